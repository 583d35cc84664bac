"""Constructions of ordinary Spanish-language press, family by family: what must be read, and near neighbours that must not."""

import pytest

from tests.extraction.said import statements

READ: dict[str, tuple[tuple[str, str], ...]] = {
    "a band's own name behind its head's post": (
        ("Cayó Ramiro Toldo, jefe del grupo criminal conocido como Los Grillos.", "Ramiro Toldo | leads | Los Grillos"),
        ("Detuvieron a Ramiro Toldo, integrante de la banda conocida como Los Grillos.",
         "Ramiro Toldo | belongs_to | Los Grillos"),
        ("Detuvieron a Ramiro Toldo, integrante de la banda denominada Los Grillos.",
         "Ramiro Toldo | belongs_to | Los Grillos"),
        ("Detuvieron a Ramiro Toldo, integrante de la banda conocido como El Búho.", "Ramiro Toldo | alias | El Búho"),
        ("Detuvieron a Ramiro Toldo, líder de Los Grillos, conocido como El Búho.", "Ramiro Toldo | alias | El Búho"),
    ),
    "names behind as many members": (
        ("Se detuvo a dos presuntos integrantes de la banda, Ramiro Toldo, de 31 años, y Fabio Gasca de 41 años.",
         "Fabio Gasca | belongs_to | banda"),
        ("Detuvieron a Ramiro Toldo, Fabio Gasca y dos enfermeras.", "- | detained | enfermeras 2"),
    ),
    "whom others held": (
        ("Soldados liberaron a dos personas que estaban privadas de su libertad.", "Soldados | rescued | personas 2"),
        ("El Ejército liberó a dos personas secuestradas.", "Ejército | rescued | personas 2"),
        ("La policía liberó a un empresario que permanecía secuestrado.", "policía | rescued | empresario"),
        ("El juez liberó a dos hombres que habían secuestrado a una mujer.", "juez | released | hombres 2"),
        ("El juez liberó a dos personas acusadas de mantener secuestrada a una mujer.", "juez | released | personas 2"),
    ),
    "who keeps somebody": (
        ("Rescataron a las mujeres que mantenía encerradas Ramiro Toldo.", "Ramiro Toldo | harbours | mujeres"),
        ("La niña que mantenía encerrada la pareja fue rescatada.", "pareja | harbours | niña"),
        ("La red que mantenía encerradas a 14 mujeres fue desarticulada.", "red | harbours | mujeres 14"),
        ("La mujer que mantenía encerrado a un bebé fue detenida.", "mujer | harbours | bebé"),
        ("Ramiro Toldo tenía retenida a la niña.", "Ramiro Toldo | harbours | niña"),
    ),
}  # fmt: skip

NOT_READ: dict[str, tuple[tuple[str, str], ...]] = {
    "a band's own name behind its head's post": (
        ("Cayó Ramiro Toldo, jefe del grupo criminal conocido como Los Grillos.", "alias"),
        ("Ramiro Toldo, dueño del bar conocido como La Rueda, fue detenido.", "alias"),
    ),
    "names behind as many members": (
        ("Detuvieron a dos presuntos integrantes de la banda, Ramiro Toldo y Fabio Gasca.", "integrantes"),
    ),
    "whom others held": (
        ("El Ejército liberó a dos personas secuestradas.", "released"),
        ("El juez liberó a dos personas detenidas.", "rescued"),
    ),
    "who keeps somebody": (
        ("Rescataron a las mujeres que mantenía encerradas Ramiro Toldo.", "harbours | Ramiro Toldo"),
        ("Fueron liberadas cuatro personas que mantenía secuestradas una banda.", "harbours | banda"),
        ("Ramiro Toldo tenía retenida a la niña.", "harbours | Ramiro Toldo"),
    ),
}  # fmt: skip


def line_of(statement):
    value = statement.value
    number = f"{value.number:g}" if value and value.number is not None else (value.text if value else "")
    object_ = " ".join(part for part in (statement.object.name if statement.object else "", number) if part)
    mark = "not " if statement.negated else ""
    return f"{mark}{statement.subject.name if statement.subject else '-'} | {statement.predicate} | {object_ or '-'}"


def lines(text):
    return {line_of(statement) for statement in statements("es", text)}


@pytest.mark.parametrize("family", READ)
def test_each_of_the_family_is_read(family):
    missed = [(text, line, lines(text)) for text, line in READ[family] if line not in lines(text)]

    assert not missed


@pytest.mark.parametrize("family", NOT_READ)
def test_no_near_neighbour_is_read(family):
    wrong = [(text, line) for text, part in NOT_READ[family] for line in lines(text) if part in line]

    assert not wrong
