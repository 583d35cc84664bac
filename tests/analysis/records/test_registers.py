"""Invented registers: no name is anybody's."""

import pytest

from ovillo.analysis.records import registers
from ovillo.domain.records import RecordRow, Value

SURNAMES = ["Olmo", "Sauce", "Roble", "Tejo", "Haya", "Acebo", "Fresno", "Aliso"]


def birth(
    row: int, *, doctor: str = "Dra. Lima", home: str = "Calle Uno 3, Monte Alto", day: int = 0, **more: Value
) -> RecordRow:
    surname = SURNAMES[row % len(SURNAMES)]
    values: dict[str, Value] = {
        "mother": f"Madre{row} {surname} Paz",
        "born": day or row,
        "mother_home": home,
        "place": "Clínica Dos, Monte Alto",
        "professional": doctor,
    }
    return RecordRow(row, values | more)


def test_a_doctor_who_signs_for_mothers_from_afar_is_beside_what_is_usual() -> None:
    births = [birth(row) for row in range(2, 60)]
    births += [birth(row, home="Costa Baja") for row in range(60, 63)]
    births += [birth(row, doctor="Dr. Tinto", home="Costa Baja") for row in range(63, 69)]

    (found,) = registers.find_far_signing(births)

    assert (found.subject, found.count, found.of) == ("Dr. Tinto", 6, 6)
    assert found.base_rate == round(3 / 61, 4)
    assert found.chance < 1e-4
    assert found.is_small_sample
    assert found.rows == list(range(63, 69))


def test_a_doctor_who_signs_for_sisters_or_where_all_come_from_afar_is_none() -> None:
    sisters = [birth(row) for row in range(2, 40)] + [
        birth(40 + 8 * n, doctor="Dr. Tinto", home="Costa Baja") for n in range(4)
    ]
    regional = [birth(row, doctor=f"Dr. {row % 3}", home="Costa Baja") for row in range(2, 40)]

    assert registers.find_far_signing(sisters) == []
    assert all(one.chance > 0.1 for one in registers.find_far_signing(regional))


def test_late_registrations_cluster_by_officer() -> None:
    births = [birth(row, registered=row + 5, officer=f"Oficial {row % 4}") for row in range(2, 82)]
    births += [birth(row, registered=row + 200, officer="Oficial 9") for row in range(90, 97)]

    (found,) = registers.find_late(births, days=60)

    assert (found.subject, found.count, found.of, found.base_rate) == ("Oficial 9", 7, 7, 0.0)


def test_birth_registration_and_exit_within_days() -> None:
    births = [
        birth(2, day=100, registered=103, exit=110, child="Niño Uno"),
        birth(3, day=100, registered=103, exit=300, child="Niño Dos"),
        birth(4, day=200, registered=201, child="Niña Tres"),
        birth(5, day=200, registered=201, child="Niña Cuatro"),
    ]
    travel = [RecordRow(7, {"child": "Niña Tres", "exit": 209}), RecordRow(8, {"child": "Niña Tres", "exit": 150})]

    found = registers.find_quick_exit(births, travel, days=30)

    assert [(one.subject, one.rows, one.other_rows) for one in found] == [
        ("Niña Tres", [4], [7]),
        ("Niño Uno", [2], []),
    ]
    assert found[0].base_rate == round(2 / 3, 4)
    assert found[0].is_small_sample


def test_visits_that_end_before_anothers_birth() -> None:
    births = [birth(row, day=10 * row) for row in range(2, 60)]
    mothers = [str(one.values["mother"]) for one in births]
    visits = [(mothers[n], 10 * (n + 2) - 20) for n in range(58) if n != 40]
    clinic = [
        RecordRow(row, {"patient": name, "visit": day, "place": None}) for row, (name, day) in enumerate(visits, 2)
    ]
    clinic += [RecordRow(100 + n, {"patient": "Luz Perdida", "visit": 330 + 20 * n, "place": None}) for n in range(4)]

    (found,) = registers.find_visits_before_others_births(clinic, births, days=60)

    assert (found.subject, found.rows) == ("Luz Perdida", [42])
    assert found.other_rows == [100, 101, 102, 103]
    assert found.expected < 0.2


