"""The pictures of `docs/screenshots`: `make screenshots` draws the sample case anew, as it looks today.

`python -m tests.web.screenshots add map` draws those pictures only.
"""

import re
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.web import sample
from benchmarks.workbench import invented
from benchmarks.workbench import served as served_network
from playwright.sync_api import Browser, BrowserContext

from ovillo.casework.access import Role
from ovillo.testing import write_sample_casework
from ovillo.wiring.cases import create_case
from ovillo.workflows.access import set_member
from tests.cli.conftest import run_ovillo
from tests.web.browser import chromium, serving

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
WIDE, WIDER, PHONE = ({"width": w, "height": h} for w, h in ((1280, 800), (1920, 1080), (390, 844)))
Shot = tuple[str, str, Any, Any, str]  # Any: as Playwright has sizes and looks
SHOTS = (
    ("brief", "/", WIDE, "light", "en"),
    ("brief-es-dark", "/", WIDE, "dark", "es"),
    ("review", "/review", WIDE, "light", "en"),
    ("merges", "/review?queue=merges", WIDE, "light", "es"),
    ("document", "", WIDE, "light", "en"),
    ("document-es-dark", "", WIDER, "dark", "es"),
    ("network", "/network?all=1", WIDE, "light", "en"),
    ("timeline", "/timeline", WIDE, "light", "es"),
    ("calls", "/calls?view=hours", WIDE, "dark", "en"),
    ("entity", "", WIDE, "light", "en"),
    ("sources", "/sources", WIDE, "dark", "en"),
    ("questions", "/questions", WIDE, "light", "es"),
    ("map", "/map", WIDE, "light", "en"),
    ("ledger", "/ledger", WIDE, "dark", "es"),
    ("together", "/together", WIDE, "light", "es"),
    ("add", "/add", WIDE, "light", "en"),
    ("hypotheses", "/hypotheses", WIDE, "light", "en"),
    ("allocation", "/allocate", WIDE, "light", "es"),
    ("numbers", "/monitor", WIDE, "light", "en"),
    ("integrity", "/integrity", WIDE, "light", "en"),
    ("account", "/account", WIDE, "dark", "es"),
    ("review-phone", "/review", PHONE, "light", "es"),
    ("brief-phone", "/", PHONE, "dark", "en"),
)
"""Name, address, size, look and language; a document and an entity are looked up."""
EMPTY_SHOTS = (
    ("empty-brief", "/", WIDE, "light", "en"),
    ("empty-network", "/network", WIDE, "dark", "es"),
    ("people", "/people", WIDE, "light", "en"),
)
"""Likewise, of a case without documents, which has members."""
LARGE_SHOT = ("large-network", "/network?all=1", WIDE, "light", "en")
"""Of a case of 5,000 entities."""
MEMBERS = {"Rosa Ejemplo": Role.OWNER, "Rut Revisa": Role.REVIEWER, "Leo Lee": Role.READER}


def main(names: Collection[str]) -> None:
    FOLDER.mkdir(exist_ok=True)

    def asked(shots: Iterable[Shot]) -> list[Shot]:
        return [each for each in shots if not names or each[0] in names]

    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        if asked(SHOTS):
            _shoot_sample(Path(folder) / "sample", browser, asked(SHOTS))
        if asked(EMPTY_SHOTS):
            _shoot_empty(Path(folder) / "empty", browser, asked(EMPTY_SHOTS))
        if asked([LARGE_SHOT]):
            _shoot_large(Path(folder) / "large", browser)


def _shoot_sample(folder: Path, browser: Browser, shots: Sequence[Shot]) -> None:
    case = sample(folder)
    write_sample_casework(folder / "casework")
    opening = ("open", case, folder / "casework" / "hypotheses.json", "--reason", "What we hold open")
    assert run_ovillo("hypotheses", *opening, OVILLO_ACTOR="Rosa Ejemplo").status == 0
    with serving(case) as served:
        first = browser.new_context()
        page = first.new_page()
        page.goto(served.link)
        people = page.request.get(f"{served.origin}/api/v1/brief").json()["people"]
        ruling = page.request.get(f"{served.origin}/api/v1/search?q=VISTOS").json()["lines"][0]["document"]
        said = page.request.get(f"{served.origin}/api/v1/statements?document={ruling}").json()["lines"][0]
        shown_at = f"/documents/{ruling}?at={said['start']}-{said['end']}"
        found = {
            "document": shown_at,
            "document-es-dark": shown_at,
            "entity": f"/entities/{people[0]['id']}",
        }
        held = page.request.get(f"{served.origin}/hypotheses").text()
        found["hypotheses"] = next(iter(re.findall(r'href="(/hypotheses/[^"]+)"', held)), "/hypotheses")
        for shot in shots:
            shoot(first, served.origin, shot, path=found.get(shot[0], shot[1]))


def _shoot_empty(folder: Path, browser: Browser, shots: Sequence[Shot]) -> None:
    def now() -> datetime:
        return datetime.now(UTC)

    with create_case(folder, name="Villa Jacaranda", actor="Rosa Ejemplo", at=now()) as opened:
        for name, role in MEMBERS.items():
            set_member(opened.record, name, role, actor="Rosa Ejemplo", now=now)
    with serving(folder) as served:
        first = browser.new_context()
        first.new_page().goto(served.link)
        for shot in shots:
            shoot(first, served.origin, shot, path=shot[1])


def _shoot_large(folder: Path, browser: Browser) -> None:
    at = datetime.now(UTC)
    with (
        create_case(folder, name="Villa Jacaranda", actor="Rosa Ejemplo", at=at) as opened,
        served_network(opened, invented(5_000)) as (base, link),
    ):
        first = browser.new_context()
        first.new_page().goto(link)
        shoot(first, base, LARGE_SHOT, path=LARGE_SHOT[1])


def shoot(entered: BrowserContext, origin: str, shot: Shot, *, path: str) -> None:
    """One picture, by whoever has entered."""
    name, _, size, look, language = shot
    assert entered.browser
    context = entered.browser.new_context(
        viewport=size, color_scheme=look, locale=language, storage_state=entered.storage_state()
    )
    shown = context.new_page()
    shown.goto(origin + path)
    shown.wait_for_load_state("networkidle")
    shown.wait_for_function("[...document.images].every(each => each.complete)")
    if path.startswith("/network?"):
        shown.wait_for_selector("[data-rest]", state="attached", timeout=240_000)
    shown.screenshot(path=FOLDER / f"{name}.png")
    context.close()
    sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
