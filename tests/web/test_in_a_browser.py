"""A day's work as a person does it: add, review, merge, look, take away; and what holds on every page meanwhile."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, expect

from ovillo.web.pages import PLACES
from ovillo.wiring.cases import create_case
from tests.web.browser import CHROMIUM, Served, chromium, faults_of, serving, visit
from tests.web.conftest import NOW, ROSA

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
HOSTILE = "La policía detuvo a Ana <img src=x onerror=alert(1)> Ficticia el 6 de mayo de 2031. \u202egpj.exe\n"
KEY_MILLISECONDS = 100
PAUSE_MILLISECONDS = 100
"""Ten keys a second: faster than anybody reads."""
TIME_A_KEY = """(key) => new Promise((done) => {
  const shown = () => document.querySelector("article.item:not([hidden])")?.dataset.target;
  const began = performance.now();
  let before;
  const look = () => {
    const now = shown();
    if (now && !before) {
      before = now;
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    } else if (now && now !== before) return requestAnimationFrame(() => done(performance.now() - began));
    if (performance.now() - began < 5000) setTimeout(look, 1);
    else done(5000);
  };
  look();
})"""
"""How long until the next item is there; an empty queue is waited for, and counts."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def served(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the sample case."""
    case = tmp_path_factory.mktemp("served") / "case"
    copytree(sample_folder, case)
    with serving(case) as started:
        yield started


@pytest.fixture
def entered(browser: Browser, served: Served) -> Iterator[Page]:
    """A page that is signed in; the session of the first test serves the others."""
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    if not _session:
        page.goto(served.link)
        _session.extend(context.cookies())
    context.add_cookies(_session)  # type: ignore[arg-type]  # as the library gave them
    yield page
    context.close()


_session: list[object] = []


def test_a_case_is_added_reviewed_merged_and_taken_away_with_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    with create_case(tmp_path / "case", name="Nuevo", actor=ROSA, at=NOW):
        pass
    sheets = {
        "faro_2031-05-14_es.txt": "La policía detuvo a Ana Prueba Ficticia en Lima. Beto Inventado lidera la banda «Los Mirlos». "
        + HOSTILE,
        "eco_2031-05-15_es.txt": "Beto Inventado Tercero es investigado por liderar la banda «Los Mirlos», dijo la fiscalía.\n",
    }
    for name, text in sheets.items():
        (tmp_path / name).write_text(text, "utf-8")
    with serving(tmp_path / "case") as served, visit(browser, served) as watched:
        page = watched.page
        page.get_by_role("link", name="Add documents", exact=True).first.click()
        page.wait_for_load_state("networkidle")
        page.set_input_files("input[type=file]:not([webkitdirectory])", [tmp_path / name for name in sheets])
        page.keyboard.press("Enter")
        expect(page.locator("#run-title")).to_be_focused()
        expect(page.locator("[data-run-text]")).to_contain_text("Documents added: 2", timeout=60_000)

        page.get_by_role("link", name="Review what was read").click()
        waiting = int(page.locator("[data-review]").get_attribute("data-total") or 0)
        assert waiting
        expect(page.locator("article.item:not([hidden])")).to_have_count(1)
        for key in ("a" * waiting)[:-1] + "r":
            page.keyboard.press(key)
        expect(page.locator("[data-done]")).to_be_visible()
        expect(page.locator("[data-progress-text]")).to_have_text(f"{waiting} of {waiting} decided")
        page.keyboard.press("u")
        expect(page.locator("article.item:not([hidden])")).to_have_count(1)
        page.keyboard.press("a")

        expect(page.locator("[data-review]")).to_have_attribute("data-pending", "0")
        page.goto(f"{served.origin}/review?queue=merges")
        page.wait_for_load_state("networkidle")
        if page.locator("article.item:not([hidden])").count():
            page.keyboard.press("a")
            expect(page.locator("[data-review]")).to_have_attribute("data-pending", "0")
        page.goto(f"{served.origin}/ledger")
        expect(page.locator("tbody tr").first).to_contain_text("a judgement")
        page.keyboard.press("v")
        expect(page.get_by_text("✓ Intact")).to_be_visible()

        page.goto(f"{served.origin}/network?all=1")
        page.wait_for_load_state("networkidle")
        if page.locator("[data-leaves=graphml]").count():  # where the islands were built
            with page.expect_download() as saved:
                page.locator("[data-leaves=graphml]").click()
            assert b"graphml" in Path(saved.value.path()).read_bytes()

        statements = page.request.get(f"{served.origin}/api/v1/statements").json()["lines"]
        reviews = {each["review"] for each in statements}
        assert reviews == {"accepted"}, statements
        page.emulate_media(color_scheme="dark")
        hostile = next(each["document"] for each in statements if "Ana" in each["quote"])
        start = next(iter(sheets.values())).index("\u202e")
        page.goto(f"{served.origin}/documents/{hostile}?at={start - 9}-{start + 4}#at")
        expect(page.locator("mark.lit .cp")).to_have_text("[U+202E]")
        assert faults_of(page) == []

        assert not [each for each in watched.asked if not each.startswith((served.origin, "blob:", "data:"))]
        assert watched.complaints == []


