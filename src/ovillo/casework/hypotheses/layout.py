"""The layout of a sheet's file: an object with `question`, `hypotheses`, `evidence` and perhaps `next_steps`.

Rules:
1. A key may be written in several ways; case, spaces, hyphens and underscores make no difference.
2. A key that is not known is named and left out; a value that cannot be right is a fault with its row and column.
3. There is one row "none of these": without it, whatever is left over would have to be true.
4. What says the same twice is refused: it would count twice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from ovillo.casework.hypotheses.draft import NO_PRIOR
from ovillo.casework.hypotheses.evidence_layout import (
    GROUPS,
    NO_LIST,
    NO_SUCH_HYPOTHESIS,
    RESERVED,
    RESERVED_ID,
    TOO_MANY,
    WRONG_COUNT,
    in_groups,
    read_evidence,
)
from ovillo.casework.hypotheses.reading_notes import (
    NO_TEXT,
    Keys,
    Notes,
    ids_in,
    is_container,
    key_of,
    keys_of,
    members,
)
from ovillo.casework.hypotheses.stated import STANDS_TWICE, NumberFaultError, is_blank, probability, shown
from ovillo.casework.hypotheses.step_layout import read_steps
from ovillo.domain.hypotheses import PRIOR, TWICE, Claim, Draft, Rating
from ovillo.domain.messages import mark

MOST_HYPOTHESES: Final = 40
_QUESTION: Final = ("question", "title")
_NAME: Final = ("name", "id", "set")
_HYPOTHESES: Final = ("hypotheses", "hypothesis")
_EVIDENCE: Final = ("evidence", "rows", "items")
_STEPS: Final = ("nextsteps", "steps", "nextstep")
_PRIORS: Final = ("prior", "priors")
_TEXT: Final = ("text", "hypothesis", "name", "label", "description", "title")
_ID: Final = ("id", "key")
_NONE: Final = ("noneofthese", "none", "unknown")
_FINDINGS: Final = ("findings", "finding")
_LEADING_ID: Final = re.compile(r"(H\d{1,3})\b[\s:.)\-–—]*", re.IGNORECASE)
_NONE_OF_THESE: Final = re.compile(
    r"\W*(none|neither|unknown\W*$|not known|ningun[ao]s?\b|desconocid[oa]s?\W*$)", re.IGNORECASE
)
"""How the row begins, or its whole text."""
_SOMETHING_ELSE: Final = re.compile(r"\W*(something else|otra (cosa|explicaci[oó]n))", re.IGNORECASE)
_WHAT: Final = re.compile(
    r"\b(sold|sale|bought|stolen|adopt|traffick|smuggl|kidnap|abduct|organs?\b|exploit|abroad"
    r"|vend|venta|compr[aó]|robad|adop|trata\b|trafic|tráfico|secuestr|[oó]rganos?\b|explot|extranjero)",
    re.IGNORECASE,
)
"""Whatever else a row says: with one of these it says what was done, and is one of the others."""
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


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file holds, as far as it could be read."""

    draft: Draft
    notes: Notes


def read_layout(given: object, *, lines: Sequence[int] = ()) -> Layout:
    """The words and numbers of a sheet.

    Args:
        given: what the JSON, TOML or CSV of a file says.
        lines: of a table, the line of each piece of evidence; else they are counted.
    """
    notes = Notes()
    if not isinstance(given, Mapping):
        notes.fault("", "", NO_OBJECT)
        return Layout(Draft("", "", (), ()), notes)
    keys = keys_of(given)
    notes.leave_out("", keys, (*_QUESTION, *_NAME, *_HYPOTHESES, *_EVIDENCE, *_STEPS, *_PRIORS, *GROUPS))
    claims = _claims(notes.one_of("", _HYPOTHESES, keys), notes)
    ids = [each.id for each in claims]
    _priors(notes.one_of("", _PRIORS, keys), ids, notes)
    evidence, steps = (notes.one_of("", names, keys) for names in (_EVIDENCE, _STEPS))
    items = read_evidence(evidence, ids, notes, lines=lines) if claims else ()
    draft = Draft(
        notes.text("", _NAME, keys),
        notes.text("", _QUESTION, keys),
        claims,
        in_groups(items, notes.one_of("", GROUPS, keys), notes),
        read_steps(steps, ids, notes.faults) if claims and not is_blank(steps) else (),
    )
    return Layout(draft, notes)


