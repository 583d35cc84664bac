"""Published figures told in words: what each counts, what may be said of them together, and what may not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.domain.statements import Quantifier
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

Report = Mapping[str, Any]  # Any: a JSON value
SHOWN: Final = 20
UNITS: Final[Mapping[str, str]] = {
    "complaint": mark("complaints"),
    "victim_report": mark("reports of victims"),
    "presumed_victim": mark("presumed victims"),
    "identified_victim": mark("identified victims"),
    "victim": mark("victims (kind not told)"),
    "file": mark("files"),
    "operation": mark("operations"),
    "detained": mark("detained"),
    "accused": mark("accused"),
    "convicted": mark("convicted"),
}


class CountsTeller:
    """Tells a report in one language."""

    def __init__(self, catalogue: Catalogue, *, is_page: bool = False) -> None:
        """Of a page, which has no options of the command line to name."""
        self._is_page = is_page
        self._say = catalogue.say
        self._bounded = catalogue.bounded

    def tell(self, report: Report) -> Iterator[str]:
        """The lines."""
        if "units" in report:
            for unit, definition in report["units"].items():
                line = mark("{unit}: {definition}")
                yield self._say(line, unit=self._unit(unit), definition=self._say(definition))
            yield ""
            yield from self._some(report["figures"], self._figure)
            yield from self._some(report["parts"], self._parts)
            yield from self._some(report["disagreements"], self._disagreement)
            yield from self._some(report["unions"], self._union)
            yield from self._some(report["ratios"], self._ratio)
        yield from self._some(report["growth"], self._growth)
        if "refused" in report:
            yield from self._refusals(report["refused"])
        yield ""
        yield self._say(report["meaning"])

    def _unit(self, unit: str) -> str:
        return self._say(UNITS[unit])

    def _figure(self, figure: Report) -> Iterator[str]:
        line = mark("Row {row}: {count} {unit} in {period}{where}, by {source}, register {register}")
        told = self._say(
            line,
            row=figure["row"],
            count=self._bounded(_whole(figure["count"]), Quantifier(figure["bound"] or Quantifier.EXACT)),
            unit=self._unit(figure["unit"]),
            period=inline(figure["period"]),
            where=f" ({inline(figure['where'])})" if figure["where"] else "",
            source=inline(figure["source"]),
            register=self._register(figure["register"]),
        )
        if figure["definition"]:
            told += "; " + self._say(mark("defined as: {definition}"), definition=inline(figure["definition"]))
        if figure["change"]:
            told += "; " + self._say(mark("changed before: {change}"), change=inline(figure["change"]))
        yield told

    def _parts(self, parts: Report) -> Iterator[str]:
        line = (
            mark("Row {row}: its parts add up to {sum}.")
            if parts["agrees"]
            else mark("Row {row}: its parts add up to {sum}, not to {count}. Ask the source which is wrong.")
        )
        yield self._say(line, row=parts["row"], sum=_whole(parts["sum"]), count=_whole(parts["count"]))

    def _disagreement(self, each: Report) -> Iterator[str]:
        line = mark("Rows {rows}: of one register, period and unit, sources tell from {low} to {high}.")
        yield self._say(line, rows=_rows(each["rows"]), low=_whole(each["low"]), high=_whole(each["high"]))

    def _union(self, union: Report) -> Iterator[str]:
        line = mark(
            "{unit}, {period}{where}: on any of {registers} are from {low} (if the others are within the largest) to "
            "{high} (if they share nobody); nobody has linked them (rows {rows})"
        )
        yield self._say(
            line,
            unit=self._unit(union["unit"]),
            period=inline(union["period"]),
            where=f" ({inline(union['where'])})" if union["where"] else "",
            registers=", ".join(map(self._register, union["registers"])),
            low=_whole(union["low"]),
            high=_whole(union["high"]),
            rows=_rows(union["rows"]),
        )

    def _ratio(self, ratio: Report) -> Iterator[str]:
        line = mark("Rows {rows}: {of} / {to} = {value:.2f}")
        names = {"of": self._unit(ratio["of_unit"]), "to": self._unit(ratio["to_unit"])}
        yield self._say(line, rows=_rows([ratio["of"], ratio["to"]]), value=ratio["value"], **names)

    def _growth(self, growth: Report) -> Iterator[str]:
        line = mark("Rows {rows}: {unit}, from {before} in {first} to {after} in {last}: {percent:+.0f} percent")
        before, after = growth["counts"]
        first, last = map(inline, growth["periods"])
        yield self._say(
            line,
            rows=_rows(growth["rows"]),
            unit=self._unit(growth["unit"]),
            before=_whole(before),
            after=_whole(after),
            first=first,
            last=last,
            percent=growth["percent"],
        )
        yield from self._readings(growth)
        if growth["change"]:
            line = mark("stated change of the register: {change}")
            yield "    " + self._say(line, change=inline(growth["change"]))
        else:
            line = mark("no change of the register is stated: ask for a new register, a recount, a single large raid")
            yield "    " + self._say(line)

    def _readings(self, growth: Report) -> Iterator[str]:
        """What would have to be true of incidence, coverage and reporting."""
        factor, explained, left = growth["factor"], growth["explained"], growth["left"]
        if explained != 1:
            yield from self._after_stated(factor, explained, f"{left:.2g}")
            return
        line = mark("registered = incidence × coverage × reporting, and the product became {factor:.2g} times. Either")
        yield "    " + self._say(line, factor=factor)
        if growth["most_before"] is not None:
            line = mark(
                "- as much happened as before, and coverage × reporting, at most {most:.0f} of 100, rose so far;"
            )
            yield "      " + self._say(line, most=100 * growth["most_before"])
        else:
            yield "      " + self._say(mark("- as much happened as before, and coverage × reporting fell so far;"))
        line = mark("- or the register works as before, and {left:.2g} times as much happened; or both in part.")
        yield "      " + self._say(line, left=left)

    def _after_stated(self, factor: float, explained: float, left: str) -> Iterator[str]:
        """What is left once what the table states of coverage and reporting is taken out."""
        line = mark(
            "registered = incidence × coverage × reporting, and the product became {factor:.2g} times; coverage × "
            "reporting as stated became {explained:.2g} times."
        )
        yield "    " + self._say(line, factor=factor, explained=explained)
        if left == "1":
            line = mark("That is all of it: if what is stated is right, as much happened as before.")
            yield "    " + self._say(line)
            return
        yield "    " + self._say(mark("{left} times is left. Either"), left=left)
        line = mark(
            "- as much happened as before, and what is not stated of coverage and reporting, or is stated wrongly, "
            "became {left} times;"
        )
        yield "      " + self._say(line, left=left)
        line = mark("- or what is stated is right and all of it, and {left} times as much happened; or both in part.")
        yield "      " + self._say(line, left=left)

    def _refusals(self, refused: Sequence[Report]) -> Iterator[str]:
        if not refused:
            return
        yield self._say(mark("No growth rate between:"))
        for each in refused[:SHOWN]:
            line = mark("rows {rows}: {reason}")
            told = self._say(line, rows=_rows(each["rows"]), reason=self._say(each["reason"]))
            if each["why"] == "unit":
                told += f" ({', '.join(map(self._unit, each['units']))})"
            yield "    " + told
        left = Counter(each["reason"] for each in refused[SHOWN:])
        for reason, count in sorted(left.items()):
            line = mark("{count} more: {reason}")
            yield "    " + self._say(line, count=count, reason=self._say(reason))

    def _register(self, register: str) -> str:
        return self._say(mark("unknown")) if register == "unknown" else inline(register)

    def _some(self, items: Sequence[Report], tell: Any) -> Iterator[str]:  # Any: one of the methods above
        for each in items[:SHOWN]:
            yield from tell(each)
        if (more := len(items) - SHOWN) > 0:
            line = (
                mark("{count} more; all are in the file of JSON.")
                if self._is_page
                else mark("{count} more; all are in --as json.")
            )
            yield self._say(line, count=more)


def _rows(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows))


def _whole(number: int) -> str:
    return f"{number:,}"
