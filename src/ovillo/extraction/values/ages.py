"""How old somebody is told to be: "37", "de tres meses", "13-day-old"; in years, or in a unit that is none of ours."""

from collections.abc import Sequence
from decimal import Decimal

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import Role, WhoWords

OLDEST = 110
GROWN = 18
_FEW, _OLDEST_CHILD = 2, 14
_LABEL = 4
"""Tokens in which a label of terms stands: "Los otros dos condenados"."""
_MARKS = frozenset({",", ".", ";", ")", "’", "'"})


def age_number(text: str, who: WhoWords) -> int | None:
    """The age that a word or digits write; `None` where they write none."""
    if text.isascii() and text.isdigit():
        return int(text) if 0 < int(text) <= OLDEST else None
    return who.ages.get(fold(text))


def age_value(
    tokens: Sequence[Token], span: tuple[int, int], text: str, who: WhoWords, bound: Quantifier = Quantifier.EXACT
) -> Value:
    """The age that begins at this span, with its unit: years unless a word for months or days follows."""
    number = age_number(tokens[span[0]].text, who)
    inside = {fold(token.text) for token in tokens[span[0] : span[1] + 1]}
    is_short = bool(inside & who.words["month_words"])
    return Value(text, Decimal(number or 0), None if is_short else "year", bound)


def compound_age(token: Token, who: WhoWords) -> Value | None:
    """As in "53-year-old", "two-month-old"."""
    if not token.lower.endswith(who.age_compounds):
        return None
    tens, units = (*token.lower.split("-")[:2], "")[:2]
    number, rest = age_number(tens, who), age_number(units, who)
    if number is not None and rest is not None:
        number = number + rest if number % 10 == 0 and rest < 10 else None  # "sixty-three-year-old", not 60
    is_short = token.lower.endswith(who.month_compounds)
    return None if number is None else Value(token.text, Decimal(number), None if is_short else "year")


def aged_at(tokens: Sequence[Token], index: int, taken: Sequence[bool], who: WhoWords) -> Role | None:
    """As in "the 43-year-old was charged": an age after "the", with no noun behind it, stands for somebody grown."""
    told = compound_age(tokens[index], who)
    before = fold(tokens[index - 1].text) if index else ""
    if told is None or told.number is None or told.unit != "year" or told.number < GROWN:
        return None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before not in who.words["definite"] or (after is not None and taken[index + 1]):
        return None
    if after is not None and after.text not in _MARKS and not _may_be_verb(after, who):
        return None
    return Role("person", frozenset({"person"}), EntityType.PERSON, None, False, "person", 1, tokens[index].lower)


def _may_be_verb(token: Token, who: WhoWords) -> bool:
    """Whether no noun follows the age; "the 43-year-old accused man" is a man."""
    ending = who.words["be"] | who.words["have"] | who.pronouns["relative"] | who.words["prepositions"]
    is_told = token.lower in who.told and fold(token.text) not in who.words["hedges"] | who.words["undergone"]
    return is_told or fold(token.text) in ending | who.words["and"]


def counts_in_brackets(tokens: Sequence[Token], number: int) -> bool:
    """As in "in Lima (12), Cusco (3) and Puno (1)": how many at each, where not all can be ages of the grown."""
    rows = zip(tokens, tokens[1:], tokens[2:], strict=False)
    found = [b.text for a, b, c in rows if a.text == "(" and c.text == ")" and b.text.isdigit()]
    is_bracketed = number > 0 and tokens[number - 1].text == "("
    return is_bracketed and len(found) > _FEW and any(int(text) < _OLDEST_CHILD for text in found)


