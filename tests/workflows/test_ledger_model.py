"""A case and its guardians while everything fails: what was acknowledged stays, or somebody honest says that it does not.

The machine writes, is killed between commit and cosignature, has its clock moved by years, loses its guardians, finds
its disk or theirs full, and its administrator puts old copies back and shows one history to some guardians and another
to others. Guardians crash and start again from what they kept. Everybody is invented.
"""

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ovillo.domain.judgements import Judgement, Verdict
from ovillo.interfaces.record import Record
from ovillo.ledger import root_hash
from ovillo.ledger.checkpoints import parse_checkpoint
from ovillo.ledger.keys import COSIGNATURE, ED25519, SigningKey
from ovillo.ledger.notes import parse_note
from ovillo.ledger.policies import parse_policy, verify_checkpoint
from ovillo.ledger.witness import WitnessedLog, WitnessState
from ovillo.storage.cases import create_case, open_case
from ovillo.storage.kept_heads import FolderHeads
from ovillo.workflows.acknowledged import (
    LedgerContradictedError,
    NotAcknowledgedError,
    WitnessedRecord,
    attach,
    waiting,
)
from ovillo.workflows.guardian import Guardian
from ovillo.workflows.verify import Verified, verify_heads

LOG = SigningKey("log.example/1", ED25519, bytes(range(32)))
GUARDIANS = 4
START = datetime(2031, 5, 14, tzinfo=UTC)


class Disk:
    """What a guardian kept; it may be full."""

    def __init__(self, number: int) -> None:
        self.key = SigningKey(f"guardian.example/{number}", COSIGNATURE, bytes([number + 1] * 32))
        self.checkpoint, self.evidence, self.is_full = b"", list[bytes](), False

    def load(self) -> tuple[SigningKey, WitnessState]:
        if not self.checkpoint:
            return self.key, WitnessState({LOG.name: WitnessedLog((LOG.verifier,))})
        known = parse_checkpoint(parse_note(self.checkpoint).text)
        log = WitnessedLog((LOG.verifier,), known.size, known.root, self.checkpoint)
        return self.key, WitnessState({LOG.name: log})

    def keep(self, origin: str, checkpoint: bytes) -> None:
        if self.is_full:
            raise OSError(28, "No space left on device")
        self.checkpoint = checkpoint

    def keep_evidence(self, request: bytes) -> None:
        if self.is_full:
            raise OSError(28, "No space left on device")
        self.evidence.append(request)


