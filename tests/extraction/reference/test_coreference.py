import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.tokens import cut_sentences
from ovillo.extraction.traits.people import find_people
from ovillo.extraction.values.quantities import find_quantities
from tests.extraction.said import said


def meant(text: str, words: str, language: str) -> tuple[str, ...]:
    """Whom the last group that is spelled so stands for."""
    document = Document("0" * 64, "skein.txt", "text/plain", len(text), text, (0,), SourceDetails())
    sentences = cut_sentences(text, cut_blocks(text, language), language)
    found = find_people(document, sentences, [find_quantities(s, language) for s in sentences], language)
    groups = [g for row in found.groups for g in row if " ".join(text[g.start : g.end].split()) == words]
    assert groups, [[text[g.start : g.end] for g in row] for row in found.groups]
    return tuple(m.name for m in groups[-1].members) or (groups[-1].entity.name,)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Police in Ovillo Bay arrested a nurse on Monday. The nurse, Lana Hebra, 41, denied it.",
            "a nurse",
            "Lana Hebra",
        ),
        ("Lana Hebra, a gynaecologist, was held. The doctor denied it.", "The doctor", "Lana Hebra"),
        ("Lana Hebra, 41, was held on Monday. The woman denied it.", "The woman", "Lana Hebra"),
        ("Lana Hebra, 41, and Julio Lazo, 50, were held. The 41-year-old woman denied it.", "The 41-year-old woman", "Lana Hebra"),
        ("Julio Lazo, 50, was held on Monday. The former mayor denied it.", "The former mayor", "Julio Lazo"),
        ("Julio Lazo, 50, was held on Monday. The businessman denied it.", "The businessman", "Julio Lazo"),
        ("A judge remanded the 34-year-old officer, identified by his last name, Ovillo Hebra, on Monday.", "the 34-year-old officer", "Ovillo Hebra"),
        ("Julio Lazo was held. His lawyer, Ana Ovillo, said her client was at home.", "her client", "Julio Lazo"),
        ("Police raided the Santa Hebra clinic. Nobody was at the clinic.", "the clinic", "Santa Hebra clinic"),
    ],
)  # fmt: skip
def test_a_description_means_the_one_it_fits(text: str, words: str, name: str):
    assert meant(text, words, "en") == (name,)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "La policía detuvo a una enfermera el lunes. La enfermera Lana Hebra, de 41 años, lo negó.",
            "una enfermera",
            "Lana Hebra",
        ),
        ("Lana Hebra, ginecóloga, fue detenida. La médica lo negó.", "La médica", "Lana Hebra"),
        ("Lana Hebra, de 41 años, fue detenida el lunes. La mujer lo negó.", "La mujer", "Lana Hebra"),
        ("El diputado Julio Lazo fue detenido el lunes. El exlegislador lo negó.", "El exlegislador", "Julio Lazo"),
        ("Fue detenido Julio Lazo. Su abogada, Ana Ovillo, dijo que su patrocinado dormía.", "su patrocinado", "Julio Lazo"),
        ("Allanaron la hacienda Los Ovillos. En la finca no había nadie.", "la finca", "hacienda Los Ovillos"),
        ("La Procuraduría General de Ovillo (PGO) lo negó. La PGO calla.", "PGO", "Procuraduría General de Ovillo"),
        ("Habló la presidenta interina de Bolivia Lana Hebra Lazo. La presidenta calló.", "La presidenta", "Lana Hebra Lazo"),
        ("También cayó su exmarido, el sargento de aduanas en retiro Julio Lazo.", "su exmarido", "Julio Lazo"),
        ("Habló una de las comadronas, Lana Hebra, de 33 años.", "una de las comadronas", "Lana Hebra"),
    ],
)  # fmt: skip
def test_una_descripcion_es_de_quien_encaja(text: str, words: str, name: str):
    assert meant(text, words, "es") == (name,)


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("Lana Hebra, 41, and Ana Lazo, 50, were held on Monday. The woman denied it.", "The woman", "en"),
        ("Julio Lazo, 50, was held on Monday. The woman denied it.", "The woman", "en"),
        ("Julio Lazo, 50, was held. The 41-year-old man denied it.", "The 41-year-old man", "en"),
        ("Julio Lazo, 50, was held. Police want the man who drove him.", "the man", "en"),
        ("Attorney Lana Hebra spoke. The District Attorney was silent.", "The District Attorney", "en"),
        ("Police held two nurses and a nurse. Nurse Lana Hebra, 41, and nurse Ana Lazo, 50, denied it.", "a nurse", "en"),
        ("El ministro de Justicia, Julio Lazo, calló. El ministro de Salud habló.", "El ministro", "es"),
        ("Julio Lazo, de 50 años, y Aldo Hebra, de 41, cayeron. El hombre lo negó.", "El hombre", "es"),
        ("Police raided the Hebra clinic and the Lazo clinic in May. Nobody knows the clinic in Ovillo.", "the clinic", "en"),
    ],
)  # fmt: skip
def test_where_two_fit_or_none_nobody_is_meant(text: str, words: str, language: str):
    assert not {"Lana Hebra", "Ana Lazo", "Julio Lazo", "Aldo Hebra", "Hebra clinic"} & set(
        meant(text, words, language)
    )


