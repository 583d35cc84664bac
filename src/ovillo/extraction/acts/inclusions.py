"""Parts of those who undergo an act: "13 were arrested, including three nurses", "five others", "four homes: …"."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.acts.goods import thing_at
from ovillo.extraction.sentences.arguments import Arguments, list_from
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import more_of_them
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Quantity, TokenKind
from ovillo.extraction.words.grammar import Frame

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_FAR = 8
"""Tokens from a verb to the matter that it is about: "launched a full investigation into the case"."""
_ENDS = frozenset(",;.:")


OF_MANY = frozenset({
    "detained", "rescued", "released", "charged", "indicted", "convicted", "intercepted", "investigated",
})  # fmt: skip
"""Acts that are told of many at once, of whom some are picked out."""
_OF_COURTS = frozenset({"ordered", "sentenced"})


def picked_out(
    reading: Reading, clause: Clause, frame: Frame, arguments: Arguments, objects: Sequence[Party]
) -> list[Party]:
    """Those whom the sentence names besides the objects of this frame."""
    if frame.predicate == "searched":
        return [p for p in _after_colon(reading, arguments) if p.entity.type in frame.object]
    if frame.predicate == "investigated" and not objects:
        return _case(reading, clause)
    if frame.predicate in _OF_COURTS:
        return [] if clause.is_passive and not objects else _included_one_by_one(reading, clause, objects)
    if frame.predicate not in OF_MANY:
        return []
    if clause.is_passive and not objects:
        return _identified_before(reading, clause) or _listed_behind(reading, clause, arguments)
    return _included(reading, clause, objects) or _between_dashes(reading, objects)


def _included_one_by_one(reading: Reading, clause: Clause, objects: Sequence[Party]) -> list[Party]:
    """Those picked out who are one each, or counted: not "including judges", nor of a range of terms."""
    terms = reading.view.quantities
    if len(terms) > 1 or any(q.value.qualifier is not Quantifier.EXACT for q in terms):
        return []
    many = {g.entity.id for g in reading.view.groups if g.is_plural and g.quantity is None}
    return [p for p in _included(reading, clause, objects) if p.entity.id not in many]


def _case(reading: Reading, clause: Clause) -> list[Party]:
    """As in "the case was investigated by X": the matter, which no noun group holds."""
    tokens, words = reading.view.sentence.tokens, reading.grammar.table["inclusions"]["matters"]
    determiners, prepositions = reading.grammar.sets["determiners"], reading.grammar.sets["prepositions"]
    if clause.is_passive:
        places = [clause.verb.first - 1]
    else:
        after = range(clause.verb.last + 1, min(clause.verb.last + _FAR, len(tokens)))
        later = {c.verb.first for c in reading.view.clauses}
        stop = next((n for n in after if n in later or tokens[n].text in _ENDS), len(tokens))
        places = [n for n in after if n < stop and (tokens[n - 2].lower in prepositions or n == after[0] + 1)]
    for at in places:
        if 0 < at < len(tokens) and tokens[at].lower in words and tokens[at - 1].lower in determiners:
            return [Party(thing_at(reading, at, at))]
    return []


def _identified_before(reading: Reading, clause: Clause) -> list[Party]:
    """As in "three others, identified as A, B and C, were held": the names that only commas part from the verb."""
    view, words = reading.view, reading.grammar.table["naming"]["words"]
    at = clause.item - 1
    while at >= 0 and view.items[at].kind is not ItemKind.VERB:
        at -= 1
    rest = view.items[at + 1 : clause.item]
    is_naming = at > 0 and view.clauses[view.clause_at[at]].verb.lemma in reading.grammar.table["naming"]["verbs"]
    if not is_naming or not rest or rest[0].word not in words or rest[-1].kind is not ItemKind.COMMA:
        return []
    names = [i.ref for i in rest if i.kind is ItemKind.GROUP]
    is_list = all(i.kind in (ItemKind.GROUP, ItemKind.COMMA, ItemKind.AND) for i in rest[1:])
    return parties_of(view, names) if is_list and all(_is_name(view.groups[n]) for n in names) else []


def _listed_behind(reading: Reading, clause: Clause, arguments: Arguments) -> list[Party]:
    """As in "Fueron detenidos por trata: X, Y y Z", "Also charged with fraud: X": the names behind the colon."""
    view = reading.view
    at = arguments.last_item + 1
    is_open = clause.subject < 0 and at + 1 < len(view.items) and view.items[at].word == ":"
    first = next((i for i in view.items[at + 1 : at + 3] if i.kind is ItemKind.GROUP), None) if is_open else None
    if first is None:
        return []
    return [p for p in parties_of(view, list(list_from(view, first.ref))) if p.entity.type in _PEOPLE]


def _between_dashes(reading: Reading, objects: Sequence[Party]) -> list[Party]:
    """As in "Three suspects – A, a nurse, and B – were arrested": the names between two dashes after those many."""
    view = reading.view
    known = {o.entity.id for o in objects}
    for index, item in enumerate(view.items[:-1]):
        is_one = item.kind is ItemKind.GROUP and view.groups[item.ref].entity.id in known
        if not is_one or not view.groups[item.ref].is_plural or _word(view, index + 1) not in _DASHES:
            continue
        ends = (n for n in range(index + 2, len(view.items)) if _word(view, n) in _DASHES or n in view.clause_at)
        closing = next(ends, -1)
        inside = view.items[index + 2 : closing]
        if closing < 0 or (closing in view.clause_at and view.items[closing - 1].kind is not ItemKind.COMMA):
            return []
        groups = [i.ref for i in inside if i.kind is ItemKind.GROUP]
        return parties_of(view, [g for g in groups if _is_name(view.groups[g])])
    return []


_DASHES = frozenset("–—-")


def _word(view: View, index: int) -> str:
    return view.sentence.tokens[view.items[index].first].text


def _is_name(group: NounGroup) -> bool:
    return group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON


def _included(reading: Reading, clause: Clause, objects: Sequence[Party]) -> list[Party]:
    """Those whom "including" and the like pick out of `objects`, which stand in this clause."""
    view = reading.view
    tokens = view.sentence.tokens
    known = {o.entity.id for o in objects}
    for phrase in reading.grammar.table["inclusions"]["words"]:
        words = phrase.split()
        for index in range(len(tokens) - len(words)):
            if [t.lower for t in tokens[index : index + len(words)]] != words:
                continue
            last = index + len(words)
            first = next((n for n, g in enumerate(view.groups) if last <= g.first <= last + 1), None)
            if first is None or not _belongs(reading, clause, index, known):
                continue
            if view.groups[first].first > last and tokens[last].lower not in view.determiners | view.prepositions:
                continue  # "cargos, incluido ser líder del cártel"
            found = parties_of(view, list(list_from(view, first)))
            return [p for p in found if p.entity.type in _PEOPLE and p.entity.id not in known]
    return []


def _belongs(reading: Reading, clause: Clause, index: int, known: set[str]) -> bool:
    """Whether the group before this token is one of those, with no other verb between it and the verb."""
    view = reading.view
    before = [(n, i) for n, i in enumerate(view.items) if i.last < index]
    reduced = [n for n, _ in before if n > clause.item and _is_reduced(view, n)]
    for number, item in reversed(before):
        if reduced and number >= reduced[0]:
            if item.kind is ItemKind.GROUP and _are_people(view.groups[item.ref]):
                return False  # "five people accused of beating two women, including X"
            continue
        if item.kind is ItemKind.GROUP:
            group = view.groups[item.ref]
            if _is_complement(view, number, group):
                continue
            return group.entity.id in known or any(m.id in known for m in group.members)
        if item.kind is ItemKind.QUANTITY and clause.is_passive and item.first > clause.verb.last:
            return not any(c.verb.mood is Mood.FINITE and c.verb.first > item.last for c in view.clauses)
        if item.kind is ItemKind.QUANTITY or (item.kind is ItemKind.VERB and item.first == clause.verb.first):
            return True
        if item.kind is ItemKind.VERB:
            return False
    return False


def _is_reduced(view: View, number: int) -> bool:
    """As in "five others involved in the ring": a participle that belongs to those before it, with all after it."""
    if number not in view.clause_at:
        return False
    verb = view.clauses[view.clause_at[number]]
    return verb.link is Link.NONFINITE and verb.verb.mood in (Mood.PARTICIPLE, Mood.FINITE)


def _are_people(group: NounGroup) -> bool:
    return group.is_plural and group.entity.type in _PEOPLE


def _is_complement(view: View, number: int, group: NounGroup) -> bool:
    """As in "five members of the ring, including X": a body or place behind a preposition, of which nobody is part."""
    is_one = group.entity.type is not EntityType.PERSON and not group.is_plural
    return is_one and number > 1 and view.items[number - 1].kind is ItemKind.PREPOSITION


def others_of(reading: Reading, clause: Clause, frame: Frame, arguments: Arguments) -> list[Value]:
    """As in "arrested five others", "detuvo a otros tres": a number of people that no noun names."""
    if frame.predicate not in OF_MANY:
        return []
    if clause.is_passive:
        return _counted_before(reading, clause)
    tokens, words = reading.view.sentence.tokens, reading.grammar.table["inclusions"]["others"]
    direct = reading.grammar.sets["direct_slot"] | {""}
    found = []
    for row in arguments.sums:
        quantity = row.quantity
        after = tokens[quantity.last + 1].lower if quantity.last + 1 < len(tokens) else ""
        is_other = (after in words or (quantity.is_other and not after.isalpha())) and not _is_subject(
            reading, quantity
        )
        if is_other and row.preposition in direct and not quantity.is_money:
            value = quantity.value
            found.append(Value(text=value.text, number=value.number, unit="person", qualifier=value.qualifier))
    return found[:1]


def _is_subject(reading: Reading, quantity: Quantity) -> bool:
    """As in "rescued 14 women and five others were held": of the verb behind."""
    items = reading.view.items
    at = next((n for n, i in enumerate(items) if i.first > quantity.last and i.kind is not ItemKind.OTHER), 0)
    verb = reading.view.verbs[items[at].ref] if at in reading.view.clause_at else None
    return verb is not None and verb.mood is Mood.FINITE and not verb.is_ambiguous


def elided_of(reading: Reading, frame: Frame, objects: Sequence[Party]) -> list[Value]:
    """As in "allanaron cuatro clínicas en Lima y dos en Callao": as many more, whose noun is left out."""
    if frame.predicate in OF_MANY and len(objects) == 1 and (more := _more_of(reading, objects[0])):
        return more
    if frame.predicate not in OF_MANY | {"searched", "seized"} or len(objects) != 1 or objects[0].value is None:
        return []
    view, places = reading.view, reading.grammar.sets["place_slot"]
    ref = next((n for n, g in enumerate(view.groups) if g.entity.id == objects[0].entity.id and g.quantity), -1)
    found: list[Value] = []
    for index in range(view.position.get(ref, len(view.items)) + 1, len(view.items) - 2):
        item = view.items[index]
        if item.kind is ItemKind.VERB:
            break
        is_joined = view.items[index - 1].kind in (ItemKind.AND, ItemKind.COMMA) or (
            view.items[index - 2].kind is ItemKind.AND and view.items[index - 1].word in view.direct
        )
        is_placed = view.items[index + 1].word in places and view.items[index + 2].kind is ItemKind.GROUP
        if item.kind is not ItemKind.QUANTITY or not (is_joined and is_placed):
            continue
        value = view.quantities[item.ref].value
        is_place = view.groups[view.items[index + 2].ref].entity.type is EntityType.PLACE
        if is_place and not view.quantities[item.ref].is_money and not value.unit:
            found.append(Value(value.text, value.number, objects[0].value.unit, value.qualifier))
    return found


def _more_of(reading: Reading, party: Party) -> list[Value]:
    """As in "un agente de la Fiscalía y cuatro de la Policía fueron detenidos"."""
    ref = next((n for n, g in enumerate(reading.view.groups) if g.entity.id == party.entity.id), -1)
    at = more_of_them(reading.view, ref) if party.entity.type is EntityType.PERSON and ref >= 0 else -1
    if at < 0:
        return []
    value = reading.view.quantities[reading.view.items[at].ref].value
    return [Value(value.text, value.number, "person", value.qualifier)]


def _counted_before(reading: Reading, clause: Clause) -> list[Value]:
    """As in "another 54 have been charged": a number right before the verb that counts people without a noun."""
    view = reading.view
    at = clause.item - 1
    while (
        at >= 0
        and view.items[at].kind is ItemKind.OTHER
        and view.sentence.tokens[view.items[at].first].kind is (TokenKind.WORD)
    ):
        at -= 1
    if clause.subject >= 0 or at < 0 or view.items[at].kind is not ItemKind.QUANTITY:
        return []
    quantity = view.quantities[view.items[at].ref]
    is_governed = at > 0 and view.items[at - 1].kind is ItemKind.PREPOSITION
    if is_governed or quantity.is_money or quantity.value.unit or (quantity.value.number or 0) < 2:
        return []
    value = quantity.value
    return [Value(text=value.text, number=value.number, unit="person", qualifier=value.qualifier)]


def _after_colon(reading: Reading, arguments: Arguments) -> list[Party]:
    """As in "searched four homes: the shop, two flats and a garage"."""
    view = reading.view
    at = arguments.last_item + 1
    if at + 1 >= len(view.items) or view.items[at].word != ":":
        return []
    rest = view.items[at + 1 :]
    verb = next((n for n, i in enumerate(rest) if i.kind in (ItemKind.VERB, ItemKind.RELATIVE)), -1)
    if verb > 0:  # "… : X, Y and Z, all located in W"
        rest = rest[: max((n for n, i in enumerate(rest[:verb]) if i.kind is ItemKind.COMMA), default=verb + 1)]
    if any(i.kind in (ItemKind.VERB, ItemKind.RELATIVE, ItemKind.PREPOSITION) for i in rest):
        return []
    return parties_of(view, [i.ref for i in rest if i.kind is ItemKind.GROUP])
