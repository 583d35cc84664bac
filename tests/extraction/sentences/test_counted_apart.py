"""A bare number before a verb: "rescataron a 14 mujeres y otras cinco fueron detenidas" arrests nobody who was freed."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("es", "Fueron rescatadas 14 mujeres y otras cinco fueron detenidas.",
         {"- | rescued | mujeres 14 | reported", "- | detained | 5 | reported"}),
        ("es", "Fueron detenidas 14 personas y cinco fueron imputadas.",
         {"- | detained | personas 14 | reported", "- | charged | 5 | charged"}),
        ("en", "Police rescued 14 women and five others were arrested.",
         {"Police | rescued | women 14 | reported", "- | detained | 5 | reported"}),
        ("en", "Police rescued Ana Quilla and five others were arrested.",
         {"Police | rescued | Ana Quilla | reported", "- | detained | 5 | reported"}),
        ("es", "Fueron condenados Beto Inventado y Carlos Supuesto y otros dos fueron absueltos.",
         {"- | convicted | Beto Inventado | convicted", "- | convicted | Carlos Supuesto | convicted"}),
        ("en", "The court convicted Ana Quilla and Beto Rojo and two others were acquitted.",
         {"court | convicted | Ana Quilla | convicted", "court | convicted | Beto Rojo | convicted"}),
    ],
)  # fmt: skip
def test_those_of_the_verb_before_undergo_nothing_more(language, text, lines):
    assert said(language, text) == lines


def test_a_list_that_is_the_subject_stays_one():
    for text in ("Ana Quilla and five others were arrested.", "Police said Ana Quilla and five others were arrested."):
        assert {"- | detained | Ana Quilla | reported", "- | detained | 5 | reported"} <= said("en", text), text