def test_he_is_not_whoever_has_him_for_an_object():
    text = "El chofer Julio Lazo huyó. El juez Aldo Hebra ordenó ayer la captura contra él."

    assert meant(text, "él", "es") == ("Julio Lazo",)


def test_he_was_charged_is_said_of_no_prosecutor():
    text = "District Attorney Aldo Hebra named Julio Lazo on Monday. He was charged with fraud."

    assert meant(text, "He", "en") == ("Julio Lazo",)


def test_both_are_the_two_of_the_sentence_before():
    text = "Police charged Julio Lazo on Monday and held the nurse Lana Hebra on Tuesday. A judge jailed both."

    assert meant(text, "both", "en") == ("Julio Lazo", "Lana Hebra")


def test_both_of_three_are_nobody():
    text = "Police held Julio Lazo on Monday, Ana Lazo on Tuesday and Lana Hebra on Friday. Nobody on both sides spoke."

    with pytest.raises(AssertionError):
        meant(text, "both", "en")


def test_as_many_as_the_report_presents_are_counted():
    text = (
        "Three people smugglers were jailed on Monday.\n\n"
        "Lana Hebra, 41, drove. Julio Lazo, 50, paid. Aldo Ovillo, 33, slept. The three smugglers are silent."
    )

    assert meant(text, "The three smugglers", "en") == ("Lana Hebra", "Julio Lazo", "Aldo Ovillo")


def test_a_surname_is_that_of_the_one_named_by_then():
    text = "Quintanal pagaba a Lana Hebra Lazo. Hebra calló. También cayó su hijo, Aldo Hebra."

    assert meant(text, "Hebra", "es") == ("Lana Hebra Lazo",)


def test_a_body_with_the_name_of_a_town_is_not_the_town():
    text = "Two men fled Ovillo. The Ovillo crime branch and the Ovillo police looked on."

    assert meant(text, "Ovillo crime branch", "en") == ("Ovillo crime branch",)
    assert meant(text, "Ovillo police", "en") == ("Ovillo police",)


def test_who_signs_the_report_is_no_they():
    text = "Girls on a bus\n\nBy Lana Hebra and Julio Lazo\n\nNine girls slept on a bus. They sang on Monday."

    with pytest.raises(AssertionError):
        meant(text, "They", "en")


@pytest.mark.parametrize(
    ("text", "words", "language", "name"),
    [
        ("Police broke up a drug trafficking ring in May. The group paid nobody.", "The group", "en", "drug trafficking ring"),
        ('Cayó Lana Hebra, alias "La Garza". La Garza calló. La mujer lo negó.', "La mujer", "es", "Lana Hebra"),
        ("Police held Lana Hebra, Julio Lazo's girlfriend, in May.", "girlfriend", "en", "Lana Hebra"),
        ("Lana Hebra, a Belgian national, is away.", "a Belgian national", "en", "Lana Hebra"),
        ("Habló la alsaciana Lana Hebra, de 53 años.", "la alsaciana Lana Hebra", "es", "Lana Hebra"),
        ("DCP Julio Lazo spoke. DCP Lazo left.", "DCP Lazo", "en", "Julio Lazo"),
        ("Los vecinos callan. Quintanal aseguró que no sabe. Nadie vio a Quintanal.", "Quintanal", "es", "Quintanal"),
        ("Lana Hebra, director of Open Ovillo, was held. The agency is closed.", "The agency", "en", "Open Ovillo"),
        ("Fueron acusados Julio Lazo y su esposa, Lana Hebra. Lazo calla. Su esposa lo negó.", "Su esposa", "es", "Lana Hebra"),
        ("Julio Lazo and his wife Lana Hebra were held. Lazo is silent. His wife denied it.", "His wife", "en", "Lana Hebra"),
        ("Cayó el sargento Julio Lazo. Un primo de este, taxista, huyó.", "este", "es", "Julio Lazo"),
        ("Fue detenido Eliseo “N”, alias “El Ovillo”. El Ovillo calla.", "El Ovillo", "es", "Eliseo “N”"),
        ("La juez Lana Hebra habló. La jueza calló.", "La jueza", "es", "Lana Hebra"),
    ],
)  # fmt: skip
def test_other_words_for_one(text: str, words: str, language: str, name: str):
    assert meant(text, words, language) == (name,)


