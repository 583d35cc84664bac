"""Whom a sentence marks by how it is built: a name that stands beside, or is given to, a word that marks.

1. A word that marks and a name that a comma, a bracket or a verb of naming sets beside it are one person ("The youngest
   of the girls, Ana Sol, left"), if the word is not of somebody else's ("the lawyer of the victim, Ana Sol"); so are
   they with "as" or "both" between ("Ana Sol, en calidad de testigo"), and with initials or a code ("A.S. (Ana Sol)").
2. An age below the limit or a late year of birth is of whom stands behind it and a comma ("A sus 15 años, Ana Sol"), or
   of whose age it is said to be ("Edad de Ana Sol: 15"); a year of school is of whom stands beside it.
3. Verbs mark, too, before or behind the name: of harm, of escape from it, of giving evidence.
4. Nobody who holds an office, or is told to have been arrested, charged, convicted or to have done something: `Others`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ovillo.casework.protection.called import ROW, KindOf, is_of_articles, is_plural, named_mentions
from ovillo.casework.protection.marks import number_words
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.near_words import (
    age_before,
    age_of_hers,
    age_of_kin,
    age_of_self,
    as_behind,
    born_before,
    born_behind,
    by_the_way,
    code,
    doer_named,
    grown_behind,
    harm_before,
    harm_behind,
    harming,
    is_age,
    naming,
    nickname_named,
    of_age,
    of_another,
    other,
    other_before,
    other_behind,
    other_told,
    people,
    schooled,
    schooled_behind,
    somebody_else,
    table,
    testifies,
    testifies_before,
    tipped_before,
)
from ovillo.casework.protection.posts import is_before_post, is_of_post, kind_of_pair, kind_of_role
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, Mention, NameLevel
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.statements import PREDICATES, PredicateKind, Statement

_DONE: Final = frozenset(PREDICATES[PredicateKind.CONDUCT]) - {"collaborates_with", "pays", "protects", "receives"}
_UNDERGONE: Final = frozenset(
    {"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "investigated"}
)
TELLING: Final = (*sorted(_DONE | _UNDERGONE), "holds_office", "occupation")
"""Predicates of the statements by which somebody is one of the `Others`."""
_AS_FAR: Final = 120
"""Letters before and behind a name that are looked at."""
_BESIDE: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDS: Final = re.compile(r"(?:(?<=[^\W_]{3})|(?<=[)»\"”]))[.!?;](?:\s|\Z)|\n")
_APPOSED_BEHIND: Final = re.compile(r"\s*(?:\((?:[A-ZÑ]\.?\s?){2,6}\))?\s*[,(–—-]\s*(?P<said>[^,;()\n]{3,80})(?=[,;)])")
_GOES_ON: Final = re.compile(r"\s+(?:y|and)\s")
_CLOSED: Final = re.compile(r"\s*(?:[,;:)]|\.(?:\s|\Z)|\Z|(?:y|e|and)\s)")
_SET_OFF: Final = re.compile(r"\s*[,(:–—-]\s*\Z")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_STANDS_FOR: Final = re.compile(r"\d|\A(?:[A-ZÑ]\.\s?){2,6}\Z")
"""A code or initials instead of a name: who is told by them may be named behind them."""
_NICKNAMED: Final = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_]+)\s+[\"“«'‘]\Z")
_CLOSING: Final = tuple("\"”»'’")
_RELATIVE: Final = re.compile(r"\s*[,(]?\s*(?:que|quien|el\s+cual|la\s+cual|who|cuy[oa]|whose)\s", re.IGNORECASE)
_OF_A_MAN: Final = re.compile(r"\s*[,(]\s*(?:\w+mente\s+|luego\s+)?\w+[ai]do\s", re.IGNORECASE)
_BOY: Final = re.compile(
    r"(?<![^\W_])(?:el|un|al|del|los)\s+(?:\w+\s+)?(?:menor|ni[ñn]o|adolescente|agraviado)", re.IGNORECASE
)
_AGED: Final = re.compile(r"\s*\(\d{1,2}(?:\s*a[ñn]os)?\)")
_RECENT: Final = 2010
_MOST_WORDS: Final = 9
"""Of what stands between two commas and says who somebody is."""


class Others:
    """The people of a case who are blamed, or hold an office: marked by no more than a word for them."""

    def __init__(self, statements: Iterable[Statement], documents: Iterable[Document]) -> None:
        self._texts = {each.id: each.text for each in documents}
        self._ids: set[str] = set()
        for said in statements:
            who = said.object if said.predicate in _UNDERGONE else said.subject
            if who is None or said.negated:
                continue
            is_told = said.predicate in _DONE or said.predicate in _UNDERGONE or said.predicate == "holds_office"
            if is_told or (said.predicate == "occupation" and said.value and other().search(said.value.text)):
                self._ids.add(who.id)

    def part(self, entity: DocumentEntity, role: Mention) -> bool:
        """Whether this is one by what stands beside the name, where the role stands elsewhere: it may be another's."""
        text, named = (
            self._texts.get(entity.document, ""),
            [it for it in entity.mentions if it.level is not NameLevel.ROLE],
        )
        is_near = any(abs(it.start - role.end) < _BESIDE or abs(role.start - it.end) < _BESIDE for it in named)
        return not is_near and any(_is_other_beside(text, it) for it in named)

    def has(self, entity: DocumentEntity) -> bool:
        """Whether this is one of them."""
        if entity.id in self._ids or entity.titles:
            return True
        text = self._texts.get(entity.document, "")
        return any(
            other().search(text, each.start, each.end) if each.level is NameLevel.ROLE else _is_other_beside(text, each)
            for each in entity.mentions
        )


