"""How many people lists give for the whole, told in words: every figure beside those that disagree with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

Report = Mapping[str, Any]  # Any: a JSON value

_NAMED: Final = {
    "main_effects": mark("lists independent of one another (main effects)"),
    "stepwise": mark("step by step, a pair with a chance below the threshold at a time"),
    "bic": mark("lowest BIC"),
}
_WITHHELD: Final = mark("not told")


class PopulationTeller:
    """Tells a report in one language."""

    def __init__(self, catalogue: Catalogue, *, is_page: bool = False) -> None:
        """Of a page, which has no options of the command line to name."""
        self._say = catalogue.say
        self._is_page = is_page

    def tell(self, report: Report) -> Iterator[str]:
        """The lines."""
        yield from self._lists(report)
        yield ""
        yield from self._figures(report)
        yield ""
        yield from self._beside(report)
        yield from self._links(report["links"])
        if report["suppressed"]["cells"]:
            line = mark(
                "Not told, because it is fewer than {below} people, or because such a count could be worked out: "
                "{cells} of the counts above. That guards them from readers, not from whoever tries which counts give "
                "these figures: publish no more than the range, rounded."
            )
            yield self._say(line, **report["suppressed"])
        yield ""
        yield self._say(report["meaning"])

    def _lists(self, report: Report) -> Iterator[str]:
        yield self._say(mark("People on at least one list: {n}"), n=_whole(report["n"]))
        sizes = [f"{inline(each['name'])} {self._count(each['size'])}" for each in report["lists"]]
        yield self._say(mark("On each list: {sizes}"), sizes="; ".join(sizes))
        shared = [
            f"{_term(each['lists'])} {self._count(each['count'])}" for each in report["overlaps"] if each["count"] != 0
        ]
        yield self._say(mark("On two of them (whatever the others): {overlaps}"), overlaps="; ".join(shared))
        empty = self._terms(report["empty_overlaps"])
        yield self._say(mark("Overlaps without anybody: {terms}"), terms=empty)
        if report["forced"]:
            line = mark("In every model, because one list feeds the other: {terms}")
            yield self._say(line, terms=self._terms(report["forced"]))
        if report["left_out"]:
            line = mark("Left out, with whoever is on no other list: {names}")
            yield self._say(line, names=", ".join(map(inline, report["left_out"])))

    def _figures(self, report: Report) -> Iterator[str]:
        yield self._say(
            mark("All people, each model with its interval of 95 %, which does not count the choice of it:")
        )
        for key, named in _NAMED.items():
            figure = report[key]
            line = mark("  {estimate} [{low}; {high}]  {name}")
            yield self._say(
                line,
                estimate=_whole(figure["estimate"]),
                low=_whole(figure["low"]),
                high=self._whole_or_none(figure["high"]),
                name=self._say(named),
            )
            if figure["terms"]:
                yield "      " + self._say(mark("pairs: {terms}"), terms=self._terms(figure["terms"]))
            if figure["empty"]:
                line = mark("of them minus infinity, because nobody is on both: {terms}")
                yield "      " + self._say(line, terms=self._terms(figure["empty"]))
        low, high = report["range_within_10_bic"]
        count = report["models_within_10_bic"]
        line = (
            mark("Range of the model of lowest BIC, alone within 10 BIC units: {low} to {high}")
            if count == 1
            else mark("Range of the {count} models within 10 BIC units of the lowest: {low} to {high}")
        )
        yield self._say(line, count=_whole(count), low=_whole(low), high=_whole(high))
        line = (
            mark("Every model of pairs was tried: {tried}.")
            if report["models"]["complete"]
            else mark("Models tried, each one pair from a good one: {tried} of {of}; none left to try.")
            if report["models"]["none_left"]
            else mark("Models tried, each one pair from a good one: {tried} of {of}; the range may be wider.")
        )
        tried, of = (_whole(report["models"][key]) for key in ("tried", "of"))
        yield self._say(line, tried=tried, of=of)

    def _beside(self, report: Report) -> Iterator[str]:
        interval = report["model_choice"]
        if interval is None:
            yield self._say(
                mark(
                    "Interval of 95 % with the choice of the model: not worked out on this page; the command line can."
                )
                if self._is_page
                else mark("Interval of 95 % with the choice of the model: not asked for (--bootstrap 1000).")
            )
        else:
            line = mark("Interval of 95 % with the choice of the model (BCa, {draws} draws): [{low}; {high}]")
            low, high = _whole(interval["low"]), self._whole_or_none(interval["high"])
            yield self._say(line, draws=_whole(interval["draws"]), low=low, high=high)
            if interval["low_is_least"]:
                yield self._say(
                    mark("Its lower limit is the least of all draws: with more of them it would lie lower.")
                )
            if interval["without_estimate"]:
                line = mark("Draws without an estimate, counted as larger than any: {count}")
                yield self._say(line, count=interval["without_estimate"])
        if report["chao"] is None:
            yield self._say(mark("Chao's lower bound: none, because nobody is on exactly two lists."))
        else:
            yield self._say(mark("Chao's lower bound, which needs no model: {chao}"), chao=_whole(report["chao"]))
        pairs = [f"{_term(each['lists'])} {_whole(each['estimate'])}" for each in report["chapman"]]
        if pairs:
            line = mark("Each two lists alone (Chapman; they agree where lists are independent): {pairs}")
            yield self._say(line, pairs="; ".join(pairs))

    def _links(self, links: Report | None) -> Iterator[str]:
        if links is None:
            yield self._say(
                mark("Links that may be wrong: not asked for.")
                if self._is_page
                else mark("Links that may be wrong: not asked for (--links N, how many in each overlap).")
            )
            return
        if links["low"] is not None:
            line = mark(
                "With {each} links more or fewer in one overlap, the stepwise figure goes from {low} to {high}."
            )
            yield self._say(line, each=links["each"], low=_whole(links["low"]), high=_whole(links["high"]))
        if links["without_estimate"]:
            line = mark("Of these changes {count} leave no estimate at all.")
            yield self._say(line, count=links["without_estimate"])

    def _terms(self, terms: Sequence[str]) -> str:
        return ", ".join(map(inline, terms)) or self._say(mark("none"))

    def _count(self, count: int | None) -> str:
        return self._say(_WITHHELD) if count is None else _whole(count)

    def _whole_or_none(self, number: float | None) -> str:
        return self._say(mark("no limit")) if number is None else _whole(number)


def _term(names: Sequence[str]) -> str:
    return ":".join(map(inline, names))


def _whole(number: float) -> str:
    return f"{number:,.0f}"
