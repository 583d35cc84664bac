"""Lists of noun groups: "A, 58, B, 41, and C" is one list; "among the 14 detained were A and B" says it of each."""

from collections.abc import Container, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.bare_lists import are_alike, is_as_well, is_teller, join_goods_before, join_unmarked
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.list_breaks import is_part, is_past_relative, opens_gap
from ovillo.extraction.sentences.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, Token, TokenKind
from ovillo.extraction.words.grammar import Grammar

_FILLERS = frozenset(",()")


def join_lists(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups, with those joined that only commas, ages and "and" separate, and appositions taken apart."""
    found = list(groups)
    for index in range(len(found) - 1, 0, -1):
        if found[index].coordinated_with is None and _goes_on_with_others(sentence, found, index, grammar):
            found[index] = replace(found[index], coordinated_with=index - 1)
    allowed = grammar.sets["conjunctions"] - grammar.sets["contrast"]
    years = set(grammar.table["durations"]["year"]) | set(grammar.table["lists"].get("age_words", ()))
    ages = tuple(grammar.table["lists"].get("age_endings", ()))  # "38-year-old"
    for index in range(1, len(found)):
        group, before = found[index], found[index - 1]
        between = _without_origin(sentence.tokens[before.last + 1 : group.first], grammar)
        words = [t.lower for t in between]
        has_and = any(w in allowed for w in words)
        if is_as_well(between, (before, group), grammar) and not _has_relative(sentence, group, grammar):
            has_and, words, between = True, [","], between[:1]
        if group.coordinated_with is not None:
            _settle_joined(sentence, found, index, grammar, has_and=has_and)
            continue
        is_alike = are_alike(group, before) or _are_people(sentence, group, before, grammar)
        if not (is_alike and words) or group.entity.id == before.entity.id:
            continue
        if ")" in words and "(" not in words:  # "X (who deceived Y) and Z"
            continue
        if has_and and (opens_gap(sentence, before, group, grammar) or is_part(sentence, before, grammar)):
            continue
        if has_and and is_past_relative(sentence, before, group, grammar):
            continue
        if has_and and _repeats_preposition(sentence, found, index, grammar):
            words, between = words[:-1], between[:-1]
        terms = _terms_in(words, years)
        fits = all(
            w in _FILLERS or w in allowed or w in years or t.kind is TokenKind.NUMBER or w.endswith(ages) or n in terms
            for n, (w, t) in enumerate(zip(words, between, strict=True))
        )
        has_number = bool(terms) or any(t.kind is TokenKind.NUMBER or t.lower.endswith(ages) for t in between)
        both_named = group.kind is before.kind is ArgumentKind.NAME and not is_teller(sentence, group, before, grammar)
        if fits and (has_and or (has_number and both_named)):
            found[index] = replace(group, coordinated_with=index - 1)
            _join_before(sentence, found, index - 1, grammar)
            join_goods_before(sentence, found, index - 1, grammar)
    _join_kin_and_homes(sentence, found, grammar)
    join_unmarked(sentence, found, grammar)
    return tuple(found)


def _settle_joined(sentence: Sentence, found: list[NounGroup], index: int, grammar: Grammar, *, has_and: bool) -> None:
    """Takes a member that is none out of its list again, and joins what commas alone part from the others."""
    group = found[index]
    is_next = not has_and and group.coordinated_with == index - 1
    is_apart = is_next and (
        _is_apposition(sentence, found, index, grammar.sets["conjunctions"] - grammar.sets["contrast"])
        or _tells_who_they_are(sentence, found, index, grammar)
        or _names_them(sentence, found, index, grammar)
    )
    before = found[index - 1]
    opens = opens_gap(sentence, before, group, grammar) or is_part(sentence, before, grammar)
    opens = opens or is_past_relative(sentence, before, group, grammar)
    if is_apart or (has_and and opens):
        found[index] = replace(group, coordinated_with=None)
    elif has_and:
        join_goods_before(sentence, found, index - 1, grammar)


def _terms_in(words: Sequence[str], years: Container[str]) -> set[int]:
    """As in "X (diez años), Y (ocho años)": the words of numbers in brackets."""
    return {n for n in range(1, len(words) - 1) if words[n - 1] == "(" and words[n + 1] in years}


def _join_kin_and_homes(sentence: Sentence, found: list[NounGroup], grammar: Grammar) -> None:
    """Joins the kin that a list goes on with, and names between which a home stands."""
    for index in range(2, len(found)):
        if found[index].coordinated_with == index - 1:
            _join_kin_before(sentence, found, index - 1, grammar)
        before = _before_home(sentence, found, index, grammar) if found[index].coordinated_with is None else -1
        if before >= 0:
            found[index] = replace(found[index], coordinated_with=before)


def _before_home(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> int:
    """As in "X y Y, de la zona de A, y Z, de B,": the name before, where only its home stands between; else -1."""
    tokens, group = sentence.tokens, groups[index]
    after = tokens[group.last + 1].text if group.last + 1 < len(tokens) else ""
    begin = group.first - (tokens[group.first - 1].lower in grammar.sets["direct_slot"])
    if begin < _PAIR or tokens[begin - 1].lower not in grammar.sets["conjunctions"] or tokens[begin - 2].text != ",":
        return -1
    before = index - 1
    while before >= 0 and groups[before].entity.type is EntityType.PLACE:
        before -= 1
    if before < 0 or before == index - 1 or groups[index - 1].last != begin - _PAIR - 1 or after != ",":
        return -1
    name, home = groups[before], groups[before + 1]
    opening = [t.lower for t in tokens[name.last + 1 : name.last + 3]]
    is_home = opening[0] == "," and opening[1] in grammar.sets["object_slot"] and home.first <= name.last + _PAIR + 2
    are_people = all(g.kind is ArgumentKind.NAME and g.entity.type is EntityType.PERSON for g in (name, group))
    first = before
    while (joined := groups[first].coordinated_with) is not None and joined < first:
        first = joined
    at = groups[first].first
    is_whom = at > 0 and tokens[at - 1].lower in grammar.sets["direct_slot"]
    opens = first == 0 or (first == 1 and groups[0].last == at - 1)  # "Police held X, of A, and Y, of B, fled"
    opens = opens and not any(t.lower in grammar.forms for t in tokens[: groups[0].first])  # "Fue detenida X"
    is_row = begin < group.first if is_whom else opens and begin == group.first
    return before if is_home and are_people and is_row and name.entity.id != group.entity.id else -1


def _without_origin(between: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """What stands between two groups but where the first is from: "dos mujeres de nacionalidad peruana y un hombre"."""
    marks = grammar.table["lists"].get("origins", ())
    is_told = len(between) > _OF_ORIGIN and " ".join(t.lower for t in between[:_OF_ORIGIN]) in marks
    return between[_OF_ORIGIN + 1 :] if is_told else between


_OF_ORIGIN = 2
"""Tokens of "de nacionalidad"."""
_PAIR = 2
_TO_OTHERS = 5
"""Tokens behind the last name in which the others are told: ", and some ten others"."""


def _goes_on_with_others(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> bool:
    """As in "X, Y and two others", "X, Y y otros dos": people by name between commas, before some without one."""
    group, before = groups[index], groups[index - 1]
    are_people = all(
        one.kind is ArgumentKind.NAME and one.entity.type is EntityType.PERSON and not one.is_plural
        for one in (group, before)
    )
    between = [t.text for t in sentence.tokens[before.last + 1 : group.first]]
    if not are_people or between != [","] or group.entity.id == before.entity.id:
        return False
    after = groups[index + 1] if index + 1 < len(groups) else None
    if after is not None and after.coordinated_with == index and after.entity.type is EntityType.PERSON:
        return True
    words = [t.lower for t in sentence.tokens[group.last + 1 : group.last + 1 + _TO_OTHERS]]
    is_apart = words[:1] == [","]
    words = words[is_apart:]
    is_and = len(words) > 1 and words[0] in grammar.sets["conjunctions"] - grammar.sets["contrast"]
    others = set(grammar.table["inclusions"]["others"])
    if not is_and or words[1] not in grammar.sets["direct_slot"]:
        return is_and and bool(set(words[1:]) & others)
    # "a X, Y y a otros dos", "a X, Y y a Z"; in "a X, Y, y a otros dos" Y may be another name of X
    is_named = after is not None and after.kind is ArgumentKind.NAME and after.first == group.last + 3
    is_listed = _before_row(sentence, groups, index - 1) in grammar.sets["direct_slot"]
    return not is_apart and is_listed and (is_named or bool(set(words[2:]) & others))


def _before_row(sentence: Sentence, groups: Sequence[NounGroup], index: int) -> str:
    """The word before the first of the names that only commas part from this one."""
    while index and [t.text for t in sentence.tokens[groups[index - 1].last + 1 : groups[index].first]] == [","]:
        index -= 1
    return sentence.tokens[groups[index].first - 1].lower if groups[index].first else ""


def _join_before(sentence: Sentence, found: list[NounGroup], index: int, grammar: Grammar) -> None:
    """As in "detuvo a X, a Y y a Z": whom only a comma and the same preposition part from the last two."""
    direct = grammar.sets["direct_slot"]
    while index > 0 and found[index].coordinated_with is None:
        group, before = found[index], found[index - 1]
        if group.entity.id == before.entity.id:  # "a su hermana, Y"
            index -= 1
            continue
        words = [t.lower for t in sentence.tokens[before.last + 1 : group.first]]
        opening = sentence.tokens[before.first - 1].lower if before.first else ""
        is_repeated = len(words) > 1 and words[-2] == "," and words[-1] in direct and opening in direct
        plain = all(
            word in _FILLERS or word in grammar.table["lists"].get("age_words", ()) or word.isdigit()
            for word in words[:-1]
        )
        if not (is_repeated and plain and are_alike(group, before)):
            return
        found[index] = replace(group, coordinated_with=index - 1)
        index -= 1


def _has_relative(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """As in "members as well as people who bought babies": of these alone."""
    after = sentence.tokens[group.last + 1].lower if group.last + 1 < len(sentence.tokens) else ""
    return group.kind is not ArgumentKind.NAME and after in grammar.sets["relatives"]


def _join_kin_before(sentence: Sentence, found: list[NounGroup], index: int, grammar: Grammar) -> None:
    """As in "X, her husband, Y, and their daughter": the kin or colleague whom a name follows, joined to X."""
    before = index - 1
    if before > 0 and found[before].entity.id == found[index].entity.id and _is_comma_between(sentence, found, index):
        index = before  # "her husband, Y"
    group = found[index]
    is_owned = sentence.tokens[group.first].lower in grammar.table["lists"]["owning"]
    is_open = is_owned and group.coordinated_with is None and index > 0 and _is_comma_between(sentence, found, index)
    other = found[index - 1] if is_open else group
    is_person = other.kind is ArgumentKind.NAME and other.entity.type is group.entity.type is EntityType.PERSON
    if is_open and is_person and other.entity.id != group.entity.id:
        found[index] = replace(group, coordinated_with=index - 1)


def _is_comma_between(sentence: Sentence, groups: Sequence[NounGroup], index: int) -> bool:
    return [t.text for t in sentence.tokens[groups[index - 1].last + 1 : groups[index].first]] == [","]


def _tells_who_they_are(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> bool:
    """As in "14 people, policemen and clerks, …": plurals without a number say who the counted are."""
    group, before = groups[index], groups[index - 1]
    is_counted = before.quantity is not None and before.is_plural and before.kind is not ArgumentKind.NAME
    is_telling = group.quantity is None and group.is_plural and group.kind is not ArgumentKind.NAME
    is_comma = [t.text for t in sentence.tokens[before.last + 1 : group.first]] == [","]
    words = {t.lower for t in sentence.tokens[before.first : before.last + 1]}
    return is_counted and is_telling and is_comma and bool(words & set(grammar.table["lists"]["people"]))


def _names_them(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> bool:
    """As in "the marines, A and B, were arrested": names between commas say who the several are."""
    group, before = groups[index], groups[index - 1]
    after = groups[index + 1] if index + 1 < len(groups) else None
    begins = sentence.tokens[max(0, before.first - 1) : before.first + 1]
    is_definite = any(t.lower in grammar.cues["definite"] for t in begins)
    is_several = before.is_plural or before.first == before.last  # a name of one takes no article: "the Marines"
    if after is None or not is_definite or not is_several or before.coordinated_with is not None:
        return False
    is_pair = after.coordinated_with == index and {group.kind, after.kind} == {ArgumentKind.NAME}
    end = after.last + 1
    is_closed = is_pair and end < len(sentence.tokens) and sentence.tokens[end].text == ","
    return is_closed and [t.text for t in sentence.tokens[before.last + 1 : group.first]] == [","]


def _repeats_preposition(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> bool:
    """As in "detuvo a X y a Y": the same preposition stands before both."""
    first = index - 1
    while (joined := groups[first].coordinated_with) is not None and joined < first:
        first = joined
    before = sentence.tokens[groups[first].first - 1].lower if groups[first].first else ""
    own = sentence.tokens[groups[index].first - 1].lower
    direct = grammar.sets["direct_slot"]
    return own in direct and before in direct


def _is_apposition(sentence: Sentence, groups: Sequence[NounGroup], index: int, allowed: frozenset[str]) -> bool:
    """As in "X, a doctor, …" and "the foreman, X, …": one of the two says what the other is."""
    group, before = groups[index], groups[index - 1]
    kinds = {group.kind, before.kind}
    if kinds != {ArgumentKind.NAME, ArgumentKind.ROLE} or group.is_plural or before.is_plural:
        return False
    after = [t.lower for t in sentence.tokens[group.last + 1 : group.last + 3]]
    return not (after and after[0] in allowed)


def _are_people(sentence: Sentence, one: NounGroup, other: NounGroup, grammar: Grammar) -> bool:
    """As in "a couple and a nurse": two people and one."""
    pair = {one.entity.type: one, other.entity.type: other}
    if pair.keys() != {EntityType.PERSON, EntityType.GROUP}:
        return False
    words = grammar.table.get("couples", {}).get("words", ())
    return sentence.tokens[pair[EntityType.GROUP].head].lower in words


def _owns(view: View, number: int, marks: frozenset[str]) -> bool:
    """As X in "Among the detained was X's sister"."""
    after = view.sentence.tokens[view.groups[number].last + 1 :][:1]
    return bool(after) and after[0].lower in marks


def _presented(view: View, noun: int, words: frozenset[str], owning: frozenset[str]) -> int | None:
    """The group that stands right after a word of presenting: "were", "hay", "se encuentran"."""
    seen = False
    for item in view.items:
        if item.first <= noun:
            continue
        tokens = {t.lower for t in view.sentence.tokens[item.first : item.last + 1]}
        if item.kind is ItemKind.GROUP and seen:
            if not _owns(view, item.ref, owning):
                return item.ref
            continue
        seen = seen or bool(tokens & words)
        if seen and not tokens & words and item.kind not in (ItemKind.OTHER, ItemKind.TIME, ItemKind.STOP):
            return None
    return None


def read_lists(reading: Reading) -> None:
    """As in "Among the 14 detained were A, B and C": one statement for each."""
    view, grammar = reading.view, reading.grammar
    table = grammar.table["lists"]
    tokens = view.sentence.tokens
    opening = next((i for i, t in enumerate(tokens[:4]) if t.lower in table["words"]), None)
    if opening is None:
        return
    noun = next(
        (i for i in range(opening + 1, min(opening + 6, len(tokens))) if tokens[i].lower in table["detained"]), None
    )
    first = (
        None
        if noun is None
        else _presented(view, noun, frozenset(table["presenting"]), grammar.sets["possessive_marks"])
    )
    if noun is None or first is None or any(t.lower in grammar.sets["negations"] for t in tokens[opening:noun]):
        return  # "Among those not arrested was X"
    clause = next((n for n, c in enumerate(view.clauses) if c.verb.first > noun), -1)
    holding = hold(cues_of(view, clause, reading.cues, grammar)) if clause >= 0 else hold(())
    frame = grammar.frames["detained"]
    for party in parties_of(view, list(list_from(view, first))):
        proposal = Proposal(
            frame.predicate, None, party.entity, party.value, frame.standing, False, (), reading.number,
            tokens[noun].start, tokens[noun].end, clause,
        )  # fmt: skip
        held = propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held:
            reading.found.append(held)
