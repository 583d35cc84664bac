"""Many people at once: nothing is lost, nobody waits for ever, and the ledger has one history."""

import subprocess
import sys
from pathlib import Path

import pytest

from ovillo.ledger import verify_consistency
from ovillo.storage.cases import open_case
from ovillo.storage.record import SqlRecord

WRITERS = 20


@pytest.fixture
def database(server) -> str:
    return server.address()


def write_at_once(folder: Path, count: int) -> list[tuple[str, int, bytes]]:
    """(document, size, root) of each write, by `WRITERS` processes with so many documents each."""
    script = Path(__file__).with_name("many_writers.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(WRITERS), str(count)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    return [(document, int(size), bytes.fromhex(root)) for document, size, root in lines]


def assert_one_history(folder: Path, written: list[tuple[str, int, bytes]]) -> None:
    record = open_case(folder)
    with record.reading() as reader:
        head = reader.head()
        assert set(reader.document_ids()) == {document for document, _, _ in written}
        assert len(reader.judgements()) == len(written)
        assert [number for number, _ in reader.entries_after(0)] == list(range(head.size))
        for _, size, root in written:
            verify_consistency(size, head.size, reader.consistency_proof(size), root, head.root)
    assert len({size for _, size, _ in written}) == len(written)
    assert head.size == max(size for _, size, _ in written)
    assert record.verify() is None
    record.close()


def test_twenty_writers_at_once_lose_nothing_and_have_one_history(record: SqlRecord, folder: Path) -> None:
    record.close()

    written = write_at_once(folder, 4)

    assert len(written) == WRITERS * 4
    assert_one_history(folder, written)


@pytest.mark.slow
def test_twenty_writers_with_many_writes_have_one_history(record: SqlRecord, folder: Path) -> None:
    record.close()

    written = write_at_once(folder, 100)

    assert len(written) == WRITERS * 100
    assert_one_history(folder, written)
