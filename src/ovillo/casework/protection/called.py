"""Whom the words before a name mark: "la víctima Ana Sol", "the witness Ana Sol", "los niños Ana Sol y Leo Sol".

1. The word stands right before the name, or before a word that says more of it ("testigo protegido", "menor de edad").
2. A plural is of the names in a row behind it, too: "Tres víctimas: Ana Sol, Eva Luz y Rita Mar".
3. A form says it before a colon ("AGRAVIADA: Ana Sol"); some readings take it into the name ("Víctima Ana Sol Paz").
4. So does an apposition ("Una fuente, Ana Sol, dijo"), and a sentence that begins so ("El informante es Ana Sol").
5. "No fue víctima Ana Sol" marks nobody; a younger brother ("hermano menor") may be of any age.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.posts import is_before_post, is_of_children, is_of_post, kind_of_pair
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.list_marks import list_marks, with_bullets
from ovillo.domain.protection import ProtectedAs

_AS_FAR: Final = 80
"""Letters before a name that are looked at."""
_NAMED: Final = frozenset({NameLevel.FULL, NameLevel.PARTIAL, NameLevel.ALIAS})
_DENIALS: Final = frozenset({"no", "not", "nor", "ni", "never", "nunca", "sin"})
_SIBLING: Final = re.compile(r"(?:herman|prim)[oa]s?")
_SPACE: Final = re.compile(r"\s*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LINE_ENDS: Final = '.,;:()\n"«»'
_BULLET: Final = r"(?:(?:[-•*·–]|\d{1,2}[.)])\s*)?"
_LABEL: Final = re.compile(
    rf"(?:^|[.;:|])\s*(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}})\s*(?:(?:\([oae]?s?\)|/[oae]s?)\s*){{0,2}}:\s*{_BULLET}\Z",
    re.MULTILINE,
)
_APPOSED: Final = re.compile(r"\s*(?P<sign>[,(])\s*\Z|\s(?P<is>[^\W\d_]+)\s+\Z")
_OF_ANOTHER: Final = re.compile(
    r"\b(?:(?:man|woman|person|suspect|defendant|accused|officer|couple|trafficker)\s+(?:whom?|that|accused|the|a|her|his)"
    r"|(?:hombre|mujer|sujeto|persona|sospechos[oa]|imputad[oa]|acusad[oa]|detenid[oa]|pareja)\s+(?:que|(?:a\s+)?quien|al\s+que|acusad[oa]))\s",
    re.IGNORECASE,
)
"""Who is told of before the noun, and is named behind it: "the man who sold the girl was identified as …"."""
_CLOSED: Final = re.compile(r"\s*(?:[,;)]|\.(?:\s|\Z)|(?:y|e|and)\s)")
_OF_A_NAME: Final = 3
"""Words of what is a noun and a name."""
_ONE_OF: Final = frozenset({"una", "uno", "one", "some", "algunas", "algunos", "de", "of", "otra", "otro", "another"})
_OF_SEVERAL: Final = frozenset({"los", "las", "those", "these", "dos", "tres", "two", "three"})
_PLURAL: Final = frozenset({"children", "eficaces"})
_MOST_BEHIND, _DENIES_WITHIN = 5, 3
ROW: Final = re.compile(
    r"\s*(?:\([^()\n]{0,60}\)|,?\s*(?:de\s+|aged?\s+)?\d{1,2}(?:\s+años|\s+years?\s+old)?)?"
    r"\s*(?:[,;]\s*(?:y|e|and)?|y|e|and|(?=\n\s*(?:[-•*·–]|\d{1,2}[.)])))\s*(?:a\s+)?(?:(?:[-•*·–]|\d{1,2}[.)])\s*)?\Z",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(r"s\Z|(?<=child)ren\Z")
"""The plural of an English noun."""
_OF_CODE: Final = (
    r"(?:\s*(?i:n[.°º]{1,2}|nro\.?|no\.|n[úu]m(?:ero)?\.?|ref\.?|\#)\s*|[-\s]?)\d{1,3}(?:[-/]\d{2,4})?(?!\w)"
)
"""The number of a code."""
KindOf = Callable[[str], ProtectedAs | None]


def called(
    text: str, entities: Iterable[DocumentEntity], kind_of: Callable[[str], ProtectedAs | None]
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people of one document whom the words before a name mark.

    Args:
        text: of the document.
        entities: of this document.
        kind_of: what a word marks somebody as.
    """
    marks = list_marks(text)
    heads = {it.end(): mark.head for mark in marks if (it := _SPACE.match(text, mark.end))}
    text = with_bullets(text, marks)
    row: tuple[int, ProtectedAs] | None = None
    for mention, entity in named_mentions(entities):
        found = _before(text, mention, kind_of)
        if found is None and mention.start in heads:
            found = _before(text, replace(mention, start=heads[mention.start]), kind_of)
        if found is None and (by_code := _by_code(text, mention)) is not None:
            found = by_code, False
        if found is None and row is not None and ROW.match(text[row[0] : mention.start]):
            found = row[1], True
        row = (mention.end, found[0]) if found is not None and found[1] else None
        if found is not None:
            yield entity, found[0]