class CaseAndGuardians(RuleBasedStateMachine):
    """Three of four are the quorum. `acknowledged` are the leaves that somebody was told are cosigned."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.case, self.copies = self.folder / "case", list[Path]()
        self.clock, self.number = START, 0
        self.disks = [Disk(number) for number in range(GUARDIANS)]
        self.guardians = [Guardian(disk, now=lambda: self.clock) for disk in self.disks]
        self.away: set[int] = set()
        self.acknowledged: list[bytes] = []
        self.was_tampered = False
        record = create_case(self.case, name="Caso inventado", actor="Ana", at=START)
        waits = WitnessedRecord(record, FolderHeads(self.case), self.ask)
        attach(waits, waits, LOG, self.policy_text, actor="Ana", now=lambda: self.clock)
        self.acknowledged = self.leaves(waits)
        record.close()

    @property
    def policy_text(self) -> str:
        keys = [f"witness w{n} {disk.key.verifier.text} http://{n}" for n, disk in enumerate(self.disks)]
        return "\n".join([f"log {LOG.verifier.text}", *keys, "group g 3 w0 w1 w2 w3", "quorum g", ""])

    def ask(self, address: str, body: bytes) -> tuple[int, bytes]:
        number = int(address.removeprefix("http://").partition("/")[0])
        if number in self.away:
            raise OSError("away")
        response = self.guardians[number].add_checkpoint(body)
        return response.status, response.body

    def leaves(self, record: WitnessedRecord) -> list[bytes]:
        with record.reading() as reader:
            return [leaf for _, leaf in reader.entries_after(0)]

    def opened(self, case: Path) -> WitnessedRecord:
        return WitnessedRecord(open_case(case), FolderHeads(case), self.ask)

    def write(self, record: Record, count: int) -> None:
        with record.writing(actor="Ana", at=self.clock) as writer:
            for _ in range(count):
                self.number += 1
                told = Judgement(f"{self.number:064x}", Verdict.SAME, "left", "right", "Ana", "Why.", self.clock)
                writer.judge(told)

    @rule(count=st.integers(1, 3))
    def enter(self, count: int) -> None:
        record = self.opened(self.case)
        try:
            self.write(record, count)
            self.acknowledged = self.told(record)
        except NotAcknowledgedError:
            assert self.away or self.was_tampered or any(disk.is_full for disk in self.disks)
        except LedgerContradictedError:
            assert self.was_tampered
        finally:
            record.close()

    def told(self, record: WitnessedRecord) -> list[bytes]:
        """The leaves that are acknowledged now, which those before must begin."""
        found = waiting(record)
        assert found is not None
        assert found.acknowledged == found.size
        leaves = self.leaves(record)
        assert leaves[: len(self.acknowledged)] == self.acknowledged, (
            "an acknowledged entry was lost, and nobody said so"
        )
        return leaves

    @rule(count=st.integers(1, 2))
    def enter_and_be_killed_before_anybody_is_asked(self, count: int) -> None:
        record = open_case(self.case)
        self.write(record, count)
        record.close()

    @rule()
    def be_killed_while_a_head_is_written(self) -> None:
        heads = self.case / "witnessed" / "heads"
        with heads.open("ab") as stream:
            stream.write(b'"log.example/1\\n3\\nhalf a li')

    @rule()
    def complete(self) -> None:
        record = self.opened(self.case)
        try:
            record.acknowledge()
            self.acknowledged = self.told(record)
        except NotAcknowledgedError:
            assert self.away or self.was_tampered or any(disk.is_full for disk in self.disks)
        except LedgerContradictedError:
            assert self.was_tampered
        finally:
            record.close()

    @rule(years=st.integers(-10, 10))
    def move_the_clock(self, years: int) -> None:
        moved = self.clock + timedelta(days=366 * years)
        self.clock = moved if moved.year > 1975 else START

    @rule(number=st.integers(0, GUARDIANS - 1))
    def come_or_go(self, number: int) -> None:
        self.away ^= {number}

    @rule(number=st.integers(0, GUARDIANS - 1))
    def crash_and_start_again(self, number: int) -> None:
        self.guardians[number] = Guardian(self.disks[number], now=lambda: self.clock)

    @rule(number=st.integers(0, GUARDIANS - 1))
    def fill_or_empty_a_disk(self, number: int) -> None:
        self.disks[number].is_full ^= True

    @rule()
    def copy_the_case(self) -> None:
        copy = self.folder / f"copy-{len(self.copies)}"
        shutil.copytree(self.case, copy)
        self.copies.append(copy)

    @precondition(lambda self: self.copies)
    @rule(which=st.integers(0, 3), with_heads=st.booleans())
    def put_an_old_copy_back(self, which: int, *, with_heads: bool) -> None:
        copy = self.copies[which % len(self.copies)]
        heads = (self.case / "witnessed" / "heads").read_bytes()
        shutil.rmtree(self.case)
        shutil.copytree(copy, self.case)
        if not with_heads:  # the administrator keeps the newest heads beside the old record
            (self.case / "witnessed" / "heads").write_bytes(heads)
        self.was_tampered = True

    @precondition(lambda self: self.copies)
    @rule(which=st.integers(0, 3), shown=st.sets(st.integers(0, GUARDIANS - 1), max_size=2), count=st.integers(1, 3))
    def show_another_history_to_some(self, which: int, shown: set[int], count: int) -> None:
        other = self.opened(self.copies[which % len(self.copies)])
        before, self.away = self.away, {*range(GUARDIANS)} - shown
        self.was_tampered = True
        with suppress(NotAcknowledgedError, LedgerContradictedError):
            self.write(other, count)
        self.away = before
        other.record.close()

    @invariant()
    def whoever_checks_by_one_honest_guardian_is_told(self) -> None:
        """The case continues what each guardian cosigned last, or verify says so by that guardian alone."""
        if not hasattr(self, "case"):
            return
        record = self.opened(self.case)
        leaves = self.leaves(record)
        for number, disk in enumerate(self.disks):
            if not disk.checkpoint:
                continue
            alone = parse_policy(f"log {LOG.verifier.text}\nwitness w {disk.key.verifier.text}\nquorum w\n")
            seen = verify_checkpoint(disk.checkpoint, alone).checkpoint
            continues = len(leaves) >= seen.size and root_hash(leaves[: seen.size]) == seen.root
            checked = verify_heads(Verified(None), record, _Nobody(), given=[disk.checkpoint], policy=alone)
            assert checked.heads is not None
            named = [each for each in checked.heads.faults if "number" not in each.fields]
            assert bool(named) == (not continues), (number, named)
            assert continues or self.was_tampered
        record.record.close()

    @invariant()
    def the_ledger_itself_is_intact(self) -> None:
        if hasattr(self, "case"):
            record = open_case(self.case)
            assert record.verify() is None
            record.close()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


class _Nobody(FolderHeads):
    """Heads of nobody: as if the machine had stopped before anybody was asked."""

    def __init__(self) -> None:
        super().__init__(Path("/nonexistent"))


CaseAndGuardians.TestCase.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
TestCaseAndGuardians = CaseAndGuardians.TestCase
