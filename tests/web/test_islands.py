"""The scripts of the pages that draw: built, small, in the wheel, and never asking anybody else."""

import gzip
import importlib.util
import json
import re
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from fastapi.testclient import TestClient
from hatchling.builders.wheel import WheelBuilder

from ovillo.web import islands
from ovillo.web.assets import STATIC, assets

ROOT = Path(__file__).parents[2]
BUILT = STATIC / "built"
MOST_BYTES = 80_000
PAGES = {"/network?all=1": "network", "/timeline": "timeline", "/map": "map"}
needs_islands = pytest.mark.skipif(not (BUILT / "manifest.json").is_file(), reason="the islands were not built here")


@pytest.fixture
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loaded_by(page: str) -> set[str]:
    """Paths below static of every script that a page loads, and that these load."""
    waiting = re.findall(r'<script[^>]* src="/static/(?:[0-9a-f]{12}/)?([^"?]+)', page)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        text = (STATIC / name).read_text("utf-8")
        folder = Path(name).parent
        waiting += [
            (folder / each).as_posix()
            for each in re.findall(r"""["'`](?:\./)?((?:assets/)?[\w.-]+\.js)["'`]""", text)
            if (STATIC / folder / each).is_file()
        ]
    return found


@needs_islands
@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_less_than_eighty_kilobytes_of_script(rosa: TestClient, address: str) -> None:
    names = loaded_by(rosa.get(address).text)

    sizes = {name: len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names}
    assert any("built/" in name for name in names)
    assert sum(sizes.values()) < MOST_BYTES, sizes


@needs_islands
def test_nothing_that_was_built_names_another_place() -> None:
    for path in BUILT.rglob("*.js"):
        named = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", path.read_text("utf-8")))
        assert named <= {"http://www.w3.org"}, path.name


@needs_islands
def test_scripts_ask_for_no_inline_style_and_run_no_text() -> None:
    for path in BUILT.rglob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", text), path.name


@needs_islands
def test_the_wheel_holds_what_was_built(tmp_path: Path) -> None:
    builder = WheelBuilder(str(ROOT))

    (wheel,) = builder.build(directory=str(tmp_path), versions=["standard"])

    names = set(zipfile.ZipFile(wheel).namelist())
    assert "ovillo/web/static/built/manifest.json" in names
    manifest = json.loads((BUILT / "manifest.json").read_text("utf-8"))
    assert {f"ovillo/web/static/built/{each['file']}" for each in manifest.values()} <= names
    assert "ovillo/rendering/templates/court.typ" in names


def test_the_same_inputs_build_nothing_again(hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend" / "package-lock.json").write_text("{}", "utf-8")
    built = tmp_path / hook.BUILT
    built.mkdir(parents=True)
    (built / hook.STAMP).write_text(hook.inputs_digest(tmp_path / "frontend"), "utf-8")
    ran: list[list[str]] = []
    monkeypatch.setattr(hook, "_run", lambda _, command, **__: ran.append(command))

    hook.build_islands(tmp_path)
    assert ran == []

    (tmp_path / "frontend" / "main.ts").write_text("export {};", "utf-8")
    (tmp_path / "frontend" / "node_modules").mkdir()
    hook.build_islands(tmp_path)
    assert [command[-1] for command in ran] == ["error", "warn"]


@pytest.mark.parametrize("version", ["editable", "standard"])
def test_without_node_an_editable_install_warns_and_a_wheel_is_refused(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend" / "package-lock.json").write_text("{}", "utf-8")
    monkeypatch.setattr(hook, "find_spec", lambda _: None)
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    warned: list[str] = []
    hooked = hook.CatalogueHook.__new__(hook.CatalogueHook)
    monkeypatch.setattr(hook.CatalogueHook, "root", str(tmp_path), raising=False)
    monkeypatch.setattr(hook.CatalogueHook, "app", SimpleNamespace(display_warning=warned.append), raising=False)

    if version == "editable":
        hooked.initialize(version, {})
        assert "missing" in warned[0]
    else:
        with pytest.raises(hook.IslandsError, match=r"npm|Node"):
            hooked.initialize(version, {})


@pytest.mark.parametrize("address", PAGES)
def test_where_nothing_was_built_pages_say_so_and_show_their_table(
    rosa: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    islands.island.cache_clear()
    monkeypatch.setattr(
        islands, "assets", lambda: {name: each for name, each in assets().items() if "built" not in name}
    )

    page = rosa.get(address).text
    islands.island.cache_clear()

    assert "The drawing was not built on this machine" in page
    assert "<h2>" in page
