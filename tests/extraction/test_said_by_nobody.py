"""What nobody said or ruled is told of nobody; and what one person says, or undergoes, is not another's."""

import itertools

import pytest

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from tests.extraction.said import whole

NOBODY = {
    "en": ("No court", "Nobody", "Not a single judge", "Not one court", "None of the courts", "Neither court"),
    "es": ("Ningún tribunal", "Nadie", "Ninguno de los jueces", "Ni un solo juez", "En ningún momento el tribunal"),
}
ACTS = {
    "en": (
        "found Ana Ficticia guilty of selling babies",
        "found that Ana Ficticia sold babies",
        "said that Ana Ficticia sold babies",
        "named Ana Ficticia as the person who sold babies",
        "holds Ana Ficticia responsible for the sale of babies",
        "convicted Ana Ficticia of selling babies",
        "told police that Ana Ficticia had sold babies",
    ),
    "es": (
        "declaró culpable a Ana Ficticia de vender bebés",
        "dijo que Ana Ficticia vendió bebés",
        "contó a la policía que Ana Ficticia vendía bebés",
        "señaló a Ana Ficticia como la persona que vendía bebés",
        "condenó a Ana Ficticia por vender bebés",
    ),
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (language, f"{nobody} {act}.")
        for language in ("en", "es")
        for nobody, act in itertools.product(NOBODY[language], ACTS[language])
    ],
)
def test_what_nobody_says_is_not_told(language: str, sentence: str) -> None:
    assert not [s for s in whole(language, sentence) if not s.negated and s.predicate != "holds_office"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The court did not find Ana Ficticia guilty of selling babies."),
        ("en", "Never has a court convicted Ana Ficticia of selling babies."),
        ("es", "El tribunal no declaró a Ana Ficticia culpable de vender bebés."),
        ("es", "La policía no considera a Ana Ficticia responsable de vender bebés."),
    ],
)
def test_no_conduct_hangs_on_a_verdict_that_was_not_given(language: str, sentence: str) -> None:
    assert not [s for s in whole(language, sentence) if KIND_OF.get(s.predicate) is PredicateKind.CONDUCT]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No fewer than ten witnesses said that Ana Ficticia sold babies."),
        ("en", "The court found Ana Ficticia and Luz Inventada guilty of selling babies."),
        ("es", "La fiscal, que no tenía dudas, dijo que Ana Ficticia vendió bebés."),
        ("es", "El tribunal declaró a Ana Ficticia culpable de vender bebés."),
    ],
)
def test_what_somebody_says_still_is(language: str, sentence: str) -> None:
    assert "Ana Ficticia" in {s.subject.name for s in whole(language, sentence) if s.subject and s.predicate == "sells"}


def test_who_holds_somebody_responsible_holds_nobody() -> None:
    assert "detained" not in {
        s.predicate for s in whole("en", "The court holds Ana Ficticia responsible for the sale.")
    }


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Ana Ficticia was charged. Her husband, Hugo Inventado, says she is innocent.", ""),
        ("en", "Ana Ficticia was charged. Her husband, Hugo Inventado, denied the charges.", ""),
        ("en", "Ana Ficticia was charged. Her lawyer, Hugo Inventado, says she is innocent.", "Ana Ficticia"),
        ("en", "Ana Ficticia was charged. Her husband, Hugo Inventado, pleaded not guilty.", "Hugo Inventado"),
        ("es", "Ana Ficticia fue imputada. Su esposo, Hugo Inventado, dice que es inocente.", ""),
        ("es", "Ana Ficticia fue imputada. La madre de la acusada, Rosa Irreal, negó los cargos.", ""),
        ("es", "Ana Ficticia fue imputada. Su abogado, Hugo Inventado, dice que es inocente.", "Ana Ficticia"),
    ],
)
def test_a_relative_of_the_accused_is_charged_with_nothing(language: str, text: str, who: str) -> None:
    denied = [s for s in whole(language, text) if s.standing is Standing.DENIED]
    assert {s.object.name for s in denied if s.object} == ({who} if who else set())


def test_a_couple_who_deny_the_charges_are_charged_both() -> None:
    text = "Ana Ficticia, the partner of Hugo Inventado, was charged with selling babies.\n\nBoth deny the charges."
    told = [s for s in whole("en", text) if s.standing is Standing.DENIED]
    assert "Ana Ficticia" in {s.subject.name for s in told if s.subject}


@pytest.mark.parametrize(
    ("language", "text", "undated"),
    [
        ("es", "Juan Ficticio fue detenido. Pedro Irreal Mora fue capturado el 7 de marzo de 2031.", "Juan Ficticio"),
        ("es", "Juan Ficticio sigue detenido. Pedro Irreal Mora fue capturado el 7 de marzo de 2031.", "Juan Ficticio"),
        ("en", "Juan Ficticio remains in custody. Pedro Irreal was captured on 7 March 2031.", "Juan Ficticio"),
        (
            "es",
            "El juez absolvió a Ana Ficticia el 20 de junio de 2031. Luz Irreal calló. Teófilo Inventado fue condenado.",
            "Teófilo Inventado",
        ),
    ],
)
def test_the_day_of_one_is_not_that_of_another(language: str, text: str, undated: str) -> None:
    found = [s for s in whole(language, text) if s.object and s.object.name == undated]
    assert found
    assert {s.when for s in found} == {None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Yuliana Ficticia fue rescatada. Maribel Irreal contó a la policía que Fidel Inventado la captó."),
        ("en", "Yuliana Ficticia was rescued. The victim, Maribel Irreal, said Fidel Inventado recruited her."),
    ],
)
def test_what_a_woman_tells_was_not_done_to_another(language: str, text: str) -> None:
    assert "Yuliana Ficticia" not in {
        s.object.name for s in whole(language, text) if s.object and s.predicate == "recruits"
    }


def test_what_an_official_tells_was_done_to_another() -> None:
    text = "Yuliana Ficticia was rescued. Prosecutor Maribel Irreal said Fidel Inventado recruited her."
    assert "Yuliana Ficticia" in {s.object.name for s in whole("en", text) if s.object and s.predicate == "recruits"}


def test_whose_lawyer_it_is_stays_open_beside_a_woman_and_a_man() -> None:
    text = "Zulema Ficticia fue detenida. Ella no está casada con el general Tambo Irreal, de acuerdo con su abogado."
    assert "works_for" not in {s.predicate for s in whole("es", text)}


def test_whom_others_declare_guilty_admits_nothing() -> None:
    assert not [
        s
        for s in whole("es", "A Ana Ficticia se la declaró culpable de vender bebés.")
        if s.standing is Standing.ADMITTED
    ]


@pytest.mark.parametrize("what", ["charged", "convicted", "indicted"])
def test_who_is_not_charged_and_released_is_released(what: str) -> None:
    told = whole("en", f"Ana Ficticia was arrested but not {what} and released.")
    assert [s.negated for s in told if s.predicate == "released"] == [False]
