"""A street and number are found in any case and order, in both languages; what is no street is not."""

from collections.abc import Callable
from itertools import product

import pytest

from ovillo.casework.protection.addresses import homes, streets
from ovillo.casework.protection.particulars import HIDDEN, particulars_beside

WHO, OTHER = "Yolanda Ficticia", "Fidel Inventado"
WORDS = ("Jr.", "jirón", "Av.", "Calle", "Psje.", "Street", "Road")
NUMBERS = ("432", "N.° 432", "nro. 432", "no. 432", "432-B", ", 432")
CASES: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper)
NAMES = ("Los Sauces", "Túpac Amaru", "De la Paz")
IN_ORDERS = [f"{word} {name} {number}".replace(" ,", ",") for word, name, number in product(WORDS, NAMES, NUMBERS)] + [
    each
    for word, name in product(("Street", "St", "Avenue", "Rd", "Lane"), NAMES)
    for each in (f"432 {name} {word}", f"432B {name} {word}", f"{name} {word} 432", f"432 {name} {word}, apt 5")
]
HOMES = (
    "{} vive en {}.",
    "{} lives at {}.",
    "{}, domiciliada en {}, volvió.",
    "The home of {} is {}.",
    "{} resides with an aunt at {}.",
)


def told(text: str, *, is_note: bool = False) -> str:
    places = {
        name: [(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)] for name in (WHO, OTHER)
    }
    for start, end, instead in sorted(
        particulars_beside(text, places[WHO], places[OTHER], is_note=is_note), reverse=True
    ):
        text = text[:start] + instead + text[end:]
    return text


def leaks(text: str) -> bool:
    return any(word in text.lower() for word in ("432", "sauces", "amaru", "paz", "apt 5"))


@pytest.mark.parametrize("form", HOMES)
def test_a_home_in_any_case_and_order(form: str) -> None:
    left = [
        text
        for each, case in product(IN_ORDERS, CASES)
        for text in (told(form.format(WHO, case(each))),)
        if leaks(text)
    ]

    assert not left


@pytest.mark.parametrize(
    "form", ["{}, {}", "{} ({})", "hablar con {} en {}", "{} - {}, celular 987654321, 15 años", "{}, DNI 71234567, {}"]
)
def test_in_a_note_no_word_for_a_home_is_needed(form: str) -> None:
    notes = (form.format(WHO, case(each)) for each, case in product(IN_ORDERS, CASES))

    assert not [note for each in notes for note in (told(each, is_note=True),) if leaks(note) or "987" in note]


@pytest.mark.parametrize("form", ["{}, {}.", "{} ({}).", "{}, DNI 71234567, {}."])
def test_in_a_document_what_stands_behind_the_name_and_a_comma_is_a_home(form: str) -> None:
    assert not [each for each in IN_ORDERS if leaks(told(form.format(WHO, each)))]


@pytest.mark.parametrize(
    "text",
    [
        f"Rescataron a {WHO} en Jr. Los Sauces 432.",
        f"{OTHER}, Jr. Los Sauces 432. {WHO} no.",
        f"{OTHER} vive en Jr. Los Sauces 432.",
    ],
)
def test_a_place_of_what_happened_and_homes_of_others_are_shown(text: str) -> None:
    assert "Sauces 432" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO} fue vista en la calle con otras 3 niñas.",
        f"{WHO} was on the street for 3 days.",
        f"{WHO}, 15 años, está en casa.",
    ],
)
def test_small_words_are_no_street(text: str) -> None:
    assert told(text, is_note=True) == text
    assert streets(text) == homes(text) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *product(
            (f"{WHO} fue captada por {OTHER}. ", f"{OTHER} recruited {WHO}, and left with {OTHER}. "),
            (
                *(
                    "Su teléfono es 987654321.",
                    "Su DNI es 71234567.",
                    "Her ID number is 71234567.",
                    "Her phone is 987 654 321.",
                ),
                *(
                    "Vive en Jr. Los Sauces 432.",
                    "She lives at 432 los sauces street.",
                    "Su domicilio es Jr. Los Sauces 432.",
                ),
                *(
                    "La menor vive en jr. los sauces 432.",
                    "The victim's phone is 987654321.",
                    "Su celular es 987654321. Su DNI es 71234567.",
                ),
                *("Ella volvió. Su fecha de nacimiento es 3/3/2016.", "Nació el 3 de marzo de 2016."),
            ),
        )
    ],
)
def test_a_sentence_that_goes_on_about_her_is_hers(before: str, after: str) -> None:
    assert HIDDEN in told(before + after)
    assert not any(map(str.isdigit, told(before + after)))


def test_a_sentence_that_begins_anew_is_of_who_is_named_in_it() -> None:
    text = f"{WHO} volvió. {OTHER} huyó. El celular de {OTHER} es 987654321. Su DNI es 71234567."

    assert told(text) == text


@pytest.mark.parametrize("lead", ["vive en", "domicilia en", "domiciliada en", "reside con su abuela en", "vivía en"])
@pytest.mark.parametrize(
    "street",
    [
        "el jirón Los Sauces 418",
        "el mismo jirón Arequipa 418",
        "la avenida El Sol 1220",
        "el jirón La Paz 300",
        "la calle Los Sauces 12",
        "el pasaje La Cruz s/n, manzana B lote 4",
    ],
)
def test_a_home_behind_an_article_is_hidden_with_its_name(lead: str, street: str) -> None:
    hidden = told(f"{WHO} {lead} {street}. Volvió.")

    assert hidden.endswith(f"{HIDDEN}. Volvió.")
    assert not any(word in hidden for word in street.split() if word[0].isupper() or word.isdigit())
    assert street.rsplit(maxsplit=1)[-1] not in hidden
