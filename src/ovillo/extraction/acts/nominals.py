"""Events that a noun names: "the arrest of X by police", "la captura de X", "charged with the sale of babies".

1. The noun is definite and its event is not itself asked for, planned, denied or prevented.
2. Conduct named by a noun speaks only after an accusation, a charge or the like, or with "by", which say who does it.
"""

from collections.abc import Collection, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.acts.event_lists import (
    included_behind,
    is_rescue,
    led_by,
    named_places,
    past_agent_words,
    with_repeated,
)
from ovillo.extraction.acts.inclusions import OF_MANY
from ovillo.extraction.acts.inquiries import whom_inquired
from ovillo.extraction.acts.intended import clause_of, is_intended, is_unsure
from ovillo.extraction.acts.named_conduct import inquired_into, is_proved, is_told_of, state_sums
from ovillo.extraction.acts.offences import harmed, offence_before
from ovillo.extraction.acts.seizures import goods_behind, state_goods
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.cues import cues_of, span_cue
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, is_taken_out, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, TokenKind
from ovillo.extraction.words.grammar import Frame, Grammar

_QUOTES = frozenset("\"“«‘'")
_TAKERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


def read_nominals(reading: Reading) -> None:
    """Adds what the event nouns of the sentence state."""
    tokens = reading.view.sentence.tokens
    inside = {i for g in reading.view.groups for i in range(g.first, g.last + 1)}
    for index, token in enumerate(tokens):
        for frame in reading.grammar.nouns.get(token.lower, ()):
            if index in inside and not (frame.predicate == "rescued" and is_rescue(reading.view, index)):
                continue
            if KIND_OF.get(frame.predicate) in (PredicateKind.PROCEDURE, PredicateKind.CONDUCT):
                _read_event(reading, index, frame)


def _read_event(reading: Reading, index: int, frame: Frame) -> None:
    view, grammar = reading.view, reading.grammar
    held_at = _held_at(reading, index, frame)
    is_told = _is_led_to(view, index, grammar) if frame.predicate == "sentenced" else _is_definite(view, index, grammar)
    leaders = led_by(reading, index) if KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE else ()
    if not (held_at or is_told or leaders) or is_intended(view, index, grammar):
        return
    objects, agents = held_at or _parties_of_event(reading, index, frame)
    inquired = whom_inquired(reading, index) if frame.predicate == "investigated" and agents and not objects else None
    objects = objects or inquired
    goods = goods_behind(reading, index, frame)
    if not (objects or goods) or (not leaders and any(c.verb.is_negated for c in view.clauses)):
        return
    if is_unsure(view, index, max([index, *(row[1] for row in (objects, agents) if row)]), grammar):
        return
    is_conduct = KIND_OF.get(frame.predicate) is PredicateKind.CONDUCT
    if is_conduct and not (_is_own(reading, frame, agents) or is_proved(reading, index, objects, agents)):
        return
    number = clause_of(view, index)
    holding = hold(cues_of(view, number, reading.cues, grammar)) if number is not None else Holding((), False)
    if holding.is_negated or (is_conduct and agents and not is_told_of(reading, index, frame, agents[0], holding)):
        return
    holding = holding.with_cue(inquired_into(reading)) if is_conduct else holding
    subjects = parties_of(view, agents[0]) if agents else leaders
    if goods or objects is None:
        state_goods(reading, index, frame, subjects, goods, holding)
        return
    included = included_behind(view, objects[1], grammar) if frame.predicate in OF_MANY else []
    for object_ in parties_of(view, [*objects[0], *included]):
        _propose(reading, index, frame, subjects, object_, holding, None if inquired else number)


def _parties_of_event(
    reading: Reading, index: int, frame: Frame
) -> tuple[tuple[list[int], int] | None, tuple[list[int], int] | None]:
    """Who undergoes and who does it, in either order: "the arrest of X by Y", "a probe by Y into X"."""
    view, marks = reading.view, reading.grammar.sets["agent_slot"]
    objects = _after(view, _last_in_row(reading, index), frame.noun_objects)
    if objects:
        return objects, _after(view, objects[1], marks)
    owner = _owner_of(reading, index)
    if owner is not None and KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE:
        return ([owner], index), _after(view, index, marks)
    agents = _after(view, index, marks | frame.noun_agents)
    return (_after(view, agents[1], frame.noun_objects) if agents else None), agents


