"""What a row says beside a protected name leads to the person, and is hidden."""

from ovillo.casework.protection.forms import Forms, names_of
from ovillo.casework.protection.masking import masks
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.rows import Rows
from ovillo.casework.protection.written import Written
from ovillo.domain.protection import Protected, ProtectedAs

NAME, WHO = "Zunilda Farsante Tincopa", "Persona Bkwzpl"


def told(*rows: list[str]) -> list[list[str]]:
    forms = Forms(names_of([(NAME, WHO)], {}), ())
    people = [Protected(WHO, ProtectedAs.MINOR, "x", (NAME,))]
    written = Written(people, masks([(NAME, WHO)], []), forms)
    return [list(each) for each in Rows(written, forms).changed(rows)]


def test_the_day_of_birth_beside_a_name_is_hidden() -> None:
    for head in ("fecha de nacimiento", "F. Nac.", "Date of birth", "DOB"):
        shown = told(["nombre", head, "importe"], [NAME, "2016-03-01", "20"], ["Ana Sol Paz", "1990-03-01", "30"])

        assert shown[1] == [WHO, f"{HIDDEN} 1", "20"]
        assert shown[2] == ["Ana Sol Paz", "1990-03-01", "30"]


def test_a_register_of_births_is_about_days_of_birth() -> None:
    shown = told(["madre", "fecha de nacimiento", "lugar de nacimiento"], [NAME, "2031-05-01", "Hospital, Ica"])

    assert shown[1] == [WHO, "2031-05-01", "Hospital, Ica"]


def test_a_place_of_birth_is_no_day() -> None:
    assert told(["nombre", "lugar de nacimiento"], [NAME, "Ica"])[1] == [WHO, "Ica"]
