"""When an act took place, where its own sentence does not say so."""

from datetime import date

import pytest

from tests.extraction.said import statements, whole

FRIDAY = date(2031, 5, 16)


def days(language, text):
    """(predicate, object) to the first day of each procedure, as ISO text."""
    return {
        (s.predicate, s.object.name if s.object else None): str(s.when.start) if s.when and s.when.start else None
        for s in whole(language, text)
    }


@pytest.mark.parametrize(
    ("language", "text", "act", "day"),
    [
        ("en", "On Tuesday police searched the clinic. Ana Quilla was arrested.", "Ana Quilla", "2031-05-13"),
        ("en", "Police searched the clinic on Tuesday. Ana Quilla was arrested the following day.", "Ana Quilla", "2031-05-14"),
        ("en", "Police searched the clinic on Tuesday. Ana Quilla was arrested that same night.", "Ana Quilla", "2031-05-13"),
        ("es", "El martes la policía allanó la clínica. Ana Quilla fue detenida.", "Ana Quilla", "2031-05-13"),
        ("es", "El martes la policía allanó la clínica. Ana Quilla fue detenida al día siguiente.", "Ana Quilla", "2031-05-14"),
        ("es", "El martes la policía allanó la clínica. Ana Quilla fue detenida horas después.", "Ana Quilla", "2031-05-13"),
    ],
)  # fmt: skip
def test_an_arrest_told_after_a_dated_search_has_its_day(language, text, act, day):
    assert days(language, f"Notas\n\n{text}\n\nFin.")[("detained", act)] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police searched the clinic on Tuesday. Ana Quilla had been arrested."),
        ("en", "Ana Quilla was arrested. Police searched the clinic on Tuesday, the court heard on Wednesday."),
        ("es", "El martes la policía allanó la clínica. Ana Quilla había sido detenida."),
        ("en", "On Tuesday the spokesman said it was late. Ana Quilla was arrested."),
        ("es", "La policía allanó la clínica. Ana Quilla fue detenida."),
    ],
)
def test_an_arrest_has_no_day_that_the_text_does_not_tell_of_it(language, text):
    assert days(language, f"Notas\n\n{text}\n\nFin.")[("detained", "Ana Quilla")] is None


def test_the_same_arrest_told_twice_has_one_day():
    text = "Ana Quilla was arrested at home.\n\nShe is a nurse. Ana Quilla was arrested on Tuesday by police.\n\nEnd."

    assert set(days("en", f"Notes\n\n{text}").values()) - {None} == {"2031-05-13"}


@pytest.mark.parametrize(
    ("language", "text", "act", "day"),
    [
        ("es", "La policía detuvo la madrugada del martes a Ana Quilla.", "Ana Quilla", "2031-05-13"),
        ("es", "La policía detuvo ayer por la tarde en Villa Alta a Beto Rojo.", "Beto Rojo", "2031-05-15"),
        ("es", "La policía detuvo en las primeras horas de este martes a Ana Quilla.", "Ana Quilla", "2031-05-13"),
        ("en", "Police arrested Ana Quill in the early hours of Tuesday.", "Ana Quill", "2031-05-13"),
        ("en", "Ana Quill was arrested late on Monday night.", "Ana Quill", "2031-05-12"),
    ],
)
def test_a_part_of_the_day_is_no_argument_of_the_verb(language, text, act, day):
    assert days(language, f"Notas\n\n{text}\n\nFin.")[("detained", act)] == day


