"""A case on a full disk is read, verified and not written to, and nobody calls it damaged."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovillo.domain.errors import DiskFullError
from ovillo.interfaces.record import Record
from ovillo.storage.cases import open_case
from ovillo.storage.engines.sqlite_connections import Access, connect
from ovillo.storage.layout import database_of
from ovillo.testing.invented import ACTOR, AT, judgement_of

_ROOM = 6 * 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None or not sys.platform.startswith("linux"):
        pytest.skip("a small disk is made by mount, on Linux")
    options = ["-t", "tmpfs", "-o", f"size={_ROOM}", "ovillo", str(place)]
    if subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run([unmount, str(place)], check=True)


def fill(disk: Path, *, left: int) -> None:
    """Leaves so many bytes on the disk."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - left)))


def write_much(record: Record) -> None:
    with record.writing(actor=ACTOR, at=AT) as writer:
        for number in range(10, 200):
            writer.judge(judgement_of(number))


def test_a_whole_case_on_a_full_disk_is_read_and_verified_and_refuses_to_be_written(filled, folder, disk):
    filled.close()
    case = Path(shutil.copytree(folder, disk / "case"))

    for left in (0, 4096, 20_480, 32_768, 49_152):
        fill(disk, left=left)
        with closing(open_case(case)) as record:
            assert record.verify() is None
            with record.reading() as reader:
                assert len(tuple(reader.document_ids())) == 3
            if left < 32_768:
                with pytest.raises(DiskFullError):
                    write_much(record)
    (disk / "filler").unlink()

    with closing(open_case(case)) as record:
        assert record.verify() is None


def test_a_damaged_case_on_a_full_disk_is_damaged(filled, folder, disk):
    filled.close()
    case = Path(shutil.copytree(folder, disk / "case"))
    with closing(connect(database_of(case), access=Access.WRITE, busy_seconds=1)) as raw:
        raw.execute("DROP TABLE mention")
    fill(disk, left=0)

    with closing(open_case(case)) as record:
        assert record.verify() is not None


def test_writes_that_only_the_log_has_are_not_passed_over_on_a_full_disk(filled, folder, disk):
    with filled.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(7))
    case = Path(shutil.copytree(folder, disk / "case", ignore=shutil.ignore_patterns("*-shm")))
    fill(disk, left=0)

    with pytest.raises(DiskFullError):
        open_case(case)
