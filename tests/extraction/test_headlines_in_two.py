"""A headline that tells of two: neither's outcome, standing or word goes to the other."""

import itertools

import pytest

from tests.extraction.said import whole

HELD = {
    "detained": {"reported", "convicted"},
    "convicted": {"reported", "convicted"},
    "sentenced": {"convicted"},
    "charged": {"charged"},
}
EN = itertools.product(
    (("Jane Ficticia", "Bo Invento"), ("Nurse", "doctor"), ("Nurse Jane Ficticia", "midwife Bo Invento")),
    (
        "cleared of selling babies",
        "acquitted of trafficking",
        "charged with selling babies",
        "suspected of leading a ring",
        "denies selling babies",
        "was cleared of selling babies",
    ),
    ("; ", ", ", ": ", " | "),
    ("jailed", "convicted of bribery", "charged with fraud", "gets ten years"),
)
ES = itertools.product(
    (("Juana Ficticia", "Bruno Invento"), ("Enfermera", "médico"), ("La enfermera Ana Ficticia", "el médico Bo Invento")),
    ("absuelta de vender bebés", "acusada de vender bebés", "niega haber vendido bebés", "imputada por trata"),
    ("; ", ", "),
    ("condenado a diez años", "es condenado a diez años", "detenido"),
)  # fmt: skip
HEADLINES = [(language, *cell) for language, cells in (("en", EN), ("es", ES)) for cell in cells]


@pytest.mark.parametrize(("language", "who", "first", "mark", "second"), HEADLINES)
def test_each_has_their_own_outcome(language: str, who: tuple[str, str], first: str, mark: str, second: str) -> None:
    told = [
        s for s in whole(language, f"# {who[0]} {first}{mark}{who[1]} {second}\n\nNothing.") if s.object is not None
    ]
    last = [name.split()[-1] for name in who]
    theirs = [s for s in told if last[1] in s.object.name and s.predicate in HELD]
    others = {s.predicate for s in told if last[0] in s.object.name}

    assert all(s.standing.value in HELD[s.predicate] and not s.speakers for s in theirs)
    assert not others & {"detained", "convicted", "sentenced"}


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("# Jane Ficticia cleared of selling babies; Bo Invento jailed\n\nNothing.", "reported"),
        ("# Jane Ficticia denies selling babies, Bo Invento arrested\n\nNothing.", "reported"),
        ("Jane Ficticia was cleared of selling babies; Bo Invento was jailed.", "reported"),
    ],
)
def test_the_second_outcome_is_told(text: str, standing: str) -> None:
    assert [(s.object.name, s.standing.value) for s in whole("en", text) if s.predicate == "detained"] == [
        ("Bo Invento", standing)
    ]
