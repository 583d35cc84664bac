"""Words by which somebody says that they are innocent, or calls false what is held against them.

Rules:
1. "I am innocent", "said he had done nothing wrong", "maintains her innocence", with a verb of saying: who says it
   denies.
2. "Called the accusations a fairy tale", "calificó de falsas las acusaciones", "dijo que la acusación es mentira".
3. Of two pronouns of different sex one is somebody else: "she said that he is innocent" is no denial of hers.
4. Where somebody is named who is innocent, only a lawyer's word is a denial, and of none but the client.
5. "I sold nobody", "his client took no money", "no vendió a nadie": a deed that they say they did to nobody.
6. "Her husband, X, says she is innocent": she is, who is charged; a lawyer's word is the client's.
"""

from collections.abc import Sequence

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind

_BESIDE = 3
"""Tokens beside a verb among which its doer and whom it is done to stand."""
_NEAR = 9
"""Tokens after a verb of calling among which the charges and the word for their falsehood stand."""


def protests(reading: Reading, clause: Clause) -> bool:
    """Whether the subject of this verb says so."""
    table, words = reading.grammar.cues["protests"], [t.lower for t in reading.view.sentence.tokens]
    behind = next((c.verb for c in reading.view.clauses if c.verb.first == clause.verb.last + 1), clause.verb)
    is_noun = behind.mood is Mood.FINITE and behind.lemma in reading.grammar.sets["copulas"]
    if clause.verb.is_negated or is_noun:  # "Both claims are false": no verb
        return False
    if clause.verb.lemma in table["calling"]:
        stretch = set(words[clause.verb.last + 1 : clause.verb.last + 1 + _NEAR])
        return bool(stretch & set(table["charges"])) and bool(stretch & set(table["false"]))
    if clause.verb.lemma not in reading.grammar.speech_verbs and clause.verb.lemma not in table["saying"]:
        return False
    named = called_innocent(reading) is not None
    place = protest_at(reading)
    teller = reading.view.groups[clause.subject].entity if clause.subject >= 0 else None
    is_own = place is not None and (teller is None or not is_of_another(reading, teller, place[0]))
    return named or is_own or _calls_charges_false(reading, clause)


def is_of_another(reading: Reading, teller: DocumentEntity, start: int) -> bool:
    """As in "X, father of Y, said she was innocent": the pronoun there is Y, for whom X is no lawyer."""
    view, table = reading.view, reading.grammar.cues
    told = next((g.entity for g in view.groups if g.start == start and g.kind is ArgumentKind.PRONOUN), None)
    lawyers = {*table["withdrawn"]["sides"], *table["denial"]["counsel"], *table["denial"]["spokesmen"]}
    is_known = told is not None and told.level is not NameLevel.ROLE and told.id != teller.id
    return is_known and not {t.lower for t in view.sentence.tokens} & lawyers


def called_innocent(reading: Reading) -> DocumentEntity | None:
    """As in "her lawyer said X is innocent": X, of whom a lawyer may say so; `None` where nobody is named."""
    table, tokens = reading.grammar.cues["protests"], reading.view.sentence.tokens
    copulas, words = reading.grammar.cues["proviso"]["copulas"], [t.lower for t in tokens]
    for group in reading.view.groups:
        is_person = group.entity.type is EntityType.PERSON and group.kind is ArgumentKind.NAME
        if is_person and any(
            words[group.last + 1 : group.last + 3] == [copula, word] for copula in copulas for word in table["innocent"]
        ):
            return group.entity
    return None


def protest_at(reading: Reading) -> tuple[int, int] | None:
    """The characters of a phrase by which somebody says that they are innocent, without who says it."""
    table, tokens = reading.grammar.cues["protests"], reading.view.sentence.tokens
    words = [t.lower for t in tokens]
    line = f" {' '.join(words)} "
    if any(f" {phrase} " in line for phrase in table["never"]):
        return None
    is_two = any(set(pair) <= set(words) for pair in table["two"])
    here = [phrase.split() for phrase in table["phrases"] if f" {phrase} " in line]
    for index in range(len(words) if here else 0):
        for parts in here:
            if words[index : index + len(parts)] != parts or (is_two and parts[0] in table["third"]):
                continue
            if not _is_of_kin(reading, words[:index], parts):
                return tokens[index].start, tokens[index + len(parts) - 1].end
    deed = next((n for n in range(len(words)) if _is_done_to_nobody(reading, words, n, is_two=is_two)), None)
    return None if deed is None else (tokens[deed].start, tokens[deed].end)


