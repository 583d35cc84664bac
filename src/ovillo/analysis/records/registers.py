"""Five patterns in registers, each with what is usual among the others and a warning where few rows carry it.

A pattern tells of rows, never of a person's guilt: a doctor of a regional hospital signs births of women from afar.

1. signing: births that one professional signs for mothers whose home is not the place of birth, of mothers without a
   common surname; usual is the share among the births that others sign at the same place, where those are enough,
   else among all that others sign: in a hospital for a whole region it is high, and nobody stands out.
2. late: births that one officer registers more than some days after them; usual is the share of the other officers.
   Where the registration is before the birth, one of the two is wrong and the row is left out.
3. exit: a birth, its registration and the child's exit within some days; usual is the share of all births with an exit.
   The mothers of others of that name are told with it.
4. clinic: a patient whose visits end within some days before a birth that is registered to another, who has no visit,
   at the same place, and who has no birth of her own in the register; usual is how many such births chance puts
   there, spread evenly over the time of the register. A mother whose name may be the patient's is told.
5. addresses: one address of several adopters; usual is the share of addresses with more than one. A court that stands
   for an adopter is none.

Names are compared as they stand: `spellings` has made one of those that are one before. Where a pattern says that
somebody has no visit, or no birth, names that may be hers count as hers, too: titles and the order of words aside. An
address is the same whatever its signs and abbreviations. No number, no home and the like are no address; "no registra",
"-", "N.N." and, of a child, "newborn" are no name: rows of several stand behind each, and they make no pattern.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.calls.chance import SMALL_SAMPLE, at_least, at_least_of
from ovillo.analysis.calls.columns import day_text
from ovillo.analysis.records.spellings import loose_key, plain_words
from ovillo.domain.nobody import names_nobody
from ovillo.domain.records import RecordRow

FEWEST: Final = 2
_LATER: Final = ("registered", "exit")
_NUMBER_SIGN: Final = re.compile(r"(?i)\bn(?:[º°]|ro\b|o?\.)|#")
_NO_NUMBER: Final = re.compile(
    r"s n|sn|(sin|no) (numero|direccion|domicilio|datos?|dato|registra|consigna|indica|tiene|aplica)|n a|na|nd|n d"
    r"|(no )?(unknown|none|null|address|fixed abode)|no (hay|fixed address)|desconocid[oa]|ningun[oa]|[x0]+"
)
_NO_NAME_YET: Final = re.compile(
    r"rn|(?:recien nacid|nin|bebe?|menor|nen|criatur|hij)[oae]?s?(?: (?:de|recien nacid[oa]|varon|mujer|sin nombre))?"
    r"|newborn|neonato|varon|mujer|femenino|masculino|(?:baby|infant)(?: (?:boy|girl))?|(?:male|female)(?: infant)?"
)
_COURT: Final = re.compile(
    r"(?:\w+ )?(?:juzgado|tribunal|corte (?:de|superior|suprema)|fiscalia|ministerio|family court|district court"
    r"|court of|ministry)\b"
)
_WAYS: Final = {
    **dict.fromkeys(("av", "avda", "ave"), "avenida"),
    **dict.fromkeys(("c", "cl", "cll"), "calle"),
    **dict.fromkeys(("jr", "jir"), "jiron"),
    **dict.fromkeys(("psje", "pje", "pasje"), "pasaje"),
    **dict.fromkeys(("urb", "urbanizacion"), "urbanizacion"),
    **dict.fromkeys(("dpto", "dto", "depto"), "departamento"),
    **dict.fromkeys(("mz", "mza"), "manzana"),
    **dict.fromkeys(("lt", "lte"), "lote"),
    **dict.fromkeys(("cra", "kra", "kr"), "carrera"),
    **dict.fromkeys(("st", "str"), "street"),
    "rd": "road",
}
_NUMBER_WORDS: Final = frozenset({"numero", "nro", "num", "number"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rows that have something in common, beside what is usual."""

    subject: str
    """Whom or what the rows have in common."""
    count: int
    """Rows with the pattern."""
    of: int
    """Rows of this subject."""
    base_rate: float
    """Share of the rows of all others that have it."""
    expected: float
    chance: float
    """Of as many or more, were the subject like the others."""
    is_small_sample: bool
    detail: str
    """What the rows are: names of mothers, days; as the register writes them."""
    rows: Sequence[int]
    other_rows: Sequence[int] = ()
    """Of the second table, where there is one."""
    others: int | None = None
    """Rows of all others; where there are none nothing is usual. None where the pattern compares with no others."""
    perhaps: Sequence[str] = ()
    """Of clinic the mothers whose names may be the patient's in a longer or shorter form: the births would be her own.
    Of exit the mothers of the other children of that name, who may be the one that left."""


def find_far_signing(births: Sequence[RecordRow]) -> Sequence[Pattern]:
    """Rule 1, those that chance explains least first."""
    told = [one for one in births if _name(_text(one, "professional")) and _address(_text(one, "mother_home"))]
    told = [one for one in told if _address(_text(one, "place"))]
    shares = _shares(
        told,
        "professional",
        lambda one: not _is_within(_text(one, "mother_home"), _text(one, "place")),
        peers_by="place",
    )
    return [one for one in shares if len({_surname(name) for name in one.detail.split("; ")} - {""}) > 1]