def _is_other_beside(text: str, mention: Mention) -> bool:
    """Whether an office, or that somebody is blamed, stands right before a name or set off behind it."""
    before = _sentence_before(text, mention)
    near = re.split(r"[:(;]|,(?!\s*\Z)", before)[-1]
    if other_before().search(near) or other_told().search(before) or _is_doer(before):
        return True
    behind = text[mention.end : mention.end + _AS_FAR]
    said = re.match(r"\s*[,(–—]\s*([^,;)\n]{0,80})|\s(?:es|era|fue|is|was)\s([^,;.)\n]{0,60})", behind)
    return said is not None and other_behind().search(said[1] or said[2] or "") is not None


def _stands_for_name(text: str, mention: Mention, kind_of: KindOf) -> bool:
    """Whether a code, initials or her nickname ("la menor 'Lu'") stands here: who is told by it is named behind."""
    if _STANDS_FOR.search(mention.surface) is not None:
        return True
    before = _NICKNAMED.search(text, max(0, mention.start - _AS_FAR), mention.start)
    return before is not None and kind_of(fold(before["word"])) is not None


def _is_of_nickname(sentence: str, kind_of: KindOf) -> bool:
    """Whether a name is that of a nickname in quotes before which no word marks: "contó que 'Lobo', que se llama …"."""
    found = nickname_named().search(sentence)
    return (
        found is not None
        and _RELATIVE.match(found["naming"]) is not None
        and not (found["word"] and kind_of(fold(found["word"])))
    )


def _is_whose_name(between: str) -> bool:
    """Whether these words, behind a nickname in quotes, give the name of whom it means: "', que se llama"."""
    return (
        between[:1] in _CLOSING
        and naming().fullmatch(between[1:].replace(" who turned out", " turned out")) is not None
    )


def _is_doer(before: str) -> bool:
    """Whether the words before a name give it to who did it.

    Behind a comma "identified as" is of whom the sentence is about as well, unless she is a girl and it is of a man.
    """
    found = doer_named().search(before)
    if found is None:
        return False
    told = found["naming"]
    is_close = not told.lstrip().startswith((",", "("))
    is_mans = _OF_A_MAN.match(told) is not None and _BOY.search(before) is None
    return is_close or is_mans or _RELATIVE.match(told) is not None


