"""A large joint case with protected people on PostgreSQL: `python -m benchmarks.protected [--small]`.

100,000 statements in 1,000 documents, three members, everybody in it protected: the worst case, in which every document
is shown in other words. PostgreSQL is one of our own, on this machine. One line per figure, `name value unit`, in
seconds by the clock and of this process's processor time: opening as a member (the decision on access and the head: the
median of 20), the name of the case, one document, and everything.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.databases import LARGE, OF_A_DOCUMENT, SMALL, fill, opened
from benchmarks.ledger import report
from ovillo.domain.statements import DocumentReading
from ovillo.storage.cases import create_case
from ovillo.testing.invented import ACTOR, AT
from ovillo.testing.postgresql_server import temporary_server
from ovillo.workflows.guarded import NeedToKnowRecord, guard

TIMES = 20
PREDICATES = (
    *("detained", "charged", "belongs_to", "contacts", "pays", "located_in", "investigated", "works_for"),
    *("alias", "occupation"),
)
MEMBERS = {ACTOR: "owner", "Fiscal Inventado": "reviewer", "Oficial Imaginado": "reader"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help=f"{SMALL:,} statements instead of {LARGE:,}")
    statements = SMALL if parser.parse_args().small else LARGE
    with tempfile.TemporaryDirectory() as name, temporary_server({}) as server:
        folder = Path(name) / "case"
        create_case(folder, name="Benchmark", actor=ACTOR, at=AT, database=server.address()).close()
        fill(folder, statements, reading=mixed)
        protect(folder)
        with opened(folder) as record:
            measure(guard(record, "Oficial Imaginado"))


def mixed(reading: DocumentReading) -> DocumentReading:
    """A reading of 100 statements about somebody, of the predicates in turn."""
    first, bare = reading.statements
    others = (
        replace(
            bare, subject=first.subject, predicate=PREDICATES[number % len(PREDICATES)], start=number, end=number + 5
        )
        for number in range(OF_A_DOCUMENT - 1)
    )
    return replace(reading, statements=(first, *others))


def protect(folder: Path) -> None:
    """Members, and everybody whom the documents name behind a pseudonym."""
    with opened(folder) as record, record.writing(actor=ACTOR, at=AT) as writer:
        for name, role in MEMBERS.items():
            writer.enter("membership", name, {"role": role})
        writer.enter("pseudonyms_salted", "pseudonyms", {"salt": "00" * 32})
        content = {"as": "victim", "compartment": "x", "names": ["Próspero Imaginado"], "entities": []}
        writer.enter("person_protected", "Persona Bcdfgh", content)


def measure(record: NeedToKnowRecord) -> None:
    opening = [seconds(lambda: head_of(record)) for _ in range(TIMES)]
    report("protected.open", statistics.median(each for each, _ in opening), "s")
    report("protected.open_cpu", statistics.median(each for _, each in opening), "s")
    for name, read in READS.items():
        clock, processor = seconds(lambda: read(record))  # noqa: B023 - called at once
        report(f"protected.{name}", clock, "s")
        report(f"protected.{name}_cpu", processor, "s")


def head_of(record: NeedToKnowRecord) -> None:
    with record.reading() as reader:
        reader.head()


def name_of(record: NeedToKnowRecord) -> None:
    with record.reading() as reader:
        reader.case_name()


def one_document(record: NeedToKnowRecord) -> None:
    with record.reading() as reader:
        reader.document(reader.document_ids()[0])


def everything(record: NeedToKnowRecord) -> None:
    with record.reading() as reader:
        reader.statements()


READS: dict[str, Callable[[NeedToKnowRecord], None]] = {
    "name": name_of,
    "document": one_document,
    "statements": everything,
}


def seconds(act: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - clock, time.process_time() - processor


if __name__ == "__main__":
    main()
