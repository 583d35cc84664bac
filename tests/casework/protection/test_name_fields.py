"""Names in several fields or columns of a form: "Last name" above "First names", "Apellido paterno", "materno", "Nombres".

What stands between single guillemets is hidden outside the compartment, between double ones it is shown.
"""

import re

import pytest

from ovillo.casework.protection.name_fields import parted_names, parted_rows
from tests.casework.protection import test_form_fields as forms

LABELS = (
    ("Last name", "First names"), ("Surname", "Forename(s)"), ("Family name", "Given names"), ("LAST NAME", "FIRST NAMES"),
    ("Last Name", "Middle and First Names"), ("Surname(s)", "First name"), ("Child’s last name", "Child’s first name"),
)  # fmt: skip
LAYOUTS = (
    "{0}: {2}\n{1}: {3}\n", "{1}: {3}\n{0}: {2}\n", "{0} | {2}\n{1} | {3}\n", "{0}\t{2}\n{1}\t{3}\n", "{0}\n{2}\n{1}\n{3}\n",
    "{0}: {2}. {1}: {3}\n", "{0}: {2}.\n{1}: {3}.\n", "1. {0}: {2}\n2. {1}: {3}\n", "{0}:\n{2}\n{1}:\n{3}\n",
    "\n{0}\n{2}\n\n{1}\n{3}\n\n",
)  # fmt: skip


def hidden_or_shown(language: str, form: str) -> None:
    forms.test_each_field_is_hidden_or_shown(language, form)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("surname", "given"), LABELS)
