"""A surname behind an office is not whoever bears it in full and is told to be something else.

"Saúl Rojo Paz, acusado de … El fiscal Rojo pidió": not the accused, but a person called by post and surname.

1. Behind an office of the law (judge, prosecutor, police, lawyer, clerk, minister of justice) the surname is not of a
   full name of which an arrest, a charge or a crime is told; nor, behind any office, of one who holds another kind.
2. It stays one with a full name that itself bears an office of that kind, or once bore it; and where the very words
   about the official tell an arrest: "Judge Rojo was arrested".
3. Where one other full name bears the office, it is that one's.
4. From there on the surname alone is neither's, unless an arrest is told of it; before the full name stands, the
   official's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft, is_short_form
from ovillo.extraction.groups.nouns import RoleGroup
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.role_links import is_person_name
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

Name = tuple[str, ...]
Place = tuple[int, int]
"""(sentence, first token of the name)."""

_KINDS = (
    "posts_bench",
    "posts_prosecution",
    "posts_police",
    "posts_defence",
    "posts_clerk",
    "posts_justice",
    "posts_medicine",
    "posts_politics",
)
_OF_LAW = frozenset(_KINDS[:6])
_BESIDE_EACH_OTHER = frozenset({"posts_police", "posts_politics"})
"""A general may be president."""
_WHOLE = "posts_police_too"
_NEAR = 8
"""Tokens beside a name in which a charge is told of whoever bears it."""
_LINKS = 3
"""Tokens from a name to what it is said to be: "X, who was a judge"."""
_PARTS = frozenset({",", "(", ")"})
_STOPS = frozenset({";", ":", "."})


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose a surname is, other than of the only full name that it fits."""

    words: Name
    """The full name, where one bears the office; else the surname."""
    kind: str
    """The kind of office; empty for the surname that may be of either."""
    is_full: bool = False

    def draft(self, drafts: Mapping[Name, Draft]) -> Draft:
        """The draft of the full name, or a new one."""
        if self.is_full:
            return drafts[self.words].root
        return Draft(EntityType.PERSON, NameLevel.PARTIAL, "", words=self.words, is_titled=bool(self.kind))


@dataclass(slots=True)
class _Told:
    """What the text tells of one full name."""

    kinds: set[str] = field(default_factory=set)
    """Kinds of offices that it bears, or bore."""
    now: set[str] = field(default_factory=set)
    is_blamed: bool = False


@dataclass(frozen=True, slots=True)
class _Official:
    place: Place
    slot: Slot
    kinds: frozenset[str]


