"""What lies in a compartment is in no output outside it; whoever opens it leaves a trace first."""

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ovillo.casework.access import Role
from ovillo.cli import surface
from ovillo.cli.main import main
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.interfaces.record import Record, RecordReader
from ovillo.storage.record import SqlRecord
from ovillo.wiring.cases import create_case, open_case_for_all
from ovillo.wiring.files import adding
from ovillo.wiring.whole_cases import verify_case
from ovillo.workflows.access import AccessDeniedError, set_member
from ovillo.workflows.guarded import NoNeedToKnowError, guard
from ovillo.workflows.protect import lift, list_protected, protect, reveal
from ovillo.workflows.team import let_in
from ovillo.workflows.withdraw import withdraw

CANARY = "Perpetua Canaria Secreta"
WORDS = ("perpetua", "canaria", "secreta", "periquita", "44556677", "orquídeas", "marzo de 1986", "987 654", "oculto")
TEXTS = {
    "perpetua-canaria.txt": f"El Faro Inventado, 3 de mayo de 2031. La policía detuvo a Zulema Farfán Ocaña. "
    f"{CANARY}, conocida como «La Periquita», trabaja para Zulema Farfán Ocaña. Zulema Farfán Ocaña "
    f"pagó 9000 soles a {CANARY}.\n",
    "nota.txt": "La Gaceta Imaginada, 4 de mayo de 2031. Perpetua Canaria denunció a Zulema Farfán Ocaña. "
    "«No conozco a Canaria», dijo Farfán. PERPETUA CANARIA SECRETA vive en Puerto Mirlo. "
    "La familia Canaria se fue. Perpetua Canaria se identificó con DNI N.° 44556677 ante la fiscal. "
    "Perpetua Canaria nació el 3 de marzo de 1986 y tiene domicilio en Jr. Las Orquídeas Falsas 345, Puerto Mirlo. "
    "Perpetua Canaria usa el teléfono 987 654 321 y el correo p.c@oculto.example.\n",
    "rescate.txt": "El Faro Inventado, 5 de mayo de 2031. La policía rescató a Rosario Imaginada Ficticia. "
    "Rosario Imaginada Ficticia, de 15 años, estaba en la clínica.\n",
    "pagos.csv": f"date,from,to,amount,currency\n2031-05-01,Zulema Farfán Ocaña,{CANARY},9000,PEN\n"
    f"2031-05-02,{CANARY},Banco Inventado,100,PEN\n",
}
OUTPUTS = (
    ("brief",),
    ("brief", "--as", "html"),
    ("export", "--as", "statements"),
    ("network", "--as", "json"),
    ("payments", "flows"),
    ("search", "9000"),
    ("search", "Perpetua"),
    ("search", "Canaria"),
    ("task",),
    ("note",),
    ("clock", "next"),
    ("refer",),
    ("custody",),
    ("member",),
    ("protect",),
    ("recusal", "ask", "Otro Funcionario"),
)


MORE = (
    ("brief", "--as", "json"),
    ("brief", "--as", "markdown"),
    ("export", "--as", "findings"),
    ("export", "--as", "entities"),
    ("proposals",),
    ("network",),
    *(("network", "--as", form) for form in ("graphml", "gexf", "csv", "uco", "htcds", "ftm")),
    ("timeline",),
    ("payments", "flows", "--as", "json"),
)


