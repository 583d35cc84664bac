"""Who is named after "A nurse was arrested" and is plainly somebody else.

1. One more who is held ("was also arrested", "another suspect, X"), or on the other side of the deed: the buyer.
2. To whom something was done ("X, 45, was stabbed", "X, whose baby was stolen"), a witness, who was not held.
3. Who is named in passing: "the case of X", "the officer who arrested her, X".
4. Who is named by another trade, or by nothing that the two sentences share, where no arrest nor deed is told of them.
"""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.known_people import Report, are_alike
from ovillo.extraction.reference.presented import is_called_so, is_told_by_clause, may_be_either, opens, says_who
from ovillo.extraction.reference.suffered import behind_name, has_suffered
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_STEM = 4
_NEAR = 2
_BACK = 3
_REACH = 4
_LONG = 6


def is_one_more(report: Report, opening: tuple[int, Slot], draft: Draft) -> bool:
    """Whether the sentence that names them first shows that the description before it means somebody else."""
    (number, slot), place = opening, _first_place(report, draft)
    if place is None or place[0] <= number or slot.role is None:
        return False
    later, name = place
    if _is_also_held(report, later, name) or _is_other_side(report, opening, later, name):
        return True
    if is_called_so(report, opening, later, name) or says_who(report.sentences[later], name, report.who):
        return not is_called_so(report, opening, later, name) and may_be_either(report, opening, later)
    if _is_not_held(report, later, name) or _is_another(report, later, name):
        return True
    is_alike = are_alike(draft.root.roles, slot.role.role.lemma, report.who)
    is_accused = _is_called_blamed(report, later, name) and not _is_of(report, later, name)
    if not (is_alike or is_accused) and _is_in_passing(report, later, name):
        return True
    sentence, row, who = report.sentences[later], report.slots[later], report.who
    if is_accused or is_blamed(sentence, row, name, who) or is_deed_told(sentence, name, who):
        return False
    if has_suffered(report, later, name):
        return True
    if _is_told_by_clause(report, later, name):
        return True
    if is_alike:
        return False
    is_shared = _are_akin(report, number, later) or _is_told_by_office(sentence, name, who)
    return _is_of_other_trade(row, name, slot, who) or not is_shared


def _first_place(report: Report, draft: Draft) -> tuple[int, Slot] | None:
    for at, row in enumerate(report.slots):
        if report.sentences[at].block.kind is BlockKind.PARAGRAPH:
            for each in row:
                if each.run is not None and each.draft.root is draft.root:
                    return at, each
    return None


def _is_also_held(report: Report, later: int, name: Slot) -> bool:
    """As in "X was also arrested", "X was jailed in another case"; not "X was also charged with"."""
    who = report.who
    words = [fold(token.text) for token in report.sentences[later].tokens[name.last + 1 :]]
    if set(words) & who.words["apart_from_it"] or set(words) & who.words.get("witnessing", frozenset()):
        return True  # "was convicted of a similar crime", "testified"
    if any(one in who.words["without"] and other in who.words["charges"] for one, other in pairwise(words)):
        return True
    for at, word in enumerate(words):
        if word in who.words["besides_one"] and set(words[at + 1 : at + _NEAR]) & who.words["cases"]:
            return True
        near = words[max(0, at - _NEAR) : at + _NEAR]
        if word.startswith(tuple(who.words["signs_of_capture"])) and set(near) & who.words["besides_one"]:
            return True
    return False


def _is_other_side(report: Report, opening: tuple[int, Slot], later: int, name: Slot) -> bool:
    """As in "The buyer, X," behind "A woman who sold a baby", "The farmer, X," behind "sold it to a farmer"."""
    (number, slot), who = opening, report.who
    words = [fold(token.text) for token in report.sentences[number].tokens]
    mine = slot.role.role.lemma if slot.role is not None else ""
    others = [each.role.role.lemma for each in report.slots[number] if each.role is not None and each is not slot]
    for each in report.slots[later]:
        is_noun = each.role is not None and each.run is None and each.draft.root is name.draft.root
        if not is_noun or each.first > name.first or each.role is None:
            continue
        lemma = each.role.role.lemma
        if lemma in who.words["sides_of_deed"]:
            return not any(word.startswith(lemma[:_STEM]) for word in words)
        if any(are_alike({lemma}, other, who) for other in others) and not are_alike({lemma}, mine, who):
            return True
    return False


