"""Finds the sentences that the catalogue translates; `babel.cfg` names this extractor.

It finds: `mark("…")`, `say("…")`, `note("…")`; `say_many("…", "…", …)` and `mark_many("…", "…")`, each part perhaps
within `mark`; `template = "…"` in a class; `problem="…"` of a call; and a capitalised sentence that ends with a full
stop in a module's constant.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO, TypeAlias

Message: TypeAlias = "tuple[int, str, str | tuple[str, str], list[str]]"
SINGLE = frozenset({"mark", "say", "note"})
PAIRED = frozenset({"say_many", "mark_many"})
PROBLEM_FIELDS = frozenset({"problem", "reason"})


def extract(
    source: BinaryIO,
    keywords: Mapping[str, Any],  # noqa: ARG001 - Babel calls with it; Any: its specifications of arguments
    comment_tags: Collection[str],  # noqa: ARG001 - Babel calls with it
    options: Mapping[str, Any],  # noqa: ARG001 - Babel calls with it; Any: of its configuration file
) -> Iterator[Message]:
    """Every sentence of one Python module, as Babel wants it."""
    tree = ast.parse(source.read())
    yield from _constants(tree)
    told: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in told:
            told.update(_parts(node))
            yield from _calls(node)
        elif isinstance(node, ast.ClassDef):
            yield from _templates(node)


def _calls(call: ast.Call) -> Iterator[Message]:
    name = _name(call)
    texts = [_text(argument) for argument in call.args[:2]]
    if name in PAIRED and len(texts) == 2 and texts[0] and texts[1]:
        yield call.lineno, "say_many", (texts[0], texts[1]), []
    elif name in SINGLE and texts and texts[0]:
        yield call.lineno, "mark", texts[0], []
    for keyword in call.keywords:
        if keyword.arg in PROBLEM_FIELDS and (text := _text(keyword.value)):
            yield call.lineno, "mark", text, []


def _parts(call: ast.Call) -> list[ast.expr]:
    """The singular and plural of a pair, which are not sentences of their own."""
    return call.args[:2] if _name(call) in PAIRED else []


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _templates(owner: ast.ClassDef) -> Iterator[Message]:
    for node in owner.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="template")], value=value) if _text(value):
                yield node.lineno, "mark", _text(value), []


def _constants(tree: ast.Module) -> Iterator[Message]:
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        for each in ast.walk(value) if value is not None else ():
            text = _text(each)
            if text and " " in text and text[0].isupper() and text.endswith("."):
                yield node.lineno, "mark", text, []


def _text(node: ast.AST) -> str:
    """The text of a constant, or of a constant within `mark`; empty for anything else."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "mark" and node.args:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
