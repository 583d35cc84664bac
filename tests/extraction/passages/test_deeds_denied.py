"""Denials in plain words: "I sold nobody", "shouted that she was innocent"; and who is no suspect."""

from itertools import product

import pytest

from tests.extraction.said import facts

_EN = ("I sold nobody", "I never sold anyone", "I am innocent", "I took no money")
_ES = ("No vendí a nadie", "Nunca cobré dinero", "Soy inocente")
_EN_OWN = ("she was innocent", "she had sold nobody", "she never took any money")
_ES_OWN = ("es inocente", "no vendió a nadie", "jamás cobró un solo soborno")


def _is_denied(language, text):
    return {held for who, what, _, held, _ in facts(language, text) if what == "sells" and who} == {"accused", "denied"}


@pytest.mark.parametrize(("words", "verb"), [*product(_EN, ["said", "shouted"])])
def test_own_words_deny_in_english(words, verb):
    assert _is_denied("en", f'Cora Ruff was accused of selling babies. "{words}," Ruff {verb}.')


@pytest.mark.parametrize(("words", "verb"), [*product(_EN_OWN, ["said", "shouted", "swore"])])
def test_told_words_deny_in_english(words, verb):
    assert _is_denied("en", f"Cora Ruff was accused of selling babies. She {verb} that {words}.")


@pytest.mark.parametrize(("words", "verb"), [*product(_ES, ["dijo", "gritó"])])
def test_own_words_deny_in_spanish(words, verb):
    assert _is_denied("es", f'Rosa Mena fue acusada de vender bebés. "{words}", {verb} Mena.')


@pytest.mark.parametrize(("words", "verb"), [*product(_ES_OWN, ["dijo", "gritó", "juró"])])
def test_told_words_deny_in_spanish(words, verb):
    assert _is_denied("es", f"Rosa Mena fue acusada de vender bebés. Mena {verb} que {words}.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hugo Plinth was accused of selling babies. Plinth's lawyer said his client took no money."),
        ("es", "Rosa Mena fue acusada de vender bebés. Su abogado dijo que su clienta no cobró dinero."),
    ],
)
def test_a_lawyer_denies_for_the_client(language, text):
    assert _is_denied(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cora Ruff was accused of selling babies. The judge said she sold nobody."),
        ("en", "Cora Ruff was accused of selling babies. Ruff said she received no reply."),
        ("es", "Rosa Mena fue acusada de vender bebés. La jueza dijo que no cobró dinero."),
    ],
)
def test_what_another_says_or_what_is_no_deed_denies_nothing(language, text):
    assert not _is_denied(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police said that Ewan Fergal is not a suspect."),
        ("en", "Ewan Fergal is no longer a suspect, police said."),
        ("en", "Ewan Fergal was ruled out as a suspect."),
        ("es", "La fiscalía aclaró que Elías Ferrán no es sospechoso."),
        ("es", "Elías Ferrán dejó de ser sospechoso."),
    ],
)
def test_who_is_no_suspect_is_told_so(language, text):
    told = {(whom, negated) for _, what, whom, _, negated in facts(language, text) if what == "investigated"}

    assert told in ({("Ewan Fergal", True)}, {("Elías Ferrán", True)})
