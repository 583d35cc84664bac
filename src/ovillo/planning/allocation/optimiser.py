"""Linear and integer programs for HiGHS, and what it found: never a solution without its status, bound and gap.

HiGHS runs on one thread: the same program gives the same answer on every machine, unless the time ends first.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from ovillo.domain.allocation import Status, relative_gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    import highspy

Floats: TypeAlias = npt.NDArray[np.float64]


INFINITY: Final = math.inf


@dataclass(frozen=True, slots=True)
class Solved:
    """What came out of a program."""

    status: Status
    objective: float | None
    """Of the values; None where there are none."""
    bound: float | None
    """Nothing better than this exists; None where that is not known."""
    values: Floats | None
    """(columns,)"""
    slopes: Floats | None = None
    """(columns,), of a linear program: how the objective grows with the bounds of a variable that are met."""

    @property
    def gap(self) -> float | None:
        """How much better the best possible may be, as a share of the objective."""
        return relative_gap(self.objective, self.bound)


BETWEEN_LOOKS: Final = 0.1
"""Seconds between two looks whether somebody pressed Ctrl-C."""


class Program:
    """A program that is written column by column and row by row."""

    def __init__(self, *, maximise: bool) -> None:
        self._maximise = maximise
        self._costs: list[Floats] = []
        self._lower: list[Floats] = []
        self._upper: list[Floats] = []
        self._whole: list[npt.NDArray[np.bool_]] = []
        self.columns = 0
        self._starts: list[int] = [0]
        self._indices: list[npt.NDArray[np.int64]] = []
        self._factors: list[Floats] = []
        self._row_lower: list[float] = []
        self._row_upper: list[float] = []
        self.offset = 0.0

    @property
    def has_whole(self) -> bool:
        """Whether any variable is a whole number."""
        return any(bool(each.any()) for each in self._whole)

    @property
    def rows(self) -> int:
        """How many conditions there are."""
        return len(self._row_lower)

    def add_columns(
        self,
        count: int,
        *,
        lower: "float | Floats" = 0.0,
        upper: "float | Floats" = INFINITY,
        cost: "float | Floats" = 0.0,
        is_whole: bool = False,
    ) -> npt.NDArray[np.int64]:
        """The places of `count` new variables."""
        for parts, value in ((self._costs, cost), (self._lower, lower), (self._upper, upper)):
            parts.append(np.broadcast_to(np.asarray(value, dtype=float), (count,)).copy())
        self._whole.append(np.full(count, is_whole))
        places = np.arange(self.columns, self.columns + count)
        self.columns += count
        return places

    def add_row(
        self,
        places: "Sequence[int] | npt.NDArray[np.int64]",
        factors: "float | Sequence[float] | Floats",
        *,
        lower: float = -INFINITY,
        upper: float = INFINITY,
    ) -> int:
        """The place of the new condition lower <= sum of factors × variables <= upper."""
        at = np.asarray(places, dtype=np.int64).ravel()
        self._indices.append(at)
        self._factors.append(np.broadcast_to(np.asarray(factors, dtype=float), at.shape).copy())
        self._starts.append(self._starts[-1] + len(at))
        self._row_lower.append(lower)
        self._row_upper.append(upper)
        return len(self._row_lower) - 1

    def as_lp(self) -> "highspy.HighsLp":
        """The program as HiGHS takes it."""
        import highspy  # noqa: PLC0415 - loading the solver takes as long as the help of the command line

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.columns, self.rows
        lp.col_cost_ = np.concatenate(self._costs)
        lp.col_lower_ = np.concatenate(self._lower)
        lp.col_upper_ = np.concatenate(self._upper)
        lp.row_lower_ = np.array(self._row_lower)
        lp.row_upper_ = np.array(self._row_upper)
        lp.offset_ = self.offset
        lp.sense_ = highspy.ObjSense.kMaximize if self._maximise else highspy.ObjSense.kMinimize
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self._starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.concatenate([*self._indices, np.empty(0, np.int64)]).astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate([*self._factors, np.empty(0)])
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        whole = np.concatenate(self._whole)
        if whole.any():
            lp.integrality_ = [kinds[int(each)] for each in whole]
        return lp


class Optimiser:
    """A program in HiGHS, that can be changed and solved again from where it stood."""

    def __init__(self, program: Program) -> None:
        self._highs = _quiet_highs()
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("random_seed", 0)
        self._highs.passModel(program.as_lp())
        self._columns = program.columns
        self._is_whole = program.has_whole

    def set_costs(self, places: npt.NDArray[np.int64], costs: Floats) -> None:
        """New factors of the objective."""
        self._highs.changeColsCost(len(places), places.astype(np.int32), costs)

    def set_columns(self, places: npt.NDArray[np.int64], lower: Floats, upper: Floats) -> None:
        """New bounds of variables."""
        self._highs.changeColsBounds(len(places), places.astype(np.int32), lower, upper)

    def set_row(self, place: int, *, lower: float = -INFINITY, upper: float = INFINITY) -> None:
        """New bounds of one condition."""
        self._highs.changeRowBounds(place, lower, upper)

    def set_factor(self, row: int, column: int, factor: float) -> None:
        """A new factor of one variable in one condition."""
        self._highs.changeCoeff(row, column, factor)

    def solve(
        self,
        *,
        seconds: float = INFINITY,
        gap: float = 0.0,
        apart: float = 1e-9,
        start: Floats | None = None,
        effort: float | None = None,
    ) -> Solved:
        """The best values found.

        Args:
            seconds: how long at most.
            gap: an answer this near to the best possible will do, as a share.
            apart: the same, as a difference of objectives.
            start: (columns,), values that keep all conditions, to begin from.
            effort: share of the time for guessing better answers, 0–1; None for that of HiGHS.
        """
        highs = self._highs
        highs.setOptionValue("time_limit", highs.getRunTime() + seconds)
        highs.setOptionValue("mip_rel_gap", gap)
        highs.setOptionValue("mip_abs_gap", apart)
        if effort is not None:
            highs.setOptionValue("mip_heuristic_effort", effort)
        if start is not None:
            highs.setSolution(self._columns, np.arange(self._columns, dtype=np.int32), start)
        if self._is_whole:
            _run_until_interrupted(highs)
        else:
            highs.run()
        return self._found()

    def _found(self) -> Solved:
        import highspy  # noqa: PLC0415 - as above

        kinds = highspy.HighsModelStatus
        told, info = self._highs.getModelStatus(), self._highs.getInfo()
        if told in {kinds.kInfeasible, kinds.kUnboundedOrInfeasible}:
            return Solved(Status.INFEASIBLE, None, None, None)
        has_values = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        is_best = told == kinds.kOptimal
        bound = _bound_of(info, is_best=is_best)
        if not has_values:
            return Solved(Status.NO_PLAN, None, bound, None)
        found = self._highs.getSolution()
        status = Status.OPTIMAL if is_best else Status.TIME_LIMIT
        slopes = np.array(found.col_dual) if is_best and found.dual_valid else None
        objective = float(info.objective_function_value) + 0.0
        return Solved(status, objective, bound, np.array(found.col_value), slopes)


def _quiet_highs() -> "highspy.Highs":
    """HiGHS that prints nothing: as it comes, it greets on standard output, which belongs to our results."""
    import highspy  # noqa: PLC0415 - as above

    class Quiet(highspy.Highs):  # type: ignore[misc]  # mypy skips the package
        def enableCallbacks(self) -> None:  # noqa: N802 - the name is the library's; the greeting comes from here
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    return Quiet()


def _run_until_interrupted(highs: Any) -> None:  # Any: the solver's own type
    """Runs in a thread, so that Ctrl-C ends it within moments instead of when the time is up."""
    highs.HandleUserInterrupt = True
    running = highs.startSolve()
    try:
        while not highs.wait(BETWEEN_LOOKS)[0]:
            pass
    except KeyboardInterrupt:
        highs.cancelSolve()
        running.join()
        raise


def _bound_of(info: Any, *, is_best: bool) -> float | None:  # Any: the solver's own type
    """What an integer program cannot exceed; of a linear program that is solved, its objective."""
    if info.mip_node_count >= 0:
        return float(info.mip_dual_bound) + 0.0 if math.isfinite(info.mip_dual_bound) else None  # never -0
    return float(info.objective_function_value) if is_best else None