def named_mentions(entities: Iterable[DocumentEntity]) -> Sequence[tuple[Mention, DocumentEntity]]:
    """Where people are named, in the order of the text."""
    people = (each for each in entities if each.type is EntityType.PERSON and each.level is not NameLevel.ROLE)
    named = ((it, each) for each in people for it in each.mentions if it.level in _NAMED)
    return sorted(named, key=lambda pair: pair[0])


def _before(text: str, mention: Mention, kind_of: KindOf) -> tuple[ProtectedAs, bool] | None:
    """What the words before this mention mark it as, and whether they are of several people."""
    line, inside = text[max(0, mention.start - _AS_FAR) : mention.start], _WORD.findall(mention.surface)
    for word in inside[: len(inside) >= _OF_A_NAME and "," not in mention.surface]:
        kind = None if word.lower() == "nina" else kind_of(word)
        if kind is not None:
            return kind, False
    if label := _LABEL.search(line):
        noun = _words(label["noun"])
        return None if _lexicon()["not_labelled"].intersection(noun[-1:]) else of_label(noun, kind_of)
    line, told = _passed().sub(" ", line), line
    if line != told and _OF_ANOTHER.search(line):
        return None
    if line.endswith((" ", "\t", "\xa0")) and (found := _of_words(_clause(line), kind_of)):
        return found[0], found[1]
    apposed = _APPOSED.search(line)
    if apposed is None or (apposed["sign"] and not _CLOSED.match(text, mention.end)):
        return None
    if apposed["is"] and fold(apposed["is"]) not in _lexicon()["copulas"]:
        return None
    found = _of_words(_clause(line[: apposed.start()]), kind_of)
    if not found or not _may_be_told(found[2], is_sentence=not apposed["sign"], is_plural=found[1]):
        return None
    return found[0], found[1]


def _by_code(text: str, mention: Mention) -> ProtectedAs | None:
    """What a code with a number beside a name marks: "TP-01 Ana Sol", "CHIS 114 (Ana Sol)", "Ana Sol, TP-01, …"."""
    before = _code_before().search(text, max(0, mention.start - _AS_FAR), mention.start)
    if before is not None and (before["thing"] or (before["sign"] == "," and not _CLOSED.match(text, mention.end))):
        return None
    found = before or _code_behind().match(text, mention.end)
    return next((ProtectedAs(kind) for kind in _codes() if found[kind]), None) if found is not None else None


def _may_be_told(before: Sequence[str], *, is_sentence: bool, is_plural: bool) -> bool:
    """Whether the words before a noun let it be whom an apposition, or the rest of a sentence, names."""
    if not before:
        return is_sentence and is_plural
    if before[-1] not in _lexicon()["articles"]:
        return False
    if is_sentence:
        return len(before) == 1 or before[-2] in _lexicon()["joins"] or _ONE_OF.issuperset(before[:-1])
    return not _lexicon()["prepositions"].intersection(before[-2:-1])


def of_label(words: Sequence[str], kind_of: KindOf) -> tuple[ProtectedAs, bool] | None:
    """What the folded words of a label or a heading mark whoever stands behind it as, and whether they are several."""
    for at in range(len(words)):
        pair = kind_of_pair(words[at : at + 2], kind_of) if at + 1 < len(words) else None
        kind = pair or kind_of(words[at])
        if kind is not None:
            is_bare = words[at - 1] in {"de", "of"} and not is_of_post(words[:at], kind_of)  # "Grupo de menores: …"
            is_anothers = {"de", "del", "of"} & set(words[:at]) and words[0] not in _lexicon()["papers"]
            is_anothers = (is_anothers and not is_bare) or is_before_post(words[at:])
            return None if is_anothers else (kind, any(map(is_plural, words[at : at + 1 + bool(pair)])))
    return None


