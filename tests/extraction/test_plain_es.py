"""Plain sentences as Spanish-language reporters, police and courts write them, of invented people."""

import pytest

from tests.extraction.said import said, statements

WORDS = [
    ("Beto Rojo recibió una condena de 15 años de prisión.", "- | sentenced | Beto Rojo 15 | convicted"),
    ("El tribunal impuso a Beto Rojo una pena de 15 años.", "tribunal | sentenced | Beto Rojo 15 | convicted"),
    ("La Fiscalía allanó el hospital San Juan de Dios.", "Fiscalía | searched | hospital San Juan de Dios | reported"),
    (
        "La red, dedicada a la captación, traslado y explotación de mujeres, huyó.",
        "red | exploits | mujeres | reported",
    ),
    ("La red captaba mujeres para explotarlas sexualmente.", "red | exploits | mujeres | reported"),
    ("Beto Rojo utilizaba su taxi para trasladar a las víctimas.", "Beto Rojo | transports | víctimas | reported"),
    ("Ana Quilla captó a una menor para venderla.", "Ana Quilla | sells | menor | reported"),
    ("Detienen a médico por vender un bebé.", "- | detained | médico | reported"),
    ("La red captaba a embarazadas.", "red | recruits | embarazadas | reported"),
    ("La banda la integran policías y exmilitares.", "policías | belongs_to | banda | reported"),
    ("La banda que dirigía Beto Rojo vendía bebés.", "Beto Rojo | leads | banda | reported"),
    ("La clínica que allanó la Policía estaba vacía.", "Policía | searched | clínica | reported"),
    ("Al frente de la banda estaba Beto Rojo.", "Beto Rojo | leads | banda | reported"),
    ("La red estaba al mando de Beto Rojo.", "Beto Rojo | leads | red | reported"),
    ("La Fiscalía señala a Beto Rojo como líder de la red.", "Beto Rojo | leads | red | suspected"),
    ("La Fiscalía considera a Beto Rojo el líder de la red.", "Beto Rojo | leads | red | suspected"),
    ("Beto Rojo, a quien se señala como líder de la red, huyó.", "Beto Rojo | leads | red | suspected"),
    ("Ana Quilla mantenía contacto con un funcionario.", "Ana Quilla | contacts | funcionario | reported"),
    ("Beto Rojo lideraba desde prisión una red de trata.", "Beto Rojo | leads | red de trata | reported"),
    ("Los policías exigían dinero a los conductores.", "policías | threatens | conductores | reported"),
    ("Beto Rojo lavaba dinero para la banda.", "Beto Rojo | launders | dinero | reported"),
    ("La policía encontró en la casa tres pasaportes.", "policía | seized | pasaportes 3 | reported"),
    ("Agentes cumplimentaron una orden de captura contra Ana Quilla.", "Agentes | detained | Ana Quilla | reported"),
    ("Ana Quilla está casada con Beto Rojo.", "Ana Quilla | partner_of | Beto Rojo | reported"),
    ("El operativo permitió la captura de 65 pandilleros.", "- | detained | pandilleros 65 | reported"),
    ("La Fiscalía imputa a Ana Quilla la venta de tres bebés.", "Ana Quilla | sells | bebés 3 | charged"),
    ("Se le imputa a Beto Rojo el haber vendido un bebé.", "Beto Rojo | sells | bebé | charged"),
    ("Sentencian a 20 años a pareja que vendió a su hija.", "- | sentenced | pareja 20 | convicted"),
    ("Desmantelan banda dedicada a la venta de bebés.", "banda | sells | bebés | reported"),
    ("Dos mujeres vinculadas a una red de trata huyeron.", "mujeres | belongs_to | red de trata 2 | suspected"),
    ("Ana Quilla, perteneciente a la red, huyó.", "Ana Quilla | belongs_to | red | reported"),
    ("El juez aplicó una pena de cuatro años a Beto Rojo.", "juez | sentenced | Beto Rojo 4 | convicted"),
    ("La enfermera falsifica certificados.", "enfermera | forges | certificados | reported"),
    ("El operativo permitió rescatar a ocho mujeres.", "- | rescued | mujeres 8 | reported"),
    ("El juez recibió 2.000 soles de Beto Rojo.", "juez | receives | 2000 | reported"),
    ("Ana Quilla y Beto Rojo recibieron 12 y 10 años, respectivamente.", "- | sentenced | Beto Rojo 10 | convicted"),
    ("Cayeron su esposo, Beto Rojo, y su hermano, Dino Paz, con Ana Quilla.", "- | detained | Beto Rojo | reported"),
    ("Ana Quilla era quien captaba a las menores.", "Ana Quilla | recruits | menores | reported"),
    ("Beto Rojo sería quien captaba a las menores.", "Beto Rojo | recruits | menores | suspected"),
    ("Quien vendió al bebé fue Ana Quilla.", "Ana Quilla | sells | bebé | reported"),
    ("Beto Rojo y Ana Quilla se reunieron en un hotel.", "Beto Rojo | contacts | Ana Quilla | reported"),
    ("La partera recibió 500 dólares de la pareja.", "pareja | pays | partera 500 | reported"),
    ("La madre cedió a su hijo a una pareja.", "pareja | receives | hijo | reported"),
    ("Beto Rojo no solo captaba a las mujeres.", "Beto Rojo | recruits | mujeres | reported"),
    ("Ana Quilla fue detenida cuando vendía a un bebé.", "Ana Quilla | sells | bebé | reported"),
    ("Los agentes detuvieron a Ana Quilla cuando vendía a un bebé.", "Ana Quilla | sells | bebé | reported"),
    ("Los condenados son Ana Quilla y Beto Rojo.", "- | convicted | Beto Rojo | convicted"),
    ("El cuarto detenido es Beto Rojo.", "- | detained | Beto Rojo | reported"),
    ("La Sala confirmó la prisión preventiva de Ana Quilla.", "Sala | ordered | Ana Quilla | reported"),
    ("Pesa una orden de captura sobre Beto Rojo.", "- | ordered | Beto Rojo | reported"),
    ("La víctima denunció que Beto Rojo la obligaba a prostituirse.", "Beto Rojo | exploits | víctima | reported"),
    ("Las jóvenes relataron que eran obligadas a prostituirse.", "- | exploits | jóvenes | reported"),
    ("Las jóvenes eran obligadas a prostituirse por Beto Rojo.", "Beto Rojo | exploits | jóvenes | reported"),
    ("Una mujer denunció que fue engañada por Ana Quilla.", "Ana Quilla | deceives | mujer | reported"),
    ("Los policías extorsionaron a un comerciante.", "policías | threatens | comerciante | reported"),
    ("Beto Rojo lavó 2 millones de dólares.", "Beto Rojo | launders | 2000000 | reported"),
    ("La red contaba con la protección de policías.", "policías | protects | red | reported"),
    ("Todo indica que Beto Rojo lidera la banda.", "Beto Rojo | leads | banda | suspected"),
    ("Beto Rojo estaría vinculado a una red de trata.", "Beto Rojo | belongs_to | red de trata | suspected"),
    ("La red a la que pertenecía Beto Rojo vendía bebés.", "Beto Rojo | belongs_to | red | reported"),
    ("La banda de la que formaba parte Ana Quilla cayó.", "Ana Quilla | belongs_to | banda | reported"),
    ("La mujer a la que Beto Rojo vendió el bebé huyó.", "mujer | buys | bebé | reported"),
    ("Ana Quilla se hacía pasar por enfermera para captar a las madres.", "Ana Quilla | recruits | madres | reported"),
    ("Beto Rojo denunció a la banda que vendía bebés.", "banda | sells | bebés | reported"),
    ("Ana Quilla, presuntamente líder de la red, huyó.", "Ana Quilla | leads | red | suspected"),
]