def test_one_address_of_several_adopters() -> None:
    adoptions = [RecordRow(row, {"adopter": f"Par {row}", "address": f"Calle {row}"}) for row in range(2, 30)]
    adoptions += [RecordRow(30 + n, {"adopter": f"Par {n}", "address": "CALLE LIRIO 5."}) for n in range(3)]
    adoptions += [RecordRow(40 + n, {"adopter": "Par 99", "address": "Calle Rosa 7"}) for n in range(2)]

    (found,) = registers.find_repeated_addresses(adoptions)

    assert (found.count, found.rows) == (3, [30, 31, 32])


@pytest.mark.parametrize("told", ["S/N", "s/n.", "sin número", "Sin numero", "no registra", "N/A", "-", "desconocido"])
def test_no_number_is_no_address(told: str) -> None:
    adoptions = [RecordRow(row, {"adopter": f"Par {row}", "address": told}) for row in range(2, 6)]

    assert registers.find_repeated_addresses(adoptions) == []


def test_an_address_is_one_however_it_is_written() -> None:
    written = [
        "Av. Ceniza 14, Villa",
        "AV CENIZA 14 - Villa",
        "Avenida Ceniza N° 14, Villa",
        "Avda. Ceniza nro. 14 Villa",
    ]
    others = ["Av. Ceniza 15, Villa", "Av. Nube 14, Villa"]
    names = ["Luz Páez", "Luz Páez", "Ana Ruiz", "Eva Sanz", "Sol Mora", "Mar Gil"]
    adoptions = [
        RecordRow(row, {"adopter": name, "address": address})
        for row, (name, address) in enumerate(zip(names, [*written, *others], strict=True), 2)
    ]

    (found,) = registers.find_repeated_addresses(adoptions)

    assert (found.count, found.rows) == (3, [2, 3, 4, 5])


@pytest.mark.parametrize("days", [{"registered": 90, "exit": 95}, {"registered": 103, "exit": 98}])
def test_nobody_is_registered_or_leaves_before_the_birth(days: dict[str, Value]) -> None:
    births = [birth(2, day=100, child="Niño Uno", **days), birth(3, day=100, registered=100, exit=100)]

    assert [one.rows for one in registers.find_quick_exit(births, [], days=30)] == [[3]]
    assert registers.rows_before_birth(births) == [2]


def test_empty_registers_have_no_pattern() -> None:
    assert registers.find_far_signing([]) == []
    assert registers.find_late([], days=1) == []
    assert registers.find_quick_exit([], [], days=1) == []
    assert registers.find_visits_before_others_births([], [], days=1) == []
    assert registers.find_repeated_addresses([]) == []


def adoption(row: int, adopter: str, address: str) -> RecordRow:
    return RecordRow(row, {"adopter": adopter, "address": address})


@pytest.mark.parametrize("court", ["Juzgado de Familia", "2° Juzgado Mixto", "Family Court", "Ministerio de la Mujer"])
def test_a_court_adopts_nobody(court: str) -> None:
    rows = [adoption(2, "Ana Ruiz", "Av. Ley 1"), adoption(3, court, "Av. Ley 1")]

    assert not registers.find_repeated_addresses(rows)
    assert registers.find_repeated_addresses([*rows, adoption(4, "Luz Corte Paz", "Av. Ley 1")])


def test_one_address_is_one_however_it_is_written_and_no_number_is_none() -> None:
    written = ["Av. Ceniza 14, Villa", "AV CENIZA 14 - Villa", "Avenida Ceniza N° 14, Villa"]
    rows = [adoption(row, f"Ana{row}", address) for row, address in enumerate(written, start=2)]
    rows += [adoption(row, f"Eva{row}", nowhere) for row, nowhere in enumerate(["S/N", "s/n", "Sin número"], start=5)]

    (found,) = registers.find_repeated_addresses(rows)

    assert (found.count, found.rows) == (3, [2, 3, 4])


def test_what_happens_before_the_birth_is_no_quick_exit() -> None:
    births = [
        birth(2, day=100, registered=90, exit=95),
        birth(3, day=100, registered=101, exit=99),
        birth(4, day=100, registered=101, exit=105),
    ]

    assert [one.rows for one in registers.find_quick_exit(births, [], days=30)] == [[4]]


NOBODY = ["NO REGISTRA", "-", "N.N.", "no consigna", "0"]


@pytest.mark.parametrize("doctor", NOBODY[:-1])
def test_births_that_nobody_is_said_to_have_signed_or_registered_are_nobodys(doctor: str) -> None:
    births = [birth(row, officer="Oficial 1", registered=row) for row in range(2, 40)]
    births += [
        birth(row, doctor=doctor, home="Costa Baja", officer=doctor, registered=row + 200) for row in range(40, 48)
    ]

    assert registers.find_far_signing(births) == []
    assert registers.find_late(births, days=60) == []


