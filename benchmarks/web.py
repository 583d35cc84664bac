"""How fast the workbench opens and answers on the sample case: `make bench-web`.

The server is the program as a user starts it; its processor time is what the system counts for it. A page is ready when
Chromium has loaded it and nothing more is asked for. Each figure: median and worst of `ROUNDS`.
"""

import gzip
import http.client
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.browser import Served, chromium, serving

from ovillo.casework.access import Role
from ovillo.domain.sources import SourceDetails
from ovillo.testing import write_sample_case, write_sample_tables
from ovillo.web.assets import assets
from ovillo.web.pages import PLACES
from ovillo.web.tabs import EVERY
from ovillo.wiring.cases import create_case, open_case_for_all
from ovillo.wiring.files import adding
from ovillo.workflows.access import set_member

ROUNDS = 5
REQUESTS = 40
FEW = 10
AHEAD_SECONDS = 15
QUESTIONS = (
    "/calls?view=contacts&number=90000000{}",
    "/calls?view=hours&number=90000000{}",
    "/calls?view=rows&number=90000000{}",
)
"""Pages that are worked out for each question anew; {} is a digit."""
FIRST_SCRIPTS = ("workbench.js", "vendor/htmx-2.0.11.min.js")


def sample(folder: Path) -> Path:
    """The sample case with its tables."""
    write_sample_case(folder / "documents")
    write_sample_tables(folder / "documents")

    def now() -> datetime:
        return datetime.now(UTC)

    with (
        create_case(folder / "case", name="Villa Jacaranda", actor="Rosa Ejemplo", at=now()) as opened,
        adding(
            opened,
            [folder / "documents"],
            options=SourceDetails(),
            ocr_languages=(),
            workers=2,
            actor="Rosa Ejemplo",
            now=now,
        ) as run,
    ):
        for _ in run.results:
            pass
    return folder / "case"


def cpu_seconds(process: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def enter(link: str) -> tuple[http.client.HTTPConnection, str]:
    """A connection that stays, and the cookie of a session."""
    parts = urlsplit(link)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    answer.read()
    return connection, (answer.getheader("set-cookie") or "").partition(";")[0]


def get(connection: http.client.HTTPConnection, path: str, cookie: str) -> int:
    """The bytes of a page."""
    connection.request("GET", path, headers={"cookie": cookie})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != http.client.OK:
        sys.exit(f"{path}: {answer.status}")
    return len(content)


def cost(served: Served, paths: Sequence[str]) -> None:
    """What a request of each page takes of a processor."""
    connection, cookie = enter(served.link)
    for path in paths:
        size = get(connection, path, cookie)
        before = cpu_seconds(served.process)
        for _ in range(REQUESTS):
            get(connection, path, cookie)
        each = 1000 * (cpu_seconds(served.process) - before) / REQUESTS
        print(f"{path:24} {each:6.1f} ms CPU a request, {size / 1000:.0f} kB")


def cost_of_new(served: Served) -> None:
    """What a page takes of a processor that was not asked for before."""
    connection, cookie = enter(served.link)
    get(connection, "/calls", cookie)
    for question in QUESTIONS:
        before = cpu_seconds(served.process)
        for number in range(FEW):
            get(connection, question.format(number), cookie)
        each = 1000 * (cpu_seconds(served.process) - before) / FEW
        print(f"{question:40} {each:6.1f} ms CPU where it was not asked before")


def cost_of_first(served: Served) -> None:
    """What the first page of each kind that loads an engine takes, once the server has worked ahead."""
    connection, cookie = enter(served.link)
    get(connection, "/", cookie)
    time.sleep(AHEAD_SECONDS)
    for path in ("/timeline", "/calls"):
        began, before = time.monotonic(), cpu_seconds(served.process)
        get(connection, path, cookie)
        by_clock, worked = time.monotonic() - began, cpu_seconds(served.process) - before
        print(f"{path:24} {by_clock:.2f} s the first time after start, {worked:.2f} of a processor")


def make_joint(case: Path) -> None:
    """From here on the case has members, and whoever is no member sees nothing."""
    with open_case_for_all(case) as opened:
        for name, role in {"Rosa Ejemplo": Role.OWNER, "Beto Otro": Role.REVIEWER}.items():
            set_member(opened.record, name, role, actor="Rosa Ejemplo", now=lambda: datetime.now(UTC))


def told(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (worst {max(seconds):.2f})"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = sample(Path(folder))
        starts, firsts, worked = [], [], []
        for _ in range(ROUNDS):
            with serving(case) as served:
                began = time.monotonic()
                connection, cookie = enter(served.link)
                get(connection, "/", cookie)
                starts.append(served.seconds)
                firsts.append(served.seconds + time.monotonic() - began)
                worked.append(cpu_seconds(served.process))
        print(f"start to the link        {told(starts)}")
        print(f"start to the first page  {told(firsts)}; of a processor {told(worked)}")
        with serving(case) as served:
            cost(served, [each.path for each in PLACES])
        with serving(case) as served:
            cost_of_first(served)
        with serving(case) as served:
            cost_of_new(served)
        with serving(case) as served, chromium() as browser:
            page = browser.new_page()
            page.goto(served.link)
            for place in PLACES:
                times = []
                for _ in range(3):
                    began = time.monotonic()
                    page.goto(served.origin + place.path, wait_until="load")
                    times.append(time.monotonic() - began)
                print(f"{place.path:12} ready in {told(times)}")
        make_joint(case)
        with serving(case) as served:
            print("with members:")
            cost(served, ["/ledger", *(each.path for each in EVERY)])
    scripts = sum(len(gzip.compress(assets()[each].content, 9)) for each in FIRST_SCRIPTS)
    print(f"scripts of the first page  {scripts / 1000:.1f} kB compressed")


if __name__ == "__main__":
    main()
