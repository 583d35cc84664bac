"""Nothing passes that does not stand in the text."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.statements import Standing, Statement, Value
from ovillo.extraction.gate import anchor_quote, pass_gate

TEXT = "Police detained Ana Quilla. Later 14 people were freed."
QUOTE = TEXT[:27]


def entity(name, start):
    mention = Mention(start, start + len(name), name, NameLevel.FULL)
    return DocumentEntity(f"id-{name}", "d", EntityType.PERSON, name, NameLevel.FULL, (mention,))


ANA = entity("Ana Quilla", TEXT.index("Ana"))
GOOD = Statement("d", "detained", Standing.REPORTED, 0, 27, QUOTE, "test@1", object=ANA)


def test_a_statement_that_stands_in_the_text_passes():
    passed = pass_gate(TEXT, [GOOD], stand_ins={})

    assert passed.statements == (GOOD,)
    assert passed.quarantined == 0


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, quote="Police detained Ana Quila."),
        replace(GOOD, start=1),
        replace(GOOD, end=len(TEXT) + 5),
        replace(GOOD, object=entity("Beto Rojo", 0)),
        replace(GOOD, start=28, end=len(TEXT), quote=TEXT[28:]),
        replace(GOOD, value=Value("14 people", Decimal(14), "person")),
    ],
    ids=["paraphrase", "moved", "outside", "unknown name", "name elsewhere", "number elsewhere"],
)
def test_what_does_not_stand_in_the_text_is_refused_and_counted(bad):
    passed = pass_gate(TEXT, [bad, GOOD], stand_ins={})

    assert passed.statements == (GOOD,)
    assert passed.quarantined == 1


def test_words_that_stand_for_somebody_are_enough():
    later = replace(GOOD, start=28, end=len(TEXT), quote=TEXT[28:])

    passed = pass_gate(TEXT, [later], stand_ins={ANA.id: ((34, 43),)})

    assert passed.statements == (later,)


def test_a_quote_is_found_after_normalising_marks_and_spaces():
    text = "He said:\n“I  never sold\u00a0anything”, and left."

    start, end = anchor_quote(text, '"I never sold anything"')

    assert text[start:end] == "“I  never sold\u00a0anything”"


@pytest.mark.parametrize("quote", ["I never sold something", "never", "", "He said nothing"])
def test_a_quote_that_differs_or_stands_twice_is_not_found(quote):
    assert anchor_quote("I never, never sold anything", quote) is None


@given(st.text(min_size=1), st.integers(0, 50), st.integers(1, 50))
def test_a_quote_taken_from_the_text_comes_back_as_itself_or_not_at_all(text, start, length):
    quote = text[start : start + length]

    found = anchor_quote(text, quote)

    assert found is None or text[found[0] : found[1]].split() == quote.split()
