"""Blind deconfliction: ask, authorise, send; and the liaison's own page of hits.

1. The lists, keys and notes of a form are read, used once and forgotten: the case keeps digests and who did what.
2. Whoever sends gets the same answer whatever the board found. A hit is told to whoever has the liaison's key.
3. Services are reached only by a query that somebody else authorised, at the addresses of the agreement.
"""

import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.casework.deconfliction.agreement import parse_agreement
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.hits import hit_words, row_numbers, side_words
from ovillo.rendering.inert import inline
from ovillo.web.forms import ABOUT, At, Desk, Given, GivenFile, Refused, Typed, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import INTEGRITY
from ovillo.wiring.cases import witnessed_in
from ovillo.wiring.deconfliction import post
from ovillo.workflows import deconfliction as work
from ovillo.workflows import liaison as letters
from ovillo.workflows.witnessed import read_log_key

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/integrity/deconfliction"
LIAISON: Final = "/integrity/liaison"
MOST_DAYS: Final = 90
USUAL_DAYS: Final = "7"
COUNTRY: Final = "PE"
_DAYS: Final = mark("An authorisation is taken for 1 to 90 days. Give the days again.")
_CONTACT: Final = mark("Say whom the liaison calls: a name and a telephone number.")


@router.get(PAGE)
def deconfliction(desk: At) -> Response:
    """The queries of the case, and the form of a new one."""
    return _show(desk, None)


@router.post(f"{PAGE}/ask", dependencies=WORKED)
def ask(desk: At, given: Given) -> Response:
    """Enters a query: who asks, why, how many identifiers, and a digest that fixes the list."""

    def act() -> None:
        work.ask(
            desk.record,
            _listed(desk, given),
            epoch=parse_agreement(given.one("agreement").content).epoch,
            reason=given["reason"],
            salt=secrets.token_bytes(32),
            actor=desk.actor,
            now=desk.now,
        )

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/authorise", dependencies=WORKED)
def authorise(desk: At, given: Given) -> Response:
    """Authorises a query of somebody else; the page holds the signed note."""
    try:
        until = desk.now() + timedelta(days=_days(given))
        key = read_log_key(given.one("key").content)
        note = work.authorise(desk.record, given[ABOUT], key, until=until, actor=desk.actor, now=desk.now)
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, note=note)


@router.post(f"{PAGE}/send", dependencies=WORKED)
def send(desk: At, given: Given) -> Response:
    """Has an authorised list evaluated and sends its tags; the answer is always the same."""
    try:
        if not given["contact"]:
            raise UsageError(problem=_CONTACT)
        agreed, listed = parse_agreement(given.one("agreement").content), _listed(desk, given)
        note = given.one("authorisation").content.decode("utf-8", "replace")
        ephemeral = secrets.token_bytes(32)
        envelope = letters.enclose(listed.rows, given["contact"], agreed.liaison, ephemeral=ephemeral)
        parcel = work.Parcel(listed, note, envelope, witnessed_in(desk.bench.opened).heads.last())
        work.send(desk.record, parcel, agreed, actor=desk.actor, now=desk.now, post=post)
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, is_sent=True)


@router.get(LIAISON)
def liaison(desk: At) -> Response:
    """The form with which a liaison reads what the board left."""
    return _show_hits(desk, None, None)


@router.post(f"{LIAISON}/read")
def read(desk: At, given: Given) -> Response:
    """What the board left, for the liaison's private key; nothing of it is kept, here or in the case."""
    try:
        private = letters.read_liaison_key(given.one("key").content)
        hits = [_hit(each, private) for each in given.several("hits")]
    except OvilloError as error:
        return _show_hits(desk, desk.refusal(given, error), None)
    return _show_hits(desk, None, hits)


def _listed(desk: Desk, given: Typed) -> work.Listed:
    table, today = given.one("table"), desk.now().date()
    return work.read_list(table.content, table.name, country=given["country"] or COUNTRY, today=today)


def _days(given: Typed) -> int:
    text = given["days"] or USUAL_DAYS
    if not (text.isascii() and text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= MOST_DAYS):
        raise UsageError(problem=_DAYS)
    return int(text)


def _hit(file: GivenFile, private: bytes) -> Mapping[str, object]:
    """One hit as the page shows it."""
    sides = letters.read_hit(file.content, private, file.name)
    marks = [side.is_canary for side in sides], [side.says_canary for side in sides]
    return {
        "name": inline(file.name.removesuffix(".hit"))[:12],
        "words": hit_words(*marks),
        "sides": [
            {
                "contact": inline(side.letter.contact),
                "query": side.query[:12],
                "case": side.case[:12],
                "authorised_by": inline(side.authorised_by),
                "role": side_words(place, *marks),
                "rows": row_numbers((each.number, each.is_weak) for each in side.shared),
            }
            for place, side in enumerate(sides)
        ],
    }


def _show(desk: Desk, refused: Refused | None, *, note: str = "", is_sent: bool = False) -> Response:
    return desk.show(
        "deconfliction.html.jinja",
        refused,
        tabs=INTEGRITY,
        queries=list(reversed(work.list_queries(desk.record))),
        actor=desk.actor,
        note=note,
        saved=f"data:text/plain;base64,{b64encode(note.encode()).decode('ascii')}",
        is_sent=is_sent,
        country=COUNTRY,
        days=USUAL_DAYS,
    )


def _show_hits(desk: Desk, refused: Refused | None, hits: Sequence[Mapping[str, object]] | None) -> Response:
    return desk.show("liaison.html.jinja", refused, tabs=INTEGRITY, hits=hits)
