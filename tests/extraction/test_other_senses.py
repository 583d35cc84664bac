"""Words of the law and the trade in another sense tell nothing of anybody."""

import pytest

from tests.extraction.said import said, statements, whole


def told(language: str, text: str) -> set[tuple[str | None, str, str | None]]:
    """Subject, predicate and object of what is said, by their names."""
    return {
        (s.subject.name if s.subject else None, s.predicate, s.object.name if s.object else None)
        for s in whole(language, text)
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia bought the girl a dress."),
        ("en", "Ana Ficticia bought the baby two cribs."),
        ("en", "Ana Ficticia bought the girls new shoes."),
        ("en", "Ana Ficticia bought clothes for the baby."),
        ("en", "Ana Ficticia sold shares."),
        ("en", "Ana Ficticia bought presents in Lima."),
        ("es", "Ana Ficticia compró a la niña un vestido."),
        ("es", "Ana Ficticia compró leche al bebé."),
        ("es", "Ana Ficticia compró a la niña zapatos nuevos."),
    ],
)
def test_nobody_is_bought_or_sold_where_a_thing_is(language: str, text: str) -> None:
    assert not {row for row in told(language, text) if row[1] in {"buys", "sells"} and row[2] != "shares"}


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "Ana Ficticia bought the baby a week after its birth.", ("Ana Ficticia", "buys", "baby")),
        ("en", "Ana Ficticia bought the baby two days later.", ("Ana Ficticia", "buys", "baby")),
        ("en", "Ana Ficticia sold the couple the baby.", ("Ana Ficticia", "sells", "baby")),
        ("en", "Ana Ficticia sold cars.", ("Ana Ficticia", "sells", "cars")),
        ("es", "Ana Ficticia compró a la niña un mes después.", ("Ana Ficticia", "buys", "niña")),
        ("es", "Ana Ficticia vendió a la niña.", ("Ana Ficticia", "sells", "niña")),
    ],
)
def test_a_child_is_bought_or_sold_where_it_is_said(language: str, text: str, row: tuple[str, str, str]) -> None:
    assert row in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia runs a network of clinics."),
        ("en", "Ana Ficticia heads a network against trafficking."),
        ("en", "Ana Ficticia led the ring case."),
        ("en", "Ana Ficticia leads a support group."),
        ("en", "Ana Ficticia is a member of a group of lawyers."),
        ("en", "The band led by Ana Ficticia plays jazz."),
        ("es", "Ana Ficticia lidera una red de organizaciones contra la trata."),
        ("es", "Ana Ficticia es miembro de la red de mujeres juezas."),
        ("es", "Ana Ficticia dirige la banda de música."),
    ],
)
def test_not_every_network_is_a_ring(language: str, text: str) -> None:
    assert not {row for row in told(language, text) if row[1] in {"leads", "belongs_to"}}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia led a network of traffickers."),
        ("en", "Ana Ficticia led a network of corrupt nurses."),
        ("es", "Ana Ficticia lideraba una red de médicos y enfermeras que vendía bebés."),
        ("es", "Ana Ficticia lideraba una red de prostíbulos."),
    ],
)
def test_a_ring_is_one_by_those_in_it(language: str, text: str) -> None:
    assert {row for row in told(language, text) if row[:2] == ("Ana Ficticia", "leads")}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "Ana Ficticia se detuvo en la esquina.", "detained"),
        ("es", "El médico Leo Ficticio se detuvo frente a la clínica.", "detained"),
        ("es", "La Iglesia condenó a Ana Ficticia.", "convicted"),
        ("es", "El presidente condenó a los traficantes.", "convicted"),
        ("es", "La comunidad condenó a Ana Ficticia por sus palabras.", "convicted"),
        ("en", "Ana Ficticia was released from hospital.", "released"),
        ("en", "Ana Ficticia was cleared for surgery.", "acquitted"),
    ],
)
def test_no_act_of_the_law_is_told(language: str, text: str, predicate: str) -> None:
    assert predicate not in {row[1] for row in told(language, text)}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "El lunes se detuvo a Ana Ficticia.", "detained"),
        ("es", "Ana Ficticia, a quien se detuvo el lunes, calló.", "detained"),
        ("es", "Ayer se detuvieron dos médicos.", "detained"),
        ("es", "Tres policías se encuentran detenidos.", "detained"),
        ("es", "A Ana Ficticia se la detuvo el lunes.", "detained"),
        ("es", "La Corte Suprema condenó a Ana Ficticia.", "convicted"),
        ("es", "La justicia peruana condenó a Ana Ficticia.", "convicted"),
        ("es", "Leo Ficticio condenó a Ana Ficticia a diez años de prisión.", "sentenced"),
        ("en", "Ana Ficticia was released from jail.", "released"),
        ("en", "Ana Ficticia was cleared of all charges.", "acquitted"),
    ],
)
def test_an_act_of_the_law_is_told(language: str, text: str, predicate: str) -> None:
    assert predicate in {row[1] for row in told(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia took the girl from her mother."),
        ("en", "Ana Ficticia returned the baby to her mother."),
        ("es", "Ana Ficticia entregó el bebé a su madre."),
        ("es", "Ana Ficticia separó a la niña de su madre."),
    ],
)
def test_the_mother_of_a_child_is_not_the_mother_of_whoever_takes_it(language: str, text: str) -> None:
    assert "relative_of" not in {row[1] for row in told(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia lived with her mother."),
        ("en", "Ana Ficticia took the boy to her mother."),
        ("es", "Ana Ficticia vivía con su madre."),
    ],
)
def test_whose_mother_is_told_where_one_can_be_meant(language: str, text: str) -> None:
    assert "relative_of" in {row[1] for row in told(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested Ana Ficticia aide Bo Invento."),
        ("en", "A court convicted Ana Ficticia ally Bo Invento."),
        ("en", "Police arrested the Ana Ficticia lawyer."),
        ("en", "Police arrested an Ana Ficticia employee."),
        ("en", "Police arrested Ana Ficticia supporters."),
        ("en", "Police charged the Ana Ficticia family."),
        ("en", "The Ana Ficticia ring sold babies."),
        ("en", "The Ana Ficticia trial convicted three nurses."),
        ("es", "La red Ana Ficticia vendía bebés."),
        ("es", "La familia Ana Ficticia vendía bebés."),
    ],
)
def test_whose_somebody_or_something_is_did_nothing(language: str, text: str) -> None:
    assert not [row for row in told(language, text) if "Ana Ficticia" in (row[0], row[2])]


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "Police arrested Ana Ficticia aide Bo Invento.", ("Police", "detained", "Bo Invento")),
        ("en", "Police arrested Ana Ficticia, the ring's lawyer.", ("Police", "detained", "Ana Ficticia")),
        ("en", "Ana Ficticia recruits mothers.", ("Ana Ficticia", "recruits", "mothers")),
        ("es", "El grupo, Ana Ficticia y Bo Invento, vendía bebés.", ("Ana Ficticia", "sells", "bebés")),
        ("es", "La doctora Ana Ficticia vendía bebés.", ("Ana Ficticia", "sells", "bebés")),
    ],
)
def test_who_did_it_is_told(language: str, text: str, row: tuple[str, str, str]) -> None:
    assert row in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Either Ana Ficticia or Bo Invento sold the baby."),
        ("en", "Ana Ficticia or Bo Invento sold the baby."),
        ("es", "O Ana Ficticia o Bo Invento vendió al bebé."),
        ("en", "Ana Ficticia and Bo Invento were convicted and acquitted, respectively."),
        ("en", "Bo Invento apologised to Ana Ficticia for saying she had sold babies."),
        ("en", "Ana Ficticia sues Bo Invento for saying she sold babies."),
    ],
)
def test_nothing_is_told_of_one_of_two_who_may_not_be_meant(language: str, text: str) -> None:
    assert not [row for row in told(language, text) if row[1] in {"sells", "convicted", "acquitted"}]


