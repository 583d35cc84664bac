"""Names that a mark cuts: what stands on either side of it is nobody's.

1. A given name directly before a mark and another capitalised word: "Ana =Paz", "Ana **Paz**", "Ana (25) Paz"; and
   what follows. Not before a comma, a full stop, a colon or "&", nor where the mark closes what was opened before.
2. A name that a mark tears: "Ana Pa□rdo".
3. What opens with "=" or "@" as a formula or somebody's handle: '=HYPERLINK("x")', up to the next space.
4. Nobody of before is meant by these, and nothing is told of them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.spans import Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_STOPS = frozenset({",", ".", ";", ":", "!", "?"})
_OPENERS = {"(": ")", "[": "]", "<": ">", "“": "”", "«": "»", "‘": "’", '"': '"', "'": "'", "{": "}"}
_CLOSERS = frozenset(_OPENERS.values())
_FAR = 12
"""Tokens from a name to the word that goes on with it."""
_TORN = frozenset({"So", "Sk", "Co", "Cn", "Pc"})
_FORMULA = frozenset("=@")
_CALL = re.compile(r"(?<!\w)[=@+-](?:[A-Z][A-Z0-9.]+\(|\w+\|)")
"""The beginning of a formula of a spreadsheet: "=SUM(", "@cmd|"."""


def has_formula(text: str) -> bool:
    """Whether a formula of a spreadsheet stands in it: what such a sentence says of whom is not to be told."""
    return _CALL.search(text) is not None


def past_formulas(sentences: Sequence[Sentence], runs: Sequence[NameRun]) -> tuple[NameRun, ...]:
    """The runs, those that open a formula with all of it (rule 3)."""
    found: list[NameRun] = []
    for run in runs:
        if found and found[-1].sentence == run.sentence and run.start <= found[-1].last:
            continue
        tokens, last = sentences[run.sentence].tokens, run.last
        if is_formula(tokens, run):
            while last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end and not _is_stop(tokens, last):
                last += 1
        found.append(run if last == run.last else replace(run, last=last))
    return tuple(found)


def _is_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows is a mark of the sentence: a space stands behind it, or nothing."""
    is_end = at + 2 >= len(tokens) or tokens[at + 2].start > tokens[at + 1].end
    return tokens[at + 1].text in _STOPS and is_end


def is_formula(tokens: Sequence[Token], run: NameRun) -> bool:
    """Rule 3."""
    before = tokens[run.first - 1] if run.first else None
    return before is not None and before.text in _FORMULA and before.end == tokens[run.first].start


def given_names(runs: Sequence[NameRun]) -> frozenset[str]:
    """The words with which the full names of the document begin."""
    people = (run for run in runs if run.type in {None, EntityType.PERSON} and len(run.words) > 1)
    return frozenset(run.words[0] for run in people)


def cut_names(sentence: Sentence, runs: Sequence[NameRun], firsts: frozenset[str], who: WhoWords) -> frozenset[int]:
    """The first token of each name of the sentence that is nobody's; `firsts` as `given_names` has them."""
    tokens = sentence.tokens
    found: set[int] = set()
    for run in runs:
        is_person = run.type in {None, EntityType.PERSON}
        is_bare = is_person and (
            (len(run.words) == 1 and run.words[0] in firsts) or all(who.is_given(word) for word in run.words)
        )
        is_cut = is_bare and bool(_goes_on_at(tokens, run, who))
        if is_formula(tokens, run) or (is_person and _is_torn(tokens, run)) or is_cut:
            found.add(run.first)
            found.update(_behind(tokens, run, runs, who))
    return frozenset(found)


def _behind(tokens: Sequence[Token], run: NameRun, runs: Sequence[NameRun], who: WhoWords) -> Iterator[int]:
    """The names that follow, mark by mark."""
    at = _goes_on_at(tokens, run, who)
    following = next((o for o in runs if at in {o.first, o.start}), None) if at else None
    if following is not None and following.type in {None, EntityType.PERSON}:
        yield following.first
        yield from _behind(tokens, following, runs, who)


def _goes_on_at(tokens: Sequence[Token], run: NameRun, who: WhoWords) -> int:
    """The capitalised word behind marks alone, or behind what stands between marks; 0 where there is none."""
    at = run.last + 1
    if (behind := _behind_alias(tokens, at, who)) > 0:
        return behind
    if at >= len(tokens) or not _is_mark(tokens[at], who) or _closes_before(tokens, run):
        return 0
    wanted: list[str] = []
    for index in range(at, min(at + _FAR, len(tokens))):
        token = tokens[index]
        if wanted and token.text == wanted[-1]:
            wanted.pop()
        elif token.text in _OPENERS:
            wanted.append(_OPENERS[token.text])
        elif token.kind is TokenKind.WORD and token.is_capitalised:
            return index
        elif not wanted and not _is_mark(token, who):
            return 0
    return at if tokens[-1].text[0] in ".…" and at == len(tokens) - 1 else 0


def _behind_alias(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """As in 'Ana, alias "Gata", Paz': the word behind the second comma, if capitalised."""
    words = [token.lower for token in tokens[at : at + _FAR // 2]]
    if words[:1] != [","] or words[1:2] == [] or words[1] not in who.words["alias_words"] or "," not in words[1:]:
        return 0
    index = at + words.index(",", 1) + 1
    return index if index < len(tokens) and tokens[index].is_capitalised else 0


def _is_mark(token: Token, who: WhoWords) -> bool:
    is_word = token.kind in {TokenKind.WORD, TokenKind.NUMBER}
    return not is_word and token.text not in _STOPS and token.text not in who.words["and"]


def _closes_before(tokens: Sequence[Token], run: NameRun) -> bool:
    """As in "(brother of Ana) Paz said": the mark closes what was opened before, and not for the name alone."""
    mark = tokens[run.last + 1].text
    if mark not in _CLOSERS:
        return False
    opener = next(text for text, closer in _OPENERS.items() if closer == mark)
    before = [token.text for token in tokens[: run.start]]
    is_open = before.count(opener) % 2 == 1 if opener == mark else before.count(opener) > before.count(mark)
    return is_open and before[-1] != opener


def _is_torn(tokens: Sequence[Token], run: NameRun) -> bool:
    """Rule 2."""
    if run.last + 2 >= len(tokens):
        return False
    word, mark, after = tokens[run.last : run.last + 3]
    is_tight = word.end == mark.start and mark.end == after.start and after.kind is TokenKind.WORD
    return is_tight and len(mark.text) == 1 and unicodedata.category(mark.text) in _TORN
