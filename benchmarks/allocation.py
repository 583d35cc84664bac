"""Seconds of plans and of p-median: `python -m benchmarks.allocation`.

Countries are drawn by chance with a fixed seed: points of a plain 12 by 16 degrees wide, populations as unequal as
those of departments, cases Poisson around the share of the population, 180 and 90 hours a case, 74 investigators and 37
prosecutors as 1,030 cases ask for nearly twice. Graphs are drawn as those of OR-Library: a path through all nodes and
edges by chance, n²/50 of them, lengths 1 to 100. The instances of OR-Library themselves are solved where they lie in
`OVILLO_SHARED_DATA`. Each line is one run: seconds of the processor (one thread) and by the clock, status, gap.
"""

import os
import resource
import time
from pathlib import Path

import numpy as np

from ovillo.planning.allocation.inputs import Inputs, read_inputs
from ovillo.planning.allocation.median import place_medians
from ovillo.planning.allocation.median_inputs import median_problem
from ovillo.planning.allocation.plan import Wanted, make_plan
from ovillo.planning.allocation.problem import Problem
from ovillo.planning.allocation.staging import Limits, place_units
from ovillo.reading.input_tables import read_input_table

SHARED = Path(os.environ.get("OVILLO_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
OPTIMA = {"pmed1": 5819, "pmed2": 4093, "pmed3": 4250, "pmed16": 8162}


def made_tables(regions: int, *, most_moves: tuple[str, str], seed: int = 7) -> dict[str, str]:
    chance = np.random.default_rng(seed)
    names = [f"region {each}" for each in range(regions)]
    people = chance.lognormal(0, 0.9, regions)
    people = (people / people.sum() * 34e6).round()
    cases = np.asarray(chance.poisson(1030 * people / people.sum()))
    points = np.column_stack([chance.uniform(-17, -1, regions), chance.uniform(-81, -69, regions)]).round(3)
    today = [
        chance.multinomial(count, people**power / (people**power).sum()) for count, power in ((74, 0.8), (37, 1.3))
    ]
    kinds = ("investigator", "prosecutor")
    places = [f"{name},{lat},{lon}" for name, (lat, lon) in zip(names, points, strict=True)]
    rows = {
        "regions.csv": [
            "region,latitude,longitude,population",
            *(f"{place},{count:.0f}" for place, count in zip(places, people, strict=True)),
        ],
        "bases.csv": ["base,latitude,longitude", *places],
        "resources.csv": [
            "resource,available,needed_together,most_moves",
            f"investigator,74,yes,{most_moves[0]}",
            f"prosecutor,37,yes,{most_moves[1]}",
        ],
        "units.csv": [
            "base,resource,present",
            *(
                f"{name},{kind},{units}"
                for kind, counts in zip(kinds, today, strict=True)
                for name, units in zip(names, counts, strict=True)
            ),
        ],
        "classes.csv": [
            "class,resource,hours_per_case,journeys_per_case",
            "all,investigator,180,3",
            "all,prosecutor,90,2",
        ],
        "cases.csv": [
            "region,class,year,cases",
            *(f"{name},all,2030,{count}" for name, count in zip(names, cases, strict=True)),
        ],
        "settings.csv": ["setting,value", "longest_travel_hours,24" if regions < 100 else "longest_travel_hours,8"],
    }
    return {name: "\n".join(lines) + "\n" for name, lines in rows.items()}


def made_inputs(regions: int, *, most_moves: tuple[str, str]) -> Inputs:
    tables = made_tables(regions, most_moves=most_moves)
    return read_inputs({name: read_input_table(text.encode(), name) for name, text in tables.items()})


def made_graph(nodes: int, medians: int, seed: int = 1) -> str:
    chance = np.random.default_rng(seed)
    edges = [f"{each} {each + 1} {chance.integers(1, 101)}" for each in range(1, nodes)]
    while len(edges) < nodes * nodes // 50:
        one, other = chance.choice(nodes, 2, replace=False) + 1
        edges.append(f"{one} {other} {chance.integers(1, 101)}")
    return "\n".join([f"{nodes} {len(edges)} {medians}", *edges])


def show(name: str, began: tuple[float, float], told: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worked, clock = (now - then for now, then in zip(seconds(), began, strict=True))
    print(f"{name}: {worked:.1f} s of CPU, {clock:.1f} s; {told}; peak so far {peak:.0f} MB", flush=True)


def seconds() -> tuple[float, float]:
    return time.process_time(), time.monotonic()


def stages(name: str, problem: Problem, *, gap: float) -> None:
    began = seconds()
    found = place_units(problem, concession=0.1, limits=Limits(gap=gap))
    told = ", ".join(f"{each.name} {each.status} {each.objective:.6g} gap {each.gap or 0:.2%}" for each in found.stages)
    show(f"{name}, stages to {gap:.1%}", began, told)


def whole(name: str, inputs: Inputs) -> None:
    began = seconds()
    chance = np.random.default_rng(0)
    wanted = Wanted(0.1, Limits(), 200)
    found = make_plan(inputs, wanted, chance=chance, tell=lambda _what, _done, _of: None)
    show(f"{name}, the whole answer with 200 draws", began, f"{len(getattr(found, 'moves', ()))} moves")


def medians(name: str, text: str) -> None:
    problem = median_problem(read_input_table(text.encode(), name))
    began = seconds()
    assert problem.medians is not None
    found = place_medians(problem.costs, problem.medians, seconds=100, now=time.monotonic)
    published = f", published {OPTIMA[name]}" if name in OPTIMA else ""
    told = f"{found.status} {found.objective:.10g}, bound {found.bound:.10g}, gap {found.gap or 0:.2%}{published}"
    show(f"p-median {name}, {len(problem.places)} places, p = {problem.medians}", began, told)


def main() -> None:
    for name, most in (("moves free", ("", "")), ("15 % may move", ("11", "5"))):
        inputs = made_inputs(25, most_moves=most)
        for gap in (0.01, 0.002):
            stages(f"25 regions, {name}", inputs.problem, gap=gap)
        whole(f"25 regions, {name}", inputs)
    whole("60 regions, moves free", made_inputs(60, most_moves=("", "")))
    stages("196 provinces, moves free", made_inputs(196, most_moves=("", "")).problem, gap=0.01)
    for each in OPTIMA:
        path = SHARED / "orlib" / f"{each}.txt"
        if path.is_file():
            medians(each, path.read_text("utf-8"))
    for nodes, count in ((200, 20), (400, 40), (600, 60), (900, 90), (900, 5)):
        medians(f"drawn {nodes}", made_graph(nodes, count))


if __name__ == "__main__":
    main()
