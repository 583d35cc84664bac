"""`ovillo network CASE` as a user asks it: every answer leads to the words that it rests on."""

import csv
import io
import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from ovillo.domain.networks import Wanted
from ovillo.domain.sources import SourceKind
from ovillo.domain.statements import Standing
from ovillo.wiring.cases import open_case
from ovillo.workflows.network import CaseNetworks, open_networks
from ovillo.workflows.views import find
from tests.cli.conftest import Run, run_ovillo

NOTES = {
    "alba.txt": (
        "El Alba",
        "2031-05-07",
        "Ana Olla Quispe pagó a Eva Sarmiento Pardo. Eva Sarmiento Pardo trabaja para Luis Robles Vega.",
    ),
    "copia.txt": ("El Eco", "2031-05-08", "Según El Alba, Ana Olla Quispe pagó a Eva Sarmiento Pardo."),
    "ocaso.txt": (
        "El Ocaso",
        "2031-06-20",
        """Luis Robles Vega habría vendido a la niña. Ana Olla Quispe es la pareja de Luis Robles Vega.
La Policía detuvo a Ana Olla Quispe.""",
    ),
}


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network")
    assert run_ovillo("new", folder / "case", "--name", "Caso inventado").status == 0
    for name, (publisher, day, text) in NOTES.items():
        (folder / name).write_text(text, "utf-8")
        options = ("--publisher", publisher, "--published", day, "--source-language", "es", "--kind", "press")
        assert run_ovillo("add", folder / "case", folder / name, *options).status == 0
    return folder / "case"


