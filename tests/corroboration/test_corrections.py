from datetime import date, timedelta

import pytest

from ovillo.corroboration.corrections import find_misnamed
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Standing, Statement
from tests.corroboration.invented import DAY, Case, on, value

LATER = DAY + timedelta(days=3)
WROTE = "We wrote that 48,300 soles were seized."


def case_of(text: str, quote: str) -> Case:
    case = Case()
    first, second = case.document("A", DAY), case.document("A", LATER, text)
    police = case.document("B", DAY)
    case.say(first, "seized", value=value(48_300, "PEN"), when=on(DAY))
    case.say(second, "seized", value=value(48_300, "PEN"), when=on(DAY), quote=quote)
    case.say(police, "seized", value=value(84_300, "PEN"), when=on(DAY))
    return case


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"Correction. {WROTE} The correct figure is 84,300.", WROTE),
        (
            "Fe de erratas. Escribimos que se incautaron 48 300 soles. La cifra es otra.",
            "Escribimos que se incautaron 48 300 soles.",
        ),
    ],
)
def test_a_number_repeated_in_order_to_correct_it_supports_nothing(text: str, quote: str) -> None:
    finding = case_of(text, quote).finding("seized")

    assert [(one.value.number, one.sources) for one in finding.values] == [(84_300, ("B",))]
    assert not finding.contradicts
    assert finding.independent_sources == 1
    assert len(finding.superseded) == 2


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"As before. {WROTE}", WROTE),
        ("Correction. The mayor is 50. Police seized 48,300 soles.", "Police seized 48,300 soles."),
    ],
)
def test_what_is_repeated_without_correcting_it_stands(text: str, quote: str) -> None:
    finding = case_of(text, quote).finding("seized")

    assert finding.contradicts
    assert not finding.superseded


def test_what_its_only_source_took_back_is_no_finding() -> None:
    case = Case()
    case.say(case.document("A", DAY), "seized", value=value(48_300, "PEN"), when=on(DAY))
    case.say(
        case.document("A", LATER, f"Correction. {WROTE}"),
        "seized",
        value=value(48_300, "PEN"),
        when=on(DAY),
        quote=WROTE,
    )

    assert case.findings() == ()


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [
        ("Fe de erratas. También llamamos «Ana Paz de Ruiz» a la señora Ana Paz Olmo.", True),
        ("Correction. We called “Ana Paz de Ruiz” what is Ana Paz Olmo.", True),
        ("Correction. The judge spoke of «Ana Paz de Ruiz».", False),
        ("También llamamos «Ana Paz de Ruiz» a la señora Ana Paz Olmo.", False),
        ("Correction. We called “Ana Paz Olmo” what is “Ana Paz de Ruiz”.", False),
        (
            "Correction: An earlier version of this article named the suspect as Ana Paz de Ruiz. She is Ana Paz Olmo.",
            True,
        ),
        ("This story has been corrected. It misidentified her as Ana Paz de Ruiz.", True),
        ("The report gave the wrong name for the woman. Her name is Ana Paz Olmo, not Ana Paz de Ruiz.", True),
        ("Fe de erratas: donde dice «Ana Paz de Ruiz», debe decir «Ana Paz Olmo».", True),
        ("Rectificación. Por error identificamos a la directora como Ana Paz de Ruiz.", True),
        ("Aclaración. La detenida se llama Ana Paz Olmo y no Ana Paz de Ruiz.", True),
        ("Fe de erratas: donde dice «Ana Paz Olmo», debe decir «Ana Paz de Ruiz».", False),
        ("Correction: An earlier version named the suspect as Ana Paz Olmo. Her name is Ana Paz de Ruiz.", False),
        ("Correction: we gave a wrong age. Police identified the woman as Ana Paz de Ruiz.", False),
        ("Rectificación. La cifra es 13. La policía identificó a la directora como Ana Paz de Ruiz.", False),
        ("A corrections officer, not Ana Paz de Ruiz, was named by the court.", False),
        ("Correction: We named her as Ana Paz de Ruiz Olmo.", False),
    ],
)
@pytest.mark.parametrize(("publisher", "day"), [("A", LATER), ("A", DAY), ("B", LATER)])
def test_what_a_source_said_under_a_name_that_it_took_back_is_superseded(
    text: str, is_taken: bool, publisher: str, day: date
) -> None:
    first = Document("1", "1.txt", "text/plain", 1, "x", (0,), SourceDetails("A", DAY))
    second = Document("2", "2.txt", "text/plain", 1, text, (0,), SourceDetails(publisher, day))
    level = NameLevel.FULL
    ana = DocumentEntity("e", "1", EntityType.PERSON, "Ana Paz de Ruiz", level, (Mention(0, 1, "x", level),))
    one = Statement("1", "leads", Standing.REPORTED, 0, 1, "x", "test@1", ana)

    misnamed = find_misnamed([one], [first, second])

    assert misnamed == ({one.id} if is_taken and (publisher, day) == ("A", LATER) else frozenset())


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [
        ("Correction. We also called the prosecutor “Ana Paz de Ruiz”; her name is Ana Paz Olmo.", True),
        ("Fe de erratas. También llamamos a la fiscal «Ana Paz de Ruiz»; su nombre es Ana Paz Olmo.", True),
        ("Correction. The sum is 300. Ana Paz de Ruiz is a prosecutor.", False),
    ],
)
def test_the_wrong_name_that_a_correction_repeats_is_taken_back_there_too(text: str, is_taken: bool) -> None:
    document = Document("1", "1.txt", "text/plain", 1, text, (0,), SourceDetails())
    level = NameLevel.FULL
    ana = DocumentEntity("e", "1", EntityType.PERSON, "Ana Paz de Ruiz", level, (Mention(0, 1, "x", level),))
    one = Statement("1", "holds_office", Standing.REPORTED, 0, 1, "x", "test@1", ana)

    assert find_misnamed([one], [document]) == ({one.id} if is_taken else frozenset())


