"""Somebody who denies charges of which the document tells nothing else: "Ana Ficticia pleaded not guilty".

Rules:
1. That they are charged is what they deny: `charged`, held as denied; the document does not say of what.
2. Only of people with a name, and only where the words are a plea, or speak of charges or of innocence: who "denies the
   claims" may deny anything.
3. Where the document tells any conduct of theirs, or a charge, that is what is denied (`denials`).
4. A lawyer denies for the client; where the document does not say whose lawyer it is, it is nobody's denial.
5. Whom the sentence calls a relative or partner of somebody who is accused may deny for them, unless it is a plea
   or both deny: that is no charge of theirs.
6. "Pleaded not guilty", before the document tells of what somebody is accused: what its next sentences say so.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, Cue, PredicateKind, Speaker, Standing, Statement
from ovillo.extraction.passages.denials import CHARGES, deniers
from ovillo.extraction.passages.own_denials import clients_of, who_is_denied_of
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import PersonFact
from ovillo.extraction.voices.speech import Attribution, add_publisher

_JUDGED = frozenset({"convicted", "sentenced", "acquitted"})
_LOOK_AHEAD = 3
"""Sentences behind a plea among which it is told of what."""


def read_bare_denials(
    document: Document,
    studied: Sequence[Reading],
    acts: Sequence[Act],
    facts: Sequence[PersonFact],
    said: Mapping[int, tuple[Attribution, ...]],
    *,
    extractor: str,
) -> list[Act]:
    """One act for each person who denies charges that the document does not tell."""
    clients = clients_of(facts, studied[0].grammar) if studied else {}
    known = set(blamed := set(_blamed(acts)))
    found: list[Act] = []
    for reading in studied:
        if not _speaks_of_charges(reading):
            continue
        told = [act for act in acts if act.sentence <= reading.number]
        parties = deniers(reading, told, said.get(reading.number, ()))
        is_joint = any(party.entity.id in blamed for party, _ in parties)
        for party, cue in parties:
            accused = who_is_denied_of(reading, party.entity, clients, told)
            if accused is not None and accused.id in blamed:
                found.extend(_told_behind(reading, acts, party, accused, cue, document))
            if (
                accused is None
                or accused.id in known
                or accused.type is not EntityType.PERSON
                or accused.level is NameLevel.ROLE
            ):
                continue
            others = {*_lawyers(reading, facts), *(() if is_joint else _kin_told(reading, blamed, facts))}
            if accused.id in others and not _is_plea(reading, cue):
                continue
            known.add(accused.id)
            speaker = Speaker(party.entity.name, party.entity.type, party.entity.id)
            sentence = reading.view.sentence
            statement = Statement(
                document=document.id,
                predicate="charged",
                standing=Standing.DENIED,
                start=sentence.start,
                end=sentence.end,
                quote=document.text[sentence.start : sentence.end],
                extractor=extractor,
                object=accused,
                speakers=add_publisher((speaker,), document.details.publisher),
                cues=(cue,),
            )
            found.append(Act(statement, reading.number, is_state=True))
    return found


def _told_behind(
    reading: Reading, acts: Sequence[Act], party: Party, accused: DocumentEntity, cue: Cue, document: Document
) -> Iterator[Act]:
    """Rule 6."""
    own = [a for a in acts if a.statement.subject is not None and a.statement.subject.id == accused.id]
    own = [a for a in own if KIND_OF.get(a.statement.predicate) is PredicateKind.CONDUCT]
    if any(a.sentence <= reading.number or a.statement.standing is Standing.DENIED for a in own):
        return
    tried = (a.statement for a in acts if a.sentence <= reading.number and a.statement.predicate in _JUDGED)
    if any(s.object is not None and s.object.id == accused.id for s in tried):
        return  # "was convicted of bribery in 2020. He had pleaded not guilty. He is now accused of …"
    seen: set[tuple[str, str | None]] = set()
    for act in own:
        told, key = act.statement, (act.statement.predicate, act.statement.object.id if act.statement.object else None)
        is_near = act.sentence - reading.number <= _LOOK_AHEAD
        is_held = told.standing in (Standing.CHARGED, Standing.ACCUSED) and not told.negated
        if not (is_near and is_held) or key in seen:
            continue
        seen.add(key)
        speaker, start = Speaker(party.entity.name, party.entity.type, party.entity.id), reading.view.sentence.start
        denied = replace(
            told,
            standing=Standing.DENIED,
            start=start,
            quote=document.text[start : told.end],
            speakers=add_publisher((speaker,), document.details.publisher),
            cues=(cue,),
        )
        yield replace(act, statement=denied)


def _speaks_of_charges(reading: Reading) -> bool:
    """Whether its words are a plea or "the charges" and no more.

    Not "charges of favouritism", "the charges were", "no culpable de vender".
    """
    table, tokens = reading.grammar.cues["denial"], [t.lower for t in reading.view.sentence.tokens]
    nouns = {*table["nouns"], *table["behind"]}
    line = f" {' '.join(tokens)} "
    if any(f" {phrase} " in line for phrase in table["formal"]):
        return True
    for word, following in pairwise([*tokens, "."]):
        is_said = word in table["charges"]
        if (
            is_said
            and following not in reading.view.of
            and (word not in nouns or not following[:1].isalpha() or following in table["after_charges"])
        ):
            return True
    return False


def _is_plea(reading: Reading, cue: Cue) -> bool:
    """As in "pleaded not guilty": nobody does so for another, but a lawyer "on his behalf"."""
    table = reading.grammar.cues["denial"]
    others = reading.grammar.table.get("pleas", {}).get("for_another", ())
    if any(token.lower in others for token in reading.view.sentence.tokens):
        return False
    pleas = {phrase.split()[0] for phrase in table["pleas"]} - {verb.split(":")[0] for verb in table["verbs"]}
    tokens = reading.view.sentence.tokens
    return any(c.verb.lemma in pleas and tokens[c.verb.first].start == cue.start for c in reading.view.clauses)


def _kin_told(reading: Reading, blamed: AbstractSet[str], facts: Sequence[PersonFact]) -> Iterator[str]:
    """Rule 5: whom the sentence itself calls a relative or partner of somebody blamed."""
    sentence = reading.view.sentence
    for fact in facts:
        is_tie = fact.predicate in ("relative_of", "partner_of") and fact.object is not None
        if is_tie and fact.object is not None and sentence.start <= fact.start < sentence.end:
            pair = {fact.subject.id, fact.object.id}
            yield from pair - blamed if pair & blamed else ()


def _lawyers(reading: Reading, facts: Sequence[PersonFact]) -> Iterator[str]:
    """Rule 4: who is a lawyer by trade."""
    words = set(reading.grammar.cues["withdrawn"]["sides"])
    for fact in facts:
        post = fact.value.text if fact.predicate in ("occupation", "holds_office") and fact.value is not None else ""
        if any({word, word.removesuffix("s")} & words for word in post.lower().split()):  # "their lawyers, X and Y"
            yield fact.subject.id


def _blamed(acts: Sequence[Act]) -> Iterator[str]:
    """Everybody of whom conduct or a charge is told."""
    for act in acts:
        statement = act.statement
        is_conduct = KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT
        who = statement.object if statement.predicate in CHARGES else statement.subject if is_conduct else None
        if who is not None:
            yield who.id
        if statement.predicate == "bribes" and statement.object is not None:
            yield statement.object.id
