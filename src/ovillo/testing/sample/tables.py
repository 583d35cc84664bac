"""The tables of the sample case: traffic of telephones, a tap, orders, payments, births, visits, adoptions, exits.

1. Everybody is invented; telephones begin with 900 000 0. The bytes are the same at each run.
2. `docs/sample-case.md` says what is planted, and which honest decoy stands beside it.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

FOLDER: Final = "tablas"
LIMA: Final = timezone(timedelta(hours=-5))
FIRST: Final = datetime(2030, 9, 1, tzinfo=LIMA)
LAST: Final = datetime(2031, 5, 6, tzinfo=LIMA)
CHANGE: Final = datetime(2031, 2, 10, tzinfo=LIMA)
"""In this week the recruiters change their phones."""
LEADER, NURSE, COURIER, DOCTOR, TAXI, CENTRE = 17, 21, 52, 23, 53, 90
RECRUITERS: Final = {31: 44, 32: 45, 33: 46, 34: 47}
"""Old and new number of each; 34 speaks with the other three only."""
LEAVES, JOINS = 61, 62
"""Two receptionists of the clinic, one after the other: the decoy of a changed number."""
BIRTHS: Final = ("2030-10-09", "2030-11-21", "2030-12-30", "2031-01-19", "2031-03-04", "2031-04-11", "2031-04-28")
"""Of the babies that are sold."""
_SURNAMES: Final = [
    "Achira",
    "Batan",
    "Capuli",
    "Dalia",
    "Espino",
    "Floripondio",
    "Guayabo",
    "Hinojo",
    "Jengibre",
    "Lupino",
    "Maguey",
    "Nogal",
    "Olluco",
    "Paico",
]
_NAMES: Final = [
    "Ada",
    "Bruna",
    "Celina",
    "Delia",
    "Elba",
    "Flora",
    "Gilda",
    "Hilda",
    "Irma",
    "Julia",
    "Lidia",
    "Mirta",
    "Nora",
    "Olga",
    "Petra",
    "Rita",
    "Selma",
    "Tula",
]
_TOWNS: Final = ("Villa Jacaranda", "Puerto Mirlo", "Lagunillas del Alba", "Cerro Ámbar")


def write_sample_tables(folder: Path) -> tuple[Path, ...]:
    """The paths of the tables, sorted, in a folder of their own below the given one."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for name, text in _tables().items():
        (target / name).write_bytes(text.encode("utf-8"))
    return tuple(sorted(target / name for name in _tables()))


def _tables() -> Mapping[str, str]:
    chance = random.Random(2031)  # noqa: S311 - invented rows, not secrets
    births, visits = _births(chance)
    return {
        "trafico.csv": _traffic(chance),
        "llamadas-intervenidas.csv": _tap(),
        "ordenes.csv": _orders(),
        "pagos.csv": _payments(chance),
        "nacimientos.csv": births,
        "controles.csv": visits,
        "adopciones.csv": _adoptions(chance),
    }


def _csv(header: str, rows: Sequence[Sequence[object]], *, banner: str = "") -> str:
    return "\n".join([*([banner] if banner else []), header, *(";".join(map(str, row)) for row in rows)]) + "\n"


def _number(place: int) -> str:
    return f"900000{place:03}"


def _number_on(place: int, at: datetime) -> int:
    if place in RECRUITERS and at > CHANGE + timedelta(days=place % 4, hours=9):
        return RECRUITERS[place]
    return place


def _pairs(chance: random.Random) -> Iterator[tuple[int, int, float]]:
    """Who calls whom, and how often a day."""
    plain = [*range(1, 16), *range(64, 84)]
    for place in plain:
        for other in chance.sample(plain, 3):
            if other != place:
                yield place, other, chance.choice((0.03, 0.05, 0.1))
        yield place, TAXI, 0.02
        yield CENTRE, place, 0.03
    yield LEADER, NURSE, 0.2
    yield NURSE, DOCTOR, 0.15
    yield LEADER, DOCTOR, 0.05
    for old in (31, 32, 33):
        yield LEADER, old, 0.12
        yield old, NURSE, 0.06
        yield 34, old, 0.15
        for friend in chance.sample(plain, 6):
            yield old, friend, 0.05
    clinic = (NURSE, DOCTOR, 24, 25, 26)
    for one in clinic[2:]:
        for other in clinic:
            if one != other:
                yield one, other, 0.05


