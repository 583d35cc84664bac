"""Posts and trades that are told with a word for those whom they are about: "jueza de menores", "child psychologist".

1. Who holds one is no child, victim, witness or source by that word, which is of nobody who is named there.
2. Behind the post the word stands without an article ("jueza de menores Ana Sol"), or beside another of its sort ("juez
   del niño y adolescente"): with one it may be of whoever is named behind it ("la abogada de la menor Ana Sol").
3. Before the post it stands right before it, or before what the post is of: "children's court judge".
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import fold
from ovillo.domain.protection import ProtectedAs

_WORD: Final = re.compile(r"[^\W\d_]+")
_JOINS: Final = frozenset({"y", "e", "o", "u", "and", "or"})
_ARTICLES: Final = frozenset({"el", "la", "los", "las", "the"})
_MOST_BETWEEN: Final = 6
KindOf = Callable[[str], ProtectedAs | None]


def kind_of_role(text: str, kind_of: KindOf) -> ProtectedAs | None:
    """What words for somebody's role or occupation mark them as: nothing where they are of a post or a trade.

    Args:
        text: the words: "jueza de menores", "agente encubierta".
        kind_of: what a word marks somebody as.
    """
    words = [fold(each) for each in _WORD.findall(text)]
    words = ["de" if each == "del" else each for each in words if each not in _ARTICLES]
    for at, word in enumerate(words):
        pair = kind_of_pair(words[at : at + 2], kind_of) if at + 1 < len(words) else None  # "undercover officer"
        if pair is not None:
            return pair
        kind = kind_of(word)
        if kind is not None and not (is_of_post(words[:at], kind_of) or is_before_post(words[at:])):
            return kind
    return None


def kind_of_pair(words: Sequence[str], kind_of: KindOf) -> ProtectedAs | None:
    """What two folded words mark somebody as together: nothing where one of them does it alone."""
    return None if any(map(kind_of, words)) else kind_of(" ".join(words))


def is_post(word: str) -> bool:
    """Whether a folded word is one for a post, a trade or whoever is blamed."""
    return _posts().fullmatch(word) is not None


def is_of_children(word: str) -> bool:
    """Whether a folded word for a post, or for whoever is blamed, may be told of a child: "menor detenido"."""
    return word in marks()["posts"]["children_who"]


def is_of_post(before: Sequence[str], kind_of: KindOf) -> bool:
    """Whether a noun that marks, behind these folded words, only says whom a post is about."""
    words = list(before)
    is_joint = False
    while words and words[-1] in _JOINS:
        words.pop()
        while words and (words[-1] in _ARTICLES or kind_of(words[-1]) is not None):
            is_joint = is_joint or kind_of(words[-1]) is not None
            words.pop()
    if not is_joint and words and words[-1] in _ARTICLES:
        return False
    if not words or words[-1] not in marks()["posts"]["toward"] or (words[-1] in {"del", "al"} and not is_joint):
        return False
    words.pop()
    for _ in range(_MOST_BETWEEN):
        if words and is_post(words[-1]):
            return True
        if not words or not _between().fullmatch(words[-1]):
            return False
        words.pop()
    return False


def ends_elsewhere(words: Sequence[str]) -> bool:
    """Whether the words between a noun and a name lead to somebody else: "… denunció a", "… met", "… y su"."""
    last = fold(words[-1])
    is_small = last in _JOINS or last in marks()["near"]["possessives"] or last in marks()["called"]["prepositions"]
    return is_small or last in marks()["near"]["did"] or last.endswith("ed")


def is_before_post(words: Sequence[str]) -> bool:
    """Whether folded words begin with an English noun that marks, and go on with the post that it is before.

    A child that is a suspect or works is a child: "the juvenile suspect", "child workers".
    """
    if words[0] not in marks()["posts"]["english"]:
        return False
    for at, word in enumerate(words[1 : _MOST_BETWEEN + 1]):
        if is_post(word):
            return at > 0 or not (is_of_children(word) or word.endswith("ed"))
        if word != "s" and (word in marks()["posts"]["small"] or not _between().fullmatch(word)):
            return False
    return False


@cache
def _posts() -> re.Pattern[str]:
    told = "|".join((*marks()["near"]["others"], *marks()["posts"]["trades"]))
    return re.compile(told.replace("ñ", "n").replace("[n]", "n").replace("[nn]", "n"))


@cache
def _between() -> re.Pattern[str]:
    return re.compile("|".join(marks()["posts"]["between"]))