NEVER = [
    ("El cabecilla de la organización sería Beto Rojo.", "Beto Rojo | leads | organización | reported"),
    ("El cabecilla de la organización no es Beto Rojo.", "Beto Rojo | leads | organización | reported"),
    ("Las autoridades sindican a Beto Rojo como integrante de la banda.", "autoridades | belongs_to | banda | accused"),
    ("La clínica que allanó la Policía estaba vacía.", "clínica | searched | Policía | reported"),
    ("Se le imputa a Beto Rojo el haber vendido un bebé.", "- | sells | Beto Rojo | reported"),
    ("La Fiscalía exige 20.000 soles a Beto Rojo.", "Fiscalía | threatens | Beto Rojo | reported"),
    ("El operativo busca la captura de Beto Rojo.", "- | detained | Beto Rojo | reported"),
    ("Ana Quilla y Beto Rojo recibieron 12 y 10 años, respectivamente.", "- | sentenced | Beto Rojo 12 | convicted"),
    (
        "Ana Quilla huyó con su esposo, Beto Rojo, y su hermano, Dino Paz.",
        "Dino Paz | relative_of | Beto Rojo | reported",
    ),
    ("Beto Rojo no era quien captaba a las menores.", "Beto Rojo | recruits | menores | reported"),
    ("Quien vendió al bebé no fue Ana Quilla.", "Ana Quilla | sells | bebé | reported"),
    ("Ana Quilla ofreció dinero a la madre.", "Ana Quilla | pays | madre | reported"),
    ("Beto Rojo no solo captaba a las mujeres.", "not Beto Rojo | recruits | mujeres | reported"),
    ("El juez autorizó el allanamiento de la clínica.", "- | searched | clínica | reported"),
    ("El juez denegó la captura de Ana Quilla.", "- | detained | Ana Quilla | reported"),
    ("La fiscal dijo que Beto Rojo la amenazaba.", "Beto Rojo | threatens | fiscal | reported"),
    ("La madre denunció que la enfermera la vendió.", "enfermera | sells | madre | reported"),
    ("Beto Rojo no captaba mujeres para explotarlas.", "Beto Rojo | exploits | mujeres | reported"),
    ("Beto Rojo fue condenado por trata de menores.", "Beto Rojo | exploits | menores | convicted"),
    ("Beto Rojo pagaba a un juez para vender bebés.", "juez | sells | bebés | reported"),
]


@pytest.mark.parametrize(("text", "line"), WORDS)
def test_a_plain_sentence_is_read(text, line):
    assert line in said("es", text)


@pytest.mark.parametrize(("text", "line"), NEVER)
def test_a_plain_sentence_is_not_read_amiss(text, line):
    assert line not in said("es", text)


def test_a_corps_after_a_rank_is_part_of_the_rank():
    found = {
        (s.subject.name, s.predicate)
        for s in statements("es", "El comandante PNP Beto Rojo fue detenido.")
        if s.subject
    }
    assert found == {("Beto Rojo", "holds_office")}


def test_the_head_of_a_ring_holds_no_office():
    found = {s.predicate for s in statements("es", "El jefe de la red, Beto Rojo, fue detenido.")}
    assert found == {"detained", "leads"}
