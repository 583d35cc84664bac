"""Whom a description at the beginning of a report means, where the report names them later: "A nurse was arrested".

1. By the same act told of both, by their trade, by who is introduced next, by who alone is tried, or who is presented.
2. Nobody is meant whom their first sentence shows to be somebody else.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.fates import introduced_by_noun, introduced_next, same_fate
from ovillo.extraction.reference.known_people import (
    Known,
    Report,
    ages_of,
    are_alike,
    is_child,
    is_new,
    is_other,
    is_somebody_else,
)
from ovillo.extraction.reference.one_more import is_one_more
from ovillo.extraction.reference.presented import presented_next
from ovillo.extraction.reference.principals import find_at_large, is_taken_up
from ovillo.extraction.reference.sole import (
    are_others_tried,
    is_bystander,
    is_contrary,
    is_contrary_but_trade,
    is_other_meant,
    only_tried,
)
from ovillo.extraction.reference.suffered import behind_name
from ovillo.extraction.reference.traits_told import former_posts, is_parent_of_many
from ovillo.extraction.reference.tried import is_blamed, is_tried
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

SOON = 3


def named_after(report: Report, number: int, slot: Slot, fitting: Sequence[Known], ages: set[int]) -> Draft | None:
    """The one named later whom "a nurse" can only mean; `fitting` are those of its gender and age."""
    assert slot.role is not None
    if slot.role.determiner in report.who.words["others"]:
        return None  # "evidence of another suspect"
    found = _of_same_fate(report, number, slot, ages) or _named_later(report, number, slot, fitting)
    found = found or _introduced(report, number, slot, ages) or only_tried(report, number, slot, fitting)
    found = found or presented(report, number, slot, fitting)
    return None if found is not None and is_one_more(report, (number, slot), found) else found


def _of_same_fate(report: Report, number: int, slot: Slot, ages: set[int]) -> Draft | None:
    """As in "A judge was arrested. … X, a judge of Y, was arrested": though the post is told otherwise."""
    assert slot.role is not None
    found = same_fate(report.sentences, report.slots, (number, slot), report.who)
    known = [one for one in report.known if one.draft.root in found and not is_other(one, slot, ages)]
    alike = [one for one in known if are_alike(one.draft.root.roles, slot.role.role.lemma, report.who)]
    alike = [one for one in alike if not is_new(report, one, number, slot)]
    is_clear = len(alike) == 1 and (number <= report.lead or _is_alone(report, slot))
    return alike[0].draft if is_clear else None


def _introduced(report: Report, number: int, slot: Slot, ages: set[int]) -> Draft | None:
    """As in "A nurse was arrested. The suspect, X, …"."""
    at, who = (number, slot), report.who
    found = introduced_next(report.sentences, report.slots, at, who)
    if found is None and _is_alone(report, slot):
        found = introduced_by_noun(report.sentences, report.slots, at, who)
    known = next((one for one in report.known if one.draft.root is found), None)
    if known is None or is_other(known, slot, ages) or slot.role is None:
        return None
    known.draft.root.roles.add(slot.role.role.lemma)
    return known.draft


def presented(report: Report, number: int, slot: Slot, fitting: Sequence[Known]) -> Draft | None:
    """As in "A nurse was jailed. Ana X, 45, appeared in court"."""
    name = presented_next(report, number, slot)
    known = next((one for one in fitting if name is not None and one.draft.root is name.draft.root), None)
    if known is None or name is None or slot.role is None:
        return None
    if is_child(known, report.who) and slot.role.role.lemma in report.who.words["grown"]:
        return None  # "A man was held over the abduction of a boy. X, 7, was wanted"
    if is_contrary(report, slot, known) and not _is_post_told(report, slot, known, name):
        return None
    if report.sentences[number].block.kind is BlockKind.PARAGRAPH:
        known.draft.root.roles.add(slot.role.role.lemma)
    return known.draft


def _is_post_told(report: Report, slot: Slot, known: Known, name: Slot) -> bool:
    """As in "An officer was charged. Director X, 48, pleaded not guilty": only the trade is told otherwise."""
    assert slot.role is not None
    is_wide = "office" in slot.role.role.categories or slot.role.role.lemma in report.who.words["side_trades"]
    number = known.places[0][0] if known.places else 0
    is_shown = is_tried(report.sentences[number], report.slots[number], name, report.who)
    is_shown = is_shown or is_deed_told(report.sentences[number], name, report.who)
    return is_wide and is_shown and not is_contrary_but_trade(report, slot, known)


def is_indefinite(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether "a" stands before the noun, the name of a town between them: "a Villa Alta man"."""
    assert slot.role is not None
    at = slot.first
    led = sentence.tokens
    while slot.role.determiner is None and who.modifier_is_left and at > 0 and led[at - 1].is_capitalised:
        if fold(led[at - 1].text) in who.words["indefinite"]:
            break  # "A Villa Alta man" at the beginning
        at -= 1
    at -= slot.first > at > 0 and fold(sentence.tokens[at - 1].text) in who.words["former"]
    before = fold(sentence.tokens[at - 1].text) if slot.first > at > 0 else ""
    return (slot.role.determiner or before) in who.words["indefinite"]