def find_late(births: Sequence[RecordRow], *, days: int) -> Sequence[Pattern]:
    """Rule 2, those that chance explains least first."""
    wrong = set(rows_before_birth(births, fields=("registered",)))
    told = [one for one in births if _name(_text(one, "officer")) and _day(one, "registered") is not None]
    told = [one for one in told if one.row not in wrong]
    return _shares(told, "officer", lambda one: (_day(one, "registered") or 0) - (_day(one, "born") or 0) > days)


def find_quick_exit(births: Sequence[RecordRow], travel: Sequence[RecordRow], *, days: int) -> Sequence[Pattern]:
    """Rule 3, the shortest first; exits are those of the register, or of a table of travel by the child's name."""
    left: dict[str, list[RecordRow]] = defaultdict(list)
    for one in travel:
        if child := _child(_text(one, "child")):
            left[child].append(one)
    named: dict[str, list[RecordRow]] = defaultdict(list)
    for one in births:
        named[_child(_text(one, "child"))].append(one)
    found, with_exit = [], 0
    for birth in births:
        born, registered, end = _day(birth, "born") or 0, _day(birth, "registered"), _day(birth, "exit")
        others: list[int] = []
        later = [one for one in left.get(_child(_text(birth, "child")), []) if (_day(one, "exit") or 0) >= born]
        if end is None and later:
            first = min(later, key=lambda one: (_day(one, "exit") or 0, one.row))
            end, others = _day(first, "exit"), [first.row]
        # Whoever left or was registered before the birth did neither: `rows_before_birth`.
        if end is None or registered is None or min(end, registered) < born:
            continue
        with_exit += 1
        if max(end, registered) - born <= days:
            found.append((max(end, registered) - born, birth, (born, registered, end), others))
    base = len(found) / with_exit if with_exit else 0.0
    return [
        Pattern(
            _text(birth, "child") or _text(birth, "mother"),
            1,
            1,
            round(base, 4),
            round(base, 3),
            1.0,
            with_exit < SMALL_SAMPLE,
            " → ".join(map(day_text, told)),
            [birth.row],
            others,
            perhaps=_unique(
                _text(one, "mother") or _text(one, "child")
                for one in (named[_child(_text(birth, "child"))] if others else ())
                if one.row != birth.row
            ),
        )
        for _, birth, told, others in sorted(found, key=lambda one: (one[0], one[1].row))
    ]


def rows_before_birth(births: Sequence[RecordRow], *, fields: Sequence[str] = _LATER) -> Sequence[int]:
    """Rows whose registration or exit is before the birth: one of their days is wrong."""
    return [
        one.row
        for one in births
        if any((day := _day(one, field)) is not None and day < (_day(one, "born") or 0) for field in fields)
    ]


def find_visits_before_others_births(
    clinic: Sequence[RecordRow], births: Sequence[RecordRow], *, days: int
) -> Sequence[Pattern]:
    """Rule 4, those that chance explains least first."""
    visits: dict[str, list[RecordRow]] = defaultdict(list)
    for one in clinic:
        if patient := _name(_text(one, "patient")):
            visits[patient].append(one)
    last_of: dict[str, int] = defaultdict(int)
    for one in clinic:
        patient = loose_key(_text(one, "patient"))
        last_of[patient] = max(last_of[patient], _day(one, "visit") or 0)
    mothers = {loose_key(_text(one, "mother")) for one in births}
    unseen = [one for one in births if (mother := loose_key(_text(one, "mother"))) and mother not in last_of]
    if not births:
        return []
    born = [_day(one, "born") or 0 for one in births]
    span = max(born) - min(born) + 1
    found = []
    for patient, hers in visits.items():
        last = max(hers, key=lambda one: (_day(one, "visit") or 0, one.row))
        end, place = _day(last, "visit") or 0, _text(last, "place")
        if loose_key(patient) in mothers or len(hers) < FEWEST or last_of[loose_key(patient)] > end:
            continue
        near = [one for one in unseen if _is_same_place(place, _text(one, "place"))]
        fits = [one for one in near if 0 <= (_day(one, "born") or 0) - end <= days]
        if fits:
            expected = len(near) * min(1.0, (days + 1) / span)
            found.append(
                Pattern(
                    _text(last, "patient"),
                    len(fits),
                    len(near),
                    round(min(1.0, (days + 1) / span), 4),
                    round(expected, 3),
                    float(f"{at_least(len(fits), expected):.3g}"),
                    len(births) < SMALL_SAMPLE,
                    "; ".join(f"{_text(one, 'mother')} {day_text(_day(one, 'born') or 0)}" for one in fits),
                    [one.row for one in fits],
                    sorted(one.row for one in hers),
                    perhaps=_unique(name for one in fits if _may_be_one(name := _text(one, "mother"), patient)),
                )
            )
    return sorted(found, key=lambda one: (one.chance, one.subject))