@pytest.mark.parametrize("home", NOBODY)
def test_a_mother_whose_home_is_not_told_is_not_from_afar(home: str) -> None:
    births = [birth(row) for row in range(2, 40)]
    births += [birth(row, doctor="Dr. Tinto", home=home) for row in range(40, 48)]

    assert registers.find_far_signing(births) == []


@pytest.mark.parametrize("child", ["-", "N.N.", "Recién nacido", "RN", "Newborn", "sin nombre", "bebé"])
def test_a_child_without_a_name_is_not_the_one_that_left(child: str) -> None:
    births = [birth(row, day=100, registered=103, child=told) for row, told in ((2, child), (3, None))]
    travel = [RecordRow(2, {"child": child, "exit": 110})]

    assert registers.find_quick_exit(births, travel, days=30) == []


def test_visits_of_nobody_and_births_of_nobody_make_no_pattern() -> None:
    births = [birth(row, day=100 + row, mother="-", place="Clínica Dos") for row in range(2, 12)]
    clinic = [RecordRow(row, {"patient": "-", "visit": 90 + row, "place": "Clínica Dos"}) for row in (2, 3, 4)]
    hers = [RecordRow(row, {"patient": "Flora Prueba", "visit": 90 + row, "place": "Clínica Dos"}) for row in (5, 6)]

    assert registers.find_visits_before_others_births([*clinic, *hers], births, days=20) == []


def test_adopters_without_a_name_are_not_several_at_one_address() -> None:
    rows = [RecordRow(row, {"adopter": name, "address": "Calle Uno 3"}) for row, name in enumerate(["Ana Luz", "-"], 2)]

    assert registers.find_repeated_addresses(rows) == []


def test_a_patient_whose_visits_or_birth_may_stand_under_another_spelling_makes_no_pattern() -> None:
    births = [birth(row, day=100 + row) for row in range(2, 30)]
    own = birth(40, day=120, mother="Perdida Sol Luz")
    visits = [RecordRow(row, {"patient": "Luz Perdida Sol", "visit": 90 + row, "place": None}) for row in (2, 3)]
    later = RecordRow(9, {"patient": "Perdida Sol Luz", "visit": 300, "place": None})

    found = [
        registers.find_visits_before_others_births(clinic, told, days=60)
        for clinic, told in ((visits, births), (visits, [*births, own]), ([*visits, later], births))
    ]

    assert [bool(each) for each in found] == [True, False, False]


def test_a_registration_before_the_birth_is_not_one_in_time() -> None:
    births = [birth(n, day=100, registered=200, officer="Reg A") for n in range(2, 6)]
    births += [birth(6, day=100, registered=98, officer="Reg A")]
    births += [birth(n, day=100, registered=101, officer="Reg B") for n in range(7, 12)]

    (found,) = registers.find_late(births, days=60)

    assert (found.count, found.of) == (4, 4)
    assert registers.rows_before_birth(births, fields=("registered",)) == [6]


def test_a_mother_who_may_be_the_patient_under_a_longer_name_is_told() -> None:
    visits = [RecordRow(row, {"patient": "Ana Flor Lima", "visit": 90 + row, "place": "C"}) for row in (2, 3)]
    births = [
        RecordRow(2, {"mother": "Ana Flor Lima Soto", "born": 100, "place": "C"}),
        RecordRow(3, {"mother": "Eva Sol Rey", "born": 101, "place": "C"}),
    ]

    [found] = registers.find_visits_before_others_births(visits, births, days=20)

    assert found.perhaps == ["Ana Flor Lima Soto"]


def test_an_exit_of_a_name_that_several_children_bear_is_told_with_the_mothers_of_the_others() -> None:
    births = [
        RecordRow(2, {"child": "María", "mother": "Ana Lima", "born": 90, "registered": 91}),
        RecordRow(3, {"child": "María", "mother": "Eva Sol", "born": 100, "registered": 101}),
        RecordRow(4, {"child": "Rosa", "mother": "Eva Rey", "born": 100, "registered": 101}),
    ]
    travel = [RecordRow(2, {"child": "María", "exit": 105}), RecordRow(3, {"child": "Rosa", "exit": 105})]

    found = registers.find_quick_exit(births, travel, days=10)

    assert [(one.rows, one.perhaps) for one in found] == [([3], ["Ana Lima"]), ([4], [])]
