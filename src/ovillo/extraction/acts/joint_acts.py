"""With whom somebody did it: "ran the ring with his wife, X", "con la complicidad de Y", "worked with Z to bribe".

Rules:
1. Of a conduct whoever is named after "with" took part in it; of an act of office only who helped or went along.
2. Whoever helps collaborates with who is helped; who acts "in coordination with" another collaborates with the other.
3. What did not happen was done with nobody; what is held in doubt is so held of both.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.acts.public_bodies import are_both_public
from ovillo.extraction.sentences.arguments import Slot, list_to
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.slot_words import compound_before
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind

_ALONE = frozenset({"collaborates_with", "threatens", "deceives", "protects", "belongs_to", "receives", "pays"})
"""Conduct whose "with" says something else, or of which the other is no part."""
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_TRADE = frozenset({"sells", "buys"})
_REACH = 3


def read_joint_acts(reading: Reading) -> None:
    """Adds who collaborated with whom in what the verbs of the sentence state."""
    acts = [p for p in reading.found if p.clause >= 0 and p.subject is not None and not p.negated]
    acts = [p for p in acts if not _is_other_side(reading, p)]
    for act in acts:
        kind = KIND_OF.get(act.predicate)
        if kind is PredicateKind.CONDUCT and act.predicate not in _ALONE:
            for party in (*_named_with(reading, act), *_after_phrase(reading, act, "together")):
                _state(reading, act, party.entity, act.subject)
        if kind in (PredicateKind.CONDUCT, PredicateKind.PROCEDURE) and act.predicate not in _ALONE:
            for party in _after_phrase(reading, act, "helping"):
                _state(reading, act, party.entity, act.subject)
            for party in _after_phrase(reading, act, "coordinated"):
                if act.predicate != "investigated" or party.entity.type is not EntityType.PERSON:
                    _state(reading, act, act.subject, party.entity)
    _read_work(reading)
    _read_meetings(reading)


def _is_other_side(reading: Reading, act: Proposal) -> bool:
    """Who buys what the verb says is sold, or sells what it says is bought: whoever helps helps with what it says."""
    told = {
        frame.predicate for _, frame in reading.grammar.patterns.get(reading.view.clauses[act.clause].verb.lemma, ())
    }
    return bool(told & _TRADE) and act.predicate in _TRADE - told


def _state(reading: Reading, act: Proposal, subject: DocumentEntity | None, object_: DocumentEntity | None) -> None:
    frame = reading.grammar.frames["collaborates_with"]
    proposal = Proposal(
        frame.predicate, subject, object_, None, frame.standing, False, (), reading.number,
        act.start, act.end, act.clause,
    )  # fmt: skip
    held = propose(proposal, hold(act.cues), allowed=(frame.subject, frame.object))
    known = {(p.subject, p.object) for p in reading.found if p.predicate == frame.predicate}
    if held and (held.subject, held.object) not in known and not are_both_public(reading, subject, object_):
        reading.found.append(held)


def _named_with(reading: Reading, act: Proposal) -> list[Party]:
    """As in "with his wife, X, and his sons Y and Z": the people named after "with", in a row."""
    view, table = reading.view, reading.grammar.table["joint_acts"]
    if view.clauses[act.clause].is_passive:
        return []
    slots = [s for s in arguments_of(reading, act.clause).slots if _word_of(reading, s) in table["with"]]
    found: list[int] = []
    for index in range(view.position[slots[0].groups[0]] if slots else len(view.items), len(view.items)):
        item = view.items[index]
        if item.kind is ItemKind.GROUP:
            found.append(item.ref)
        elif item.kind not in (ItemKind.COMMA, ItemKind.AND) and not _is_small(reading, index):
            break
    named = [g for g in found if view.groups[g].kind is ArgumentKind.NAME or view.groups[g].members]
    people = {p.entity.id: p for p in parties_of(view, named) if p.entity.type is EntityType.PERSON}
    is_owner = any(_is_owner(reading, g) for g in named)
    return [] if is_owner else [p for p in people.values() if act.object is None or p.entity.id != act.object.id]


def _word_of(reading: Reading, slot: Slot) -> str:
    """The preposition, with what makes another of it: "junto a"."""
    return f"{compound_before(reading, slot)} {slot.preposition}".strip()


def _is_small(reading: Reading, index: int) -> bool:
    item = reading.view.items[index]
    word = reading.view.sentence.tokens[item.first].lower
    return item.kind is ItemKind.OTHER and word in reading.grammar.sets["determiners"]


def _is_owner(reading: Reading, group: int) -> bool:
    """As in "with X's money"."""
    after = reading.view.groups[group].last + 1
    tokens = reading.view.sentence.tokens
    return after < len(tokens) and tokens[after].lower in reading.grammar.verbs["possessive_marks"]


def _after_phrase(reading: Reading, act: Proposal, kind: str) -> Iterator[Party]:
    """Who stands after "with the help of" and the like, after the verb of the act and before any other."""
    view, tokens = reading.view, reading.view.sentence.tokens
    begin = _begin_of(reading, act)
    end = min(
        (c.verb.first for c in view.clauses if c.verb.first > view.clauses[act.clause].verb.last), default=len(tokens)
    )
    line = " ".join(t.lower for t in tokens)
    for text in reading.grammar.table["joint_acts"][kind]:
        if text not in line:
            continue
        words = text.split()
        for index in range(begin + 1, end - len(words)):
            if [t.lower for t in tokens[index : index + len(words)]] != words:
                continue
            last = index + len(words)
            groups = [n for n, g in enumerate(view.groups) if last <= g.first < last + _REACH][:1]
            yield from (p for p in parties_of(view, groups) if _is_other(act, p))


def _begin_of(reading: Reading, act: Proposal) -> int:
    """The token after which the phrase may stand: the subject before its verb, "X, with the help of Y, sold"."""
    view, clause = reading.view, reading.view.clauses[act.clause]
    last = view.groups[clause.subject].last if clause.subject >= 0 else clause.verb.last
    is_plain = last < clause.verb.first and not any(last < c.verb.first < clause.verb.first for c in view.clauses)
    return last if is_plain else clause.verb.last


def _is_other(act: Proposal, party: Party) -> bool:
    taken = {e.id for e in (act.subject, act.object) if e is not None}
    return party.entity.type in _ACTORS and party.entity.id not in taken


def _read_work(reading: Reading) -> None:
    """As in "worked with X to pay bribes": with whom somebody does what an infinitive of conduct names."""
    view, table = reading.view, reading.grammar.table["joint_acts"]
    for number, clause in enumerate(view.clauses):
        if clause.verb.lemma not in table["work"] or clause.is_passive or number not in reading.held:
            continue
        arguments = arguments_of(reading, number)
        slots = [s for s in arguments.slots if s.preposition in table["with"]]
        aims = [n for p, n in arguments.complements if p in table["aims"] and _is_conduct(reading, n)]
        if not slots or not aims or clause.subject < 0 or reading.held[number].is_negated:
            continue
        subjects: Sequence[Party] = parties_of(view, [clause.subject])
        frame = reading.grammar.frames["collaborates_with"]
        tokens = view.sentence.tokens
        for subject in subjects:
            for other in parties_of(view, slots[0].groups):
                proposal = Proposal(
                    frame.predicate, subject.entity, other.entity, None, frame.standing, False, (), reading.number,
                    tokens[clause.verb.first].start, tokens[clause.verb.last].end, number,
                )  # fmt: skip
                held = propose(proposal, reading.held[number], allowed=(frame.subject, frame.object))
                if held and other.entity.level is not NameLevel.PARTIAL:
                    reading.found.append(held)


def _read_meetings(reading: Reading) -> None:
    """As in "X e Y se reunieron", "X and Y, who married in 2019": two who met or married each other."""
    view, table = reading.view, reading.grammar.table["joint_acts"]
    for number, clause in enumerate(view.clauses):
        is_wedding = clause.verb.lemma in table["wed"]
        frame = reading.grammar.frames["partner_of" if is_wedding else "contacts"]
        is_plain = clause.verb.lemma in table["met"] and not arguments_of(reading, number).direct
        is_mutual = clause.verb.lemma in table["mutual"] and clause.verb.is_reflexive and clause.verb.is_plural
        if not (is_plain or is_mutual) or clause.subject < 0:
            continue
        people = [p for p in parties_of(view, list_to(view, clause.subject)) if p.entity.type is EntityType.PERSON]
        is_apart = any(s.preposition in table["with"] for s in arguments_of(reading, number).slots)
        holding = hold(cues_of(view, number, reading.cues, reading.grammar))
        people = people if not is_wedding or all(p.entity.is_named_person for p in people) else []
        if len({p.entity.id for p in people}) != len(people) or len(people) != len(("one", "other")) or is_apart:
            continue
        proposal = Proposal(
            frame.predicate, people[0].entity, people[1].entity, None, frame.standing, False, (), reading.number,
            view.sentence.tokens[clause.verb.first].start, view.sentence.tokens[clause.verb.last].end, number,
        )  # fmt: skip
        held = propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held:
            reading.found.append(held)


def _is_conduct(reading: Reading, number: int) -> bool:
    clause = reading.view.clauses[number]
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    return clause.verb.mood is Mood.INFINITIVE and any(
        KIND_OF.get(f.predicate) is PredicateKind.CONDUCT for _, f in rows
    )
