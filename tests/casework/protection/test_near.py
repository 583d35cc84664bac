"""How a sentence is built marks a name, in both languages and several forms; nobody who is blamed or holds an office."""

import pytest

from ovillo.casework.protection.people import marked
from ovillo.domain.documents import Document
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.resolution.word_lists import is_known_given
from tests.casework.protection.test_called import EXTRACTORS, found

VICTIM, MINOR, WITNESS, SOURCE = ProtectedAs.VICTIM, ProtectedAs.MINOR, ProtectedAs.WITNESS, ProtectedAs.SOURCE
NAMES = {"es": "Jana Estrofa Roy", "en": "Jana Stanza Roy"}
BESIDE = {
    "es": (
        "La agraviada de iniciales J.E.R. ({}) declaró.",
        "Se identificó a la menor de iniciales J. E. R., cuyo nombre es {}.",
        "La menor de edad identificada con las iniciales J.E.R., {}, fue hallada.",
        "{} (J.E.R.), agraviada, declaró ayer.",
        "La testigo con código TP-04, que corresponde a {}, declaró.",
        "El código TP-09 corresponde a {}.",
        "La niña se llama {}.",
        "El niño, llamado {}, volvió.",
        "La menor desaparecida sería {}.",
        "Entre las mujeres liberadas se encontraba {}.",
        "El fiscal tomó declaración a {} en calidad de testigo.",
        "{} colaboró como fuente de la fiscalía.",
        "En cámara Gesell declaró {}.",
        "Según una fuente, {}, la casa estaba vacía.",
    ),
    "en": (
        "The victim known by the initials J.S.R. ({}) gave evidence.",
        "Witness A, whose real name is {}, gave evidence.",
        "The youngest of the girls, {}, was placed in a shelter.",
        "The names of the victims are Ann Fallow Brook and {}.",
        "Undercover source {} wore a recorder.",
        "According to a source, {}, the house had two exits.",
        "The child, named {}, was found.",
        "{} acted as a witness.",
    ),
}
AGES = {
    "es": (
        "A sus 16 años, {} ya trabajaba en el hostal.",
        "Edad de {}: 15 años.",
        "La edad de {} es de 13 años.",
        "{} aún no cumple la mayoría de edad.",
        "{}, que acaba de cumplir los 15, fue hallada.",
        "{} no había cumplido los 18 años cuando llegó.",
        "La hija de 7 años de Fidel Arce Ruiz, {}, lloraba.",
        "{}, estudiante del colegio Santa Luz de segundo grado de primaria, volvió.",
    ),
    "en": (
        "A 16-year-old, identified as {}, was found upstairs.",
        "Aged just 15, {} was taken to the house.",
        "Although only 15, {} was taken to the house.",
        "Born in 2016, {} was listed as a passenger.",
        "{}'s age is 15.",
        "Year 9 student {} was missing for a week.",
        "{}, who attends fifth grade, was found.",
    ),
}
VERBS = {
    "es": (
        "Fue violada {} por Fidel Arce Ruiz.",
        "Fidel Arce Ruiz retuvo a {} en contra de su voluntad.",
        "Fidel Arce Ruiz captó a {} y la trasladó a Madre de Dios.",
        "Fidel Arce Ruiz negó haber explotado a {}.",
        "No consta que Fidel Arce Ruiz haya trasladado a {}.",
        "Se dictaron medidas de protección a favor de {}.",
        "{} contó que la vendieron por 500 soles.",
        "Se recibió la testimonial de {}.",
        "La policía liberó a {}.",
        "Declaró {}, quien vio cuando ingresaban las chicas.",
    ),
    "en": (
        "Fidel Arce Ruiz raped {}.",
        "{}, who survived the ring, testified.",
        "{} fled the brothel.",
        "Fidel Arce Ruiz trafficked {} from the north.",
        "Fidel Arce Ruiz kept {} locked in a room.",
        "He denied having exploited {}.",
        "Police did not rescue {}.",
        "Prosecutors called {} to testify.",
        "The tip came from {}.",
    ),
}
CASES = [(language, text) for texts in (BESIDE, AGES, VERBS) for language in texts for text in texts[language]]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_whoever_a_sentence_marks_is_marked_and_nobody_blamed_is(language: str, text: str) -> None:
    people = found(language, f"2031. Fidel Arce Ruiz fue detenido. {text.format(NAMES[language])}")

    assert NAMES[language] in people
    assert "Fidel Arce Ruiz" not in people


@pytest.mark.parametrize("text", AGES["es"])
def test_a_stated_age_makes_a_minor(text: str) -> None:
    assert found("es", f"2031. {text.format(NAMES['es'])}")[NAMES["es"]] is MINOR


@pytest.mark.parametrize("text", ["Eyewitness Tobias Lindqvist Shaw saw the van.", "Eyewitness Tobias Shaw spoke."])
def test_an_eyewitness_is_a_witness(text: str) -> None:
    assert set(found("en", text).values()) == {WITNESS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La menor dijo que {} la golpeó."),
        ("es", "{} violó a la menor."),
        ("es", "Tras violar a la menor, {}, de 40 años, huyó."),
        ("es", "La abogada de la víctima, {}, habló."),
        ("es", "El fiscal {} tomó declaración a la menor."),
        ("es", "{}, periodista, entrevistó a la testigo."),
        ("es", "Tras 15 años de servicio, {} se retiró."),
        ("es", "Con 15 años de experiencia, {} dirige la casa."),
        ("es", "{} fue detenido como sospechoso de vender a la menor."),
        ("es", "{}, profesor de segundo grado de primaria, fue detenido."),
        ("es", "El sospechoso que vendió a la niña fue identificado como {}."),
        ("es", "{} no es testigo sino imputado."),
        ("es", "El presidente {} ha dicho que lo prioritario es la violencia."),
        ("en", "{} raped the girl."),
        ("en", "Detective {} interviewed the witness."),
        ("en", "The man who sold the girl was identified as {}."),
        ("en", "In 15 years, {} never spoke."),
        ("en", "{}, a teacher of fifth grade, was arrested."),
        ("en", "In the case of the child, Judge {} ruled."),
        ("en", "The owner of the house where the girl was held, {}, fled."),
        ("en", "Detective {} testified."),
        ("en", "In an interview with {}, she said that as a teenager she was poor."),
    ],
)
def test_of_others_it_says_nothing(language: str, text: str) -> None:
    name = {"es": "Fidel Arce Ruiz", "en": "Barnaby Quill Low"}[language]

    assert name not in found(language, text.format(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The newborn, Kim Quote Sun, was sold.", "Kim Quote Sun"),
        ("The witness, May Torrance June, saw it.", "May Torrance June"),
    ],
)
def test_names_hold_words_of_the_calendar_and_of_papers(text: str, name: str) -> None:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language="en"))
    read = EXTRACTORS["en"].read(document)

    people = marked(read.statements, read.entities, [document], is_known_given)

    assert name in {each.name for each, _ in people.values()}
