"""A text cut into headlines, paragraphs and what is not the report.

Rules:
1. Lines are paragraphs, unless the document is hard-wrapped (lines of like length that mostly end without a stop) or
   a line plainly goes on in the next (no stop, the next begins in lower case; or its last word is "of" or "the").
2. Before the first paragraph, lines without a stop are headlines or by-lines; after it they are subheadings.
3. Runs of short lines without a stop are menus; a line that names another section opens boilerplate, which lasts until
   the next long paragraph; a line of number signs ends the report.
4. Lines of names right below a line that ends in a colon are what that line lists, and no menu.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ovillo.extraction.lexicon import load
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Block, BlockKind

LONG_PARAGRAPH = 140
SHORTEST_SENTENCE = 30
_LONGEST_BUTTON = 40
"""Characters of a line that is only a button or a link."""
_SHORTEST_OPENING = 18
"""Characters of a line with a colon that opens a list of names: "Los imputados son:"."""
MENU_RUN = 4
MENU_LINE = 45
WRAP_WIDTHS = range(55, 131)
BYLINE_WORDS = 5

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]*\S[^\r\n\x0b\x0c\u2028\u2029]*")
_BREAK = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r|\x0c|\u2029")
_FINAL = re.compile(r"[.!?…:;]['\"”»’)\]]*$")
_STOP = re.compile(r"[.!?…]['\"”»’)\]]*$")
_DATE_LINE = re.compile(
    r"^\W*(?:\w+\W+){0,2}"
    r"(?:\d{1,2}\W+(?:de\s+)?\w+\W+(?:de\s+|del\s+)?\d{4}|\w+\.?\s+\d{1,2},?\s+\d{4}|\d+[/.-]\d+[/.-]\d+)\b.{0,25}$"
)
_BULLET = re.compile(r"^(?:[•·●▪◦*]|[-–—]\s|\(?\d{1,2}[.)]\s|\(?[A-Za-z][.)]\s)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    is_after_break: bool

    @property
    def has_stop(self) -> bool:
        return _STOP.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Marks:
    """The lines that the language knows."""

    byline_starts: tuple[str, ...]
    byline_lines: frozenset[str]
    byline_ends: tuple[str, ...]
    caption_starts: tuple[str, ...]
    caption_contains: tuple[str, ...]
    boilerplate_starts: tuple[str, ...]
    boilerplate_lines: frozenset[str]
    section_lines: frozenset[str]
    end_lines: frozenset[str]
    open_ends: frozenset[str]
    """Words that end no line: what follows on the next one goes on."""


@cache
def _marks(language: str) -> _Marks:
    words = load(language, "blocks")
    return _Marks(
        tuple(words["byline_starts"]),
        frozenset(words["byline_lines"]),
        tuple(words["byline_ends"]),
        tuple(words["caption_starts"]),
        tuple(words["caption_contains"]),
        tuple(words["boilerplate_starts"]),
        frozenset(words["boilerplate_lines"]),
        frozenset(words["section_lines"]),
        frozenset(words["end_lines"]),
        frozenset(words["open_ends"]),
    )


def cut_blocks(text: str, lexicon_language: str) -> tuple[Block, ...]:
    """Every block of the text, in order, without the white space between them."""
    marks = _marks(lexicon_language)
    lines = _joined(text, tuple(_lines(text)), marks.open_ends)
    kinds = [_own_kind(line, marks) for line in lines]
    _mark_listed(lines, kinds)
    _mark_menus(lines, kinds)
    _mark_sections(lines, kinds, marks)
    _mark_headings(lines, kinds)
    return tuple(
        Block(line.start, line.end, kind or BlockKind.PARAGRAPH) for line, kind in zip(lines, kinds, strict=True)
    )


def _lines(text: str) -> Iterator[_Line]:
    previous = 0
    for match in _LINE.finditer(text):
        surface = match.group()
        start = match.start() + len(surface) - len(surface.lstrip())
        end = match.end() - (len(surface) - len(surface.rstrip()))
        is_after_break = _BREAK.search(text, previous, start) is not None
        yield _Line(start, end, text[start:end], is_after_break)
        previous = end


def _joined(text: str, lines: Sequence[_Line], open_ends: frozenset[str]) -> list[_Line]:
    width = _wrap_width(lines)
    joined: list[_Line] = []
    last = 0
    for line in lines:
        if joined and not line.is_after_break and _goes_on(joined[-1], line, last, width, open_ends):
            start = joined[-1].start
            joined[-1] = _Line(start, line.end, text[start : line.end], joined[-1].is_after_break)
        else:
            joined.append(line)
        last = line.end - line.start
    return joined


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width at which the document is wrapped, 0 where it is not."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.is_after_break and len(a.text) >= WRAP_WIDTHS.start]
    open_ends = [a for a, _ in pairs if not _FINAL.search(a.text)]
    if len(open_ends) < 4 or len(open_ends) < 0.6 * len(pairs):
        return 0
    longest = sorted(len(a.text) for a in open_ends)[int(0.9 * len(open_ends))]
    has_long_lines = sum(len(line.text) > 1.3 * longest for line in lines) > 0.05 * len(lines)
    return longest if longest in WRAP_WIDTHS and not has_long_lines else 0


def _goes_on(block: _Line, line: _Line, last_length: int, width: int, open_ends: frozenset[str]) -> bool:
    if _BULLET.match(line.text):
        return False
    if width and 0.75 * width <= last_length <= 1.2 * width:
        return True
    if last_length <= 3 and block.text[-last_length:].islower():
        return True  # a superscript that the reader set on its own line: "78", "th", "Street"
    is_open = block.text.endswith(",") or fold(block.text.split()[-1]) in open_ends
    return not _FINAL.search(block.text) and (line.text[0].islower() or is_open)


def _own_kind(line: _Line, marks: _Marks) -> BlockKind | None:
    """What the line is by its own words, `None` where its place must decide."""
    folded = fold(line.text).strip()
    bare = folded.strip(" :.|-–—")
    is_short = len(folded) <= 200
    if folded in marks.end_lines or not any(character.isalpha() for character in folded):
        return BlockKind.BOILERPLATE
    if is_short and (folded.startswith(marks.caption_starts) or any(part in folded for part in marks.caption_contains)):
        return BlockKind.CAPTION
    if bare in marks.byline_lines or _DATE_LINE.match(line.text):
        return BlockKind.BYLINE
    if bare in marks.boilerplate_lines or bare in marks.section_lines:
        return BlockKind.BOILERPLATE
    starts = [start for start in marks.boilerplate_starts if not (start.isalpha() and _is_sentence(line, folded))]
    if _starts(folded, starts) and (is_short or not line.has_stop or len(folded) < 400):
        return BlockKind.BOILERPLATE
    if (
        len(folded) <= 110
        and not line.has_stop
        and not folded.endswith(":")  # "Por su parte, fueron procesados:"
        and (_starts(folded, marks.byline_starts) or folded.endswith(marks.byline_ends))
    ):
        return BlockKind.BYLINE
    return None


def _is_sentence(line: _Line, folded: str) -> bool:
    """Whether a line that begins with "home" or "search" tells something: "Search warrants were executed at …"."""
    return line.has_stop and len(folded) > _LONGEST_BUTTON and not folded.endswith(("...", "…"))


def _starts(folded: str, starts: Sequence[str]) -> bool:
    """Whether the line begins with one of these as whole words."""
    for start in starts:
        if folded.startswith(start):
            rest = folded[len(start) :]
            if not start[-1].isalnum() or not rest or not rest[0].isalnum():
                return True
    return False


def _mark_listed(lines: Sequence[_Line], kinds: list[BlockKind | None]) -> None:
    """Rule 4."""
    is_open = False
    for index, line in enumerate(lines):
        is_name = kinds[index] is None and len(line.text) <= MENU_LINE and _is_full_name(line.text)
        if is_open and is_name:
            kinds[index] = BlockKind.PARAGRAPH
        else:
            is_open = index > 0 and line.text.endswith(":") and len(line.text) >= _SHORTEST_OPENING


def _is_full_name(text: str) -> bool:
    """Two or more capitalised words, small ones between them at most."""
    words = text.split()
    is_plain = all(word.isalpha() and (word[0].isupper() or len(word) < len("para")) for word in words)
    return len(words) > 1 and is_plain and words[0][0].isupper() and words[-1][0].isupper()


def _mark_menus(lines: Sequence[_Line], kinds: list[BlockKind | None]) -> None:
    run: list[int] = []
    for index, line in enumerate((*lines, None)):
        is_open = line and len(line.text) <= MENU_LINE and not _FINAL.search(line.text)
        if line and is_open and not _BULLET.match(line.text) and kinds[index] is not BlockKind.PARAGRAPH:
            run.append(index)
            continue
        if len(run) > MENU_RUN or (len(run) == MENU_RUN and run[0] > 1):
            for place in run[1:] if run[0] == 0 else run:
                kinds[place] = BlockKind.BOILERPLATE
        run = []


def _mark_sections(lines: Sequence[_Line], kinds: list[BlockKind | None], marks: _Marks) -> None:
    is_open = has_ended = has_begun = False
    for index, line in enumerate(lines):
        bare = fold(line.text).strip(" :.|-–—")
        is_long = len(line.text) >= LONG_PARAGRAPH and line.has_stop and not line.text.endswith("…")
        if fold(line.text).strip() in marks.end_lines and has_begun:
            has_ended = True
        if bare in marks.section_lines:
            is_open = True
        elif is_long:
            is_open = False
            has_begun = True
        if has_ended or is_open:
            kinds[index] = BlockKind.BOILERPLATE


def _mark_headings(lines: Sequence[_Line], kinds: list[BlockKind | None]) -> None:
    title = fold(lines[0].text) if lines else ""
    has_begun = False
    for index, line in enumerate(lines):
        folded = fold(line.text)
        if kinds[index] is BlockKind.BOILERPLATE or kinds[index] is BlockKind.CAPTION:
            continue
        if index and len(folded) > 15 and not line.has_stop and (folded in title or title in folded):
            kinds[index] = BlockKind.HEADLINE
        elif kinds[index] is None:
            kinds[index] = _placed_kind(lines, index, has_begun=has_begun)
            has_begun = has_begun or kinds[index] is BlockKind.PARAGRAPH


def _placed_kind(lines: Sequence[_Line], index: int, *, has_begun: bool) -> BlockKind:
    line = lines[index]
    words = line.text.split()
    if index == 0:
        is_sentence = len(lines) == 1 or line.text.rstrip('"”»’').endswith(".")  # a headline takes no full stop
        return BlockKind.PARAGRAPH if is_sentence else BlockKind.HEADLINE
    if _FINAL.search(line.text) or len(line.text) >= 220 or (_BULLET.match(line.text) and has_begun):
        if len(line.text) < SHORTEST_SENTENCE and line.text.endswith(":"):
            return BlockKind.SUBHEADING
        return BlockKind.PARAGRAPH
    if has_begun:
        is_prose = len(line.text) >= 90 and sum(word[0].islower() for word in words) > 0.5 * len(words)
        return BlockKind.PARAGRAPH if is_prose else BlockKind.SUBHEADING
    if len(words) <= BYLINE_WORDS and _is_name_line(words):
        return BlockKind.BYLINE
    return BlockKind.HEADLINE


def _is_name_line(words: Sequence[str]) -> bool:
    """One to a few capitalised words, as a by-line or an outlet's name."""
    long = [word for word in words if len(word) > 3]
    return all(word[0].isupper() for word in words[:1]) and all(word[0].isupper() for word in long)
