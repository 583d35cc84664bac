"""The sample case: an invented baby-selling network, as documents of every file type that a case takes.

1. People, places, offices and outlets are invented; telephones begin with 900 000 0, addresses end in ".example".
2. The bytes are the same at each run, on each machine: fixed timestamps, nothing compressed, no library's defaults.
3. `texts/` holds what the documents say, this module what each becomes, `docs/sample-case.md` what is planted.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ovillo.testing.sample.office import write_docx, write_odt
from ovillo.testing.sample.packing import pack
from ovillo.testing.sample.pdf import write_scanned_pdf, write_text_pdf
from ovillo.testing.sample.tables import write_sample_tables

__all__ = ["write_sample_allocation", "write_sample_case", "write_sample_casework", "write_sample_tables"]

AS_THEY_STAND = (
    "agencia-prisma_2031-05-07_en.txt",
    "correo-anonimo.eml",
    "diario-da-barra-azul_2031-05-11_pt.txt",
    "el-faro_2031-05-07.html",
    "el-faro_2031-05-10.html",
    "harbour-ledger_2031-05-08.html",
    "hilo-periodistas.mbox",
    "nota-policial-0417.txt",
    "radio-mirlo-boletin.md",
    "sources.csv",
)
MADE = (
    ("agencia-prisma_ruling", "pdf", "en"),
    ("cuna-clara_summary", "odt", "en"),
    ("el-faro-entrevista-defensa", "odt", "es"),
    ("fiscalia_nota-de-prensa-018", "docx", "es"),
    ("harbour-ledger_clinic", "docx", "en"),
    ("juzgado_resolucion-cuatro", "pdf", "es"),
)
"""Name, file type and language of each document that is made from a text: paragraphs apart by a blank line."""
SCANNED = "partida-escaneada"
ARCHIVE = "juicio-2032"
ARCHIVED_AS_THEY_STAND = ("el-faro_2032-03-12_es.txt", "harbour-ledger_2032-03-13.html")
ARCHIVED_PDF = "agencia-prisma_verdict"
CASEWORK = ("hypotheses.json",)
"""What the people of the case work with, and no document of it."""


def write_sample_case(folder: Path) -> tuple[Path, ...]:
    """The paths of the documents and of their manifest, sorted; the folder is made if it is missing.

    Files of the same name are written over; others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = _contents(files(__name__) / "texts")
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return tuple(sorted(folder / name for name in contents))


def write_sample_casework(folder: Path) -> tuple[Path, ...]:
    """The paths of what the people of the case work with, such as their hypotheses; it is no document to be added."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CASEWORK:
        (folder / name).write_bytes(_plain(files(__name__) / name))
    return tuple(folder / name for name in CASEWORK)


def write_sample_allocation(folder: Path) -> tuple[Path, ...]:
    """The paths of the tables that say who is where today, to plan who should go where; made up like all of it."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = sorted((files(__name__) / "allocation").iterdir(), key=lambda each: each.name)
    for each in tables:
        (folder / each.name).write_bytes(_plain(each))
    return tuple(folder / each.name for each in tables)


def _contents(texts: Traversable) -> dict[str, bytes]:
    contents = {name: _plain(texts / name) for name in AS_THEY_STAND}
    for name, suffix, language in MADE:
        contents[f"{name}.{suffix}"] = _made(texts / f"{name}.txt", suffix, language)
    contents[f"{SCANNED}.pdf"] = write_scanned_pdf((texts / f"{SCANNED}.png").read_bytes())
    contents[f"{ARCHIVE}.zip"] = _archive(texts / ARCHIVE)
    return contents


def _archive(texts: Traversable) -> bytes:
    members = {name: _plain(texts / name) for name in ARCHIVED_AS_THEY_STAND}
    members[f"{ARCHIVED_PDF}.pdf"] = _made(texts / f"{ARCHIVED_PDF}.txt", "pdf", "en")
    return pack(members)


def _plain(source: Traversable) -> bytes:
    """The bytes with line feeds only, however the texts were checked out."""
    return source.read_text(encoding="utf-8").encode("utf-8")


def _made(source: Traversable, suffix: str, language: str) -> bytes:
    blocks = source.read_text(encoding="utf-8").strip().split("\n\n")
    paragraphs = tuple(" ".join(block.split("\n")) for block in blocks)
    writers = {"pdf": write_text_pdf, "docx": write_docx, "odt": write_odt}
    return writers[suffix](paragraphs, language)
