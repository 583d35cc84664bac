"""HTCDS rows, as CSV: one for each statement that somebody is recruited, moved, traded, kept or exploited.

1. Columns and values are those of the standard; what it has no place for (who says it, how firmly, where) is in columns
   of our own, which begin with `ovillo_`.
2. No victim has a name here: whoever is recruited, moved, traded, kept or exploited is an id, and what the source calls
   them only where that is no name; the words of their names, and of all whom the case knows as victims or minors, are
   taken out of every text (`no_names`): quotes, speakers, names of documents and publishers. Of whoever did something
   the name stands, unless they are one of these. They are possible victims: nobody has decided more.
3. The standard cannot say that something did not happen: what is negated, denied, corrected or told of as an acquittal
   makes no row.
4. Goods that are sold or moved make no row.
5. What tells of no more than an office or care makes no row: nobody becomes an offender or a possible victim by it.

Source: Human Trafficking Case Data Standard 2.0, IOM, CC BY 4.0, https://github.com/UNMigration/HTCDS: names of fields
and values only.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Citation, Network, NetworkNode, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering.network_exports.no_names import NoNames
from ovillo.rendering.network_exports.notes import cleared_words, firmest_beside
from ovillo.rendering.network_exports.rows import safe_cell

_EVENTS: Mapping[str, tuple[str, str]] = {
    "recruits": ("Recruitment", "RecruiterOrIntermediary"),
    "brokers": ("Recruitment", "RecruiterOrIntermediary"),
    "transports": ("Transit", "Transporter"),
    "sells": ("Transit", "SoldIndividual"),
    "buys": ("Transit", "BoughtIndividual"),
    "receives": ("Transit", "ReceivedIndividual"),
    "harbours": ("Exploitation", "HarbouredIndividual"),
    "exploits": ("Exploitation", "Exploiter"),
}
"""For each predicate hte_Type and per_RoleInProcess."""
_HARMED = frozenset({*_EVENTS, "deceives", "threatens"})
"""Whoever underwent these has no name here, though not all of them make a row."""
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_NOT_SAID = frozenset({Standing.DENIED, Standing.ACQUITTED})
POSSIBLE = "PossibleVictimOfTrafficking"
COLUMNS = (
    *("hte_Type", "hte_Date", "hte_City", "hte_Description", "per_RoleInProcess", "per_RoleDetails"),
    *("vic_TraffickingStatus", "vic_MethodsOfControl"),
    *("ovillo_victim", "ovillo_victim_called", "ovillo_doer", "ovillo_doer_name", "ovillo_doer_acquitted"),
    *("ovillo_standing", "ovillo_last_date", "ovillo_disputed", "ovillo_said_by", "ovillo_speakers"),
    *("ovillo_published", "ovillo_document", "ovillo_document_name", "ovillo_start", "ovillo_end", "ovillo_statement"),
    *("ovillo_doer_firmest", "ovillo_doer_cleared"),
)


def htcds_text(
    network: Network,
    *,
    protected: Mapping[str, Sequence[str]] | None = None,
    officials: Collection[str] = (),
    by_office: Collection[str] = (),
) -> str:
    """The rows of a network whose unnamed roles are nodes too, a header first.

    Args:
        network: the ties.
        protected: the names of those whom the case knows as victims or minors, by the ids of their nodes.
        officials: ids of those told as officials.
        by_office: ids of statements that tell of no more than an office or care.
    """
    known = protected or {}
    nodes = {node.id: node for node in network.nodes}
    people = {node.id for node in network.nodes if node.type in _PEOPLE}  # not a car that is sold
    harmed = [p for tie in network.ties for p in tie.parts if p.predicate in _HARMED and p.target in people]
    parts = [part for part in harmed if part.predicate in _EVENTS]
    rows = [(part, each) for part in parts for each in part.citations if _is_row(each, by_office)]
    doers = {part.source for part, _ in rows}
    victims = {part.target for part in harmed if not _is_by_office(part, by_office)} - set(officials)
    victims |= {part.target for part, _ in rows}
    hidden = victims | {part.target for part in harmed} - doers - set(officials)
    names = [name for each in hidden if nodes[each].is_named for name in (nodes[each].name, *nodes[each].names)]
    quotes = [each.quote or "" for part in parts for each in part.citations]
    unnamed = NoNames([*names, *(name for each in known.values() for name in each)], quotes)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for part, each in rows:
        doer = nodes[part.source]
        is_hidden = doer.is_named and (part.source in victims or part.source in known)
        name = "" if is_hidden else doer.name if doer.is_named else unnamed.say(doer.name)
        writer.writerow(map(safe_cell, _row(part, each, nodes[part.target], (doer, name), unnamed)))
    return stream.getvalue()


def _is_row(each: Citation, by_office: Collection[str]) -> bool:
    """Whether this source says that it happened, and more than what an office or care is for."""
    if each.negated or each.is_corrected or each.standing in _NOT_SAID or each.statement is None:
        return False
    return each.statement not in by_office


def _is_by_office(part: TiePart, by_office: Collection[str]) -> bool:
    return all(each.statement in by_office for each in part.citations)


def _row(
    part: TiePart, each: Citation, victim: NetworkNode, doer: tuple[NetworkNode, str], unnamed: NoNames
) -> Iterable[object]:
    kind, role = _EVENTS[part.predicate or ""]
    where, quote, source, document = map(
        unnamed.say, (each.where or "", each.quote or "", each.source or "", each.document_name or "")
    )
    return (
        *(kind, part.first if part.is_day_told else None, where, quote, role, part.predicate, POSSIBLE, ""),
        *(victim.id, "" if victim.is_named else unnamed.say(victim.name)),
        *(doer[0].id, doer[1], int(doer[0].is_acquitted)),
        *(each.standing, part.last if part.is_day_told else None, int(part.is_disputed)),
        *(source, unnamed.say("; ".join(each.speakers)), each.published),
        *(each.document, document, each.start, each.end, each.statement),
        firmest_beside(doer[0]),
        "; ".join(cleared_words(doer[0])),
    )
