"""Sentences that deny, doubt, undo or suppose an act: none may leave it standing, and none may swap who did it."""

import shutil
from importlib.resources import files

import pytest

from ovillo.extraction import lexicon
from ovillo.extraction.rules import RuleExtractor
from tests.extraction.said import facts, statements

ATTRIBUTES = {"age", "occupation", "holds_office", "alias", "nationality", "works_for"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla would have sold babies."),
        ("en", "Judge Beto Rojo would have acquitted Ana Quilla."),
        ("en", "Police could have arrested Ana Quilla."),
        ("en", "Had Ana Quilla sold babies, she would have been arrested."),
        ("en", "Police arrested neither Ana Quilla nor Beto Rojo."),
        ("en", "Police stopped short of arresting Ana Quilla."),
        ("en", "Rumours of the arrest of Ana Quilla were false."),
        ("en", "It is false that Ana Quilla sold babies."),
        ("en", "It is not true that Ana Quilla sold babies."),
        ("en", "Claims that Ana Quilla sold babies are false."),
        ("en", "Nothing suggests that Ana Quilla sold babies."),
        ("en", "Prosecutors could not prove that Ana Quilla sold babies."),
        ("en", "Ana Quilla was wrongly identified as the leader of the gang."),
        ("en", "CORRECTION: On Friday we reported that police arrested Ana Quilla."),
        ("en", "Ana Quilla tried to sell babies."),
        ("en", "Ana Quilla, not Beto Rojo, was charged."),
        ("en", "Ana Quilla but not Beto Rojo was charged."),
        ("en", "Police arrested everyone except Ana Quilla."),
        ("en", "All but Ana Quilla were charged."),
        ("en", "A man whose sister Ana Quilla sold is safe."),
        ("en", "Ana Quilla pretended to sell babies."),
        ("en", "Ana Quilla threatened to sell babies."),
        ("en", "Ana Quilla was falsely accused of selling babies."),
        ("es", "Es falso que Ana Quilla vendió bebés."),
        ("es", "No es cierto que Ana Quilla vendió bebés."),
        ("es", "Los rumores de la captura de Ana Quilla eran falsos."),
        ("es", "Ana Quilla se declaró no culpable de vender bebés."),
        ("es", "FE DE ERRATAS: El viernes informamos que fue detenida Ana Quilla."),
    ],
)
def test_what_is_undone_supposed_or_untrue_leaves_no_statement(language, text):
    assert facts(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Quilla is not the leader of the gang.", ("Ana Quilla", "leads", "gang", "reported", True)),
        ("en", "Ana Quilla is not in custody.", (None, "detained", "Ana Quilla", "reported", True)),
        ("en", "Ana Quilla is not under investigation.", (None, "investigated", "Ana Quilla", "investigated", True)),
        (
            "en",
            "Ana Quilla pleaded not guilty to selling babies.",
            ("Ana Quilla", "sells", "babies", "denied", False),
        ),
        ("en", "Ana Quilla was cleared of selling babies.", ("Ana Quilla", "sells", "babies", "acquitted", False)),
        ("en", "A judge refused to release Ana Quilla.", ("judge", "released", "Ana Quilla", "reported", True)),
        ("en", "Ana Quilla failed to sell the babies.", ("Ana Quilla", "sells", "babies", "reported", True)),
        ("en", "Ana Quilla stood trial for selling babies.", ("Ana Quilla", "sells", "babies", "accused", False)),
        (
            "en",
            "Ana Quilla was arrested on charges of selling babies.",
            ("Ana Quilla", "sells", "babies", "suspected", False),
        ),
        ("en", "Ana Quilla remains in custody.", (None, "detained", "Ana Quilla", "reported", False)),
        (
            "en",
            "A grand jury returned an indictment against Ana Quilla.",
            ("grand jury", "indicted", "Ana Quilla", "charged", False),
        ),
        (
            "en",
            "Ana Quilla received six years for threatening Beto Rojo.",
            ("Ana Quilla", "threatens", "Beto Rojo", "convicted", False),
        ),
        ("es", "Ana Quilla no es la cabecilla de la red.", ("Ana Quilla", "leads", "red", "reported", True)),
    ],
)
def test_a_denial_a_failure_or_a_trial_keeps_its_own_standing(language, text, expected):
    found = facts(language, text)

    assert expected in found
    assert {f[3:] for f in found if f[1] == expected[1]} == {expected[3:]}


