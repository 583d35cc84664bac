"""Tags that two units can only make alike with the help of two evaluators, who learn nothing of what they help with.

1. A unit blinds an identifier and sends the same blinded element to both evaluators: random to whoever sees it.
2. Each evaluator multiplies it by its key of the epoch and proves that it used the key that it published. Each element
   has a proof of its own: `finalize_batch` of voprf 0.2.0 panics, and prints, where the proof of a batch fails.
3. The unit removes the blinding and hashes the two outputs into the tag. Without both keys nobody makes a tag, and so
   nobody tries out identifiers against the tags of others.

The blinding comes from the random source of the operating system inside `voprf`: no result depends on it, and no caller
could choose it badly.

Source: RFC 9497, mode VOPRF, suite ristretto255-SHA512, by the package `voprf`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from voprf import ristretto

from ovillo.domain.canonical import encode_all
from ovillo.domain.errors import VerificationError

ELEMENT_BYTES: Final = 32
TAG_BYTES: Final = 32
SEED_BYTES: Final = 32
MOST_IN_BATCH: Final = 20_000
"""Identifiers of one query."""
EVALUATED_BYTES: Final = 96
"""A proof of 64 bytes and an element."""
_INFO: Final = b"ovillo deconfliction"


class ElementError(VerificationError):
    """Bytes that are no elements of the group, or no evaluation by the key that they should be of."""


@dataclass(frozen=True, slots=True)
class EvaluatorKey:
    """An evaluator's key of one epoch. Its seed shows in no representation."""

    seed: bytes = field(repr=False)
    """32 random bytes."""

    @property
    def public(self) -> bytes:
        """32 bytes, which others pin."""
        return self._evaluator.public_key.serialize()

    def evaluate(self, elements: bytes) -> bytes:
        """For each blinded element (32 bytes) the proof and the evaluated element (96 bytes), in order.

        Raises:
            ElementError: they are no elements of the group, none, or too many.
        """
        count, rest = divmod(len(elements), ELEMENT_BYTES)
        if rest or not 0 < count <= MOST_IN_BATCH:
            raise ElementError(f"A batch has 1 to {MOST_IN_BATCH} elements of {ELEMENT_BYTES} bytes.")
        try:
            blinded = [ristretto.BlindedInput.deserialize(each) for each in _parts(elements, ELEMENT_BYTES)]
        except ValueError as error:
            raise ElementError("An element is none of the group.") from error
        evaluator = self._evaluator
        return b"".join(evaluator.evaluate(each).serialize() for each in blinded)

    def output(self, message: bytes) -> bytes:
        """What a unit gets for this input (64 bytes): whoever holds the key can try inputs out."""
        return self._evaluator.evaluate_known_input(message)

    @property
    def _evaluator(self) -> ristretto.Evaluator:
        return ristretto.Evaluator.from_seed(self.seed, _INFO)


class Blinding:
    """What a unit holds between blinding and unblinding; it never leaves the process."""

    def __init__(self, messages: Sequence[bytes]) -> None:
        pairs = [ristretto.Client.blind(each) for each in messages]
        self._clients = [client for client, _ in pairs]
        self.elements: Final = b"".join(blinded.serialize() for _, blinded in pairs)

    def outputs(self, evaluated: bytes, public: bytes) -> Sequence[bytes]:
        """The evaluator's output for each input, in order, 64 bytes each.

        Args:
            evaluated: of `EvaluatorKey.evaluate`.
            public: the key that the evaluator published.

        Raises:
            ElementError: the evaluator used another key, or answered for other elements.
        """
        if len(evaluated) != len(self._clients) * EVALUATED_BYTES:
            raise ElementError("The evaluator answered for another number of elements.")
        try:
            key = ristretto.PublicKey.deserialize(public)
            proved = [ristretto.VerifiableOutput.deserialize(each) for each in _parts(evaluated, EVALUATED_BYTES)]
            return [client.finalize(each, key) for client, each in zip(self._clients, proved, strict=True)]
        except ValueError as error:
            raise ElementError("The evaluator did not use the key that it published.") from error


def tag(outputs: tuple[bytes, bytes]) -> bytes:
    """The tag (32 bytes) of the outputs of the two evaluators, in the order in which the agreement names them."""
    return hashlib.sha256(encode_all(("ovillo deconfliction tag", *outputs))).digest()


def _parts(content: bytes, size: int) -> Sequence[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]
