"""Who leads another kind of body is not the unnamed leader of the ring, nor the other way round."""

import pytest

from tests.extraction.said import said

NAMES = {"en": "Rory Onion Tate", "es": "Zenón Pacaya Iberico"}
OTHERS = {
    "en": (
        "The community leader {x}", "The union leader, {x},", "The leader of the parish, {x},", "Student leader {x}",
        "The farmers' leader, {x},", "The trade union's boss, {x},", "The head of the anti-trafficking unit, {x},",
        "{x}, leader of the opposition,", "The leader of the residents' group, {x},", "The leader of the rock band, {x},",
        "{x}, a religious leader,", "The party's chief, {x},", "The secretary of the union, {x},",
        "Labour leader {x}", "The Scout leader, {x},", "Catholic leader {x}",
    ),
    "es": (
        "El líder vecinal {x}", "El líder sindical, {x},", "El líder de la parroquia, {x},", "El jefe comunal {x}",
        "{x}, dirigente estudiantil,", "El jefe de los bomberos, {x},", "El jefe de la unidad contra la trata, {x},",
        "El líder de la asociación de vecinos, {x},", "El líder de la banda de música, {x},", "{x}, líder religioso,",
        "El líder del partido, {x},", "El vocero del sindicato, {x},",
    ),
}  # fmt: skip
RINGS = {
    "en": (
        "The leader of the ring", "The gang's boss", "The ringleader", "The head of the network", "A gang leader",
        "The gang was broken up. The leader",
    ),
    "es": (
        "El líder de la banda", "El jefe de la red", "El cabecilla", "Un líder de la banda",
        "La banda fue desarticulada. El líder",
    ),
}  # fmt: skip
ENDS = {
    "en": ("was arrested on Monday.", "spoke to reporters."),
    "es": ("fue detenido el lunes.", "habló con la prensa."),
}
BETWEEN = {"en": "Nobody was hurt on the road.", "es": "Nadie resultó herido en el camino."}


@pytest.mark.parametrize("order", ["{ring} {other}", "{ring}\n\n{between}\n\n{other}", "{other} {ring}"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_who_leads_another_body_is_neither_arrested_nor_the_leader_of_the_ring(language, order):
    name, (act, spoke) = NAMES[language], ENDS[language]
    told = {}
    for ring in RINGS[language]:
        for other in OTHERS[language]:
            parts = {"ring": f"{ring} {act}", "other": f"{other.format(x=name)} {spoke}", "between": BETWEEN[language]}
            text = order.format(**parts)
            lines = [line for line in said(language, text) if name in line]
            told[text] = [line for line in lines if " | detained | " in line or line.startswith(f"{name} | leads | ")]

    wrong = {text: lines for text, lines in told.items() if any(_tells_of_ring(line) for line in lines)}
    assert wrong == {}


def _tells_of_ring(line):
    return " | detained | " in line or line.split(" | ")[2] in {"ring", "gang", "network", "banda", "red"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The leader of the ring was arrested on Monday. The gang leader, {x}, 40, sold babies, police said."),
        (
            "en",
            "The leader of the ring was arrested on Monday. The leader of the group, {x}, sold babies, police said.",
        ),
        ("en", "{x}, leader of a baby-selling network, sold babies. The ringleader was arrested on Monday."),
        ("en", "{x}, a union leader, sold babies. The leader was arrested on Monday."),
        ("en", "{x}, a community leader, sold babies. The community leader was arrested on Monday."),
        ("es", "El líder de la banda, {x}, fue detenido el lunes."),
        ("es", "El líder de la red fue detenido el lunes. El cabecilla, {x}, vendía bebés."),
        (
            "es",
            "El jefe de la banda fue detenido el lunes. El cabecilla de la organización criminal, {x}, vendía bebés.",
        ),
        ("es", "{x}, líder sindical, vendía bebés. El líder fue detenido el lunes."),
    ],
)
def test_who_leads_the_same_body_is_meant(language, text):
    name = NAMES[language]

    assert any(f" | detained | {name} | " in line for line in said(language, text.format(x=name)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "{x} spoke to reporters. The ringleader was arrested on Monday."),
        ("en", "The union leader was arrested on Monday. The student leader, {x}, welcomed the arrest."),
        ("en", "{x}, the community leader, reported a gang to police. The leader was arrested on Monday."),
        ("es", "{x} habló con la prensa. El cabecilla fue detenido el lunes."),
        ("es", "El líder sindical fue detenido el lunes. El líder vecinal, {x}, celebró la captura."),
        ("es", "{x}, líder vecinal, denunció a la banda. El cabecilla fue detenido el lunes."),
    ],
)
def test_who_only_stands_beside_is_not_arrested(language, text):
    name = NAMES[language]

    assert not any(" | detained | " in line and name in line for line in said(language, text.format(x=name)))
