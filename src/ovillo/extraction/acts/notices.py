"""Police notes: "Items seized: …", "the detained were identified as A and B", "13 arrests", "18 raids".

Rules:
1. A label is a few known words before a colon; what follows is a list, whoever wrote it.
2. "The detained" and a link of naming speak of each name of the list after it, and of no role.
3. A number before a noun of events counts who underwent them; which of them is not said.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.acts.epithets import read_epithets
from ovillo.extraction.acts.goods import goods_listed
from ovillo.extraction.acts.headlines import read_headline, read_measure_headed
from ovillo.extraction.acts.sums_told import is_had, number_told
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Holding, Proposal, hold, parties_of, propose, value_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.terms import duration_unit, gap_term
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Quantity, TokenKind

_LONGEST_LABEL = 8
_LISTED = ("detained", "seized", "rescued", "searched")
_PLACED = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.THING})


def read_notices(reading: Reading) -> None:
    """Adds what labels, identifications and counts of the sentence state."""
    if not _read_label(reading):
        _read_identified(reading)
        read_epithets(reading)
    _read_counted(reading)
    read_headline(reading)
    read_measure_headed(reading)


def _state(
    reading: Reading,
    predicate: str,
    place: tuple[int, int],
    object_: DocumentEntity | None,
    value: Value | None,
    holding: Holding,
    clause: int = -1,
) -> None:
    tokens, frame = reading.view.sentence.tokens, reading.grammar.frames[predicate]
    proposal = Proposal(
        predicate, None, object_, value, frame.standing, False, (), reading.number,
        tokens[place[0]].start, tokens[place[1]].end, clause,
    )  # fmt: skip
    held = propose(proposal, holding, allowed=(frame.subject, frame.object))
    if held and not any(_is_told(held, other) for other in reading.found):
        reading.found.append(held)


def _is_told(held: Proposal, other: Proposal) -> bool:
    if held.predicate != other.predicate:
        return False
    if held.object is not None:
        return other.object is not None and other.object.id == held.object.id
    return held.value is not None and other.value is not None and held.value.number == other.value.number


def _read_label(reading: Reading) -> bool:
    """Rule 1."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["labels"]
    colon = next((i for i, t in enumerate(tokens[: _LONGEST_LABEL + 1]) if t.text == ":"), None)
    if colon is None:
        return False
    words = [t.lower for t in tokens[:colon] if t.kind is TokenKind.WORD]
    acts = [name for name in _LISTED for word in words if word in table[name]]
    known = set(table["words"]) | {word for name in _LISTED for word in table[name]}
    if not acts or not set(words) <= known:
        return False
    last = len(tokens) - 1
    predicate = acts[0]
    if predicate == "seized":
        for good in goods_listed(reading, colon + 1, last):
            value = good.money or (good.party.value if good.party else None)
            _state(reading, predicate, (0, colon - 1), good.party.entity if good.party else None, value, _PLAIN)
        return True
    for group in _listed(reading, colon + 1, predicate):
        _state(reading, predicate, (0, colon - 1), group.entity, _number_of(reading, group), _PLAIN)
    return True


_PLAIN = Holding((), is_negated=False)


def _listed(reading: Reading, start: int, predicate: str) -> list[NounGroup]:
    """The groups of a list that begins at token `start`: names, counted roles, premises."""
    found: list[NounGroup] = []
    for group in reading.view.groups:
        if group.first < start:
            continue
        is_place = predicate == "searched" and group.entity.type in _PLACED
        is_named = group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON
        is_counted = _number_of(reading, group) is not None and group.entity.type in (
            EntityType.PERSON,
            EntityType.GROUP,
        )
        opens = _opens_member(reading, group.first, start)
        if opens and (is_place or (predicate != "searched" and (is_named or is_counted))):
            found.append(group)
    return found


