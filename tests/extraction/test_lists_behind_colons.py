"""Who a list is that stands behind a colon, behind "including", or that one preposition repeated ties to a noun."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Police arrested three people on suspicion of selling babies: Ana Quilla, Beto Rojo and Carlos Paz.",
            {f"Police | detained | {n} | reported" for n in ("Ana Quilla", "Beto Rojo", "Carlos Paz")}
            | {f"{n} | sells | babies | suspected" for n in ("Ana Quilla", "Beto Rojo", "Carlos Paz")},
        ),
        (
            "es",
            "Tres personas fueron acusadas de comprar un bebé: Ana Quilla, Beto Rojo y Carlos Paz.",
            {f"{n} | buys | bebé | accused" for n in ("Ana Quilla", "Beto Rojo", "Carlos Paz")},
        ),
        (
            "en",
            "The network sold three children: Ana Quilla, Beto Rojo and Carlos Paz.",
            {f"network | sells | {n} | reported" for n in ("Ana Quilla", "Beto Rojo", "Carlos Paz")},
        ),
        (
            "es",
            "Fueron detenidos por trata: Ana Quilla, Beto Rojo y Carlos Paz.",
            {f"- | detained | {n} | reported" for n in ("Ana Quilla", "Beto Rojo", "Carlos Paz")},
        ),
        (
            "en",
            "Also charged are: Ana Quilla, 34; Beto Rojo, 41; and Carlos Paz, 50.",
            {f"- | charged | {n} | charged" for n in ("Ana Quilla", "Beto Rojo", "Carlos Paz")},
        ),
        (
            "es",
            "La denuncia derivó en la detención del juez Luis Paz, del magistrado Iván Rojo y de la vocal Ana Quilla.",
            {f"- | detained | {n} | reported" for n in ("Luis Paz", "Iván Rojo", "Ana Quilla")},
        ),
        (
            "es",
            "El caso derivó en la detención de 31 personas, incluidos Luis Paz, titular del órgano, y el general Iván Rojo.",
            {f"- | detained | {n} | reported" for n in ("personas 31", "Luis Paz", "Iván Rojo")},
        ),
        (
            "es",
            "Entre los detenidos hay un ginecólogo y un pediatra, así como tres mujeres.",
            {f"- | detained | {n} | reported" for n in ("ginecólogo 1", "pediatra 1", "mujeres 3")},
        ),
    ],
)
def test_a_list_names_those_who_are_counted(language, text, expected):
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Alan Voss signed the papers. He was deceived, his lawyer said, and never sold a baby.",
            "Alan Voss | sells | baby | denied",
        ),
        (
            "es",
            "Alan Voss fue engañado, dijo su abogado, y nunca vendió un bebé.",
            "Alan Voss | sells | bebé | denied",
        ),
        (
            "en",
            "Rosa Quilla was arrested on Monday, police said, and charged with bribery.",
            "- | charged | Rosa Quilla | charged",
        ),
    ],
)
def test_what_follows_whoever_tells_it_is_not_theirs(language, text, expected):
    found = said(language, text)

    assert expected in found
    assert not any(line.startswith(("lawyer | sells", "abogado | sells")) for line in found)


@pytest.mark.parametrize(
    ("language", "text", "barred"),
    [
        ("es", "Mayra Solano, relacionista de la Corte de Tambo que sobornaba a jueces, fue detenida.", "Corte"),
        ("es", "La gestora de la Corte de Tambo que sobornaba a jueces huyó.", "Corte"),
        ("en", "The former head of Ovilland's official soccer association was sentenced by a court.", "association"),
        ("es", "Se hallaron libros donde se registraban las ganancias.", "searched"),
        ("en", "In August, authorities said that Ana Quilla had fled the country.", "not detained"),
        ("en", "Ana Quilla is among the officials ensnared by the probe.", "recruits"),
        ("en", "The firm is accused of misrepresenting that Ana Quilla is a nurse.", "occupation"),
        ("es", "La policía investiga si los niños fueron vendidos a parejas.", "investigated"),
    ],
)
def test_what_another_did_is_not_told_of_them(language, text, barred):
    assert not any(barred in line.replace("detained | Ana", "detained") for line in said(language, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El jefe de la Policía que detuvo a Luis Paz renunció.", "Policía | detained | Luis Paz | reported"),
        ("Pablo “O” y Jesús “L” fueron detenidos en Tambo.", "- | detained | Pablo “O” | reported"),
        (
            "La estructura operaba en los departamentos de La Paz, San Salvador, La Libertad y Santa Ana.",
            "estructura | located_in | La Libertad | reported",
        ),
    ],
)
def test_it_is_read(text, expected):
    assert expected in said("es", text)
