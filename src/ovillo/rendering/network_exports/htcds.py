"""HTCDS rows, as CSV: one for each statement that somebody is recruited, moved, traded, kept or exploited.

1. Columns and values are those of the standard; what it has no place for (who says it, how firmly, where) is in columns
   of our own, which begin with `ovillo_`.
2. No victim has a name here: whoever is recruited, moved, traded, kept or exploited is an id, and what the source calls
   them only where that is no name; the words of their names are taken out of quotes. They are possible victims: nobody
   has decided more.
3. The standard cannot say that something did not happen: what is negated, denied or corrected makes no row.

Source: Human Trafficking Case Data Standard 2.0, IOM, CC BY 4.0, https://github.com/UNMigration/HTCDS: names of fields
and values only.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ovillo.domain.networks import Citation, Network, NetworkNode, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering.network_exports.notes import firmest_beside
from ovillo.rendering.network_exports.rows import safe_cell

_EVENTS: Mapping[str, tuple[str, str, str]] = {
    "recruits": ("Recruitment", "RecruiterOrIntermediary", ""),
    "deceives": ("Recruitment", "RecruiterOrIntermediary", "FalsePromises"),
    "brokers": ("Recruitment", "RecruiterOrIntermediary", ""),
    "transports": ("Transit", "Transporter", ""),
    "sells": ("Transit", "SoldIndividual", ""),
    "buys": ("Transit", "BoughtIndividual", ""),
    "receives": ("Transit", "ReceivedIndividual", ""),
    "harbours": ("Exploitation", "HarbouredIndividual", ""),
    "exploits": ("Exploitation", "Exploiter", ""),
    "threatens": ("Exploitation", "ControlledIndividual", ""),
}
"""For each predicate hte_Type, per_RoleInProcess and vic_MethodsOfControl."""
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "of", "the", "and"})
"""Between the words of a name: nobody is known by one."""
POSSIBLE = "PossibleVictimOfTrafficking"
COLUMNS = (
    *("hte_Type", "hte_Date", "hte_City", "hte_Description", "per_RoleInProcess", "per_RoleDetails"),
    *("vic_TraffickingStatus", "vic_MethodsOfControl"),
    *("ovillo_victim", "ovillo_victim_called", "ovillo_doer", "ovillo_doer_name", "ovillo_doer_acquitted"),
    *("ovillo_standing", "ovillo_last_date", "ovillo_disputed", "ovillo_said_by", "ovillo_speakers"),
    *("ovillo_published", "ovillo_document", "ovillo_document_name", "ovillo_start", "ovillo_end", "ovillo_statement"),
    "ovillo_doer_firmest",
)


def htcds_text(network: Network) -> str:
    """The rows of a network whose unnamed roles are nodes too, a header first."""
    nodes = {node.id: node for node in network.nodes}
    parts = [part for tie in network.ties for part in tie.parts if part.predicate in _EVENTS]
    victims = frozenset(part.target for part in parts)
    hidden = _names_of(nodes[each] for each in victims)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for part in parts:
        for each in part.citations:
            if each.negated or each.is_corrected or each.standing is Standing.DENIED or each.statement is None:
                continue
            doer = nodes[part.source]
            name = "" if part.source in victims and doer.is_named else doer.name
            masked = replace(each, quote=hidden.sub("[…]", each.quote or ""))
            writer.writerow(map(safe_cell, _row(part, masked, nodes[part.target], (doer, name))))
    return stream.getvalue()


def _names_of(victims: Iterable[NetworkNode]) -> re.Pattern[str]:
    """Finds every word of the names of those who have one; particles and initials name nobody."""
    words = {
        word
        for node in victims
        if node.is_named
        for name in (node.name, *node.names)
        for word in re.findall(r"\w+", name)
        if len(word) > 1 and word.casefold() not in _PARTICLES
    }
    anyone = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\b(?:{anyone})\b", re.IGNORECASE) if anyone else re.compile(r"(?!)")


def _row(part: TiePart, each: Citation, victim: NetworkNode, doer: tuple[NetworkNode, str]) -> tuple[object, ...]:
    kind, role, control = _EVENTS[part.predicate or ""]
    return (
        *(kind, part.first, each.where, each.quote, role, part.predicate, POSSIBLE, control),
        *(victim.id, "" if victim.is_named else victim.name, doer[0].id, doer[1], int(doer[0].is_acquitted)),
        *(each.standing, part.last, int(part.is_disputed), each.source, "; ".join(each.speakers), each.published),
        *(each.document, each.document_name, each.start, each.end, each.statement),
        firmest_beside(doer[0]),
    )
