"""Whatever is asked of the API, it answers as it describes: never with an error of ours."""

import json

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

TEXT = st.text(max_size=80) | st.sampled_from(["", "0", "-1", "\x00", "\ud800", "' OR 1=1", "f" * 64, "\u202e", "a+b"])
VALUE = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | TEXT
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def described(sample: Workbench) -> dict[str, dict[str, object]]:
    return dict(reviewer(sample, ROSA).get("/api/v1/openapi.json").json()["paths"])


def own(paths: dict[str, dict[str, object]], method: str) -> list[str]:
    """Those without a part to fill in."""
    return sorted(path for path, methods in paths.items() if method in methods and "{" not in path)


@FEW
@given(st.data())
def test_no_question_is_answered_by_an_error_of_ours(
    rosa: TestClient, described: dict[str, dict[str, object]], data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from([each for each in own(described, "get") if "timeline" not in each]))
    names = [each["name"] for each in described[path]["get"].get("parameters", [])]  # type: ignore[attr-defined]  # JSON
    asked = {
        name: value.encode("utf-8", "replace").decode() for name in names if (value := data.draw(TEXT)) is not None
    }

    answer = rosa.get(path, params=asked)

    assert answer.status_code in {200, 400, 403, 404, 422}
    assert answer.status_code == 200 or answer.json()["message"]


@FEW
@given(st.data())
def test_no_body_is_answered_by_an_error_of_ours(
    sample: Workbench, described: dict[str, dict[str, object]], data: st.DataObject
) -> None:
    path = data.draw(
        st.sampled_from([each for each in own(described, "post") if "judgements" in each or "statements" in each])
    )
    names = (
        "target",
        "verdict",
        "reason",
        "document",
        "start",
        "end",
        "predicate",
        "standing",
        "subject",
        "number",
        "since",
    )
    body = data.draw(st.dictionaries(st.sampled_from(names), VALUE, max_size=8) | st.lists(VALUE, max_size=2) | VALUE)
    size = sample.answers.now().ledger_size

    answer = reviewer(sample, ROSA).post(
        path, content=json.dumps(body).encode(), headers={"content-type": "application/json"}
    )

    assert answer.status_code in {400, 422}
    assert answer.json()["message"]
    assert sample.answers.now().ledger_size == size
