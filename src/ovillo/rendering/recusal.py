"""Ties of officials to the parties of a case, for whoever decides: never for the official whom they concern."""

from collections.abc import Iterator, Mapping
from typing import Any

from ovillo.domain.messages import mark
from ovillo.domain.recusal import Link, Position, Role, Standing, Tie, TieKind
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

STANDINGS = {
    Standing.FREE: mark("free"),
    Standing.MUST_DECLARE: mark("to be asked for a declaration before access"),
    Standing.WAITS: mark("denied a direct tie: somebody else decides"),
    Standing.RECUSED: mark("recused"),
}
TIES = {
    TieKind.PARENT: mark("parent and child"),
    TieKind.SIBLING: mark("brother or sister"),
    TieKind.SPOUSE: mark("husband or wife"),
    TieKind.COHABITANT: mark("partner"),
    TieKind.BLOOD: mark("kin by blood"),
    TieKind.AFFINITY: mark("kin by marriage"),
    TieKind.RELATIVE: mark("kin, nobody told of which degree"),
    TieKind.COMPADRAZGO: mark("compadrazgo"),
    TieKind.FRIENDSHIP: mark("friendship"),
    TieKind.ENMITY: mark("enmity"),
    TieKind.CREDITOR: mark("creditor or debtor"),
    TieKind.INTEREST: mark("an interest"),
    TieKind.EARLIER_ROLE: mark("an earlier role"),
    TieKind.OPINION: mark("an opinion given"),
    TieKind.GRAVE_CAUSE: mark("another grave cause"),
}
ROLES = {
    Role.ACCUSED: mark("accused"),
    Role.VICTIM: mark("victim"),
    Role.THIRD_PARTY: mark("third party"),
    Role.REPRESENTATIVE: mark("representative"),
    Role.OTHER: mark("other party"),
}
_ID_DIGITS = 12
STANDS_STILL = mark(
    "ONE CHAIN OF COMMAND ALONE IS LEFT TO SIGN: nothing that needs two signatures can be done here until somebody of "
    "another is a member again, or a recusal is lifted, which the recused may not do. The ledger says who entered it."
)
NO_OWNER = mark("EVERY OWNER OF THIS CASE IS RECUSED: nobody is left who can lift a recusal or admit another owner.")
MEANING = mark("A tie opens a question, and the official answers it first. It is no finding about anybody.")


def asked_json(official: str, found: Position, ways: tuple[Link, ...]) -> Mapping[str, Any]:  # Any: a JSON value
    """Where an official stands, and every way between them and a party."""
    return {
        "official": official,
        "standing": found.standing.value,
        "since": found.entry,
        "ways": [
            {
                "party": way.party.person,
                "role": way.party.role.value,
                "steps": way.steps,
                "articles": list(way.articles),
                "question": way.question,
                "ties": [
                    {
                        "one": each.one,
                        "other": each.other,
                        "kind": each.kind.value,
                        "degree": each.degree,
                        "ended": each.is_ended,
                        "evidence": list(each.evidence),
                    }
                    for each in way.ties
                ],
            }
            for way in ways
        ],
    }


def asked_lines(official: str, found: Position, ways: tuple[Link, ...], catalogue: Catalogue) -> Iterator[str]:
    """The same for a person, a way on a line."""
    yield f"{inline(official)}: {catalogue.say(STANDINGS[found.standing])}"
    for way in ways:
        party = f"{inline(way.party.person)} ({catalogue.say(ROLES[way.party.role])})"
        steps = "; ".join(_tie_words(tie, catalogue) for tie in way.ties)
        told = f": {steps} [{', '.join(way.articles)}]" if way.ties else ""
        yield f"    → {party}{told}"


def _tie_words(tie: Tie, catalogue: Catalogue) -> str:
    kind = catalogue.say(TIES[tie.kind])
    if tie.degree is not None:
        kind = catalogue.say(mark("{kind}, degree {degree}"), kind=kind, degree=tie.degree)
    if tie.is_ended:
        kind = catalogue.say(mark("{kind}, ended"), kind=kind)
    evidence = ", ".join(_evidence(each, catalogue) for each in tie.evidence)
    return f"{inline(tie.one)} – {inline(tie.other)}: {kind} ({evidence})"


def _evidence(told: str, catalogue: Catalogue) -> str:
    """The beginning of an id, or an entry of the ledger."""
    word, _, number = told.partition(" ")
    return catalogue.say(mark("entry {name}"), name=number) if word == "entry" else inline(told[:_ID_DIGITS])
