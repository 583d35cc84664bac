"""Conduct in the constructions that reporters use; who does it and who undergoes it are never swapped."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A network dedicated to selling newborns was dismantled.", "network | sells | newborns | reported"),
        ("The couple to whom Ana Quilla sold the baby were arrested.", "couple | buys | baby | reported"),
        ("The couple to whom Ana Quilla sold the baby were arrested.", "Ana Quilla | sells | baby | reported"),
        ("The man by whom the girls were sold was arrested.", "man | sells | girls | reported"),
        ("Ana Quilla stands accused of the sale of her baby.", "Ana Quilla | sells | baby | accused"),
        ("The sale of the baby to Ana Quilla was arranged by Beto Rojo.", "Beto Rojo | brokers | baby | reported"),
        ("Beto Rojo was jailed for his role in smuggling migrants.", "Beto Rojo | transports | migrants | convicted"),
        (
            "Beto Rojo was jailed for three years for his part in a scheme to smuggle migrants into Spain.",
            "Beto Rojo | transports | migrants | convicted",
        ),
        ("Beto Rojo went on trial accused of exploiting workers.", "Beto Rojo | exploits | workers | accused"),
        ("Officers were caught on camera taking bribes from drivers.", "drivers | bribes | Officers | reported"),
        ("Officers demanded bribes from the owner.", "Officers | threatens | owner | reported"),
        ("Beto Rojo supplied the gang with fake passports.", "Beto Rojo | forges | fake passports | reported"),
        ("The gang subjected the women to sexual exploitation.", "gang | exploits | women | reported"),
        ("The children were made to beg by Beto Rojo.", "Beto Rojo | exploits | children | reported"),
        ("Victims were recruited in villages and sold to couples.", "couples | buys | Victims | reported"),
        ("The gang crammed migrants into lorries.", "gang | transports | migrants | reported"),
        ("Ana Quilla was arrested as she was selling a baby.", "Ana Quilla | sells | baby | reported"),
        ("The mayor received monthly payments from Beto Rojo.", "Beto Rojo | pays | mayor | reported"),
    ],
)
def test_english_constructions_of_conduct(text, expected):
    assert expected in said("en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La venta del bebé a Ana Quilla fue gestionada por Beto Rojo.", "Beto Rojo | brokers | bebé | reported"),
        ("Ana Quilla actuó como intermediaria en la venta del bebé.", "Ana Quilla | brokers | bebé | reported"),
        ("La clínica entregaba certificados falsos.", "clínica | forges | certificados falsos | reported"),
        ("El alcalde recibía pagos mensuales de Beto Rojo.", "Beto Rojo | pays | alcalde | reported"),
    ],
)
def test_spanish_constructions_of_conduct(text, expected):
    assert expected in said("es", text)


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("en", "The workers were kept in a shed and paid 2 euros an hour.", "workers | pays"),
        ("en", "The couple to whom Ana Quilla sold the baby were arrested.", "couple | sells"),
        ("en", "The gang is made up of five women and two men.", "| count | 5"),
        ("en", "Ana Quilla was paid $50 to keep quiet.", "| bribes |"),
        ("es", "La banda está conformada por cinco mujeres y dos hombres.", "| count | 5"),
        ("es", "La venta del bebé a Ana Quilla fue gestionada por Beto Rojo.", "Ana Quilla | sells"),
    ],
)
def test_nobody_is_swapped_and_no_part_stands_for_the_whole(language, text, never):
    assert not any(never in line for line in said(language, text))
