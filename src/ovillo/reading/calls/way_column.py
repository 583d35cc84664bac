"""Which column says which way each call went, where its name is none that a profile knows: its cells tell.

1. Asked of a profile that can do without such a column. One that no field uses is it where nine in ten of its filled
   cells are codes, some of them of a way; or where half are words of a way, and both ways are among them.
2. A code of one or two letters may be something else (IN is Indiana, MO Missouri): where there are no others, both ways
   must be there, or a name that says of what kind the cells are.
3. Where no column is it, one of few different cells, half of which look like a way, is named, and rows whose cell looks
   like one are not read: nobody guesses which way they say.
4. Whose number the first one of a row that says incoming is no such table tells: it is put aside, unless the profile
   says what the code means. Where somebody named the columns and not that one, they are followed, and that is said.
5. Of whatever column says which way, E, I and R mean what the codes beside them tell (`way_words`), unless somebody
   saved what they mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ovillo.domain.calls import ColumnRemark
from ovillo.domain.messages import mark
from ovillo.reading.calls.cells import read_code
from ovillo.reading.calls.profiles import PLAIN_ASSUMPTION, Profile, built_in_profiles, folded
from ovillo.reading.calls.way_words import CODES, INCOMING, OUTGOING, core_of, letters_of, looks_like, way_of

WAY_NOT_NAMED: Final = mark(
    "Another column says incoming and outgoing: from is taken for the caller in incoming rows too; where it is not, "
    "name that column as kind. Days are read as day/month/year, times as they are written, and the cell as the "
    "caller's."
)
MAY_SAY: Final = mark(
    "Column {column} may say which way each call went ({cells}), and what it says is not known: rows with these cells "
    "are not read. If it does, name it with --columns (kind={column}); if not, name the others and not this one."
)
MAY_SAY_NOT_NAMED: Final = mark(
    "Column {column} may say which way each call went ({cells}), and it was not named: from is taken for the caller in "
    "every row. If it does, name it as kind."
)
MADE: Final = mark(
    "Column {column}: {cells} stand beside one another, and so E or I is taken for outgoing (emitida, iniciada) and R "
    "for incoming (recibida)."
)
NOT_TOLD: Final = mark(
    "Column {column}: {cells} can be incoming (entrante, incoming) or outgoing (emitida, iniciada), and the codes "
    "beside them do not tell which: these rows are not read. A profile with outgoing = [...] and incoming = [...] "
    "says what they mean (--save-profile writes one to change)."
)
_LONG: Final = 3
"""Letters of a word that is no abbreviation of a place."""
_NEARLY_ALL: Final = 0.9
_MANY: Final = 0.5
_FEW: Final = 24
"""Different cells of a column of kinds."""
_NAMED: Final = 6
"""Cells that are told."""
_ENDS: Final = frozenset({"missed", "perdida", "perdidas"})
"""Beside other codes an incoming call; alone how a call ended, whoever made it."""
_HEADS: Final = frozenset(
    (
        *("tipo", "type", "evento", "event", "sentido", "direccion", "direction", "dir", "way", "kind", "clase"),
        *("llamada", "call", "cdr", "trafico", "traffic", "registro", "record", "rol", "role", "modo", "mode", "class"),
        *("io", "in", "out", "entrante", "saliente", "incoming", "outgoing", "mo", "mt"),
    )
)  # fmt: skip
_Cells = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """How the ways of a table are read, and what is to be said of that."""

    profile: Profile
    remark: ColumnRemark | None = None


def told_way(profile: Profile, header: Sequence[str], cells: Callable[[int], _Cells]) -> Told:
    """The profile, with the column that says which way, and what its cells say.

    Args:
        profile: the one that fits.
        header: the names of the columns.
        cells: the different cells of a column, by its place, and how often each is there.
    """
    places = profile.places(header) or {}
    can_do_without = "kind" in profile.optional and "subject" not in places
    is_as_named = "kind" not in profile.columns and profile.assumption == PLAIN_ASSUMPTION
    place = places.get("kind", places.get("side"))
    if place is None and profile.sides == "roles" and (can_do_without or is_as_named):
        free = {each: _filled(cells(each)) for each in range(len(header)) if each not in places.values()}
        place = next((each for each, found in free.items() if _says_which_way(header[each], found)), None)
        if place is None:
            may_say = next((each for each, found in free.items() if _may_say_which_way(header[each], found)), None)
            return Told(profile) if may_say is None else _left_untold(profile, header, may_say, free[may_say])
        if is_as_named:
            return Told(
                replace(profile, assumption=WAY_NOT_NAMED) if INCOMING in _ways(free[place]).values() else profile
            )
        profile = replace(profile, columns={**profile.columns, "kind": f"#{place + 1}"})
    if place is None:
        return Told(profile)
    return _read_by(profile, _column(header, place), _filled(cells(place)), is_put_aside=can_do_without)


def _filled(cells: _Cells) -> _Cells:
    return {cell: count for cell, count in cells.items() if cell.strip()}


def _column(header: Sequence[str], place: int) -> str:
    return header[place].strip() or f"#{place + 1}"


def _left_untold(profile: Profile, header: Sequence[str], place: int, cells: _Cells) -> Told:
    """Rule 3."""
    looking = [cell for cell in cells if looks_like(cell)]
    remark = ColumnRemark(MAY_SAY, _column(header, place), sorted(looking)[:_NAMED])
    if "kind" not in profile.columns:
        return Told(profile, replace(remark, sentence=MAY_SAY_NOT_NAMED))
    aside = {"", *map(folded, looking)}
    # Nobody knows that the column tells of a way: whatever else stands in it says as little as if it were not there.
    others = [cell for cell in ("", *cells) if folded(cell) not in aside and not _is_known(cell)]
    kind = {**profile.columns, "kind": f"#{place + 1}"}
    return Told(
        replace(profile, columns=kind, aside=[*profile.aside, *looking], outgoing=[*profile.outgoing, *others]), remark
    )


def _read_by(profile: Profile, column: str, cells: _Cells, *, is_put_aside: bool) -> Told:
    """The profile, with what the cells of its column say that it does not know, and rule 5."""
    own = {folded(code) for code in (*profile.outgoing, *profile.incoming, *profile.aside)}
    is_open = is_put_aside or profile.name == "columns"
    is_built_in = profile.name in built_in_profiles() and built_in_profiles()[profile.name].incoming == profile.incoming
    letters = {
        letter: way
        for letter, way in letters_of(cells).items()
        if letter not in own or (is_built_in and way == OUTGOING)
    }
    found: dict[str, list[str]] = {OUTGOING: [], INCOMING: [], "": []}
    for cell in cells:
        if (letter := core_of(cell)) in letters:
            found[letters[letter]].append(cell)
        elif is_open and folded(cell) not in own and (way := way_of(cell)):
            found[way].append(cell)
    changed = {folded(cell) for cell in (*found[OUTGOING], *found[INCOMING], *found[""])}
    incoming = [code for code in profile.incoming if folded(code) not in changed]
    aside = [*profile.aside, *found[""], *(found[INCOMING] if is_put_aside else ())]
    told = replace(
        profile,
        outgoing=[*profile.outgoing, *found[OUTGOING]],
        incoming=incoming if is_put_aside else [*incoming, *found[INCOMING]],
        aside=aside,
    )
    if found[""]:
        return Told(told, ColumnRemark(NOT_TOLD, column, sorted(found[""])[:_NAMED]))
    made = [cell for cell in cells if core_of(cell) in letters] if OUTGOING in letters.values() else []
    return Told(told, ColumnRemark(MADE, column, sorted(made)[:_NAMED]) if made else None)


def _ways(cells: _Cells) -> Mapping[str, str]:
    """The cells that say which way, and which."""
    letters = letters_of(cells)
    return {cell: way for cell in cells if (way := letters.get(core_of(cell)) or way_of(cell))}


def _says_which_way(head: str, filled: _Cells) -> bool:
    """Rules 1 and 2 of one column."""
    ways = _ways(filled)
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


def _may_say_which_way(head: str, filled: _Cells) -> bool:
    """Rule 3 of one column: both ways, or incoming under a head of kinds."""
    ways = {cell: way for cell in filled if (way := looks_like(cell))}
    is_of_a_way = len(set(ways.values())) > 1 or (
        INCOMING in ways.values() and not _HEADS.isdisjoint(folded(head).split())
    )
    return is_of_a_way and len(filled) <= _FEW and sum(filled[cell] for cell in ways) >= _MANY * sum(filled.values())


def _is_known(cell: str) -> bool:
    text = folded(read_code(cell))
    return any(text in CODES[kind] for kind in ("both_ways", "messages", "sessions"))
