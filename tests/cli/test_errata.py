"""An erratum takes back what it names, and nothing else of the same report. Nobody here exists."""

import json
from pathlib import Path

from tests.cli.conftest import Run, run_ovillo

ERRATA = {
    "echo": (
        "en",
        "Rogelio Tumba Carrizo, 41, a doctor, and Rosa Ollanta Pinto, 41, a nurse, were arrested on Sunday.",
        "Correction: Rosa Ollanta Pinto is 31, not 41, as we reported on 10 February.",
        {"Rosa Ollanta Pinto | age | 41"},
    ),
    "lamp": (
        "en",
        "Police rescued 12 babies in Villa Canela on Sunday. Police rescued 13 babies in Puerto Anís on Sunday.",
        "Correction: we reported on 10 February that police rescued 13 babies in Puerto Anís. The correct figure is 15.",
        {"Police | rescued babies | 13"},
    ),
    "faro": (
        "es",
        "Rita Canela Prueba, de 41 años, enfermera, fue acusada de vender bebés. Rita Canela Prueba fue detenida.",
        "Fe de erratas. Donde decía «Rita Canela Prueba, de 41 años», debió decir «Rita Canela Prueba, de 31 años».",
        {"Rita Canela Prueba | age | 41"},
    ),
    "mirlo": (
        "es",
        "Renato Olmo Ficticio fue acusado de vender bebés. Renato Olmo Ficticio fue detenido.",
        "Fe de erratas. Donde dice «Renato Olmo Ficticio fue detenido», debe decir «Evaristo Olmo Ficticio fue detenido».",
        {"- | detained Renato Olmo Ficticio | -"},
    ),
    "gong": (
        "en",
        "Rogelio Tumba Carrizo was convicted on Sunday.",
        (
            "Correction: we reported on 10 February that Rogelio Tumba Carrizo was convicted. "
            "It was Evaristo Tumba Carrizo who was convicted."
        ),
        {"- | convicted Rogelio Tumba Carrizo | -"},
    ),
    "lira": (
        "es",
        "Rogelio Tumba Carrizo fue condenado el domingo.",
        "Rectificación. El 10 de febrero informamos que Rogelio Tumba Carrizo fue condenado. En realidad fue absuelto.",
        {"- | convicted Rogelio Tumba Carrizo | -"},
    ),
    "mast": (
        "en",
        "Rogelio Tumba Carrizo was convicted on Sunday.",
        "Correction: we reported on 10 February that Rogelio Tumba Carrizo was convicted. Mr Tumba was also jailed.",
        set(),
    ),
}


def test_an_erratum_takes_back_what_it_names_and_nothing_of_anybody_else(run: Run, tmp_path: Path) -> None:
    reports, case = tmp_path / "reports", tmp_path / "case"
    reports.mkdir()
    for outlet, (language, report, erratum, _) in ERRATA.items():
        (reports / f"{outlet}_2031-02-10_{language}.txt").write_text(f"VILLA CANELA, 10/2/2031. {report}", "utf-8")
        (reports / f"{outlet}_2031-06-02_{language}.txt").write_text(erratum, "utf-8")
    run_ovillo("new", case, "--name", "errata")
    assert run_ovillo("add", case, reports, "--workers", "1").status == 0
    said = [json.loads(line) for line in run("export", case, "--as", "statements").out.splitlines()]
    findings = [json.loads(line) for line in run("export", case, "--as", "findings").out.splitlines()]
    taken = {one for each in findings for one in each["superseded"]}
    stand = {one for each in findings for one in each["statements"]}

    for outlet, (_, _, _, wrong) in ERRATA.items():
        earlier = {
            each["id"]: _told(each) for each in said if (each["source"], each["published"]) == (outlet, "2031-02-10")
        }
        assert {earlier[one] for one in earlier if one in taken} == wrong, outlet
        assert all(one in stand for one in earlier if one not in taken), outlet


def _told(one: dict) -> str:
    subject, object_, value = ((one[name] or {}) for name in ("subject", "object", "value"))
    what = " ".join(filter(None, (one["predicate"], object_.get("name"))))
    return f"{subject.get('name', '-')} | {what} | {value.get('number', '-')}"
