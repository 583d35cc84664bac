"""Evaluator and board: what each answers, and what it keeps first.

1. Nothing is evaluated without the signature of a known prosecutor over case, epoch and number of identifiers; nor,
   where the evaluator has a policy, without the entry of a cosigned ledger that says so.
2. The board answers every query that it takes in with the same bytes, before it has compared anything.
3. Comparing has its own turn, so that the time of an answer tells nothing; a hit goes to the outbox alone.
"""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from ovillo.casework.deconfliction.blinding import ELEMENT_BYTES, MOST_IN_BATCH, TAG_BYTES, ElementError
from ovillo.casework.deconfliction.board import Hit, Submission, Tags
from ovillo.casework.deconfliction.envelopes import envelope_bytes
from ovillo.casework.deconfliction.queries import (
    AUTHORISED,
    Authorisation,
    Refusal,
    admit,
    parse_authorisation,
    query_id,
    refusal,
)
from ovillo.domain.errors import OvilloError, UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.domain.responses import Response
from ovillo.interfaces.deconfliction import BoardMemory, EvaluatorMemory
from ovillo.ledger.keys import VerifierKey, is_key_name
from ovillo.ledger.notes import parse_note, verify_note
from ovillo.ledger.openings import verify_opening
from ovillo.ledger.policies import Policy

RECEIVED: Final = Response(200, b"Received.\n")
"""To every query, whatever it shares with others."""
LARGEST_REQUEST: Final = 1_200_000
JSON: Final = "application/json"
_NOT_KEPT: Final = Response(503, b"This could not be kept, and so was not answered. Try again later.\n")


