"""In a note, a given name and what leads to a person are hidden; other people and other words are left."""

import pytest

from ovillo.casework.protection.forms import Forms, names_of
from ovillo.casework.protection.masking import masks, words_of_name
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.written import Written
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
    "Hablar con Milagros (987 654 321) en la cuadra 4 de Los Inventados; su hermanito Beto": (
        f"Hablar con {HIDDEN} ({HIDDEN}) en la {HIDDEN}; su hermanito {HIDDEN}"
    ),
    "Persona Bkwzpl está en El Sauce 123, mamá: Nora Cano": f"Persona Bkwzpl está en {HIDDEN}, mamá: {HIDDEN}",
    "Soy Milagros. Vivo en Calle El Sauce 123.": f"Soy {HIDDEN}. Vivo en {HIDDEN}.",
    "Persona Bkwzpl stays with her mother Nora at Willow 5": (
        f"Persona Bkwzpl stays with her mother {HIDDEN} at {HIDDEN}"
    ),
    "Milagros vive en Jr. Las Orquídeas Falsas 345.": f"{HIDDEN} vive en {HIDDEN}.",
}
LEAVES = (
    "Milagros Quispe, la perita, llamó.",
    "El Señor de los Milagros pasa el martes.",
    "En la Clínica Milagros no hay nadie.",
    "hace milagros",
    "Su mamá Nora está en El Sauce 123.",
    "Fidel vive en Jr. Las Orquídeas Falsas 345, tel. 987 654 321.",
    "Persona Bkwzpl y Rosa Imaginada, tel. 987 654 321",
)


def written(her: Protected, *others: str) -> Written:
    names = [(name, her.pseudonym) for name in her.names]
    return Written([her], masks(names), Forms(names_of(names, {}), map(words_of_name, others)))


def of_note(text: str, *others: str) -> str:
    return written(HER, *others).text(text)


@pytest.mark.parametrize("text", HIDES)
def test_a_given_name_and_what_leads_to_the_person_are_hidden(text: str) -> None:
    assert of_note(text) == HIDES[text]


@pytest.mark.parametrize("text", LEAVES)
def test_other_people_and_other_words_are_left(text: str) -> None:
    assert of_note(text) == text


def test_a_given_name_that_is_also_somebody_elses_is_hidden_whoever_is_meant() -> None:
    assert of_note("Milagros llamó a Milagros Robles.", "Milagros Robles") == f"{HIDDEN} llamó a Milagros Robles."


def test_of_two_given_names_either_is_hidden() -> None:
    name = "Rosa Milagros Ficticia Inventada"
    her = Protected("Persona Bkwzpl", ProtectedAs.VICTIM, "niñez", (name,))

    told = written(her).text("Milagros y Rosa")

    assert told == f"{HIDDEN} y {HIDDEN}"


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("erased_milagros.txt", f"erased_{HIDDEN}.txt"),
        ("FICTICIA-2.pdf", f"{HIDDEN}-2.pdf"),
        ("carpeta/milagros.docx", f"carpeta/{HIDDEN}.docx"),
        ("T-1", "T-1"),
        ("hace milagros", "hace milagros"),
        ("acta.txt", "acta.txt"),
    ],
)
def test_names_of_files_that_a_note_is_about(about: str, told: str) -> None:
    assert written(HER).about(about) == told
