"""Constructions of ordinary Spanish-language press, family by family: what must be read, and near neighbours that must not."""

import pytest

from tests.extraction.said import statements

READ: dict[str, tuple[tuple[str, str], ...]] = {
    "a band's own name behind its head's post": (
        ("Cayó Ramiro Toldo, jefe del grupo criminal conocido como Los Grillos.", "Ramiro Toldo | leads | Los Grillos"),
        ("Detuvieron a Ramiro Toldo, integrante de la banda conocida como Los Grillos.",
         "Ramiro Toldo | belongs_to | Los Grillos"),
        ("Detuvieron a Ramiro Toldo, integrante de la banda denominada Los Grillos.",
         "Ramiro Toldo | belongs_to | Los Grillos"),
        ("Detuvieron a Ramiro Toldo, integrante de la banda conocido como El Búho.", "Ramiro Toldo | alias | El Búho"),
        ("Detuvieron a Ramiro Toldo, líder de Los Grillos, conocido como El Búho.", "Ramiro Toldo | alias | El Búho"),
    ),
    "names behind as many members": (
        ("Se detuvo a dos presuntos integrantes de la banda, Ramiro Toldo, de 31 años, y Fabio Gasca de 41 años.",
         "Fabio Gasca | belongs_to | banda"),
        ("Detuvieron a Ramiro Toldo, Fabio Gasca y dos enfermeras.", "- | detained | enfermeras 2"),
    ),
    "whom others held": (
        ("Soldados liberaron a dos personas que estaban privadas de su libertad.", "Soldados | rescued | personas 2"),
        ("El Ejército liberó a dos personas secuestradas.", "Ejército | rescued | personas 2"),
        ("La policía liberó a un empresario que permanecía secuestrado.", "policía | rescued | empresario"),
        ("El juez liberó a dos hombres que habían secuestrado a una mujer.", "juez | released | hombres 2"),
        ("El juez liberó a dos personas acusadas de mantener secuestrada a una mujer.", "juez | released | personas 2"),
    ),
    "who keeps somebody": (
        ("Rescataron a las mujeres que mantenía encerradas Ramiro Toldo.", "Ramiro Toldo | harbours | mujeres"),
        ("La niña que mantenía encerrada la pareja fue rescatada.", "pareja | harbours | niña"),
        ("La red que mantenía encerradas a 14 mujeres fue desarticulada.", "red | harbours | mujeres 14"),
        ("La mujer que mantenía encerrado a un bebé fue detenida.", "mujer | harbours | bebé"),
        ("Ramiro Toldo tenía retenida a la niña.", "Ramiro Toldo | harbours | niña"),
    ),
    "whose lawyer": (
        ("La abogada de los policías Elda Ribera apelará el fallo.", "Elda Ribera | occupation | abogada"),
        ("El defensor de los imputados Tomás Quilla negó los cargos.", "Tomás Quilla | occupation | defensor"),
    ),
    "who is summoned or tried": (
        ("Elda Ribera fue citada a declarar como imputada por fraude.", "- | charged | Elda Ribera"),
        ("El juez llamó a indagatoria a Ramiro Toldo.", "juez | ordered | Ramiro Toldo"),
        ("Ramiro Toldo está bajo proceso por trata.", "- | charged | Ramiro Toldo"),
        ("La Fiscalía enjuició a los directivos de la empresa por fraude.", "Fiscalía | indicted | directivos"),
        ("Un tribunal juzgó a Ramiro Toldo por fraude.", "tribunal | charged | Ramiro Toldo"),
    ),
    "a unit's name with another field": (
        ("La Fiscalía de Crimen Organizado y Lavado de Activos detuvo a Ramiro Toldo.",
         "Fiscalía de Crimen Organizado y Lavado de Activos | detained | Ramiro Toldo"),
        ("La Policía Nacional y la Fiscalía detuvieron a Ramiro Toldo.", "Fiscalía | detained | Ramiro Toldo"),
    ),
    "ages": (
        ("Localizaron a un hombre de aproximadamente 50 años de edad.", "hombre | age | 50"),
        ("Fue detenida una mujer de unos 40 años.", "mujer | age | 40"),
        ("Los detenidos son un hombre de 42 años, una mujer de 38 y un joven de 19.", "mujer | age | 38"),
    ),
    "a nickname inside a name": (
        ("Detuvieron a Joaquín El Búho Tambo Loera.", "Joaquín El Búho Tambo Loera | alias | El Búho"),
        ("Detuvieron a José Manuel “Chepo” de la Peña.", "José Manuel “Chepo” de la Peña | alias | Chepo"),
        ("Miguel El Zeta Quilla fue detenido. El Zeta vendía bebés.", "Miguel El Zeta Quilla | sells | bebés"),
    ),
    "how many are told": (
        ("Ya son siete los detenidos por el caso.", "- | detained | 7"),
        ("Se elevó a nueve el número de detenidos.", "- | detained | 9"),
        ("El número de detenidos asciende a 12.", "- | detained | 12"),
        ("Son 14 los imputados que enfrentan el juicio.", "- | charged | 14"),
        ("La causa cuenta con nueve condenados.", "- | convicted | 9"),
    ),
    "whom an inquiry turns to": (
        ("La investigación apunta a Ramiro Toldo.", "- | investigated | Ramiro Toldo"),
        ("Las pesquisas se centran también en los abogados Nicolás Geda y Piero Lonco.",
         "- | investigated | Piero Lonco"),
        ("La Fiscalía investiga una red de venta de bebés.", "Fiscalía | investigated | red de venta de bebés"),
        ("Son investigados tres policías, entre ellos Ramiro Toldo.", "- | investigated | Ramiro Toldo"),
    ),
    "what goes on behind a phrase set first": (
        ("Ramiro Toldo fue condenado a 30 años, pero más tarde fue absuelto.", "- | acquitted | Ramiro Toldo"),
        ("Ramiro Toldo fue detenido en 2029, pero en 2030 fue liberado.", "- | released | Ramiro Toldo"),
        ("Ramiro Toldo fue detenido y, tras una audiencia, fue liberado.", "- | released | Ramiro Toldo"),
        ("Ramiro Toldo captaba mujeres y en julio vendió un bebé.", "Ramiro Toldo | sells | bebé"),
    ),
    "what was brought about": (
        ("La Fiscalía logró que fuera condenado a 20 años Ramiro Toldo.", "- | sentenced | Ramiro Toldo 20"),
        ("La denuncia permitió que fueran detenidos Ramiro Toldo y Ana Quilla.", "- | detained | Ana Quilla"),
        ("Fueron vinculados a proceso Ramiro Toldo y Ana Quilla.", "- | charged | Ana Quilla"),
    ),
    "who does more to whom they took": (
        ("Elda Ribera fue captada por Ramiro Toldo, quien la explotaba.", "Ramiro Toldo | exploits | Elda Ribera"),
        ("La niña fue vendida por Ramiro Toldo, quien la mantuvo encerrada.", "Ramiro Toldo | harbours | niña"),
    ),
    "a measure taken back": (
        ("El tribunal revocó la prisión preventiva de Ramiro Toldo.", "not tribunal | ordered | Ramiro Toldo"),
        ("La Sala dejó sin efecto la orden de captura contra Ramiro Toldo.", "not Sala | ordered | Ramiro Toldo"),
        ("La Fiscalía descartó los cargos contra Ramiro Toldo.", "not Fiscalía | charged | Ramiro Toldo"),
    ),
    "goods behind what is said of one": (
        ("Incautaron 12 kilos de cocaína, valorada en 400.000 dólares, y dos pistolas.", "- | seized | pistolas 2"),
        ("Decomisaron 84 kilos de metanfetamina, llamada hielo o cristal, así como dos armas.", "- | seized | armas 2"),
        ("Incautaron un vehículo marca Toyota, color gris, y dos armas.", "- | seized | armas 2"),
    ),
}  # fmt: skip

