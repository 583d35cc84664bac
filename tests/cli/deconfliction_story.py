"""Two units, two evaluators, a board and a liaison, the services as processes of their own; everybody is invented."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli import services
from tests.cli.conftest import Result, run_ovillo
from tests.cli.services import Running

EPOCH = "2031-05"
PROSECUTOR = "Prosecutor Imaginary"


@contextmanager
def serving(folder: Path) -> Iterator[Running]:
    with services.serving("deconflict", folder, "--every", "0.1") as running:
        yield running


@dataclass
class Story:
    folder: Path
    running: dict[str, Running] = field(default_factory=dict)

    def make(self, budget: int = 100) -> None:
        key = done("ledger", "key", self.folder / "prosecutor.key", "--name", "prosecution.example/imaginary")
        self.lines = [f"epoch {EPOCH}"]
        for name, branch in (("ombudsman.example/a", "judicial"), ("interior.example/b", "executive")):
            words = ["--name", name, "--branch", branch, "--epoch", EPOCH, "--budget", budget]
            self.lines.append(done("deconflict", "evaluator", self.folder / branch, *words))
        done("deconflict", "board", self.folder / "board", "--epoch", EPOCH)
        for service in ("judicial", "executive", "board"):
            done("deconflict", "trust", self.folder / service, key)
        self.lines.append(done("deconflict", "liaison", self.folder / "liaison.key"))

    @contextmanager
    def serving(self) -> Iterator[None]:
        with ExitStack() as stack:
            for name in ("judicial", "executive", "board"):
                self.running[name] = stack.enter_context(serving(self.folder / name))
            address = {name: f"http://{each.host}" for name, each in self.running.items()}
            lines = [f"{line} {address[line.split()[2]]}" if line.startswith("eval") else line for line in self.lines]
            self.agreement.write_text("\n".join([*lines, f"board {address['board']}", ""]), "utf-8")
            yield

    @property
    def agreement(self) -> Path:
        return self.folder / "agreement"

    def unit(self, name: str, rows: str) -> None:
        done("new", self.folder / name, "--name", name)
        (self.folder / f"{name}.csv").write_text(f"kind,value,born\n{rows}", "utf-8")

    def authorised(self, name: str) -> Path:
        case, table = self.folder / name, self.folder / f"{name}.csv"
        query = done("deconflict", "ask", case, table, "--agreement", self.agreement, "--reason", "Shared target?")
        note = self.folder / f"{name}.note"
        words = ["--key", self.folder / "prosecutor.key", "--output", note]
        result = run_ovillo("deconflict", "authorise", case, query, *words, OVILLO_ACTOR=PROSECUTOR)
        assert result.status == 0, result.err
        return note

    def send(self, name: str, *more: str, note: Path | None = None) -> Result:
        note = note or self.authorised(name)
        words = ["--agreement", self.agreement, "--authorisation", note, "--contact", f"Captain {name}", *more]
        return run_ovillo("deconflict", "send", self.folder / name, self.folder / f"{name}.csv", *words)

    def outbox(self, count: int) -> list[Path]:
        """The hits, once there are so many; a second more where none is awaited."""
        until = time.monotonic() + (20 if count else 1)
        while time.monotonic() < until and (not count or len(self._hits()) < count):
            time.sleep(0.05)
        return self._hits()

    def _hits(self) -> list[Path]:
        return sorted((self.folder / "board" / "outbox").glob("*.hit"))


def done(*arguments: object) -> str:
    result = run_ovillo(*arguments)
    assert result.status == 0, result.err
    return result.out.strip()