def _last_in_row(reading: Reading, index: int) -> int:
    """Of "the arrest, conviction and sentencing of X" the last of the nouns, which has what is tied to all."""
    tokens, grammar = reading.view.sentence.tokens, reading.grammar
    nouns, joints = (
        set(grammar.nouns) | set(grammar.table["events"].get("row", ())),
        grammar.sets["conjunctions"] | {","},
    )
    while index + 2 < len(tokens) and tokens[index + 1].lower in joints and tokens[index + 2].lower in nouns:
        index += 2
    return index


def _held_at(
    reading: Reading, index: int, frame: Frame
) -> tuple[tuple[list[int], int], tuple[list[int], int] | None] | None:
    """As in "searches were carried out at the clinic by police", "raids conducted on ten houses"."""
    view, verbs = reading.view, reading.grammar.table["events"].get("held", ())
    number = next((n for n, c in enumerate(view.clauses) if c.verb.first == index + 1), -1)
    if number < 0 or not view.clauses[number].is_passive or view.clauses[number].verb.lemma not in verbs:
        return None
    slots = arguments_of(reading, number).slots
    where = next((s for s in slots if s.preposition in frame.noun_objects), None)
    agent = next((s for s in slots if s.preposition in reading.grammar.sets["agent_slot"]), None)
    if where is None or any(view.groups[g].entity.type not in frame.object for g in where.groups):
        return None
    found = list(where.groups), view.groups[where.groups[-1]].last
    return found, (list(agent.groups), view.groups[agent.groups[-1]].last) if agent is not None else None


def _owner_of(reading: Reading, index: int) -> int | None:
    """As in "Ana Quill's arrest": the person right before a possessive mark before the noun."""
    view, marks = reading.view, reading.grammar.verbs["possessive_marks"]
    if index < 2 or view.sentence.tokens[index - 1].lower not in marks:
        return None
    found = next((n for n, g in enumerate(view.groups) if g.last == index - 2), -1)
    if found < 0 or view.groups[found].entity.type is not EntityType.PERSON:
        return None
    return found if view.groups[found].kind is ArgumentKind.NAME else None


def _is_own(reading: Reading, frame: Frame, agents: tuple[list[int], int] | None) -> bool:
    """Whether "by" names who does it, and it is nothing that police and courts do by their office."""
    if frame.predicate == "brokers":  # "the adoption of X by a couple": who adopts is no broker
        return False
    lawful = reading.grammar.table["lawful"]
    words = {w for g in (agents[0] if agents else ()) for w in reading.view.groups[g].entity.name.lower().split()}
    return agents is not None and not (frame.predicate in lawful["predicates"] and words & set(lawful["doers"]))


def _propose(
    reading: Reading,
    index: int,
    frame: Frame,
    subjects: Sequence[Party],
    object_: Party,
    holding: Holding,
    number: int | None,
) -> None:
    token = reading.view.sentence.tokens[index]
    doers: list[Party | None] = [*subjects] or [None]
    for subject in doers:
        proposal = Proposal(
            frame.predicate,
            subject.entity if subject else None,
            object_.entity,
            object_.value,
            frame.standing,
            negated=False,
            cues=(),
            sentence=reading.number,
            start=token.start,
            end=token.end,
            clause=-1 if number is None else number,
        )
        held = propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held and not (subject is None and _is_told(reading, held)):
            reading.found.append(held)


def _is_told(reading: Reading, held: Proposal) -> bool:
    """As in "police conducted searches at 12 homes": the verb has said who did it."""
    same = (p for p in reading.found if p.predicate == held.predicate and p.subject is not None)
    return any(p.object == held.object and p.negated == held.negated for p in same)


def _is_led_to(view: View, index: int, grammar: Grammar) -> bool:
    """As in "has led to jail terms for 12 members", and as any definite noun of an event but "the sentence of"."""
    tokens, events = view.sentence.tokens, grammar.table["events"]
    word, before = tokens[index].lower, tokens[index - 1].lower if index else ""
    if not events.get("punishing") or word not in events["of_terms"]:
        return _is_definite(view, index, grammar)
    number = clause_of(view, index)
    verb = view.clauses[number].verb if number is not None else None
    is_led = verb is not None and verb.last < index and verb.lemma in events["leading"] and not verb.cues
    return is_led and before in events["punishing"]


def _is_definite(view: View, index: int, grammar: Grammar) -> bool:
    tokens, events = view.sentence.tokens, grammar.table["events"]
    while index > 1 and tokens[index - 1].lower in events.get("kinds", ()):
        index -= 1  # "after a joint investigation", "during a police raid"
    before = tokens[index - 1].lower if index else ""
    if index > 1 and before in grammar.sets["conjunctions"] | {","} and tokens[index - 2].lower in grammar.nouns:
        return _is_definite(view, index - 2, grammar)  # "hubo registros y allanamientos"
    if before in events["indefinite"]:
        opens = all(token.text in _QUOTES for token in tokens[: index - 1])  # "“A raid on …"
        return opens or tokens[index - 2].lower in events["occasion"]
    return before in grammar.cues["definite"] or before in events["after"]


