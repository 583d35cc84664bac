"""Every verb of the lexicon in a plain sentence, and the same sentence negated, doubted, asked, supposed, foretold, denied.

What the plain sentence states, its changed form never states as plainly: no verb may be added that escapes the cues.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import KIND_OF, PredicateKind, Standing, Statement
from ovillo.extraction.rules import RuleExtractor
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import grammar_of

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
OBJECTS = {"en": ("Beto Rojo", "babies", "$5,000"), "es": ("a Beto Rojo", "bebés", "5.000 dólares")}
ACTS = (PredicateKind.CONDUCT, PredicateKind.PROCEDURE)
LOWERED = {Standing.SUSPECTED, Standing.INVESTIGATED, Standing.ACCUSED, Standing.DENIED}

SILENT = {
    "en": (
        "It is unclear whether Ana Quilla {past} {object}.",
        "If Ana Quilla {past} {object}, she knows it.",
        "Did Ana Quilla {base} {object}?",
        "Ana Quilla will {base} {object}.",
        "There is no evidence that Ana Quilla {past} {object}.",
        "It is false that Ana Quilla {past} {object}.",
        "Ana Quilla planned to {base} {object}.",
    ),
    "es": (
        "Se desconoce si Ana Quilla {past} {object}.",
        "Si Ana Quilla {past} {object}, lo sabe.",
        "¿Ana Quilla {past} {object}?",
        "Ana Quilla va a {base} {object}.",
        "No hay pruebas de que Ana Quilla haya {participle} {object}.",
        "Es falso que Ana Quilla {past} {object}.",
        "Ana Quilla planeaba {base} {object}.",
    ),
}
NEGATED = {
    "en": (
        "Ana Quilla did not {base} {object}.",
        "Ana Quilla never {past} {object}.",
        "Ana Quilla failed to {base} {object}.",
    ),
    "es": (
        "Ana Quilla no {past} {object}.",
        "Ana Quilla nunca {past} {object}.",
        "Ana Quilla no ha {participle} {object}.",
    ),
}
HEDGED = {
    "en": (
        "Ana Quilla allegedly {past} {object}.",
        "Ana Quilla is suspected of having {participle} {object}.",
        "It is alleged that Ana Quilla {past} {object}.",
    ),
    "es": (
        "Ana Quilla habría {participle} {object}.",
        "Presuntamente Ana Quilla {past} {object}.",
        "Se sospecha que Ana Quilla {past} {object}.",
    ),
}
DENIED = {
    "en": ("Ana Quilla denied that she {past} {object}.", "Ana Quilla denies having {participle} {object}."),
    "es": ("Ana Quilla negó haber {participle} {object}.", "Ana Quilla niega que haya {participle} {object}."),
}


def forms(language: str) -> Iterator[dict[str, str]]:
    """Each verb that states an act by itself, with the forms that the sentences need."""
    grammar = grammar_of(language)
    by_lemma: dict[str, dict[str, str]] = {}
    for word, readings in grammar.forms.items():
        for reading in readings:
            slot = by_lemma.setdefault(reading.lemma, {"base": reading.lemma})
            is_third = reading.tense is Tense.PAST and not reading.is_plural and reading.person in (0, 3)
            if is_third and (language == "en" or (not word.endswith("ía") and not word.endswith("aba"))):
                slot.setdefault("past", word)
            if reading.tense is Tense.PARTICIPLE and not reading.is_plural and not word.endswith("a"):
                slot.setdefault("participle", word)
    for lemma, patterns in sorted(grammar.patterns.items()):
        is_act = any(KIND_OF.get(f.predicate) in ACTS and not p.words and not p.is_inverse for p, f in patterns)
        if is_act and {"past", "participle"} <= by_lemma.get(lemma, {}).keys():
            yield by_lemma[lemma]


def acts(language: str, sentence: str) -> list[Statement]:
    text = f"Weekly notes\n\n{sentence}\n\nEnd."
    document = Document(
        "a" * 64,
        "x.txt",
        "text/plain",
        len(text),
        text,
        (0,),
        SourceDetails(published=date(2031, 5, 16), language=language),
    )
    return [s for s in EXTRACTORS[language].read(document).statements if KIND_OF.get(s.predicate) in ACTS]


WHOLE = [False, pytest.param(True, marks=pytest.mark.slow)]
"""The quick run puts half of the changes upon each verb with one of the objects, and each change upon half of the verbs."""


def changed(
    language: str, templates: dict[str, tuple[str, ...]], *, is_whole: bool = True
) -> Iterator[tuple[str, list[Statement], list[Statement]]]:
    """Each changed sentence of a verb whose plain sentence states something, with what both state of its predicates."""
    for number, verb in enumerate(forms(language)):
        for object_ in OBJECTS[language] if is_whole else OBJECTS[language][number % len(OBJECTS[language]) :][:1]:
            plain = acts(language, f"Ana Quilla {verb['past']} {object_}.")
            predicates = {s.predicate for s in plain}
            for template in templates[language][0 if is_whole else number % 2 :: 1 if is_whole else 2] if plain else ():
                sentence = template.format(object=object_, **verb)
                yield sentence, plain, [s for s in acts(language, sentence) if s.predicate in predicates]


@pytest.mark.parametrize("language", ["en", "es"])
def test_most_verbs_state_something_plainly(language):
    stating = {sentence.split()[2] for sentence, _, _ in changed(language, {language: ("x x {base} {object}",)})}

    assert len(stating) > 60


@pytest.mark.parametrize("is_whole", WHOLE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_doubt_question_condition_and_plan_silence_every_verb(language, is_whole):
    assert [(sentence, kept) for sentence, _, kept in changed(language, SILENT, is_whole=is_whole) if kept] == []


@pytest.mark.parametrize("is_whole", WHOLE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_negation_reaches_every_verb(language, is_whole):
    assert [
        (s, kept) for s, _, kept in changed(language, NEGATED, is_whole=is_whole) if not all(k.negated for k in kept)
    ] == []


@pytest.mark.parametrize("is_whole", WHOLE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_hedge_lowers_every_verb(language, is_whole):
    found = [
        (s, kept)
        for s, _, kept in changed(language, HEDGED, is_whole=is_whole)
        if not {k.standing for k in kept} <= LOWERED
    ]

    assert found == []


@pytest.mark.parametrize("is_whole", WHOLE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_denial_is_no_fact_whatever_the_verb(language, is_whole):
    is_open = {Standing.DENIED}

    assert [
        (s, kept)
        for s, _, kept in changed(language, DENIED, is_whole=is_whole)
        if not {k.standing for k in kept} <= is_open
    ] == []
