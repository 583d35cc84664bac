"""Those of whom a list is told to be in custody: "X and Y, both in pre-trial detention", "X y Y, ambos detenidos".

1. "Both" or "all" stands behind the comma that ends a list of names, of two for "both", before words of custody.
2. One name has no such word before it, and then words that are no place: "X, en prisión preventiva, apeló".
3. A mark, a preposition or the end closes what is told; where it is hedged, nothing is said.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Token, TokenKind

_PAIR = 2


def read_held_both(reading: Reading) -> None:
    """Adds an arrest of each."""
    view, tokens = reading.view, reading.view.sentence.tokens
    frame = reading.grammar.frames["detained"]
    for comma in (n for n, token in enumerate(tokens) if token.text == "," and n):
        begin, end, is_all = _custody(reading, comma + 1)
        if end < 0 or any(begin <= cue.first <= end for cue in reading.cues):
            continue
        people = [] if _are_tied(reading, found := _before(view, comma)) else found
        if len(people) != 1 if not is_all else not _may_be(tokens[comma + 1], len(people), reading):
            continue
        for party in parties_of(view, people):
            if party.entity.level is NameLevel.ROLE or party.entity.type is not EntityType.PERSON:
                continue
            proposal = Proposal(
                frame.predicate, None, party.entity, None, frame.standing, False, (), reading.number,
                tokens[begin].start, tokens[end].end,
            )  # fmt: skip
            held = propose(proposal, hold(()), allowed=(frame.subject, frame.object))
            if held is not None and not any(p.object == held.object for p in _told(reading, held)):
                reading.found.append(held)


def _told(reading: Reading, held: Proposal) -> Iterator[Proposal]:
    """What is already read from the same words."""
    return (p for p in reading.found if p.predicate == held.predicate and held.start <= p.start <= held.end)


def _may_be(word: Token, count: int, reading: Reading) -> bool:
    is_pair = word.lower in reading.grammar.table["both_held"]["of_two"]
    return count == _PAIR if is_pair else count >= _PAIR


def _custody(reading: Reading, at: int) -> tuple[int, int, bool]:
    """First and last token of the words of custody behind this place, and whether "both" or "all" leads them."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["both_held"]
    begin = at
    is_all = begin < len(tokens) and tokens[begin].lower in table["whole"]
    begin += is_all
    while begin < len(tokens) and tokens[begin].lower in table["fillers"]:
        begin += 1
    phrases = table["states"] if is_all else table["certain"]
    words = [token.lower for token in tokens[begin : begin + 5]]
    size = max((len(p.split()) for p in phrases if words[: len(p.split())] == p.split()), default=0)
    after = tokens[begin + size] if begin + size < len(tokens) else None
    closers = reading.grammar.sets["prepositions"]
    is_closed = after is None or after.kind is not TokenKind.WORD or (is_all and after.lower in closers)
    return (begin, begin + size - 1, is_all) if size and is_closed else (begin, -1, is_all)


def _before(view: View, comma: int) -> list[int]:
    """The names of the list that this comma ends."""
    last = next((n for n, g in enumerate(view.groups) if g.last == comma - 1), -1)
    if last >= 0 and view.sentence.tokens[comma - 1].text == ")":
        return []
    groups: Sequence[NounGroup] = view.groups
    return [g for g in list_to(view, last) if _is_name(groups[g])] if last >= 0 and _is_name(groups[last]) else []


def _are_tied(reading: Reading, people: Sequence[int]) -> bool:
    """As in "the victims of X and Y, both in custody": of whom of them it is told."""
    groups, tokens = reading.view.groups, reading.view.sentence.tokens
    before = groups[people[0]].first - 1 if people else -1
    if before < 1 or tokens[before].lower not in reading.grammar.sets["object_slot"]:
        return False
    return any(g.last == before - 1 and g.is_plural and g.entity.type is EntityType.PERSON for g in groups)


def _is_name(group: NounGroup) -> bool:
    is_person = group.entity.type is EntityType.PERSON and group.entity.level is not NameLevel.ROLE
    return is_person and group.kind in (ArgumentKind.NAME, ArgumentKind.ROLE)
