"""Father and son of one name, and the places of the parts of a number."""

import pytest

from tests.extraction.said import statements


def _told(language: str, text: str) -> set[tuple[str, str]]:
    return {(s.object.name, s.predicate) for s in statements(language, text) if s.object}


@pytest.mark.parametrize("word", ["hijo", "padre"])
@pytest.mark.parametrize(("act", "predicate"), [("fue detenido", "detained"), ("fue condenado", "convicted")])
def test_a_word_of_generation_behind_a_name_is_of_the_name(word: str, act: str, predicate: str) -> None:
    assert (f"Iván Rey {word}", predicate) in _told("es", f"Iván Rey {word} {act} en Lima.")
    assert (f"Iván Rey {word}", predicate) in _told("es", f"El juez dijo que Iván Rey {word}, de 30 años, {act}.")


def test_father_and_son_are_two() -> None:
    told = _told("es", "Iván Rey hijo fue detenido en Caleta. Iván Rey padre fue absuelto en Lima.")

    assert told == {("Iván Rey hijo", "detained"), ("Iván Rey padre", "acquitted")}


@pytest.mark.parametrize(
    ("language", "text", "one", "other"),
    [
        (
            "es",
            "Iván Rey Cano, hijo, fue liberado el 8 de marzo. Iván Rey Cano, de 70 años, fue detenido.",
            ", hijo",
            "",
        ),
        ("es", "Iván Rey Cano (hijo) fue liberado. Iván Rey Cano (padre) fue detenido.", " (hijo)", " (padre)"),
        ("en", "Iván Rey Cano, son, was released. Iván Rey Cano, 70, was arrested.", ", son", ""),
        ("en", "Iván Rey Cano (son) was released. Iván Rey Cano (father) was arrested.", " (son)", " (father)"),
    ],
)
def test_between_commas_and_in_brackets_too(language: str, text: str, one: str, other: str) -> None:
    told = _told(language, text)

    assert told == {(f"Iván Rey Cano{one}", "released"), (f"Iván Rey Cano{other}", "detained")}


def test_both_in_one_list_are_two() -> None:
    told = _told("es", "Iván Rey Cano (padre) e Iván Rey Cano (hijo) fueron detenidos en Lima.")

    assert told == {("Iván Rey Cano (padre)", "detained"), ("Iván Rey Cano (hijo)", "detained")}


def test_the_father_of_the_accused_is_another_of_the_same_name() -> None:
    text = "Bruno Rey M. no fue condenado, dijo su abogado. Don Bruno Rey M., padre del acusado y de 71 años, esperó."
    said = statements("es", text)

    assert len({each.id for s in said for each in (s.subject, s.object) if each and each.name == "Bruno Rey M."}) == 2


@pytest.mark.parametrize("behind", [", hijo de Ana Paz,", ", padre de tres hijos,", " y su hijo mayor"])
def test_kin_behind_a_name_is_no_part_of_it(behind: str) -> None:
    told = _told("es", f"Iván Rey{behind} fue detenido en Lima.")

    assert all(name not in {"Iván Rey hijo", "Iván Rey padre"} for name, _ in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police searched nine homes in Caleta, four in Pisco, one in Nazca and two in Ica."),
        ("es", "La policía allanó nueve viviendas en Caleta, cuatro en Pisco y dos en Ica."),
    ],
)
def test_each_part_of_a_number_has_its_own_place(language: str, text: str) -> None:
    places = {int(s.value.number): s.where.name for s in statements(language, text) if s.value and s.where}

    assert {9: "Caleta", 4: "Pisco", 2: "Ica"}.items() <= places.items()
