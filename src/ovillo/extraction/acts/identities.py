"""Who several people are: "identified the accused as A, B and C", "the nurses were identified as A and B".

1. The list begins right behind "as"; each further member stands behind a comma, a semicolon or "and".
2. What is said of one member, its home, its age, its sentence, is passed over; a relative clause too, but then as many
   must be named as are counted.
3. "The members of the gang found guilty were A and B": behind a copula without cues, where a participle stands between.
   The other way round, "A and B are the two nurses who were arrested".
4. "Them" are the only several people before it in the sentence, or those who are counted as many as are named.
"""

from collections.abc import Iterator

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup
from ovillo.extraction.words.grammar import Grammar

_JOINTS = frozenset({ItemKind.COMMA, ItemKind.AND})
_PAIR = 2


def identify(view: View, grammar: Grammar) -> dict[str, tuple[DocumentEntity, ...]]:
    """As in "identified the defendants as A, B and C": the entity of "the defendants", and who they are."""
    found: dict[str, tuple[DocumentEntity, ...]] = {}
    naming = grammar.table["naming"]
    for clause in view.clauses:
        found.update(_identified_by_copula(view, clause, grammar))
        found.update(_identified_before_copula(view, clause, grammar))
        if clause.verb.lemma not in naming["verbs"] or clause.verb.is_negated:
            continue
        if clause.is_passive:
            found.update(_identified_by_passive(view, clause, grammar))
            continue
        found.update(_identified_as_them(view, clause, grammar))
        after = [i for i in view.items[clause.item + 1 :] if i.kind in (ItemKind.GROUP, ItemKind.PREPOSITION)]
        if len(after) < _PAIR + 1 or after[0].kind is not ItemKind.GROUP or after[1].word not in naming["words"]:
            continue
        group = view.groups[after[0].ref]
        people = tuple(_listed(view, view.items.index(after[1]) + 1, grammar, _count(group)))
        if group.entity.level is NameLevel.ROLE and people and (group.is_plural or len(people) == 1):
            found[group.entity.id] = people
    return found


def _count(group: NounGroup) -> int | None:
    number = group.quantity.value.number if group.quantity is not None else None
    return None if number is None else int(number)


def _identified_as_them(
    view: View, clause: Clause, grammar: Grammar
) -> Iterator[tuple[str, tuple[DocumentEntity, ...]]]:
    """Rule 4."""
    tokens, naming = view.sentence.tokens, grammar.table["naming"]
    behind, before = clause.verb.last + 1, clause.verb.first - 1
    is_behind = behind < len(tokens) and tokens[behind].lower in grammar.verbs.get("object_pronouns", ())
    is_before = any(t.lower in naming["them_before"] for t in tokens[max(before, 0) : behind])
    begin = next((n for n, i in enumerate(view.items) if i.first == behind + is_behind), len(view.items))
    if not (is_behind or is_before) or clause.verb.cues or begin == len(view.items):
        return
    if view.items[begin].word not in naming["words"]:
        return
    several = [g for g in view.groups if g.last < clause.verb.first and g.is_plural and _is_role_of_people(g)]
    counts = {_count(g) for g in several} - {None}
    people = tuple(_listed(view, begin + 1, grammar, next(iter(counts)) if len(counts) == 1 else None))
    fitting = [g for g in several if _count(g) == len(people)]
    if not counts and len({g.entity.id for g in several}) == 1:
        fitting = several
    if len(people) >= _PAIR and len({g.entity.id for g in fitting}) == 1:
        yield fitting[0].entity.id, people


def _identified_by_copula(
    view: View, clause: Clause, grammar: Grammar
) -> Iterator[tuple[str, tuple[DocumentEntity, ...]]]:
    """Rule 3: as many as are counted, or at least two."""
    if not _is_plain_copula(clause, grammar):
        return
    first = next((n for n, i in enumerate(view.items[: clause.item]) if i.kind is ItemKind.GROUP), -1)
    verbs = [
        view.clauses[view.clause_at[n]] for n, i in enumerate(view.items[: clause.item]) if i.kind is ItemKind.VERB
    ]
    are_plain = bool(verbs) and all(c.is_passive and not (c.verb.cues or c.verb.is_negated) for c in verbs)
    if first < 0 or not are_plain or any(i.kind in _JOINTS for i in view.items[: clause.item]):
        return
    if clause.item + 1 >= len(view.items) or view.items[clause.item + 1].kind is not ItemKind.GROUP:
        return  # "were allegedly A and B"
    group = view.groups[view.items[first].ref]
    people = tuple(_listed(view, clause.item + 1, grammar, _count(group)))
    is_told = all(c.subject == view.items[first].ref for c in verbs)
    is_told = is_told and group.is_plural and _is_role_of_people(group) and len(people) >= _PAIR
    if is_told and _count(group) in (None, len(people)):
        yield group.entity.id, people


