"""A sheet says what was done to somebody; it never says who is guilty of it.

A probability beside a name is read as a probability of guilt, whatever is written below it: beside a hypothesis, and as
well beside a piece of evidence, a step or what a step may show. So a text is refused that
1. speaks of guilt, or says of somebody that he is the one (the leader, the buyer, the culprit);
2. tells what one person did, named, called by a trade, or in whatever words ("my neighbour", "one of the nurses"); what
   a clinic, a network or "mothers" did may be told, and in evidence what a witness saw one person do, unnamed;
3. names a person at all.

The words are data (`wording.toml`). It is a fence and no proof: what gets through, a reader still has to refuse.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ovillo.domain.hypotheses import Draft
from ovillo.domain.messages import mark

GUILT: Final = mark(
    "a hypothesis never says that a person is guilty. Say what was done to the children, such as “sold within the "
    "country with a false registration”, and leave out who did it."
)
NAMES: Final = mark(
    "a hypothesis names nobody. Say what was done to the children, such as “sold within the country with a false "
    "registration”; whoever did it belongs into the findings."
)
GUILT_BESIDE: Final = mark(
    "neither evidence nor a step says that a person is guilty, and no step tells what one person did. Say what was "
    "seen, or is to be found out, such as “certificates without a birth”, and leave out who did it."
)
NAMES_BESIDE: Final = mark(
    "neither evidence nor a step names anybody: probabilities stand beside it. Say “a witness” or “an account”; the "
    "name belongs into a finding, to which a row may lead."
)
_NAME: Final = r"(?-i:[A-ZÁÉÍÓÚÑ])[\w’'-]+"
_TITLED: Final = re.compile(
    r"\b(?:[Dd]r|[Dd]ra|[Ss]r|[Ss]ra|[Ss]rta|Gen|Gral|Col|Cnel|Mr|Mrs|Ms|Lic|Ing|[Gg]eneral|[Cc]oronel|[Dd]octora?|[Dd]on|[Dd]oña)"
    r"\.?\s+[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñ]+|\.|\b)"
)
_HANDLE: Final = re.compile(r"(?<![\w.])@\w{3,}")
"""Of an account: "@somebody"."""

IsName = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Worded:
    """A text of a sheet, and what to say where it tells of a person's guilt, or names one."""

    row: str
    column: str
    text: str
    guilt: str = GUILT_BESIDE
    names: str = NAMES_BESIDE
    is_evidence: bool = False
    """Evidence may say what a witness saw somebody do, unnamed; that somebody is guilty it never says."""


def worded(draft: Draft) -> Iterator[Worded]:
    """Every text of a sheet beside which a probability may stand, and its titles."""
    for column, title in (("name", draft.name), ("question", draft.question)):
        yield Worded("", column, title, GUILT, NAMES)
    for claim in draft.claims:
        if not claim.is_none_of_these:
            yield Worded(claim.id, "text", claim.text, GUILT, NAMES)
    for item in draft.items:
        yield Worded(item.id, "text", item.text, is_evidence=True)
    for step in draft.steps:
        yield Worded(step.id, "text", step.text)
        for outcome in step.outcomes:
            yield Worded(step.id, "outcomes", outcome.text)


@dataclass(frozen=True, slots=True)
class _Fence:
    """What one language's words refuse."""

    always: tuple[re.Pattern[str], ...]
    doers: tuple[re.Pattern[str], ...]
    """The group is a word that is refused where it is a name."""
    acts: re.Pattern[str]
    """Of every place where somebody acts: `of`, where it is one of several; `who`, who that is."""
    ends: re.Pattern[str]
    """Where the words for who it is end."""
    beside: re.Pattern[str]
    """Words behind them that are none of them."""
    several: re.Pattern[str]
    """Words for what is no one person."""
    is_last: bool
    """Whether the last of the words tells who it is; else any may."""

    def tells_of_one(self, text: str) -> bool:
        """Whether one person acts, whatever that person is called."""
        return any(self._is_one(found["who"], found["of"] or "") for found in self.acts.finditer(text))

    def has_doer(self, text: str, is_name: IsName) -> bool:
        """Whether a known name stands where somebody acts."""
        return any(is_name(found[1]) for each in self.doers for found in each.finditer(text))

    def _is_one(self, who: str, of: str) -> bool:
        words = [each for each in self.ends.split(who, maxsplit=1)[0].split() if not self.beside.fullmatch(each)]
        if self.is_last and not of and words and re.search(r"[^s’']s$", words[-1]):
            return False
        return bool(words) and not any(map(self.several.fullmatch, words[-1:] if self.is_last else words))


