"""What an official may do and see, whatever the docket holds."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.recusal import (
    declare,
    fold,
    grounds_of,
    links,
    may_be_assigned,
    may_read,
    position,
    refusal,
    shown_before,
    visible,
)
from ovillo.casework.recusal.standing import (
    ACCEPTED,
    DECLARED,
    KINDS,
    LIFTED,
    NO_ACCESS,
    RECUSED,
    TIE_DECLARED,
    WAITS,
    Answer,
)
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.recusal import Link, Party, Position, Role, Standing, Tie, TieKind

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

AT = datetime(2031, 5, 14, tzinfo=UTC)
OFFICIAL, HEAD = "Oficial Inventada", "Jefa Inventada"
PERU = grounds_of("PE")
PARTY = Party("accused", Role.ACCUSED)
DIRECT = Tie(OFFICIAL, "accused", TieKind.COMPADRAZGO)
FAR = (Tie(OFFICIAL, "friend", TieKind.FRIENDSHIP), Tie("friend", "accused", TieKind.CREDITOR))


def entry(number: int, kind: str, by: str = HEAD, about: str = OFFICIAL, **content: Json) -> DocketEntry:
    return DocketEntry(number, kind, about, content, by, AT)


def stand(ways: tuple[Link, ...], *entries: DocketEntry) -> Position:
    return position(OFFICIAL, ways, fold(entries))


def ways(*ties: Tie) -> tuple[Link, ...]:
    return links(OFFICIAL, [PARTY], ties, PERU)


def answered(number: int, found: tuple[Link, ...], answer: Answer, by: str = OFFICIAL) -> DocketEntry:
    return DocketEntry(number, DECLARED, OFFICIAL, declare([each.question for each in found], answer, "…"), by, AT)


def test_whoever_has_no_tie_is_free() -> None:
    found = stand(())

    assert (found.standing, refusal(found), may_read(found, 10**6), may_be_assigned(found)) == (
        Standing.FREE,
        None,
        True,
        True,
    )


def test_a_tie_two_steps_away_asks_first_and_a_denial_is_enough() -> None:
    far = ways(*FAR)

    asked = stand(far)
    after = stand(far, answered(1, far, Answer.NO_TIE))

    assert (asked.standing, may_read(asked, 0), may_be_assigned(asked)) == (Standing.MUST_DECLARE, False, False)
    assert after.standing is Standing.FREE


def test_a_direct_tie_that_is_denied_waits_for_somebody_else() -> None:
    direct = ways(DIRECT)
    denied = answered(1, direct, Answer.NO_TIE)
    questions: list[Json] = [each.question for each in direct]

    waits = stand(direct, denied)
    own = stand(direct, denied, entry(2, ACCEPTED, by=OFFICIAL, questions=questions))
    seen = stand(direct, denied, entry(2, ACCEPTED, questions=questions))

    assert (waits.standing, refusal(waits)) == (Standing.WAITS, WAITS)
    assert own.standing is Standing.WAITS
    assert seen.standing is Standing.FREE


def test_a_tie_that_is_declared_recuses() -> None:
    declared = fold([answered(7, ways(DIRECT), Answer.TIE)])

    found = position(OFFICIAL, ways(DIRECT), declared, shown=4)
    never = position(OFFICIAL, ways(DIRECT), declared)

    assert (found.standing, found.since, found.entry) == (Standing.RECUSED, 4, 7)
    assert (may_read(found, 3), may_read(found, 4), may_be_assigned(found)) == (True, False, False)
    assert (never.standing, may_read(never, 0)) == (Standing.RECUSED, False)


def test_nobody_answers_for_another_and_nobody_lifts_their_own_recusal() -> None:
    direct = ways(DIRECT)

    assert stand(direct, answered(1, direct, Answer.NO_TIE, by=HEAD)).standing is Standing.MUST_DECLARE
    assert stand((), entry(1, RECUSED), entry(2, LIFTED, by=OFFICIAL)).standing is Standing.RECUSED
    assert stand((), entry(1, RECUSED), entry(2, LIFTED)).standing is Standing.FREE


def test_a_new_party_opens_a_new_question() -> None:
    far = ways(*FAR)
    again = links(
        OFFICIAL, [PARTY, Party("victim", Role.VICTIM)], (*FAR, Tie("friend", "victim", TieKind.ENMITY)), PERU
    )

    found = position(OFFICIAL, again, fold([answered(1, far, Answer.NO_TIE)]))

    assert (found.standing, len(found.questions)) == (Standing.MUST_DECLARE, 1)


def test_a_declared_tie_counts_like_one_that_was_found() -> None:
    declared = fold(
        [entry(1, TIE_DECLARED, by=OFFICIAL, one=OFFICIAL, other="accused", tie="blood", degree=3, ended=False)]
    )

    found = links(OFFICIAL, [PARTY], declared.ties, PERU)

    assert [each.articles for each in found] == [("CPP 53.1.a",)]
    assert found[0].ties[0].evidence == ("entry 1",)


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([*KINDS, "task_opened", "note"]),
        st.sampled_from([OFFICIAL, HEAD, "Tercero Inventado"]),
        st.sampled_from([OFFICIAL, "Tercero Inventado", "task 1"]),
    ),
    max_size=12,
).map(
    lambda rows: [
        DocketEntry(
            number,
            kind,
            about,
            {"one": about, "other": "accused", "tie": "friendship", "answer": "tie", "questions": []},
            by,
            AT,
        )
        for number, (kind, by, about) in enumerate(rows)
    ]
)


@patient
@given(ENTRIES, ENTRIES)
def test_a_recused_official_meets_the_case_as_it_was_and_the_refusal_of_a_stranger(
    before: list[DocketEntry], after: list[DocketEntry]
) -> None:
    before = [each for each in before if each.kind not in {RECUSED, DECLARED}]
    at = 100
    later = [
        DocketEntry(at + 1 + each.number, each.kind, each.about, each.content, each.by, AT)
        for each in after
        if each.by != OFFICIAL and each.kind != LIFTED
    ]
    secretly = [*before, entry(at, RECUSED), *later]
    free = position(OFFICIAL, (), fold(before))
    shown = shown_before(OFFICIAL, secretly, lambda _: ())
    recused = position(OFFICIAL, (), fold(secretly), shown=shown)

    assert (recused.standing, shown) == (Standing.RECUSED, at)
    assert visible(secretly, OFFICIAL, recused) == visible(before, OFFICIAL, free)
    assert [number for number in range(at + 20) if may_read(recused, number)] == list(range(at))
    assert refusal(recused) == NO_ACCESS
    assert not may_be_assigned(recused)


@patient
@given(ENTRIES)
def test_nobody_sees_what_others_entered_about_their_ties(entries: list[DocketEntry]) -> None:
    found = position(OFFICIAL, (), fold(entries))

    seen = visible(entries, OFFICIAL, found)

    assert not [each for each in seen if each.kind in KINDS and each.about == OFFICIAL and each.by != OFFICIAL]
    assert [each for each in entries if each.by == OFFICIAL] == [each for each in seen if each.by == OFFICIAL]


@patient
@given(ENTRIES)
def test_what_an_official_enters_never_frees_them(entries: list[DocketEntry]) -> None:
    recused = [entry(0, RECUSED)] + [
        DocketEntry(each.number + 1, each.kind, each.about, each.content, OFFICIAL, AT) for each in entries
    ]

    assert position(OFFICIAL, (), fold(recused)).standing is Standing.RECUSED
