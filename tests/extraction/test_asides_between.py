"""A subject, an aside that names somebody else, then the main verb: who is in the aside never takes it."""

from itertools import product

import pytest

from tests.extraction.said import statements

SUBJECT, OTHER = "Ana Quilla", "Marta Solano"
ASIDES = {
    "en": (
        "accused of selling {}'s baby",
        "convicted of kidnapping {} and her child and holding them for ransom",
        "who sold a baby to {}",
        "who was paid by {} and her husband",
        "accused of selling {} a baby",
        "suspected of forging papers for {} and her husband",
        "wanted for threatening {} and hiding her child",
        "accused of deceiving {}, a mother of three, and taking her baby",
        "accused of persuading {} to give up her child",
        "who told {} that her baby had died",
        "who, according to {}, sold the baby",
        "reported to police by {} and her sister",
        "whom {} accused of selling her baby",
        "the nurse who attended {} and took her baby",
        "accused of taking {}'s newborn and of lying to her",
        "accused of buying a baby from {} and reselling it",
        "accused along with others of trafficking {} and two girls",
        "who employed {} as a cook",
        "who shared a house with {} and her son",
        "who promised {} money and kept her baby",
        "who said {} was her cousin",
        "who denied that {} had paid her",
        "whose sister sold a baby to {}",
        "suspected by police after {} reported her",
        "who has been in hiding since {} spoke to police",
    ),
    "es": (
        "acusada de vender al bebé de {}",
        "condenada por secuestrar a {} y a su hija y retenerlas en una casa",
        "que vendió un bebé a {}",
        "a quien {} denunció",
        "denunciada por {} y por su madre",
        "acusada de engañar a {}, madre de tres hijos, y quitarle a su bebé",
        "sospechosa de falsificar los papeles de {} y su marido",
        "que, según {}, vendió al bebé",
        "acusada de convencer a {} de entregar a su hijo",
        "que dijo a {} que su bebé había muerto",
        "la enfermera que atendió a {} y se llevó a su bebé",
        "que trabajaba para {} y su clínica",
        "acusada de comprar un bebé a {} y revenderlo",
        "acusada junto a otros de captar a {} y a dos niñas",
        "que prometió dinero a {} y se quedó con su bebé",
        "que dijo que {} era su prima",
        "cuya hermana vendió un bebé a {}",
        "que huyó cuando {} fue detenida",
        "prófuga desde que {} habló con la policía",
        "acusada de contratar a {}, que tenía 16 años",
    ),
}
ENDS = {
    "en": (("was sentenced to ten years", "sentenced"), ("sold two more babies", "sells")),
    "es": (("fue condenada a diez años", "sentenced"), ("vendió otros dos bebés", "sells")),
}
CASES = [(lang, *pair) for lang in ASIDES for pair in product(ASIDES[lang], ENDS[lang])]


def _who(language, text, predicate):
    parties = [
        s.subject if predicate == "sells" else s.object for s in statements(language, text) if s.predicate == predicate
    ]
    return {party.name for party in parties if party is not None}


@pytest.mark.parametrize(("language", "aside", "end"), CASES)
def test_the_main_verb_is_the_subjects(language, aside, end):
    words, predicate = end

    found = _who(language, f"{SUBJECT}, {aside.format(OTHER)}, {words}.", predicate)

    assert SUBJECT in found
    assert OTHER not in found


@pytest.mark.parametrize(
    ("language", "aside", "end"), [c for c in CASES if "nurse" not in c[1] and "enfermera" not in c[1]]
)
def test_without_commas_nobody_else_takes_it(language, aside, end):
    words, predicate = end
    role = "A midwife" if language == "en" else "Una partera"

    assert OTHER not in _who(language, f"{role} {aside.format(OTHER)} {words}.", predicate)


def test_what_is_said_without_that_keeps_its_subject():
    assert "Marta Solano" in _who("en", "A woman who said Marta Solano was arrested fled.", "detained")


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("en", "Justice Ana Quilla dissented, saying Marta Solano sold children.", "Marta Solano"),
        ("en", "Prosecutor Ana Quilla appealed, arguing that Marta Solano sold children.", "Marta Solano"),
        ("en", "Ana Quilla sued, saying the clinic sold her baby.", "clinic"),
        ("en", "Minister Ana Quilla apologised, conceding that her aide sold babies.", "aide"),
        ("es", "La jueza Ana Quilla disintió, diciendo que Marta Solano vendió niños.", "Marta Solano"),
    ],
)
def test_who_says_it_at_the_end_did_not_do_it(language, text, doer):
    assert _who(language, text, "sells") == {doer}


def test_whom_somebody_runs_a_clinic_with_is_not_arrested_with_them():
    text = "Ana Quilla, who, together with Marta Solano, ran a clinic, was arrested."

    assert "Marta Solano" not in _who("en", text, "detained")
