"""The checks that read a log: conformance, conflicts, rewritten record, attrition, ignored warning; their columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from ovillo.analysis.handling.act_words import plain_act
from ovillo.analysis.handling.conflicts import LETTERS, Tie, find_undeclared
from ovillo.analysis.handling.conformance import find_nonconforming
from ovillo.analysis.handling.logged_acts import Act, next_weekday, time_of
from ovillo.analysis.handling.records_kept import (
    Alert,
    Entry,
    HandOff,
    find_attrition,
    find_ignored,
    find_rewritten,
)
from ovillo.analysis.handling.results import Outcome
from ovillo.analysis.handling.rules import built_in_rules
from ovillo.domain.clock_errors import HolidayYearUnknownError
from ovillo.domain.errors import NowNeedsZoneError
from ovillo.domain.messages import mark
from ovillo.reading.strict_table import Cell, StrictRow, read_once
from ovillo.workflows.check_tables import (
    COUNTED,
    CheckOptions,
    CheckTable,
    flagged_of,
    from_to,
    zone_of,
)
from ovillo.workflows.reply_times import CALENDAR

CUSTODY_HOURS: Final = 8
"""How long a hand-off of evidence may take, unless the user says otherwise: a shift."""
ALERT_HOURS: Final = 72
FARTHEST_ZONE: Final = timedelta(hours=14)
"""From UTC: where more time is between two, their zones do not tell which was first."""

NO_ROLE: Final = mark(
    "no such role. Write official, prosecutor, judge, police or expert; party, accused, victim or counsel; or leave it "
    "blank."
)
NO_LIMIT: Final = mark("this is no limit. Write it as 72 h or 15 d, or leave the cell blank.")
NO_TIE: Final = mark(
    "no such tie. Write interest, kin, affinity, cohabitation, friendship, enmity, compadrazgo, creditor, debtor, "
    "earlier role, opinion or other."
)
WITH_ONESELF: Final = mark("a tie of somebody with themselves. Delete the row.")
FORMER_UNKNOWN: Final = mark("the receiver is named, and not when. Give the time, or leave both blank.")

_OFFICIAL: Final = frozenset(
    {
        "official",
        "prosecutor",
        "judge",
        "police",
        "expert",
        "funcionario",
        "funcionaria",
        "oficial",
        "jueza",
        "perita",
        "fiscal",
        "juez",
        "policia",
        "policía",
        "perito",
    }
)
_UNBOUND: Final = frozenset({"police", "expert", "policia", "policía", "perito", "perita"})
"""Article 53 binds judges and prosecutors (53.1, 61.4)."""
_PARTY: Final = frozenset(
    {
        *("party", "accused", "victim", "counsel"),
        *("parte", "acusado", "acusada", "imputado", "imputada", "agraviado", "agraviada", "víctima", "victima"),
        *("abogado", "abogada", "defensor", "defensora"),
    }
)
_TIES: Final = {
    "interés": "interest",
    "interes": "interest",
    "pariente": "kin",
    "parentesco": "kin",
    "afinidad": "affinity",
    "convivencia": "cohabitation",
    "amistad": "friendship",
    "enemistad": "enmity",
    "acreedor": "creditor",
    "deudor": "debtor",
    "rol anterior": "earlier role",
    "opinión": "opinion",
    "otro": "other",
    **{each: each for each in LETTERS},
}


def _conformance(rows: Sequence[StrictRow], how: CheckOptions) -> Outcome:
    zone = zone_of(rows, ("at",), how)

    def act(row: StrictRow) -> Act:
        case = row["case"].key() if row.has("case") else ""
        about = row["about"].key() if row.has("about") else ""
        (at, latest), ends_in = row["at"].moments(zone), row["at"].moment(zone).tzinfo
        name, actor = plain_act(row["act"].key()), row["actor"].key()
        return Act(row.number, case, name, actor, at, latest, _within(row), about, ends_in)

    return find_nonconforming([act(row) for row in rows], how.rules or built_in_rules(), last_day=_working_day)


def _working_day(day: date) -> date:
    """The day itself where offices of Peru work, else the next; of a year whose holidays nobody knows, by weekends."""
    try:
        return CALENDAR.first_working(day)
    except HolidayYearUnknownError:
        return next_weekday(day)


def _within(row: StrictRow) -> timedelta | None:
    if not row.has("within"):
        return None
    found = time_of(row["within"].key())
    if found is None:
        raise row["within"].refuse(NO_LIMIT)
    return found


def _conflicts(rows: Sequence[StrictRow], _: CheckOptions) -> Outcome:
    roles: dict[str, set[str]] = {"official": set(), "party": set()}
    bound: set[str] = set()
    ties = []
    for row in rows:
        for column in ("person", "other"):
            if row.has(f"{column}_role"):
                role, who = row[f"{column}_role"], row[column].key()
                roles[_role(role)].add(who)
                if role.key() in _OFFICIAL - _UNBOUND:
                    bound.add(who)
        one, other, degree = row["person"].key(), row["other"].key(), None
        if one == other:
            raise row["other"].refuse(WITH_ONESELF)
        kind = _TIES.get(plain_act(row["tie"].key()))
        if kind is None:
            raise row["tie"].refuse(NO_TIE)
        if row.has("degree"):
            degree = row["degree"].count()
        ties.append(Tie(row.number, one, other, kind, degree, row["declared"].yes_or_no()))
    officials = roles["official"]
    return find_undeclared(ties, officials, roles["party"], unbound=officials - bound)


def _role(cell: Cell) -> str:
    said = cell.key()
    if said not in _OFFICIAL | _PARTY:
        raise cell.refuse(NO_ROLE)
    return "official" if said in _OFFICIAL else "party"


def _rewritten(rows: Sequence[StrictRow], how: CheckOptions) -> Outcome:
    has_chain = "hash" in rows[0].cells
    columns = ("happened", "recorded")
    zone, days = zone_of(rows, columns, how), _days(rows, columns)

    def entry(row: StrictRow) -> Entry:
        parts = tuple(row[each].text for each in ("file", *columns, "content") if each in row.cells)
        span = row["recorded"].moments(zone)
        happened, recorded = from_to(row["happened"].moments(zone), span)
        digest = row["hash"].key() if has_chain else ""
        parts = parts if has_chain else ()
        return Entry(row.number, row["file"].key(), happened, recorded, parts, digest, span, days[row.number])

    entries = [entry(row) for row in rows]
    return find_rewritten(entries, _flagged(rows, "file"), draws=how.draws, seed=how.seed)


def _attrition(rows: Sequence[StrictRow], how: CheckOptions) -> Outcome:
    columns = ("released", "received")
    zone, days = zone_of(rows, columns, how), _days(rows, columns)
    longest = timedelta(hours=CUSTODY_HOURS if how.hours is None else how.hours)

    def hand_off(row: StrictRow) -> HandOff:
        receiver = row["receiver"].key() if row.has("receiver") else ""
        if receiver and not row.has("received"):
            raise row["received"].refuse(FORMER_UNKNOWN)
        span = row["released"].moments(zone)
        released, received = span[0], None
        if row.has("received"):
            released, received = from_to(span, row["received"].moments(zone))
        is_usable = row["usable"].yes_or_no() if "usable" in row.cells else True
        unsure = FARTHEST_ZONE if _may_be_of_other_zone(row["released"], how) else timedelta(0)
        is_under_way = span[0] - unsure <= how.now <= span[1] + longest + unsure
        item, giver, told = row["item"].key(), row["giver"].key(), days[row.number]
        return HandOff(row.number, item, giver, receiver, released, received, is_usable, told, is_under_way, span)

    return find_attrition([hand_off(row) for row in rows], _flagged(rows, "item"), longest=longest)


def _ignored(rows: Sequence[StrictRow], how: CheckOptions) -> Outcome:
    columns = ("raised", "answered")
    zone, days = zone_of(rows, columns, how), _days(rows, columns)
    longest = timedelta(hours=ALERT_HOURS if how.hours is None else how.hours)

    def alert(row: StrictRow) -> Alert:
        cell, span = row["raised"], row["raised"].moments(zone)
        raised, answered = span[1], None
        if row.has("answered"):
            raised, answered = from_to(span, row["answered"].moments(zone))
        is_open = answered is None and abs(how.now - raised - longest) <= FARTHEST_ZONE
        if is_open and _may_be_of_other_zone(cell, how):
            raise NowNeedsZoneError(table=cell.table, row=cell.row, column=cell.column)
        return Alert(row.number, row["office"].key(), raised, answered, days[row.number])

    return find_ignored(read_once(rows, ("alert",), alert), now=how.now, longest=longest)


def _may_be_of_other_zone(cell: Cell, how: CheckOptions) -> bool:
    """Whether only one of a time and now tells its zone."""
    return how.zone is None and cell.names_zone is how.is_now_plain


def _days(rows: Sequence[StrictRow], columns: tuple[str, str]) -> Mapping[int, tuple[bool, bool]]:
    """Of each row, by its number, whether each of its two times is a day without a time.

    What never came counts as told as exactly as most that came for a like beginning, so that it has its like to be
    compared with; where none came, as exactly as its own beginning.
    """
    first, last = columns
    came = Counter((row[first].is_day, row[last].is_day) for row in rows if row.has(last))

    def told(row: StrictRow) -> tuple[bool, bool]:
        begun = row[first].is_day
        if row.has(last):
            return begun, row[last].is_day
        return begun, max((begun, not begun), key=lambda ended: (came[begun, ended], ended is begun))

    return {row.number: told(row) for row in rows}


def _flagged(rows: Sequence[StrictRow], unit: str) -> frozenset[str]:
    """As `flagged_of`; without such a column nothing is flagged, and the rules alone are asked."""
    return flagged_of(rows, unit) if "flagged" in rows[0].cells else frozenset()


_FLAGGED: Final = {"flagged": ("marcado", "senalado")}
CHECK_TABLES: Final[Mapping[str, CheckTable]] = {
    **COUNTED,
    "conformance": CheckTable(
        {"act": ("acto",), "actor": ("autor",), "at": ("cuando",)},
        _conformance,
        {"case": ("caso",), "about": ("sobre", "respecto"), "within": ("plazo",)},
    ),
    "conflicts": CheckTable(
        {
            "person": ("persona",),
            "person_role": ("rol",),
            "other": ("otro", "otra"),
            "other_role": ("rol_otro", "rol_otra"),
            "tie": ("vinculo",),
            "declared": ("declarado",),
        },
        _conflicts,
        {"degree": ("grado",)},
    ),
    "rewritten": CheckTable(
        {"file": ("expediente", "carpeta"), "happened": ("ocurrido",), "recorded": ("registrado",)},
        _rewritten,
        {"content": ("contenido",), "hash": (), **_FLAGGED},
    ),
    "attrition": CheckTable(
        {
            "item": ("evidencia",),
            "giver": ("entrega",),
            "released": ("entregado",),
            "receiver": ("recibe",),
            "received": ("recibido",),
        },
        _attrition,
        {"usable": ("util",), **_FLAGGED},
    ),
    "ignored": CheckTable(
        {"alert": ("alerta",), "office": ("oficina",), "raised": ("emitida",), "answered": ("respondida",)},
        _ignored,
        {},
    ),
}
"""Every check by name."""
