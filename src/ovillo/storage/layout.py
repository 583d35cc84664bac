"""Where the parts of a case lie in its folder, and how a folder is made safe on disk."""

import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path

DATABASE = "case.sqlite"
POINTER = "case.server.json"
"""Says on which server the record is. Where it is there, it counts, and no database beside it."""
ORIGINALS = "originals"
TABLES = "tables"
"""What tables say, as Parquet: made from the originals, and made again where it is missing."""
RETURNED = "case.returned.sqlite"
"""A record that comes back from a server, whole: it counts from the moment that the server has it no more."""
WITNESSED = "witnessed"
"""What guardians cosigned, a note for each size of the ledger, and the key of the log: the key is in no backup."""
CREDENTIALS = "credentials.sqlite"
"""Who may sign in, and with what: no part of the record, and in no backup."""
UNFINISHED = "case.sqlite.new"
"""A database that is still being made; left behind only where making it was cut short."""
UNFINISHED_ORIGINALS = f"{UNFINISHED}-originals"
UNFINISHED_POINTER = f"{UNFINISHED}-pointer"
FOLDER_MODE = 0o700
"""What a case holds can endanger people: a new folder opens to its owner only."""
_DIGEST = re.compile("[0-9a-f]{64}")
_KEPT_COPY = re.compile(r"case-format-[0-9]+\.sqlite")


def database_of(case: Path) -> Path:
    return case / DATABASE


def pointer_of(case: Path) -> Path:
    return case / POINTER


def is_case(folder: Path) -> bool:
    """Whether this folder says where its record is."""
    return database_of(folder).is_file() or pointer_of(folder).is_file()


def own_names(names: Collection[str]) -> frozenset[str]:
    """Which of the names in one folder are parts of a case; none where the folder holds no case."""
    databases = {
        name for name in names if name in {DATABASE, POINTER, RETURNED} or name.startswith((f"{DATABASE}-", UNFINISHED))
    }
    if not databases:
        return frozenset()
    return frozenset(
        name
        for name in names
        if name in databases or name in {ORIGINALS, TABLES, WITNESSED, CREDENTIALS} or _KEPT_COPY.match(name)
    )


def kept_copy_of(case: Path, found: str) -> Path:
    """Where the copy is kept that is made before a case of an older format is migrated."""
    return case / f"case-format-{found}.sqlite"


def remove_kept_copies(case: Path) -> None:
    """No copy of an older format, nor anything unfinished: they hold what was erased since."""
    remove_unfinished(case)
    for path in case.iterdir():
        if _KEPT_COPY.fullmatch(path.name):
            path.unlink()
    synchronise_folder(case)


def is_without_database(folder: Path) -> bool:
    """Whether this was a case once: originals are there and no database."""
    originals = folder / ORIGINALS
    return not is_case(folder) and originals.is_dir() and any(map(_is_original, originals.iterdir()))


def _is_original(path: Path) -> bool:
    return _DIGEST.fullmatch(path.name) is not None


def case_around(folder: Path) -> Path | None:
    """The case inside of which this folder lies or would lie."""
    return next((each for each in folder.resolve().parents if is_case(each)), None)


def holds_anything(folder: Path) -> bool:
    """Whether anything is there that making a case could overwrite; what a cut-short attempt left does not count."""
    if not folder.is_dir():
        return os.path.lexists(folder)
    return any(not path.name.startswith(UNFINISHED) for path in folder.iterdir())


def remove_unfinished(folder: Path) -> None:
    for path in folder.glob(f"{UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def publish_pointer(content: str, case: Path) -> None:
    """The pointer under its name, on disk: from here on the record is where it says."""
    unfinished = case / UNFINISHED_POINTER
    unfinished.write_text(content, "utf-8")
    publish(unfinished, pointer_of(case))


def remove_pointer(case: Path) -> None:
    """No pointer, on disk: from here on the record is the database in the folder."""
    pointer_of(case).unlink(missing_ok=True)
    synchronise_folder(case)


def remove_database(case: Path) -> None:
    """No database of SQLite in the folder."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        database_of(case).with_name(f"{DATABASE}{suffix}").unlink(missing_ok=True)
    synchronise_folder(case)


def publish_database(unfinished: Path, case: Path) -> None:
    """The finished database under its name, on disk: from here on the folder holds a case."""
    publish(unfinished, database_of(case))


def publish_returned(case: Path) -> None:
    """A record that came back from a server under the name of the case's database, where nothing says otherwise."""
    if not is_case(case) and (case / RETURNED).is_file():
        publish(case / RETURNED, database_of(case))


def publish(unfinished: Path, finished: Path) -> None:
    """The finished file under its name, on disk."""
    synchronise_file(unfinished)
    unfinished.rename(finished)
    synchronise_folder(finished.parent)


def synchronise_file(path: Path) -> None:
    """The file's bytes are on disk when this returns."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def synchronise_folder(folder: Path) -> None:
    """The names in this folder are on disk when this returns, on systems that can promise it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
