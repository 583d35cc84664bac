"""Nobody who speaks for the law is taken for the accused because a pronoun or a role may mean several people.

1. A judge, prosecutor, police spokesman or lawyer undergoes an arrest, a charge or a sentence only where its sentence
   names them and calls them by no pronoun, where its verb has the name itself beside it, or where another such sentence
   of the document tells such an act of them.
2. What fails is left out: "He was charged", after the name of the prosecutor alone, says it of somebody else.
"""

from collections.abc import Collection, Sequence

from ovillo.domain.entities import EntityType, Mention, NameLevel
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, PersonFact, Sentence

AGAINST = frozenset(
    {
        "detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "released", "ordered",
        "investigated", "requested",
    }
)  # fmt: skip
"""Acts of procedure that are against somebody."""
_INDEFINITE = frozenset({"a", "an", "un", "una"})
_BESIDE = 16
"""Characters between a trade and its bearer's name: "a lawyer by the name of X"."""
_TITLE = 10
"""Words between an office and the comma before its bearer's name."""


def without_mistaken_officials(
    acts: Sequence[Act], sentences: Sequence[Sentence], facts: Sequence[PersonFact], words: Collection[str]
) -> list[Act]:
    """The acts, without those against somebody of these roles whom no sentence names as undergoing one.

    Args:
        acts: of one document.
        sentences: of the document.
        facts: what it says of people: offices and trades.
        words: of the roles, folded.
    """
    officials = {f.subject.id for f in facts if _has_word(_told(f), words)}
    officials |= {e.id for a in acts if (e := a.statement.object) and any(_has_word(t, words) for t in e.titles)}
    named = {a.statement.object.id for a in acts if a.statement.object is not None and _is_named(a, sentences, words)}
    return [a for a in acts if not (_is_mistaken(a, officials - named) or _is_of_role(a, words))]


def beside_verb(reading: Reading, proposal: Proposal) -> frozenset[ArgumentKind]:
    """By what words the verb itself has whoever undergoes the act: a name, a noun, a pronoun."""
    if proposal.clause < 0 or proposal.object is None:
        return frozenset()
    view = reading.view
    clause, arguments = view.clauses[proposal.clause], arguments_of(reading, proposal.clause)
    slots = [index for slot in arguments.slots for index in slot.groups]
    near = {*arguments.direct, *slots, *(list_to(view, clause.subject) if clause.subject >= 0 else ())}
    return frozenset(view.groups[i].kind for i in near if view.groups[i].entity.id == proposal.object.id)


def _told(fact: PersonFact) -> str:
    """The office or trade, as written."""
    if fact.object is not None:
        return fact.object.name
    return fact.value.text if fact.value is not None else ""


def _is_mistaken(act: Act, officials: Collection[str]) -> bool:
    who = act.statement.object
    is_against = act.statement.predicate in AGAINST and who is not None and who.type is EntityType.PERSON
    return is_against and who is not None and who.level is not NameLevel.ROLE and who.id in officials


def _is_of_role(act: Act, words: Collection[str]) -> bool:
    """As in "According to his lawyer, he was jailed": who is known only by such a role is no pronoun's."""
    who = act.statement.object
    is_role = who is not None and who.level is NameLevel.ROLE and who.type is EntityType.PERSON
    is_against = is_role and act.beside == {ArgumentKind.PRONOUN} and act.statement.predicate in AGAINST
    return is_against and who is not None and _has_word(who.name, words)


def _has_word(text: str, words: Collection[str]) -> bool:
    return any(fold(word) in words for word in text.split())


def _is_named(act: Act, sentences: Sequence[Sentence], words: Collection[str]) -> bool:
    """Whether the sentence of the act names whom it is against, and uses no other word for them but right beside.

    As good as a name is the office with "a" before it: "A judge was arrested", whom the next sentence names.
    """
    who = act.statement.object
    if act.statement.predicate not in AGAINST or who is None or act.sentence < 0:
        return False
    if act.beside == {ArgumentKind.NAME}:
        return True
    place = sentences[act.sentence]
    end = max(place.end, act.statement.end)  # down to the line of a list that names them
    here = [m for m in who.mentions if place.start <= m.start < end]
    names = [m for m in here if m.level is not NameLevel.ROLE]
    roles = [m for m in here if m.level is NameLevel.ROLE]
    if not names and len(roles) == 1 and _has_word(roles[0].surface, words):
        before = [token.lower for token in place.tokens if token.end <= roles[0].start]
        return bool(before) and before[-1] in _INDEFINITE
    return bool(names) and all(any(_is_beside(place, role, name) for name in names) for role in roles)


def _is_beside(place: Sentence, role: Mention, name: Mention) -> bool:
    """Whether the role stands right beside the name, or before its comma: "el juez de lo Penal de Lima, X"."""
    if min(abs(name.start - role.end), abs(role.start - name.end)) <= _BESIDE:
        return True
    between = [token.text for token in place.tokens if role.end <= token.start < name.start]
    return bool(between) and between[-1] == "," and between.count(",") == 1 and len(between) <= _TITLE
