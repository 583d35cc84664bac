"""Numbers that stand in another sentence, before a name, or in an article."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Seven officers were arrested. The officers are charged with bribery.", "- | charged | officers 7 | charged"),
        (
            "en",
            "Seven Ovillo City Police (OCP) officers were arrested.",
            "- | detained | officers 7 | reported",
        ),
        ("en", "A trial of 103 defendants began. All the defendants were charged.", "- | charged | defendants 103 | charged"),
        ("en", "Police arrested two nurses and a doctor.", "Police | detained | doctor 1 | reported"),
        ("es", "La policía detuvo a cinco hombres y a una mujer.", "policía | detained | mujer 1 | reported"),
        ("es", "Los 26 acusados forman parte de un grupo.", "acusados | belongs_to | grupo 26 | reported"),
    ],
)  # fmt: skip
def test_those_counted_before_are_as_many_after(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Seven officers were arrested. Nine officers were freed. The officers are charged.", "- | charged | officers 7 | charged"),
        ("Seven officers were arrested. Some officers are charged.", "- | charged | officers 7 | charged"),
        ("Police arrested a doctor.", "Police | detained | doctor 1 | reported"),
    ],
)  # fmt: skip
def test_no_number_is_carried_where_several_fit_or_a_part_is_meant(text: str, wrong: str) -> None:
    assert wrong not in said("en", text)
