""" "Tres hombres miembros de una banda fueron condenados": the members are the men; "formaban parte de la red dos"."""

from itertools import product

import pytest

from tests.extraction.said import facts

PEOPLE = ("hombres", "mujeres", "policías")
MEMBERS = ("miembros", "integrantes")
RINGS = ("una banda", "la red", "una organización criminal")


@pytest.mark.parametrize(("people", "member", "ring"), [*product(PEOPLE, MEMBERS, RINGS)])
def test_members_right_behind_people_are_those_people(people, member, ring):
    text = f"Tres {people} {member} de {ring} fueron condenados a 55 años de prisión."
    found = {(s, p, o) for s, p, o, *_ in facts("es", text)}

    assert (people, "belongs_to", ring.split(" ", 1)[1]) in found
    assert (None, "sentenced", people) in found
    assert not any(member in (s, o) for s, _, o in found)


@pytest.mark.parametrize(
    "text",
    [
        "Si tres hombres miembros de la banda hablan, serán liberados.",
        "Se desconoce si tres hombres miembros de la banda fueron detenidos.",
    ],
)
def test_nothing_is_said_of_what_is_only_asked(text):
    assert not any(p in ("detained", "sentenced") for _, p, *_ in facts("es", text))


@pytest.mark.parametrize("ring", ["la red", "la banda", "la organización"])
def test_who_stands_behind_the_ring_belongs_to_it(ring):
    found = {(s, p) for s, p, *_ in facts("es", f"Formaban parte de {ring} dos enfermeras y un médico.")}

    assert {("enfermeras", "belongs_to"), ("médico", "belongs_to")} <= found
    assert (None, "belongs_to") not in found


def test_who_is_denied_to_belong_does_not():
    found = facts("es", "No formaban parte de la red dos enfermeras.")

    assert not any(p == "belongs_to" and not negated for _, p, _, _, negated in found)
