import csv
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.protection.people import pseudonym
from ovillo.resolution import compare_names
from ovillo.resolution.blocking import person_block_keys
from ovillo.resolution.word_lists import known
from tests.shared_data import SHARED

INVENTED = Path(__file__).with_name("invented_pairs.csv")
SHARED_NAMES = SHARED / "names_es.csv"
NEVER_SAME = ("role_only", "partial", "sibling", "common", "_neg")

Row = dict[str, str]


def read_pairs(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wrong(rows: list[Row]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        verdict = compare_names(row["name1"], row["name2"], row["schema"]).verdict
        if (verdict != "different") != (row["is_match"] == "1"):
            yield row["category"], row["name1"], row["name2"], verdict


def joined_wrongly(rows: list[Row]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        is_never = row["is_match"] == "0" or any(part in row["category"] for part in NEVER_SAME)
        if is_never and compare_names(row["name1"], row["name2"], row["schema"]).verdict == "same":
            yield row["category"], row["name1"], row["name2"]


def test_invented_pairs_are_told_apart_and_together() -> None:
    rows = read_pairs(INVENTED)

    assert not list(wrong(rows))
    assert not list(joined_wrongly(rows))


@pytest.mark.skipif(
    not SHARED_NAMES.is_file(), reason="the shared name list is not beside the project (OVILLO_SHARED_DATA)"
)
def test_the_shared_name_list_reaches_its_goal() -> None:
    rows = read_pairs(SHARED_NAMES)

    assert len(list(wrong(rows))) <= 0.1 * len(rows)
    assert not list(joined_wrongly(rows))


def test_only_equal_full_names_are_the_same() -> None:
    assert compare_names("Zoé Ñandúpay Güell", "ZOE NANDUPAY GUELL").verdict == "same"
    assert compare_names("Dra. Zoé Ñandúpay Güell", "Ñandúpay Güell, Zoé").verdict == "same"
    assert compare_names("Zoé Ñandúpay", "Zoé Ñandúpay Güell").verdict == "suggest"
    assert compare_names("Soé Nandúpai Güell", "Zoé Ñandúpay Güell").verdict == "suggest"


@pytest.mark.parametrize("name", ["María José", "Quispe Mamani", "Juan Carlos", "Mary Ann", "Garcia Lopez", "Ruiz Gil"])
def test_given_names_alone_and_surnames_alone_are_no_full_names(name: str) -> None:
    found = compare_names(name, name.upper())

    assert found.verdict == "suggest"
    assert "Name: given names or surnames alone, as far as is known." in found.reasons


@pytest.mark.parametrize(
    ("left", "right"),
    [("Musa Ibrahim", "Ibrahim Musa"), ("Ahmed Khalid", "Khalid Ahmed"), ("Thomas James", "James Thomas")],
)
def test_names_in_another_order_whose_words_may_be_either_are_not_the_same(left: str, right: str) -> None:
    found = compare_names(left, right)

    assert found.verdict == "suggest"
    assert "Order: the given name of one may be the surname of the other." in found.reasons


def test_a_turned_name_whose_words_leave_no_doubt_is_the_same() -> None:
    assert compare_names("Ana Quispe", "QUISPE ANA").verdict == "same"
    assert compare_names("Rosa Elvira Ñandúpay Güell", "Ñandúpay Güell Rosa Elvira").verdict == "same"


@pytest.mark.parametrize(
    "title",
    [
        *("Coronel PNP", "Crnl. PNP", "Suboficial PNP", "SO3 PNP", "General EP", "Alférez FAP", "Juez supremo"),
        *("Exministro", "Registrador civil", "ASP", "DSP", "SPO1", "PSSgt", "Barr.", "Shri", "Smt.", "Kumari"),
        *("Alhaji", "Hajiya", "Malam", "Sheikh"),
    ],
)
def test_ranks_and_titles_of_many_countries_are_no_part_of_the_name(title: str) -> None:
    assert compare_names(f"{title} Zoé Ñandúpay Güell", "Zoé Ñandúpay Güell").verdict == "same"


def test_a_rank_in_retirement_and_marks_around_a_whole_name_are_no_part_of_it() -> None:
    for written in ("Comandante PNP (r) Zoé Ñandúpay Güell", '"Zoé Ñandúpay Güell"', "«Zoé Ñandúpay Güell»"):
        assert compare_names(written, "Zoé Ñandúpay Güell").verdict == "same"
    assert compare_names('"El Chino"', '"El Chino"').verdict == "suggest"


def test_a_name_is_itself_however_its_letters_are_stored() -> None:
    whole = "Zoé Ñandúpay Güell"

    for written in (unicodedata.normalize("NFD", whole), "Zoé Ñan\u00addúpay Gü\u200bell"):
        assert compare_names(written, whole).verdict == "same"
        assert compare_names(f"Clínica {written}", f"Clínica {whole}", "Organization").verdict == "same"


def test_a_letter_of_another_alphabet_is_told() -> None:
    found = compare_names("Zоé Ñandúpay Güell", "Zoé Ñandúpay Güell")

    assert found.verdict == "suggest"
    assert "Name: the same once written in one alphabet." in found.reasons


@pytest.mark.parametrize("name", ["the company", "Prosecutor's Office", "Clínica", "Fiscalía", "Court", "la red"])
def test_a_word_for_a_sort_of_thing_is_only_suggested(name: str) -> None:
    assert compare_names(name, name.title(), "Organization").verdict == "suggest"


def test_reasons_are_plain_sentences_without_the_names() -> None:
    reasons = compare_names("Paco Imaginado Ficticio", "Francisco Imaginado Ficticio").reasons

    assert "First given name: one is a familiar form of the other." in reasons
    assert not any("Imaginado" in reason or "imaginado" in reason for reason in reasons)


def test_a_contradicting_slot_decides_whatever_else_agrees() -> None:
    score = compare_names("Juan Carlos Imaginado Ficticio", "Juan Pablo Imaginado Ficticio")

    assert score.verdict == "different"
    assert score.reasons[-1] == "Second given name: different."


WORDS = sorted(known("female") | known("male") | known("surnames"))
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["de", "del", "la", "y", "Vda.", "Dr.", "J.", ",", "-", "(a)", "alias", "un", "Jr.", "«", "»", "14"]
    ),
)
NAMES = st.one_of(st.lists(PIECES, max_size=7).map(" ".join), st.text(max_size=20))


@given(NAMES, NAMES, st.sampled_from(["Person", "Organization"]))
def test_any_two_texts_compare_alike_in_both_orders(left: str, right: str, schema: str) -> None:
    score = compare_names(left, right, schema)

    assert score == compare_names(right, left, schema)
    assert 0.0 <= score.score <= 1.0
    assert score.verdict in {"same", "suggest", "different"}
    assert score.reasons


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=4, unique=True))
def test_a_name_is_itself_in_capitals(words: list[str]) -> None:
    name = " ".join(word.title() for word in words)

    assert compare_names(name, name.upper()).verdict in {"same", "suggest"}


