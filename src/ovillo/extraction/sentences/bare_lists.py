"""Lists whose members are not of one sort: "la clínica, la casa y el despacho", "mujeres, adultos e incluso niños"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.text.spans import (
    ArgumentKind,
    BlockKind,
    NounGroup,
    Quantity,
    Sentence,
    TimeSpan,
    Token,
    TokenKind,
)
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_GOODS = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.THING, EntityType.VEHICLE})
_LETTERED = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_NOUNS = frozenset({ArgumentKind.THING, ArgumentKind.GROUP, ArgumentKind.PLACE, ArgumentKind.ROLE})
_CLOSERS = frozenset(".;")
_HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING})
_BARE = frozenset({ArgumentKind.ROLE, ArgumentKind.GROUP})
_PAIR = 2
_PERSON = "person"
_FINITE = frozenset({Tense.PARTICIPLE, Tense.GERUND, Tense.BASE})


def are_alike(one: NounGroup, other: NounGroup) -> bool:
    """Whether two groups may be in one list: of one type, or both things and places."""
    return one.entity.type is other.entity.type or {one.entity.type, other.entity.type} <= _GOODS


def is_as_well(between: Sequence[Token], pair: tuple[NounGroup, NounGroup], grammar: Grammar) -> bool:
    """As in "X, as well as Y", "X, así como Y", "bribes of 500 dollars, as well as Y"; not "who, together with Y"."""
    is_noun = all(one.kind is not ArgumentKind.PRONOUN for one in pair)
    words = [t.lower for t in between]
    opens = bool(words) and words[0] in grammar.sets["object_slot"]
    if opens and "," in words and any(t.kind is TokenKind.NUMBER for t in between[: words.index(",")]):
        words = words[words.index(",") :]  # "sobornos de hasta 450 mil dólares, además de joyas"
    return is_noun and " ".join(words).strip(", ") in grammar.table["lists"].get("as_well", ())


def join_unmarked(sentence: Sentence, found: list[NounGroup], grammar: Grammar) -> None:
    """Joins the members that neither "and" nor an age parts from the others."""
    join_past_letters(sentence, found, grammar)
    join_headline(sentence, found, grammar)


def join_headline(sentence: Sentence, found: list[NounGroup], grammar: Grammar) -> None:
    """As in the headline "Doctor, two nurses held": a comma stands for "and" where a verb follows at once."""
    if sentence.block.kind not in _HEADLINES or len(found) < _PAIR or found[0].first > 0:
        return
    first, second = found[0], found[1]
    between = [t.text for t in sentence.tokens[first.last + 1 : second.first]]
    are_people = all(one.entity.type is EntityType.PERSON and one.kind in _BARE for one in (first, second))
    is_led = second.last + 1 < len(sentence.tokens) and _is_verb(sentence.tokens[second.last + 1], grammar)
    if between == [","] and are_people and is_led and first.entity.id != second.entity.id:
        found[1] = replace(second, coordinated_with=0)


def join_past_letters(sentence: Sentence, found: list[NounGroup], grammar: Grammar) -> None:
    """As in "la Policía Nacional (PN) y la Fiscalía detuvieron": letters in brackets part no list."""
    is_open = False
    for index in range(len(found) - 1, 1, -1):
        group, letters, body = found[index], found[index - 1], found[index - 2]
        between = [t.text for t in sentence.tokens[body.last + 1 : letters.first]]
        behind = [t.lower for t in sentence.tokens[letters.last + 1 : group.first]]
        is_same = letters.entity.id == body.entity.id != group.entity.id and between == ["("] and behind[:1] == [")"]
        is_named = {group.kind, body.kind} == {ArgumentKind.NAME} and group.entity.type in _LETTERED
        joints = grammar.sets["conjunctions"] - grammar.sets["contrast"]
        joints = joints | {","} if is_open else joints
        is_joint = len(behind) > 1 and behind[1] in joints and set(behind[2:]) <= grammar.sets["determiners"]
        if group.coordinated_with is None and is_same and is_named and body.entity.type in _LETTERED and is_joint:
            found[index] = replace(group, coordinated_with=index - 2)
            is_open = True


def join_past_times(
    sentence: Sentence, groups: Sequence[NounGroup], times: Sequence[TimeSpan], grammar: Grammar
) -> tuple[NounGroup, ...]:
    """As in "fueron detenidos X y Y, y horas después Z": the people of one verb, where no day is told of any."""
    found = list(groups)
    if any(time.earliest or time.latest for time in times):
        return tuple(found)
    timed = {n for time in times for n in range(time.first, time.last + 1)}
    for index in range(1, len(found)):
        group, before = found[index], found[index - 1]
        are_people = all(one.entity.type is EntityType.PERSON and _is_told(one) for one in (group, before))
        if not are_people or group.coordinated_with is not None or group.entity.id == before.entity.id:
            continue
        between = range(before.last + 1, group.first)
        words = [sentence.tokens[n].lower for n in between if n not in timed]
        joints = [w for w in words if w in grammar.sets["conjunctions"] - grammar.sets["contrast"]]
        then = set(grammar.table["lists"].get("then", ()))
        is_later = bool(timed & set(between)) or bool(then & set(words))
        fits = set(words) <= {",", *joints, *then, *grammar.sets["direct_slot"]} and len(joints) == 1
        is_told = any(_is_verb(token, grammar) for token in sentence.tokens[: before.first])
        direct, first = grammar.sets["direct_slot"], _first_of(found, index - 1)
        are_whom = [sentence.tokens[one.first - 1].lower in direct for one in (found[first], group) if one.first]
        is_told = is_told and len(set(are_whom)) == 1  # "detuvo a X, y más tarde a Y"
        if fits and is_later and is_told and _ends_part(sentence, found, index):
            found[index] = replace(group, coordinated_with=index - 1)
    return tuple(found)


def _first_of(groups: Sequence[NounGroup], index: int) -> int:
    """The first of the list that ends with this group."""
    while (joined := groups[index].coordinated_with) is not None and joined < index:
        index = joined
    return index


def _is_told(group: NounGroup) -> bool:
    return group.kind is ArgumentKind.NAME or bool(group.members)


def _is_verb(token: Token, grammar: Grammar) -> bool:
    return any(form.tense is not Tense.BASE for form in grammar.forms.get(token.lower, ()))


def is_teller(sentence: Sentence, group: NounGroup, before: NounGroup, grammar: Grammar) -> bool:
    """As in "Police arrested X, 30, inspector Y said": whoever tells it behind a comma is no member."""
    after = sentence.tokens[group.last + 1].lower if group.last + 1 < len(sentence.tokens) else ""
    tells = any(form.lemma in grammar.speech_verbs for form in grammar.forms.get(after, ()))
    return tells and any(_is_verb(token, grammar) for token in sentence.tokens[: before.first])


def _ends_part(sentence: Sentence, groups: Sequence[NounGroup], index: int) -> bool:
    """Whether the list that begins here closes its part of the sentence, so that no verb can be its own."""
    last = index
    for later in range(index + 1, len(groups)):
        if groups[later].coordinated_with == last:
            last = later
    after = groups[last].last + 1
    return after >= len(sentence.tokens) or sentence.tokens[after].text in _CLOSERS


def join_goods_before(sentence: Sentence, found: list[NounGroup], index: int, grammar: Grammar) -> None:
    """Joins the nouns that commas alone part from the last two, in a list right behind its verb."""
    index = first = _first_of(found, index)
    while first > 0 and found[first].coordinated_with is None and _goes_on(sentence, found, first, grammar):
        first -= 1
    if first == index or not _is_behind_verb(sentence, found[first], grammar):
        return
    for member in range(first + 1, index + 1):
        found[member] = replace(found[member], coordinated_with=member - 1)


def _goes_on(sentence: Sentence, found: Sequence[NounGroup], index: int, grammar: Grammar) -> bool:
    group, before = found[index], found[index - 1]
    between = [t.text for t in sentence.tokens[before.last + 1 : group.first]]
    is_noun = {group.kind, before.kind} <= _NOUNS and group.entity.id != before.entity.id
    is_one_sort = _is_bare(sentence, group, grammar) == _is_bare(sentence, before, grammar)
    return between == [","] and is_noun and is_one_sort and are_alike(group, before)


def _is_bare(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    return group.quantity is None and sentence.tokens[group.first].lower not in grammar.sets["determiners"]


def _is_behind_verb(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """Whether a finite or passive verb, and a preposition of whom it acts upon, stand right before.

    Or an event noun with its own: "el allanamiento a 14 viviendas", "the seizure of two cars".
    """
    tokens, at = sentence.tokens, group.first - 1
    if at > 0 and any(tokens[at].lower in f.noun_objects for f in grammar.nouns.get(tokens[at - 1].lower, ())):
        return True
    at -= at > 0 and tokens[at].lower in grammar.sets["direct_slot"]
    forms = grammar.forms.get(tokens[at].lower, ()) if at >= 0 else ()
    if any(form.tense not in _FINITE for form in forms):
        return True
    before = grammar.forms.get(tokens[at - 1].lower, ()) if at > 0 else ()
    is_participle = any(form.tense is Tense.PARTICIPLE for form in forms)
    return is_participle and any(form.lemma in grammar.sets["copulas"] for form in before)


def count_articles(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups, with the article counted in a list that counts others: "two nurses and a doctor"."""
    return tuple(
        replace(group, quantity=_one(sentence, group), unit=_PERSON)
        if _is_one(sentence, group, grammar) and _is_in_counted_list(groups, index)
        else group
        for index, group in enumerate(groups)
    )


def _is_one(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    is_single = group.kind is ArgumentKind.ROLE and not group.is_plural and group.quantity is None
    is_person = group.entity.type is EntityType.PERSON and group.entity.level is NameLevel.ROLE
    return is_single and is_person and sentence.tokens[group.first].lower in grammar.table["events"]["indefinite"]


def _is_in_counted_list(groups: Sequence[NounGroup], index: int) -> bool:
    joined = {index}
    for number, group in enumerate(groups):
        if group.coordinated_with in joined or (number in joined and group.coordinated_with is not None):
            joined |= {number, group.coordinated_with if group.coordinated_with is not None else number}
    before = groups[index].coordinated_with
    near = joined | ({before} if before is not None else set())
    return any(groups[n].unit == _PERSON and groups[n].quantity is not None for n in near)


def _one(sentence: Sentence, group: NounGroup) -> Quantity:
    token = sentence.tokens[group.first]
    value = Value(text=token.text, number=Decimal(1), unit=_PERSON, qualifier=Quantifier.EXACT)
    return Quantity(token.start, token.end, group.first, group.first, value, is_money=False)
