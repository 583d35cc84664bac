"""Time stamps of an authority of our own, made by openssl; it is invented."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rfc3161_client import decode_timestamp_response

from ovillo.domain.errors import VerificationError
from ovillo.ledger.stamps import read_roots, require_granted, stamp_request, verify_stamp
from tests.ledger.time_authority import TimeAuthority

NOTE = b"log.example/1\n3\nAAAA\n\n\xe2\x80\x94 log.example/1 BBBB\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return TimeAuthority.make(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def answer(authority: TimeAuthority) -> bytes:
    return authority.answer(stamp_request(NOTE))


def test_a_stamp_says_when_and_by_whom(authority: TimeAuthority, answer: bytes) -> None:
    stamp = verify_stamp(answer, NOTE, read_roots(authority.root))

    assert abs(stamp.at - datetime.now(UTC)) < timedelta(minutes=2)
    assert stamp.authority == "CN=Imaginary Time Authority"
    assert stamp_request(NOTE) == stamp_request(NOTE)


def test_of_another_note_or_by_another_authority_it_counts_for_nothing(
    authority: TimeAuthority, answer: bytes, tmp_path: Path
) -> None:
    other = TimeAuthority.make(tmp_path)

    for note, roots in ((NOTE + b" ", authority.root), (NOTE, other.root)):
        with pytest.raises(VerificationError):
            verify_stamp(answer, note, read_roots(roots))
    with pytest.raises(VerificationError):
        verify_stamp(b"", NOTE, read_roots(authority.root))
    with pytest.raises(VerificationError):
        read_roots(b"no certificate")


def test_certificates_may_come_in_any_order(tmp_path: Path) -> None:
    """The signer's is longer than the root's, so that openssl, which writes it first, writes them out of order."""
    authority = TimeAuthority.make(tmp_path)
    answer = authority.answer(stamp_request(NOTE), chain="root.pem")
    with pytest.raises(ValueError, match="InvalidSetOrdering"):
        decode_timestamp_response(answer)

    require_granted(answer, NOTE)
    stamp = verify_stamp(answer, NOTE, read_roots(authority.root))

    assert stamp.authority == "CN=Imaginary Time Authority"
    with pytest.raises(VerificationError):
        verify_stamp(answer, NOTE + b" ", read_roots(authority.root))


@pytest.mark.parametrize("status", range(7))
def test_granted_with_modifications_is_granted_and_no_other_status_is(
    authority: TimeAuthority, answer: bytes, status: int
) -> None:
    """RFC 3161, 2.4.2: a token is there where the status is 0 or 1, and in no other answer may it count."""
    told = answer.replace(b"\x02\x01\x00", bytes([2, 1, status]), 1)

    if status <= 1:
        require_granted(told, NOTE)
        assert verify_stamp(told, NOTE, read_roots(authority.root)).authority == "CN=Imaginary Time Authority"
        return
    with pytest.raises(VerificationError):
        require_granted(told, NOTE)
    with pytest.raises(VerificationError):
        verify_stamp(told, NOTE, read_roots(authority.root))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_flipped_bit_gives_another_time(authority: TimeAuthority, answer: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 8 * len(answer) - 1))
    flipped = bytearray(answer)
    flipped[place // 8] ^= 1 << place % 8
    told = verify_stamp(answer, NOTE, read_roots(authority.root))

    try:
        found = verify_stamp(bytes(flipped), NOTE, read_roots(authority.root))
    except VerificationError:
        return
    assert found == told


def test_an_answer_is_kept_only_if_it_grants_a_stamp_of_this_note(authority: TimeAuthority, answer: bytes) -> None:
    require_granted(answer, NOTE)

    refused = b"\x30\x05\x30\x03\x02\x01\x02"  # status 2, rejection, and no token
    for wrong in (b"", b"no stamp", refused, authority.answer(stamp_request(NOTE + b" "))):
        with pytest.raises(VerificationError):
            require_granted(wrong, NOTE)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.integers(0, 40))
def test_what_is_no_der_is_refused_and_nothing_else(answer: bytes, junk: bytes, place: int) -> None:
    for wrong in (junk, answer[:place] + junk, b"\x30\x80" + junk):
        with pytest.raises(VerificationError):
            require_granted(wrong, NOTE)
