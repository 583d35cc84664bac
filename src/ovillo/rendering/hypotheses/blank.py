"""An empty sheet: rows that are often asked about when children may have been sold, and no number in them."""

import csv
import io
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue

_HYPOTHESES: Final = (
    ("H0", mark("none of these / unknown")),
    ("H1", mark("sold within the country with a false registration of birth")),
    ("H2", mark("given into an illegal international adoption")),
    ("H3", mark("taken for the removal of an organ (another offence, with other proof)")),
)
_EVIDENCE: Final = (
    mark("live-birth certificate and registration of birth: does the chain hold"),
    mark("late registration of the birth"),
    mark("DNA of mother and child"),
    mark("exit of an infant from the country"),
    mark("adoption file at the central authority (Hague Convention of 1993)"),
    mark("payments"),
    mark("logs of the clinic"),
)


def blank_json(catalogue: Catalogue) -> dict[str, Any]:  # Any: a JSON value
    """The sheet as an object."""
    say, ids = catalogue.say, [name for name, _ in _HYPOTHESES]
    cell = {"low": None, "mid": None, "high": None}
    return {
        "question": say(mark("What was done to the children?")),
        "hypotheses": [{"id": name, "text": say(text), "prior": 1 / len(ids)} for name, text in _HYPOTHESES],
        "evidence": [
            {"id": f"e{number}", "text": say(text), "r": None, "b": None, "group": "", "findings": []}
            | {"p": {name: dict(cell) for name in ids}}
            for number, text in enumerate(_EVIDENCE, start=1)
        ],
        "next_steps": [
            {
                "id": "s1",
                "text": say(mark("compare the DNA of mother and child")),
                "cost": 1,
                "unit": say(mark("days of work")),
                "deadline": None,
                "clock": "",
                "basis": "",
                "p": dict.fromkeys(ids, 0.5),
            }
        ],
    }


def blank_csv(catalogue: Catalogue) -> str:
    """The sheet as a table; next steps have no place in it."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    ends = [f"{name} {end}" for name, _ in _HYPOTHESES for end in ("low", "mid", "high")]
    table.writerow(["id", "evidence", "r", "b", "group", *ends])
    texts = [each for _, text in _HYPOTHESES for each in ("", catalogue.say(text), "")]
    table.writerow(["hypothesis", "", "", "", "", *texts])
    table.writerow(["prior", "", "", "", "", *(["", f"{1 / len(_HYPOTHESES)}", ""] * len(_HYPOTHESES))])
    for number, text in enumerate(_EVIDENCE, start=1):
        table.writerow([f"e{number}", catalogue.say(text), "", "", "", *([""] * len(ends))])
    return written.getvalue()
