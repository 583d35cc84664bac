"""A plan of who goes where as JSON."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ovillo.domain.allocation import NoPlan, Plan, Stage
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.plan_outline import MEANING, move_sentence


def plan_json(plan: Plan, catalogue: Catalogue) -> Mapping[str, Any]:  # Any: a JSON value
    """The plan for programs: the keys of `domain.allocation.Plan`, each move with its sentence."""
    main = plan.main
    found = asdict(plan)
    found["stages"] = [_stage(each) for each in plan.stages]
    for move, written in zip(plan.moves, found["moves"], strict=True):
        written["sentence"] = move_sentence(move, catalogue)
    head = {"status": main.status, "objective": main.objective, "bound": main.bound, "gap": main.gap}
    return head | found | {"meaning": catalogue.say(MEANING)}


def no_plan_json(plan: NoPlan) -> Mapping[str, Any]:  # Any: a JSON value
    """How the calculation ended; no plan and no table."""
    last = plan.stages[-1]
    head = {"status": plan.status, "objective": None, "bound": last.bound, "gap": None}
    return head | {"stages": [_stage(each) for each in plan.stages]}


def _stage(stage: Stage) -> dict[str, Any]:  # Any: a JSON value
    return asdict(stage) | {"gap": stage.gap}
