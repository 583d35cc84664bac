"""Authorisations, budgets, the board and envelopes, without any service; everything is invented."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.deconfliction.board import Submission, meet
from ovillo.casework.deconfliction.envelopes import (
    ContactTooLongError,
    Letter,
    Row,
    canary_proof,
    envelope_bytes,
    is_canary,
    public_key,
    seal,
    unseal,
)
from ovillo.casework.deconfliction.queries import (
    ASKED,
    AUTHORISED,
    REFUSED,
    SENDING,
    SENT,
    Authorisation,
    AuthorisationFormatError,
    Refusal,
    Use,
    Uses,
    admit,
    fold,
    parse_authorisation,
)
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import VerificationError

GOOD = Authorisation("a" * 64, "b" * 64, "c" * 64, 2, "2031-05", 1_000, 7, "d" * 64)
LIAISON = bytes(range(32))
AT = datetime(2031, 5, 1, tzinfo=UTC)
LETTER = Letter("Captain Invented, 555 0101", (Row(2, is_weak=False), Row(9, is_weak=True)))


def taken(
    uses: Uses, authorisation: Authorisation, elements: bytes = b"xx", prosecutor: str = "p", at: int = 1_000
) -> Use | int | None:
    found = admit(uses, authorisation, elements, count=len(elements), prosecutor=prosecutor, at=at)
    return found.status if isinstance(found, Refusal) else found


def test_an_authorisation_is_read_back_and_in_one_form_only() -> None:
    assert parse_authorisation(GOOD.text) == GOOD
    for text in (
        "",
        GOOD.text + "\n",
        GOOD.text.replace("\n2\n", "\n02\n"),
        GOOD.text.replace("\n2\n", "\n0\n"),
        GOOD.text.replace("\n2\n", "\n-2\n"),
        GOOD.text.replace("\n2\n", "\n٢\n"),
        GOOD.text.replace("a" * 64, "A" * 64),
        GOOD.text.replace("/1", "/2"),
        GOOD.text.replace("7 d", "7  d"),
        GOOD.text.replace("7 d", f"{2**60} d"),
    ):
        with pytest.raises(AuthorisationFormatError):
            parse_authorisation(text)


def test_an_authorisation_is_taken_once_in_its_epoch_for_its_number_until_it_ends() -> None:
    uses = Uses("2031-05", budget=10, prosecutor_budget=10)
    use = taken(uses, GOOD)
    assert isinstance(use, Use)
    after = uses.with_use(use)

    assert taken(after, GOOD) is None
    assert taken(after, GOOD, b"yy") == 409
    assert taken(uses, GOOD, b"xxx") == 400
    assert taken(uses, GOOD, at=1_001) == 403
    assert taken(replace(uses, epoch="2031-06"), GOOD) == 409


def test_a_docket_says_of_a_query_whether_it_reached_the_board_also_where_it_is_an_older_one() -> None:
    told = {"case": "a", "digest": "b", "salt": "c", "epoch": "2031-05", "count": 2, "by": "x"}
    for kinds, expected in (
        ((SENDING, SENT), (True, False, "")),
        ((SENDING, REFUSED), (False, False, "x")),
        ((SENDING,), (False, True, "")),
        ((SENDING, SENT, SENDING, REFUSED), (True, False, "x")),
        ((SENDING, REFUSED, SENDING, SENT), (True, False, "")),
        ((SENT,), (True, False, "")),  # of an older docket, which had no `SENDING`
        ((SENT, REFUSED), (False, False, "x")),
        ((SENT, SENT, REFUSED), (True, False, "x")),
        ((SENT, REFUSED, SENDING, SENT), (True, False, "")),
    ):
        acts = [("Rosa", ASKED), ("Fiscal", AUTHORISED), *(("Rosa", each) for each in kinds)]
        entries = [DocketEntry(1, kind, "q", told, who, AT) for who, kind in acts]
        (query,) = fold(entries).values()

        assert (query.is_sent, query.is_sending, query.refused_by) == expected, kinds


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("pq"), st.integers(1, 6)), max_size=30))
def test_no_case_and_no_prosecutor_ever_spends_more_than_its_budget(asked: list[tuple[str, str, int]]) -> None:
    uses, cases, prosecutors = Uses("2031-05", budget=9, prosecutor_budget=14), Counter(), Counter()
    for number, (case, prosecutor, count) in enumerate(asked):
        authorisation = replace(GOOD, case=case * 64, query=f"{number:064x}", count=count)
        use = taken(uses, authorisation, bytes(count), prosecutor)
        fits = cases[case] + count <= 9 and prosecutors[prosecutor] + count <= 14

        assert isinstance(use, Use) if fits else use == 429
        if isinstance(use, Use):
            uses = uses.with_use(use)
            cases[case] += count
            prosecutors[prosecutor] += count


@given(st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.binary(min_size=1, max_size=1), max_size=6)), max_size=8))
def test_the_board_finds_what_comparing_each_with_each_finds(asked: list[tuple[str, list[bytes]]]) -> None:
    submissions = [Submission(str(number), case, tuple(tags)) for number, (case, tags) in enumerate(asked)]

    found = {hit.queries: sorted(hit.places) for hit in meet(submissions)}

    expected = {}
    for later, one in enumerate(submissions):
        for other in submissions[:later]:
            places = sorted(
                (i, j) for i, left in enumerate(other.tags) for j, right in enumerate(one.tags) if left == right
            )
            if places and one.case != other.case:
                expected[other.query, one.query] = places
    assert found == expected


@given(
    st.text(max_size=60), st.text(max_size=60), st.lists(st.tuples(st.integers(1, 10**6), st.booleans()), max_size=5)
)
def test_the_liaison_reads_what_was_sealed_and_the_length_tells_the_number_alone(
    contact: str, canary: str, rows: list[tuple[int, bool]]
) -> None:
    letter = Letter(contact, tuple(Row(number, weak) for number, weak in rows), canary)

    envelope = seal(letter, public_key(LIAISON), ephemeral=bytes(range(1, 33)))

    assert unseal(envelope, LIAISON) == letter
    assert len(envelope) == envelope_bytes(len(rows))


def test_an_envelope_that_was_altered_or_is_anothers_is_noticed() -> None:
    envelope = seal(LETTER, public_key(LIAISON), ephemeral=bytes(range(1, 33)))

    for at in (0, 31, 32, 500, len(envelope) - 1):
        with pytest.raises(VerificationError):
            unseal(envelope[:at] + bytes([envelope[at] ^ 1]) + envelope[at + 1 :], LIAISON)
    for other, private in ((envelope, bytes(32)), (envelope[:40], LIAISON), (b"", LIAISON), (bytes(2_000), LIAISON)):
        with pytest.raises(VerificationError):
            unseal(other, private)
    with pytest.raises(ContactTooLongError):
        seal(replace(LETTER, contact="x" * 2_000), public_key(LIAISON), ephemeral=bytes(range(1, 33)))


def test_a_canary_is_the_liaisons_for_one_query_and_these_rows() -> None:
    rows = (Row(2, is_weak=False),)
    proof = canary_proof(rows, GOOD, LIAISON)

    assert is_canary(Letter("x", rows, proof), GOOD, LIAISON)
    for letter, of, key in (
        (Letter("x", rows, proof), replace(GOOD, query="e" * 64), LIAISON),
        (Letter("x", rows, proof), replace(GOOD, case="e" * 64), LIAISON),
        (Letter("x", rows, proof), replace(GOOD, digest="e" * 64), LIAISON),
        (Letter("x", rows, proof), replace(GOOD, epoch="2031-06"), LIAISON),
        (Letter("x", (Row(3, is_weak=False),), proof), GOOD, LIAISON),
        (Letter("x", rows, proof), GOOD, bytes(32)),
        (Letter("x", rows, public_key(LIAISON).hex()), GOOD, LIAISON),
        (Letter("x", rows, "true"), GOOD, LIAISON),
        (Letter("x", rows), GOOD, LIAISON),
    ):
        assert not is_canary(letter, of, key)