def test_a_day_repeated_in_order_to_correct_it_is_taken_back() -> None:
    wrong = "An earlier report said that Ana Ficticio was arrested on May 14."
    right = "She was arrested on May 16."
    case = Case()
    first, second = case.document("A", DAY), case.document("A", LATER, f"Correction: {wrong} {right}")
    other = DAY + timedelta(days=2)
    case.say(first, "detained", None, "Ana Ficticio", when=on(DAY))
    case.say(second, "detained", None, "Ana Ficticio", when=on(DAY), quote=wrong)
    kept = case.say(second, "detained", None, "Ana Ficticio", when=on(other), quote=right)

    finding = case.finding("detained")

    assert len(finding.superseded) == 2
    assert kept.id not in finding.superseded


def test_a_source_that_names_itself_speaks_of_what_it_wrote() -> None:
    wrong = "The Invented Post reported on May 14 that 14 people were arrested."
    right = "In fact, 15 people were arrested."
    case = Case()
    first = case.document("Invented Post", DAY)
    second = case.document("Invented Post", LATER, f"Correction. {wrong} {right}")
    case.say(first, "detained", value=value(14))
    case.say(second, "detained", value=value(14), quote=wrong)
    case.say(second, "detained", value=value(15), quote=right)

    finding = case.finding("detained")

    assert [one.value.number for one in finding.values] == [15]
    assert len(finding.superseded) == 2


def test_whom_a_source_quoted_it_corrects_only_where_it_says_so() -> None:
    for text, superseded in (("Fe de errores. Lo correcto es otra cifra.", 1), ("La corte habló.", 0)):
        case = Case()
        case.say(case.document("A", DAY), "detained", value=value(3), by=("Fiscalía Ficticia",))
        case.say(case.document("A", LATER, text), "detained", value=value(5))

        assert len(case.finding("detained").superseded) == superseded


def test_what_was_said_under_a_corrected_name_stays_in_view_marked_as_corrected() -> None:
    case = Case()
    first = case.document("A", DAY)
    case.document("A", LATER, "Fe de erratas. Llamamos «Ana Paz de Ruiz» a la señora Ana Paz Olmo.")
    told = case.say(first, "leads", "Ana Paz de Ruiz", "red")

    finding = case.finding("leads")

    assert finding.superseded == (told.id,)


@pytest.mark.parametrize("right", ["The correct figure is 14.", "In fact there were 14."])
def test_the_number_that_is_put_in_its_place_stands(right: str) -> None:
    wrong = "We wrote that 13 soles were seized."
    case = Case()
    first, second = case.document("A", DAY), case.document("A", LATER, f"Correction. {wrong} {right}")
    police = case.document("B", DAY)
    case.say(first, "seized", value=value(13, "PEN"), when=on(DAY))
    case.say(second, "seized", value=value(14, "PEN", text="14"), when=on(DAY), quote=f"{wrong} {right}")
    case.say(police, "seized", value=value(14, "PEN"), when=on(DAY))

    finding = case.finding("seized")

    assert [(one.value.number, one.sources) for one in finding.values] == [(14, ("A", "B"))]
    assert len(finding.superseded) == 1
    assert not finding.contradicts


@pytest.mark.parametrize(
    "text",
    [
        "Correction. Police arrested 15 people, not 13, as we reported.",
        "Correction. Contrary to what we reported, police arrested 15 people.",
        "Fe de erratas. Fueron detenidas 15 personas y no 13, como informamos.",
    ],
)
def test_a_number_told_against_the_one_that_was_written_stands(text: str) -> None:
    case = Case()
    case.say(case.document("A", DAY), "detained", value=value(13, text="13"))
    case.say(case.document("A", LATER, text), "detained", value=value(15, text="15"), quote=text)

    finding = case.finding("detained")

    assert [(one.value.number, one.sources) for one in finding.values] == [(15, ("A",))]
    assert len(finding.superseded) == 1
