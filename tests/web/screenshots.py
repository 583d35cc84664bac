"""The pictures of `docs/screenshots`: `make screenshots` draws the sample case anew, as it looks today."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.web import sample
from playwright.sync_api import BrowserContext

from ovillo.wiring.cases import create_case
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
    ("review-phone", "/review", PHONE, "light", "es"),
    ("brief-phone", "/", PHONE, "dark", "en"),
)
"""Name, address, size, look and language; a document and an entity are looked up."""
EMPTY_SHOTS = (
    ("empty-brief", "/", WIDE, "light", "en"),
    ("empty-network", "/network", WIDE, "dark", "es"),
)
"""Likewise, of a case without documents."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(sample(Path(folder))) as served, chromium() as browser:
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
        for shot in SHOTS:
            shoot(first, served.origin, shot, path=shot[1] or found[shot[0]])
        with create_case(Path(folder) / "empty", name="Villa Jacaranda", actor="Rosa Ejemplo", at=datetime.now(UTC)):
            pass
        with serving(Path(folder) / "empty") as empty:
            page.goto(empty.link)
            for shot in EMPTY_SHOTS:
                shoot(first, empty.origin, shot, path=shot[1])


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
        shown.wait_for_selector("[data-rest]", state="attached", timeout=60_000)
    shown.screenshot(path=FOLDER / f"{name}.png")
    context.close()
    sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
