"""Files that a user names, read in worker processes, with what their manifests say of them."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceDetails
from ovillo.reading import read_manifest
from ovillo.reading.pieces import Limits
from ovillo.settings import model_settings_from
from ovillo.wiring.cases import OpenCase
from ovillo.wiring.models import require
from ovillo.wiring.worker import RULES, WORK
from ovillo.workflows.document_work import Task
from ovillo.workflows.file_lists import MANIFEST_NAME, FoundFile, list_files
from ovillo.workflows.ingest import Added, FileResult, Outcome, add
from ovillo.workflows.reading_guard import MEMORY_BYTES, Job, ReadingPool

SLOW_SECONDS = 1_800.0
"""Recognising a scanned book, or asking a model about each paragraph, takes this long."""
MODEL_BYTES = 12_000_000_000
"""Address space of a worker that holds a model."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Run(Generic[Result]):
    """Files under way."""

    total: int
    refused: tuple[Added, ...]
    """Paths that gave no file."""
    results: Iterator[Result]


class _Pool:
    """The worker processes, as `add` sees them."""

    def __init__(self, pool: ReadingPool) -> None:
        self._pool = pool

    def read_in_order(self, files: Iterable[tuple[str, Path]]) -> Iterator[FileResult]:
        for outcome in self._pool.map_in_order(Job(name, path) for name, path in files):
            yield FileResult(
                outcome.job.name,
                tuple(outcome.value or ()),
                outcome.refusal or "",
                tuple(sorted(outcome.refusal_fields.items())),
            )


@contextmanager
def adding(
    opened: OpenCase,
    paths: Sequence[Path],
    *,
    options: SourceDetails,
    ocr_languages: tuple[str, ...],
    extractor: str = RULES,
    workers: int,
    actor: str,
    now: Callable[[], datetime],
) -> Iterator[Run[tuple[Added, ...]]]:
    """The files of these paths on their way into a case; the workers end with the block."""
    _require(extractor)
    files, refused, task = _files_and_task(paths, options, ocr_languages)
    task = replace(task, extractor=extractor)
    with _reading_pool(task, min(workers, max(1, len(files)))) as pool:
        results = add(
            opened.record,
            opened.originals,
            files=((file.name, file.path) for file in files),
            pool=_Pool(pool),
            actor=actor,
            now=now,
        )
        yield Run(len(files), refused, results)


@contextmanager
def reading_files(
    paths: Sequence[Path], *, options: SourceDetails, extractor: str = RULES, workers: int
) -> Iterator[Run[FileResult]]:
    """The files of these paths, read and extracted without a case."""
    _require(extractor)
    files, refused, task = _files_and_task(paths, options, ())
    task = replace(task, extractor=extractor)
    with _reading_pool(task, min(workers, max(1, len(files)))) as pool:
        yield Run(len(files), refused, _Pool(pool).read_in_order((file.name, file.path) for file in files))


def _require(extractor: str) -> None:
    """A model that is not configured is an error of the command, not of each file."""
    if extractor != RULES:
        require(extractor, model_settings_from(os.environ))


def _reading_pool(task: Task, workers: int) -> ReadingPool:
    is_model = task.extractor != RULES
    return ReadingPool(
        workers,
        work=WORK,
        settings=(task,),
        seconds=SLOW_SECONDS if task.ocr_languages or is_model else task.limits.seconds,
        memory_bytes=MODEL_BYTES if is_model else MEMORY_BYTES,
        max_bytes=task.limits.max_bytes,
    )


def _files_and_task(
    paths: Sequence[Path], options: SourceDetails, ocr_languages: tuple[str, ...]
) -> tuple[tuple[FoundFile, ...], tuple[Added, ...], Task]:
    listed = list_files(paths)
    files = _distinct_names(listed.files)
    refused = tuple(
        Added(str(each.path), Outcome.REFUSED, refusal=each.refusal, refusal_fields=tuple(each.refusal_fields.items()))
        for each in listed.refusals
    )
    manifests = {Path(os.path.realpath(each.path)) for each in listed.manifests}
    manifests |= {Path(os.path.realpath(path)).parent / MANIFEST_NAME for path in paths if path.is_file()}
    details = _manifest_details(sorted(path for path in manifests if path.is_file()), files)
    return files, refused, Task(options, tuple(sorted(details.items())), Limits(), ocr_languages)


def _distinct_names(files: Sequence[FoundFile]) -> tuple[FoundFile, ...]:
    """The same files; where two have one name, each shows the folder that holds it."""
    counts = Counter(file.name for file in files)
    return tuple(
        FoundFile(f"{file.path.resolve().parent.name}/{file.name}", file.path) if counts[file.name] > 1 else file
        for file in files
    )


def _manifest_details(manifests: Iterable[Path], files: Sequence[FoundFile]) -> Mapping[str, SourceDetails]:
    """What manifests say, by the names under which files are shown."""
    names = {os.path.realpath(file.path): file.name for file in files}
    details: dict[str, SourceDetails] = {}
    for manifest in manifests:
        try:
            content = manifest.read_bytes()
        except OSError as error:
            raise UsageError(
                problem=mark("The manifest sources.csv cannot be read. Check its permissions, then try again.")
            ) from error
        for file, stated in read_manifest(content, place=MANIFEST_NAME).items():
            if name := _shown_name(manifest.parent, file, names):
                details[name] = stated
    return details


def _shown_name(folder: Path, file: str, names: Mapping[str, str]) -> str | None:
    """The name of a listed file, or of a member below a listed archive."""
    outer, member = file, ""
    while outer:
        if name := names.get(os.path.realpath(folder / outer)):
            return f"{name}/{member}" if member else name
        outer, _, last = outer.rpartition("/")
        member = f"{last}/{member}" if member else last
    return None
