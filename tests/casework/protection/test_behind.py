"""Words behind a name, ages, days of birth and forms mark whoever bears the name, in both languages; nobody else."""

import pytest

from ovillo.domain.protection import ProtectedAs
from tests.casework.protection.test_called import found

VICTIM, MINOR, SOURCE = ProtectedAs.VICTIM, ProtectedAs.MINOR, ProtectedAs.SOURCE
NAME = "Jana Estrofa Roy"
SAID = {
    MINOR: {
        "es": (
            "{} (de 15 a.) fue captada.",
            "La quinceañera {} habló.",
            "La estudiante {} cumplió 15 años en mayo.",
            "El lactante de tres meses {} fue hallado en la casa.",
            "La adolescente de 16 años {} fue captada.",
            "El pequeño de dos meses {} fue hallado.",
            "El muchacho de 15 años, {}, fue captado.",
            "Nació {} el 3 de mayo de 2031 en la clínica.",
            "{}, nacida el 3 de mayo de 2020, volvió. El acta es de 2031.",
            "La recién nacida fue inscrita como {}.",
            "La recién nacida, inscrita como {}, volvió.",
            "El infante {} fue hallado en la casa.",
            "La criatura, {}, fue hallada en la casa.",
            "FICHA DE LA MENOR\nNombres y apellidos: {}\nDNI: 70111222",
            "FICHA DE IDENTIFICACIÓN\nNombre completo: {}\nEdad: 14\nLugar: Ica",
        ),
        "en": (
            "{} turned 15 in May.",
            "{} is a minor.",
            "{}, two days old, was found.",
            "The two-day-old {} was found.",
            "{} was born on 3 May 2031. The report is of June 2031.",
            "The baby, registered as {}, was found.",
            "The underage {} was recruited.",
            "REPORT\nFull name: {}\nAge: 15",
        ),
    },
    SOURCE: {
        "es": (
            "{} es la fuente de la policía.",
            "Nuestra fuente, {}, habló.",
            "El soplón {} habló.",
            "El agente encubierto {} habló.",
            "El confidente policial {} habló.",
        ),
        "en": (
            "{} is a police informant.",
            "{}, our source in the clinic, spoke.",
            "Our source, {}, spoke.",
            "The undercover agent {} spoke.",
            "The tip came from {}, a confidential source.",
        ),
    },
    VICTIM: {
        "es": ("Una de las víctimas es {}.", "DATOS DE LA AGRAVIADA\nNombres y apellidos: {}\nDNI: 70111222"),
        "en": (
            "{}, one of the victims, spoke.",
            "{}, a victim of trafficking, spoke.",
            "{}, who was trafficked, spoke.",
            "VICTIM DETAILS\nFull name: {}\nID number: 70111222",
        ),
    },
}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [(language, text, kind) for kind, texts in SAID.items() for language in texts for text in texts[language]],
)
def test_whom_words_behind_a_name_mark(language: str, text: str, kind: ProtectedAs) -> None:
    assert found(language, text.format(NAME)) == {NAME: kind}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "{}, el abogado de la víctima, habló."),
        ("es", "{} es padre de cinco niños."),
        ("es", "{} cumplió 15 años de prisión."),
        ("es", "{}, nacido el 3 de mayo de 1970, huyó."),
        ("es", "Tras una condena de 15 años, {} huyó."),
        ("es", "{} fue vendedor."),
        ("es", "ATESTADO\nNombre: {}\nEdad: 45\n\nNombre: Marta Arcos Peña\nEdad: 15"),
        ("es", "Según {}, la víctima, de 15 años, huyó."),
        ("es", "La Defensora Pública de Víctimas {} habló."),
        ("en", "{}, the victim was told, left."),
        ("en", "TRAFFICKING OF 16-YEAR-OLD GIRL\nBy {}"),
        ("en", "{}, the victim's lawyer, spoke."),
        ("en", "{} was sentenced to 15 years."),
        ("en", "In 2031 {}, born 1990, fled."),
        ("en", "{} is the father of five children."),
        ("en", "{} turned 45 in May."),
    ],
)
def test_of_others_they_say_nothing(language: str, text: str) -> None:
    assert "Fidel Arce Ruiz" not in found(language, text.format("Fidel Arce Ruiz"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FICHA DE LA MENOR\nApellidos: Cuento Mar\nNombres: Rosita\nDNI: 70111222", "Rosita Cuento Mar"),
        ("FICHA DE LA MENOR\nNOMBRES: ROSITA\nAPELLIDOS: CUENTO MAR", "ROSITA CUENTO MAR"),
        ("DATOS DE LA AGRAVIADA\nAPELLIDOS Y NOMBRES: CUENTO MAR, ROSITA\nEDAD: 15", "ROSITA CUENTO MAR"),
    ],
)
def test_fields_name_somebody_in_any_case_and_in_two_fields(text: str, name: str) -> None:
    assert name in found("es", text)


def test_whom_the_reading_missed_is_marked_all_the_same() -> None:
    assert set(found("en", "Among the victims were Rosie Cuento Mar and Elsa Rima Sol.")) == {
        "Rosie Cuento Mar",
        "Elsa Rima Sol",
    }