def find_officials(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> dict[Place, Bearer]:
    """Whose each surname behind an office is, where it is not the bearer's of the full name that it was joined to."""
    named = [(n, s) for n, row in enumerate(slots) for s in row if s.run is not None and is_person_name(s)]
    officials: dict[tuple[int, Name], list[_Official]] = {}
    for number, slot in named:
        if _is_surname(slot) and (kinds := _kinds_before(slot, who)):
            key = (id(slot.draft.root), slot.run.words if slot.run else ())
            officials.setdefault(key, []).append(_Official((number, slot.first), slot, kinds))
    found: dict[Place, Bearer] = {}
    for (root, surname), ones in officials.items():
        apart = {(one.place[0], one.place[1]) for one in ones}
        own = [(n, s) for n, s in named if id(s.draft.root) == root and (n, s.first) not in apart]
        told = _told(sentences, slots, own, who)
        parted = [one for one in ones if _is_another(told, one, who)]
        if not parted or any(_is_arrested(sentences[one.place[0]], one.slot, who) for one in parted):
            continue
        for one in parted:
            found[_place(one.place[0], one.slot)] = _bearer(sentences, slots, named, one, who)
        found.update(_bare(sentences, slots, own, surname, parted, who))
    return found


def _place(number: int, slot: Slot) -> Place:
    assert slot.run is not None
    return number, slot.run.first


def _is_surname(slot: Slot) -> bool:
    """Whether the name is part of the longer one that it was joined to, without its first word."""
    assert slot.run is not None
    whole = slot.draft.root.words
    is_part = len(whole) > 1 and whole != slot.run.words and is_short_form(slot.run.words, whole)
    return is_part and slot.run.words[0] != whole[0]


def _kinds_before(slot: Slot, who: WhoWords) -> frozenset[str]:
    """The kinds of offices that stand right before the name."""
    title = slot.run.title.split() if slot.run is not None and slot.run.title else []
    return kinds_of(title, who) | (kinds_of(slot.role.role.lemma.split(), who) if slot.role is not None else set())


def kinds_of(words: Sequence[str], who: WhoWords) -> frozenset[str]:
    """The kinds of offices that these words name; "district attorney" no defender, "justice minister" no judge."""
    told = [_plain(fold(word).rstrip("."), who) for word in words]
    found = {kind for kind in _KINDS if any(set(post.split()) <= set(told) for post in who.words[kind])}
    if " ".join(told) in who.words[_WHOLE]:
        found.add("posts_police")
    if "posts_prosecution" in found:
        found.discard("posts_defence")
    if "posts_justice" in found:
        found.discard("posts_bench")
    return frozenset(found)


def _plain(word: str, who: WhoWords) -> str:
    """As "judge" of "ex-judge"."""
    shorter = (word.removeprefix(prefix) for prefix in who.former_prefixes if word.startswith(prefix))
    return word if word in who.roles else next((one for one in shorter if one in who.roles), word)


def _told(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], own: Sequence[tuple[int, Slot]], who: WhoWords
) -> _Told:
    found = _Told()
    for root in {slot.draft.root for _, slot in own}:
        for lemma, words in root.posts.items():  # "el juez del juzgado de Villa X"
            _hold(found, kinds_of((*lemma.split(), *sorted(words)), who), is_former=lemma in root.former)
    for number, slot in own:
        sentence, row = sentences[number], slots[number]
        title = slot.run.title.split() if slot.run is not None and slot.run.title else []
        is_former = bool(title) and _is_former(fold(title[0]), who)
        _hold(found, kinds_of(title, who), is_former=is_former)
        beside = [part.slot.role for part in slot.description if part.slot is not None]
        beside.extend(other.role for other in row if _is_said_to_be(sentence, slot, other, who))
        beside.extend(_said_after(sentences, slots, number + 1, who))
        for role in (slot.role, *beside):
            if role is not None:
                _hold(found, _kinds_of_role(slot.draft.root, role, who), is_former=role.is_former)
                found.is_blamed |= role.role.lemma in who.words["accused"]
        found.is_blamed |= is_blamed(sentence, row, slot, who) or _is_accused(sentence, row, slot, who)
    return found


def _is_former(word: str, who: WhoWords) -> bool:
    return word in who.words["former"] or _plain(word, who) != word


def _hold(found: _Told, kinds: frozenset[str], *, is_former: bool) -> None:
    found.kinds |= kinds
    found.now |= set() if is_former else kinds


def _kinds_of_role(root: Draft, role: RoleGroup, who: WhoWords) -> frozenset[str]:
    """With what the post is of: "ministra de | Justicia"."""
    lemma = role.role.lemma
    return kinds_of((*lemma.split(), *sorted(root.posts.get(lemma, ()))), who)


def _is_said_to_be(sentence: Sentence, slot: Slot, other: Slot, who: WhoWords) -> bool:
    """As in "el juez de paz de Villa, X", "X, a judge", "X era fiscal": nobody and no other verb between."""
    if other.run is not None or other.role is None or other.draft.root is not slot.draft.root or other.is_inferred:
        return False
    words = [fold(token.text) for token in sentence.tokens]
    if other.last < slot.first:
        return words[slot.first - 1] == "," or max(other.last, other.role_end) + 1 == slot.first
    end = slot.end + 1
    between = words[min(end, other.first) : other.first]
    small = who.words["be"] | who.words["determiners"] | who.pronouns["relative"] | _PARTS
    return len(between) <= _LINKS and all(word in small for word in between)


def _said_after(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, who: WhoWords
) -> list[RoleGroup]:
    """As in "He was a judge", "Era juez de paz": in a sentence that names nobody."""
    if number >= len(slots) or any(is_person_name(slot) for slot in slots[number]):
        return []
    tokens = sentences[number].tokens
    behind = (s for s in slots[number] if s.first and fold(tokens[s.first - 1].text) in who.words["be"])
    return [slot.role for slot in behind if slot.role is not None]


