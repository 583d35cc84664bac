"""What the rule extractor says of a sentence: who does what to whom, how firmly, by whose word."""

from datetime import date
from pathlib import Path

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.lexicon import load
from ovillo.extraction.rules import RuleExtractor
from ovillo.extraction.words.grammar import compile_grammar
from tests.extraction.said import facts

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}


def read(language, text, *, publisher=None, extractor=None):
    details = SourceDetails(publisher=publisher, published=date(2031, 5, 16), language=language)
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), details)
    return (extractor or EXTRACTORS[language]).read(document)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police arrested Ana Quilla in Cerro Tinto.", ("Police", "detained", "Ana Quilla", "reported", False)),
        ("en", "Ana Quilla was arrested by police.", ("police", "detained", "Ana Quilla", "reported", False)),
        ("en", "Ana Quilla, arrested on Tuesday, is at home.", (None, "detained", "Ana Quilla", "reported", False)),
        ("en", "The arrest of Ana Quilla surprised nobody.", (None, "detained", "Ana Quilla", "reported", False)),
        ("en", "Police took Ana Quilla into custody.", ("Police", "detained", "Ana Quilla", "reported", False)),
        ("en", "Ana Quilla has not been charged.", (None, "charged", "Ana Quilla", "charged", True)),
        ("en", "Ana Quilla was charged with selling babies.", ("Ana Quilla", "sells", "babies", "charged", False)),
        ("en", "Ana Quilla is accused of selling babies.", ("Ana Quilla", "sells", "babies", "accused", False)),
        ("en", "Ana Quilla was convicted of selling babies.", ("Ana Quilla", "sells", "babies", "convicted", False)),
        ("en", "Ana Quilla admitted selling babies.", ("Ana Quilla", "sells", "babies", "admitted", False)),
        ("en", "Ana Quilla denied selling babies.", ("Ana Quilla", "sells", "babies", "denied", False)),
        ("en", "Ana Quilla denied that she sold babies.", ("Ana Quilla", "sells", "babies", "denied", False)),
        ("en", "Ana Quilla allegedly sold babies.", ("Ana Quilla", "sells", "babies", "suspected", False)),
        ("en", "Ana Quilla may have sold babies.", ("Ana Quilla", "sells", "babies", "suspected", False)),
        ("en", "Police failed to search the clinic.", ("Police", "searched", "clinic", "reported", True)),
        (
            "en",
            "Ana Quilla was sentenced to 35 years in prison.",
            (None, "sentenced", "Ana Quilla", "convicted", False),
        ),
        ("en", "Ana Quilla was acquitted of selling babies.", (None, "acquitted", "Ana Quilla", "acquitted", False)),
        ("en", "Ana Quilla is the leader of the gang.", ("Ana Quilla", "leads", "gang", "reported", False)),
        (
            "es",
            "La policía detuvo a Ana Quilla en Cerro Tinto.",
            ("policía", "detained", "Ana Quilla", "reported", False),
        ),
        ("es", "Ana Quilla fue detenida por la policía.", ("policía", "detained", "Ana Quilla", "reported", False)),
        ("es", "Se detuvo a Ana Quilla.", (None, "detained", "Ana Quilla", "reported", False)),
        ("es", "Fue capturada Ana Quilla.", (None, "detained", "Ana Quilla", "reported", False)),
        ("es", "Tras la captura de Ana Quilla hubo protestas.", (None, "detained", "Ana Quilla", "reported", False)),
        ("es", "Ana Quilla no fue detenida.", (None, "detained", "Ana Quilla", "reported", True)),
        ("es", "Ana Quilla habría vendido bebés.", ("Ana Quilla", "sells", "bebés", "suspected", False)),
        ("es", "Ana Quilla habría sido detenida.", (None, "detained", "Ana Quilla", "suspected", False)),
        ("es", "Ana Quilla fue acusada de vender bebés.", ("Ana Quilla", "sells", "bebés", "accused", False)),
        ("es", "Ana Quilla negó haber vendido bebés.", ("Ana Quilla", "sells", "bebés", "denied", False)),
        ("es", "Ana Quilla negó que haya vendido bebés.", ("Ana Quilla", "sells", "bebés", "denied", False)),
        ("es", "Ana Quilla reconoció haber vendido bebés.", ("Ana Quilla", "sells", "bebés", "admitted", False)),
        ("es", "Ana Quilla fue condenada por vender bebés.", ("Ana Quilla", "sells", "bebés", "convicted", False)),
        (
            "es",
            "El juez condenó a Ana Quilla a 35 años de cárcel.",
            ("juez", "sentenced", "Ana Quilla", "convicted", False),
        ),
        ("es", "Ana Quilla sería la cabecilla de la red.", ("Ana Quilla", "leads", "red", "suspected", False)),
        ("es", "La policía logró detener a Ana Quilla.", ("policía", "detained", "Ana Quilla", "reported", False)),
    ],
)
def test_a_closed_frame_is_read(language, text, expected):
    assert expected in facts(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla will be arrested."),
        ("en", "If Ana Quilla sold babies, she would lose her post."),
        ("en", "Police are checking whether Ana Quilla sold babies."),
        ("en", "Did Ana Quilla sell babies?"),
        ("en", "There is no evidence that Ana Quilla sold babies."),
        ("en", "It is unclear if police detained Ana Quilla."),
        ("en", "Ana Quilla wanted to sell babies."),
        ("en", "Police requested a warrant for the arrest of Ana Quilla."),
        ("es", "Ana Quilla será detenida."),
        ("es", "Si Ana Quilla vendió bebés, perderá el cargo."),
        ("es", "Se investiga si Ana Quilla vendió bebés."),
        ("es", "¿Vendió bebés Ana Quilla?"),
        ("es", "No hay pruebas de que Ana Quilla haya vendido bebés."),
        ("es", "Se desconoce si la policía detuvo a Ana Quilla."),
        ("es", "Ana Quilla intentó vender bebés."),
        ("es", "El fiscal pidió que se detenga a Ana Quilla."),
        ("es", "El juez debe resolver si absuelve a Ana Quilla."),
    ],
)
def test_a_question_a_condition_a_doubt_or_a_plan_says_nothing_of_the_act(language, text):
    acts = {f for f in facts(language, text) if f[1] in {"sells", "detained", "acquitted"}}

    assert acts == set()


