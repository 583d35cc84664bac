"""What an official may do in a case: free, asked first, waiting, or recused; folded from the docket.

1. `party_named` says on whom the case bears, `tie_declared` is a tie that somebody states. `declaration_made` answers
   open questions; where a direct tie was denied, `declaration_accepted` is what somebody else decides.
   `official_recused` and `recusal_lifted` are decisions, too.
2. Nobody accepts their own declaration or lifts their own recusal: such an entry changes nothing.
3. An open question comes before any access. A new party or a new tie opens a new one.
4. Whoever is recused keeps what they could read before (see `shown`) and is given nothing newer. What they meet is what
   somebody meets who has no need to know, and no entry that tells of their recusal is among those that they see.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.messages import mark
from ovillo.domain.recusal import Link, Party, Position, Role, Standing, Tie, TieKind

PARTY_NAMED: Final = "party_named"
TIE_DECLARED: Final = "tie_declared"
DECLARED: Final = "declaration_made"
ACCEPTED: Final = "declaration_accepted"
RECUSED: Final = "official_recused"
LIFTED: Final = "recusal_lifted"
KINDS: Final = (TIE_DECLARED, DECLARED, ACCEPTED, RECUSED, LIFTED)
"""Acts that the official whom they concern does not see, unless they are their own."""

NO_ACCESS: Final = mark("You have no access to this. If you need it for your work, ask the head of your unit.")
DECLARE_FIRST: Final = mark(
    "Before you open this case, declare whether you are kin, partner, compadre, friend, enemy, creditor or debtor of "
    "anybody in it, or had a part in it before. This is a question, and no finding about you."
)
WAITS: Final = mark("Your declaration was received. You have access as soon as the head of the unit has seen it.")


class Answer(StrEnum):
    """What an official declares."""

    NO_TIE = "no_tie"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Acts:
    """What one official declared, and what others decided about them."""

    denied: frozenset[str] = frozenset()
    """Questions answered with no tie."""
    accepted: frozenset[str] = frozenset()
    recused_since: int | None = None
    """The number of the entry."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Everything of the docket that bears on recusal."""

    ties: tuple[Tie, ...] = ()
    acts: Mapping[str, Acts] = field(default_factory=dict)
    """By official: the name under which they act."""
    parties: tuple[Party, ...] = ()
    """Each once, in the order in which they were named."""


def fold(entries: Iterable[DocketEntry]) -> Declared:
    """What was declared and decided, in the order of the ledger."""
    ties: list[Tie] = []
    acts: dict[str, Acts] = {}
    parties: dict[Party, None] = {}
    for entry in entries:
        if entry.kind == PARTY_NAMED:
            parties[Party(entry.about, Role(str(entry.content["role"])))] = None
        elif entry.kind == TIE_DECLARED:
            ties.append(_tie_of(entry))
        elif entry.kind in KINDS:
            acts[entry.about] = _after(acts.get(entry.about, Acts()), entry)
    return Declared(tuple(ties), acts, tuple(parties))


def _after(acts: Acts, entry: DocketEntry) -> Acts:
    """The acts after one entry more; the same where the entry has no effect."""
    is_own = entry.by == entry.about
    questions = frozenset(_texts(entry.content.get("questions")))
    answer = entry.content.get("answer")
    if entry.kind == RECUSED or (entry.kind == DECLARED and is_own and answer == Answer.TIE):
        return acts if acts.recused_since is not None else replace(acts, recused_since=entry.number)
    if entry.kind == DECLARED and is_own and answer == Answer.NO_TIE:
        return replace(acts, denied=acts.denied | questions)
    if entry.kind == ACCEPTED and not is_own:
        return replace(acts, accepted=acts.accepted | questions)
    if entry.kind == LIFTED and not is_own:
        return replace(acts, recused_since=None)
    return acts


def position(official: str, ways: Sequence[Link], declared: Declared, *, shown: int = 0) -> Position:
    """Where an official stands, given the ways between them and the parties.

    Args:
        official: who is asked about.
        ways: between them and the parties.
        declared: of the docket.
        shown: of somebody who is recused, how many entries of the ledger they could read before.
    """
    acts = declared.acts.get(official, Acts())
    if acts.recused_since is not None:
        return Position(Standing.RECUSED, shown, entry=acts.recused_since)
    answered = acts.denied | acts.accepted
    if questions := tuple(each.question for each in ways if each.question not in answered):
        return Position(Standing.MUST_DECLARE, questions=questions)
    if direct := tuple(each.question for each in ways if each.steps < 2 and each.question not in acts.accepted):
        return Position(Standing.WAITS, questions=direct)
    return Position(Standing.FREE)


def may_read(found: Position, entered: int) -> bool:
    """Whether the official may be shown what was entered under this number."""
    if found.standing is Standing.RECUSED:
        return found.since is not None and entered < found.since
    return found.standing is Standing.FREE


def may_be_assigned(found: Position) -> bool:
    """Whether a task or a case may be given to the official."""
    return found.standing is Standing.FREE


def refusal(found: Position) -> str | None:
    """The sentence that the official is told; of a recusal, that of anybody who has no need to know."""
    return {Standing.RECUSED: NO_ACCESS, Standing.MUST_DECLARE: DECLARE_FIRST, Standing.WAITS: WAITS}.get(
        found.standing
    )


def visible(entries: Iterable[DocketEntry], viewer: str, found: Position) -> tuple[DocketEntry, ...]:
    """The entries that an official may see, in the same order.

    None that others made about their ties or recusal, and nothing new to one who is recused; their own words always.
    """
    return tuple(
        entry
        for entry in entries
        if entry.by == viewer
        or not (
            (entry.kind in KINDS and _concerns(entry, viewer))
            or (found.since is not None and entry.number >= found.since)
        )
    )


def _concerns(entry: DocketEntry, viewer: str) -> bool:
    return viewer in {entry.about, entry.content.get("one"), entry.content.get("other")}


def declare(questions: Sequence[str], answer: Answer, words: str) -> Mapping[str, Json]:
    """The content of a `declaration_made`."""
    return {"questions": list(questions), "answer": answer.value, "words": words}


def _tie_of(entry: DocketEntry) -> Tie:
    content = entry.content
    degree = content.get("degree")
    return Tie(
        one=str(content["one"]),
        other=str(content["other"]),
        kind=TieKind(str(content["tie"])),
        degree=degree if isinstance(degree, int) else None,
        is_ended=content.get("ended") is True,
        evidence=(f"entry {entry.number}",),
    )


def _texts(value: Json) -> Iterable[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
