"""Lists of people whose members carry clauses: "detuvo a X, quien dirigía el local; a su esposa, Y, y a Z".

Rules:
1. A list begins with people right behind a verb of arrest, charge or verdict, and each later member stands right behind
   a comma, a semicolon or the end of an aside between dashes or brackets: in Spanish with the same "a" before it, in
   English as a number or "a" of people or as a name.
2. The last member has an "and" before it, which stands behind a mark too; without one there is no list.
3. Between two members only a clause behind a relative pronoun has a verb of its own; whoever stands in it is no member,
   and where it may take the next one too ("who sold a baby to X, and to Y") the list ends.
"""

import itertools
from collections.abc import Container, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, Token
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_MARKS = frozenset({",", ";"})
_CLOSING = frozenset({"–", "—", ")"})
"""What ends an aside: a member stands behind it where "and" does."""
_DONE_TO_MANY = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "investigated"})
_PARTICIPLES = frozenset({Tense.PARTICIPLE, Tense.GERUND, Tense.BASE})


def join_long_lists(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups, with the members of such lists joined."""
    found = list(groups)
    for start, group in enumerate(groups):
        if group.coordinated_with is not None or not _opens(sentence, group, grammar):
            continue
        members = _members(sentence, groups, start, grammar)
        for before, index in itertools.pairwise(members):
            found[index] = replace(found[index], coordinated_with=_last_of(found, before, index))
    return tuple(found)


def _last_of(groups: Sequence[NounGroup], first: int, stop: int) -> int:
    """The last group before `stop` that is already joined to this one."""
    last = first
    for index in range(first + 1, stop):
        if groups[index].coordinated_with == last:
            last = index
    return last


def _is_person(group: NounGroup) -> bool:
    return group.entity.type is EntityType.PERSON


def _opens(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """Rule 1, of the first."""
    if not _is_person(group):
        return False
    tokens, at = sentence.tokens, group.first - 1
    direct = grammar.sets["direct_slot"]
    if direct and (at < 1 or tokens[at].lower not in direct):
        return False
    verb = tokens[at - 1 if direct else at].lower if at >= 0 else ""
    return any(
        frame.predicate in _DONE_TO_MANY
        for form in grammar.forms.get(verb, ())
        for _, frame in grammar.patterns.get(form.lemma, ())
    )


def _members(sentence: Sentence, groups: Sequence[NounGroup], start: int, grammar: Grammar) -> list[int]:
    """Rules 1 to 3: the groups of the list, the first among them; that alone where there is no list."""
    found = [start]
    for index in range(start + 1, len(groups)):
        group = groups[index]
        if len(found) > 1 and group.coordinated_with in found and _has_and(sentence, group, grammar):
            return found  # "a un médico que …, a dos enfermeras y a una obstetra"
        opening = _opening(sentence, group, grammar)
        if opening is None or not _is_person(group):
            continue
        if group.entity.id in {groups[n].entity.id for n in found}:
            continue
        firsts = {other.first for other in groups}
        aside = range(groups[found[-1]].last + 1, opening)
        others = [g for g in groups if g.first in aside and g.entity.id != groups[found[-1]].entity.id]
        is_beside = any(g.last == opening - 1 and _is_person(g) for g in others)  # "who had threatened a woman,"
        if is_beside or not _is_aside(sentence.tokens, aside, firsts, grammar):
            break
        found.append(index)
        if sentence.tokens[group.first - 1].lower in grammar.sets["conjunctions"] or _has_and(sentence, group, grammar):
            return found  # rule 2
    return [start]


def _opening(sentence: Sentence, group: NounGroup, grammar: Grammar) -> int | None:
    """The mark right before a member, before its "and" and its preposition; `None` where none stands there."""
    at = group.first - 1
    direct = grammar.sets["direct_slot"]
    if direct:
        if at < 0 or sentence.tokens[at].lower not in direct:
            return None
        at -= 1
    elif group.kind is not ArgumentKind.NAME and group.quantity is None and not _is_new(sentence, group, grammar):
        return None
    marks = _MARKS
    if at > 0 and sentence.tokens[at].lower in grammar.sets["conjunctions"] - grammar.sets["contrast"]:
        at, marks = at - 1, _MARKS | _CLOSING
    return at if at > 0 and sentence.tokens[at].text in marks else None


def _is_new(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    return sentence.tokens[group.first].lower in grammar.table["events"]["indefinite"]


def _has_and(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    words = [t.lower for t in sentence.tokens[max(0, group.first - 2) : group.first]]
    return bool(set(words) & (grammar.sets["conjunctions"] - grammar.sets["contrast"]))


def _is_aside(tokens: Sequence[Token], between: range, firsts: Container[int], grammar: Grammar) -> bool:
    """Rule 3."""
    relatives, direct = grammar.sets["relatives"], grammar.sets["direct_slot"]
    is_open = False
    for index in between:
        is_open = is_open or tokens[index].lower in relatives
        if is_open and tokens[index].lower in direct:
            return False
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        has_object = index + 1 in firsts or after in grammar.verbs.get("object_pronouns", ())
        is_noun = index > 0 and tokens[index - 1].lower in grammar.sets["object_slot"]  # "acusado de cohecho"
        if not is_open and not is_noun and _is_finite(tokens[index], grammar, has_object=has_object):
            return False
    return True


def _is_finite(token: Token, grammar: Grammar, *, has_object: bool) -> bool:
    """Whether the word is a verb of its own; "nurses rescued three babies" is, "babies rescued in Lima" is not."""
    if token.is_capitalised:
        return False  # "todos de la Corte"
    tenses = {form.tense for form in grammar.forms.get(token.lower, ())}
    if Tense.PAST in tenses and has_object:
        return True
    return bool(tenses) and not tenses & _PARTICIPLES
