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
    held = [line for line in said(language, text) if not line.startswith("not ")]

    assert not [line for line in held if any(f"| {name} |" in line for name in OUTCOMES)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An appeals court quashed the conviction of Ana Quilla.", "appeals court | convicted | Ana Quilla"),
        ("en", "Ana Quilla's fraud conviction was set aside.", "- | convicted | Ana Quilla"),
        ("en", "Ana Quilla had her conviction quashed on Monday.", "- | convicted | Ana Quilla"),
        ("en", "Ana Quilla was convicted in May. In June the verdict was overturned.", "- | convicted | Ana Quilla"),
        (
            "en",
            "The court overturned the conviction of Ana Quilla and ordered a retrial.",
            "court | convicted | Ana Quilla",
        ),
        ("en", "We quash the conviction of Ana Quilla.", "- | convicted | Ana Quilla"),
        ("en", "We direct that the conviction of Ana Quilla, who fled, be set aside.", "- | convicted | Ana Quilla"),
        ("en", "The charges against Ana Quilla were dropped in March.", "- | charged | Ana Quilla"),
        ("en", "The case against Ana Quilla was dismissed.", "- | charged | Ana Quilla"),
        ("en", "The prosecution withdrew the charge against Ana Quilla.", "prosecution | charged | Ana Quilla"),
        ("es", "Revocan la condena de Ana Quilla.", "- | convicted | Ana Quilla"),
        ("es", "REVOCAR la sentencia que condena a Ana Quilla.", "- | convicted | Ana Quilla"),
        ("es", "La jueza archivó la causa contra Ana Quilla.", "jueza | charged | Ana Quilla"),
        ("es", "El juez sobreseyó a Ana Quilla.", "juez | charged | Ana Quilla"),
        ("es", "El juez dictó el sobreseimiento de Ana Quilla.", "juez | charged | Ana Quilla"),
        ("es", "Se dictó falta de mérito a Ana Quilla.", "- | charged | Ana Quilla"),
        ("es", "Ana Quilla quedó desvinculada del proceso.", "- | charged | Ana Quilla"),
        ("es", "Se retiraron los cargos contra Ana Quilla.", "- | charged | Ana Quilla"),
    ],
)
def test_an_outcome_that_is_taken_back_is_told_as_none_and_acquits_nobody(language, text, expected):
    held = expected.split(" | ")[1]

    assert said(language, text) == {f"not {expected} | {held}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court may overturn the conviction of Ana Quilla.", set()),
        ("The court dismissed Ana Quilla's appeal against her conviction.", set()),
        ("The court quashed one conviction of Ana Quilla and upheld the other.", set()),
        ("A seventh charge against Ana Quilla was dropped.", set()),
        ("The case ended in the conviction of Ana Quilla.", {"- | convicted | Ana Quilla | convicted"}),
        ("Ana Quilla's licence was revoked after her conviction.", set()),
    ],
)
def test_a_part_and_what_is_not_taken_back_leave_no_negation(text, expected):
    assert said("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "upheld"),
    [
        ("en", "The court quashed the conviction of Beto Rojo and upheld the conviction of Ana Quilla.", "convicted"),
        ("en", "Prosecutors dropped charges against Beto Rojo and charged Ana Quilla.", "charged"),
        ("es", "CONFIRMAR la sentencia que condena a Ana Quilla y REVOCAR la que condena a Beto Rojo.", "convicted"),
    ],
)
def test_only_whose_outcome_it_is_loses_it(language, text, upheld):
    told = {line.split(" | ", 1)[1]: line.startswith("not ") for line in said(language, text)}

    assert told[f"{upheld} | Ana Quilla | {upheld}"] is False
    assert told[f"{upheld} | Beto Rojo | {upheld}"] is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was cleared by the police watchdog."),
        ("en", "An internal inquiry exonerated Ana Quilla."),
        ("en", "Prosecutors exonerated Ana Quilla of selling babies."),
        ("en", "Ana Quilla was exonerated by DNA evidence."),
        ("es", "La fiscal exoneró a Ana Quilla."),
        ("es", "La fiscal Delia Paz absolvió a Ana Quilla."),
        ("es", "Ana Quilla fue exonerada por la comisión interna."),
    ],
)
def test_nobody_but_a_court_acquits(language, text):
    assert not [line for line in said(language, text) if "acquitted" in line]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El juez dispuso el sobreseimiento de Ana Quilla y el procesamiento de Beto Rojo.",
            {"not juez | charged | Ana Quilla | charged", "juez | indicted | Beto Rojo | charged"},
        ),
        (
            "El juez precluyó la investigación contra Ana Quilla.",
            {"not juez | investigated | Ana Quilla | investigated"},
        ),
        ("La Sala Penal declaró fundado el recurso de Ana Quilla y nula la sentencia.", set()),
    ],
)
def test_what_stands_behind_it_is_not_taken_back_with_it(text, expected):
    assert said("es", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was arrested in May and released without charge."),
        ("es", "Ana Quilla fue liberada sin cargos."),
    ],
)
def test_who_is_freed_without_charge_is_not_charged(language, text):
    told = said(language, text)

    assert {"not - | charged | Ana Quilla | charged", "- | released | Ana Quilla | reported"} <= told


