"""How `payments stated` shows each stated price beside the payments that could be it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ovillo.cli import surface
from ovillo.cli.calls import rows_line
from ovillo.cli.not_counted import all_not_counted, doubtful_line, not_counted, unknown_state_lines
from ovillo.cli.surface import PlainFormat, say
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.analysis.records.stated import FittingPayment, PriceBesidePayments
    from ovillo.domain.records import RecordTable
    from ovillo.workflows.case_tables import TableOf
    from ovillo.workflows.row_answers import Said

_SHOWN: Final = 5


def print_stated(
    found: "Sequence[PriceBesidePayments]",
    said: "Said",
    sources: "Sequence[TableOf]",
    *,
    meaning: str,
    told: Mapping[str, object],
    of: int,
    form: PlainFormat,
    output: Path | None,
    parts: "Sequence[tuple[TableOf, RecordTable]]" = (),
) -> None:
    """Prints the prices as the documents state them.

    Args:
        found: the prices.
        said: what is said, by id of statement.
        sources: of the rows.
        meaning: what the answer does not mean.
        told: how each table was read, and its names.
        of: payments in all.
        form: text or JSON.
        output: a file in place of standard output.
        parts: the tables, for what was not counted of them.
    """
    if form is PlainFormat.JSON:
        from ovillo.workflows.row_answers import stated_line  # noqa: PLC0415 - Ibis takes a second to load

        told_lines = (stated_line(each, said, sources) for each in found)
        surface.print_parts(surface.json_parts("prices", told_lines, {"meaning": meaning, **told}), output)
    else:
        lines = _lines(found, said, sources, of=of)
        rest = chain(all_not_counted(not_counted(parts)), doubtful_line(parts), unknown_state_lines(parts))
        surface.print_parts(chain(lines, rest, ["\n" + say(meaning) + "\n"]), output)


def _lines(
    found: "Sequence[PriceBesidePayments]", said: "Said", sources: "Sequence[TableOf]", *, of: int
) -> Iterator[str]:
    for one in found:
        statement, document = said[one.price.statement]
        price = one.price
        amount = _number(price.low) if price.low == price.high else f"{_number(price.low)}–{_number(price.high)}"
        line = say(
            mark("{amount} {currency}, {standing} ({name}): “{quote}”"),
            amount=amount,
            currency=price.currency,
            standing=say(statement.standing.value),
            name=document.name,
            quote=statement.quote,
        )
        yield inert_line(line) + "\n"
        if one.payments:
            yield "    " + say(mark("{count} of {of} payments fit:"), count=len(one.payments), of=of) + "\n"
        for each in one.payments[:_SHOWN]:
            yield "    " + inert_line(_payment(each)) + "\n"
            yield "        " + inert_line(rows_line(each.rows, sources)) + "\n"
        if not one.payments:
            yield "    " + say(mark("No payment fits.")) + "\n"
        if len(one.payments) > _SHOWN:
            yield "    " + say(mark("There are more; all are in --as json.")) + "\n"
    if not found:
        yield say(mark("No document of the case states a price.")) + "\n"


def _payment(one: "FittingPayment") -> str:
    after = "" if one.days_from_event is None else say(mark(", {days} days after the event"), days=one.days_from_event)
    named = say(mark("; named by the statement: {names}"), names=", ".join(one.parties)) if one.parties else ""
    if one.perhaps:
        named += say(mark("; perhaps named by the statement, in another form: {names}"), names=", ".join(one.perhaps))
    if one.is_reversed:
        named += say(mark("; the other way round than the statement tells"))
    if one.is_between_others:
        named += say(mark("; between others than the statement names"))
    return say(
        mark(
            "{payer} pays {payee} {amount} {currency} on {day} (apart from the price by {difference} %{event}){named}"
        ),
        payer=one.payer,
        payee=one.payee,
        amount=one.amount,
        currency=one.currency,
        day=one.day,
        difference=f"{100 * one.difference:+.1f}",
        event=after,
        named=named,
    )


def _number(amount: float) -> str:
    return f"{amount:,.0f}".replace(",", " ") if amount == int(amount) else f"{amount:.2f}"
