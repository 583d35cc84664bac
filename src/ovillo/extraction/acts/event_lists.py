"""Further people of an event noun: "la detención del juez X, de la vocal Y", "the arrest of 31 people, including Z"."""

from collections.abc import Collection, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.acts.undergoers import is_official
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, TokenKind
from ovillo.extraction.words.grammar import Grammar

_MOST_WORDS = 2
_LONGEST = 6
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_JOINTS = (ItemKind.COMMA, ItemKind.AND)


def led_by(reading: Reading, index: int) -> tuple[Party, ...]:
    """As in "la fiscala X encabezó el allanamiento a", "detectives led a raid on": police and prosecutors who do it."""
    view, table = reading.view, reading.grammar.table
    clause = next((c for c in reversed(view.clauses) if c.verb.last < index), None)
    if clause is None or clause.is_passive or clause.verb.lemma not in table["events"].get("heading", ()):
        return ()
    between = (i for i in view.items[clause.item + 1 :] if i.first < index)
    if any(i.kind not in (ItemKind.OTHER, ItemKind.TIME) for i in between):
        return ()
    fronts, posts = set(table["fronts"]["words"]), reading.grammar.sets["of_law"]
    return tuple(
        party
        for party in subjects_of(reading, clause)
        if party.entity.type in _BODIES
        or fronts & set(party.entity.name.lower().split())
        or is_official(reading, party)
        or bool(posts & {word for title in party.entity.titles for word in title.lower().split()})
    )


def with_repeated(view: View, members: Sequence[int], prepositions: frozenset[str]) -> list[int]:
    """The members, with those whom the same preposition ties to the noun, up to the one behind "and"."""
    found: list[int] = [members[0]]
    at, is_closed = _end_of(view, members[0]), False
    while at < len(view.items):
        begin = at
        while at < len(view.items) and (size := _joint(view, at)):
            is_closed = is_closed or size > 1 or view.items[at].kind is ItemKind.AND
            at += size
        ref = _governed_person(view, at, prepositions) if at > begin else None
        if ref is None:
            break
        joined = list(list_from(view, ref))
        is_closed = is_closed or len(joined) > 1  # "del magistrado Y y de la vocal Z"
        found.extend(joined)
        at = _end_of(view, found[-1])
    return sorted({*found, *members}) if is_closed and len(found) > 1 else list(members)


def _joint(view: View, at: int) -> int:
    """Items of a comma, "and" or "as well as" that begins here."""
    begin, words = view.items[at].first, [token.lower for token in view.sentence.tokens]
    size = next((len(p.split()) for p in view.as_well if words[begin : begin + len(p.split())] == p.split()), 0)
    return sum(begin <= item.first < begin + size for item in view.items[at:]) or view.items[at].kind in _JOINTS


def _end_of(view: View, ref: int) -> int:
    """The item behind a group and what a few words more say of it: "del juez de Tambo Luis Paz"."""
    begin = view.position[ref] + 1
    while begin + 1 < len(view.items) and view.items[begin].kind is ItemKind.COMMA and _is_of(view, begin + 1, ref):
        begin += 2  # "de X, director del hospital, y de Y"
    for at in range(begin, min(begin + _LONGEST, len(view.items))):
        item = view.items[at]
        if item.kind not in (ItemKind.GROUP, ItemKind.OTHER, ItemKind.PREPOSITION):
            return at
        is_other = item.kind is ItemKind.GROUP and view.groups[item.ref].entity.type is EntityType.PERSON
        if is_other and not _is_of(view, at, ref):
            return len(view.items)  # "de X, abogado de Y, y de Z": whose lawyer X is
    return begin


def _is_of(view: View, at: int, ref: int) -> bool:
    """Whether the item says more of the same."""
    item = view.items[at]
    return item.kind is ItemKind.GROUP and view.groups[item.ref].entity.id == view.groups[ref].entity.id


def _governed_person(view: View, at: int, prepositions: frozenset[str]) -> int | None:
    if at + 1 >= len(view.items) or view.items[at].word not in prepositions:
        return None
    ref = _group_at(view, at + 1)
    return ref if ref is not None and view.groups[ref].entity.type is EntityType.PERSON else None


def _group_at(view: View, at: int) -> int | None:
    for item in view.items[at : at + _MOST_WORDS + 1]:
        if item.kind is ItemKind.GROUP:
            return item.ref
        if item.kind is not ItemKind.OTHER or view.sentence.tokens[item.first].kind is not TokenKind.WORD:
            return None
    return None


def included_behind(view: View, last: int, grammar: Grammar) -> list[int]:
    """Those whom "including" and the like pick out of the several people that end at token `last`."""
    tokens = view.sentence.tokens
    begin = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].text == ",")
    for phrase in grammar.table["inclusions"]["words"]:
        words = phrase.split()
        end = begin + len(words)
        if [t.lower for t in tokens[begin:end]] != words:
            continue
        at = next((n for n, item in enumerate(view.items) if item.first >= end), len(view.items))
        ref = _group_at(view, at)
        if ref is None or view.groups[ref].entity.type not in (EntityType.PERSON, EntityType.GROUP):
            return []
        return list(list_from(view, ref))
    return []


def named_places(view: View, index: int) -> list[int]:
    """As in "en los municipios de A, B y C": the places named, where the noun only says of what kind they are."""
    group = view.groups[view.items[index].ref]
    is_town = view.sentence.tokens[group.head].lower in view.towns  # "tres domicilios de X" are no X
    is_kind = is_town and group.kind is not ArgumentKind.NAME and group.is_plural
    if not is_kind or index + 2 >= len(view.items) or view.items[index + 1].kind is not ItemKind.PREPOSITION:
        return []
    found: list[int] = []
    for item in view.items[index + 2 :]:
        if item.kind is ItemKind.GROUP and _is_named_place(view.groups[item.ref]):
            found.append(item.ref)
        elif item.kind not in (ItemKind.COMMA, ItemKind.AND):
            break
    return found


def is_rescue(view: View, index: int) -> bool:
    """As in "el rescate de tres bebés"; "el rescate de Ana Quilla" may be what was asked for her."""
    is_thing = any(g.head == index and g.kind is ArgumentKind.THING for g in view.groups)
    of_whom = next((g for g in view.groups if index + 1 < g.first <= index + _MOST_WORDS + 1), None)
    is_paid = any(q.is_money for q in view.quantities)
    is_several = of_whom is not None and of_whom.entity.level is NameLevel.ROLE and of_whom.is_plural
    return is_thing and is_several and not is_paid


def _is_named_place(group: NounGroup) -> bool:
    return group.entity.type is EntityType.PLACE and group.kind in (ArgumentKind.NAME, ArgumentKind.PLACE)


def past_agent_words(view: View, at: int, prepositions: Collection[str]) -> int:
    """The preposition at this item, or the last of "por parte de", behind which whoever does it stands."""
    words = [item.word or view.sentence.tokens[item.first].lower for item in view.items[at : at + 3]]
    is_long = " ".join(words) in view.agent_phrases and words[0] in prepositions
    return at + 2 if is_long else at
