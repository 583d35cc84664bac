from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.corroboration import corroborate
from ovillo.domain.statements import Quantifier, Review, Standing
from tests.corroboration.invented import DAY, Case, on, value

NEXT_DAY = DAY + timedelta(days=1)


def test_a_denial_is_seen_beside_what_it_denies() -> None:
    case = Case()
    case.say(case.document("A"), "sells", "Ana Ficticio", "group:babies", standing=Standing.SUSPECTED)
    case.say(case.document("B"), "sells", "Ana Ficticio", "group:babies", standing=Standing.DENIED)

    finding = case.finding("sells")

    assert finding.contradicts
    assert finding.is_disputed
    assert finding.firmest is Standing.SUSPECTED
    assert finding.independent_sources == 1
    assert dict(finding.standings) == {"A": Standing.SUSPECTED, "B": Standing.DENIED}


def test_a_lone_denial_contradicts_nothing() -> None:
    case = Case()
    case.say(case.document("A"), "sells", "Ana Ficticio", "group:babies", standing=Standing.DENIED)

    assert not case.finding("sells").contradicts


def test_a_negation_contradicts() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "Ana Ficticio")
    case.say(case.document("B"), "detained", None, "Ana Ficticio", negated=True)

    assert case.finding("detained").contradicts


def test_the_firmest_standing_comes_with_its_first_date() -> None:
    case = Case()
    case.say(case.document("A", DAY), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.SUSPECTED)
    case.say(case.document("B", NEXT_DAY), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.CHARGED)
    case.say(
        case.document("C", NEXT_DAY + timedelta(days=9)),
        "leads",
        "Ana Ficticio",
        "group:Los Mirlos",
        standing=Standing.REPORTED,
    )

    finding = case.finding("leads")

    assert (finding.firmest, finding.firmest_on) == (Standing.CHARGED, NEXT_DAY)
    assert (finding.first_said, finding.last_said) == (DAY, NEXT_DAY + timedelta(days=9))


def test_each_source_stands_by_its_last_document() -> None:
    case = Case()
    case.say(case.document("A", NEXT_DAY), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.CHARGED)
    case.say(case.document("A", DAY), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.SUSPECTED)

    assert case.finding("leads").standings == (("A", Standing.CHARGED),)


def test_what_a_source_says_besides_is_not_hidden_behind_its_firmest_word() -> None:
    case = Case()
    document = case.document("A")
    for standing in (Standing.CHARGED, Standing.DENIED, Standing.REPORTED):
        case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", standing=standing)
    case.say(case.document("B"), "leads", "Ana Ficticio", "group:Los Mirlos", negated=True)

    finding = case.finding("leads")

    assert dict(finding.standings)["A"] is Standing.CHARGED
    assert finding.also_said == (("A", (Standing.REPORTED, Standing.DENIED)),)
    assert finding.negated_by == ("B",)


def test_documents_of_one_publisher_are_one_source() -> None:
    case = Case()
    for _ in range(3):
        case.say(case.document("El Diario Inventado"), "leads", "Ana Ficticio", "group:Los Mirlos")

    assert case.finding("leads").independent_sources == 1


def test_unknown_publishers_are_told_apart_by_document() -> None:
    case = Case()
    for _ in range(2):
        case.say(case.document(None), "leads", "Ana Ficticio", "group:Los Mirlos")

    assert case.finding("leads").independent_sources == 2


def test_who_quotes_an_outlet_adds_no_support() -> None:
    case = Case()
    case.say(case.document("The Invented Mail"), "leads", "Ana Ficticio", "group:Los Mirlos")
    case.say(case.document("B"), "leads", "Ana Ficticio", "group:Los Mirlos", by=("police", "Invented Mail"))

    finding = case.finding("leads")

    assert finding.independent_sources == 1
    assert finding.copied == (("B", "The Invented Mail"),)


def test_two_who_quote_one_outlet_that_is_silent_here_are_one() -> None:
    case = Case()
    case.document("The Invented Mail")
    for outlet in ("B", "C"):
        case.say(case.document(outlet), "leads", "Ana Ficticio", "group:Los Mirlos", by=("The Invented Mail",))

    assert case.finding("leads").independent_sources == 1


def test_a_later_number_of_one_source_supersedes_its_earlier_one() -> None:
    case = Case()
    old = case.say(case.document("A", DAY), "detained", value=value(14), when=on(DAY))
    case.say(case.document("A", NEXT_DAY), "detained", value=value(13), when=on(DAY))
    case.say(case.document("B", NEXT_DAY), "detained", value=value(13), when=on(DAY))

    finding = case.finding("detained")

    assert finding.superseded == (old.id,)
    assert not finding.contradicts
    assert len(finding.statements) == 3
    assert [(one.value.number, one.sources) for one in finding.values] == [(13, ("A", "B"))]


def test_two_quoted_speakers_do_not_correct_each_other() -> None:
    case = Case()
    case.say(case.document("A", DAY), "detained", value=value(14), by=("police",), when=on(DAY))
    case.say(case.document("A", NEXT_DAY), "detained", value=value(13), by=("lawyer",), when=on(DAY))

    assert not case.finding("detained").superseded


