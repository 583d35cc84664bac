"""What a figure counts, and how tables call it."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ovillo.domain.messages import mark

DEFINITIONS: Mapping[str, str] = {
    "complaint": mark("a complaint that was registered; one complaint may name several victims or none"),
    "victim_report": mark("a report that somebody is a victim; the same person may be reported more than once"),
    "presumed_victim": mark("a person whom an authority takes for a victim, not yet confirmed by anybody"),
    "identified_victim": mark("a person whom a competent authority has recognised as a victim"),
    "victim": mark("a victim, as the source says; whether presumed or identified it does not tell"),
    "file": mark("a file that an office opened; one file may hold several complaints, victims and accused"),
    "operation": mark("a police operation; one operation may free many victims or none"),
    "detained": mark("a person who was detained; the same person may be detained more than once"),
    "accused": mark("a person who was charged before a court"),
    "convicted": mark("a person who was convicted, whether or not the judgment is final"),
}
"""Of each unit; sentences that the catalogue translates."""


@cache
def units() -> Mapping[str, str]:
    """The name of each unit, by how tables call it."""
    content = tomllib.loads((Path(__file__).parent / "units.toml").read_text("utf-8"))
    return {folded(called): name for name, each in content.items() for called in (name, *each["called"])}


def folded(text: str) -> str:
    """Without regard to case, accents, strokes and spaces."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(re.sub(r"[_\-]+", " ", bare.casefold()).split())
