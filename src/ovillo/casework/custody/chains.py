"""Chains of custody.

1. An act is what its actor says happened, and when; the ledger adds when it was recorded. Nothing is refused for being
   irregular: it is recorded, and what the chain lacks is a finding.
2. A hand-over has two acts, one of the giver and one of the receiver. Between them nobody holds the item.
3. Every act names the chain before it, so that an act taken out or put between is seen without the ledger, too.
4. Giver and receiver sign a hand-over by key, each over the head of the chain after their act; who has a key and did
   not is a finding.
5. A finding is about an item and its record. It opens a question, and says nothing of anybody's intent.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from ovillo.casework.custody.folding import Fold
from ovillo.domain.canonical import identity
from ovillo.domain.custody import (
    ActKind,
    Chain,
    CustodyAct,
    CustodyDetailError,
    Gap,
    GapKind,
    ItemExistsError,
    ItemUnknownError,
    NoDigestError,
)
from ovillo.domain.docket import DocketEntry, Json

_PREFIX: Final = "custody_"
KINDS: Final = tuple(_PREFIX + kind.value for kind in ActKind)
SIGNED: Final = "custody_act_signed"
"""The kind of an entry about an item, whose content has `act`, the number of an act, and `signature`."""
HANDED_OVER: Final = frozenset({ActKind.HAND, ActKind.RECEIVE})
"""What is signed."""
_DETAILS: Final = ("seal", "what", "to", "from", "purpose", "witness", "seal_state", "sha256", "copy", "place")
_NEEDED: Final[Mapping[ActKind, Sequence[str]]] = {
    ActKind.SEAL: ("seal",),
    ActKind.HAND: ("to",),
    ActKind.RECEIVE: ("from",),
    ActKind.OPEN: ("purpose",),
    ActKind.COPY: ("copy",),
    ActKind.RETURN: ("to",),
}
MustSign = Callable[[str, int], bool]
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long something may last before it is a finding."""

    transit: timedelta = timedelta(hours=8)
    """From a hand-over to its receipt."""
    opened: timedelta = timedelta(hours=24)
    """From opening to the next seal."""
    recording: timedelta = timedelta(hours=24)
    """From an act to its entry."""


def kind_of(act: ActKind) -> str:
    """The kind of a docket entry for this act."""
    return _PREFIX + act.value


def item_name(text: str) -> str:
    """The name of an item, its white space single."""
    return _SPACES.sub(" ", text).strip()


def require_details(act: ActKind, details: Mapping[str, str]) -> None:
    """Raises `CustodyDetailError` or `NoDigestError` where the act cannot be understood."""
    for name in _NEEDED[act]:
        if not details.get(name, "").strip():
            raise CustodyDetailError(act=act.value, option=f"--{name}")
    if not _SHA256.fullmatch(details.get("sha256", "").strip() or "0" * 64):
        raise NoDigestError


def act_content(
    held: Sequence[Chain], item: str, act: ActKind, details: Mapping[str, str], *, happened: datetime
) -> Mapping[str, Json]:
    """The content of a docket entry for this act, which goes on from the item's chain.

    Args:
        held: every chain of the case.
        item: its name.
        act: what is done.
        details: what there is to say of it; empty ones are left out.
        happened: when, with a zone.

    Raises:
        ItemUnknownError: no item has that name, and the act is not its first seal.
        ItemExistsError: a new item would differ from another in capitals only.
        CustodyDetailError, NoDigestError: something that must be said is missing, or is no digest.
    """
    require_details(act, details)
    known = {each.item: each for each in held}
    if item not in known:
        alike = next((each for each in known if each.casefold() == item.casefold()), None)
        if alike is not None:
            raise ItemExistsError(item=alike)
        if act is not ActKind.SEAL or not item:
            raise ItemUnknownError(item=item or "—", known=", ".join(sorted(known)) or "—")
    said = {name: details[name].strip() for name in _DETAILS if details.get(name, "").strip()}
    head = known[item].head if item in known else ""
    return {"happened": happened.astimezone(UTC).isoformat(), "after": head, **said}


def chains(
    entries: Iterable[DocketEntry], *, now: datetime, limits: Limits | None = None, must_sign: MustSign | None = None
) -> tuple[Chain, ...]:
    """The chain of every item, by name, as of a moment.

    Args:
        entries: in the order of the ledger; those of other kinds are passed over.
        now: until when something that has not ended lasts, with a zone.
        limits: how long what may last.
        must_sign: whether somebody had a key before the entry of an act.
    """
    bounds = limits or Limits()
    folds: dict[str, Fold] = {}
    signed: set[tuple[str, Json]] = set()
    for entry in entries:
        if entry.kind == SIGNED:
            signed.add((entry.by, entry.content.get("act")))
        if entry.kind not in KINDS:
            continue
        fold = folds.setdefault(entry.about, Fold(entry.about, bounds.transit, bounds.opened, bounds.recording))
        fold.add(_act_of(entry, fold.head), after=str(entry.content.get("after", "")))
    found = (_with_signatures(folds[item].chain(now), signed) for item in sorted(folds))
    return tuple(found if must_sign is None else (_with_unsigned(each, must_sign) for each in found))


def _with_signatures(chain: Chain, signed: set[tuple[str, Json]]) -> Chain:
    acts = tuple(replace(each, is_signed=(each.by, each.number) in signed) for each in chain.acts)
    return replace(chain, acts=acts)


def _with_unsigned(chain: Chain, must_sign: MustSign) -> Chain:
    """The chain with a finding for each hand-over or receipt that its maker had a key for, and did not sign."""
    gaps = (
        Gap(GapKind.UNSIGNED, chain.item, (each.number,), each.happened)
        for each in chain.acts
        if each.kind in HANDED_OVER and not each.is_signed and must_sign(each.by, each.number)
    )
    return replace(chain, gaps=tuple(sorted((*chain.gaps, *gaps), key=lambda each: (each.acts, each.kind))))


def _act_of(entry: DocketEntry, head: str) -> CustodyAct:
    kind = ActKind(entry.kind.removeprefix(_PREFIX))
    details = {name: str(entry.content[name]) for name in _DETAILS if name in entry.content}
    happened = datetime.fromisoformat(str(entry.content["happened"]))
    digest = identity(
        "custody", head, entry.about, kind.value, entry.by, happened.isoformat(), tuple(sorted(details.items()))
    )
    return CustodyAct(entry.number, entry.about, kind, entry.by, happened, entry.at, details, digest)
