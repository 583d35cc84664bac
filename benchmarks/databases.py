"""A case of many statements on both databases: `python -m benchmarks.databases [--small] [--statements N]`.

PostgreSQL is one of our own, on this machine, with every commit on the disk. One line per figure, `name value unit`:
opening (the median of 20, by a program that runs already, and by one that starts), reading all statements, searching,
verifying, and entries of the ledger per second in batches of 100, each on the disk before the next begins.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.ledger import measure_batches, report
from ovillo.domain.statements import DocumentReading
from ovillo.storage.cases import SQLITE, create_case, move_case, open_case
from ovillo.storage.record import SqlRecord
from ovillo.testing.invented import ACTOR, AT, document_of, reading_of
from ovillo.testing.postgresql_server import temporary_server

OF_A_DOCUMENT = 100
IN_A_TRANSACTION = 50
TIMES = 20
LARGE, SMALL = 100_000, 5_000
OPENING = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from ovillo.storage.cases import open_case
record = open_case(Path(sys.argv[1]))
with record.reading() as reader:
    reader.head()
print(time.perf_counter() - started)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help=f"{SMALL:,} statements instead of {LARGE:,}")
    statements = SMALL if parser.parse_args().small else LARGE
    with tempfile.TemporaryDirectory() as name, temporary_server({}) as server:
        folder = Path(name) / "case"
        create_case(folder, name="Benchmark", actor=ACTOR, at=AT).close()
        fill(folder, statements)
        measure(folder, "sqlite")
        seconds = time_of(lambda: move_case(folder, server.address()))
        report("postgresql.move_there", seconds, "s")
        measure(folder, "postgresql")
        report("postgresql.move_back", time_of(lambda: move_case(folder, SQLITE)), "s")


def fill(folder: Path, statements: int, *, reading: Callable[[DocumentReading], DocumentReading] | None = None) -> None:
    """Documents with 100 statements each, as `reading` makes them of an invented one."""
    make = reading or many
    with opened(folder) as record:
        documents = statements // OF_A_DOCUMENT
        for start in range(0, documents, IN_A_TRANSACTION):
            with record.writing(actor=ACTOR, at=AT) as writer:
                for number in range(start, min(start + IN_A_TRANSACTION, documents)):
                    document = replace(document_of(number), unread=None)
                    writer.add_document(document, make(reading_of(document)))


def many(reading: DocumentReading) -> DocumentReading:
    """A reading of 100 statements, each with its own place."""
    first, bare = reading.statements
    others = (replace(bare, start=number, end=number + 5) for number in range(OF_A_DOCUMENT - 1))
    return replace(reading, statements=(first, *others))


@contextmanager
def opened(folder: Path) -> Iterator[SqlRecord]:
    record = open_case(folder)
    try:
        yield record
    finally:
        record.close()


def measure(folder: Path, database: str) -> None:
    seconds = sorted(time_of(lambda: read_head(folder)) for _ in range(TIMES))
    report(f"{database}.open.median", statistics.median(seconds) * 1000, "ms")
    report(f"{database}.open.slowest", seconds[-1] * 1000, "ms")
    starts = [float(run_python(OPENING, folder)) for _ in range(TIMES // 4)]
    report(f"{database}.open.new_program", statistics.median(starts) * 1000, "ms")
    with opened(folder) as record:
        with record.reading() as reader:
            started = time.perf_counter()
            found = reader.statements()
            report(f"{database}.statements", len(found), "statements")
            report(f"{database}.read_all", time.perf_counter() - started, "s")
            del found
            report(f"{database}.search", time_of(lambda: reader.search("imaginado", limit=20)) * 1000, "ms")
            report(f"{database}.search_phrase", time_of(lambda: reader.search("nota 17", limit=20)) * 1000, "ms")
        started = time.perf_counter()
        assert record.verify() is None
        report(f"{database}.verify", time.perf_counter() - started, "s")
        measure_batches(record, database)


def read_head(folder: Path) -> None:
    with opened(folder) as record, record.reading() as reader:
        reader.head()


def time_of(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def run_python(program: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
