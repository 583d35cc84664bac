"""Statements that people read: they stand in their document, in the ledger, and in the past."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ovillo.casework.by_hand import entity_at
from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType
from ovillo.domain.errors import UsageError
from ovillo.domain.judgements import Verdict
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading, Quantifier, Review, Speaker, Standing, Statement, Value, When
from ovillo.storage.cases import create_case
from ovillo.storage.record import SqlRecord
from ovillo.workflows.by_hand import state, take_back
from ovillo.workflows.drafts import Draft, holds_no, number_told, speakers_told
from ovillo.workflows.judge import judge
from ovillo.workflows.views import StatementNotFoundError, find, resolve

TEXT = "Ana Prueba Ficticia dirige la banda «Los Mirlos». El 6 de mayo de 2031 la policía detuvo a Beto Inventado."
DOCUMENT = "d" * 64
DOCUMENT_READ = Document(DOCUMENT, "a.txt", "text/plain", 1, TEXT, (0,), SourceDetails(publisher="El Faro"))
EL_FARO = Speaker("El Faro", EntityType.ORGANISATION)
START = datetime(2031, 5, 14, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqlRecord]:
    made = create_case(tmp_path / "case", name="invented", actor="Ana", at=START)
    with made.writing(actor="Ana", at=START) as writer:
        writer.add_document(DOCUMENT_READ, None)
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


def test_a_part_of_a_name_is_nobody_else(record: SqlRecord) -> None:
    whole = state(record, draft(), actor="Rosa", now=now)
    part = state(record, draft(predicate="exploits", subject="Prueba"), actor="Rosa", now=now)

    assert whole.subject
    assert whole.subject == part.subject


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


def unchanged(statement: Statement, **changed: object) -> Draft:
    """What the form of an amendment sends where nothing was changed."""
    value, when = statement.value, statement.when
    fields: dict[str, object] = {
        "document": statement.document,
        "start": statement.start,
        "end": statement.end,
        "predicate": statement.predicate,
        "standing": statement.standing,
        "negated": statement.negated,
        "subject": statement.subject.name if statement.subject else "",
        "object": statement.object.name if statement.object else "",
        "where": statement.where.name if statement.where else "",
        "value": value.text if value else "",
        "number": number_told(value) if value else "",
        "unit": (value.unit if value else "") or "",
        "since": when.start if when else None,
        "until": when.end if when else None,
    }
    return Draft(**{**fields, **changed})  # type: ignore[arg-type]  # fields of the dataclass


@pytest.mark.parametrize("is_told", [True, False])
def test_an_amendment_that_changes_one_thing_loses_nothing_else(record: SqlRecord, is_told: bool) -> None:
    document = replace(DOCUMENT_READ, id="e" * 64)
    entities = [
        entity_at(document, start, start + len(name), kind)
        for name, kind in (("Ana Prueba Ficticia", EntityType.PERSON), ("Los Mirlos", EntityType.GROUP))
        for start in [TEXT.index(name)]
    ]
    lawyer = Speaker("Beto Inventado", EntityType.PERSON)
    old = Statement(
        *(document.id, "leads", Standing.DENIED, 0, 49, TEXT[:49], "rules-es@1.0", *entities),
        value=Value("unas 2 bandas", Decimal("2E+1"), None, Quantifier.ABOUT),
        when=When("en mayo", date(2031, 5, 1), date(2031, 5, 31)),
        speakers=(lawyer, Speaker("la policía", EntityType.OFFICE, is_beside=True), EL_FARO),
        is_headline=True,
    )
    with record.writing(actor="Ana", at=START) as writer:
        writer.add_document(document, DocumentReading(document.id, tuple(entities), (old,)))
    told = {"speaker": speakers_told(old, document), "qualifier": Quantifier.ABOUT} if is_told else {}

    made = state(record, unchanged(old, standing=Standing.ADMITTED, **told), actor="Rosa", now=now, supersedes=old.id)

    [kept] = [each for each in statements(record) if each.id == made.id]
    for one in (made, kept):
        parts = ("subject", "object", "value", "when", "speakers", "is_headline")
        assert [getattr(one, part) for part in parts] == [getattr(old, part) for part in parts]
    assert [each.is_beside for each in kept.speakers] == [False, True, False]


def test_whoever_a_source_quotes_can_be_stated_by_hand(record: SqlRecord) -> None:
    made = state(record, draft(standing=Standing.DENIED, speaker="Beto Inventado; policía"), actor="Rosa", now=now)

    assert [each.name for each in made.speakers] == ["Beto Inventado", "policía", "El Faro"]


def test_a_name_is_of_whatever_the_document_has_it_for(record: SqlRecord) -> None:
    first = state(record, draft(), actor="Rosa", now=now)
    second = state(record, draft(predicate="belongs_to", object_type=None), actor="Rosa", now=now)

    assert second.object == first.object


def test_of_two_amendments_one_that_is_taken_back_leaves_the_other(record: SqlRecord) -> None:
    old = state(record, draft(), actor="Rosa", now=now)
    one, other = (
        state(record, draft(standing=each), actor="Rosa", now=now, supersedes=old.id)
        for each in (Standing.SUSPECTED, Standing.ACCUSED)
    )

    take_back(record, one.id, actor="Rosa", now=now)

    reviews = {each.id: each.review for each in statements(record)}
    assert reviews == {old.id: Review.REJECTED, one.id: Review.REJECTED, other.id: Review.AMENDED}


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
        ({"subject": "na Prueba Ficticia"}, "does not hold that name"),
        ({"subject": "Ana Prueb"}, "does not hold that name"),
        ({"end": 9, "subject": "Ana Prueb"}, "does not hold that name"),
        ({"speaker": "Ana Prueb"}, "does not hold that name"),
        ({"subject": "a"}, "One letter"),
        ({"number": "dos mil"}, "no number"),
        ({"number": "NaN"}, "no number"),
        ({"number": "1e5"}, "no number"),
        ({"number": "1200,50"}, "no number"),
        ({"number": "1_000"}, "no number"),
        ({"number": "9" * 16}, "too long"),
        ({"number": "0." + "1" * 50}, "too long"),
        ({"speaker": "Carla Ausente"}, "does not hold that name"),
        ({"object": "Ana Prueba Ficticia", "object_type": None}, "to themselves"),
        ({"standing": Standing.CONVICTED, "negated": True}, "did not happen"),
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


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("Rufina Olaya no pagó a Braulio", True),
        ("Nunca pagó", True),
        ("She didn't pay", True),
        ("She didn’t pay", True),
        ("Pagó a Noé, un notario", False),
    ],
)
def test_words_that_may_deny_are_known_by_their_no(words: str, is_so: bool) -> None:
    assert holds_no(words) is is_so
