"""One band called by several nouns: "a ring … the gang … the syndicate" where a report speaks of no second band.

1. A band is opened by "a", by its name, or by being the first that is spoken of. Where two are opened, none is joined.
   A name with no noun beside it, such as "Los Cuervos", opens it only where nothing else does.
2. A plural of bands, or "another" one, leaves every band as it stands; "sold to gangs" tells of none in particular.
3. "The group", "la organización" may be a body that does no harm: not the band where such a body is opened, too;
   and "the ring" is never a body that is only called an organisation, such as the one that wrote the report.
4. Whom a preposition ties to the name in one sentence is another.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.coreference import is_open
from ovillo.extraction.reference.known_people import Report
from ovillo.extraction.reference.role_links import is_definite
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind
from ovillo.extraction.words.who_words import WhoWords

_QUOTES = frozenset("\"'“”«»‘’")
Place = tuple[int, Slot]
"""Number of the sentence, and the group."""


def link_bands(report: Report) -> None:
    """Joins every definite noun of a band to the only band of the report."""
    who = report.who
    bands = [(number, slot) for number, slot in _groups(report) if _is_band(slot, who)]
    clear = [(number, slot) for number, slot in bands if not _is_vague(slot, who)]
    if any(_are_told(report, number, slot) or _is_another(slot, who) for number, slot in clear):
        return
    target = _only_one(report, bands)
    if target is None:
        return
    strangers = {id(slot.draft.root) for at, slot in bands if _is_vague(slot, who) and _is_opener(report, at, slot)}
    begun = next((at, slot.first) for at, slot in _groups(report) if slot.draft.root is target)
    for number, slot in bands:
        is_vague = _is_vague(slot, who)
        if is_vague and ((number, slot.first) < begun or strangers - {id(target)}):
            continue
        if slot.draft.root is target or not is_open(slot) or is_tied(report, number, slot, target):
            continue
        if _may_be_it(report, number, slot):
            target.join(slot.draft)


def is_tied(report: Report, number: int, slot: Slot, target: Draft) -> bool:
    """As in "The gang, which works with the Marrow Cartel": whom a preposition ties to a name is another."""
    who, tokens = report.who, report.sentences[number].tokens
    names = (o for o in report.slots[number] if o.first > slot.last and o.run is not None and o.draft.root is target)
    before = ([fold(token.text) for token in tokens[o.first - 2 : o.first]] for o in names)
    words = ((row[0] if row[1] in who.words["definite"] else row[1]) for row in before)
    return any(word in who.words["prepositions"] | who.words["of_group"] for word in words)


def _are_told(report: Report, number: int, slot: Slot) -> bool:
    """As in "two gangs", "the gangs"; not "to couples or to gangs", of none in particular."""
    who, is_bare = report.who, slot.role is not None and slot.role.determiner is None and slot.quantity is None
    before = fold(report.sentences[number].tokens[slot.first - 1].text) if slot.first else ""
    is_led = before in who.words["prepositions"] | who.words["before_whom"] | who.words["and"]
    return slot.is_plural and not (is_bare and is_led)


def _groups(report: Report) -> Iterator[Place]:
    for number, row in enumerate(report.slots):
        if report.sentences[number].block.kind is not BlockKind.BYLINE:
            yield from ((number, slot) for slot in row)


def _is_band(slot: Slot, who: WhoWords) -> bool:
    role = slot.role.role if slot.role is not None else None
    is_group = role is not None and role.type is EntityType.GROUP and "group" in role.categories
    return role is not None and is_group and _noun(role.lemma, who) in who.words["bands"] | who.words["vague_bands"]


def _noun(lemma: str, who: WhoWords) -> str:
    return lemma.split()[-1 if who.modifier_is_left else 0]


def _is_vague(slot: Slot, who: WhoWords) -> bool:
    """As "the group", "la organización": no word says that it does harm."""
    return slot.role is not None and slot.role.role.lemma in who.words["vague_bands"] and slot.run is None


def _is_another(slot: Slot, who: WhoWords) -> bool:
    return slot.role is not None and slot.role.determiner in who.words["others"] | who.words["one_more"]


def _only_one(report: Report, bands: Sequence[Place]) -> Draft | None:
    """Rule 1."""
    bands = [(number, slot) for number, slot in bands if not is_mere_body(report, number, slot)]
    clear = [(number, slot) for number, slot in bands if not _is_vague(slot, report.who)]
    opened = [slot.draft.root for number, slot in clear if _is_opener(report, number, slot)]
    if not opened:
        opened = [slot.draft.root for number, slot in _groups(report) if _is_name_alone(report, number, slot)]
    if not opened:
        vague = [slot.draft.root for number, slot in bands if _is_opener(report, number, slot)]
        told = [slot.draft.root for number, slot in clear if report.sentences[number].block.kind is BlockKind.PARAGRAPH]
        opened = vague or told[:1]
    return opened[0] if len({id(root) for root in opened}) == 1 else None


def _is_name_alone(report: Report, number: int, slot: Slot) -> bool:
    """As "Los Cuervos", or a name in quotation marks that was found to be a band's, with no noun beside it."""
    root = slot.draft.root
    if slot.role is not None or root.type is not EntityType.GROUP or root.level is NameLevel.ROLE:
        return False
    first = fold(report.sentences[number].tokens[slot.first].text)
    return (slot.run is None and slot.kind is ArgumentKind.NAME) or first in report.who.words["plural_articles"]