def test_the_next_item_is_there_within_a_tenth_of_a_second(entered: Page, served: Served) -> None:
    entered.goto(f"{served.origin}/review")
    expect(entered.locator("article.item:not([hidden])")).to_have_count(1)
    told = entered.locator("[data-progress-text]")
    before = int((told.text_content() or "0").split()[0])  # other tests decide in this case too

    times = list[float]()
    for number in range(30):
        times.append(entered.evaluate(TIME_A_KEY, "arn"[number % 3]))
        entered.wait_for_timeout(PAUSE_MILLISECONDS)

    assert sorted(times)[-2] < KEY_MILLISECONDS
    expect(told).to_contain_text(f"{before + 30} of ")
    expect(entered.locator("[data-review]")).to_have_attribute("data-pending", "0", timeout=20_000)


def test_keys_are_listed_from_the_buttons_that_bear_them_and_can_be_turned_off(entered: Page, served: Served) -> None:
    entered.goto(f"{served.origin}/review")
    expect(entered.locator("article.item:not([hidden])")).to_have_count(1)
    entered.keyboard.press("?")

    listed = entered.locator("#keys dl kbd").all_inner_texts()
    assert {"a", "r", "n", "e", "u", "j", "w"} <= set(listed)
    entered.locator("#keys input").uncheck()
    entered.keyboard.press("Escape")
    first = entered.locator("article.item:not([hidden])").get_attribute("data-target")
    entered.keyboard.press("j")
    assert entered.locator("article.item:not([hidden])").get_attribute("data-target") == first
    entered.evaluate("localStorage.removeItem('ovillo-keys')")


def test_every_page_is_reached_by_letters_of_its_name(entered: Page, served: Served) -> None:
    entered.goto(served.origin + "/add")
    dialog = entered.locator("#places")

    for words, path in (("ledger", "/ledger"), ("protec", "/together/protected"), ("add", "/add")):
        entered.keyboard.press("k")
        expect(dialog).to_be_visible()
        expect(entered.locator("#places-words")).to_be_focused()
        entered.keyboard.type(words)
        entered.keyboard.press("Enter")
        entered.wait_for_url(f"**{path}")
    entered.keyboard.press("k")
    entered.keyboard.press("ArrowDown")
    expect(dialog.locator("a").first).to_be_focused()
    assert not faults_of(entered)
    entered.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_an_amendment_is_made_in_place(entered: Page, served: Served) -> None:
    entered.goto(f"{served.origin}/review")
    expect(entered.locator("article.item:not([hidden])")).to_have_count(1)
    before = entered.locator("article.item:not([hidden])").get_attribute("data-target")
    entered.keyboard.press("e")
    entered.locator("form.amend select[name=standing]").select_option("suspected")
    with entered.expect_response("**/api/v1/statements") as answered:
        entered.locator("form.amend button.primary").click()

    assert answered.value.ok
    assert entered.locator("article.item:not([hidden])").get_attribute("data-target") != before
    with entered.expect_response("**/api/v1/statements/undo") as answered:
        entered.keyboard.press("u")
    assert answered.value.ok


