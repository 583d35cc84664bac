"""A real browser on a real `ovillo serve`: Debian's Chromium, driven by Playwright.

The server is a process of its own, so that no test needs a socket. Without Chromium these tests are skipped.
"""

import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS = 60
AXE = Path(str(__import__("axe_playwright_python").__file__)).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True)
class Served:
    """A running workbench."""

    link: str
    """Enters once."""
    seconds: float
    """From the start of the program to the link."""
    process: int

    @property
    def origin(self) -> str:
        return self.link.partition("/enter")[0]


@contextmanager
def serving(case: Path, *, actor: str = "Rosa Ejemplo") -> Iterator[Served]:
    """`ovillo serve` on this case until the block ends."""
    began = monotonic()
    command = [sys.executable, "-c", "from ovillo.cli.main import main; main()", "serve", str(case), "--port", "0"]
    environment = os.environ | {"OVILLO_ACTOR": actor, "OVILLO_LANGUAGE": "en", "PYTHONWARNINGS": "default"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as server:
        try:
            assert server.stdout
            ready, _, _ = select.select([server.stdout], [], [], SECONDS)
            link = server.stdout.readline().decode().strip() if ready else ""
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?key=[\w-]+", link), link
            yield Served(link, monotonic() - began, server.pid)
        finally:
            server.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, closed at the end of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, with everything that it asked for and complained of."""

    page: Page
    asked: list[str]
    complaints: list[str]


@contextmanager
def visit(browser: Browser, served: Served, **options: object) -> Iterator[Watched]:
    """A page that has entered by the link, and is watched."""
    context: BrowserContext = browser.new_context(**{"locale": "en-US", **options})
    page = context.new_page()
    watched = Watched(page, [], [])
    page.on("request", lambda request: watched.asked.append(request.url))
    page.on("console", lambda told: watched.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.goto(served.link)
    yield watched
    context.close()


def faults_of(page: Page) -> list[tuple[object, ...]]:
    """What axe finds against the rules: which rule, where, why."""
    page.evaluate(AXE.read_text("utf-8") + ";0")
    result = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
    )
    return [
        (each["id"], [node["target"] for node in each["nodes"]][:3], each["nodes"][0]["any"][:1])
        for each in result["violations"]
    ]
