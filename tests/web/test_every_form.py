"""A generated case in which a protected name stands in thirty forms: nobody outside is shown any of its words."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from ovillo.casework.access import Role
from ovillo.casework.protection.masking import fold
from ovillo.cli import surface
from ovillo.cli.main import main
from ovillo.domain.sources import SourceDetails
from ovillo.wiring.cases import create_case, open_case_for_all
from ovillo.wiring.files import adding
from ovillo.workflows.access import set_member
from tests.web.conftest import NOW, bench_over, reviewer
from tests.web.test_access import filled, routes

OWNER, OUTSIDE = "Jefa Uno", "Oficial Dos"
NUMBER, TELEPHONE, HOME = "45678912", "987654321", "Los Olivares"
SOME = (
    *(("brief",), ("export", "--as", "statements"), ("export", "--as", "entities"), ("note",), ("task",)),
    *(("payments", "flows"), ("registers", "exit", "--days", "200"), ("registers", "addresses"), ("timeline",)),
)
OTHERS = (
    *(("brief", "--as", form) for form in ("html", "json", "markdown")),
    *(("export", "--as", form) for form in ("findings", "copies")),
    *(("network", "--as", form) for form in ("json", "graphml", "gexf", "csv", "uco", "htcds", "ftm")),
    *(("network",), ("network", "ties"), ("network", "ties", "--kind", "payments"), ("proposals",), ("rates",)),
    *(("payments", "flows", "--as", "json"), ("payments", "paid-after", "--around", "2031-05-14")),
    *(("payments", "structuring", "--limit", "10000"), ("registers", "late"), ("registers", "signing")),
    *(("search", "explotó"), ("search", "vive"), ("timeline", "--as", "json"), ("task", "--as", "json")),
    *(("note", "--as", "json"), ("clock", "next"), ("clock", "next", "--as", "ical"), ("refer",), ("custody",)),
    *(("protect",), ("member",), ("recusal",), ("verify",), ("units",), ("strategy",), ("approval",)),
)


NAMES = (
    ("Zunilda", "Quispealaya", "Tincopa", "Zuni"),
    ("Yolanda", "Huarcaya", "Mollepaza", "Yoli"),
    ("Teófila", "Ñahuincopa", "Lizárraga", "Teo"),
)


def forms(given: str, first: str, second: str, alias: str) -> Sequence[str]:
    """Thirty ways to write one name."""
    one, two, three = given[0], first[0], second[0]
    written = [
        *(f"{given} {first} {second}", f"{given} {first}", f"{given} {second}", f"{one}. {first} {second}"),
        *(f"{one}. {first}", f"{one}. {second}", f"{given} {two}. {second}", f"{given} {first} {three}."),
        *(f"{given} {two}. {three}.", f"{given} {two}.", f"{given} {three}.", f"{one}. {two}. {second}"),
        *(
            f"{first} {second}, {given}",
            f"{first} {three}., {given}",
            f"{second} {first}, {given}",
            f"{first}, {given}",
        ),
        *(f"{first} {second} {given}", f"{given} {first}-{second}", f"{first} {second}", given, first, second),
        *(f"{given} {first} de {second}", f"{alias} {first}", f"La {alias}", f"{one} {first} {second}"),
    ]
    return [*written, *(each.upper() for each in written[:3]), f"{given} {first} {second}".lower()]


def texts(written: Sequence[str]) -> dict[str, str]:
    name, alias = written[0], written[24]
    surnames = written[18]
    found = {
        "parte.txt": f"Policía Inventada, 2 de junio de 2031. La policía rescató a {name} en la clínica de Ica. {name}, de 15 "
        f'años, alias "{alias}", estaba con Fidel Arce Ruiz. {name} usa el teléfono {TELEPHONE}. {name} se identificó con '
        f"DNI {NUMBER}. {written[6]} vive en Calle {HOME} 345, Ica.\n"
        + "".join(f"Fidel Arce Ruiz explotó a {each}.\n" for each in written),
        "pagos.csv": "ordenante;beneficiario;fecha;importe;moneda\n"
        + "".join(f"{each};Rosa Medina Paz;2031-05-14;{300 + at}.00;PEN\n" for at, each in enumerate(written))
        + f"Menor {name} (DNI {NUMBER});Rosa Medina Paz;2031-05-15;20.00;PEN\n",
        "nacidos.csv": "madre;fecha de nacimiento;nombre del menor;domicilio de la madre;lugar de nacimiento;medico;"
        "fecha de inscripcion;registrador;fecha de salida\n"
        f"{name};2031-05-01;Bebé {surnames};Calle {HOME} 345, Ica;Hospital, Ica;Dra. Alida Totora Vela;2031-09-04;"
        f"Registrador Ada;2031-09-10\n"
        f"{name};2031-05-01;Iris Robles {written[20]};Calle {HOME} 345, Ica;Hospital, Ica;Dra. Alida Totora Vela;"
        "2031-09-04;Registrador Ada;2031-09-10\n",
    }
    for at, each in enumerate(written):
        found[f"acta-{at}.txt"] = (
            f"Policía Inventada, 3 de junio de 2031. {each} declaró que Fidel Arce Ruiz la amenazó.\n"
        )
    return found


@pytest.fixture(
    scope="module", params=[0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)]
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sequence[str]]:
    """A joint case, and the name: tests copy the folder."""
    name = NAMES[request.param]
    home = tmp_path_factory.mktemp("forms")
    files, folder = home / "files", home / "case"
    files.mkdir()
    for place, text in texts(forms(name[0], name[1], name[2], name[3])).items():
        (files / place).write_text(text, "utf-8")
    details = SourceDetails(language="es")
    with create_case(folder, name="Caso", actor=OWNER, at=NOW) as opened:
        add = partial(adding, ocr_languages=(), extractor="rules", workers=1)
        with add(opened, [files], options=details, actor=OWNER, now=lambda: NOW) as run:
            list(run.results)
        set_member(opened.record, OWNER, Role.OWNER, actor=OWNER, now=lambda: NOW)
        set_member(opened.record, OUTSIDE, Role.REVIEWER, actor=OWNER, now=lambda: NOW)
    return folder, name


@pytest.fixture
def case(built: tuple[Path, Sequence[str]], tmp_path: Path) -> tuple[Path, Sequence[str], Sequence[str]]:
    """A joint case, the forms of the name, and the words that nobody may be shown."""
    folder, name = built
    given, first, second, alias = name
    copied = shutil.copytree(folder, tmp_path / "case")
    return copied, forms(given, first, second, alias), [*map(fold, name), NUMBER, TELEPHONE, fold(HOME)]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    def run(who: str, command: str, folder: Path, *rest: str) -> str:
        monkeypatch.setenv("OVILLO_ACTOR", who)
        surface.settings.cache_clear()
        words = [rest[0], str(folder), *rest[1:]] if command == "clock" else [str(folder), *rest]
        with suppress(SystemExit):
            main([command, *words, "--language", "en"])
        told = capsys.readouterr()
        return told.out + told.err

    return run


def write(folder: Path, say: Callable[..., str], written: Sequence[str]) -> None:
    """What people tell one another of her."""
    everything = "; ".join(f"seen {each}" for each in written[:-1])
    say(OWNER, "note", folder, f"Met {everything}; DNI {NUMBER}, lives at Calle {HOME} 345")
    say(OWNER, "task", folder, "open", f"interview {everything}", "--to", OUTSIDE)


def left(told: Iterable[tuple[object, str]], words: Sequence[str]) -> set[tuple[object, str]]:
    """Where a word is shown, with what stands around it."""
    plain = [(place, fold(text)) for place, text in told]
    return {
        (place, text[max(0, text.index(word) - 40) : text.index(word) + 40])
        for place, text in plain
        for word in words
        if word in text
    }


def test_no_command_shows_a_word_of_the_name(
    case: tuple[Path, Sequence[str], Sequence[str]], say: Callable[..., str]
) -> None:
    folder, written, words = case
    write(folder, say, written)

    told = {each: say(OUTSIDE, each[0], folder, *each[1:]) for each in SOME}

    assert left(told.items(), words) == set()
    assert sum("Persona " in text for text in told.values()) >= len(SOME) - 2


@pytest.mark.slow
def test_no_other_command_does(case: tuple[Path, Sequence[str], Sequence[str]], say: Callable[..., str]) -> None:
    folder, written, words = case
    write(folder, say, written)

    told = {each: say(OUTSIDE, each[0], folder, *each[1:]) for each in OTHERS}

    assert left(told.items(), words) == set()


@pytest.mark.slow
def test_no_page_and_no_route_of_the_api_does(
    case: tuple[Path, Sequence[str], Sequence[str]], say: Callable[..., str]
) -> None:
    folder, written, words = case
    write(folder, say, written)

    with open_case_for_all(folder) as opened:
        bench = bench_over(opened, [])
        visitor = reviewer(bench, OUTSIDE)
        paths = [filled(path, bench) for method, path in routes() if method == "GET"]
        with opened.record.reading() as reader:
            paths += [f"/documents/{each}" for each in reader.document_ids()]
        paths += [f"/api/v1/registers?question={each}&days=300" for each in ("exit", "late", "addresses")]
        told = {path: visitor.get(path).text for path in paths}
        bench.pictures.close()

    assert left(told.items(), words) == set()
