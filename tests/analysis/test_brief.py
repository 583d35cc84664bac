from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ovillo.analysis import build_brief
from ovillo.domain.briefs import Brief, CaseView
from ovillo.domain.documents import Unread
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Standing, Value
from tests.corroboration.invented import DAY, Case, on, value


def view_of(case: Case) -> CaseView:
    return CaseView("Villa Ficticia", 7, "ab" * 32, tuple(case.documents), (), tuple(case.statements))


def brief_of(case: Case) -> Brief:
    return build_brief(view_of(case), case.entities(), case.findings())


def names(lines: tuple) -> list[str]:
    return [line.entity.name for line in lines]


def test_people_stand_by_what_sources_say_of_their_own_conduct() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.SUSPECTED)
    case.say(document, "charged", "Fermín Fiscalero", "Beto Ficticio", standing=Standing.CHARGED)
    case.say(document, "detained", None, "Ciro Ficticio")
    case.entity("Zoé Callada", document, EntityType.PERSON, NameLevel.FULL)

    brief = brief_of(case)

    assert names(brief.people) == ["Beto Ficticio", "Ana Ficticio", "Ciro Ficticio", "Fermín Fiscalero", "Zoé Callada"]


def test_more_independent_sources_come_first_among_equals() -> None:
    case = Case()
    for outlet in ("A", "B"):
        case.say(case.document(outlet), "detained", None, "Zoé Ficticio")
    case.say(case.document("C"), "detained", None, "Ana Ficticio")

    assert names(brief_of(case).people) == ["Zoé Ficticio", "Ana Ficticio"]


def test_whoever_has_only_an_old_record_stands_behind_those_of_the_matter() -> None:
    case = Case()
    document = case.document("A")
    old, late = on(DAY - timedelta(days=4000)), on(DAY - timedelta(days=40))
    case.say(document, "convicted", None, "Ana Testigo", standing=Standing.CONVICTED, when=old)
    case.say(document, "charged", None, "Beto Ficticio", standing=Standing.CHARGED)
    case.say(document, "convicted", None, "Ciro Ficticio", standing=Standing.CONVICTED, when=late)
    case.say(document, "convicted", None, "Dino Ficticio", standing=Standing.CONVICTED, when=old)
    case.say(document, "leads", "Dino Ficticio", "group:Los Mirlos", standing=Standing.ACCUSED)

    assert names(brief_of(case).people) == ["Ciro Ficticio", "Dino Ficticio", "Beto Ficticio", "Ana Testigo"]


def test_a_line_holds_roles_conduct_and_ties_apart() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.SUSPECTED)
    case.say(document, "occupation", "Ana Ficticio", "person:gynaecologist")
    case.say(document, "holds_office", "Ana Ficticio", "office:Director of Nothing")
    case.say(document, "partner_of", "Ana Ficticio", "Beto Ficticio")

    line = brief_of(case).people[0]

    assert {one.predicate for one in line.roles} == {"occupation", "holds_office"}
    assert {one.predicate for one in line.held} == {"leads"}
    assert {one.predicate for one in line.ties} == {"partner_of"}


def test_groups_are_those_that_conduct_or_procedure_concerns() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos")
    case.say(document, "works_for", "Ana Ficticio", "organisation:Clínica Ficticia")

    assert names(brief_of(case).groups) == ["Los Mirlos"]


def test_events_stand_in_order_of_time_and_undated_ones_last() -> None:
    case = Case()
    case.say(case.document("A"), "released", None, "Ana Ficticio", when=on(DAY))
    case.say(case.document("A"), "charged", None, "Ana Ficticio")
    case.say(case.document("B"), "detained", None, "Ana Ficticio", when=on(DAY - timedelta(days=3)))
    case.say(case.document("B"), "sells", "Ana Ficticio", "group:babies", when=on(date(2029, 1, 1), date(2030, 1, 1)))
    case.say(case.document("B"), "leads", "Ana Ficticio", "group:Los Mirlos")

    events = brief_of(case).events

    assert [one.finding.predicate for one in events] == ["sells", "detained", "released", "charged"]
    assert events[-1].when is None