def _is_done_to_nobody(reading: Reading, words: Sequence[str], index: int, *, is_two: bool) -> bool:
    """Rule 5, of the verb at this place."""
    table = reading.grammar.cues["protests"]
    if words[index] not in table["deeds"]:
        return False
    kinds = (reading.grammar.cue_verbs.get(clause.verb.lemma) for clause in reading.view.clauses)
    if CueKind.DENIAL in kinds:
        return False  # "negó no haber vendido": its own rules tell what that is
    before, behind = words[max(0, index - _BESIDE) : index], words[index + 1 : index + 1 + _BESIDE]
    doers = {*before} & {*table["doers"]}
    is_own = bool(doers - {*(table["third"] if is_two else ())}) or not table["doers"]
    is_nobody = behind[:1] and behind[0] in table["nobody"]
    is_none = behind[:1] and behind[0] in table["none"] and bool({*behind} & {*table["things_taken"]})
    is_never = bool({*before} & {*table["nevers"]}) and bool({*behind} & {*table["anybody"]})
    return is_own and bool(is_nobody or is_none or is_never)


def _is_of_kin(reading: Reading, before: Sequence[str], phrase: Sequence[str]) -> bool:
    """Rule 6."""
    table, lawyers = reading.grammar.cues["protests"], reading.grammar.cues["withdrawn"]["sides"]
    is_own = bool(set(phrase) & set(table["first_person"]))
    return bool(set(before) & set(table["whose"])) and not is_own and not set(before) & set(lawyers)


def _calls_charges_false(reading: Reading, clause: Clause) -> bool:
    """As in "said the allegations were baseless"."""
    table, words = reading.grammar.cues["protests"], [t.lower for t in reading.view.sentence.tokens]
    for index, word in enumerate(words):
        stretch = words[index + 1 : index + 1 + _NEAR // 2]
        is_called = word in table["charges"] and set(stretch) & set(reading.grammar.cues["proviso"]["copulas"])
        if is_called and set(stretch) & set(table["false"]) and not set(stretch) & {"not", "no"}:
            return clause.link is not Link.RELATIVE
    return False


def speak_all(reading: Reading, clause: Clause) -> bool:
    """As in "Both deny the charges", "Todos niegan los hechos": whether only words for all of them stand before."""
    table, words = reading.grammar.cues["protests"], [t.lower for t in reading.view.sentence.tokens]
    before = [w for w in words[: clause.verb.first] if w in table["all"] or w not in reading.grammar.sets["adverbs"]]
    return bool(set(before) & set(table["all"])) and set(before) <= {*table["all"], *table["with_all"]}


def is_of_family(reading: Reading, clause: Clause) -> bool:
    """As in "la familia X rechaza", "the X family denies": the name of one of them stands for none of them."""
    if clause.subject < 0:
        return False
    group, tokens = reading.view.groups[clause.subject], reading.view.sentence.tokens
    around = {t.lower for t in tokens[max(0, group.first - 1) : group.last + 2]}
    return bool(around & set(reading.grammar.cues["protests"]["families"]))


def has_subject(reading: Reading, clause: Clause) -> bool:
    """As in "La familia X rechaza …": whether a noun with its article stands before the verb, group or not."""
    view = reading.view
    items = [item for item in view.items[: clause.item] if item.kind in (ItemKind.OTHER, ItemKind.GROUP)]
    words = [view.sentence.tokens[item.first].lower for item in items]
    return any(item.kind is ItemKind.GROUP for item in items) or any(w in view.determiners for w in words)