def _is_not_held(report: Report, later: int, name: Slot) -> bool:
    who, ahead = report.who, behind_name(report, later, name)
    is_held = any(word.startswith(tuple(who.words["signs_of_capture"])) for word in ahead)
    return is_held and bool(set(ahead[:_BACK]) & who.words["unheld"])


def _is_called_blamed(report: Report, later: int, name: Slot) -> bool:
    """As in "X, 22, accused of selling her son"."""
    return any(word.startswith(report.who.signs_of_arrest) for word in behind_name(report, later, name)[:1])


def _is_another(report: Report, later: int, name: Slot) -> bool:
    """As in "another suspect, X", "witness X"."""
    tokens, who = report.sentences[later].tokens, report.who
    mine = [each for each in report.slots[later] if each.draft.root is name.draft.root and each.first <= name.first]
    first = min(each.first for each in mine)
    near = {fold(token.text) for token in tokens[max(0, first - 1) : name.first]}
    inside = {fold(token.text) for token in tokens[name.first : name.last + 1]}
    return bool(near & who.words["besides_one"]) or bool(inside & who.words["outsiders"])


def _is_in_passing(report: Report, later: int, name: Slot) -> bool:
    """As in "the case of X", "The officer who held her, X": not of whom the sentence tells."""
    return not opens(report, later, name) or _is_behind_noun(report, later, name)


def _is_told_by_clause(report: Report, later: int, name: Slot) -> bool:
    """As in "The officer who arrested him, X, was praised"."""
    mine = [each for each in report.slots[later] if each.draft.root is name.draft.root and each.last < name.first]
    return any(is_told_by_clause(report, later, each) for each in mine)


def _is_of(report: Report, later: int, name: Slot) -> bool:
    """As in "the case of X, convicted in 2010"."""
    return name.first > 0 and fold(report.sentences[later].tokens[name.first - 1].text) in report.who.words["of_group"]


def _is_behind_noun(report: Report, later: int, name: Slot) -> bool:
    """Whether a comma parts the name from words about somebody else, nobody telling it."""
    tokens, who = report.sentences[later].tokens, report.who
    row = report.slots[later]
    first = min(each.first for each in row if each.draft.root is name.draft.root)
    if first < 1 or tokens[first - 1].text != ",":
        return False
    before = {fold(token.text) for token in tokens[:first]}
    people = [each for each in row if each.first < first and each.role is not None and each.run is None]
    return bool(people) and not before & (who.words["tellers"] | who.words["according"])


def _is_of_other_trade(row: Sequence[Slot], name: Slot, slot: Slot, who: WhoWords) -> bool:
    """As in "Dr X examined the baby", "The patient, X," behind "a nurse", "a woman"."""
    mine = [each for each in row if each.draft.root is name.draft.root and each.role is not None]
    told = [each.role for each in mine if each.role is not None]
    trades = [role.role.lemma for role in told if role.role.categories & {"occupation", "office"}]
    trades += [each.role.role.lemma for each in mine if each.role is not None and each.last < name.first]
    trades = [
        lemma for lemma in trades if lemma not in who.words["epithets"] | who.words["grown"] | who.words["accused"]
    ]
    titled = name.run is not None and bool(name.run.title)
    lemma = slot.role.role.lemma if slot.role is not None else ""
    return (bool(trades) or titled) and not any(are_alike({trade}, lemma, who) for trade in trades)


def _are_akin(report: Report, number: int, later: int) -> bool:
    """Whether both sentences have a long word in common, in one of its forms: a place, a trade, a deed."""
    one, other = (
        {fold(t.text)[:_LONG] for t in report.sentences[at].tokens if len(t.text) >= _LONG} for at in (number, later)
    )
    return bool(one & other)


def _is_told_by_office(sentence: Sentence, name: Slot, who: WhoWords) -> bool:
    """As in "X, 51, worked there, prosecutors said"."""
    return any(fold(token.text) in who.words["charging"] for token in sentence.tokens[name.last + 1 :])
