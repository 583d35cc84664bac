"""Mentions of one document joined into entities, and only where the document leaves no doubt.

1. The longest form of a name comes first; a shorter one joins it when its words are among the longer one's, in order,
   and exactly one such longer name stands in the document. With two, it stays an entity of its own.
2. A role joins an earlier mention of the same role when it is definite and only one fits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.extraction.naming.name_types import NameRun

LONGEST_UNKNOWN_PERSON = 4
_WIDOWED = frozenset({"viuda", "viudo", "vda", "vdo", "vd"})


@dataclass(slots=True, eq=False)
class Draft:
    """An entity while it is being put together."""

    type: EntityType
    level: NameLevel
    name: str
    gender: str | None = None
    mentions: set[tuple[int, int, NameLevel]] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    """Roles that the text calls former."""
    seconds: set[str] = field(default_factory=set)
    """Roles that they have as somebody's deputy."""
    posts: dict[str, set[str]] = field(default_factory=dict)
    """For each role the words of what it is a role of: "minister" of "justice"."""
    led: set[str] = field(default_factory=set)
    """What they are told to lead, as `bodies_led` gives it."""
    words: tuple[str, ...] = ()
    is_plural: bool = False
    is_titled: bool = False
    """Whether the post before the surname is all that tells who it is."""
    is_cut: bool = False
    """A name that a mark cuts: nobody's."""
    merged: "Draft | None" = None

    @property
    def root(self) -> "Draft":
        """The draft that this one was joined to."""
        return self if self.merged is None else self.merged.root

    def join(self, other: "Draft") -> None:
        """Makes everything of `other` part of this one."""
        mine, theirs = self.root, other.root
        if mine is theirs or mine.is_cut or theirs.is_cut:
            return
        mine.mentions |= theirs.mentions
        mine.titles.extend(title for title in theirs.titles if title not in mine.titles)
        mine.aliases.extend(alias for alias in theirs.aliases if alias not in mine.aliases)
        mine.roles |= theirs.roles
        mine.former |= theirs.former
        mine.seconds |= theirs.seconds
        mine.led |= theirs.led
        for role, words in theirs.posts.items():
            mine.posts.setdefault(role, set()).update(words)
        mine.gender = mine.gender or theirs.gender
        theirs.merged = mine


def finish(document: Document, draft: Draft) -> DocumentEntity:
    """The entity as the document names it."""
    mentions = tuple(
        sorted(Mention(start, end, document.text[start:end], level) for start, end, level in draft.mentions)
    )
    first = mentions[0]
    return DocumentEntity(
        identity("entity", document.id, first.start, first.end, draft.type.value),
        document.id,
        draft.type,
        _in_small_letters(draft, mentions),
        draft.level,
        mentions,
        tuple(draft.titles),
        tuple(draft.aliases),
    )


def _in_small_letters(draft: Draft, mentions: Sequence[Mention]) -> str:
    """The noun as the running text writes it, where a heading in capitals has it first."""
    if draft.level is not NameLevel.ROLE or not draft.name.isupper():
        return draft.name
    wanted = draft.name.casefold()
    return next((m.surface for m in mentions if m.surface.casefold() == wanted and not m.surface.isupper()), draft.name)


def join_names(
    runs: Sequence[NameRun],
    generic: frozenset[str] = frozenset(),
    apart: frozenset[frozenset[tuple[str, ...]]] = frozenset(),
    sides: frozenset[str] = frozenset(),
) -> dict[tuple[str, ...], Draft]:
    """One draft for each distinct name that the runs spell, shorter names joined to the one longer name they fit.

    Args:
        runs: of the whole document.
        generic: words of which no body's name is made alone, such as "court".
        apart: pairs of names that are two people.
        sides: words that tell one branch of a body from another: "North", "II".
    """
    kinds = _settle_types(runs)
    drafts: dict[tuple[str, ...], Draft] = {}
    genders: dict[tuple[str, ...], str] = {}
    surnames = {run.words[-1] for run in runs if len(run.words) > 1} - {r.words[0] for r in runs if len(r.words) > 1}
    for run in runs:
        is_surname = len(run.words) == 1 and run.words[0] in surnames and not run.title  # "Ludwig Paz … Paz": no woman
        if run.gender and not is_surname:
            genders.setdefault(run.words, run.gender)
    for words in sorted(kinds, key=lambda found: (-len(found), any(word.endswith(".") for word in found), found)):
        draft = Draft(kinds[words], NameLevel.FULL, "", genders.get(words), words=words)
        if draft.type in {EntityType.PLACE, EntityType.ORGANISATION}:
            wider = [other for other in drafts.values() if other.merged is None and _begins(words, other, draft.type)]
            wider = [
                other for other in wider if sides.isdisjoint(other.words[len(words) :])
            ]  # "Z" is not "Z North Inc."
            is_enough = draft.type is EntityType.PLACE or len(words) > 1
            if len(wider) == 1 and is_enough and not set(words) <= generic:
                wider[0].join(draft)
        if draft.type is EntityType.PERSON:
            fitting = _longer_people(draft, drafts.values())
            longer = [other for other in fitting if frozenset({words, other.words}) not in apart]
            is_apart = len(longer) < len(fitting)
            if len(longer) == 1 and not is_apart:
                longer[0].join(draft)
            elif len(words) == 1:
                draft.level = NameLevel.PARTIAL
        drafts[words] = draft
    return drafts


