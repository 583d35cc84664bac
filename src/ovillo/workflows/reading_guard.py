"""Runs the reading of hostile files in worker processes that can be killed, and gives the results in order.

1. A worker has a limit of computing time, of time by the clock and of memory. One that hangs or crashes costs its file
   one clear line, and is replaced; a fault of ours costs one file too, and no other.
2. Results come in the order of the jobs, whatever the number of workers; a file that fails in a worn worker is tried
   once more in a fresh one, so that the outcome does not depend on what the worker read before.
3. Only so many files are under way as there is memory for.
4. What a worker says is data: nothing but records is made from it, so that a parser
   that was taken over stays contained.
"""

import contextlib
import io
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, is_dataclass, replace
from enum import Enum
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from ovillo.domain.messages import mark
from ovillo.workflows.reading_worker import Orders, Reply, receive, send, wall_seconds

START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from ovillo.workflows.reading_worker import main; main()"
)
JOBS_PER_WORKER = 3
MAX_BYTES_UNDER_WAY = 256_000_000
MAX_JOBS_OF_A_WORKER = 5_000
"""Then it is replaced, so that what parsers leak is given back."""
MEGABYTE = 1_000_000
GIGABYTE = 1_000_000_000
MEMORY_BYTES = 3 * GIGABYTE
"""Address space of a worker, where nothing else is said."""

TIMED_OUT = mark("It was not read within {seconds} seconds. Split the file, or save it in a simpler format.")
CRASHED = mark("The program that reads it crashed. The file is damaged or made to attack; ask for a new copy.")
NO_MEMORY = mark("Reading it needs more than {limit} MB of memory. Split the file into parts, then add the parts.")
MISSING = mark("The file has vanished since it was listed. Put it back, then add it again.")
DENIED = mark("You may not read the file. Change its permissions, or ask its owner for a copy.")
UNREADABLE = mark("The disk did not give its content. Copy the file elsewhere, then add the copy.")
TOO_BIG = mark("The file is larger than {limit} MB. Split it, or add only the part that matters.")
FAULT = mark("A fault of Ovillo kept it from being read ({detail}). The file is sound; report the fault.")
REFUSALS = (TIMED_OUT, CRASHED, NO_MEMORY, MISSING, DENIED, UNREADABLE, TOO_BIG, FAULT)
"""Every template, for the catalogue of translations."""

SAFE_TYPES = frozenset(
    {
        ("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date"), ("datetime", "datetime"),
        ("datetime", "time"), ("datetime", "timedelta"), ("datetime", "timezone"), ("decimal", "Decimal"),
    }
)  # fmt: skip


class WorkError(AssertionError):
    """The work itself is wrong, not the file: a bug of ours, which nobody catches."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read."""

    name: str
    """As the user knows it."""
    path: Path
    asked: tuple[object, ...] = ()
    """What the work is told of this file alone, after the settings."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one job: the value that the work returned, or one refusal."""

    job: Job
    value: Any = None  # whatever the work returns
    refusal: str | None = None
    """A template: what happened, and the way out."""
    refusal_fields: dict[str, object] = field(default_factory=dict)

    @property
    def refusal_line(self) -> str:
        """The refusal in English; empty for a value."""
        return (self.refusal or "").format(**self.refusal_fields)


class ReadingPool:
    """Worker processes that live as long as the pool; use it in a `with` block.

    Args:
        workers: how many processes, at least 1.
        work: "package.module:function", called in the worker with (content, name, *settings, *asked); what it returns
            may hold Ovillo's dataclasses and enums, dates, decimals and plain values.
        settings: sent once to each worker, and given to every call.
        seconds: of computing for one file; by the clock some times as many (`wall_seconds`), so that a busy machine
            refuses nothing that an idle one reads.
        memory_bytes: address space of one worker.
        max_bytes: size of one file.
        late_asked: what the work is told besides of a file that took too long, which it is then given once more, for
            less; where it is told nothing more, such a file is refused at once.
    """

    def __init__(
        self,
        workers: int,
        *,
        work: str,
        settings: tuple[object, ...] = (),
        seconds: float = 60.0,
        memory_bytes: int = MEMORY_BYTES,
        max_bytes: int = 100_000_000,
        late_asked: tuple[object, ...] = (),
    ) -> None:
        self._orders = Orders(work, settings, seconds, memory_bytes, max_bytes)
        self._count = max(1, workers)
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="reading")
        self._workers = [_Worker(self._orders, late_asked) for _ in range(self._count)]
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends every worker at once; what was under way is lost."""
        for worker in self._workers:
            worker.retire()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.bury()

    def map_in_order(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in the order of the jobs. Raises `WorkError` where the work cannot be started."""
        under_way: deque[tuple[Future[Outcome], int]] = deque()
        bytes_under_way = 0
        try:
            for job in jobs:
                size = _size_of(job.path)
                while under_way and (
                    len(under_way) >= self._count * JOBS_PER_WORKER or bytes_under_way + size > MAX_BYTES_UNDER_WAY
                ):
                    future, done_size = under_way.popleft()
                    bytes_under_way -= done_size
                    yield future.result()
                under_way.append((self._threads.submit(self._run, job), size))
                bytes_under_way += size
            while under_way:
                yield under_way.popleft()[0].result()
        finally:
            for future, _ in under_way:
                future.cancel()

    def _run(self, job: Job) -> Outcome:
        worker = self._free.get()
        try:
            return worker.run(job)
        finally:
            self._free.put(worker)