def find_wording_fault(of: Worded, *, doers: Sequence[str], named: Sequence[str], is_name: IsName) -> str | None:
    """What is wrong with a text of a sheet, as a template of the catalogue; else `None`.

    Args:
        of: as somebody wrote it.
        doers: people, named or by trade, of whom a reading of the text says that they did something.
        named: people whom the text names.
        is_name: whether a word is known as a given name or a surname.
    """
    text = of.text
    if any(each.search(text) for fence in _fences() for each in fence.always):
        return of.guilt
    if not of.is_evidence and (doers or any(fence.tells_of_one(text) for fence in _fences())):
        return of.guilt
    if any(fence.has_doer(text, is_name) for fence in _fences()):
        return of.names if of.is_evidence else of.guilt
    return of.names if named or _TITLED.search(text) or _HANDLE.search(text) else None


@cache
def collective_words() -> frozenset[str]:
    """Words for several people that look like one: "staff"."""
    return frozenset(word for each in _words().values() for word in each["collective"])


@cache
def ordinary_words() -> frozenset[str]:
    """Names that are words too: "will", "cruz"."""
    return frozenset(word for each in _words().values() for word in each["ordinary"])


@cache
def words_alone() -> frozenset[str]:
    """Names that, alone and in small letters, are words: "castillo"."""
    return ordinary_words() | {word for each in _words().values() for word in each["alone"]}


@cache
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(files("ovillo.casework.hypotheses").joinpath("wording.toml").read_text("utf-8"))


@cache
def _fences() -> tuple[_Fence, ...]:
    return tuple(map(_fence, _words().values()))


def _fence(words: Mapping[str, Sequence[str]]) -> _Fence:
    article, deed = _any(words["articles"]), _any(words["deeds"])
    active = "".join(rf"(?<!\b{each})" for each in words["passive"])
    begins = _any((*words["articles"], *words["whose"]))
    trade = rf"{_any(words['trades'])}\b(?!['’]|\s+(?:hospital|public|staff)\b)"
    always = (
        rf"\b{_any(words['guilt'])}\b",
        rf"\b{_any(words['to_be'])}\s+(?:not\s+|no\s+)?(?:{article}\s+)?(?:\w+\s+)?{_any(words['verdicts'])}\b(?!['’])",
        rf"^\W*{_any(words['pronouns'])}\b",
        rf"\b{begins}\s+(?:[\w’'-]+\s+){{0,2}}{trade}[^.;,]{{0,40}}?\b{active}{deed}\b",
    )
    agent = rf"\b{_any(words['by'])}\s+{article}\s+{_any(words['offices'])}\b(?!['’])"
    by_one = rf"\b{_any(words['by'])}\s+(?!{_any(words['bodies'])}\b){_any(words['one'])}\s+{words['described']}"
    done = rf"\b{_any(words['done'])}\b[^.;,]{{0,60}}?{by_one}{_any(words['trades'])}\b(?!['’])"
    initials = rf"\b(?-i:[A-Z])\.\s?(?-i:[A-Z])\.?\s+{deed}\b"
    doers = (rf"^\W*(?:{_NAME}\s+)*?({_NAME})\s+{deed}\b", rf"\b{_any(words['by'])}\s+({_NAME})")
    return _Fence(
        always=tuple(map(_compiled, (*always, agent, done, initials))),
        doers=tuple(map(_compiled, doers)),
        acts=_compiled(_acts(words)),
        ends=_compiled(rf"\b{_any(words['ends'])}\b"),
        beside=_compiled(_any(words["beside"])),
        several=_compiled(_any((*words["several"], *words["collective"]))),
        is_last=words["head"] == "last",
    )


def _acts(words: Mapping[str, Sequence[str]]) -> str:
    """Whoever is told to have acted, wherever that begins: each article is a place to begin from."""
    active = "".join(rf"(?<!\b{each})" for each in (*words["passive"], *words["reflexive"]))
    begins = _any((*words["articles"], *words["whose"]))
    before = f"(?:{_any(words['before'])}\\s+)?" if words["before"] else ""
    behind = rf"\s+{_any(words['objects'])}\b" if words["objects"] else ""
    who = r"(?P<who>(?:[^\W\d_][\w’'-]*\s+){1,6}?)"
    return rf"\b(?=(?P<of>{words['one_of']}\s+)?{begins}\s+{who}{before}{active}{_any(words['acts'])}\b{behind})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(alternatives: Iterable[str]) -> str:
    return f"(?:{'|'.join(alternatives)})"
