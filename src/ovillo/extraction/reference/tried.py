"""Of whom a sentence tells an arrest, a charge or a sentence, by where they stand in it.

1. What is done stands after them in the passive, before anybody else: "X was charged", "X, who was found guilty".
2. Or right before them, with nothing but articles and numbers between: "arrested X", "la captura de X", "15 años de
   prisión a X". What follows "by", "for" and "against" undergoes nothing.
3. What is denied, or only may come, is not told.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_REACH = 3
"""Tokens from an auxiliary to its participle."""
_BACK = 7
_CUTS = frozenset({",", ";", ":", ".", "(", ")", "—", "–"})
_MANY = frozenset({EntityType.PERSON, EntityType.GROUP})


def is_tried(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """Whether the sentence tells that this one is arrested, charged, convicted or sentenced."""
    if _is_owner(sentence, slot, who):
        return False
    signs = tuple(who.words["signs_of_trial"])
    return is_told_after(sentence, row, slot, signs, who) or is_told_before(sentence, row, slot, who)


def is_blamed(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """Whether it tells that, or that they are suspected, accused or wanted."""
    if _is_owner(sentence, slot, who):
        return False
    return is_tried(sentence, row, slot, who) or is_told_after(sentence, row, slot, who.signs_of_arrest, who)


def _is_owner(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "charged X's brother": somebody of theirs."""
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    return after in who.words["possessive_mark"]


def is_told_after(sentence: Sentence, row: Sequence[Slot], slot: Slot, told: tuple[str, ...], who: WhoWords) -> bool:
    """Rule 1, or "X pleaded guilty"."""
    words = [fold(token.text) for token in sentence.tokens]
    before = next((word for word in reversed(words[: slot.first]) if word not in who.words["determiners"]), "")
    led = who.words["prepositions"] | who.words["of"] | who.words["contracted"]
    if slot.first and before in led and (before in who.words["of"] or not _is_clause_next(words, slot, who)):
        return False  # "the lawyer of X was charged"; not "a fine on X, who was convicted"
    small = who.words["of_group"] | who.words["determiners"] | who.words["and"] | {","}
    others = [o for o in row if o.first > slot.last and o.draft.root is not slot.draft.root and _is_somebody(o)]
    apart = (o.first for o in others if not all(word in small for word in words[slot.last + 1 : o.first]))
    stop = next(apart, len(words))  # "members of the gang were jailed"
    for index in range(slot.last + 1, len(words)):
        is_behind = words[index - 1] == ","
        is_far = index > stop and not _is_behind_clause(words, row, slot, index, who)
        if is_far if not is_behind else not _is_opener(words, row, slot, index, who):
            continue
        if any(o is not slot and o.last < slot.first and _is_behind_clause(words, row, o, index, who) for o in row):
            continue  # "A nurse who sold babies was jailed": not the babies
        if words[index] in who.words["words_of_plea"] and set(words[max(0, index - 2) : index]) & who.words["pleas"]:
            return True
        if _is_before_court(slot, words[index:], who) or _is_facing(words[index:], who):
            return True
        if words[index] in who.words["terms_given"] and set(words[index + 1 : index + _BACK]) & who.words["term_words"]:
            return True  # "X was given 16 years in prison"
        ahead = words[index + 1 : index + 1 + _REACH] if words[index] in who.words["be"] else []
        signs = (at for at, word in enumerate(ahead) if word.startswith(told) or word in who.words["words_of_guilt"])
        sign = next(signs, None)
        if sign is not None:
            near = words[max(slot.last + 1, index - 1) : index + 1 + sign]
            return not set(near) & (who.words["unheld"] | who.words["unreal"])
    return False


def _is_before_court(slot: Slot, rest: Sequence[str], who: WhoWords) -> bool:
    """As in "X, 41, appeared at Lindon Crown Court on Monday", "X, 41, had admitted the charges"."""
    told = who.words.get("before_court", frozenset()) | who.words.get("answering", frozenset())
    is_aged = rest[0] in told and any(part.kind == "age" for part in slot.description)
    if not is_aged or set(rest) & who.words["court_guests"] or slot.draft.root.roles & who.words["court_trades"]:
        return False
    if rest[0] in who.words["answering"]:
        return bool(set(rest[1:4]) & who.words["own_charges"])
    near = [word for word in rest[1 : 1 + _BACK] if word not in _CUTS]
    return bool(set(near) & who.words["of_courts"])