def now() -> datetime:
    return datetime(2031, 5, 9, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of invented texts; tests copy it."""
    home = tmp_path_factory.mktemp("guarded")
    folder, files = home / "case", home / "files"
    files.mkdir()
    for name, text in TEXTS.items():
        (files / name).write_text(text, "utf-8")
    with create_case(folder, name=f"Caso {CANARY}", actor="Jefa", at=now()) as opened:
        options = SourceDetails(language="es")
        with adding(
            opened, [files], options=options, ocr_languages=(), extractor="rules", workers=1, actor="Jefa", now=now
        ) as run:
            list(run.results)
    return folder


@pytest.fixture
def case(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "case"))


Say = Callable[..., str]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    def run(who: str, command: str, case: Path, *rest: str) -> str:
        monkeypatch.setenv("OVILLO_ACTOR", who)
        surface.settings.cache_clear()
        with suppress(SystemExit):
            words = [rest[0], str(case), *rest[1:]] if command == "clock" else [str(case), *rest]
            main([command, *words, "--language", "es"])
        told = capsys.readouterr()
        return told.out + told.err

    return run


def protected(record: Record, who: str = "Jefa") -> str:
    return protect(guard(record, who), CANARY, ProtectedAs.SOURCE, "fuentes", actor=who, now=now).pseudonym


def looked_for(case: Path, say: Say, outputs: Sequence[Sequence[str]], *, least: int) -> None:
    """Protects somebody of whom much was said, says more, and looks for the name in what another is shown."""
    say("Jefa", "note", case, f"Llamar a {CANARY}.")
    say(
        "Jefa", "note", case, "Perpetua teme volver. Tiene domicilio en Jr. Las Orquídeas Falsas 345, tel. 987 654 321."
    )
    say("Jefa", "task", case, "open", "Llevar a Perpetua al médico", "--to", "Ana")
    say("Jefa", "clock", case, "start", "F02", "--start", "2031-05-01", "--about", "Perpetua, carpeta 1")
    say("Jefa", "recusal", case, "party", CANARY, "--role", "victim")
    with open_case_for_all(case) as opened:
        called = protected(opened.record)
    say("Jefa", "note", case, f"{CANARY} no contesta.")
    say("Jefa", "task", case, "open", f"citar a {CANARY}")
    say("Jefa", "refer", case, "make", CANARY, "--to", "Casa", "--reason", "x", "--consent")
    say("Jefa", "custody", case, "seal", "E-1", "--seal", "1", "--what", f"teléfono de {CANARY}")

    told = {words: say("Ana", words[0], case, *words[1:]) for words in outputs}

    found = {words: word for words, text in told.items() for word in WORDS if word in text.lower()}
    expected = {("search", "Perpetua"): "", ("search", "Canaria"): ""}
    assert {words: word for words, word in found.items() if words not in expected} == {}
    assert sum(called in text for text in told.values()) >= least
    assert "chain_broken" not in say("Ana", "custody", case, "--as", "json")


def test_rights_and_what_they_let_through_are_read_from_one_snapshot(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a page that asks ten times, forty snapshots were most of the work."""
    with open_case_for_all(case) as opened:
        set_member(opened.record, "Jefa", Role.OWNER, actor="Jefa", now=now)
        record = guard(opened.record, "Jefa")
        with record.reading() as reader:  # a joint case has its salt from then on
            size = reader.head().size
        opens, read = [], SqlRecord.reading

        def counted(self: SqlRecord) -> AbstractContextManager[RecordReader]:
            opens.append(1)
            return read(self)

        monkeypatch.setattr(SqlRecord, "reading", counted)
        with record.reading() as reader:
            assert reader.head().size >= size

        assert len(opens) == 1


def test_no_output_outside_the_compartment_holds_a_word_of_the_name(case: Path, say: Say) -> None:
    looked_for(case, say, OUTPUTS, least=8)


@pytest.mark.slow
def test_no_other_output_does_either(case: Path, say: Say) -> None:
    looked_for(case, say, MORE, least=8)


def test_adding_again_says_nothing_of_what_is_hidden(case: Path, say: Say, tmp_path: Path) -> None:
    text = tmp_path / "rescate.txt"
    text.write_text(TEXTS["rescate.txt"], "utf-8")
    sources = tmp_path / "sources.csv"
    sources.write_text(f"file,title,publisher\nrescate.txt,Carta de {CANARY},El Faro\n", "utf-8")
    say("Jefa", "add", case, str(tmp_path))
    with open_case_for_all(case) as opened:
        protected(opened.record)

    told = say("Ana", "add", case, str(tmp_path))
    sources.write_text(sources.read_text("utf-8").replace("El Faro", "La Gaceta"), "utf-8")
    of_another = say("Ana", "add", case, str(tmp_path))

    assert "otro dato" not in told
    assert "otro dato" in of_another
    assert "título" not in of_another


def test_a_search_does_not_tell_that_the_name_is_there(case: Path) -> None:
    with open_case_for_all(case) as opened:
        called = protected(opened.record)
        with guard(opened.record, "Ana").reading() as reader:
            hits = {words: reader.search(words, limit=9) for words in ("Perpetua", "Canaria", "Secreta", "Zulema")}
            by_pseudonym = reader.search(called, limit=9)
            shown = {each.id: each for each in reader.documents()}

    assert [len(each) for each in hits.values()] == [0, 0, 0, 2]
    assert len(by_pseudonym) == 2
    for hit in by_pseudonym:
        text = shown[hit.locator.document].text
        assert text[hit.locator.start : hit.locator.end] in called.split()
        assert {hit.snippet[start:end] for start, end in hit.matches} <= set(called.split())


def test_every_quote_and_mention_is_found_in_the_changed_text(case: Path) -> None:
    with open_case_for_all(case) as opened:
        with opened.record.reading() as reader:
            plain = {each.id: each for each in reader.statements()}
        protected(opened.record)
        with guard(opened.record, "Ana").reading() as reader:
            texts = {each.id: each.text for each in reader.documents()}
            statements, entities = reader.statements(), reader.entities()

    assert {each.id for each in statements} == set(plain)
    assert any(each.quote != plain[each.id].quote for each in statements)
    assert all(texts[each.document][each.start : each.end] == each.quote for each in statements)
    for each in entities:
        assert all(texts[each.document][it.start : it.end] == it.surface for it in each.mentions)


def test_the_trace_is_written_before_the_name_is_shown(case: Path) -> None:
    with open_case_for_all(case) as opened:
        called = protected(opened.record)
        inside = guard(opened.record, "Jefa", purpose="preparar la audiencia")
        with inside.reading() as reader:
            names = {each.name for each in reader.entities()}
        with guard(opened.record, "Jefa").reading() as reader:
            without = {each.name for each in reader.entities()}
        with opened.record.reading() as reader:
            (trace,) = reader.docket("protected_read")

    assert CANARY in names
    assert CANARY not in without
    assert (trace.by, trace.content["purpose"]) == ("Jefa", "preparar la audiencia")
    assert called not in json.dumps(dict(trace.content)) + trace.about
    assert len(trace.about) == 64


def test_outside_the_compartment_a_purpose_opens_nothing_and_says_nothing(case: Path) -> None:
    with open_case_for_all(case) as opened:
        called = protected(opened.record)
        outside = guard(opened.record, "Ana", purpose="curiosidad")
        for pseudonym in (called, "Persona Bcdfgh"):
            with pytest.raises(NoNeedToKnowError):
                reveal(outside, pseudonym)
        with pytest.raises(NoNeedToKnowError):
            lift(outside, called, "porque sí", actor="Ana", now=now)
        with pytest.raises(NoNeedToKnowError):
            let_in(outside, "Ana", "fuentes", actor="Ana", now=now)
        told = list_protected(outside)
        with opened.record.reading() as reader:
            traces = reader.docket("protected_read")

    assert [(each.person.pseudonym, each.is_inside) for each in told] == [(called, False)]
    assert traces == ()


def test_whoever_is_let_in_sees_the_name_and_lifting_shows_it_to_all(case: Path) -> None:
    with open_case_for_all(case) as opened:
        called = protected(opened.record)
        let_in(guard(opened.record, "Jefa"), "Ana", "fuentes", actor="Jefa", now=now)
        person = reveal(guard(opened.record, "Ana", purpose="declaración"), called)
        lift(guard(opened.record, "Ana"), called, "ya declaró", actor="Ana", now=now)
        with guard(opened.record, "Otro").reading() as reader:
            names = {each.name for each in reader.entities()}

    assert CANARY in person.names
    assert CANARY in names


def joint(record: Record) -> None:
    set_member(record, "Jefa", Role.OWNER, actor="Jefa", now=now)
    for name, role in (("Rita", Role.REVIEWER), ("Luz", Role.READER)):
        set_member(record, name, role, actor="Jefa", now=now)


def test_in_a_joint_case_whoever_a_statement_marks_is_protected_until_somebody_decides(case: Path) -> None:
    with open_case_for_all(case) as opened:
        with guard(opened.record, "Jefa").reading() as reader:
            alone = {each.name for each in reader.entities()}
        joint(opened.record)
        told = []
        for who in ("Jefa", "Luz"):
            with guard(opened.record, who).reading() as reader:
                told.append(" ".join(each.text for each in reader.documents()))
        (marked,) = list_protected(guard(opened.record, "Luz"))
        protect(
            guard(opened.record, "Rita"), marked.person.pseudonym, ProtectedAs.MINOR, "menores", actor="Rita", now=now
        )
        (held,) = list_protected(guard(opened.record, "Rita"))
        lift(guard(opened.record, "Rita"), marked.person.pseudonym, "otra persona", actor="Rita", now=now)
        after = list_protected(guard(opened.record, "Rita"))

    assert "Rosario Imaginada Ficticia" in alone
    assert all("Rosario" not in each and marked.person.pseudonym in each for each in told)
    assert not marked.is_inside
    assert (held.person.pseudonym, held.person.compartment, held.is_inside) == (
        marked.person.pseudonym,
        "menores",
        True,
    )
    assert after == []


def test_roles_and_strangers(case: Path) -> None:
    with open_case_for_all(case) as opened:
        joint(opened.record)
        with pytest.raises(NoNeedToKnowError), guard(opened.record, "Extraño").reading():
            pass
        with guard(opened.record, "Luz").reading() as reader:
            document = reader.documents()[0].id
        for who in ("Luz", "Rita"):
            with pytest.raises(AccessDeniedError):
                withdraw(guard(opened.record, who), document, reason="x", actor=who, now=now)
        with pytest.raises(AccessDeniedError):
            protected(opened.record, "Luz")
        withdraw(guard(opened.record, "Jefa"), document, reason="x", actor="Jefa", now=now)


def test_a_recused_official_meets_the_case_as_it_was(case: Path) -> None:
    with open_case_for_all(case) as opened:
        with opened.record.reading() as reader:
            size = reader.head().size
        with opened.record.writing(actor="Jefa", at=now()) as writer:
            writer.enter("official_recused", "Rita", {"reason": "compadrazgo"})
            writer.enter("note_written", "", {"text": "nuevo"})
        with guard(opened.record, "Rita").reading() as reader:
            seen = reader.docket()
            assert reader.head().size == size
            assert len(reader.documents()) == 4
        with pytest.raises(NoNeedToKnowError), guard(opened.record, "Rita").writing(actor="Rita", at=now()):
            pass
        may = guard(opened.record, "Jefa").may_hold("Rita"), guard(opened.record, "Jefa").may_hold("Luz")

    assert seen == ()
    assert may == (False, True)
    heads = [verify_case(case, viewer=who).head for who in ("Rita", "Jefa")]
    assert [each and each.size - size for each in heads] == [0, 2]
