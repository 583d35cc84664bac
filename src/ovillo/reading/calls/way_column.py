"""Which column says which way each call went, where its name is none that a profile knows: its cells tell.

1. Asked of a profile that can do without such a column. One that no field uses is it where nine in ten of its filled
   cells are codes, some of them of a way; or where half are words of a way, and both ways are among them.
2. A code of one or two letters may be something else (IN is Indiana, MO Missouri): where there are no others, both ways
   must be there, or a name that says of what kind the cells are.
3. Where a company writes words around a code, the one way that its words say counts.
4. Whose number the first one of a row that says incoming is no such table tells: it is put aside, unless the profile
   says what the code means. Where somebody named the columns and not that one, they are followed, and that is said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ovillo.domain.messages import mark
from ovillo.reading.calls.cells import read_code
from ovillo.reading.calls.profiles import PLAIN_ASSUMPTION, Profile, folded, words_of_all

WAY_NOT_NAMED: Final = mark(
    "Another column says incoming and outgoing: from is taken for the caller in incoming rows too; where it is not, "
    "name that column as kind. Days are read as day/month/year, times as they are written, and the cell as the "
    "caller's."
)
_OUTGOING: Final = "outgoing"
_INCOMING: Final = "incoming"
_WAYS: Final = (_OUTGOING, _INCOMING)
_CODES: Final = {kind: frozenset(map(folded, words)) for kind, words in words_of_all().items()}
_MOST_WORDS: Final = 4
"""Of a cell that holds a code and is no sentence."""
_LONG: Final = 3
"""Letters of a word that is no abbreviation of a place."""
_LONGER: Final = 6
"""Letters of a code that another word may stand before without a space."""
_NEARLY_ALL: Final = 0.9
_MANY: Final = 0.5
_ENDS: Final = frozenset({"missed", "perdida", "perdidas"})
"""Beside other codes an incoming call; alone how a call ended, whoever made it."""
_HEADS: Final = frozenset(
    (
        *(
            "tipo",
            "type",
            "evento",
            "event",
            "sentido",
            "direccion",
            "direction",
            "dir",
            "way",
            "kind",
            "clase",
            "class",
        ),
        *("llamada", "call", "cdr", "trafico", "traffic", "registro", "record", "rol", "role", "modo", "mode"),
        *("io", "in", "out", "entrante", "saliente", "incoming", "outgoing", "mo", "mt"),
    )
)


def told_way(profile: Profile, header: Sequence[str], cells: Callable[[int], Mapping[str, int]]) -> Profile:
    """The profile, with the column that says which way, and what its cells say.

    Args:
        profile: the one that fits.
        header: the names of the columns.
        cells: the different cells of a column, by its place, and how often each is there.
    """
    places = profile.places(header) or {}
    can_do_without = "kind" in profile.optional and "subject" not in places
    is_as_named = "kind" not in profile.columns and profile.assumption == PLAIN_ASSUMPTION
    if profile.sides != "roles" or not (can_do_without or is_as_named):
        return profile
    place = places.get("kind")
    if place is None:
        free = (each for each in range(len(header)) if each not in places.values())
        place = next((each for each in free if _says_which_way(header[each], cells(each))), None)
    if place is None:
        return profile
    ways = {cell: way for cell in cells(place) if (way := way_of(cell))}
    if is_as_named:
        return replace(profile, assumption=WAY_NOT_NAMED) if _INCOMING in ways.values() else profile
    known = {folded(code) for code in (*profile.outgoing, *profile.incoming)}
    found = {way: [cell for cell, each in ways.items() if each == way and folded(cell) not in known] for way in _WAYS}
    return replace(
        profile,
        columns={**profile.columns, "kind": f"#{place + 1}"},
        outgoing=[*profile.outgoing, *found[_OUTGOING]],
        aside=[*profile.aside, *found[_INCOMING]],
    )


def way_of(cell: str) -> str:
    """Outgoing or incoming; empty where a cell says neither, or both."""
    text = folded(read_code(cell))
    if text in _CODES[_OUTGOING] or text in _CODES[_INCOMING]:
        return _OUTGOING if text in _CODES[_OUTGOING] else _INCOMING
    words = text.split()
    said = {way for way in _WAYS if any(_is_of(word, way) for word in words)}
    return said.pop() if len(said) == 1 and len(words) <= _MOST_WORDS else ""


def _is_of(word: str, way: str) -> bool:
    """Whether it is a word of a way, or, as in VozEntrante, ends with one."""
    if len(word) < _LONG:
        return False
    return word in _CODES[way] or any(len(code) >= _LONGER and word.endswith(code) for code in _CODES[way])


def _says_which_way(head: str, cells: Mapping[str, int]) -> bool:
    """Rules 1 and 2 of one column."""
    filled = {cell: count for cell, count in cells.items() if cell.strip()}
    ways = {cell: way for cell in filled if (way := way_of(cell))}
    if all(not _ENDS.isdisjoint(folded(cell).split()) for cell in ways):
        return False
    are_both = len(set(ways.values())) > 1
    is_long = any(len(folded(cell)) >= _LONG for cell in ways)
    if not is_long and not are_both and _HEADS.isdisjoint(folded(head).split()):
        return False
    total = sum(filled.values())
    known = sum(count for cell, count in filled.items() if cell in ways or _is_known(cell))
    of_a_way = sum(filled[cell] for cell in ways)
    return known >= _NEARLY_ALL * total or (is_long and are_both and of_a_way >= _MANY * total)


def _is_known(cell: str) -> bool:
    text = folded(read_code(cell))
    return any(text in _CODES[kind] for kind in ("both_ways", "messages", "sessions"))
