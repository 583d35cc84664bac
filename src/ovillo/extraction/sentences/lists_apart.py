"""Names behind "and" that go on with no object: "convicted of selling babies and Y of fraud", "X, who sold one, and Y".

1. Behind an aside of somebody that opens with "who" or a participle and has but one object, a name between its comma
   and "and" is listed with whoever the aside is about.
2. A name with a preposition that tied a gerund before, with a noun right behind it or with a bare number has a verb of
   its own, which is left out.
3. Behind a semicolon and a relative clause of somebody else a name is no object of it: "X, who paid her; and Y".
4. "A nurse accused of selling babies and Y were arrested": the name is listed with the nurse.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, TokenKind
from ovillo.extraction.words.conjugation import FINITE, Tense
from ovillo.extraction.words.grammar import Grammar

_TYPES = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_ASIDE = 6
"""Tokens of "her driver" between commas behind a name."""


def lists_apart(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups, such names taken out of the lists of objects before them."""
    found = list(groups)
    for at, group in enumerate(groups):
        before = group.coordinated_with
        if before is None or before >= at or not _is_name_behind_and(sentence, groups[before], group, grammar):
            continue
        host = _host(sentence, groups, before, grammar)
        if host is None:
            host = _described(sentence, groups, before, group, grammar)
        if host is not None:
            found[at] = replace(group, coordinated_with=host)
        elif _is_past_semicolon(sentence, groups, at, grammar) or (
            groups[before].kind is not ArgumentKind.NAME and _opens_gap(sentence, group, grammar)
        ):
            found[at] = replace(group, coordinated_with=None)
    return tuple(found)


def _is_name_behind_and(sentence: Sentence, before: NounGroup, group: NounGroup, grammar: Grammar) -> bool:
    is_named = group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON and not group.is_plural
    between = [t.lower for t in sentence.tokens[before.last + 1 : group.first]]
    return is_named and between[-1:] != [] and between[-1] in grammar.sets["conjunctions"]


def _is_past_semicolon(sentence: Sentence, groups: Sequence[NounGroup], at: int, grammar: Grammar) -> bool:
    """Rule 3."""
    tokens, before = sentence.tokens, groups[groups[at].coordinated_with or 0]
    if before.kind is ArgumentKind.NAME or ";" not in {t.text for t in tokens[before.last + 1 : groups[at].first]}:
        return False
    named = max((g.last for g in groups[:at] if g.kind is ArgumentKind.NAME and g.last < before.first), default=-1)
    return named >= 0 and any(t.lower in grammar.sets["relatives"] for t in tokens[named + 1 : before.first])


def _host(sentence: Sentence, groups: Sequence[NounGroup], before: int, grammar: Grammar) -> int | None:
    """Rule 1: whoever the aside is about that ends with the group `before`."""
    tokens, last = sentence.tokens, groups[before].last
    if [t.text for t in tokens[last + 1 : last + 2]] != [","] or groups[before].coordinated_with is not None:
        return None
    opening = next((n for n in range(groups[before].first - 1, 0, -1) if tokens[n].text in (",", ";")), 0)
    word = tokens[opening + 1].lower
    is_participle = any(form.tense is Tense.PARTICIPLE for form in grammar.forms.get(word, ()))
    is_participle = is_participle and not any(group.first == opening + 2 for group in groups)  # "incluidos X, …, y Y"
    if not opening or not (word in grammar.sets["relatives"] or is_participle):
        return None
    end = opening - 1
    if tokens[end].kind is TokenKind.NUMBER and tokens[end - 1].text == ",":
        end -= 2  # "X, 45, accused of …"
    return next((n for n in range(before) if groups[n].last == end and groups[n].entity.type in _TYPES), None)


def _described(
    sentence: Sentence, groups: Sequence[NounGroup], before: int, group: NounGroup, grammar: Grammar
) -> int | None:
    """Rule 4: the one person before the participle in whose object the group `before` stands."""
    tokens, at = sentence.tokens, groups[before].first - 1
    after = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
    if at < 0 or not _is_plural_verb(after, grammar) or not _is_tied_verb(tokens[at].lower, grammar):
        return None
    host = next((n for n in range(before - 1, -1, -1) if groups[n].last < at), None)
    if host is None or groups[host].is_plural or groups[host].entity.type is not EntityType.PERSON:
        return None
    behind = tokens[groups[host].last + 1].lower
    forms = grammar.forms.get(behind, ())
    return host if any(form.tense is Tense.PARTICIPLE for form in forms) else None


def _is_plural_verb(word: str, grammar: Grammar) -> bool:
    forms = [form for form in grammar.forms.get(word, ()) if form.tense in FINITE]
    is_by_form = bool(forms) and all(form.is_plural for form in forms)
    return is_by_form or word in grammar.verbs["number_forms"]["plural"]


def _is_tied_verb(word: str, grammar: Grammar) -> bool:
    """A verb as it stands behind a preposition: "of selling", "de vender"."""
    tied = Tense.GERUND if grammar.sets["infinitive_marks"] else Tense.BASE
    return any(form.tense is tied for form in grammar.forms.get(word, ()))


def _opens_gap(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """Rule 2."""
    tokens, at = sentence.tokens, group.last + 1
    rest = tokens[at : at + 2]
    if not rest:
        return False
    if rest[0].text == ",":
        closing = next((n for n in range(at + 1, min(at + _ASIDE, len(tokens))) if tokens[n].text == ","), None)
        rest = () if closing is None else tokens[closing + 1 : closing + 3]
        return bool(rest) and _ties_gerund(sentence, group, rest[0].lower, grammar)
    if _ties_gerund(sentence, group, rest[0].lower, grammar) or rest[0].lower in grammar.table["lists"]["bare_pleas"]:
        return True
    lists, durations = grammar.table["lists"], grammar.table["durations"]
    if rest[0].lower in lists["bare_counts"]:
        return len(rest) == 1 or rest[1].kind is not TokenKind.WORD
    times = {*durations["year"], *durations["month"], *lists["other_days"]}
    return rest[0].lower in lists["articles"] and len(rest) > 1 and rest[1].lower not in times


def _ties_gerund(sentence: Sentence, group: NounGroup, preposition: str, grammar: Grammar) -> bool:
    """Whether the preposition stands right before a gerund in front of the name: "of selling babies and Y of fraud"."""
    tokens = sentence.tokens[: group.first]
    if preposition not in grammar.sets["prepositions"]:
        return False
    pairs = itertools.pairwise(tokens)
    return any(one.lower == preposition and _is_tied_verb(two.lower, grammar) for one, two in pairs)
