"""Names that a participle goes with: "las comadronas detenidas, X y Z", "the arrested nurse, X", "the detained, X"."""

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup

_SILENT = frozenset({"no", "not", "never", "un", "una", "a", "an", "any", "ningún", "ninguna", "ningun", "if", "si"})


def read_epithets(reading: Reading) -> None:
    """Adds who is detained because a noun group calls them so."""
    view, heads = reading.view, set(reading.grammar.table["identified"]["heads"])
    tokens = view.sentence.tokens
    verbal = {i for item in view.items if item.kind is ItemKind.VERB for i in range(item.first, item.last + 1)}
    for index, token in enumerate(tokens):
        if token.lower not in heads or index in verbal or index == 0:
            continue
        if tokens[index - 1].lower in _SILENT | reading.grammar.sets["auxiliary_passive"]:
            continue
        for party in _called(reading, index):
            _state(reading, index, party)


def _called(reading: Reading, index: int) -> list[Party]:
    """Whom the participle at this token goes with, where they are named."""
    view, tokens = reading.view, reading.view.sentence.tokens
    own = next((g for g in view.groups if g.first <= index <= g.last), None)
    if own is not None and own.quantity is not None and own.head < index == own.last:
        return parties_of(view, _in_brackets(reading, own) or [view.groups.index(own)])
    if own is not None and own.entity.level is not NameLevel.ROLE and own.entity.type is EntityType.PERSON:
        return parties_of(view, [view.groups.index(own)]) if own.first < index or own.last > index else []
    if own is None and tokens[index - 1].lower not in reading.grammar.sets["determiners"]:
        return []
    if _is_owned(reading, own.first if own else index - 1):
        return []
    after = (own.last if own else index) + 1
    if own is not None and own.is_plural and (names := _in_brackets(reading, own)):
        return parties_of(view, names)
    if after >= len(tokens) or tokens[after].text != ",":
        return []
    named = {g.entity.id for g in view.groups if _is_named(g)}
    if own is not None and own.members and {one.id for one in own.members} <= named:
        return parties_of(view, [view.groups.index(own)])  # "los dos detenidos, de nombres X y Y"
    begin = after + 1 + _naming_words(reading, after + 1)
    first = next((n for n, g in enumerate(view.groups) if g.first == begin and _is_named(g)), None)
    if first is None:
        return []
    names = [n for n in list_from(view, first) if _is_named(view.groups[n])]
    is_plural = own.is_plural if own else tokens[index].lower.endswith(("s", "detained", "arrested"))
    return parties_of(view, names if is_plural else names[:1]) if is_plural or len(names) == 1 else []


def _naming_words(reading: Reading, at: int) -> int:
    """Tokens of "identified as", "identificados como" that begin here; 0 where none do."""
    tokens, naming = reading.view.sentence.tokens, reading.grammar.table["naming"]["words"]
    for link in reading.grammar.table["identified"]["links"]:
        words = link.split()
        if len(words) > 1 and words[-1] in naming and [t.lower for t in tokens[at : at + len(words)]] == words:
            return len(words)
    return 0


def _in_brackets(reading: Reading, own: NounGroup) -> list[int]:
    """As in "los cuatro detenidos (W, X, Y y Z)": as many names as are counted, and nothing else in the brackets."""
    view, tokens = reading.view, reading.view.sentence.tokens
    if own.last + 2 >= len(tokens) or tokens[own.last + 1].text != "(":
        return []
    first = next((n for n, g in enumerate(view.groups) if g.first == own.last + 2 and _is_named(g)), None)
    names = [n for n in list_from(view, first) if _is_named(view.groups[n])] if first is not None else []
    count = own.quantity.value.number if own.quantity is not None else None
    closing = view.groups[names[-1]].last + 1 if names else len(tokens)
    is_closed = any(t.text == ")" for t in tokens[closing : closing + 1])
    return names if is_closed and len(names) > 1 and count in (None, len(names)) else []


def _is_owned(reading: Reading, first: int) -> bool:
    """As in "la madre de la detenida, X": who is named may be the mother. "One of the detained" is one of them."""
    tokens = reading.view.sentence.tokens
    if first < 2 or tokens[first - 1].lower not in reading.grammar.sets["object_slot"]:
        return False
    return tokens[first - 2].lower not in reading.grammar.table["identified"]["sets"]


def _is_named(group: NounGroup) -> bool:
    return group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON


def _state(reading: Reading, index: int, party: Party) -> None:
    frame, token = reading.grammar.frames["detained"], reading.view.sentence.tokens[index]
    proposal = Proposal(
        "detained", None, party.entity, party.value, frame.standing, False, (), reading.number, token.start, token.end
    )
    held = propose(proposal, Holding((), is_negated=False), allowed=(frame.subject, frame.object))
    known = {p.object.id for p in reading.found if p.predicate == "detained" and p.object}
    if held and held.object and held.object.id not in known:
        reading.found.append(held)
