"""Lists of victims, witnesses and accused in one paragraph or in lines: each is what the head of their list says."""

import pytest

from tests.casework.protection.test_called import found

VICTIMS = {"es": ("Lidia Puma Cusi", "Rosa Mamani Apaza"), "en": ("Ann Fallow Lee", "Eve Moor Quay")}
ACCUSED = {"es": ("Abel Quiroz Tito", "Bruno Nina Vela"), "en": ("Gordon Pike", "Karl Munn")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Víctimas: 1) {}, 2) {}, 3) N.N. Imputados: 1) {}, 2) {}."),
        ("es", "Víctimas: a) {}, b) {}; Imputados: a) {}, b) {}."),
        ("es", "Agraviados: (1) {}, (2) {}. Denunciados: (1) {}, (2) {}."),
        ("es", "Víctimas: 1. {}, 2. {}. Imputados: 3. {}, 4. {}."),
        ("es", "AGRAVIADAS: 1.- {} 2.- {}\nIMPUTADOS: 1.- {} 2.- {}"),
        ("es", "Testigos: i) {}, ii) {}; acusados: i) {}, ii) {}."),
        ("es", "Víctimas:\n1. {}\n2. {}\nImputados:\n3. {}\n4. {}"),
        ("es", "Agraviado(a)(s): 1) {}, 2) {}. Imputado(s): 1) {}, 2) {}."),
        ("es", "Víctimas: 1) {}, con DNI 40112233, de 35 años; 2) {}, con DNI 40112234. Imputados: 1) {}, de 35 años; 2) {}."),
        ("es", "Fueron rescatadas: 1) {}, 2) {}, y detenidos: 1) {}, 2) {}."),
        ("en", "Victims: 1) {}, 2) {}. Accused: 1) {}, 2) {}."),
        ("en", "Victims: a) {}, b) {}; defendants: a) {}, b) {}."),
        ("en", "Witnesses: 1. {}, 2. {}. Prosecutors: 3. {}, 4. {}."),
        ("en", "Victims:\n1. {}\n2. {}\n\nSuspects:\n1. {}\n2. {}"),
    ],
)  # fmt: skip
def test_those_of_the_list_and_no_others(language: str, text: str) -> None:
    people = found(language, text.format(*VICTIMS[language], *ACCUSED[language]))

    assert set(people) == set(VICTIMS[language])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los detenidos son: 1. {}, 2. {}."),
        ("es", "Imputados: 1) {}, 2) {}, por captar menores."),
        ("es", "Los imputados, 1. {}, 2. {} y 3. Celia Rojas Yana, captaban menores."),
        ("es", "Detenidos:\n1. {}\n2. {}\n17. Celia Rojas Yana"),
        ("es", "Participaron: a) el suboficial {}, b) el fiscal {}."),
        ("en", "The arrested are: 1. {}, 2. {}, 3. Ned Sharp."),
        ("en", "The defendants, 1. {}, 2. {}, and 3. Ned Sharp, recruited girls."),
    ],
)
def test_the_number_of_a_list_makes_no_minor(language: str, text: str) -> None:
    assert not found(language, text.format(*ACCUSED[language]))


def test_an_age_in_a_list_does() -> None:
    people = found("en", "Police arrested 1) Gordon Pike, 42, 2) Karl Munn, 16, and 3) Ned Sharp, 30.")

    assert set(people) == {"Karl Munn"}
