"""Lists behind a verb of several: "fueron detenidos el juez de Lima, X, la directora de la clínica, Y, y un chofer".

"The head of the ward, X; the deputy director, Y; and a midwife, Z, were charged" is one too: rules 2 to 4.

1. The participle right before the list is of several, and the first of the list is one: more must follow.
2. A member is a noun with an article, a number or a name; what "of" ties to it, its name, age and trade are its own.
3. The last member has an "and" before it; any other word between two members ends the search, and there is no list.
4. Before a verb, or behind any: three or more, of whom all but the last are named and have a post or a semicolon beside
   the name. The first may open the sentence, without a preposition; where a verb stands before it, none follows.
5. "Also arrested were X, for fraud, and the clerk Y": behind why, and before no verb.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, Token, TokenKind
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_MARKS = frozenset(",;")
_PASSED = frozenset(',;()"“”«»')
_FAR = 7
"""Tokens back to the verb: "fueron detenidos la mañana de este martes el juez"."""
_SEVERAL = 3
_QUOTES = frozenset('"“”«»')
_LONGEST_REASON = 16
"""Tokens of why somebody was arrested, between commas."""


def join_titled_lists(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups, with the members of such lists joined."""
    found = list(groups)
    starts = {group.first: index for index, group in enumerate(groups)}
    taken: set[int] = set()
    for index, group in enumerate(groups):
        if (
            group.is_plural
            or group.quantity is not None
            or index in taken
            or group.entity.type is not EntityType.PERSON
        ):
            continue
        verb = _verb_before(sentence, groups, index, grammar) if grammar.verbs.get("drops_subjects") else -1
        members = _members(sentence, groups, index, starts, grammar)
        if len(members) == 1 and (other := _past_reason(sentence, groups, index, starts, grammar)) >= 0:
            found[other] = replace(found[other], coordinated_with=index)
        if not _is_of_several(sentence, verb, grammar) and not _are_in_posts(sentence, groups, members, grammar):
            continue
        taken.update(range(members[0], members[-1] + 1))
        for before, after in itertools.pairwise(members):
            found[after] = replace(found[after], coordinated_with=before)
        named = _named_last(groups, members[-1]) if len(members) > 1 else -1
        if named >= 0:
            found[named] = replace(found[named], coordinated_with=members[-2])
    return tuple(found)


def _past_reason(
    sentence: Sentence, groups: Sequence[NounGroup], start: int, starts: Mapping[int, int], grammar: Grammar
) -> int:
    """Rule 5; -1 where there is nobody."""
    tokens, first = sentence.tokens, groups[start].first
    at = _end_of(sentence, groups, start, grammar)
    reasons = grammar.table["lists"].get("reasons", ())
    is_told = any(_is_done_to(token, grammar) for token in tokens[max(0, first - 3) : first])
    if at >= len(tokens) or tokens[at].lower not in reasons or tokens[at - 1].text != "," or not is_told:
        return -1
    is_quoted = False
    for end in range(at + 1, min(at + _LONGEST_REASON, len(tokens))):
        is_quoted ^= tokens[end].text in _QUOTES
        group = groups[starts[end]] if end in starts else None
        if group is not None and group.entity.type is EntityType.PERSON:
            is_next = _follows_and(tokens, end, grammar) and group.entity.level is not NameLevel.ROLE
            after = _end_of(sentence, groups, starts[end], grammar) if is_next else len(tokens)
            return starts[end] if is_next and not _has_verb(tokens, after, grammar) else -1
        if _is_finite(tokens[end], grammar) and not is_quoted:
            return -1
    return -1


def _has_verb(tokens: Sequence[Token], after: int, grammar: Grammar) -> bool:
    """Whether a verb follows, behind a relative clause too: "and the prosecutor X, who leads the case, asked"."""
    if {token.lower for token in tokens[after - 1 : after + 1]} & grammar.sets["relatives"]:
        return any(a.text == "," and _is_finite(b, grammar) for a, b in itertools.pairwise(tokens[after:]))
    return any(_is_finite(token, grammar) for token in tokens[after : after + 2])


def _is_done_to(token: Token, grammar: Grammar) -> bool:
    """Whether the word is a participle of an act of procedure."""
    return any(
        KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE
        for form in grammar.forms.get(token.lower, ())
        for pattern, frame in grammar.patterns.get(form.lemma, ())
        if form.tense is Tense.PARTICIPLE and not (pattern.words or pattern.is_inverse)
    )


def _named_last(groups: Sequence[NounGroup], member: int) -> int:
    """As in "and the head of the clinic X": the name past what the noun is of, which a verb agrees with; else -1."""
    people = (n for n in range(member + 1, len(groups)) if groups[n].entity.type is EntityType.PERSON)
    after = next(people, -1)
    is_name = after > member + 1 and groups[after].kind is ArgumentKind.NAME
    return after if is_name and groups[after].entity.id == groups[member].entity.id else -1