def test_they_are_not_the_accused_where_others_stand_as_near():
    text = "Lana Hebra and Julio Lazo met two girls on Monday. Police say they were threatened."

    with pytest.raises(AssertionError):
        meant(text, "they", "en")


def test_suspects_identified_later_are_the_people_listed():
    text = "The suspects have been identified as A Hebra (22) of Ovillo near Madeja Bay, and V Lazo (42)."

    assert meant(text, "The suspects", "en") == ("A Hebra", "V Lazo")


def test_she_said_is_nobody_of_whom_she_speaks():
    text = 'Ana Ovillo rose. "Lana Hebra sold nobody," she said.'

    assert meant(text, "she", "en") == ("Ana Ovillo",)


def test_a_ring_and_a_gang_leave_a_group_unjoined():
    text = "Police broke up a drug ring and an armed gang. The group paid nobody."

    assert meant(text, "The group", "en") == ("group",)


def test_a_clause_that_tells_which_one_leaves_the_known_one_out():
    text = "El empresario Julio Lazo calló. Buscan a la red que dirigía el empresario que huyó."

    assert meant(text, "el empresario", "es") == ("empresario",)


def test_the_accused_is_whoever_was_named_as_held_before():
    text = "El Ejército detuvo a Julio Lazo. El detenido calla. También cayó Aldo Hebra, alias “El Ovillo”, de 21 años."

    assert meant(text, "El detenido", "es") == ("Julio Lazo",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A woman was charged with selling her daughter. Ana Hebra, of Villa Alta, appeared in court on Monday.", "Ana Hebra | sells | daughter | charged"),
        ("en", "The woman who sold the baby, Ana Hebra, was arrested.", "Ana Hebra | sells | baby | reported"),
        ("en", "Councillor Marco Brea is accused of bribery. The 61-year-old was arrested.", "- | detained | Marco Brea | reported"),
        ("en", "Police arrested a Chinese national, Wei Ovillo, on Monday. The Chinese man sold babies.", "Wei Ovillo | sells | babies | reported"),
        ("es", "Una jueza fue detenida por recibir sobornos. La magistrada, Ana Hebra, vendía bebés.", "- | detained | Ana Hebra | reported"),
        ("es", "Sor Ana Hebra dirigía un hogar. La monja vendía bebés.", "Ana Hebra | sells | bebés | reported"),
        ("es", "El exjefe de policía Julio Lazo fue detenido. El exjefe vendía bebés.", "Julio Lazo | sells | bebés | reported"),
    ],
)  # fmt: skip
def test_a_description_is_whom_the_report_names(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The woman who sold the baby, Ana Hebra, was arrested.", "sells | Ana Hebra"),
        ("en", "The man who paid the nurse, Ana Hebra, was arrested.", "Ana Hebra | pays"),
        ("en", "A woman was arrested. Ana Hebra, a neighbour, told the court that she saw it.", "detained | Ana Hebra"),
        ("en", "A woman was arrested. Julio Lazo, her neighbour, appeared in court.", "detained | Julio Lazo"),
        ("es", "Ana Hebra cayó. Su esposo, Julio Lazo, fue absuelto. El tribunal condenó a su hermana Rosa.", "Rosa | relative_of"),
    ],
)  # fmt: skip
def test_a_description_is_nobody_else(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))
