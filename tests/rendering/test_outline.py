from ovillo.domain.entities import EntityType
from ovillo.rendering.brief_text import render_text
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.outline import outline
from tests.rendering.sample import Parts, document, entity, finding, said

FARO = document("a.txt", "Ana, registrar. Ana, civil registrar. Ana, Registrar. Ana led.", publisher="El Faro")
ANA = entity("Ana Quilla")


def office(words: str, name: str):
    held = entity(name, EntityType.OFFICE)
    return finding(said(FARO, words, "holds_office", subject=ANA, object=held), subject=ANA, object=held)


def parts() -> Parts:
    made = Parts()
    made.source(FARO)
    return made


def test_one_office_written_in_several_ways_is_one_entry() -> None:
    made = parts()
    made.person(ANA, roles=(office("Ana, registrar.", "registrar"), office("Ana, civil registrar.", "civil registrar")))

    (figure,) = outline(made.brief(), Catalogue("en")).people

    (role,) = figure.roles
    assert [claim.phrase.text for claim in role.claims] == ["office: registrar", "office: civil registrar"]


def test_people_of_whom_nothing_is_said_stand_together_each_once() -> None:
    made = parts()
    made.person(ANA, roles=(office("Ana, registrar.", "registrar"),))
    for _ in range(3):
        made.person(entity("Pía"))
    made.person(entity("Owen Thistlewick"))

    told = outline(made.brief(), Catalogue("en"))

    assert [figure.name for figure in told.people] == ["Ana Quilla"]
    assert told.also_named == ("Pía", "Owen Thistlewick")
    assert "Also named, with nothing said of them:\n  Pía\n  Owen" in render_text(made.brief(), Catalogue("en"))
