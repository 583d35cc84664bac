"""RapidFuzz and nomenklatura on pairs of names and on rows of registers, where those are installed."""

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.util import find_spec
from itertools import count
from typing import Any

from benchmarks.registries.registry import Row
from ovillo.resolution.registers import PersonRow, PreparedRow, block_keys, prepare

Edge = tuple[int, int, float]
_LARGEST_BLOCK = 100
_MOST_ROWS = 10_000
"""nomenklatura takes half a millisecond and more a pair."""
_NUMBERS = count()
"""Ids: two entities of one id would be one."""
ALGORITHMS = ("logic-v2", "regression-v1")


def people(data: Sequence[Row]) -> list[PersonRow]:
    return [PersonRow(row["name"], row["born"], row["document"], row["phone"], row["place"]) for row in data]


def name_matchers() -> Iterator[tuple[str, Callable[[Mapping[str, str]], float]]]:
    """A score for two names of a list, by the name of its matcher."""
    if find_spec("rapidfuzz"):
        fuzz = importlib.import_module("rapidfuzz.fuzz")
        yield "RapidFuzz token set", lambda row: fuzz.token_set_ratio(row["name1"], row["name2"]) / 100
    for label, compare in _algorithms():

        def score(row: Mapping[str, str], compare: Callable[[Any, Any], float] = compare) -> float:  # Any: as below
            schema = "Person" if row["schema"].casefold() in {"", "person"} else "Organization"
            return compare(*(_entity(schema, name=[row[key]]) for key in ("name1", "name2")))

        yield f"nomenklatura {label}", score


def row_matchers(rows: int) -> Iterator[tuple[str, Callable[[Sequence[Row]], list[Edge]]]]:
    """What weighs the pairs of rows that share one of ovillo's keys, by the name of its matcher."""
    if find_spec("rapidfuzz"):
        yield "RapidFuzz token sort, equal days", _by_rapidfuzz
    if rows <= _MOST_ROWS:
        for label, compare in _algorithms():
            yield f"nomenklatura {label}", partial(_by_nomenklatura, compare=compare)


def _by_rapidfuzz(data: Sequence[Row]) -> list[Edge]:
    """Token sort of names where the days of birth do not differ."""
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    rows = [prepare(row) for row in people(data)]
    return [
        (one, other, float(fuzz.token_sort_ratio(rows[one].name.casefold(), rows[other].name.casefold())))
        for one, other in _candidates(rows)
        if rows[one].born == rows[other].born or not (rows[one].born and rows[other].born)
    ]


def _by_nomenklatura(data: Sequence[Row], compare: Callable[[Any, Any], float]) -> list[Edge]:  # Any: as below
    rows = [prepare(row) for row in people(data)]
    entities = [
        _entity(
            "Person",
            name=[f"{row['given']} {row['surname1']} {row['surname2']}".strip()],
            birthDate=[ready.born] if ready.born else [],
            idNumber=[ready.document] if ready.document else [],
            phone=[ready.phone] if ready.phone else [],
        )
        for row, ready in zip(data, rows, strict=True)
    ]
    return [(one, other, 100 * compare(entities[one], entities[other])) for one, other in _candidates(rows)]


def _candidates(rows: Sequence[PreparedRow]) -> list[tuple[int, int]]:
    blocks: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for key in block_keys(row):
            blocks.setdefault(key, []).append(number)
    return sorted(
        {
            (one, other)
            for block in blocks.values()
            if 1 < len(block) <= _LARGEST_BLOCK
            for place, one in enumerate(block)
            for other in block[place + 1 :]
        }
    )


def _algorithms() -> Iterator[tuple[str, Callable[[Any, Any], float]]]:  # Any: classes of no dependency of ours
    if not find_spec("nomenklatura"):
        return
    matching = importlib.import_module("nomenklatura.matching")
    for label in ALGORITHMS:
        algorithm = matching.get_algorithm(label)
        if algorithm is not None:
            yield label, _scorer(algorithm)


def _scorer(algorithm: Any) -> Callable[[Any, Any], float]:  # Any: as above
    settings = algorithm.default_config()
    return lambda one, other: float(algorithm.compare(one, other, settings).score)


@cache
def _proxy() -> Any:  # Any: as above
    return importlib.import_module("followthemoney.proxy").EntityProxy


def _entity(schema: str, **properties: list[str]) -> Any:  # Any: as above
    plain = {"id": f"e{next(_NUMBERS)}", "schema": schema, "properties": properties}
    return _proxy().from_dict(plain, cleaned=False)
