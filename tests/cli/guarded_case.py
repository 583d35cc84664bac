"""A case and four guardians that come and go; everybody is invented."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ovillo.ledger.keys import ED25519, SigningKey
from ovillo.wiring.guardians import add_log, make_guardian
from tests.cli.conftest import run_ovillo
from tests.cli.services import guardian_here

LOG = SigningKey("police.example/case-17", ED25519, bytes(range(32)))
NAMES = ("ombudsman", "court", "bar", "church")


@dataclass
class Guardians:
    """Four, of which three are a quorum."""

    folder: Path
    addresses: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    running: dict[str, AbstractContextManager[str]] = field(default_factory=dict)

    def make(self) -> None:
        self.folder.mkdir(exist_ok=True)
        for name in NAMES:
            self.keys[name] = make_guardian(self.folder / name, name=f"{name}.example/1").text
            add_log(self.folder / name, LOG.verifier.text, origin="")
        (self.folder / "log.key").write_text(LOG.text + "\n", "utf-8")

    def come(self, *names: str) -> None:
        for name in names:
            port = int(self.addresses[name].rpartition(":")[2]) if name in self.addresses else 0
            self.running[name] = guardian_here(self.folder / name, port)
            self.addresses[name] = self.running[name].__enter__()

    def go(self, *names: str) -> None:
        for name in names:
            self.running.pop(name).__exit__(None, None, None)

    def policy(self, names: Sequence[str] = NAMES, needed: int = 3) -> Path:
        witnesses = [f"witness {name} {self.keys[name]} {self.addresses[name]}" for name in names]
        group = f"group enough {needed} {' '.join(names)}"
        path = self.folder / f"policy-{needed}-{len(names)}-{names[0]}"
        path.write_text("\n".join([f"log {LOG.verifier.text}", *witnesses, group, "quorum enough", ""]), "utf-8")
        return path


@contextmanager
def four_guardians(folder: Path) -> Iterator[Guardians]:
    guardians = Guardians(folder)
    guardians.make()
    with ExitStack() as leaving:
        leaving.callback(lambda: guardians.go(*guardians.running))
        guardians.come(*NAMES)
        yield guardians


def attached(guardians: Guardians, case: Path) -> None:
    """The case waits for them from here on."""
    words = ["--key", guardians.folder / "log.key", "--policy", guardians.policy()]
    done = run_ovillo("ledger", "attach", case, *words)
    assert done.status == 0, done.err
