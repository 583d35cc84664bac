"""`monitor standards`: the checklist of minimum standards, what files say of each item, and what people say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.planning.standards import evidence
from ovillo.planning.standards.case_files import CaseFile
from ovillo.planning.standards.checklist import BY_ID, ITEMS, Item, Query, Rating
from ovillo.planning.standards.ratings import PersonsRating, is_disputed
from ovillo.reading.strict_table import Cell, StrictRow, read_once, read_strict

Report = Mapping[str, Any]  # Any: a JSON value

DEFINITIONS: Final = 1
"""Version of what the queries count: figures of two versions are not put beside one another."""
MEANING: Final = mark(
    "A value says what files say, and not whether a standard is met: a person rates, gives a reason, and whoever "
    "disagrees stands beside. No data is no good news: for the first indicium the presumption is then against."
)
FILE_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "file": ("case", "carpeta", "expediente"),
    "office": ("oficina", "fiscalia"),
    "complaint": ("denuncia", "opened"),
}
MORE_FILE_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "formalised": ("formalizada", "formalizacion", "formalized"),
    "charged": ("acusacion", "accused"),
    "convicted": ("condena", "sentenced", "sentencia"),
    "custodial": ("efectiva", "prison"),
    "suspended": ("suspendida",),
    "official": ("funcionario",),
    "victims": ("victimas",),
    "victims_charged": ("victimas_denunciadas", "victimas_acusadas"),
    "foreigners": ("extranjeros", "extranjeras", "foreign_victims"),
    "notice": ("noticia",),
    "protected": ("proteccion",),
}
RATING_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "item": ("indicium", "standard", "punto"),
    "rating": ("self_rating", "calificacion"),
    "reviewer": ("revisor", "revisora", "by"),
    "reason": ("motivo", "razon"),
}
MORE_RATING_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "sources": ("source_ids", "fuentes"),
    "gap_action": ("accion",),
    "due": ("plazo",),
}
_STEPS: Final = ("complaint", "formalised", "charged", "convicted")
_OUT_OF_ORDER = mark("this day is before the step that comes first. Correct one of the two.")
_MORE_THAN_ALL = mark("these are more than the victims of the file. Correct one of the two.")
_BOTH = mark("a sentence is served or suspended, not both. Correct one of the two.")
_NOT_CONVICTED = mark("a sentence is told, and no day of conviction. Fill that in.")
_NO_ITEM = mark("there is no such item. Write S1 to S4, or 1 to 12.")
_NO_RATING = mark("there is no such rating. Write met, partly, not_met or unknown.")
_BEFORE_NOTICE = mark("this day is before the notice. Correct one of the two.")


def assess(
    content: bytes | None, ratings: bytes | None, *, place: str, ratings_place: str = "", year: int | None = None
) -> Report:
    """The checklist, as `--as json` tells it.

    Args:
        content: the table of files; None where there is none, so that nothing is computed.
        ratings: the table of what people say; None for nothing yet.
        place: what the user calls the table of files.
        ratings_place: what the user calls the table of ratings.
        year: of complaint, for all but the comparison of years; None for all.

    Raises:
        CellRefusedError, RowTwiceError: a cell is wrong.
    """
    every = read_files(content, place=place) if content is not None else ()
    files = [each for each in every if year is None or each.complaint.year == year]
    said = read_ratings(ratings, place=ratings_place) if ratings is not None else ()
    return {
        "period": str(year) if year else "",
        "files": len(files),
        "items": [_item(each, files, every, [one for one in said if one.item == each.id], year) for each in ITEMS],
        "meaning": MEANING,
    }


def read_files(content: bytes, *, place: str) -> Sequence[CaseFile]:
    """The files of a table; days in their order, and no part above its whole."""
    rows = read_strict(content, table=place, needed=FILE_COLUMNS, optional=MORE_FILE_COLUMNS)
    return read_once(rows, ["file", "office"], _file)


def read_ratings(content: bytes, *, place: str) -> Sequence[PersonsRating]:
    """What people say: one rating a person and item, each with a reason."""
    rows = read_strict(content, table=place, needed=RATING_COLUMNS, optional=MORE_RATING_COLUMNS)
    return read_once(rows, ["item", "reviewer"], _rating)


def _file(row: StrictRow) -> CaseFile:
    days = {name: _day(row, name) for name in (*_STEPS[1:], "notice", "protected")}
    days["complaint"] = row["complaint"].moment().date()
    told = [(name, day) for name in _STEPS if (day := days[name]) is not None]
    for (_, before), (name, after) in pairwise(told):
        if after < before:
            raise row[name].refuse(_OUT_OF_ORDER)
    if days["notice"] and days["protected"] and days["protected"] < days["notice"]:
        raise row["protected"].refuse(_BEFORE_NOTICE)
    sentence = {name: row[name].yes_or_no() if row.has(name) else None for name in ("custodial", "suspended")}
    for name, says in sentence.items():
        if says and days["convicted"] is None:
            raise row[name].refuse(_NOT_CONVICTED)
    if sentence["custodial"] and sentence["suspended"]:
        raise row["suspended"].refuse(_BOTH)
    counts = {
        name: row[name].count() if row.has(name) else None for name in ("victims", "victims_charged", "foreigners")
    }
    for name in ("victims_charged", "foreigners"):
        if counts["victims"] is not None and (counts[name] or 0) > counts["victims"]:
            raise row[name].refuse(_MORE_THAN_ALL)
    return CaseFile(
        row=row.number,
        file=row["file"].words(),
        office=row["office"].words(),
        complaint=row["complaint"].moment().date(),
        official=row["official"].yes_or_no() if row.has("official") else None,
        formalised=days["formalised"],
        charged=days["charged"],
        convicted=days["convicted"],
        notice=days["notice"],
        protected=days["protected"],
        custodial=sentence["custodial"],
        suspended=sentence["suspended"],
        victims=counts["victims"],
        victims_charged=counts["victims_charged"],
        foreigners=counts["foreigners"],
    )


def _day(row: StrictRow, column: str) -> date | None:
    return row[column].moment().date() if row.has(column) else None


def _rating(row: StrictRow) -> PersonsRating:
    item = row["item"].words().upper()
    if item not in BY_ID:
        raise row["item"].refuse(_NO_ITEM)
    try:
        rating = Rating(row["rating"].key().replace(" ", "_"))
    except ValueError as error:
        raise row["rating"].refuse(_NO_RATING) from error
    return PersonsRating(
        row=row.number,
        item=item,
        rating=rating,
        reviewer=row["reviewer"].words(),
        reason=row["reason"].words(),
        sources=_words(row, "sources"),
        gap_action=_words(row, "gap_action"),
        due=row["due"].moment().date().isoformat() if row.has("due") else "",
    )


def _words(row: StrictRow, column: str) -> str:
    cell: Cell | None = row[column] if row.has(column) else None
    return cell.words() if cell else ""


def _item(
    item: Item, files: Sequence[CaseFile], every: Sequence[CaseFile], ratings: Sequence[PersonsRating], year: int | None
) -> Report:
    value, count = _value(item.query, files, every)
    is_standard = item.id.startswith("S")
    return {
        "standard": item.id if is_standard else "S4",
        "indicium": None if is_standard else int(item.id),
        "text": item.text,
        "checked": item.is_checked,
        "period": str(year) if year else "",
        "evidence_query": None if item.query is Query.NONE else item.query.value,
        "definition_id": None if item.query is Query.NONE else f"{item.query.value}@{DEFINITIONS}",
        "value": value,
        "n": count,
        "presumption_against": item.query is Query.FUNNEL and not count,
        "ratings": [
            {
                "self_rating": each.rating.value,
                "reviewer": each.reviewer,
                "reason": each.reason,
                "source_ids": each.sources.split(),
                "gap_action": each.gap_action,
                "due": each.due,
            }
            for each in ratings
        ],
        "dissent": is_disputed(ratings),
    }


def _value(
    query: Query, files: Sequence[CaseFile], every: Sequence[CaseFile]
) -> tuple[dict[str, Any] | None, int]:  # Any: a JSON value
    """What files say, and of how many files; nothing where they say nothing."""
    match query:
        case Query.FUNNEL:
            found: dict[str, Any] = {"funnels": [asdict(each) for each in evidence.funnels(files)]}
            return (found, len(files)) if files else (None, 0)
        case Query.YEARS:
            found = {"years": [asdict(each) for each in evidence.years(every)]}
            return (found, len(every)) if every else (None, 0)
        case Query.VICTIMS:
            victims = evidence.victims(files)
            count = max(victims.files, victims.days_to_protection.count + victims.unprotected)
            return (asdict(victims), count) if count else (None, 0)
        case Query.OFFICIALS:
            officials = evidence.officials(files)
            count = officials.against.complaints + officials.others.complaints
            return (asdict(officials), count) if count else (None, 0)
        case Query.CITIZENSHIP:
            citizenship = evidence.citizenship(files)
            return (asdict(citizenship), citizenship.files) if citizenship.files else (None, 0)
        case _:
            return None, 0
