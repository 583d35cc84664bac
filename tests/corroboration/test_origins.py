"""Whom a report cites, however it writes the name of the outlet."""

from datetime import timedelta

import pytest

from ovillo.domain.sources import SourceKind
from tests.corroboration.invented import DAY, Case, value


def origins_of(quote: str, *by: str, publisher: str = "El Faro de Caleta") -> list[str]:
    case = Case()
    case.say(case.document(publisher), "detained", None, "Ana Ficticio")
    later = case.document("Otro Medio", DAY + timedelta(days=2), quote)
    case.say(later, "detained", None, "Ana Ficticio", by=by)
    return [edge.origin for edge in case.copies()]


@pytest.mark.parametrize(
    ("quote", "by"),
    [
        ("Ana Ficticio fue detenida, según El Faro de Caleta.", ("El Faro de Caleta",)),
        ("Ana Ficticio fue detenida, según el diario El Faro de Caleta.", ("diario El Faro de Caleta",)),
        ("Ana Ficticio was detained, El Faro de Caleta newspaper said.", ("El Faro de Caleta newspaper",)),
        ("Ana Ficticio fue detenida, según El Faro.", ("El Faro",)),
        ("Ana Ficticio was detained, per El Faro de Caleta.", ()),
        ("Según informaron el diario caletense El Faro de Caleta y la agencia INV, Ana Ficticio fue detenida.", ()),
        ("Citing El Faro de Caleta, the site said Ana Ficticio was detained.", ()),
        ("Ana Ficticio fue detenida (El Faro de Caleta).", ()),
    ],
)
def test_an_outlet_of_the_case_is_known_by_its_name(quote: str, by: tuple[str, ...]) -> None:
    assert origins_of(quote, *by) == ["El Faro de Caleta"]


def test_a_short_name_that_two_outlets_bear_is_neither() -> None:
    case = Case()
    for name in ("El Faro de Caleta", "El Faro de Sierra"):
        case.document(name)
    case.say(case.document("Otro Medio", DAY + timedelta(days=2)), "detained", None, "Ana Ficticio", by=("El Faro",))

    assert not {edge.origin for edge in case.copies()} & {"El Faro de Caleta", "El Faro de Sierra"}


def test_whom_a_word_of_citing_names_may_be_an_outlet_without_a_document() -> None:
    assert origins_of("Per the Invented Times, Ana Ficticio was detained.") == ["Invented Times"]
    assert origins_of("Según la fiscal Rosa Post, Ana Ficticio fue detenida.") == []


def test_an_organisation_beside_the_word_per_is_no_source() -> None:
    assert origins_of("They took 500 per baby from Ana Ficticio.") == []


def test_two_that_cite_an_outlet_without_a_document_are_one() -> None:
    case = Case()
    for number in range(2):
        document = case.document(f"Medio {number}", DAY, f"Ana Ficticio fue detenida, dice el texto {number}.")
        case.say(document, "detained", None, "Ana Ficticio", by=("La Voz del Norte",))

    assert case.finding("detained").independent_sources == 1


def test_the_newspaper_is_the_one_that_the_report_cites_by_name() -> None:
    for others, is_copy in (((), True), (("La Gaceta",), False)):
        case = Case()
        for name in ("El Faro de Caleta", "La Gaceta"):
            case.say(case.document(name), "detained", None, "Ana Ficticio")
        later = case.document("Otro Medio", DAY + timedelta(days=2))
        for number, name in enumerate(("El Faro de Caleta", *others)):
            case.say(later, "leads", "Ana Ficticio", f"group:Los Mirlos {number}", by=(name,))
        told = case.say(later, "detained", None, "Ana Ficticio", by=("the newspaper",))

        named = {edge.origin for edge in case.copies() if told.id in edge.named}

        assert named == ({"El Faro de Caleta"} if is_copy else set())


@pytest.mark.parametrize(
    ("cited", "is_copy"), [("AgenciaFicta", True), ("Agencia Ficta", True), ("El Faro de Caleta", False)]
)
def test_the_agency_is_the_news_agency_that_the_report_cites_and_never_an_office(cited: str, is_copy: bool) -> None:
    case = Case()
    case.say(case.document(cited), "detained", None, "Ana Ficticio")
    later = case.document("Otro Medio", DAY + timedelta(days=2))
    case.say(later, "leads", "Ana Ficticio", "group:Los Mirlos", by=(cited,))
    told = case.say(later, "detained", None, "Ana Ficticio", by=("statement", "the agency"))

    assert any(told.id in edge.named for edge in case.copies()) is is_copy


@pytest.mark.parametrize("sign", ["(Agencia Inventada)", "(EFE)"])
@pytest.mark.parametrize("has_own", [False, True])
def test_reports_that_one_agency_signs_are_one_source(sign: str, has_own: bool) -> None:
    case = Case()
    texts = ("CALETA, 10 May {}.- Ana Ficticio was detained.", "CALETA, 10 may {}.- Detuvieron a Ana Ficticio.")
    for number, text in enumerate(texts):
        case.say(case.document(f"Medio {number}", DAY, text.format(sign)), "detained", None, "Ana Ficticio")
    if has_own:
        own = case.document(sign.strip("()"), DAY, "Ana Ficticio cayó ayer en la costa.")
        case.say(own, "detained", None, "Ana Ficticio")

    assert case.finding("detained").independent_sources == 1


def test_a_place_in_brackets_signs_nothing() -> None:
    case = Case()
    for number in range(2):
        text = f"CALETA (Norte), 10 May.- Ana Ficticio fue detenida {number}."
        case.say(case.document(f"Medio {number}", DAY, text), "detained", None, "Ana Ficticio")

    assert case.finding("detained").independent_sources == 2


RELEASE = "La fiscal Inés Inventada Roa informó que 15 personas fueron detenidas. Hugo Ficticio lo negó."


@pytest.mark.parametrize(
    ("named", "independent"),
    [
        (("Inés Inventada Roa", "Ines Inventada", "prosecutor Inventada"), 1),
        (("Hugo Ficticio", "Hugo Ficticio"), 3),
        (("Inés Otra Roa",), 2),
    ],
)
def test_outlets_that_name_the_officer_of_a_release_are_one_source_with_it(
    named: tuple[str, ...], independent: int
) -> None:
    case = Case()
    release = case.document("Fiscalía Ficticia", text=RELEASE, kind=SourceKind.PROSECUTOR_RELEASE)
    for speaker in ("Inés Inventada Roa", "Hugo Ficticio"):
        case.say(release, "detained", value=value(15), by=(speaker,))
    for number, name in enumerate(named):
        case.say(case.document(f"Medio {number}"), "detained", value=value(15), by=(name,))

    assert case.finding("detained").independent_sources == independent
