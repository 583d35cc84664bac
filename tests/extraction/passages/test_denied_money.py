"""Money that somebody denies, in whatever words: the payment told before is held as denied, by them."""

import pytest

from tests.extraction.said import statements

TOLD = {
    "en": "Prosecutors say that Captain Walter Tarnley received 2,500 dollars from Milton Grange on 3 June 2031. ",
    "es": "Según la Fiscalía, el fiscal Teo Fictivo Lamas recibió 2 500 soles de Bruno Inventado Rey. ",
}
PAYEE = {"en": "Walter Tarnley", "es": "Teo Fictivo Lamas"}
PAYER = {"en": "Milton Grange", "es": "Bruno Inventado Rey"}
OWN = {
    "en": [
        "Tarnley denied taking money from Milton Grange.",
        "Tarnley denied taking any money from Milton Grange.",
        "Tarnley denies he ever took a bribe from Milton Grange.",
        "Tarnley denied having accepted money from Milton Grange.",
        "Tarnley denied charging Milton Grange any money.",
        "Tarnley denies that Milton Grange paid him.",
        "Tarnley denied ever having been paid by Milton Grange.",
        "Tarnley says he was never paid by Milton Grange.",
        "Tarnley says he did not receive a cent from Milton Grange.",
        "Tarnley said Milton Grange never gave him anything.",
        "According to Walter Tarnley, Milton Grange gave him nothing.",
        "“I never took money from Milton Grange,” Tarnley said.",
        "“I did not receive a penny from Milton Grange,” said Walter Tarnley.",
        "“Milton Grange never paid me,” Tarnley said.",
        "Tarnley denied the bribe.",
        "Tarnley denied any such payment.",
        "Tarnley insisted that no money had changed hands.",
        "Tarnley said no such payment was made.",
        "Tarnley said there was never any payment.",
    ],
    "es": [
        "Teo Fictivo Lamas negó haber cobrado dinero de Bruno Inventado Rey.",
        "Teo Fictivo Lamas negó haber cobrado dinero a Bruno Inventado Rey.",
        "Negó haber cobrado dinero de Bruno Inventado Rey.",
        "Teo Fictivo Lamas niega que Bruno Inventado Rey le haya pagado.",
        "Teo Fictivo Lamas niega haber sido pagado por Bruno Inventado Rey.",
        "Teo Fictivo Lamas dijo que no recibió ni un sol de Bruno Inventado Rey.",
        "Teo Fictivo Lamas declaró que jamás aceptó dinero de Bruno Inventado Rey.",
        "Teo Fictivo Lamas sostuvo que Bruno Inventado Rey jamás le entregó dinero.",
        "Según Teo Fictivo Lamas, Bruno Inventado Rey nunca le pagó.",
        "«Nunca recibí dinero de Bruno Inventado Rey», dijo Teo Fictivo Lamas.",
        "Teo Fictivo Lamas dijo: «No he cobrado un centavo de Bruno Inventado Rey».",
        "«Bruno Inventado Rey no me pagó nada», aseguró Teo Fictivo Lamas.",
        "Teo Fictivo Lamas negó el soborno.",
        "Teo Fictivo Lamas aseguró que ese pago no existió.",
        "Teo Fictivo Lamas dijo que no hubo ningún pago.",
    ],
}
COUNSEL = {
    "en": [
        "Tarnley's lawyer said the payment never took place.",
        "Tarnley's lawyer said that Tarnley never received money from Milton Grange.",
        "A lawyer for Walter Tarnley said his client had never been paid by Milton Grange.",
    ],
    "es": [
        "El abogado de Teo Fictivo Lamas dijo que ese pago nunca existió.",
        "El abogado de Teo Fictivo Lamas negó que su cliente haya recibido dinero de Bruno Inventado Rey.",
        "La defensa de Teo Fictivo Lamas aseguró que este nunca cobró dinero de Bruno Inventado Rey.",
    ],
}
PAYERS = {
    "en": ["Milton Grange denied paying Walter Tarnley.", "Grange said he never gave Walter Tarnley any money."],
    "es": [
        "Bruno Inventado Rey negó haber entregado dinero a Teo Fictivo Lamas.",
        "Bruno Inventado Rey dijo que nunca le pagó a Teo Fictivo Lamas.",
        "Este negó haberle entregado dinero.",
    ],
}
NOT = {
    "en": [
        "The judge denied Tarnley bail.",
        "Tarnley did not deny taking money from Milton Grange.",
        "Tarnley denied knowing that Milton Grange had paid his wife.",
        "Olive Marr denied the bribe.",
        "Tarnley rejected the bribe.",
        "Tarnley said he never paid his taxes.",
        "Tarnley said he did not return the money he received from Milton Grange.",
        "Tarnley denied selling babies and admitted that he took money from Milton Grange.",
        "Tarnley said he never took a plane.",
        "Tarnley denied that any officer took money.",
    ],
    "es": [
        "El juez negó la libertad a Teo Fictivo Lamas.",
        "Teo Fictivo Lamas no negó haber cobrado dinero de Bruno Inventado Rey.",
        "Olga Irreal Paz negó el soborno.",
        "Teo Fictivo Lamas negó el pago de la fianza.",
        "Teo Fictivo Lamas negó que algún agente haya recibido dinero.",
        "Teo Fictivo Lamas rechazó el soborno.",
        "Bruno Inventado Rey dijo que Teo Fictivo Lamas nunca le devolvió el dinero.",
        "Teo Fictivo Lamas no pagó la multa, según la Policía.",
    ],
}