def test_a_correction_that_is_open_is_neither_lost_nor_passed_over(entered: Page, served: Served) -> None:
    entered.goto(f"{served.origin}/review")
    item = entered.locator("article.item:not([hidden])")
    expect(item).to_have_count(1)
    target = item.get_attribute("data-target")
    entered.keyboard.press("e")
    entered.locator("form.amend input[name=subject]").fill("Nadie Que Esté")
    entered.keyboard.press("Escape")

    for key in "arnj":
        entered.keyboard.press(key)
    assert item.get_attribute("data-target") == target
    expect(entered.locator("form.amend [role=alert]")).to_contain_text("correction is open")
    entered.locator("form.amend button.primary").click()

    expect(entered.locator("form.amend [role=alert]")).to_contain_text("does not hold that name")
    expect(entered.locator("#told")).to_be_empty()
    assert item.get_attribute("data-target") == target
    expect(entered.locator("form.amend input[name=subject]")).to_have_value("Nadie Que Esté")


def test_enter_leaves_a_reason_for_the_item_that_it_is_about(entered: Page, served: Served) -> None:
    entered.goto(f"{served.origin}/review")
    expect(entered.locator("article.item:not([hidden])")).to_have_count(1)
    entered.keyboard.press("w")
    entered.keyboard.type("read twice")
    entered.keyboard.press("Enter")

    expect(entered.locator("article.item:not([hidden])")).to_be_focused()
    with entered.expect_request("**/api/v1/judgements") as asked:
        entered.keyboard.press("n")
    assert asked.value.post_data_json["reason"] == "read twice"


def test_whoever_is_signed_out_meanwhile_is_told_so_and_nothing_seems_decided(
    entered: Page, served: Served, browser: Browser
) -> None:
    signed_in = entered.context.cookies()
    page = browser.new_context(locale="es-PE").new_page()
    page.context.add_cookies(signed_in)  # type: ignore[arg-type]  # as the library gave them
    page.goto(f"{served.origin}/review")
    item = page.locator("article.item:not([hidden])")
    expect(item).to_have_count(1)
    target = item.get_attribute("data-target")
    page.context.clear_cookies()

    for key in ("e", "a"):
        page.keyboard.press(key)
        expect(page.locator("#told")).to_contain_text("Ya no ha iniciado sesión")
        assert item.get_attribute("data-target") == target
        page.keyboard.press("Escape")
        expect(page.locator("#told")).to_be_hidden()
    page.context.close()


def test_words_that_are_selected_are_stated(entered: Page, served: Served) -> None:
    line = entered.request.get(f"{served.origin}/api/v1/statements?limit=1").json()["lines"][0]
    entered.goto(f"{served.origin}/documents/{line['document']}")
    entered.evaluate(
        """() => {
          const marks = document.querySelectorAll("#text mark");
          getSelection().selectAllChildren(marks[marks.length - 1]);
        }"""
    )
    wanted = entered.evaluate("getSelection().toString()")
    entered.keyboard.press("s")
    entered.locator("[data-stating] input[name=subject]").fill(wanted.split()[0].strip(".,;:«»“”"))
    entered.locator("[data-stating] select[name=predicate]").select_option("located_in")
    entered.locator("[data-stating] select[name=standing]").select_option("reported")
    entered.locator("[data-stating] button.primary").click()
    entered.wait_for_url("**at=**")

    asked = f"{served.origin}/api/v1/statements?limit=1000&document={line['document']}"
    by_hand = [each for each in entered.request.get(asked).json()["lines"] if each["extractor"].startswith("hand:")]
    assert [each["quote"].split() for each in by_hand if each["predicate"] == "located_in"] == [wanted.split()]


def test_a_filter_swaps_the_page_and_keeps_the_focus(entered: Page, served: Served) -> None:
    entered.goto(served.origin + "/")
    entered.locator("#standing-convicted").check()

    expect(entered).to_have_url(re.compile("standing=convicted"))
    expect(entered.locator("#standing-convicted")).to_be_focused()
    expect(entered.locator(".claim .standing.suspected")).to_have_count(0)


