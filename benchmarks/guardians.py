"""How long a log, and a whole case, wait for the cosignatures of four guardians, each a process of its own.

`python -m benchmarks.guardians [rounds]`: prints the median and the 99th percentile of the time until three of four,
and all four, have cosigned. Each round grows the log by one entry and asks all four at once. Then a case on this
machine's disk is written to, one entry and a hundred at a time, without guardians and waiting for three of the four.
"""

import http.client
import platform
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.ledger import judgement
from ovillo.interfaces.record import Record
from ovillo.ledger import EMPTY, Position, append, consistency_positions, consistency_proof, leaf_hash
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import ED25519, SigningKey, parse_signing_key
from ovillo.ledger.notes import Note, sign_note
from ovillo.ledger.witness import CheckpointRequest
from ovillo.storage.cases import create_case
from ovillo.storage.kept_heads import FolderHeads
from ovillo.wiring.guardians import add_log, make_guardian
from ovillo.wiring.witnesses import ask
from ovillo.workflows.acknowledged import WitnessedRecord, attach

GUARDIANS, QUORUM = 4, 3
BATCH = 100
KEY = SigningKey("log.example/benchmark", ED25519, bytes(range(32)))
CASE_KEY = SigningKey("log.example/case", ED25519, bytes(range(1, 33)))
SERVE = "from ovillo.cli.main import main; main()"


def requests(rounds: int) -> list[bytes]:
    """One for each size of the log, from the size before."""
    frontier, nodes, made = EMPTY, {}, []
    for place in range(rounds):
        leaf = leaf_hash(str(place).encode())
        frontier, completed = append(frontier, leaf)
        nodes[Position(0, place)] = leaf
        nodes.update({Position(each.level, each.index): each.hash for each in completed})
        needed = consistency_positions(place, place + 1) if place else ()
        proof = consistency_proof(place, place + 1, {each: nodes[each] for each in needed}) if place else ()
        checkpoint = Checkpoint(KEY.name, frontier.size, frontier.root)
        note = Note(checkpoint.text, (sign_note(checkpoint.text, KEY),))
        made.append(CheckpointRequest(place, proof, note, checkpoint).encoded)
    return made


def cosign(connection: http.client.HTTPConnection, body: bytes) -> None:
    """Waits for one cosignature."""
    connection.request("POST", "/add-checkpoint", body)
    response = connection.getresponse()
    response.read()
    assert response.status == 200, response.status


def policy_of(folder: Path, addresses: list[str]) -> str:
    keys = [verifier_of(folder / str(number)) for number in range(GUARDIANS)]
    witnesses = [f"witness w{n} {key} http://{at}" for n, (key, at) in enumerate(zip(keys, addresses, strict=True))]
    names = " ".join(f"w{n}" for n in range(GUARDIANS))
    return "\n".join([f"log {CASE_KEY.verifier.text}", *witnesses, f"group g {QUORUM} {names}", "quorum g", ""])


def verifier_of(folder: Path) -> str:
    return parse_signing_key((folder / "key").read_text("utf-8").strip()).verifier.text


def measure_case(folder: Path, policy: str, rounds: int) -> None:
    record = create_case(folder, name="Benchmark", actor="benchmark", at=datetime.now(UTC))
    waiting = WitnessedRecord(record, FolderHeads(folder), ask)
    for size in (1, BATCH):
        measure_writes(record, f"{size} entries a write, without guardians", size, rounds)
    attach(waiting, waiting, CASE_KEY, policy, actor="benchmark", now=lambda: datetime.now(UTC))
    for size in (1, BATCH):
        measure_writes(waiting, f"{size} entries a write, cosigned by {QUORUM} of {GUARDIANS}", size, rounds)
    record.close()


def measure_writes(record: Record, name: str, size: int, rounds: int) -> None:
    with record.reading() as reader:
        first = reader.head().size
    times = []
    for place in range(first, first + rounds * size, size):
        start = time.perf_counter()
        with record.writing(actor="benchmark", at=datetime.now(UTC)) as writer:
            for number in range(place, place + size):
                writer.judge(judgement(number))
        times.append(time.perf_counter() - start)
    rate = rounds * size / sum(times)
    told = f"median {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms, {rate:,.0f} entries/s"
    print(f"{name}: {told}")


def percentile(times: list[float], share: float) -> float:
    """In milliseconds."""
    return 1_000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    bodies = requests(rounds)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(GUARDIANS) as pool:
        processes, connections = [], []
        for number in range(GUARDIANS):
            place = Path(folder) / str(number)
            make_guardian(place, name=f"guardian.example/{number}")
            for key in (KEY, CASE_KEY):
                add_log(place, key.verifier.text, origin="")
            command = [sys.executable, "-c", SERVE, "guardian", "serve", str(place), "--port", "0"]
            processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            line = processes[-1].stdout.readline() if processes[-1].stdout else ""
            connections.append(http.client.HTTPConnection(line.strip().rpartition("//")[2]))
        quorum, every = [], []
        try:
            for body in bodies:
                start = time.perf_counter()
                asked = [pool.submit(cosign, connection, body) for connection in connections]
                ends = []
                for done in as_completed(asked):
                    done.result()
                    ends.append(time.perf_counter() - start)
                quorum.append(ends[QUORUM - 1])
                every.append(ends[-1])
            addresses = [f"{each.host}:{each.port}" for each in connections]
            measure_case(Path(folder) / "case", policy_of(Path(folder), addresses), rounds)
        finally:
            for process in processes:
                process.kill()
    print(f"{rounds} rounds, {GUARDIANS} guardians, {platform.platform()}, Python {platform.python_version()}")
    for name, times in ((f"{QUORUM} of {GUARDIANS}", quorum), ("all", every)):
        print(f"{name}: median {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms")


if __name__ == "__main__":
    main()