def _is_clause_next(words: Sequence[str], slot: Slot, who: WhoWords) -> bool:
    ahead = words[slot.last + 1 : slot.last + 3]
    return len(ahead) > 1 and ahead[ahead[0] == ","] in who.pronouns["relative"] - who.words["whose"]


def _is_behind_clause(words: Sequence[str], row: Sequence[Slot], slot: Slot, index: int, who: WhoWords) -> bool:
    """As in "A nurse who sold babies was", "The head of a gang that sold babies was": the verb behind is theirs."""
    end = _end_of_complement(words, row, slot, who) + 1
    opener = words[end] if end < index else ""
    relative = (who.pronouns["relative"] | who.words["relative_of_bodies"]) - who.words["whose"]
    is_clause = opener in relative or opener.startswith(who.signs_of_arrest)
    if not (is_clause and _is_somebody(slot) and words[index] in who.words["be"] | who.words["have"]):
        return False
    inside = words[end + 1 : index]
    closed = who.pronouns["relative"] | who.words["clause_openers"] | who.words["tellers"] | who.words["person_verbs"]
    return len(inside) > 1 and not any(word in closed or word in _CUTS or word in who.words["be"] for word in inside)


def _end_of_complement(words: Sequence[str], row: Sequence[Slot], slot: Slot, who: WhoWords) -> int:
    if slot.last + 1 >= len(words) or words[slot.last + 1] not in who.words["of_group"]:
        return slot.last
    other = next((o for o in row if o.first > slot.last), None)
    between = words[slot.last + 2 : other.first] if other is not None else []
    is_next = other is not None and all(word in who.words["determiners"] for word in between)
    return other.last if other is not None and is_next else slot.last


def _is_facing(rest: Sequence[str], who: WhoWords) -> bool:
    """As in "X faces up to 20 years in prison", "X enfrenta cargos por"."""
    return rest[0] in who.words["facing"] and bool(set(rest[1 : 1 + _BACK]) & who.words["faced"])


def _is_opener(words: Sequence[str], row: Sequence[Slot], slot: Slot, index: int, who: WhoWords) -> bool:
    """Whether the verb behind this comma is of the group: the first before it that a comma follows, "X, who …,"."""
    people = [other for other in row if _is_somebody(other) and other.last < index - 1]
    opener = next((other for other in people if words[other.last + 1] == ","), None)
    is_clause = words[slot.last + 2] in who.pronouns["relative"] if slot.last + 2 < index else False
    return opener is slot and (is_clause or people[-1].draft.root is slot.draft.root)


def is_told_before(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """Rule 2; of the second of two joined by "and" it is told where it is told of the first."""
    words = [fold(token.text) for token in sentence.tokens]
    ends = {other.last: other for other in row if other.last < slot.first}
    closed = who.words["prepositions"] - who.words["before_whom"] | who.pronouns["relative"]
    closed = closed | who.words["clause_openers"]
    nouns = {at for other in row if _is_somebody(other) for at in range(other.first, other.last + 1)}
    for index in range(slot.first - 1, max(slot.first - 1 - _BACK, -1), -1):
        word = words[index]
        if index in nouns:
            return False
        if _is_sign(word, who):
            if (
                word in who.words["priced"]
                and not set(words[slot.last + 1 : slot.last + 2]) & who.words["charged_with"]
            ):
                return False  # "charged the couple 900 dollars"
            return not set(words[max(0, index - _REACH) : index]) & who.words["unheld"]
        if word in who.words["and"]:
            first = ends.get(index - 1)
            return first is not None and _is_somebody(first) and is_tried(sentence, row, first, who)
        if word in who.words["of_group"] and index and _is_sign(words[index - 1], who):
            return all(other in who.words["determiners"] for other in words[index + 1 : slot.first])
        if index in ends or word in _CUTS or word in closed:
            return False
    return False


def _is_somebody(slot: Slot) -> bool:
    return slot.draft.root.type in _MANY


def _is_sign(word: str, who: WhoWords) -> bool:
    return word.startswith(tuple(who.words["signs_of_trial"]))
