"""Whom "A nurse was jailed" at the beginning of a report tells of, where it names but one who is tried.

1. The sentence tells the arrest, charge or sentence of one person, and of nobody beside.
2. The report tells the like of one named person, whom it names next, and of no other whom it does not name.
3. Nothing told of the named person is contrary: gender, age, another trade, being kin, a victim or a witness.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.known_people import Known, Report, are_alike, is_somebody_else
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_tried
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind
from ovillo.extraction.words.who_words import WhoWords

_SOON = 4
_TRADES = frozenset({"occupation", "office"})
_KIN = frozenset({"relative", "partner"})


def only_tried(report: Report, number: int, slot: Slot, fitting: Sequence[Known]) -> Draft | None:
    """The one named person whom the description can only mean; `fitting` are those of its gender and age."""
    if number > report.lead or not _is_told_alone(report, number, slot):
        return None
    tried = [one for one in report.known if is_ever_tried(report, one.draft)]
    if len(tried) != 1 or tried[0] not in fitting or not _is_next(report, number, slot, tried[0]):
        return None
    if are_others_tried(report, slot, tried[0]) or is_contrary(report, slot, tried[0]):
        return None
    assert slot.role is not None
    tried[0].draft.root.roles.add(slot.role.role.lemma)  # "the nurse" of the next sentences
    return tried[0].draft


def _is_told_alone(report: Report, number: int, slot: Slot) -> bool:
    """Rule 1."""
    sentence, row, who = report.sentences[number], report.slots[number], report.who
    others = [o for o in row if o is not slot and o.draft.root is not slot.draft.root and _is_person(o)]
    return is_tried(sentence, row, slot, who) and not any(is_tried(sentence, row, other, who) for other in others)


def is_ever_tried(report: Report, draft: Draft) -> bool:
    """Whether an arrest, a charge or a sentence is told of them where they are named, or right before their name."""
    rows = zip(report.sentences, report.slots, strict=True)
    named = ((s, row, o) for s, row in rows for o in row if o.draft.root is draft.root)
    return any(is_tried(sentence, row, other, report.who) for sentence, row, other in named)


def _is_next(report: Report, number: int, slot: Slot, one: Known) -> bool:
    """Whether the text below the headings names them soon after the description, and but officials before that."""
    first = (number, slot.first)
    begun = max((at for at in range(number) if report.sentences[at].block.kind is not BlockKind.PARAGRAPH), default=-1)
    places = {id(other): [at for at in other.places if at[0] > begun] for other in report.known}
    mine = places[id(one)]
    if not mine or not first < mine[0] <= (number + _SOON, len(report.sentences)):
        return False
    between = [other for other in report.known if other is not one and places[id(other)]]
    return all(is_official(o.draft, report.who) for o in between if places[id(o)][0] < mine[0])


def is_other_meant(report: Report, one: Known) -> bool:
    """Whether a headline may mean somebody else: one without an office whom the report names before this one."""
    before = [other for other in report.known if other is not one and other.places and other.places[0] < one.places[0]]
    return any(not is_official(other.draft, report.who) for other in before)


def are_others_tried(report: Report, slot: Slot, one: Known) -> bool:
    """Whether the report tells the like of others without a name before, or as, it names this one."""
    assert slot.role is not None
    last = one.places[0][0] if one.places else len(report.sentences)
    for number, (sentence, row) in enumerate(zip(report.sentences, report.slots, strict=True)):
        if sentence.block.kind is not BlockKind.PARAGRAPH or number > last:
            continue
        for other in row:
            is_open = other.run is None and other.draft.root.level is NameLevel.ROLE and _is_person(other)
            if not is_open or other is slot or other.role is None or other.draft.root is slot.draft.root:
                continue
            is_one = not other.is_plural and other.role.determiner in report.who.words["definite"]
            if not is_one and is_tried(sentence, row, other, report.who):
                return True
    return False


def is_bystander(report: Report, one: Known, slot: Slot) -> bool:
    """Whether they are told to be kin of somebody without a name, a witness or of the court, and no arrest of them."""
    if is_ever_tried(report, one.draft):
        return False
    told = report.who.words.get("witnessing", frozenset())
    rows = zip(report.sentences, report.slots, strict=True)
    named = ((s, o) for s, row in rows for o in row if o.draft.root is one.draft.root and o.run is not None)
    is_witness = any(set(map(fold, (t.text for t in s.tokens[o.last + 1 :]))) & told for s, o in named)
    court = one.draft.root.roles & report.who.words.get("court_trades", frozenset())
    is_of_court = bool(court) and slot.role is not None and not are_alike(court, slot.role.role.lemma, report.who)
    return is_witness or is_of_court or _is_kin_of_unnamed(report, one)


def is_contrary(report: Report, slot: Slot, one: Known) -> bool:
    """Rule 3."""
    assert slot.role is not None
    who, lemma, roles = report.who, slot.role.role.lemma, one.draft.root.roles
    told = {role for role in roles if _categories(role, who) & _TRADES}
    is_general = not slot.role.role.categories & _TRADES
    is_other_trade = bool(told) and not is_general and not are_alike(told, lemma, who)
    return is_other_trade or is_contrary_but_trade(report, slot, one)


def is_contrary_but_trade(report: Report, slot: Slot, one: Known) -> bool:
    """Rule 3, the trade left out."""
    who, roles = report.who, one.draft.root.roles
    if is_somebody_else(report, one, slot) or roles & who.words["outsiders"] | roles & who.words["infants"]:
        return True
    return _is_kin_of_unnamed(report, one)


def _is_kin_of_unnamed(report: Report, one: Known) -> bool:
    """As in "the woman's sister, X", "X, mother of the girl"; never "X, sister of the deputy Y"."""
    who = report.who
    for sentence, row in zip(report.sentences, report.slots, strict=True):
        for slot in row:
            is_kin = slot.role is not None and slot.run is None and bool(slot.role.role.categories & _KIN)
            if slot.draft.root is not one.draft.root or not is_kin:
                continue
            before = fold(sentence.tokens[slot.first - 1].text) if slot.first else ""
            after = fold(sentence.tokens[slot.last + 1].text) if slot.last + 1 < len(sentence.tokens) else ""
            owner = next((other for other in row if other.first > slot.last), None)
            is_of_name = after in who.words["of"] and owner is not None and owner.run is not None
            if before in who.words["possessive_mark"] or (after in who.words["of"] and not is_of_name):
                return True
    return False


def _categories(lemma: str, who: WhoWords) -> frozenset[str]:
    found = (role.categories for _, role in who.roles.get(lemma.split(maxsplit=1)[0], ()) if role.lemma == lemma)
    return frozenset(category for categories in found for category in categories)


def _is_person(slot: Slot) -> bool:
    return slot.draft.root.type in {EntityType.PERSON, EntityType.GROUP}
