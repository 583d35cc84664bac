"""How a text is parted into words, and where words stand in it: the same on every database.

Rules:
1. Accents and case are folded by the tokenizer of SQLite's FTS5 alone, so that what is found and what is marked cannot
   differ, nor what two databases find.
2. What a person types is words and never query syntax: parted at spaces, each a phrase of one word or more.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import TypeAlias

TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2'"

_PIECE = 20_000
"""Characters, at least, of a piece of a long text."""
_SPACE = re.compile(r"\s")

Places: TypeAlias = Mapping[str, list[int]]
"""Each folded word of a text, and which words of the text it is, counted from 0, ascending."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds every word, and where."""

    document: str
    text: str
    matches: tuple[tuple[int, int], ...]
    """Offsets of the words found, in order; never empty."""


def asked_words(words: str) -> tuple[str, ...]:
    """What was asked for, parted at spaces, each once: what holds no letter and no digit asks for nothing."""
    readable = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    distinct = dict.fromkeys(readable.split())
    return tuple(word for word in distinct if any(character.isalnum() for character in word))


def query_of(words: str) -> str:
    """Every word as a string of FTS5, where quotes are doubled and nothing else means anything."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in asked_words(words))


def mark(texts: Iterable[tuple[str, str]], words: str) -> tuple[Found, ...]:
    """Those of these (document, text) that hold every one of the words, with the places."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE page USING fts5(text, {TOKENIZER})")
        found = (Found(document, text, _matches(memory, text, words)) for document, text in texts)
        return tuple(each for each in found if each.matches)


def part(texts: Iterable[str]) -> Iterator[Places]:
    """The words of each text, in order."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE page USING fts5(text, {TOKENIZER})")
        memory.execute("CREATE VIRTUAL TABLE word USING fts5vocab(page, instance)")
        for text in texts:
            memory.execute("DELETE FROM page")
            memory.execute("INSERT INTO page(text) VALUES (?)", (text,))
            places: dict[str, list[int]] = defaultdict(list)
            for word, place in memory.execute("SELECT term, offset FROM word"):
                places[word].append(place)
            yield places


def _matches(memory: sqlite3.Connection, content: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the tokenizer itself finds the words, by two marks that the text does not hold.

    A long text is marked in pieces, parted at spaces, which no word that is asked for holds: marking all of it takes
    the square of its length.
    """
    opening, ending = _unused_characters(content)
    readable = content.replace("\0", " ")  # marking would stop at NUL
    if not _fill(memory, readable, query_of(words)):
        return ()
    any_of = " OR ".join(query_of(word) for word in asked_words(words))
    places: list[tuple[int, int]] = []
    for offset, piece in _pieces(readable):
        if len(piece) < len(readable) and not _fill(memory, piece, any_of):
            continue
        marking = memory.execute(
            "SELECT highlight(page, 0, ?, ?) FROM page WHERE page MATCH ?", (opening, ending, any_of)
        )
        places += [
            (offset + start, offset + end) for start, end in _marked_places(marking.fetchone()[0], opening, ending)
        ]
    return tuple(places)


def _fill(memory: sqlite3.Connection, text: str, query: str) -> bool:
    """Makes this the only page, and tells whether the query finds it."""
    memory.execute("DELETE FROM page")
    memory.execute("INSERT INTO page(text) VALUES (?)", (text,))
    return memory.execute("SELECT 1 FROM page WHERE page MATCH ?", (query,)).fetchone() is not None


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text, parted at spaces, each piece with its offset."""
    begin = 0
    while begin < len(text):
        space = _SPACE.search(text, begin + _PIECE)
        end = space.start() if space else len(text)
        yield begin, text[begin:end]
        begin = end


def _marked_places(marked: str, opening: str, ending: str) -> tuple[tuple[int, int], ...]:
    """The offsets of each marked word in the text without marks."""
    before, *pieces = marked.split(opening)
    places: list[tuple[int, int]] = []
    offset = len(before)
    for piece in pieces:
        word, after = piece.split(ending)
        places.append((offset, offset + len(word)))
        offset += len(word) + len(after)
    return tuple(places)


def _unused_characters(content: str) -> tuple[str, str]:
    """Two characters of the private use area that this text does not hold."""
    used = set(content)
    unused = (chr(code) for code in range(0xF0000, 0xFFFFD) if chr(code) not in used)
    return next(unused), next(unused)