@pytest.mark.parametrize(
    ("language", "text", "act", "day"),
    [
        ("en", "The charges came after a raid in 2028, in which 41 people were arrested.", ("detained", "people"), "2028-01-01"),
        (
            "en",
            "Ana Quill was sentenced to five years in 2029. At the same trial, Beto Red was sentenced to two years.",
            ("sentenced", "Beto Red"),
            "2029-01-01",
        ),
        (
            "es",
            "La defensa pidió la nulidad, pero el 20 de abril de 2028 el tribunal rechazó el pedido y condenó a Beto Rojo.",
            ("convicted", "Beto Rojo"),
            "2028-04-20",
        ),
        (
            "en",
            "Officers intercepted a coach today.\n\nAna Quill was arrested.\n\nTwo officers were seen on 3 May.",
            ("detained", "Ana Quill"),
            "2031-05-16",
        ),
        (
            "en",
            "Police have arrested a registrar.\n\nThe registrar, Ana Quill, was arrested on Wednesday.",
            ("detained", "Ana Quill"),
            "2031-05-14",
        ),
        (
            "en",
            "Ana Quill was arraigned today. She was ordered held without bail and to return to court on June 8.",
            ("ordered", "Ana Quill"),
            "2031-05-16",
        ),
    ],
)  # fmt: skip
def test_an_act_has_the_time_of_its_occasion(language, text, act, day):
    assert days(language, f"Notes\n\n{text}\n\nEnd.")[act] == day


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "Ana Quill was charged on 2 May with selling babies.", ("sells", "babies")),
        ("en", "Three women, all aged in their early 30s, were arrested.", ("detained", "women")),
        ("es", "Los 26 acusados, varios de los cuales cayeron el martes, forman parte de un grupo.", ("belongs_to", "grupo")),
    ],
)  # fmt: skip
def test_a_time_of_something_else_is_not_that_of_the_act(language, text, act):
    assert days(language, f"Notes\n\n{text}\n\nEnd.").get(act) is None


@pytest.mark.parametrize(
    ("language", "text", "detained", "released"),
    [
        ("en", "Ana Quilla was arrested on 2 March and released on bail the next day.", "2031-03-02", "2031-03-03"),
        ("es", "Ana Quilla fue detenida el 2 de marzo y puesta en libertad al día siguiente.", "2031-03-02", "2031-03-03"),
        ("en", "Ana Quilla was detained on Monday and freed two days later.", "2031-05-12", "2031-05-14"),
        ("en", "Ana Quilla was detained on Monday and later freed.", "2031-05-12", None),
        ("en", "Ana Quilla was detained in January but later released.", "2031-01-01", None),
        ("es", "Ana Quilla fue detenida en enero, pero luego quedó en libertad.", "2031-01-01", None),
        ("en", "The other six people arrested on Monday were released.", "2031-05-12", None),
        ("en", "Ana Quilla was arrested on 3 March 2030 and released on 5 March.", "2030-03-03", "2030-03-05"),
        ("es", "Ana Quilla fue detenida el 3 de marzo de 2030 y liberada el día 5.", "2030-03-03", "2030-03-05"),
    ],
)  # fmt: skip
def test_the_day_of_an_arrest_is_not_that_of_a_later_release(language, text, detained, released):
    found = {predicate: day for (predicate, _), day in days(language, text).items()}

    assert found["detained"] == detained
    assert found["released"] == released


def test_each_sum_has_the_time_that_stands_behind_it():
    found = statements("en", "Ana Quilla paid Beto Rojo $12,000 on 3 February 2030 and $8,000 on 9 March 2030.")

    assert {(int(s.value.number), s.when.start.month) for s in found if s.predicate == "pays"} == {
        (12000, 2),
        (8000, 3),
    }


def test_a_court_that_upholds_a_release_does_not_date_it():
    found = statements("en", "On 30 October 2030 the court upheld the release of Ana Quilla.")

    assert [s.when for s in found if s.predicate == "released"] == [None]


def test_what_is_so_now_has_no_earlier_day():
    text = "Aldo Ficto was arrested. His detention ended in February and he is now under house arrest."

    assert {s.when for s in statements("en", text) if s.predicate == "ordered"} <= {None}


