"""The pictures of `docs/screenshots`: `make screenshots` draws the sample case anew, as it looks today."""

import sys
import tempfile
from pathlib import Path

from benchmarks.web import sample

from tests.web.browser import chromium, serving

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
SHOTS = (
    ("brief", "/", WIDE, "light", "en"),
    ("brief-es-dark", "/", WIDE, "dark", "es"),
    ("review", "/review", WIDE, "light", "en"),
    ("merges", "/review?queue=merges", WIDE, "light", "es"),
    ("document", "", WIDE, "light", "en"),
    ("entity", "", WIDE, "light", "en"),
    ("sources", "/sources", WIDE, "dark", "en"),
    ("questions", "/questions", WIDE, "light", "es"),
    ("review-phone", "/review", PHONE, "light", "es"),
    ("brief-phone", "/", PHONE, "dark", "en"),
)
"""Name, address, size, look and language; a document and an entity are looked up."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(sample(Path(folder))) as served, chromium() as browser:
        first = browser.new_context()
        page = first.new_page()
        page.goto(served.link)
        people = page.request.get(f"{served.origin}/api/v1/brief").json()["people"]
        held = people[0]["held"][0]["statements"][0]
        found = {
            "document": f"/documents/{held['document']}?at={held['start']}-{held['end']}#at",
            "entity": f"/entities/{people[0]['id']}",
        }
        for name, path, size, look, language in SHOTS:
            context = browser.new_context(
                viewport=size, color_scheme=look, locale=language, storage_state=first.storage_state()
            )
            shown = context.new_page()
            shown.goto(served.origin + (path or found[name]))
            shown.wait_for_load_state("networkidle")
            shown.screenshot(path=FOLDER / f"{name}.png")
            context.close()
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
