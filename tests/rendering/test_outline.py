from dataclasses import replace
from decimal import Decimal

from ovillo.domain.briefs import NumberLine
from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Standing, Value
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
    assert [claim.phrase.text for claim in role.claims] == ["office: “registrar”", "office: “civil registrar”"]


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


def test_two_of_one_name_who_are_not_joined_are_told_apart_by_their_sources() -> None:
    gaceta = document("b.txt", "Ana, registrar.", publisher="La Gaceta")
    other = replace(ANA, id="f" * 64, members=("f" * 64,), documents=(gaceta.id,))
    said_there = finding(said(gaceta, "Ana, registrar.", "occupation", subject=other), subject=other)
    made = parts()
    made.source(gaceta)
    made.person(replace(ANA, documents=(FARO.id,)), roles=(office("Ana, registrar.", "registrar"),))
    made.person(other, roles=(said_there,))

    notes = [figure.notes for figure in outline(made.brief(), Catalogue("en")).people]

    assert notes == [
        ("named so by El Faro; others of the same name are not joined with it",),
        ("named so by La Gaceta; others of the same name are not joined with it",),
    ]


def test_a_payment_says_who_pays_whom() -> None:
    paid = said(
        FARO,
        "Ana led.",
        "pays",
        Standing.SUSPECTED,
        object=ANA,
        value=Value("25", Decimal(25), "PEN", Quantifier.AT_MOST),
    )
    made = parts()
    brief = replace(made.brief(), numbers=(NumberLine(finding(paid, object=ANA)),))

    (number,) = outline(brief, Catalogue("en")).agreed_numbers

    assert number.title == "Pays: Someone not named → Ana Quilla"
    assert number.entry.claims[0].phrase.text == "Someone not named: suspected of paying Ana Quilla (at most S/ 25)"
