"""Every small change of the decision on access is noticed: the mutation score is 1."""

import ast
import copy
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ovillo.casework.team import need_to_know
from tests.casework.team.test_need_to_know import drawn, oracle

SOURCE = Path(need_to_know.__file__).read_text("utf-8")
SWAPPED = {ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Lt: ast.LtE, ast.In: ast.NotIn, ast.NotIn: ast.In}
SWAPPED |= {ast.And: ast.Or, ast.Or: ast.And}


def places(tree: ast.Module) -> Iterator[ast.AST]:
    """What can be changed: in the two functions, and in the table of ranks."""
    for part in tree.body:
        is_table = isinstance(part, ast.AnnAssign) and getattr(part.target, "id", "") == "_RANKS"
        if isinstance(part, ast.FunctionDef) or is_table:
            yield from ast.walk(part)


def changes(node: ast.AST) -> Iterator[Callable[[Any], None]]:
    """Each way in which this place may be changed."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAPPED:
            yield lambda at: setattr(at, "ops", [SWAPPED[type(op)]()])
        case ast.BoolOp(op=op, values=values):
            yield lambda at: setattr(at, "op", SWAPPED[type(op)]())
            for index in range(len(values)):
                neutral = isinstance(op, ast.And)
                yield lambda at, index=index, neutral=neutral: at.values.__setitem__(index, ast.Constant(neutral))
        case ast.UnaryOp(op=ast.Not()):
            yield lambda at: setattr(at, "op", ast.UAdd())
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            yield lambda at: setattr(at, "value", value + 1)
        case ast.IfExp():
            for told in (True, False):
                yield lambda at, told=told: setattr(at, "test", ast.Constant(told))
        case ast.If():
            yield lambda at: setattr(at, "body", [ast.Pass()])
        case ast.Return(value=ast.Attribute()):
            yield lambda at: setattr(at, "value", ast.Constant(None))


def mutants() -> Iterator[tuple[str, ast.Module]]:
    whole = ast.parse(SOURCE)
    for number, node in enumerate(places(whole)):
        for way, change in enumerate(changes(node)):
            mutant = copy.deepcopy(whole)
            change(list(places(mutant))[number])
            yield f"line {getattr(node, 'lineno', 0)}, place {number}, way {way}", ast.fix_missing_locations(mutant)


def survives(mutant: ast.Module, cases: list[Any]) -> bool:
    room: dict[str, Any] = {"__name__": "ovillo.casework.team.need_to_know"}
    exec(compile(mutant, "mutant", "exec"), room)
    try:
        return all((room["decide"](*each) or "granted") == expected for each, expected in cases)
    except TypeError:
        return False  # a comparison with None: noticed, too


def test_no_mutant_survives() -> None:
    chance = random.Random(5)
    drawn_cases = [drawn(chance) for _ in range(6_000)]
    cases = [(each, oracle(*each)) for each in drawn_cases]

    tried = list(mutants())
    alive = [name for name, mutant in tried if survives(mutant, cases)]

    assert len(tried) > 25
    assert alive == []
