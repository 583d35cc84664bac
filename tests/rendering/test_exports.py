import json
from datetime import timedelta
from decimal import Decimal

import pytest

from ovillo.domain.statements import Standing, Value
from ovillo.rendering.exports import entity_line, finding_line, json_number, statement_line, value_line
from tests.corroboration.invented import DAY, Case, on, value

STATEMENT_KEYS = [
    *("id", "document", "source", "published", "language", "subject", "predicate", "object", "value", "when", "where"),
    *("standing", "negated", "speakers", "start", "end", "quote", "extractor", "review"),
]


def joined_of(case: Case) -> dict:
    return {member: one for one in case.entities() for member in one.members}


def test_a_statement_has_every_part_and_null_where_absent() -> None:
    case = Case()
    document = case.document("El Diario Inventado", DAY, "Fourteen of nobody")
    said = case.say(document, "detained", value=value(14, text="Fourteen"))

    line = statement_line(said, document, joined=joined_of(case))

    assert list(line) == STATEMENT_KEYS
    assert line["subject"] is None
    assert line["when"] is None
    assert line["where"] is None
    assert line["value"] == {"text": "Fourteen", "number": 14, "unit": "person", "qualifier": "exact"}
    assert line["source"] == "El Diario Inventado"
    assert line["published"] == "2031-05-14"
    assert line["speakers"] == [{"name": "El Diario Inventado", "type": "organisation"}]


def test_participants_carry_the_ids_of_the_case() -> None:
    case = Case()
    first, second = case.document("A"), case.document("B")
    case.say(first, "leads", "Ana Ficticio", "group:Los Mirlos")
    said = case.say(second, "leads", "Ana Ficticio", "group:Los Mirlos", when=on(DAY))

    line = statement_line(said, second, joined=joined_of(case))

    entity = next(one for one in case.entities() if one.name == "Ana Ficticio")
    assert line["subject"] == {"id": entity.id, "name": "Ana Ficticio", "type": "person"}
    assert line["when"] == {"text": "2031-05-14", "from": "2031-05-14", "to": "2031-05-14"}


def test_a_finding_says_who_gives_which_value() -> None:
    case = Case()
    case.say(case.document("A"), "detained", value=value(14))
    case.say(case.document("B"), "detained", value=value(13), standing=Standing.SUSPECTED)

    (finding,) = case.findings()
    line = finding_line(finding)

    asked = ["id", "predicate", "subject", "object", "values", "standings", "independent_sources", "copied"]
    asked += ["contradicts", "first_said", "last_said", "also_said", "beside", "negated_by", "statements"]
    asked += ["firmest", "firmest_on", "history", "superseded", "compared", "overtaken"]
    assert sorted(asked) == sorted(line)
    assert line["standings"] == {"A": "reported", "B": "suspected"}
    assert line["contradicts"] is True
    assert {one["value"]["number"]: one["sources"] for one in line["values"]} == {14: ["A"], 13: ["B"]}
    assert all(one["statements"] for one in line["values"])
    (compared,) = line["compared"]
    assert (compared["about"], compared["relation"]) == ("number", "contradicts")
    assert all(compared[side]["quotes"] and compared[side]["statements"] for side in ("left", "right"))


def test_an_entity_lists_its_fullest_name_first() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos")

    line = entity_line(next(one for one in case.entities() if one.name == "Ana Ficticio"))

    assert line["names"] == ["Ana Ficticio"]
    assert set(line) == {"id", "type", "names", "mentions", "documents", "merged_by", "suggested_with", "redirects"}


def test_a_doer_that_only_some_sources_name_stands_beside_none() -> None:
    case = Case()
    case.say(case.document("A"), "detained", "organisation:Policía", "Ana Ficticio")
    apart = finding_line(case.finding("detained"))
    case.say(case.document("B"), "detained", None, "Ana Ficticio")
    together = finding_line(case.finding("detained"))

    assert apart["subject"]["name"] == "Policía"
    assert together["subject"] is None
    assert together["object"]["name"] == "Ana Ficticio"


def test_a_corrected_number_is_no_value_and_supports_nothing() -> None:
    case = Case()
    old = case.say(case.document("A", DAY), "detained", value=value(14), when=on(DAY))
    case.say(case.document("A", DAY + timedelta(days=1)), "detained", value=value(13), when=on(DAY))

    line = finding_line(case.finding("detained"))

    assert [one["value"]["number"] for one in line["values"]] == [13]
    assert old.id not in line["statements"]


def test_numbers_stay_whole_where_they_are() -> None:
    assert json_number(Decimal("12000.00")) == 12000
    assert isinstance(json_number(Decimal("12000.00")), int)
    assert json_number(Decimal("0.5")) == 0.5
    assert json_number(Value("some").number) is None


def test_every_line_is_json() -> None:
    case = Case()
    document = case.document(None, None)
    said = case.say(document, "price", "group:babies", value=value(3, "USD"))

    for line in (statement_line(said, document, joined={}), finding_line(case.findings()[0])):
        assert json.loads(json.dumps(line)) == line


@pytest.mark.parametrize("number", ["1E99999", "-1E400", "NaN", "Infinity"])
def test_a_number_that_no_program_reads_is_told_by_its_words_alone(number: str) -> None:
    line = value_line(Value("muchos", Decimal(number)))

    assert line
    assert (line["text"], line["number"]) == ("muchos", None)


@pytest.mark.parametrize(("number", "told"), [("1E+3", 1000), ("0.5", 0.5), ("1E-9999", 0.0), ("9E300", 9 * 10**300)])
def test_every_other_number_is_told_as_one(number: str, told: float) -> None:
    assert json.loads(json.dumps(json_number(Decimal(number)))) == told
