"""Adding files from a browser: kept in a private folder while they are read, told of as they come.

1. What is uploaded is a copy: the folder is gone when the last file was read.
2. A name keeps its folders, so that a `sources.csv` says of which files it speaks; nothing in it leads out. It comes
   in a field of its own: a browser writes %22 for a quotation mark in the name of a part, and that is no file's name.
3. One run reads at a time: they would only wait for one another's write lock.
"""

import json
import os
import queue
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from threading import Lock, Thread

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.datastructures import UploadFile

from ovillo.casework.access import Act
from ovillo.domain.documents import Unread
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.reading.details import language_code
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.web.guarding import require_token
from ovillo.web.pages import catalogue_of, render
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.workflows.access import require
from ovillo.workflows.ingest import Added, Outcome

router = APIRouter(include_in_schema=False)
MOST_FILES = 2_000
_MOST_OPTIONS = 20
LONGEST_NAME_BYTES = 200
OUTCOMES = {
    Outcome.ADDED: mark("added"),
    Outcome.READ: mark("read now"),
    Outcome.ALREADY: mark("known already"),
    Outcome.STATED: mark("known already, more is stated of it now"),
    Outcome.WITHDRAWN: mark("withdrawn before"),
    Outcome.EMPTY: mark("holds no bytes"),
    Outcome.REFUSED: mark("refused"),
}
ROWS = mark("Rows of the table")
_NO_FILE = mark("No file was chosen. Drag files here, or choose them.")
_NO_DAY = mark("A day of publication is written YYYY-MM-DD. Give it again.")
_NO_CODE = mark("The language of a document is a code of two letters, such as es or en. Give it again.")
_STOPPED = mark("Reading stopped by an error of the program. What was reported as added is safe.")


_NO_NAME = '/:*?"<>|' if os.name == "nt" else "/"
"""What no name of a file holds."""


