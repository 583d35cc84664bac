import copy
import pickle
from dataclasses import replace

from ovillo.domain.statements import Standing, Statement


def said(**more: object) -> Statement:
    fields: dict[str, object] = {
        "document": "0" * 64,
        "predicate": "leads",
        "standing": Standing.REPORTED,
        "start": 0,
        "end": 5,
        "quote": "words",
        "extractor": "invented@1",
    }
    return Statement(**(fields | more))  # type: ignore[arg-type]


def test_an_identity_is_worked_out_once_and_belongs_to_no_copy() -> None:
    first = said()
    assert first.id is first.id

    other = replace(first, standing=Standing.SUSPECTED)

    assert other.id == said(standing=Standing.SUSPECTED).id != first.id


def test_a_remembered_identity_is_neither_compared_nor_sent() -> None:
    first = said()
    assert first.id
    fresh = said()

    assert first == fresh
    assert hash(first) == hash(fresh)
    for sent in (pickle.loads(pickle.dumps(first)), copy.copy(first)):
        assert sent == first
        assert not hasattr(sent, "_id")
