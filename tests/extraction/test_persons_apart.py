"""Whom a description, a plural or a pronoun must not mean: each is the act of somebody else."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Two women were arrested. Detectives Ana Hebra and Rosa Lazo led the inquiry. The women sold babies.", "Ana Hebra"),
        ("Four people were held. Ana Hebra, Rosa Lazo, Eva Sol and Ada Paz, the victims, were found. The four sold babies.", "Ana Hebra"),
        ("Three men were charged. Their lawyers, Julio Lazo, Aldo Rojo and Marco Brea, asked for bail. The three sold babies.", "Aldo Rojo"),
        ("A couple was arrested for buying a baby. Ana Hebra and Julio Lazo, who live next door, were shocked.", "Ana Hebra"),
        ("A man was charged with kidnapping. Julio Lazo, 50, his father, appeared in court.", "charged | Julio Lazo"),
        ("A doctor was arrested. Dr Ana Hebra, head of the council, said the doctor sold babies.", "Ana Hebra"),
        ("A former mayor was jailed. Mayor Julio Lazo, who took office last year, welcomed it.", "Julio Lazo"),
        ("Ana Hebra and Rosa Lazo were arrested. She sold babies.", "sells"),
        ("A woman was charged with fraud. Ana Hebra, of the legal aid office, appeared in court for her.", "charged | Ana Hebra"),
        ("Two men were jailed on Monday. Julio Lazo, 40, and Aldo Rojo, 51, two witnesses, told the court what they saw.", "Julio Lazo"),
        ("A couple adopted the girl. Ana Hebra, 40, and Julio Lazo, 44, were charged with selling her.", "Ana Hebra | receives"),
        ("The first accused was absent. Ana Hebra and Julio Lazo, the second and third accused, came. The first accused sold babies.", "Hebra | sells"),
    ],
)  # fmt: skip
def test_in_english(text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said("en", text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dos mujeres fueron detenidas. Las inspectoras Ana Hebra y Rosa Lazo dirigieron el operativo. Las mujeres vendían bebés.", "Ana Hebra"),
        ("Cuatro personas fueron detenidas. Ana Hebra, Rosa Lazo, Eva Sol y Ada Paz, las víctimas, fueron trasladadas. Los cuatro vendían bebés.", "Ana Hebra"),
        ("Un hombre fue imputado por secuestro. Julio Lazo, de 50 años, su padre, acudió al juzgado.", "charged | Julio Lazo"),
        ("Un médico fue detenido. El doctor Julio Lazo, presidente del colegio, dijo que el médico vendía bebés.", "Julio Lazo"),
        ("El abogado de Julio Lazo, Marco Brea, dijo que es inocente. Fue condenado el viernes. Vendía bebés.", "Marco Brea"),
        ("La fiscal Ana Hebra acusó a Rosa Lazo de trata. Fue detenida en marzo. Vendía bebés.", "Ana Hebra | sells"),
        ("La policía detuvo a Ana Hebra. Julio Lazo la denunció. La acusa de vender a su hija.", "Julio Lazo | sells"),
        ("Los médicos Julio Lazo y Aldo Rojo denunciaron a dos enfermeras. Ambas fueron detenidas.", "Julio Lazo"),
        ("La jueza Ana Hebra recibió a Rosa Lazo. La acusó de vender a su hija.", "Ana Hebra | sells"),
        ("Ana Hebra acusó a Rosa Lazo. La acusa de robar a su hija. Fue detenida el lunes.", "detained | hija"),
        ("Ana Hebra vendió a su hija a Rosa Lazo. Le pagó 500 dólares.", "Ana Hebra | pays"),
        ("Ana Hebra fue capturada. Julio Lazo la vio. Fue detenido el lunes.", "detained | Ana Hebra | charged"),
    ],
)  # fmt: skip
def test_in_spanish(text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said("es", text))


def test_a_mother_is_not_her_daughter_whose_second_surname_she_bears():
    lines = said(
        "es",
        "El médico dio el bebé a Inés Solano y a su marido Pablo Farfán. La niña era Inés Farfán Solano, quien denunció el "
        "caso. Inés Solano fue detenida.",
    )

    assert "- | detained | Inés Solano | reported" in lines
    assert "Pablo Farfán | partner_of | Inés Solano | reported" in lines
