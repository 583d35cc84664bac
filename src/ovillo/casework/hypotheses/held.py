"""The sets of hypotheses that a case holds, from its docket.

The kinds of entries, each about one set:
1. `hypotheses_opened`: the words, who is invited to rate, why.
2. `hypotheses_rated`: numbers of whoever entered them, and why; a later number of the same person at the same place
   holds in place of the earlier one, which stays in the history.
3. `hypotheses_extended`: more evidence or more steps, and why. Whoever had rated everything has cells to rate again.
4. `hypotheses_linked` and `hypotheses_unlinked`: a row, or a hypothesis, and a finding of the case that says it.
5. `hypotheses_closed` and `hypotheses_reopened`, and why.

Numbers are kept as text, as they were stated. What an older version wrote is read: a key that came later has a default.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ovillo.casework.hypotheses.draft import missing, number_text, read_number, with_items
from ovillo.casework.hypotheses.stated import plain
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.hypotheses import (
    Claim,
    Draft,
    HeldSet,
    Item,
    NextStep,
    Number,
    NumberChange,
    Numbers,
    Outcome,
    Place,
    SetAct,
)

OPENED: Final = "hypotheses_opened"
RATED: Final = "hypotheses_rated"
EXTENDED: Final = "hypotheses_extended"
CLOSED: Final = "hypotheses_closed"
REOPENED: Final = "hypotheses_reopened"
LINKED: Final = "hypotheses_linked"
UNLINKED: Final = "hypotheses_unlinked"
KINDS: Final = (OPENED, RATED, EXTENDED, LINKED, UNLINKED, CLOSED, REOPENED)


@dataclass
class _Growing:
    """A set while its entries are read, in the order of the ledger."""

    opening: DocketEntry
    draft: Draft
    numbers: dict[str, dict[Place, Number]] = field(default_factory=dict)
    history: list[NumberChange] = field(default_factory=list)
    acts: list[SetAct] = field(default_factory=list)
    closed: str = ""

    def __post_init__(self) -> None:
        self._note(self.opening)

    def take(self, entry: DocketEntry) -> None:
        content = entry.content
        about: tuple[str, ...] = ()
        match entry.kind:
            case "hypotheses_rated":
                self._rate(entry)
                return
            case "hypotheses_extended":
                words = _words(content)
                self.draft = with_items(self.draft, words.items, words.steps)
                about = (*(each.id for each in words.items), *(each.id for each in words.steps))
            case "hypotheses_linked" | "hypotheses_unlinked":
                about = _text(content, "row"), _text(content, "finding")
                self.draft = _relinked(self.draft, *about, is_linked=entry.kind == LINKED)
            case "hypotheses_closed":
                self.closed = _text(content, "reason")
            case "hypotheses_reopened":
                self.closed = ""
        self._note(entry, about)

    def _note(self, entry: DocketEntry, about: tuple[str, ...] = ()) -> None:
        kind, reason = entry.kind.removeprefix("hypotheses_"), _text(entry.content, "reason")
        self.acts.append(SetAct(kind, about, entry.by, entry.at, reason, entry.number))

    def _rate(self, entry: DocketEntry) -> None:
        own = self.numbers.setdefault(entry.by, {})
        for row, column, written in _triples(entry.content.get("numbers")):
            number = read_number(self.draft, (row, column), written)
            reason = _text(entry.content, "reason")
            before = own.get((row, column))
            self.history.append(NumberChange(row, column, before, number, entry.by, entry.at, reason, entry.number))
            own[row, column] = number

    def as_set(self) -> HeldSet:
        invited = tuple(_texts(self.opening.content.get("raters")))
        raters = dict.fromkeys((*self.numbers, *invited))
        return HeldSet(
            id=self.opening.about,
            draft=self.draft,
            opened_by=self.opening.by,
            opened_at=self.opening.at,
            reason=_text(self.opening.content, "reason"),
            invited=invited,
            numbers=self.numbers,
            missing={each: missing(self.draft, self.numbers.get(each, {})) for each in raters},
            history=tuple(self.history),
            acts=tuple(self.acts),
            closed=self.closed,
        )


def fold(entries: Iterable[DocketEntry]) -> tuple[HeldSet, ...]:
    """Every set as it stands, in the order in which they were opened."""
    growing: dict[str, _Growing] = {}
    for entry in entries:
        if entry.kind == OPENED:
            growing[entry.about] = _Growing(entry, _words(entry.content))
        elif entry.kind in KINDS and entry.about in growing:
            growing[entry.about].take(entry)
    return tuple(each.as_set() for each in growing.values())


def changed(held: HeldSet | None, rater: str, numbers: Numbers) -> Numbers:
    """Those numbers that are new for this rater, or other than what they stated before."""
    own = held.numbers.get(rater, {}) if held else {}
    return {place: number for place, number in numbers.items() if own.get(place) != number}


def opened_content(draft: Draft, *, raters: Sequence[str], reason: str) -> Mapping[str, Json]:
    """What the docket keeps of an opening."""
    return {**_words_content(draft), "raters": list(raters), "reason": reason}


def rated_content(numbers: Numbers, *, reason: str) -> Mapping[str, Json]:
    """What the docket keeps of numbers."""
    written = [[row, column, number_text(number)] for (row, column), number in numbers.items()]
    return {"numbers": written, "reason": reason}


def extended_content(draft: Draft, *, reason: str) -> Mapping[str, Json]:
    """What the docket keeps of more evidence and more steps."""
    words = _words_content(draft)
    return {"evidence": words["evidence"], "steps": words["steps"], "reason": reason}


def beyond(held: HeldSet, draft: Draft) -> Draft:
    """The evidence and the steps of a draft that the set does not hold yet."""
    rows, steps = {each.id for each in held.draft.items}, {each.id for each in held.draft.steps}
    return replace(
        draft,
        items=tuple(each for each in draft.items if each.id not in rows),
        steps=tuple(each for each in draft.steps if each.id not in steps),
    )


def _relinked(draft: Draft, row: str, finding: str, *, is_linked: bool) -> Draft:
    """The draft in which this row, or hypothesis, leads to this finding, or no longer does."""

    def findings_of(part: Claim | Item) -> tuple[str, ...]:
        others = tuple(each for each in part.findings if each != finding)
        return (*others, finding) if is_linked else others

    claims = tuple(replace(each, findings=findings_of(each)) if each.id == row else each for each in draft.claims)
    items = tuple(replace(each, findings=findings_of(each)) if each.id == row else each for each in draft.items)
    return replace(draft, claims=claims, items=items)


def _words_content(draft: Draft) -> dict[str, Json]:
    return {
        "name": draft.name,
        "question": draft.question,
        "hypotheses": [
            {"id": each.id, "text": each.text, "none": each.is_none_of_these, "findings": list(each.findings)}
            for each in draft.claims
        ],
        "evidence": [
            {
                "id": each.id,
                "text": each.text,
                "group": each.group,
                "joint": each.is_joint,
                "findings": list(each.findings),
            }
            for each in draft.items
        ],
        "steps": [_step_content(each) for each in draft.steps],
    }


def _step_content(step: NextStep) -> dict[str, Json]:
    return {
        "id": step.id,
        "text": step.text,
        "cost": plain(step.cost),
        "unit": step.unit,
        "deadline": step.deadline.isoformat() if step.deadline else None,
        "clock": step.clock,
        "unverified": step.is_clock_unverified,
        "basis": step.basis,
        "outcomes": [{"text": each.text, "chances": [plain(one) for one in each.chances]} for each in step.outcomes],
    }


def _words(content: Mapping[str, Any]) -> Draft:  # Any: what this module wrote
    claims = tuple(
        Claim(each["id"], each["text"], each["none"], tuple(each["findings"])) for each in content.get("hypotheses", ())
    )
    items = tuple(
        Item(each["id"], each["text"], each["group"], each["joint"], tuple(each["findings"]))
        for each in content.get("evidence", ())
    )
    steps = tuple(_step(each) for each in content.get("steps", ()))
    return Draft(content.get("name", ""), content.get("question", ""), claims, items, steps)


def _step(content: Mapping[str, Any]) -> NextStep:  # Any: as above
    outcomes = tuple(Outcome(each["text"], tuple(map(Decimal, each["chances"]))) for each in content["outcomes"])
    deadline = date.fromisoformat(content["deadline"]) if content["deadline"] else None
    return NextStep(
        content["id"],
        content["text"],
        Decimal(content["cost"]),
        content["unit"],
        outcomes,
        deadline,
        clock=content["clock"],
        is_clock_unverified=content.get("unverified", False),
        basis=content["basis"],
    )


def _text(content: Mapping[str, Json], key: str) -> str:
    value = content.get(key)
    return value if isinstance(value, str) else ""


def _texts(value: Json) -> list[str]:
    return [str(each) for each in value] if isinstance(value, Sequence) and not isinstance(value, str) else []


def _triples(value: Json) -> list[tuple[str, str, str]]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [
        (str(each[0]), str(each[1]), str(each[2]))
        for each in value
        if isinstance(each, Sequence) and not isinstance(each, str) and len(each) == 3
    ]