def test_what_is_denied_of_either_is_denied_of_both() -> None:
    rows = whole("en", "Police did not arrest Ana Ficticia or Bo Invento.")
    assert {s.object.name for s in rows if s.object and s.negated} == {"Ana Ficticia", "Bo Invento"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia served 30 years in the police."),
        ("en", "Ana Ficticia, who served 20 years with the army, spoke."),
        ("en", "Ana Ficticia served a two-year term as mayor."),
        ("en", "Ana Ficticia got ten years of funding."),
        ("en", "Ana Ficticia received $200,000 from a broker over six years."),
        ("en", "The court gave Ana Ficticia two months to pay."),
        ("en", "Doctors gave Ana Ficticia two months to live."),
        ("en", "Ana Ficticia was fined 500 dollars by the tax office."),
        ("es", "El general Ana Ficticia cumplió 30 años de servicio."),
        ("es", "Ana Ficticia cumplió 30 años el lunes."),
        ("es", "Ana Ficticia cumplió diez años en el cargo."),
        ("es", "Ana Ficticia cumplió su mandato de cuatro años."),
        ("es", "Ana Ficticia recibió un plazo de diez días."),
        ("es", "El municipio impuso a Ana Ficticia una multa de 500 soles."),
    ],
)
def test_years_of_life_or_office_are_no_sentence(language: str, text: str) -> None:
    assert "sentenced" not in {row[1] for row in told(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia served ten years in prison."),
        ("en", "Ana Ficticia got ten years for selling babies."),
        ("en", "Ana Ficticia got ten years."),
        ("en", "A court fined Ana Ficticia 500 dollars."),
        ("en", "The judge spoke for an hour. Ana Ficticia was fined 500 dollars."),
        ("es", "Ana Ficticia cumplió diez años de prisión."),
        ("es", "Ana Ficticia cumple una condena de diez años."),
        ("es", "El juez le dio diez años a Ana Ficticia."),
        ("es", "Ana Ficticia recibió diez años."),
    ],
)
def test_a_term_is_a_sentence(language: str, text: str) -> None:
    assert "sentenced" in {row[1] for row in told(language, text)}


