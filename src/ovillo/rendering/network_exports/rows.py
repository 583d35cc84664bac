"""CSV: a row for each statement or line that a tie rests on."""

import csv
import io

from ovillo.domain.networks import Citation, Network, NetworkTie, TiePart
from ovillo.rendering.inert import reveal
from ovillo.rendering.network_exports.notes import beside_notes, cleared_words, exoneration_words, firmest_beside

COLUMNS = (
    *("source", "source_name", "source_type", "predicate", "target", "target_name", "target_type", "through"),
    *("weight", "standing", "first", "last", "disputed", "said_by", "published", "statement_standing", "negated"),
    *("document", "document_name", "page", "start", "end", "quote", "statement", "line", "corrected", "beside"),
    *("speakers", "where", "source_acquitted", "target_acquitted", "day", "amount", "currency"),
    *("source_firmest", "target_firmest", "denials", "source_cleared", "target_cleared", "cleared", "dated"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe_cell(value: object) -> str:
    """The value as text that no spreadsheet takes for a formula: an apostrophe stands before what could be one."""
    if value is None:
        return ""
    text = reveal(str(value))
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


def csv_text(network: Network) -> str:
    """The whole network, a header first."""
    nodes = {node.id: (node.name, node.type) for node in network.nodes}
    decided = {node.id: "; ".join(cleared_words(node)) for node in network.nodes}
    acquitted = {node.id for node in network.nodes if node.is_acquitted}
    firmest = {node.id: firmest_beside(node) for node in network.nodes}
    names = network.named()
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for tie in network.ties:
        for part in tie.parts:
            one, other = nodes[part.source], nodes[part.target]
            beside, denied = ("; ".join(beside_notes(each, names)) for each in (part.beside, part.denials))
            for citation in part.citations:
                ends = (part.source, *one, part.predicate, part.target, *other, part.through)
                said = (beside, "; ".join(citation.speakers), citation.where)
                cleared = (int(part.source in acquitted), int(part.target in acquitted))
                firm = (firmest[part.source], firmest[part.target])
                words = "; ".join(exoneration_words(part))
                for_them = (decided[part.source], decided[part.target], words, int(part.is_day_told))
                of_row = (citation.day, citation.amount, citation.currency)
                told = (*ends, *_told(tie, part), *_cited(citation), *said, *cleared, *of_row, *firm, denied, *for_them)
                writer.writerow(map(safe_cell, told))
    return stream.getvalue()


def _told(tie: NetworkTie, part: TiePart) -> tuple[object, ...]:
    return f"{part.weight:g}", part.standing, part.first or tie.first, part.last or tie.last, int(part.is_disputed)


def _cited(each: Citation) -> tuple[object, ...]:
    place = (each.document, each.document_name, each.page, each.start, each.end, each.quote, each.statement, each.line)
    return each.source, each.published, each.standing, int(each.negated), *place, int(each.is_corrected)
