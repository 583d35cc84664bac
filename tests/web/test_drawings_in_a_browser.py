"""The drawings as a person uses them, in Debian's Chromium: by keys and by hand, and nothing asked of anybody else."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Page, Route, expect

from ovillo.web.assets import STATIC
from tests.web.browser import CHROMIUM, Served, chromium, serving, visit

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(not (STATIC / "built/manifest.json").is_file(), reason="the islands were not built here"),
]
GENERAL = "Evaristo Tambo Quillca"
ON_PAPER = """
    () => {
        const light = (colour) => Math.max(...colour.match(/[\\d.]+/g).slice(0, 3)
            .map((part) => (colour.startsWith("color(") ? 255 * part : Number(part))));
        const isSeen = (each) => each.checkVisibility() && [...each.childNodes].some((node) => node.nodeType === 3);
        const told = [...document.querySelectorAll("main *")].filter(isSeen);
        const grounds = told.map((each) => {
            while (each && / 0\\)$/.test(getComputedStyle(each).backgroundColor)) each = each.parentElement;
            return each ? light(getComputedStyle(each).backgroundColor) : 255;
        });
        return [Math.max(...told.map((each) => light(getComputedStyle(each).color))), Math.min(...grounds)];
    }
"""
"""How light the lightest words are, and the darkest ground under any, of 255."""


@pytest.fixture(scope="module")
def entered(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Served]]:
    """A page that is signed in to a copy of the sample case; at the end it has complained of nothing."""
    case = tmp_path_factory.mktemp("drawings") / "case"
    copytree(sample_folder, case)
    with serving(case) as served, chromium() as browser, visit(browser, served, accept_downloads=True) as watched:
        yield watched.page, served
        assert watched.complaints == []
        assert [each for each in watched.asked if not each.startswith((served.origin, "blob:"))] == []


def opened(entered: tuple[Page, Served], path: str) -> Page:
    page, served = entered
    page.goto(served.origin + path)
    return page


def shown(page: Page) -> int:
    """How many nodes the page says that it shows."""
    told = page.locator("[data-announces]")
    expect(told).to_contain_text("Shown:")
    found = re.search(r"Shown: (\d+) nodes", told.inner_text())
    assert found
    return int(found[1])


def test_somebody_is_found_by_typing_and_their_evidence_stands_beside(entered: tuple[Page, Served]) -> None:
    page = opened(entered, "/network")
    field = page.get_by_role("combobox").first
    field.press_sequentially("tambo")
    page.get_by_role("option", name=GENERAL).wait_for()
    field.press("ArrowDown")
    field.press("Enter")

    expect(page.locator("canvas[data-seen]")).to_be_visible()
    expect(page).to_have_url(re.compile("at="))
    expect(page.locator("#ties")).to_contain_text("Zulema Farfán Ocaña")
    asked = page.url
    page.reload()
    expect(field).to_have_value(GENERAL)
    field.press("Enter")
    expect(page).to_have_url(asked)


def test_a_name_that_nobody_has_is_told_below_the_fields_until_another_is_asked_for(
    entered: tuple[Page, Served],
) -> None:
    page = entered[
        0
    ].context.new_page()  # the browser complains of what the server refuses, and the other page is watched
    page.goto(entered[1].origin + "/network", wait_until="networkidle")
    field, told = page.get_by_role("combobox").first, page.locator(".net-refused[role=alert]")
    with page.expect_response("**/api/v1/network?*"):
        field.fill("Nadie Alguno Inventado")
        field.press("Enter")

    expect(told).to_contain_text("No node of this network has that id or name.")
    expect(page.locator("#told")).to_be_empty()
    field.fill(GENERAL)
    field.press("Enter")
    expect(page.locator("#ties")).to_contain_text("Zulema Farfán Ocaña")
    expect(told).to_have_count(0)
    page.close()


def test_names_that_come_late_open_no_list_over_what_was_asked_for(entered: tuple[Page, Served]) -> None:
    page = opened(entered, "/network?all=1")
    shown(page)
    held: list[Route] = []
    page.route("**/network/names*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    field = page.get_by_role("combobox", name="Ways from")

    with page.expect_request("**/network/names*"):
        field.press_sequentially("Zulema")
    page.get_by_role("combobox", name="Open on").focus()
    with page.expect_response("**/network/names*"):
        held[0].continue_()
    page.wait_for_timeout(300)

    lists = page.locator("ul.net-names:not([hidden]) li")
    expect(lists).to_have_count(0)
    page.unroute("**/network/names*")
    field.fill("")
    field.press_sequentially("Zulema")
    expect(lists).to_have_count(1)


def test_keys_go_from_one_to_the_next_grow_hide_and_take_back(entered: tuple[Page, Served]) -> None:
    page = opened(entered, f"/network?at={GENERAL.replace(' ', '+')}")
    before = shown(page)
    page.focus("canvas")
    page.wait_for_selector('[data-island="network"][data-rest]')
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        if "Zulema" in page.locator("[data-announces]").inner_text():
            break
    expect(page.locator("[data-announces]")).to_contain_text("Zulema Farfán Ocaña")

    page.keyboard.press("g")
    expect(page.locator("[data-announces]")).to_contain_text("Shown:")
    expect(page.locator("[data-announces]")).not_to_contain_text(f"{before} nodes")
    grown = shown(page)
    assert grown > before

    page.focus("canvas")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence blockquote").first).to_be_visible()
    page.keyboard.press("h")
    expect(page.locator("[data-announces]")).to_contain_text("Hidden: 1")
    page.keyboard.press("u")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Grow")
    page.keyboard.press("Escape")


def test_the_drawing_is_four_keys_away_from_the_top_of_the_page(entered: tuple[Page, Served]) -> None:
    page = opened(entered, "/network?all=1")
    shown(page)

    for key in ("Tab", "Enter", "Tab", "Enter"):
        page.keyboard.press(key)

    expect(page.locator("canvas")).to_be_focused()


def test_the_wheel_and_two_fingers_come_nearer_and_one_finger_moves_along(entered: tuple[Page, Served]) -> None:
    page = opened(entered, "/network?all=1")
    shown(page)
    page.wait_for_selector('[data-island="network"][data-rest]')
    canvas = page.locator("canvas")
    seen = [canvas.screenshot()]

    def moved() -> bool:
        page.wait_for_timeout(400)  # until it is painted anew
        seen.append(canvas.screenshot())
        return bool(seen[-1] != seen[-2])

    box = canvas.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    assert not moved()  # the page scrolls, unless the reader works in the drawing
    canvas.focus()
    moved()
    canvas.hover()
    page.mouse.wheel(0, -300)
    assert moved()
    touch = page.context.new_cdp_session(page)
    box = canvas.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def fingers(kind: str, *apart: tuple[float, float]) -> None:
        points = [{"x": x + dx, "y": y + dy, "id": number} for number, (dx, dy) in enumerate(apart)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", (-40, 120), (40, 120))
    for step in range(1, 6):
        fingers("touchMove", (-40 - 12 * step, 120), (40 + 12 * step, 120))
    fingers("touchEnd")
    assert moved()
    page.keyboard.press("f")
    assert moved()
    fingers("touchStart", (0, 140))
    for step in range(1, 6):
        fingers("touchMove", (12 * step, 140))
    fingers("touchEnd")
    assert moved()
    assert page.evaluate("scrollX") == 0


def test_what_is_seen_is_kept_and_leaves_as_files(entered: tuple[Page, Served], tmp_path: Path) -> None:
    page = opened(entered, "/network?all=1")
    shown(page)
    page.wait_for_selector('[data-island="network"][data-rest]')
    for name, start in (("SVG", b"<?xml"), ("PDF for a court", b"%PDF-"), ("GraphML", b"<?xml"), ("PNG", b"\x89PNG")):
        with page.expect_download() as loading:
            page.get_by_role("button", name=name, exact=True).click()
        loading.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    assert GENERAL in (tmp_path / "SVG").read_text("utf-8")

    page.get_by_label("Keep as a chart called").fill("Anillo")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator("#charts").get_by_role("link", name="Anillo").click()
    expect(page).to_have_url(re.compile("chart="))
    assert shown(page) > 0


def test_days_that_are_brushed_go_along_to_the_network(entered: tuple[Page, Served]) -> None:
    page = opened(entered, "/timeline")
    page.wait_for_load_state("networkidle")
    bars = page.locator(".brush-bars")
    bars.hover()  # once they stand still
    box = bars.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=4)
    page.mouse.up()

    expect(page).to_have_url(re.compile(r"since=20\d\d-\d\d-\d\d&until="))
    expect(page.get_by_label("From", exact=True)).to_have_value(re.compile(r"^20\d\d-\d\d-\d\d$"))
    expect(page.get_by_label("To", exact=True)).to_have_value(re.compile(r"^20\d\d-\d\d-\d\d$"))
    page.get_by_role("link", name="Network of these days").click()
    expect(page).to_have_url(re.compile(r"/network\?.*since=20"))


def test_of_days_brushed_in_the_network_the_drawing_tells_what_the_table_tells(entered: tuple[Page, Served]) -> None:
    """What was told by then, not what the same tie came to be: as the same address does that somebody opens."""
    page = opened(entered, "/network?all=1")
    shown, rows = page.locator(".net-told"), page.locator(".net-twin tbody tr")
    expect(shown).not_to_be_empty()
    whole = shown.inner_text()
    bars = page.locator(".brush-bars")
    bars.hover()
    box = bars.bounding_box()
    assert box
    page.mouse.move(box["x"] + 3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"until=20"))
    expect(shown).not_to_have_text(whole)
    page.wait_for_load_state("networkidle")
    brushed = shown.inner_text(), rows.count()
    page.reload()

    expect(shown).to_have_text(brushed[0])
    expect(rows).to_have_count(brushed[1])
    page.get_by_role("button", name="All days").click()  # a page that was opened with days can be widened
    expect(page).not_to_have_url(re.compile(r"until=20"))


def test_the_map_draws_peru_and_the_world_from_files_that_come_along(entered: tuple[Page, Served]) -> None:
    page = opened(entered, "/map")

    expect(page.locator("path.land")).to_have_count(25)
    page.get_by_role("button", name="The world").click()
    page.locator("path.land").nth(4000).wait_for(state="attached")
    wide = "[...document.querySelectorAll('path.land')].map(each => each.getBBox()).filter(each => each.width > 900 && each.height > 400).length"
    assert page.evaluate(wide) == 0  # a ring the wrong way round would be all the rest of the world


@pytest.mark.parametrize(
    "path", ["/network?all=1", "/calls?view=hours", "/timeline", "/entities", "/ledger", "/review"]
)
def test_paper_is_light_and_its_words_are_dark_whatever_the_screen(entered: tuple[Page, Served], path: str) -> None:
    page = opened(entered, path)

    page.emulate_media(media="print", color_scheme="dark")
    words, ground = page.evaluate(ON_PAPER)
    page.emulate_media(media="screen", color_scheme="light")

    assert words < 100
    assert ground > 160
