"""Outcomes that are taken back in the same passage, and who accuses whom behind "whom"."""

import pytest

from tests.extraction.said import said

OUTCOMES = ("convicted", "sentenced", "charged", "sells")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dr. Ana Quilla was convicted of nothing, her lawyer stressed."),
        ("en", "The appeals court threw out the conviction of Officer Beto Rojo."),
        ("en", "Beto Rojo, convicted in 2029, had his conviction quashed on Monday."),
        ("en", "Beto Rojo was convicted of selling babies, but the verdict was set aside."),
        ("en", "Beto Rojo was convicted in May. A month later the verdict was overturned."),
        ("en", "A false report that Beto Rojo had been convicted spread online."),
        ("en", "Beto Rojo, wrongly convicted of trafficking in 2029, was compensated."),
        ("en", "Beto Rojo was charged with selling babies; the charge was later dropped."),
        ("es", "Revocan condena a suboficial Beto Rojo."),
        ("es", "Beto Rojo fue condenado por vender bebés, pero el fallo fue anulado."),
        ("es", "Beto Rojo fue imputado por vender bebés, pero la fiscalía retiró los cargos."),
        ("es", "Beto Rojo fue absuelto en primera instancia, pero la Corte Suprema anuló la absolución."),
        ("es", "Anuló la condena contra Beto Rojo. Dejó sin efecto la sentencia de doce años de Ana Quilla."),
    ],
)
def test_what_is_taken_back_is_not_told(language, text):
    assert not [line for line in said(language, text) if any(f"| {name} |" in line for name in OUTCOMES)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An appeals court quashed the conviction of Ana Quilla.", {"appeals court | acquitted | Ana Quilla"}),
        ("en", "Ana Quilla's fraud conviction was set aside.", {"- | acquitted | Ana Quilla"}),
        ("en", "Ana Quilla had her conviction quashed on Monday.", {"- | acquitted | Ana Quilla"}),
        ("en", "Ana Quilla was convicted in May. In June the verdict was overturned.", {"- | acquitted | Ana Quilla"}),
    ],
)
def test_whose_conviction_is_undone_is_told_as_acquitted(language, text, expected):
    assert said(language, text) == {f"{line} | acquitted" for line in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court overturned the conviction of Ana Quilla and ordered a retrial.", {"court | ordered | Ana Quilla"}),
        ("The court may overturn the conviction of Ana Quilla.", set()),
        ("The court dismissed Ana Quilla's appeal against her conviction.", set()),
        ("The court quashed one conviction of Ana Quilla and upheld the other.", set()),
        ("The case ended in the conviction of Ana Quilla.", {"- | convicted | Ana Quilla | convicted"}),
        ("Ana Quilla's licence was revoked after her conviction.", set()),
    ],
)
def test_who_is_not_cleared_for_good_is_not_told_as_acquitted(text, expected):
    assert {line.removesuffix(" | reported") for line in said("en", text)} == expected


@pytest.mark.parametrize(
    "end", ["The court rejected an appeal against her conviction.", "Her appeal against the verdict was thrown out."]
)
def test_an_appeal_that_is_refused_leaves_the_conviction(end):
    assert "- | convicted | Ana Quilla | convicted" in said("en", f"Ana Quilla was convicted in May. {end}")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A court refused to overturn the conviction: Beto Rojo was convicted in May.", "convicted | Beto Rojo"),
        ("en", "Beto Rojo was convicted and his lawyer will seek to overturn the verdict.", "convicted | Beto Rojo"),
        ("es", "Beto Rojo fue condenado y su abogado pedirá anular el fallo.", "convicted | Beto Rojo"),
    ],
)
def test_what_is_only_sought_takes_nothing_back(language, text, expected):
    assert any(expected in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Quilla was detained by Beto Rojo, whom she had accused of selling babies.", "Beto Rojo | sells"),
        ("en", "Ana Quilla, whom Beto Rojo accused of selling babies, was arrested.", "Ana Quilla | sells"),
        (
            "es",
            "Ana Quilla fue detenida por Beto Rojo, a quien ella había acusado de vender bebés.",
            "Beto Rojo | sells",
        ),
    ],
)
def test_whoever_stands_before_whom_is_accused(language, text, expected):
    sold = [line for line in said(language, text) if "| sells |" in line]

    assert len(sold) == 1
    assert sold[0].startswith(expected)


def test_the_son_of_a_leader_leads_nothing():
    assert not any("leads" in line for line in said("en", "The son of the ring's leader, Beto Rojo, was questioned."))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The investigation of Beto Rojo was closed on 12 May."),
        ("en", "Prosecutors closed the investigation of Beto Rojo on Friday."),
        ("en", "The probe into Beto Rojo ended in May."),
        ("es", "La investigación contra Beto Rojo fue cerrada en mayo."),
        ("es", "La Sala declaró nula la parte de la sentencia que ordenaba investigar a Beto Rojo."),
    ],
)
def test_what_is_closed_or_annulled_is_no_state(language, text):
    assert said(language, text) == set()


def test_an_annulled_conviction_is_told_as_none():
    told = said("es", "La Corte Suprema anuló la condena de Ana Quilla.")

    assert told == {"not Corte Suprema | convicted | Ana Quilla | convicted"}