def _after(view: View, index: int, prepositions: frozenset[str]) -> tuple[list[int], int] | None:
    """The list of groups that one of these prepositions ties to the noun, and the last token of it."""
    found = next((n for n, item in enumerate(view.items) if item.first <= index <= item.last), None)
    if found is None or found + 2 >= len(view.items):
        return None
    at = _skip_words(view, _past_manner(view, _past_brackets(view, found + 1)), 2)
    preposition, at = view.items[at], past_agent_words(view, at, prepositions)
    group = view.items[min(_skip_words(view, at + 1, 1), len(view.items) - 1)]
    if preposition.word not in prepositions or group.kind is not ItemKind.GROUP:
        return None
    members = named_places(view, view.position[group.ref]) or list(list_from(view, group.ref))
    members = with_repeated(view, members, prepositions)
    return members, view.groups[members[-1]].last


def _past_manner(view: View, index: int) -> int:
    """The item after how an event came about: "la detención en flagrancia de X"."""
    words = [item.word or view.sentence.tokens[item.first].lower for item in view.items[index : index + 3]]
    sizes = (size for size in (2, 3) if " ".join(words[:size]) in view.manners)
    return index + next(sizes, 0)


def _past_brackets(view: View, index: int) -> int:
    """The item after an acronym in brackets: "by the Directorate of Customs (DC) into …"."""
    is_open = index + 3 < len(view.items) and view.items[index].word == "(" and view.items[index + 2].word == ")"
    return index + 3 if is_open else index


def _skip_words(view: View, index: int, most: int) -> int:
    """The first item from `index` on that is no adjective or article, `most` of them passed over."""
    while most and index + 1 < len(view.items) and view.items[index].kind is ItemKind.OTHER:
        token = view.sentence.tokens[view.items[index].first]
        if token.kind is not TokenKind.WORD or token.lower in view.cases:
            break
        index, most = index + 1, most - 1
    return index


def read_named_conduct(
    reading: Reading,
    number: int,
    prepositions: frozenset[str],
    controllers: Sequence[Party],
    kind: CueKind | None,
    holding: Holding,
) -> None:
    """Rule 2: "charged with the sale of babies"."""
    view, grammar = reading.view, reading.grammar
    tokens = view.sentence.tokens
    arguments = arguments_of(reading, number)
    end = view.items[arguments.last_item].last if arguments.last_item < len(view.items) else len(tokens) - 1
    first = view.clauses[number].verb.last + 1
    held = holding.with_cue(span_cue(view, number, kind) if kind else None)
    hedges = [t for t in tokens[first : end + 1] if t.lower in grammar.sets["hedges"]]
    held = held.with_cue(Cue(hedges[0].start, hedges[0].end, CueKind.HEDGE) if hedges else None)
    row = [n for n in range(first, end + 1) if _names_conduct(grammar, tokens[n].lower)]
    row = [n for n in row if _hangs_on(reading, n, first, prepositions, kind)]
    while row and (after := _next_in_row(reading, row[-1])) > row[-1]:
        row.append(after)
    doers = [Party(controller.entity) for controller in controllers]
    for index in row if doers else ():
        frame = next(f for f in grammar.nouns[tokens[index].lower] if KIND_OF.get(f.predicate) is PredicateKind.CONDUCT)
        _state_named(reading, index, frame, doers, held, number)


def propose_conduct(reading: Reading, index: int, frame: Frame, controllers: Sequence[Party], holding: Holding) -> None:
    """The conduct that the noun at this token names, done by these parties to whom "of" ties to it."""
    start = reading.view.sentence.tokens[index].start
    if any(p.start == start and p.predicate == frame.predicate for p in reading.found):
        return
    _state_named(reading, index, frame, controllers, holding, clause_of(reading.view, index))


