"""Guardian, evaluator and board answer as docs/services.openapi.json describes, whatever they are asked.

`OVILLO_API_EXAMPLES` says how many questions each operation is asked (`make test-api` asks many).
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from ovillo.wiring.deconfliction import answering as deconflicting
from ovillo.wiring.deconfliction import make_board, make_evaluator
from ovillo.wiring.guardians import add_log, make_guardian
from tests.cli.guardian_client import InventedLog
from tests.cli.services import answering, guardian_here

pytestmark = pytest.mark.enable_socket
PAGE = Path(__file__).parents[2] / "docs" / "services.openapi.json"
SCHEMA = schemathesis.openapi.from_dict(json.loads(PAGE.read_text("utf-8")))
OPERATIONS = {each.ok().definition.raw["operationId"]: each.ok() for each in SCHEMA.get_all_operations()}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
ASKED = settings(
    max_examples=10 * int(os.environ.get("OVILLO_API_EXAMPLES", "2")),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Of each operation, the service that answers it."""
    folder = tmp_path_factory.mktemp("services")
    make_guardian(folder / "guardian", name="guardian.example/1")
    add_log(folder / "guardian", InventedLog().key.verifier.text, origin="")
    names = {"name": "evaluator.example/1", "branch": "judicial", "epoch": "2031-05"}
    make_evaluator(folder / "evaluator", **names, budget=10, prosecutor_budget=10)
    make_board(folder / "board", epoch="2031-05")
    with ExitStack() as stack:
        found = {"guardian": stack.enter_context(guardian_here(folder / "guardian"))}
        for name in ("evaluator", "board"):
            posts = stack.enter_context(
                deconflicting(folder / name, now=lambda: datetime.now(UTC), every_seconds=3_600.0)
            )
            found[name] = stack.enter_context(answering(posts))
        yield {**found, "guardian-latest": found["guardian"]}


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
@ASKED
@given(data=st.data())
def test_a_service_answers_as_it_is_described(addresses: dict[str, str], operation: str, data: st.DataObject) -> None:
    case = data.draw(OPERATIONS[operation].as_strategy())

    case.call_and_validate(base_url=addresses[operation], checks=CHECKS)


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "TRACE", "HEAD", "BREW"])
def test_a_method_that_an_address_does_not_take_is_refused_with_the_one_that_it_takes(
    addresses: dict[str, str], operation: str, method: str
) -> None:
    taken = OPERATIONS[operation].method.upper()
    path = OPERATIONS[operation].path.replace("{origin_hash}", "0" * 64)
    connection = HTTPConnection(urlsplit(addresses[operation]).netloc, timeout=20)

    connection.request(method, path, headers={"Content-Length": "0"})
    answer = connection.getresponse()
    said = answer.read()
    connection.close()

    assert answer.status < 500
    assert answer.headers["Content-Type"].startswith("text/")
    assert "<" not in said.decode()
    if method != taken:
        assert (answer.status, answer.headers["Allow"]) == (405, taken)
        assert bool(said) is (method != "HEAD")


@pytest.mark.parametrize("sent", [b"no request\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + 70_000 * b"a"])
def test_what_is_no_request_is_refused_in_one_line(addresses: dict[str, str], sent: bytes) -> None:
    with socket.create_connection(urlsplit(addresses["guardian-latest"]).netloc.split(":"), timeout=20) as connection:
        connection.sendall(sent)
        answer = connection.makefile("rb").read()

    assert b"<" not in answer
    assert answer.count(b"\n", answer.rfind(b"\r\n\r\n") + 4) == 1
