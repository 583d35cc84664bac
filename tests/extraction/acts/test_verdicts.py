"""Two verdicts by one verb, who takes bribes, and what befell somebody beside their trade."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        (
            "en",
            "Walter Quilla was found not guilty of selling babies but guilty of forging certificates.",
            {
                "- | acquitted | Walter Quilla | acquitted",
                "- | convicted | Walter Quilla | convicted",
                "Walter Quilla | sells | babies | acquitted",
                "Walter Quilla | forges | certificates | convicted",
            },
        ),
        (
            "en",
            "The jury found Walter Quilla guilty of selling babies and not guilty of forging certificates.",
            {
                "jury | acquitted | Walter Quilla | acquitted",
                "jury | convicted | Walter Quilla | convicted",
                "Walter Quilla | sells | babies | convicted",
                "Walter Quilla | forges | certificates | acquitted",
            },
        ),
        (
            "es",
            "El jurado halló a Walter Quilla no culpable de vender bebés pero culpable de falsificar certificados.",
            {
                "jurado | acquitted | Walter Quilla | acquitted",
                "jurado | convicted | Walter Quilla | convicted",
                "Walter Quilla | sells | bebés | acquitted",
                "Walter Quilla | forges | certificados | convicted",
            },
        ),
        (
            "es",
            "Walter Quilla fue declarado inocente de vender bebés, pero culpable de trata.",
            {
                "- | acquitted | Walter Quilla | acquitted",
                "- | convicted | Walter Quilla | convicted",
                "Walter Quilla | sells | bebés | acquitted",
            },
        ),
    ],
)
def test_both_verdicts_are_stated(language, text, facts):
    assert said(language, text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Walter Quilla se declaró inocente.", {"- | charged | Walter Quilla | denied"}),
        ("El abogado declaró inocente a Walter Quilla.", set()),
    ],
)
def test_a_plea_is_no_acquittal(text, facts):
    assert said("es", text) == facts


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "The court acquitted the colonel of taking bribes.", "colonel | receives | bribes | acquitted"),
        ("en", "Walter Quilla denied that he had taken bribes.", "Walter Quilla | receives | bribes | denied"),
        ("en", "Walter Quilla was convicted of accepting bribes.", "Walter Quilla | receives | bribes | convicted"),
        ("es", "El tribunal absolvió al coronel de recibir sobornos.", "coronel | receives | sobornos | acquitted"),
        ("es", "Walter Quilla negó haber recibido sobornos.", "Walter Quilla | receives | sobornos | denied"),
        ("es", "Walter Quilla fue acusado de cobrar coimas.", "Walter Quilla | receives | coimas | accused"),
    ],
)
def test_who_takes_of_nobody_named_receives(language, text, fact):
    facts = said(language, text)
    assert fact in facts
    assert not any("| bribes |" in line for line in facts if "receives" not in line)


@pytest.mark.parametrize(
    "text",
    [
        "Convicted nurse Ana Quilla was released.",
        "The convicted nurse, Ana Quilla, was released.",
        "Jailed nurse Ana Quilla was released.",
    ],
)
def test_what_befell_her_is_no_trade(text):
    found = statements("en", text)
    assert {s.value.text for s in found if s.predicate == "occupation"} == {"nurse"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El verdadero jefe está libre."),
        ("es", "Una testigo protegida declaró ayer."),
        ("es", "El cabecilla está en libertad."),
        ("en", "Whoever Sold the babies led the network."),
    ],
)
def test_a_state_is_no_act_and_whoever_is_nobody(language, text):
    assert said(language, text) == set()


def test_she_is_whom_the_sentence_before_names():
    text = "Rosa Quilla fue interrogada. Ella fue detenida el martes."
    assert said("es", text) == {"- | detained | Rosa Quilla | reported"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Walter Quilla commanded the Lima police until 2027."),
        ("en", "Walter Quilla led the regional court until 2027."),
        ("es", "Walter Quilla dirigió la Policía de Loreto hasta 2027."),
        ("es", "Walter Quilla preside la Corte Superior de Loreto."),
    ],
)
def test_who_heads_a_public_body_leads_no_gang(language, text):
    assert said(language, text) == set()


def test_she_is_not_whoever_the_sentence_before_names():
    text = "La Policía detuvo a Walter Quilla. Ella, en tanto, fue liberada."
    assert said("es", text) == {"Policía | detained | Walter Quilla | reported"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Walter Quilla was sent to prison pending trial.", "- | detained | Walter Quilla | reported"),
        ("A judge jailed Walter Quilla ahead of his trial in May.", "judge | ordered | Walter Quilla | reported"),
        ("A judge jailed Walter Quilla without bail.", "judge | ordered | Walter Quilla | reported"),
        ("Walter Quilla was jailed for nine years.", "- | sentenced | Walter Quilla 9 | convicted"),
    ],
)
def test_who_is_jailed_before_a_trial_is_not_sentenced(text, fact):
    assert fact in said("en", text)


def test_a_prison_is_no_place_of_a_sentence():
    (found,) = [s for s in statements("en", "Walter Quilla was sentenced in Lima to nine years in prison.") if s.value]
    assert found.where is not None
    assert found.where.name == "Lima"


def test_what_a_relative_clause_admits_ends_with_it():
    text = "Three defendants, among them a clerk who has acknowledged signing false entries, were arrested."
    assert {s.speakers for s in statements("en", text) if s.predicate == "detained"} == {()}


def terms(language, text):
    """(who, years) of each term."""
    lines = [line for line in said(language, text) if "| sentenced |" in line]
    return {tuple(line.split(" | ")[2].rsplit(" ", 1)) for line in lines}


THREE = {("Ana Quilla", "9"), ("Beto Rojo", "6"), ("Mara Lund", "4")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla received 9 years in prison; Beto Rojo, 6 years; and Mara Lund, 4 years."),
        ("en", "Ana Quilla was jailed for nine years as ringleader, Beto Rojo for six as an accomplice and Mara Lund for four."),
        ("en", "The court sentenced Ana Quilla, 41, to nine years in prison, Beto Rojo, 38, to six and Mara Lund, 29, to four."),
        ("es", "Ana Quilla recibió 9 años de prisión; Beto Rojo, 6 años, y Mara Lund, 4 años."),
        ("es", "La Sala condenó a Ana Quilla, en calidad de autora, a la pena de nueve años; a Beto Rojo, como cooperador necesario, a seis años; y a Mara Lund, como cómplice, a cuatro años de prisión."),
        ("es", "Ana Quilla, de 41 años, fue condenada a nueve años de prisión; Beto Rojo, de 38, a seis años; y Mara Lund, de 29, a cuatro años."),
        ("es", "Condenar a Ana Quilla a nueve años, a Beto Rojo a seis años y a Mara Lund a cuatro años de prisión."),
    ],
)  # fmt: skip
def test_each_of_three_has_their_own_term(language, text):
    assert terms(language, text) == THREE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was given nine years as principal and Beto Rojo six as an accomplice."),
        ("es", "El tribunal condenó a Ana Quilla, como autora de trata, a nueve años de prisión, y a Beto Rojo, como cómplice, a seis."),
        ("es", "Condenó a Ana Quilla como autora y a Beto Rojo como cómplice a penas de nueve y seis años."),
        ("es", "Ana Quilla fue condenada a nueve años como autora y Beto Rojo a seis como cómplice."),
    ],
)  # fmt: skip
def test_in_what_part_somebody_did_it_parts_no_term_from_them(language, text):
    assert terms(language, text) == {("Ana Quilla", "9"), ("Beto Rojo", "6")}


def test_a_range_is_no_term_for_each():
    told = terms("en", "Ana Quilla and Beto Rojo were sentenced to six to nine years.")

    assert told not in ({("Ana Quilla", "6"), ("Beto Rojo", "9")}, {("Ana Quilla", "9"), ("Beto Rojo", "6")})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Beto Rojo was sentenced to 12 years in prison; Ana Quilla, 8 years."),
        ("en", "Convicted: Beto Rojo, 10 years; Ana Quilla, six years."),
        ("es", "El Supremo rebajó la pena de Ana Quilla de diez a seis años."),
        ("es", "Condenados: Beto Rojo (10 años) y Ana Quilla (seis años)."),
    ],
)
def test_a_term_is_no_age(language, text):
    assert not [s for s in statements(language, text) if s.predicate == "age"]


def test_whoever_stands_behind_the_and_convicts_nobody():
    text = "Beto Rojo fue condenado por trata y Ana Quilla por falsedad."

    assert not any(line.startswith("Ana Quilla") for line in said("es", text))


def test_of_two_numbers_each_has_its_own_people():
    text = "Five people, among them Beto Rojo, were convicted, and two, including Ana Quilla, were acquitted."

    assert not any("convicted | Ana Quilla" in line for line in said("en", text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Ministerio Público solicitó el sobreseimiento de Ana Quilla."),
        ("es", "La jueza Ana Quilla fue recusada sin éxito por la defensa."),
        ("es", "La jueza Ana Quilla fue recusada por la defensa, pero la Sala rechazó la recusación."),
    ],
)
def test_what_is_asked_for_her_or_refused_is_not_against_her(language, text):
    assert not [line for line in said(language, text) if "Ana Quilla" in line and "holds_office" not in line]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The prosecutor asked the court to acquit Ana Quilla.", "acquit"),
        ("es", "El fiscal pidió absolver a Ana Quilla y condenar a Beto Rojo a ocho años.", "absolver"),
    ],
)
def test_an_acquittal_asked_for_her_is_told_as_such_and_nothing_against_her(language, text, word):
    told = [s for s in statements(language, text) if s.object is not None and s.object.name == "Ana Quilla"]

    assert [(s.predicate, s.value.text if s.value else None) for s in told] == [("requested", word)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No charges for Ana Quilla over sale of babies"),
        ("es", "Sin cargos contra Ana Quilla por venta de bebés"),
    ],
)
def test_a_headline_without_charges_charges_nobody(language, text):
    assert said(language, text) == {"not - | charged | Ana Quilla | charged"}


@pytest.mark.parametrize(
    "text",
    [
        "We find Walter Quilla not guilty of selling babies.",
        "We find the defendant Walter Quilla not guilty of selling babies.",
        "We find the defendant, Walter Quilla, not guilty of selling babies.",
        "We, the jury, find the defendant Walter Quilla NOT GUILTY of selling babies.",
        "We find Walter Quilla NOT GUILTY of selling babies.",
    ],
)
def test_a_verdict_in_the_words_of_the_jury_is_told_of_the_defendant(text: str) -> None:
    found = said("en", text)

    assert any(line.endswith("| acquitted | Walter Quilla | acquitted") for line in found)
    assert "Walter Quilla | sells | babies | acquitted" in found
    assert not any("convicted" in line for line in found)


def test_a_conviction_in_the_words_of_the_jury_is_one() -> None:
    assert "- | convicted | Walter Quilla | convicted" in said("en", "We find the defendant, Walter Quilla, guilty.")


def test_who_finds_something_else_gives_no_verdict() -> None:
    assert not said("en", "We find Walter Quilla at home, and nobody says that he is guilty.")
