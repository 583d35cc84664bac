"""Of two names, one within the other, whether anything that the text tells of the bearers parts them.

Everything here is read while no such two are joined. They are two people where the text tells of them

1. other numbers of identity, ages more than a year apart, or other aliases;
2. posts of two kinds: a judge, a prosecutor, a police officer, a doctor; "Dr." may be a judge's title, no officer's; or
   trades that are not alike, but for those that people have beside another;
3. that one was arrested, charged or sentenced, and that the other, of whom nothing of the kind is told, holds an
   office, named later or acting in it;
4. that the same was done to one and not to the other;
5. that one is kin of the other or works for the other ("X Soto was charged. X, his driver,"), or that they are not
   related;
6. both in one list, or one who acts upon the other: "X and X Soto", "X Soto jailed X".
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import is_short_form
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.reference.double_trades import is_of_somebody
from ovillo.extraction.reference.kin import kin_of
from ovillo.extraction.reference.known_people import ages_of, are_alike
from ovillo.extraction.reference.role_links import is_person_name
from ovillo.extraction.reference.set_apart import acts_upon
from ovillo.extraction.reference.tried import is_blamed, is_tried
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

Name = tuple[str, ...]

_POSTS = ("posts_bench", "posts_prosecution", "posts_police", "posts_medicine")
_IN_OFFICE = frozenset(_POSTS[:3])
_TRADES = frozenset({"occupation", "office"})
_BESIDES = frozenset({"leader", "member", "person", "relative", "partner"})
_TITLED = "titled_doctor"
_YEAR = 1
_REACH = 3
"""Tokens from an auxiliary to its participle."""
_OBJECT = 5
"""Tokens after "not related to" in which the other stands."""


@dataclass(slots=True)
class _Told:
    """What the text tells of the bearer of one spelling."""

    first: tuple[int, int]
    """(sentence, token) where the name first stands in running text."""
    ages: set[int] = field(default_factory=set)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    """By what they are numbers of: DNI, passport."""
    aliases: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    """Kinds of posts held now."""
    nouns: set[str] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    acts: bool = False
    """Whether they do what is done in office."""
    is_tried: bool = False
    is_blamed: bool = False
    """Whether an arrest or a suspicion is told of them, or what they do is told as doubtful."""
    done: set[str] = field(default_factory=set)
    undone: set[str] = field(default_factory=set)
    """What is told to have been done to them, and not to have been."""


def forms_of_one(runs: Sequence[NameRun]) -> frozenset[frozenset[Name]]:
    """The pairs of full names of people of which one stands within the other."""
    people = {run.words for run in runs if run.type in {None, EntityType.PERSON} and len(run.words) > 1}
    return frozenset(
        frozenset({short, long})
        for long in people
        for short in people
        if len(short) < len(long) and is_short_form(short, long)
    )


def told_apart(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    pairs: Iterable[frozenset[Name]],
    who: WhoWords,
) -> frozenset[frozenset[Name]]:
    """Those of the pairs that are two people; in `slots` no two of a pair are joined."""
    pairs = tuple(pairs)
    wanted = frozenset(name for pair in pairs for name in pair)
    told = _read(sentences, slots, wanted, who)
    parted = _kin(sentences, slots, who) | _listed(sentences, slots, who) | _owned(sentences, slots, who)
    found: set[frozenset[Name]] = set()
    for pair in pairs:
        short, long = sorted(pair, key=len)
        if pair in parted:
            found.add(pair)
        elif short in told and long in told:
            one, other = told[short], told[long]
            if _are_contrary(one, other, who) or _is_unrelated(sentences, (short, one), (long, other), who):
                found.add(pair)
    return frozenset(found)


def _read(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], wanted: frozenset[Name], who: WhoWords
) -> dict[Name, _Told]:
    found: dict[Name, _Told] = {}
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row:
            name = _name(slot)
            if name not in wanted or slot.draft.root.type is not EntityType.PERSON:
                continue
            if sentence.block.kind is not BlockKind.PARAGRAPH:
                continue
            one = found.setdefault(name, _Told((number, slot.first)))
            one.sentences.add(number)
            one.ages |= ages_of(sentence, slot, who)
            _read_marks(sentence, row, slot, one, who)
            one.acts |= acts_upon(sentence, [slot], slot.draft.root, who)
            one.is_tried |= is_tried(sentence, row, slot, who)
            one.is_blamed |= is_blamed(sentence, row, slot, who) or _is_doubtful(sentence, slot, who)
            _read_fates(sentence, row, slot, one, who)
            _read_posts(row, slot, one, who)
    return found


def _name(slot: Slot) -> Name:
    return slot.run.words if slot.run is not None else slot.draft.root.words


def _read_marks(sentence: Sentence, row: Sequence[Slot], slot: Slot, one: _Told, who: WhoWords) -> None:
    """Numbers of identity behind the name, before anybody else is named, and aliases beside it."""
    tokens = sentence.tokens
    stop = next((o.first for o in row if o.first > slot.last and is_person_name(o)), len(tokens))
    for at in range(slot.last + 1, stop):
        if size := phrase_at(tokens, at, who.phrases["identity_marks"]):
            kind = max((fold(token.text) for token in tokens[at : at + size][-2:]), key=len)
            behind = (token.text for token in tokens[at + size : at + size + _REACH])
            digits = ("".join(mark for mark in text if mark.isdigit()) for text in behind)
            if number := next((found for found in digits if found), ""):
                one.numbers.setdefault(kind, set()).add(number)
    for part in slot.description:
        if part.kind in {"alias", "alias_too"}:
            articles = who.words["outlet_articles"] | who.words["articles"]
            words = [fold(token.text) for token in tokens[part.first : part.last + 1]]
            one.aliases.add(" ".join(word for word in words if word not in articles))


def _read_posts(row: Sequence[Slot], slot: Slot, one: _Told, who: WhoWords) -> None:
    """The nouns that stand beside the name or are joined to it by commas."""
    parts = [part.slot.role for part in slot.description if part.kind == "role" and part.slot is not None]
    before = [s.role for s in row if s.run is None and s.draft.root is slot.draft.root and not s.is_inferred]
    for role in (slot.role, *parts, *before):
        if role is not None and not role.is_former:
            one.nouns.add(role.role.lemma)
            if role.role.categories & _TRADES and not role.role.categories & _BESIDES:
                one.trades.add(role.role.lemma)
            one.posts |= _kinds_of(role.role.lemma.split(), who)
    title = [fold(word).rstrip(".") for word in slot.run.title.split()] if slot.run and slot.run.title else []
    if title and title[-1] in who.words["doctor_titles"]:
        one.posts.add(_TITLED)
        one.nouns |= who.words["doctor_nouns"]
    elif title and title[0] not in who.words["former"]:
        one.nouns.update(title)
        one.posts |= _kinds_of(title, who)


def _kinds_of(words: Sequence[str], who: WhoWords) -> set[str]:
    return {kind for kind in _POSTS if any(word in who.words[kind] for word in words)}


def _is_doubtful(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "Judge X allegedly took money": no act of office."""
    words = [fold(token.text) for token in sentence.tokens[slot.last + 1 :]]
    return any(word in who.words["act_doubts"] for word in words)


