"""What a complaint accuses somebody of: "una denuncia contra X por la venta de menores", "a complaint against X for".

Rules:
1. The noun, "against", who is accused, and after "for" or "of" the conduct, which is held as an accusation.
2. A complaint that does not exist, was dismissed or is only asked for accuses nobody.
"""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.acts.intended import is_intended
from ovillo.extraction.acts.nominals import propose_conduct
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, hold, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_FAR = 4


def read_complaints(reading: Reading) -> None:
    """Adds the conduct of which complaints accuse; to be called once the verbs are read."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["complaints"]
    for index, token in enumerate(tokens):
        if token.lower not in table["nouns"]:
            continue
        if is_intended(reading.view, index, reading.grammar, harmless=table["heard_by"]):
            continue
        if any(c.verb.is_negated for c in reading.view.clauses) or _is_denied(reading, index):
            continue
        accused, at = _accused(reading, index)
        if accused:
            _read_conduct(reading, index, at, accused)


def _is_denied(reading: Reading, index: int) -> bool:
    before = {t.lower for t in reading.view.sentence.tokens[max(0, index - 3) : index]}
    silent = reading.grammar.sets["negations"] | set(reading.grammar.cues["negation"]["subjects"]) | {"sin", "without"}
    return bool(before & silent)


def _accused(reading: Reading, index: int) -> tuple[list[Party], int]:
    """Who stands after "against", and the item behind them."""
    view, table = reading.view, reading.grammar.table["complaints"]
    start = next((n for n, item in enumerate(view.items) if item.first <= index <= item.last), len(view.items))
    for at in range(start + 1, min(start + _FAR, len(view.items) - 1)):
        if view.items[at].kind is ItemKind.PREPOSITION and view.items[at].word in table["against"]:
            group = view.items[at + 1]
            if group.kind is not ItemKind.GROUP:
                return [], 0
            members = list(list_from(view, group.ref))
            end = _past_name(reading, view.position[members[-1]])
            people = [p for p in parties_of(view, members) if p.entity.type in _DOERS]
            return [Party(p.entity) for p in people], end
    return [], 0


def _past_name(reading: Reading, at: int) -> int:
    """As in "un individuo de nombre X": the item after the name that says who the one before it is."""
    view = reading.view
    entity = view.groups[view.items[at].ref].entity
    for later in range(at + 1, min(at + _FAR, len(view.items))):
        item = view.items[later]
        if item.kind is ItemKind.GROUP and view.groups[item.ref].entity.id == entity.id:
            return later + 1
    return at + 1


def _read_conduct(reading: Reading, index: int, at: int, accused: list[Party]) -> None:
    view, grammar = reading.view, reading.grammar
    if at >= len(view.items) or view.items[at].word not in grammar.table["complaints"]["for"]:
        return
    token = view.sentence.tokens[index]
    cue = Cue(token.start, token.end, CueKind.ACCUSATION)
    for number, clause in enumerate(view.clauses):
        is_next = at < clause.item <= at + 2 and clause.verb.mood in (Mood.INFINITIVE, Mood.GERUND)
        if is_next and number not in reading.done:
            own = hold((*cues_of(view, number, reading.cues, grammar), cue))
            read_governed(reading, number, tuple(accused), own)
            return
    for place in _nouns_after(reading, view.items[at].last + 1):
        frames = grammar.nouns.get(view.sentence.tokens[place].lower, ())
        conduct = [f for f in frames if KIND_OF.get(f.predicate) is PredicateKind.CONDUCT]
        if conduct:
            propose_conduct(reading, place, conduct[0], accused, Holding((cue,), is_negated=False))
            return


def _nouns_after(reading: Reading, start: int) -> Iterator[int]:
    yield from range(start, min(start + _FAR, len(reading.view.sentence.tokens)))
