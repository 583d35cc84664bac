"""Statements that were false about somebody in reports of the press, by what misled the rules."""

import pytest

from tests.extraction.said import facts, whole


def _has(found, *, predicate, subject=None, object_=None):
    return any(
        p == predicate and (subject is None or s == subject) and (object_ is None or o == object_)
        for s, p, o, _, _ in found
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Max Tale, a former minister, said the former president bribed the judge."),
        ("en", "Max Tale, an ex-minister, said that the ex-mayor bribed the judge."),
        ("en", "Max Tale said the former president bribed the judge."),
        ("es", "Max Tale, exministro, declaró que el expresidente sobornó al juez."),
        ("es", "Max Tale, exjuez, dijo que el exfiscal sobornó al juez."),
        ("es", "Max Tale declaró que el exgobernador sobornó al juez."),
    ],
)
def test_who_held_one_post_is_no_former_holder_of_another(language, text):
    assert not _has(facts(language, text), predicate="bribes", subject="Max Tale")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Max Tale, a former official, sold babies. The former official was arrested."),
        ("es", "Max Tale, exministro, vendía bebés. El exfuncionario fue detenido."),
        ("es", "Max Tale, exministro, vendía bebés. El exministro fue detenido."),
    ],
)
def test_a_wide_word_for_a_former_post_still_means_its_holder(language, text):
    assert _has(facts(language, text), predicate="detained", object_="Max Tale")


@pytest.mark.parametrize("role", ["El cuñado", "La esposa", "El abogado", "El chofer", "El guardaespaldas"])
@pytest.mark.parametrize("trade", ["del rey", "del rapero", "del virtuoso", "de la diva"])
def test_whose_kin_or_lawyer_is_arrested_is_not_arrested(role, trade):
    found = facts("es", f"{role} {trade} Max Tale ingresó en prisión por vender bebés.")

    assert not _has(found, predicate="detained", object_="Max Tale")
    assert not _has(found, predicate="sells", subject="Max Tale")


@pytest.mark.parametrize("role", ["The brother", "The wife", "The lawyer", "The driver", "A friend"])
@pytest.mark.parametrize("trade", ["of drummer", "of reality star", "of chess champion", "of the late bishop"])
def test_whose_kin_or_lawyer_is_convicted_is_not_convicted(role, trade):
    found = facts("en", f"{role} {trade} Max Tale was convicted of selling babies.")

    assert not _has(found, predicate="convicted", object_="Max Tale")
    assert not _has(found, predicate="sells", subject="Max Tale")


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "Los manifestantes prendieron fuego a la policía Ana Muestra.", "detained"),
        (
            "es",
            "Absolvieron a Max Tale por bajar el sueldo de Ana Muestra, a cuya sentencia tuvo acceso el diario.",
            "sentenced",
        ),
        ("es", "La alcaldesa Ana Muestra se encerró ayer con su gabinete.", "harbours"),
        ("es", "Ana Muestra se escondió en Lima.", "harbours"),
        ("es", "El abogado pidió a la jueza Ana Muestra cuatro meses más.", "requested"),
        ("en", "The parents tried to have Ana Muestra released by saying that they forgave her.", "released"),
        ("en", "They failed to get Ana Muestra convicted.", "convicted"),
        ("en", "The nurse hoped to see Ana Muestra arrested.", "detained"),
        ("en", "Police searched the house, and prosecutor Ana Muestra wants to charge Max Tale.", "searched"),
    ],
)
def test_nothing_of_the_kind_is_told_of_her(language, text, predicate):
    assert not _has(facts(language, text), predicate=predicate, object_="Ana Muestra")


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "La policía prendió a Ana Muestra.", "detained"),
        ("es", "El fiscal pidió seis años para Ana Muestra.", "requested"),
        ("en", "They managed to get Ana Muestra released.", "released"),
        ("en", "She had Ana Muestra arrested.", "detained"),
        ("en", "Police searched the house and prosecutors charged Ana Muestra.", "charged"),
        ("es", "Se declaró culpable a Ana Muestra de vender bebés.", "convicted"),
    ],
)
def test_what_is_done_to_her_is_told(language, text, predicate):
    assert _has(facts(language, text), predicate=predicate, object_="Ana Muestra")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Detenido un hombre por vender bebés\n\nLa policía detuvo a Max Tale el lunes.\n\nBeto Prueba, de 45 años, fue condenado por otro caso."),
        ("es", "Liberado un hombre que pasó 27 años preso\n\nMax Tale vio revocada su condena.\n\nBeto Prueba, de 45 años, fue sentenciado en otro caso."),
        ("en", "Man jailed for selling babies\n\nMax Tale appeared in court on Monday.\n\nBeto Mock, 45, was jailed last year in another case."),
        ("en", "Man arrested for selling babies\n\nMax Tale was held at the airport.\n\nBeto Mock, 45, was jailed last year in another case."),
    ],
)  # fmt: skip
def test_a_headline_means_nobody_who_is_named_behind_another(language, text):
    found = whole(language, text)

    headline = [s for s in found if s.is_headline]
    assert not any(e and e.name.startswith("Beto") for s in headline for e in (s.subject, s.object))


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("es", "El tribunal condenó a Ana Muestra a una multa tras una petición fiscal de cinco años.", set()),
        ("es", "Ana Muestra fue condenada a tres años frente a los ocho años que pedía la fiscalía.", {"3"}),
        ("es", "Ana Muestra fue condenada, a petición de la fiscalía, a tres años de prisión.", {"3"}),
        ("es", "Ana Muestra fue condenada a un año y seis meses de prisión.", {"1.50"}),
        ("en", "Ana Mock served eight years of a thirty-five year sentence.", {"35"}),
        ("en", "Ana Mock was sentenced to three years instead of the ten years requested by prosecutors.", {"3"}),
    ],
)
def test_a_term_that_was_asked_for_is_no_term(language, text, terms):
    assert {o for _, p, o, _, _ in whole_facts(language, text) if p == "sentenced" and o} == terms


