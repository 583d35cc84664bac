"""One bit after another of every file of a case, flipped and put back: what verify does not see must mean nothing.

A database has bytes that hold nothing: what is left of pages, fields that nobody reads. A flip there is *idle*: the case
says what it said. A flip is *silent* where the case says something else, and verify finds it intact.
"""

import hashlib
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from cryptography.x509 import Certificate

from ovillo.domain.errors import OvilloError, VerificationError
from ovillo.ledger.policies import Policy
from ovillo.ledger.stamps import verify_stamp
from ovillo.storage.engines.sqlite_schema import stored_schema
from ovillo.storage.kept_heads import FolderHeads
from ovillo.wiring.whole_cases import verify_case

_SMALL = 4_096
"""Files up to this size are flipped as often as all the others together: keys, heads, originals."""


def flip_bits(
    case: Path, spare: Path, *, count: int, seed: int, policy: Policy, roots: Sequence[Certificate]
) -> Counter[str]:
    """How many flips were caught, idle and silent.

    Args:
        case: which is intact; it is put back after each flip.
        spare: a folder that does not exist: a copy, into which whatever a command left is not carried.
        count: of flips.
        seed: of the choice of files and bits.
        policy: whose cosignatures count.
        roots: whose time stamps count.
    """
    shutil.copytree(case, spare)
    chance, files = random.Random(seed), sorted(_files(case))
    said, found = what_is_said(case, roots), Counter[str]()
    weights = [max(path.stat().st_size, _SMALL) for path in files]
    for path in chance.choices(files, weights, k=count):
        whole = path.read_bytes()
        place = chance.randrange(8 * len(whole))
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        path.chmod(0o600)
        path.write_bytes(flipped)
        try:
            intact = verify_case(case, policy=policy, time_roots=roots).is_intact
        except (OvilloError, VerificationError):
            intact = False
        outcome = "caught" if not intact else "idle" if _says(case, roots, said) else "silent"
        found[outcome] += 1
        if outcome == "silent":
            found[f"silent: {path.name}, bit {place}"] += 1
        _put_back(case, spare, path)
    return found


def _says(case: Path, roots: Sequence[Certificate], said: tuple[object, ...]) -> bool:
    """Whether the case says just that; one that cannot be read does not."""
    try:
        return what_is_said(case, roots) == said
    except sqlite3.Error:
        return False


def what_is_said(case: Path, roots: Sequence[Certificate]) -> tuple[object, ...]:
    """All that can be read from the files of a case.

    Of its schema, what it defines, however it is spaced and quoted; of a time stamp, when and whose it is: bytes of an
    authority's answer that it did not sign say nothing. Of the search index, which word stands where in which document,
    sizes, totals and settings: in how many writes it came about, and marks that no answer hangs on, say nothing.
    """
    with closing(sqlite3.connect(f"file:{case / 'case.sqlite'}?immutable=1", uri=True)) as database:
        schema = stored_schema(database)
        tables = database.execute("select name, sql from sqlite_master order by name").fetchall()
        rows = [
            sorted(map(repr, database.execute(f'select * from "{name}"').fetchall()))
            for name, sql in tables
            if sql and sql.upper().startswith("CREATE TABLE") and name != "search_data"
        ]
        database.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, instance)")
        rows.append(sorted(map(repr, database.execute("SELECT * FROM temp.word").fetchall())))
        rows.append([repr(database.execute("SELECT block FROM search_data WHERE id = 1").fetchall())])
    heads = FolderHeads(case)
    originals = [(path.name, hashlib.sha256(path.read_bytes()).digest()) for path in _originals(case)]
    return schema, rows, originals, heads.all(), list(_stamps(heads, roots)), heads.key()


def _stamps(heads: FolderHeads, roots: Sequence[Certificate]) -> Iterator[object]:
    for note, response in heads.stamps():
        try:
            yield note, verify_stamp(response, note, roots)
        except VerificationError:
            yield None


def _originals(case: Path) -> Iterator[Path]:
    yield from sorted((case / "originals").iterdir())


def _files(case: Path) -> Iterator[Path]:
    yield from (path for path in case.rglob("*") if path.is_file() and path.stat().st_size)


def _put_back(case: Path, spare: Path, path: Path) -> None:
    """The flipped file as it was, and nothing that opening it may have left beside."""
    for each in [each for each in _files(case) if not (spare / each.relative_to(case)).exists()]:
        each.unlink()
    shutil.copyfile(spare / path.relative_to(case), path)
    if path.suffix != ".sqlite" and (case / "case.sqlite").read_bytes() != (spare / "case.sqlite").read_bytes():
        shutil.copyfile(spare / "case.sqlite", case / "case.sqlite")
