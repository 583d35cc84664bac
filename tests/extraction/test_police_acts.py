"""Arrests, searches, seizures and rescues as notes and reports tell them, with insertions, lists and postposed subjects."""

import pytest

from tests.extraction.said import said

CASES = [
    ("es", "Cerca de 40 personas, entre ellos dos jueces, fueron detenidas el martes.", {"40", "jueces"}),
    ("es", "Entre los detenidos hay dueños de locales que recibían a los extranjeros.", {"dueños"}),
    ("es", "La red estaba compuesta por un hombre y cinco mujeres, que han sido arrestados.", {"hombre", "mujeres"}),
    ("en", "A total of 12 people, including a lawyer and a midwife, were arrested this week.", {"12", "lawyer", "midwife"}),
    ("es", "Un vecino habló ayer. La ciudad calló. Entre los detenidos está el general en retiro Ciro Tapia.", {"Ciro Tapia"}),
    ("en", "Those arrested include three sergeants and two detectives.", {"sergeants", "detectives"}),
    ("en", "Three suspects – Ana Quilla, the owner of the house, Beto Rojo and Rita Verde – were arrested.",
     {"Ana Quilla", "Beto Rojo", "Rita Verde"}),
    ("en", "Ana Quilla, according to her lawyer, was arrested.", {"Ana Quilla"}),
    ("es", "Ana Quilla, según su abogado, fue detenida.", {"Ana Quilla"}),
]  # fmt: skip


def undergoers(predicate, language, text):
    """Object and number of each such statement."""
    return [line.split(" | ")[2] for line in said(language, text) if f"| {predicate} |" in line]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_who_was_detained_is_seen_past_what_stands_between(language, text, expected):
    found = undergoers("detained", language, text)

    assert all(any(word in line for line in found) for word in expected)
    assert not any("extranjeros" in line for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two mobile phones and $1,250 were recovered from them.", {"mobile phones", "1250"}),
        ("es", "Las autoridades se incautaron de armas de fuego y vehículos.", {"armas de fuego", "vehículos"}),
    ],
)
def test_what_was_seized_is_a_list_of_things_and_sums(language, text, expected):
    found = undergoers("seized", language, text)

    assert all(any(word in line for line in found) for word in expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A judge of Tarsia sentenced Ted Loom to five years.",
            "judge | sentenced | Ted Loom 5 | convicted",
        ),
        (
            "es",
            "Un juez de Lazaria giró una orden de captura contra Julio Lazo.",
            "juez | ordered | Julio Lazo | reported",
        ),
        (
            "en",
            "Ana Twill appeared in court on charges of belonging to a gang.",
            "Ana Twill | belongs_to | gang | charged",
        ),
        ("en", "The officers, with no fixed address, admitted charges of theft.", "- | charged | officers | admitted"),
        ("en", "Ana Twill ran brothels in the port.", "Ana Twill | leads | brothels | reported"),
        ("en", "Police launched an investigation into the case.", "Police | investigated | case | investigated"),
        (
            "en",
            "An inquiry by the customs agency into Ted Loom began.",
            "customs agency | investigated | Ted Loom | investigated",
        ),
        ("es", "La policía no logró detener a Julio Lazo.", "not policía | detained | Julio Lazo | reported"),
        (
            "es",
            "El tribunal condenó a 14 personas a penas entre 3 y 10 años.",
            "tribunal | sentenced | personas 3 | convicted",
        ),
        (
            "es",
            "Los notarios fueron imputados como parte de una red de trata.",
            "notarios | belongs_to | red de trata | charged",
        ),
        ("en", "Ted Loom is one of the leaders of the gang.", "Ted Loom | leads | gang | reported"),
        (
            "es",
            "Los presuntos líderes de la banda son un notario y una modista.",
            "modista | leads | banda | suspected",
        ),
        ("es", "Rosa Hebra está procesada por estafa.", "- | charged | Rosa Hebra | charged"),
        ("es", "El juzgado procesó a Rosa Hebra por estafa.", "juzgado | indicted | Rosa Hebra | charged"),
    ],
)
def test_orders_charges_and_leads(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The director of the clinic bribed Ted Loom.", "works_for"),
        ("en", "Ana Twill ran the house of her aunt.", "leads"),
        (
            "es",
            "Los notarios fueron imputados por un sistema implementado por las autoridades.",
            "autoridades | charged",
        ),
    ],
)
def test_no_post_is_made_of_a_verb_and_no_doer_of_another(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))
