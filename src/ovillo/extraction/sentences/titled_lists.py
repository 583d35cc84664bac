"""Lists behind a verb of several: "fueron detenidos el juez de Lima, X, la directora de la clínica, Y, y un chofer".

1. The participle right before the list is of several, and the first of the list is one: more must follow.
2. A member is a noun with an article, a number or a name; what "of" ties to it, its name, age and trade are its own.
3. The last member has an "and" before it; any other word between two members ends the search, and there is no list.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, Token, TokenKind
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_MARKS = frozenset(",;")
_FAR = 7
"""Tokens back to the verb: "fueron detenidos la mañana de este martes el juez"."""
_BRACKETS = frozenset("()")


def join_titled_lists(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups, with the members of such lists joined."""
    found = list(groups)
    if not grammar.verbs.get("drops_subjects"):
        return tuple(found)
    starts = {group.first: index for index, group in enumerate(groups)}
    for index, group in enumerate(groups):
        verb = _verb_before(sentence, groups, index, grammar)
        if group.is_plural or group.quantity is not None or not _is_of_several(sentence, verb, grammar):
            continue
        members = _members(sentence, groups, index, starts, grammar)
        for before, after in itertools.pairwise(members):
            found[after] = replace(found[after], coordinated_with=before)
    return tuple(found)


def _verb_before(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> int:
    """The participle before this group, times and the like between them left out; -1 where there is none."""
    group, taken = groups[index], {g.last for g in groups[:index]}
    if group.entity.type is not EntityType.PERSON:
        return -1
    for at in range(group.first - 1, max(group.first - _FAR, 0), -1):
        token = sentence.tokens[at]
        if any(form.tense is Tense.PARTICIPLE for form in grammar.forms.get(token.lower, ())):
            return at
        if at in taken or token.text in _MARKS or token.lower in grammar.sets["direct_slot"]:
            return -1
    return -1


def _is_of_several(sentence: Sentence, verb: int, grammar: Grammar) -> bool:
    """Rule 1."""
    word = sentence.tokens[verb].lower if verb > 0 else ""
    auxiliary = {form.lemma for form in grammar.forms.get(sentence.tokens[verb - 1].lower, ())} if word else set()
    if not word.endswith("s") or not auxiliary & grammar.sets["auxiliary_passive"]:
        return False
    return any(
        KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE
        for form in grammar.forms.get(word, ())
        for pattern, frame in grammar.patterns.get(form.lemma, ())
        if form.tense is Tense.PARTICIPLE and not (pattern.words or pattern.is_inverse)
    )


def _members(
    sentence: Sentence, groups: Sequence[NounGroup], start: int, starts: Mapping[int, int], grammar: Grammar
) -> list[int]:
    """The first groups of the members; that of the first alone where there is no list."""
    tokens, found, own = sentence.tokens, [start], {groups[start].entity.id}
    at, is_last = groups[start].last + 1, False
    while at < len(tokens):
        word = tokens[at].lower
        group = starts.get(at)
        if group is not None and _is_own(tokens, groups[group], at, own, grammar):
            at = groups[group].last + 1
        elif group is not None and _is_member(tokens, groups[group], at, grammar):
            is_last = _follows_and(tokens, at, grammar)
            found.append(group)
            own = {groups[group].entity.id}
            at = groups[group].last + 1
            if is_last:
                return found
        elif group is None and (word in _passed(grammar) or tokens[at].kind is TokenKind.NUMBER):
            at += 1
        else:
            break
    return [start]


def _is_own(tokens: Sequence[Token], group: NounGroup, at: int, own: set[str], grammar: Grammar) -> bool:
    """Rule 2: the name of the member before, what it is tied to, or what it is said to be."""
    before = tokens[at - 1].lower
    is_tied = before in grammar.sets["prepositions"] or before in grammar.sets["determiners"]
    has_article = tokens[group.first].lower in grammar.sets["determiners"]
    is_bare = group.kind is not ArgumentKind.NAME and not has_article and group.quantity is None
    return is_tied or group.entity.id in own or is_bare or group.entity.type is not EntityType.PERSON


def _is_member(tokens: Sequence[Token], group: NounGroup, at: int, grammar: Grammar) -> bool:
    """Rule 3: right behind a comma or an "and"."""
    is_apart = tokens[at - 1].text in _MARKS or _follows_and(tokens, at, grammar)
    return is_apart and group.entity.type is EntityType.PERSON


def _follows_and(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    return tokens[at - 1].lower in grammar.sets["conjunctions"] - grammar.sets["contrast"]


def _passed(grammar: Grammar) -> frozenset[str]:
    """What may stand between two members that is no group."""
    joints = grammar.sets["conjunctions"] - grammar.sets["contrast"]
    ages = frozenset(grammar.table["durations"]["year"]) | frozenset(grammar.table["lists"].get("age_words", ()))
    articles = grammar.sets["determiners"] | grammar.sets["object_clitics"]  # "juez de lo Penal"
    return _MARKS | _BRACKETS | joints | ages | articles | grammar.sets["object_slot"]
