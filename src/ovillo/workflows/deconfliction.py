"""`deconflict` in a case: asked, authorised by somebody else, and only then evaluated and sent.

1. Query, list digest and authorisation are in the ledger of the case before an evaluator sees anything.
2. Nobody authorises their own query.
3. What the board answers is the same whatever it found; whoever asked learns nothing here.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ovillo.casework.deconfliction.agreement import AgreedEvaluator, Agreement
from ovillo.casework.deconfliction.blinding import MOST_IN_BATCH, Blinding, ElementError, tag
from ovillo.casework.deconfliction.envelopes import Row
from ovillo.casework.deconfliction.identifiers import (
    BORN,
    COLUMNS,
    Identifier,
    IdentifierError,
    IdentifierKindError,
    distinct,
    identifier_of,
    numbering_country,
)
from ovillo.casework.deconfliction.queries import (
    ASKED,
    AUTHORISED,
    KINDS,
    REFUSED,
    SENDING,
    SENT,
    Authorisation,
    Query,
    fold,
    list_digest,
    parse_authorisation,
    query_id,
)
from ovillo.domain.canonical import identity
from ovillo.domain.errors import OvilloError, UsageError, VerificationError
from ovillo.domain.input_tables import BadTableError, Refusals
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.ledger.checkpoints import parse_checkpoint
from ovillo.ledger.keys import SigningKey
from ovillo.ledger.notes import Note, parse_note, sign_note
from ovillo.ledger.openings import encode_opening
from ovillo.reading.input_tables import read_input_table
from ovillo.workflows.deconfliction_services import RECEIVED, encode_request

Post = Callable[[str, bytes], tuple[int, bytes]]
"""Posts a request to an address; the status and the body. Raises `OSError`."""
_COLUMNS: Final = ("kind", "value")


class QueryUnknownError(UsageError):
    code = "query_unknown"
    template = mark("There is no query {query} in this case. Ask one with: ovillo deconflict ask")


class OwnQueryError(UsageError):
    code = "own_query"
    template = mark("Nobody authorises their own query. Have a prosecutor do it; nothing was recorded.")


class NotAuthorisedError(UsageError):
    code = "query_not_authorised"
    template = mark("The query was not authorised in this case, or the note is of another one. Nothing was sent.")


class ListChangedError(UsageError):
    code = "list_changed"
    template = mark("The list is not the one that was authorised. Restore it, or ask anew; nothing was sent.")


class SurplusCellError(UsageError):
    code = "surplus_cell"
    template = mark(
        "Row {row}: a cell beyond the last column. Put what holds the separator in quotation marks, or delete it; "
        "nothing was asked."
    )


class ListSizeError(UsageError):
    code = "list_size"
    template = mark("A query has 1 to {most} different identifiers; this list has {count}. Divide it.")


class ServiceRefusedError(OvilloError):
    code = "service_refused"
    template = mark(
        "{name} did not answer as agreed (status {status}). Ask whoever runs it; it was told no identifier."
    )


class ServiceAwayError(OvilloError):
    code = "service_away"
    template = mark("{name} does not answer. Nothing was sent: send again, with the same note, once it is back.")


class NotTakenError(ServiceRefusedError):
    code = "query_not_taken"
    template = mark(
        "{name} does not take the authorisation (status {status}): its prosecutor's key is not known there, it has "
        "expired, or no ledger that counts there holds it. It was told no identifier."
    )


class TakenBeforeError(ServiceRefusedError):
    code = "query_taken_before"
    template = mark(
        "{name} has taken this authorisation already, or is of another epoch (status {status}). A list is blinded anew "
        "each time, and a note is taken once: ask, and have it authorised anew. It was told no identifier."
    )


class BudgetSpentError(ServiceRefusedError):
    code = "query_budget_spent"
    template = mark(
        "{name} takes no more in this epoch (status {status}): the case, or the prosecutor, has spent what they may "
        "ask. It was told no identifier."
    )


_REFUSALS: Final[Mapping[int, type[ServiceRefusedError]]] = {
    403: NotTakenError,
    409: TakenBeforeError,
    429: BudgetSpentError,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of identifiers as it is asked: each once."""

    identifiers: tuple[Identifier, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent of a query."""

    listed: Listed
    """The list that was authorised."""
    note: str
    """Of `authorise`."""
    envelope: bytes
    """A letter with the rows of the list, sealed for the liaison of the agreement."""
    head: bytes | None = None
    """What the case's guardians cosigned last, with the authorisation in it; None where it has none."""


def read_list(content: bytes, file: str, *, country: str, today: date | None = None) -> Listed:
    """The identifiers of a table with the columns kind, value and, of people, born (tipo, valor, nacimiento).

    Raises:
        CountryUnknownError: there is no such country.
        BadTableError: the table is none.
        IdentifierError, IdentifierKindError, SurplusCellError: a row is none; the others of such rows with it.
        ListSizeError: there are none, or too many.
    """
    region = numbering_country(country)
    table = read_input_table(content, file)
    named = [cell.lower() for cell in table.rows[0].cells] if table.rows else []
    header = tuple(COLUMNS.get(each, each) for each in named)
    if any(header.count(name) != 1 for name in _COLUMNS) or header.count(BORN) > 1:
        raise BadTableError(file=file, problem=mark("the columns are kind, value and, of people, born."))
    numbers, read = [row.number for row in table.rows[1:]], []
    refusals = Refusals(IdentifierError, IdentifierKindError, SurplusCellError)
    for row in table.rows[1:]:
        with refusals.gather():
            if any(row.cells[len(header) :]):
                raise SurplusCellError(row=row.number)
            cells = dict(zip(header, row.cells, strict=False))
            read.append(identifier_of(cells, number=row.number, country=region, today=today))
    refusals.require_none()
    found = distinct(read)
    if not 0 < len(found) <= MOST_IN_BATCH:
        raise ListSizeError(most=MOST_IN_BATCH, count=len(found))
    rows = tuple(Row(numbers[place], each.is_weak) for place, each in found)
    return Listed(tuple(each for _, each in found), rows)


def ask(
    record: Record,
    listed: Listed,
    *,
    epoch: str,
    reason: str,
    salt: bytes,
    actor: str,
    now: Callable[[], datetime],
) -> Query:
    """A new query in the docket; `salt` is 32 random bytes. Raises `UsageError` without a reason."""
    if not reason.strip():
        raise UsageError(problem=mark("A query is asked for a reason. Give it with --reason."))
    with record.writing(actor=actor, at=now()) as writer:
        before = next(iter(fold(writer.docket(*KINDS)).values()), None)
        case = before.case if before else identity("ovillo deconfliction case", salt)
        digest = list_digest(listed.identifiers, salt.hex())
        query = query_id(case, digest)
        told = {"case": case, "digest": digest, "salt": salt.hex(), "epoch": epoch, "reason": reason.strip()}
        writer.enter(ASKED, query, {**told, "count": len(listed.identifiers)})
        return fold(writer.docket(*KINDS))[query]


def list_queries(record: Record) -> Sequence[Query]:
    """The queries of the case, in the order in which they were asked."""
    with record.reading() as reader:
        return list(fold(reader.docket(*KINDS)).values())


def authorise(
    record: Record, query: str, key: SigningKey, *, until: datetime, actor: str, now: Callable[[], datetime]
) -> str:
    """The note with which a query may be evaluated, signed once the docket holds that it was authorised.

    Raises:
        QueryUnknownError, OwnQueryError: there is none, or it is the actor's own.
    """
    with record.writing(actor=actor, at=now()) as writer:
        held = _query(fold(writer.docket(*KINDS)), query)
        if held.is_own(actor):
            raise OwnQueryError
        writer.enter(AUTHORISED, held.id, {"key": key.verifier.text, "until": int(until.timestamp())})
    with record.reading() as reader:
        head = reader.head()
    authorisation = Authorisation(
        held.case, held.id, held.digest, held.count, held.epoch, int(until.timestamp()), head.size, head.root.hex()
    )
    return Note(authorisation.text, (sign_note(authorisation.text, key),)).encoded.decode("utf-8")


def send(
    record: Record, parcel: Parcel, agreement: Agreement, *, actor: str, now: Callable[[], datetime], post: Post
) -> None:
    """Has the list evaluated by both and sends its tags to the board, which answers the same whatever it found.

    Args:
        record: of the case.
        parcel: the list that was authorised, and what goes with it.
        agreement: who evaluates, where the board is, and the liaison's key.
        actor: who sends.
        now: the clock.
        post: to an address.

    Raises:
        NotAuthorisedError, ListChangedError: the docket holds no such authorisation, or the list is another.
        ServiceAwayError: an evaluator or the board is away; the authorisation is not used up.
        ServiceRefusedError: one of them does not answer as agreed. The docket says who did not take it.
    """
    with record.writing(actor=actor, at=now()) as writer:  # what was entered, cosigned or not: others look into that
        query = _authorised(fold(writer.docket(*KINDS)), parcel.note, agreement.epoch)
    if list_digest(parcel.listed.identifiers, query.salt) != query.digest:
        raise ListChangedError
    _require_there(agreement, post)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(SENDING, query.id, {"evaluators": [each.name for each in agreement.evaluators]})
    entry = None if parcel.head is None else _entry(record, query, parcel.note, parcel.head)
    try:
        _evaluate_and_submit(parcel, agreement, entry, post)
    except ServiceRefusedError as error:
        status = error.fields["status"]
        if isinstance(status, int) and _is_refusal(status):
            with record.writing(actor=actor, at=now()) as writer:
                writer.enter(REFUSED, query.id, {"by": str(error.fields["name"]), "status": status})
        raise
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(SENT, query.id, {"board": agreement.board})


def _is_refusal(status: int) -> bool:
    """Whether a service that answers so kept nothing: of other answers nobody knows, least of all behind a proxy."""
    return 400 <= status < 500 or status == 503


def _evaluate_and_submit(parcel: Parcel, agreement: Agreement, entry: Mapping[str, object] | None, post: Post) -> None:
    """The list evaluated by both, and its tags taken in by the board. Raises `ServiceRefusedError`."""
    blinding = Blinding([each.encoded for each in parcel.listed.identifiers])
    asked = encode_request(parcel.note, "elements", blinding.elements, entry=entry)
    one, other = (_outputs(blinding, each, asked, post) for each in agreement.evaluators)
    tags = b"".join(tag(pair) for pair in zip(one, other, strict=True))
    request = encode_request(parcel.note, "tags", tags, envelope=parcel.envelope)
    if _posted(post, agreement.board, f"{agreement.board}/submit", request) != RECEIVED.body:
        raise ServiceRefusedError(name=agreement.board, status=200)


def _require_there(agreement: Agreement, post: Post) -> None:
    """Nothing, where all three answer anything: a note is taken once, and one that is away would use it up."""
    services = [(each.name, f"{each.address}/evaluate") for each in agreement.evaluators]
    for name, address in [*services, (agreement.board, f"{agreement.board}/submit")]:
        try:
            post(address, b"")
        except OSError as error:
            raise ServiceAwayError(name=name) from error


def _outputs(blinding: Blinding, evaluator: AgreedEvaluator, request: bytes, post: Post) -> Sequence[bytes]:
    """What one evaluator made of the list, its proofs checked."""
    body = _posted(post, evaluator.name, f"{evaluator.address}/evaluate", request)
    try:
        return blinding.outputs(base64.b64decode(json.loads(body)["evaluated"], validate=True), evaluator.public)
    except (ElementError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ServiceRefusedError(name=evaluator.name, status=200) from error


def _query(queries: Mapping[str, Query], query: str) -> Query:
    found = [each for each in queries.values() if query and each.id.startswith(query)]
    if len(found) != 1:
        raise QueryUnknownError(query=query[:64])
    return found[0]


def _authorised(queries: Mapping[str, Query], note: str, epoch: str) -> Query:
    try:
        found = parse_authorisation(parse_note(note.encode()).text)
    except VerificationError as error:
        raise NotAuthorisedError from error
    query = queries.get(found.query)
    signed = (found.case, found.digest, found.count, found.epoch)
    if query is None or not query.authorised_by or signed != (query.case, query.digest, query.count, epoch):
        raise NotAuthorisedError
    return query


def _entry(record: Record, query: Query, note: str, head: bytes) -> Mapping[str, object] | None:
    """The entry that authorised a query, in a ledger that guardians cosigned; None where it is not in it."""
    signed = parse_authorisation(parse_note(note.encode()).text)
    size = parse_checkpoint(parse_note(head).text).size
    with record.reading_as_of(size) as reader:
        entries = reader.docket(AUTHORISED)
        found = [each for each in entries if each.about == query.id and each.content.get("until") == signed.until]
        if not found:
            return None
        number = found[-1].number
        return encode_opening(reader.docket_opening(number), reader.inclusion_proof(number), head)


def _posted(post: Post, name: str, address: str, body: bytes) -> bytes:
    try:
        status, answer = post(address, body)
    except OSError as error:
        raise ServiceRefusedError(name=name, status="—") from error
    if status != 200:
        raise _REFUSALS.get(status, ServiceRefusedError)(name=name, status=status)
    return answer