def test_the_time_that_most_documents_give_places_an_event() -> None:
    case = Case()
    for outlet, day in (("A", DAY), ("B", DAY), ("C", DAY - timedelta(days=1))):
        case.say(case.document(outlet), "detained", None, "Ana Ficticio", when=on(day))

    (event,) = brief_of(case).events

    assert event.when is not None
    assert event.when.start == DAY


def test_contradicted_numbers_come_first_and_ages_are_no_numbers() -> None:
    case = Case()
    case.say(case.document("A"), "count", "group:Los Mirlos", value=value(9))
    case.say(case.document("A"), "age", "Ana Ficticio", value=value(53, "year"))
    case.say(case.document("A"), "detained", value=value(14))
    case.say(case.document("B"), "detained", value=value(13))

    assert [one.finding.predicate for one in brief_of(case).numbers] == ["detained", "count"]


def test_open_questions_are_asked_once_each() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "pediatrician", when=on(DAY))
    case.say(case.document("A"), "charged", None, "Ana Ficticio")
    case.say(case.document("B"), "charged", None, "Ana Ficticio", negated=True)

    questions = brief_of(case).open_questions

    assert [one.kind for one in questions if one.kind != "unknown_source"] == [
        "contradiction",
        "unnamed_role",
        "missing_date",
    ]
    assert questions[1].entity is not None
    assert questions[1].entity.name == "pediatrician"


def test_unread_and_unknown_documents_are_asked_about() -> None:
    case = Case()
    case.document(None)
    read = case.documents[0]
    case.documents[0] = type(read)(read.id, read.name, read.media_type, 1, "", (0,), read.details, Unread.NO_TEXT_LAYER)

    questions = brief_of(case).open_questions

    assert [(one.kind, one.document) for one in questions] == [
        ("unread_document", read.id),
        ("unknown_source", read.id),
    ]


def test_sources_say_whose_words_they_repeat() -> None:
    case = Case()
    first = case.document("The Invented Mail", DAY)
    second = case.document("B", DAY + timedelta(days=1))
    case.say(first, "leads", "Ana Ficticio", "group:Los Mirlos")
    case.say(second, "leads", "Ana Ficticio", "group:Los Mirlos", by=("The Invented Mail",))

    sources = brief_of(case).sources

    assert [(one.document.id, one.statements, one.copies) for one in sources] == [
        (first.id, 1, ()),
        (second.id, 1, (first.id,)),
    ]


def test_the_brief_is_as_of_the_latest_publication() -> None:
    case = Case()
    case.document("A", DAY)
    case.document("B", None)

    assert brief_of(case).as_of == DAY
    assert brief_of(Case()).as_of is None


def sample() -> Case:
    case = Case()
    for number, outlet in enumerate(("A", "B", "C", None)):
        document = case.document(outlet, DAY + timedelta(days=number) if number % 2 else None)
        case.say(document, "detained", None, "Ana Ficticio", when=on(DAY))
        case.say(document, "detained", None, "nurse")
        case.say(document, "count", "group:Los Mirlos", value=value(number))
        case.say(document, "leads", "Beto Ficticio", "group:Los Mirlos", standing=list(Standing)[number])
    return case


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(random: object) -> None:
    case = sample()
    expected = brief_of(case)
    findings, entities = list(case.findings()), case.entities()
    for items in (findings, entities, case.documents, case.statements):
        random.shuffle(items)  # type: ignore[attr-defined]

    assert build_brief(view_of(case), entities, findings) == expected


def test_a_count_of_people_is_nobody_without_a_name() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "people", value=value(14), when=on(DAY))

    assert not [one for one in brief_of(case).open_questions if one.kind == "unnamed_role"]


def asked(case: Case, kind: str) -> list[str]:
    return [
        (one.entity or (one.finding and one.finding.object)).name  # type: ignore[union-attr]
        for one in brief_of(case).open_questions
        if one.kind == kind
    ]


