"""The agreement of an epoch: who evaluates, where the board is, and for whose key hits are sealed.

A line each: `epoch NAME`; `evaluator NAME BRANCH KEY ADDRESS`, twice; `board ADDRESS`; `liaison KEY`. Keys are base64;
empty lines and those that begin with # count for nothing.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

_PARTS: Final = {"epoch": 2, "evaluator": 5, "board": 2, "liaison": 2}
_KEY_BYTES: Final = 32


class AgreementError(UsageError):
    code = "agreement"
    template = mark(
        "Line {row} of the agreement cannot be read. There are: epoch NAME; evaluator NAME BRANCH KEY ADDRESS; board "
        "ADDRESS; liaison KEY."
    )


class AgreementPartsError(UsageError):
    code = "agreement_parts"
    template = mark(
        "An agreement names one epoch, two evaluators in different branches and with different keys, one board and one "
        "liaison. Nothing was asked."
    )


@dataclass(frozen=True, slots=True)
class AgreedEvaluator:
    """Who evaluates."""

    name: str
    branch: str
    public: bytes
    address: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What all units of an epoch hold alike."""

    epoch: str
    evaluators: tuple[AgreedEvaluator, AgreedEvaluator]
    """In the order in which they stand: it is part of every tag."""
    board: str
    liaison: bytes


def parse_agreement(content: bytes) -> Agreement:
    """The agreement of a file.

    Raises:
        AgreementError: a line is none.
        AgreementPartsError: lines are missing or too many, or one branch would evaluate alone.
    """
    found: dict[str, list[list[str]]] = {name: [] for name in _PARTS}
    evaluators = []
    liaison = b""
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        name, *rest = parts = line.split()[:6] or [""]
        if not name or name.startswith("#"):
            continue
        if _PARTS.get(name) != len(parts):
            raise AgreementError(row=number)
        try:
            if name == "evaluator":
                evaluators.append(AgreedEvaluator(rest[0], rest[1].casefold(), _key(rest[2]), rest[3].rstrip("/")))
            elif name == "liaison":
                liaison = _key(rest[0])
        except (ValueError, binascii.Error) as error:
            raise AgreementError(row=number) from error
        found[name].append(rest)
    counts = [len(found[name]) for name in _PARTS]
    if counts != [1, 2, 1, 1] or len({each.branch for each in evaluators}) != 2:
        raise AgreementPartsError
    first, second = evaluators
    if first.public == second.public:
        raise AgreementPartsError
    return Agreement(found["epoch"][0][0], (first, second), found["board"][0][0].rstrip("/"), liaison)


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != _KEY_BYTES:
        raise ValueError("no key")
    return key
