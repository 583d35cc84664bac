"""Questions to many calls in little memory, at a reduced size: what does not fit is spilt, and the answer is the same."""

from pathlib import Path

import pytest

from benchmarks import records

ROWS = 400_000
LITTLE = "60MB"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("calls") / "calls.parquet"
    records.write_table(path, ROWS)
    return path


@pytest.mark.parametrize("question", ["contacts", "common-contacts", "bursts"])
def test_a_question_is_answered_in_little_memory_as_plain_sql_answers_it(table: Path, question: str) -> None:
    assert records.ours(question, table, LITTLE) == records.plain_sql(question, table)
