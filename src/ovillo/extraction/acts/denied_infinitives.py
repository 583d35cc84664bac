"""What somebody denies by an infinitive: "aseguró no haber vendido", "claimed not to have sold".

1. Only behind a verb of saying that is neither negated nor a denial or an admission itself.
2. Whoever says it is who did not do it.
"""

from ovillo.domain.statements import CueKind
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.cues import cues_of, span_cue
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, hold
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood


def read_denied_infinitives(reading: Reading) -> None:
    """Adds what such infinitives deny."""
    for number in range(len(reading.view.clauses)):
        if number not in reading.done and (denied := _said_not_to(reading, number)) is not None:
            read_governed(reading, number, *denied)


def _said_not_to(reading: Reading, number: int) -> tuple[tuple[Party, ...], Holding] | None:
    """As in "aseguró no haber vendido", "claimed not to have sold": what its subject denies, and how it is held."""
    clause = reading.view.clauses[number]
    own = {t.lower for t in reading.view.sentence.tokens[clause.verb.first : clause.verb.last]}
    is_plain = bool(own & reading.grammar.sets["auxiliary_perfect"])  # not "told her not to sell"
    is_role = clause.verb.lemma in reading.grammar.sets["copulas"] and bool(reading.grammar.verbs["drops_subjects"])
    if clause.verb.mood is not Mood.INFINITIVE or not (is_plain or is_role) or clause.governor < 0:
        return None
    above = reading.view.clauses[clause.governor]
    is_saying = above.verb.lemma in reading.grammar.speech_verbs and above.verb.mood is Mood.FINITE
    tokens = reading.view.sentence.tokens[above.verb.last + 1 : clause.verb.first]
    is_negated = clause.verb.is_negated or any(t.lower in reading.grammar.sets["negations"] for t in tokens)
    between = reading.view.items[above.item + 1 : clause.item]
    is_next = all(i.kind in (ItemKind.TIME, ItemKind.OTHER, ItemKind.PREPOSITION) for i in between)
    if not (is_saying and is_next and is_negated) or above.verb.is_negated or above.is_passive:
        return None
    kinds = {reading.grammar.cue_verbs.get(above.verb.lemma)}
    kinds |= {row.kind for row in reading.grammar.governors.get(above.verb.lemma, ()) if not row.pattern.words}
    if kinds - {None, CueKind.HEDGE}:
        return None  # "negó no haber vendido", "admitió no haber pagado"
    both = [c for n in (clause.governor, number) for c in cues_of(reading.view, n, reading.cues, reading.grammar)]
    both = [c for c in both if c.kind is not CueKind.NEGATION]
    return subjects_of(reading, above), hold((*both, span_cue(reading.view, clause.governor, CueKind.DENIAL)))