class RunUnknownError(OvilloError):
    code = "run_unknown"
    template = mark("That run is over, or was never begun. Its documents are in the case.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report, in the reader's language."""

    name: str
    outcome: str
    told: str
    document: str | None
    statements: int
    pages: tuple[tuple[str, str], ...] = ()
    """Address and name of those that show what no text tells: the rows of a table."""


@dataclass(frozen=True, slots=True)
class Gone:
    """How far a run is."""

    count: int
    """Files of which is told what became of them, read or refused."""
    following: str
    """The file that is waited for; empty after the last."""


@dataclass(slots=True)
class Run:
    """Files under way, and everything told of them so far."""

    actor: str
    total: int
    events: "queue.SimpleQueue[tuple[str, object] | None]" = field(default_factory=queue.SimpleQueue)


class Runs:
    """The runs that a browser still listens to."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}
        self._lock = Lock()
        self.reading = Lock()
        """Held by the run that reads."""

    def begin(self, run: Run) -> str:
        """The id of the run."""
        id_ = secrets.token_urlsafe(16)
        with self._lock:
            self._runs[id_] = run
        return id_

    def take(self, id_: str, actor: str) -> Run:
        """The run, to whoever began it, once."""
        with self._lock:
            run = self._runs.get(id_)
            if run is None or run.actor != actor:
                raise RunUnknownError
            return self._runs.pop(id_)


_runs = Runs()


@router.get("/add")
def add(request: Request) -> Response:
    """The page to drag files to."""
    with workbench_of(request).opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.WORK)
    return render(request, "add.html.jinja", kinds=tuple(SourceKind), grades=tuple(Grade), scripts=("adding.js",))


@router.post("/add", dependencies=[Depends(require_token)])
async def begin(request: Request) -> Response:
    """Takes the files; they are read while the browser listens to `/add/{run}`."""
    with workbench_of(request).opened.record.reading() as reader:  # before anything is kept
        require(reader, request.state.session.actor, Act.WORK)
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES + _MOST_OPTIONS) as form:
        files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
        names = [each for each in form.getlist("names") if isinstance(each, str)]
        options = _options({name: value for name, value in form.items() if isinstance(value, str)})
        if not files:
            raise UsageError(problem=_NO_FILE)
        folder = await _keep(files, names if len(names) == len(files) else [each.filename or "" for each in files])
    bench, catalogue = workbench_of(request), catalogue_of(request)
    run = Run(request.state.session.actor, len(files))
    Thread(target=_read, args=(bench, catalogue, run, folder, options), daemon=True).start()
    return JSONResponse({"run": _runs.begin(run)})


async def _keep(files: Sequence[UploadFile], names: Sequence[str]) -> Path:
    """A private folder with these files under their names."""
    folder = Path(tempfile.mkdtemp(prefix="ovillo-added-"))
    try:
        for each, name in zip(files, names, strict=True):
            with _place(folder, name).open("xb") as kept:
                while part := await each.read(1 << 20):
                    kept.write(part)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


@router.get("/add/{run}")
def listen(request: Request, run: str) -> Response:
    """Server-sent events: `total`, a `line` for each document, `gone` after each file, `done` or `failed`."""
    taken = _runs.take(run, request.state.session.actor)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_events(taken), media_type="text/event-stream", headers=headers)


def _options(form: dict[str, str]) -> SourceDetails:
    published, language = form.get("published", "").strip(), form.get("language", "").strip()
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise UsageError(problem=_NO_DAY) from error
    code = language_code(language) if language else None
    if language and code is None:
        raise UsageError(problem=_NO_CODE)
    kind, grade = form.get("kind", ""), form.get("grade", "")
    return SourceDetails(
        publisher=form.get("publisher", "").strip() or None,
        published=day,
        language=code,
        kind=SourceKind(kind) if kind in set(SourceKind) else None,
        grade=Grade(grade) if grade in set(Grade) else None,
    )


def _place(folder: Path, name: str) -> Path:
    """Where a file of this name is kept: below the folder, whatever the name says, and never over another."""
    parts = [_clean(each) for each in PurePosixPath(name.replace("\\", "/")).parts]
    below = [each for each in parts if each not in {"", ".", "..", "/"}] or ["file"]
    place = folder.joinpath(*below)
    number = 1
    while place.exists():
        number += 1
        place = folder.joinpath(*below[:-1], str(number), below[-1])
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _clean(part: str) -> str:
    """The name as it is, as far as a file may be called so here."""
    kept = "".join(each for each in part if each.isprintable() and each not in _NO_NAME).lstrip(".")
    stem, dot, suffix = kept.rpartition(".") if "." in kept[-12:] else (kept, "", "")
    room = LONGEST_NAME_BYTES - len((dot + suffix).encode("utf-8", "replace"))
    return stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + dot + suffix


def _read(bench: Workbench, catalogue: Catalogue, run: Run, folder: Path, options: SourceDetails) -> None:
    """Reads the files in turn, each result told at once."""
    from ovillo.wiring.files import adding  # noqa: PLC0415 - the rules of extraction load only where something is added

    try:
        with (
            _runs.reading,
            adding(
                bench.opened,
                [folder],
                options=options,
                ocr_languages=(),
                workers=bench.settings.workers,
                actor=run.actor,
                now=bench.now,
            ) as under_way,
        ):
            run.events.put(("total", under_way.total))
            for each in under_way.refused:
                run.events.put(("line", _line(each, catalogue, folder)))
            waiting = dict.fromkeys(under_way.names)
            run.events.put(("gone", _gone(under_way.total, waiting, folder)))
            for batch in under_way.results:
                for each in batch:
                    _strike(waiting, each.name)
                    run.events.put(("line", _line(each, catalogue, folder)))
                run.events.put(("gone", _gone(under_way.total, waiting, folder)))
        run.events.put(("done", {}))
    except OvilloError as error:
        run.events.put(("failed", catalogue.error(error)))
    except Exception:  # the browser is told; the thread's hook logs what it was
        run.events.put(("failed", catalogue.say(_STOPPED)))
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        run.events.put(None)


def _strike(waiting: dict[str, None], name: str) -> None:
    """Takes out the file that gave a piece of this name."""
    while name and name not in waiting:
        name = name.rpartition("/")[0]
    waiting.pop(name, None)


def _gone(total: int, waiting: dict[str, None], folder: Path) -> Gone:
    following = next(iter(waiting), "").removeprefix(f"{folder}/")
    return Gone(total - len(waiting), inline(following))


def _line(added: Added, catalogue: Catalogue, folder: Path) -> Line:
    told = [catalogue.say(OUTCOMES[added.outcome])]
    if added.unread:
        told.append(catalogue.not_read(added.unread))
    if added.bare_pages:
        told.append(catalogue.bare_pages(added.bare_pages))
    if added.unknown and added.outcome in {Outcome.ADDED, Outcome.READ}:
        fields = catalogue.listed([catalogue.unknown(each) for each in added.unknown])
        told.append(catalogue.say(mark("not stated: {fields}"), fields=fields))
    name = added.name.removeprefix(f"{folder}/")
    said = "; ".join(told)
    if added.refusal:
        said += f". {catalogue.reason(added.refusal, dict(added.refusal_fields))}"
    words = inline(said.replace(f"{folder}/", "").replace(str(folder), ""), longest=600)
    pages = _pages(added, catalogue) if added.unread is Unread.TABLE else ()
    return Line(inline(name), added.outcome.value, words, added.document, added.statements, pages)


def _pages(added: Added, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Where the rows of a table are shown and counted."""
    pages = ((f"/rows/{added.document}?row=2", ROWS), ("/calls", mark("Calls")), ("/timeline", mark("Timeline")))
    return tuple((address, catalogue.say(title)) for address, title in pages)


def _events(run: Run) -> Iterator[str]:
    """Everything that is told of the run, until it ends."""
    while (event := run.events.get()) is not None:
        name, told = event
        value = asdict(told) if isinstance(told, Line | Gone) else told
        yield f"event: {name}\ndata: {json.dumps(value)}\n\n"
