"""Which named person, body or place a description means: "the woman", "a nurse" before her name, "the clinic".

1. A definite description means the one earlier name that fits it by trade, age, gender and place in the text; where
   two fit, it means neither.
2. A description at the beginning of a report means the one person of that trade or gender whom it names later.
3. Nobody is joined against a known gender, age or number.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.predicatives import named_behind
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.bodies_led import leads_other_body
from ovillo.extraction.reference.borne_out import is_borne_out
from ovillo.extraction.reference.by_deed import of_deed, side_of
from ovillo.extraction.reference.countings import may_be_plural
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.described_first import is_indefinite, named_after, presented
from ovillo.extraction.reference.kin_nouns import is_of_kin
from ovillo.extraction.reference.known_people import (
    ADULT,
    Known,
    Report,
    ages_of,
    are_alike,
    is_child,
    is_infant,
    is_new,
    is_other,
    report_of,
)
from ovillo.extraction.reference.one_more import is_one_more
from ovillo.extraction.reference.other_posts import is_other_post, is_same_post
from ovillo.extraction.reference.owned import whom_it_owns
from ovillo.extraction.reference.role_links import is_definite, is_official
from ovillo.extraction.reference.sole import is_ever_tried, only_tried
from ovillo.extraction.reference.told_which import is_somebody_of_theirs, may_be_told_so
from ovillo.extraction.reference.traits_told import (
    former_posts,
    is_national,
    is_of_nation,
    is_parent_of_many,
    of_former_post,
    of_nation,
)
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

NEAR = 3
OLDEST_INFANT = 11
YOUNG = 36
_CUTS = frozenset({",", ";", ":", ".", "(", ")", "—", "–"})
NAMED_KINDS = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP})


def link_descriptions(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> Report:
    """Joins descriptions to the people that they can only mean; what was known of the document in doing so."""
    report = report_of(sentences, slots, who)
    for number, row in enumerate(slots):
        for slot in row:
            if not is_open(slot) or _are_many(sentences[number], slot, who):
                continue
            if slot.draft.root.type is EntityType.PERSON:
                found = _whom(report, number, slot)
                if found is None or leads_other_body(found, sentences[number], slot, who):
                    continue
                if not is_borne_out(sentences, slots, (number, slot), found, who):
                    continue
                if not _is_of_whose(sentences[number], row, slot, found, who):
                    found.join(slot.draft)
                    slot.is_inferred = True
    return report


def _is_of_whose(sentence: Sentence, row: Sequence[Slot], slot: Slot, found: Draft, who: WhoWords) -> bool:
    """As in "the nurse, whose lawyer is X": X, named behind "whose", is somebody of the nurse's."""
    first = next((other.first for other in row if other.first > slot.last and other.draft.root is found.root), 0)
    between = {fold(token.text) for token in sentence.tokens[slot.last + 1 : first]}
    return bool(between & who.words["whose"])