def _number_of(reading: Reading, group: NounGroup) -> Value | None:
    """The number of a group, also in figures before it: "treinta y un (31) varones"."""
    tokens = reading.view.sentence.tokens
    if group.quantity is None and group.first > 2 and tokens[group.first - 1].text == ")":
        found = next((q for q in reading.view.quantities if q.last == group.first - 2), None)
        return replace(found.value, unit=group.unit or "person") if found and not found.is_money else None
    return value_of(group)


def _opens_member(reading: Reading, first: int, start: int) -> bool:
    """Whether the group stands right after a mark or "and", numbers in brackets aside."""
    tokens, joins = reading.view.sentence.tokens, reading.grammar.sets["conjunctions"]
    index = first - 1
    numbers = {i for q in _quantities(reading) for i in range(q.first, q.last + 1)}
    while index >= start and (index in numbers or tokens[index].text in "()-."):
        index -= 1
    return index < start or tokens[index].text in {",", ";"} or tokens[index].lower in joins


def _read_identified(reading: Reading) -> None:
    """Rule 2."""
    view, table = reading.view, reading.grammar.table["identified"]
    found = _head(reading)
    if found is None:
        return
    predicate, head = found
    beside = next((g.last for g in view.groups if g.first <= head + 1 <= g.last and _are_people(g)), head)
    group, between = _next_name(reading, beside + 1)  # "the arrested nurses are X and Y"
    if group is None or not _links(between, table["links"], table["sets"]):
        return
    number = next((n for n, c in enumerate(view.clauses) if c.verb.first > head), None)
    holding = _PLAIN if number is None else hold(cues_of(view, number, reading.cues, reading.grammar))
    if holding.is_negated:
        return
    for name in _names_from(reading, group):
        term = _term_behind(reading, name) if predicate == "convicted" else None
        for party in parties_of(view, [name]):
            told, value = ("sentenced", term) if term is not None else (predicate, party.value)
            _state(reading, told, (head, head), party.entity, value, holding, -1 if number is None else number)


def _term_behind(reading: Reading, group: int) -> Value | None:
    """As in "the convicted are X (ten years) and Y (six years)": what stands in brackets behind the name."""
    tokens, after = reading.view.sentence.tokens, reading.view.groups[group].last + 1
    if after >= len(tokens) or tokens[after].text != "(":
        return None
    index = next((n for n, q in enumerate(reading.view.quantities) if q.first == after + 1), -1)
    is_term = index >= 0 and duration_unit(reading, reading.view.quantities[index].last + 1) is not None
    return gap_term(reading, index) if is_term else None


def _head(reading: Reading) -> tuple[str, int] | None:
    """The act that the opening words say of several, and the token that tells it.

    Before it stand words of a closed set, and a noun for the people it is said of: "los dos médicos detenidos".
    """
    table = reading.grammar.table["identified"]
    heads = {**dict.fromkeys(table["heads"], "detained"), **table["others"]}
    begins = dict.fromkeys((0, _begin_of_told(reading, heads)))
    return next((found for begin in begins if (found := _head_from(reading, begin, heads)) is not None), None)


def _head_from(reading: Reading, begin: int, heads: Mapping[str, str]) -> tuple[str, int] | None:
    view, tokens = reading.view, reading.view.sentence.tokens
    allowed = reading.grammar.table["identified"]["sets"]
    for head in range(begin, min(begin + _FARTHEST_HEAD, len(tokens))):
        size = 1 if tokens[head].lower in heads else _PHRASE
        predicate = heads.get(" ".join(t.lower for t in tokens[head : head + size]))
        if predicate is None:
            continue
        own = [g for g in view.groups if _are_people(g) and (g.first <= head <= g.last or g.last == head - 1)]
        named = {n for g in own for n in range(g.first, g.last + 1)}
        is_open = all(n in named or tokens[n].lower in allowed for n in range(begin, head))
        return (predicate, head + size - 1) if head > begin and is_open else None
    return None