@pytest.mark.parametrize("schema", ["Person", "Organization"])
def test_a_text_of_any_length_is_no_name_and_takes_no_time(schema: str) -> None:
    text = "Ana de " * 20_000

    assert compare_names(text, text, schema).verdict == "different"
    assert compare_names(text, "Ana Ficticia", schema).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mari0 G0mez", "Mario Gómez"),
        ("Roja5 Barrera, Enrique", "Rojas Barrera, Enrique"),
        ("Franclsco Rojas Peña", "Francisco Rojas Peña"),
        ("Mario Gómez", "Mario Gómea"),
        ("JL Ficticio Soto", "José Luis Ficticio Soto"),
        ("Ficticia vda. de Guerra, Viviana", "Viviana Ficticia Quezada"),
        ("Ana Beatriz Ficticia", "Bia Ficticia"),
        ("Enrique Ficticio Díaz", "Quique Ficticio Díaz"),
        ("Oluwaseun Ficticio", "Seun Ficticio"),
        ("محمد السيد", "Mohamed Elsayed"),
        ("حسين الموسوي", "Hussein al-Mousawi"),
        ("राजेश कुमार", "Rajesh Kumar"),
        ("やまだ たろう", "Yamada Taro"),
        ("김정은", "Kim Jong-un"),
        ("דוד כהן", "David Cohen"),
    ],
)
def test_scanners_keys_nicknames_and_alphabets_are_suggested_and_never_ruled(one: str, other: str) -> None:
    assert compare_names(one, other).verdict == "suggest"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Luis Femández Gil", "Luis Hernández Gil"),
        ("やまだ たろう", "Yamada Jiro"),
        ("João da Silva", "Zé da Silva"),
        ("Lupita Ficticia Soto", "Guadalupe Ficticia Paz"),
        ("Pepe Ficticio Soto", "Pedro Ficticio Soto"),
    ],
)
def test_what_only_looks_alike_stays_different(one: str, other: str) -> None:
    assert compare_names(one, other).verdict == "different"


