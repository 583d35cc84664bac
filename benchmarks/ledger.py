"""Speed of the ledger on this machine's disk: one line per figure, `name value unit`.

Run with `--small` for a quick look: the same figures on 20,000 entries instead of a million.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from ovillo.domain.canonical import identity
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.ledger import verify_inclusion
from ovillo.storage.cases import create_case
from ovillo.storage.record import SqlRecord

AT = datetime(2031, 5, 14, tzinfo=UTC)
BATCH = 100
BATCHES = 200
PROOFS = 2_000
LARGE, SMALL = 1_000_000, 20_000
FILL_BATCH = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="20,000 entries instead of a million")
    parser.add_argument("--folder", type=Path, default=None, help="where to make the case, to measure that disk")
    options = parser.parse_args()
    entries = SMALL if options.small else LARGE
    with tempfile.TemporaryDirectory(dir=options.folder) as name, new_case(Path(name) / "case") as record:
        measure_batches(record, "empty")
        fill(record, entries)
        measure_batches(record, "full")
        measure_proofs(record)
        measure_verification(record)


@contextmanager
def new_case(folder: Path) -> Iterator[SqlRecord]:
    record = create_case(folder, name="Benchmark", actor="benchmark", at=AT)
    try:
        yield record
    finally:
        record.close()


def measure_batches(record: SqlRecord, state: str) -> None:
    """Entries per second in batches of 100, each on disk before the next begins."""
    first = size_of(record)
    seconds: list[float] = []
    for number in range(BATCHES):
        judgements = [judgement(first + number * BATCH + each) for each in range(BATCH)]
        started = time.perf_counter()
        write(record, judgements)
        seconds.append(time.perf_counter() - started)
    report(f"ledger.append.batches_of_{BATCH}.{state}", BATCHES * BATCH / sum(seconds), "entries/s")
    report(f"ledger.append.batch_p99.{state}", percentile(seconds, 99) * 1000, "ms")


def fill(record: SqlRecord, entries: int) -> None:
    first = size_of(record)
    last = max(entries, first + FILL_BATCH)
    started = time.perf_counter()
    for start in range(first, last, FILL_BATCH):
        write(record, [judgement(number) for number in range(start, min(start + FILL_BATCH, last))])
    report(f"ledger.append.batches_of_{FILL_BATCH}", (last - first) / (time.perf_counter() - started), "entries/s")


def measure_proofs(record: SqlRecord) -> None:
    """Time to read and make an inclusion proof of an entry chosen at random."""
    chance = Random(1)
    seconds: list[float] = []
    with record.reading() as reader:
        head = reader.head()
        for _ in range(PROOFS):
            number = chance.randrange(head.size)
            started = time.perf_counter()
            proof = reader.inclusion_proof(number)
            seconds.append(time.perf_counter() - started)
            leaf = next(leaf for _, leaf in reader.entries_after(number))
            verify_inclusion(leaf, number, head.size, proof, head.root)
    report("ledger.size", head.size, "entries")
    report("ledger.inclusion_proof.median", statistics.median(seconds) * 1000, "ms")
    report("ledger.inclusion_proof.p99", percentile(seconds, 99) * 1000, "ms")


def measure_verification(record: SqlRecord) -> None:
    size = size_of(record)
    started = time.perf_counter()
    fault = record.verify()
    report("ledger.verify", size / (time.perf_counter() - started), "entries/s")
    assert fault is None, fault


def write(record: SqlRecord, judgements: list[Judgement]) -> None:
    with record.writing(actor="benchmark", at=AT) as writer:
        for each in judgements:
            writer.judge(each)


def judgement(number: int) -> Judgement:
    return Judgement(identity("benchmark", number), Verdict.SAME, "left", "right", "benchmark", "The same name.", AT)


def size_of(record: SqlRecord) -> int:
    with record.reading() as reader:
        return reader.head().size


def percentile(values: list[float], hundredths: int) -> float:
    return statistics.quantiles(values, n=100)[hundredths - 1]


def report(name: str, value: float, unit: str) -> None:
    print(f"{name} {value:.6g} {unit}", flush=True)


if __name__ == "__main__":
    main()