def _begin_of_told(reading: Reading, heads: Container[str]) -> int:
    """Where what is told begins: behind "police said", "la policía informó que", "according to police,"; else at 0."""
    view, tokens = reading.view, reading.view.sentence.tokens
    first = view.clauses[0] if view.clauses else None
    sayings = reading.grammar.speech_verbs - set(reading.grammar.table["naming"]["verbs"])
    is_head = first is not None and tokens[first.verb.last].lower in heads
    if first is not None and first.verb.lemma in sayings and not (first.verb.is_negated or is_head):
        after = first.verb.last + 1
        return after + (after < len(tokens) and tokens[after].lower in reading.grammar.sets["complementisers"])
    comma = next((n for n, token in enumerate(tokens[:_FARTHEST_HEAD]) if token.text == ","), -1)
    sources = {phrase.split()[0] for phrase in reading.grammar.speech["according"]}
    is_source = tokens[0].lower in reading.grammar.sets["prepositions"] | sources
    return comma + 1 if is_source and (first is None or first.verb.first > comma) else 0


_FARTHEST_HEAD = 8
_PHRASE = 2
"""Words of "under investigation"."""


def _are_people(group: NounGroup) -> bool:
    """Several without a name, told by what they are."""
    is_person = group.entity.type is EntityType.PERSON and group.kind is not ArgumentKind.NAME
    return is_person and group.is_plural and not group.is_part


def _next_name(reading: Reading, start: int) -> tuple[int | None, list[str]]:
    """The first name of a person after token `start`, and the words before it."""
    tokens = reading.view.sentence.tokens
    for ref, group in enumerate(reading.view.groups):
        if group.first >= start and _is_new(reading, group) and group.entity.type is EntityType.PERSON:
            after = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
            if after in reading.grammar.sets["possessive_marks"]:
                break  # "The woman detained was X's sister"
            return ref, [t.lower for t in tokens[start : group.first]]
    return None, []


def _links(words: Sequence[str], links: Sequence[str], sets: Sequence[str]) -> bool:
    """Whether only a link stands in these words, with words of the set around it and a role after it at most."""
    line = f" {' '.join(words)} "
    for link in sorted(links, key=len, reverse=True):
        before, found, after = line.partition(f" {link} ")
        if found and set(before.split()) <= set(sets) and len(after.split()) <= _LONGEST_ROLE:
            is_naming = link.endswith(_NAMING)
            return not set(after.split()) & (_PARTING if is_naming else _PARTING | _TYING)
    return False


_LONGEST_ROLE = 4
_NAMING = ("as", "como", "nombre", "nombres", "de", ":")
_TYING = frozenset({"de", "del", "con", "en", "with", "in", "for", "para", "a", "al", "ante", "from", "at", "on"})
_PARTING = frozenset({",", ";", ":", "(", ")", "not", "no", "by", "por", "que", "who", "of", "'s", "to"})


def _names_from(reading: Reading, group: int) -> list[int]:
    groups = reading.view.groups
    return [g for g in list_from(reading.view, group) if _is_new(reading, groups[g])]


def _is_new(reading: Reading, group: NounGroup) -> bool:
    """A name, a count, somebody spoken of for the first time ("a gynaecologist"), or a post before a name."""
    first = reading.view.sentence.tokens[group.first].lower
    is_role = group.kind is ArgumentKind.ROLE and first in reading.grammar.table["events"].get("indefinite", ())
    if group.kind is ArgumentKind.NAME or group.quantity is not None or is_role:
        return True
    behind = [g for g in reading.view.groups if g.kind is ArgumentKind.NAME and g.first > group.last]
    is_title = bool(group.members) and any(g.first == group.last + 1 for g in behind)  # "Sergeants X and Y"
    return is_title or group.entity.id in {g.entity.id for g in behind}  # "health worker of Lindon village X"


