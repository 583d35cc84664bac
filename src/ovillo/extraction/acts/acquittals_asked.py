"""Who asks a court to acquit whom: "prosecutors asked the court to acquit X", "pidió la absolución de X".

Rules:
1. Behind a verb of asking stands a word for acquittal, and no verb between the two but that of the court.
2. Whose it is stands right behind that word ("absolver a X", "the acquittal of X"), or right before it ("that X be
   acquitted", "X's acquittal"); several in one list each. Where nobody is named there, nothing is said.
3. The word is told as what was asked for: a request without it could as well be one for prison.
"""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind, Value
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind

_FAR = 12
"""Tokens from the verb of asking to the word for acquittal."""
_BETWEEN = frozenset({ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.VERB, ItemKind.TIME})


def read_acquittals_asked(reading: Reading) -> None:
    """Adds them; to be called once the verbs are read."""
    table, tokens = reading.grammar.table["acquittals_asked"], reading.view.sentence.tokens
    for number, clause in enumerate(reading.view.clauses):
        is_asking = clause.verb.lemma in table["verbs"] and clause.verb.mood is Mood.FINITE and not clause.is_passive
        at = _word_behind(reading, clause) if is_asking else -1
        holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
        if at < 0 or holding.is_negated or {c.kind for c in holding.cues} - {CueKind.HEDGE}:
            continue
        reading.found[:] = [p for p in reading.found if not _is_bare_request(reading, p, number, at)]
        frame, value = reading.grammar.frames["requested"], Value(tokens[at].text)
        for whom in _whose(reading, at):
            for doer in subjects_of(reading, clause) or (None,):
                proposal = Proposal(
                    frame.predicate, doer.entity if doer else None, whom.entity, value, frame.standing, False, (),
                    reading.number, tokens[clause.verb.first].start, tokens[at].end, number,
                )  # fmt: skip
                held = propose(proposal, holding, allowed=(frame.subject, frame.object))
                if held is not None:
                    reading.found.append(held)


def _word_behind(reading: Reading, clause: Clause) -> int:
    """The token of the word for acquittal; -1 where none stands in reach."""
    table, tokens = reading.grammar.table["acquittals_asked"], reading.view.sentence.tokens
    words = {*table["nouns"], *table["forms"]}
    reach = range(clause.verb.last + 1, min(len(tokens), clause.verb.last + 1 + _FAR))
    at = next((n for n in reach if tokens[n].lower in words), -1)
    inside = [c.verb for c in reading.view.clauses if clause.verb.last < c.verb.first < at]
    is_apart = any(verb.lemma not in table["linking"] for verb in inside) or any(
        tokens[n].text in {";", ":"} for n in range(clause.verb.last + 1, max(at, 0))
    )
    return -1 if is_apart else at


def _is_bare_request(reading: Reading, proposal: Proposal, number: int, at: int) -> bool:
    """Whether it says that acquittal was asked for, and not whose."""
    word = reading.view.sentence.tokens[at].lower
    is_here = proposal.clause == number and proposal.predicate == "requested" and proposal.object is not None
    return is_here and proposal.object is not None and word in proposal.object.name.lower().split()


def _whose(reading: Reading, at: int) -> Iterator[Party]:
    """Rule 2."""
    view, tokens = reading.view, reading.view.sentence.tokens
    people = [
        n
        for n, g in enumerate(view.groups)
        if g.entity.type is EntityType.PERSON and g.kind is ArgumentKind.NAME and n in view.position
    ]
    behind = next((n for n in people if view.groups[n].first > at), -1)
    if behind >= 0:
        between = [i for i in view.items if at < i.first and i.last < view.groups[behind].first]
        words = {t.lower for t in tokens[at + 1 : view.groups[behind].first]}
        if all(i.kind in _BETWEEN for i in between) and words <= set(reading.grammar.table["acquittals_asked"]["ties"]):
            yield from parties_of(view, list(list_from(view, behind)))
            return
    before = next((n for n in reversed(people) if view.groups[n].last < at), -1)
    words = {t.lower for t in tokens[view.groups[before].last + 1 : at]} if before >= 0 else {""}
    if before >= 0 and words and words <= set(reading.grammar.table["acquittals_asked"]["before"]):
        yield from parties_of(view, list(list_to(view, before)))
