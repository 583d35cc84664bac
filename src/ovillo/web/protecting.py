"""Protected people: pseudonyms, who may open them, and for what; referrals of victims.

A name is shown only in answer to a form that says what it is needed for, after the ledger has the entry that tells so.
"""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.domain.protection import Protected, ProtectedAs
from ovillo.rendering.inert import inline
from ovillo.rendering.teamwork import KIN, PROTECTED_AS, protected_line, read_line, referral_line
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import TOGETHER
from ovillo.web.workbench import served_by
from ovillo.workflows.guarded import Known, NeedToKnowRecord, guard, need_to_know
from ovillo.workflows.protect import lift, list_protected, named_kin, protect, reveal
from ovillo.workflows.protected_reads import list_reads
from ovillo.workflows.team import ReferralDraft, answer_referral, list_referrals, people, refer

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/together/protected"
MOST_READS: Final = 100
ANSWERS: Final[Mapping[str, str]] = {"accept": "accepted", "decline": "declined"}
_WHY: Final = mark("Choose as what the person is protected.")
_CONSENT: Final = mark("Say whether the person agrees. Nothing was recorded.")
_ANSWER: Final = mark("A referral is accepted or declined. Choose one of the two.")


@router.get(PAGE)
def protected(desk: At) -> Response:
    """Everybody who is protected, by pseudonym, and the referrals."""
    return _show(desk, None)


@router.post(f"{PAGE}/open")
def open_name(desk: At, given: Given) -> Response:
    """The names behind one pseudonym, to whoever is inside; the trace is in the ledger before they are shown."""
    try:
        person = reveal(_record_for(desk, given["purpose"]), given[ABOUT])
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, opened=person, purpose=given["purpose"])


@router.post(f"{PAGE}/protect", dependencies=WORKED)
def protect_person(desk: At, given: Given) -> Response:
    """A person under a pseudonym, for everybody outside a compartment."""

    def act() -> None:
        if given["as"] not in set(ProtectedAs):
            raise UsageError(problem=_WHY)
        kind = ProtectedAs(given["as"])
        protect(desk.record, given["who"], kind, given["compartment"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/lift", dependencies=WORKED)
def lift_protection(desk: At, given: Given) -> Response:
    """Takes a protection back, for a reason."""

    def act() -> None:
        lift(desk.record, given[ABOUT], given["reason"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/refer", dependencies=WORKED)
def refer_person(desk: At, given: Given) -> Response:
    """A victim is referred to those who care for them."""

    def act() -> None:
        if given["consent"] not in {"yes", "no"}:
            raise UsageError(problem=_CONSENT)
        draft = ReferralDraft(
            given["person"],
            given["to"],
            given["reason"],
            given["details"],
            given["consent"] == "yes",
            given["because"],
        )
        refer(desk.record, draft, actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#referrals-title", page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/answer", dependencies=WORKED)
def answer(desk: At, given: Given) -> Response:
    """The answer to a referral."""

    def act() -> None:
        if given["answer"] not in ANSWERS:
            raise UsageError(problem=_ANSWER)
        answered = ANSWERS[given["answer"]]
        answer_referral(desk.record, given[ABOUT], answered, reason=given["reason"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#referrals-title", page=lambda refused: _show(desk, refused))


def _record_for(desk: Desk, purpose: str) -> NeedToKnowRecord:
    """The record as the reader may use it for this purpose: each opening leaves a trace of its own."""
    inner = served_by(desk.request).opened.record
    return guard(inner, desk.actor, purpose=purpose, known=Known(salt=need_to_know(desk.record).known.salt))


def _kin(desk: Desk, person: Protected) -> str:
    """Whose names may lead to the person."""
    names = named_kin(desk.record, person)
    return desk.catalogue.say(KIN, names="; ".join(map(inline, names))) if names else ""


def _show(desk: Desk, refused: Refused | None, *, opened: Protected | None = None, purpose: str = "") -> Response:
    catalogue = desk.catalogue
    return desk.show(
        "protected.html.jinja",
        refused,
        tabs=TOGETHER,
        people=[
            (
                each.person,
                protected_line(each.person, catalogue, is_inside=each.is_inside),
                each.is_inside,
                _kin(desk, each.person) if each.is_inside else "",
            )
            for each in list_protected(desk.record)
        ],
        reads=[
            read_line(each.by, each.at, each.pseudonym, each.purpose, catalogue)
            for each in reversed(list_reads(desk.record)[-MOST_READS:])
        ],
        opened=opened,
        purpose=purpose,
        kinds=[(each.value, catalogue.say(title)) for each, title in PROTECTED_AS.items()],
        inside=sorted(people(desk.record).compartments),
        referrals=[(each, referral_line(each, catalogue)) for each in list_referrals(desk.record)],
    )
