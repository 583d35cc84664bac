"""What a noun of seizure lists, by combination: what leads to it, its noun, and the goods."""

import itertools

import pytest

from tests.extraction.said import said

EN_FRAMES = [
    "The raids led to the {} of {}.",
    "The {} of {} was reported.",
    "Police raided a clinic, with the {} of {}.",
]
EN_GOODS = {
    "20 phones, three cars and $5,000": {"phones 20", "cars 3", "5000"},
    "$5,000 in cash": {"5000"},
    "two cars and the arrest of Ana Quilla": {"cars 2"},
}
ES_FRAMES = [
    "El operativo permitió la {} de {}.",
    "La policía logró la {} de {}.",
    "Con la {} de {} terminó la operación.",
]
ES_GOODS = {
    "20 teléfonos, tres autos y 5.000 dólares": {"teléfonos 20", "autos 3", "5000"},
    "5.000 dólares": {"5000"},
    "dos vehículos y la captura de Ana Quilla": {"vehículos 2"},
}
ALL = [
    *(
        ("en", frame.format(noun, goods), seized)
        for frame, noun, (goods, seized) in itertools.product(EN_FRAMES, ["seizure", "confiscation"], EN_GOODS.items())
    ),
    *(
        ("es", frame.format("incautación", goods), seized)
        for frame, (goods, seized) in itertools.product(ES_FRAMES, ES_GOODS.items())
    ),
]


def _seized(language: str, text: str) -> set[str]:
    rows = (line.split(" | ") for line in said(language, text))
    return {row[2].removeprefix("- ") for row in rows if row[1] == "seized"}


@pytest.mark.parametrize(("language", "text", "seized"), ALL)
def test_each_of_the_goods_is_seized(language: str, text: str, seized: set[str]) -> None:
    assert _seized(language, text) == seized


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The judge ordered the seizure of two cars and $5,000."),
        ("en", "Prosecutors asked for the seizure of two cars."),
        ("en", "The seizure of two cars was not reported."),
        ("en", "Police failed to secure the seizure of two cars."),
        ("es", "El juez ordenó la incautación de dos vehículos."),
        ("es", "La Fiscalía pidió la incautación de 5.000 dólares."),
        ("es", "El operativo no permitió la incautación de dos vehículos."),
        ("es", "Se busca la incautación de dos vehículos."),
    ],
)
def test_what_is_asked_for_or_denied_is_not_seized(language: str, text: str) -> None:
    assert not _seized(language, text)


@pytest.mark.parametrize(
    ("language", "text", "is_told"),
    [
        ("es", "La policía logró el rescate de tres bebés y la detención de dos mujeres.", True),
        ("es", "El rescate de los tres bebés se produjo el lunes.", True),
        ("es", "El rescate de Ana Quilla fue de 5.000 dólares.", False),
        ("es", "Pidieron por el rescate de los bebés 5.000 dólares.", False),
    ],
)
def test_a_rescue_is_no_ransom(language: str, text: str, is_told: bool) -> None:
    assert any(" | rescued | " in line for line in said(language, text)) is is_told


@pytest.mark.parametrize("verb", ["secure", "achieve", "announce", "obtain"])
def test_what_somebody_failed_to_bring_about_did_not_take_place(verb: str) -> None:
    found = {line.split(" | ")[1] for line in said("en", f"Police failed to {verb} the arrest of two men.")}
    assert "detained" not in found
