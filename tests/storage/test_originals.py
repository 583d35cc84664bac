import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.domain.errors import CaseDamagedError, DocumentNotFoundError
from ovillo.storage.originals import FolderOriginals
from ovillo.testing.invented import content_of

NAMES = [hashlib.sha256(content_of(number)).hexdigest() for number in range(3)]


@pytest.fixture
def originals(tmp_path):
    originals = FolderOriginals(tmp_path / "originals")
    for number in range(3):
        originals.put(content_of(number))
    return originals


@pytest.fixture
def place(tmp_path):
    return tmp_path / "originals"


def test_what_is_put_is_there_under_its_hash(originals, place):
    assert originals.open(NAMES[0]) == content_of(0)
    assert sorted(path.name for path in place.iterdir()) == sorted(NAMES)
    assert (place / NAMES[0]).stat().st_mode & 0o777 == 0o444


def test_putting_twice_keeps_one_file_and_does_not_touch_it(originals, place):
    before = (place / NAMES[0]).stat()

    name = originals.put(content_of(0))

    assert name == NAMES[0]
    assert (place / NAMES[0]).stat().st_mtime_ns == before.st_mtime_ns
    assert len(list(place.iterdir())) == 3


def test_putting_again_repairs_what_was_altered(originals, place):
    _overwrite(place / NAMES[0], b"altered")

    originals.put(content_of(0))

    assert originals.verify(NAMES) is None


def test_an_empty_content_has_a_name_too(originals):
    assert originals.open(originals.put(b"")) == b""


def test_a_missing_original_is_damage(originals, place):
    (place / NAMES[1]).unlink()

    with pytest.raises(CaseDamagedError):
        originals.open(NAMES[1])


@pytest.mark.parametrize("name", ["", "..", "../case.sqlite", "/etc/hostname", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_what_is_no_hash_names_no_original(originals, name):
    with pytest.raises(DocumentNotFoundError):
        originals.open(name)


def test_intact_originals_have_no_fault(originals):
    assert originals.verify(NAMES) is None


def test_the_first_missing_original_is_named(originals, place):
    (place / NAMES[1]).unlink()
    (place / NAMES[2]).unlink()

    fault = originals.verify(NAMES)

    assert (fault.what, fault.place) == ("original", NAMES[1])


def test_no_originals_at_all_are_missing_originals(tmp_path):
    fault = FolderOriginals(tmp_path / "nowhere").verify(NAMES)

    assert fault.place == NAMES[0]


def test_an_original_replaced_by_a_folder_is_named(originals, place):
    (place / NAMES[1]).unlink()
    (place / NAMES[1]).mkdir()

    assert originals.verify(NAMES).place == NAMES[1]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.data())
def test_any_flipped_bit_is_named(originals, place, data):
    number = data.draw(st.integers(0, 2))
    content = bytearray(content_of(number))
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    _overwrite(place / NAMES[number], bytes(content))

    fault = originals.verify(NAMES)

    _overwrite(place / NAMES[number], content_of(number))
    assert (fault.what, fault.place) == ("original", NAMES[number])


def test_a_file_cut_short_or_grown_is_named(originals, place):
    _overwrite(place / NAMES[0], content_of(0)[:-1])
    assert originals.verify(NAMES).place == NAMES[0]

    _overwrite(place / NAMES[0], content_of(0) + b" ")
    assert originals.verify(NAMES).place == NAMES[0]


def test_an_orphan_is_harmless_unless_its_name_is_false(originals, place):
    orphan = originals.put(b"put, but never recorded")
    (place / "notes.txt").write_bytes(b"not an original")
    (place / ".new-0123").write_bytes(b"cut short")
    assert originals.verify(NAMES) is None

    _overwrite(place / orphan, b"something else")

    assert originals.verify(NAMES).place == orphan


def _overwrite(path, content):
    path.chmod(0o644)
    path.write_bytes(content)
    path.chmod(0o444)
