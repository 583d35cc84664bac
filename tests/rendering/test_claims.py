from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.findings import CopyEdge, UnnamedDenial
from ovillo.domain.statements import Quantifier, Review, Standing, Value
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.claims import Narrator, takes_how
from tests.rendering.sample import document, entity, finding, mention, on, people, said

ANA, BETO = entity("Ana Quilla"), entity("Beto Rojo")
FARO = document("a.txt", "Ana led. Beto led. Cora led. Dina led.", publisher="El Faro")
GACETA = document("b.txt", "Ana led. Beto led.")
NARRATED = {FARO.id: FARO, GACETA.id: GACETA}


def narrator(language: str = "en") -> Narrator:
    return Narrator(Catalogue(language), NARRATED)


def test_statements_held_differently_are_never_one_claim() -> None:
    made = finding(
        said(FARO, "Ana led.", "leads", subject=ANA),
        said(FARO, "Beto led.", "leads", Standing.SUSPECTED, subject=ANA),
        said(FARO, "Cora led.", "leads", Standing.CONVICTED, subject=ANA),
        said(FARO, "Dina led.", "leads", negated=True, subject=ANA),
        said(GACETA, "Ana led.", "leads", Standing.DENIED, subject=ANA),
        subject=ANA,
    )

    told = [claim.phrase.frame for claim in narrator().entry(made, ANA).claims]

    assert told == ["convicted of", "suspected of", "reported as", "reported as NOT", "denied:"]


def test_a_denial_is_hers_only_when_she_says_it() -> None:
    own = finding(said(FARO, "Ana led.", "leads", Standing.DENIED, subject=ANA, by=(ANA,)), subject=ANA)
    lawyer = finding(said(FARO, "Ana led.", "leads", Standing.DENIED, subject=ANA, by=("her lawyer",)), subject=ANA)

    assert narrator().entry(own, ANA).claims[0].phrase.frame == "denies"
    entry = narrator().entry(lawyer, ANA)
    assert entry.claims[0].phrase.frame == "denied:"
    assert entry.claims[0].voices[0].text == "“her lawyer”, in El Faro"


def test_numbers_are_bounded_as_each_source_bounds_them() -> None:
    made = finding(
        said(FARO, "Ana led.", "detained", value=people(14)),
        said(FARO, "Beto led.", "detained", value=people(9, Quantifier.AT_LEAST)),
        said(GACETA, "Ana led.", "detained", value=Value("dozens")),
    )

    told = [claim.phrase.text for claim in narrator().entry(made).claims]

    assert told == [
        "reported: detained (at least 9 people)",
        "reported: detained (14 people)",
        "reported: detained (“dozens”)",
    ]


def test_a_number_without_a_unit_keeps_the_words_of_its_source() -> None:
    shown = narrator().value(Value("14 <b>deals</b>", people(14).number))

    assert shown == "“14 <b>deals</b>”"


def test_a_number_spelled_out_stands_beside_the_words_of_its_source() -> None:
    assert narrator().value(Value("fourteen-month", people(14).number)) == "14 (“fourteen-month”)"


def test_dates_and_places_that_differ_stand_side_by_side() -> None:
    town, city = entity("Villa Jacaranda", EntityType.PLACE), entity("Qenqo Alto", EntityType.PLACE)
    made = finding(
        said(FARO, "Ana led.", "detained", object=ANA, when=on(date(2031, 1, 1)), where=mention(town)),
        said(GACETA, "Ana led.", "detained", object=ANA, when=on(date(2031, 1, 2)), where=mention(city)),
        object=ANA,
    )

    dates, places = narrator().entry(made, ANA).claims[0].details

    assert (dates.label, [each.text for each in dates.cited]) == ("dates differ: ", ["1 Jan 2031", "2 Jan 2031"])
    assert (places.label, [each.text for each in places.cited]) == ("places: ", ["Villa Jacaranda", "Qenqo Alto"])
    assert [each.references for each in dates.cited] == [(1,), (2,)]


def test_a_date_that_only_some_sources_give_names_its_quote() -> None:
    made = finding(
        said(FARO, "Ana led.", "detained", object=ANA, when=on(date(2031, 1, 1))),
        said(GACETA, "Ana led.", "detained", object=ANA),
        object=ANA,
    )

    claim = narrator().entry(made, ANA).claims[0]

    assert claim.phrase.text == "reported: detained"
    assert claim.details[0].label == ""
    assert claim.details[0].cited[0].references == (1,)


