"""Lists below "ejecutó la detención preliminar de las siguientes personas:", whatever words tell the act."""

import pytest

from tests.extraction.said import facts

_NAMES = "\n\n- Juana Quispe Ficticia (41)\n- Pedro Mamani Inventado (38)"


def _told(opening):
    return {(what, whom) for _, what, whom, _, negated in facts("es", opening + _NAMES) if not negated}


@pytest.mark.parametrize(
    ("opening", "act"),
    [
        ("La policía ejecutó la detención preliminar de", "detained"),
        ("La fiscalía efectuó la detención de", "detained"),
        ("Se capturó a", "detained"),
        ("El juez dictó prisión preventiva contra", "ordered"),
        ("La fiscalía pidió la detención preliminar de", "requested"),
        ("El juez dispuso la libertad de", "released"),
    ],
)
def test_each_of_the_following_persons_is_told(opening, act):
    told = _told(f"{opening} las siguientes personas:")

    assert {(act, "Juana Quispe Ficticia"), (act, "Pedro Mamani Inventado")} <= told


def test_what_was_not_done_is_told_of_none_of_them():
    told = _told("No se ejecutó la detención de las siguientes personas:")

    assert not {whom for _, whom in told} & {"Juana Quispe Ficticia", "Pedro Mamani Inventado"}
