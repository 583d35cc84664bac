"""Who accuses somebody says what they are accused of: "accused by X of selling", "X acusó a Y de vender"."""

from collections.abc import Iterator

from ovillo.domain.statements import Speaker
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.sold import are_wards
from ovillo.extraction.voices.named_as import is_named_as
from ovillo.extraction.voices.sayers import SPEAKING, side_by_side


def accusations(reading: Reading) -> Iterator[tuple[int, int, tuple[Speaker, ...]]]:
    """Characters from and to which somebody accuses, and who does."""
    view, tokens = reading.view, reading.view.sentence.tokens
    for number, clause in enumerate(view.clauses):
        if clause.verb.is_negated:
            continue
        accuses = clause.verb.lemma in reading.grammar.speech["accusing"]
        held = [n for _, n in arguments_of(reading, number).complements] if accuses else []
        held += [n for n in range(number + 1, len(view.clauses)) if is_named_as(reading, n, number)]
        found = _accusers(reading, number, clause) if held else []
        said = side_by_side([p.entity for p in found if p.entity.type in SPEAKING])
        for complement in held if said else ():
            verb = view.clauses[complement].verb
            yield tokens[verb.first].start, tokens[verb.last].end, said
        yield from _named_as_what(reading, number, clause)


def _named_as_what(reading: Reading, number: int, clause: Clause) -> Iterator[tuple[int, int, tuple[Speaker, ...]]]:
    """As in "X named Y as the leader of the gang": what follows "as", up to the next verb, comma or stop."""
    view, table = reading.view, reading.grammar.table["named_as"]
    if clause.verb.lemma not in {*table["verbs"], *table["blaming"]} or (clause.subject < 0 and not clause.is_passive):
        return
    rest = view.items[clause.item + 1 :]
    end = next((n for n, item in enumerate(rest) if item.kind in _CLOSING), len(rest))
    at = next((n for n, item in enumerate(rest[:end]) if item.word in table["as"]), end)
    said = side_by_side([p.entity for p in _accusers(reading, number, clause) if p.entity.type in SPEAKING])
    named = {view.groups[g].entity.id for g in arguments_of(reading, number).direct}
    if at + 1 < end and said and not named & {one.entity for one in said}:
        tokens = view.sentence.tokens
        yield tokens[clause.verb.first].start, tokens[clause.verb.last].end, said
        yield tokens[rest[at].first].start, tokens[rest[end - 1].last].end, said


_CLOSING = frozenset({ItemKind.VERB, ItemKind.COMMA, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.THAT})


def _accusers(reading: Reading, number: int, clause: Clause) -> list[Party]:
    """Whom "by" names after a passive, else the subject."""
    if not clause.is_passive:
        return list(subjects_of(reading, clause))
    agents = reading.grammar.sets["agent_slot"]
    own = arguments_of(reading, number)
    told = [n for _, n in own.complements if not reading.view.clauses[n].is_passive]  # not "of being paid by X"
    behind = [s for n in told for s in arguments_of(reading, n).slots]  # "accused of selling by X"
    slots = [s for s in (*own.slots, *behind) if s.preposition in agents]
    found = [p for s in slots[:1] for p in parties_of(reading.view, s.groups)]
    return [] if found and are_wards(reading, found) else found  # "de cobrar 500 dólares por cada niño"
