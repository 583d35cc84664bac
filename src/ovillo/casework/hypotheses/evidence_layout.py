"""The evidence of a sheet's file: a row for each piece, its numbers under every hypothesis in one of several forms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ovillo.casework.hypotheses.reading_notes import Notes, ids_in, is_container, key_of, keys_of, members
from ovillo.casework.hypotheses.stated import STANDS_TWICE, NumberFaultError, is_blank, probability, rating, shown
from ovillo.domain.hypotheses import BASE_RATE, PRIOR, RELIABILITY, TWICE, Item, Place, Rating
from ovillo.domain.messages import mark

MOST_ROWS: Final = 2_000
TEXT: Final = ("text", "evidence", "name", "label", "description", "title", "item")
_ID: Final = ("id", "key")
_RATES: Final = ("p", "p(e|h)", "probabilities", "probability", "ratings", "likelihoods", "likelihood", "cells")
_RELIABILITY: Final = ("r", "reliability", "sourcereliability")
_BASE_RATE: Final = ("b", "baserate", "base")
_GROUP: Final = ("group", "dependencegroup", "dependence")
_JOINT: Final = ("joint", "jointentry", "isjoint")
_FINDINGS: Final = ("findings", "finding")
_ENDS: Final = ("low", "mid", "high")
_UNDER: Final = re.compile(r"p\s*\(\s*e\s*\|\s*(.+?)\s*\)", re.IGNORECASE)
"""A key such as "P(e|H1)", or "P(e|H0,H1,H2)" for a list."""

TOO_MANY = mark("there are {count}; at most {most} can be weighed.")
NO_LIST = mark("a list is needed there, or an object of names.")
NO_SUCH_HYPOTHESIS = mark("there is no hypothesis of that id. They are {ids}.")
WRONG_COUNT = mark("there are {count} probabilities for {needed} hypotheses.")
RESERVED_ID = mark("the id {id} means something else in a sheet. Choose another.")
_NO_TEXT = mark("neither an id nor a text says what it is.")
_JOINT_ALONE = mark("a joint row needs a group: it counts in the place of that group.")
_TWO_JOINT = mark("the group {group} has two joint rows. Keep one.")
_NO_SUCH_ROW = mark("there is no row {row}.")
GROUPS: Final = ("groups", "dependencegroups")
RESERVED: Final = frozenset({PRIOR, *_RELIABILITY, *_BASE_RATE})


def read_evidence(given: object, ids: Sequence[str], notes: Notes, *, lines: Sequence[int]) -> tuple[Item, ...]:
    """The rows; their numbers and faults go into the notes.

    Args:
        given: what the file says.
        ids: of the hypotheses, in their order.
        notes: what was found so far.
        lines: of a table, the line of each row; else rows are counted from 1.
    """
    if not is_container(given):
        if not is_blank(given):
            notes.fault("", "evidence", STANDS_TWICE if given == TWICE else NO_LIST)
        return ()
    if len(given) > MOST_ROWS:
        notes.fault("", "evidence", TOO_MANY, count=len(given), most=MOST_ROWS)
        return ()
    items: list[tuple[str, Item]] = []
    for place, (name, value) in enumerate(members(given)):
        number = lines[place] if place < len(lines) else place + 1
        if isinstance(value, Mapping):
            items.append(_row(number, place, name, value, ids, notes))
        else:
            label = f"{number} ({shown(name)})" if name else str(number)
            notes.fault(label, "", STANDS_TWICE if value == TWICE else NO_LIST)
    notes.refuse_repeated((label, each.id, each.text) for label, each in items)
    return tuple(each for _, each in items)


def in_groups(items: tuple[Item, ...], given: object, notes: Notes) -> tuple[Item, ...]:
    """The rows with the groups that stand beside them in the file: lists of ids, by name or not."""
    if not is_blank(given) and not is_container(given):
        notes.fault("", "groups", STANDS_TWICE if given == TWICE else NO_LIST)
    group_of = {each.id: each.group for each in items}
    for number, (name, members_given) in enumerate(members(given), start=1):
        group = name or f"group {number}"
        if not is_container(members_given) or isinstance(members_given, Mapping):
            notes.fault("", shown(group), NO_LIST)
            continue
        for row in map(str, members_given):
            if row not in group_of:
                notes.fault("", shown(group), _NO_SUCH_ROW, row=shown(row))
            elif group_of[row] not in {"", group}:
                notes.fault(notes.labels.get(row, row), "group", STANDS_TWICE)
            else:
                group_of[row] = group
    grouped = tuple(replace(each, group=group_of[each.id]) for each in items)
    joint: dict[str, str] = {}
    for each in grouped:
        label = notes.labels.get(each.id, each.id)
        if each.is_joint and not each.group:
            notes.fault(label, "joint", _JOINT_ALONE)
        elif each.is_joint and joint.setdefault(each.group, each.id) != each.id:
            notes.fault(label, "joint", _TWO_JOINT, group=shown(each.group))
    return grouped


def _row(
    number: int, place: int, name: str, given: Mapping[object, object], ids: Sequence[str], notes: Notes
) -> tuple[str, Item]:
    exact = {str(key).strip(): value for key, value in given.items()}
    under = {key: found[1] for key in exact if (found := _UNDER.fullmatch(key)) and found[1].casefold() != "h"}
    keys = keys_of({key: value for key, value in exact.items() if key not in ids and key not in under})
    stated = name or notes.text(str(number), _ID, keys)
    identifier = stated or f"e{place + 1}"
    label = f"{number} ({shown(identifier)})"
    notes.labels.setdefault(identifier, label)
    known = (*_ID, *TEXT, *_RATES, *_RELIABILITY, *_BASE_RATE, *_GROUP, *_JOINT, *_FINDINGS, *_ENDS)
    notes.leave_out(label, keys, known)
    for each in ids:
        _note(label, (identifier, each), exact.get(each), notes)
    for key, called in under.items():
        _many(label, identifier, exact[key] if "," in called else {called: exact[key]}, ids, notes)
    ends = {end: keys[end] for end in _ENDS if end in keys}
    for given_at_once in (notes.one_of(label, _RATES, keys), ends or None):
        _many(label, identifier, given_at_once, ids, notes)
    for column, names in ((RELIABILITY, _RELIABILITY), (BASE_RATE, _BASE_RATE)):
        _note(label, (identifier, column), notes.one_of(label, names, keys), notes)
    text = notes.text(label, TEXT, keys)
    if not text and not stated:
        notes.fault(label, "text", _NO_TEXT)
    if key_of(identifier) == PRIOR:
        notes.fault(label, "id", RESERVED_ID, id=PRIOR)
    group, is_joint = notes.text(label, _GROUP, keys), notes.flag(label, _JOINT, keys)
    return label, Item(identifier, text or identifier, group, is_joint, ids_in(notes.one_of(label, _FINDINGS, keys)))


def _many(label: str, row: str, given: object, ids: Sequence[str], notes: Notes) -> None:
    """Numbers by id or in the order of the hypotheses; or low, mid and high, each of them so."""
    if isinstance(given, Mapping) and given and set(given) <= set(_ENDS):
        given = _by_hypothesis(label, given, ids, notes)
    if isinstance(given, Mapping):
        for name, value in given.items():
            identifier = str(name).strip()
            if identifier in ids:
                _note(label, (row, identifier), value, notes)
            else:
                notes.fault(label, shown(name), NO_SUCH_HYPOTHESIS, ids=", ".join(ids))
    elif isinstance(given, Sequence) and not isinstance(given, str):
        if len(given) != len(ids):
            notes.fault(label, "p", WRONG_COUNT, count=len(given), needed=len(ids))
        for identifier, value in zip(ids, given, strict=False):
            _note(label, (row, identifier), value, notes)
    elif not is_blank(given):
        notes.fault(label, "p", STANDS_TWICE if given == TWICE else NO_LIST)


def _by_hypothesis(label: str, ends: Mapping[str, object], ids: Sequence[str], notes: Notes) -> Mapping[str, object]:
    """Low, mid and high of each hypothesis, from a list or object of all lows, all mids and all highs."""
    cells: dict[str, dict[str, object]] = {}
    for end, given in ends.items():
        values = (
            dict(zip(ids, given, strict=False)) if isinstance(given, Sequence) and not isinstance(given, str) else given
        )
        if not isinstance(values, Mapping) or (is_container(given) and len(given) > len(ids)):
            notes.fault(label, end, NO_LIST)
            continue
        for name, value in values.items():
            if not is_blank(value):
                cells.setdefault(str(name).strip(), {})[end] = value
    return cells


def _note(label: str, place: Place, value: object, notes: Notes) -> None:
    """The number of one place; one that stands there already is a second."""
    if is_blank(value):
        return
    if place in notes.numbers and label == notes.labels.get(place[0]):
        notes.fault(label, place[1], STANDS_TWICE)
    try:
        read = Rating(probability(value)) if place[1] in (RELIABILITY, BASE_RATE) else rating(value)
    except NumberFaultError as fault:
        notes.fault(label, f"{place[1]} {fault.place}".strip(), fault.problem, **dict(fault.fields))
        read = Rating(probability("1"))  # stands in, so that the cell is not called missing as well
    notes.numbers.setdefault(place, read)
