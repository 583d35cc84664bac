"""No line may say more of a person than its source does."""

import tomllib
from importlib.resources import files
from itertools import product

import pytest

from ovillo.domain.statements import KIND_OF, PREDICATES, PredicateKind, Standing
from ovillo.rendering.phrases import Perspective, Told, phrasebook

LANGUAGES = ("en", "es")
STANDING_WORDS = {
    "en": {
        Standing.REPORTED: "reported",
        Standing.SUSPECTED: "suspected",
        Standing.INVESTIGATED: "investigat",
        Standing.ACCUSED: ("accused", "accusation"),
        Standing.CHARGED: ("charge", "indict"),
        Standing.ADMITTED: ("admi",),
        Standing.CONVICTED: ("convict", "sentence"),
        Standing.DENIED: "den",
        Standing.ACQUITTED: "acquit",
    },
    "es": {
        Standing.REPORTED: "se informa",
        Standing.SUSPECTED: "sospecha",
        Standing.INVESTIGATED: "investiga",
        Standing.ACCUSED: ("señalad", "señalamiento"),
        Standing.CHARGED: ("cargos", "acusación fiscal"),
        Standing.ADMITTED: ("admi",),
        Standing.CONVICTED: ("conden", "pena"),
        Standing.DENIED: ("nieg", "negado"),
        Standing.ACQUITTED: ("absol", "absuelt"),
    },
}
NOT = {"en": ("NOT", "NO "), "es": ("NO",)}
EVERY = [predicate for kind in PREDICATES.values() for predicate in kind]


