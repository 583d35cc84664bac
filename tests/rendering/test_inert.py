import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ovillo.rendering.inert import escape_markdown, inert_json, inert_line, inline, isolate, reveal

BIDIRECTIONAL = [chr(n) for n in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.mark.parametrize(
    "control", [*BIDIRECTIONAL, "\x00", "\x1b", "\x7f", "\x9b", "\u200b", "\ufeff", "\ud800", "\u2028"]
)
def test_what_acts_is_shown_by_its_code_point(control: str) -> None:
    shown = reveal(f"a{control}b")

    assert shown == f"a[U+{ord(control):04X}]b"


@given(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "L", "Zl", "Zp"])))
def test_nothing_revealed_can_act(text: str) -> None:
    shown = reveal(text)

    shown.encode("utf-8")
    assert all(unicodedata.category(each) not in {"Cc", "Zl", "Zp"} for each in shown if each not in "\n\t")
    assert not set(shown) & set(BIDIRECTIONAL)


def test_emoji_and_joined_letters_stay_whole() -> None:
    assert reveal("👩‍⚕️ می‌خواهم co\u00adop") == "👩‍⚕️ می‌خواهم co\u00adop"


def test_a_line_stays_one_line_and_short() -> None:
    assert inline("a\n\t b") == "a b"
    assert inline("x" * 10_000_000, longest=5) == "xxxxx…"
    assert inert_line("a\nb\x1b[31m") == "a[U+000A]b[U+001B][31m"


def test_only_names_written_from_right_to_left_are_isolated() -> None:
    assert isolate("Ana") == "Ana"
    assert isolate("אנה") == "\u2068אנה\u2069"


@given(st.text(alphabet=st.sampled_from("ab1 .)(*_`#+-=<>[]!|~&;:/\\^$@w"), min_size=1).map(inline))
def test_no_character_is_markdown(line: str) -> None:
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    tokens = renderer.parse(f"- {escape_markdown(line)} —")

    inner = [token for token in tokens if token.type == "inline"]
    assert len(inner) == 1
    assert {child.type for child in inner[0].children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inner[0].children or ()) == f"{line} —".strip()


@pytest.mark.parametrize("line", ["1. one", "# title", "- item", "> said", "+ plus", "=== x", "12) b", "---"])
def test_no_name_begins_a_block(line: str) -> None:
    html = MarkdownIt("commonmark").render(escape_markdown(line))

    assert html.startswith("<p>")


def test_json_keeps_its_meaning_and_holds_nothing_that_acts() -> None:
    value = {"quote": "a\x9bb\u202ec\x7fd\u200be\U000e0041f\ng ñ"}

    written = inert_json(json.dumps(value, ensure_ascii=False, indent=2))

    assert json.loads(written) == value
    assert "ñ" in written
    assert not set("\x9b\u202e\x7f\u200b\U000e0041") & set(written)
    assert "\\u009b" in written