def _named_later(report: Report, number: int, slot: Slot, fitting: Sequence[Known]) -> Draft | None:
    """As in "A nurse was arrested. … The nurse, X": whom the report names after it has said what she is."""
    role, who = slot.role, report.who
    assert role is not None
    later = [one for one in fitting if one.places and one.places[0] > (number, slot.first)]
    if "organisation" in role.role.categories or not later:
        return None
    fitting = [one for one in fitting if not (is_somebody_else(report, one, slot) or is_bystander(report, one, slot))]
    later = [one for one in later if one in fitting]
    if number <= report.lead and _is_only_subject(report, number, slot):
        if report.alone is None or report.alone not in later or are_others_tried(report, slot, report.alone):
            return None
        return None if _does_something_else(report, report.alone) else report.alone.draft
    is_parent = is_parent_of_many(report.sentences[number], slot, who)
    lemma = role.role.lemma
    if is_parent or lemma in who.words["grown"] | who.words["accused"] | who.words["epithets"]:
        if number > report.lead:
            return None
        charged = [one for one in fitting if one.draft.root in report.principals]
        is_known = len(charged) == 1 and charged[0] in later and not is_child(charged[0], who)
        is_clear = slot.gender is None or (is_known and charged[0].draft.root.gender is not None)
        is_clear = (is_clear or len(report.principals) == 1) and not (is_known and is_other_meant(report, charged[0]))
        return charged[0].draft if is_known and is_clear and _is_alone(report, slot) else None
    alike = [one for one in fitting if are_alike(one.draft.root.roles, lemma, who)]
    alike = [one for one in alike if "office" not in role.role.categories or lemma in one.draft.root.roles]
    if role.is_former:  # "a former judge": no judge in office
        alike = [one for one in alike if are_alike(former_posts(one.draft, who), lemma, who)]
    if len(alike) != 1 or alike[0] not in later or not _is_alone(report, slot):
        return None
    first = alike[0].places[0][0]
    is_told = alike[0].is_held or alike[0].ages or alike[0].draft.root in report.principals
    if _does_something_else(report, alike[0]):
        return None
    if not (is_told or is_taken_up(report.sentences[first], report.slots[first], alike[0].draft, who)):
        return None  # "a nurse was arrested. … Nurse X said": another nurse, perhaps
    return alike[0].draft if number <= report.lead or first <= number + SOON else None


def _does_something_else(report: Report, one: Known) -> bool:
    """As in "A doctor was arrested. Dr X, 50, examined the baby": X does another thing, and nothing says it of X."""
    number, first = one.places[0]
    row = report.slots[number]
    name = next((slot for slot in row if slot.run is not None and slot.first <= first <= slot.last), None)
    is_titled = name is not None and name.run is not None and bool(name.run.title)
    if name is None or one.is_held or not is_titled or is_tried(report.sentences[number], row, name, report.who):
        return False
    ahead = behind_name(report, number, name)
    is_blamed_there = is_blamed(report.sentences[number], row, name, report.who)
    return bool(ahead) and ahead[0].isalpha() and ahead[0] not in report.who.words["be"] and not is_blamed_there


def _is_only_subject(report: Report, number: int, slot: Slot) -> bool:
    """Whether the sentence tells first that this one was arrested or charged, in a report that names but one such."""
    who, sentence = report.who, report.sentences[number]
    assert slot.role is not None
    people = [other for other in report.slots[number] if other.draft.root.type is EntityType.PERSON]
    is_official = "office" in slot.role.role.categories and not slot.role.is_former
    if report.alone is None or is_official or not people or people[0] is not slot:
        return False
    is_apart = is_other(report.alone, slot, ages_of(sentence, slot, who)) or is_child(report.alone, who)
    is_apart = is_apart or report.alone.draft in find_at_large(report.sentences, report.slots, who)
    return not is_apart and any(fold(token.text).startswith(who.signs_of_arrest) for token in sentence.tokens)


def _is_alone(report: Report, slot: Slot) -> bool:
    """Whether no other group without a name, and no plural, is called so in running text."""
    assert slot.role is not None
    for number, row in enumerate(report.slots):
        for other in row:
            if other is slot or other.role is None or other.run is not None:
                continue
            if not are_alike({other.role.role.lemma}, slot.role.role.lemma, report.who):
                continue
            if slot.gender and other.gender and slot.gender != other.gender:
                continue
            is_heading = report.sentences[number].block.kind is not BlockKind.PARAGRAPH
            is_new = other.role.determiner in report.who.words["indefinite"] or other.is_plural
            if is_new and not is_heading and other.draft.root.level is NameLevel.ROLE:
                return False
    return True
