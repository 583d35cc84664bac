import contextlib
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ovillo import reading
from ovillo.domain.documents import Document
from ovillo.workflows import reading_guard
from ovillo.workflows.reading_guard import Job, Outcome, ReadingPool, WorkError

OBEY = "guard_work:obey"


class Commands:
    """Files whose content tells the worker what to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def jobs(self, *commands: str) -> list[Job]:
        found = []
        for number, command in enumerate(commands):
            path = self.folder / f"{number}.txt"
            path.write_text(command)
            found.append(Job(path.name, path))
        return found


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    return Commands(tmp_path)


def outcomes(jobs: list[Job], workers: int = 1, **options: object) -> list[Outcome]:
    with ReadingPool(workers, **{"work": OBEY, "seconds": 20.0, **options}) as pool:
        return list(pool.map_in_order(jobs))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone_soon(pid: int) -> bool:
    end = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not is_alive(pid)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(commands: Commands, workers: int) -> None:
    jobs = commands.jobs(*(f"hang {0.05 if number % 4 == 0 else 0}" for number in range(24)))

    found = outcomes(jobs, workers, work="guard_work:measure")

    assert [outcome.job for outcome in found] == jobs
    assert [outcome.value for outcome in found] == [(job.name, job.path.stat().st_size) for job in jobs]


def test_settings_are_given_to_every_call(commands: Commands) -> None:
    found = outcomes(commands.jobs("a", "b"), settings=("x-",))

    assert [outcome.value for outcome in found] == ["x-a", "x-b"]


def test_a_file_that_hangs_costs_one_line_and_the_others_are_read(commands: Commands) -> None:
    found = outcomes(commands.jobs("a", "hang 60", "loop 60", "b"), 2, seconds=0.7)

    assert [outcome.refusal for outcome in found] == [None, reading_guard.TIMED_OUT, reading_guard.TIMED_OUT, None]
    assert found[1].refusal_line.startswith("It was not read within 0.7 seconds.")


def test_a_file_that_takes_too_long_is_asked_for_less(commands: Commands) -> None:
    asked = {"work": "guard_work:obey_or_tell", "late_asked": ("the text only",), "seconds": 0.7}

    found = outcomes(commands.jobs("a", "loop 60", "b"), **asked)

    assert [outcome.value for outcome in found] == ["a", "the text only", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no computing time here")
def test_a_file_that_only_waits_for_its_turn_is_read(commands: Commands) -> None:
    found = outcomes(commands.jobs("hang 1.5", "a"), seconds=0.7)

    assert [outcome.refusal for outcome in found] == [None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no computing time here")
def test_computing_is_limited_by_the_seconds_themselves(commands: Commands) -> None:
    began = time.monotonic()

    (outcome,) = outcomes(commands.jobs("loop 60"), seconds=2.0)

    assert outcome.refusal == reading_guard.TIMED_OUT
    assert time.monotonic() - began < reading_guard.wall_seconds(2.0)


def test_what_a_hanging_worker_started_dies_with_it(commands: Commands, tmp_path: Path) -> None:
    marker = tmp_path / "pid"

    outcomes(commands.jobs(f"child {marker}"), seconds=1.5)

    assert gone_soon(int(marker.read_text()))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_costs_one_line_and_the_others_are_read(commands: Commands, workers: int) -> None:
    found = outcomes(commands.jobs("a", "segfault", "b", "exit 0", "c"), workers)

    assert [outcome.refusal for outcome in found] == [None, reading_guard.CRASHED, None, reading_guard.CRASHED, None]
    assert [outcome.value for outcome in found] == ["a", None, "b", None, "c"]


def test_a_file_that_fails_only_in_a_worn_worker_is_tried_again(commands: Commands, tmp_path: Path) -> None:
    found = outcomes(commands.jobs("a", f"crash-once {tmp_path / 'marker'}"))

    assert found[1].value == "crash-once"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its address space")
def test_more_memory_than_allowed_costs_one_line(commands: Commands) -> None:
    found = outcomes(commands.jobs("a", "allocate 2000000000", "allocate 1000", "b"), memory_bytes=1_000_000_000)

    assert [outcome.refusal for outcome in found] == [None, reading_guard.NO_MEMORY, None, None]
    assert "1000 MB" in found[1].refusal_line


def test_what_parsers_print_goes_nowhere(commands: Commands, capfd: pytest.CaptureFixture[str]) -> None:
    found = outcomes(commands.jobs("print", "a"))

    assert [outcome.value for outcome in found] == ["print", "a"]
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_is_the_parents_business(commands: Commands) -> None:
    assert [outcome.value for outcome in outcomes(commands.jobs("interrupt", "a"))] == ["interrupt", "a"]


def test_a_fault_of_ours_costs_one_file_and_tells_no_words_of_it(commands: Commands) -> None:
    found = outcomes(commands.jobs("a", "bug", "b"))

    assert [outcome.value for outcome in found] == ["a", None, "b"]
    assert found[1].refusal == reading_guard.FAULT
    detail = str(found[1].refusal_fields["detail"])
    assert re.fullmatch(r".*KeyError at guard_work\.py:\d+", detail)
    assert "secret" not in detail


@pytest.mark.parametrize("work", ["no_such_module:f", "guard_work:no_such_function"])
def test_work_that_does_not_exist_is_our_bug(commands: Commands, work: str) -> None:
    with pytest.raises(WorkError, match=work):
        outcomes(commands.jobs("a"), work=work)


def test_what_cannot_be_sent_is_our_fault(commands: Commands) -> None:
    assert outcomes(commands.jobs("lambda"))[0].refusal == reading_guard.FAULT


def test_a_worker_that_was_taken_over_cannot_run_code_in_the_parent(commands: Commands) -> None:
    assert outcomes(commands.jobs("attack"))[0].refusal == reading_guard.CRASHED


def test_documents_come_back_equal(commands: Commands) -> None:
    (outcome,) = outcomes(commands.jobs("document niña \U0001f600"))

    assert isinstance(outcome.value, Document)
    assert (outcome.value.text, outcome.value.details.language, outcome.value.unread) == (
        "niña \U0001f600",
        "es",
        "empty",
    )


def test_files_that_cannot_be_opened_cost_one_line_each(commands: Commands, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (good,) = commands.jobs("a")
    jobs = [Job("gone", tmp_path / "gone"), Job("folder", tmp_path), Job("pipe", pipe), good]

    found = outcomes(jobs)

    assert [outcome.refusal for outcome in found] == [
        reading_guard.MISSING, reading_guard.UNREADABLE, reading_guard.UNREADABLE, None
    ]  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_costs_one_line(commands: Commands) -> None:
    (job,) = commands.jobs("a")
    job.path.chmod(0)

    assert outcomes([job])[0].refusal == reading_guard.DENIED


def test_a_file_over_the_limit_is_not_read(commands: Commands) -> None:
    found = outcomes(commands.jobs("x" * 2_000_001), max_bytes=2_000_000)

    assert found[0].refusal_line == "The file is larger than 2 MB. Split it, or add only the part that matters."


def test_workers_are_kept_between_files(commands: Commands) -> None:
    found = outcomes(commands.jobs(*["pid"] * 10), 2)

    assert len({outcome.value for outcome in found}) <= 2
    assert os.getpid() not in {outcome.value for outcome in found}


def test_only_so_many_files_are_under_way(commands: Commands) -> None:
    taken = []

    def jobs() -> Iterator[Job]:
        for job in commands.jobs(*["a"] * 50):
            taken.append(job)
            yield job

    with ReadingPool(2, work=OBEY) as pool:
        next(pool.map_in_order(jobs()))

    assert len(taken) <= 2 * reading_guard.JOBS_PER_WORKER + 1


def test_leaving_the_pool_ends_every_worker(commands: Commands) -> None:
    with ReadingPool(2, work=OBEY) as pool:
        pids = {outcome.value for outcome in pool.map_in_order(commands.jobs(*["pid"] * 4))}

    assert all(gone_soon(pid) for pid in pids)


def test_leaving_while_files_are_under_way_does_not_wait(commands: Commands) -> None:
    start = time.monotonic()

    with ReadingPool(2, work=OBEY) as pool:
        results = pool.map_in_order(commands.jobs("a", *["hang 30"] * 8))
        next(results)

    assert time.monotonic() - start < 10


def test_a_module_in_the_current_folder_is_not_run(
    commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = commands.jobs("a")
    trap = tmp_path / "trap"
    (tmp_path / "lxml.py").write_text(f"open({str(trap)!r}, 'w')")
    (tmp_path / "pickle.py").write_text(f"open({str(trap)!r}, 'w')")
    (tmp_path / "json.py").write_text(f"open({str(trap)!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")

    found = outcomes(jobs, work="guard_work:read")

    assert found[0].value[0].document.text == "a"
    assert not trap.exists()


SCRIPT = """
    import sys
    from pathlib import Path
    from ovillo.workflows.reading_guard import Job, ReadingPool
    sys.path.insert(0, {tests!r})
    folder = Path({folder!r})
    with ReadingPool(2, work="guard_work:obey") as pool:
        for outcome in pool.map_in_order(Job(p.name, p) for p in sorted(folder.glob("*.txt"))):
            print(outcome.value, flush=True)
