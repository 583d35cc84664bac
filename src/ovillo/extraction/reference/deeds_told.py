"""Whether what stands behind a name tells a deed of its bearer, or that a warrant is out for them."""

from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_DEED = 5
"""Tokens after a name and its description among which a deed of theirs is told."""
_ASIDE = 12
_LED = 3
_WARRANT = 9
"""Tokens after "had" or "was" among which stands the warrant, or who seeks them."""
_SIGNS = frozenset("$€£₹₦¥")


def is_deed_told(sentence: Sentence, name: Slot, who: WhoWords) -> bool:
    """As in "X, 44, trafficked women", "X, de 38 años, cobraba 200 dólares": what nobody tells of a victim."""
    end = name.end + 1
    return any(_is_deed(sentence, begin, who) for begin in (end, _past_aside(sentence, end)))


def _is_deed(sentence: Sentence, end: int, who: WhoWords) -> bool:
    for at, token in enumerate(sentence.tokens[end : end + _DEED]):
        word = fold(token.text)
        if word in who.words["presenting_deeds"]:
            return not _is_of_own(sentence, end + at + 1, who)
        ahead = {fold(t.text) for t in sentence.tokens[end + at + 1 : end + at + 1 + _DEED]}
        if word in who.words.get("answering", ()) and ahead & who.words["own_charges"]:
            return True
        is_tried = any(each.startswith(tuple(who.words["signs_of_trial"])) for each in ahead)
        is_due = bool(ahead & who.words["due_in_court"] and ahead & who.words.get("of_courts", frozenset()))
        if word in who.words["be"] and (is_tried or is_due) and not ahead & who.words["unheld"]:
            return True  # "X, 29, will be sentenced in May", "is due in court"
        if (word in who.words["be"] or word in who.words["bears_warrant"]) and _is_wanted(sentence, end + at + 1, who):
            return True
        is_at_court = word in who.words.get("before_court", ()) and bool(ahead & who.words["of_courts"])
        if is_at_court and not {fold(t.text) for t in sentence.tokens[end:]} & who.words["court_guests"]:
            return True
        if word in who.words["terms_given"] and ahead & who.words["term_words"]:
            return True  # "X, 78, was given 25 years"
        if word in who.words["presenting_gains"]:
            rest = sentence.tokens[end + at + 1 : end + at + 1 + _DEED]
            is_money = any(fold(t.text) in who.words["gains"] or _is_money(t.text, who) for t in rest)
            return is_money and not {fold(t.text) for t in sentence.tokens[end:]} & who.words["not_gains"]
    return False


def _is_wanted(sentence: Sentence, at: int, who: WhoWords) -> bool:
    """As in "X, 38, tenía vigente una orden de captura", "was wanted for smuggling"; not "was wanted by her family"."""
    led = fold(sentence.tokens[at - 1].text)
    ahead = [fold(token.text) for token in sentence.tokens[at : at + _WARRANT]]
    if set(ahead[:_DEED]) & who.words["unheld"]:
        return False
    if led in who.words["be"]:
        return bool(set(ahead[:_LED]) & who.words["hunted"]) and bool(set(ahead) & who.words["seeking"])
    return bool(set(ahead) & who.words["warrants_out"])


def _is_of_own(sentence: Sentence, at: int, who: WhoWords) -> bool:
    """As in "sold her house", "admitted she had doubts"; not "sold her baby"."""
    ahead = [fold(token.text) for token in sentence.tokens[at : at + 2]]
    if not ahead:
        return False
    subjects = who.pronouns["male"] | who.pronouns["female"] | who.words["that"]
    children = who.words["infants"] | who.words["small_children"] | who.words["descendants"]
    is_thing = ahead[0] in who.words["possessives"] and not (len(ahead) > 1 and ahead[1] in children)
    return is_thing or ahead[0] in subjects


def _past_aside(sentence: Sentence, end: int) -> int:
    """Index behind what two commas part from the name: "X, working in the accounts office, had"."""
    commas = [at for at in range(end, min(end + _ASIDE, len(sentence.tokens))) if sentence.tokens[at].text == ","]
    return commas[1] + 1 if len(commas) > 1 and commas[0] == end else end


def _is_money(word: str, who: WhoWords) -> bool:
    return any(mark in _SIGNS for mark in word) or fold(word) in who.words["money"]
