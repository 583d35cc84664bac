"""Whether a noun group can be the subject of a verb: as many as the form of the verb says.

1. A form that says nothing of number agrees with everything.
2. Bodies and groups of people agree with both: "police were", "the gang has".
3. A list, a number above one and a plural noun are plural.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.clause_types import View
from ovillo.extraction.grammar import Grammar
from ovillo.extraction.items import ItemKind
from ovillo.extraction.spans import ArgumentKind
from ovillo.extraction.verbs import Mood, VerbGroup

_COLLECTIVE = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP, EntityType.PLACE})
_COUNTED = frozenset({ArgumentKind.NAME, ArgumentKind.ROLE, ArgumentKind.GROUP})


def agrees(view: View, number: int, verb: VerbGroup, grammar: Grammar) -> bool:
    """Whether the group of this number and the verb are as many; what is not known agrees."""
    group = view.groups[number]
    if group.kind not in _COUNTED or group.entity.type in _COLLECTIVE or group.members:
        return True
    form = _form_of(view, verb, grammar)
    before = view.position.get(number, 0) - 1
    is_listed = group.coordinated_with is not None or any(g.coordinated_with == number for g in view.groups)
    is_listed = is_listed or (before >= 0 and view.items[before].kind is ItemKind.AND and form == "plural")
    if form is None or is_listed:
        return True
    is_many = group.is_plural or (group.quantity is not None and group.quantity.value.number not in (None, 1))
    return is_many == (form == "plural")


def _form_of(view: View, verb: VerbGroup, grammar: Grammar) -> str | None:
    """`singular` or `plural`; `None` where the form does not tell."""
    if verb.mood is not Mood.FINITE:
        return None
    forms = grammar.verbs["number_forms"]
    words = {t.lower for t in view.sentence.tokens[verb.first : verb.last + 1]}
    for number in ("singular", "plural"):
        if words & set(forms[number]):
            return number
    if not forms["by_ending"]:
        return None
    return "plural" if verb.is_plural else "singular"