def _traffic(chance: random.Random) -> str:
    told: list[tuple[datetime, int, int, int, str]] = []

    def call(at: datetime, caller: int, called: int) -> None:
        cell = f"VJ-{1 + (caller * 7 + at.timetuple().tm_yday // 9) % 12:02}"
        told.append((at, _number_on(caller, at), _number_on(called, at), chance.randint(5, 420), cell))

    days = (LAST - FIRST).days
    for a, b, rate in _pairs(chance):
        for day in _days(chance, rate, days):
            at = FIRST + timedelta(days=day)
            call(at, a, b) if chance.random() < 0.6 else call(at, b, a)
    for receptionist, begin, end in ((LEAVES, 0, 120), (JOINS, 124, days)):
        for other, rate in (
            (NURSE, 0.2),
            (24, 0.2),
            (25, 0.2),
            (26, 0.2),
            (1 + receptionist % 9, 0.1),
            (70 + receptionist % 7, 0.1),
        ):
            for day in _days(chance, rate, end - begin):
                call(FIRST + timedelta(days=begin + day), receptionist, other)
    for born in BIRTHS:
        at = datetime.fromisoformat(born).replace(tzinfo=LIMA) + timedelta(hours=21, minutes=chance.randint(0, 50))
        call(at, LEADER, NURSE)
        call(at + timedelta(minutes=4), NURSE, COURIER)
        for hours in (26, 27, 30):
            call(at + timedelta(hours=hours, minutes=chance.randint(0, 40)), COURIER, LEADER)
    for minutes in range(0, 600, 24):
        call(LAST - timedelta(minutes=620 - minutes), LEADER, (NURSE, DOCTOR, 31, 32)[minutes // 24 % 4])
    rows = [
        (_number(a), _number(b), at.isoformat(timespec="seconds"), seconds, cell)
        for at, a, b, seconds, cell in sorted(told)
    ]
    return _csv("origen;destino;fecha y hora;segundos;celda", rows, banner="Compañía Invento;tráfico de 60 números")


def _days(chance: random.Random, rate: float, days: int) -> Iterator[float]:
    day = chance.expovariate(rate)
    while day < days:
        # Nobody calls between one and six in the morning here.
        yield int(day) + (6 + 19 * (day % 1)) / 24 if day < days - 1 else day
        day += chance.expovariate(rate)


def _tap() -> str:
    """Calls of the line of the leader as the tap kept them: the last lies outside of the sixty days."""
    rows = [
        (_number(LEADER), _number(NURSE), f"2030-11-{day:02}T20:1{day % 10}:00-05:00", 30 + day, "VJ-03")
        for day in range(1, 29, 2)
    ]
    rows.append((_number(LEADER), _number(1), "2031-02-02T22:05:00-05:00", 95, "VJ-03"))
    return _csv("origen;destino;fecha y hora;segundos;celda", rows)


def _orders() -> str:
    lines = " ".join(_number(each) for each in (LEADER, NURSE, DOCTOR, 31, 32, 33))
    traffic = " ".join(_number(each) for each in range(1, 100))
    rows = [
        ("Resolución uno", "Teodoro Mashua Ríos", "2030-10-14", "2030-12-12", lines, "llamadas-intervenidas.csv"),
        ("Resolución tres", "Teodoro Mashua Ríos", "2030-09-01", "2031-05-06", traffic, "trafico.csv"),
    ]
    return _csv("resolucion;juez;desde;hasta;linea;tabla", rows)


def _payments(chance: random.Random) -> str:
    told: list[tuple[str, str, str, float]] = []
    people = [f"{name} {surname}" for name in _NAMES[:12] for surname in _SURNAMES[:4]]
    shops = ("Bodega Clavel", "Botica Malva", "Ferretería Yeso")
    for _ in range(330):
        day = _day(FIRST, chance.randrange(240))
        told.append((chance.choice(people), chance.choice(shops), day, round(chance.uniform(15, 2_400), 2)))
    # Paid each week, and so after any birth: the decoy of the courier.
    told += [("Botica Malva", "Wilmer Arce Pajuro", _day(FIRST, 7 * week), 310.0) for week in range(34)]
    company = "Inversiones Canasto SAC"
    for place, born in enumerate(BIRTHS):
        day_of_birth = datetime.fromisoformat(born).replace(tzinfo=LIMA)
        price = 9_000.0 if place == 3 else 11_500.0
        told += [
            (f"Familia {_SURNAMES[place]}", company, _day(day_of_birth, 2), price),
            (company, "Eleuterio Guaba Tumbo", _day(day_of_birth, 1), 800.0),
            (company, "Zulema Farfán Ocaña", _day(day_of_birth, 4), 9_600.0 + 20 * place),
        ]
    # An honest price just under the limit, twice; a rent just over it.
    told += [(people[place], "Ferretería Yeso", f"2031-01-{10 + place}", 9_900.0) for place in range(2)]
    told += [(people[5], "Casa Romero", _day(FIRST, 30 * month), 10_400.0) for month in range(8)]
    rows = [(payer, payee, day, f"{amount:.2f}", "PEN") for payer, payee, day, amount in told]
    return _csv("ordenante;beneficiario;fecha;importe;moneda", sorted(rows, key=lambda one: (one[2], one)))


def _day(start: datetime, days: int) -> str:
    return (start + timedelta(days=days)).date().isoformat()


Row = tuple[str, ...]


def _births(chance: random.Random) -> tuple[str, str]:
    """The register of births, and the visits to clinics before them."""
    rows: list[Row] = []
    visits: list[Row] = []
    for place in range(210):
        row = _honest_birth(chance, place)
        rows.append(row)
        born = datetime.fromisoformat(row[1])
        if place % 2:
            visits += [(row[0], _day(born, -back), row[4]) for back in (150, 90, 20)]
    clinic = "Clínica Santa Retama, Villa Jacaranda"
    for place, born_on in enumerate(BIRTHS):
        born = datetime.fromisoformat(born_on)
        mother = f"{_NAMES[17 - place]} {_SURNAMES[(place * 3) % 14]} Zinnia"
        home, registered = f"Pasaje {place}, Valle Hondo", _day(born, 75 if place % 2 == 0 else 5)
        left = _day(born, 16) if place % 2 else ""
        signed = (clinic, "Hernando Pisco Laguna", registered, "Abundio Lúcuma Prado", left)
        rows.append((mother, born_on, f"Criatura {place}", home, *signed))
    before = datetime.fromisoformat(BIRTHS[3])
    visits += [("Amapola", _day(before, -back), clinic) for back in (120, 80, 30, 8)]
    visits += [("Lirio", _day(before, -back), "Posta de Cerro Ámbar, Cerro Ámbar") for back in (200, 190)]
    header = (
        "madre;fecha de nacimiento;nombre del menor;domicilio de la madre;lugar de nacimiento;medico;"
        "fecha de inscripcion;registrador;fecha de salida"
    )
    chance.shuffle(visits)
    register = _csv(header, sorted(rows, key=lambda one: (one[1], one[0])))
    return register, _csv("paciente;fecha de atencion;establecimiento", visits)


def _honest_birth(chance: random.Random, place: int) -> Row:
    town, born = _TOWNS[place % 4], FIRST + timedelta(days=place)
    mother = f"{_NAMES[place % 18]} {_SURNAMES[place % 14]} {_SURNAMES[(place * 5 + 3) % 14]}"
    where, doctor = f"Posta de {town}, {town}", f"Obst. {_NAMES[place % 4]} Cedro"
    if place % 5 == 0:
        # A hospital for the whole region: its doctors sign for women from afar, and that is their work.
        where = f"Hospital Regional, {_TOWNS[0]}"
        doctor = chance.choice(("Dra. Alida Totora Vela", "Dr. Renán Quinua Sosa"))
    # Campaigns register late, whoever the officer is.
    late = 90 + place % 40 if place % 35 == 7 else 3 + place % 20
    left = _day(born, 200) if place % 30 == 1 else ""
    home, officer = f"Calle {1 + place % 60}, {town}", f"Registrador {_NAMES[place % 6]}"
    return (mother, _day(born, 0), f"Bebé {place}", home, where, doctor, _day(born, late), officer, left)


def _adoptions(chance: random.Random) -> str:
    rows = [
        (
            f"Pareja {_SURNAMES[place % 14]} {_SURNAMES[(place * 3 + 1) % 14]}",
            f"Calle {chance.randint(1, 90)} número {place}, {_TOWNS[place % 4]}",
            (FIRST + timedelta(days=7 * place)).date().isoformat(),
        )
        for place in range(34)
    ]
    rows += [
        (
            f"Pareja Zinnia {place}",
            "Avenida Ceniza 14, Puerto Mirlo",
            (FIRST + timedelta(days=40 * place)).date().isoformat(),
        )
        for place in range(4)
    ]
    return _csv("adoptante;direccion;fecha de resolucion", rows)
