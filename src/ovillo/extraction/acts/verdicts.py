"""Two verdicts by one verb: "found not guilty of trafficking but guilty of falsifying records".

Rules:
1. The verb has stated the first verdict; the second has the other word and a conjunction or a comma before it.
2. The conduct that the second names is held as the second holds it.
3. Where somebody else stands before the second, it is theirs: "X was found guilty and Y not guilty".
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind, Standing
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import span_cue
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, Proposal, hold
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import NounGroup

_VERDICTS = {"convicted": Standing.CONVICTED, "acquitted": Standing.ACQUITTED}
_KINDS = {"convicted": CueKind.CONVICTION, "acquitted": CueKind.ACQUITTAL}


def read_verdicts(reading: Reading) -> None:
    """Adds the second verdict of verbs such as "found" and "declared", and sets right what each says of conduct."""
    _part_verdicts(reading)
    for first in [p for p in reading.found if p.predicate in _VERDICTS and p.clause >= 0 and not p.negated]:
        clause = reading.view.clauses[first.clause]
        words = _verdict_words(reading, clause)
        if len({kind for _, kind in words}) < len(_VERDICTS) or first.standing is not _VERDICTS[first.predicate]:
            continue
        (other,) = set(_VERDICTS) - {first.predicate}
        second = replace(first, predicate=other, standing=_VERDICTS[other])
        if second in reading.found:
            continue
        reading.found.append(second)
        held = hold((*first.cues, span_cue(reading.view, first.clause, _KINDS[words[-1][1]])))
        parties = (Party(first.object),) if first.object is not None else ()
        for number in _conduct_after(reading, clause, words[-1][0]) if parties else ():
            read_governed(reading, number, parties, held)
        reading.found[:] = [_set_right(reading, p, words) for p in reading.found]


def _part_verdicts(reading: Reading) -> None:
    """Rule 3: each verdict to the one whom it is said of."""
    for first in [p for p in reading.found if p.predicate in _VERDICTS and p.clause >= 0 and not p.negated]:
        words = _said_words(reading, reading.view.clauses[first.clause])
        others = [(kind, group) for index, kind in words[1:] if (group := _whose(reading, index)) is not None]
        if not others or first not in reading.found:
            continue
        told = [p for p in reading.found if p.clause == first.clause and p.predicate in _VERDICTS]
        clause = reading.view.clauses[first.clause]
        own = reading.view.groups[clause.subject].entity if clause.subject >= 0 else first.object
        if not clause.is_passive:  # "The jury found X guilty and Y not guilty"
            own = _whose(reading, words[0][0]) or _right_before(reading, words[0][0])
        reading.found[:] = [p for p in reading.found if p not in told]
        for kind, entity in ((kind, entity) for kind, entity in ((words[0][1], own), *others) if entity is not None):
            reading.found.append(replace(first, predicate=kind, standing=_VERDICTS[kind], object=entity))


def _whose(reading: Reading, index: int) -> DocumentEntity | None:
    """Of whom this verdict is: who stands behind it with a preposition, else right before it behind an "and"."""
    tokens, direct = reading.view.sentence.tokens, reading.grammar.sets["direct_slot"]
    behind = index + 1 < len(tokens) and tokens[index + 1].lower in direct
    after = next((g for g in reading.view.groups if behind and g.first == index + 2), None)
    if after is not None and after.entity.type is EntityType.PERSON:
        return after.entity  # "culpable a X e inocente a Y"
    return _before_verdict(reading, index)


def _before_verdict(reading: Reading, index: int) -> DocumentEntity | None:
    """The person right before this verdict, behind an "and"."""
    group = _group_before(reading, index)
    if group is None or not group.first:
        return None
    before = reading.view.sentence.tokens[group.first - 1].lower
    return group.entity if before in reading.grammar.sets["conjunctions"] else None


def _right_before(reading: Reading, index: int) -> DocumentEntity | None:
    group = _group_before(reading, index)
    return group.entity if group is not None else None


def _group_before(reading: Reading, index: int) -> NounGroup | None:
    """The person right before this verdict."""
    tokens, end = reading.view.sentence.tokens, index - 1
    while end > 0 and (tokens[end].text == "," or tokens[end].lower in reading.grammar.sets["negations"]):
        end -= 1
    return next((g for g in reading.view.groups if g.last == end and g.entity.type is EntityType.PERSON), None)


def _set_right(reading: Reading, proposal: Proposal, words: Sequence[tuple[int, str]]) -> Proposal:
    """The conduct held by the verdict that stands nearest before it."""
    if KIND_OF.get(proposal.predicate) is not PredicateKind.CONDUCT or proposal.standing not in _VERDICTS.values():
        return proposal
    tokens = reading.view.sentence.tokens
    before = [kind for index, kind in words if tokens[index].start < proposal.start]
    return replace(proposal, standing=_VERDICTS[before[-1]]) if before else proposal


def _verdict_words(reading: Reading, clause: Clause) -> list[tuple[int, str]]:
    """The verdicts after the verb, each joined to the one before it: token, and what it states."""
    table, tokens = reading.grammar.table["verdicts"], reading.view.sentence.tokens
    found: list[tuple[int, str]] = []
    for index, kind in _said_words(reading, clause):
        is_negated = tokens[index - 1].lower in reading.grammar.sets["negations"]
        is_own = not found or _whose(reading, index) is None
        if not found or (is_own and tokens[index - 1 - is_negated].lower in table["joints"]):
            found.append((index, kind))
    return found


def _said_words(reading: Reading, clause: Clause) -> list[tuple[int, str]]:
    """Every verdict after the verb: token, and what it states."""
    table, tokens = reading.grammar.table["verdicts"], reading.view.sentence.tokens
    found: list[tuple[int, str]] = []
    for index in range(clause.verb.last + 1, len(tokens)) if clause.verb.lemma in table["verbs"] else ():
        word = tokens[index].lower
        if word in table["guilty"] or word in table["innocent"]:
            is_negated = tokens[index - 1].lower in reading.grammar.sets["negations"]
            found.append((index, "acquitted" if is_negated or word in table["innocent"] else "convicted"))
    return found


def _conduct_after(reading: Reading, clause: Clause, at: int) -> list[int]:
    """The verbs that hang on the second verdict, up to the next finite one."""
    found: list[int] = []
    for number, other in enumerate(reading.view.clauses):
        if other.verb.first <= at or other is clause:
            continue
        if other.verb.mood is Mood.FINITE:
            break
        before = reading.view.items[other.item - 1]
        is_tied = before.kind is ItemKind.PREPOSITION and before.word in reading.grammar.table["verdicts"]["of"]
        if is_tied and number not in reading.done and other.verb.mood in (Mood.GERUND, Mood.INFINITIVE):
            found.append(number)
    return found
