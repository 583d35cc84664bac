"""Whether a noun for a post speaks of somebody else than the known holder of one that is called alike.

1. The post of another body: not the minister of justice, who is told of before, but that of health.
2. Nor the leader of another body (`bodies_led`).
3. Of a post that one person holds at a time, a deputy is not the holder, nor is a former holder the present one.
"""

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.bodies_led import leads_other_body
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_LONGEST_POST = 3
_FAR = 5
"""Tokens behind a noun among which stands what it is of, and then of what somebody is blamed."""


def words_of_post(sentence: Sentence, slot: Slot, who: WhoWords) -> set[str]:
    """The words after "of" that say of what somebody is minister, head or owner."""
    tokens, links = sentence.tokens, who.words["of"] | who.words["determiners"] | who.words["contracted"]
    at = slot.last + 1
    behind = [fold(token.text) for token in tokens[at : at + _FAR]]
    is_blamed = slot.first > 0 and fold(tokens[slot.first - 1].text) in who.words["blaming_of"]
    if is_blamed and sum(word in who.words["of_group"] for word in behind) == 1:
        return set()  # "accused the director of selling", not "accused the minister of justice of selling"
    if at >= len(tokens) or fold(tokens[at].text) not in who.words["of_group"]:
        return set()
    found: set[str] = set()
    while at < len(tokens) and tokens[at].kind is TokenKind.WORD and len(found) < _LONGEST_POST:
        folded = fold(tokens[at].text)
        if folded not in links:
            found.add(folded)
            if not tokens[at].is_capitalised:
                break
        at += 1
    return found


def is_servant(lemma: str, who: WhoWords) -> bool:
    """Whether the noun names who tries, defends or holds: an office or a lawyer, no former one."""
    return any(
        role.lemma == lemma and ("office" in role.categories or lemma in who.words["court_people"])
        for _, role in who.roles.get(lemma.split(maxsplit=1)[0], ())
    )


def is_other_post(draft: Draft, sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether the group names the post of another body than the known one: not the minister of justice."""
    assert slot.role is not None
    if leads_other_body(draft, sentence, slot, who):
        return True
    if not slot.role.role.categories & {"office", "leader", "occupation"} or slot.role.role.categories & {
        "relative",
        "partner",
    }:
        return False
    known, mine = draft.root.posts.get(slot.role.role.lemma, set()), words_of_post(sentence, slot, who)
    if mine & who.words["bands"]:  # "the police chief X … the head of the ring": somebody else, but for X, its head
        is_servants = any(is_servant(lemma, who) for lemma in draft.root.roles)
        return is_servants and not any(mine & each for each in (known, *draft.root.posts.values()))
    return bool(known and mine and not known & mine) or _is_other_holder(draft.root, sentence, slot, who)


def is_second(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "the deputy director", "el director adjunto"."""
    group = slot.role
    assert group is not None
    words = {fold(token.text) for token in sentence.tokens[group.first : group.last + 1]}
    return bool(words & who.words["deputies"])


def _is_other_holder(root: Draft, sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Rule 3."""
    group = slot.role
    assert group is not None
    head = _head_of(group.role.lemma, who)
    held = {role for role in root.roles if _head_of(role, who) == head}
    if head not in who.words["single_posts"] or not held:
        return False
    seconds = {role for role in held if role in root.seconds or set(role.split()) & who.words["deputies"]}
    if is_second(sentence, slot, who):
        return not seconds
    return seconds == held or (held <= root.former) != group.is_former


def _head_of(lemma: str, who: WhoWords) -> str:
    words = lemma.split()
    return words[-1 if who.modifier_is_left else 0]


def is_same_post(draft: Draft, sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether both name the post and what it is of: "the former governor of Villa X"."""
    assert slot.role is not None
    return bool(draft.root.posts.get(slot.role.role.lemma, set()) & words_of_post(sentence, slot, who))
