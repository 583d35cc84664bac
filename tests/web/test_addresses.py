"""The addresses of the pages that draw are a promise: docs/interfaces.md names every parameter."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pydantic import BaseModel

from ovillo.web.calls import VIEWS, CallsQuery
from ovillo.web.case_map import MapQuery
from ovillo.web.network_query import KINDS, NetworkQuery
from ovillo.web.timeline import TimelineQuery

INTERFACES = (Path(__file__).parents[2] / "docs/interfaces.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("address", "query"),
    [("/network", NetworkQuery), ("/timeline", TimelineQuery), ("/map", MapQuery), ("/calls", CallsQuery)],
)
def test_every_parameter_is_named(address: str, query: type[BaseModel]) -> None:
    (line,) = [each for each in INTERFACES if each.startswith(f"| `{address}` |")]

    names = {field.alias or name for name, field in query.model_fields.items()} - {"page"}
    assert [name for name in sorted(names) if f"`{name}" not in line] == []


def test_every_kind_and_view_is_named() -> None:
    text = "\n".join(INTERFACES)

    assert f"`kind` ({', '.join(KINDS)})" in text
    assert f"`view` ({', '.join(VIEWS)})" in text


@pytest.mark.parametrize(
    "query", [NetworkQuery(at=["a b", "c&d"], standing=["charged"], all="1"), NetworkQuery(**{"from": "x", "to": "y"})]
)
def test_an_address_that_is_written_is_read_as_it_was(query: NetworkQuery) -> None:
    read = parse_qs(query.address())
    single = {
        name: value if name in {"at", "standing", "kind", "one", "other"} else value[0] for name, value in read.items()
    }
    assert NetworkQuery.model_validate(single) == query
