"""The lines of an answer about payments or registers: what was found, its rows, what it does not mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from ovillo.cli.calls import LINES_IN_TEXT, SMALL, rows_line
from ovillo.cli.none_read import nothing_found
from ovillo.cli.not_counted import all_not_counted, doubtful_line, not_counted, parties_of, unknown_state_lines
from ovillo.cli.surface import note, say
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.cli.none_read import Reading
    from ovillo.domain.records import RecordTable
    from ovillo.workflows.case_tables import TableOf
    from ovillo.workflows.records import PaymentAnswer

_USUAL: Final = mark("; usual elsewhere: {base} %, so {expected} expected{how_rare}")
_NO_OTHERS: Final = mark("; there are no others to compare with")
_RARE: Final = mark("; chance of as many: {chance}")
_HERS: Final = mark("; perhaps her own, under another form of the name: {names}")
_NAMESAKES: Final = mark("; others bear that name, and may be who left; their mothers: {names}")
_SEEN: Final = mark(" ({seen} of them reach into the days of the payments)")
_OF_ALL: Final = mark(" ({expected_of_all} were the table kept through all events)")
_MOST_DAYS: Final = 12
_REGULAR: Final = mark(" (regular payments, such as rents and wages)")


def record_lines(
    found: Sequence[Any],  # Any: one of several dataclasses
    meaning: str,
    line: str,
    sources: "Sequence[TableOf]",
    *,
    parts: "Sequence[tuple[TableOf, RecordTable]]",
    unread: "Sequence[Sequence[Reading]]",
) -> Iterator[str]:
    """The lines of an answer, with what was not counted of the payments of its tables.

    Args:
        found: what was found.
        meaning: what it does not mean.
        line: how each is said.
        sources: of the rows.
        parts: the tables.
        unread: as in `nothing_found`.
    """
    beside = dict(not_counted(parts))
    for each in found[:LINES_IN_TEXT]:
        fields = asdict(each)
        told = inert_line(say(line, **{**fields, **_more_fields(fields)}))
        yield (told if fields.get("currency") else told.replace("  ", " ").replace(" ,", ",")) + "\n"
        yield "    " + inert_line(rows_line(fields["rows"], sources)) + "\n"
        for told in beside.pop(parties_of(fields), ()):
            yield "    " + told + "\n"
    if not found:
        yield nothing_found(unread) + "\n"
    if len(found) > LINES_IN_TEXT:
        yield say(mark("There are more; all are in --as json.")) + "\n"
    yield from all_not_counted(beside)
    yield from doubtful_line(parts)
    yield from unknown_state_lines(parts)
    yield "\n" + say(meaning) + "\n"


def _more_fields(fields: Mapping[str, Any]) -> Mapping[str, object]:  # Any: fields of an answer
    more: dict[str, object] = {"small": say(SMALL) if fields.get("is_small_sample") else ""}
    if "chance" in fields:
        more["how_rare"] = more["small"] or say(_RARE, chance=fields["chance"])
    more["regular"] = say(_REGULAR) if fields.get("is_regular") else ""
    if "seen" in fields:
        more["seen_of"] = say(_SEEN, **fields) if fields["seen"] < fields["of"] else ""
        more["of_all"] = say(_OF_ALL, **fields) if fields["expected_of_all"] != fields["expected"] else ""
    names = ", ".join(fields.get("perhaps") or ())
    more["hers"], more["namesakes"] = (say(each, names=names) if names else "" for each in (_HERS, _NAMESAKES))
    if "base_rate" in fields:
        more["base"] = round(100 * fields["base_rate"], 1)
        more["usual"] = say(_NO_OTHERS if fields.get("others") == 0 else _USUAL, **{**fields, **more})
    if fields.get("side"):
        more["side"] = say(mark("pays") if fields["side"] == "payer" else mark("is paid"))
    if "difference" in fields:
        after = fields["days_from_event"]
        more["difference"] = f"{100 * fields['difference']:+.1f}"
        more["event"] = "" if after is None else say(mark(", {days} days after the event"), days=after)
    return more


def tell_events(told: Mapping[str, Any]) -> None:  # Any: as `event_report` tells it
    """Which events the payments can tell of, to standard error."""
    note(
        mark("Events: {told}; payments from {first_payment} to {last_payment}. The days of {seen} events lie there."),
        **told,
    )
    if told["partly"]:
        note(mark("Only some of the days after these lie there: {days}"), days=_first_days(told["partly"]))
    if told["unseen"]:
        text = mark("No day after these lies there, so the table tells nothing of who was paid then: {days}")
        note(text, days=_first_days(told["unseen"]))


def tell_left_out(answer: "PaymentAnswer", sources: "Sequence[TableOf]") -> None:
    """Which payments the answer leaves out, and against what a limit is held, to standard error."""
    if answer.of_nobody:
        text = mark("{count} payments name no payer or no payee, so they are no flow of anybody: {rows}")
        note(text, count=len(answer.of_nobody), rows=rows_line(answer.of_nobody, sources))
    if answer.to_oneself:
        text = mark("{count} payments of somebody to themselves are left out: {rows}")
        note(text, count=len(answer.to_oneself), rows=rows_line(answer.to_oneself, sources))
    if len(answer.currencies) > 1:
        text = mark("The limit is held against the amounts of each currency ({currencies}); --currency names one.")
        note(text, currencies=", ".join(each or "?" for each in answer.currencies))


def _first_days(days: Sequence[str]) -> str:
    shown = ", ".join(days[:_MOST_DAYS])
    more = len(days) - _MOST_DAYS
    return say(mark("{days} and {count} more"), days=shown, count=more) if more > 0 else shown
