import pytest

from ovillo.domain.documents import Document
from ovillo.domain.entities import NameLevel
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.tokens import cut_sentences
from ovillo.extraction.traits.people import People, find_people
from ovillo.extraction.values.quantities import find_quantities
from tests.extraction.said import said


def people(text: str, language: str) -> People:
    document = Document("0" * 64, "skein.txt", "text/plain", len(text), text, (0,), SourceDetails())
    sentences = cut_sentences(text, cut_blocks(text, language), language)
    return find_people(document, sentences, [find_quantities(s, language) for s in sentences], language)


def facts(found: People) -> set[tuple[str, str, str | None]]:
    return {
        (fact.predicate, fact.subject.name, fact.object.name if fact.object else fact.value and fact.value.text)
        for fact in found.facts
    }


def test_a_surname_joins_the_one_full_name():
    found = people("Police detained Lana Hebra Lazo on Monday. Hebra was alone.", "en")

    assert [m.surface for e in found.entities if e.name == "Lana Hebra Lazo" for m in e.mentions] == [
        "Lana Hebra Lazo",
        "Hebra",
    ]


def test_a_surname_of_two_people_stays_alone():
    found = people("Police detained Ana Hebra and Julio Hebra on Monday. Hebra was alone.", "en")

    assert {"Ana Hebra", "Julio Hebra", "Hebra"} <= {entity.name for entity in found.entities}


def test_role_beside_a_name_is_a_fact_about_it():
    found = people("La policía detuvo a la enfermera Lana Hebra Lazo, de 41 años, el lunes.", "es")

    assert {("occupation", "Lana Hebra Lazo", "enfermera"), ("age", "Lana Hebra Lazo", "41 años")} <= facts(found)


def test_lawyer_of_somebody_is_the_name_that_follows():
    found = people("La policía detuvo a Julio Lazo Ruy.\n\nEl abogado de Lazo, Fabricio Ovillo, negó todo.", "es")

    assert ("works_for", "Fabricio Ovillo", "Julio Lazo Ruy") in facts(found)


def test_definite_role_means_the_one_who_has_it():
    found = people("The prosecutor Lana Hebra spoke on Monday. The prosecutor left early.", "en")

    assert found.groups[1][0].entity.name == "Lana Hebra"


def test_two_prosecutors_leave_a_definite_role_unnamed():
    found = people("The prosecutor Lana Hebra and the prosecutor Julio Lazo spoke. The prosecutor left early.", "en")

    assert found.groups[1][0].entity.name == "prosecutor"


def test_alias_names_the_person_everywhere():
    found = people('La policía detuvo a Petra Lazo Ruy, alias "La Cigüeña", el lunes. Cayó La Cigüeña.', "es")

    assert ("alias", "Petra Lazo Ruy", "La Cigüeña") in facts(found)
    assert found.groups[1][0].entity.name == "Petra Lazo Ruy"


def test_surfaces_are_the_words_of_the_text():
    text = "Dos mujeres y 14 hombres fueron detenidos por la Policía Nacional en Villa Ovillo. Él no."

    found = people(text, "es")

    assert all(text[m.start : m.end] == m.surface for e in found.entities for m in e.mentions)


def test_counted_people_keep_their_number():
    found = people("Police rescued 14 women and three babies.", "en")

    counted = {(g.entity.name, int(g.quantity.value.number or 0)) for g in found.groups[0] if g.quantity}
    assert counted == {("women", 14), ("babies", 3)}


def members(found: People, sentence: int) -> tuple[str, ...]:
    return next((tuple(who.name for who in group.members) for group in found.groups[sentence] if group.members), ())


def test_description_after_a_name_is_read_part_by_part():
    found = people("Officers held Jana Marr, a.k.a. Wren, 35, of Eastvale, a Peruvian nurse.", "en")

    assert {
        ("alias", "Jana Marr", "Wren"),
        ("age", "Jana Marr", "35"),
        ("located_in", "Jana Marr", "Eastvale"),
    } <= facts(found)


