"""Files that a user names, read in worker processes, with what their manifests say of them."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from ovillo.domain.documents import Unread
from ovillo.domain.sources import SourceDetails
from ovillo.reading import require_ocr
from ovillo.reading.pieces import Limits
from ovillo.settings import model_settings_from
from ovillo.storage.layout import own_names
from ovillo.wiring.cases import OpenCase
from ovillo.wiring.manifests import Place, read_manifests
from ovillo.workflows.document_work import RULES, Task, details_for
from ovillo.workflows.file_lists import HIDDEN, MANIFEST_NAME, OWN_FILES, FileList, FoundFile, list_files
from ovillo.workflows.ingest import Added, FileResult, Outcome, add
from ovillo.workflows.reading_guard import MEMORY_BYTES, Job, ReadingPool

WORK = "ovillo.wiring.worker:read_document"
"""By name: the workers load it, with every rule, and this process never does."""
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
    notes: tuple[tuple[str, Mapping[str, object]], ...] = ()
    """Templates and fields of what a user should know, and what keeps no file out."""
    names: tuple[str, ...] = ()
    """Of the files, in the order in which they are told of."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the paths stand for, before anything is read."""

    files: tuple[FoundFile, ...]
    refused: tuple[Added, ...]
    notes: tuple[tuple[str, Mapping[str, object]], ...]
    task: Task


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
    if ocr_languages:
        require_ocr(ocr_languages)
    prepared = _prepare(paths, options, ocr_languages, extractor)
    # Recognising a scan is what takes so long: a second time it would take as long.
    late = () if ocr_languages else (Unread.TOO_LONG,)
    with _reading_pool(prepared, workers, late_asked=late) as pool:
        results = add(
            opened.record,
            opened.originals,
            files=((file.name, file.path) for file in prepared.files),
            pool=_Pool(pool),
            actor=actor,
            now=now,
            stated=_stated_by(prepared.task),
        )
        names = tuple(file.name for file in prepared.files)
        yield Run(len(prepared.files), prepared.refused, results, prepared.notes, names)


def _stated_by(task: Task) -> Callable[[str], SourceDetails]:
    manifest = dict(task.manifest)
    return lambda name: details_for(name, task.options, manifest)


@contextmanager
def reading_files(
    paths: Sequence[Path], *, options: SourceDetails, extractor: str = RULES, workers: int
) -> Iterator[Run[FileResult]]:
    """The files of these paths, read and extracted without a case."""
    _require(extractor)
    prepared = _prepare(paths, options, (), extractor)
    with _reading_pool(prepared, workers) as pool:
        results = _Pool(pool).read_in_order((file.name, file.path) for file in prepared.files)
        yield Run(len(prepared.files), prepared.refused, results, prepared.notes)


def _require(extractor: str) -> None:
    """A model that is not configured is an error of the command, not of each file."""
    if extractor != RULES:
        from ovillo.wiring.models import require  # noqa: PLC0415 - few ask a model, and this loads every rule

        require(extractor, model_settings_from(os.environ))


def _reading_pool(prepared: _Prepared, workers: int, *, late_asked: tuple[Unread, ...] = ()) -> ReadingPool:
    task = prepared.task
    is_model = task.extractor != RULES
    return ReadingPool(
        min(workers, max(1, len(prepared.files))),
        work=WORK,
        settings=(task,),
        seconds=SLOW_SECONDS if task.ocr_languages or is_model else task.limits.seconds,
        memory_bytes=MODEL_BYTES if is_model else MEMORY_BYTES,
        max_bytes=task.limits.max_bytes,
        late_asked=late_asked,
    )


def _prepare(
    paths: Sequence[Path], options: SourceDetails, ocr_languages: tuple[str, ...], extractor: str
) -> _Prepared:
    listed = list_files(paths, own_names)
    files = _distinct_names(listed.files)
    stated = read_manifests(_places(listed, paths), files)
    refused = (
        Added(str(each.path), Outcome.REFUSED, refusal=each.refusal, refusal_fields=tuple(each.refusal_fields.items()))
        for each in listed.refusals
    )
    task = Task(
        options,
        tuple(sorted(stated.details.items())),
        limits=Limits(),
        ocr_languages=ocr_languages,
        extractor=extractor,
        refused=tuple(sorted(stated.pieces.items())),
    )
    return _Prepared(
        files=tuple(file for file in files if file.name not in stated.waiting),
        refused=(*refused, *stated.refused),
        notes=(
            *((OWN_FILES, {"path": path}) for path in listed.cases),
            *((HIDDEN, {"path": path}) for path in listed.hidden),
            *stated.notes,
        ),
        task=task,
    )


def _places(listed: FileList, paths: Sequence[Path]) -> list[Place]:
    """The manifests that were listed, and those beside files that were given themselves."""
    places = {os.path.realpath(each.path): Place(each.path, each.name, is_listed=True) for each in listed.manifests}
    for path in paths:
        beside = Path(os.path.realpath(path)).parent / MANIFEST_NAME
        if path.is_file() and beside.is_file():
            places.setdefault(str(beside), Place(beside, MANIFEST_NAME, is_listed=False))
    return [places[real] for real in sorted(places)]


def _distinct_names(files: Sequence[FoundFile]) -> tuple[FoundFile, ...]:
    """The same files; where two have one name, each shows the folder that holds it."""
    counts = Counter(file.name for file in files)
    return tuple(
        FoundFile(f"{file.path.resolve().parent.name}/{file.name}", file.path) if counts[file.name] > 1 else file
        for file in files
    )
