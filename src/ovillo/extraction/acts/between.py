"""What a noun says of two: "las llamadas entre X e Y", "vínculos entre policías y bandas".

Rules:
1. The noun, an adjective or two, "between", one, "and", the other; nothing is told of three.
2. What is denied, sought, planned or only inquired into did not take place; a hedge beside the noun holds it.
3. Of two who both speak for the law, or for the accused, nothing is said.
"""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.acts.intended import is_intended
from ovillo.extraction.acts.public_bodies import are_both_public
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_ACTORS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_ADJECTIVES, _REACH, _FAR = 2, 2, 9


def read_between(reading: Reading) -> None:
    """Adds who was in touch or in league with whom."""
    rows, harmless = reading.grammar.table["between"]["rows"], reading.grammar.table["between"]["harmless"]
    tokens = reading.view.sentence.tokens
    if not any(token.lower in reading.grammar.table["between"]["words"] for token in tokens):
        return
    for index, token in enumerate(tokens):
        predicate = next((row["predicate"] for row in rows if token.lower in row["nouns"]), None)
        if predicate is None or is_intended(reading.view, index, reading.grammar, harmless=harmless):
            continue
        holding = _holding(reading, index)
        for one, other in _pair_behind(reading, index) if not holding.is_negated else ():
            frame = reading.grammar.frames[predicate]
            proposal = Proposal(
                predicate, one.entity, other.entity, None, frame.standing, False, (), reading.number,
                token.start, token.end, -1,
            )  # fmt: skip
            held = propose(proposal, holding, allowed=(frame.subject, frame.object))
            if held:
                reading.found.append(held)


def _holding(reading: Reading, index: int) -> Holding:
    """Rule 2."""
    view, grammar = reading.view, reading.grammar
    near = view.sentence.tokens[max(0, index - _REACH) : index + _REACH]
    cues = [Cue(t.start, t.end, CueKind.HEDGE) for t in near if t.lower in grammar.sets["hedges"]]
    told = [n for n, c in enumerate(view.clauses) if c.verb.last < index and c.verb.mood is Mood.FINITE]
    number = told[-1] if told else (0 if view.clauses else None)
    if number is not None:
        clause = view.clauses[number]
        cues.extend(cues_of(view, number, reading.cues, grammar))
        rows = grammar.patterns.get(clause.verb.lemma, ())
        if any(frame.predicate == "investigated" and not pattern.words for pattern, frame in rows):
            first, last = view.sentence.tokens[clause.verb.first], view.sentence.tokens[clause.verb.last]
            cues.append(Cue(first.start, last.end, CueKind.HEDGE))
    holding = hold(cues)
    before = {t.lower for t in view.sentence.tokens[max(0, index - _FAR) : index]}
    is_denied = any(c.verb.is_negated for c in view.clauses) or bool(before & set(grammar.table["between"]["none"]))
    return Holding(holding.cues, holding.is_negated or is_denied)


def _pair_behind(reading: Reading, index: int) -> Iterator[tuple[Party, Party]]:
    """Rules 1 and 3."""
    view, grammar = reading.view, reading.grammar
    tokens, words = view.sentence.tokens, grammar.table["between"]["words"]
    at = next((n for n in range(index + 1, min(index + 2 + _ADJECTIVES, len(tokens))) if tokens[n].lower in words), -1)
    is_innocent = any(t.lower in grammar.table["between"]["innocent"] for t in tokens[index + 1 : max(at, 0)])
    one = _group_at(reading, at + 1) if at >= 0 and not is_innocent else None
    if one is None:
        return
    behind = range(view.groups[one].last + 1, min(view.groups[one].last + _FAR, len(tokens)))
    joint = next((n for n in behind if tokens[n].lower in grammar.sets["conjunctions"]), -1)
    is_open = any(t.text in {",", ";", ".", "("} for t in tokens[view.groups[one].last : max(joint, 0)])
    other = _group_at(reading, joint + 1) if joint >= 0 and not is_open else None
    if other is None:
        return
    after = tokens[view.groups[other].last + 1].lower if view.groups[other].last + 1 < len(tokens) else ""
    if after in grammar.sets["conjunctions"]:
        return
    for left in parties_of(view, [one]):
        for right in parties_of(view, [other]):
            if left.entity.id != right.entity.id and not _are_of_law(reading, one, other, left, right):
                yield left, right


def _group_at(reading: Reading, index: int) -> int | None:
    found = (n for n, g in enumerate(reading.view.groups) if index <= g.first <= index + _REACH)
    group = next(found, None)
    is_actor = group is not None and reading.view.groups[group].entity.type in _ACTORS
    return group if is_actor else None


def _are_of_law(reading: Reading, one: int, other: int, left: Party, right: Party) -> bool:
    view, law = reading.view, reading.grammar.sets["of_law"]
    told = [view.sentence.tokens[g.first : g.last + 1] for g in (view.groups[one], view.groups[other])]
    are_both = all(any(t.lower in law for t in row) for row in told)
    return are_both or are_both_public(reading, left.entity, right.entity)
