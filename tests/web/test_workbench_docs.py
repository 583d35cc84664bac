"""What docs/workbench.md says of keys, pages, roles and addresses is what the program has."""

import re
from pathlib import Path

from fastapi.testclient import TestClient
from lxml import html

from ovillo.casework.access import Role
from ovillo.web.pages import PLACES

PAGE = (Path(__file__).parents[2] / "docs" / "workbench.md").read_text("utf-8")


def first_cells(heading: str) -> list[str]:
    """The first cell of each row of the table with this head."""
    rows = PAGE.split(f"| {heading} |")[1].split("\n\n")[0].splitlines()[2:]
    return [row.split("|")[1].strip() for row in rows]


def test_the_keys_are_those_of_the_buttons(rosa: TestClient) -> None:
    page = html.fromstring(rosa.get("/review").text)
    borne = page.xpath("//*[@data-review]//@data-key")

    assert [each.strip("`") for each in first_cells("key")] == borne


def test_the_pages_are_those_of_the_navigation() -> None:
    told = {path for cell in first_cells("page") for path in re.findall(r"`(/[a-z]*)`", cell)}

    assert told <= {each.path for each in PLACES}
    assert {"/", "/review", "/entities", "/documents", "/sources", "/questions", "/ledger", "/add", "/people"} <= told


def test_the_roles_are_those_of_the_program() -> None:
    assert first_cells("role") == [each.value for each in Role]


def test_the_addresses_are_those_of_the_description(rosa: TestClient) -> None:
    paths = rosa.get("/api/v1/openapi.json").json()["paths"]
    told = {path for cell in first_cells("address") for path in re.findall(r"(/api/v1/[a-z/]+)", cell)}

    assert told <= set(paths)
    draft = rosa.get("/api/v1/openapi.json").json()["components"]["schemas"]["StatementDraft"]["properties"]
    assert all(f"`{name}`" in PAGE for name in draft)