def test_post_with_its_body_before_a_name_is_told():
    found = people("Ayer habló.\n\nEl jefe de la Policía Fluvial Beto Rojas Lima dijo que no, sin dar motivos.", "es")

    assert ("holds_office", "Beto Rojas Lima", "jefe de la Policía Fluvial") in facts(found)


def test_body_and_title_before_a_name_give_employer_and_post():
    found = people("It ended.\n\nIt was led by Eastvale Police Department Detective Julio Lazo in May.", "en")

    assert {
        ("holds_office", "Julio Lazo", "Detective"),
        ("works_for", "Julio Lazo", "Eastvale Police Department"),
    } <= facts(found)


def test_plural_role_has_the_people_listed_beside_it():
    text = "Yesterday it ended.\n\nThe defendants, Ana Hebra, 30, and Julio Lazo, 25, left. They wept. The defendants slept."

    found = people(text, "en")

    assert [members(found, at) for at in (1, 2, 3)] == [("Ana Hebra", "Julio Lazo")] * 3


def test_count_that_differs_leaves_a_plural_without_members():
    text = "Ayer terminó.\n\nDetuvieron a Ana Hebra y Julio Lazo. Son tres detenidos. Los detenidos callan."

    found = people(text, "es")

    assert members(found, 3) == ()


def test_lone_common_word_with_a_capital_names_nobody():
    found = people("Ayer terminó.\n\nUnfortunately, no habló. Explotación: eso dijo Ana Hebra.", "es")

    assert {entity.name for entity in found.entities if entity.type == "person"} == {"Ana Hebra"}


def test_verb_with_an_accent_is_no_noun():
    found = people("Ayer terminó.\n\nAna Hebra pagó y sobornó sin decir nada a nadie.", "es")

    assert [group.entity.name for group in found.groups[1]] == ["Ana Hebra"]


def test_a_body_before_a_name_is_no_title_of_it():
    text = "El jefe de la Delegación Norte de la Policía Federal Jorge Ovillo Hebra habló."

    found = people(text, "es")

    assert ("holds_office", "Jorge Ovillo Hebra", "jefe de la Delegación Norte de la Policía Federal") in facts(found)


def test_a_place_of_a_court_is_no_part_of_its_judge():
    text = "El juez de la Corte de Apelaciones de Santiago Anselmo Ovillo Hebra habló."

    found = people(text, "es")

    assert "Anselmo Ovillo Hebra" in {entity.name for entity in found.entities}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La policía detuvo en Villa Alta a Beto Rojo.", "policía | detained | Beto Rojo | reported"),
        ("es", "La policía detuvo en el Hospital Central a Elio Tambo.", "policía | detained | Elio Tambo | reported"),
        ("es", "La jueza Mara Tambo fue detenida.", "- | detained | Mara Tambo | reported"),
        ("en", "Police arrested a woman called Mara Quill.", "Police | detained | Mara Quill | reported"),
        ("es", "La Mara Salvatrucha vendía armas.", "Mara Salvatrucha | sells | armas | reported"),
    ],
)
def test_a_name_ends_where_a_preposition_brings_in_another(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Alias «Gato» fue condenado.", {"Gato"}),
        ("Alias Gato fue condenado.", {"Gato"}),
        ('La policía detuvo a alias "Gato" y a alias "Ratón".', {"Gato", "Ratón"}),
        ("Alias Cara Cortada fue detenido.", {"Cara Cortada"}),
        ("Alias «Chino» vendía bebés.", {"Chino"}),
        ("Alias «El Tejón» fue condenado.", {"El Tejón"}),
    ],
)
def test_whoever_has_an_alias_alone_is_a_person_and_no_full_name(text: str, names: set[str]):
    found = people(text, "es")

    assert {(each.name, each.level) for each in found.entities if each.level is not NameLevel.ROLE} - {
        ("policía", NameLevel.FULL)
    } == {(name, NameLevel.ALIAS) for name in names}