def _is_another(told: _Told, official: _Official, who: WhoWords) -> bool:
    """Rule 1, where rule 2 does not join them."""
    if told.kinds & official.kinds:
        return False
    if told.is_blamed and official.kinds & _OF_LAW:
        return True
    now = told.now
    is_beside = not (now | official.kinds) - _BESIDE_EACH_OTHER
    return bool(now) and not is_beside and not _is_of_former(official.slot, who)


def _is_of_former(slot: Slot, who: WhoWords) -> bool:
    """As in "the former judge Rojo": it may be anybody's who holds another office now."""
    title = slot.run.title.split() if slot.run is not None and slot.run.title else []
    return (slot.role is not None and slot.role.is_former) or (bool(title) and _is_former(fold(title[0]), who))


def _is_arrested(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Rule 2: right before the official or right behind, with no verb of anybody else's between."""
    words = [fold(token.text) for token in sentence.tokens]
    signs = tuple(who.words["signs_of_trial"])
    before = [word for word in words[max(0, slot.first - _LINKS) : slot.first] if word not in who.words["determiners"]]
    before = [word for word in before if word not in who.names["object_links"]]
    if before and before[-1].startswith(signs):
        return True
    end = slot.end + 1
    for word, behind in pairwise(words[end : end + _LINKS + 1]):
        if word in who.words["be"] and behind.startswith(signs):
            return True
        if word not in who.words["have"] | _PARTS | who.pronouns["relative"]:
            return False
    return False


def _is_accused(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "X, acusado de", "X faces charges", "los cargos contra X": before anybody else is named."""
    tokens = sentence.tokens
    signs = (*who.words["signs_of_blame"], *who.words["signs_of_trial"])
    people = [other for other in row if other is not slot and is_person_name(other)]
    stop = min([len(tokens), *(other.first for other in people if other.first > slot.last)])
    end = slot.end
    for token in tokens[slot.last + 1 : min(stop, end + 1 + _NEAR)]:
        word = fold(token.text)
        if word.startswith(signs):
            return True
        is_other = word in who.words["person_verbs"] - who.pronouns["relative"] or token.lower in who.told
        if word in _STOPS or (is_other and word not in who.words["answers"]):
            break
    begin = max([0, slot.first - _NEAR, *(other.last + 1 for other in people if other.last < slot.first)])
    before = [fold(token.text) for token in tokens[begin : slot.first]]
    at = max((n for n, word in enumerate(before) if word.startswith(signs)), default=-1)
    if at < 0 or before[-1] in who.words["agent_marks"]:
        return False
    small = who.words["determiners"] | who.words["prepositions"] | who.words["of"] | who.names["object_links"]
    small = small | who.words["be"] | who.words["accused"]
    small = small | {word for phrase in who.words["identified_as"] for word in phrase.split()}
    return all(word in small or last in who.words["be"] for last, word in pairwise(before[at:]))


def _bearer(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    named: Sequence[tuple[int, Slot]],
    one: _Official,
    who: WhoWords,
) -> Bearer:
    """Rule 3."""
    assert one.slot.run is not None
    surname, mine = one.slot.run.words, one.slot.draft.root
    others = {
        s.draft.root.words for _, s in named if s.draft.root is not mine and is_short_form(surname, s.draft.root.words)
    }
    fitting = [
        words
        for words in sorted(others)
        if len(words) > 1
        and words[0] != surname[0]
        and one.kinds & _told(sentences, slots, [(n, s) for n, s in named if s.draft.root.words == words], who).kinds
    ]
    if len(fitting) == 1:
        return Bearer(fitting[0], "", is_full=True)
    return Bearer(surname, min(one.kinds))


def _bare(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    own: Sequence[tuple[int, Slot]],
    surname: Name,
    parted: Sequence[_Official],
    who: WhoWords,
) -> dict[Place, Bearer]:
    """Rule 4."""
    found: dict[Place, Bearer] = {}
    first = min(one.place for one in parted)
    full = min(((n, s.first) for n, s in own if s.run is not None and s.run.words != surname), default=None)
    kinds = {min(one.kinds) for one in parted}
    for number, slot in own:
        if slot.run is None or slot.run.words != surname or slot.role is not None or (number, slot.first) < first:
            continue
        if is_blamed(sentences[number], slots[number], slot, who):
            continue
        is_before = full is None or (number, slot.first) < full
        found[_place(number, slot)] = Bearer(surname, min(kinds) if is_before and len(kinds) == 1 else "")
    return found
