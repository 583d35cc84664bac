"""What each company calls its columns, as data (`profiles.toml`), and the profile that fits a header.

A profile fits where every column that it needs is in the header. Of several that fit, the one that finds most of its
columns is taken; where two find equally many, nothing is guessed.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from ovillo.domain.errors import CallColumnsError, CallProfileBrokenError
from ovillo.domain.messages import mark

FIELDS: Final = ("from", "to", "at", "date", "time", "end", "seconds", "cell", "kind", "service", "subject")
"""What `--columns` may name."""
_BROKEN = "\ufffd"
_SMALL = frozenset({"de", "del", "la", "el", "los", "las", "of", "the", "da", "do"})
_NUMBER = frozenset({"no", "nro", "num", "n"})
"""What number is cut to, before another word."""
_NUMBERED: Final = re.compile(r"#([1-9]\d*)")
"""A column by its place, where its name is none or that of another too."""
_OF_ALL: Final = "all"
"""The table of `profiles.toml` that is no profile."""
_ASSUMPTIONS: Final = (
    mark("Number A is taken for the caller in incoming rows too, unless the row's own number says otherwise."),
    mark("Number A is taken for the number that was asked about."),
    mark(
        "Number A is taken for the caller, and the cell for that of the side that t_reg tells, for nobody's where it "
        "tells none; without that column, for the caller's."
    ),
    mark("The number is taken for the one that was asked about."),
    mark("The A party is taken for the number that was asked about."),
    mark(
        "Times are taken for New York's, days as month/day/year, and the cell for that of the side that M_R tells, for "
        "nobody's where it is empty; a row with a role that the profile does not know is not read. Without that column "
        "it is the caller's."
    ),
    mark("Days are read as day/month/year, times as they are written, and the cell as the caller's."),
)
"""What `profiles.toml` says, so that the catalogue finds it; a test holds the two against one another."""
PLAIN_ASSUMPTION: Final = _ASSUMPTIONS[-1]
"""Of a table whose columns somebody named, or whose heads say no more than from, to and when."""
_OWN_ROWS: Final = mark(
    "The column of from is taken for the number that was asked about: where its row says incoming, the other one "
    "called. Days are read as day/month/year and times as they are written, and the cell as that of the number asked "
    "about."
)
_OWN_COLUMN: Final = mark(
    "The column of from is taken for the caller in incoming rows too, unless the row's own number says otherwise, and "
    "the cell for that of the number asked about. Days are read as day/month/year, times as they are written."
)


@dataclass(frozen=True, slots=True)
class Profile:
    """How one kind of table is read."""

    name: str
    columns: Mapping[str, str]
    zone: str = "UTC"
    sides: str = "roles"
    order: str = "dmy"
    decimal: str = "."
    optional: Sequence[str] = ()
    also: Sequence[str] = ()
    outgoing: Sequence[str] = ()
    incoming: Sequence[str] = ()
    messages: Sequence[str] = ()
    """Those of the codes for outgoing and incoming that stand for messages."""
    sessions: Sequence[str] = ()
    aside: Sequence[str] = ()
    incoming_files: Sequence[str] = ()
    outgoing_files: Sequence[str] = ()
    assumption: str = ""
    without: Sequence[str] = ()
    """Columns of tables of another kind: a header that has one of them is none of this profile."""

    def places(self, header: Sequence[str]) -> Mapping[str, int] | None:
        """The column of each field, from 0; None where one that is needed is missing, or the table is of no calls."""
        if any(_place(name, header) is not None for name in self.without):
            return None
        found = {field: _place(name, header) for field, name in self.columns.items()}
        if any(place is None for field, place in found.items() if field not in self.optional):
            return None
        return {field: place for field, place in found.items() if place is not None}

    def fit(self, header: Sequence[str]) -> int:
        """How many of the columns that it knows a header has; 0 where it does not fit."""
        places = self.places(header)
        return 0 if places is None else len(places) + sum(_place(name, header) is not None for name in self.also)


_KEYS: Final = tuple(each.name for each in fields(Profile))
_LISTS: Final = ("optional", "also", "outgoing", "incoming", "messages", "sessions", "aside", "without")


@cache
def built_in_profiles() -> Mapping[str, Profile]:
    """The profiles that come with the program, by name."""
    return {name: Profile(name=name, **parts) for name, parts in _written().items() if name != _OF_ALL}


def words_of_all() -> Mapping[str, Sequence[str]]:
    """Codes that mean the same in the tables of all companies: outgoing, incoming, messages, sessions."""
    return _written()[_OF_ALL]


@cache
def _written() -> Mapping[str, Mapping[str, Any]]:  # Any: values of TOML
    return tomllib.loads((Path(__file__).parent / "profiles.toml").read_text("utf-8"))


def profile_of_toml(text: str, *, name: str) -> Profile:
    """A profile that somebody wrote or saved.

    Raises:
        CallProfileBrokenError: not TOML, or of other keys and values than a profile has.
    """
    try:
        parts = tomllib.loads(text)
        profile = Profile(**{"name": name, **parts})
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise CallProfileBrokenError(keys=", ".join(_KEYS)) from error
    lists = [getattr(profile, name) for name in _LISTS]
    is_right = (
        isinstance(profile.columns, dict)
        and profile.columns.keys() <= {*FIELDS, "latitude", "longitude", "area", "side"}
        and "from" in profile.columns
        and profile.columns.keys() & {"at", "date"}
        and ("to" in profile.columns or profile.sides == "session")
        and all(isinstance(one, str) for one in profile.columns.values())
        and profile.sides in {"roles", "subject", "session"}
        and sorted(profile.order) == ["d", "m", "y"]
        and all(isinstance(one, list | tuple) and all(isinstance(each, str) for each in one) for one in lists)
    )
    if not is_right:
        raise CallProfileBrokenError(keys=", ".join(_KEYS))
    return profile


def toml_of_profile(profile: Profile) -> str:
    """What `profile_of_toml` reads, for a person to look at and change."""
    lines = [f"{key} = {_toml(getattr(profile, key))}" for key in _KEYS if key != "name" and getattr(profile, key)]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    assert isinstance(value, Sequence), "a profile has texts, lists of texts and columns"
    return "[" + ", ".join(_toml(each) for each in value) + "]"


def profile_of_columns(text: str) -> Profile:
    """A profile from `from=…,to=…,at=…`.

    Raises:
        CallColumnsError: a field is unknown or has no column, or the caller or the time is missing.
    """
    columns: dict[str, str] = {}
    for part in text.split(","):
        field, _, name = (piece.strip() for piece in part.partition("="))
        if field not in FIELDS or not name:
            raise CallColumnsError(fields=", ".join(FIELDS))
        columns[field] = name
    if "from" not in columns or not columns.keys() & {"at", "date"}:
        raise CallColumnsError(fields=", ".join(FIELDS))
    sides, assumption = _sides_of(columns)
    codes = words_of_all()
    return Profile(
        name="columns",
        columns=columns,
        sides=sides,
        # Words that say nothing of which way are read as from and to stand.
        outgoing=(
            *("call", "voice", "llamada", "voz"),
            *(each for each in codes["messages"] if each not in codes["incoming"]),
        ),
        assumption=assumption,
    )


def _sides_of(columns: Mapping[str, str]) -> tuple[str, str]:
    """Whose the columns from and to are, and what is taken for granted then.

    Where rows say which way, from is not always the caller: it is the number asked about, unless another column is.
    """
    if "to" not in columns:
        return "session", PLAIN_ASSUMPTION
    if "kind" not in columns:
        return "roles", PLAIN_ASSUMPTION
    is_own = columns.get("subject", columns["from"]) == columns["from"]
    return ("subject", _OWN_ROWS) if is_own else ("roles", _OWN_COLUMN)


@lru_cache(maxsize=16_384)  # each cell of the first rows is compared with every column of every profile
def folded(text: str) -> str:
    """Without case, accents and marks, so that two spellings of a column or code meet."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() or each == _BROKEN else " " for each in bare).split())