def test_one_quote_has_one_number_however_often_it_is_cited() -> None:
    telling = narrator()
    one = finding(said(FARO, "Ana led.", "leads", subject=ANA), subject=ANA)
    two = finding(
        said(FARO, "Ana led.", "belongs_to", subject=ANA, is_headline=True, review=Review.REJECTED), subject=ANA
    )

    references = [telling.entry(each, ANA).references for each in (one, two)]

    assert references == [(1,), (1,)]
    assert telling.quotes.headlines == {1}
    assert telling.quotes.reviews == {1: Review.REJECTED}


def test_a_source_without_a_publisher_is_named_by_its_file() -> None:
    made = finding(said(GACETA, "Ana led.", "leads", subject=ANA), subject=ANA)

    assert narrator().entry(made, ANA).claims[0].voices[0].text == "b.txt"


def test_a_chain_of_speakers_is_told_whole() -> None:
    made = finding(said(FARO, "Ana led.", "leads", subject=ANA, by=("a witness", "the police")), subject=ANA)

    assert narrator().entry(made, ANA).claims[0].voices[0].text == "“a witness”, through “the police”, in El Faro"
    assert (
        narrator("es").entry(made, ANA).claims[0].voices[0].text
        == "según «a witness», por medio de «the police», en El Faro"
    )


def test_a_role_is_shown_in_quotation_marks() -> None:
    doctor = entity("pediatrician", level=NameLevel.ROLE)

    assert narrator().name(doctor) == "“pediatrician”"


def test_a_line_of_its_own_begins_with_the_one_it_is_about() -> None:
    charged = finding(said(FARO, "Ana led.", "detained", subject=BETO, object=ANA), subject=BETO, object=ANA)
    led = finding(said(FARO, "Ana led.", "leads", subject=ANA, object=BETO), subject=ANA, object=BETO)
    nobody = finding(said(FARO, "Ana led.", "recruits", object=ANA), object=ANA)

    assert narrator().entry(charged).lead == "Ana Quilla"
    assert narrator().entry(led).lead == "Ana Quilla"
    assert narrator().entry(nobody).lead == "Someone not named"


def test_what_a_source_disputes_is_contradictory() -> None:
    made = finding(
        said(FARO, "Ana led.", "leads", subject=ANA),
        said(GACETA, "Ana led.", "leads", negated=True, subject=ANA),
        subject=ANA,
    )

    assert narrator().entry(made, ANA).is_contradictory
    assert narrator().entry(replace(made, contradicts=True), ANA).notes[1] == "the statements contradict one another"


def test_no_source_is_given_a_doer_that_only_another_names() -> None:
    office = entity("Fiscalía de Villa Jacaranda", EntityType.OFFICE)
    made = finding(
        said(FARO, "Ana led.", "charged", Standing.CHARGED, subject=office, object=ANA),
        said(GACETA, "Ana led.", "charged", Standing.CHARGED, object=ANA),
        subject=office,
        object=ANA,
    )

    told = {claim.voices[0].text: claim.phrase.text for claim in narrator().entry(made, ANA).claims}

    assert "Fiscalía" in told["El Faro"]
    assert "Fiscalía" not in told["b.txt"]


def test_the_acquittal_is_read_beside_the_conviction() -> None:
    convicted = finding(said(FARO, "Ana led.", "convicted", Standing.CONVICTED, object=ANA), object=ANA)
    acquitted = finding(said(GACETA, "Ana led.", "acquitted", Standing.ACQUITTED, object=ANA), object=ANA)
    convicted = replace(convicted, beside=(acquitted.id,))
    told_by = Narrator(Catalogue("en"), NARRATED, findings={acquitted.id: acquitted})

    for about in (ANA, None):
        (beside,) = told_by.entry(convicted, about).beside

        assert beside.claim.phrase.text == "acquitted"
        assert beside.claim.voices[0].references