def _identified_before_copula(
    view: View, clause: Clause, grammar: Grammar
) -> Iterator[tuple[str, tuple[DocumentEntity, ...]]]:
    """Rule 3, from the other side: a noun with "the" behind the copula, of which a relative clause says more."""
    behind = view.items[clause.item + 1 : clause.item + 3]
    kinds = [item.kind for item in behind]
    if not _is_plain_copula(clause, grammar) or kinds != [ItemKind.GROUP, ItemKind.RELATIVE]:
        return
    group = view.groups[behind[0].ref]
    first = view.items[0] if view.items[0].kind is ItemKind.GROUP else None
    people = tuple(_listed(view, 0, grammar, _count(group))) if first is not None else ()
    is_whole = all(i.kind in _JOINTS or i.kind is ItemKind.GROUP for i in view.items[: clause.item])
    is_definite = view.sentence.tokens[group.first].lower in grammar.table["naming"].get("the", ())
    is_told = is_whole and is_definite and group.is_plural and _is_role_of_people(group) and len(people) >= _PAIR
    if is_told and _count(group) in (None, len(people)):
        yield group.entity.id, people


def _is_plain_copula(clause: Clause, grammar: Grammar) -> bool:
    verb = clause.verb
    is_plain = verb.mood is Mood.FINITE and not (verb.cues or verb.is_negated or clause.is_passive)
    return verb.lemma in grammar.sets["copulas"] and is_plain


def _is_role_of_people(group: NounGroup) -> bool:
    is_person = group.entity.type is EntityType.PERSON and group.entity.level is NameLevel.ROLE
    return is_person and not group.is_part and not group.members


def _identified_by_passive(
    view: View, clause: Clause, grammar: Grammar
) -> Iterator[tuple[str, tuple[DocumentEntity, ...]]]:
    """As in "the nurses were identified as A, B and C": as many as are counted, told right after."""
    if clause.subject < 0 or clause.verb.mood is not Mood.FINITE or clause.verb.cues:
        return
    group, words = view.groups[clause.subject], grammar.table["naming"]["words"]
    begin = next((n for n in range(clause.item + 1, len(view.items)) if view.items[n].word in words), -1)
    if begin < 0 or any(i.kind is ItemKind.VERB for i in view.items[clause.item + 1 : begin]):
        return
    count = _count(group)
    people = tuple(_listed(view, begin + 1, grammar, count))
    is_clear = group.is_plural and len(people) >= _PAIR and group.entity.level is NameLevel.ROLE
    if is_clear and count in (None, len(people)):
        yield group.entity.id, people


def _listed(view: View, begin: int, grammar: Grammar, count: int | None) -> list[DocumentEntity]:
    """Rules 1 and 2: the people by name from this item on, each once; nobody where the first item names no person."""
    found: list[DocumentEntity] = []
    at, is_open, has_aside = begin, True, False
    while at < len(view.items):
        item = view.items[at]
        size = _as_well(view, at, grammar)
        if size:
            at, is_open = at + size, True
            continue
        if item.kind in _JOINTS or item.word == ";":
            is_open = True
        elif item.kind is ItemKind.GROUP:
            group = view.groups[item.ref]
            if is_open and _is_name_of_person(group):
                found.append(group.entity)
            elif not found and not _is_title(view, at):
                return []
            is_open = is_open and _is_title(view, at)
        elif item.kind is ItemKind.RELATIVE:
            has_aside, is_open = True, False
        elif item.kind is ItemKind.VERB:
            if not has_aside and not _is_reduced(view, at):
                break
            is_open = False
        elif item.kind is not ItemKind.OTHER:
            is_open = False
        at += 1
    people = list(dict.fromkeys(found))
    return people if not has_aside or len(people) == count else []


def included_in(view: View, grammar: Grammar) -> list[DocumentEntity]:
    """As in "Among them are A and B": the people by name of a sentence that opens so."""
    words = [t.lower for t in view.sentence.tokens]
    for phrase in grammar.table["inclusions"]["opening"]:
        size = len(phrase.split())
        if words[:size] == phrase.split() and not any(c.verb.is_negated or c.verb.cues for c in view.clauses[:1]):
            begin = next((n for n, i in enumerate(view.items) if i.first >= size), len(view.items))
            begin += begin < len(view.items) and view.items[begin].kind is ItemKind.OTHER
            return _listed(view, begin, grammar, None)
    return []


def _as_well(view: View, at: int, grammar: Grammar) -> int:
    """Items of "as well as", "así como" that begin here; 0 where none do."""
    for phrase in grammar.table["lists"].get("as_well", ()):
        words = phrase.split()
        begin = view.items[at].first
        if [t.lower for t in view.sentence.tokens[begin : begin + len(words)]] == words:
            return sum(begin <= i.first < begin + len(words) for i in view.items[at:])
    return 0


def _is_title(view: View, at: int) -> bool:
    """As in "como los subcomisarios A y B": a noun right before the name."""
    after: Item | None = view.items[at + 1] if at + 1 < len(view.items) else None
    return after is not None and after.kind is ItemKind.GROUP and _is_name_of_person(view.groups[after.ref])


def _is_reduced(view: View, at: int) -> bool:
    """As in "A, condenado a 77 años, y B": a participle that says more of the one before it."""
    verb = view.clauses[view.clause_at[at]].verb
    return verb.mood is Mood.PARTICIPLE


def _is_name_of_person(group: NounGroup) -> bool:
    """A name, or the noun of a post before it: "the mayor of Lindon, X"."""
    is_named = group.kind is ArgumentKind.NAME or (
        group.kind is ArgumentKind.ROLE and group.entity.level is NameLevel.FULL and not group.is_plural
    )
    return is_named and group.entity.type is EntityType.PERSON