def test_not_only_denies_nothing():
    found = facts("en", "Ana Quilla was not only arrested but also charged.")

    assert {(f[1], f[4]) for f in found} == {("detained", False), ("charged", False)}


def test_what_a_conviction_leaves_out_is_not_convicted():
    found = facts("en", "Ana Quilla was found guilty of bribery, not of selling babies.")

    assert found == {(None, "convicted", "Ana Quilla", "convicted", False)}


@pytest.mark.parametrize(
    ("text", "seller", "sold"),
    [
        ("Ana Quilla sold Carla Mora to Beto Rojo.", "Ana Quilla", "Carla Mora"),
        ("Carla Mora was sold by Ana Quilla to Beto Rojo.", "Ana Quilla", "Carla Mora"),
        ("The girl whom Ana Quilla sold is safe.", "Ana Quilla", "girl"),
    ],
)
def test_whoever_undergoes_an_act_never_becomes_who_does_it(text, seller, sold):
    assert {f[:3] for f in facts("en", text) if f[1] == "sells"} == {(seller, "sells", sold)}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Ana Quilla was charged with selling babies.", "Ana Quilla was acquitted of selling babies."),
        ("es", "Ana Quilla fue acusada de vender bebés.", "Ana Quilla fue absuelta de vender bebés."),
    ],
)
def test_charged_made_acquitted_leaves_nothing_firmer(language, before, after):
    (first,) = {f for f in facts(language, before) if f[1] == "sells"}
    (second,) = {f for f in facts(language, after) if f[1] == "sells"}

    assert first[:3] == second[:3]
    assert second[3:] == ("acquitted", False)
    assert not any(f[1] == "charged" for f in facts(language, after))


@pytest.mark.parametrize(
    ("language", "told", "untold"),
    [
        ("en", "Prosecutor Carla Mora said that Ana Quilla sold babies.", "Ana Quilla sold babies."),
        ("es", "Según la fiscal Carla Mora, Ana Quilla vendió bebés.", "Ana Quilla vendió bebés."),
    ],
)
def test_without_its_source_a_fact_keeps_all_but_the_speaker(language, told, untold):
    (with_source,) = [s for s in statements(language, told) if s.predicate == "sells"]
    (without,) = [s for s in statements(language, untold) if s.predicate == "sells"]

    assert [s.name for s in with_source.speakers] == ["Carla Mora"]
    assert without.speakers == ()
    assert (with_source.standing, with_source.negated) == (without.standing, without.negated)


def test_the_defendants_give_way_to_their_names():
    text = "Ana Quilla and Beto Rojo were arrested on Monday.\n\nThe two defendants were arrested in Cerro Tinto."

    assert {f[2] for f in facts("en", text) if f[1] == "detained"} == {"Ana Quilla", "Beto Rojo"}


def test_more_people_than_are_named_stay_counted():
    text = "Ana Quilla was arrested on Monday.\n\nFive suspects were arrested in Cerro Tinto."

    assert len([f for f in facts("en", text) if f[1] == "detained"]) == 2


