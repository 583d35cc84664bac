"""More plain sentences as Spanish-language reporters write them, of invented people: measures, ages, kin, passives."""

import pytest

from tests.extraction.said import said, statements

WORDS = [
    ("La jueza Marta Quispe ordenó tres allanamientos.", "Marta Quispe | ordered | allanamientos 3 | reported"),
    ("El fiscal pidió a la jueza una serie de allanamientos.", "fiscal | requested | allanamientos | reported"),
    ("La fiscalía pidió 36 meses de prisión preventiva.", "fiscalía | requested | prisión preventiva 36 | reported"),
    ("La justicia ordenó cateos y órdenes de arresto.", "justicia | ordered | órdenes de arresto | reported"),
    ("La defensa pidió la nulidad del juicio.", "defensa | requested | nulidad | reported"),
    ("El juez no ordenó allanamientos.", "not juez | ordered | allanamientos | reported"),
    ("Ana Quilla fue detenida. El juez ordenó su ingreso en prisión.", "juez | ordered | Ana Quilla | reported"),
    ("El tribunal condenó a Beto Rojo, pero la Cámara lo absolvió.", "Cámara | acquitted | Beto Rojo | acquitted"),
    ("Cumplimentaron una orden de captura en contra de Ana Quilla.", "- | detained | Ana Quilla | reported"),
    ("Beto Rojo es investigado por la presunta comisión de un delito.", "- | investigated | Beto Rojo | investigated"),
    ("La FGR obtuvo vinculación a proceso contra Beto Rojo.", "FGR | charged | Beto Rojo | charged"),
    ("La Fiscalía le imputó cargos a Ana Quilla por trata.", "Fiscalía | charged | Ana Quilla | charged"),
    ("Le incautaron a Ana Quilla 12 celulares.", "- | seized | celulares 12 | reported"),
    ("Efectivos de la Policía Federal secuestraron dinero.", "Policía Federal | seized | dinero | reported"),
    ("Elementos de la Fiscalía detuvieron a Beto Rojo.", "Fiscalía | detained | Beto Rojo | reported"),
    ("Una mujer de 45 años acusada de captar a menores huyó.", "mujer | recruits | menores | accused"),
    ("Huyó un hombre de 50 años de edad acusado de captar a menores.", "hombre | recruits | menores | accused"),
    ("Un hombre de 32 años, identificado como Beto Rojo, fue capturado.", "- | detained | Beto Rojo | reported"),
    ("Capturaron a un hombre identificado como Beto Rojo, quien huía.", "- | detained | Beto Rojo | reported"),
    ("Se trata de Ana Quilla, de 40 años, quien fue detenida.", "- | detained | Ana Quilla | reported"),
    ("La Sala dejó sin efecto la condena a Beto Rojo.", "not Sala | convicted | Beto Rojo | convicted"),
    ("El tribunal condenó a Beto Rojo. La Corte anuló su condena.", "not Corte | convicted | Beto Rojo | convicted"),
    ("La Corte anuló la absolución de Ana Quilla.", "not Corte | acquitted | Ana Quilla | acquitted"),
    ("La Fiscalía retiró los cargos contra Ana Quilla.", "not Fiscalía | charged | Ana Quilla | charged"),
    ("La Cámara revocó el procesamiento de Ana Quilla.", "not Cámara | indicted | Ana Quilla | charged"),
    ("El juez sobreseyó la causa contra Beto Rojo.", "not juez | charged | Beto Rojo | charged"),
    ("La Corte Suprema ratificó la absolución de Ana Quilla.", "Corte Suprema | acquitted | Ana Quilla | acquitted"),
    ("La Policía irrumpió en la clínica y detuvo al médico.", "Policía | detained | médico | reported"),
    ("La Policía detuvo al médico cuando vendía un bebé.", "médico | sells | bebé | reported"),
    ("Ana Quilla fue detenida en el momento en que vendía a una niña.", "Ana Quilla | sells | niña | reported"),
    ("En contra de Ana Quilla pesaba una orden de captura.", "- | ordered | Ana Quilla | reported"),
    (
        "El Juzgado de Mayor Riesgo ligó a proceso a Ana Quilla.",
        "Juzgado de Mayor Riesgo | indicted | Ana Quilla | charged",
    ),
    ("A Beto Rojo le dieron ocho años de cárcel.", "- | sentenced | Beto Rojo 8 | convicted"),
    ("Ocho años de prisión para la enfermera Ana Quilla.", "- | sentenced | Ana Quilla 8 | convicted"),
    ("Nueve meses de prisión preventiva para Ana Quilla.", "- | ordered | Ana Quilla 9 | reported"),
    ("Los jueces cobraban entre S/5 mil y S/10 mil para archivar casos.", "jueces | receives | 10000 | reported"),
    ("Beto Rojo entregó 5 mil dólares al fiscal para archivar el caso.", "Beto Rojo | bribes | fiscal 5000 | reported"),
    ("Dos jueces estarían implicados en el cobro de coimas.", "jueces | receives | coimas | suspected"),
    ("Ana Quilla, hija del exalcalde de Tacna, Beto Rojo, fue detenida.", "- | detained | Ana Quilla | reported"),
    ("Ana Quilla, hija del exalcalde de Tacna, Beto Rojo, huyó.", "Ana Quilla | relative_of | Beto Rojo | reported"),
    ("Beto Rojo sería el cabecilla de «Los Cuervos».", "Beto Rojo | leads | Los Cuervos | suspected"),
    ("Beto Rojo integraba la banda criminal Los Cuervos.", "Beto Rojo | belongs_to | Los Cuervos | reported"),
    ("La red, conocida como «Los Cuervos», vendía bebés.", "Los Cuervos | sells | bebés | reported"),
    ("Cae «Los Cuervos», red que vendía bebés.", "Los Cuervos | sells | bebés | reported"),
    ("La banda recibía ayuda del comisario Beto Rojo.", "Beto Rojo | collaborates_with | banda | reported"),
    ("Beto Rojo tenía contactos en la Fiscalía.", "Beto Rojo | contacts | Fiscalía | reported"),
    ("Ana Quilla tramitaba adopciones irregulares.", "Ana Quilla | brokers | adopciones irregulares | reported"),
    ("La red se dedicaba a la compraventa de recién nacidos.", "red | sells | recién nacidos | reported"),
    ("El alcalde permitía el funcionamiento del prostíbulo.", "alcalde | protects | prostíbulo | reported"),
    ("Ana Quilla permanece bajo investigación.", "- | investigated | Ana Quilla | investigated"),
    ("Se allanaron cuatro clínicas en Lima y dos en Callao.", "- | searched | 2 | reported"),
    ("Se allanaron cuatro clínicas, además de siete escribanías.", "- | searched | escribanías 7 | reported"),
    ("Detuvieron a tres personas en Puebla y a cinco en Tlaxcala.", "- | detained | 5 | reported"),
    ("La policía incautó celulares y material informático.", "policía | seized | material informático | reported"),
    ("En el registro se intervinieron 12.000 euros en efectivo.", "- | seized | 12000 | reported"),
    ("Se realizaron cateos en tres domicilios de Puebla.", "- | searched | domicilios 3 | reported"),
    (
        "Un juez procesó a Ana Quilla y a Beto Rojo y les impuso prisión preventiva.",
        "juez | ordered | Ana Quilla | reported",
    ),
    (
        "El tribunal declaró culpable a Beto Rojo y le impuso 12 años.",
        "tribunal | sentenced | Beto Rojo 12 | convicted",
    ),
    ("Ana Quilla fue detenida. Un juez le dictó prisión preventiva.", "juez | ordered | Ana Quilla | reported"),
    ("Dictaron prisión para Ana Quilla mientras se le investiga.", "- | investigated | Ana Quilla | investigated"),
    ("Cayó una red y detuvieron a su líder, Ana Quilla.", "- | detained | Ana Quilla | reported"),
    ("Beto Rojo se entregó a la policía.", "- | detained | Beto Rojo | reported"),
    ("Ana Quilla, sobre quien pesaba una orden de captura, huyó.", "- | ordered | Ana Quilla | reported"),
    ("El juez resolvió enviar a juicio a Ana Quilla.", "juez | indicted | Ana Quilla | charged"),
    ("Ana Quilla se llevó a la bebé.", "Ana Quilla | transports | bebé | reported"),
    ("Ana Quilla, pareja de Beto Rojo, huyó.", "Ana Quilla | partner_of | Beto Rojo | reported"),
]
SILENT = [
    ("Se llevaron a la bebé.", "transports"),
    ("Una enfermera del Hospital General San Ovillo huyó.", "holds_office"),
    ("Ana Quilla decidió vender a su hija.", "sells"),
    ("No se descarta que Ana Quilla haya vendido bebés.", "sells"),
    ("La mujer entregó a la policía a su pareja, Beto Rojo.", "detained | mujer"),
    ("Pesaba sobre Ana Quilla una orden emitida por el delito de trata de personas.", "personas"),
    ("El alcalde pidió al fiscal la detención de Ana Quilla y le dictó prisión.", "ordered | fiscal"),
    ("La Corte no anuló la condena de Ana Quilla.", "convicted"),
    ("El abogado pidió que se anule la condena de Ana Quilla.", "convicted"),
    ("¿Ocho años de prisión para Ana Quilla?", "sentenced"),
    ("El Ministerio pagó 500 soles al juez para su viaje.", "bribes"),
    ("Ana Quilla recibía 500 soles por la venta de un bebé.", "pays"),
    ("Ana Quilla enfrenta cargos por trata de menores y asociación ilícita.", "asociación"),
    ("El juez ordenará tres allanamientos.", "allanamientos"),
    ("El fiscal pidió que se ordenen allanamientos.", "ordered"),
    ("La banda secuestró a un empresario.", "seized"),
    ("Ana Quilla y Beto Rojo fueron detenidos. El juez ordenó su captura.", "ordered"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_what_plain_words_say_is_stated(text, expected):
    found = said("es", text)

    assert expected in found


@pytest.mark.parametrize(("text", "unwanted"), SILENT)
def test_what_is_not_said_is_not_stated(text, unwanted):
    found = said("es", text)

    assert not any(unwanted in line for line in found)


def test_the_age_beside_a_noun_is_that_of_whom_the_noun_is_identified_as():
    found = statements("es", "Un hombre de 32 años de edad, identificado como Beto Rojo, fue capturado.")

    assert ("Beto Rojo", 32) in {(s.subject.name, s.value.number) for s in found if s.predicate == "age"}


def test_neighbours_who_tell_of_a_sale_do_not_tell_the_age_that_the_writer_gives():
    found = statements("es", "Según los vecinos, Ana Quilla, de 40 años, vendía bebés.")

    tellers = {s.predicate: [speaker.name for speaker in s.speakers] for s in found}
    assert tellers == {"age": [], "sells": ["vecinos"]}


@pytest.mark.parametrize(
    "text",
    [
        "Ida Quilla fue captada por las cámaras de seguridad del hospital.",
        "Ida Quilla fue captada el jueves en video.",
        "Las cámaras captaron a Ida Quilla cuando salía de la clínica.",
    ],
)
def test_whom_a_camera_catches_is_not_recruited(text):
    assert not any(" | recruits | " in line for line in said("es", text))


def test_whom_somebody_recruits_is():
    assert "Beto Rojo | recruits | Ida Quilla | reported" in said("es", "Ida Quilla fue captada por Beto Rojo.")


def test_a_substation_with_a_number_is_nobody():
    found = statements("es", "Los policías destinados en la Subcomisaría N.º 47 descansaban.")

    assert not any(one.predicate == "holds_office" for one in found)