def _read_fates(sentence: Sentence, row: Sequence[Slot], slot: Slot, one: _Told, who: WhoWords) -> None:
    """What the passive behind the name says was done to its bearer, or was not."""
    words = [fold(token.text) for token in sentence.tokens]
    others = (o.first for o in row if o.first > slot.last and o.draft.root.type is EntityType.PERSON and o.run)
    stop = next(others, len(words))
    for index in range(slot.last + 1, stop):
        if words[index] not in who.words["be"]:
            continue
        signs = (sign for word in words[index + 1 : index + 1 + _REACH] if (sign := _sign(word, who)))
        if (sign := next(signs, None)) is None:
            continue
        near = words[max(slot.last + 1, index - 2) : index + 1 + _REACH]
        if not set(near) & who.words["unreal"]:
            (one.undone if set(near) & who.words["unheld"] else one.done).add(sign)
        return


def _sign(word: str, who: WhoWords) -> str | None:
    return next((sign for sign in sorted(who.words["signs_of_trial"]) if word.startswith(sign)), None)


def _are_contrary(one: _Told, other: _Told, who: WhoWords) -> bool:
    """Rules 1 to 4."""
    is_other_number = any(
        one.numbers[k].isdisjoint(other.numbers[k]) for k in one.numbers.keys() & other.numbers.keys()
    )
    is_other_age = bool(one.ages and other.ages) and all(abs(a - b) > _YEAR for a in one.ages for b in other.ages)
    is_other_alias = bool(one.aliases and other.aliases) and not any(
        a in b or b in a for a in one.aliases for b in other.aliases
    )
    if is_other_number or is_other_age or is_other_alias or _are_posts_apart(one, other, who):
        return True
    if one.done & other.undone or other.done & one.undone:
        return True
    return _is_tried_by(one, other) or _is_tried_by(other, one)


