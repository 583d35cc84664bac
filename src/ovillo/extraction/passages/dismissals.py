"""A case closed by a noun: "el sobreseimiento de X y Y dictado el 8 de agosto por el tribunal Z".

Only where a participle right behind the names says that it was given, or a court declares it founded ("declarar fundado
el sobreseimiento a favor de X"), and no verb of the sentence takes it back.
"""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.passages.undone import is_decided, overturns
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.rulings import is_ruling
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_NEAR = 3
_WITHIN = 10
"""Tokens between such a noun and what grants it, or for whom."""


def read_dismissals(reading: Reading) -> None:
    """Adds the charges that such a noun says were closed."""
    view, table = reading.view, reading.grammar.table["undone"].get("dismissals")
    if table is None or any(overturns(reading, clause) for clause in view.clauses):
        return
    tokens = view.sentence.tokens
    for at in (n for n, t in enumerate(tokens[:-2]) if t.lower in table["nouns"]):
        _read_granted(reading, at, table)
        first = next((n for n, g in enumerate(view.groups) if g.first == at + 2), -1)
        if first < 0 or tokens[at + 1].lower not in table["of"]:
            continue
        people = list(list_from(view, first))
        last = max(view.groups[n].last for n in people)
        given = next((n for n, c in enumerate(view.clauses) if last < c.verb.first <= last + _NEAR), -1)
        if given >= 0 and _is_given(view.clauses[given], table["given"]):
            _state(reading, given, people, at)


def _read_granted(reading: Reading, noun: int, table: Mapping[str, Sequence[str]]) -> None:
    """As in "declarar fundado el sobreseimiento solicitado a favor de X"."""
    view, words = reading.view, [token.lower for token in reading.view.sentence.tokens]
    granted = next((n for n in range(noun - 1, max(0, noun - _WITHIN), -1) if words[n] in table["granted"]), -1)
    number = next((n for n, c in enumerate(view.clauses) if c.verb.last == granted - 1), -1)
    if granted < 0 or number < 0 or not _declares(reading, view.clauses[number], table["declaring"]):
        return
    for at in range(noun + 1, min(len(words), noun + _WITHIN)):
        spoken = " ".join(words[at : at + _WITHIN]) + " "
        length = max((len(p.split()) for p in table["for_whom"] if spoken.startswith(f"{p} ")), default=0)
        first = next((n for n, g in enumerate(view.groups) if length and g.first == at + length), -1)
        if first >= 0:
            _state(reading, number, list(list_from(view, first)), noun)
            return


def _declares(reading: Reading, clause: Clause, verbs: Sequence[str]) -> bool:
    is_told = clause.verb.mood is Mood.FINITE or is_ruling(reading.view, reading.grammar, clause)
    is_told = is_told or is_decided(reading, clause)
    return is_told and clause.verb.lemma in verbs and not clause.verb.is_negated and not clause.verb.cues


def _is_given(clause: Clause, verbs: tuple[str, ...]) -> bool:
    return clause.is_passive and clause.verb.lemma in verbs and not clause.verb.is_negated and not clause.verb.cues


def _state(reading: Reading, number: int, people: list[int], noun: int) -> None:
    view, frame, tokens = reading.view, reading.grammar.frames["charged"], reading.view.sentence.tokens
    cues = cues_of(view, number, reading.cues, reading.grammar)
    cue = Cue(tokens[noun].start, tokens[noun].end, CueKind.NEGATION)
    reading.found[:] = [p for p in reading.found if p.clause != number or p.predicate != "ordered"]
    doer = _doer(reading, view.clauses[number].item)
    doer = doer if doer is not None and doer.type in frame.subject else None
    for party in parties_of(view, people):
        if party.entity.type is EntityType.PERSON and party.entity.level is not NameLevel.ROLE:
            proposal = Proposal(
                "charged", doer, party.entity, None, frame.standing, False, (), reading.number, tokens[noun].start,
                tokens[noun].end, number,
            )  # fmt: skip
            held = None if cues else propose(proposal, hold((cue,)), allowed=(frame.subject, frame.object))
            reading.found.extend([held] if held else [])


def _doer(reading: Reading, at: int) -> DocumentEntity | None:
    """Whoever "por" names behind the participle."""
    view, has_agent = reading.view, False
    for item in view.items[at + 1 :]:
        if item.kind is ItemKind.GROUP:
            return view.groups[item.ref].entity if has_agent else None
        if item.kind not in (ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.TIME):
            return None
        has_agent = has_agent or item.word in reading.grammar.sets["agent_slot"]
    return None