def _are_many(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "The accused were identified as X, Y and Z": several by the verb."""
    after = fold(sentence.tokens[slot.last + 1].text) if slot.last + 1 < len(sentence.tokens) else ""
    return may_be_plural(slot, who) and after in who.words["plural_verbs"]


def is_open(slot: Slot) -> bool:
    """Whether the group is a description of one that nobody has tied to a name yet."""
    is_single = not slot.is_plural and (slot.quantity is None or slot.quantity.value.number == 1)
    return slot.role is not None and slot.run is None and slot.draft.root.level is NameLevel.ROLE and is_single


def _whom(report: Report, number: int, slot: Slot) -> Draft | None:
    """The person whom the description can only mean."""
    who, sentence, role = report.who, report.sentences[number], slot.role
    assert role is not None
    if (
        role.number
        or role.determiner in who.words["possessives"] | who.words["possessives_plural"] | who.words["negative"]
    ):
        return None
    told, is_named = named_behind(sentence, report.slots[number], slot, who)
    if is_named:
        return told.draft.root if told is not None else None
    if is_somebody_of_theirs(sentence, slot, who):
        return None
    ages = ages_of(sentence, slot, who)
    fitting = [one for one in report.known if not (is_other(one, slot, ages) or is_new(report, one, number, slot))]
    fitting = [one for one in fitting if may_be_told_so(report, number, slot, one)]
    if role.role.lemma not in who.words["infants"]:
        is_kin = bool(role.role.categories & {"relative", "partner"})
        is_grown = is_kin or (bool(ages) and min(ages) > OLDEST_INFANT)
        fitting = [one for one in fitting if not (is_grown and is_infant(one.draft, who))]
    fitting = [one for one in fitting if not is_other_post(one.draft, sentence, slot, who)]
    if is_of_kin(sentence, row := report.slots[number], row.index(slot), (), who):  # "the suspect's", not X, his kin
        fitting = [one for one in fitting if not (one.places and one.places[0] > (number, slot.first)
                   and one.places[0][0] == number)]  # fmt: skip
    owned = whom_it_owns(sentence, report.slots[number], slot, who)
    fitting = [one for one in fitting if one.draft.root is not owned]
    if ages:  # "A man, 30, sold babies. X, 30, a witness, met him": an age makes no witness the accused
        fitting = [one for one in fitting if not _is_beside(one.draft, role.role.lemma, who)]
    if ages and (aged := [one for one in fitting if ages & one.ages]):
        return _of_age(aged, fitting, (number, slot), who)
    if is_definite(sentence, slot, who):
        found = _behind_definite(report, number, slot, fitting)
        if found is None and number <= report.lead and not is_spoken_of(report, number, slot):
            alike = [one for one in fitting if are_alike(one.draft.root.roles, role.role.lemma, who)]
            found = only_tried(report, number, slot, alike)  # "The former head of X was jailed"
            found = found or presented(report, number, slot, fitting)
            return None if found is not None and is_one_more(report, (number, slot), found) else found
        return found
    is_heading = sentence.block.kind is not BlockKind.PARAGRAPH
    if is_indefinite(sentence, slot, who) or (is_heading and role.determiner is None):
        return named_after(report, number, slot, fitting, ages)
    return None


def _of_age(aged: Sequence[Known], fitting: Sequence[Known], at: tuple[int, Slot], who: WhoWords) -> Draft | None:
    """The one of that age, unless another, whose age nobody tells, is of that trade: "The teacher, 35,"."""
    number, slot = at
    assert slot.role is not None
    lemma = slot.role.role.lemma
    is_trade = bool(slot.role.role.categories & {"occupation", "office"})
    if len(aged) != 1 or not is_trade or are_alike(aged[0].draft.root.roles, lemma, who):
        return aged[0].draft if len(aged) == 1 else None
    alike = [one for one in fitting if are_alike(one.draft.root.roles, lemma, who) and not one.ages]
    alike = [one for one in alike if _is_before(one, number, slot.first)]
    return aged[0].draft if not alike else alike[0].draft if len(alike) == 1 else None


def _is_beside(one: Draft, lemma: str, who: WhoWords) -> bool:
    """As in "A man, 30, sold babies. X, 30, a witness, met him": an age alone makes no witness the accused."""
    roles = one.root.roles
    return lemma not in roles and bool(roles & (who.words["outsiders"] | who.words["court_people"]))


def _behind_definite(report: Report, number: int, slot: Slot, fitting: Sequence[Known]) -> Draft | None:
    who, role = report.who, slot.role
    assert role is not None
    lemma = role.role.lemma
    earlier = [one for one in fitting if _is_before(one, number, slot.first)]
    if number <= report.lead and not any(not _is_official(one, who) for one in earlier):
        earlier = list(fitting)
    alike = [one for one in earlier if are_alike(one.draft.root.roles, lemma, who)]
    if alike or is_spoken_of(report, number, slot):
        is_sure = len(alike) == 1 and not is_spoken_of(report, number, slot) and _is_untold(report, number, slot)
        is_main = len(alike) == 1 and alike[0].draft is report.main
        is_main = is_main or (len(alike) == 1 and is_same_post(alike[0].draft, report.sentences[number], slot, who))
        is_sure = is_sure and (not role.is_former or is_main or _is_of_late(report, number, slot, alike[0]))
        return alike[0].draft if is_sure else None
    if len(told := _by_trait(report, number, slot, earlier)) == 1:
        return told[0]
    if ages_of(report.sentences[number], slot, who):
        return _aged(report, number, slot, earlier)
    is_parent = is_parent_of_many(report.sentences[number], slot, who)
    if not is_parent and (not is_plain(report, number, slot) or slot.complement is not None):
        return None
    if lemma in who.words["young"]:
        grown = [one for one in earlier if one.ages and max(one.ages) < YOUNG and not _is_official(one, who)]
        return _nearest(report, number, slot, grown)
    if lemma in who.words["accused"] | who.words["culprits"]:
        earlier = [one for one in earlier if _may_be_accused(report, one, lemma)]  # not "the complainant, X"
        charged = [one for one in earlier if one.draft.root in report.principals]
        charged = charged or [one for one in earlier if _is_held(report, one)]
        if len(charged) > 1 and not set(report.principals) & {one.draft.root for one in charged}:
            charged = [one for one in charged if is_ever_tried(report, one.draft)] or charged
        is_of_many = lemma in who.words["invariable"] and len(charged) > 1  # "the accused" may be all of them
        if len(charged) == 1 or is_of_many:
            return None if is_of_many else charged[0].draft
        return _nearest(report, number, slot, charged)
    if lemma in who.words["grown"] or is_parent:
        grown = [one for one in earlier if not is_child(one, who) and not _is_official(one, who)]
        return _nearest(report, number, slot, grown)
    if lemma in who.words["epithets"] or (role.is_former and "office" in role.role.categories):
        return _nearest(report, number, slot, _suited(report, number, slot, earlier))
    return None


def _suited(report: Report, number: int, slot: Slot, earlier: Sequence[Known]) -> list[Known]:
    """Whom "the businessman", "the former mayor" may mean; "the ringleader" only one of whom harm is told."""
    who, role = report.who, slot.role
    assert role is not None
    suited = [one for one in earlier if not one.draft.root.roles or one.draft.root in report.principals]
    suited = [one for one in earlier if former_posts(one.draft, who)] or suited
    if role.role.lemma in who.words["heads_of_bands"] | who.words["heads_of_bands_only"] | who.words["criminals"]:
        suited = [one for one in suited if _is_blamed(report, one)]
    if role.is_former and role.role.lemma not in who.words["epithets"] | who.words["wide_posts"]:
        suited = [one for one in suited if _may_have_been(one, number, who)]
    return suited


def _may_be_accused(report: Report, one: Known, lemma: str) -> bool:
    """Of officials, witnesses and lawyers only one who is told to be arrested, charged or sentenced."""
    is_apart = _is_beside(one.draft, lemma, report.who) or _is_of_court(one, report.who)
    return not is_apart or is_ever_tried(report, one.draft)


def _may_have_been(one: Known, number: int, who: WhoWords) -> bool:
    """Whether no post is told of them, nor are they named in the sentence: "X, an ex-minister, said the ex-mayor"."""
    is_near = any(place[0] == number for place in one.places)
    return not is_near and not former_posts(one.draft, who) and not _is_official(one, who)


def _aged(report: Report, number: int, slot: Slot, earlier: Sequence[Known]) -> Draft | None:
    """As in "X was arrested. The 43-year-old": of whom no age is told; who holds an office, if nobody else is named."""
    unaged = [one for one in earlier if not one.ages and not _is_official(one, report.who)]
    if max(ages_of(report.sentences[number], slot, report.who)) < ADULT:
        unaged = [one for one in unaged if is_child(one, report.who)]  # nobody else is told to be so young
        return _nearest(report, number, slot, unaged)
    if not unaged and len(earlier) == 1 and _is_held(report, earlier[0]) and not earlier[0].ages:
        return earlier[0].draft
    return _nearest(report, number, slot, unaged)


def _by_trait(report: Report, number: int, slot: Slot, earlier: Sequence[Known]) -> list[Draft]:
    """Of the earlier people those who alone are told to be of a nation, to have bought, or once to have held a post."""
    drafts = [one.draft for one in earlier]
    if slot.role is not None and side_of(slot.role.role.lemma, report.who):
        roots = {id(draft.root) for draft in drafts}
        return [one for one in of_deed(report.sentences, report.slots, (number, slot), report.who) if id(one) in roots]
    if is_national(slot) or is_of_nation(report.sentences[number], slot, report.who):
        return of_nation(report.sentences[: number + 1], report.slots[: number + 1], slot, drafts, report.who)
    is_former = slot.role is not None and slot.role.is_former
    return of_former_post(slot, drafts, report.who) if is_former else []


def _is_before(one: Known, number: int, first: int) -> bool:
    return any(place < (number, first) for place in one.places)


def _is_official(one: Known, who: WhoWords) -> bool:
    return is_official(one.draft, who)


def _is_of_court(one: Known, who: WhoWords) -> bool:
    """Whether the person tries, accuses, defends, holds or speaks for somebody."""
    return bool(one.draft.root.roles & who.words["court_people"])


def _is_held(report: Report, one: Known) -> bool:
    """Whether a sentence that speaks of them tells an arrest, a charge or a sentence."""
    rows = zip(report.sentences, report.slots, strict=True)
    spoken = (sentence for sentence, row in rows if any(slot.draft.root is one.draft.root for slot in row))
    return one.is_held or any(fold(t.text).startswith(report.who.signs_of_arrest) for s in spoken for t in s.tokens)


def _is_blamed(report: Report, one: Known) -> bool:
    """Whether they are the accused, or a sentence that names them tells a deed of theirs, an arrest or a charge."""
    rows = zip(report.sentences, report.slots, strict=True)
    named = ((s, row, o) for s, row in rows for o in row if o.draft.root is one.draft.root)
    told = (is_blamed(s, row, o, report.who) or is_deed_told(s, o, report.who) for s, row, o in named)
    return one.draft.root in report.principals or any(told)


def is_plain(report: Report, number: int, slot: Slot) -> bool:
    """Whether the group is only determiner and noun, and no clause after it tells which one is meant."""
    role = slot.role
    assert role is not None
    is_bare = role.name_first >= role.head - role.role.words + 1 - int(role.is_former)
    return is_bare and slot.last == role.head and _is_untold(report, number, slot)


def _is_untold(report: Report, number: int, slot: Slot) -> bool:
    """Whether no clause or number after the group tells which one is meant."""
    tokens, who = report.sentences[number].tokens, report.who
    after = fold(tokens[slot.last + 1].text) if slot.last + 1 < len(tokens) else ""
    is_numbered = any(mark.isdigit() for mark in after)
    return not (after in who.pronouns["relative"] | who.words["surnamed"] or is_numbered)


def is_spoken_of(report: Report, number: int, slot: Slot) -> bool:
    """Whether somebody without a name has been called so before."""
    assert slot.role is not None
    for at in range(number + 1):
        if report.sentences[at].block.kind is not BlockKind.PARAGRAPH:
            continue
        for other in report.slots[at]:
            if (at, other.first) >= (number, slot.first) or not is_open(other) or other.role is None:
                continue
            is_one = other.draft.root is slot.draft.root
            is_one = is_one or are_alike({other.role.role.lemma}, slot.role.role.lemma, report.who)
            if is_one and (slot.gender is None or other.gender in {None, slot.gender}):
                return True
    return False


def _nearest(report: Report, number: int, slot: Slot, candidates: Sequence[Known]) -> Draft | None:
    """The one candidate whom the sentences just before name, the nearest sentence that names any."""
    for at in range(number, max(-1, number - NEAR - 1), -1):
        if report.sentences[at].paragraph < report.sentences[number].paragraph - 1:
            break
        stop = slot.first if at == number else len(report.sentences[at].tokens)
        here = {
            id(other.draft.root): other.draft.root
            for other in report.slots[at]
            if other.first < stop
            and not (at == number and _is_in_same_clause(report.sentences[at], other, slot, report.who))
            and other.draft.root.type is EntityType.PERSON
            and not other.is_plural
            and not _is_baby(other, report.who)
            and other.draft.root is not slot.draft.root
            and not is_official(other.draft, report.who)
            and (slot.gender is None or other.gender in {None, slot.gender})
        }
        if not here:
            continue
        named = [one.draft.root for one in candidates if id(one.draft.root) in here]
        if len(here) == 1:
            return named[0] if named else None
        charged = [draft for draft in named if draft in report.principals]
        return charged[0] if len(charged) == 1 and len(named) == 1 else None
    return None


def _is_in_same_clause(sentence: Sentence, one: Slot, other: Slot, who: WhoWords) -> bool:
    """As in "X recruited the girl": who does it is not who undergoes it."""
    openers = who.pronouns["relative"] | who.words["and"] | who.words["clause_openers"] | who.words["person_verbs"]
    between = sentence.tokens[one.last + 1 : other.first]
    return not any(token.text in _CUTS or fold(token.text) in openers for token in between)


def _is_baby(slot: Slot, who: WhoWords) -> bool:
    return is_infant(slot.draft, who) or (slot.role is not None and slot.role.role.lemma in who.words["infants"])


def _is_of_late(report: Report, number: int, slot: Slot, one: Known) -> bool:
    """Whether the nearest sentence that names anybody of the same gender names this one."""
    for at in range(number, max(-1, number - NEAR - 1), -1):
        stop = slot.first if at == number else len(report.sentences[at].tokens)
        named = [
            other.draft.root
            for other in report.slots[at]
            if other.first < stop
            and other.draft.root.type is EntityType.PERSON
            and other.draft.root.level is not NameLevel.ROLE
            and (slot.gender is None or other.gender in {None, slot.gender})
        ]
        if named:
            return one.draft.root in named
    return True
