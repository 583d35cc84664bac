"""What a clause tells of those against whom charges are brought: "announced charges against two men who sold babies".

It is what they are charged with: no firmer than the charge, whoever speaks. Only a standing of `reported` is lowered.
"""

from dataclasses import replace

from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind, Standing
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading

_REACH = 6
"""Tokens from "charges" to "against"."""


def read_charged_relatives(reading: Reading) -> None:
    """Lowers what the sentence tells flatly of those against whom it speaks of charges."""
    charged = _charged(reading)
    reading.found[:] = [_lowered(p, charged) for p in reading.found] if charged else reading.found


def _lowered(proposal: Proposal, charged: dict[str, Cue]) -> Proposal:
    cue = charged.get(proposal.subject.id) if proposal.subject is not None else None
    is_flat = KIND_OF.get(proposal.predicate) is PredicateKind.CONDUCT and proposal.standing is Standing.REPORTED
    if cue is None or not is_flat or proposal.negated or proposal.start < cue.end:
        return proposal
    return replace(proposal, standing=Standing.CHARGED, cues=tuple(sorted({*proposal.cues, cue})))


def _charged(reading: Reading) -> dict[str, Cue]:
    """Entity id of whom "charges against" speaks of, to the words that say so."""
    tokens, found = reading.view.sentence.tokens, dict[str, Cue]()
    nouns = set(reading.grammar.cues["protests"]["charges"])
    for group in reading.view.groups:
        at = group.first - 1
        while at > 0 and tokens[at].lower in reading.grammar.sets["determiners"]:
            at -= 1
        before = tokens[max(0, at - _REACH) : max(0, at)]
        noun = next((t for t in reversed(before) if t.lower in nouns), None)
        if noun is None or tokens[at].lower not in reading.grammar.table["charges_against"]["words"]:
            continue
        cue = Cue(noun.start, noun.end, CueKind.CHARGE)
        found |= {entity.id: cue for entity in (group.entity, *group.members)}
    return found
