"""Tests of conduct as the press in Spanish tells it: sums, favours for money, what is seen, jobs, nouns of events."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El juez Ado Muel recibió 500 soles (134 dólares) de un abogado.", {"500", "134"}),
        ("El juez Ado Muel recibió 500 soles, es decir, 134 dólares.", {"500", "134"}),
        ("El juez Ado Muel recibió 500 soles, equivalentes a 134 dólares.", {"500", "134"}),
        ("El juez Ado Muel recibía en forma mensual entre 1.000 y 1.500 dólares.", {"1000", "1500"}),
        ("El juez Ado Muel ganaba desde los 2 mil dólares hasta los 6 mil dólares.", {"2000", "6000"}),
        ("El juez Ado Muel recibió montos que oscilaban entre 200 y 300 dólares.", {"200", "300"}),
        ("El juez Ado Muel deberá devolver los 5.000 dólares que recibió.", {"5000"}),
        ("A cambio, el juez Ado Muel recibió 500 dólares.", {"500"}),
    ],
)
def test_each_sum_that_is_taken_is_told(text, expected):
    found = {line.split(" | ")[2].split()[-1] for line in said("es", text) if line.startswith("Ado Muel | receives")}

    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La red vendía a los bebés a 5.000 euros si era niña o 6.000 euros si era niño.", {"niña 5000", "niño 6000"}),
        ("El precio de un niño era de 6.000 dólares y el de una niña, de 4.500 dólares.", {"niño 6000", "niña 4500"}),
        ("Los precios iban de los 8.000 a los 10.000 dólares por bebé.", {"bebé 8000", "bebé 10000"}),
        ("Los bebés tenían un precio de 3.000 dólares.", {"bebés 3000"}),
        ("Los bebés se cotizaban en 3.000 dólares.", {"bebés 3000"}),
        ("Por cada bebé la red cobraba entre 15.000 y 20.000 dólares.", {"bebé 15000", "bebé 20000"}),
        ("La partera cobraba 5.000 soles (unos 1.300 dólares) por cada niño.", {"niño 5000", "niño 1300"}),
    ],
)
def test_each_child_has_its_own_price(text, expected):
    rows = [line.split(" | ") for line in said("es", text) if "| price |" in line]

    assert {f"{child} {number}" for child, _, number, _ in rows} == expected


def test_a_price_is_no_firmer_than_the_verb_that_gives_its_bounds():
    text = "Los bebés eran entregados a parejas previo pago de sumas que podrían llegar hasta los 50.000 dólares."

    assert "bebés | price | 50000 | suspected" in said("es", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La madre recibió 300 dólares a cambio de la niña.", "madre | sells | niña | reported"),
        ("La pareja pagó 300 dólares por la niña.", "pareja | buys | niña | reported"),
        ("La pareja habría pagado 300 dólares por la niña.", "pareja | buys | niña | suspected"),
        ("El agente Ado Muel protegió el local a cambio de dinero.", "Ado Muel | receives | dinero | reported"),
        ("El agente Ado Muel dejaba pasar camiones a cambio de dinero.", "Ado Muel | receives | dinero | reported"),
        ("El juez Ado Muel liberó a un preso a cambio de 90 dólares.", "Ado Muel | receives | 90 | reported"),
        ("El fiscal imputó a Ado Muel por haber protegido el local a cambio de dinero.", "Ado Muel | receives | dinero | charged"),
        ("El juez Ado Muel recibió sobornos para proteger a la banda.", "Ado Muel | protects | banda | reported"),
    ],
)  # fmt: skip
def test_what_is_given_for_what(text, expected):
    assert expected in said("es", text)


@pytest.mark.parametrize(
    "text",
    [
        "La madre recibió 300 dólares a cambio de la niña.",
        "Los padres pagaron 5.000 dólares por el niño secuestrado.",
        "La familia pagó 5.000 dólares de rescate por el niño.",
        "El Estado pagó 5.000 dólares por la niña.",
        "La pareja negó haber pagado 5.000 dólares por la niña.",
        "La pareja quería pagar 5.000 dólares por la niña.",
        "La red entregaba menores a parejas previo pago de hasta 50.000 dólares.",
    ],
)
def test_no_child_pays_and_no_ransom_buys(text):
    found = said("es", text)

    assert not [line for line in found if line.startswith(("niña | pays", "red | pays"))]
    assert not [line for line in found if "| buys |" in line and not line.startswith("parejas")]


@pytest.mark.parametrize(
    "text",
    [
        "El agente Ado Muel no dejaba pasar los camiones a cambio de dinero.",
        "El agente Ado Muel negó haber dejado pasar los camiones a cambio de dinero.",
        "El agente Ado Muel ofreció liberar al preso a cambio de dinero.",
        "El agente Ado Muel intentó liberar al preso a cambio de 500 dólares.",
        "Un abogado pidió al agente Ado Muel que liberara al preso a cambio de 500 dólares.",
        "En el video no se ve al agente Ado Muel recibiendo dinero.",
        "Los dos abogados mostraron a dos jueces un video en el que se los ve recibiendo dinero.",
        "El agente Ado Muel no tenía la función de captar a las madres.",
        "El rol de Ado Muel no era captar a las madres.",
        "No hay vínculos entre Rosa Tul y la banda.",
        "La Fiscalía descartó vínculos entre Rosa Tul y la banda.",
        "No hubo llamadas entre Rosa Tul y la banda.",
        "No se comprobó la venta de dos niños por parte de Ado Muel.",
        "No hay pruebas de la venta de dos niños por parte de Ado Muel.",
        "En el video no se ve a Ado Muel captando a las madres.",
        "Ado Muel no participó en la venta de bebés.",
        "La ley castiga la venta de niños por parte de sus padres.",
        "La policía participó en el traslado de las víctimas.",
    ],
)
def test_what_did_not_happen_or_is_of_the_law_is_not_told(text):
    kinds = ("receives", "recruits", "sells", "contacts", "collaborates_with", "transports")

    assert not [line for line in said("es", text) if any(f"| {kind} |" in line for kind in kinds)]


@pytest.mark.parametrize(
    "text",
    [
        "En el video se ve al juez Ado Muel recibiendo dinero.",
        "La grabación mostró al juez Ado Muel recibiendo dinero.",
        "El juez Ado Muel aparece en un video recibiendo dinero.",
        "Un testigo vio al juez Ado Muel recibir dinero.",
        "El juez Ado Muel fue denunciado tras un video en el que se lo ve recibiendo dinero.",
        "El juez Ado Muel, a quien se ve recibiendo dinero, fue suspendido.",
        "El juez Ado Muel fue grabado cuando recibía dinero.",
    ],
)
def test_whoever_is_seen_at_it_does_it(text):
    assert "Ado Muel | receives | dinero | reported" in said("es", text)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Ado Muel tenía la función de captar a las madres.", "reported"),
        ("Ado Muel tenía como tarea captar a las madres.", "reported"),
        ("Ado Muel habría cumplido el rol de captar a las madres.", "suspected"),
        ("La tarea de Ado Muel consistía en captar a las madres.", "reported"),
        ("Las actividades de Ado Muel se centraban en captar a las madres.", "reported"),
        ("Ado Muel tenía a su cargo la captación de las madres.", "reported"),
        ("Ado Muel participó en la captación de las madres.", "reported"),
        ("La captación de las madres por parte de Ado Muel duró un año.", "reported"),
        ("Investigan la captación de las madres por parte de Ado Muel.", "suspected"),
        ("Denunciaron la captación de las madres por parte de Ado Muel.", "accused"),
        ("La encargada de captar a las madres era Ado Muel.", "reported"),
        ("La presunta encargada de captar a las madres era Ado Muel.", "suspected"),
        ("Al parecer Ado Muel captaba a las madres.", "suspected"),
        ("En apariencia Ado Muel captaba a las madres.", "suspected"),
    ],
)
def test_what_somebody_is_charged_with_doing_for_a_ring(text, standing):
    assert f"Ado Muel | recruits | madres | {standing}" in said("es", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Las llamadas entre Rosa Tul y Eva Tirol fueron grabadas.", "Rosa Tul | contacts | Eva Tirol | reported"),
        ("La pesquisa reveló vínculos entre Rosa Tul y la banda.", "Rosa Tul | collaborates_with | banda | reported"),
        ("Se investigan vínculos entre Rosa Tul y la banda.", "Rosa Tul | collaborates_with | banda | suspected"),
        ("La banda operaba con la ayuda de Ado Muel.", "Ado Muel | collaborates_with | banda | reported"),
        ("Ado Muel fue acusado por el cobro de 900 dólares.", "Ado Muel | receives | 900 | accused"),
        ("Los agentes confirmaron la venta de dos bebés.", "- | sells | bebés 2 | reported"),
        ("Dos mujeres actuaron como intermediarias en la venta del bebé.", "mujeres | brokers | bebé | reported"),
        ("A Ado Muel le imputan la venta de dos bebés.", "Ado Muel | sells | bebés 2 | charged"),
        ("Los padres de la niña la vendieron por 900 soles.", "padres | sells | niña | reported"),
        (
            "La red traía a obreros, les retenía los pasaportes y los obligaba a trabajar.",
            "red | exploits | obreros | reported",
        ),
        ("Ado Muel es sospechoso de trasladar 15 kilos de cocaína.", "Ado Muel | transports | cocaína | suspected"),
        (
            "Eva Lux se ocupaba de captar a las mujeres, y Ado Muel, de alojarlas.",
            "Ado Muel | harbours | mujeres | reported",
        ),
        ("Ado Muel avisaba a los traficantes de los controles.", "Ado Muel | protects | traficantes | reported"),
    ],
)
def test_who_was_in_league_with_whom(text, expected):
    assert expected in said("es", text)


def test_who_paid_stands_behind_the_verb_of_a_sum():
    found = said("es", "La policía devolvió los 5.000 dólares que pagó la víctima.")

    assert [line for line in found if "| pays |" in line] == ["víctima | pays | 5000 | reported"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Cayeron una partera, que vendía a los niños, y un taxista, que los llevaba.", "partera | sells | taxista"),
        ("Eva Lux se ocupaba de captar a las mujeres, y Ado Muel, de alojarlas.", "Eva Lux | recruits | Ado Muel"),
        ("Ado Muel cobró un soborno por adjudicar la obra a la empresa Nido.", "empresa Nido | bribes | Ado Muel"),
        (
            "Eva Lux denunció que el juez Ado Muel le pidió 500 soles para liberar a su hijo.",
            "Ado Muel | requested | hijo",
        ),
        ("Ado Muel vigilaba a las víctimas, a quienes retenía la documentación.", "Ado Muel | harbours | víctimas"),
    ],
)
def test_nobody_is_put_in_anothers_place(text, wrong):
    assert not [line for line in said("es", text) if line.startswith(wrong)]