def of_money(language, text):
    return [s for s in statements(language, text) if s.predicate in ("receives", "pays", "bribes")]


def cases(table):
    return [(language, denial) for language in table for denial in table[language]]


@pytest.mark.parametrize(("language", "denial"), cases(OWN))
def test_whoever_was_paid_denies_it_in_any_words(language, denial):
    against = [s for s in of_money(language, TOLD[language] + denial) if s.is_against]

    assert against
    assert {s.speakers[0].name for s in against} == {PAYEE[language]}
    assert any(PAYEE[language] in (end(s.subject), end(s.object)) for s in against)


@pytest.mark.parametrize(("language", "denial"), cases(COUNSEL))
def test_a_lawyer_denies_for_the_client(language, denial):
    against = [s for s in of_money(language, TOLD[language] + denial) if s.is_against and s.speakers]

    assert against
    assert {s.speakers[0].name for s in against} <= {"lawyer", "abogado", "defensa"}
    assert all(PAYEE[language] in (end(s.subject), end(s.object)) for s in against)


@pytest.mark.parametrize(("language", "denial"), cases(PAYERS))
def test_whoever_paid_denies_it_too(language, denial):
    against = [s for s in of_money(language, TOLD[language] + denial) if s.is_against]

    assert {(s.predicate, end(s.subject), end(s.object)) for s in against} == {
        ("pays", PAYER[language], PAYEE[language])
    }
    assert {s.speakers[0].name for s in against} == {PAYER[language]}


@pytest.mark.parametrize(("language", "sentence"), cases(NOT))
def test_other_words_and_other_people_deny_nothing(language, sentence):
    against = [s for s in of_money(language, TOLD[language] + sentence) if s.is_against]

    assert not [s for s in against if {PAYEE[language], PAYER[language]} & {end(s.subject), end(s.object)}]


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("en", "Tarnley denied taking money from Hollis Vane."),
        ("es", "Teo Fictivo Lamas negó haber cobrado dinero de Olga Irreal Paz."),
    ],
)
def test_money_from_somebody_else_is_denied_by_itself(language, denial):
    against = [s for s in of_money(language, TOLD[language] + denial) if s.is_against]

    assert [(s.predicate, end(s.subject), s.quote) for s in against] == [("receives", PAYEE[language], denial)]


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "“Milton Grange never paid me,” Captain Walter Tarnley said.", ("pays", "Milton Grange", PAYEE["en"])),
        ("en", "Walter Tarnley said Milton Grange never gave him a cent.", ("pays", "Milton Grange", PAYEE["en"])),
        (
            "en",
            "“I never took money from Milton Grange,” Captain Walter Tarnley said.",
            ("receives", PAYEE["en"], None),
        ),
        ("es", "El fiscal Teo Fictivo Lamas dijo que no recibió ni un sol de Bruno.", ("receives", PAYEE["es"], None)),
        (
            "es",
            "El fiscal Teo Fictivo Lamas dijo que Bruno Inventado Rey jamás le entregó dinero.",
            ("pays", PAYER["es"], PAYEE["es"]),
        ),
        (
            "es",
            "Bruno Inventado Rey dijo que nunca le dio dinero al fiscal Teo Fictivo Lamas.",
            ("pays", PAYER["es"], PAYEE["es"]),
        ),
    ],
)
def test_where_nothing_was_told_before_the_denial_stands_by_itself(language, text, sides):
    [denied] = [s for s in of_money(language, text) if s.is_against]

    target = end(denied.object) if denied.predicate == "pays" else None
    assert (denied.predicate, end(denied.subject), target) == sides


def test_of_two_payments_of_a_sentence_only_the_one_that_the_denial_names_is_denied():
    text = "Walter Tarnley received 2,500 dollars from Milton Grange and 900 dollars from Hollis Vane. "
    denied = [s for s in of_money("en", f"{text}Tarnley said Hollis Vane never paid him.") if s.is_against]

    assert denied
    assert not any(s.value is not None and s.value.number == 2500 for s in denied)


def end(entity):
    return entity.name if entity is not None else None
