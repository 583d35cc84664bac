"""The checklist of minimum standards in words: each item, what files say of it, and what people say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.report_sections import ReportSection, ReportTable

Report = Mapping[str, Any]  # Any: a JSON value

RATINGS: Final = {
    "met": mark("met"),
    "partly": mark("partly met"),
    "not_met": mark("not met"),
    "unknown": mark("cannot be told"),
}
_FUNNEL_HEAD: Final = (
    mark("office"),
    mark("year"),
    mark("complaints"),
    mark("formalised"),
    mark("charged"),
    mark("convicted"),
    mark("prison served"),
    mark("suspended"),
    mark("months to formalise"),
    mark("months to charge"),
    mark("months to convict"),
)
_LONGEST: Final = 500


def standards_sections(report: Report, catalogue: Catalogue) -> tuple[ReportSection, ...]:
    """The report, item by item."""
    return tuple(_Teller(catalogue).sections(report))


class _Teller:
    def __init__(self, catalogue: Catalogue) -> None:
        self._say = catalogue.say

    def sections(self, report: Report) -> Iterator[ReportSection]:
        period = report["period"] or self._say(mark("all years"))
        lines = [
            self._say(mark("Complaints of: {period}; files: {count}"), period=period, count=report["files"]),
            self._say(report["meaning"]),
        ]
        yield ReportSection(
            self._say(mark("Minimum standards against trafficking")), tuple(lines), self._summary(report)
        )
        for item in report["items"]:
            lines = [*self._evidence(item), *self._ratings(item)]
            named = mark("Standard {number}: {text}") if item["indicium"] is None else mark("Indicium {number}: {text}")
            title = self._say(named, number=_number(item), text=self._say(item["text"]))
            yield ReportSection(title, tuple(lines), tuple(self._tables(item)))

    def _summary(self, report: Report) -> tuple[ReportTable, ...]:
        head = tuple(map(self._say, (mark("item"), mark("files that tell"), mark("rated"), mark("dissent"))))
        rows = [
            (
                _number(item),
                str(item["n"]) if item["evidence_query"] else "–",
                ", ".join(dict.fromkeys(self._rating(each) for each in item["ratings"])) or self._say(mark("not yet")),
                self._say(mark("yes")) if item["dissent"] else "",
            )
            for item in report["items"]
        ]
        return (ReportTable(head, tuple(rows)),)

    def _evidence(self, item: Report) -> Iterator[str]:
        if not item["checked"]:
            yield self._say(mark("Number and content are from memory of the text: read it again before relying on it."))
        if item["presumption_against"]:
            yield self._say(mark("No data: the presumption is against the country."))
        elif item["evidence_query"] and item["value"] is None:
            yield self._say(mark("The files say nothing of this."))
        elif not item["evidence_query"]:
            yield self._say(mark("No query: a person answers from documents."))
        value = item["value"] or {}
        match item["evidence_query"]:
            case "victims" if value:
                yield from self._victims(value)
            case "officials" if value:
                line = mark("Files against officials: {one}; others: {other}; not told: {none}")
                counts = {key: value[key]["complaints"] for key in ("against", "others")}
                yield self._say(line, one=counts["against"], other=counts["others"], none=value["not_told"])
            case "citizenship" if value:
                line = mark("Victims from abroad: {foreigners} of {victims}, in files that tell both: {files}")
                yield self._say(line, **value)

    def _victims(self, value: Report) -> Iterator[str]:
        line = mark("Victims charged: {charged} (must be 0), of {victims} in files that tell: {files}")
        yield self._say(line, charged=value["charged"], victims=value["victims"], files=value["files"])
        if value["charged_in"]:
            names = ", ".join(inline(each) for each in value["charged_in"])
            yield self._say(mark("A victim was charged in: {names}"), names=names)
        span = value["days_to_protection"]
        line = mark("Days from notice to a measure of protection, middle: {days} (files: {count}); without any: {none}")
        yield self._say(line, days=_middle(span), count=span["count"], none=value["unprotected"])

    def _ratings(self, item: Report) -> Iterator[str]:
        if not item["ratings"]:
            yield self._say(mark("Nobody has rated this: the value does not rate itself."))
        for each in item["ratings"]:
            line = mark("{rating}, says {reviewer}: {reason}")
            told = self._say(
                line,
                rating=self._rating(each),
                reviewer=inline(each["reviewer"]),
                reason=inline(each["reason"], longest=_LONGEST),
            )
            if each["source_ids"]:
                told += "; " + self._say(mark("sources: {names}"), names=", ".join(map(inline, each["source_ids"])))
            if each["gap_action"]:
                told += "; " + self._say(mark("to do: {action}"), action=inline(each["gap_action"], longest=_LONGEST))
            if each["due"]:
                told += "; " + self._say(mark("due {day}"), day=each["due"])
            yield told
        if item["dissent"]:
            yield self._say(mark("They disagree: both stand, none is averaged."))

    def _rating(self, rating: Report) -> str:
        return self._say(RATINGS[rating["self_rating"]])

    def _tables(self, item: Report) -> Iterator[ReportTable]:
        value = item["value"]
        if value is None:
            return
        match item["evidence_query"]:
            case "funnel":
                yield self._funnels(value["funnels"])
            case "years":
                yield self._funnels(value["years"])
            case "officials":
                named = {
                    "against": self._say(mark("against officials")),
                    "others": self._say(mark("others")),
                }
                yield self._funnels([value[key] | {"office": name} for key, name in named.items()])

    def _funnels(self, funnels: Sequence[Report]) -> ReportTable:
        rows = [
            (
                inline(each["office"]) or self._say(mark("all")),
                str(each["year"] or self._say(mark("all"))),
                *(str(each[key]) for key in ("complaints", "formalised", "charged", "convicted", "custodial")),
                f"{each['suspended']}/{each['sentences_told']}",
                *(
                    f"{_middle(each[key])} ({each[key]['count']})"
                    for key in ("months_to_formalise", "months_to_charge", "months_to_convict")
                ),
            )
            for each in funnels
        ]
        return ReportTable(tuple(map(self._say, _FUNNEL_HEAD)), tuple(rows))


def _number(item: Report) -> str:
    return str(item["indicium"]) if item["indicium"] is not None else item["standard"]


def _middle(span: Report) -> str:
    return "–" if span["middle"] is None else f"{span['middle']:.1f}"
