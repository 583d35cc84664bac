"""The API answers as its description says: whatever is asked of it, in the form and with the status that are described.

`OVILLO_API_EXAMPLES` says how many questions each operation is asked (`make test-api` asks many).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from ovillo.web.app import create_app
from ovillo.wiring.cases import open_case
from tests.web.conftest import HOST, NOW, ROSA, bench_over

EXAMPLES = int(os.environ.get("OVILLO_API_EXAMPLES", "2"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ASKED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


Described = tuple[OpenApiSchema, dict[str, str]]
"""With what a request needs of whoever is signed in."""


@pytest.fixture(scope="module")
def described(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    """The description, as the application gives it, over a case that may be written to."""
    folder = tmp_path_factory.mktemp("described") / "case"
    copytree(sample_folder, folder)
    with open_case(folder) as opened:
        bench = bench_over(opened, [])
        secret = bench.sessions.begin(ROSA, at=NOW)
        session = bench.sessions.find(secret, at=NOW)
        assert session
        headers = {"host": HOST, "cookie": f"ovillo_session={secret}", "x-ovillo-token": session.csrf}
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(bench), headers=headers), headers


@ASKED
@given(data=st.data())
def test_every_operation_answers_as_it_is_described(described: Described, data: st.DataObject) -> None:
    schema, headers = described
    operations = [each.ok() for each in schema.get_all_operations()]

    assert {each.path for each in operations} == set(schema.raw_schema["paths"])
    for operation in operations:
        case = data.draw(operation.as_strategy())
        case.call_and_validate(headers=dict(headers), checks=CHECKS)