class _Worker:
    """One process, started when it is first needed and again after it has died."""

    def __init__(self, orders: Orders, late_asked: tuple[object, ...]) -> None:
        self._orders = orders
        self._late_asked = late_asked
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs_done = 0
        self._is_retired = False
        self._lock = threading.Lock()
        """Held while the process is started, killed or given up: only a process that is still ours is killed."""

    def run(self, job: Job) -> Outcome:
        """The job's outcome; tried again in a fresh process where a used one failed."""
        is_fresh = self._process is None
        reply, is_late = self._ask(job)
        if not is_late and not is_fresh and (reply is None or reply.kind == "memory"):
            self._stop()
            reply, is_late = self._ask(job)
        if is_late and self._late_asked:
            reply, is_late = self._ask(replace(job, asked=(*job.asked, *self._late_asked)))
        if is_late:
            return _refused(job, TIMED_OUT, seconds=f"{self._orders.seconds:g}")
        return self._outcome(job, reply)

    def _outcome(self, job: Job, reply: Reply | None) -> Outcome:
        if reply is None:
            return _refused(job, CRASHED)
        match reply.kind:
            case "value":
                return Outcome(job, reply.value)
            case "too_big":
                return _refused(job, TOO_BIG, limit=self._orders.max_bytes // MEGABYTE)
            case "memory":
                self._stop()
                return _refused(job, NO_MEMORY, limit=self._orders.memory_bytes // MEGABYTE)
            case "missing" | "denied" | "unreadable":
                return _refused(job, {"missing": MISSING, "denied": DENIED, "unreadable": UNREADABLE}[reply.kind])
        return _refused(job, FAULT, detail=reply.detail)

    def _ask(self, job: Job) -> tuple[Reply | None, bool]:
        """(the reply, or nothing after a crash; whether it came too late)."""
        process = self._started()
        is_late = threading.Event()
        timer = threading.Timer(wall_seconds(self._orders.seconds), self._kill_late, (process, is_late))
        timer.daemon = True
        timer.start()
        request = pickle.dumps((job.name, str(job.path), job.asked))
        reply = _unpacked(_exchange(process, request, self._orders.memory_bytes))
        timer.cancel()
        self._jobs_done += 1
        if reply is None or is_late.is_set() or self._jobs_done >= MAX_JOBS_OF_A_WORKER:
            self._stop()
        return reply, reply is None and (is_late.is_set() or _has_computed_too_long(process))

    def _kill_late(self, process: "subprocess.Popen[bytes]", is_late: threading.Event) -> None:
        with self._lock:
            if self._process is process:
                is_late.set()
                _kill(process)

    def _started(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._is_retired:
                raise WorkError("the pool is closed")
            if self._process is None:
                self._process = _start()
                self._jobs_done = 0
            else:
                return self._process
            process = self._process
        answer = _unpacked(_exchange(process, pickle.dumps(self._orders), self._orders.memory_bytes))
        if answer is None or answer.kind != "value":
            self._stop()
            raise WorkError(f"{self._orders.work}: {answer.detail if answer else 'the worker did not start'}")
        return process

    def _stop(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            if process is not None:
                _kill(process)
        if process is not None:
            _bury(process)

    def retire(self) -> None:
        """Kills the process and lets no other start; whoever waits for it sees a crash."""
        with self._lock:
            self._is_retired = True
            if self._process is not None:
                _kill(self._process)

    def bury(self) -> None:
        """Closes what a retired worker leaves."""
        self._stop()


def _start() -> "subprocess.Popen[bytes]":
    """A fresh interpreter, not a fork: nothing of the parent's memory or open files is in it.

    Its search path is the parent's without the current folder, so that a file called docx.py among the evidence is
    never run; its own process group keeps Ctrl-C for the parent.
    """
    places = [place for place in sys.path if place]
    return subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
        [sys.executable, "-P", "-c", START, json.dumps(places)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=None if sys.platform == "win32" else 0,
    )


def _exchange(process: "subprocess.Popen[bytes]", request: bytes, max_bytes: int) -> bytes | None:
    """The answer to one request, or nothing where the process has died."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        send(process.stdin, request)
        return receive(process.stdout, max_bytes)
    except (OSError, ValueError, MemoryError):
        return None


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kills the process and what it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _bury(process: "subprocess.Popen[bytes]") -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):  # what was still to be written has no reader
                stream.close()
    process.wait()


def _has_computed_too_long(process: "subprocess.Popen[bytes]") -> bool:
    """Whether its own alarm ended this process, which is over."""
    return sys.platform != "win32" and process.returncode == -signal.SIGPROF


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _refused(job: Job, template: str, **fields: object) -> Outcome:
    return Outcome(job, refusal=template, refusal_fields=fields)


class _RecordReader(pickle.Unpickler):
    """Makes records, enums and plain values; no other class and no function."""

    def find_class(self, module: str, name: str) -> Any:  # a class, or the one function below
        if (module, name) == ("builtins", "getattr"):
            return _enum_member  # how some Python versions send enums
        if (module, name) in SAFE_TYPES:
            return super().find_class(module, name)
        if module.partition(".")[0] == "ovillo":
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a record")


def _enum_member(kind: type[Enum], name: str) -> Enum:
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise pickle.UnpicklingError("not an enum")
    return kind[name]


def _unpacked(message: bytes | None) -> Reply | None:
    """The reply, or nothing where what came is none."""
    if message is None:
        return None
    try:
        reply = _RecordReader(io.BytesIO(message)).load()
    except Exception:  # noqa: BLE001 - bytes of a worker that may have been taken over raise anything
        return None
    return reply if isinstance(reply, Reply) else None
