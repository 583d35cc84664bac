"""Who is said to have had part in an act that a noun or verb names, by a noun of part or of accusation.

Rules:
1. "The participation of X in the sale of babies", "a complaint against X for selling babies": X, as the noun holds it.
2. "Jailed for his role in smuggling": what is held against somebody through a noun of part is held against them.
3. Nothing where the verb before denies, doubts, seeks or rules out the part; where it investigates, no more than that.
"""

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.acts.intended import is_intended
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, hold, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading

_LONGEST_PART = 12
"""Tokens between a verb and the preposition that ties it to the one before: "for his leading part in a scheme to"."""
_SILENT = frozenset({CueKind.DENIAL, CueKind.DOUBT, CueKind.CONDITION, CueKind.FUTURE, CueKind.QUESTION})
_BARRED = frozenset({ItemKind.VERB, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.THAT})
_EVENTS = frozenset({"convicted", "sentenced", "detained"})
_NEAR = 4
"""Tokens behind "after" among which the noun of an event stands."""


def involved_before(reading: Reading, start: int) -> tuple[tuple[Party, ...], Holding] | None:
    """Who has part in the act whose first token is `start`, and how it is held."""
    view, tokens = reading.view, reading.view.sentence.tokens
    at = next((n for n, i in enumerate(view.items) if i.first == start - 1), -1)
    if at < 2 or view.items[at].kind is not ItemKind.PREPOSITION:
        return None
    for row in reading.grammar.table["involved"]["rows"]:
        if view.items[at].word not in row["after"]:
            continue
        tie = _tie_before(reading, at, row["before"])
        noun = view.items[tie - 1].last if tie > 0 else -1
        if noun < 0 or tokens[noun].lower not in row["nouns"]:
            continue
        group = next((i.ref for i in view.items[tie + 1 : at] if i.kind is ItemKind.GROUP), -1)
        holding = _holding(reading, noun, CueKind(row["kind"]) if row["kind"] else None)
        if group < 0 or holding is None:
            return None
        return tuple(Party(p.entity) for p in parties_of(view, list(list_from(view, group)))), holding
    return None


def has_part_between(reading: Reading, first: int, prepositions: frozenset[str]) -> bool:
    """As in "jailed for his role in | smuggling": one of these prepositions, and a noun of part, right before."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["involved"]
    nouns, links = set(table["part"]), set(table["part_links"]) | reading.grammar.sets["hedges"]
    links |= reading.grammar.sets["infinitive_marks"]
    seen = False
    for at in range(first - 1, max(-1, first - _LONGEST_PART), -1):
        word = tokens[at].lower
        if at and word in table["listing"] and tokens[at - 1].lower in table["listed"]:
            return True  # "charges including conspiracy to smuggle"
        if seen and word in prepositions and not any(t.lower in nouns for t in tokens[max(0, at - 1) : at]):
            return True
        if word not in nouns and word not in links:
            return False
        seen = seen or word in nouns
    return False


def _tie_before(reading: Reading, at: int, prepositions: list[str]) -> int:
    """The item of the preposition that ties somebody to the noun of part; 0 where there is none."""
    nouns = {noun for row in reading.grammar.table["involved"]["rows"] for noun in row["nouns"]}
    view = reading.view
    for index in range(at - 1, 0, -1):
        if view.items[index].kind in _BARRED:
            return 0
        before = view.items[index - 1]
        is_tied = view.items[index].word in prepositions
        if is_tied and view.sentence.tokens[before.last].lower in nouns:
            return index
    return 0


def _holding(reading: Reading, noun: int, kind: CueKind | None) -> Holding | None:
    """Rule 2."""
    view, grammar = reading.view, reading.grammar
    tokens = view.sentence.tokens
    number = max((n for n, c in enumerate(view.clauses) if c.verb.last < noun), default=-1)
    cues = list(cues_of(view, number, reading.cues, grammar)) if number >= 0 else []
    lemmas = {c.verb.lemma for c in view.clauses[: number + 1]}
    if lemmas & (set(grammar.cues["intention"]["dismissing"]) | set(grammar.cues["intention"]["undoing"])):
        return None
    governed = {row.kind for lemma in lemmas for row in grammar.governors.get(lemma, ())}
    if governed & _SILENT or {grammar.cue_verbs.get(lemma) for lemma in lemmas} & _SILENT:
        return None
    if kind is None and is_intended(view, noun, grammar):
        return None
    if {t.lower for t in tokens[max(0, noun - 2) : noun]} & set(grammar.table["undone"]["told"]["none"]):
        return None  # "sin cargos contra X por"
    near = tokens[max(0, noun - 2) : noun + 2]
    cues += [Cue(t.start, t.end, CueKind.HEDGE) for t in near if t.lower in grammar.sets["hedges"]]
    if lemmas & set(grammar.table["involved"]["unsure"]):
        cues.append(Cue(tokens[noun].start, tokens[noun].end, CueKind.INVESTIGATION))
    if kind is not None:
        cues.append(Cue(tokens[noun].start, tokens[noun].end, kind))
    holding = hold(cues)
    return None if holding.is_negated or any(c.kind in _SILENT for c in holding.cues) else holding


def is_of_event(reading: Reading, clause: Clause) -> bool:
    """As in "fue procesado tras la condena a X por vender bebés": the deed is of whom the noun of the event tells."""
    view, openers = reading.view, reading.grammar.table["dating"].get("right_after", ())
    begin = view.clauses[clause.governor].verb.last + 1 if openers and clause.governor >= 0 else clause.verb.first
    tokens = view.sentence.tokens[begin : clause.verb.first]
    at = next((n for n, token in enumerate(tokens) if token.lower in openers), len(tokens))
    for n in range(at + 1, min(at + _NEAR, len(tokens) - 2)):
        frames = reading.grammar.nouns.get(tokens[n].lower, ())
        is_event = any(frame.predicate in _EVENTS and tokens[n + 1].lower in frame.noun_objects for frame in frames)
        if is_event:
            return not any(token.text == "," for token in tokens[n:])
    return False
