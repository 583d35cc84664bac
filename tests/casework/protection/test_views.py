"""In a document that names protected people, what is theirs is hidden, and nobody else is put in their place."""

from datetime import date

import pytest

from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.people import marked, protected_by_rule
from ovillo.casework.protection.views import Concealment
from ovillo.domain.documents import Document
from ovillo.domain.protection import Protected, ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor
from ovillo.workflows.guarded import is_one

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
MARTA = "Marta Arcos Peña, de 15 años, fue rescatada por la policía. "
CRUZ = "Cruz Luna Soto, de 13 años, fue rescatada por la policía. "


def shown(language: str, text: str) -> tuple[str, list[str]]:
    """The text as somebody outside sees it, with the people's letters by the order of their names; and the entities."""
    details = SourceDetails(language=language)
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), details)
    read = EXTRACTORS[language].read(document)
    people = protected_by_rule(marked(read.statements, read.entities, [document]), (), salt="00", is_one=is_one)
    conceal = Concealment(people, read.entities, read.statements, is_one=is_one)
    told = [conceal.document(document).text, *(conceal.entity(each, document).name for each in read.entities)]
    for letter, each in zip("PQRS", people, strict=False):
        told = [word.replace(each.pseudonym, letter) for word in told]
    return told[0], told[1:]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MARTA + "Marta Salas Gil fue detenida.", "Marta Salas Gil fue detenida."),
        (MARTA + "Marta Arcos Gil fue detenida.", "Marta Arcos Gil fue detenida."),
        (MARTA + "Marcos Tello Paz fue acusado.", "Marcos Tello Paz fue acusado."),
        (MARTA + "El marco es de M. Arcos.", "El marco es de P."),
        (CRUZ + "La policía detuvo a Iván Cruz Rey.", "La policía detuvo a Iván Cruz Rey."),
        (CRUZ + "La policía detuvo a Ana Luna Soto.", "La policía detuvo a Ana Luna Soto."),
        (CRUZ + "La policía halló una cruz. Cruz llegó.", "La policía halló una cruz. P llegó."),
        ("Pamela Lazo Ruiz, de 14 años, fue rescatada. El plazo vence.", "El plazo vence."),
    ],
)
def test_in_the_name_or_the_place_of_nobody_else_a_pseudonym_stands(text: str, told: str) -> None:
    written, names = shown("es", text)

    assert written.startswith("P, de 1")
    assert written.endswith(told)
    assert not any("P " in name for name in names)


def test_an_age_is_no_part_of_a_name() -> None:
    text = (
        "Six-year-old Peter Wood Marsh was sold by Fidel Arce Ruiz. Police told the court that Paul Sold Gray was charged. "
        "15-year-old Nora Bell Quay was rescued."
    )

    written, _ = shown("en", text)

    assert written == (
        "Six-year-old Q was sold by Fidel Arce Ruiz. Police told the court that Paul Sold Gray was charged. "
        "15-year-old P was rescued."
    )


def test_a_first_name_that_two_people_bear_is_hidden_without_saying_whose_it_is() -> None:
    written, names = shown("es", MARTA + "Marta Salas Gil, de 14 años, fue rescatada. Dijo que «Marta» es un apodo.")

    assert f"«{HIDDEN}»" in written
    assert "Marta" not in " ".join(names)


def test_a_mail_made_of_the_name_and_a_telephone_that_is_hers_are_hidden_with_a_name_in_small_letters() -> None:
    text = (
        "luz marina quispe huamani era víctima, según la ONG. El correo luzmarina.quispe@correo.example y el teléfono "
        "987654321 son de ella. Escribió a ong@quispe.example."
    )
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language="es"))
    read = EXTRACTORS["es"].read(document)
    her = Protected("Persona Bkwzpl", ProtectedAs.MINOR, "niñez", ("Luz Marina Quispe Huamani",))

    told = Concealment([her], read.entities, read.statements, is_one=is_one).document(document).text

    assert told == (
        f"Persona Bkwzpl era víctima, según la ONG. El correo {HIDDEN} y el teléfono {HIDDEN} son de ella. "
        "Escribió a ong@quispe.example."
    )


def test_a_name_of_four_words_gives_its_surnames_to_no_relative() -> None:
    text = "Rosa Inés Quispe Mamani, de 15 años, fue rescatada por la policía. Juan Quispe Mamani fue acusado."

    written, names = shown("es", text)

    assert written.endswith("Juan Quispe Mamani fue acusado.")
    assert "Juan Quispe Mamani" in names


@pytest.mark.parametrize(
    ("language", "text", "seen"),
    [
        ("es", "La menor Yuliana Quispe Mamani volvió. Yulianita lloró.", "Yulian"),
        ("es", "La menor Milagros Quispe Mamani volvió. Milagritos y Mila lloraron.", "Mil"),
        ("es", "La menor Yuliana Quispe Mamani volvió. Yuli, como la llaman, escribe en yuliana_quispe_m.", "uli"),
        ("en", "The minor Yuliana Quispe Mamani left. Her handle is @yuliana.quispe16 or yulianaqm_16.", "uliana"),
    ],
)
def test_what_she_is_called_by_friends_and_in_networks_is_hidden(language: str, text: str, seen: str) -> None:
    written, names = shown(language, text)

    assert seen not in written
    assert not any(seen in name for name in names)


def test_somebody_else_who_is_called_so_is_named() -> None:
    written, _ = shown("es", "La menor Rosa Quispe Mamani volvió. Rosita Paz Luna y la clínica Santa Rosa pagaron.")

    assert "Rosita Paz Luna y la clínica Santa Rosa" in written


@pytest.mark.parametrize(("day", "is_shown"), [(date(2016, 2, 3), False), (date(2031, 6, 2), True)])
def test_a_hidden_birthday_is_no_day_of_publication(day: date, is_shown: bool) -> None:
    text = "La víctima es Marta Arcos Peña.\nFecha de nacimiento: 03/02/2016."
    document = Document(
        "a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(published=day, language="es")
    )
    read = EXTRACTORS["es"].read(document)
    people = protected_by_rule(marked(read.statements, read.entities, [document]), (), salt="00", is_one=is_one)

    seen = Concealment(people, read.entities, read.statements, is_one=is_one).document(document)

    assert "2016" not in seen.text
    assert (seen.details.published is not None) == is_shown


@pytest.mark.parametrize("day", ["4 June 2031", "June 4, 2031", "June 2031", "the 4th of June"])
def test_a_name_that_is_a_month_takes_no_day_away(day: str) -> None:
    written, _ = shown("en", f"The witness, May Torrance June, saw it. The house was closed on {day}. June left.")

    assert f"closed on {day}." in written
    assert "Torrance" not in written
    assert "June left" not in written