def test_a_reported_denial_corrects_nothing() -> None:
    case = Case()
    case.say(case.document("A", DAY), "leads", "Ana Ficticio", "group:Los Mirlos")
    case.say(
        case.document("A", NEXT_DAY),
        "leads",
        "Ana Ficticio",
        "group:Los Mirlos",
        standing=Standing.DENIED,
        negated=True,
    )

    finding = case.finding("leads")

    assert not finding.superseded
    assert finding.contradicts


def test_days_that_exclude_each_other_contradict() -> None:
    case = Case()
    case.say(case.document("A", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(DAY))
    case.say(case.document("B", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(NEXT_DAY))
    wide = case.say(case.document("C", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(DAY, NEXT_DAY))

    assert case.finding("detained").contradicts
    assert wide in case.finding("detained").statements


def test_a_rejected_statement_is_left_out() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos", review=Review.REJECTED)

    assert case.findings() == ()


def sample() -> Case:
    case = Case()
    documents = [case.document(outlet, day) for outlet in ("A", "B", None) for day in (DAY, NEXT_DAY, None)]
    for number, document in enumerate(documents):
        case.say(document, "detained", None, "Ana Ficticio", when=on(DAY) if number % 2 else None)
        case.say(document, "detained", value=value(13 + number % 2))
        case.say(document, "price", "group:babies", value=value(500 + number, "USD", Quantifier.ABOUT))
        case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", standing=list(Standing)[number], by=("A",))
    return case


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(random: object) -> None:
    case = sample()
    documents, entities, statements = list(case.documents), case.entities(), list(case.statements)
    for items in (documents, entities, statements):
        random.shuffle(items)  # type: ignore[attr-defined]

    assert corroborate(documents, entities, statements).findings == case.findings()


def test_every_statement_is_in_exactly_one_finding() -> None:
    case = sample()

    said = [one.id for finding in case.findings() for one in finding.statements]

    assert sorted(said) == sorted(one.id for one in case.statements)
    assert len({finding.id for finding in case.findings()}) == len(case.findings())


def test_who_takes_from_whom_in_a_circle_still_ends() -> None:
    for first, second in permutations(("A", "B")):
        case = Case()
        case.say(case.document(first), "leads", "Ana Ficticio", "group:Los Mirlos", by=(second,))
        case.say(case.document(second), "leads", "Ana Ficticio", "group:Los Mirlos", by=(first,))

        assert case.finding("leads").independent_sources == 1


def test_statements_of_documents_not_given_are_left_out() -> None:
    case = Case()
    case.say(case.document("A", date(2031, 1, 1)), "leads", "Ana Ficticio", "group:Los Mirlos")

    assert corroborate([], case.entities(), [replace(case.statements[0])]).findings == ()


def test_two_who_cite_an_agency_of_which_there_is_no_document_are_one() -> None:
    case = Case()
    for outlet, agency in (
        ("B", "Agencia Inventada"),
        ("C", "la agencia inventada"),
        ("E", "EFE"),
        ("F", "la agencia EFE"),
    ):
        case.say(case.document(outlet), "leads", "Ana Ficticio", "group:Los Mirlos", by=(agency,))
    case.say(case.document("D"), "leads", "Ana Ficticio", "group:Los Mirlos")

    finding = case.finding("leads")

    assert finding.independent_sources == 3
    assert {origin for _, origin in finding.copied} == {"Agencia Inventada", "EFE"}


def test_police_whom_two_outlets_quote_are_no_outlet() -> None:
    case = Case()
    for outlet in ("B", "C"):
        case.say(case.document(outlet), "leads", "Ana Ficticio", "group:Los Mirlos", by=("Policía Ficticia",))

    assert case.finding("leads").independent_sources == 2


def test_an_outlet_is_known_by_the_end_of_what_it_is_called() -> None:
    case = Case()
    case.say(case.document("elcomercioinventado"), "leads", "Ana Ficticio", "group:Los Mirlos")
    for outlet, cited in (("B", "diario peruano El Comercio Inventado"), ("C", "El Comercio Inventado")):
        case.say(case.document(outlet), "leads", "Ana Ficticio", "group:Los Mirlos", by=(cited,))
    case.say(case.document("D"), "leads", "Ana Ficticio", "group:Los Mirlos", by=("el diario",))

    finding = case.finding("leads")

    assert finding.independent_sources == 2
    assert finding.copied == (("B", "elcomercioinventado"), ("C", "elcomercioinventado"))


def test_an_outlet_in_brackets_at_the_end_of_a_sentence_is_its_source() -> None:
    case = Case()
    case.say(case.document("El Diario Inventado"), "leads", "Ana Ficticio", "group:Los Mirlos")
    for outlet, quote in (
        ("B", "Ana leads Los Mirlos (El Diario Inventado)."),
        ("C", "Ana leads them (in Villa Uno)."),
    ):
        case.say(case.document(outlet), "leads", "Ana Ficticio", "group:Los Mirlos", quote=quote)

    assert case.finding("leads").copied == (("B", "El Diario Inventado"),)


def test_a_conviction_taken_back_by_a_court_stands_in_the_history_though_only_its_penalty_was_told() -> None:
    case = Case()
    case.say(case.document("A"), "sentenced", None, "Ana Ficticio", standing=Standing.CONVICTED)
    case.say(
        case.document("B"),
        "convicted",
        "organisation:Corte Suprema",
        "Ana Ficticio",
        standing=Standing.CONVICTED,
        negated=True,
    )

    [undone] = [each for each in case.findings() if each.predicate == "convicted"]

    assert [step.is_taken_back for step in undone.history] == [True]
