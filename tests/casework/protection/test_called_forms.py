"""Lists, appositions, forms and codes before a name mark whoever bears it, in both languages; nobody else."""

from itertools import product

import pytest

from ovillo.domain.protection import ProtectedAs
from tests.casework.protection.test_called import found

VICTIM, MINOR, SOURCE = ProtectedAs.VICTIM, ProtectedAs.MINOR, ProtectedAs.SOURCE
NAMES = ("Ana Farsa Uno", "Elsa Farsa Dos", "Rita Farsa Tres")
ROWS = {
    "es": (
        "{}, {} y {}.",
        "{} (15), {} (16) y {} (17).",
        "{}; {}; {}.",
        "\n- {}\n- {}\n- {}\n",
        "\n1. {}\n2. {}\n3. {}\n",
    ),
    "en": ("{}, {} and {}.", "{}, {}, and {}."),
}
LISTS = {
    "es": (
        "Tres víctimas: ",
        "Víctimas: ",
        "Las víctimas son ",
        "Las agraviadas: ",
        "Nombres de las víctimas: ",
        "Las rescatadas son ",
        "Entre las víctimas figuran ",
    ),
    "en": (
        "Three victims: ",
        "The victims are ",
        "The victims were ",
        "Victims include ",
        "Among the victims were ",
        "Those rescued were ",
    ),
}


@pytest.mark.parametrize(
    ("language", "before", "row"), [(each, *pair) for each in LISTS for pair in product(LISTS[each], ROWS[each])]
)
def test_each_of_a_list_is_marked(language: str, before: str, row: str) -> None:
    if before.endswith(("son ", "figuran ")) and row.startswith("\n"):
        return

    people = found(
        language, f"La policía detuvo a Fidel Arce Ruiz.\n\n{before}{row.format(*NAMES)}\n\nFidel Arce Ruiz huyó."
    )

    assert set(NAMES) <= people.keys()
    assert "Fidel Arce Ruiz" not in people


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        *(
            ("es", text, MINOR)
            for text in (
                "El adolescente infractor {} fue detenido.",
                "El adolescente en conflicto con la ley {} fue detenido.",
                "Menor de edad: {}.",
                "El recién nacido {} fue entregado a Fidel Arce Ruiz.",
                "La recién nacida, {}, fue entregada a Fidel Arce Ruiz.",
                "La menor identificada como {} fue llevada a Ica.",
                "La niña de nombre {} fue llevada a Ica.",
                "Nombre de la menor: {}.",
            )
        ),
        *(
            ("es", text, SOURCE)
            for text in (
                "Una fuente, {}, lo confirmó.",
                "La fuente humana {} indicó que Fidel Arce Ruiz recluta niñas.",
                "El colaborador eficaz clave 07 es {}.",
                "El colaborador eficaz N.° 07, {}, declaró.",
                "El informante con clave TP-01 ({}) declaró.",
                "La fuente es {}.",
            )
        ),
        *(("en", text, MINOR) for text in ("The newborn, {}, was taken to Ica.", "The newborn {} was taken to Ica.")),
        *(("en", text, SOURCE) for text in ("A source, {}, confirmed it.", "The informant is {}.", "The human source {} met Fidel Arce Ruiz.")),
    ],
)  # fmt: skip
def test_forms_that_mark_a_minor_or_a_source(language: str, text: str, kind: ProtectedAs) -> None:
    assert found(language, text.format("Noé Estrofa Mar")) == {"Noé Estrofa Mar": kind}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Según la víctima, {}, alias Tigre, la captó."),
        ("es", "El abogado de la fuente, {}, declaró."),
        ("es", "El tratante de la menor es {}."),
        ("es", "Quien captó a la víctima fue {}."),
        ("es", "Abogado de la víctima: {}."),
        ("es", "Fuente: {}."),
        ("es", "La menor volvió. {} huyó."),
        ("en", "According to the source, {}, a lawyer, paid."),
        ("en", "The man who sold the girl is {}."),
        ("en", "Source: {}."),
    ],
)
def test_of_others_they_say_nothing(language: str, text: str) -> None:
    assert "Fidel Arce Ruiz" not in found(language, text.format("Fidel Arce Ruiz"))