def find_repeated_addresses(adoptions: Sequence[RecordRow]) -> Sequence[Pattern]:
    """Rule 5, most adopters first."""
    at: dict[str, list[RecordRow]] = defaultdict(list)
    for one in adoptions:
        if address := _address(_text(one, "address")):
            at[address].append(one)
    adopters = {key: {_adopter(_text(one, "adopter")) for one in rows} - {""} for key, rows in at.items()}
    repeated = [key for key, names in adopters.items() if len(names) >= FEWEST]
    base = len(repeated) / len(at) if at else 0.0
    mean = sum(map(len, at.values())) / len(at) if at else 0.0
    found = [
        Pattern(
            _text(at[key][0], "address"),
            len(adopters[key]),
            len(at[key]),
            round(base, 4),
            round(mean, 3),
            float(f"{at_least(len(adopters[key]), mean):.3g}"),
            len(at) < SMALL_SAMPLE,
            "; ".join(sorted(adopters[key])),
            sorted(one.row for one in at[key]),
        )
        for key in repeated
    ]
    return sorted(found, key=lambda one: (-one.count, one.subject))


def _shares(
    told: Sequence[RecordRow], field: str, has: Callable[[RecordRow], bool], *, peers_by: str = ""
) -> Sequence[Pattern]:
    """For each value of a field how many of its rows have something, beside the share among others.

    Args:
        told: rows.
        field: whose values are compared.
        has: whether a row has it.
        peers_by: others are those with the same value of this field, where they are at least `SMALL_SAMPLE`.
    """
    of: dict[str, list[RecordRow]] = defaultdict(list)
    for one in told:
        of[_name(_text(one, field))].append(one)
    marked = {one.row for one in told if has(one)}
    found = []
    for rows in of.values():
        its = [one for one in rows if one.row in marked]
        others, others_marked = len(told) - len(rows), len(marked) - len(its)
        if peers_by:
            places, own = {plain_words(_text(one, peers_by)) for one in rows}, {one.row for one in rows}
            near = [one for one in told if one.row not in own and plain_words(_text(one, peers_by)) in places]
            if len(near) >= SMALL_SAMPLE:
                others, others_marked = len(near), sum(one.row in marked for one in near)
        # One more than was seen: a share of exactly nothing is not known from a few others.
        usual = (others_marked + 1) / (others + 1)
        if len(its) < FEWEST or len(its) <= len(rows) * usual:
            continue
        base = others_marked / others if others else 0.0
        found.append(
            Pattern(
                _text(rows[0], field),
                len(its),
                len(rows),
                round(base, 4),
                round(len(rows) * base, 3),
                float(f"{at_least_of(len(its), len(rows), usual):.3g}"),
                len(rows) < SMALL_SAMPLE or others < SMALL_SAMPLE,
                "; ".join(_unique(_text(one, "mother") for one in its)),
                sorted(one.row for one in its),
                others=others,
            )
        )
    return sorted(found, key=lambda one: (one.chance, -one.count, one.subject))


def _text(one: RecordRow, field: str) -> str:
    return str(one.values.get(field) or "")


def _day(one: RecordRow, field: str) -> int | None:
    value = one.values.get(field)
    return value if isinstance(value, int) else None


def _name(text: str) -> str:
    """The name as it stands; empty of nobody's."""
    return "" if names_nobody(text) else text


def _adopter(text: str) -> str:
    """The name as it stands; empty of a court or an office, which adopts nobody."""
    return "" if _COURT.match(plain_words(text)) else _name(text)


def _child(text: str) -> str:
    """The name of a child as it stands; empty where it has none yet."""
    return "" if _NO_NAME_YET.fullmatch(plain_words(text)) else _name(text)


def _address(text: str) -> str:
    """What is the same however somebody writes an address; empty where it names no place."""
    if _NO_NUMBER.fullmatch(plain_words(text)):
        return ""
    words = (_WAYS.get(each, each) for each in plain_words(_NUMBER_SIGN.sub(" ", text)).split())
    return " ".join(each for each in words if each not in _NUMBER_WORDS)


def _surname(name: str) -> str:
    """The last but one word of a Spanish name, the last of any other of two words; empty of nobody's."""
    words = [] if names_nobody(name) else plain_words(name).split()
    return words[-2] if len(words) > 2 else words[-1] if words else ""


def _is_within(home: str, place: str) -> bool:
    """Whether two places name the same town: a part between commas is the same, or one holds the words of the other."""
    parts, others = ({plain_words(part) for part in text.split(",")} - {""} for text in (home, place))
    if parts & others:
        return True
    one, other = set(plain_words(home).split()), set(plain_words(place).split())
    return one <= other or other <= one


def _is_same_place(one: str, other: str) -> bool:
    """Whether two name one establishment: what stands before the first comma is the same, or one is not told."""
    first, second = (plain_words(text.partition(",")[0]) for text in (one, other))
    return not first or not second or first == second


def _may_be_one(name: str, other: str) -> bool:
    """Whether all words of one, at least two, are in the other: a second surname is often left out."""
    one, two = (set(loose_key(text).split()) for text in (name, other))
    return min(len(one), len(two)) >= FEWEST and (one <= two or two <= one)


def _unique(names: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(names))
