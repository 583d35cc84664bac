from itertools import combinations

import pytest

from ovillo.ledger import commit, entry_data

SALT = bytes(range(32))
PARTS = {"kind": "document", "action": "add", "actor": "Ana Invented", "at": "2031-05-14T00:00:00+00:00"}


def test_the_salt_hides_equal_contents_from_each_other():
    assert commit(("statement", "same"), SALT) != commit(("statement", "same"), SALT[::-1])


def test_different_contents_have_different_commitments():
    contents = [("a", "b"), ("ab",), ("a", None), ("a", 0), ("a", "0"), ("a", b"0"), ("a", False), (("a", "b"),)]

    commitments = [commit(content, SALT) for content in contents]

    assert all(left != right for left, right in combinations(commitments, 2))


def test_a_leaf_holds_the_commitment_and_no_content():
    commitment = commit(("statement", "a name that nobody has"), SALT)

    data = entry_data(**PARTS, commitment=commitment)

    assert commitment in data
    assert b"nobody" not in data


def test_moving_words_between_parts_gives_another_leaf():
    commitment = bytes(32)
    moved = PARTS | {"kind": "documentadd", "action": ""}

    assert entry_data(**PARTS, commitment=commitment) != entry_data(**moved, commitment=commitment)


@pytest.mark.parametrize("salt", [b"", bytes(31), bytes(33)])
def test_a_salt_of_another_length_is_our_own_mistake(salt):
    with pytest.raises(AssertionError):
        commit(("statement",), salt)


def test_a_leaf_is_written_as_it_ever_was():
    written = b"i1:1s8:documents3:adds12:Ana Inventeds25:2031-05-14T00:00:00+00:00b2:\x01\x02"

    assert entry_data(**PARTS, commitment=b"\x01\x02") == written