@pytest.mark.parametrize(
    ("language", "text", "act", "day"),
    [
        ("en", "Ana Quilla was convicted in 2024, but the court acquitted her the following year.", "acquitted", "2025-01-01"),
        ("es", "Ana Quilla fue condenada en 2024 y absuelta al año siguiente.", "acquitted", "2025-01-01"),
        ("es", "En 2029 cerró la clínica. La policía detuvo a Ana Quilla el 4 de junio de ese año.", "detained", "2029-06-04"),
        ("en", "The clinic closed in 2029. Police arrested Ana Quilla on 4 June that year.", "detained", "2029-06-04"),
        ("en", "Ana Quilla was charged on Monday; on Tuesday, Beto Rojo was released.", "charged", "2031-05-12"),
        ("es", "El lunes, Ana Quilla fue imputada; el martes, Beto Rojo quedó en libertad.", "charged", "2031-05-12"),
        ("en", "A week after Beto Rojo was arrested on 2 May, Ana Quilla was charged.", "charged", None),
        ("en", "Two days after Beto Rojo was arrested, on 5 May, Ana Quilla was charged.", "detained", None),
        ("es", "Dos días después de la detención de Beto Rojo, el 5 de mayo, Ana Quilla fue imputada.", "detained", None),
        ("en", "Ana Quilla retired in 2028 and was never charged.", "charged", None),
        ("es", "Ana Quilla se jubiló en 2028 y fue imputada.", "charged", None),
        ("es", "Ana Quilla nació en 1980 y fue detenida por trata.", "detained", None),
        ("en", "Ana Quilla was sentenced to 12 years, having been acquitted in 2029 of fraud.", "sentenced", None),
        ("es", "Condenaron a 12 años a Ana Quilla, absuelta en 2029 de otro cargo.", "sentenced", None),
        ("en", "The order of 3 May 2030 was quashed and Ana Quilla was released.", "released", None),
        ("en", "Beto Rojo was arrested on 2 June. Ana Quilla, detained in March, was released two days later.", "released", None),
        ("en", "Ana Quilla walked out of prison on Tuesday. The court left standing the conviction of Beto Rojo, who was found guilty of forgery.", "convicted", None),
        ("en", "Ana Quilla was charged. A hearing is set for Oct. 19.", "charged", None),
    ],
)  # fmt: skip
def test_an_act_has_only_the_day_that_is_told_of_it(language, text, act, day):
    found = {predicate: day for (predicate, _), day in days(language, f"Notas\n\n{text}\n\nFin.").items()}

    assert found[act] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Rosa Lazo was captured on Thursday by police. Dr Ana Quilla was given a suspended sentence of two years.",
        ),
        (
            "es",
            "Rosa Lazo fue capturada el jueves. La doctora Ana Quilla fue condenada a dos años de prisión suspendida.",
        ),
        ("en", "Ana Quilla was found guilty of selling four babies between 2028 and 2030."),
        ("es", "Ana Quilla fue condenada por trata de personas entre 2028 y 2030."),
    ],
)
def test_neither_anothers_arrest_nor_the_years_of_the_crime_date_a_conviction(language, text):
    told = [s for s in statements(language, text) if s.predicate in {"convicted", "sentenced"}]

    assert told
    assert all(s.when is None for s in told)


def test_of_many_the_years_stay():
    told = statements("en", "Courts convicted 40 traffickers between 2028 and 2030.")

    assert [s.when.start.year for s in told if s.predicate == "convicted"] == [2028]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "On 6 May 2031 police detained 13 people. Eva Falsa was released by the judge on 16 May.\n\n"
                "Who is held. Ana Quilla is charged with leading the group. Rosa Lazo was charged with belonging to it."
            ),
        ),
        ("en", "Eva Falsa was released on 16 May 2031. Ana Quilla was charged with leading the group."),
        ("en", "A judge ordered Eva Falsa to be held on 16 May 2031. Ana Quilla is charged with leading the group."),
        ("es", "Eva Falsa fue liberada el 16 de mayo de 2031. Ana Quilla fue imputada."),
        ("es", "El 16 de mayo de 2031 un juez condenó a Eva Falsa. Ana Quilla está imputada."),
    ],
)
def test_anothers_release_dates_no_charge_nor_does_a_day_date_how_things_stand(language, text):
    told = [s for s in statements(language, text) if s.predicate == "charged"]

    assert told
    assert all(s.when is None for s in told)


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        (
            "Ana Quilla was convicted and sentenced on Tuesday for selling babies.",
            ("convicted", "Ana Quilla"),
            "2031-05-13",
        ),
        ("Ana Quilla was convicted, and Beto Rojo was sentenced on Tuesday.", ("convicted", "Ana Quilla"), None),
        ("Ana Quilla was convicted of fraud and sentenced on Tuesday.", ("convicted", "Ana Quilla"), None),
        (
            "Beto Rojo was arrested on Tuesday. He had sold a baby for $300. He was arrested with Ana Quilla and Eva Sol.",
            ("detained", "Eva Sol"),
            "2031-05-13",
        ),
    ],
)
def test_verbs_and_people_told_together_have_one_day(text, act, day):
    assert days("en", f"Notes\n\n{text}\n\nEnd.")[act] == day
