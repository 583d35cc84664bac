"""What lies ahead, never came, or stands in a false tale is told of nobody; nor is a teller who she speaks of."""

import itertools

import pytest

from ovillo.domain.statements import KIND_OF, PredicateKind, Statement
from tests.extraction.said import whole

BLAMING = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE})


def blaming(language: str, text: str, name: str) -> list[Statement]:
    """What is told of whoever is called so, as done by them or to them."""
    found = [each for each in whole(language, text) if KIND_OF.get(each.predicate) in BLAMING and not each.negated]
    return [each for each in found if any(who is not None and who.name == name for who in (each.subject, each.object))]


AHEAD = [
    *(
        f"{before} {opener} she {act}."
        for before, opener, act in itertools.product(
            ("Ana Ficticia will keep her post", "Ana Ficticia faces ten years"),
            ("until", "once", "when", "before", "as soon as", "by the time"),
            ("is convicted of selling babies", "is sentenced in June", "has been charged with fraud"),
        )
    ),
    "When Ana Ficticia is released, she will be deported.",
    "Ana Ficticia will be deported after she is released.",
    "Ana Ficticia will remain in custody until she is charged.",
    "The mothers will not rest until Ana Ficticia and Bea Ficticia are convicted.",
]


@pytest.mark.parametrize("text", AHEAD)
def test_what_a_clause_of_time_puts_ahead_has_not_come(text: str) -> None:
    assert blaming("en", text, "Ana Ficticia") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ficticia died before she was convicted of selling babies.",
        "Ana Ficticia killed herself before prosecutors charged her with fraud.",
        "Ana Ficticia died in custody before the court convicted her.",
        "Ana Ficticia died two days before she was sentenced.",
    ],
)
def test_death_came_before_the_verdict(text: str) -> None:
    assert blaming("en", text, "Ana Ficticia") == []


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ana Ficticia kept her post until she was arrested.", "detained"),
        ("Ana Ficticia fled before she was charged with fraud, and was convicted in her absence.", "convicted"),
        ("When Ana Ficticia was arrested, she said nothing.", "detained"),
        ("Ana Ficticia will appeal after she was convicted of fraud.", "convicted"),
        ("Her husband died before Ana Ficticia was arrested.", "detained"),
    ],
)
def test_what_has_come_is_told(text: str, predicate: str) -> None:
    assert predicate in {each.predicate for each in blaming("en", text, "Ana Ficticia")}


FALSE_TALES = [
    *(
        ("en", f"A {kind} {act}.")
        for kind, act in itertools.product(
            ("fake news report", "false message", "bogus press release", "fake WhatsApp message"),
            (
                "said that Ana Ficticia had been arrested",
                "accused Ana Ficticia of selling babies",
                "named Ana Ficticia as the leader of the ring",
                "about the arrest of Ana Ficticia went round",
            ),
        )
    ),
    *(
        ("es", f"{kind} {act}.")
        for kind, act in itertools.product(
            ("Una noticia falsa", "Un mensaje falso", "Un comunicado apócrifo"),
            (
                "decía que Ana Ficticia había sido detenida",
                "acusaba a Ana Ficticia de vender bebés",
                "sobre la detención de Ana Ficticia circuló en redes",
                "según la cual Ana Ficticia fue condenada circuló en redes",
            ),
        )
    ),
    ("en", "Police arrested a man who spread a false story that Ana Ficticia was arrested."),
    ("en", "Posts about the arrest of Ana Ficticia are fake."),
    ("es", "El ministerio desmintió una noticia según la cual Ana Ficticia fue condenada."),
    ("es", "De no ser por su tío, Ana Ficticia habría sido condenada."),
]


@pytest.mark.parametrize(("language", "text"), FALSE_TALES)
def test_what_a_false_tale_tells_is_told_of_nobody(language: str, text: str) -> None:
    assert blaming(language, text, "Ana Ficticia") == []


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Ana Ficticia made false statements to the police and was convicted of fraud.", "convicted"),
        ("en", "Ana Ficticia was arrested after she spread a false story about a rival.", "detained"),
        ("en", "The false doctor said that Ana Ficticia sold babies.", "sells"),
        ("es", "Ana Ficticia fue detenida por difundir noticias falsas.", "detained"),
    ],
)
def test_whoever_tells_a_false_tale_is_told_of(language: str, text: str, predicate: str) -> None:
    assert predicate in {each.predicate for each in blaming(language, text, "Ana Ficticia")}


