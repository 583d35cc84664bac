"""One item's acts, one after the other, and what each lacks."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ovillo.domain.custody import ActKind, Chain, CustodyAct, CustodyState, Gap, GapKind

BROKEN = "broken"
"""What a receiver writes of a seal that is not whole."""
_CLOCKS_APART = timedelta(minutes=5)
"""Clocks of two machines differ by as much."""


@dataclass(slots=True)
class Fold:
    """The state of one item while its acts are read in the order of the ledger."""

    item: str
    transit: timedelta
    opened: timedelta
    recording: timedelta
    head: str = ""
    _acts: list[CustodyAct] = field(default_factory=list)
    _gaps: list[Gap] = field(default_factory=list)
    _holder: str | None = None
    _on_the_way: CustodyAct | None = None
    _opened_by: CustodyAct | None = None
    _returned_by: CustodyAct | None = None
    _seal: str = ""
    """The last that was put on, or was found in its place."""
    _is_broken: bool = False
    _sha256: str = ""
    _copied: str = ""
    """The SHA-256 of the first copy, which is the item's own only where somebody said so."""

    def add(self, act: CustodyAct, *, after: str) -> None:
        """Takes the next act; `after` is the head of the chain from which its actor went on."""
        if after != self.head:
            self._gap(GapKind.CHAIN_BROKEN, act)
        self._check_times(act)
        if self._returned_by is not None:
            self._gap(GapKind.AFTER_RETURN, self._returned_by, act, until=act.happened)
            self._returned_by = None
        if not self._acts and act.kind is not ActKind.SEAL:
            self._gap(GapKind.NOT_SEALED_FIRST, act)
            self._holder = act.by if act.kind is not ActKind.RECEIVE else None
        match act.kind:
            case ActKind.SEAL:
                self._be_sealed(act)
            case ActKind.HAND:
                self._be_handed(act)
            case ActKind.RECEIVE:
                self._be_received(act)
            case ActKind.OPEN:
                self._be_opened(act)
            case ActKind.COPY:
                self._be_copied(act)
            case ActKind.RETURN:
                self._be_returned(act)
        self._acts.append(act)
        self.head = act.head

    def chain(self, now: datetime) -> Chain:
        """The whole chain, with what still lasts at this moment."""
        gaps = list(self._gaps)
        if self._on_the_way is not None and now - self._on_the_way.happened > self.transit:
            gaps.append(
                Gap(GapKind.NOBODY_RECEIVED, self.item, (self._on_the_way.number,), self._on_the_way.happened, now)
            )
        if self._opened_by is not None and now - self._opened_by.happened > self.opened:
            gaps.append(Gap(GapKind.LEFT_OPEN, self.item, (self._opened_by.number,), self._opened_by.happened, now))
        return Chain(
            item=self.item,
            what=next((act.details["what"] for act in self._acts if "what" in act.details), ""),
            state=self._state,
            holder=None if self._on_the_way or self._returned_by else self._holder,
            seal=self._seal if self._is_sealed else "",
            sha256=self._sha256,
            acts=tuple(self._acts),
            gaps=tuple(sorted(gaps, key=lambda each: (each.acts, each.kind))),
            head=self.head,
        )

    @property
    def _state(self) -> CustodyState:
        if self._returned_by:
            return CustodyState.RETURNED
        if self._on_the_way:
            return CustodyState.IN_TRANSIT
        return CustodyState.SEALED if self._is_sealed else CustodyState.OPEN

    @property
    def _is_sealed(self) -> bool:
        return bool(self._seal) and self._opened_by is None and not self._is_broken

    def _check_times(self, act: CustodyAct) -> None:
        if self._acts and act.happened < self._acts[-1].happened:
            self._gap(GapKind.OUT_OF_ORDER, self._acts[-1], act)
        if act.recorded - act.happened > self.recording:
            self._gaps.append(Gap(GapKind.RECORDED_LATE, self.item, (act.number,), act.happened, act.recorded))
        if act.happened - act.recorded > _CLOCKS_APART:
            self._gaps.append(Gap(GapKind.RECORDED_BEFORE, self.item, (act.number,), act.recorded, act.happened))

    def _be_sealed(self, act: CustodyAct) -> None:
        if not self._acts:
            self._holder = act.by
        else:
            self._require_holder(act)
            if self._is_sealed:
                self._gap(GapKind.SEALED_UNOPENED, act)
        if self._opened_by is not None and act.happened - self._opened_by.happened > self.opened:
            self._gap(GapKind.LEFT_OPEN, self._opened_by, act, until=act.happened)
        self._opened_by, self._is_broken = None, False
        self._seal = act.details.get("seal", "")
        self._sha256 = self._sha256 or act.details.get("sha256", "").lower()

    def _be_handed(self, act: CustodyAct) -> None:
        self._give_away(act)
        self._on_the_way = act

    def _be_received(self, act: CustodyAct) -> None:
        handed, self._on_the_way = self._on_the_way, None
        if handed is None:
            self._received_from_nobody(act)
        else:
            if handed.details.get("to") != act.by:
                self._gap(GapKind.OTHER_RECEIVER, handed, act)
            if act.details.get("from", handed.by) != handed.by:
                self._gap(GapKind.OTHER_GIVER, handed, act)
            if act.happened - handed.happened > self.transit:
                self._gap(GapKind.LATE_RECEIPT, handed, act, until=act.happened)
        self._compare_seal(act)
        self._holder = act.by

    def _received_from_nobody(self, act: CustodyAct) -> None:
        if self._acts:
            self._gap(GapKind.RECEIVED_UNHANDED, self._acts[-1], act, until=act.happened)

    def _be_opened(self, act: CustodyAct) -> None:
        self._require_holder(act)
        self._compare_seal(act)
        if not act.details.get("witness"):
            self._gap(GapKind.OPENED_WITHOUT_WITNESS, act)
        self._opened_by = self._opened_by or act

    def _be_copied(self, act: CustodyAct) -> None:
        self._require_holder(act)
        if self._seal and self._opened_by is None:
            self._gap(GapKind.COPIED_SEALED, act)
        copied = act.details.get("sha256", "").lower()
        known = self._sha256 or self._copied
        if copied and known and copied != known:
            self._gap(GapKind.COPY_DIFFERS, act)
        self._copied = self._copied or copied

    def _be_returned(self, act: CustodyAct) -> None:
        self._give_away(act)
        self._on_the_way = self._opened_by = None
        self._returned_by = act

    def _give_away(self, act: CustodyAct) -> None:
        """The giver holds it, closed; who hands over twice lost the first receiver, and is still the one who had it."""
        if self._on_the_way is not None:
            self._gap(GapKind.NOBODY_RECEIVED, self._on_the_way, act, until=act.happened)
        if act.by != (self._on_the_way.by if self._on_the_way else self._holder):
            self._gap(GapKind.NOT_HOLDER, act)
        if self._opened_by is not None:
            self._gap(GapKind.MOVED_OPEN, self._opened_by, act)

    def _require_holder(self, act: CustodyAct) -> None:
        if self._on_the_way is not None or act.by != self._holder:
            self._gap(GapKind.NOT_HOLDER, act)

    def _compare_seal(self, act: CustodyAct) -> None:
        found = act.details.get("seal", self._seal)
        if act.details.get("seal_state") == BROKEN:
            self._gap(GapKind.SEAL_BROKEN, act)
            self._is_broken = True
        elif found != self._seal:  # also on an item that was opened: nobody of the chain put that one on
            self._gap(GapKind.SEAL_DIFFERS, act)
            self._seal, self._is_broken = found, False

    def _gap(self, kind: GapKind, *acts: CustodyAct, until: datetime | None = None) -> None:
        self._gaps.append(Gap(kind, self.item, tuple(each.number for each in acts), acts[0].happened, until))
