"""Statements that people read: they stand in their document, in the ledger, and in the past."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType
from ovillo.domain.errors import UsageError
from ovillo.domain.judgements import Verdict
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Review, Standing, Statement
from ovillo.storage.cases import create_case
from ovillo.storage.record import SqlRecord
from ovillo.workflows.by_hand import Draft, state, take_back
from ovillo.workflows.judge import judge
from ovillo.workflows.views import StatementNotFoundError, find, resolve

TEXT = "Ana Prueba Ficticia dirige la banda «Los Mirlos». El 6 de mayo de 2031 la policía detuvo a Beto Inventado."
DOCUMENT = "d" * 64
START = datetime(2031, 5, 14, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqlRecord]:
    made = create_case(tmp_path / "case", name="invented", actor="Ana", at=START)
    document = Document(DOCUMENT, "a.txt", "text/plain", 1, TEXT, (0,), SourceDetails(publisher="El Faro"))
    with made.writing(actor="Ana", at=START) as writer:
        writer.add_document(document, None)
    yield made
    made.close()


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


now = Clock()


def draft(**changed: object) -> Draft:
    fields: dict[str, object] = {
        "document": DOCUMENT,
        "start": 0,
        "end": 49,
        "predicate": "leads",
        "standing": Standing.REPORTED,
        "subject": "Ana Prueba Ficticia",
        "object": "Los Mirlos",
        "object_type": EntityType.GROUP,
    }
    return Draft(**{**fields, **changed})  # type: ignore[arg-type]  # fields of the dataclass


def statements(record: SqlRecord, as_of: int | None = None) -> list[Statement]:
    return list(resolve(record, as_of=as_of).view.statements)


def test_a_statement_by_hand_stands_in_its_document_and_makes_a_finding(record: SqlRecord) -> None:
    made = state(record, draft(), actor="Rosa", now=now)

    [kept] = statements(record)
    assert kept == made or kept.id == made.id
    assert kept.quote == TEXT[kept.start : kept.end]
    assert (kept.extractor, kept.review) == ("hand:Rosa", Review.ACCEPTED)
    assert kept.subject
    assert [kept.subject.name, kept.speakers[0].name] == ["Ana Prueba Ficticia", "El Faro"]
    assert [each.predicate for each in find(resolve(record)).findings] == ["leads"]
    assert record.verify() is None


def test_what_is_read_later_was_not_known_before(record: SqlRecord) -> None:
    with record.reading() as reader:
        before = reader.head().size
    state(record, draft(), actor="Rosa", now=now)

    assert statements(record, as_of=before) == []
    assert len(statements(record)) == 1


def test_somebody_named_twice_is_one_entity(record: SqlRecord) -> None:
    state(record, draft(), actor="Rosa", now=now)
    state(
        record,
        draft(predicate="exploits", object="Beto Inventado", object_type=EntityType.PERSON),
        actor="Beto",
        now=now,
    )

    assert len({each.subject.id for each in statements(record) if each.subject}) == 1


def test_an_amended_statement_is_rejected_and_stays(record: SqlRecord) -> None:
    old = state(record, draft(), actor="Rosa", now=now)

    new = state(record, draft(standing=Standing.SUSPECTED), actor="Rosa", now=now, supersedes=old.id)

    reviews = {each.id: each.review for each in statements(record)}
    assert reviews == {old.id: Review.REJECTED, new.id: Review.AMENDED}
    assert [each.standing for one in find(resolve(record)).findings for each in one.statements] == [Standing.SUSPECTED]
    assert record.verify() is None


def test_an_amendment_is_taken_back_whole(record: SqlRecord) -> None:
    old = state(record, draft(), actor="Rosa", now=now)
    new = state(record, draft(standing=Standing.SUSPECTED), actor="Rosa", now=now, supersedes=old.id)

    take_back(record, new.id, actor="Rosa", now=now)

    reviews = {each.id: each.review for each in statements(record)}
    assert reviews == {old.id: Review.ACCEPTED, new.id: Review.REJECTED}
    with pytest.raises(StatementNotFoundError):
        take_back(record, new.id, actor="Beto", now=now)


def test_numbers_and_days_are_kept_as_given(record: SqlRecord) -> None:
    made = state(
        record,
        draft(predicate="pays", value="2,000 soles", number="2,000.50", unit="PEN", since=date(2031, 5, 6), until=None),
        actor="Rosa",
        now=now,
    )

    [kept] = statements(record)
    assert kept.value == made.value
    assert kept.value
    assert str(kept.value.number) == "2000.50"
    assert kept.when
    assert (kept.when.start, kept.when.end) == (date(2031, 5, 6), date(2031, 5, 6))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"start": 5, "end": 5}, "Select them"),
        ({"end": 9999}, "Select them"),
        ({"predicate": "guilty_of"}, "predicate"),
        ({"subject": "", "object": ""}, "Name who"),
        ({"subject": "Carla Ausente"}, "does not hold that name"),
        ({"number": "dos mil"}, "no number"),
        ({"number": "NaN"}, "no number"),
        ({"since": date(2031, 5, 6), "until": date(2031, 5, 5)}, "before the first"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    record: SqlRecord, changed: dict[str, object], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        state(record, draft(**changed), actor="Rosa", now=now)

    assert statements(record) == []


def test_who_is_unsure_takes_nobody_elses_word_back(record: SqlRecord) -> None:
    made = state(record, draft(), actor="Rosa", now=now)

    def review(verdict: Verdict, actor: str) -> Review:
        judge(record, made.id, verdict=verdict, reason="read", actor=actor, now=now)
        return statements(record)[0].review

    assert review(Verdict.REJECT, "Beto") is Review.REJECTED
    assert review(Verdict.UNSURE, "Rosa") is Review.REJECTED
    assert review(Verdict.UNSURE, "Beto") is Review.ACCEPTED
