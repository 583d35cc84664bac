"""Lists that name each person behind, or before, what they are; and where the name of a body or place ends."""

import itertools

import pytest

from tests.extraction.said import whole

EN = (
    ("John Tarwi", (("the director of the hospital", "director"), ("a hospital director", "director"))),
    ("Rosa Quill", (("a nurse at the clinic in Leeds", "nurse"), ("the nurse", "nurse"))),
    ("Peter Cusk", (("the driver", "driver"), ("a driver for the ring", "driver"))),
)
ES = (
    ("Juan Tarwi Quenual", (("el director del hospital de Arequipa", "director"), ("un director", "director"))),
    ("Rosa Quispe Mamani", (("la enfermera de la clínica San Pablo", "enfermera"), ("una enfermera", "enfermera"))),
    ("Pedro Cusi Ramos", (("el chofer", "chofer"), ("un chofer de la red", "chofer"))),
)
ACTS = {
    "en": ("Arrested were {}.", "Police arrested {}.", "Those arrested include {}.", "{C}, were arrested on Monday."),
    "es": ("Fueron detenidos {}.", "Entre los detenidos están {}.", "{C}, fueron detenidos el lunes."),
}
FORMS = ("{role}, {name}", "{name}, {role}")
JOINTS = {
    "en": ("{}, {} and {}", "{}, {}, and {}", "{}; {}; and {}"),
    "es": ("{}, {} y {}", "{}, {}, y {}", "{}; {}; y {}"),
}
CELLS = [
    (language, form, joint, act)
    for language in ("en", "es")
    for form, joint, act in itertools.product(FORMS, JOINTS[language], ACTS[language])
]


@pytest.mark.parametrize(("language", "form", "joint", "act"), CELLS)
def test_each_of_a_list_is_named_and_has_their_own_trade(language, form, joint, act):
    people = EN if language == "en" else ES
    for roles in itertools.product(*(roles for _, roles in people)):
        items = [form.format(role=role, name=name) for (name, _), (role, _) in zip(people, roles, strict=True)]
        listed = joint.format(*items)
        read = whole(language, act.format(listed, C=listed[0].upper() + listed[1:]))
        held = {s.object.name for s in read if s.predicate == "detained" and s.object}
        trades = {(s.subject.name, s.value.text.split()[0]) for s in read if s.predicate == "occupation"}
        assert held == {name for name, _ in people}
        for (name, _), (_, trade) in zip(people, roles, strict=True):
            assert {told for who, told in trades if who == name} in ({trade}, {"hospital"}), (name, trades)


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("en", "Police arrested John Tarwi, a nurse, and Rosa Quill.", {"John Tarwi", "Rosa Quill"}),
        ("en", "The mayor, John Tarwi, the husband of the director, Rosa Quill, was arrested.", {"John Tarwi"}),
        ("es", "La directora del Hospital Santa Rosa Juana Tarwi fue detenida.", {"Juana Tarwi"}),
        ("es", "La directora del hospital regional de Arequipa Juana Tarwi fue detenida.", {"Juana Tarwi"}),
        ("es", "La jueza del Juzgado Segundo de Familia, Juana Tarwi, fue detenida.", {"Juana Tarwi"}),
        ("es", "La jueza Juana Tarwi, del Juzgado Segundo de Familia, fue detenida.", {"Juana Tarwi"}),
        ("es", "Fue detenido Segundo Tarwi Quenual.", {"Segundo Tarwi Quenual"}),
    ],
)
def test_who_is_held_where_names_of_bodies_and_people_meet(language, text, held):
    assert {s.object.name for s in whole(language, text) if s.predicate == "detained" and s.object} == held
