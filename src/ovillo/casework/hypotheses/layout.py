"""The layout of a sheet's file: an object with `question`, `hypotheses`, `evidence` and perhaps `next_steps`.

Rules:
1. A key may be written in several ways; case, spaces, hyphens and underscores make no difference.
2. A key that is not known is named and left out; a value that cannot be right is a fault with its row and column.
3. There is one row "none of these": without it, whatever is left over would have to be true.
4. What says the same twice is refused: it would count twice.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from ovillo.casework.hypotheses.draft import BASE_RATE, NO_PRIOR, PRIOR, RELIABILITY, Claim, Draft, Item, Number, Place
from ovillo.casework.hypotheses.stated import STANDS_TWICE, NumberFaultError, is_blank, probability, rating, shown
from ovillo.casework.hypotheses.step_layout import read_steps
from ovillo.domain.hypotheses import TWICE, NextStep, Rating, SheetFault
from ovillo.domain.messages import mark

MOST_HYPOTHESES: Final = 40
MOST_ROWS: Final = 2_000
LONGEST_TEXT: Final = 2_000
_QUESTION: Final = ("question", "title")
_NAME: Final = ("name", "id", "case", "set")
_HYPOTHESES: Final = ("hypotheses", "hypothesis")
_EVIDENCE: Final = ("evidence", "evidencerows", "rows", "items")
_STEPS: Final = ("nextsteps", "steps", "nextstep")
_PRIORS: Final = ("prior", "priors")
_TEXT: Final = ("text", "hypothesis", "evidence", "name", "label", "description", "title", "item")
_NONE: Final = ("noneofthese", "none", "unknown")
_FINDINGS: Final = ("findings", "finding")
_RATES: Final = ("p", "p(e|h)", "pe|h", "probabilities", "probability", "ratings", "likelihoods", "likelihood", "cells")
_RELIABILITY: Final = ("r", "reliability", "sourcereliability")
_BASE_RATE: Final = ("b", "baserate", "base")
_GROUP: Final = ("group", "dependencegroup", "dependence", "dependencygroup")
_JOINT: Final = ("joint", "jointentry", "isjoint")
_REMARKS: Final = ("note", "notes", "remark", "source", "comment")
"""For whoever writes the file; nothing is read from them."""
_SEPARATORS: Final = re.compile(r"[\s_\-]+")
_LEADING_ID: Final = re.compile(r"(H\d{1,3})\b[\s:.)\-–—]*", re.IGNORECASE)
_NONE_OF_THESE: Final = re.compile(
    r"\W*(none|neither|unknown\W*$|not known|something else|ningun[ao]s?\b|otra (cosa|explicaci[oó]n)"
    r"|desconocid[oa]s?\W*$)",
    re.IGNORECASE,
)
"""How the row begins, or its whole text."""
_NONE_IN_H0: Final = re.compile(
    r"\b(none|neither|unknown|other|else|null|ningun[ao]s?|otr[ao]s?|desconocid[oa]s?|nada)\b", re.IGNORECASE
)
"""In the row H0, which is meant to be it, one of these words is enough."""

NONE_TEXT: Final = mark("none of these / unknown")
NO_OBJECT = mark("the file is no sheet. ovillo hypotheses template prints one.")
NO_HYPOTHESES = mark("there are no hypotheses. Give two or more, with “none of these” among them.")
NO_NONE = mark(
    "there is no hypothesis “none of these / unknown”. Add one as H0 and rate every piece of evidence under it."
)
TWO_NONE = mark("two hypotheses say “none of these”. Keep one.")
TOO_MANY = mark("there are {count}; at most {most} can be weighed.")
NO_TEXT = mark("no text says what it is.")
TOO_LONG = mark("the text is longer than {most} characters.")
SAME_ID = mark("the id {id} stands twice. Give each its own.")
SAME_TEXT = mark("it says the same as {other}. What is one counts once: keep one of the two.")
NO_SUCH_HYPOTHESIS = mark("there is no hypothesis of that id. They are {ids}.")
WRONG_COUNT = mark("there are {count} probabilities for {needed} hypotheses.")
NO_LIST = mark("a list is needed there, or an object of names.")
RESERVED_ID = mark("the id {id} means something else in a sheet. Choose another.")
YES_OR_NO = mark("that is neither true nor false.")
JOINT_ALONE = mark("a joint row needs a group: it counts in the place of that group.")
TWO_JOINT = mark("the group {group} has two joint rows. Keep one.")


@dataclass
class Layout:
    """What a file holds, as far as it could be read."""

    draft: Draft
    numbers: dict[Place, Number] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    """What the file calls a row: "2 (e2)"."""
    unknown: list[SheetFault] = field(default_factory=list)
    """Keys that were left out."""


def read_layout(given: object, *, lines: Sequence[int] = ()) -> Layout:
    """The words and numbers of a sheet.

    Args:
        given: what the JSON, TOML or CSV of a file says.
        lines: of a table, the line of each piece of evidence; else they are counted.
    """
    if not isinstance(given, Mapping):
        return Layout(Draft("", "", (), ()), faults=[SheetFault("", "", NO_OBJECT)])
    return _Reader(given, lines).read()


def key_of(name: object) -> str:
    """A key without what makes no difference."""
    return _SEPARATORS.sub("", str(name)).casefold()


class _Reader:
    def __init__(self, given: Mapping[object, object], lines: Sequence[int]) -> None:
        self._keys = {key_of(name): value for name, value in given.items()}
        self._lines = lines
        self._made = Layout(Draft("", "", (), ()))

    def read(self) -> Layout:
        made = self._made
        known = {*_QUESTION, *_NAME, *_HYPOTHESES, *_EVIDENCE, *_STEPS, *_PRIORS, *_REMARKS}
        self._leave_out("", self._keys, known)
        question = self._text("", _QUESTION, self._keys, is_needed=False)
        name = self._text("", _NAME, self._keys, is_needed=False)
        claims = self._claims(_first(self._keys, _HYPOTHESES))
        ids = [each.id for each in claims]
        self._priors(_first(self._keys, _PRIORS), ids)
        items = self._items(_first(self._keys, _EVIDENCE), ids) if claims else ()
        steps: tuple[NextStep, ...] = ()
        if claims and not is_blank(given := _first(self._keys, _STEPS)):
            steps = read_steps(given, ids, made.faults)
        made.draft = Draft(name, question, claims, items, steps)
        return made

    def _fault(self, row: str, column: str, problem: str, **fields: object) -> None:
        self._made.faults.append(SheetFault(row, column, problem, tuple(fields.items())))

    def _leave_out(self, row: str, keys: Mapping[str, object], known: set[str]) -> None:
        problem = mark("that name is not known here; it was left out.")
        self._made.unknown.extend(SheetFault(row, shown(key), problem) for key in keys if key not in known)

    def _text(self, row: str, names: Sequence[str], keys: Mapping[str, object], *, is_needed: bool) -> str:
        value = _first(keys, names)
        if value == TWICE:
            self._fault(row, names[0], STANDS_TWICE)
            return ""
        text = "" if isinstance(value, Mapping | Sequence) and not isinstance(value, str) else str(value or "").strip()
        if len(text) > LONGEST_TEXT:
            self._fault(row, names[0], TOO_LONG, most=LONGEST_TEXT)
        if is_needed and not text:
            self._fault(row, names[0], NO_TEXT)
        return text[:LONGEST_TEXT]

    # Hypotheses

    def _claims(self, given: object) -> tuple[Claim, ...]:
        entries = list(_entries(given))
        if len(entries) < 2:
            self._fault("", "hypotheses", NO_HYPOTHESES)
            return ()
        if len(entries) > MOST_HYPOTHESES:
            self._fault("", "hypotheses", TOO_MANY, count=len(entries), most=MOST_HYPOTHESES)
            return ()
        read = [self._claim(name, value) for name, value in entries]
        for number, each in enumerate(read, start=1):
            if not each.text and not each.id:
                self._fault(str(number), "hypotheses", NO_TEXT)
        claims = [
            each if each.text else replace(each, text=NONE_TEXT if each.is_none_of_these else each.id)
            for each in _numbered(read)
        ]
        self._refuse_repeated(claims)
        nones = [each for each in claims if each.is_none_of_these]
        if len(nones) != 1:
            self._fault("", "hypotheses", TWO_NONE if nones else NO_NONE)
        return tuple(claims)

    def _claim(self, name: str, value: object) -> Claim:
        if value == TWICE:
            self._fault("", name, STANDS_TWICE)
            return Claim(name, name)
        if isinstance(value, Mapping):
            keys = {key_of(key): each for key, each in value.items()}
            identifier = name or self._text("", ("id", "key"), keys, is_needed=False)
            self._leave_out(identifier, keys, {"id", "key", *_TEXT, *_PRIORS, *_NONE, *_FINDINGS, *_REMARKS})
            text = self._text(identifier, _TEXT, keys, is_needed=False)
            is_none = self._flag(identifier, _NONE, keys) or _is_none(identifier, text)
            claim = Claim(identifier, text, is_none, _names(_first(keys, _FINDINGS)))
            self._prior(identifier, _first(keys, _PRIORS))
        else:
            text = str(value if value is not None else "").strip()
            found = None if name else _LEADING_ID.match(text)
            identifier = found[1].upper() if found else name
            text = text[found.end() :] if found else text
            claim = Claim(identifier, text, _is_none(identifier, text))
        if key_of(identifier) in {PRIOR, *_RELIABILITY, *_BASE_RATE}:
            self._fault(identifier, "id", RESERVED_ID, id=shown(identifier))
        return claim

    def _prior(self, identifier: str, value: object) -> None:
        if is_blank(value):
            return
        if (PRIOR, identifier) in self._made.numbers:
            self._fault(PRIOR, identifier, STANDS_TWICE)
        try:
            prior = probability(value)
        except NumberFaultError as fault:
            self._fault(PRIOR, identifier, fault.problem, **dict(fault.fields))
            return
        if not prior:
            self._fault(PRIOR, identifier, NO_PRIOR)
        self._made.numbers[PRIOR, identifier] = Rating(prior)

    def _priors(self, given: object, ids: Sequence[str]) -> None:
        """One number for each, a list in their order, or an object by id."""
        if is_blank(given) or not ids:
            return
        if isinstance(given, Mapping):
            for name, value in given.items():
                if str(name) in ids:
                    self._prior(str(name), value)
                else:
                    self._fault(PRIOR, shown(name), NO_SUCH_HYPOTHESIS, ids=", ".join(ids))
        elif isinstance(given, Sequence) and not isinstance(given, str):
            if len(given) != len(ids):
                self._fault(PRIOR, "", WRONG_COUNT, count=len(given), needed=len(ids))
            for identifier, value in zip(ids, given, strict=False):
                self._prior(identifier, value)
        else:
            for identifier in ids:
                self._prior(identifier, given)

    # Evidence

    def _items(self, given: object, ids: Sequence[str]) -> tuple[Item, ...]:
        entries = list(_entries(given))
        if not isinstance(given, Mapping | Sequence) or isinstance(given, str):
            if not is_blank(given):
                self._fault("", "evidence", NO_LIST)
            return ()
        if len(entries) > MOST_ROWS:
            self._fault("", "evidence", TOO_MANY, count=len(entries), most=MOST_ROWS)
            return ()
        items = [self._item(place, name, value, ids) for place, (name, value) in enumerate(entries)]
        kept = [each for each in items if each is not None]
        self._refuse_repeated(kept)
        joint: dict[str, str] = {}
        for each in kept:
            if each.is_joint and not each.group:
                self._fault(self._label(each.id), "joint", JOINT_ALONE)
            elif each.is_joint and joint.setdefault(each.group, each.id) != each.id:
                self._fault(self._label(each.id), "joint", TWO_JOINT, group=shown(each.group))
        return tuple(kept)

    def _item(self, place: int, name: str, value: object, ids: Sequence[str]) -> Item | None:
        number = self._lines[place] if place < len(self._lines) else place + 1
        if not isinstance(value, Mapping):
            self._fault(f"{number} ({name})" if name else str(number), "", STANDS_TWICE if value == TWICE else NO_LIST)
            return None
        exact = {str(key).strip(): each for key, each in value.items()}
        keys = {key_of(key): each for key, each in exact.items() if key not in ids}
        identifier = name or self._text(str(number), ("id", "key"), keys, is_needed=False) or f"e{place + 1}"
        label = f"{number} ({shown(identifier)})"
        self._made.labels.setdefault(identifier, label)
        known = {"id", "key", *_TEXT, *_RATES, *_RELIABILITY, *_BASE_RATE, *_GROUP, *_JOINT, *_FINDINGS, *_REMARKS}
        self._leave_out(label, keys, known)
        self._ratings(label, identifier, exact, _first(keys, _RATES), ids)
        for column, names in ((RELIABILITY, _RELIABILITY), (BASE_RATE, _BASE_RATE)):
            self._number(label, (identifier, column), _first(keys, names))
        text = self._text(label, _TEXT, keys, is_needed=True)
        group = self._text(label, _GROUP, keys, is_needed=False)
        joint = self._flag(label, _JOINT, keys)
        if key_of(identifier) == PRIOR:
            self._fault(label, "id", RESERVED_ID, id=PRIOR)
        return Item(identifier, text, group, joint, _names(_first(keys, _FINDINGS)))

    def _ratings(self, label: str, row: str, exact: Mapping[str, object], given: object, ids: Sequence[str]) -> None:
        """By id, in the order of the hypotheses, or beside the other keys of the row."""
        for identifier in ids:
            self._number(label, (row, identifier), exact.get(identifier))
        if isinstance(given, Mapping):
            for name, value in given.items():
                identifier = str(name).strip()
                if identifier not in ids:
                    self._fault(label, shown(name), NO_SUCH_HYPOTHESIS, ids=", ".join(ids))
                elif identifier in exact and not is_blank(exact[identifier]):
                    self._fault(label, identifier, STANDS_TWICE)
                else:
                    self._number(label, (row, identifier), value)
        elif isinstance(given, Sequence) and not isinstance(given, str):
            if len(given) != len(ids):
                self._fault(label, "p", WRONG_COUNT, count=len(given), needed=len(ids))
            for identifier, value in zip(ids, given, strict=False):
                self._number(label, (row, identifier), value)
        elif not is_blank(given):
            self._fault(label, "p", STANDS_TWICE if given == TWICE else NO_LIST)

    def _number(self, label: str, place: Place, value: object) -> None:
        if is_blank(value):
            return
        try:
            read = Rating(probability(value)) if place[1] in (RELIABILITY, BASE_RATE) else rating(value)
        except NumberFaultError as fault:
            column = f"{place[1]} {fault.place}".strip()
            self._fault(label, column, fault.problem, **dict(fault.fields))
            read = Rating(probability("1"))  # stands in, so that the cell is not called missing as well
        self._made.numbers.setdefault(place, read)

    # Both

    def _label(self, identifier: str) -> str:
        return self._made.labels.get(identifier, identifier)

    def _flag(self, row: str, names: Sequence[str], keys: Mapping[str, object]) -> bool:
        value = _first(keys, names)
        if is_blank(value) or isinstance(value, bool):
            return bool(value)
        written = str(value).strip().casefold()
        if written not in {"true", "false", "1", "0", "yes", "no", "sí", "si", "x"}:
            self._fault(row, names[0], YES_OR_NO)
        return written in {"true", "1", "yes", "sí", "si", "x"}

    def _refuse_repeated(self, named: Sequence[Claim] | Sequence[Item]) -> None:
        ids: dict[str, str] = {}
        texts: dict[str, str] = {}
        for each in named:
            label = self._label(each.id)
            if each.id in ids:
                self._fault(label, "id", SAME_ID, id=shown(each.id))
            elif (text := _folded(each.text)) and texts.setdefault(text, each.id) != each.id:
                self._fault(label, "text", SAME_TEXT, other=shown(texts[text]))
            ids.setdefault(each.id, each.id)


def _first(keys: Mapping[str, object], names: Sequence[str]) -> object:
    return next((keys[name] for name in names if name in keys), None)


def _entries(given: object) -> Iterator[tuple[str, object]]:
    """Name and value of each member of an object, or the members of a list, which have no name."""
    if isinstance(given, Mapping):
        yield from ((str(name).strip(), value) for name, value in given.items())
    elif isinstance(given, Sequence) and not isinstance(given, str):
        yield from (("", value) for value in given)


def _is_none(identifier: str, text: str) -> bool:
    is_meant = identifier.casefold() in {"h0", "none"}
    return bool(_NONE_OF_THESE.match(text)) or (is_meant and (not text or bool(_NONE_IN_H0.search(text))))


def _numbered(claims: Sequence[Claim]) -> list[Claim]:
    """Those without an id get one: H0 for "none of these", H1 and on for the others in their order."""
    numbers = count(1)
    return [
        each if each.id else replace(each, id="H0" if each.is_none_of_these else f"H{next(numbers)}") for each in claims
    ]


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.replace(",", " ").replace(";", " ").split())
    return tuple(str(each) for each in value) if isinstance(value, Sequence) else ()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
