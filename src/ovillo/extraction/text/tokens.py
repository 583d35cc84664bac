"""Blocks cut into sentences, sentences into tokens, each with its exact place in the text.

Rules:
1. `text[token.start:token.end] == token.text`, whatever the Unicode form; only `lower` is normalised. Characters that
   nobody sees are left out of `token.text`, and counted by its places.
2. A full stop belongs to its abbreviation or initial; then it does not end a sentence, unless what follows can only
   begin one.
3. A quotation that opens and closes in one block is never cut, so that who says it and what is said stay in one
   sentence; one longer than `LONGEST_QUOTATION` is cut like other text: its marks are probably not a pair.
"""
# ruff: noqa: RUF001 — typographic marks are what this module reads

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ovillo.domain.list_marks import list_marks
from ovillo.extraction.lexicon import languages, load
from ovillo.extraction.text.dashes import with_commas
from ovillo.extraction.text.folding import lower_plain
from ovillo.extraction.text.list_numbers import ListWords, begins_label, without_list_numbers
from ovillo.extraction.text.loose_words import LooseWords, with_loose_words
from ovillo.extraction.text.misprints import MisprintWords, part_misprints
from ovillo.extraction.text.spans import Block, Opens, Sentence, Token, TokenKind
from ovillo.extraction.text.two_words import with_two_words
from ovillo.extraction.text.unseen import has_unseen, seen_with_places

