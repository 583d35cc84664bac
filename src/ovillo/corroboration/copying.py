"""Which documents repeat the words of which others.

1. Two documents of one publisher are one origin and are not compared.
2. Shared words: runs of five words. One document repeats another when at least half of the runs of the shorter are in
   the longer.
3. Who signs the place line of the text ("VILLA UNO, 10 May (Agencia Inventada).") wrote it, where the two are at most
   a day apart. Else the one published later is the copy; of one day, or without both dates, the one that names the
   other's publisher, then the one that is no agency. Where nothing shows it the later in the alphabet counts as the
   copy, so that the two are one origin, and whoever shows the pair says so (`shown_order`).
4. Candidates come from a sample of runs chosen by hash, so that the work grows with the text and not with the pairs;
   a run that more than `_COMMON` documents share is boilerplate and proposes nothing.
5. A single sentence of at least `_SENTENCE_RUNS` runs is repeated where it shares most of them with a sentence of
   another publisher, however little else the two documents share. Which is the copy follows from 3. A short one that
   tells its act of another day is a formula ("The police arrested X on … for …"), and its own.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from ovillo.corroboration.days import Interval, exclude
from ovillo.corroboration.quoted_numbers import tables
from ovillo.corroboration.sources import fold_words, publication_order, publisher_key, source_label
from ovillo.domain.documents import Document
from ovillo.domain.statements import Statement

RUN_WORDS = 5
_SHARED_PART = 0.5
_SAMPLE_ONE_IN = 8
_SAMPLE_LEAST = 24
_COMMON = 40
_SENTENCE_RUNS = 8
_SENTENCE_SHARED = 0.6
_FORMULA_RUNS = 16
_HEAD, _PLACE_LINE = 400, 100
"""Characters of the head of a text in which its place line stands, and of that line."""
_HEAD_LINES = 3
"""Lines of the head in which the place line stands."""
_SAME_NEWS = 1
"""Days: a day is all that is known of when a report went out."""
AGENCY_WORDS = frozenset({"agency", "agencia", "wire", "newswire"})
_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_DASH = re.compile(r"\s[-–—]+\s|\.\s?[-–—]+\s?")
_SHORTEST = 12
"""Runs: a text shorter than this shows no copying by itself."""


def word_runs(text: str) -> frozenset[int]:
    """The hashes of every run of five folded words; of the whole text where it is shorter."""
    words = fold_words(text).split()
    if len(words) < RUN_WORDS:
        return frozenset({zlib.crc32(" ".join(words).encode())}) if words else frozenset()
    return frozenset(
        zlib.crc32(" ".join(words[start : start + RUN_WORDS]).encode()) for start in range(len(words) - RUN_WORDS + 1)
    )


def find_copies(documents: Sequence[Document]) -> Mapping[str, tuple[str, ...]]:
    """For each document that repeats others, the ids of those, the likeliest origin first."""
    runs = {document.id: word_runs(document.text) for document in documents}
    by_id = {document.id: document for document in documents}
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for one, other in sorted(_candidates(runs)):
        left, right = by_id[one], by_id[other]
        if publisher_key(source_label(left)) == publisher_key(source_label(right)):
            continue
        shared = _shared_part(runs[one], runs[other])
        if shared >= _SHARED_PART:
            copy, origin = _direction(left, right)
            found[copy.id].append((-shared, origin.id))
    return {copy: tuple(_by_date(origins, by_id)) for copy, origins in sorted(found.items())}


def find_repeated_sentences(
    statements: Iterable[Statement], documents: Mapping[str, Document]
) -> Mapping[tuple[str, str], str]:
    """For each sentence that repeats one of another publisher, the document of the likeliest origin.

    Sentences are (document, words), as statements quote them.
    """
    statements = tuple(statements)
    days = _days_told(statements)
    runs = {
        place: found
        for place in sorted({(one.document, one.quote) for one in statements})
        if len(found := word_runs(place[1])) >= _SENTENCE_RUNS
    }
    holders: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for place, own in runs.items():
        for run in sorted(own)[:_SENTENCE_RUNS]:  # the least hashes: alike sentences share some of them
            holders[run].append(place)
    pairs = {pair for sharing in holders.values() if 1 < len(sharing) <= _COMMON for pair in combinations(sharing, 2)}
    found_in: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for one, other in pairs:
        left, right = documents[one[0]], documents[other[0]]
        is_of_one = publisher_key(source_label(left)) == publisher_key(source_label(right))
        shared = len(runs[one] & runs[other]) / max(len(runs[one]), len(runs[other]))
        ours, theirs = days.get(one), days.get(other)
        is_short = min(len(runs[one]), len(runs[other])) < _FORMULA_RUNS
        is_formula = is_short and bool(ours and theirs and exclude(ours, theirs))
        if not is_of_one and shared >= _SENTENCE_SHARED and not is_formula:
            copy, origin = _direction(left, right)
            found_in[one if copy is left else other].append(origin)
    return {place: min(origins, key=_origin_order).id for place, origins in found_in.items()}


def _days_told(statements: Iterable[Statement]) -> Mapping[tuple[str, str], list[Interval]]:
    """The days of acts that each sentence tells."""
    found: dict[tuple[str, str], list[Interval]] = defaultdict(list)
    for one in statements:
        if one.when is not None and one.when.start and one.when.end:
            found[one.document, one.quote].append((one.when.start, one.when.end))
    return found


def _by_date(origins: Iterable[tuple[float, str]], by_id: Mapping[str, Document]) -> list[str]:
    """Who signs the text, then the earliest published: a copy of a copy leads back to the first."""
    return [origin for _, origin in sorted(origins, key=lambda one: (_origin_order(by_id[one[1]]), one))]


def _origin_order(document: Document) -> tuple[bool, date, str]:
    return not names_itself(document), *publication_order(document)


def _shared_part(left: frozenset[int], right: frozenset[int]) -> float:
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter >= _SHORTEST else 0.0


def _sample(runs: frozenset[int]) -> frozenset[int]:
    spread = {zlib.crc32(run.to_bytes(4, "big")): run for run in runs}
    least = sorted(spread)[:_SAMPLE_LEAST]
    return frozenset(spread[key] for key in least) | {run for key, run in spread.items() if key % _SAMPLE_ONE_IN == 0}


def _candidates(runs: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs of documents, the smaller id first, that share at least two sampled runs."""
    holders: dict[int, list[str]] = defaultdict(list)
    for document in sorted(runs):
        for run in _sample(runs[document]):
            holders[run].append(document)
    shared: Counter[tuple[str, str]] = Counter()
    for sharing in holders.values():
        if 1 < len(sharing) <= _COMMON:
            shared.update(combinations(sharing, 2))
    return {pair for pair, count in shared.items() if count > 1}