def test_a_folder_of_words_adds_a_language(tmp_path, monkeypatch):
    with_words = tmp_path / "xx"
    shutil.copytree(str(files(lexicon.__name__).joinpath("en")), with_words)
    frames = with_words / "frames.toml"
    frames.write_text(frames.read_text("utf-8").replace('verbs = ["arrest", ', 'verbs = ["grom*", '), "utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)

    found = statements("xx", "Police grommed Ana Quilla.", extractor=RuleExtractor("xx"))

    assert lexicon.languages() == ("xx",)
    assert [(s.predicate, s.object.name) for s in found] == [("detained", "Ana Quilla")]


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "La Corte revocó la detención de Luis Soto Vega.", "detained"),
        ("es", "Luis Soto Vega fue condenado por error en 2029.", "convicted"),
        ("es", "«El general nunca recibió dinero», aseguró Marcial Olluco Benites.", "detained"),
        ("es", "La casa es de Zulema Farfán Ocaña. La compró por 310 000 soles.", "price"),
        ("es", "Llamamos «Zulema Farfán Pinto» a la señora Zulema Farfán Ocaña.", "contacts"),
        ("en", "Luis Soto Vega was wrongly accused of leading the ring, the court said.", "leads"),
    ],
)
def test_what_is_undone_mistaken_or_of_something_else_is_not_said_of_a_person(language, text, predicate):
    assert predicate not in {s.predicate for s in statements(language, text)}


@pytest.mark.parametrize(
    ("language", "text", "predicate", "month"),
    [
        ("en", "The clinic was not searched until 12 May.", "searched", 5),
        ("en", "Ana Quilla was not charged until June.", "charged", 6),
        ("es", "Ana Quilla no fue detenida hasta junio.", "detained", 6),
    ],
)
def test_what_was_not_done_until_a_day_was_done_then(language, text, predicate, month):
    (late,) = [s for s in statements(language, text) if s.predicate == predicate]

    assert not late.negated
    assert late.when is not None
    assert late.when.start is not None
    assert late.when.start.month == month


def test_a_verb_of_saying_without_subject_is_not_given_to_whoever_spoke_before():
    text = (
        "«Si el juez admite esos audios, los impugnaremos», advirtió el abogado Marcial Olluco Benites.\n\n"
        "La fiscal Irma Totora Salvatierra declinó comentar la defensa. "
        "En una audiencia había dicho que Evaristo Tambo Quillca protegía a la banda."
    )

    (protects,) = [s for s in statements("es", text) if s.predicate == "protects"]

    assert [speaker.name for speaker in protects.speakers] in (["Irma Totora Salvatierra"], [])


def test_a_claim_lowers_what_it_claims_and_nothing_else():
    told = facts("en", "A judge ordered Ana Quilla to be held on charges that she led a ring.")

    assert {standing for _, predicate, _, standing, _ in told if predicate == "leads"} == {"suspected"}
    assert {standing for _, predicate, _, standing, _ in told if predicate == "ordered"} <= {"reported"}


def test_what_stands_before_a_semicolon_is_not_said_by_who_speaks_after_it():
    (held,) = [
        s
        for s in statements("en", "Your story says that 14 people were detained; the prosecutor says 13.")
        if s.predicate == "detained"
    ]

    assert "prosecutor" not in [speaker.name for speaker in held.speakers]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The judge said the prosecutor had failed to show that Ana Quilla sold any child."),
        ("en", "Prosecutors could not establish that Ana Quilla sold any child."),
        ("en", "The court was not convinced that Ana Quilla had sold babies."),
        ("en", "Police do not believe that Ana Quilla sold babies."),
        ("es", "La fiscalía no logró demostrar que Ana Quilla vendiera niños."),
        ("es", "No quedó acreditado que Ana Quilla vendió niños."),
        ("es", "La jueza no considera probado que Ana Quilla vendió niños."),
        ("en", "Beto Rojo's claim that Ana Quilla sold babies was dismissed by the court."),
        ("en", "The court threw out the charge that Ana Quilla sold babies."),
        ("en", "The allegation that Ana Quilla sold babies has been withdrawn."),
        ("en", "Ana Quilla joked that she sold babies."),
        ("es", "La acusación de que Ana Quilla vendía bebés fue desestimada."),
        ("es", "Ana Quilla dejó de ser sospechosa de vender bebés."),
    ],
)
def test_what_was_not_shown_is_not_said(language, text):
    assert not {fact for fact in facts(language, text) if fact[1] == "sells"}
