"""Spanish frames, class by class: lists, clitics, brackets, measures, and the traps that must not turn a fact round."""

from datetime import date
from hashlib import sha256

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor
from tests.extraction.said import said

Fact = tuple[str | None, str, str | None, str, bool]
EXTRACTOR = RuleExtractor("es")


def facts_of(body: str) -> set[Fact]:
    """(subject, predicate, object, standing, negated) of each statement of a paragraph below a headline."""
    text = f"Informe sobre un caso inventado\n\n{body}\n"
    details = SourceDetails(publisher="El Farol", published=date(2031, 5, 16), language="es")
    content = text.encode()
    document = Document(sha256(content).hexdigest(), "x.txt", "text/plain", len(content), text, (0,), details)
    return {
        (
            s.subject.name if s.subject else None,
            s.predicate,
            s.object.name if s.object else None,
            s.standing.value,
            s.negated,
        )
        for s in EXTRACTOR.read(document).statements
    }


def test_a_list_with_the_preposition_repeated_gives_one_fact_for_each() -> None:
    found = facts_of("La policía detuvo a Ana Quilla Rojo (31) y a la enfermera Delia Umbría, de 41 años.")

    assert ("policía", "detained", "Ana Quilla Rojo", "reported", False) in found
    assert ("policía", "detained", "Delia Umbría", "reported", False) in found


def test_a_bracket_does_not_hide_the_subject() -> None:
    assert (None, "detained", "Ana Quilla", "reported", False) in facts_of("Ana Quilla (57) fue detenida el martes.")


def test_whom_a_clitic_takes_up_undergoes_the_charge() -> None:
    found = facts_of("A la notaria Ana Quilla se le imputa haber falsificado ocho partidas de nacimiento.")

    assert (None, "charged", "Ana Quilla", "charged", False) in found
    assert ("Ana Quilla", "forges", "partidas de nacimiento", "charged", False) in found


def test_who_imputes_is_never_the_one_imputed() -> None:
    found = facts_of("El juez absolvió a Ana Quilla de los delitos que le había imputado la Fiscalía de Solana.")

    assert not {f for f in found if f[1] == "charged" and f[2] and "Fiscalía" in f[2]}


def test_who_receives_is_never_what_is_sold() -> None:
    found = facts_of("La pareja vendió dos niños a una vecina. Ana Quilla la vendió por cinco mil pesos a un vecino.")

    assert not {f for f in found if f[1] in ("sells", "price") and f[2] and f[2].startswith("vecin")}
    assert ("pareja", "sells", "niños", "reported", False) in found


def test_the_verb_after_a_passive_relative_goes_on_with_the_main_clause() -> None:
    found = facts_of("La policía rescató a una víctima que fue vendida por Beto Rojo y detuvo a Ana Quilla.")

    assert ("policía", "detained", "Ana Quilla", "reported", False) in found
    assert ("víctima", "detained", "Ana Quilla", "reported", False) not in found


@pytest.mark.parametrize(
    "measure", ["prisión preventiva para", "arresto domiciliario contra", "orden de captura contra"]
)
def test_a_measure_is_ordered_against_whom_the_preposition_names(measure: str) -> None:
    found = facts_of(f"El juez Hernán Canto dictó {measure} Ana Quilla.")

    assert ("Hernán Canto", "ordered", "Ana Quilla", "reported", False) in found


def test_conduct_named_by_a_noun_is_held_as_its_charge() -> None:
    found = facts_of("Ana Quilla fue imputada por la explotación sexual de mujeres extranjeras.")

    assert ("Ana Quilla", "exploits", "mujeres extranjeras", "charged", False) in found


def test_a_bare_label_of_an_offence_is_no_conduct() -> None:
    found = facts_of("Ana Quilla fue imputada por el delito de trata de personas.")

    assert {f[1] for f in found} == {"charged"}


def test_what_could_not_be_done_is_negated() -> None:
    assert (None, "detained", "Ana Quilla", "reported", True) in facts_of("Ana Quilla no pudo ser capturada.")


@pytest.mark.parametrize(
    "body",
    [
        "Ana Quilla será detenida en los próximos días.",
        "Si Ana Quilla es detenida, declarará.",
        "La fiscalía busca determinar si Ana Quilla vendió a dos niños.",
        "El juez descartó que Ana Quilla haya vendido a dos niños.",
        "Ana Quilla viajó para vender a dos niños.",
        "Ana Quilla puede ser detenida.",
        "Los vecinos huyeron sin que la policía detuviera a Ana Quilla.",
    ],
)
def test_what_is_not_said_to_have_happened_gives_nothing(body: str) -> None:
    assert not {f for f in facts_of(body) if f[1] in ("detained", "sells")}


@pytest.mark.parametrize(
    "body", ["Ana Quilla habría vendido a dos niños.", "Ana Quilla presuntamente vendió a dos niños."]
)
def test_rumour_is_suspected(body: str) -> None:
    assert {f[3] for f in facts_of(body) if f[1] == "sells"} == {"suspected"}


def test_a_denial_is_denied() -> None:
    found = facts_of("Ana Quilla negó haber vendido a dos niños.")

    assert {f[3:] for f in found if f[1] == "sells"} == {("denied", False)}


@pytest.mark.parametrize("body", ["Ana Quilla no logró vender a dos niños.", "Ana Quilla no vendió a dos niños."])
def test_what_failed_is_never_plain(body: str) -> None:
    assert all(negated for _, predicate, _, _, negated in facts_of(body) if predicate == "sells")


def test_what_is_bought_from_mothers_is_what_is_sold_on():
    found = said("es", "Ana Quilla habría comprado bebés a madres pobres y los habría vendido a parejas.")

    assert "Ana Quilla | sells | bebés | suspected" in found
    assert not any("sells | madres" in line for line in found)


def test_what_a_baby_is_given_for_is_paid_by_nobody_who_gives_it():
    found = said("es", "Ana Quilla entregó el bebé a la pareja a cambio de 800 dólares.")

    assert found == {
        "Ana Quilla | sells | bebé | reported",
        "bebé | price | 800 | reported",
        "pareja | buys | bebé | reported",
        "pareja | receives | bebé | reported",
    }


def test_an_age_stands_between_a_trade_and_its_clause():
    found = said("es", "Ana Quilla, ginecóloga de 45 años que dirigía el área de partos, fue imputada el lunes.")

    assert "- | charged | Ana Quilla | charged" in found


def test_a_girl_of_three_months_is_who_was_sold():
    found = said("es", "Los agentes rescataron a una niña de tres meses que había sido vendida a una pareja.")

    assert "- | sells | niña | reported" in found


def test_the_father_of_the_baby_is_not_the_baby():
    assert said("es", "El padre del bebé, Beto Rojo, denunció la venta.") == {
        "Beto Rojo | relative_of | bebé | reported"
    }


def test_a_conditional_is_no_adjective_and_no_worker():
    assert said("es", "La red captaría mujeres en Loja.") == {"red | recruits | mujeres | suspected"}
    assert said("es", "La red operaría en Loja.") == {"red | located_in | Loja | suspected"}


def test_whom_somebody_sold_a_baby_is_not_sold():
    assert not any("sells" in line for line in said("es", "A Ana Quilla le vendió un bebé Beto Rojo."))