def _claims(given: object, notes: Notes) -> tuple[Claim, ...]:
    entries = list(members(given))
    if len(entries) < 2:
        notes.fault("", "hypotheses", NO_LIST if given is not None and not is_container(given) else NO_HYPOTHESES)
        return ()
    if len(entries) > MOST_HYPOTHESES:
        notes.fault("", "hypotheses", TOO_MANY, count=len(entries), most=MOST_HYPOTHESES)
        return ()
    read = [_claim(name, value, notes) for name, value in entries]
    for number, each in enumerate(read, start=1):
        if not each.text and not each.id:
            notes.fault(str(number), "hypotheses", NO_TEXT)
    claims = tuple(map(_with_text, _numbered(read)))
    notes.refuse_repeated((each.id, each.id, each.text) for each in claims)
    nones = [each for each in claims if each.is_none_of_these]
    if len(nones) != 1:
        notes.fault("", "hypotheses", TWO_NONE if nones else NO_NONE)
    return claims


def _claim(name: str, value: object, notes: Notes) -> Claim:
    if value == TWICE:
        notes.fault("", name, STANDS_TWICE)
        return Claim(name, name)
    if isinstance(value, Mapping):
        claim = _described(name, keys_of(value), notes)
    else:
        text = "" if value is None or is_container(value) else str(value).strip()
        found = None if name else _LEADING_ID.match(text)
        identifier = found[1].upper() if found else name
        text = text[found.end() :] if found else text
        claim = Claim(identifier, text, _is_none(identifier, text))
    if key_of(claim.id) in RESERVED:
        notes.fault(claim.id, "id", RESERVED_ID, id=shown(claim.id))
    return claim


def _described(name: str, keys: Keys, notes: Notes) -> Claim:
    identifier = name or notes.text("", _ID, keys)
    notes.leave_out(identifier, keys, (*_ID, *_TEXT, *_PRIORS, *_NONE, *_FINDINGS))
    text = notes.text(identifier, _TEXT, keys)
    is_none = notes.flag(identifier, _NONE, keys) or _is_none(identifier, text)
    _prior(identifier, notes.one_of(identifier, _PRIORS, keys), notes)
    return Claim(identifier, text, is_none, ids_in(notes.one_of(identifier, _FINDINGS, keys)))


def _is_none(identifier: str, text: str) -> bool:
    is_meant = identifier.casefold() in {"h0", "none"}
    is_else = bool(_SOMETHING_ELSE.match(text)) or (is_meant and (not text or bool(_NONE_IN_H0.search(text))))
    return bool(_NONE_OF_THESE.match(text)) or (is_else and not _WHAT.search(text))


def _numbered(claims: Sequence[Claim]) -> list[Claim]:
    """Those without an id get one: H0 for "none of these", H1 and on for the others in their order."""
    numbers = count(1)
    return [
        each if each.id else replace(each, id="H0" if each.is_none_of_these else f"H{next(numbers)}") for each in claims
    ]


def _with_text(claim: Claim) -> Claim:
    """A hypothesis without words is called by its id."""
    return claim if claim.text else replace(claim, text=NONE_TEXT if claim.is_none_of_these else claim.id)


def _prior(identifier: str, value: object, notes: Notes) -> None:
    if is_blank(value):
        return
    if (PRIOR, identifier) in notes.numbers:
        notes.fault(PRIOR, identifier, STANDS_TWICE)
    try:
        prior = probability(value)
    except NumberFaultError as fault:
        notes.fault(PRIOR, identifier, fault.problem, **dict(fault.fields))
        return
    if not prior:
        notes.fault(PRIOR, identifier, NO_PRIOR)
    notes.numbers[PRIOR, identifier] = Rating(prior)


def _priors(given: object, ids: Sequence[str], notes: Notes) -> None:
    """One number for each, a list in their order, or an object by id."""
    if is_blank(given) or not ids:
        return
    if isinstance(given, Mapping):
        for name, value in given.items():
            if str(name) in ids:
                _prior(str(name), value, notes)
            else:
                notes.fault(PRIOR, shown(name), NO_SUCH_HYPOTHESIS, ids=", ".join(ids))
    elif isinstance(given, Sequence) and not isinstance(given, str):
        if len(given) != len(ids):
            notes.fault(PRIOR, "", WRONG_COUNT, count=len(given), needed=len(ids))
        for identifier, value in zip(ids, given, strict=False):
            _prior(identifier, value, notes)
    else:
        for identifier in ids:
            _prior(identifier, given, notes)
