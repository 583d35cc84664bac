"""How long a log waits for the cosignatures of four guardians, each a process of its own on this machine.

`python -m benchmarks.guardians [rounds]`: prints the median and the 99th percentile of the time until three of four,
and all four, have cosigned. Each round grows the log by one entry and asks all four at once.
"""

import http.client
import platform
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from ovillo.ledger import EMPTY, Position, append, consistency_positions, consistency_proof, leaf_hash
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import ED25519, SigningKey
from ovillo.ledger.notes import Note, sign_note
from ovillo.ledger.witness import CheckpointRequest
from ovillo.wiring.guardians import add_log, make_guardian

GUARDIANS, QUORUM = 4, 3
KEY = SigningKey("log.example/benchmark", ED25519, bytes(range(32)))
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
            add_log(place, KEY.verifier.text, origin="")
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
        finally:
            for process in processes:
                process.kill()
    print(f"{rounds} rounds, {GUARDIANS} guardians, {platform.platform()}, Python {platform.python_version()}")
    for name, times in ((f"{QUORUM} of {GUARDIANS}", quorum), ("all", every)):
        print(f"{name}: median {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms")


if __name__ == "__main__":
    main()
