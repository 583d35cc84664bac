"""Joint work and integrity in a real browser: a day of two officials by keyboard, and axe on every tab."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from ovillo.domain.protection import ProtectedAs
from ovillo.web.tabs import EVERY
from ovillo.wiring.cases import create_case, open_case_for_all
from ovillo.workflows.guarded import guard
from ovillo.workflows.protect import protect
from tests.cli.test_checks import SLOWER
from tests.web.browser import CHROMIUM, Served, chromium, serving
from tests.web.conftest import NOW, ROSA, add, bench_over, reviewer
from tests.web.test_in_a_browser import faults_of
from tests.web.test_joint_work import done, state_units

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
NAME = "Milagros Ficticia Inventada"
TEXT = f"La policía rescató a {NAME} en la clínica. La policía detuvo a Fidel Arce Ruiz el 6 de mayo de 2031.\n"
PATHS = (*(each.path for each in EVERY), "/together/custody/item?name=E-1&act=open", "/declaration")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small case in which something of everything was done."""
    folder = tmp_path_factory.mktemp("joint")
    (folder / "parte.txt").write_text(TEXT, "utf-8")
    with create_case(folder / "case", name="Nuevo", actor=ROSA, at=NOW) as opened:
        add(opened, folder / "parte.txt")
    with open_case_for_all(folder / "case") as opened:
        rosa = reviewer(bench_over(opened, []), ROSA)
        state_units(rosa)
        protect(guard(opened.record, ROSA), NAME, ProtectedAs.MINOR, "niñez", actor=ROSA, now=lambda: NOW)
        done(rosa, "/together/tasks/open", title="ask the clinic", to="Beto Otro", due="2026-01-15")
        done(rosa, "/together/clocks/start", rule="F02", start="2026-06-02", label="carpeta 17")
        done(rosa, "/together/strategy/propose", text="First the registry.")
        done(rosa, "/together/custody/seal", item="E-1", seal="1", what="a telephone")
        done(rosa, "/together/recusal/party", name="Fidel Arce Ruiz", role="accused")
        rosa.post("/integrity/run", data={"enter": "1"}, files={"tables": ("t.csv", SLOWER.encode())})
    with serving(folder / "case") as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(locale="en-US")
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    opened.goto(served.link)
    yield opened
    context.close()


def typed(page: Page, *keys: str) -> None:
    """Fills one field after the other, with the keyboard alone."""
    for each in keys:
        page.keyboard.type(each)
        page.keyboard.press("Tab")


def test_a_task_a_note_and_a_name_with_the_keyboard_alone(page: Page, served: Served) -> None:
    page.goto(f"{served.origin}/together/tasks")
    page.keyboard.press("n")
    typed(page, "call the registrar", "Nobody Such")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("T-2 call the registrar")).to_be_visible()

    page.locator("#T-2 input[name=to]").focus()
    page.keyboard.type(" ")
    page.locator("#T-2 button[value=assign]").press("Enter")
    refused = page.locator("#T-2 [role=alert]")
    expect(refused).to_contain_text("Task T-2")
    expect(refused).to_be_focused()

    page.goto(f"{served.origin}/together/protected")
    assert NAME not in page.content()
    page.get_by_label("What the name is needed for").focus()
    page.keyboard.type("interview")
    page.keyboard.press("Enter")
    expect(page.get_by_text(NAME)).to_be_visible()
    page.goto(f"{served.origin}/ledger")
    expect(page.locator("tbody tr").first).to_contain_text(ROSA)

    page.goto(f"{served.origin}/together/custody/item?name=E-1&act=hand")
    page.keyboard.press("n")
    page.keyboard.type("Beto Otro")
    page.keyboard.press("Enter")
    expect(page.get_by_text("on the way: nobody holds it")).to_be_visible()


@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.slow)])
def test_every_tab_is_accessible(page: Page, served: Served, language: str) -> None:
    page.set_extra_http_headers({"accept-language": language})
    found = []
    for path in PATHS:
        page.goto(served.origin + path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found += [(path, *each) for each in faults_of(page)]

    assert found == []
