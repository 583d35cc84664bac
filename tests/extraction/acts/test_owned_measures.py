"""What is ordered or asked for of "his" or "su": of the only one who can be meant, and of nobody where that is unsure."""

import pytest

from tests.extraction.said import said

DETAINED = [
    ("en", "Nurse Ana Fiction was arrested on Tuesday. {}", "Ana Fiction"),
    ("es", "La enfermera Ana Ficticia fue detenida el martes. {}", "Ana Ficticia"),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Prosecutor Max Invento requested her detention.", "Max Invento | requested"),
        ("en", "Judge Max Invento ordered her release.", "Max Invento | ordered"),
        ("en", "Prosecutors sought her pre-trial detention.", "Prosecutors | requested"),
        ("es", "El juez Max Invento ordenó su libertad.", "Max Invento | ordered"),
        ("es", "La fiscal Eva Inventada pidió su inmediata excarcelación.", "Eva Inventada | requested"),
    ],
)
def test_a_measure_of_hers_is_against_whom_the_sentence_before_speaks_of(language, text, expected):
    _, before, whom = next(row for row in DETAINED if row[0] == language)

    assert f"{expected} | {whom} | reported" in said(language, before.format(text))


@pytest.mark.parametrize("who", ["A judge", "Judge Eva Invento", "Judge Max Invento"])
def test_his_arrest_is_that_of_the_man_before(who):
    lines = said("en", f"Nurse Pedro Fiction was accused of selling babies. {who} ordered his arrest.")

    assert any(line.endswith("| ordered | Pedro Fiction | reported") for line in lines)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nurse Ana Fiction was arrested on Tuesday. A judge ordered his release."),
        ("en", "Nurse Pedro Fiction was arrested. A judge who had heard Max Invento ordered his release."),
        ("en", "Police arrested Pedro Fiction and Max Invento. A judge ordered his release."),
        ("en", "Nurse Pedro Fiction was arrested. A judge refused to order his release."),
        ("en", "Nurse Pedro Fiction was arrested. A judge may order his release."),
        ("es", "Pedro Ficticio fue detenido. Tras oír a Max Inventado, un juez ordenó su libertad."),
        ("es", "Pedro Ficticio fue detenido. Un juez negó su libertad."),
    ],
)
def test_nothing_is_ordered_where_it_is_unsure_of_whom(language, text):
    assert not any("| ordered |" in line for line in said(language, text))
