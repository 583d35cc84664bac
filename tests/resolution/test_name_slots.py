import pytest

from ovillo.resolution.name_slots import Kind, read_person_name


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Próspero Imaginado Ficticio", Kind.FULL),
        ("IMAGINADO FICTICIO, Próspero", Kind.FULL),
        ("Imaginado", Kind.PARTIAL),
        ("Gral. Imaginado", Kind.PARTIAL),
        ("El Ovillejo", Kind.ALIAS),
        ("alias Ovillejo", Kind.ALIAS),
        ("un pediatra", Kind.ROLE),
        ("la víctima 1", Kind.ROLE),
        ("TESTIGO PROTEGIDO 2", Kind.ROLE),
        ("a nurse", Kind.ROLE),
        ("N.N.", Kind.ROLE),
        ("John Doe", Kind.ROLE),
        ("", Kind.EMPTY),
        ("14", Kind.EMPTY),
    ],
)
def test_how_much_of_a_name_it_is(written: str, kind: Kind) -> None:
    assert read_person_name(written).kind is kind


@pytest.mark.parametrize(
    ("written", "given", "surnames"),
    [
        ("Próspero Imaginado Ficticio", ["prospero"], ["imaginado", "ficticio"]),
        ("Juan Carlos Imaginado", ["juan", "carlos"], ["imaginado"]),
        ("Imaginado Ficticio, Juan Carlos", ["juan", "carlos"], ["imaginado", "ficticio"]),
        ("IMAGINADO FICTICIO JUAN CARLOS", ["juan", "carlos"], ["imaginado", "ficticio"]),
        ("María del Carmen Imaginado Ficticio", ["maria", "carmen"], ["imaginado", "ficticio"]),
        ("Liz Imaginado-Ficticio", ["liz"], ["imaginado", "ficticio"]),
        ("Ana Ficticio y Gasset", ["ana"], ["ficticio", "gasset"]),
        ("Dr. Juan Ficticio, pediatra", ["juan"], ["ficticio"]),
    ],
)
def test_the_likeliest_reading(written: str, given: list[str], surnames: list[str]) -> None:
    likeliest = read_person_name(written).readings[0]

    assert [part.core for part in likeliest.given] == given
    assert [part.core for part in likeliest.surnames] == surnames


def test_a_husbands_surname_is_one_reading() -> None:
    readings = read_person_name("Ana Ficticio de Imaginado").readings

    assert any(reading.married and reading.married.core == "imaginado" for reading in readings)
    assert any(len(reading.surnames) == 2 for reading in readings)


def test_a_widow_keeps_her_own_surname() -> None:
    likeliest = read_person_name("Ana Ficticio Vda. de Imaginado").readings[0]

    assert [part.core for part in likeliest.surnames] == ["ficticio"]
    assert likeliest.married is not None


@pytest.mark.parametrize(
    "written", ["Juan Ficticio (a) El Ovillejo", 'Juan "Ovillejo" Ficticio', "Juan Ficticio, alias «Ovillejo»"]
)
def test_aliases_stand_beside_the_name(written: str) -> None:
    name = read_person_name(written)

    assert name.aliases == {"ovillejo"}
    assert [part.core for part in name.parts] == ["juan", "ficticio"]
