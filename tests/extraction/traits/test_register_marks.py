"""How registers write kin and other names: "X s/o Y", "X @ Z"."""

import pytest

from tests.extraction.said import facts, statements


@pytest.mark.parametrize("mark", ["s/o", "d/o", "S/o"])
def test_the_parent_is_not_who_was_arrested(mark):
    read = facts("en", f"Ramu Fable @ Kalu (51) {mark} Bholu Fable of Teapot was arrested on Monday.")
    assert (None, "detained", "Ramu Fable", "reported", False) in read
    assert not any(f[1] == "detained" and f[2] == "Bholu Fable" for f in read)


def test_kin_and_spouses():
    assert ("Taj Fable", "relative_of", "M.A. Fable", "reported", False) in facts(
        "en", "The driver, one Taj Fable s/o M.A. Fable of Silchar, was arrested."
    )
    assert ("Sita Fable", "partner_of", "Gopal Fable", "reported", False) in facts(
        "en", "Police arrested Sita Fable w/o Gopal Fable."
    )


def test_another_name_behind_the_sign():
    named = {
        (s.subject.name, s.value.text) for s in statements("en", "Ramu Fable @ Kalu fled.") if s.predicate == "alias"
    }
    assert named == {("Ramu Fable", "Kalu")}
