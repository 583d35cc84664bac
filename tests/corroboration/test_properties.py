"""What holds for any case: nothing depends on order, copies add nothing, both sides of a comparison are equals."""

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ovillo.corroboration.comparing import _relate
from ovillo.corroboration.money import rate_table
from ovillo.corroboration.values import CaseNumbers, contradict
from ovillo.domain.entities import EntityType
from ovillo.domain.findings import Relation
from ovillo.domain.sources import Grade
from ovillo.domain.statements import Quantifier, Speaker, Standing, Value
from tests.corroboration.invented import DAY, Case, on, rate

OUTLETS = ("A", "B", "C", "D", None)
QUOTES = (
    "Detuvieron a 14 personas.",
    "Ana Ficticio y 14 personas más.",
    "9 in Villa Uno, 4 in Villa Dos and 2 in Uno.",
)
values = st.builds(
    Value,
    st.sampled_from(["14", "9", "some words"]),
    st.sampled_from([None, *map(Decimal, (9, 13, 14, 15, 500, 3_000, 12_000))]),
    st.sampled_from(["person", "place", "USD", "PEN", None]),
    st.sampled_from(list(Quantifier)),
)
days = st.integers(0, 12).map(lambda number: DAY + timedelta(days=number))
details = st.fixed_dictionaries(
    {
        "predicate": st.sampled_from(["detained", "leads", "price", "age", "searched", "seized"]),
        "standing": st.sampled_from(list(Standing)),
        "value": st.none() | values,
        "when": st.none() | days.map(on),
        "negated": st.booleans(),
        "quote": st.sampled_from(QUOTES),
        "by": st.sampled_from([(), ("A",), ("B", "police"), ("police",)]),
        "object": st.sampled_from([None, "Ana Ficticio", "Beto Rojo Ficticio", "babies", "place:casas"]),
    }
)
reports = st.tuples(
    st.sampled_from(OUTLETS),
    st.none() | days,
    st.sampled_from([None, *Grade]),
    st.sampled_from(["", "one text of many words that two or more of the outlets may well have in common " * 3]),
    st.lists(details, min_size=1, max_size=3),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case = Case()
    case.rates = [rate(DAY, "USD", "PEN", "3.70")] if draw(st.booleans()) else []
    for outlet, published, grade, text, told in draw(st.lists(reports, min_size=1, max_size=7)):
        document = case.document(outlet, published, text and f"{text} {len(case.documents)}", grade=grade)
        for each in told:
            rest = {name: part for name, part in each.items() if name not in {"predicate", "object"}}
            subject = "Ana Ficticio" if each["predicate"] in {"leads", "age"} else None
            case.say(document, each["predicate"], subject, each["object"], **rest)
    return case


slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_documents_statements_entities_and_rates_changes_nothing(
    case: Case, chooser: random.Random
) -> None:
    before = case.corroborated()
    for items in (case.documents, case.statements, case.rates):
        chooser.shuffle(items)
    keys = list(case.members)
    chooser.shuffle(keys)
    case.members = {key: case.members[key] for key in keys}

    assert case.corroborated() == before


@slow
@given(cases())
def test_every_finding_keeps_what_its_fields_promise(case: Case) -> None:
    for finding in case.findings():
        active = {one.id for one in finding.statements} - set(finding.superseded)
        labels = {source for source, _ in finding.standings}
        assert 1 <= finding.independent_sources <= len(labels)
        assert finding.contradicts == any(one.relation is Relation.CONTRADICTS for one in finding.compared)
        for compared in finding.compared:
            assert {*compared.left, *compared.right} <= active
            assert not set(compared.left) & set(compared.right)
            assert compared.left
            assert compared.right
        assert all(0 <= one.weight < 1 for one in finding.values)
        assert [one.weight for one in finding.values] == sorted((one.weight for one in finding.values), reverse=True)
        assert {step.standing for step in finding.history} <= {one.standing for one in finding.statements}


@slow
@given(cases())
def test_an_outlet_that_names_its_source_adds_no_support(case: Case) -> None:
    origin = case.documents[0]
    assume(origin.details.publisher is not None)
    support = {said.id: one.independent_sources for one in case.findings() for said in one.statements}
    echo = case.document("Eco Ficticio", origin.details.published)
    named = Speaker(str(origin.details.publisher), EntityType.ORGANISATION)
    for one in [each for each in case.statements if each.document == origin.id]:
        case.statements.append(replace(one, document=echo.id, speakers=(named,)))

    after = {said.id: one.independent_sources for one in case.findings() for said in one.statements}

    assert all(after[each] == count for each, count in support.items())


numbers = CaseNumbers({}, {}, {}, rate_table([rate(DAY, "USD", "PEN", "3.70")]))


@given(values, values)
def test_two_numbers_stand_to_each_other_alike_from_both_sides(one: Value, other: Value) -> None:
    case = Case()
    case.say(case.document("A"), "price", "group:babies", value=one)
    case.say(case.document("B"), "price", "group:babies", value=other)
    dated = replace(numbers, published={document.id: DAY for document in case.documents})
    left, right = (dated.ranges([each]) for each in case.statements)

    assert contradict(left, right) == contradict(right, left)
    assert _relate(left, right) == _relate(right, left)
    assert not contradict(left, left)
