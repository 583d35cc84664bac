"""The past of a case is what it was: every reading is compared with one that was taken at the time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ovillo.domain.documents import Unread
from ovillo.domain.errors import SizeNotReachedError
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.sources import SourceDetails

from .invented import ACTOR, AT, document_of, judgement_of, reading_of


def everything(reader):
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


def test_every_earlier_state_is_read_as_it_was(record):
    one, two = document_of(1), replace(document_of(2), details=SourceDetails())
    unread = replace(document_of(3), unread=Unread.NO_EXTRACTOR)
    rate = ExchangeRate(day=date(2031, 5, 14), currency="USD", counter="PEN", rate=Decimal("3.70"))
    steps = [
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
            seen[reader.head().size] = everything(reader)

    for size, then in seen.items():
        with record.reading_as_of(size) as reader:
            assert everything(reader) == then


@pytest.mark.parametrize("size", [0, -1, 2])
def test_a_size_that_the_ledger_never_had_is_refused(record, size):
    with pytest.raises(SizeNotReachedError), record.reading_as_of(size):
        pass
