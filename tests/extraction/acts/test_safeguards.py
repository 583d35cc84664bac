"""What must not be said: other meanings of a verb, causes taken for doers, buyers for what was sold, officials for the accused."""

import pytest

from ovillo.domain.statements import Statement
from tests.extraction.said import said, whole


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Authorities said the defendants were caught making arrangements for women.", set()),
        ("en", "The defendants were caught on camera near the clinic.", set()),
        ("es", "El agente había sido exonerado de la fuerza.", set()),
        ("es", "Las parejas estaban dispuestas a pagar.", set()),
        ("es", "Este matrimonio, que no tiene hijos, pide paciencia.", set()),
        (
            "es",
            "Los jueces son investigados por delincuencia organizada.",
            {"- | investigated | jueces | investigated"},
        ),
        ("es", "El agente fue investigado por la fiscalía.", {"fiscalía | investigated | agente | investigated"}),
        ("es", "La Fiscalía investiga la compra de fallos a jueces de la Corte.", set()),
        ("es", "Les quitaban los recién nacidos y se los vendían a parejas extranjeras.", set()),
        ("es", "La madre pagó una multa para asegurar la liberación de su hijo.", set()),
    ],
)
def test_another_meaning_or_another_object_states_no_act(language: str, text: str, expected: set[str]) -> None:
    found = said(language, text)

    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected", "wrong"),
    [
        (
            "es",
            "Una red de traficantes de niños, que habría vendido a 100 menores, operaba en la sierra.",
            "red | sells | menores 100 | suspected",
            "niños | sells | menores 100 | suspected",
        ),
        (
            "en",
            "Among those arrested are the mothers of three infants and a man who had bought a baby.",
            "man | buys | baby | reported",
            "infants | buys | baby | reported",
        ),
        (
            "en",
            "The nine suspects were charged for having bought and sold seven babies.",
            "suspects | sells | babies 7 | charged",
            "suspects | sells | babies 7 | reported",
        ),
        (
            "es",
            "La fiscalía ordenó el arresto de 16 personas por el supuesto tráfico de nueve bebés.",
            "fiscalía | ordered | personas 16 | reported",
            "fiscalía | ordered | bebés 9 | reported",
        ),
        (
            "es",
            (
                "El juzgado a cargo del Dr. Tobías Quilla Rojo, secretaría de la Dra. Lidia Tambo Rueda, ordenó las pesquisas."
                " Los uniformados detuvieron a los involucrados."
            ),
            "uniformados | detained | involucrados | reported",
            "uniformados | detained | Lidia Tambo Rueda | reported",
        ),
        (
            "es",
            "Alcides Rueda Poma habló de un menor abandonado por su madre, Rosa Tambo Quispe. Rosa Tambo fue detenida.",
            "- | detained | Rosa Tambo Quispe | reported",
            "Rosa Tambo Quispe | relative_of | Alcides Rueda Poma | reported",
        ),
    ],
)
def test_nobody_else_is_made_doer_or_undergoer(language: str, text: str, expected: str, wrong: str) -> None:
    found = said(language, text)

    assert expected in found
    assert wrong not in found


def _read(language: str, text: str) -> list[Statement]:
    return list(whole(language, text, published=None))


def test_who_is_identified_does_not_speak() -> None:
    found = _read("en", "The accused identified as Dr Tobias Fenn (40) owned a clinic in Ashwell Cross.")

    assert found
    assert not any(statement.speakers for statement in found)


def test_an_adjective_of_a_body_is_no_name() -> None:
    found = _read("es", "La Policía Federal Argentina detuvo a dos hombres. El director Nacional de Pesquisas habló.")

    assert {s.subject.name for s in found if s.subject} == {"Policía Federal Argentina"}


def test_the_lawyer_of_a_man_is_not_the_man() -> None:
    found = _read("es", "Juan Porras, abogado de un hombre de apellidos Tambo Rueda, pidió paciencia.")

    assert not any(s.subject and s.subject.name == "Tambo Rueda" for s in found)


@pytest.mark.parametrize(
    "text",
    [
        'Aurelia Pasco of the bureau told reporters:\n\n"She has been charged with theft."',
        'Aurelia Pasco told reporters: "She has been charged with theft."',
    ],
)
def test_who_is_quoted_is_not_of_whom_the_quotation_speaks(text: str) -> None:
    found = said("en", text)

    assert not any("Aurelia Pasco" in line for line in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los niños estaban bajo custodia de las autoridades desde enero."),
        ("es", "En el lugar se aseguró a la adolescente, identificada por familiares."),
        ("en", "The children were taken into custody by the welfare office."),
    ],
)
def test_children_in_care_are_not_detained(language: str, text: str) -> None:
    found = said(language, text)

    assert not any("detained" in line for line in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wenceslao Tapia se declaró culpable de falsificar 29 certificados.",
            {"Wenceslao Tapia | forges | certificados 29 | admitted"},
        ),
        (
            "Se declaró culpable a Wenceslao Tapia de vender bebés.",
            {"- | convicted | Wenceslao Tapia | convicted", "Wenceslao Tapia | sells | bebés | convicted"},
        ),
        ("El senador, Tadeo Lirio, se reunió con la dueña.", {"Tadeo Lirio | contacts | dueña | reported"}),
        ("La policía detuvo a una abogada de apellidos Lirio Paz.", {"policía | detained | Lirio Paz | reported"}),
        ("Cayó la red.", set()),
    ],
)
def test_a_plea_convicts_nobody_and_a_meeting_has_two_sides(text, expected):
    assert said("es", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Hebra habló. Hebra ordenó la captura de Rosa Tambo Ovillo.",
        "El juez Julio Hebra Prado habló. El juez Prado pidió la captura de Rosa Tambo Ovillo.",
    ],
)
def test_who_orders_an_arrest_is_not_arrested(text: str) -> None:
    assert not any("detained" in line for line in said("es", text))


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The suspects then led police to Villa Ovillo.", "leads"),
        ("en", "The raid, of which Ana Hebra spoke, has led to a talk between the police departments.", "leads"),
        ("es", "Cinco personas fueron llevadas el jueves ante un juez.", "transports"),
        ("es", "Ambas mujeres residen en el sector.", "located_in"),
        ("es", "La clínica está ubicada en el municipio.", "located_in"),
    ],
)
def test_guiding_police_going_to_court_and_a_place_without_a_name_say_nothing(
    language: str, text: str, wrong: str
) -> None:
    assert not any(wrong in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "An officer posing as a buyer paid $500 to the nurse.", "buyer | pays | nurse 500 | reported"),
        ("en", "In the film, Ana Quill sells her baby to a couple.", "Ana Quill | sells | baby | reported"),
        ("es", "En la película, Ana Quilla vende a su bebé.", "Ana Quilla | sells | bebé | reported"),
        ("en", "Inspector Beto Red led the police team that searched the house.", "Beto Red | leads | police | reported"),
        (
            "en",
            "The arrest was ordered by Ana Quill, a judge of the Ovillo County Court.",
            "Ana Quill | ordered | Ovillo County Court | reported",
        ),
        ("en", "Beto Red bribed Skeinland High Court judges.", "Beto Red | bribes | Skeinland High Court | reported"),
    ],
)  # fmt: skip
def test_nobody_does_what_a_guise_a_film_or_a_neighbour_does(language: str, text: str, wrong: str) -> None:
    assert wrong not in said(language, text)