TELLERS = [
    *(
        ("en", f"Ana Ficticia was arrested on Friday. {teller} {told}.")
        for teller, told in itertools.product(
            (
                "Her sister, Bea Invento,",
                "Her sister Bea Invento",
                "A neighbour, Bea Invento,",
                "The mother, Bea Invento,",
            ),
            (
                "said she was arrested at the airport",
                "said that she had sold the babies",
                "told reporters that she had admitted selling the babies",
                "confirmed that she had been charged",
            ),
        )
    ),
    *(
        ("es", f"Ana Ficticia fue detenida el viernes. {teller} {told}.")
        for teller, told in itertools.product(
            ("Su hermana, Bea Invento,", "Su hermano, Bea Invento,", "Una vecina, Bea Invento,"),
            ("dijo que ella vendía a los bebés", "declaró que había captado a las madres"),
        )
    ),
]


@pytest.mark.parametrize(("language", "text"), TELLERS)
def test_whoever_speaks_of_the_accused_is_not_accused(language: str, text: str) -> None:
    assert blaming(language, text, "Bea Invento") == []


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ana Ficticia was arrested on Friday. Bea Invento admitted selling babies.", "sells"),
        ("Ana Ficticia was arrested on Friday. Bea Invento admitted that she sold babies.", "sells"),
        ("Bea Invento said she was arrested at the airport.", "detained"),
        ("Ana Ficticia and Bea Invento were arrested on Friday. Bea Invento said she was charged in May.", "charged"),
        (
            "Ana Ficticia was arrested on Friday. A mother, Bea Invento, said she sold her baby to Ana Ficticia.",
            "sells",
        ),
        (
            "Ana Ficticia was arrested on Friday. A mother, Bea Invento, said she was deceived by the clinic.",
            "deceives",
        ),
    ],
)
def test_what_people_tell_of_themselves_is_theirs(text: str, predicate: str) -> None:
    assert predicate in {each.predicate for each in blaming("en", text, "Bea Invento")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ana Ficticia fue detenida. Bea Invento negó haber captado a menores."),
        ("es", "Ana Ficticia fue condenada. Por su parte, Bea Invento negó haber vendido bebés."),
        ("es", "Ana Ficticia fue detenida. Bea Invento, quien fue acusada, rechazó haber captado a menores."),
        ("en", "Police arrested Ana Ficticia. Bea Invento denied recruiting girls."),
        ("en", "Ana Ficticia was convicted. Bea Invento denied that she had sold babies."),
        ("en", "Ana Ficticia was arrested. Bea Invento said she did not sell babies."),
    ],
)
def test_a_denial_stays_with_who_denies_whoever_else_is_blamed(language: str, text: str) -> None:
    rows = [s for s in whole(language, text) if s.subject is not None and s.subject.name == "Bea Invento"]
    assert [s for s in rows if s.negated or s.standing.value == "denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El juez absolvió a Bea Invento el 20 de junio de 2031. Según la agencia, Ana Ficticia fue condenada."),
        ("es", "El juez condenó a Bea Invento el 20 de junio de 2031. Ana Ficticia fue condenada en otro proceso."),
        ("en", "A judge acquitted Bea Invento on June 20, 2031. The same court convicted Ana Ficticia."),
        ("en", "A judge convicted Bea Invento on June 20, 2031. Ana Ficticia was convicted in a separate trial."),
    ],
)
def test_the_day_of_one_persons_verdict_is_not_anothers(language: str, text: str) -> None:
    verdicts = [each for each in blaming(language, text, "Ana Ficticia") if each.predicate == "convicted"]
    assert [each.when for each in verdicts] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "La jueza Ana Ficticia habló ayer. Zúmel vendía bebés.",
        'La fiscal Ana Ficticia lamentó el fallo. "Zúmel falsificó las partidas", insistió.',
        "La jueza Ana Ficticia habló ayer. Mercorsa vendía bebés.",
    ],
)
def test_an_unknown_name_before_the_verb_is_not_whoever_was_told_of_before(text: str) -> None:
    assert blaming("es", text, "Ana Ficticia") == []