def told_near(
    document: Document, entities: Iterable[DocumentEntity], others: Others, kind_of: KindOf, minor_below: float
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people of one document whom their sentence marks.

    Args:
        document: with its text.
        entities: of this document.
        others: who is not marked so.
        kind_of: what a word marks somebody as.
        minor_below: years.
    """
    text = document.text
    years = [int(each.group()) for each in _YEAR.finditer(text)]
    named = named_mentions(entities)
    row: tuple[int, ProtectedAs] | None = None
    nickname: tuple[int, ProtectedAs] | None = None
    for at, (mention, entity) in enumerate(named):
        sentence, behind = _sentence_before(text, mention), _sentence_behind(text, mention)
        last = next((it for it, _ in reversed(named[:at]) if not _stands_for_name(text, it, kind_of)), None)
        before = sentence[max(0, last.end - mention.start + len(sentence)) :] if last else sentence
        if at + 1 < len(named):
            behind = behind[: max(0, named[at + 1][0].start - mention.end)]
        kind, is_plural = _apposed(before, behind, kind_of)
        if kind is None and row is not None and ROW.match(text[row[0] : mention.start]):
            kind, is_plural = row[1], True
        row = (mention.end, kind) if kind is not None and is_plural else None
        if kind is None and nickname is not None and _is_whose_name(text[nickname[0] : mention.start]):
            kind = nickname[1]
        kind = (
            kind
            or _as_one(behind, kind_of)
            or _minor(sentence, before, behind, years, minor_below)
            or _told_by_verbs(sentence, before, behind)
        )
        if kind is not None and not others.has(entity) and not _is_of_nickname(sentence, kind_of):
            yield entity, kind
        if kind is not None or nickname is None or mention.end > nickname[0]:
            nickname = (mention.end, kind) if kind is not None else None


def _sentence_before(text: str, mention: Mention) -> str:
    start = max(0, mention.start - _AS_FAR)
    ends = [each.end() for each in _ENDS.finditer(text, start, mention.start)]
    return text[ends[-1] if ends else start : mention.start]


def _sentence_behind(text: str, mention: Mention) -> str:
    end = _ENDS.search(text, mention.end, mention.end + _AS_FAR)
    return text[mention.end : end.start() if end else mention.end + _AS_FAR]


def _apposed(before: str, behind: str, kind_of: KindOf) -> tuple[ProtectedAs | None, bool]:
    """What the words between the last comma and the one before a name mark, if they say who it is; of several?"""
    before = by_the_way().sub(" ", _AGED.sub("", before))
    if code().search(before):
        return ProtectedAs.WITNESS, False
    given = [fold(word) for found in naming().finditer(before) for word in _WORD.findall(found.group())]
    line = naming().sub(" ", before)
    is_named = line != before and not line.strip().endswith((",", "(", ":"))
    set_off = _SET_OFF.search(line)
    if set_off is not None and not is_named and not _CLOSED.match(behind):
        return None, False
    chunk = re.split(r"[,:;(]\s", line[: set_off.start()] if set_off else line.rstrip())[-1]
    passed = table()["beside"] | (frozenset() if table()["relatives"].intersection(given) else table()["toward"])
    return _noun_of(chunk, kind_of, passed if is_named else None, is_last=set_off is None and not is_named)


def _noun_of(
    chunk: str, kind_of: KindOf, passed: frozenset[str] | None = None, *, is_last: bool = False
) -> tuple[ProtectedAs | None, bool]:
    """What a part of a sentence that is one noun with its words marks; whether the noun is of several people.

    Args:
        chunk: the part.
        kind_of: what a word marks somebody as.
        passed: where words behind the part name whom it is about: behind which of its words others are only told of.
        is_last: whether the name stands right behind it.
    """
    words = _WORD.findall(chunk)
    folded = [fold(each) for each in words]
    least = len(words) - (2 if is_last else 1 + _MOST_WORDS)
    for at in range(len(words) - 1, max(-1, least), -1):
        if folded[at] in table()["breaks"] or _is_of_whom(folded, at, passed):
            break
        pair = kind_of_pair(folded[at - 1 : at + 1], kind_of) if at and not _is_done(words[at]) else None
        kind = kind_of(folded[at]) or pair
        kind = kind or (is_of_articles(folded[at]) if words[at].islower() else None)
        if kind is not None and (is_of_post(folded[:at], kind_of) or is_before_post(folded[at:])):
            return None, False
        if kind is not None:
            return (kind, is_plural(folded[at])) if _is_head(words[:at], is_named=passed is not None) else (None, False)
    return None, False


def _is_done(word: str) -> bool:
    """Whether an English word between a noun and a name is what one did to the other: "The victim denounced …"."""
    return word.islower() and (word.endswith("ed") or word in table()["did"])


def _is_of_whom(words: Sequence[str], at: int, passed: frozenset[str] | None) -> bool:
    """Whether a noun is of somebody else, who is named: "the girl named her captor, …", "dijo que el jefe es …"."""
    if people().fullmatch(words[at]) is None:
        return False
    own = next((n for n in (at - 1, at - 2) if n >= 0 and words[n] in table()["possessives"]), 0)
    if own > 0 or passed is None:
        return own > 0 and words[own - 1] not in table()["by"]
    before = next((word for word in reversed(words[:at]) if word not in table()["small"]), None)
    return before is not None and before not in passed


def _is_head(before: Sequence[str], *, is_named: bool = False) -> bool:
    """Whether a noun behind these words is who is meant: not "the lawyer of the victim", "after raping the girl"."""
    words = table()
    folded = [fold(each) for each in before]
    if words["denials"].intersection(folded[-3:]) or words["breaks"].intersection(folded):
        return False
    if is_named and of_another().search(" ".join(folded)):
        return False
    is_any = not {"el", "la", "los", "las", "the"}.intersection(folded[-1:])
    while folded and folded[-1] in words["small"]:
        folded.pop()
    if not folded:
        return True
    last = folded[-1]
    if last in words["of"]:
        rest = [each for each in folded[:-1] if each not in words["small"]]
        return not rest or people().fullmatch(rest[-1]) is None
    is_start = (
        (last == "segun" and is_any) or last in words["starts"] or (folded[-2:] == ["according", "to"] and is_any)
    )
    return is_named or is_start or (last not in words["prepositions"] and not harming().fullmatch(last))


def _noun_first(said: str, kind_of: KindOf) -> ProtectedAs | None:
    """What an apposition without an article marks: "agraviada", "presunta víctima de trata"; not "victim's lawyer"."""
    for at, word in enumerate(_WORD.finditer(said)):
        folded = fold(word.group())
        if at == 0 and folded in table()["articles"]:
            return None
        kind = kind_of(folded)
        if kind is not None:
            behind = _WORD.match(said, word.end() + 1)
            is_whole = said[word.end() :].strip() == "" or (
                behind is not None and fold(behind.group()) in table()["then"]
            )
            return kind if is_whole else None
        if folded not in table()["small"]:
            return None
    return None


def _as_one(behind: str, kind_of: KindOf) -> ProtectedAs | None:
    """What an apposition, "as a witness", "both victims" and the like behind a name mark."""
    apposed = _APPOSED_BEHIND.match(behind)
    if apposed is not None and (kind := _noun_first(apposed["said"], kind_of)) is not None:
        return kind
    for found in as_behind().finditer(behind):
        words = _WORD.findall(behind[found.end() : found.end() + 40])[:3]
        of_articles = (is_of_articles(fold(each)) for each in words)
        kind = kind_of_role(" ".join(words), kind_of) or next((each for each in of_articles if each is not None), None)
        if kind is not None and not somebody_else().search(behind[: found.start()]):
            return kind
    return None


def _minor(sentence: str, before: str, behind: str, years: Sequence[int], minor_below: float) -> ProtectedAs | None:
    line = naming().sub(" ", before)
    line = line if line == before else f"{line.rstrip(' ,')}, "
    found = age_before().search(line)
    is_young = found is not None and _is_young_before(line, behind, found, minor_below)
    self_told, self_named, self_behind = age_of_self()
    of_self = self_told.search(before) or (self_behind.match(behind) if self_named.search(before) else None)
    is_young = is_young or (of_self is not None and _is_below(of_self["years"], minor_below))
    if not is_young and (of_kin := age_of_kin().search(sentence)):
        is_young = _is_below(of_kin["years"], minor_below)
    if not is_young and not _is_of_subject(before, behind) and (grown := grown_behind().match(behind)):
        is_young = grown["under"] is not None or _is_below(grown["years"], minor_below)
    if not is_young and of_age().search(before):
        stated = is_age().match(behind)
        is_young = stated is not None and _is_below(stated["years"], minor_below)
    if not is_young and (owned := age_of_hers().match(behind)):
        is_young = _is_below(owned["years"], minor_below)
    if not is_young and (born := born_before().search(line) or born_behind().match(behind)):
        told = int(born["year"])
        later = [each for each in years if each > told]
        is_young = max(later) - told < minor_below if later else told >= _RECENT
    is_young = is_young or bool(schooled().search(line)) or bool(schooled_behind().match(behind))
    return ProtectedAs.MINOR if is_young else None


def _is_of_subject(before: str, behind: str) -> bool:
    """Whether an "and" goes on about somebody else than is named: "The girl lived with Leo Sol and was 15"."""
    words = _WORD.findall(before)
    return bool(words and _GOES_ON.match(behind)) and fold(words[-1]) in table()["prepositions"]


def _is_young_before(line: str, behind: str, found: re.Match[str], minor_below: float) -> bool:
    told = found["years"] or found["of_years"]
    is_of_whom = bool(found["years"]) or _is_head(_WORD.findall(re.split(r"[,:;(]\s", line[: found.start()])[-1]))
    is_set_off = _SET_OFF.search(line) is not None
    return (
        is_of_whom
        and _is_below(told, minor_below)
        and (not is_set_off or bool(found["years"]) or _CLOSED.match(behind) is not None)
    )


def _is_below(told: str, minor_below: float) -> bool:
    return (int(told) if told.isdigit() else number_words()[fold(told)]) < minor_below


def _told_by_verbs(sentence: str, before: str, behind: str) -> ProtectedAs | None:
    if harm_before().search(before) or harm_behind().match(behind):
        return ProtectedAs.VICTIM
    if tipped_before().search(before):
        return ProtectedAs.SOURCE
    return ProtectedAs.WITNESS if testifies_before().search(sentence) or testifies().match(behind) else None
