"""Judgements on a case in memory: tasks, ids that stay, one undo at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolution.invented import entity

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.errors import UsageError
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.sources import SourceDetails
from ovillo.interfaces.record import LedgerHead
from ovillo.workflows.export import ExportKind, export
from ovillo.workflows.judge import (
    EntityNotFoundError,
    ProposalNotFoundError,
    ShortIdError,
    held_up_by,
    judge,
    proposals,
    undo,
)

START = datetime(2031, 5, 14, tzinfo=UTC)


class InMemory:
    """A record of documents, entities and judgements."""

    def __init__(self, entities: Sequence[DocumentEntity]) -> None:
        self.people = list(entities)
        self.decided: list[Judgement] = []
        self.clock = START

    @contextmanager
    def reading(self) -> Iterator["InMemory"]:
        yield self

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator["InMemory"]:
        self.actor = actor
        yield self

    def now(self) -> datetime:
        self.clock += timedelta(days=1)
        return self.clock

    def head(self) -> LedgerHead:
        return LedgerHead(0, b"")

    def case_name(self) -> str:
        return "invented"

    def documents(self) -> Sequence[Document]:
        ids = sorted({each.document for each in self.people})
        return [Document(each, each, "text/plain", 0, "", (0,), SourceDetails()) for each in ids]

    def entities(self) -> Sequence[DocumentEntity]:
        return sorted(self.people, key=lambda each: (each.document, each.id))

    def docket(self, *kinds: str) -> Sequence[Any]:  # Any: there are none
        return ()

    def statement_ids(self, prefix: str) -> Sequence[str]:
        return ()

    def exchange_rates(self) -> Sequence[Any]:  # Any: there are none
        return ()

    def statements(self, *predicates: str) -> Sequence[Any]:  # Any: there are none
        return ()

    def judgements(self) -> Sequence[Judgement]:
        return tuple(self.decided)

    def judge(self, judgement: Judgement) -> None:
        self.decided.append(judgement)

    def undo(self, judgement: str, *, reason: str) -> None:
        self.decided = [replace(each, undone_by=self.actor) if each.id == judgement else each for each in self.decided]


ANA, ANA_LONG, EVA = entity("Ana Ficticio", "a"), entity("Ana Ficticio Paz", "b"), entity("Eva Inventada", "c")


def decide(case: Any, left: DocumentEntity, right: DocumentEntity, verdict: Verdict, by: str = "Inés") -> Judgement:
    return judge(case, f"{left.id}+{right.id}", verdict=verdict, reason="invented", actor=by, now=case.now)


def entities_of(case: Any) -> list[dict[str, Any]]:
    return [dict(line) for line in export(case, ExportKind.ENTITIES)]


def test_two_entities_that_nothing_proposes_can_be_judged_by_their_ids_and_are_listed() -> None:
    case: Any = InMemory([ANA, EVA])

    decide(case, EVA, ANA, Verdict.SAME)

    (line,) = proposals(case)
    assert line.verdict == "same"
    assert {line.left.id, line.right.id} == {ANA.id, EVA.id}
    assert len(entities_of(case)) == 1


def test_an_id_once_exported_leads_to_its_entity_after_a_merge_and_is_its_own_after_the_undo() -> None:
    case: Any = InMemory([ANA, ANA_LONG, EVA])
    before = {line["id"] for line in entities_of(case)}

    decide(case, ANA, ANA_LONG, Verdict.SAME)
    merged = entities_of(case)
    decide(case, max((ANA, ANA_LONG), key=lambda each: each.id), EVA, Verdict.UNSURE)
    undo(case, f"{ANA.id[:12]}+{ANA_LONG.id[:12]}", reason="", actor="Inés", now=case.now)

    assert {each for line in merged for each in (line["id"], *line["redirects"])} == before
    assert len(merged) == 2
    assert {line["id"] for line in entities_of(case)} == before


def test_an_id_stays_resolvable_when_a_later_document_gives_the_entity_a_smaller_one() -> None:
    bearers = sorted((entity("Ana Ficticio", f"d{number}") for number in range(5)), key=lambda each: each.id)
    case: Any = InMemory(bearers[1:])
    (before,) = entities_of(case)

    case.people.append(bearers[0])

    (after,) = entities_of(case)
    assert after["id"] != before["id"]
    assert before["id"] in after["redirects"]


def test_a_contradiction_is_a_task_that_names_every_judgement_in_it() -> None:
    case: Any = InMemory([ANA, ANA_LONG, EVA])
    first = decide(case, ANA, ANA_LONG, Verdict.SAME)
    second = decide(case, ANA_LONG, EVA, Verdict.SAME, by="Blas")
    third = decide(case, ANA, EVA, Verdict.DIFFERENT)

    tasks = [line.as_object() for line in proposals(case) if line.contradicted]

    assert {each.id for each in held_up_by(case, third)} == {first.id, second.id}
    assert {each.id for each in held_up_by(case, first)} == {first.id, second.id}
    suggested = {line["id"]: set(line["suggested_with"]) for line in entities_of(case)}
    assert suggested == {ANA.id: {ANA_LONG.id}, ANA_LONG.id: {ANA.id, EVA.id}, EVA.id: {ANA_LONG.id}}
    against = {tuple(task["contradicted"]): {each["id"] for each in task["contradicted_by"]} for task in tasks}
    assert against == {(first.id,): {second.id, third.id}, (second.id,): {first.id, third.id}}
    undo(case, third.id[:12], reason="read again", actor="Inés", now=case.now)
    assert not any(line.contradicted for line in proposals(case))


def test_digits_with_which_several_proposals_begin_are_called_too_few() -> None:
    bearers = [entity("Ana Ficticio", f"d{number}") for number in range(20)]
    case: Any = InMemory(bearers)
    digits = [line.proposal.id[0] for line in proposals(case)]
    short = next(digit for digit in digits if digits.count(digit) > 1)  # 19 proposals, 16 digits

    with pytest.raises(ShortIdError):
        judge(case, short, verdict=Verdict.SAME, reason="x", actor="Inés", now=case.now)


def test_a_word_that_names_several_things_is_refused() -> None:
    case: Any = InMemory([ANA, ANA_LONG, EVA])
    decide(case, ANA, ANA_LONG, Verdict.SAME)
    decide(case, ANA, EVA, Verdict.DIFFERENT)

    for target in ("", "nothing", "+", f"{ANA.id}+"):
        with pytest.raises(ProposalNotFoundError):
            undo(case, target, reason="", actor="Inés", now=case.now)
    for target in ("+", f"{ANA.id}+nothing"):
        with pytest.raises(EntityNotFoundError):
            judge(case, target, verdict=Verdict.SAME, reason="x", actor="Inés", now=case.now)
    with pytest.raises(UsageError):
        judge(case, f"{ANA.id}+{ANA.id}", verdict=Verdict.SAME, reason="x", actor="Inés", now=case.now)


POOL = [entity(name, str(n)) for n, name in enumerate(["Ana Ficticio", "ana ficticio", "Anita Ficticio", "Eva Paz"])]
PAIRS = st.tuples(st.sampled_from(POOL), st.sampled_from(POOL)).filter(lambda pair: pair[0] != pair[1])
DECISIONS = st.lists(
    st.tuples(PAIRS, st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]), st.sampled_from("IB")),
    min_size=1,
    max_size=8,
)


@settings(deadline=None)
@given(DECISIONS, st.data())
def test_one_undo_leaves_what_all_others_decided(decisions: Any, data: st.DataObject) -> None:
    case: Any = InMemory(POOL)
    made = [decide(case, *pair, verdict, by) for pair, verdict, by in decisions]
    taken = data.draw(st.sampled_from(made))
    without: Any = InMemory(POOL)
    without.decided = [each for each in made if each.id != taken.id]

    undo(case, taken.id, reason="read again", actor="Inés", now=case.now)

    assert entities_of(case) == entities_of(without)
    assert [line.as_object() for line in proposals(case)] == [line.as_object() for line in proposals(without)]


@settings(deadline=None)
@given(DECISIONS, st.randoms(use_true_random=False))
def test_neither_the_order_of_files_nor_of_judgements_matters_and_undoing_all_gives_the_first_state(
    decisions: Any, random: Any
) -> None:
    case: Any = InMemory(POOL)
    first = entities_of(case), [line.as_object() for line in proposals(case)]
    for pair, verdict, by in decisions:
        decide(case, *pair, verdict, by)
    shuffled: Any = InMemory(random.sample(POOL, len(POOL)))
    shuffled.decided = random.sample(case.decided, len(case.decided))

    assert entities_of(shuffled) == entities_of(case)
    tasks = [[(line.proposal.id, line.contradicted) for line in proposals(each)] for each in (case, shuffled)]
    assert tasks[0] == tasks[1]
    for each in random.sample(case.decided, len(case.decided)):
        undo(case, each.id, reason="", actor="Inés", now=case.now)
    assert (entities_of(case), [line.as_object() for line in proposals(case)]) == first


def test_what_a_rule_would_join_and_names_tell_apart_is_open_and_not_called_joined() -> None:
    again, other = entity("Ana Ficticio", "d"), entity("Ana Ficticio Gris", "e")
    case: Any = InMemory([ANA, again, ANA_LONG, other])
    assert next(line for line in proposals(case) if line.left.name == line.right.name).proposal.rule

    decide(case, ANA, ANA_LONG, Verdict.SAME)
    decide(case, again, other, Verdict.SAME)

    line = next(line for line in proposals(case) if line.left.name == line.right.name)
    assert (line.proposal.rule, line.verdict) == (None, None)
    assert len(entities_of(case)) == 2


def test_two_who_are_told_apart_by_their_names_are_no_one_by_way_of_a_third_until_somebody_says_so() -> None:
    other = entity("Ana Ficticio Gris", "e")
    case: Any = InMemory([ANA, ANA_LONG, other])

    first = decide(case, ANA, ANA_LONG, Verdict.SAME)
    assert len(entities_of(case)) == 2
    second = decide(case, ANA, other, Verdict.SAME)
    tasks = {each.refused.id for line in proposals(case) for each in line.contradicted}
    assert (len(entities_of(case)), tasks) == (3, {first.id, second.id})

    decide(case, ANA_LONG, other, Verdict.SAME)
    assert len(entities_of(case)) == 1
    assert not any(line.contradicted for line in proposals(case))