def is_mere_body(report: Report, number: int, slot: Slot) -> bool:
    """Whether it is named as in "a report by the organisation X": nobody who then says "the ring" means that."""
    if slot.run is None or not _is_named_vaguely(slot, report.who):
        return False
    first = report.sentences[number].tokens[slot.run.first]
    before = report.sentences[number].tokens[slot.run.first - 1].text if slot.run.first else ""
    return fold(first.text) not in report.who.words["band_articles"] and before not in _QUOTES


def _is_named_vaguely(slot: Slot, who: WhoWords) -> bool:
    return slot.role is not None and fold(slot.role.role.lemma) in who.words["vague_bands"]


def _is_opener(report: Report, number: int, slot: Slot) -> bool:
    """Whether the group speaks of a band for the first time: "a gang", or a name."""
    is_named = slot.run is not None or slot.draft.root.level is not NameLevel.ROLE
    is_named = is_named and slot.draft.root.type is EntityType.GROUP
    is_named = is_named or _is_numbered(report, number, slot)
    is_text = report.sentences[number].block.kind is BlockKind.PARAGRAPH
    is_new = slot.role is not None and slot.role.determiner in report.who.words["indefinite"]
    return is_named or (is_text and is_new)


def _is_numbered(report: Report, number: int, slot: Slot) -> bool:
    """As in "la pandilla 18R"."""
    tokens = report.sentences[number].tokens[slot.head + 1 : slot.last + 1]
    return any(mark.isdigit() for token in tokens for mark in token.text)


def _may_be_it(report: Report, number: int, slot: Slot) -> bool:
    """Whether nothing in or after the group tells which one is meant."""
    sentence, who, role = report.sentences[number], report.who, slot.role
    assert role is not None
    is_heading = sentence.block.kind is not BlockKind.PARAGRAPH and role.determiner is None
    if _is_numbered(report, number, slot) or slot.draft.root.level is not NameLevel.ROLE:
        return False
    if not (is_heading or is_definite(sentence, slot, who)):
        return False
    inside = {fold(token.text) for token in sentence.tokens[slot.first : slot.last + 1]}
    after = fold(sentence.tokens[slot.last + 1].text) if slot.last + 1 < len(sentence.tokens) else ""
    following = next((other for other in report.slots[number] if other.first > slot.last), None)
    is_of_name = after in who.words["of_group"] and following is not None and following.run is not None
    is_other = bool(inside & (who.words["others"] | who.names["demonyms"] | who.words["one_more"]))
    return not (is_other or is_of_name or after in who.pronouns["relative"])