def test_the_mark_of_a_note_behind_a_name_is_no_letter() -> None:
    assert compare_names("María Ruiz1 Gil", "María Ruiz Gil").verdict == "suggest"


@pytest.mark.parametrize(
    "said",
    [
        *("No Consta", "Sin Datos", "Name Withheld", "Nombre Reservado", "Unknown Male", "Persona Desconocida", "NN"),
        *("Se Ignora", "No Aplica", "N/A", "DESCONOCIDO", "Sin Identificar", "Social Worker", "Witness Number Four"),
        *("Fiscal Segunda", "Testigo Presencial", "Madre Biológica", "Defence Counsel", "Italian Couple", "Tía Rosa"),
        *("Juez de Paz", "Vice President", "Jefe de Registro Civil", "Big Tony"),
    ],
)
def test_words_that_name_nobody_are_never_joined_by_rule(said: str) -> None:
    for written in (said, said.lower(), said.upper()):
        assert compare_names(written, written).verdict != "same"


@pytest.mark.parametrize("name", ["Rosa Segunda Paz", "Segundo Moreno Gil", "Juan Pastor", "Ana Guerrero Paz"])
def test_names_that_are_words_as_well_stay_names(name: str) -> None:
    assert compare_names(name, name).verdict == "same"


@pytest.mark.parametrize("name", ["Inc.", "S.A.C.", "Personal", "Identificar"])
def test_a_legal_form_or_a_common_word_names_no_organisation(name: str) -> None:
    assert compare_names(name, name, "Organization").verdict != "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mrs. John Smith", "John Smith"),
        ("Mrs. John Smith", "Mr. John Smith"),
        ("Sra. Juan Pérez Gil", "Juan Pérez Gil"),
        ("Sra. de Juan Pérez Gil", "Juan Pérez Gil"),
        ("Sra. de Pérez", "Juan Pérez"),
    ],
)
def test_a_wife_called_by_her_husbands_name_is_not_he(left: str, right: str) -> None:
    assert compare_names(left, right).verdict == "different"


@pytest.mark.parametrize("name", ["Alex Stone", "Mary Smith", "María José Paz", "Jesús Paz Gil", "Guadalupe Paz Gil"])
def test_a_womans_own_name_behind_her_title_is_hers(name: str) -> None:
    assert compare_names(f"Mrs. {name}", name).verdict == "same"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (" (12345678)", " (87654321)", "different"),
        (" C.C. 12345678", " C.C. 87654321", "different"),
        (" (n. 1970)", " (n. 1999)", "different"),
        (" (born 1950)", " (born 1990)", "different"),
        (", 34 años", ", 71 años", "different"),
        (" #1", " #2", "different"),
        (" (1)", " (2)", "different"),
        (" 1970", " 1999", "suggest"),
        (" (tío)", " (sobrino)", "suggest"),
        (" (abuelo)", "", "suggest"),
        (", su padre", ", su hijo", "suggest"),
        (", hija de Rosa", ", hija de Marta", "suggest"),
        (" (testigo)", " (acusado)", "suggest"),
        (" 2", "", "suggest"),
        (" (n. 1970)", " (nacido el 3 de mayo de 1970)", "same"),
        (" (+51 999 111 222)", " (+51 999 333 444)", "suggest"),
        (" tel. 999111222", " tel. 999111333", "suggest"),
        (" cel 999 111 222", " cel. 999111222", "same"),
        (", 1.º", ", 2.º", "different"),
        (" (?)", "", "suggest"),
        (" alias Gordo", " alias Chato", "suggest"),
        (" (testigo)", "", "same"),
        (", 34 años", ", 35 años", "same"),
    ],
)
def test_what_stands_behind_a_name_may_tell_two_people_apart(left: str, right: str, verdict: str) -> None:
    name = "Luis Ríos Paz"

    assert compare_names(name + left, name + right).verdict == verdict


