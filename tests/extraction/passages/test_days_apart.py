"""Of two days that are told, each act has its own, and an act without one has none that is another's."""

import pytest

from tests.extraction.said import statements

WHO = {"A": "Ana Quilla", "B": "Beto Rojo"}
ACTS = [
    (
        "en",
        "{A} was arrested on 3 March 2031 and charged on 5 March 2031.",
        {"detained A": "2031-03-03", "charged A": "2031-03-05"},
    ),
    (
        "en",
        "{A} was arrested on 3 March 2031. {B} was charged on 5 March 2031.",
        {"detained A": "2031-03-03", "charged B": "2031-03-05"},
    ),
    (
        "en",
        "{A}, arrested on 3 March 2031, was convicted on 5 May 2031.",
        {"detained A": "2031-03-03", "convicted A": "2031-05-05"},
    ),
    (
        "en",
        "{A} was convicted on 5 May 2031 after being arrested on 3 March 2031.",
        {"detained A": "2031-03-03", "convicted A": "2031-05-05"},
    ),
    (
        "en",
        "{A} was convicted on 5 May 2031. She had been arrested on 3 March 2031.",
        {"detained A": "2031-03-03", "convicted A": "2031-05-05"},
    ),
    (
        "en",
        "{A} was arrested on 3 March 2031 and {B} was arrested on 5 March 2031.",
        {"detained A": "2031-03-03", "detained B": "2031-03-05"},
    ),
    (
        "en",
        "{A} was arrested on 3 March 2031, and {B} two days later.",
        {"detained A": "2031-03-03", "detained B": "2031-03-05"},
    ),
    ("en", "{A} was charged after {B} was arrested on 3 March 2031.", {"detained B": "2031-03-03", "charged A": None}),
    ("en", "{A} was charged. {B} was arrested on 3 March 2031.", {"detained B": "2031-03-03", "charged A": None}),
    ("en", "On 3 March 2031 {A} was arrested. {B} was charged.", {"detained A": "2031-03-03", "charged B": None}),
    ("en", "{A} was born on 3 March 1990. {B} was charged.", {"charged B": None}),
    ("en", "{A}, who was born on 3 March 1990, was charged.", {"charged A": None}),
    ("en", "{A} will be sentenced on 3 June 2031. {B} was acquitted.", {"acquitted B": None}),
    ("en", "{A} was acquitted. The verdict on {B} is due on 3 June 2031.", {"acquitted A": None}),
    ("en", "The clinic opened on 3 March 2020. {A} was arrested.", {"detained A": None}),
    ("en", "{A} was arrested at the clinic, which opened on 3 March 2020.", {"detained A": None}),
    ("en", "{A} was arrested. A hearing is set for 3 June 2031.", {"detained A": None}),
    (
        "en",
        "{A} was sentenced to six years on 3 March 2031; {B} was freed on 5 March 2031.",
        {"sentenced A": "2031-03-03", "released B": "2031-03-05"},
    ),
    ("en", "Police said on 5 March 2031 that {A} was arrested on 3 March 2031.", {"detained A": "2031-03-03"}),
    ("en", "Police said on 5 March 2031 that {A} had been arrested.", {"detained A": None}),
    ("en", "{A}, whose brother was arrested on 3 March 2031, was charged.", {"charged A": None}),
    (
        "en",
        "{A} sold a baby on 3 March 2031 and was arrested on 5 March 2031.",
        {"sells baby": "2031-03-03", "detained A": "2031-03-05"},
    ),
    ("en", "{A} was arrested on 5 March 2031 for selling a baby on 3 March 2031.", {"detained A": "2031-03-05"}),
    (
        "en",
        "{A} was released on 5 March 2031, two days after her arrest.",
        {"released A": "2031-03-05", "detained A": "2031-03-03"},
    ),
    (
        "es",
        "{A} fue detenida el 3 de marzo de 2031 e imputada el 5 de marzo de 2031.",
        {"detained A": "2031-03-03", "charged A": "2031-03-05"},
    ),
    (
        "es",
        "{A} fue detenida el 3 de marzo de 2031. {B} fue imputado el 5 de marzo de 2031.",
        {"detained A": "2031-03-03", "charged B": "2031-03-05"},
    ),
    (
        "es",
        "{A}, detenida el 3 de marzo de 2031, fue condenada el 5 de mayo de 2031.",
        {"detained A": "2031-03-03", "convicted A": "2031-05-05"},
    ),
    (
        "es",
        "{A} fue condenada el 5 de mayo de 2031 tras ser detenida el 3 de marzo de 2031.",
        {"detained A": "2031-03-03", "convicted A": "2031-05-05"},
    ),
    (
        "es",
        "{A} fue detenida el 3 de marzo de 2031 y {B}, dos días después.",
        {"detained A": "2031-03-03", "detained B": "2031-03-05"},
    ),
    ("es", "{A} fue imputada después de que {B} fuera detenido el 3 de marzo de 2031.", {"charged A": None}),
    (
        "es",
        "{A} fue imputada. {B} fue detenido el 3 de marzo de 2031.",
        {"detained B": "2031-03-03", "charged A": None},
    ),
    (
        "es",
        "El 3 de marzo de 2031 {A} fue detenida. {B} fue imputado.",
        {"detained A": "2031-03-03", "charged B": None},
    ),
    ("es", "{A} nació el 3 de marzo de 1990. {B} fue imputado.", {"charged B": None}),
    ("es", "{A}, nacida el 3 de marzo de 1990, fue imputada.", {"charged A": None}),
    ("es", "{A} será sentenciada el 3 de junio de 2031. {B} fue absuelto.", {"acquitted B": None}),
    ("es", "La clínica abrió el 3 de marzo de 2020. {A} fue detenida.", {"detained A": None}),
    ("es", "{A} fue detenida en la clínica, que abrió el 3 de marzo de 2020.", {"detained A": None}),
    ("es", "{A} fue detenida. La audiencia será el 3 de junio de 2031.", {"detained A": None}),
    (
        "es",
        "La policía informó el 5 de marzo de 2031 que {A} fue detenida el 3 de marzo de 2031.",
        {"detained A": "2031-03-03"},
    ),
    ("es", "{A}, cuyo hermano fue detenido el 3 de marzo de 2031, fue imputada.", {"charged A": None}),
    (
        "es",
        "{A} vendió un bebé el 3 de marzo de 2031 y fue detenida el 5 de marzo de 2031.",
        {"sells bebé": "2031-03-03", "detained A": "2031-03-05"},
    ),
    ("es", "{A} fue liberada el 5 de marzo de 2031, dos días después de su detención.", {"released A": "2031-03-05"}),
]


@pytest.mark.parametrize(("language", "text", "days"), ACTS)
def test_no_act_has_the_day_of_another(language: str, text: str, days: dict[str, str | None]) -> None:
    named = {name: letter for letter, name in WHO.items()}
    for one in statements(language, text.format(**WHO)):
        whose = named.get(one.object.name, one.object.name) if one.object else ""
        day = str(one.when.start) if one.when and one.when.start else None
        assert day in {days.get(f"{one.predicate} {whose}", day), None}
