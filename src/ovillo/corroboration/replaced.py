"""What the words behind a repeated claim put in its place: "we said X was convicted. In fact she was charged".

1. Another step of procedure of the same person, none of the step that was claimed: behind an opener such as "in fact"
   any; without one only a step less firm, since a firmer one may have come after.
2. Another person for the same act: "it was Y who was charged", "the man charged is Y", "in fact Y was charged".
3. Words that name both, or say that another was so too, put nothing in place of the claim.
"""

from collections.abc import Mapping, Sequence

from ovillo.corroboration.sources import fold_words

_FIRMNESS = {"investigated": 0, "detained": 1, "charged": 2, "indicted": 2, "convicted": 3, "sentenced": 3}
"""How far each step goes."""
_OTHERWISE = ("acquitted",)
"""How a court may decide that convicts nobody."""

_DECIDED = frozenset({"convicted", "sentenced"})
_OUT = 3
"""Words before a name that take it out."""
Table = Mapping[str, frozenset[str]]
"""Cues by kind and, by predicate, the words of an act."""


def is_replaced(name: Sequence[str], predicate: str, behind: Sequence[str], table: Table) -> bool:
    """Whether the words behind a claim, as they stand, put something in place of this act of the bearer of the name.

    Args:
        name: its folded words.
        predicate: of the act.
        behind: the words behind the claim, as they stand, marks included.
        table: cues and words of acts.
    """
    words = [fold_words(word) or word for word in behind]
    opener = _opener(words, table)
    words, written = words[opener:], list(behind[opener:])
    if not words or set(words) & table["also"]:
        return False
    other = _named_at(written, set(name), table)
    rest = set(words) if other is None else {*words[: other[0]], *words[other[1] :]}
    has_act = bool(set(words) & table[predicate])
    if has_act and any(is_left_out(words, at, table) for at in range(len(words)) if words[at] in name):
        return True
    if other is not None:
        return has_act and not rest & set(name) and _is_identified(words, other[0], table, has_opener=opener > 0)
    if has_act or predicate not in _FIRMNESS or not (words[0] in table["same_person"] or words[0] in name):
        return False
    if predicate in _DECIDED and any(set(words) & table[step] for step in _OTHERWISE):
        return True
    steps = [step for step in _FIRMNESS if set(words) & table[step]]
    return any(opener > 0 or _FIRMNESS[step] < _FIRMNESS[predicate] for step in steps)


def _opener(words: Sequence[str], table: Table) -> int:
    """How many words an opener takes, its comma included."""
    line = " ".join(words) + " "
    size = max((len(each.split()) for each in table["openers"] if line.startswith(f"{each} ")), default=0)
    return size + (size > 0 and words[size : size + 1] == [","])


def _named_at(written: Sequence[str], name: set[str], table: Table) -> tuple[int, int] | None:
    """Where the first name of two words or more stands that is not this one: kin with their surnames is another."""
    opening = table["it_was"] | table["the_one"] | table["same_person"]
    folded = [fold_words(word) for word in written]
    at = 0
    while at < len(written):
        end = at
        while end < len(written) and written[end][:1].isupper():
            end += 1
        begin = at + (at == 0 and end > at and folded[0] in opening)
        begin += begin < end and folded[begin] in table["titles"]
        run = set(folded[begin:end])
        if end - begin > 1 and (not run & name or (folded[begin] not in name and not run <= name)):
            return begin, end
        at = max(end, at + 1)
    return None


def is_left_out(words: Sequence[str], at: int, table: Table) -> bool:
    """As in "Y, not X, was charged", "la imputada es Y y no X": whether who is named at this place is taken out."""
    before = list(words[max(0, at - _OUT) : at])
    if before[-1:] == ["a"]:
        before.pop()  # "no a X"
    return len(before) > 1 and before[-1] in table["negations"] and before[-2] in {",", "y", "and"}


def _is_identified(words: Sequence[str], at: int, table: Table, *, has_opener: bool) -> bool:
    """Whether the words say that whoever is named at this place is the one."""
    before = [word for word in words[:at] if word not in table["titles"]]
    if not before:
        return has_opener
    is_pointed_at = " ".join(before) in table["it_was"]
    is_described = before[0] in table["the_one"] and before[-1] in table["copulas"]
    return is_pointed_at or is_described
