"""Signed notes and cosignatures: those that others published, those of our own, and hostile ones."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.errors import VerificationError
from ovillo.ledger.keys import (
    COSIGNATURE,
    ED25519,
    NoteFormatError,
    SigningKey,
    VerifierKey,
    parse_signing_key,
    parse_verifier_key,
)
from ovillo.ledger.notes import (
    LARGEST_NOTE,
    LATEST,
    MOST_SIGNATURES,
    Note,
    NoteSignature,
    cosign,
    parse_note,
    parse_signatures,
    sign_note,
    verify_note,
)
from tests.ledger.published import (
    EXAMPLE_KEY,
    EXAMPLE_NOTE,
    SUM_DATABASE,
    SUM_DATABASE_KEY,
    WITNESSED,
    WITNESSED_KEYS,
)

LOG = SigningKey("log.example/1", ED25519, bytes(range(32)))
WITNESS = SigningKey("witness.example/1", COSIGNATURE, bytes(range(1, 33)))
TEXT = "log.example/1\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"


@pytest.mark.parametrize(
    ("content", "key"),
    [(EXAMPLE_NOTE, EXAMPLE_KEY), (SUM_DATABASE, SUM_DATABASE_KEY), *((WITNESSED, key) for key in WITNESSED_KEYS)],
)
def test_published_notes_verify_and_come_out_as_they_were(content: str, key: str) -> None:
    note = parse_note(content.encode())

    (verified,) = verify_note(note, [parse_verifier_key(key)])

    assert verified.key.text == key
    assert note.encoded == content.encode()


def test_a_published_cosignature_tells_its_time() -> None:
    verified = verify_note(parse_note(WITNESSED.encode()), map(parse_verifier_key, WITNESSED_KEYS))

    assert [(each.key.name, each.at) for each in verified] == [
        ("arche2025h1.staging.ct.transparency.dev", None),
        ("remora.n621.de", 0x6A122120),
    ]


@pytest.mark.parametrize(("content", "key"), [(EXAMPLE_NOTE, EXAMPLE_KEY), (WITNESSED, WITNESSED_KEYS[1])])
def test_every_changed_byte_of_a_published_note_is_noticed(content: str, key: str) -> None:
    known = parse_verifier_key(key)
    whole = content.encode()
    text_and_line = [*range(content.index("\n\n")), whole.index(f"— {known.name}".encode()) + len(known.name) + 40]

    for place in text_and_line:
        altered = bytearray(whole)
        altered[place] ^= 1
        with pytest.raises(VerificationError):
            verify_note(parse_note(bytes(altered)), [known])


@given(st.binary(min_size=32, max_size=32), st.sampled_from([ED25519, COSIGNATURE]))
def test_a_key_is_read_as_it_was_written(seed: bytes, key_type: int) -> None:
    key = SigningKey("somebody.example/ñ", key_type, seed)

    assert parse_signing_key(key.text) == key
    assert parse_verifier_key(key.verifier.text) == key.verifier
    assert seed.hex() not in repr(key)


def test_the_id_of_a_key_is_the_hash_of_name_type_and_key() -> None:
    key = WITNESS.verifier

    assert key.id == hashlib.sha256(b"witness.example/1\n\x04" + key.public).digest()[:4]
    assert VerifierKey(key.name, ED25519, key.public).id != key.id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/ foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        EXAMPLE_KEY.replace("530d903a", "530d903b"),
        EXAMPLE_KEY.replace("530d903a", "530D903A"),
        EXAMPLE_KEY.replace("+Aeky", "+Akky"),
        EXAMPLE_KEY[:-4],
        EXAMPLE_KEY + "=",
        EXAMPLE_KEY[:-1] + "!",
        "bananas.example+12344556",
        "rekor.example+12345678+AwEB",
        "rekor.example+00000000+ñ",
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoteFormatError):
        parse_verifier_key(text)
    with pytest.raises(NoteFormatError):
        parse_signing_key(text)
    with pytest.raises(NoteFormatError):
        parse_signing_key("PRIVATE+KEY+" + text)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"text\n",
        b"text\n\n",
        EXAMPLE_NOTE[:-1].encode(),
        EXAMPLE_NOTE.replace("— ", "- ").encode(),
        EXAMPLE_NOTE.replace("— ", "—").encode(),
        EXAMPLE_NOTE.replace("foo ", "foo").encode(),
        EXAMPLE_NOTE.replace("/foo", "+foo").encode(),
        EXAMPLE_NOTE.replace("/foo", "\u00a0foo").encode(),
        EXAMPLE_NOTE.replace("aQM=", "aQN=").encode(),
        EXAMPLE_NOTE.replace("aQM=", "aQM").encode(),
        EXAMPLE_NOTE.replace("example message", "example\tmessage").encode(),
        EXAMPLE_NOTE.replace("example message", "example\rmessage").encode(),
        EXAMPLE_NOTE.encode() + b"more\n",
        EXAMPLE_NOTE.encode("utf-16"),
        b"text\n\n\xe2\x80\x94 name \xff\n",
        "text\n\n— name AAAAAA==\n".encode(),
        b"a" * 1_000_001,
        ("text\n\n" + "— name AAAAAAA=\n" * (MOST_SIGNATURES + 1)).encode(),
    ],
)
def test_what_is_no_note_is_refused(content: bytes) -> None:
    with pytest.raises(NoteFormatError):
        parse_note(content)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_the_parser_stumble(content: bytes) -> None:
    try:
        note = parse_note(content)
    except NoteFormatError:
        return
    assert note.encoded == content


@pytest.mark.parametrize("lines", ["", "— name AAAAAAA=", "— name AAAAAAA=\n\n"])
def test_signature_lines_end_each(lines: str) -> None:
    with pytest.raises(NoteFormatError):
        parse_signatures(lines)


def test_as_many_signatures_as_are_allowed_are_read() -> None:
    note = parse_note(("a\n\nb\n\n" + "— name AAAAAAA=\n" * MOST_SIGNATURES).encode())

    assert note.text == "a\n\nb\n"
    assert len(note.signatures) == MOST_SIGNATURES


def test_unknown_keys_are_passed_over_and_known_ones_must_verify() -> None:
    good, seen = sign_note(TEXT, LOG), cosign(TEXT, WITNESS, at=1)
    like = [NoteSignature("log.example/1", b"\0\0\0\0", b"x"), NoteSignature("else", good.key_id, b"x")]
    broken = NoteSignature(good.name, good.key_id, bytes(64))
    keys = [LOG.verifier, WITNESS.verifier]

    verified = verify_note(Note(TEXT, (*like, seen, good, good)), keys)

    assert [(each.key, each.at) for each in verified] == [(WITNESS.verifier, 1), (LOG.verifier, None)]
    for signatures in [tuple(like), (good, broken), (good, NoteSignature(good.name, good.key_id, b"x"))]:
        with pytest.raises(VerificationError):
            verify_note(Note(TEXT, signatures), keys)


@pytest.mark.parametrize("at", [1, 1_700_000_000, LATEST])
def test_a_cosignature_signs_its_time(at: int) -> None:
    signature = cosign(TEXT, WITNESS, at=at)
    later = NoteSignature(signature.name, signature.key_id, (at ^ 2).to_bytes(8, "big") + signature.signature[8:])

    assert verify_note(Note(TEXT, (signature,)), [WITNESS.verifier])[0].at == at
    with pytest.raises(VerificationError):
        verify_note(Note(TEXT, (later,)), [WITNESS.verifier])


@pytest.mark.parametrize("signature", [b"\x01", bytes(8), bytes(72), b"\xff" * 72, bytes(7) + b"\x01" + bytes(64)])
def test_a_cosignature_without_a_time_or_a_signature_does_not_verify(signature: bytes) -> None:
    forged = NoteSignature(WITNESS.name, WITNESS.verifier.id, signature)

    with pytest.raises(VerificationError):
        verify_note(Note(TEXT, (forged,)), [WITNESS.verifier])


def test_one_kind_of_signature_never_passes_for_the_other() -> None:
    as_log = SigningKey(WITNESS.name, ED25519, WITNESS.seed)
    plain = sign_note(TEXT, as_log)
    posed = NoteSignature(WITNESS.name, WITNESS.verifier.id, (1).to_bytes(8, "big") + plain.signature)

    with pytest.raises(VerificationError):
        verify_note(Note(TEXT, (posed,)), [WITNESS.verifier])


def test_the_limits_are_those_that_are_documented() -> None:
    assert (LARGEST_NOTE, MOST_SIGNATURES, LATEST) == (1_000_000, 100, 9_223_372_036_854_775_807)


def note_of(size: int) -> bytes:
    """A note of so many bytes."""
    lines = b"\n" + Note(TEXT, (sign_note(TEXT, LOG),)).encoded.partition(b"\n\n")[2]
    return b"a" * (size - len(lines) - 1) + b"\n" + lines


def test_a_note_may_have_a_million_bytes_and_not_one_more() -> None:
    assert len(note_of(LARGEST_NOTE)) == LARGEST_NOTE
    assert parse_note(note_of(LARGEST_NOTE)).signatures

    with pytest.raises(NoteFormatError, match="more than 1000000 bytes"):
        parse_note(note_of(LARGEST_NOTE + 1))


def test_signature_lines_alone_are_no_note() -> None:
    lines = Note(TEXT, (sign_note(TEXT, LOG),)).encoded.partition(b"\n\n")[2]

    with pytest.raises(NoteFormatError, match="no signature below an empty line"):
        parse_note(lines)


def test_a_last_line_ends_and_nothing_stands_behind_it() -> None:
    line = Note(TEXT, (sign_note(TEXT, LOG),)).encoded.partition(b"\n\n")[2].decode()

    assert parse_signatures(line)
    with pytest.raises(NoteFormatError, match="has no end"):
        parse_signatures(line[:-1] + "x")


@pytest.mark.parametrize("at", [1, LATEST])
def test_the_first_and_the_last_second_that_a_cosignature_may_tell(at: int) -> None:
    (found,) = verify_note(Note(TEXT, (cosign(TEXT, WITNESS, at=at),)), [WITNESS.verifier])

    assert found.at == at


@pytest.mark.parametrize("signature", [bytes(8) + bytes(64), (2**63).to_bytes(8, "big") + bytes(64), b"\0" * 7 + b"\1"])
def test_a_cosignature_without_a_time_is_called_so(signature: bytes) -> None:
    note = Note(TEXT, (NoteSignature(WITNESS.name, WITNESS.verifier.id, signature),))

    with pytest.raises(VerificationError, match="tells no time"):
        verify_note(note, [WITNESS.verifier])


def test_a_private_key_shows_in_no_representation_and_says_when_it_is_none() -> None:
    assert repr(LOG.seed) not in repr(LOG)
    with pytest.raises(NoteFormatError, match="no private key"):
        parse_signing_key(LOG.text.removeprefix("PRIVATE+KEY+"))