def _are_in_posts(sentence: Sentence, groups: Sequence[NounGroup], members: Sequence[int], grammar: Grammar) -> bool:
    """Rule 4."""
    tokens, start = sentence.tokens, groups[members[0]].first
    before = tokens[start - 1].lower if start else ""
    is_told = any(_is_finite(token, grammar) for token in tokens[:start]) or (
        start > 0 and _is_verb(tokens[0], grammar)
    )
    if _is_of_whom_before(tokens, start, grammar):
        is_told, before = False, ""
    barred = grammar.sets["prepositions"] | grammar.sets["object_slot"]
    if len(members) < _SEVERAL or (before in barred and not is_told):
        return False
    for member, following in itertools.pairwise(members):
        own = [g for g in groups[member:following] if g.entity.id == groups[member].entity.id]
        has_post = any(g.kind is not ArgumentKind.NAME or not tokens[g.first].is_capitalised for g in own)
        has_post = has_post or any(t.text == ";" for t in tokens[own[0].last : groups[following].first])
        has_post = has_post or (following == members[-1] and len(members) > _SEVERAL)  # "X, 36; Y, 28; Z and W"
        if own[0].entity.level is NameLevel.ROLE or not has_post:
            return False
    end = _end_of(sentence, groups, members[-1], grammar)
    return (
        not is_told
        or before in grammar.sets["complementisers"]
        or not any(_is_finite(t, grammar) for t in tokens[end : end + 2])
    )


def _is_of_whom_before(tokens: Sequence[Token], start: int, grammar: Grammar) -> bool:
    """As in "three men identified as X; Y; and Z were arrested": who they are, and the verb is still to come."""
    if start < _SEVERAL or tokens[start - 1].lower not in grammar.table["naming"]["words"]:
        return False
    said, auxiliary = (
        {form.lemma for form in grammar.forms.get(tokens[start - back].lower, ())} for back in (2, _SEVERAL)
    )
    return bool(said & set(grammar.table["naming"]["verbs"])) and not auxiliary & grammar.sets["auxiliary_passive"]


def _is_finite(token: Token, grammar: Grammar) -> bool:
    return _is_verb(token, grammar) and not token.is_capitalised


def _is_verb(token: Token, grammar: Grammar) -> bool:
    tenses = {form.tense for form in grammar.forms.get(token.lower, ())}
    return bool(tenses - {Tense.PARTICIPLE, Tense.GERUND, Tense.BASE})


def _end_of(sentence: Sentence, groups: Sequence[NounGroup], member: int, grammar: Grammar) -> int:
    """The token behind all that is said of the last member between commas."""
    tokens, own = sentence.tokens, {groups[member].entity.id}
    starts, at = {group.first: group for group in groups}, groups[member].last + 1
    while at < len(tokens):
        group = starts.get(at)
        if group is not None and _is_own(tokens, group, at, own, grammar):
            at = group.last + 1
        elif group is None and tokens[at].lower in _passed(grammar):
            at += 1
        else:
            break
    return at


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
    return _is_done_to(sentence.tokens[verb], grammar)


def _members(
    sentence: Sentence, groups: Sequence[NounGroup], start: int, starts: Mapping[int, int], grammar: Grammar
) -> list[int]:
    """The first groups of the members; that of the first alone where there is no list."""
    tokens, found, own = sentence.tokens, [start], {groups[start].entity.id}
    at, is_last = groups[start].last + 1, False
    while at < len(tokens):
        word = tokens[at].lower
        group = starts.get(at)
        begin = _begin_of_owner(tokens, groups, at, grammar)
        is_own = group is not None and begin == at and _is_own(tokens, groups[group], at, own, grammar)
        if group is not None and (is_own or _owns(tokens, groups[group], grammar)):
            at = groups[group].last + 1
        elif group is not None and _is_member(tokens, groups[group], begin, grammar):
            is_last = _follows_and(tokens, begin, grammar)
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


def _owns(tokens: Sequence[Token], group: NounGroup, grammar: Grammar) -> bool:
    """As "the agency" in "the agency's accountant"."""
    after = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
    return after in grammar.sets["possessive_marks"]


def _begin_of_owner(tokens: Sequence[Token], groups: Sequence[NounGroup], at: int, grammar: Grammar) -> int:
    """As in ", and the agency's accountant": where whose it is begins; the place itself elsewhere."""
    if at < _SEVERAL or tokens[at - 1].lower not in grammar.sets["possessive_marks"]:
        return at
    owner = next((group for group in groups if group.last == at - 2), None)
    begin = owner.first if owner is not None else at
    return begin - (begin > 0 and tokens[begin - 1].lower in grammar.sets["determiners"])


def _is_own(tokens: Sequence[Token], group: NounGroup, at: int, own: set[str], grammar: Grammar) -> bool:
    """Rule 2: the name of the member before, what it is tied to, or what it is said to be."""
    before = tokens[at - 1].lower
    is_tied = before in grammar.sets["prepositions"] or before in grammar.sets["determiners"]
    has_article = tokens[group.first].lower in grammar.sets["determiners"]
    is_next = any(t.text == ";" for t in tokens[max(0, at - 2) : at])  # "; deputy director, X; and"
    is_bare = group.kind is not ArgumentKind.NAME and not has_article and group.quantity is None and not is_next
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
    owners = grammar.sets["possessive_marks"] | frozenset(grammar.table["lists"]["owning"])
    seats = frozenset(grammar.table["lists"]["seats"]) | frozenset(grammar.table["lists"].get("also_known", ()))
    return _PASSED | joints | ages | articles | grammar.sets["object_slot"] | owners | seats
