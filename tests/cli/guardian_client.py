"""An invented log that asks guardians."""

from dataclasses import dataclass, field

from ovillo.ledger import EMPTY, Frontier, Node, Position, append, consistency_positions, consistency_proof, leaf_hash
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import ED25519, SigningKey
from ovillo.ledger.notes import Note, sign_note
from ovillo.ledger.witness import CheckpointRequest


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
