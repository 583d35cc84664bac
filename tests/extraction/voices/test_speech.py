"""By whose word a thing is said, nearest first."""

import pytest

from tests.extraction.said import statements

PRESENTED = {"holds_office", "occupation", "works_for", "age"}
"""How a writer presents people, which nobody is cited for."""

CASES = [
    (
        "es",
        "La policía detuvo a siete personas que integraban el clan, informó este domingo la Fiscalía.",
        ["Fiscalía"],
    ),
    (
        "es",
        "La policía detuvo a siete personas, informó a La Linterna el fiscal Beto Rojo.",
        ["Beto Rojo", "La Linterna"],
    ),
    ("es", "La policía detuvo a siete personas, según informó la Fiscalía en un comunicado.", ["Fiscalía"]),
    ("es", "La policía detuvo a siete personas, según fuentes policiales.", ["fuentes policiales"]),
    ("es", "Según La Linterna, la policía detuvo a Ana Quilla.", ["La Linterna"]),
    ("es", "De acuerdo con la Fiscalía, la policía detuvo a Ana Quilla.", ["Fiscalía"]),
    (
        "es",
        "El fiscal Beto Rojo dijo que la policía detuvo a Ana Quilla. Agregó que Rita Verde fue liberada.",
        ["Beto Rojo"],
    ),
    ("es", "El fiscal Beto Rojo dijo que Ana Quilla fue detenida y que Rita Verde fue liberada.", ["Beto Rojo"]),
    ("es", "“La policía detuvo a Ana Quilla”, dijo el fiscal Beto Rojo.", ["Beto Rojo"]),
    ("es", "“La policía detuvo a Ana Quilla. Rita Verde fue liberada”, dijo el fiscal Beto Rojo.", ["Beto Rojo"]),
    ("es", "La Fiscalía informó que Ana Quilla fue detenida.", ["Fiscalía"]),
    (
        "es",
        "Fuentes de la investigación indicaron a La Linterna que Ana Quilla fue detenida.",
        ["Fuentes de la investigación", "La Linterna"],
    ),
    ("es", "La Fiscalía, en un comunicado, confirmó que Ana Quilla fue detenida.", ["Fiscalía"]),
    ("es", "En conferencia de prensa, el ministro Beto Rojo anunció que Ana Quilla fue detenida.", ["Beto Rojo"]),
    ("es", "Ana Quilla fue detenida, confirmó a la agencia Andanada el abogado Beto Rojo.", ["Beto Rojo", "Andanada"]),
    ("es", "Ana Quilla fue detenida el martes, de acuerdo a lo informado por la policía.", ["policía"]),
    ("es", "A decir del fiscal Beto Rojo, Ana Quilla fue detenida.", ["Beto Rojo"]),
    ("es", "Como informó La Linterna, Ana Quilla fue detenida.", ["La Linterna"]),
    ("es", "Trascendió que Ana Quilla fue detenida.", []),
    ("es", "Para el fiscal Beto Rojo, Ana Quilla vendió niños.", ["Beto Rojo"]),
    ("es", "La investigación señala que Ana Quilla vendió niños.", ["investigación"]),
    ("es", "De acuerdo con la acusación, Ana Quilla vendió niños.", ["acusación"]),
    ("es", "El reporte policial detalla que Ana Quilla fue detenida.", ["reporte policial"]),
    ("es", "«Ana Quilla fue detenida», precisó la vocera de la PNP, Rita Verde.", ["Rita Verde"]),
    ("es", "La policía detuvo a Ana Quilla, informó La Voz del Norte.", ["La Voz del Norte"]),
    ("es", "Según El Faro de Caleta, la policía detuvo a Ana Quilla.", ["El Faro de Caleta"]),
    ("es", "La Voz del Norte reveló que la policía detuvo a Ana Quilla.", ["La Voz del Norte"]),
    ("es", "El Pregón de Caleta informó que la policía detuvo a Ana Quilla.", ["El Pregón de Caleta"]),
    ("es", "El Juzgado de Caleta informó que la policía detuvo a Ana Quilla.", ["Juzgado de Caleta"]),
    ("en", "Police arrested Ana Quilla, La Voz del Norte reported.", ["La Voz del Norte"]),
    ("en", "Police arrested Ana Quilla, the daily El Faro de Caleta said.", ["El Faro de Caleta"]),
    ("en", "As first reported by El Faro de Caleta, police arrested Ana Quilla.", ["El Faro de Caleta"]),
    ("en", "Citing La Voz del Norte, the paper said police arrested Ana Quilla.", ["La Voz del Norte"]),
    ("en", "Police arrested seven people, prosecutors said on Sunday.", ["prosecutors"]),
    ("en", "Police arrested Ana Quilla, said Beto Rojo, a spokesman for the ministry.", ["Beto Rojo"]),
    ("en", "Police arrested Ana Quilla, spokesman Beto Rojo told the Daily Lamp.", ["Beto Rojo", "Daily Lamp"]),
    ("en", "According to police, Ana Quilla was arrested on Tuesday.", ["police"]),
    (
        "en",
        "The prosecutor Beto Rojo said Ana Quilla was arrested. He added that Rita Verde was released.",
        ["Beto Rojo"],
    ),
    ("en", "“Ana Quilla was arrested,” Beto Rojo said. “Rita Verde was released.”", ["Beto Rojo"]),
    ("en", "“Ana Quilla was arrested,” said the spokesman, Beto Rojo.", ["Beto Rojo"]),
    ("en", "Officials confirmed that Ana Quilla was arrested.", ["Officials"]),
    ("en", "Court documents show that Ana Quilla sold babies.", ["Court documents"]),
    ("en", "The indictment alleges that Ana Quilla sold babies.", ["indictment"]),
    ("en", "Prosecutors allege Ana Quilla sold babies.", ["Prosecutors"]),
    ("en", "Ana Quilla was arrested, the Daily Lamp reported, citing police.", ["police", "Daily Lamp"]),
    ("en", "In a statement, the ministry said Ana Quilla was arrested.", ["ministry"]),
    ("en", "Police say Ana Quilla sold babies and that Beto Rojo forged papers.", ["Police"]),
    ("en", "Ana Quilla was arrested, Andanada Press reports.", ["Andanada Press"]),
    ("en", "A police source told Andanada Press that Ana Quilla was arrested.", ["police source", "Andanada Press"]),
    ("en", "The court heard that Ana Quilla sold babies.", []),
    ("en", "The court heard Ana Quilla sold babies.", []),
    ("en", "Beto Rojo, prosecuting, said Ana Quilla sold babies.", ["Beto Rojo"]),
    ("en", "Beto Rojo, the police spokesman in Cerro Tinto, disclosed that Ana Quilla was arrested.", ["Beto Rojo"]),
    ("en", "Confirming the arrest, police spokesman Beto Rojo said Ana Quilla sold babies.", ["Beto Rojo"]),
]


