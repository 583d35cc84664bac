"""A plan of who goes where as sections of finished lines and tables, the same for the terminal, Markdown and print.

Every string is inert and in the reader's language; only the escaping of the format is still to come.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from ovillo.domain.allocation import Change, Marginal, Move, NoPlan, Plan, Post, Stage, Status, WithoutSource
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.report_sections import ReportSection, ReportTable

CHANGES_SHOWN: Final = 3
MEANING: Final = mark(
    "A share says how many of the hours that cases are expected to take can be given; how well they are used it does "
    "not say. Hours and journeys of a case are those of your table. Nobody is sent anywhere by this: it shows what "
    "each choice costs whom."
)
STATUS_WORDS: Final = {
    Status.OPTIMAL: mark("This is the best possible, within a gap of {gap}."),
    Status.TIME_LIMIT: mark("The time ended: the best possible may be better by {gap}."),
    Status.SIZE_LIMIT: mark("Too large for the exact calculation: the best possible may be better by {gap}."),
    Status.NO_PLAN: mark("The time ended before an answer was found."),
    Status.INFEASIBLE: mark("No answer keeps all conditions."),
}
STAGE_WORDS: Final = {
    "minimum": mark("the worst-served region first"),
    "covered": mark("then the most cases"),
    "others": mark("then what cases do not need together"),
    "relocations": mark("then the fewest who move"),
}


def plan_sections(plan: Plan, catalogue: Catalogue) -> tuple[ReportSection, ...]:
    """The plan, part by part."""
    return tuple(_Teller(catalogue).sections(plan))


def no_plan_lines(plan: NoPlan, catalogue: Catalogue) -> tuple[str, ...]:
    """Why there is nothing to show."""
    return (catalogue.say(STATUS_WORDS[plan.status], gap="?"),)


def move_sentence(move: Move, catalogue: Catalogue) -> str:
    """One sentence that says what a move does, what limits it and how firm it is; all from solved numbers."""
    return _Teller(catalogue).move(move)


def share(value: float | None, places: int = 0) -> str:
    """A share as a per cent; a question mark where it is not known."""
    return "?" if value is None else f"{100 * value:.{places}f} %"


_ANEW: Final = mark(
    "A sentence may name regions that are neither end of a move: with each move the hours of everybody in reach are "
    "shared out anew."
)
_BELOW_TODAY: Final = mark(
    "Beware: this leaves the worst-served region below today. Give the search more time or a larger budget, or keep "
    "today's posts."
)
_CONCEDED: Final = mark(
    "Beware: the {concession} conceded for more cases leave the worst-served region below today. Where that is not "
    "meant, set the concession to 0."
)
_SHORTAGE: Final = mark(
    "Beware: of {resource}, {available} are told to be available and {present} present. The plan is of those "
    "available, what is told of today of those present. Correct one of the two where no posts are to be lost."
)
_LESS: Final = 0.0005
"""Less than what is printed of a share."""


class _Teller:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._say = catalogue.say

    def sections(self, plan: Plan) -> Iterator[ReportSection]:
        say = self._say
        yield ReportSection(say(mark("Plan")), tuple(self._summary(plan)))
        moves = tuple(self.move(each) for each in plan.moves) or (say(mark("Everybody stays.")),)
        anew = (say(_ANEW),) if any(_is_elsewhere(each) for each in plan.moves) else ()
        yield ReportSection(say(mark("Moves")), (*moves, *anew))
        yield ReportSection(say(mark("Who is where")), (), (self._posts(plan.posts),))
        yield ReportSection(say(mark("What each region gets")), (), (self._regions(plan),))
        if plan.curve:
            yield ReportSection(say(mark("What the minimum costs")), (), (self._curve(plan),))
        if plan.marginal:
            yield self._one_more(plan.marginal)
        if plan.without:
            lines = [line for each in plan.without for line in self._without(each)]
            yield ReportSection(say(mark("Without a disputed source")), tuple(lines))
        yield ReportSection(say(mark("What this means")), (say(MEANING),))

    def number(self, value: float, places: int = 1) -> str:
        """A number as the reader's language writes it; one that is less than its last digit says so."""
        least = Decimal(1).scaleb(-places)
        if 0 < value < least / 2:
            return f"< {self._catalogue.number(least)}"
        return self._catalogue.number(round(Decimal(value), places).normalize() + Decimal(0))

    def _summary(self, plan: Plan) -> Iterator[str]:
        say = self._say
        yield say(
            mark("The worst-served region gets {minimum} of what its cases take; today {before}."),
            minimum=share(plan.minimum, 1),
            before=share(plan.minimum_before, 1),
        )
        if plan.minimum < plan.minimum_before - _LESS:
            is_conceded = plan.best_minimum >= plan.minimum_before - _LESS
            yield say(_CONCEDED if is_conceded else _BELOW_TODAY, concession=share(plan.concession))
        for each in plan.shortages:
            yield say(_SHORTAGE, resource=inline(each.resource), available=each.available, present=each.present)
        before, conceded = self.number(plan.covered_before), self.number(plan.covered_before_conceded)
        yield say(
            mark("Of {weight} cases {covered} are covered; today {before}.")
            if before == conceded
            else mark(
                "Of {weight} cases {covered} are covered; today {before}, and {conceded} where as much is conceded."
            ),
            weight=self.number(plan.weight),
            covered=self.number(plan.covered),
            before=before,
            conceded=conceded,
        )
        main = plan.main
        yield say(STATUS_WORDS[main.status], gap=share(main.gap, 2))
        yield say(mark("Asked for, one after the other: {stages}."), stages="; ".join(map(self._stage, plan.stages)))
        yield say(
            mark(
                "Conceded for more cases: {concession} of the best minimum, which is {best}. What is told of today "
                "concedes nothing, unless it says so."
            )
            if plan.concession
            else mark("Conceded for more cases: {concession} of the best minimum, which is {best}."),
            concession=share(plan.concession),
            best=share(plan.best_minimum, 1),
        )
        if plan.budget is not None:
            yield say(
                mark("It costs {cost} in a year, of {budget}."),
                cost=self.number(plan.cost, 0),
                budget=self.number(plan.budget, 0),
            )
        if plan.unreachable:
            names = ", ".join(map(inline, plan.unreachable))
            yield say(mark("No base reaches {names}: they take no part in the minimum."), names=names)

    def _stage(self, stage: Stage) -> str:
        return self._say(
            mark("{name} ({value}, bound {bound}, gap {gap})"),
            name=self._say(STAGE_WORDS[stage.name]),
            value=_figure(stage.objective),
            bound=_figure(stage.bound),
            gap=share(stage.gap, 2),
        )

    def move(self, move: Move) -> str:
        say = self._say
        if move.is_forced:
            forced = say(mark("fewer may serve than there are today"))
            return "; ".join([self._what(move), forced, *self._in_all(move)]) + "."
        parts = [self._what(move), *self._effect(move), *self._in_all(move)]
        if move.draws:
            parts.append(say(mark("kept in {kept} of {draws} draws of the demand"), kept=move.kept, draws=move.draws))
        parts += self._ends(move)
        return "; ".join(parts) + "."

    def _what(self, move: Move) -> str:
        fields = {"units": move.units, "resource": inline(move.resource)}
        source = "" if move.source is None else inline(move.source)
        target = "" if move.target is None else inline(move.target)
        if not source:
            return self._say(mark("{units} × {resource} more at {target}"), target=target, **fields)
        if not target:
            return self._say(mark("{units} × {resource} of {source} without a post"), source=source, **fields)
        return self._say(mark("{units} × {resource} from {source} to {target}"), source=source, target=target, **fields)

    def _effect(self, move: Move) -> Iterator[str]:
        say = self._say
        if move.gains is not None:
            shown = ", ".join(f"{inline(name)} {share(value)}" for name, value in move.others.items())
            yield say(
                mark("raises {region} from {without} to {having} (without it: {shown}; the limit is {limits})")
                if move.limits
                else mark("raises {region} from {without} to {having} (without it: {shown})"),
                region=inline(move.gains.region),
                without=share(move.gains.without),
                having=share(move.gains.having),
                shown=shown,
                limits=", ".join(map(inline, move.limits)),
            )
        named = {each.region for each in (move.gains, move.loses) if each is not None}
        more = [each for each in move.changes if each.region not in named]
        if gaining := [each for each in reversed(more) if each.having > each.without]:
            yield say(mark("raises also {changes}"), changes=self._changes(gaining))
        if move.loses is not None:
            losing = [each for each in more if each.having < each.without]
            yield say(mark("lowers {changes}"), changes=self._changes([move.loses, *losing]))
        if move.gains is not None or move.loses is not None:
            yield say(
                mark("{unchanged} of {regions} regions unchanged"), unchanged=move.unchanged, regions=move.regions
            )

    def _changes(self, changes: Sequence[Change]) -> str:
        """What becomes of each region; of many, what becomes of the rest together."""
        line = mark("{region} from {without} to {having}")
        told = [
            self._say(line, region=inline(each.region), without=share(each.without), having=share(each.having))
            for each in changes[:CHANGES_SHOWN]
        ]
        if rest := changes[CHANGES_SHOWN:]:
            points = 100 * sum(abs(each.having - each.without) for each in rest)
            line = mark("{count} more regions by {points} points together")
            told.append(self._say(line, count=len(rest), points=self.number(points, 0)))
        return ", ".join(told)

    def _in_all(self, move: Move) -> Iterator[str]:
        """What it does to the two figures that the plan is made for."""
        for change, more, fewer in (
            (
                move.more_covered,
                mark("{count} more cases covered in all"),
                mark("{count} fewer cases covered in all"),
            ),
            (
                100 * move.more_minimum,
                mark("{count} points more for the worst-served region"),
                mark("{count} points less for the worst-served region"),
            ),
        ):
            if change:
                yield self._say(more if change > 0 else fewer, count=self.number(abs(change)))

    def _ends(self, move: Move) -> Iterator[str]:
        """What would have to change for the move to be best no longer."""
        even = move.break_even
        if even is not None and move.gains is not None:
            per_case = even.unit == "hours_per_case"
            for value, of_case, of_all in (
                (
                    even.below,
                    mark("not worth it where a case in {region} takes under {hours} h of it"),
                    mark("not worth it where {region} asks for under {hours} h of it"),
                ),
                (
                    even.above,
                    mark("not worth it where a case in {region} takes over {hours} h of it"),
                    mark("not worth it where {region} asks for over {hours} h of it"),
                ),
            ):
                if value is not None:
                    template = of_case if per_case else of_all
                    yield self._say(template, region=inline(move.gains.region), hours=self.number(value, 0))
        if move.faster_travel is not None:
            yield self._say(
                mark("not worth it where ways take under {share} of the time"), share=share(move.faster_travel)
            )
        if move.slower_travel is not None:
            yield self._say(
                mark("not worth it where ways take over {share} of the time"), share=share(move.slower_travel)
            )

    def _posts(self, posts: Sequence[Post]) -> ReportTable:
        say = self._say
        head = (say(mark("base")), say(mark("resource")), say(mark("today")), say(mark("plan")), say(mark("barred")))
        shown = [each for each in posts if each.before or each.after or each.barred]
        rows = tuple(
            (inline(each.base), inline(each.resource), str(each.before), str(each.after), str(each.barred or ""))
            for each in shown
        )
        return ReportTable(head, rows)

    def _regions(self, plan: Plan) -> ReportTable:
        say = self._say
        head = (
            say(mark("region")),
            say(mark("cases a year")),
            say(mark("covered today")),
            say(mark("covered")),
            say(mark("limit")),
        )
        rows = tuple(
            (
                inline(each.name),
                "" if each.cases is None else self.number(each.cases),
                share(each.covered_before),
                share(each.covered),
                ", ".join(map(inline, each.limits)),
            )
            for each in plan.regions
        )
        return ReportTable(head, rows)

    def _curve(self, plan: Plan) -> ReportTable:
        say = self._say
        head = (
            say(mark("conceded")),
            say(mark("minimum")),
            say(mark("cases covered")),
            say(mark("Gini")),
            say(mark("regions at zero")),
            say(mark("gap")),
        )
        rows = tuple(
            (
                share(each.concession),
                share(each.minimum, 1),
                "?" if each.covered is None else self.number(each.covered),
                "?" if each.gini is None else f"{each.gini:.3f}",
                "?" if each.regions_at_zero is None else str(each.regions_at_zero),
                share(each.gap, 2),
            )
            for each in plan.curve
        )
        return ReportTable(head, rows)

    def _one_more(self, marginal: Sequence[Marginal]) -> ReportSection:
        """Every unit that would add something; of the others how many they are."""
        say = self._say
        adding = [each for each in marginal if each.more_covered > 0 or each.more_minimum > 0]
        idle = len(marginal) - len(adding)
        lines = (say(mark("Others, which would add nothing: {count}."), count=idle),) if adding and idle else ()
        if not adding:
            lines = (say(mark("No unit more of anything, at any base, would add something.")),)
        return ReportSection(say(mark("One more unit")), lines, (self._marginal(adding),) if adding else ())

    def _marginal(self, marginal: Sequence[Marginal]) -> ReportTable:
        say = self._say
        head = (say(mark("base")), say(mark("resource")), say(mark("more cases covered")), say(mark("minimum, points")))
        rows = tuple(
            (
                inline(each.base),
                inline(each.resource),
                self.number(each.more_covered),
                self.number(100 * each.more_minimum),
            )
            for each in marginal
        )
        return ReportTable(head, rows)

    def _without(self, found: WithoutSource) -> Iterator[str]:
        say, source = self._say, inline(found.source)
        if found.covered is None and not found.weight:
            yield say(mark("Without {source} not one case is counted: there would be nothing to plan."), source=source)
            return
        if found.covered is None:
            yield say(mark("Without {source}: no plan was found in the time."), source=source)
            return
        yield say(
            mark("Without {source}: minimum {minimum}, {covered} of {weight} cases covered (gap {gap})."),
            source=source,
            minimum=share(found.minimum, 1),
            covered=self.number(found.covered),
            weight=self.number(found.weight),
            gap=share(found.gap, 2),
        )
        if not found.changed:
            yield say(mark("Everybody would be where the plan has them."))
        for each in found.changed:
            yield say(
                mark("{base}, {resource}: {after} instead of {before}"),
                base=inline(each.base),
                resource=inline(each.resource),
                after=each.after,
                before=each.before,
            )


def _is_elsewhere(move: Move) -> bool:
    """Whether a sentence names a region that is neither end of the move."""
    told = (*move.changes, *(each for each in (move.gains, move.loses) if each is not None))
    return any(each.region not in {move.source, move.target} for each in told)


def _figure(value: float | None) -> str:
    return "?" if value is None else f"{value:.6g}"
