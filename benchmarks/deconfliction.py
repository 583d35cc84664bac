"""How long blind deconfliction takes: a list of one unit against what others hold, with every process of its own.

`python -m benchmarks.deconfliction [asked] [held]`, by default 10,000 against 100,000, of which 100 shared. Measured
from the start of `ovillo deconflict send` until the hit with all that is shared is in the liaison's outbox: reading the
list, blinding, both evaluations with their proofs, the docket, the board, comparing. What others hold is put onto the
board beforehand. Also prints what one guess costs whoever holds the keys of both evaluators.
"""

import base64
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from ovillo.casework.deconfliction.blinding import EvaluatorKey, tag
from ovillo.casework.deconfliction.envelopes import Letter, Row, seal
from ovillo.casework.deconfliction.identifiers import identifier_of
from ovillo.casework.deconfliction.queries import Authorisation
from ovillo.ledger.keys import parse_signing_key
from ovillo.ledger.notes import Note, sign_note
from ovillo.storage.deconfliction_folder import BoardFolder
from ovillo.workflows.deconfliction_services import RECEIVED, Board, encode_request

OVILLO = [sys.executable, "-c", "from ovillo.cli.main import main; main()"]
EPOCH, SHARED, PART = "2031-05", 100, 20_000


def run(*arguments: object, actor: str = "Unit") -> str:
    """What a command prints."""
    done = subprocess.run(
        [*OVILLO, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "OVILLO_ACTOR": actor},
    )
    return done.stdout.strip()


def cpu_seconds() -> float:
    """Of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def phones(first: int, count: int) -> list[str]:
    """Invented mobile phones of Peru."""
    return [f"+519{first + number:08d}" for number in range(count)]


def fill(place: Path, held: list[str], liaison: bytes) -> float:
    """Puts what others hold onto the board; the seconds of CPU of one guess with both keys."""
    keys = []
    for name in ("judicial", "executive"):
        seed = json.loads((place / name / "settings.json").read_bytes())["seed"]
        keys.append(EvaluatorKey(base64.b64decode(seed)))
    signing = parse_signing_key((place / "prosecutor.key").read_text("utf-8").strip())
    rows = [{"kind": "phone", "value": each} for each in held]
    messages = [identifier_of(row, number=1, country="PE").encoded for row in rows]
    start = time.process_time()
    tags = [tag((keys[0].output(each), keys[1].output(each))) for each in messages]
    guess = (time.process_time() - start) / len(tags)
    board = Board(BoardFolder(place / "board"), now=lambda: datetime.now(UTC))
    for at in range(0, len(tags), PART):
        part = tags[at : at + PART]
        authorisation = Authorisation(f"{at:064x}", f"{at:064x}", "0" * 64, len(part), EPOCH, 2**40, 1, "0" * 64)
        note = Note(authorisation.text, (sign_note(authorisation.text, signing),)).encoded.decode()
        letter = Letter("Captain Held", rows=tuple(Row(number, is_weak=False) for number in range(len(part))))
        body = encode_request(note, "tags", b"".join(part), envelope=seal(letter, liaison, ephemeral=os.urandom(32)))
        assert board.submit(body) == RECEIVED
    return guess


def main() -> None:
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    held = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        prosecutor = run("ledger", "key", place / "prosecutor.key", "--name", "prosecution.example/imaginary")
        lines = [f"epoch {EPOCH}", run("deconflict", "liaison", place / "liaison.key")]
        for name in ("judicial", "executive"):
            words = ["--name", f"{name}.example/1", "--branch", name, "--epoch", EPOCH, "--budget", asked]
            lines.append(run("deconflict", "evaluator", place / name, *words))
        run("deconflict", "board", place / "board", "--epoch", EPOCH)
        for name in ("judicial", "executive", "board"):
            run("deconflict", "trust", place / name, prosecutor)
        liaison = base64.b64decode(lines[1].split()[1])
        guess = fill(place, phones(0, held), liaison)
        wall, cpu = measure(place, lines, phones(held - SHARED, asked))
        hits = json.loads(
            run("deconflict", "read", place / "board" / "outbox", "--key", place / "liaison.key", "--as", "json")
        )
    found = sum(len(hit["sides"][1]["rows"]) for hit in hits)
    print(f"{platform.platform()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    print(f"{asked} asked, {held} held, {found} shared: {wall:.1f} s, {cpu:.1f} s of CPU in all processes")
    print(f"one guess with the keys of both evaluators: {1e6 * guess:.0f} microseconds of CPU")


def measure(place: Path, lines: list[str], asked: list[str]) -> tuple[float, float]:
    """Seconds until the hit is out, and of CPU of all processes, their start among it."""
    table, agreement, note = place / "list.csv", place / "agreement", place / "note"
    table.write_text("kind,value\n" + "".join(f"phone,{each}\n" for each in asked), "utf-8")
    run("new", place / "case", "--name", "Benchmark")
    before = cpu_seconds()
    running = []
    try:
        for name in ("judicial", "executive", "board"):
            command = [*OVILLO, "deconflict", "serve", str(place / name), "--port", "0", "--every", "0.2"]
            running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            stream = running[-1].stdout
            assert stream is not None
            address = stream.readline().strip().rpartition(" ")[2]
            lines = [
                f"{line} {address}" if line.split()[0] == "evaluator" and line.split()[2] == name else line
                for line in lines
            ]
        agreement.write_text("\n".join([*lines, f"board {address}", ""]), "utf-8")
        query = run("deconflict", "ask", place / "case", table, "--agreement", agreement, "--reason", "Benchmark")
        run(
            "deconflict",
            "authorise",
            place / "case",
            query,
            "--key",
            place / "prosecutor.key",
            "--output",
            note,
            actor="Prosecutor",
        )
        start = time.perf_counter()
        words = ["--agreement", agreement, "--authorisation", note, "--contact", "Captain Asking"]
        run("deconflict", "send", place / "case", table, *words)
        while not list((place / "board" / "outbox").glob("*.hit")):
            time.sleep(0.02)
        wall = time.perf_counter() - start
    finally:
        for process in running:
            process.terminate()
            process.wait()
    return wall, cpu_seconds() - before


if __name__ == "__main__":
    main()