LONGEST_QUOTATION = 600
DATELINE_TOKENS = 12
_LEAST_BETWEEN_COLUMNS = 3
"""Spaces."""

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_RUN = r"(?:[^\W\d_]+[\u0300-\u036f]*)"
"""Letters taken together and for good (`++`): one by one, ten million without a space take gigabytes."""
_PAIR = r"[A-ZÀ-Þ][^\W\d_]++–[A-ZÀ-Þ][^\W\d_]++(?![–\w])"
"""A name of two: "Rojo–Paz"; between two dashes words are told aside."""
_TOKEN = re.compile(
    rf"""
    (?P<web>(?:https?://|www\.)[^\s<>"“”]+|[\w.+-]{{1,64}}@[\w-]+\.[\w.-]*\w)
  | (?P<currency>(?:[A-Z]{{1,3}})?[$€£¥₡₲₱₹₦¢₵]
      |[NPRK](?=\d{{1,3}}(?:,\d{{3}})+)
      |(?:[KUT]?(?i:shs?)|Rs|Php|[A-Z]{{2}}[DSNRXP])(?=\d)
      |S/\.?(?=\s?\d)|(?:B/\.|Bs\.|Gs\.|RD\$)(?=\s?\d))
  | (?P<mixed>\d+(?:[.,]\d+)?(?:[-‐‑]{_RUN}++)++|\d+{_RUN}++[\w]*|\d+\.?[ºª°])
  | (?P<number>\d+(?:-\d+){{2,}}|\d+(?:[/:]\d+)+|\d+(?:[.,'’]\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d+)?)
  | (?P<acronym>(?:[Ff]ormer-|[Ee]x-)?(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![\w]))?
      |[A-Z]{{2}}\.[A-Z]{{2}}\.?(?![\w])|[Nn]\.?[º°](?:s\b)?)
  | (?P<slashed>(?<!\w)[A-Za-z](?:/[A-Za-z]){{1,2}}(?![\w/]))
  | (?P<word>{_PAIR}|{_RUN}(?:{_RUN}|\d+)*+(?:['’‐‑-](?:{_RUN}|\d+)++)*+)
  | (?P<dots>\.{{2,}}|…)
  | (?P<dash>-{{2,}})
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.){1,6}")
_SYMBOLS = frozenset("$€£¥%&+=<>*#@°ºª§©®™^~|/\\_•·●■▪◦")
_CLOSERS = frozenset("\"”»’')]")
_OPENERS = frozenset("\"“«‘'([¿¡")
_PAIRS = (("“", "”"), ("«", "»"), ("‘", "’"), ("„", "“"))
_DASHES = frozenset("-–—•·●")
_KINDS = {
    "web": TokenKind.WORD,
    "currency": TokenKind.SYMBOL,
    "mixed": TokenKind.WORD,
    "slashed": TokenKind.WORD,
    "number": TokenKind.NUMBER,
}


@dataclass(frozen=True, slots=True)
class _Stops:
    """What the language says of full stops and apostrophes."""

    abbreviations: frozenset[str]
    capitalised: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    legal_forms: frozenset[str]
    given_names: frozenset[str]
    starters: frozenset[str]
    possessives: tuple[str, ...]
    contractions: frozenset[str]
    beside_names: frozenset[str]
    generations: frozenset[str]
    initials: frozenset[str]
    lists: ListWords
    two_words: frozenset[str]
    loose: LooseWords
    misprints: MisprintWords


def _given_names() -> Iterator[str]:
    """Known given names of every language: a report in one names people of the other."""
    for language in languages():
        words = load(language, "names")
        yield from (words["female"], words["male"])


def _currencies(language: str) -> frozenset[str]:
    """As in "Rs. 5,000": the marks of currencies that end with a full stop, without it."""
    return frozenset(mark[:-1] for mark in load(language, "quantities")["currency"]["symbols"] if mark[-1] == ".")


@cache
def _stops(language: str) -> _Stops:
    words = load(language, "blocks")
    return _Stops(
        frozenset(words["abbreviations"]),
        frozenset(words["abbreviations_capitalised"]),
        frozenset(words["abbreviations_number"]) | _currencies(language),
        frozenset(words["abbreviations_may_end"]),
        frozenset(words["legal_forms"]),
        frozenset(name.lower() for names in _given_names() for name in names.split()),
        frozenset(words["starters"]),
        tuple(words["possessives"]),
        frozenset(words["contractions"]),
        frozenset(words["beside_names"]),
        frozenset(load(language, "names")["generations"]),
        frozenset(words["initials"]),
        ListWords(
            words["list_joins"],
            *(frozenset(words[f"list_{name}"]) for name in ("articles", "openers", "small", "labels")),
        ),
        frozenset(f"{word}{end}" for word in load(language, "names")["two_words"] for end in ("", "s")),
        LooseWords(
            frozenset(words["aged_before"]),
            frozenset(words["aged_units"]),
            frozenset(load(language, "quantities")["cardinals"]),
            words["aged_old"],
            frozenset(words["based"]),
        ),
        MisprintWords(tuple(words["misprint_wrong"]), tuple(words["misprint_right"])),
    )


def cut_sentences(text: str, blocks: Sequence[Block], language: str) -> tuple[Sentence, ...]:
    """The sentences of every block, in order, boilerplate included: `Sentence.block.kind` says what it is."""
    stops = _stops(language)
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        is_plain = not has_unseen(text, block.start, block.end)
        shown, places = (text, None) if is_plain else seen_with_places(text, block.start, block.end)
        begin, end = (block.start, block.end) if places is None else (0, len(shown))
        tokens = tuple(_tokens(shown, begin, end, stops))
        tokens = without_list_numbers(tokens, list_marks(shown, begin, end), stops.lists)
        for each in _parts(tokens, _inside_quotation(tokens), stops):
            part = with_two_words(with_commas(each, stops.beside_names), stops.two_words)
            part = with_loose_words(part, stops.loose)
            part = part if places is None else _placed(part, places)
            found.append(Sentence(part[0].start, part[-1].end, block, part, number))
    return tuple(part_misprints(found, stops.misprints))


def _placed(tokens: Sequence[Token], places: Sequence[int]) -> tuple[Token, ...]:
    """The tokens of what is seen, at their places in the stored text."""
    return tuple(replace(token, start=places[token.start], end=places[token.end - 1] + 1) for token in tokens)


def cut_tokens(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of a text that is not cut into sentences: a name, a phrase of a lexicon."""
    return tuple(_tokens(text, 0, len(text), _stops(language)))


def _tokens(text: str, start: int, end: int, stops: _Stops) -> Iterator[Token]:
    at = start
    while match := _TOKEN.search(text, at, end):
        opens = _opens(text[at : match.start()])
        at = match.end()
        group = match.lastgroup
        if group == "word":
            stem = _possessive_stem(match.group(), stops)
            if stem:
                yield _token(text, match.start(), match.start() + stem, TokenKind.WORD, opens)
                yield _token(text, match.start() + stem, at, TokenKind.WORD)
                continue
            at = _with_stop(text, match, end, stops)
            yield _token(text, match.start(), at, TokenKind.WORD, opens)
        elif group == "mark":
            kind = TokenKind.SYMBOL if match.group() in _SYMBOLS else TokenKind.PUNCTUATION
            yield _token(text, match.start(), at, kind)
        elif group in {"dots", "dash"}:
            yield _token(text, match.start(), at, TokenKind.PUNCTUATION)
        else:
            yield _token(text, match.start(), at, _KINDS.get(str(group), TokenKind.WORD))


def _token(text: str, start: int, end: int, kind: TokenKind, opens: Opens = Opens.NOTHING) -> Token:
    surface = text[start:end]
    return Token(start, end, surface, lower_plain(surface), kind, opens)


def _opens(space: str) -> Opens:
    if len(space) <= 1 and "\n" not in space:
        return Opens.NOTHING
    if "\n" in space:
        return Opens.LINE
    return Opens.COLUMN if len(space) >= _LEAST_BETWEEN_COLUMNS else Opens.NOTHING


def _possessive_stem(word: str, stops: _Stops) -> int:
    """How many code points stand before a possessive ending, 0 where there is none."""
    lower = lower_plain(word)
    if lower in stops.contractions:
        return 0
    for ending in stops.possessives:
        if lower.endswith(ending) and len(lower) > len(ending):
            return len(word) - len(ending)
    return 0


def _with_stop(text: str, match: re.Match[str], end: int, stops: _Stops) -> int:
    """Where this word ends, its full stop included if it is an abbreviation or an initial."""
    at = match.end()
    if at >= end or text[at] != ".":
        return at
    word = match.group()
    lower = lower_plain(word)
    following = text[at + 1 : at + 3].lstrip()[:1]
    if len(word) == 1 and word.isupper():
        return at + 1
    if lower in stops.abbreviations or lower in stops.may_end:
        return at + 1
    if word[0].isupper() and lower in stops.capitalised and (following.isupper() or following.isdigit()):
        return at + 1
    if lower in stops.before_number and following.isdigit():
        return at + 1
    return at


def _inside_quotation(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of tokens that stand between a pair of quotation marks, the closing mark excluded."""
    inside: set[int] = set()
    for opener, closer in _PAIRS:
        start: int | None = None
        for index, token in enumerate(tokens):
            if token.text == opener and start is None:
                start = index
            elif token.text == closer and start is not None:
                if token.start - tokens[start].start <= LONGEST_QUOTATION:
                    inside.update(range(start, index))
                start = None
    plain = [index for index, token in enumerate(tokens) if token.text == '"']
    if len(plain) % 2 == 0:
        for first, last in zip(plain[::2], plain[1::2], strict=True):
            if tokens[last].start - tokens[first].start <= LONGEST_QUOTATION:
                inside.update(range(first, last))
    return frozenset(inside)


def _parts(tokens: Sequence[Token], quoted: frozenset[int], stops: _Stops) -> Iterator[tuple[Token, ...]]:
    start = index = 0
    while index < len(tokens):
        after = _after_end(tokens, start, index, quoted, stops)
        if after:
            yield tuple(tokens[start:after])
            start = index = after
        else:
            index += 1
    if start < len(tokens):
        yield tuple(tokens[start:])


def _begins_with_person(tokens: Sequence[Token], index: int, after: int, stops: _Stops) -> bool:
    """As in "Clínica Sur S.A. Luis Vega trabaja": behind a legal form a given name and a surname are another's."""
    is_legal = tokens[index].lower.rstrip(".") in stops.legal_forms
    is_given = is_legal and tokens[after].lower in stops.given_names
    return is_given and after + 1 < len(tokens) and tokens[after + 1].is_capitalised


def _after_end(tokens: Sequence[Token], start: int, index: int, quoted: frozenset[int], stops: _Stops) -> int:
    """Index of the token that begins the next sentence if the one from `start` ends at `index`, else 0."""
    token = tokens[index]
    if index not in quoted and index + 1 < len(tokens) and begins_label(tokens, index, stops.lists):
        return index + 1
    is_end = token.text in {".", "!", "?"} or token.text[0] in ".…"
    is_abbreviation = token.kind is TokenKind.WORD and token.text.endswith(".")
    if not (is_end or is_abbreviation):
        return 0
    if _is_list_number(tokens, start, index) or _is_dateline(tokens, index) or _is_letter(tokens, index):
        return 0
    after = index + 1
    while after < len(tokens) and tokens[after].text in _CLOSERS and tokens[after].start == tokens[after - 1].end:
        after += 1
    if after >= len(tokens) or (index in quoted and after - 1 in quoted):
        return 0
    if after - 1 > index and tokens[after - 1].text == '"' and after - 1 in quoted:
        after -= 1  # a plain mark that opens what follows
    follower = _first_word(tokens, after)
    if is_abbreviation:
        may_end = token.lower.rstrip(".") in stops.may_end or token.lower in stops.may_end
        if token.lower in stops.generations and not (index > start and tokens[index - 1].is_capitalised):
            may_end = False  # "en Jr. Las Flores": behind no name it is a street
        may_end = may_end or _are_told_initials(tokens, start, index, stops)
        may_begin = follower.lower in stops.starters or _begins_with_person(tokens, index, after, stops)
        return after if may_end and follower.is_capitalised and may_begin else 0
    if follower.kind is TokenKind.PUNCTUATION:
        return 0
    begins = follower.text[0].isupper() or follower.text[0].isdigit() or tokens[after].text in "¿¡"
    if token.text[0] == "." and after == index + 1 and tokens[after].start == token.end:
        begins = begins and follower.text[0].isupper() and token.text == "."
    return after if begins or tokens[after].kind is TokenKind.SYMBOL else 0


def _are_told_initials(tokens: Sequence[Token], start: int, index: int, stops: _Stops) -> bool:
    """As in "de iniciales N. R. T.": letters that are said to be initials, and no beginning of a name."""
    at = index
    while at > start and _INITIALS.fullmatch(tokens[at].text):
        at -= 1
    return at < index and tokens[at].lower in stops.initials


def _is_list_number(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Whether this stop only follows the number or letter of a list item."""
    return index == start + 1 and (tokens[start].kind is TokenKind.NUMBER or len(tokens[start].text) == 1)


def _is_letter(tokens: Sequence[Token], index: int) -> bool:
    """As in "(b. 1 January 1999)", "f. n. 1/1/1999": a small letter that is short for a word, before a number."""
    if index == 0 or tokens[index].text != "." or index + 1 >= len(tokens):
        return False
    letter, after = tokens[index - 1].text, tokens[index + 1]
    return len(letter) == 1 and letter.islower() and after.text[0].isdigit()


def _is_dateline(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash follows the stop near the beginning of the block: "VILLA ALTA (Agency).- Officers…"."""
    is_dash = index + 2 < len(tokens) and tokens[index + 1].text in _DASHES
    return is_dash and (tokens[index + 1].start == tokens[index].end or index < DATELINE_TOKENS)


def _first_word(tokens: Sequence[Token], index: int) -> Token:
    """The first token at or after `index` that is neither an opening mark nor a dash."""
    while index + 1 < len(tokens) and (tokens[index].text in _OPENERS or tokens[index].text in _DASHES):
        index += 1
    return tokens[index]
