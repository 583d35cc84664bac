"""An invented log that asks guardians over HTTP, and guardians as processes of their own."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ovillo.ledger import EMPTY, Frontier, Node, Position, append, consistency_positions, consistency_proof, leaf_hash
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import ED25519, SigningKey
from ovillo.ledger.notes import Note, sign_note
from ovillo.ledger.witness import CheckpointRequest
from tests.cli.conftest import ENVIRONMENT, PROGRAM


@dataclass
class InventedLog:
    """Grows, and asks."""

    name: str = "log.example/1"
    seed: bytes = bytes(range(32))
    frontier: Frontier = EMPTY
    nodes: dict[Position, bytes] = field(default_factory=dict)

    @property
    def key(self) -> SigningKey:
        return SigningKey(self.name, ED25519, self.seed)

    def grow(self, count: int = 1, word: str = "") -> None:
        for _ in range(count):
            place, leaf = self.frontier.size, leaf_hash(f"{word}{self.frontier.size}".encode())
            self.frontier, made = append(self.frontier, leaf)
            for node in (Node(0, place, leaf), *made):
                self.nodes[Position(node.level, node.index)] = node.hash

    def request(self, old: int) -> bytes:
        size = self.frontier.size
        needed = consistency_positions(old, size) if 0 < old <= size else ()
        proof = consistency_proof(old, size, {each: self.nodes[each] for each in needed}) if needed else ()
        checkpoint = Checkpoint(self.name, size, self.frontier.root)
        note = Note(checkpoint.text, (sign_note(checkpoint.text, self.key),))
        return CheckpointRequest(old, proof, note, checkpoint).encoded


@dataclass(frozen=True)
class Running:
    """A guardian that serves."""

    process: subprocess.Popen[str]
    host: str

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes, str]:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read(), response.headers.get("Content-Type", "")
        finally:
            connection.close()

    def cosign(self, body: bytes) -> tuple[int, bytes, str]:
        return self.ask("POST", "/add-checkpoint", body)


@contextmanager
def serving(folder: Path) -> Iterator[Running]:
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), "guardian", "serve", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**ENVIRONMENT, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        yield Running(process, line.strip().rpartition("//")[2])
    finally:
        process.kill()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()
