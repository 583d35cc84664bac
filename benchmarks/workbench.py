"""How fast the network page is on a large network, in Debian's Chromium without a GPU: `make bench-workbench`.

A network is invented (rings of people with brokers between them), served by the workbench itself, and opened, panned
and magnified by a browser as a hand does it. Frames are those in which the browser calls back between two paints.
"""

import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Citation, Network, NetworkNode, NetworkTie, TiePart
from ovillo.domain.statements import Standing
from ovillo.settings import Settings
from ovillo.web.app import create_app
from ovillo.web.signing_in import Sessions
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import OpenCase, create_case
from ovillo.workflows.answers import KeptAnswers
from ovillo.workflows.charts import DrawnNetwork, KeptNetworks
from ovillo.workflows.guarded import guard
from ovillo.workflows.network import Asked, engine_of

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
SIZES = (500, 5_000, 50_000)
_STANDINGS = (Standing.REPORTED, Standing.SUSPECTED, Standing.INVESTIGATED, Standing.ACCUSED, Standing.CHARGED)
_COUNT_FRAMES = """seconds => new Promise(done => {
  const times = [];
  const end = performance.now() + seconds * 1000;
  const frame = now => { times.push(now); performance.now() < end ? requestAnimationFrame(frame) : done(times); };
  requestAnimationFrame(frame);
})"""


def invented(nodes: int, *, seed: int = 7) -> Network:
    """Rings of some thirty people, tied within and by a few brokers; twice as many ties as nodes."""
    drawn = random.Random(seed)
    made = [
        NetworkNode(f"{n:064x}", f"Persona {n}", EntityType.PERSON if n % 9 else EntityType.ORGANISATION)
        for n in range(nodes)
    ]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < 2 * nodes:
        one = drawn.randrange(nodes)
        ring = one // 30 * 30
        other = drawn.randrange(ring, min(nodes, ring + 30)) if drawn.random() < 0.93 else drawn.randrange(nodes)
        if one != other and (other, one) not in pairs:
            pairs.add((one, other))
    return Network(tuple(made), tuple(_tie(made, one, other, drawn) for one, other in sorted(pairs)))


def _tie(nodes: list[NetworkNode], one: int, other: int, drawn: random.Random) -> NetworkTie:
    day = date(2030, 1, 1) + timedelta(days=drawn.randrange(700))
    ends = nodes[one].id, nodes[other].id
    said = Citation(statement="s", document="d", document_name="nota.txt", source="El Alba", start=0, end=9, quote="…")
    part = TiePart("pays", *ends, 1.0, drawn.choice(_STANDINGS), day, day, citations=(said,))
    return NetworkTie(*ends, (part,))


class _Invented(KeptNetworks):
    """Gives one network, whatever is wanted."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._drawn = DrawnNetwork(Asked(lambda: engine_of(network, is_directed=False), network))

    def draw(self, *_: Any, **__: Any) -> DrawnNetwork:  # Any: as `KeptNetworks.draw`
        return self._drawn


@contextmanager
def served(opened: OpenCase, network: Network) -> Iterator[tuple[str, str]]:
    """Address of the workbench, and the link that enters it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        sessions = Sessions()
        now = datetime.now(UTC)
        bench = Workbench(
            opened,
            Settings("Rosa Ejemplo", "en", 1),
            lambda: now,
            sessions,
            KeptAnswers(opened.record),
            offer=lambda _: None,
            hosts=frozenset({host}),
        )
        app = create_app(bench)
        bench.drawings.seen_by(guard(opened.record, "").shown()).of(KeptNetworks, lambda: _Invented(network))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            yield f"http://{host}", f"http://{host}/enter?key={sessions.link_for('Rosa Ejemplo', at=now)}"
        finally:
            server.should_exit = True
            running.join()


def frames_while(page: Any, work: Any, seconds: float = 4.0) -> tuple[float, float]:  # Any: Playwright's page
    """Frames a second while `work(step)` is done again and again, and the longest wait for one, in ms."""
    page.evaluate(f"window.counted = ({_COUNT_FRAMES})({seconds})")
    end, step = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        work(step)
        step += 1
    times: list[float] = page.evaluate("window.counted")
    waits = [after - before for before, after in pairwise(times)]
    return 1000 * len(waits) / sum(waits), max(waits)


def measured(page: Any, base: str, pictures: Path | None = None) -> list[str]:  # Any: as above
    """First sight, rest, panning while it settles and at rest, magnifying."""
    page.goto(f"{base}/network?all=1", wait_until="commit")
    page.wait_for_selector("canvas[data-seen]", state="attached")
    seen = int(page.eval_on_selector("canvas", "each => each.dataset.seen"))
    box = page.locator("canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def pan(step: int) -> None:
        page.mouse.move(x + 150 * ((step // 30) % 2 * 2 - 1) * (step % 30) / 30, y + 2 * (step % 40))

    page.mouse.move(x, y + 60)
    page.mouse.down()
    settling, _ = frames_while(page, pan)
    page.mouse.up()
    start = time.monotonic()
    page.wait_for_selector('[data-island="network"][data-rest]', state="attached", timeout=240_000)
    rest = time.monotonic() - start + 4 + seen / 1000
    page.wait_for_timeout(500)
    if pictures:
        page.screenshot(path=str(pictures))
    page.mouse.move(x, y + 60)
    page.mouse.down()
    panning, worst = frames_while(page, pan)
    page.mouse.up()
    page.focus("canvas")
    zooming, _ = frames_while(page, lambda step: page.mouse.wheel(0, -40 if step // 20 % 2 else 40))
    return [f"{seen}", f"{rest:.0f}", f"{settling:.0f}", f"{panning:.0f}", f"{worst:.0f}", f"{zooming:.0f}"]


def main(sizes: tuple[int, ...]) -> None:
    """Prints one row for each size."""
    rows = []
    Path("build").mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        create_case(Path(folder) / "case", name="x", actor="Rosa Ejemplo", at=datetime.now(UTC)) as opened,
    ):
        for size in sizes:
            network = invented(size)
            with served(opened, network) as (base, link):
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(link)
                rows.append(
                    [
                        f"{size:,}",
                        f"{len(network.ties):,}",
                        *measured(page, base, Path(f"build/network-{size}.png")),
                    ]
                )
                browser.close()
    head = [
        "nodes",
        "ties",
        "first seen, ms",
        "at rest, s",
        "fps settling",
        "fps panning",
        "worst frame, ms",
        "fps zooming",
    ]
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