"""


def started_script(commands: Commands) -> "subprocess.Popen[str]":
    script = textwrap.dedent(SCRIPT.format(tests=str(Path(__file__).parent), folder=str(commands.folder)))
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def first_pids(process: "subprocess.Popen[str]", count: int) -> set[int]:
    assert process.stdout is not None
    return {int(process.stdout.readline()) for _ in range(count)}


def test_ctrl_c_ends_the_program_and_its_workers(commands: Commands) -> None:
    commands.jobs("pid", "pid", *["hang 60"] * 6)
    process = started_script(commands)
    pids = first_pids(process, 2)

    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert process.returncode != 0
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert all(gone_soon(pid) for pid in pids)


def test_workers_do_not_outlive_a_killed_parent(commands: Commands) -> None:
    commands.jobs("pid", "pid", *["hang 3"] * 2)
    process = started_script(commands)
    pids = first_pids(process, 2)

    process.kill()
    process.communicate(timeout=20)

    assert all(gone_soon(pid) for pid in pids)


def test_hostile_files_are_read_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    contents = {
        "a.txt": "La policía detuvo a catorce personas.".encode(), "b.zip": b"PK\x03\x04" + bytes(50), "c.html": b"<html><p>hola",
        "d.pdf": b"%PDF-1.4 x", "e.bin": bytes(range(256)) * 4, "f.eml": b"Message-ID: <1>\nFrom: x\n\nhola\n",
    }  # fmt: skip
    jobs = []
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        jobs.append(Job(name, tmp_path / name))

    one, two = (outcomes(jobs, workers, work="guard_work:read") for workers in (1, 2))

    assert one == two
    assert [outcome.value for outcome in one] == [
        reading.read(content, name=name, limits=reading.Limits()) for name, content in contents.items()
    ]


def test_a_pool_that_was_closed_takes_no_more_files(commands: Commands) -> None:
    pool = ReadingPool(1, work=OBEY)
    pool.close()

    with contextlib.closing(pool.map_in_order(commands.jobs("a"))) as results, pytest.raises((RuntimeError, WorkError)):
        next(results)
