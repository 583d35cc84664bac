"""Whom a Spanish verb without a subject goes on about."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Hebra fue detenida. Vendía bebés.", "Ana Hebra | sells | bebés | reported"),
        ("La policía detuvo a Ana Hebra. Habría vendido bebés.", "Ana Hebra | sells | bebés | suspected"),
        ("Ana Hebra fue detenida. Fue liberada el lunes. Está acusada de vender bebés.", "Ana Hebra | sells | bebés | accused"),
        ("La policía detuvo a Ana Hebra y a Julio Lazo. Vendían bebés.", "Julio Lazo | sells | bebés | reported"),
        ("Ana Hebra y Julio Lazo fueron detenidos. Se los acusa de vender bebés.", "Julio Lazo | sells | bebés | accused"),
        ("La banda estaba integrada por Ana Hebra y Julio Lazo. Vendían bebés.", "Julio Lazo | sells | bebés | reported"),
        ("La jueza Eva Sol condenó a Ana Hebra. Fue sentenciada a diez años.", "- | sentenced | Ana Hebra 10 | convicted"),
        ("La red vendía bebés. Captaba a mujeres embarazadas.", "red | recruits | mujeres embarazadas | reported"),
        ("Ana Hebra fue detenida. Según la policía, vendía bebés.", "Ana Hebra | sells | bebés | reported"),
        ("Ana Hebra fue detenida. La Fiscalía informó que vendía bebés.", "Ana Hebra | sells | bebés | reported"),
        ("Ana Hebra y Julio Lazo fueron detenidos. Según la Fiscalía, integraban una red.", "Julio Lazo | belongs_to | red | reported"),
        ("Ana Hebra lideraba la banda. Captaba a mujeres embarazadas.", "Ana Hebra | recruits | mujeres embarazadas | reported"),
    ],
)  # fmt: skip
def test_the_verb_goes_on_about_whom_an_act_was_told(text: str, expected: str) -> None:
    assert expected in said("es", text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("El fiscal Julio Lazo acusó a Ana Hebra. Vendía bebés.", "Julio Lazo | sells"),
        ("Ana Hebra denunció a Julio Lazo. Vendía bebés.", "Ana Hebra | sells"),
        ("Ana Hebra llamó a Julio Lazo. Fue detenido el lunes.", "detained | Ana Hebra"),
        ("El agente Aldo Rojo detuvo a Julio Lazo. Fue condenado a diez años.", "convicted | Aldo Rojo"),
        ("La policía detuvo a Ana Hebra y rescató a Rosa Lazo. Vendía bebés.", "Rosa Lazo | sells"),
        ("La policía rescató a Ana Hebra. Vendía bebés.", "Ana Hebra | sells"),
        ("Ana Hebra y Rosa Lazo fueron detenidas. Fue liberada el lunes.", "released | Ana Hebra"),
        ("La madre de Ana Hebra fue detenida. Vendía bebés.", "Ana Hebra | sells"),
        ("La red vendía bebés a Ana Hebra. Captaba a mujeres embarazadas.", "Ana Hebra | recruits"),
        ("La red vendía bebés. Era liderada por Ana Hebra. Captaba a mujeres.", "Ana Hebra | recruits"),
        ("Ana Hebra fue detenida. Julio Lazo dijo que vendía bebés.", "Ana Hebra | sells"),
        ("Ana Hebra fue detenida. La policía informó que detuvo a Julio Lazo.", "Ana Hebra | detained"),
        ("Ana Hebra fue detenida. Según la policía, rescató a tres niñas.", "Ana Hebra | rescued"),
        ("Ana Hebra denunció a Julio Lazo. Según la policía, vendía bebés.", "Ana Hebra | sells"),
        ("Ana Hebra fue detenida. Vendían bebés.", "Ana Hebra | sells"),
    ],
)
def test_the_verb_is_of_nobody_who_accuses_or_suffers(text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said("es", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La fiscal pidió seis años para Ana Hebra. También solicitó cuatro años para Julio Ovillo.", "fiscal | requested | Julio Ovillo 4 | reported"),
        ("El cura Julio Ovillo fue denunciado por las madres. También captaba a adolescentes.", "Julio Ovillo | recruits | adolescentes | reported"),
        ("La enfermera Ana Hebra robó a un bebé. Le vendió el niño a Rosa Lazo.", "Ana Hebra | sells | bebé | reported"),
        ("Ana Hebra fue detenida. Las autoridades la acusan de vender a su hijo. La Policía la capturó en la terminal.", "Policía | detained | Ana Hebra | reported"),
        ("Julio Ovillo y Beto Rojo fueron detenidos. La Fiscalía los acusa de secuestro. Un juez les dictó prisión preventiva.", "juez | ordered | Beto Rojo | reported"),
        ("Ana Hebra cayó el lunes. La Policía la capturó en la terminal. Un juez le dictó prisión preventiva.", "juez | ordered | Ana Hebra | reported"),
        ("La Policía detuvo a Ana Hebra. También capturó a Beto Rojo.", "Policía | detained | Beto Rojo | reported"),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_about_the_same(text: str, expected: str) -> None:
    assert expected in said("es", text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("También solicitó cuatro años para Ana Hebra. En tanto, pidió la absolución de Julio Ovillo.", "Ana Hebra | requested"),
        ("Lo mismo ocurrió con Ana Hebra. Asimismo, condenó a diez años a Julio Ovillo.", "Ana Hebra | sentenced"),
        ("Ana Hebra fue detenida. Ordenó la captura de Julio Ovillo.", "Ana Hebra | ordered"),
        ("Julio Ovillo y Beto Rojo pertenecen a la banda. A los migrantes los amenazaban.", "threatens | Beto Rojo"),
        ("La enfermera robó un bebé. Le vendió el niño a Rosa Lazo. Fue detenida.", "sells | Rosa Lazo"),
    ],
)  # fmt: skip
def test_nobody_does_what_was_done_to_them(text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said("es", text))
