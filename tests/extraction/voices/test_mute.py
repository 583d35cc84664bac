"""Who cannot speak yet says nothing: the pronoun beside a verb of saying means somebody else."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A baby was going to be sold for $3,000, he said, while other babies were sold for $800."),
        ("en", "Police rescued a newborn. Ana Ficticia sold two babies, he said."),
        ("es", "Un bebé iba a ser vendido, dijo, mientras que otros bebés fueron vendidos por 800 dólares."),
    ],
)
def test_a_baby_says_nothing(language: str, sentence: str) -> None:
    told = statements(language, sentence)

    assert told
    assert not [speaker.name for each in told for speaker in each.speakers]
