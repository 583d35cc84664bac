"""Whether a verb has an object right after it, of its own or shared with the verbs that stand in a row with it."""

from ovillo.extraction.clause_types import Clause, View, opens_range
from ovillo.extraction.items import ItemKind
from ovillo.extraction.spans import TokenKind


def has_direct_object(view: View, clause: Clause, *, personal: bool = False) -> bool:
    """Whether a noun group or a sum follows the verb with no preposition, comma or other verb between.

    `personal` allows one preposition before it, as in "detuvo a X".
    """
    for item in view.items[clause.item + 1 :]:
        if personal and item.kind is ItemKind.PREPOSITION:
            personal = False
            continue
        if item.kind is ItemKind.TIME:
            continue
        if item.kind is ItemKind.PREPOSITION:
            return opens_range(view, item)
        if item.kind is ItemKind.OTHER:
            token = view.sentence.tokens[item.first]
            return item.ref >= 0 or (token.kind is TokenKind.WORD and not token.lower.endswith(view.adverb_endings))
        return item.kind in (ItemKind.GROUP, ItemKind.QUANTITY, ItemKind.THAT)
    return False


def shares_object(view: View, clause: Clause) -> bool:
    """As in "X bought and sold babies": the verb that this one is joined to, with nothing between, has an object."""
    at = clause.item + 1
    while at < len(view.items) and view.items[at].kind in (ItemKind.COMMA, ItemKind.AND):
        at += 1
    if at == clause.item + 1 or at not in view.clause_at:
        return False
    other = view.clauses[view.clause_at[at]]
    is_alike = other.verb.is_ambiguous and other.verb.mood is clause.verb.mood
    return is_alike and (has_direct_object(view, other) or shares_object(view, other))


def is_in_row(view: View, clause: Clause) -> bool:
    """As in "captaba, trasladaba y explotaba": nothing but a comma or "and" between this verb and the one before."""
    if clause.item < 2:
        return False
    before, joint = view.items[clause.item - 2], view.items[clause.item - 1]
    is_but = view.sentence.tokens[joint.first].lower in view.contrast
    return before.kind is ItemKind.VERB and joint.kind in (ItemKind.COMMA, ItemKind.AND) and not is_but


def is_listed(view: View, clause: Clause) -> bool:
    """A verb in a row that "and" or "or" joins, or after which the row goes on; not "no compraba, vendía"."""
    if not is_in_row(view, clause):
        return False
    if view.items[clause.item - 1].kind is ItemKind.AND:
        return True
    kinds = [item.kind for item in view.items[clause.item + 1 : clause.item + 3]]
    return len(kinds) > 1 and kinds[0] in (ItemKind.COMMA, ItemKind.AND) and kinds[1] in (ItemKind.VERB, ItemKind.AND)
