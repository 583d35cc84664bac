"""Of whom a gang is made, and what is said of none of them."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ring reportedly included Ana Twill and Ted Loom.", "Ted Loom | belongs_to | ring | suspected"),
        ("es", "La banda incluía a Ana Hebra.", "Ana Hebra | belongs_to | banda | reported"),
        ("en", "None of the women arrested were charged.", "not - | charged | women | charged"),
        ("es", "Nueve imputados en una red de trata declararon.", "imputados | belongs_to | red de trata 9 | charged"),
        (
            "es",
            "Hubo registros y allanamientos en los municipios de Lazaria y Hebra.",
            "- | searched | Lazaria | reported",
        ),
        ("es", "La banda, al mando de Julio Lazo, vendía bebés.", "Julio Lazo | leads | banda | reported"),
        ("en", "Ted Loom is serving a life sentence.", "- | sentenced | Ted Loom | convicted"),
        ("en", "The charges against Ana Twill came after a raid.", "- | charged | Ana Twill | charged"),
        (
            "en",
            "Ana Twill and Ted Loom were arrested on July 3 and face one felony count of fraud.",
            "- | charged | Ted Loom | charged",
        ),
    ],
)
def test_bands_and_their_charges(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("None of the women arrested were charged.", "not - | detained"),
        ("The committee included Ana Twill.", "belongs_to"),
        ("The ring did not include Ana Twill.", "| belongs_to | ring | accused"),
        ("Ana Twill may face charges of fraud.", "charged"),
        ("Ana Twill appeared in court as a witness on charges against Ted Loom.", "charged"),
        ("The leaders of the gang are not Ana Twill and Ted Loom.", "leads"),
        (
            "The police arrested three women. “Two women came. Two pens were recovered from them,” said the police.",
            "rescued",
        ),
    ],
)
def test_what_is_said_of_none_or_of_others(text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said("en", text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "36 bodies were discovered in the hills.", "bodies | count | 36 | reported"),
        ("en", "Remains were found in nine mass graves.", "mass graves | count | 9 | reported"),
        ("es", "Fueron localizados los cuerpos de cuatro personas.", "cuerpos | count | 4 | reported"),
    ],
)
def test_how_many_were_found_dead(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


def test_who_published_it_charged_nobody() -> None:
    found = said("en", "Three women were charged following an exposé by The Tailor, a weekly.")

    assert "- | charged | women 3 | charged" in found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Twill's arrest shocked the town.", "- | detained | Ana Twill | reported"),
        ("en", "Police busted a gang of eight people.", "gang | count | 8 | reported"),
        ("es", "Tres mujeres fueron liberadas tras pagar fianza.", "- | released | mujeres 3 | reported"),
        ("en", "The judge set bail at $50,000 for Ted Loom.", "judge | ordered | Ted Loom 50000 | reported"),
        ("en", "A jury returned a 12-count indictment against Ted Loom.", "jury | indicted | Ted Loom | charged"),
        ("es", "Ana Hebra quedó bajo arresto domiciliario.", "- | ordered | Ana Hebra | reported"),
    ],
)
def test_possessors_sizes_and_bail(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize("text", ["Police prevented Ana Twill's arrest.", "The family of five people ate."])
def test_what_was_prevented_and_who_is_kin(text: str) -> None:
    assert not said("en", text)
