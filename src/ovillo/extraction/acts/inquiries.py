"""Into whom an inquiry was that only its author names: "X was arrested following an investigation by Y".

1. A passive of an arrest, a charge or the like stands right before, and nothing denies it.
2. Only small words stand between the noun and what ties it to the verb: "after a lengthy joint investigation".
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.sentence_reading import Reading

_MOST_WORDS = 5


def whom_inquired(reading: Reading, index: int) -> tuple[list[int], int] | None:
    """The groups of those whom the act before the noun at this token befell."""
    view, grammar = reading.view, reading.grammar
    table = grammar.table.get("inquiries", {})
    clause = next((c for c in reversed(view.clauses) if c.verb.last < index), None)
    if not table or clause is None or not clause.is_passive or clause.subject < 0 or clause.verb.is_negated:
        return None
    words = [token.lower for token in view.sentence.tokens[clause.verb.first : clause.verb.last + 1]]
    if clause.verb.cues or words[0] in grammar.verbs.get("possible", ()):
        return None
    acts = {f.predicate for p, f in grammar.patterns.get(clause.verb.lemma, ()) if not p.words and not p.is_negative}
    if not acts & set(table["acts"]):
        return None
    words = [token.lower for token in view.sentence.tokens[clause.verb.last + 1 : index]]
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n] in table["before"]), -1)
    small = grammar.sets["determiners"] | set(grammar.table["events"]["kinds"])
    if at < 0 or len(words) - at > _MOST_WORDS or not all(word in small for word in words[at + 1 :]):
        return None
    found = [g for g in list_to(view, clause.subject) if view.groups[g].entity.type is EntityType.PERSON]
    return (found, index) if found else None