def _are_posts_apart(one: _Told, other: _Told, who: WhoWords) -> bool:
    """Rule 2."""
    mine, theirs = one.posts - {_TITLED}, other.posts - {_TITLED}
    if mine and theirs:
        return mine.isdisjoint(theirs)
    vague = who.words["side_trades"]
    told, other_told = one.trades - vague, other.trades - vague
    if told and other_told and not any(are_alike(told, lemma, who) for lemma in other_told):
        return True
    police = _POSTS[2]
    return (_TITLED in one.posts and theirs == {police}) or (_TITLED in other.posts and mine == {police})


def _is_tried_by(one: _Told, official: _Told) -> bool:
    """Rule 3; whoever is named without a post after the official may be the official in short."""
    is_other = bool(official.posts & _IN_OFFICE) and not one.posts & _IN_OFFICE
    is_clear = one.is_tried and not official.is_blamed and not official.is_tried
    is_beside = bool(one.sentences & official.sentences)
    return is_other and is_clear and (one.first < official.first or is_beside or official.acts)


def _kin(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> frozenset[frozenset[Name]]:
    """As in "X, son of X Soto": rule 5."""
    found = kin_of(sentences, slots, who)
    return frozenset(frozenset({slot.draft.root.words, owner.words}) for slot, owner in found)


def _owned(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> frozenset[frozenset[Name]]:
    """As in "X, his driver" and "his driver X" right after X Soto: rule 5."""
    found: set[frozenset[Name]] = set()
    last: Name = ()
    for sentence, row in zip(sentences, slots, strict=True):
        for at, slot in enumerate(row):
            if slot.run is None or slot.draft.root.type is not EntityType.PERSON:
                continue
            beside = [part.slot for part in slot.description if part.slot is not None]
            beside.extend(other for other in row[max(0, at - 1) : at + 2] if _are_joined(sentence, slot, other))
            if last not in {(), _name(slot)} and any(_is_somebodys(each, who) for each in (slot, *beside)):
                found.add(frozenset({_name(slot), last}))
            last = _name(slot)
    return frozenset(found)


def _are_joined(sentence: Sentence, name: Slot, other: Slot) -> bool:
    """Whether no more than a comma stands between a name and a noun."""
    first, second = sorted((name, other), key=lambda slot: slot.first)
    between = [token.text for token in sentence.tokens[first.last + 1 : second.first]]
    return other.run is None and between in ([], [","])


def _is_somebodys(slot: Slot, who: WhoWords) -> bool:
    is_owned = slot.role is not None and slot.role.determiner in who.words["possessives"]
    return is_owned and is_of_somebody(slot, who)


def _listed(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> frozenset[frozenset[Name]]:
    """Rule 6."""
    found: set[frozenset[Name]] = set()
    for sentence, row in zip(sentences, slots, strict=True):
        names = [slot for slot in row if slot.run is not None and slot.draft.root.type is EntityType.PERSON]
        for one, other in itertools.pairwise(names):
            end = one.end
            between = [fold(token.text) for token in sentence.tokens[end + 1 : other.first]]
            if _is_list(between, who) or _is_act(between, who):
                found.add(frozenset({_name(one), _name(other)}))
    return frozenset(found)


def _is_list(between: Sequence[str], who: WhoWords) -> bool:
    small = who.words["and"] | who.words["company"] | {",", ")"}
    return 0 < len(between) <= _REACH and list(between) != [","] and all(word in small for word in between)


def _is_act(between: Sequence[str], who: WhoWords) -> bool:
    """As in "X Soto jailed X", "X Soto condenó a X"."""
    is_told = 0 < len(between) <= _REACH and between[0] in who.words["done_in_office"]
    return is_told and all(word in who.names["object_links"] for word in between[1:])


def _is_unrelated(
    sentences: Sequence[Sentence], one: tuple[Name, _Told], other: tuple[Name, _Told], who: WhoWords
) -> bool:
    """Rule 5: behind "is not related to" stands the other, by a name or by a noun that is theirs alone."""
    for number in sorted({n + step for n in one[1].sentences | other[1].sentences for step in (0, 1)}):
        tokens = sentences[number].tokens if number < len(sentences) else ()
        for at in range(len(tokens)):
            size = phrase_at(tokens, at, who.phrases["unrelated"])
            behind = [fold(token.text) for token in tokens[at + size : at + size + _OBJECT]] if size else []
            if any(word in one[0] or word in other[0] for word in behind):
                return True
            if any(_is_of_one_only(word, one[1], other[1], who) for word in behind):
                return True
    return False


def _is_of_one_only(word: str, one: _Told, other: _Told, who: WhoWords) -> bool:
    nouns = {role.lemma for phrase, role in who.roles.get(word, ()) if phrase == (word,) and not role.is_plural}
    if nouns & who.words["accused"]:
        return one.is_tried != other.is_tried
    return bool(nouns & one.nouns) != bool(nouns & other.nouns)