def name_surnames(runs: Sequence[NameRun], drafts: Mapping[tuple[str, ...], Draft]) -> dict[tuple[int, int], Draft]:
    """(sentence, first token) of each short name to the only bearer whom the text had named in full by then.

    A surname that several bear means, until a second bearer is named, the one named first.
    """
    bearers: dict[tuple[str, ...], list[Draft]] = {}
    for words, draft in drafts.items():
        if draft.merged is None and draft.type is EntityType.PERSON:
            longer = {id(other.root): other.root for other in drafts.values() if _is_bearer(draft, other.root)}
            if len(longer) > 1:
                bearers[words] = list(longer.values())
    found: dict[tuple[int, int], Draft] = {}
    named: set[int] = set()
    for run in runs:
        fitting = [one for one in bearers.get(run.words, ()) if not _is_other_gender(run.gender, one.gender)]
        known = [one for one in fitting if id(one) in named]
        if len(known) == 1:
            found[(run.sentence, run.first)] = known[0]
        if run.words in drafts:
            named.add(id(drafts[run.words].root))
    return found


def _is_other_gender(one: str | None, two: str | None) -> bool:
    return bool(one and two and one != two)


def _is_bearer(short: Draft, long: Draft) -> bool:
    if long is short or long.type is not EntityType.PERSON or not is_short_form(short.words, long.words):
        return False
    return not _is_other_gender(short.gender, long.gender)


def _begins(words: tuple[str, ...], other: Draft, kind: EntityType) -> bool:
    if other.type is not kind or len(words) >= len(other.words) or other.words[: len(words)] != words:
        return False
    return not other.words[len(words)].startswith("'")  # the squad of a department is not the department


def _settle_types(runs: Sequence[NameRun]) -> dict[tuple[str, ...], EntityType]:
    """What each spelling names: the most certain reading of any of its runs decides for all."""
    kinds: dict[tuple[str, ...], EntityType | None] = {}
    certain = {run.words for run in runs if run.is_certain}
    firm = {run.words for run in runs if not run.is_weak}
    for run in runs:
        if run.is_certain or (run.words not in certain and kinds.get(run.words) is None):
            kinds[run.words] = run.type
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for words, kind in kinds.items():
        is_shown = words in certain and kind is EntityType.PERSON
        if is_shown or (kind is None and words in firm and 1 < len(words) <= LONGEST_UNKNOWN_PERSON):
            for word in words:
                by_word.setdefault(word, []).append(words)
    settled: dict[tuple[str, ...], EntityType] = {}
    for words, kind in kinds.items():
        is_settled = words in certain and kind is not None
        is_open = kind is not EntityType.ORGANISATION or _is_surname(words, by_word)
        if not is_settled and is_open and _is_part_of_person(words, by_word):
            settled[words] = EntityType.PERSON
        elif kind is not None or words in firm:
            is_person = 1 < len(words) <= LONGEST_UNKNOWN_PERSON
            settled[words] = kind or (EntityType.PERSON if is_person else EntityType.ORGANISATION)
    return settled


def _is_surname(words: tuple[str, ...], people: Mapping[str, Sequence[tuple[str, ...]]]) -> bool:
    """As in "the Quilla case" after "Ana Quilla": one word that stands behind the given name of one person."""
    longer = people.get(words[0], ())
    return len(words) == 1 and len(longer) == 1 and longer[0][0] != words[0]


def _is_part_of_person(words: tuple[str, ...], people: Mapping[str, Sequence[tuple[str, ...]]]) -> bool:
    """Whether the words stand, in order, in the name of somebody whom a sign shows to be a person."""
    return any(is_short_form(words, long) for long in people.get(words[0], ()))


def _longer_people(draft: Draft, others: Iterable[Draft]) -> list[Draft]:
    found: list[Draft] = []

    for other in others:
        if other.merged is None and other.type is EntityType.PERSON and is_short_form(draft.words, other.words):
            if draft.gender and other.gender and draft.gender != other.gender:
                continue
            found.append(other)
    return found


def is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `long`, in order; an initial stands for a word.

    Behind "viuda de" a surname is the husband's: "Ríos" is not "Ana Torres Vda. de Ríos".
    """
    at = 0
    husband = next((number for number, word in enumerate(long) if word.rstrip(".") in _WIDOWED), len(long))
    if short and short[0] in long[husband + 1 :] and short[0] not in long[:husband]:
        return False
    for word in short:
        while at < len(long) and not (long[at] == word or (word.endswith(".") and long[at].startswith(word[:-1]))):
            at += 1
        if at == len(long):
            return False
        at += 1
    return len(short) < len(long) or short != long