def test_a_row_of_a_table_tells_of_whom_it_names_not_of_the_column_of_trades() -> None:
    rows = (
        "Resumimos la situación de cada procesado.\n\n"
        "| Ana Ficticia | Enfermera | Absuelta |\n\n| Bo Invento | Abogado | Condenado |\n\nFin."
    )
    assert told("es", rows) >= {(None, "acquitted", "Ana Ficticia"), (None, "convicted", "Bo Invento")}
    assert not [row for row in told("es", rows) if row[2] in {"Enfermera", "Abogado"}]


def test_what_only_looks_like_a_search_a_price_or_an_appointment_tells_none():
    for text in (
        "La empresa Granos Falsos estaba registrada antes como Granos Ficticios.",
        "El juez ordenó embargos de entre 37 y 48 millones de pesos por persona.",
        "La agencia designó a siete empresas como frentes de lavado.",
        "Las tres mujeres fueron trasladadas a un lugar seguro.",
    ):
        acts = {line.split(" | ")[1] for line in said("es", text)}
        assert not acts & {"searched", "price", "assigned", "transports"}, text

    assert "policía | searched | clínica | reported" in said("es", "La clínica fue registrada por la policía.")
    assert "persona | price | 5000 | reported" in said("es", "La banda cobraba 5.000 dólares por persona.")


def test_whose_images_are_seized_seizes_nothing():
    text = "Las fuerzas de seguridad se incautaron de miles de computadoras con fotos de abusos a menores."

    assert said("es", text) == {"fuerzas de seguridad | seized | computadoras | reported"}


def test_where_somebody_lives_is_no_nationality():
    rows = statements("es", "Beto Inventado, quien reside en Paraguay, fue citado.")

    assert {s.predicate for s in rows} == {"located_in"}


def test_an_offence_that_is_a_form_of_a_verb_too_is_no_deed_of_the_accused():
    text = "Tres policías fueron procesados por asesinato y abuso de autoridad por la muerte de una mujer."

    assert said("es", text) == {"- | indicted | policías 3 | charged"}
