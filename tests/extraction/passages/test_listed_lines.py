"""Who is listed line by line below a colon, by combination: the heading, the mark of each line, and what it says of one."""

import itertools

import pytest

from tests.extraction.said import said, statements

NAMES = ("Ana Quilla", "Beto Rojo", "Caro Sol")
EN_HEADINGS = {
    "The following people were charged:": "charged | {} | charged",
    "Police arrested three suspects and identified them as:": "detained | {} | reported",
    "Police arrested three suspects. Those arrested are:": "detained | {} | reported",
    "Police arrested three men:": "detained | {} | reported",
}
ES_HEADINGS = {
    "La policía detuvo a tres personas. Los detenidos son:": "detained | {} | reported",
    "Los detenidos fueron identificados como:": "detained | {} | reported",
    "Personas detenidas:": "detained | {} | reported",
    "La policía capturó a las siguientes personas:": "detained | {} | reported",
}
MARKS = ("", "{}. ", "- ", "{}) ")
EN_TRAITS = ("", ", 34", ", 34, a resident of Sonipat", ", a nurse")
ES_TRAITS = ("", " (34)", ", de 34 años, enfermera", ", vecina de Sonipat")


def _text(heading: str, mark: str, trait: str) -> str:
    return "\n\n".join(
        [
            "Lima, 2031.",
            "Lima (Agencia Ovillo).",
            heading,
            *(mark.format(n) + name + trait for n, name in enumerate(NAMES, 1)),
        ]
    )


ALL = [
    (language, _text(heading, mark, trait), told)
    for language, headings, traits in (("en", EN_HEADINGS, EN_TRAITS), ("es", ES_HEADINGS, ES_TRAITS))
    for (heading, told), mark, trait in itertools.product(headings.items(), MARKS, traits)
]


@pytest.mark.parametrize(("language", "text", "told"), ALL)
def test_each_line_names_one_of_those_above(language: str, text: str, told: str) -> None:
    found = {line.split(" | ", 1)[1] for line in said(language, text)}
    assert {told.format(name) for name in NAMES} <= found


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "The following people were not charged:"),
        ("en", "Police did not arrest the following people:"),
        ("en", "The following people will be charged:"),
        ("en", "Lawyers for the arrested are:"),
        ("en", "Police rescued the following victims:"),
        ("en", "Police arrested five men:"),
        ("en", "Police arrested two men before three witnesses:"),
        ("es", "Los abogados de los detenidos son:"),
        ("es", "Las siguientes personas no fueron detenidas:"),
        ("es", "Los familiares de los detenidos son:"),
        ("es", "Serán imputadas las siguientes personas:"),
        ("es", "Testigos de la defensa:"),
    ],
)
def test_nobody_else_is_held(language: str, heading: str, mark: str) -> None:
    found = [
        s for s in statements(language, _text(heading, mark, "")) if s.predicate in {"detained", "charged"} and s.object
    ]
    assert not [s for s in found if s.object and s.object.name in NAMES and not s.negated]


@pytest.mark.parametrize("line", ["Dino Paz told reporters that he knew nothing", "Dino Paz", "Dino Paz was released"])
def test_a_line_of_another_kind_ends_the_list(line: str) -> None:
    text = _text("Police arrested three men. Those arrested are:", "{}. ", "") + "\n\n" + line
    assert "- | detained | Dino Paz | reported" not in said("en", text)