def is_of_term(tokens: Sequence[Token], number: int, who: WhoWords) -> bool:
    """As in "X got 12 years in prison; Y, 8 years", "la pena de X de diez a seis años": a term, and no age."""
    marks = who.words["range_marks"]
    beside = {fold(t.text) for t in (*tokens[max(0, number - 1) : number], *tokens[number + 1 : number + 2])}
    numbers = [n for n in (number - 2, number + 2) if 0 <= n < len(tokens) and age_number(tokens[n].text, who)]
    if beside & marks and numbers:
        return True
    years = who.phrases["age_after"]
    if _is_spelled_term(tokens, number, who) or is_served(tokens, number, who) or _is_only_term(tokens, number, who):
        return True
    opening = [fold(t.text) for t in tokens[:2]]
    if opening and (opening[0] in who.words["before_whom"] or opening[-1] in who.words["before_whom"]):
        size = phrase_at(tokens, number + 1, years)
        is_whole = not any(t.lower in who.told for t in tokens)
        if size and tokens[number - 1].text == "," and is_whole:
            return True  # "Al policía X, 1 año y medio."
    size = phrase_at(tokens, number + 1, years)
    if size and _opens_with_terms(tokens, who):
        is_old = {fold(t.text) for t in tokens[number + 2 : number + 1 + size]} & who.words["of_age"]
        return not is_old and fold(tokens[number - 1].text) not in who.words["age_before"]
    for at in range(number):
        size = phrase_at(tokens, at + 1, years) if age_number(tokens[at].text, who) is not None else 0
        behind = {fold(t.text) for t in tokens[at + 1 + size : at + 4 + size]}
        if size and behind & who.words["term_nouns"]:
            return (
                phrase_at(tokens, number + 1, years) > 0
                and fold(tokens[number - 1].text) not in who.words["age_before"]
            )
    return False


def _is_spelled_term(tokens: Sequence[Token], number: int, who: WhoWords) -> bool:
    """As in "the ex-judge X, five years for fraud": an age in words is told with "old", "aged" or "de"."""
    size = phrase_at(tokens, number + 1, who.phrases["age_after"])
    around = {fold(t.text) for t in (*tokens[max(0, number - 1) : number], *tokens[number + 2 : number + 1 + size])}
    is_spelled = size > 0 and not any(mark.isdigit() for mark in tokens[number].text)
    return is_spelled and not around & (who.words["of_age"] | who.words["age_before"])


def is_served(tokens: Sequence[Token], number: int, who: WhoWords) -> bool:
    """As in "X, 15 years in prison", "el suboficial X, de 16 años de servicio": what the years were spent in."""
    size = phrase_at(tokens, number + 1, who.phrases["age_after"])
    behind = [fold(t.text) for t in tokens[number + 1 + size : number + 5 + size]]
    end = next((at for at, word in enumerate(behind) if not word.isalpha()), len(behind))
    return size > 0 and bool(set(behind[:end]) & (who.words["term_nouns"] | who.words["served_in"]))


def _is_only_term(tokens: Sequence[Token], number: int, who: WhoWords) -> bool:
    """As in "condena a X, 17 años; Y, 15 años": behind a verb of sentencing, where no other years are the term."""
    size = phrase_at(tokens, number + 1, who.phrases["age_after"])
    before = fold(tokens[number - 1].text) if number else ""
    is_old = before in who.words["age_before"] or bool(
        {fold(t.text) for t in tokens[number + 2 : number + 1 + size]} & who.words["of_age"]
    )
    if not size or is_old or not any(fold(t.text) in who.words["sentencing"] for t in tokens[:number]):
        return False
    others = (n for n in range(1, len(tokens)) if n != number and age_number(tokens[n].text, who) is not None)
    return not any(fold(tokens[n - 1].text) in who.words["before_terms"] for n in others)


def _opens_with_terms(tokens: Sequence[Token], who: WhoWords) -> bool:
    """As in "Convicted: X, 10 years; Y, six years", "Los condenados son X (diez años) y Z (ocho años)"."""
    label = next((n for n, t in enumerate(tokens[:_LABEL]) if fold(t.text) in who.words["term_labels"]), None)
    links = [] if label is None else [*tokens[:3], *tokens[label + 1 : label + 2]]
    return any(t.text == ":" or fold(t.text) in who.words["be"] for t in links)


def tells_ages(tokens: Sequence[Token], who: WhoWords) -> bool:
    """As in "X, de 45 años; Y, de 50": whether "años" stands behind another number."""
    return any(
        token.kind is TokenKind.NUMBER and phrase_at(tokens, at + 1, who.phrases["age_after"])
        for at, token in enumerate(tokens[:-1])
    )