class RequestError(VerificationError):
    """A request that cannot be read (400), or whose signature does not hold (403)."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.response = Response(status, f"{why}\n".encode())


class ServiceWordsError(UsageError):
    code = "service_words"
    template = mark(
        "Names, branches and epochs are one word each, such as ombudsman.example/evaluator, judicial and 2031-05. Give "
        "them with --name, --branch and --epoch."
    )


class BoardPolicyError(UsageError):
    code = "board_policy"
    template = mark("That is a board. Evaluators go by a policy: nothing reaches a board that they did not evaluate.")


class KeptRequestError(OvilloError):
    code = "kept_request"
    template = mark(
        "The board keeps a query that no prosecutor whom it knows signed: its folder was altered. Do not run it again; "
        "begin a new epoch with a new folder."
    )


@dataclass(frozen=True, slots=True)
class _Request:
    authorisation: Authorisation
    note: str
    content: bytes
    """Blinded elements, or tags."""
    envelope: bytes
    prosecutor: str
    """Who signed: a verifier key."""
    entry: object = None
    """The entry of the ledger that authorised it, as it was shown; not verified."""


def require_words(*words: str) -> None:
    """Nothing, where each can stand in an agreement. Raises `ServiceWordsError`."""
    if not all(map(is_key_name, words)):
        raise ServiceWordsError


def encode_request(
    note: str, name: str, content: bytes, *, envelope: bytes = b"", entry: Mapping[str, object] | None = None
) -> bytes:
    """The body of a request: `name` is `elements` or `tags`; `entry` shows the entry that authorised it."""
    told: dict[str, object] = {"authorisation": note, name: base64.b64encode(content).decode("ascii")}
    if envelope:
        told["envelope"] = base64.b64encode(envelope).decode("ascii")
    if entry is not None:
        told["entry"] = entry
    return json.dumps(told).encode()


class Evaluator:
    """Evaluates blinded elements; may be asked by several threads."""

    def __init__(self, memory: EvaluatorMemory, *, now: Callable[[], datetime]) -> None:
        self._memory, self._now = memory, now
        self._held = memory.load()
        self._uses = self._held.uses
        self._turn = Lock()

    def evaluate(self, body: bytes) -> Response:
        """The evaluations with their proofs; a use is kept first."""
        try:
            request = _read(body, "elements", self._held.prosecutors)
            if self._held.policy is not None:
                _require_entered(request, self._held.policy)
            self._admit(request, _whole(len(request.content), ELEMENT_BYTES))
            evaluated = self._held.key.evaluate(request.content)
        except RequestError as error:
            return error.response
        except ElementError as error:
            return Response(400, f"{error}\n".encode())
        except OSError:
            return _NOT_KEPT
        return Response(200, json.dumps({"evaluated": base64.b64encode(evaluated).decode("ascii")}).encode(), JSON)

    def _admit(self, request: _Request, count: int) -> None:
        with self._turn:
            at = int(self._now().timestamp())
            by = request.prosecutor
            found = admit(self._uses, request.authorisation, request.content, count=count, prosecutor=by, at=at)
            if isinstance(found, Refusal):
                raise RequestError(found.status, found.why)
            if found is not None:
                self._memory.keep(found)
                self._uses = self._uses.with_use(found)


class Board:
    """Takes in tags, and tells the liaison alone which are shared."""

    def __init__(self, memory: BoardMemory, *, now: Callable[[], datetime]) -> None:
        self._memory, self._now = memory, now
        held = memory.load()
        self._epoch, self._prosecutors = held.epoch, held.prosecutors
        self._tags = Tags()
        self._taken: dict[str, _Request] = {}
        self._waiting: list[_Request] = []
        self._unsent: list[Hit] = []
        self._turn, self._comparing = Lock(), Lock()
        for body in held.submissions:
            try:
                self._take(_read(body, "tags", self._prosecutors))
            except RequestError as error:
                raise KeptRequestError from error

    def submit(self, body: bytes) -> Response:
        """`RECEIVED`, once it is kept; or why it was not taken in, which no tag of others has a part in."""
        try:
            request = _read(body, "tags", self._prosecutors)
            self._admit(request, _whole(len(request.content), TAG_BYTES))
            self._keep(request, body)
        except RequestError as error:
            return error.response
        except OSError:
            return _NOT_KEPT
        return RECEIVED

    def compare(self) -> None:
        """Compares what came since the last time, and puts hits into the outbox. Raises `OSError`."""
        with self._comparing:
            with self._turn:
                waiting = list(self._waiting)
                del self._waiting[: len(waiting)]
            self._unsent += (hit for each in waiting for hit in self._tags.take_in(_submission(each)))
            while self._unsent:
                self._memory.put_out(self._unsent[0].id, self._told(self._unsent[0]))
                del self._unsent[0]

    def _admit(self, request: _Request, count: int) -> None:
        if len(request.envelope) != envelope_bytes(count):
            raise RequestError(400, "The envelope is none for so many tags.")
        refused = refusal(request.authorisation, count, epoch=self._epoch, at=int(self._now().timestamp()))
        if refused is not None:
            raise RequestError(refused.status, refused.why)

    def _keep(self, request: _Request, body: bytes) -> None:
        with self._turn:
            before = self._taken.get(request.authorisation.query)
            if before is None:
                self._memory.keep(body)
                self._take(request)
            elif before.content != request.content:
                raise RequestError(409, "This authorisation was used for other tags. Ask anew.")

    def _take(self, request: _Request) -> None:
        self._taken[request.authorisation.query] = request
        self._waiting.append(request)

    def _told(self, hit: Hit) -> bytes:
        sides = []
        for query, places in zip(hit.queries, zip(*hit.places, strict=True), strict=True):
            request = self._taken[query]
            envelope = base64.b64encode(request.envelope).decode("ascii")
            sides.append({"authorisation": request.note, "envelope": envelope, "places": list(places)})
        return json.dumps({"epoch": self._epoch, "sides": sides}).encode()


def _whole(size: int, of: int) -> int:
    count, rest = divmod(size, of)
    if rest or not 0 < count <= MOST_IN_BATCH:
        raise RequestError(400, f"A query has 1 to {MOST_IN_BATCH} parts of {of} bytes.")
    return count


def _submission(request: _Request) -> Submission:
    tags = [request.content[at : at + TAG_BYTES] for at in range(0, len(request.content), TAG_BYTES)]
    return Submission(request.authorisation.query, request.authorisation.case, tuple(tags))


def _read(body: bytes, name: str, prosecutors: tuple[VerifierKey, ...]) -> _Request:
    try:
        told = json.loads(body)
        text = told["authorisation"]
        note = parse_note(text.encode())
        authorisation = parse_authorisation(note.text)
        content = base64.b64decode(told[name], validate=True)
        envelope = base64.b64decode(told.get("envelope", ""), validate=True)
    except (VerificationError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RequestError(400, "The request cannot be read.") from error
    try:
        verified = verify_note(note, prosecutors)
    except VerificationError as error:
        raise RequestError(403, "A signature does not verify.") from error
    if not verified:
        raise RequestError(403, "No prosecutor who is known here signed the authorisation.")
    return _Request(authorisation, text, content, envelope, verified[0].key.text, told.get("entry"))


def _require_entered(request: _Request, policy: Policy) -> None:
    """Nothing, where a ledger that the policy holds valid has this authorisation (rule 1)."""
    authorisation = request.authorisation
    try:
        opened, _ = verify_opening(request.entry, policy)
        content = json.loads(str(opened.cells.get("content", "")))
    except (VerificationError, ValueError, RecursionError) as error:
        raise RequestError(403, f"No ledger that counts here is shown to hold the authorisation. {error}") from error
    said = (opened.content[:1], opened.cells.get("kind"), opened.cells.get("about"), content)
    if said != (
        ("docket",),
        AUTHORISED,
        authorisation.query,
        {"key": request.prosecutor, "until": authorisation.until},
    ) or authorisation.query != query_id(authorisation.case, authorisation.digest):
        raise RequestError(403, "The entry that is shown authorises something else.")
