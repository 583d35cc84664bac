"""Ties of officials to the parties of a case: named, asked about, declared, decided.

People are one here where their names are one by the rule that joins mentions; that asks a question and joins nobody.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ovillo.casework.access import MEMBERSHIP
from ovillo.casework.access import Role as MemberRole
from ovillo.casework.access import fold as fold_members
from ovillo.casework.by_hand import KIND as BY_HAND
from ovillo.casework.recusal import declare, fold, grounds_of, links, network_ties, position, refusal, shown_before
from ovillo.casework.recusal.standing import (
    ACCEPTED,
    DECLARED,
    KINDS,
    LIFTED,
    PARTY_NAMED,
    RECUSED,
    TIE_DECLARED,
    Answer,
    Declared,
)
from ovillo.casework.team.need_to_know import SENTENCES, Refusal
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.networks import Network, Wanted
from ovillo.domain.recusal import (
    Link,
    NothingToAcceptError,
    NothingToDeclareError,
    NotRecusedError,
    OwnRecusalError,
    Party,
    Position,
    Role,
    Standing,
    Tie,
)
from ovillo.domain.statements import PredicateKind
from ovillo.interfaces.record import Record
from ovillo.resolution import compare_names
from ovillo.workflows.guarded import NoNeedToKnowError, need_to_know
from ovillo.workflows.network import open_networks

COUNTRY = "PE"
_BRINGING = frozenset({"document", "rereading"})
"""Kinds of entries of the ledger before those of the statements that came with them."""
_TIES = Wanted(kinds=frozenset({PredicateKind.TIE.value}))
_TWO_NAMES = mark("A tie is between two people. Give both names.")


@dataclass(frozen=True, slots=True)
class Asked:
    """An official, where they stand, and the ways between them and the parties."""

    official: str
    position: Position
    ways: tuple[Link, ...]


def name_party(record: Record, name: str, role: Role, *, actor: str, now: Callable[[], datetime]) -> None:
    """Says on whom the case bears."""
    _require_name(name)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(PARTY_NAMED, name.strip(), {"role": role.value})


def state_tie(record: Record, tie: Tie, *, actor: str, now: Callable[[], datetime]) -> None:
    """States a tie between two people, of the actor or of others."""
    _require_name(tie.one)
    _require_name(tie.other)
    if tie.one.strip() == tie.other.strip():
        raise UsageError(problem=_TWO_NAMES)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(
            TIE_DECLARED,
            tie.one.strip(),
            {
                "one": tie.one.strip(),
                "other": tie.other.strip(),
                "tie": tie.kind.value,
                "degree": tie.degree,
                "ended": tie.is_ended,
            },
        )


def ask(record: Record, officials: Sequence[str]) -> Sequence[Asked]:
    """Where each official stands, in this order."""
    with record.reading() as reader:
        declared = fold(reader.docket(PARTY_NAMED, *KINDS))
    if not declared.parties:
        return [Asked(each, position(each, (), declared), ()) for each in officials]
    network = open_networks(record).draw(_TIES)
    return [_asked(each, declared, network) for each in officials]


def _asked(official: str, declared: Declared, network: Network) -> Asked:
    ties, called = _ties_by_name(declared, network, official)
    parties = [Party(called[each.person], each.role) for each in declared.parties]
    ways = links(official, parties, ties, grounds_of(COUNTRY))
    return Asked(official, position(official, ways, declared), ways)


def stand(record: Record, official: str) -> Position:
    """Where one official stands; of whoever is recused, with how much of the case they could read before."""
    with record.reading() as reader:
        entries = reader.docket(MEMBERSHIP, PARTY_NAMED, *KINDS)
    declared = fold(entries)
    acts = declared.acts.get(official)
    if acts is None or acts.recused_since is None:
        return ask(record, [official])[0].position
    shown = _shown(record, official, entries, acts.recused_since)
    return position(official, (), declared, shown=shown)


def _shown(record: Record, official: str, entries: Sequence[DocketEntry], recused: int) -> int:
    """How many entries they could read before; from the case as it was then, since what opened a question may go."""
    named = [each for each in entries if each.kind == PARTY_NAMED and each.number < recused]
    if not named:
        return shown_before(official, entries, lambda _: ())
    declared = fold(each for each in entries if each.number < recused)
    network = open_networks(record, as_of=recused).draw(_TIES)
    ties, called = _ties_by_name(declared, network, official)
    numbers = _entered(record, recused)

    def since(tie: Tie) -> int:
        return min((numbers.get(each, 0) for each in tie.evidence), default=0)

    def ways_at(size: int) -> tuple[Link, ...]:
        there = (fold([each]).parties[0] for each in named if each.number < size)
        parties = [Party(called[each.person], each.role) for each in there]
        return links(official, parties, [each for each in ties if since(each) < size], grounds_of(COUNTRY))

    reported = [numbers.get(said, 0) for way in ways_at(recused) for tie in way.ties for said in tie.evidence]
    return shown_before(official, entries, ways_at, reported=reported)


def _entered(record: Record, size: int) -> Mapping[str, int]:
    """By what a tie rests on, a statement or an entry: the number of what brought it; of a statement, its document."""
    found: dict[str, int] = {}
    with record.reading_as_of(size) as reader:
        brought = 0
        for each in reader.entries(0, size):
            if each.kind in _BRINGING:
                brought = each.number
            elif each.kind == "statement":
                found.setdefault(each.row, brought)
        for act in reader.docket(TIE_DECLARED, BY_HAND):
            found.setdefault(act.about if act.kind == BY_HAND else f"entry {act.number}", act.number)
    return found


def waiting(record: Record) -> Sequence[Asked]:
    """Those who denied a direct tie, for whoever may decide about it; nobody for others, nor ever the viewer."""
    guarded = need_to_know(record)
    if not guarded.rights().may_govern:
        return ()
    with record.reading() as reader:
        acts = fold(reader.docket(*KINDS)).acts
    denied = [name for name, each in acts.items() if each.denied - each.accepted and name != guarded.actor]
    return [each for each in (ask(record, denied) if denied else ()) if each.position.standing is Standing.WAITS]


def has_no_owner(record: Record) -> bool:
    """Whether every owner of a joint case is recused; not to whom others recused, who is not to see a sign of it."""
    guarded = need_to_know(record)
    with guarded.record.reading() as reader:
        members, entries = fold_members(reader.docket(MEMBERSHIP)), reader.docket(*KINDS)
    since = {name: each.recused_since for name, each in fold(entries).acts.items()}
    if any(each.number == since.get(guarded.actor) and each.by != guarded.actor for each in entries):
        return False
    owners = [name for name, role in members.items() if role is MemberRole.OWNER]
    return bool(owners) and all(since.get(each) is not None for each in owners)


def ask_others(record: Record, officials: Sequence[str]) -> Sequence[Asked]:
    """As `ask`, for somebody who looks at others. Raises `OwnRecusalError` where the viewer is among them."""
    if need_to_know(record).actor in officials:
        raise OwnRecusalError
    return ask(record, officials)


def list_parties(record: Record) -> Sequence[Party]:
    """On whom the case bears, in the order in which they were named."""
    with record.reading() as reader:
        return fold(reader.docket(PARTY_NAMED)).parties


def own_question(record: Record) -> str | None:
    """What the viewer is asked before they may open the case; None where nothing is asked of them.

    Whoever is recused, and whoever is no member, is told what is told to whom nothing concerns.
    """
    found = need_to_know(record).rights().official.position
    return refusal(found) if found.standing in {Standing.MUST_DECLARE, Standing.WAITS} else None


def require_member(record: Record) -> None:
    """Nothing where the viewer is a member, or there are none. Raises `NoNeedToKnowError`."""
    rights = need_to_know(record).rights()
    if rights.is_joint and rights.official.role is None:
        raise NoNeedToKnowError(problem=SENTENCES[Refusal.NO_NEED])


def declare_own(record: Record, has_tie: Answer, words: str, *, now: Callable[[], datetime]) -> None:
    """The viewer answers every question that is open to them: it comes before access to anything else.

    Raises:
        NoNeedToKnowError: the viewer is no member of the case.
        NothingToDeclareError: nothing is asked, and they have no tie to state.
    """
    require_member(record)
    guarded = need_to_know(record)
    answer(guarded.record, guarded.actor, has_tie, words, now=now)


def answer(record: Record, official: str, has_tie: Answer, words: str, *, now: Callable[[], datetime]) -> Position:
    """The position of an official who answers every open question. Raises `NothingToDeclareError`."""
    (asked,) = ask(record, [official])
    if not asked.position.questions and has_tie is Answer.NO_TIE:
        raise NothingToDeclareError
    with record.writing(actor=official, at=now()) as writer:
        writer.enter(DECLARED, official, declare(asked.position.questions, has_tie, words))
    return ask(record, [official])[0].position


def accept(record: Record, official: str, reason: str, *, actor: str, now: Callable[[], datetime]) -> Position:
    """The position after somebody else accepts that a direct tie was denied.

    Raises:
        OwnRecusalError: it is the actor's own.
        NothingToAcceptError: nothing waits.
    """
    if actor == official:
        raise OwnRecusalError
    (asked,) = ask(record, [official])
    if asked.position.standing is not Standing.WAITS:
        raise NothingToAcceptError(official=official)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(ACCEPTED, official, {"questions": list(asked.position.questions), "reason": reason})
    return ask(record, [official])[0].position


def recuse(record: Record, official: str, reason: str, *, actor: str, now: Callable[[], datetime]) -> None:
    """The official is given nothing new from here on."""
    _require_reason(reason)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(RECUSED, official, {"reason": reason})


def lift(record: Record, official: str, reason: str, *, actor: str, now: Callable[[], datetime]) -> None:
    """The recusal no longer holds. Raises `OwnRecusalError`, `NotRecusedError`."""
    _require_reason(reason)
    if actor == official:
        raise OwnRecusalError
    with record.writing(actor=actor, at=now()) as writer:
        if position(official, (), fold(writer.docket(*KINDS))).standing is not Standing.RECUSED:
            raise NotRecusedError(official=official)
        writer.enter(LIFTED, official, {"reason": reason})


def _ties_by_name(declared: Declared, network: Network, official: str) -> tuple[Sequence[Tie], Mapping[str, str]]:
    """All ties between names, each person under one of them, and which name that is.

    The official comes first, so that one who is a party or a node of the network is known by their own name.
    """
    found = list(network_ties(network))
    names = [official, *(each.person for each in declared.parties)]
    names += [end for tie in declared.ties for end in (tie.one, tie.other)]
    called: dict[str, str] = {}
    for name in dict.fromkeys(names):
        called[name] = next((held for held in dict.fromkeys(called.values()) if _is_one(name, held)), name)
    known = tuple(dict.fromkeys(called.values()))
    tied = {end for tie in found for end in (tie.one, tie.other)}
    for node in network.nodes:
        if node.id in tied:
            forms = (node.name, *node.names)
            called[node.id] = next((held for held in known for form in forms if _is_one(form, held)), node.name)
    return [
        replace(each, one=called[each.one], other=called[each.other])
        for each in (*declared.ties, *found)
        if called[each.one] != called[each.other]
    ], called


def _is_one(one: str, other: str) -> bool:
    return one == other or compare_names(one, other).verdict == "same"


def _require_name(name: str) -> None:
    if not name.strip():
        raise UsageError(problem=_TWO_NAMES)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError(problem=mark("A recusal is decided for a reason. Give it with --reason."))
