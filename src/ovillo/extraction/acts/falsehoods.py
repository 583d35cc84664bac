"""Who is told a falsehood: "told the mother that her baby had died and sold it", "falsely told the couple that…".

Rules:
1. "Falsely" makes a falsehood of whatever is told; a child's death is one where the same sentence tells of its sale.
2. Whoever is told it undergoes the deceit; police, courts and reporters are told other things.
"""

import re

from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood


def read_falsehoods(reading: Reading) -> None:
    """Adds whom the sentence says to be told what is not true."""
    table = reading.grammar.table.get("falsehoods")
    if table is None:
        return
    frame = reading.grammar.frames["deceives"]
    for number, clause in enumerate(reading.view.clauses):
        if clause.verb.lemma not in table["verbs"] or clause.verb.is_negated or not _is_false(reading, number):
            continue
        cast = cast_of(reading, clause, arguments_of(reading, number), subjects_of(reading, clause))
        told = [p for p in cast.objects if not _is_official(reading, p)]
        doers: list[Party | None] = [*cast.subjects] or [None]
        holding = _holding(reading, number)
        for party in told:
            for doer in doers:
                tokens, subject = reading.view.sentence.tokens, doer.entity if doer else None
                proposal = Proposal(
                    frame.predicate, subject, party.entity, party.value, frame.standing, False, (), reading.number,
                    tokens[clause.verb.first].start, tokens[clause.verb.last].end, number,
                )  # fmt: skip
                held = propose(proposal, holding, allowed=(frame.subject, frame.object))
                if held:
                    reading.found.append(held)


def _holding(reading: Reading, number: int) -> Holding:
    """How it is held; behind an act, no firmer than that act: "accused of selling babies after telling mothers"."""
    own, clauses = cues_of(reading.view, number, reading.cues, reading.grammar), reading.view.clauses
    if clauses[number].verb.mood is Mood.FINITE:
        return hold(own)
    before = [n for n in range(number) if n in reading.held]
    return hold((*(reading.held[before[-1]].cues if before else ()), *own))


def _is_false(reading: Reading, number: int) -> bool:
    """Rule 1."""
    table, tokens = reading.grammar.table["falsehoods"], reading.view.sentence.tokens
    verb = reading.view.clauses[number].verb
    near = {t.lower for t in tokens[max(0, verb.first - 1) : verb.last + 1]}
    if near & set(table["falsely"]):
        return True
    after = " ".join(t.lower for t in tokens[verb.last + 1 :])
    children, ends = "|".join(table["children"]), "|".join(table["ends"])
    is_death = re.search(rf"\b(?:{children})\b.{{0,30}}\b(?:{ends})\b", after) is not None
    return is_death and bool({t.lower for t in tokens} & set(table["signs"]))


def _is_official(reading: Reading, party: Party) -> bool:
    """Rule 2."""
    return bool(
        (reading.grammar.sets["of_law"] | set(reading.grammar.table["falsehoods"]["others"]))
        & set(party.entity.name.lower().split())
    )