def asked(case: Path, *words: str) -> dict[str, object]:
    done = run_ovillo("network", case, *words, "--as", "json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def told_of(answer: dict, *, names: dict) -> set[tuple[str, str, str]]:
    return {
        (names[part["source"]], part["predicate"], names[part["target"]])
        for tie in answer["ties"]
        for part in tie["parts"]
    }


def test_each_tie_has_its_words_its_standing_and_its_days(noted: Path) -> None:
    answer = asked(noted)

    names = answer["names"]
    assert told_of(answer, names=names) == {
        ("Ana Olla Quispe", "pays", "Eva Sarmiento Pardo"),
        ("Eva Sarmiento Pardo", "works_for", "Luis Robles Vega"),
        ("Ana Olla Quispe", "partner_of", "Luis Robles Vega"),
    }
    for tie in answer["ties"]:
        for part in tie["parts"]:
            assert part["standing"]
            for each in part["citations"]:
                folder = noted.parent
                text = (folder / each["name"]).read_text("utf-8")
                assert text[each["start"] : each["end"]] == each["quote"]


def test_who_copies_adds_no_weight(noted: Path) -> None:
    answer = asked(noted, "ties")

    [paid] = [tie for tie in answer["ties"] if tie["parts"][0]["predicate"] == "pays"]
    assert (paid["weight"], len(paid["parts"][0]["citations"])) == (1, 2)


def test_filters_by_source_time_kind_and_ledger_position_say_what_they_leave(noted: Path) -> None:
    with open_case(noted) as opened:
        networks, early = open_networks(opened.record), open_networks(opened.record, as_of=1)

    def count(**wanted: object) -> int:
        return len(networks.draw(Wanted(**wanted)).ties)

    everything = count()
    assert everything == 3
    assert count(sources=["El Ocaso"]) + count(sources=["El Alba"]) == everything
    assert count(until=date(2031, 5, 31)) == count(sources=["El Alba"])
    assert count(since=date(2031, 6, 1)) == count(sources=["El Ocaso"])
    assert count(source_kinds=[SourceKind.RULING]) == 0
    assert count(standings=[Standing.CHARGED]) == 0
    assert count(kinds=["pays"]) == count(kinds=["procedure"]) == 1
    assert count(only_accepted=True) == 0
    assert early.draw(Wanted()).ties == ()
    assert count(has_unnamed=True) > everything
    assert sum(networks.draw(Wanted(kinds=["pays"])).left_out.values()) > 0


def test_the_options_choose_what_is_drawn(noted: Path) -> None:
    charged = ("--standing", "charged+", "--source-kind", "press", "--since", "2031-01-01", "--until", "2031-12-31")

    assert asked(noted, "ties", "--as-of", "1", *charged, "--accepted", "--source", "El Alba")["ties"] == []
    assert len(asked(noted, "ties", "--kind", "pays", "--kind", "partner_of", "--unnamed")["ties"]) == 2


def test_a_path_cites_every_hop(noted: Path) -> None:
    answer = asked(noted, "paths", "ana olla quispe", "Eva Sarmiento Pardo")

    assert [len(path["hops"]) for path in answer["paths"]] == [1, 2]
    assert all(tie["parts"][0]["citations"] for path in answer["paths"] for hop in path["hops"] for tie in hop)


def test_what_was_published_between_two_days_is_told(noted: Path) -> None:
    answer = asked(noted, "change", "2031-05-31", "2031-06-30")

    assert [part["predicate"] for tie in answer["ties"] for part in tie["parts"]] == ["partner_of"]
    assert answer["ties_gone"] == answer["nodes"] == []


def test_arrests_name_who_is_left_holding_somebody(noted: Path) -> None:
    answer = asked(noted, "arrests", "Ana Olla Quispe", "Luis Robles Vega+Ana Olla Quispe")

    left = [[part["predicate"] for tie in each["left_holding"] for part in tie["parts"]] for each in answer["sets"]]
    assert left == [["sells"], []]
    assert "no ground for an arrest" in answer["meaning"]


@pytest.mark.parametrize(
    "words",
    [
        ("groups",),
        ("brokers",),
        ("hidden",),
        ("ego", "Ana Olla Quispe", "--steps", "2"),
        ("ties", "--projected"),
        ("measures", "--people", "--weighted", "--directed"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_is_told_in_words(run: Run, noted: Path, words: tuple[str, ...], language: str) -> None:
    done = run("network", noted, *words, "--language", language)

    assert (done.status, done.err) == (0, "")
    assert done.out.strip()


def test_who_would_be_left_with_a_child_is_told_for_each_set_of_arrests(run: Run, tmp_path: Path) -> None:
    case, path = tmp_path / "case", tmp_path / "nota.txt"
    text = "Ana Olla Quispe vendió a la niña. Luis Robles Vega compró a la niña. Eva Sarmiento Pardo vendió a un bebé."
    path.write_text(text, "utf-8")
    run("new", case, "--name", "Inventado")
    run("add", case, path, "--source-language", "es", "--published", "2031-05-07")

    answer = asked(case, "arrests", "Ana Olla Quispe", "Luis Robles Vega", "--unnamed")

    names = answer["names"]
    first, second = ({names[each["id"]]: each for each in one["kept"]} for one in answer["sets"])
    assert {name: each["child"] for name, each in first.items()} == {"niña": True, "bebé": True}
    assert [names[each] for each in first["niña"]["left_with"]] == ["Luis Robles Vega"]
    assert second["niña"]["left_with"] == []
    assert [each["nobody_said_to_have"] for each in (first["bebé"], first["niña"])] == [True, False]
    assert [each["arrested"] for each in second["niña"]["holders"] if each["has"]] == [True]
    [outside] = asked(case, "arrests", "Luis Robles Vega", "--kind", "procedure")["sets"]
    assert [answer["names"][each] for each in outside["outside"]] == ["Luis Robles Vega"]
    assert outside["without"] == []
    assert outside["kept"]
    told = run("network", case, "arrests", "Ana Olla Quispe", "Luis Robles Vega", "--unnamed").out
    assert "niña: would be left with Luis Robles Vega (buy" in told
    assert "niña: everybody said to have them would be arrested" in told
    assert "bebé: nobody is said to have them" in told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hugo Vela Rojas was acquitted of {en} Eva Marin Soto."),
        ("es", "Hugo Vela Rojas fue absuelto de {es} a Eva Marín Soto."),
    ],
)
@pytest.mark.parametrize(
    "verbs", [("harbouring", "albergar"), ("buying", "comprar"), ("selling", "vender"), ("transporting", "trasladar")]
)
def test_an_acquittal_alone_makes_nobody_a_holder(
    run: Run, tmp_path: Path, language: str, text: str, verbs: tuple[str, str]
) -> None:
    case, path = tmp_path / "case", tmp_path / "note.txt"
    path.write_text(text.format(en=verbs[0], es=verbs[1]), "utf-8")
    run("new", case, "--name", "Invented")
    run("add", case, path, "--source-language", language, "--published", "2031-05-07")

    [answer] = asked(case, "arrests", "Hugo Vela Rojas")["sets"]

    assert [answer["left_holding"], answer["arrested_holding"]] == [[], []]
    assert answer["not_said_to_hold"]
    assert [each["holders"] for each in answer["kept"]] == [[]]
    told = run("network", case, "arrests", "Hugo Vela Rojas").out
    assert "nobody is said to have, to sell or to move them" in told
    assert "Only acquitted of it" in told


def test_who_was_acquitted_and_is_said_by_another_to_have_somebody_stays_a_holder(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("new", case, "--name", "Invented")
    for name, said in (("a", "was acquitted of harbouring Eva Marin Soto."), ("b", "harboured Eva Marin Soto.")):
        (tmp_path / f"{name}.txt").write_text(f"Hugo Vela Rojas {said}", "utf-8")
        run("add", case, tmp_path / f"{name}.txt", "--source-language", "en", "--published", "2031-05-07")

    [answer] = asked(case, "arrests", "Hugo Vela Rojas")["sets"]

    assert [len(each["holders"]) for each in answer["kept"]] == [1]


def test_groups_for_brokers_may_come_from_a_file(run: Run, noted: Path, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("node,group\nAna Olla Quispe,x\nEva Sarmiento Pardo,y\n", "utf-8")

    answer = asked(noted, "brokers", "--groups-of", str(path), "--kind", "pays", "--kind", "works_for")

    assert (answer["groups_from"], answer["without_group"]) == ("file", 1)
    [broker] = answer["brokers"]
    assert (answer["names"][broker["id"]], broker["liaison"]) == ("Eva Sarmiento Pardo", 2)
    path.write_text("node,group\nNadie Conocido,x\n", "utf-8")
    assert run("network", noted, "brokers", "--groups-of", path).status == 2


def test_htcds_rows_name_no_victim_and_say_whose_word_it_is(run: Run, tmp_path: Path) -> None:
    case, path = tmp_path / "case", tmp_path / "nota.txt"
    text = (
        "Ana Olla Quispe habría captado a Rosa Inventada Flores. Luis Robles Vega vendió a la niña. "
        "Eva Sarmiento Pardo no vendió a la niña."
    )
    path.write_text(text, "utf-8")
    run("new", case, "--name", "Inventado")
    run("add", case, path, "--source-language", "es", "--published", "2031-05-07", "--publisher", "El Alba")

    done = run("network", case, "--as", "htcds")

    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {(row["hte_Type"], row["per_RoleInProcess"], row["ovillo_doer_name"]) for row in rows} == {
        ("Recruitment", "RecruiterOrIntermediary", "Ana Olla Quispe"),
        ("Transit", "SoldIndividual", "Luis Robles Vega"),
    }
    assert "Rosa" not in done.out
    assert "Inventada" not in done.out
    assert {row["ovillo_standing"] for row in rows} == {"suspected", "reported"}
    assert {(row["ovillo_said_by"], row["vic_TraffickingStatus"]) for row in rows} == {
        ("El Alba", "PossibleVictimOfTrafficking")
    }
    assert run("network", "--edges", path, "--as", "htcds").status == 2


@pytest.mark.parametrize("name", ["Ana Quispe Ramos", "Luz Achira Peña", "Eva de la Cruz", "Ely Paz Ruiz"])
def test_htcds_quotes_keep_no_word_of_a_name_however_short(run: Run, tmp_path: Path, name: str) -> None:
    case, path = tmp_path / "case", tmp_path / "nota.txt"
    path.write_text(f"Berta Robles Vega vendió a {name}, de 12 años, a Raúl Ostos Vega.", "utf-8")
    run("new", case, "--name", "Inventado")
    run("add", case, path, "--source-language", "es", "--published", "2031-05-07", "--publisher", "El Alba")

    rows = list(csv.DictReader(io.StringIO(run("network", case, "--as", "htcds").out)))

    assert rows
    for row in rows:
        assert "[…]" in row["hte_Description"]
        assert not set(name.split()) - {"de", "la"} & set(re.findall(r"\w+", " ".join(map(str, row.values()))))


def test_htcds_rows_name_no_child_of_the_case_in_any_column(run: Run, tmp_path: Path) -> None:
    case, path = tmp_path / "case", tmp_path / "declaracion_Luz_Achira.txt"
    text = (
        "La niña Luz Achira Peña declaró que Berta Robles Vega trasladó a Eva Soto Marín, de 15 años, a Lima. "
        "Eva Soto Marín captó a Mía Alba Rey, de 14 años. Ana Olla Quispe habría captado a Noor Paz Lara y a Sol, de 12 años. "
        "Berta Robles Vega vendió a un bebé de la adolescente Kim Li Arce, de 16 años."
    )
    path.write_text(text, "utf-8")
    run("new", case, "--name", "Inventado")
    run("add", case, path, "--source-language", "es", "--published", "2031-05-07")

    done = run("network", case, "--as", "htcds").out

    assert "Berta Robles Vega" in done
    hidden = [
        "Luz",
        "Achira",
        "Peña",
        "Eva",
        "Soto",
        "Marín",
        "Mía",
        "Alba",
        "Rey",
        "Noor",
        "Paz",
        "Lara",
        "Sol",
        "Kim",
        "Arce",
    ]
    assert not set(hidden) & set(re.findall(r"[^\W_]+", done))


def test_an_acquittal_makes_no_htcds_row(run: Run, tmp_path: Path) -> None:
    case, path = tmp_path / "case", tmp_path / "note.txt"
    path.write_text("Hugo Vela Rojas was acquitted of harbouring Eva Marin Soto. Berta Robles sold a girl.", "utf-8")
    run("new", case, "--name", "Invented")
    run("add", case, path, "--source-language", "en", "--published", "2031-05-07")

    rows = list(csv.DictReader(io.StringIO(run("network", case, "--as", "htcds").out)))

    assert {row["ovillo_doer_name"] for row in rows} == {"Berta Robles"}


def htcds(run: Run, folder: Path, text: str, language: str = "en") -> list[dict[str, str]]:
    case, path = folder / "case", folder / "note.txt"
    path.write_text(text, "utf-8")
    run("new", case, "--name", "Invented")
    run("add", case, path, "--source-language", language, "--published", "2031-05-07", "--publisher", "El Alba")
    return list(csv.DictReader(io.StringIO(run("network", case, "--as", "htcds").out)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Social worker Ken Moss transported the rescued girls to a shelter."),
        ("es", "El suboficial Elías Tello Ríos trasladó a las menores rescatadas al albergue."),
        ("en", "The hospital received Anna Petrov on Monday."),
        ("en", "Doctor Ruth Vane received the baby at the hospital."),
        ("es", "La enfermera Inés Loli Vega recibió a la recién nacida en el hospital."),
        ("en", "Inspector Gail Moon recruited an informant, Sid Cobb."),
        ("en", "Ivan Roe recruited Constable Neil Ross as an informant."),
        ("en", "Ivan Roe threatened Mary Cole. Ivan Roe recruited Constable Neil Ross as an informant."),
        ("en", "Ivan Roe threatened Prosecutor Mary Cole."),
        ("en", "Ivan Roe deceived the judge."),
    ],
)
def test_no_official_is_an_offender_or_a_victim_by_the_office(
    run: Run, tmp_path: Path, language: str, text: str
) -> None:
    told = f"{text} Berta Robles sold a girl." if language == "en" else f"{text} Berta Robles Vega vendió a una niña."

    rows = htcds(run, tmp_path, told, language)

    assert {row["per_RoleInProcess"] for row in rows} == {"SoldIndividual"}


def test_whom_a_policeman_moved_to_prison_keeps_his_name_as_a_seller(run: Run, tmp_path: Path) -> None:
    rows = htcds(
        run,
        tmp_path,
        "Undercover officer Dan Pike bought a girl from Ivan Roe. "
        "Officer Lena Brook transported the suspect Ivan Roe to prison.",
    )

    assert {row["ovillo_doer_name"] for row in rows} == {"Ivan Roe"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Officer Lena Brook was charged with transporting two girls to a brothel.", "Transporter"),
        ("Doctor Ruth Vane sold a baby.", "SoldIndividual"),
        ("Officer Lena Brook exploited two girls.", "Exploiter"),
    ],
)
def test_an_official_who_is_accused_or_trades_somebody_is_told(run: Run, tmp_path: Path, text: str, role: str) -> None:
    assert {row["per_RoleInProcess"] for row in htcds(run, tmp_path, text)} == {role}


def test_standing_time_source_and_kind_choose_together(noted: Path) -> None:
    """Each filter alone and every two of them: a tie passes both or is not there, and what passes keeps its words."""
    filters = {
        "standing": ("--standing", "suspected+"),
        "reported": ("--standing", "reported"),
        "since": ("--since", "2031-06-01"),
        "until": ("--until", "2031-05-31"),
        "source": ("--source", "El Alba"),
        "kind": ("--kind", "pays"),
        "people": ("--people",),
    }

    def passing(*words: str) -> set[str]:
        ties = asked(noted, "ties", *words)["ties"]
        for tie in ties:
            for part in tie["parts"]:
                assert part["standing"]
                assert part["first"]
                assert part["citations"]
        return {each["statement"] for tie in ties for part in tie["parts"] for each in part["citations"]}

    alone = {name: passing(*words) for name, words in filters.items()}
    for one, other in combinations(filters, 2):
        if {one, other} == {"standing", "reported"}:
            continue
        assert passing(*filters[one], *filters[other]) == alone[one] & alone[other], (one, other)


@pytest.mark.parametrize(
    "words",
    [
        ("gossip",),
        ("paths", "Ana Olla Quispe"),
        ("paths", "Ana Olla Quispe", "Nadie"),
        ("change", "mayo", "2031-06-01"),
        ("ties", "--standing", "guilty"),
        ("ties", "--standing", "denied+"),
        ("ties", "--kind", "loves"),
        ("ties", "--source", "Alba"),
        ("ties", "--as-of", "999999"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_in_one_line(
    run: Run, noted: Path, words: tuple[str, ...]
) -> None:
    done = run("network", noted, *words)

    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "Nadie" not in done.err


def test_people_of_one_body_are_tied_in_the_projection(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("new", case, "--name", "Inventado")
    path = tmp_path / "nota.txt"
    path.write_text(
        "Ana Olla Quispe trabaja para la clínica Santa Ficticia. Eva Sarmiento Pardo trabaja para la clínica Santa Ficticia.",
        "utf-8",
    )
    run("add", case, path, "--source-language", "es")

    answer = asked(case, "ties", "--projected")

    [tie] = answer["ties"]
    assert {answer["names"][tie["source"]], answer["names"][tie["target"]]} == {
        "Ana Olla Quispe",
        "Eva Sarmiento Pardo",
    }
    assert tie["parts"][0]["through"]
    assert len(tie["parts"][0]["citations"]) == 2


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "ftm", "uco", "i2"])
def test_the_network_of_a_case_leaves_for_other_programs_with_its_words(run: Run, noted: Path, form: str) -> None:
    if form == "i2":
        pytest.importorskip("anxwritter", reason="the extra [i2] is not installed")

    done = run("network", noted, "--as", form)

    assert (done.status, done.err) == (0, "")
    assert "Ana Olla Quispe" in done.out
    assert done.out == run("network", noted, "--as", form).out


def test_an_answer_is_no_graph(run: Run, noted: Path) -> None:
    done = run("network", noted, "groups", "--as", "gexf")

    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_an_acquittal_stands_beside_the_charge_and_a_denial_is_no_tie(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("new", case, "--name", "Inventado")
    texts = (
        "La Fiscalía imputó a Ana Olla Quispe haber pagado a Eva Sarmiento Pardo. El tribunal absolvió a Ana Olla Quispe.",
        "Ana Olla Quispe no pagó a Luis Robles Vega.",
    )
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, "utf-8")
        run("add", case, path, "--source-language", "es")

    answer = asked(case, "ties")

    [part] = [part for tie in answer["ties"] for part in tie["parts"]]
    assert (part["predicate"], part["beside"]) == ("pays", ["acquitted"])
    assert answer["left_out"]["denied"] == 1
    assert "acquitted" in run("network", case, "ties").out


def test_beside_an_acquittal_stands_the_conviction_that_makes_no_tie(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("new", case, "--name", "Inventado")
    texts = (
        "Ana Olla Quispe pagó a Eva Sarmiento Pardo. El tribunal absolvió a Ana Olla Quispe el 20 de marzo de 2031.",
        "Ana Olla Quispe fue condenada el 21 de marzo de 2031.",
    )
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, "utf-8")
        run("add", case, path, "--source-language", "es")

    [ana] = [node for node in asked(case, "ties")["nodes"] if node["name"] == "Ana Olla Quispe"]

    assert (ana["acquitted"], ana["firmest"]) == (True, "convicted")
    assert "Ana Olla Quispe (convicted, acquitted)" in run("network", case, "ties").out


def test_a_lawyer_is_kept_out_and_an_acquittal_is_told_beside_the_name(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("new", case, "--name", "Inventado")
    text = "Ana Olla Quispe pagó a Eva Sarmiento Pardo. Su abogado, Luis Robles Vega, lo negó. El tribunal absolvió a Ana Olla Quispe."
    path = tmp_path / "nota.txt"
    path.write_text(text, "utf-8")
    run("add", case, path, "--source-language", "es")

    told = run("network", case).out

    assert "Luis Robles Vega" not in told
    assert "Ana Olla Quispe (acquitted)" in told
    assert [node["acquitted"] for node in asked(case, "ties")["nodes"] if node["name"] == "Ana Olla Quispe"] == [True]
    lawyers = asked(case, "ties", "--kind", "counsel")
    assert {part["predicate"] for tie in lawyers["ties"] for part in tie["parts"]} <= {"represents"}


def test_a_party_written_in_several_ways_is_one_node(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pagos.csv").write_text(
        "from,to,date,amount,currency\n"
        "Ana Olla,Zulema Farfán,2031-05-01,100.50,PEN\n"
        "ANA OLLA,ZULEMA FARFAN,2031-05-02,200.50,PEN\n"
        'Ana Olla,"Farfán, Zulema",2031-05-03,300.50,PEN\n',
        "utf-8",
    )
    case = tmp_path / "case"
    assert run("new", case).status == 0
    assert run("add", case, tmp_path / "pagos.csv").status == 0

    done = run("network", case, "ties", "--kind", "payments", "--as", "json")

    (tie,) = json.loads(done.out)["ties"]
    assert (tie["source"], tie["parts"][0]["count"]) == ("party:Ana Olla", 3)
    assert "is taken for one party with:" in done.err
    nodes = {node["name"]: node.get("written") for node in json.loads(done.out)["nodes"]}
    assert nodes == {"Ana Olla": ["ANA OLLA"], "Zulema Farfán": ["Farfán, Zulema", "ZULEMA FARFAN"]}
    apart = json.loads(run("network", case, "ties", "--kind", "payments", "--as-written", "--as", "json").out)
    assert len(apart["ties"]) == 3


def test_a_bank_that_writes_what_was_paid_with_a_minus_ties_when_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pagos.csv").write_text("from,to,date,amount\nAna Olla,Eva Pardo,2031-05-01,-100.50\n", "utf-8")
    case = tmp_path / "case"
    run("new", case)
    run("add", case, tmp_path / "pagos.csv")

    usual = run("network", case, "ties", "--kind", "payments", "--as", "json")
    told = run("network", case, "ties", "--kind", "payments", "--minus", "paid", "--as", "json")
    days = run("timeline", case, "--minus", "paid", "--as", "json")

    assert json.loads(usual.out)["ties"] == []
    (tie,) = json.loads(told.out)["ties"]
    assert tie["parts"][0]["count"] == 1
    assert [(each["who"], each["whom"]) for each in json.loads(days.out)["events"]] == [("Ana Olla", "Eva Pardo")]


def test_payments_of_the_case_tie_parties_with_their_sums_and_rows(run: Run, tmp_path: Path) -> None:
    case, path = tmp_path / "case", tmp_path / "pagos.csv"
    rows = ("ordenante;beneficiario;fecha;importe;moneda", "Ana Olla;Eva Pardo;2031-05-06;310.00;PEN")
    path.write_text("\n".join([*rows, "Ana Olla;Eva Pardo;2031-05-09;0.50;PEN"]) + "\n", "utf-8")
    run("new", case, "--name", "Inventado")
    run("add", case, path)

    done = run("network", case, "ties", "--kind", "payments", "--as", "json")

    [part] = [part for tie in json.loads(done.out)["ties"] for part in tie["parts"]]
    assert (part["count"], part["amounts"]) == (2, {"PEN": "310.5"})
    assert [each["line"] for each in part["citations"]] == [2, 3]
    assert "2 rows read" in done.err
    change = run("network", case, "change", "2031-05-07", "2031-05-31", "--kind", "payments").out
    assert "Ana Olla paid Eva Pardo: payments: 2; PEN 310.5" in change
    for form in ("csv", "graphml", "gexf", "ftm", "uco"):
        assert "Ana Olla" in run("network", case, "--kind", "payments", "--as", form).out


def test_calls_of_the_case_tie_numbers_with_their_rows(run: Run, tmp_path: Path) -> None:
    case, path = tmp_path / "case", tmp_path / "trafico.csv"
    rows = ("origen,destino,fecha y hora,segundos,celda", "900000017,900000021,06/05/2031 10:00:00,60,A")
    path.write_text("\n".join(rows) + "\n", "utf-8")
    run("new", case, "--name", "Inventado")
    run("add", case, path)

    done = run("network", case, "ties", "--kind", "calls", "--as", "json")

    assert done.status == 0
    assert "1 rows read" in done.err
    [part] = [part for tie in json.loads(done.out)["ties"] for part in tie["parts"]]
    assert (part["predicate"], part["count"], part["citations"][0]["line"]) == ("calls", 1, 2)
    assert "900000017 called 900000021: calls: 1" in run("network", case, "ties", "--kind", "calls").out
    for form in ("csv", "graphml", "gexf", "ftm", "uco"):
        assert "900000021" in run("network", case, "--kind", "calls", "--as", form).out


def test_findings_that_are_at_hand_give_the_same_network(noted: Path) -> None:
    with open_case(noted) as opened:
        networks = open_networks(opened.record)
    at_hand = CaseNetworks(networks.resolved, find(networks.resolved).findings)

    for wanted in (Wanted(), Wanted(has_unnamed=True), Wanted(standings={Standing.SUSPECTED}, has_unnamed=True)):
        assert at_hand.draw(wanted) == networks.draw(wanted)


def test_a_plus_goes_with_what_has_an_order_of_firmness(noted: Path) -> None:
    done = run_ovillo("network", noted, "ties", "--standing", "reported+")

    assert done.status != 0
    assert "reported has none firmer" in done.err
    assert "charged" in done.err


def test_goods_that_are_sold_are_no_victims(run: Run, tmp_path: Path) -> None:
    text = "Desmond Yarrow sold his car to Nell Ibsen. Odo Turnip bought heroin. Berta Robles sold a girl."

    assert {row["ovillo_doer_name"] for row in htcds(run, tmp_path, text)} == {"Berta Robles"}
