"""Numbers of years that are no sentence: "served 30 years in the police", "cumplió 30 años", "gave her ten days".

1. Of a verb that may mean another thing a term is told where a word of prison or sentence goes with it, or nothing but
   what it is for: "got ten years for fraud".
2. Days are a delay, and "cumplió 30 años" is an age, unless such a word says otherwise.
3. A fine is a sentence where a court is named, there or shortly before.
4. A ruling that acquits is none: "la sentencia absolutoria contra X"; who asks money of somebody asks no court.
"""

import re
from collections.abc import Sequence

from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_WORD = re.compile(r"\w+")
_NEAR = 3
"""Words behind "as" among which the part somebody took stands: "nine years as an accomplice"."""
_SHORTLY = 400
"""Characters before the sentence."""
_RIGHT_BEHIND = 30
"""Characters behind the verb or noun of a sentence among which a word says that it acquits."""


def is_no_term(reading: Reading, proposal: Proposal) -> bool:
    """Whether what is read as a sentence is none by its words."""
    table = reading.grammar.table["no_terms"]
    if proposal.predicate == "sentenced" and proposal.value is None:
        stretch = reading.text[proposal.start : proposal.end + _RIGHT_BEHIND].lower()
        if set(_WORD.findall(stretch)) & set(table["acquitting"]):
            return True
    if proposal.predicate != "sentenced" or proposal.clause < 0:
        is_asked = proposal.predicate == "requested" and proposal.clause >= 0
        return is_asked and _asks_money(reading, reading.view.clauses[proposal.clause])
    clause = reading.view.clauses[proposal.clause]
    behind = _behind(reading.view, clause)
    if clause.verb.lemma in table["fining"] or set(behind) & set(table["fines"]):
        if clause.is_passive and proposal.subject is None:
            return False
        sentence = reading.view.sentence
        near = set(_WORD.findall(reading.text[max(0, sentence.start - _SHORTLY) : sentence.end].lower()))
        return not near & {*table["courts"], *table["penal"]}
    if clause.verb.lemma not in table["soft"] or set(behind) & set(table["penal"]):
        return False
    if set(behind) & set(table["others"]) or any(phrase in " ".join(behind) for phrase in table["phrases"]):
        return True
    units = {*table["years"], *table["days"]}
    at = next((n for n, word in enumerate(behind) if word in units), None)
    if at is None:
        return False
    after = behind[at + 1] if at + 1 < len(behind) else ""
    unit = clause.verb.last + 1 + at
    if any(q.is_money and clause.verb.last < q.first < unit for q in reading.view.quantities):
        return True  # "received $500 from a broker over six years"
    if behind[at] in table["days"] or clause.verb.lemma in table["ages"]:
        return after not in table["causes"]
    is_part = set(behind[at + 2 : at + 2 + _NEAR]) & set(table["parts"])
    return after in table["ties"] and not is_part


def _asks_money(reading: Reading, clause: Clause) -> bool:
    """As in "pidió 500 dólares para liberar a su hijo": a sum right behind the verb, and no word of a fine."""
    is_next = any(q.is_money and clause.verb.last < q.first <= clause.verb.last + 2 for q in reading.view.quantities)
    words = {token.lower for token in reading.view.sentence.tokens[clause.verb.last + 1 :]}
    table = reading.grammar.table["no_terms"]
    return is_next and not words & {*table["fines"], *table["penal"], *table["dues"]}


def _behind(view: View, clause: Clause) -> Sequence[str]:
    """The words behind the verb, up to the next finite one."""
    later = (c.verb.first for c in view.clauses if c.verb.first > clause.verb.last and c.verb.mood is Mood.FINITE)
    end = min(later, default=len(view.sentence.tokens))
    return [token.lower for token in view.sentence.tokens[clause.verb.last + 1 : end]]
