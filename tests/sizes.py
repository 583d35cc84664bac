"""Fails where a module or a function of the product has outgrown its limit: 400 and 50 lines."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MODULE_LINES, FUNCTION_LINES = 400, 50


def too_long(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text("utf-8")
        lines = text.count("\n")
        if lines > MODULE_LINES:
            yield f"{path}: {lines} lines; split it by what it knows"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    yield f"{path}:{node.lineno}: {node.name} has {length} lines; split it"


if __name__ == "__main__":
    found = list(too_long(Path("src")))
    sys.exit("\n".join(found) if found else 0)