@pytest.mark.parametrize(
    ("language", "plain", "changed", "held"),
    [
        ("en", "Police detained Ana Quilla.", "Police did not detain Ana Quilla.", ("reported", True)),
        ("en", "Ana Quilla was detained.", "Ana Quilla was never detained.", ("reported", True)),
        ("en", "Ana Quilla sold babies.", "Ana Quilla reportedly sold babies.", ("suspected", False)),
        ("en", "Ana Quilla sold babies.", "Prosecutors believe Ana Quilla sold babies.", ("suspected", False)),
        ("es", "La policía detuvo a Ana Quilla.", "La policía no detuvo a Ana Quilla.", ("reported", True)),
        ("es", "Ana Quilla vendió bebés.", "Ana Quilla presuntamente vendió bebés.", ("suspected", False)),
        ("es", "Ana Quilla vendió bebés.", "Al parecer, Ana Quilla vendió bebés.", ("suspected", False)),
    ],
)
def test_a_word_put_in_changes_only_how_it_is_held(language, plain, changed, held):
    before, after = facts(language, plain), facts(language, changed)

    assert len(before) == 1
    assert {f[3:] for f in after} == {held}
    assert {f[1] for f in after} == {f[1] for f in before}


@pytest.mark.parametrize(
    ("language", "text", "wrap"),
    [
        ("en", "Ana Quilla sold babies.", "It is not known whether {}"),
        ("en", "Police arrested Ana Quilla.", "A judge will decide whether {}"),
        ("es", "Ana Quilla vendió bebés.", "No se sabe si {}"),
        ("es", "La policía detuvo a Ana Quilla.", "Un juez dirá si {}"),
    ],
)
def test_wrapping_a_fact_in_a_doubt_takes_it_away(language, text, wrap):
    assert facts(language, text)
    assert facts(language, wrap.format(text)) == set()


