"""Who says it where a clause behind names nobody but a pronoun: "X sold two babies, she said".

1. Whoever the clause before names as its subject is spoken of, and does not speak.
2. It is the one person of whom the last sentence with a teller says that they testified, told or said something; where
   that is the very person, it is their own word.
3. A pronoun that nobody of the sentence is, is that person too: "X sold Y two babies, she told the court".
4. Where nobody else is known to have spoken, nobody is: a denial alone stays their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Speaker
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.voices.sayers import speakers_of


@dataclass(slots=True)
class Tellers:
    """Who told something in the last sentence in which a person did."""

    people: tuple[Speaker, ...] = ()
    paragraph: int = -1

    def hear(self, reading: Reading, cited: Sequence[Speaker]) -> None:
        """Takes over who tells something in this sentence: `cited`, or the subject of a verb of saying."""
        found = [speaker for speaker in cited if speaker.type is EntityType.PERSON]
        for clause in reading.view.clauses:
            is_telling = clause.verb.lemma in reading.grammar.speech_verbs and clause.verb.mood is Mood.FINITE
            if is_telling and not clause.is_passive and not clause.verb.is_passive and clause.subject >= 0:
                own = speakers_of(reading, list_to(reading.view, clause.subject))
                found.extend(speaker for speaker in own if speaker.type is EntityType.PERSON)
        if found:
            self.people = tuple({speaker.entity: speaker for speaker in found}.values())
            self.paragraph = reading.view.sentence.paragraph


def pronoun_of_teller(reading: Reading, clause: Clause, tellers: Tellers) -> tuple[Speaker, ...]:
    """The one person who told something just before, where "she said" can be nobody that this sentence names."""
    words = [t.lower for t in reading.view.sentence.tokens[max(0, clause.verb.first - 2) : clause.verb.first]]
    told = [gender for word, gender in reading.grammar.verbs["genders_of"].items() if word in words]
    is_near = 0 <= reading.view.sentence.paragraph - tellers.paragraph <= 1
    here = {group.entity.id for group in reading.view.groups}
    fitting = [
        p for p in tellers.people if p.entity not in here and reading.genders.get(p.entity or "") in (None, *told)
    ]
    return tuple(fitting) if told and is_near and len(tellers.people) == len(fitting) == 1 else ()


def not_spoken_of(
    reading: Reading, number: int, begin: int | None, speakers: tuple[Speaker, ...], tellers: Tellers
) -> tuple[Speaker, ...]:
    """The speakers of this clause, without whom it tells of.

    Args:
        reading: of the sentence.
        number: of the clause of saying.
        begin: item at which the clause begins, where it is set off from what is said.
        speakers: of the clause as its words have them.
        tellers: before this sentence.
    """
    told = _clause_of(reading, number, begin, speakers)
    if told is None:
        return speakers
    own, genders = speakers[0], reading.genders
    is_near = 0 <= reading.view.sentence.paragraph - tellers.paragraph <= 1
    people = tellers.people if is_near else ()
    others = [one for one in people if one.entity != own.entity]
    if (people and not others) or (not others and told.verb.is_negated):
        return speakers
    gender = genders.get(own.entity or "")
    fitting = [one for one in others if genders.get(one.entity or "") in (None, gender)]
    return tuple(fitting) if len(others) == 1 else ()


def _clause_of(reading: Reading, number: int, begin: int | None, speakers: tuple[Speaker, ...]) -> Clause | None:
    """The clause whose subject is named before, and is who the pronoun was taken for; also in "X, she said, sold"."""
    view = reading.view
    if len(speakers) != 1:
        return None
    inside = begin is None
    begin = view.position.get(view.clauses[number].subject, -1) if begin is None else begin
    mine = [n for n, group in enumerate(view.groups) if group.entity.id == speakers[0].entity]
    after = [n for n in mine if view.position.get(n, -1) >= begin]
    if not after or any(view.groups[n].kind is not ArgumentKind.PRONOUN for n in after):
        return None
    for clause in view.clauses:
        is_before = clause.subject >= 0 and view.position.get(clause.subject, begin) < begin
        is_told = clause.link is Link.COMPLEMENT and clause.governor == number
        if is_before and (is_told if inside else clause.link in (Link.MAIN, Link.COORDINATED)):
            named = [n for n in list_from(view, clause.subject) if n in mine]
            if any(view.groups[n].kind is ArgumentKind.NAME for n in named):
                return clause
    return None