def test_a_surname_alone_may_be_whoever_bears_it():
    text = "Beto Rojo y Clara Olmedo Ruiz fueron condenados en 2029. El jueves, la Corte anuló la condena de Olmedo."

    assert "- | convicted | Clara Olmedo Ruiz | convicted" not in said("es", text)


def test_himself_is_whoever_is_named_before():
    told = said("en", "Beto Rojo's brother, Omar Tey, was convicted; Rojo himself was never charged.")

    assert "not - | charged | Beto Rojo | charged" in told


def test_among_those_acquitted():
    told = said("en", "Among those acquitted were Ana Quilla and Beto Rojo.")

    assert told == {"- | acquitted | Ana Quilla | acquitted", "- | acquitted | Beto Rojo | acquitted"}


def test_of_several_charges_those_that_are_not_dropped_stand():
    told = said("en", "Ana Quilla was charged with trafficking; two lesser charges were dropped.")

    assert told == {"- | charged | Ana Quilla | charged"}


def test_who_denies_that_it_was_taken_back_says_nothing_of_it():
    assert said("en", "Police denied that charges against Ana Quilla had been dropped.") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El taxista Beto Rojo fue investigado en un primer momento, pero la Fiscalía archivó su caso en 2031."),
        ("en", "Beto Rojo was investigated in 2030, but the case against him was closed."),
    ],
)
def test_nobody_is_investigated_whose_case_was_closed(language, text):
    assert not any("investigated" in line for line in said(language, text) if not line.startswith("not "))


def test_a_case_that_a_judge_did_not_close_goes_on():
    lines = said("es", "Beto Rojo es investigado por trata. El juez no archivó el caso.")

    assert "- | investigated | Beto Rojo | investigated" in lines


@pytest.mark.parametrize("inquiry", ["investigation into", "inquiry into", "probe against", "investigation of"])
def test_an_investigation_that_was_dropped_is_told_as_none(inquiry):
    assert said("en", f"Police dropped the {inquiry} Beto Rojo.") == {
        "not Police | investigated | Beto Rojo | investigated"
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police dropped the inquiry into the death of Beto Rojo."),
        ("en", "Police dropped the investigation into the sale of Beto Rojo to a couple."),
        ("es", "La Fiscalía archivó la investigación por la muerte de Beto Rojo."),
    ],
)
def test_an_inquiry_into_what_happened_to_somebody_is_none_into_them(language, text):
    assert not any("| investigated | Beto Rojo" in line for line in said(language, text))


def test_an_investigation_for_a_deed_against_somebody_is_one_into_them():
    lines = said("es", "La Fiscalía archivó la investigación por trata contra Beto Rojo.")

    assert lines == {"not Fiscalía | investigated | Beto Rojo | investigated"}