def cases() -> list[Told]:
    names = [("Ana Quilla", "Beto Rojo"), (None, "Beto Rojo"), ("Ana Quilla", None), (None, None)]
    return [
        Told(predicate, standing, negated=negated, subject=subject, object=other, is_own_word=own)
        for predicate, standing, negated, (subject, other), own in product(
            EVERY, Standing, (False, True), names, (False, True)
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("perspective", Perspective)
def test_every_combination_is_worded(language: str, perspective: Perspective) -> None:
    book = phrasebook(language)

    for told in cases():
        text = book.phrase(told, perspective).text
        assert text
        assert "{" not in text
        assert "None" not in text
        assert "  " not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("perspective", Perspective)
def test_what_is_negated_says_so_in_capitals_and_nothing_else_does(language: str, perspective: Perspective) -> None:
    book = phrasebook(language)

    for told in cases():
        words = book.phrase(told, perspective).text
        assert any(each in words for each in NOT[language]) == told.negated, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("perspective", Perspective)
def test_the_standing_is_in_the_words(language: str, perspective: Perspective) -> None:
    book = phrasebook(language)

    for told in cases():
        is_quiet = KIND_OF[told.predicate] not in {PredicateKind.CONDUCT, PredicateKind.PROCEDURE}
        if told.standing is Standing.REPORTED and is_quiet:
            continue
        expected = STANDING_WORDS[language][told.standing]
        words = book.phrase(told, perspective).text.lower()
        assert any(each in words for each in ([expected] if isinstance(expected, str) else expected)), (told, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hedge_is_never_lost_and_never_added(language: str) -> None:
    book = phrasebook(language)
    hedge = STANDING_WORDS[language][Standing.SUSPECTED]
    assert isinstance(hedge, str)

    for told, perspective in product(cases(), Perspective):
        assert (hedge in book.phrase(told, perspective).text) == (told.standing is Standing.SUSPECTED), told


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_accusation_never_falls_on_the_one_who_undergoes_it(language: str) -> None:
    book = phrasebook(language)

    for predicate in PREDICATES[PredicateKind.CONDUCT]:
        told = Told(predicate, Standing.ACCUSED, subject="Beto Rojo", object="Ana Quilla")
        text = book.phrase(told, Perspective.OBJECT).text
        assert text.startswith("Beto Rojo:")
        assert text.endswith("Ana Quilla")


@pytest.mark.parametrize(
    ("told", "perspective", "english", "spanish"),
    [
        (
            Told("leads", Standing.SUSPECTED, object="Los Mirlos"),
            Perspective.SUBJECT,
            "suspected of leading Los Mirlos",
            "bajo sospecha de liderar Los Mirlos",
        ),
        (
            Told("sells", Standing.DENIED, object="bebés", object_acts=True, is_own_word=True),
            Perspective.SUBJECT,
            "denies selling bebés",
            "niega vender a bebés",
        ),
        (
            Told("sells", Standing.DENIED, object="bebés", object_acts=True),
            Perspective.SUBJECT,
            "denied: selling bebés",
            "negado: vender a bebés",
        ),
        (
            Told("recruits", Standing.REPORTED, negated=True, object="Rosa Luz", object_acts=True),
            Perspective.SUBJECT,
            "reported as NOT recruiting Rosa Luz",
            "se informa que NO capta a Rosa Luz",
        ),
        (
            Told("acquitted", Standing.ACQUITTED, negated=True, subject="Corte Suprema", object="Ana Quilla"),
            Perspective.OBJECT,
            "NOT acquitted, or no longer by Corte Suprema",
            "NO hay absolución, o ya no la hay por parte de Corte Suprema",
        ),
        (
            Told("detained", Standing.REPORTED, subject="Policía", object="Ana Quilla"),
            Perspective.OBJECT,
            "reported: detained by Policía",
            "se informa: detención por parte de Policía",
        ),
        (
            Told("detained", Standing.REPORTED, negated=True, object="Ana Quilla"),
            Perspective.OBJECT,
            "reported: NOT detained",
            "se informa: NO hubo detención",
        ),
        (
            Told("charged", Standing.CHARGED, subject="Fiscalía", object="Ana Quilla"),
            Perspective.OBJECT,
            "charged by Fiscalía",
            "imputación de cargos por parte de Fiscalía",
        ),
        (
            Told("charged", Standing.CHARGED, negated=True, object="Ana Quilla"),
            Perspective.OBJECT,
            "NOT charged, or no longer",
            "NO hay imputación de cargos, o ya no la hay",
        ),
        (
            Told("detained", Standing.SUSPECTED, subject="Policía", value="14"),
            Perspective.SUBJECT,
            "suspected, not confirmed: detained 14",
            "sospecha sin confirmar: detuvo 14",
        ),
        (
            Told("sells", Standing.ACCUSED, negated=True, object="bebés", object_acts=True),
            Perspective.SUBJECT,
            "NOT, in the source’s words: accused of selling bebés",
            "NO, en palabras de la fuente: señalado(a) de vender a bebés",
        ),
        (
            Told("hums_to", Standing.SUSPECTED, object="Los Mirlos"),
            Perspective.SUBJECT,
            "suspected, not confirmed: hums to Los Mirlos",
            "sospecha sin confirmar: hums to Los Mirlos",
        ),
        (
            Told("count", Standing.SUSPECTED, subject="Los Mirlos", object="members", value="14"),
            Perspective.SUBJECT,
            "suspected, not confirmed: number: 14 (members)",
            "sospecha sin confirmar: número: 14 (members)",
        ),
    ],
)
def test_wording(told: Told, perspective: Perspective, english: str, spanish: str) -> None:
    assert phrasebook("en").phrase(told, perspective).text == english
    assert phrasebook("es").phrase(told, perspective).text == spanish


def test_a_name_is_never_read_as_a_template() -> None:
    told = Told("leads", Standing.SUSPECTED, object="{act} {0}")

    assert phrasebook("en").phrase(told, Perspective.SUBJECT).text == "suspected of leading {act} {0}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_hold_no_markup(language: str) -> None:
    text = files("ovillo.rendering.phrases").joinpath(f"{language}.toml").read_text("utf-8")

    values = str(tomllib.loads(text))

    assert not set("<>&*_`") & set(values.replace("_not", "").replace("_self", "")) - {"_"}
