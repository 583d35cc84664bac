"""Where somebody is said to have a place holds no firmer than what is said of them."""

import pytest

from tests.extraction.said import statements

HELD = {
    ("en", "Police accused Ana Ficticia of running a clinic in Qenqo."): "accused",
    ("en", "Prosecutors charged Ana Ficticia with running an orphanage in Qenqo."): "charged",
    ("en", "Police accused Ana Ficticia of running a camp in Qenqo that housed thousands of migrants."): "accused",
    ("en", "Ana Ficticia allegedly worked for a clinic in Qenqo."): "suspected",
    ("en", "Police searched a clinic in Qenqo."): "reported",
    ("en", "Police searched the clinic in Qenqo which Ana Ficticia is accused of running."): "reported",
    ("es", "La fiscalía acusó a Ana Ficticia de dirigir una clínica en Qenqo."): "accused",
    ("es", "Ana Ficticia presuntamente dirigía un orfanato en Qenqo."): "suspected",
    ("es", "La policía allanó una clínica en Qenqo."): "reported",
}
UNTOLD = [
    ("en", "It is not known whether the ring has a clinic in Qenqo."),
    ("en", "Ana Ficticia denied running a clinic in Qenqo."),
    ("en", "Ana Ficticia did not open a clinic in Qenqo."),
    ("es", "Se investiga si Ana Ficticia tenía una clínica en Qenqo."),
    ("es", "Ana Ficticia negó dirigir una clínica en Qenqo."),
]


def places(language: str, text: str) -> list[str]:
    found = statements(language, text)
    return [each.standing.value for each in found if each.predicate == "located_in" and each.object.name == "Qenqo"]


@pytest.mark.parametrize("sentence", HELD)
def test_a_place_holds_no_firmer_than_what_it_stands_in(sentence: tuple[str, str]) -> None:
    assert places(*sentence) == [HELD[sentence]]


@pytest.mark.parametrize("sentence", UNTOLD)
def test_a_place_that_is_asked_or_denied_is_none(sentence: tuple[str, str]) -> None:
    assert places(*sentence) == []