def test_what_is_denied_of_a_ring_without_a_name_is_read_beside_the_one_that_has_a_name() -> None:
    mirlos, ring = entity("Los Mirlos", EntityType.GROUP), entity("ring", EntityType.GROUP, NameLevel.ROLE)
    denial = said(GACETA, "Ana led.", "leads", Standing.DENIED, subject=ANA, object=ring)
    denied = finding(denial, subject=ANA, object=ring)
    charged = finding(
        said(FARO, "Ana led.", "leads", Standing.CHARGED, subject=ANA, object=mirlos), subject=ANA, object=mirlos
    )
    charged = replace(charged, denials=(UnnamedDenial(denied.id, ANA.id, True, (denial,)),))
    told_by = Narrator(Catalogue("en"), NARRATED, findings={denied.id: denied})

    for about in (ANA, mirlos, None):
        entry = told_by.entry(charged, about)
        (beside,) = entry.beside

        assert beside.claim.phrase.text == "denied: leading “ring”"
        assert beside.claim.voices[0].references
        assert entry.is_contradictory
        assert "disputed" in entry.notes


def test_what_the_payee_denies_is_read_beside_the_payment_as_the_words_of_the_payee() -> None:
    payer, payee = entity("Vera Ficticia Lago", EntityType.PERSON), entity("Otto Ficticio Cerro", EntityType.PERSON)
    denial = said(GACETA, "Ana led.", "receives", Standing.DENIED, subject=payee)
    denied = finding(denial, subject=payee)
    paid = finding(said(FARO, "Ana led.", "pays", subject=payer, object=payee), subject=payer, object=payee)
    paid = replace(paid, denials=(UnnamedDenial(denied.id, payee.id, True, (denial,), payee.name),))

    (beside,) = Narrator(Catalogue("en"), NARRATED, findings={denied.id: denied}).entry(paid, payer).beside

    assert beside.label == "read beside it, of Otto Ficticio Cerro:"


def test_below_an_authority_stand_only_the_sources_that_name_it() -> None:
    police = entity("Policía", EntityType.ORGANISATION)
    made = finding(
        said(FARO, "Ana led.", "detained", subject=police, object=ANA),
        said(GACETA, "Ana led.", "detained", object=ANA),
        subject=police,
        object=ANA,
    )

    entry = narrator().entry(made, police)

    assert [voice.text for claim in entry.claims for voice in claim.voices] == ["El Faro"]
    assert entry.notes == ("other sources say this without this name, or with another",)


def test_a_corrected_number_is_told_as_corrected() -> None:
    old = said(FARO, "Ana led.", "detained", value=people(14))
    made = replace(finding(old, said(FARO, "Beto led.", "detained", value=people(13))), superseded=(old.id,))

    voices = {claim.value: claim.voices[0].text for claim in narrator().entry(made).claims}

    assert voices == {"14 people": "El Faro, which corrected it later", "13 people": "El Faro"}


def test_a_number_on_top_of_those_named_is_told_as_such_and_apart() -> None:
    whole, others = (
        said(text, words, "detained", value=people(12)) for text, words in ((FARO, "Ana led."), (GACETA, "Beto led."))
    )
    made = replace(finding(whole, others), besides=(others.id,))

    told = {claim.phrase.text for claim in narrator().entry(made).claims}

    assert told == {"reported: detained (12 people)", "reported: detained (12 people besides those named)"}


def test_partners_are_told_of_each_other_in_either_order() -> None:
    made = finding(
        said(FARO, "Ana led.", "partner_of", subject=ANA, object=BETO),
        said(GACETA, "Beto led.", "partner_of", subject=BETO, object=ANA),
        subject=ANA,
        object=BETO,
    )

    for about, other in ((ANA, "Beto Rojo"), (BETO, "Ana Quilla")):
        (claim,) = narrator().entry(made, about).claims

        assert claim.phrase.text == f"partner of {other}"
        assert len(claim.voices) == 2


def test_two_who_say_the_same_are_no_chain() -> None:
    made = finding(said(FARO, "Ana led.", "leads", subject=ANA, by=("a witness", "a nurse", "the police")), subject=ANA)
    (told,) = made.statements
    first, second, third = told.speakers[:3]
    beside = replace(told, speakers=(first, replace(second, is_beside=True), third, *told.speakers[3:]))

    entry = narrator().entry(replace(made, statements=(beside,)), ANA)

    assert entry.claims[0].voices[0].text == "“a witness” and “a nurse”, through “the police”, in El Faro"