NOT_READ: dict[str, tuple[tuple[str, str], ...]] = {
    "a band's own name behind its head's post": (
        ("Cayó Ramiro Toldo, jefe del grupo criminal conocido como Los Grillos.", "alias"),
        ("Ramiro Toldo, dueño del bar conocido como La Rueda, fue detenido.", "alias"),
    ),
    "names behind as many members": (
        ("Detuvieron a dos presuntos integrantes de la banda, Ramiro Toldo y Fabio Gasca.", "integrantes"),
    ),
    "whom others held": (
        ("El Ejército liberó a dos personas secuestradas.", "released"),
        ("El juez liberó a dos personas detenidas.", "rescued"),
    ),
    "who keeps somebody": (
        ("Rescataron a las mujeres que mantenía encerradas Ramiro Toldo.", "harbours | Ramiro Toldo"),
        ("Fueron liberadas cuatro personas que mantenía secuestradas una banda.", "harbours | banda"),
        ("Ramiro Toldo tenía retenida a la niña.", "harbours | Ramiro Toldo"),
    ),
    "whose lawyer": (
        ("El defensor de los imputados Tomás Quilla negó los cargos.", "charged | Tomás Quilla"),
        ("El abogado de las enfermeras Tomás Quilla dijo que son inocentes.", "charged | Tomás Quilla"),
        ("El abogado de los imputados Tomás Quilla y Beto Rojo negó los cargos.", "occupation"),
        ("Tomás Quilla, jefe de los sicarios, fue detenido.", "holds_office"),
    ),
    "who is summoned or tried": (
        ("El juez citó a Ramiro Toldo como testigo.", "charged"),
        ("Ramiro Toldo será citado como imputado.", "charged"),
        ("El pueblo juzgó a Ramiro Toldo en las urnas.", "charged"),
        ("Dos funcionarios corrompidos fueron despedidos.", "bribes"),
    ),
    "a unit's name with another field": (
        ("La Fiscalía Especializada en Extorsión y Secuestro detuvo a Ramiro Toldo.", "Secuestro | located_in"),
        ("Fue llevado al Ministerio Público Especializado en Narcomenudeo.", "located_in"),
    ),
    "ages": (
        ("Fue condenada a unos 40 años.", "age"),
        ("El edificio de unos 40 años fue allanado.", "age"),
    ),
    "a nickname inside a name": (
        ("La bailarina Karima El Mahrug declaró ayer.", "alias"),
        ("Ramiro Toldo y Ana Quilla trabajaban en El Faro del Lago.", "alias"),
    ),
    "how many are told": (
        ("No son 14 los imputados.", "charged"),
        ("Si hay 14 imputados, habrá juicio.", "charged"),
        ("Son tres los imputados que declararon ayer.", "charged"),
        ("La cárcel tiene 800 condenados.", "convicted"),
        ("Serían nueve los detenidos.", "detained"),
    ),
    "whom an inquiry turns to": (
        ("La investigación no apunta a Ramiro Toldo.", "investigated"),
        ("La investigación podría alcanzar a Ramiro Toldo.", "investigated"),
        ("El fiscal que dirige la investigación apuntó a Ramiro Toldo.", "investigated"),
        ("Todo apunta a Ramiro Toldo.", "investigated"),
        ("La Fiscalía investiga si los bebés fueron vendidos.", "investigated | bebés"),
    ),
    "what goes on behind a phrase set first": (
        ("La policía detuvo a Ramiro Toldo y en julio fue liberado.", "released | policía"),
        ("Ramiro Toldo vendió un bebé y en Lima la enfermera fue detenida.", "detained | Ramiro Toldo"),
    ),
    "what was brought about": (
        ("La Fiscalía no logró que Ramiro Toldo fuera condenado.", "convicted"),
        ("La Fiscalía logrará que Ramiro Toldo sea condenado.", "convicted"),
        ("La ley permite que Ramiro Toldo sea detenido.", "detained"),
        ("La Fiscalía evitó que Ramiro Toldo fuera liberado.", "released"),
    ),
    "who does more to whom they took": (
        ("Elda Ribera fue captada por Ramiro Toldo, quien lo explotaba.", "exploits"),
        ("Ramiro Toldo fue detenido por la policía, que lo trasladó a Lima.", "transports"),
    ),
    "a measure taken back": (
        ("El tribunal no revocó la prisión preventiva de Ramiro Toldo.", "ordered"),
        ("La defensa pidió que se revoque la prisión preventiva de Ramiro Toldo.", "Ramiro Toldo"),
        ("La defensa rechazó la prisión preventiva contra Ramiro Toldo.", "ordered"),
        ("El ministro descartó los cargos contra Ramiro Toldo.", "charged"),
    ),
    "goods behind what is said of one": (
        ("Decomisaron 84 kilos de metanfetamina, llamada hielo o cristal, así como dos armas.", "cristal"),
        ("Decomisaron 84 kilos de metanfetamina, llamada hielo o cristal, así como dos armas.", "llamada"),
        ("Incautaron un vehículo marca Toyota, color gris, y dos armas.", "gris"),
    ),
}  # fmt: skip


def line_of(statement):
    value = statement.value
    number = f"{value.number:g}" if value and value.number is not None else (value.text if value else "")
    object_ = " ".join(part for part in (statement.object.name if statement.object else "", number) if part)
    mark = "not " if statement.negated else ""
    return f"{mark}{statement.subject.name if statement.subject else '-'} | {statement.predicate} | {object_ or '-'}"


def lines(text):
    return {line_of(statement) for statement in statements("es", text)}


@pytest.mark.parametrize("family", READ)
def test_each_of_the_family_is_read(family):
    missed = [(text, line, lines(text)) for text, line in READ[family] if line not in lines(text)]

    assert not missed


@pytest.mark.parametrize("family", NOT_READ)
def test_no_near_neighbour_is_read(family):
    wrong = [(text, line) for text, part in NOT_READ[family] for line in lines(text) if part in line]

    assert not wrong


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Por el supuesto fraude también son investigados varios policías.", "investigated"),
        ("Presuntamente son investigados varios policías.", "suspected"),
    ],
)
def test_what_is_supposed_in_the_reason_is_not_the_act(text, standing):
    assert {s.standing.value for s in statements("es", text) if s.predicate == "investigated"} == {standing}