def _of_words(words: Sequence[str], kind_of: KindOf) -> tuple[ProtectedAs, bool, Sequence[str]] | None:
    """What the last words mark, whether they are of several people, and the folded words before them."""
    folded = [fold(each) for each in words]
    for at in range(len(words) - 1, max(-1, len(words) - 2 - _MOST_BEHIND), -1):
        word, before = folded[at], folded[:at]
        is_pair = at > 0 and not any(map(kind_of, (before[-1], _single(before[-1]))))
        pair = is_pair and (kind_of(f"{before[-1]} {word}") or kind_of(f"{_single(before[-1])} {_single(word)}"))
        kind = pair or kind_of(word) or _behind_article(before, words[at], kind_of)
        if kind:
            is_body = words[at][0].isupper() and _is_of_a_body(words[:at])
            is_younger = word == "menor" and any(map(_SIBLING.fullmatch, before[-1:]))
            is_denied = bool(_DENIALS.intersection(before[-_DENIES_WITHIN:]))
            if (
                is_body
                or is_younger
                or is_denied
                or is_of_post(before[:-1] if pair and not kind_of(word) else before, kind_of)
            ):
                return None
            is_several = is_plural(word) or bool(_OF_SEVERAL.intersection(before[-1:]))
            return kind, is_several, before[:-1] if pair and not kind_of(word) else before
        is_childs = is_of_children(word) and kind_of(before[-1] if before else "") is ProtectedAs.MINOR
        if not (is_childs or _lexicon_behind().fullmatch(word)):
            return None
    return None


def _behind_article(before: Sequence[str], word: str, kind_of: KindOf) -> ProtectedAs | None:
    """Of a word that marks somebody only behind an article; English children in the plural, too."""
    if before and before[-1] in _lexicon()["articles"]:
        if word.islower() and (kind := is_of_articles(fold(word))) is not None:
            return kind
        return kind_of(_ENGLISH.sub("", word)) if _ENGLISH.search(word) else None
    return None


def is_of_articles(word: str) -> ProtectedAs | None:
    """What a folded word marks somebody as behind an article."""
    return next((ProtectedAs(kind) for kind, words in _behind_articles().items() if word in words), None)


def _is_of_a_body(before: Sequence[str]) -> bool:
    """Whether a capital noun behind these words is of an office: "Defensor del Niño", "Defensora de Víctimas"."""
    last, office = fold(before[-1]) if before else "", before[-2] if len(before) > 1 else ""
    return last == "del" or (
        last in {"de", "of"} and office[:1].isupper() and not _lexicon()["papers"].intersection([fold(office)])
    )


def is_plural(word: str) -> bool:
    """Whether a folded noun is of several people."""
    return word in _PLURAL or (word.endswith("s") and word != "witness")


def _clause(line: str) -> list[str]:
    return _WORD.findall(line[max(map(line.rfind, _LINE_ENDS)) + 1 :])


def _words(text: str) -> list[str]:
    return [fold(each) for each in _WORD.findall(text)]


def _single(word: str) -> str:
    return "eficaz" if word == "eficaces" else re.sub(r"(?:es|(?<=a)s)\Z", "", word)


@cache
def _lexicon() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in marks()["called"].items() if isinstance(words, list)}


@cache
def _behind_articles() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in marks()["called"]["behind_articles"].items()}


@cache
def _lexicon_behind() -> re.Pattern[str]:
    return re.compile("|".join(marks()["called"]["behind"]))


@cache
def _codes() -> Mapping[str, str]:
    """By kind: the letters of codes, as an expression with a group of that name."""
    table = marks()["called"]["codes"]
    return {kind: f"(?P<{kind}>{'|'.join(letters)})" for kind, letters in table.items()}


@cache
def codes() -> re.Pattern[str]:
    """A code with its number, in a group of the kind that it marks somebody as."""
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(_codes().values())}){_OF_CODE}")


@cache
def _code_before() -> re.Pattern[str]:
    things = "|".join((*marks()["called"]["no_codes"]["words"], *marks()["kin"]["blamed"]))
    return re.compile(
        rf"(?:(?<![\w.-])(?P<thing>(?i:{things}))\s+)?(?<![\w.-])(?:{'|'.join(_codes().values())}){_OF_CODE}"
        r"\s*(?P<sign>[,:(–—«“\"-]?)\s*\Z"
    )


@cache
def _code_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,(–—-]\s*(?:{'|'.join(_codes().values())})(?<!CI)(?<!C\.I\.){_OF_CODE}(?=\s*[),.;\n]|\s*\Z)"
    )


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])(?:" + "|".join(marks()["called"]["passed"]) + r")(?![^\W_])", re.IGNORECASE)