def _names(document: Document, other: Document) -> bool:
    """Whether the text of one names the publisher of the other."""
    publisher = other.details.publisher
    return publisher is not None and f" {publisher_key(publisher)} " in f" {fold_words(document.text)} "


def _direction(left: Document, right: Document) -> tuple[Document, Document]:
    """The copy, then its origin."""
    return (left, right) if _takes(left, right) else (right, left)


def _takes(left: Document, right: Document) -> bool:
    """Whether the first of two that share their words is the copy."""
    if (shown := shown_order(left, right)) is not None:
        return shown
    return (publisher_key(source_label(left)), left.id) > (publisher_key(source_label(right)), right.id)


def shown_order(left: Document, right: Document) -> bool | None:
    """Whether the first of two that share their words is the copy; `None` where nothing in them shows it."""
    days = _days_between(left, right)
    ours, theirs = names_itself(left), names_itself(right)
    if ours != theirs and (days is None or abs(days) <= _SAME_NEWS):
        return theirs
    if days:
        return days > 0
    if _names(left, right) != _names(right, left):
        return _names(left, right)
    ours, theirs = _is_agency(left), _is_agency(right)
    return None if ours == theirs else theirs


def _days_between(left: Document, right: Document) -> int | None:
    ours, theirs = left.details.published, right.details.published
    return None if ours is None or theirs is None else (ours - theirs).days


def names_itself(document: Document) -> bool:
    """Whether the publisher signs the place line at the head of the text: "VILLA UNO, 10 May (Agencia Inventada)"."""
    publisher = document.details.publisher
    return publisher is not None and _signs_head(publisher, document.text[:_HEAD])


def signing_agency(document: Document) -> str | None:
    """The news agency that signs the place line of another publisher's report: its words are the agency's."""
    own = publisher_key(source_label(document))
    signs = (each for each in _head_signs(document.text[:_HEAD]) if "(" not in each and names_agency(each))
    return next((each for each in signs if publisher_key(each) != own), None)


@lru_cache(maxsize=4_096)
def _signs_head(publisher: str, head: str) -> bool:
    """Whether the head of a text bears the sign of this publisher; asked again for every sentence that two share."""
    own = _without_kind(fold_words(publisher))
    return bool(own) and any(own == _without_kind(fold_words(each)) for each in _head_signs(head))


def _head_signs(head: str) -> Iterator[str]:
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    return (each.strip() for line in lines[:_HEAD_LINES] for each in _signs(line))


def _signs(line: str) -> list[str]:
    """What stands in the place line: in brackets, or between its commas before a dash."""
    before = _DASH.split(line, maxsplit=1)
    signed = _BRACKETS.search(line[:_PLACE_LINE])
    parts = re.split(r"[,/.]", before[0]) if len(before) > 1 and len(before[0]) <= _PLACE_LINE else []
    return [*parts, *([signed[1]] if signed else [])]


def _without_kind(name: str) -> str:
    """The name without words for what it is: "agencia inventada" and "inventada" are one."""
    words = [word for word in name.split() if word not in tables().outlet_kinds and word not in AGENCY_WORDS]
    return " ".join(words) or name


def _is_agency(document: Document) -> bool:
    return names_agency(document.details.publisher or "")


def names_agency(name: str) -> bool:
    """Whether a publisher's name says that it is a news agency: "Agencia Inventada", "AgenciaInventada", "INV Wire"."""
    words = fold_words(name).split()
    is_joined = any(word.startswith("agencia") or word.endswith("agency") for word in words)
    return is_joined or not (AGENCY_WORDS | tables().outlet_names).isdisjoint(words)
