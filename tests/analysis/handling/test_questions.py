"""The folding of questions, and who may close one when."""

from datetime import UTC, date, datetime

from ovillo.analysis.handling.questions import CLOSED, OPENED, REPLIED, fold, opening, question_id
from ovillo.analysis.handling.results import Finding
from ovillo.domain.docket import DocketEntry, docket_text

AT = datetime(2031, 5, 14, 9, tzinfo=UTC)
UNTIL = date(2031, 5, 21)
CONTENT = opening(
    check="slower",
    table="slower.csv",
    table_sha256="ab",
    rows=[2, 5],
    sentences=[("O-E = {statistic}; {n}", {"statistic": "-3.8", "n": 12, "share": 0.5})],
    reply_until=UNTIL,
)


def entry(number: int, kind: str, content: dict[str, object], by: str = "Ana Inventada") -> DocketEntry:
    return DocketEntry(number, kind, "q", content, by, AT)  # type: ignore[arg-type]


def test_a_question_comes_out_as_it_was_asked() -> None:
    (found,) = fold([entry(3, OPENED, dict(CONTENT)), entry(4, OPENED, dict(CONTENT))])

    assert (found.number, found.check, found.rows, found.reply_until) == (3, "slower", (2, 5), UNTIL)
    assert found.sentences == (("O-E = {statistic}; {n}", {"statistic": "-3.8", "n": 12, "share": "0.5"}),)
    assert docket_text(CONTENT)


def test_what_rules_name_stands_beside_its_own_rows_and_a_question_of_before_has_none() -> None:
    named = [
        Finding("CPP 53.1.a", [2], "tied by {tie}", {"tie": "kin"}),
        Finding("CPP 53.1.a", [3], "tied by {tie}", {"tie": "cohabitation"}),
    ]
    kept = opening(
        check="conflicts", table="t", table_sha256="ab", rows=[2, 3], sentences=[], findings=named, reply_until=UNTIL
    )
    before = {name: value for name, value in CONTENT.items() if name != "findings"}

    (found,), (older,) = fold([entry(3, OPENED, dict(kept))]), fold([entry(3, OPENED, before)])

    assert [(each.rule, list(each.rows), each.fields) for each in found.findings] == [
        (each.rule, each.rows, each.fields) for each in named
    ]
    assert (older.findings, older.rows) == ((), (2, 5))


def test_only_somebody_else_closes_and_not_before_a_reply_or_the_day() -> None:
    asked = entry(3, OPENED, dict(CONTENT))
    replied = entry(4, REPLIED, {"text": "so it was"}, by="Office")
    closed = entry(5, CLOSED, {"text": "seen"}, by="Eva Inventada")
    open_one, answered, done = (fold(entries)[0] for entries in ([asked], [asked, replied], [asked, replied, closed]))

    assert not open_one.may_close("Eva Inventada", UNTIL)
    assert open_one.may_close("Eva Inventada", date(2031, 5, 22))
    assert answered.may_close("Eva Inventada", UNTIL)
    assert not answered.may_close("Ana Inventada", UNTIL)
    assert not answered.may_close("Office", date(2031, 5, 22))
    assert not done.may_close("Eva Inventada", UNTIL)
    assert done.closed is not None
    assert (done.closed.text, done.replies[0].by) == ("seen", "Office")


def test_the_side_that_asked_does_not_reply_for_the_office() -> None:
    asked = entry(3, OPENED, dict(CONTENT))
    own = entry(4, REPLIED, {"text": "my own"})
    chief = entry(5, REPLIED, {"text": "for them", "side": "asking"}, by="Chief")

    (found,) = fold([asked, own, chief])

    assert not found.may_close("Eva Inventada", UNTIL)
    assert found.may_close("Eva Inventada", date(2031, 5, 22))
    assert [each.is_of_office for each in found.replies] == [False, False]


def test_another_table_or_other_rows_are_another_question() -> None:
    ids = {question_id("slower", "ab", [2]), question_id("slower", "ab", [2, 3]), question_id("slower", "ac", [2])}

    assert len(ids) == 3
    assert question_id("slower", "ab", [2]) in ids
