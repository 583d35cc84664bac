"""Plurals of a trade or of men and women for people named before."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Nurse Ana Hebra and nurse Rosa Lazo were held. The nurses sold babies.", "Ana Hebra, Rosa Lazo"),
        ("en", "Ana Hebra and Julio Lazo, both nurses, were held. The nurses sold babies.", "Ana Hebra, Julio Lazo"),
        ("en", "Ana Hebra and Rosa Lazo were arrested. The women sold babies.", "Ana Hebra, Rosa Lazo"),
        ("en", "Ana Hebra, Rosa Lazo and Julio Lazo were held. The women sold babies.", "Ana Hebra, Rosa Lazo"),
        ("en", "Ana Hebra was released. Julio Lazo was arrested. The two sold babies.", "Ana Hebra, Julio Lazo"),
        ("en", "Ana Hebra and Julio Lazo were arrested. Both sold babies.", "Ana Hebra, Julio Lazo"),
        (
            "en",
            "Sgt. Julio Lazo and Officer Aldo Rojo were held. The two officers sold babies.",
            "Julio Lazo, Aldo Rojo",
        ),
        (
            "en",
            "The defendants, Ana Hebra, 34, and her husband, Julio Lazo, 41, were held. They sold babies.",
            "Ana Hebra, Julio Lazo",
        ),
        ("en", "A judge remanded Ana Hebra and Rosa Lazo. The accused sold babies.", "Ana Hebra, Rosa Lazo"),
    ],
)
def test_a_plural_noun_means_those_whom_one_list_names(language: str, text: str, names: str) -> None:
    sold = {line for line in said(language, text) if "sells" in line}

    assert sold == {f"{name} | sells | babies | reported" for name in names.split(", ")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Los médicos Julio Lazo y Aldo Rojo fueron detenidos. Los doctores vendían bebés.", "Julio Lazo, Aldo Rojo"),
        ("Los policías Julio Lazo y Aldo Rojo cayeron. Los agentes vendían bebés.", "Julio Lazo, Aldo Rojo"),
        ("Ana Hebra y Julio Lazo, ambos enfermeros, cayeron. Los enfermeros vendían bebés.", "Ana Hebra, Julio Lazo"),
        ("Ana Hebra y Rosa Lazo fueron detenidas. Las mujeres vendían bebés.", "Ana Hebra, Rosa Lazo"),
    ],
)
def test_un_plural_es_de_quienes_nombra_una_lista(text: str, names: str) -> None:
    sold = {line for line in said("es", text) if "sells" in line}

    assert sold == {f"{name} | sells | bebés | reported" for name in names.split(", ")}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra and Rosa Lazo met pregnant women. The women sold babies.", "women | sells | babies | reported"),
        ("en", "Julio Lazo and Aldo Rojo were arrested with two other men. The men sold babies.", "men | sells | babies | reported"),
        ("en", "Ana Hebra and Julio Lazo were arrested. The women sold babies.", "women | sells | babies | reported"),
        ("en", "Nurse Ana Hebra and nurse Rosa Lazo were held. Two nurses fled. The nurses sold babies.", "nurses | sells | babies | reported"),
        ("en", "Ana Hebra was arrested. Rosa Lazo was arrested, too. The accused sold babies.", "accused | sells | babies | reported"),
        ("es", "Ana Hebra y Rosa Lazo engañaron a dos mujeres. Las mujeres vendían bebés.", "mujeres | sells | bebés | reported"),
        ("es", "El médico Julio Lazo fue detenido. Los médicos vendían bebés.", "médicos | sells | bebés | reported"),
        ("es", "Los agentes Julio Lazo y Aldo Rojo detuvieron a otros agentes. Los agentes vendían bebés.", "agentes | sells | bebés | reported"),
    ],
)  # fmt: skip
def test_where_others_may_be_meant_the_noun_stays(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra was arrested along with Julio Lazo. The latter was released.", "- | released | Julio Lazo | reported"),
        ("en", "Ana Hebra was arrested along with Julio Lazo. The former was released.", "- | released | Ana Hebra | reported"),
        ("es", "Ana Hebra fue detenida junto con Julio Lazo. Este último fue liberado.", "- | released | Julio Lazo | reported"),
        ("es", "Ana Hebra fue detenida junto con Julio Lazo. La primera fue liberada.", "- | released | Ana Hebra | reported"),
        ("en", "Ana Hebra, 43, was arrested with Rosa Lazo, 51. The 43-year-old sold babies.", "Ana Hebra | sells | babies | reported"),
        ("es", "Ana Hebra, de 43 años, cayó con Rosa Lazo, de 51. La mujer de 43 años vendía bebés.", "Ana Hebra | sells | bebés | reported"),
    ],
)  # fmt: skip
def test_the_former_the_latter_and_ages_tell_two_apart(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Ana Hebra, Rosa Lazo and Julio Lazo were arrested. The latter was released.", "released"),
        ("en", "Ana Hebra bought a boat from Julio Lazo. The former mayor was arrested.", "detained | Ana Hebra"),
        ("en", "Ana Hebra, 43, was arrested. The 60-year-old sold babies.", "Ana Hebra | sells"),
        ("es", "Ana Hebra y Julio Lazo fueron detenidos. La segunda fue liberada.", "released"),
        ("es", "Ana Hebra fue detenida. El youtuber fue liberado.", "released | Ana Hebra"),
        ("es", "Ana Hebra fue detenida. El zutano fue liberado.", "released | Ana Hebra"),
    ],
)
def test_nobody_is_taken_for_another(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))
