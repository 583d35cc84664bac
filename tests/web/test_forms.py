"""Whatever a form of joint work is sent, it is answered by a page: never by an error of ours."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from ovillo.web.declaring import router as declaring
from ovillo.web.forms import without_options
from ovillo.web.joint import ROUTERS
from ovillo.wiring.cases import create_case, open_case_for_all
from tests.web.conftest import NOW, ROSA, bench_over, reviewer
from tests.web.test_joint_work import done

POSTS = sorted(
    route.path
    for router in (*ROUTERS, declaring)
    for route in router.routes
    if isinstance(route, APIRoute) and "POST" in route.methods
)
NAMES = (
    *(
        "about",
        "act",
        "title",
        "to",
        "due",
        "reason",
        "text",
        "side",
        "note",
        "of",
        "item",
        "seal",
        "what",
        "at",
        "zone",
    ),
    *(
        "broken",
        "from",
        "purpose",
        "copy",
        "sha256",
        "who",
        "as",
        "compartment",
        "person",
        "consent",
        "answer",
        "words",
    ),
    *("rule", "start", "qualifier", "event", "length", "granted_by", "asked", "distance", "on", "set_by", "label"),
    *("name", "role", "one", "other", "kind", "degree", "decision", "own", "check", "enter", "action", "object"),
    *("status", "days", "country", "contact"),
)
WORDS = st.sampled_from(
    [
        *(
            "",
            " ",
            "\x00",
            "\u202e",
            "<b>",
            "-1",
            "0",
            "10000000000000000",
            "2032-02-30",
            "2032-05-01",
            "9999-12-31T23:59",
        ),
        *(
            "T-1",
            "E-1",
            "R-1",
            "A-1",
            "F02",
            "hand",
            "receive",
            "open",
            "close",
            "accept",
            "return",
            "yes",
            "tie",
            "no_tie",
        ),
        *(
            "minor",
            "accused",
            "compadrazgo",
            "police",
            "export",
            "seal",
            "release",
            "UTC",
            "America/Lima",
            "8m",
            "1d",
            ROSA,
        ),
        *("../../etc/passwd", "custody-attrition.csv", "slower", "%s%n", "{problem}", "a" * 5_000),
    ]
) | st.text(max_size=30).filter(lambda text: text.encode("utf-8", "ignore").decode() == text)
FILES = st.sampled_from([b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"kind,value\nphone,1\n", b"log x\n", b"PK\x03\x04"])


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Somebody at work on a small case in which there is one of everything."""
    folder = tmp_path_factory.mktemp("forms") / "case"
    with create_case(folder, name="Nuevo", actor=ROSA, at=NOW):
        pass
    with open_case_for_all(folder) as opened:
        rosa = reviewer(bench_over(opened, []), ROSA)
        done(rosa, "/together/tasks/open", title="one")
        done(rosa, "/together/custody/seal", item="E-1", seal="1")
        done(rosa, "/together/protected/refer", person="a girl", to="y", reason="z", consent="yes")
        yield rosa


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Task T-1: say whom with --to. Nothing was recorded.", "Task T-1: say whom. Nothing was recorded."),
        ("Diga cuándo fue, con --asked.", "Diga cuándo fue."),
        ("To open an item, --purpose must be given.", "To open an item, purpose must be given."),
        ("A fork -- and --- a line", "A fork -- and --- a line"),
    ],
)
def test_a_sentence_names_no_option_in_a_form(sentence: str, told: str) -> None:
    assert without_options(sentence) == told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_form_is_answered_by_an_error_of_ours(visitor: TestClient, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(POSTS))
    fields = data.draw(st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=12))
    files = data.draw(
        st.dictionaries(st.sampled_from(("tables", "table", "agreement", "key", "note", "policy")), FILES)
    )

    answer = visitor.post(path, data=fields, files=[(name, ("f.csv", content)) for name, content in files.items()])

    assert answer.status_code in {200, 303, 400, 403}
    if answer.status_code in {400, 403}:
        told = html.fromstring(answer.text).xpath("//*[@role='alert']")
        assert len(told) >= 1
        assert "{" not in told[0].text_content() or any("{" in each for each in fields.values())
