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


@pytest.mark.parametrize("text", ["Walter Quilla se declaró inocente.", "El abogado declaró inocente a Walter Quilla."])
def test_a_plea_is_no_acquittal(text):
    assert said("es", text) == set()


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
        ("A judge jailed Walter Quilla ahead of his trial in May.", "judge | detained | Walter Quilla | reported"),
        ("A judge jailed Walter Quilla without bail.", "judge | detained | Walter Quilla | reported"),
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