def test_a_name_in_two_fields_is_read_whole(surname: str, given: str, layout: str) -> None:
    text = f"FORM\n{layout.format(surname, given, 'Thistlecombe', 'Poppy Jane')}Age: 13"

    ((name, fields),) = parted_names(text)

    assert name == "Poppy Jane Thistlecombe"
    assert {text[each.start : each.end] for each in fields} == {"Thistlecombe", "Poppy Jane"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("heading", ["MISSING PERSON FORM", "WITNESS STATEMENT", "VICTIM DETAILS", "Complainant"])
def test_both_fields_of_somebody_protected_are_hidden(heading: str, layout: str) -> None:
    name = layout.format("Last name", "First names", "‹Thistlecombe›", "‹Poppy Jane›")

    hidden_or_shown("en", f"{heading}\n{name}Date of birth: ‹11/05/2027›\nTelephone: ‹07700 900888›")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_accused_of_the_same_surname_is_named(layout: str) -> None:
    accused = layout.format("Last name", "First names", "«Hollybush»", "«Vernon»")
    victim = layout.format("Last name", "First names", "‹Hollybush›", "‹Maisie›")

    hidden_or_shown("en", f"SUSPECT DETAILS\n{accused}Age: 44\nVICTIM DETAILS\n{victim}Age: 12")


FORMS = (
    ("en", "REFERRAL FORM\nYoung person’s details\nFirst name(s): ‹Yasmin›\nLast name: ‹Breeland›\nDOB: ‹01/02/2027›\nParent/carer details\nFirst name(s): ‹Rita›\nLast name: ‹Dunhaven›\nContact number: ‹07700 900124›"),
    ("es", "FICHA\nNombre del menor: ‹Yadir Brea Duna›\nEdad: 9\nDATOS DE LA MADRE\nNombres y apellidos: ‹Rita Duna Sol›"),
    ("en", "Name of child: ‹Yasmin Breeland›\nName of mother: ‹Rita Dunhaven›\nName of social worker: «Paula Reyes»\nAge of child: 9"),
    ("es", "Nombre del menor: ‹Yadir Brea Duna›\nNombre del asistente social: «Paulo Reyes Gil»\nEdad del menor: 9"),
    ("en", "2. ACCUSED\n   Last name: «Breeland»\n   First name: «Walter»\n3. VICTIM\n   Last name: ‹Breeland›\n   First name: ‹Yasmin›\n   Age: 15"),
    ("es", "2. DENUNCIADO\n   Apellido paterno: «Brea»\n   Apellido materno: «Quiso»\n   Nombres: «Wilmer»\n3. AGRAVIADA\n   Apellido paterno: ‹Brea›\n   Apellido materno: ‹Duna›\n   Nombres: ‹Yamile›\n   Edad: 15"),
    ("en", "Last name of victim: ‹Breeland›\nFirst name of victim: ‹Yasmin›\nLast name of suspect: «Quist»\nFirst name of suspect: «Walter»"),
    ("es", "HOJA DE REFERENCIA\nPaciente: ‹Brea Duna, Yamile›\nEdad: 15 a\nAcompañante: ‹Duna Sol, Rita› (madre)"),
    ("es", "DENUNCIADO(S): «Sosa Chala, Aldo»\nAGRAVIADO(S): ‹Sosa Lunar, Kiara› (9)\nDENUNCIANTE: ‹Lunar Paz, Betty› (madre)"),
    ("es", "RELACIÓN DE VÍCTIMAS\n- ‹Paz Lunar, Betty› (19)\n- ‹Lunar Sosa, Carla› (17)"),
    ("es", "VÍCTIMA: ‹Kiara Sosa Lunar› (15)\nIMPUTADA: ‹Kiara Sosa Lunar›\nHECHOS: ‹Kiara Sosa Lunar› habló."),
    ("es", "VÍCTIMA: ‹Kiara Sosa› (15)\nIMPUTADA: ‹Kiara Sosa› Lunar\nHECHOS: ‹Kiara Sosa› habló."),
    ("en", "OFFENDER DETAILS\nName: «Mark Trantor»\nRelationship: father\nVICTIM DETAILS\nName: ‹Skye Trantor›\nAge: 10"),
    ("en", "MISSING CHILD\nLast name: ‹Marlowe›\nFirst names: ‹Ruth›\nAlso known as: ‹Ruthie›\nBorn: ‹3 March 2029›"),
    ("en", "Patient name: ‹Ruth Marlowe›\nDate of birth: ‹03/03/2029›\nParent/guardian: ‹Alice Marlowe›"),
    ("en", "PUPIL RECORD\nSurname: ‹Marlowe›\nFirst name: ‹Ruth›\nYear: 7\nEmergency contact: ‹Alice Marlowe› (mother)"),
    ("en", "MG11 WITNESS STATEMENT\nStatement of: ‹Ruth Marlowe›\nAge: over 18\nTelephone: ‹07700 900111›"),
    ("en", "VICTIM: ‹Marlowe Ruth Naomi›\nAGE: 15\nADDRESS: ‹8 Sunny Avenue›"),
    ("en", "Name;Age;Role\n‹Farrowe, Imogen›;15;victim\n«Stagge, Peter»;45;suspect"),
    ("en", "Suspects:\n1. «Neil Prattle» (father of the victim)\n2. «Delia Prattle» (mother of the victim)\nVictim:\n1. ‹Sara Prattle› (12)"),
    ("es", "MANIFESTACIÓN DE LA AGRAVIADA\nApellido paterno: ‹Faro›\nApellido materno: ‹Cisne›\nNombres: ‹Yobana Sol›\nDNI: ‹73445566›"),
    ("es", "FICHA DE TESTIGO\n\nApellidos\n‹Vega Lirio›\n\nNombres\n‹Ruth Noemí›\n\nDNI\n‹40111222›"),
    ("es", "FICHA ESCOLAR\nApellidos: ‹Vega Lirio›\nNombres: ‹Ruth›\nGrado: 3.° de primaria\nApoderado: ‹Lirio Soto, Alicia›"),
    ("es", "ENTREVISTA ÚNICA\nMenor: ‹Cisne Roble, Araceli›\nEdad: 9\nApoderado: ‹Cisne Toro, Lidia›"),
    ("es", "VÍCTIMA: ‹Vega Lirio Ruth Noemí›\nEDAD: 15\nDIRECCIÓN: Av. ‹Los Lirios 88›"),
    ("es", "COLABORADOR EFICAZ: ‹Lirio Soto, Pedro›. Tel. ‹951000222›"),
)  # fmt: skip
ROWS = ("{0}{4}{1}{4}Age{4}Role\n‹Rookery›{4}‹Annie›{4}14{4}victim\n«Tappett»{4}«Ivan»{4}40{4}suspect",)


@pytest.mark.parametrize(("language", "form"), FORMS)
def test_a_name_is_hidden_whole_in_forms_of_many_sorts(language: str, form: str) -> None:
    hidden_or_shown(language, form)


@pytest.mark.parametrize("sign", [";", " | ", "\t", ","])
@pytest.mark.parametrize(("surname", "given"), LABELS[:6])
def test_a_name_in_two_columns_is_hidden_whole(surname: str, given: str, sign: str) -> None:
    head = sign.join((surname, given, "Age", "Role"))
    rows = (
        sign.join(each) for each in (("‹Rookery›", "‹Annie›", "14", "victim"), ("«Tappett»", "«Ivan»", "40", "suspect"))
    )

    hidden_or_shown("en", "\n".join((head, *rows)))


def test_what_is_no_name_in_two_fields_is_none() -> None:
    for text in (
        "Nombres:\nApellidos:\nEdad: 15",
        "Nombres y apellidos: Ana Sol Paz\nEdad: 15",
        "She gave her last name and first names\nto the officer.",
        "First name: Ana\nAge: 12\nLast name: Sol",
    ):
        assert list(parted_names(text)) == []
    assert [name for name, _ in parted_names("Nombre: Ana\nApellidos: Sol\n\nNombre: Eva\nApellidos: Mar Luz")] == [
        "Ana Sol",
        "Eva Mar Luz",
    ]
    assert list(parted_rows("First name;Age\nAna;12")) == []


def test_words_between_a_surname_and_a_word_for_a_family_are_left() -> None:
    text, _ = forms.seen(
        "The defendants are Neil Prattle and Delia Prattle, parents of the complainant Sara Prattle, 12.", "en"
    )

    assert "Neil Prattle and Delia Prattle, " in text
    assert re.search(r"complainant Persona \w+, 12", text)