def _read_counted(reading: Reading) -> None:
    """Rule 3."""
    grammar, tokens = reading.grammar, reading.view.sentence.tokens
    for predicate, nouns in (*grammar.table["counted"].items(), *grammar.table["counted_told"].items()):
        for index, token in enumerate(tokens):
            if index == 0 or token.lower not in nouns or _is_wished(reading, index):
                continue
            quantity = _number_before(reading, index)
            if quantity is not None and predicate in grammar.table["counted_told"] and not is_had(reading, quantity):
                continue
            quantity = quantity or number_told(reading, index, _quantities(reading))
            if quantity is None or quantity.is_money or quantity.is_other or quantity.value.number is None:
                continue
            if _is_part(reading, quantity.first) or quantity.value.unit:
                continue
            unit = "place" if predicate == "searched" else "person"
            value = Value(
                text=quantity.value.text, number=quantity.value.number, unit=unit, qualifier=quantity.value.qualifier
            )
            holding, clause = _holding_at(reading, index)
            if not holding.is_negated:
                _state(reading, predicate, (index, index), None, value, holding, clause)


def _number_before(reading: Reading, index: int) -> Quantity | None:
    """The number right before the noun: "13 arrests", "cinco entradas y registros"."""
    tokens, end = reading.view.sentence.tokens, index - 1
    if index > 2 and tokens[index - 2].lower in reading.grammar.table["counting"].get("beside", ()):
        end -= 2
    return next((q for q in _quantities(reading) if q.last == end), None)


def _quantities(reading: Reading) -> list[Quantity]:
    view = reading.view
    return [*view.quantities, *(q for g in view.groups for q in (g.whole, g.quantity) if q is not None)]


def _is_part(reading: Reading, first: int) -> bool:
    """As in "two of the 13 detained", "other two": a part of those, or others."""
    tokens = reading.view.sentence.tokens
    before = tokens[first - 1].lower if first else ""
    return before in {"otros", "otras", "other", "another"}


def _holding_at(reading: Reading, index: int) -> tuple[Holding, int]:
    view = reading.view
    before = [n for n, c in enumerate(view.clauses) if c.verb.last < index]
    number = before[-1] if before else (0 if view.clauses else None)
    if number is None:
        return _PLAIN, -1
    return hold(cues_of(view, number, reading.cues, reading.grammar)), number


def _is_aimed_at(reading: Reading, clause: Clause) -> bool:
    """As in "to make 14 arrests": an infinitive that no word of sequence opens."""
    after = reading.grammar.table["governors"]["sequence"]["adjuncts"]
    governor = reading.view.clauses[clause.governor] if clause.governor >= 0 else clause
    is_told = not (governor.verb.is_negated or governor.verb.cues)
    if is_told and governor.verb.lemma in reading.grammar.table["events"]["achieving"]:
        return False  # "la operación permitió realizar cinco registros"
    return clause.verb.mood is Mood.INFINITIVE and clause.preposition not in after


def _is_wished(reading: Reading, index: int) -> bool:
    """Whether a word just before the number makes the events a wish, an order or a fear."""
    tokens, grammar = reading.view.sentence.tokens, reading.grammar
    nearby = {t.lower for t in tokens[max(0, index - 5) : index]}
    clause = next((c for c in reversed(reading.view.clauses) if c.verb.last < index), None)
    if clause is not None and (_is_aimed_at(reading, clause) or grammar.cue_verbs.get(clause.verb.lemma)):
        return True
    for at in range(max(0, index - 5), index - 2):
        is_led_to = tokens[at + 1].lower in grammar.sets["determiners"] or tokens[at + 1].kind is TokenKind.NUMBER
        is_mark = tokens[at].lower in grammar.sets["infinitive_marks"]
        if is_mark and not is_led_to and not any(q.first <= at + 1 <= q.last for q in _quantities(reading)):
            return True
    after = {t.lower for t in tokens[index + 1 : index + 6]}
    if after & set(grammar.table["counting"]["not_yet"]):
        return True
    return bool(nearby & (set(grammar.cues["intention"]["words"]) - set(grammar.table["counting"]["harmless"])))
