"""Who speaks in a headline: "Police: X sold babies", "X sold babies: police"; and who says what they did themselves."""

from collections.abc import Iterator

from ovillo.domain.entities import NameLevel
from ovillo.domain.statements import Speaker
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.voices.sayers import SPEAKING, speaker

_SHORTEST = 4
"""Items of a headline that says something beside who speaks."""


def before_colon(reading: Reading) -> Iterator[tuple[int, int, tuple[Speaker, ...]]]:
    """Characters from and to which whoever stands alone before or behind a colon speaks."""
    view = reading.view
    items = [item for item in view.items if view.sentence.tokens[item.first].text not in '.!?"']
    if len(items) < _SHORTEST:
        return
    for name, colon, rest in ((items[0], items[1], items[2:]), (items[-1], items[-2], items[:-2])):
        if name.kind is not ItemKind.GROUP or view.sentence.tokens[colon.first].text != ":":
            continue
        entity = view.groups[name.ref].entity
        finite = [c for c in view.clauses if c.verb.mood is Mood.FINITE and c.subject >= 0]
        told = [c for c in finite if view.groups[c.subject].entity.id != entity.id]
        voices = reading.grammar.sets["of_law"] | set(reading.grammar.speech["headed"])
        is_voice = entity.level is not NameLevel.ROLE or bool(set(entity.name.lower().split()) & voices)
        if told and is_voice and entity.type in SPEAKING:
            tokens = view.sentence.tokens
            yield tokens[rest[0].first].start, tokens[rest[-1].last].end, (speaker(entity),)


def speaks_of_itself(reading: Reading, clause: Clause) -> bool:
    """As in "police said on Sunday they had broken up a ring", "dijo haber desarticulado una red"."""
    view, grammar = reading.view, reading.grammar
    if clause.verb.lemma not in grammar.sets["quoting"] or clause.verb.is_reflexive:
        return False
    after = [i for i in view.items[clause.item + 1 :] if i.kind not in (ItemKind.TIME, ItemKind.PREPOSITION)][:2]
    if len(after) > 1 and clause.verb.lemma in grammar.sets["bare"]:
        word = view.sentence.tokens[after[0].first].lower
        if word in grammar.sets["pronouns"] and after[1].kind is ItemKind.VERB:
            return True
    following = view.clauses[view.clause_at[clause.item] + 1 :][:1]
    is_next = any(c.item == clause.item + 1 and c.verb.mood is Mood.INFINITIVE for c in following)
    return is_next and bool(grammar.verbs["drops_subjects"])
