"""Mutation score of a room of `ovillo`: how many small faults put into it its tests notice.

`python -m benchmarks.mutants [ROOM] [MODULE …]`: for each module of the room (`ledger`, or a folder below `src/ovillo`
such as `casework/approvals`), one fault at a time (a comparison turned round, a number moved by one, an `and` for an
`or`, a condition negated, a statement left out), put into a copy of the room and tried by the tests of that module,
then by all tests of the room. Prints every fault that nobody notices, and the score.
"""

import ast
import copy
import importlib.abc
import importlib.util
import os
import resource
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Final

import hypothesis
import hypothesis.stateful  # loaded once, before the forks
import pytest
import rfc3161_client  # noqa: F401 - as above

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "src" / "ovillo"
ROOM: Final = "ledger"
SECONDS: Final = 60
"""Of one processor."""
MEMORY_BYTES: Final = 4_000_000_000
_TURNED: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_OTHER: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}


def faults_of(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What is put in place of one part of a module, and what it is called."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right):
            for other in _TURNED[type(op)]:
                yield f"{type(op).__name__} -> {other.__name__}", ast.Compare(left, [other()], right)
        case ast.BinOp(left=left, op=operator, right=second) if type(operator) in _OTHER:
            turned = _OTHER[type(operator)]
            yield f"{type(operator).__name__} -> {turned.__name__}", ast.BinOp(left, turned(), second)
        case ast.BoolOp(op=joined, values=values):
            joins = ast.Or if isinstance(joined, ast.And) else ast.And
            yield f"{type(joined).__name__} -> {joins.__name__}", ast.BoolOp(joins(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not left out", operand
        case ast.Constant(value=bool(value)):
            yield f"{value} -> {not value}", ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield f"{value} -> {value + 1}", ast.Constant(value + 1)
        case ast.If(test=test, body=body, orelse=orelse):
            yield "condition negated", ast.If(ast.UnaryOp(ast.Not(), copy.deepcopy(test)), body, orelse)
        case ast.Raise() | ast.Assign() | ast.AugAssign():
            yield f"{type(node).__name__} left out", ast.Pass()
        case ast.Expr(value=ast.Call()):
            yield "call left out", ast.Pass()
        case _:
            return


class _Place(ast.NodeTransformer):
    """Puts one fault in place of the part that it belongs to, found by its order in the tree."""

    def __init__(self, number: int, fault: ast.AST) -> None:
        self.number, self.fault, self.seen = number, fault, -1

    def visit(self, node: ast.AST) -> ast.AST:
        self.seen += 1
        if self.seen == self.number:
            return ast.copy_location(self.fault, node)
        return super().generic_visit(node)


def in_order(tree: ast.AST) -> Iterator[ast.AST]:
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from in_order(child)


def skipped(tree: ast.Module) -> frozenset[int]:
    """Parts in which a fault is none of the program's: annotations, and constants that only name or format."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.AnnAssign) and node.simple and node.value is None:
            parts.append(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dataclass":
            parts.append(node)
        if isinstance(node, ast.Assert):
            parts.append(node)  # states our own bugs; a caller that keeps to the types never meets it
        inside.update(id(each) for part in parts if isinstance(part, ast.AST) for each in ast.walk(part))
    return frozenset(inside)


def mutants_of(module: Path) -> Iterator[tuple[str, str]]:
    """The name of each fault, and the module with it."""
    source = module.read_text("utf-8")
    tree = ast.parse(source)
    left_out = skipped(tree)
    for number, node in enumerate(in_order(tree)):
        if id(node) in left_out:
            continue
        for name, fault in faults_of(node):
            made = _Place(number, fault).visit(ast.parse(source))
            line = getattr(node, "lineno", 0)
            yield f"{module.name}:{line} {name}", ast.unparse(ast.fix_missing_locations(made))


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module of the room from other text."""

    def __init__(self, module: Path, content: str) -> None:
        room = ".".join(["ovillo", *module.parent.relative_to(PACKAGE).parts])
        self.name = room if module.stem == "__init__" else f"{room}.{module.stem}"
        self.module, self.content = module, content

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:  # noqa: ARG002 - the protocol
        if name != self.name:
            return None
        package = {"is_package": True} if self.module.stem == "__init__" else {}
        spec = importlib.util.spec_from_loader(name, self, origin=str(self.module), **package)
        if spec is not None and package:
            spec.submodule_search_locations = [str(self.module.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.content, str(self.module), "exec"), module.__dict__)


def is_noticed(module: Path, content: str) -> bool:
    """Whether a test of the room fails with this in place of the module: in a fork, which has the libraries loaded."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))  # a fault that never ends is noticed
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    sys.meta_path.insert(0, _Mutated(module, content))
    folder = ROOT / "tests" / module.parent.relative_to(PACKAGE)
    own = folder / f"test_{module.stem}.py"
    tests = [*([own] if own.exists() else []), *(each for each in sorted(folder.glob("test_*.py")) if each != own)]
    rewritten = "ignore::pytest.PytestAssertRewriteWarning"  # of what was loaded before the fork
    options = ["-W", rewritten, "-q", "-x", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    hypothesis.settings.register_profile("mutants", deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
    hypothesis.settings.load_profile("mutants")  # a busy machine notices no fault
    # Most faults fall to an example: tests of random input, which cost seconds each, come after all the others.
    for marks in ("not slow and not hypothesis", "not slow and hypothesis"):
        ended = int(pytest.main([*options, "-m", marks, *map(str, tests)]))
        if ended not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            os._exit(ended)
    os._exit(0)


def main() -> None:
    rooms = [each for each in sys.argv[1:] if (PACKAGE / each).is_dir()]
    wanted = set(sys.argv[1:]) - set(rooms)
    found = [each for room in rooms or [ROOM] for each in sorted((PACKAGE / room).glob("*.py"))]
    total = noticed = 0
    for module in [each for each in found if not wanted or each.stem in wanted]:
        source = ast.unparse(ast.parse(module.read_text("utf-8")))
        assert not is_noticed(module, source), f"the tests fail without a fault: {module.name}"
        mutants = list(mutants_of(module))
        missed = [name for name, content in mutants if not is_noticed(module, content)]
        for name in missed:
            print(f"not noticed: {name}", flush=True)
        total, noticed = total + len(mutants), noticed + len(mutants) - len(missed)
        print(f"{module.name}: {len(mutants) - len(missed)} of {len(mutants)} noticed", flush=True)
    print(f"Mutation score: {noticed} of {total}, {100 * noticed / max(1, total):.1f} %")


if __name__ == "__main__":
    main()
