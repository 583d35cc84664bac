"""Who is said not to be of those who underwent an act: "X was not among those arrested", "not one of those charged"."""

from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.cues import cues_of, span_cue
from ovillo.extraction.sentences.proposals import hold, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood


def read_not_among(reading: Reading) -> None:
    """Adds the acts that such a sentence says somebody did not undergo."""
    view, table = reading.view, reading.grammar.table.get("picked")
    if table is None:
        return
    for number, main in enumerate(view.clauses[:-1]):
        clause = view.clauses[number + 1]
        is_denied = main.verb.lemma in reading.grammar.sets["copulas"] and main.verb.is_negated and main.subject >= 0
        if not is_denied or main.verb.mood is not Mood.FINITE or number + 1 in reading.done:
            continue
        between = [t.lower for t in view.sentence.tokens[main.verb.last + 1 : clause.verb.first]]
        words = " ".join(word for word in between if word not in reading.grammar.sets["negations"])
        rows = reading.grammar.patterns.get(clause.verb.lemma, ())
        is_act = any(KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE for _, frame in rows)
        if is_act and words in {f"{phrase} {those}" for phrase in table["phrases"] for those in table["those"]}:
            cues = cues_of(view, number, reading.cues, reading.grammar)
            held = hold((*cues, span_cue(view, number, CueKind.NEGATION)))
            read_governed(reading, number + 1, tuple(parties_of(view, list_to(view, main.subject))), held)