def test_everybody_of_a_list_gets_a_statement():
    found = facts("en", "Ana Quilla, Beto Rojo and Carla Mora were charged.")

    assert {f[2] for f in found if f[1] == "charged"} == {"Ana Quilla", "Beto Rojo", "Carla Mora"}


def test_speakers_stand_nearest_first_and_the_publisher_last():
    reading = read("en", "Prosecutor Berta Olmo said that Ana Quilla sold babies.\n\nEnd.", publisher="El Faro")

    (sold,) = [s for s in reading.statements if s.predicate == "sells"]
    assert [speaker.name for speaker in sold.speakers] == ["Berta Olmo", "El Faro"]


def test_segun_names_the_speaker_of_the_sentence():
    reading = read("es", "Según la fiscal Berta Olmo, Ana Quilla vendió bebés.\n\nFin.")

    (sold,) = [s for s in reading.statements if s.predicate == "sells"]
    assert [speaker.name for speaker in sold.speakers] == ["Berta Olmo"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_quote_is_where_it_says(language):
    folder = Path(__file__).parents[2] / "benchmarks" / "extraction" / "gold" / "train"
    for path in sorted(folder.glob(f"*_{language}.txt"))[:4]:
        text = path.read_text("utf-8")
        reading = read(language, text)

        assert all(text[s.start : s.end] == s.quote for s in reading.statements)
        assert read(language, text) == reading


def test_a_new_predicate_needs_only_data():
    layers = {layer: load("en", layer) for layer in ("verbs", "cues", "speech", "frames")}
    frames = dict(layers["frames"])
    frames["predicates"] = frames["predicates"] | {
        "photographs": {"verbs": ["photograph"], "subject": "actors", "object": "people"}
    }
    grammar = compile_grammar("en", layers | {"frames": frames})

    reading = read("en", "Ana Quilla allegedly photographed Beto Rojo.\n\nEnd.", extractor=RuleExtractor("en", grammar))

    assert [(s.predicate, s.standing.value) for s in reading.statements] == [("photographs", "suspected")]


def test_a_new_language_needs_only_data():
    layers = {layer: dict(load("en", layer)) for layer in ("verbs", "cues", "speech", "frames")}
    verbs = layers["verbs"]
    verbs["paradigms"] = {
        "all": {
            "ending": "",
            "after": [""],
            "tenses": {"third": "ez", "past": "ot", "participle": "um", "gerund": "ad"},
        }
    }
    verbs["irregular"] = {}
    frames = layers["frames"]
    frames["predicates"] = frames["predicates"] | {
        "detained": {"verbs": ["grom"], "subject": "authorities", "object": "people"}
    }
    grammar = compile_grammar("xx", layers)

    reading = read("en", "Police gromot Ana Quilla.\n\nEnd.", extractor=RuleExtractor("en", grammar))

    assert [(s.predicate, s.object.name) for s in reading.statements] == [("detained", "Ana Quilla")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El médico Aurelio Ficticio cobró 5 mil dólares por cada entrega."),
        ("es", "La enfermera Rosa Ficticia cobraba 800 soles por cada traslado."),
        ("es", "Rosa Ficticia cobraba 500 soles por cada parto."),
        ("en", "Nurse Rosa Ficticia charged $500 for each delivery and $20 for papers."),
    ],
)
def test_whatever_a_statement_is_about_is_among_those_the_document_names(language: str, text: str) -> None:
    reading = read(language, text)
    named = {who.id for s in reading.statements for who in (s.subject, s.object, s.where) if who is not None}
    assert named
    assert named <= {entity.id for entity in reading.entities}