def _state_named(
    reading: Reading, index: int, frame: Frame, controllers: Sequence[Party], holding: Holding, number: int | None
) -> None:
    """The conduct that the noun names, and in "the sale of babies to couples" who buys."""
    view, tokens = reading.view, reading.view.sentence.tokens
    labels = set(reading.grammar.table["named"].get("labels", ()))
    gifts = reading.grammar.table.get("bribed", {}).get("gifts", ())
    objects = harmed(reading, index, frame) or _after(view, index, frame.noun_objects)
    last = index
    while not objects and (after := _next_in_row(reading, last)) > last:
        last = after
        objects = _after(view, last, frame.noun_objects)
    if frame.has_money and not objects:
        state_sums(reading, index, frame, controllers, holding)
    for group in objects[0] if objects else ():
        words = {tokens[index].lower, tokens[view.groups[group].head].lower}
        if not _is_definite_enough(view.groups[group], frame, gifts, is_label=bool(words & labels)):
            continue
        for object_ in parties_of(view, [group]):
            if any(object_.entity.id == c.entity.id for c in controllers):
                continue
            _propose(reading, index, frame, controllers, object_, holding, number)
            buyers = _takers(reading, objects[1]) if objects and frame.predicate == "sells" else []
            if buyers and not any(c.kind is CueKind.DENIAL for c in holding.cues):
                _propose(reading, index, reading.grammar.frames["buys"], buyers, object_, holding, number)


def before_in_row(reading: Reading, index: int) -> int:
    """As in "la captación, traslado y | explotación de": the noun of conduct that a comma or "and" joins before it."""
    tokens, grammar = reading.view.sentence.tokens, reading.grammar
    at = index - 1
    while at > 0 and (tokens[at].text == "," or tokens[at].lower in grammar.sets["conjunctions"]):
        at -= 1
    if at == index - 1 or at < 0:
        return index
    at -= tokens[at].lower not in grammar.nouns  # "explotación sexual y …"
    return at if at >= 0 and _names_conduct(grammar, tokens[at].lower) else index


def _next_in_row(reading: Reading, index: int) -> int:
    """The noun of conduct that a comma or "and" joins to this one; this one where none does."""
    tokens, grammar = reading.view.sentence.tokens, reading.grammar
    joints = {","} | grammar.sets["conjunctions"] | grammar.sets["determiners"]
    at = index + 1
    while at < min(index + 5, len(tokens)) and (tokens[at].lower in joints or at == index + 1):
        at += 1
    is_joined = at < len(tokens) and any(t.lower in joints for t in tokens[index + 1 : at])
    return at if is_joined and _names_conduct(grammar, tokens[at].lower) else index


def _names_conduct(grammar: Grammar, word: str) -> bool:
    return any(KIND_OF.get(frame.predicate) is PredicateKind.CONDUCT for frame in grammar.nouns.get(word, ()))


def _takers(reading: Reading, last: int) -> list[Party]:
    """As in "the sale of babies to foreign couples": those right after, who are not named."""
    view, grammar = reading.view, reading.grammar
    at = next((n for n, item in enumerate(view.items) if item.first == last + 1), len(view.items))
    if at + 1 >= len(view.items) or view.items[at].word not in grammar.sets["recipient_slot"]:
        return []
    group = view.items[at + 1]
    if group.kind is not ItemKind.GROUP:
        return []
    found = parties_of(view, list(list_from(view, group.ref)))
    return [Party(p.entity) for p in found if p.entity.level is NameLevel.ROLE and p.entity.type in _TAKERS]


def _hangs_on(reading: Reading, index: int, first: int, ties: frozenset[str], kind: CueKind | None) -> bool:
    """Whether the noun stands right after one of these prepositions, "the crime of" behind one, or a verb of blame."""
    view, grammar, tokens = reading.view, reading.grammar, reading.view.sentence.tokens
    links = set(grammar.table["named"]["links"]) | grammar.sets["determiners"] | grammar.sets["hedges"]
    before = before_in_row(reading, index) - 1
    while before >= first:
        word = tokens[before].lower
        if word in ties:
            return not is_taken_out(view, before + 1)
        if (offence := offence_before(reading, before, first)) < before:
            before = offence - 1  # "por trata de personas y explotación sexual de X"
            continue
        if word not in links and word not in grammar.sets["conjunctions"]:
            return "" in ties and any(g.last == before for g in view.groups)  # "imputa a X la venta de"
        before = before_in_row(reading, before) - 1
    return "" in ties and kind in (CueKind.ACCUSATION, CueKind.CHARGE)  # "le imputan la venta de"


def _is_definite_enough(group: NounGroup, frame: Frame, gifts: Collection[str], *, is_label: bool) -> bool:
    """Not a bare offence label, as in "trafficking in persons": a name, a number, an article or an adjective."""
    is_owed = group.entity.name.lower() in gifts  # "el cobro de coimas"
    if frame.takes_bare_nouns and (group.entity.type is EntityType.PERSON or is_owed) and not is_label:
        return True
    return group.kind is ArgumentKind.NAME or group.quantity is not None or group.last > group.first
