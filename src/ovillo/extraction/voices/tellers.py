"""Who tells what a clause says, by a verb of saying that it hangs on."""

from collections.abc import Sequence

from ovillo.domain.statements import CueKind, Speaker, Standing
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading


def tellers_of(reading: Reading, proposal: Proposal, speakers: Sequence[Speaker]) -> frozenset[str]:
    """The entities that tell it: in "X told Y that she had admitted selling" X; nobody in "X admitted selling".

    What people deny, or say was not so, is theirs whoever else is blamed.
    """
    view, grammar = reading.view, reading.grammar
    if proposal.negated or proposal.standing is Standing.DENIED:
        return frozenset()
    is_admitted = proposal.standing is Standing.ADMITTED
    found = {each.entity for each in speakers[:1] if each.entity is not None and not is_admitted}
    at = proposal.clause
    while at >= 0:
        clause = view.clauses[at]
        at = clause.governor
        if at < 0 or clause.link is not Link.COMPLEMENT:
            continue
        verb, subject = view.clauses[at].verb, view.clauses[at].subject
        rows = grammar.governors.get(verb.lemma, ())
        is_admission = any(row.kind is CueKind.ADMISSION and not row.pattern.words for row in rows)
        if subject >= 0 and verb.lemma in grammar.speech_verbs and not is_admission:
            found.add(view.groups[subject].entity.id)
    return frozenset(found)
