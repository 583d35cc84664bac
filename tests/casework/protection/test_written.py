"""In a note, a given name and what leads to a person are hidden; other people and other words are left."""

import pytest

from ovillo.casework.protection.masking import masks
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.written import Written
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.protection import Protected, ProtectedAs

NAME = "Milagros Ficticia Inventada"
HER = Protected("Persona Bkwzpl", ProtectedAs.MINOR, "niñez", (NAME,))
HIDES = {
    "Milagros no quiere volver.": f"{HIDDEN} no quiere volver.",
    "Llevar a Milagros al médico; teme a Fidel": f"Llevar a {HIDDEN} al médico; teme a Fidel",
    "Hoy. Pobre Milagros.": f"Hoy. Pobre {HIDDEN}.",
    "Milagros Ficticia llamó.": "Persona Bkwzpl llamó.",
    "Persona Bkwzpl, tel. 987 654 321": f"Persona Bkwzpl, tel. {HIDDEN}",
    "Pedido de Fidel. Su abogado es Rey. milagros.ficticia@correo.example": (
        f"Pedido de Fidel. Su abogado es Rey. {HIDDEN}"
    ),
    "Milagros vive en Jr. Las Orquídeas Falsas 345.": f"{HIDDEN} vive en {HIDDEN}.",
}
LEAVES = (
    "Milagros Quispe, la perita, llamó.",
    "El Señor de los Milagros pasa el martes.",
    "En la Clínica Milagros no hay nadie.",
    "hace milagros",
    "Fidel vive en Jr. Las Orquídeas Falsas 345, tel. 987 654 321.",
    "Persona Bkwzpl y Rosa Imaginada, tel. 987 654 321",
)


def of_note(text: str, *others: DocumentEntity) -> str:
    return Written([HER], others, frozenset(), masks([(NAME, HER.pseudonym)])).text(text)


@pytest.mark.parametrize("text", HIDES)
def test_a_given_name_and_what_leads_to_the_person_are_hidden(text: str) -> None:
    assert of_note(text) == HIDES[text]


@pytest.mark.parametrize("text", LEAVES)
def test_other_people_and_other_words_are_left(text: str) -> None:
    assert of_note(text) == text


def test_a_given_name_that_is_also_somebody_elses_is_left() -> None:
    other = "Milagros Robles"
    entity = DocumentEntity(
        "e", "d", EntityType.PERSON, other, NameLevel.FULL, (Mention(0, len(other), other, NameLevel.FULL),)
    )

    assert of_note("Milagros llamó.", entity) == "Milagros llamó."


def test_of_two_given_names_either_is_hidden() -> None:
    name = "Rosa Milagros Ficticia Inventada"
    her = Protected("Persona Bkwzpl", ProtectedAs.VICTIM, "niñez", (name,))

    told = Written([her], (), frozenset(), masks([(name, her.pseudonym)])).text("Milagros y Rosa")

    assert told == f"{HIDDEN} y {HIDDEN}"