@pytest.mark.parametrize("opener", ["Además", "También", "Presuntamente", "Ayer", "Luego"])
def test_a_verb_without_a_subject_goes_on_about_the_same(opener: str) -> None:
    assert blaming("es", f"Ana Ficticia fue detenida el viernes. {opener} fue imputada por trata.", "Ana Ficticia")


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "es",
            'El fiscal Gonzalo Ficticio lamentó el fallo. "Zoe Invento falsificó las partidas", {}.',
            "Gonzalo Ficticio",
        ),
        ("en", 'Prosecutor Guy Ficticio regretted it. "Zoe Invento forged the records," he {}.', "Guy Ficticio"),
    ],
)
def test_a_quotation_is_not_the_word_of_whom_it_tells_of(language: str, text: str, speaker: str) -> None:
    verbs = {"es": ("insistió", "recalcó", "repitió", "dijo"), "en": ("insisted", "repeated", "continued", "said")}
    for verb in verbs[language]:
        forged = [each for each in whole(language, text.format(verb)) if each.predicate == "forges"]
        assert [each.name for s in forged for each in s.speakers] == [speaker], verb


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lawyer Ivan Ficticio, who represents the woman charged with selling babies, said she is innocent."),
        ("es", "El abogado Iván Ficticio, que representa a la mujer acusada de vender bebés, dijo que es inocente."),
        ("en", "The article also reported incorrectly that Ivan Ficticio sold babies."),
        ("es", "Por un error de edición, se consignó que Iván Ficticio fue condenado por vender bebés."),
    ],
)
def test_neither_a_lawyer_nor_who_was_named_in_error_is_blamed(language: str, text: str) -> None:
    assert not [
        s
        for s in whole(language, text)
        if "Ficticio" in f"{s.object and s.object.name} {s.subject and s.subject.name}"
        and KIND_OF.get(s.predicate) in BLAMING
    ]


def test_a_ruling_by_gerunds_tells_who_is_convicted_and_who_is_cleared() -> None:
    text = (
        "FALLAN: CONDENANDO a Ana Ficticia como autora del delito de trata a VEINTIDÓS AÑOS de pena privativa de "
        "libertad; ABSOLVIENDO a Bea Invento de la acusación fiscal."
    )
    assert {each.predicate for each in blaming("es", text, "Ana Ficticia")} == {"sentenced"}
    assert {each.predicate for each in blaming("es", text, "Bea Invento")} == {"acquitted"}
    assert not blaming("es", "Condenando a Ana Ficticia el juez calmaría a las madres.", "Ana Ficticia")


def test_she_is_nobody_of_before_where_somebody_unknown_is_told_of_between() -> None:
    text = (
        "Ana Ficticia was acquitted.\n\nMarchbank, who pleaded guilty, testified. At last she admitted lying to police."
    )
    assert {each.predicate for each in blaming("en", text, "Ana Ficticia")} == {"acquitted"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El jefe policial Leo Ficticio habló. El jefe de la banda fue detenido."),
        ("es", "El exjefe de la Policía Leo Ficticio habló. Algunos medios hablaban del jefe de la red, ya detenido."),
        ("en", "Former police chief Leo Ficticio spoke. The head of the ring was arrested."),
        ("en", "Police chief Leo Ficticio spoke. He said that the boss of the gang was charged."),
    ],
)
def test_the_head_of_the_ring_is_not_the_chief_of_police_of_before(language: str, text: str) -> None:
    assert blaming(language, text, "Leo Ficticio") == []
    assert "leads" not in {s.predicate for s in whole(language, text) if s.subject and s.subject.name == "Leo Ficticio"}


@pytest.mark.parametrize("quotation", ["No capté a menores", "Vendí bebés", "No he vendido bebés"])
def test_i_in_a_quotation_is_not_who_was_told_of_before(quotation: str) -> None:
    found = blaming("es", f"Ana Ficticia fue detenida. «{quotation}», dijo Bo Invento.", "Ana Ficticia")
    assert {each.predicate for each in found} == {"detained"}
