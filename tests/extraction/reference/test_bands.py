"""Who leads, joins or helps a band, by possessors, several words and reflexive verbs."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ted Loom, the gang's alleged leader, fled.", "Ted Loom | leads | gang | suspected"),
        ("en", "Ted Loom was charged with participating in a ring.", "Ted Loom | belongs_to | ring | charged"),
        ("en", "The clinic was in league with the gang.", "clinic | collaborates_with | gang | reported"),
        ("en", "Ted Loom and his accomplice, Ana Twill, fled.", "Ana Twill | collaborates_with | Ted Loom | reported"),
        ("es", "Julio Lazo se unió a la banda.", "Julio Lazo | belongs_to | banda | reported"),
        ("es", "Julio Lazo colaboraba con la banda.", "Julio Lazo | collaborates_with | banda | reported"),
        ("es", "Ana Hebra era la mano derecha de Julio Lazo.", "Ana Hebra | collaborates_with | Julio Lazo | reported"),
        ("es", "Julio Lazo lideraba junto a Ana Hebra la red.", "Julio Lazo | leads | red | reported"),
        ("es", "Omar Lazo, gatillero de la pandilla 18R, huyó.", "Omar Lazo | belongs_to | pandilla 18R | reported"),
    ],
)
def test_ways_into_a_band(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Police arrested Ted Loom, the ring's recruiter.", "recruits | ring"),
        ("es", "La pandilla 18R y la pandilla 18S pelean. Omar Lazo es miembro de la pandilla 18S.", "18R"),
        ("es", "La Operación Telar contó con la cooperación de la Policía.", "collaborates_with"),
    ],
)
def test_no_band_is_recruited_or_taken_for_another(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police broke up a ring. The syndicate sold babies.", "ring | sells | babies | reported"),
        ("en", "Ted Loom led a network. The gang sold babies.", "network | sells | babies | reported"),
        ("en", "Ted Loom joined the Loom gang. The network sold babies.", "Loom gang | sells | babies | reported"),
        (
            "es",
            "Cayó una red de trata. La organización criminal vendía bebés.",
            "red de trata | sells | bebés | reported",
        ),
        ("es", "La policía desarticuló una banda. La organización vendía bebés.", "banda | sells | bebés | reported"),
    ],
)
def test_several_nouns_are_one_band_where_no_other_is_spoken_of(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police broke up a gang and a drug ring. The network sold babies.", "network | sells | babies | reported"),
        ("en", "Police broke up two gangs. The network sold babies.", "network | sells | babies | reported"),
        ("en", "Ted Loom led a ring. Another gang sold guns. The syndicate sold babies.", "syndicate | sells | babies | reported"),
        ("en", "Police held a gang. A group of girls was rescued. The group sold babies.", "group | sells | babies | reported"),
        ("es", "Cayeron dos bandas. La red vendía bebés.", "red | sells | bebés | reported"),
        ("es", "Cayó una banda. Una organización de mujeres lo dijo. La organización rescató a las niñas.", "organización | rescued | niñas | reported"),
    ],
)  # fmt: skip
def test_where_two_bands_or_another_body_are_spoken_of_none_is_joined(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


def test_the_name_of_a_band_between_quotation_marks_is_one():
    text = "Cayó la banda «Los Canasteros de Jacaranda», a la que se investiga por la venta de bebés."
    assert "- | investigated | Los Canasteros de Jacaranda | investigated" in said("es", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Informe de la organización Cuna Gris. La red cobraba 9 000 soles por cada bebé."),
        ("es", "Informe de la organización Cuna Gris.\n\nLa red cobraba entre 7 000 y 9 000 soles por cada bebé."),
        ("en", "A report by the organisation Grey Cradle says so. The ring charged 9,000 soles for each baby."),
    ],
)
def test_who_reports_of_a_ring_is_not_the_ring(language: str, text: str) -> None:
    parts = [part for one in statements(language, text) for part in (one.subject, one.object) if part is not None]

    assert not [part.name for part in parts if "Cuna" in part.name or "Cradle" in part.name]


def test_a_band_by_its_name_is_the_ring() -> None:
    found = said("es", "La organización Los Mirlos operaba en Lima. La red cobraba 9 000 soles por cada bebé.")

    assert any("Los Mirlos" in line and "9000" in line for line in found)