def speakers(language, text):
    """The names of the speakers of each act, the publisher left out, in lower case."""
    return [
        [s.name.lower() for s in statement.speakers if s.name != "Pliego"]
        for statement in statements(language, text, publisher="Pliego")
        if statement.predicate not in PRESENTED
    ]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_speakers_stand_nearest_first(language, text, wanted):
    found = speakers(language, text)

    assert found
    for chain in found:
        assert len(chain) == len(wanted)
        assert all(w.lower() in f or f in w.lower() for f, w in zip(chain, wanted, strict=True))


def test_what_stands_in_single_quotation_marks_is_said():
    found = speakers("en", "‘Rita Verde’s child was rescued on Monday. Ana Quilla was arrested,’ Beto Rojo said.")

    assert ["beto rojo"] in found


def test_an_apostrophe_opens_no_quotation():
    assert speakers("en", "Ana Quilla's clinic was searched. The nurses' rooms were searched.") == [[], []]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "“We rescued nine babies in total. Two women were arrested,” Sheriff Beto Rojo said.", ["beto rojo"]),
        ("es", '"Rescatamos a nueve bebés. Dos mujeres fueron detenidas", dijo el fiscal Beto Rojo.', ["beto rojo"]),
        (
            "es",
            "El fiscal Beto Rojo dijo que la red vendía bebés. Dos mujeres fueron detenidas, detalló el funcionario.",
            ["beto rojo"],
        ),
        (
            "en",
            "The commissioner, Beto Rojo, said five women were rescued. The officer added that a man was arrested.",
            ["beto rojo"],
        ),
        ("es", '"Rescatamos a dos niñas", dijo el fiscal Beto Rojo. "Detuvimos a un médico", añadió.', ["beto rojo"]),
        ("en", '"We rescued a girl," Sheriff Beto Rojo said.\n\n"The gang sold babies."', ["beto rojo"]),
        ("es", 'El comisario Beto Rojo declaró:\n\n"Dos médicos fueron detenidos".', ["beto rojo"]),
    ],
)
def test_all_of_what_one_person_says_is_theirs(language, text, wanted):
    found = speakers(language, text)

    assert found
    assert all(chain == wanted for chain in found)


def test_an_official_of_no_name_stays_one_after_a_paper_and_nothing_is_said_by_it_after_the_quotation():
    found = speakers("en", '"We rescued a girl," Sheriff Beto Rojo said.\n\nThe gang sold babies.')

    assert sorted(found) == [[], ["beto rojo"]]


def test_whom_somebody_warns_is_not_who_says_it():
    text = "Roisin Pell owned the house. The jury found that Colm Abernathy had accepted £400 from Pell and had warned her."

    assert {s.speakers[0].name for s in statements("en", text) if s.predicate == "receives"} == {"jury"}