def test_a_pseudonym_is_one_person_wherever_it_stands() -> None:
    codes = [pseudonym("ab" * 32, str(at)) for at in range(50)]

    assert {compare_names(each, each).verdict for each in codes} == {"same"}
    assert {compare_names(one, other).verdict for one, other in pairwise(codes)} == {"different"}


@pytest.mark.parametrize("name", ["Gladys la enfermera", "Pedro el chofer", "Ana the nurse", "Juan Pérez N."])
def test_a_given_name_with_a_trade_and_an_initial_for_a_surname_are_no_full_name(name: str) -> None:
    assert compare_names(name, name).verdict != "same"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Ovillejo Vda. de Rábano", "Zoé Ovillejo Vda. de Rábano"),
        ("Ovillejo viuda de Rábano", "Zoé Ovillejo Lana viuda de Rábano"),
        ("Ana Rosa Vda. de Rábano", "Ana Rosa Ovillejo Vda. de Rábano"),
    ],
)
def test_a_widow_without_given_name_or_without_surname_is_suggested(short: str, long: str) -> None:
    assert compare_names(short, long, "Person").verdict == "suggest"
    assert person_block_keys(short).shared & person_block_keys(long).shared


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ovillejo Vda. de Rábano", "Zoé Ovillejo Vda. de Nabo"),
        ("Ovillejo Vda. de Rábano", "Zoé Lana Vda. de Rábano"),
        ("Ana Rosa Vda. de Rábano", "Ana Luz Ovillejo Vda. de Rábano"),
    ],
)
def test_another_widow_is_not(one: str, other: str) -> None:
    assert compare_names(one, other, "Person").verdict == "different"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Zoé Ovillejo CURP OIVZ800101MDFMZS09", "Zoé Ovillejo CURP OIVZ010101MDFMZS09", "different"),
        ("Zoé Ovillejo n. 1980", "Zoé Ovillejo n. 2001", "different"),
        ("Luis Ovillejo, el Viejo", "Luis Ovillejo", "suggest"),
        ("Luis Ovillejo, el Viejo", "Luis Ovillejo, el Joven", "different"),
        ("lawyer for Luis Ovillejo", "Luis Ovillejo", "different"),
        ("Gertrudis Ovillejo Lana", "Tula Ovillejo Lana", "suggest"),
    ],
)
def test_what_stands_around_a_name_tells_two_people_apart(one: str, other: str, verdict: str) -> None:
    assert compare_names(one, other, "Person").verdict == verdict


def test_two_surnames_alone_are_said_to_be_surnames() -> None:
    found = compare_names("Ovillejo Lana", "Rubén Ovillejo Lana", "Person")

    assert found.verdict == "suggest"
    assert found.reasons == ("First surname: the same.", "Second surname: the same.", "Given name: only one has it.")


@pytest.mark.parametrize("other", ["esposo Ana Ficticia Paz", "Ana Ficticia Paz (esposo)", "hijo Ana Ficticia Paz"])
def test_a_word_for_a_relative_beside_a_name_leaves_it_to_a_person(other: str) -> None:
    assert compare_names("Ana Ficticia Paz", other).verdict == "suggest"


def test_who_is_called_father_by_the_church_is_nobodys() -> None:
    assert compare_names("Padre Carlos Ficticio Paz", "Carlos Ficticio Paz").verdict == "same"


@pytest.mark.parametrize(
    ("initials", "full", "verdict"),
    [
        ("Выдумков В.И.", "Владимир Иванович Выдумков", "suggest"),
        ("Vydumkov V.I.", "Vladimir Ivanovich Vydumkov", "suggest"),
        ("Выдумков П.И.", "Владимир Иванович Выдумков", "different"),
        ("Yhony F. M.", "Yhony Ficticio Mamani", "suggest"),
    ],
)
def test_a_surname_before_two_initials_is_one(initials: str, full: str, verdict: str) -> None:
    assert compare_names(initials, full).verdict == verdict