def test_a_lawyer_is_not_said_to_be_employed_by_a_client() -> None:
    lawyer, clinic = entity("abogado", level=NameLevel.ROLE), entity("Clínica Luz", EntityType.ORGANISATION)
    client = finding(said(FARO, "Ana led.", "works_for", subject=lawyer, object=ANA), subject=lawyer, object=ANA)
    job = finding(said(FARO, "Beto led.", "works_for", subject=BETO, object=clinic), subject=BETO, object=clinic)

    assert narrator().entry(client, ANA).claims[0].phrase.text == "has someone not named as a lawyer"
    assert narrator("es").entry(client, ANA).claims[0].phrase.text == "su defensa la ejerce alguien que no se nombra"
    assert narrator().entry(job, clinic).claims[0].phrase.text == "employer of Beto Rojo"


def test_who_held_a_job_is_not_said_to_hold_it_still() -> None:
    office = entity("Policía Nacional", EntityType.ORGANISATION)
    job = finding(said(FARO, "Beto led.", "works_for", subject=BETO, object=office), subject=BETO, object=office)

    assert narrator().entry(job, BETO).claims[0].phrase.text == "works or worked for Policía Nacional"
    assert narrator("es").entry(job, BETO).claims[0].phrase.text == "trabaja o trabajó para Policía Nacional"
    assert narrator("es").entry(job, office).claims[0].phrase.text == "da o dio trabajo a Beto Rojo"


def test_who_denies_a_charge_does_not_deny_having_been_charged() -> None:
    own = finding(said(FARO, "Ana led.", "charged", Standing.DENIED, object=ANA, by=(ANA,)), object=ANA)
    lawyer = finding(said(FARO, "Ana led.", "charged", Standing.DENIED, object=ANA, by=("her lawyer",)), object=ANA)

    assert narrator().entry(own, ANA).claims[0].phrase.text == "denies the charge"
    assert narrator("es").entry(lawyer, ANA).claims[0].phrase.text == "se niegan los cargos"


def test_a_note_on_copying_is_as_sure_as_what_shows_it() -> None:
    repeated = takes_how(CopyEdge("El Faro", "La Gaceta", repeated=("a",)))
    unclear = takes_how(CopyEdge("El Faro", "La Gaceta", repeated=("a",), is_order_shown=False))
    by_errors = takes_how(CopyEdge("El Faro", "La Gaceta", errors=("a", "b")))

    assert repeated == "{copy} takes this from {origin}"
    assert "nothing shows who had them first" in unclear
    assert "share details that no other source has" in by_errors


@pytest.mark.parametrize(
    ("doer", "kind", "expected"),
    [
        ("police watchdog", EntityType.ORGANISATION, "cleared by “police watchdog”"),
        ("Fiscalía de Villa Uno", EntityType.ORGANISATION, "cleared by Fiscalía de Villa Uno"),
        ("High Court", EntityType.ORGANISATION, "acquitted by High Court"),
        ("Sala Penal", EntityType.ORGANISATION, "acquitted by Sala Penal"),
        ("Inés Papel", EntityType.PERSON, "acquitted by Inés Papel"),
    ],
)
def test_only_a_court_acquits(doer: str, kind: EntityType, expected: str) -> None:
    ana, body = entity("Ana Quilla"), entity(doer, kind)
    text = document("a.txt", "Ana was cleared.", publisher="El Faro")
    statement = said(text, "Ana was cleared.", "acquitted", Standing.ACQUITTED, subject=body, object=ana)
    narrator = Narrator(Catalogue("en"), {text.id: text})

    (claim,) = narrator.entry(finding(statement, subject=body, object=ana), ana).claims

    assert claim.phrase.text == expected


@pytest.mark.parametrize(
    ("words", "number", "expected"),
    [
        ("siete días", 7, "7 days"),
        ("NUEVE MESES", 9, "9 months"),
        ("una semana", 1, "1 week"),
        ("two hours", 2, "2 hours"),
    ],
)
def test_units_of_time_in_words_are_kept(words: str, number: int, expected: str) -> None:
    narrator = Narrator(Catalogue("en"), {})

    assert narrator.value(Value(words, Decimal(number), None, Quantifier.EXACT)) == expected
