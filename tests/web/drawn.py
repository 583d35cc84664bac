"""An invented case whose pages draw something, and somebody who is signed in to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from ovillo.wiring.cases import create_case, open_case
from tests.web.conftest import NOW, ROSA, add, bench_over, visitor_of

NOTES = {
    "alba.txt": (
        "El Alba",
        "2031-05-07",
        "Ana Olla Quispe pagó a Eva Sarmiento Pardo. Eva Sarmiento Pardo trabaja para Luis Robles Vega.",
    ),
    "ocaso.txt": (
        "El Ocaso",
        "2031-06-20",
        """Luis Robles Vega habría vendido a la niña. Ana Olla Quispe es la pareja de Luis Robles Vega.
La Policía detuvo a Ana Olla Quispe. Pía Cántaro Ruiz pagó a Zoé Tinaja Paz.""",
    ),
}


def make_case(folder: Path) -> Path:
    """A case of two invented notes."""
    told = ["file,publisher,published,language,kind"]
    (folder / "notes").mkdir()
    for name, (publisher, day, text) in NOTES.items():
        (folder / "notes" / name).write_text(text, "utf-8")
        told.append(f"{name},{publisher},{day},es,press")
    (folder / "notes" / "sources.csv").write_text("\n".join(told), "utf-8")
    with create_case(folder / "case", name="Caso inventado", actor=ROSA, at=NOW) as opened:
        add(opened, folder / "notes")
    return folder / "case"


@contextmanager
def somebody_at(case: Path, *, actor: str = ROSA) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A browser that is signed in, and the headers with which it may change something."""
    with open_case(case) as opened:
        bench = bench_over(opened, [])
        visitor = visitor_of(bench)
        visitor.cookies.set("ovillo_session", bench.sessions.begin(actor, at=NOW), domain="127.0.0.1")
        token = visitor.get("/network").text.split('name="ovillo-token" content="')[1].split('"')[0]
        yield visitor, {"x-ovillo-token": token}