def test_a_role_is_asked_for_once_and_a_mere_person_not_at_all() -> None:
    case = Case()
    for outlet in ("A", "B"):
        document = case.document(outlet)
        case.say(document, "detained", None, "pediatrician", when=on(DAY))
        case.say(document, "detained", None, "persona", when=on(DAY))

    assert asked(case, "unnamed_role") == ["pediatrician"]


def test_an_unnamed_role_is_asked_for_beside_the_few_who_are_called_so() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "detained", None, "pediatrician", when=on(DAY))
    case.say(document, "occupation", "Ana Quilla", None, value=Value("retired pediatrician"))
    case.say(case.document("B"), "occupation", "Beto Rojo", None, value=Value("doctor"))

    (question,) = [one for one in brief_of(case).open_questions if one.kind == "unnamed_role"]
    assert [one.name for one in question.perhaps] == ["Ana Quilla"]


def test_a_role_hints_at_no_name_of_another_document() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "juez", when=on(DAY))
    other = case.document("B")
    case.say(other, "holds_office", "Ignacio Ficticio", None, value=Value("juez"))

    (question,) = [one for one in brief_of(case).open_questions if one.kind == "unnamed_role"]
    assert question.perhaps == ()


def test_an_unnamed_role_that_many_have_is_asked_for_alone() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "detained", None, "judge", when=on(DAY))
    for name in ("Ana Quilla", "Beto Rojo", "Ciro Tapia", "Rita Verde"):
        case.say(document, "holds_office", name, None, value=Value("judge"))

    (question,) = [one for one in brief_of(case).open_questions if one.kind == "unnamed_role"]
    assert question.perhaps == ()


def test_a_surname_alone_that_fits_two_people_is_asked_for_and_one_that_fits_one_is_not() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "Ana Quilla", when=on(DAY))
    case.say(case.document("B"), "detained", None, "Beto Quílla Rojo", when=on(DAY))
    other = case.document("C")
    for surname in ("Quilla", "Rojo"):
        alone = case.entity(surname, other, EntityType.PERSON, NameLevel.PARTIAL)
        assert alone.level is NameLevel.PARTIAL

    (question,) = [one for one in brief_of(case).open_questions if one.kind == "unclear_surname"]
    assert question.entity is not None
    assert question.entity.name == "Quilla"
    assert [one.name for one in question.perhaps] == ["Ana Quilla", "Beto Quílla Rojo"]


def test_nobody_who_may_be_a_victim_or_witness_is_asked_for() -> None:
    case = Case()
    document = case.document("A")
    for role in ("mothers", "madre gestante", "menor", "protected witness"):
        case.say(document, "receives", role, "thing:dinero")

    assert asked(case, "unnamed_role") == []


def test_a_date_that_another_finding_gives_is_not_asked_for() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "former head", when=on(DAY))
    case.say(case.document("B"), "detained", None, "former head")
    case.say(case.document("C"), "seized", None, "thing:phones")
    case.say(case.document("D"), "seized", None, "thing:phones")
    case.say(case.document("D"), "investigated", None, "Ana Ficticio", standing=Standing.INVESTIGATED)

    assert asked(case, "missing_date") == ["phones"]


def test_a_place_a_publisher_and_a_greeting_are_no_people_unless_something_is_said_of_them() -> None:
    case = Case()
    document = case.document("Cuna Ficticia")
    for name in ("Villa Ficticia", "Cuna Ficticia", "Querido Owen", "Ella", "N.º 018", "Ana Ficticio"):
        case.entity(name, document, EntityType.PERSON, NameLevel.FULL)
    case.entity("Villa Ficticia", document, EntityType.PLACE, NameLevel.FULL)

    assert names(brief_of(case).people) == ["Ana Ficticio"]

    case.say(document, "detained", None, "Cuna Ficticia")

    assert "Cuna Ficticia" in names(brief_of(case).people)
