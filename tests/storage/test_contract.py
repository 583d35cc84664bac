"""Every database keeps the contract that `ovillo.testing` ships."""

from ovillo.testing.record_contract import RecordContract
from ovillo.testing.search_contract import SearchContract

from .conftest import both


@both
class TestRecord(RecordContract):
    pass


@both
class TestSearch(SearchContract):
    pass