def test_a_day_that_is_none_is_marked_in_its_field_and_told_by_its_name(entered: Page, served: Served) -> None:
    entered.goto(f"{served.origin}/")
    field = entered.get_by_label("From")

    field.fill("2031-13-45")
    field.press("Tab")

    expect(entered.locator("#told")).to_contain_text("“From” is a day of the calendar, written YYYY-MM-DD.")
    assert not re.search("Not possible|since|To the brief", entered.locator("#told").inner_text())
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("2031-05-01")
    field.press("Tab")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_the_mark_of_a_standing_is_printed_as_it_is_filled_and_no_word_beside_it_is_cut_off(
    entered: Page, served: Served
) -> None:
    said = entered.request.get(f"{served.origin}/api/v1/statements").json()["lines"]
    suspected = next(each for each in said if each["standing"] == "suspected")

    entered.set_viewport_size({"width": 1280, "height": 800})
    entered.goto(f"{served.origin}/documents/{suspected['document']}")
    marks = entered.evaluate(
        "[...document.querySelectorAll('.margin .standing')].map(each => ["
        "getComputedStyle(each, '::before').printColorAdjust,"
        "each.getBoundingClientRect().right <= each.closest('.margin').getBoundingClientRect().right])"
    )

    assert marks
    assert {tuple(each) for each in marks} == {("exact", True)}


def test_nothing_is_asked_of_anybody_else_and_no_policy_is_broken(
    browser: Browser, served: Served, entered: Page
) -> None:
    asked, complaints = list[str](), list[str]()
    entered.on("request", lambda request: asked.append(request.url))
    entered.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    for place in PLACES:
        entered.goto(served.origin + place.path)
        entered.wait_for_load_state("networkidle")

    assert not [each for each in asked if not each.startswith((served.origin, "data:", "blob:"))]
    assert complaints == []


def test_a_passkey_is_added_and_enters(browser: Browser, sample_folder: Path, tmp_path: Path) -> None:
    copytree(sample_folder, tmp_path / "case")
    with serving(tmp_path / "case") as served, closing(browser.new_context(locale="en-US")) as context:
        page = context.new_page()
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        holds = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
        device.send(
            "WebAuthn.addVirtualAuthenticator", {"options": {"protocol": "ctap2", "transport": "internal", **holds}}
        )
        page.goto(served.link.replace("127.0.0.1", "localhost"))
        page.goto(served.origin.replace("127.0.0.1", "localhost") + "/account")

        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("row").nth(1)).to_contain_text("localhost")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Enter with a passkey").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text("Villa Jacaranda")
        expect(page.locator(".actor")).to_have_text(ROSA)


@pytest.mark.parametrize(
    ("language", "is_whole"),
    [("en", False), *(pytest.param(language, True, marks=pytest.mark.slow) for language in ("en", "es"))],
)
def test_every_page_is_accessible(entered: Page, served: Served, language: str, is_whole: bool) -> None:
    """Every other page in the quick run, all in the slow one."""
    document = entered.request.get(f"{served.origin}/api/v1/statements?limit=1").json()["lines"][0]["document"]
    people = entered.request.get(f"{served.origin}/api/v1/brief").json()["people"]
    paths = [each.path for each in PLACES]
    paths += [f"/documents/{document}", f"/entities/{people[0]['id']}", "/review?queue=merges", "/sign-in"]
    ruling = entered.request.get(f"{served.origin}/api/v1/search?q=VISTOS").json()["lines"][0]["document"]  # a PDF
    paths += [f"/documents/{ruling}", "/account", "/calls?view=hours", "/calls?view=co-presence", "/network?all=1"]
    entered.set_extra_http_headers({"accept-language": language})
    found = []
    for path in paths if is_whole else paths[::2]:
        entered.goto(served.origin + path, wait_until="networkidle")
        found += [(path, *each) for each in faults_of(entered)]

    assert found == []
