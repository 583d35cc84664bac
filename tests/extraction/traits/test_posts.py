"""Which post or trade the words beside a name give."""

import pytest

from tests.extraction.said import statements


def held(language, text):
    """(who, predicate, what) of each post and trade."""
    found = statements(language, text)
    return {(s.subject.name, s.predicate, s.value.text) for s in found if s.predicate in {"occupation", "holds_office"}}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It was said by Marc Brea, head of the Ovillo Police Unit.",
         {("Marc Brea", "holds_office", "head of the Ovillo Police Unit")}),
        ("en", "Home Secretary Ana Tilo said it on Monday morning.", {("Ana Tilo", "holds_office", "Home Secretary")}),
        ("en", "The command spokesman, Marc Brea, said it.", {("Marc Brea", "holds_office", "command spokesman")}),
        ("en", "Ana Tilo was a recycling worker.", {("Ana Tilo", "occupation", "recycling worker")}),
        ("es", "Lo dijeron los jueces de la Sala IV Ana Tilo, Marco Brea y Beto Rojo.",
         {(n, "holds_office", "jueces de la Sala IV") for n in ("Ana Tilo", "Marco Brea", "Beto Rojo")}),
        ("es", "Marco Brea, fiscal contra el crimen organizado de Loja, lo dijo.",
         {("Marco Brea", "holds_office", "fiscal contra el crimen organizado de Loja")}),
        ("es", "La fiscal encargada del caso, Ana Tilo, lo dijo.", {("Ana Tilo", "holds_office", "fiscal")}),
        ("es", "El juez Marco Brea, titular del Juzgado Penal, lo dijo.",
         {("Marco Brea", "holds_office", "juez"), ("Marco Brea", "holds_office", "titular del Juzgado Penal")}),
        ("en", "Past mayors, including Ana Tilo and Marc Brea, said it.",
         {(n, "holds_office", "Past mayors") for n in ("Ana Tilo", "Marc Brea")}),
        ("en", "As a former police detective, Marc Brea knew it.", {("Marc Brea", "holds_office", "former police detective")}),
        ("en", "Other nurses, such as Ana Tilo and Eva Brea, worked as cleaners.",
         {(n, "occupation", t) for n in ("Ana Tilo", "Eva Brea") for t in ("nurses", "cleaners")}),
        ("en", "The nurses were also identified as Ana Tilo, Marc Brea and Eva Brea.",
         {(n, "occupation", "nurses") for n in ("Ana Tilo", "Marc Brea", "Eva Brea")}),
        ("en", "They identified the doctors as Ana Tilo of the Tilo Hospital and Marc Brea.",
         {(n, "occupation", "doctors") for n in ("Ana Tilo", "Marc Brea")}),
        ("en", "The Ovillo Police issued a statement by its spokesman, Marc Brea.", {("Marc Brea", "holds_office", "spokesman")}),
        ("en", "Marc Brea, Ovillo Police spokesman, said it.", {("Marc Brea", "holds_office", "spokesman")}),
        ("en", "Executive Director of the Ovillo Agency, COP (Rtd) Marc Brea, said it.",
         {("Marc Brea", "holds_office", "Executive Director of the Ovillo Agency")}),
        ("en", "The nurses were not identified as Ana Tilo and Marc Brea.", set()),
        ("en", "As a mother, Ana Tilo knew it.", set()),
        ("en", "As a mayor, would Ana Tilo know it?", set()),
        ("en", "Ana Tilo was a worker.", set()),
        ("en", "The judges of the Ovillo Court met Ana Tilo and Marc Brea.", set()),
        ("es", "Ana Tilo, acusada de vender bebés, lo negó.", set()),
    ],
)  # fmt: skip
def test_a_post_is_told_with_what_belongs_to_it(language, text, expected):
    assert held(language, text) == expected


@pytest.mark.parametrize("text", ["Search warrants were served at the house of Ana Tilo, 34, on Monday."])
def test_a_sentence_that_begins_with_the_word_of_a_button_is_read(text):
    assert "age" in {s.predicate for s in statements("en", text)}


@pytest.mark.parametrize(
    "post",
    [
        "head of the personnel directorate",
        "head of the ministry's personnel directorate",
        "deputy head of the city's health department",
        "head of procurement at the Ministry of Health",
        "leader of the opposition",
        "chairwoman of the parliamentary health committee",
    ],
)
def test_who_heads_a_part_of_a_public_body_holds_a_post(post):
    found = statements("en", f"Ana Pell, {post}, was arrested.")

    assert [s.value.text for s in found if s.predicate == "holds_office"] == [post]


@pytest.mark.parametrize("post", ["head of the trafficking ring", "head of her family", "leader of the gang"])
def test_who_heads_what_is_no_public_body_holds_none(post):
    assert not any(s.predicate == "holds_office" for s in statements("en", f"Ana Pell, {post}, was arrested."))