def whole_facts(language, text):
    """As `facts`, with the number in the place of the object."""
    return {
        (None, s.predicate, str(s.value.number) if s.value else None, s.standing.value, s.negated)
        for s in whole(language, f"Notas\n\n{text}\n\nEnd.")
    }


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("La fiscalía sostiene que Ana Muestra vendió bebés.", "accused"),
        ("El fiscal Max Tale sostuvo que Ana Muestra vendió bebés.", "accused"),
        ("La alcaldesa sostuvo que Ana Muestra vendió bebés.", "reported"),
    ],
)
def test_what_whoever_accuses_maintains_is_an_accusation(text, standing):
    assert ("Ana Muestra", "sells", "bebés", standing, False) in facts("es", text)


@pytest.mark.parametrize(
    "verb", ["dejó de vender bebés", "dejó de sobornar al juez", "ni siquiera captó madres y vendió bebés"]
)
def test_who_ceased_or_did_not_even_do_it_is_told_of_nothing_done(verb):
    found = facts("es", f"Ana Muestra {verb}.")

    assert not any(p in ("sells", "bribes", "recruits") and not negated for _, p, _, _, negated in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Max Tale es hijo de la dueña del bar."),
        ("es", "Max Tale, que sería hijo de la dueña del bar, fue detenido."),
        ("en", "Max Tale is the son of the owner of the bar."),
    ],
)
def test_a_son_of_the_owner_owns_nothing(language, text):
    assert not _has(facts(language, text), predicate="owns", subject="Max Tale")


def test_a_plea_in_an_agreement_convicts_nobody():
    text = "Alcanzó un acuerdo por el que se declara culpable de cuatro delitos fiscales y acepta una pena."

    assert not _has(facts("es", text), predicate="convicted")


def test_the_name_of_a_case_is_convicted_of_nothing():
    text = "La investigación y condena del caso Nube acreditó que Max Tale cobró mediante la fundación Nube."

    assert not _has(facts("es", text), predicate="convicted")
