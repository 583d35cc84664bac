"""The contract of a record: what every database must answer, for whoever builds or runs one (needs pytest).

A class of tests for each part; a suite of its own gives them a fixture `record`, an empty case named `CASE_NAME`:

    class TestMyRecord(RecordContract):
        @pytest.fixture
        def record(self, tmp_path): ...
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pytest

from ovillo.domain.documents import Unread
from ovillo.domain.errors import DocumentNotFoundError, NotWithdrawnError, SizeNotReachedError
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.sources import SourceDetails
from ovillo.interfaces.record import Record, RecordReader, RecordWriter
from ovillo.ledger import root_hash
from ovillo.testing.invented import ACTOR, AT, document_of, judgement_of, reading_of

CASE_NAME = "Caso inventado"
DAY = date(2031, 5, 14)


_Step: TypeAlias = Callable[[RecordWriter], object]


class _StopError(Exception):
    pass


class RecordContract:
    """Writes, reads and the ledger, and the past."""

    def test_what_is_written_is_read_back(self, record: Record) -> None:
        document = document_of(1)
        reading = reading_of(document)

        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, reading)

        with record.reading() as reader:
            assert reader.case_name() == "Caso inventado"
            assert reader.documents() == (document,)
            assert reader.entities() == tuple(sorted(reading.entities, key=lambda each: each.mentions))
            assert reader.statements() == reading.statements
            assert reader.document_ids() == (document.id,)

    def test_leaving_without_commit_keeps_nothing(self, record: Record) -> None:
        document = document_of(1)
        with record.reading() as reader:
            before = reader.head()

        def write_and_stop() -> None:
            with record.writing(actor=ACTOR, at=AT) as writer:
                writer.add_document(document, reading_of(document))
                writer.judge(judgement_of(1))
                assert writer.has_document(document.id)
                raise _StopError

        with pytest.raises(_StopError):
            write_and_stop()

        with record.reading() as reader:
            assert reader.head() == before
            assert not reader.has_document(document.id)
            assert not (*reader.entities(), *reader.statements(), *reader.judgements())
            assert reader.search("Imaginado", limit=5) == ()
        assert record.verify() is None

    def test_a_writer_reads_its_own_writes(self, record: Record) -> None:
        document = document_of(1)

        with record.writing(actor=ACTOR, at=AT) as writer:
            before = writer.head()
            writer.add_document(document, reading_of(document))
            after = writer.head()

            assert after.size == before.size + 4  # the document, its reading, two statements
            assert writer.documents() == (document,)
            assert writer.search("imaginado", limit=5)
            leaves = [leaf for _, leaf in writer.entries_after(0)]
            assert root_hash(leaves) == after.root

    def test_a_reader_keeps_its_snapshot_while_another_writes(self, record: Record) -> None:
        document = document_of(1)

        with record.reading() as reader:
            with record.writing(actor=ACTOR, at=AT) as writer:
                writer.add_document(document, None)
            seen_inside = reader.has_document(document.id)
        with record.reading() as reader:
            seen_after = reader.has_document(document.id)

        assert not seen_inside
        assert seen_after

    def test_documents_come_by_name_then_id(self, record: Record) -> None:
        documents = [replace(document_of(number), name=f"{number % 2}.txt") for number in range(5)]

        with record.writing(actor=ACTOR, at=AT) as writer:
            for document in documents:
                writer.add_document(document, None)
            found = writer.documents()

        assert list(found) == sorted(documents, key=lambda each: (each.name, each.id))

    def test_a_prefix_of_two_documents_names_neither(self, record: Record) -> None:
        left, right = (replace(document_of(number), id="abcdef0123" + str(number) * 54) for number in (1, 2))
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(left, None)
            writer.add_document(right, None)

        with record.reading() as reader, pytest.raises(DocumentNotFoundError):
            reader.document("abcdef0123")

    def test_a_withdrawn_document_leaves_every_answer_and_stays_in_the_record(self, record: Record) -> None:
        kept, gone = document_of(0), document_of(1)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(kept, reading_of(kept))
            writer.add_document(gone, reading_of(gone))

        with record.writing(actor=ACTOR, at=AT) as writer:
            number = writer.withdraw(gone.id[:10], reason="Not about this case.")

        with record.reading() as reader:
            assert reader.documents() == (kept,)
            assert {each.document for each in reader.entities()} == {kept.id}
            assert {each.document for each in reader.statements()} == {kept.id}
            assert [hit.locator.document for hit in reader.search("Imaginado", limit=9)] == [kept.id]
            assert reader.has_document(gone.id)
            assert reader.is_withdrawn(gone.id) == number == reader.head().size - 1
            assert reader.is_withdrawn(kept.id) is None
            assert gone.id in reader.document_ids()

    def test_a_withdrawal_taken_back_brings_every_answer_back_and_both_stay_in_the_ledger(self, record: Record) -> None:
        document = document_of(0)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, reading_of(document))
        with record.reading() as reader:
            statements = reader.statements()

        entries = []
        for _ in range(2):
            with record.writing(actor=ACTOR, at=AT) as writer:
                entries.append(writer.withdraw(document.id, reason="Not about this case."))
                assert _sees_nothing(writer)
            with record.writing(actor=ACTOR, at=AT) as writer:
                entries.append(writer.restore(document.id[:9], reason="It is."))

        with record.reading() as reader:
            assert reader.documents() == (document,)
            assert reader.statements() == statements
            assert len(reader.search("Imaginado", limit=9)) == 1
            assert reader.is_withdrawn(document.id) is None
            assert entries == list(range(entries[0], entries[0] + 4))
        assert record.verify() is None

    def test_only_a_withdrawn_document_can_be_taken_back(self, record: Record) -> None:
        document = document_of(0)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, None)

        with pytest.raises(NotWithdrawnError), record.writing(actor=ACTOR, at=AT) as writer:
            writer.restore(document.id, reason="By mistake.")

    def test_only_a_document_of_the_case_can_be_withdrawn(self, record: Record) -> None:
        with pytest.raises(DocumentNotFoundError), record.writing(actor=ACTOR, at=AT) as writer:
            writer.withdraw("0" * 64, reason="It is not there.")

    def test_judgements_come_in_the_order_in_which_they_were_taken(self, record: Record) -> None:
        judgements = [judgement_of(number) for number in range(20)]
        with record.writing(actor=ACTOR, at=AT) as writer:
            for judgement in judgements:
                writer.judge(judgement)

        with record.reading() as reader:
            assert list(reader.judgements()) == judgements

    def test_a_judgement_taken_back_stays_and_says_who_took_it_back(self, record: Record) -> None:
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.judge(judgement_of(1))

        with record.writing(actor="Blas Inventado", at=AT) as writer:
            writer.undo(judgement_of(1).id, reason="A second look.")

        with record.reading() as reader:
            assert reader.judgements() == (replace(judgement_of(1), undone_by="Blas Inventado"),)

    def test_a_statement_said_twice_in_one_reading_is_kept_once(self, record: Record) -> None:
        document = document_of(1)
        reading = reading_of(document)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, replace(reading, statements=reading.statements * 2))

        with record.reading() as reader:
            assert reader.statements() == reading.statements
        assert record.verify() is None

    def test_acts_come_back_in_the_order_of_the_ledger_and_each_is_an_entry(self, record: Record) -> None:
        with record.reading() as reader:
            before = reader.head().size

        with record.writing(actor=ACTOR, at=AT) as writer:
            opened = writer.enter("task_opened", "task-1", {"title": "Ask for the register", "steps": ["a", "b"]})
            writer.enter("note", "task-1", {"text": "ñandú"})
            closed = writer.enter("task_closed", "task-1", {})

        with record.reading() as reader:
            tasks = reader.docket("task_opened", "task_closed")
            assert [each.number for each in tasks] == [opened, closed]
            assert tasks[0].content == {"title": "Ask for the register", "steps": ["a", "b"]}
            assert (tasks[0].by, tasks[0].at) == (ACTOR, AT)
            assert [each.kind for each in reader.docket()] == ["task_opened", "note", "task_closed"]
            assert reader.head().size == before + 3
        assert record.verify() is None

    def test_the_docket_as_of_an_earlier_size_lacks_what_came_later(self, record: Record) -> None:
        with record.writing(actor=ACTOR, at=AT) as writer:
            first = writer.enter("note", "x", {"text": "one"})
            writer.enter("note", "x", {"text": "two"})

        with record.reading_as_of(first + 1) as reader:
            assert [each.content for each in reader.docket("note")] == [{"text": "one"}]

    def test_a_fraction_is_refused_and_nothing_is_kept(self, record: Record) -> None:
        with pytest.raises(TypeError), record.writing(actor=ACTOR, at=AT) as writer:
            writer.enter("rating", "h1", {"rows": [{"low": 0.1}]})  # type: ignore[dict-item]  # what is refused

        with record.reading() as reader:
            assert reader.docket() == ()

    def test_the_last_rate_of_a_day_holds_and_each_is_an_entry(self, record: Record) -> None:
        first = ExchangeRate(DAY, "USD", "PEN", Decimal("3.70"))
        other = ExchangeRate(DAY, "EUR", "PEN", Decimal("4.10"))
        mended = ExchangeRate(DAY, "USD", "PEN", Decimal("3.75"))
        with record.reading() as reader:
            before = reader.head().size

        for rate in (first, other, mended):
            with record.writing(actor=ACTOR, at=AT) as writer:
                writer.state_rate(rate)

        with record.reading() as reader:
            assert reader.exchange_rates() == (other, mended)
            assert reader.head().size == before + 3
        assert record.verify() is None

    def test_the_lines_of_the_ledger_come_in_order_and_no_more_than_asked(self, record: Record) -> None:
        document = document_of(1)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, reading_of(document))

        with record.reading() as reader:
            lines = reader.entries(0, 100)
            leaves = dict(reader.entries_after(0))
            assert [each.number for each in lines] == list(range(reader.head().size))
            assert [each.kind for each in lines] == ["case", "document", "reading", "statement", "statement"]
            assert {(each.actor, each.at) for each in lines} == {(ACTOR, AT)}
            assert all(each.leaf == leaves[each.number] for each in lines)
            assert reader.entries(1, 2) == lines[1:3]
            assert not (*reader.entries(5, 10), *reader.entries(10**12, 10**12), *reader.entries(0, 0))

    def test_a_prefix_finds_the_statements_of_documents_that_count(self, record: Record) -> None:
        kept, gone = document_of(0), document_of(1)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(kept, reading_of(kept))
            writer.add_document(gone, reading_of(gone))
            writer.withdraw(gone.id, reason="Not about this case.")

        with record.reading() as reader:
            for statement in reading_of(kept).statements:
                assert tuple(reader.statement_ids(statement.id[:10])) == (statement.id,)
            for statement in reading_of(gone).statements:
                assert not reader.statement_ids(statement.id)
            assert len(reader.statement_ids("")) == 2

    def test_every_earlier_state_is_read_as_it_was(self, record: Record) -> None:
        one, two = document_of(1), replace(document_of(2), details=SourceDetails())
        unread = replace(document_of(3), unread=Unread.NO_EXTRACTOR)
        rate = ExchangeRate(day=date(2031, 5, 14), currency="USD", counter="PEN", rate=Decimal("3.70"))
        steps: list[_Step] = [
            lambda writer: writer.add_document(one, reading_of(one)),
            lambda writer: writer.add_document(two, reading_of(two)),
            lambda writer: writer.add_document(unread, None),
            lambda writer: writer.judge(judgement_of(1)),
            lambda writer: writer.state_rate(rate),
            lambda writer: writer.enter("note", "task-1", {"text": "Ask for the register"}),
            lambda writer: writer.withdraw(one.id, reason="Not about this case."),
            lambda writer: writer.complete(two.id, SourceDetails(publisher="Radio Inexistente")),
            lambda writer: writer.undo(judgement_of(1).id, reason="A second look."),
            lambda writer: writer.restore(one.id, reason="It is."),
            lambda writer: writer.read_again(replace(unread, unread=None), reading_of(unread)),
            lambda writer: writer.state_rate(replace(rate, rate=Decimal("3.80"))),
            lambda writer: writer.withdraw(one.id, reason="It is not."),
        ]
        seen = {}
        for step in steps:
            with record.writing(actor=ACTOR, at=AT) as writer:
                step(writer)
            with record.reading() as reader:
                seen[reader.head().size] = _everything(reader)

        for size, then in seen.items():
            with record.reading_as_of(size) as reader:
                assert _everything(reader) == then

    @pytest.mark.parametrize("size", [0, -1, 2])
    def test_a_size_that_the_ledger_never_had_is_refused(self, record: Record, size: int) -> None:
        with pytest.raises(SizeNotReachedError), record.reading_as_of(size):
            pass


def _sees_nothing(reader: RecordReader) -> bool:
    return not reader.documents() and not reader.statements() and not reader.search("Imaginado", limit=9)


def _everything(reader: RecordReader) -> tuple[object, ...]:
    return (
        reader.head(),
        reader.documents(),
        reader.document_ids(),
        reader.entities(),
        reader.statements(),
        reader.judgements(),
        reader.exchange_rates(),
        reader.docket(),
        [reader.is_withdrawn(each) for each in reader.document_ids()],
    )