def _place(name: str, header: Sequence[str]) -> int | None:
    """The first column of a name, or of the first of several that is there (parted by `|`); `#3` is the third.

    Where none is there, one of a name that differs in small words alone ("lugar_nacimiento", "Nº de origen").
    """
    if numbered := _NUMBERED.fullmatch(name):
        return int(numbered[1]) - 1 if int(numbered[1]) <= len(header) else None
    cells = [folded(cell) for cell in header]
    wanted = [folded(each) for each in name.split("|")]
    found = _spelt(wanted, cells)
    return _spelt(list(map(_bare, wanted)), list(map(_bare, cells))) if found is None else found


def _spelt(wanted: Sequence[str], cells: Sequence[str]) -> int | None:
    return next((place for each in wanted for place, cell in enumerate(cells) if _is_spelt(each, cell)), None)


@lru_cache(maxsize=16_384)  # as `folded`
def _bare(name: str) -> str:
    """A folded name without its small words, and its number written out; as it is where it has no other word."""
    words = [word for word in name.split() if word not in _SMALL]
    if len(words) > 1 and words[0] in _NUMBER:
        words[0] = "numero"
    return " ".join(words) if len(words) > 1 else name


def _is_spelt(wanted: str, found: str) -> bool:
    """Equal, letters that a broken encoding lost left open."""
    if _BROKEN not in found:
        return wanted == found
    return len(wanted) == len(found) and all(other in {one, _BROKEN} for one, other in zip(wanted, found, strict=True))
