"""Nobody is blamed through "she", "the woman" or "the suspect" beside somebody whom the report blames by name.

"X was arrested. Prosecutor Y said so. She sold babies." does not say that Y did. What may be of either is left out.

1. An act is against somebody (an arrest, a charge) or is conduct; its sentence has no name for whom it is told of.
2. No sentence that names that person tells another such act of them.
3. A sentence before it tells such an act of another person by name, who may be of the same gender and is spoken of
   near. "Mother and daughter sold babies" tells it of both.
4. Whoever has no name and is told to be harmed, and to do nothing, is tried for nothing: "forced a woman to work … The
   woman was jailed" means another.
5. What a named woman tells was done to "her" was done to her, if she tells it in no office: not to another of before.
6. The name of who tells it is no name for whom it is told of: after "X was arrested", "her sister Y said she had sold
   babies" does not say that Y did, unless other words blame Y. "Y sold babies to X, she said" names X as somebody else.
7. "X accused Y. She was arrested" does not say that X was, where Y may be meant.
"""

from collections.abc import Container, Mapping, Sequence

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.passages.officials import AGAINST
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.traits.people import People

_CLEARING = frozenset({"acquitted", "released"})
_TRIAL = frozenset({"charged", "indicted", "convicted", "sentenced"})
_HARM = frozenset({"exploits", "harbours", "deceives", "recruits"})
_NEAR = 3
"""Sentences since the other was spoken of."""


def without_mistaken_pronouns(
    acts: Sequence[Act], sentences: Sequence[Sentence], people: People, accusing: frozenset[str]
) -> list[Act]:
    """The acts, without those that a pronoun or a noun tells of somebody in another's place.

    Args:
        acts: those of the document.
        sentences: all of them.
        people: who is told of.
        accusing: past forms right behind whoever accuses: "denounced".
    """
    blamed: dict[str, tuple[int, DocumentEntity]] = {}
    for act in sorted(acts, key=lambda each: each.sentence):
        who = _of_whom(act)
        is_blame = not act.statement.negated and act.statement.predicate not in _CLEARING
        is_told = act.sentence >= 0 and who is not None and _has_name(who, sentences[act.sentence])
        if who is not None and is_blame and is_told and who.id not in act.tellers:
            blamed.setdefault(who.id, (act.sentence, who))
    told = {(act.sentence, act.statement.predicate, who.id) for act in acts if (who := _of_whom(act)) is not None}
    victims = _victims(acts)
    acts = [act for act in acts if not (act.statement.predicate in _TRIAL and _id_of(act.statement.object) in victims)]
    acts = [act for act in acts if not _is_done_to_teller(act, sentences, people)]
    acts = [act for act in acts if not _is_of_accuser(act, sentences, people, accusing)]
    return [act for act in acts if not _is_mistaken(act, sentences, people, blamed, told)]


def _is_done_to_teller(act: Act, sentences: Sequence[Sentence], people: People) -> bool:
    """Rule 5."""
    statement, whom = act.statement, act.statement.object
    if whom is None or not whom.is_named_person or not statement.speakers or act.sentence < 0:
        return False
    here = sentences[act.sentence]
    if KIND_OF.get(statement.predicate) is not PredicateKind.CONDUCT or _has_name(whom, here):
        return False
    teller = statement.speakers[0].entity
    facts = {fact.predicate for fact in people.facts if fact.subject.id == teller}
    told = [e for e in people.entities if e.id == teller and e.type is EntityType.PERSON and _has_name(e, here)]
    genders = {people.genders.get(whom.id), people.genders.get(teller or "")}
    is_same = len(genders - {None}) < len(("m", "f"))
    return bool(told) and teller != whom.id and is_same and not facts & {"holds_office", "works_for"}


def _is_of_accuser(act: Act, sentences: Sequence[Sentence], people: People, accusing: frozenset[str]) -> bool:
    """Rule 7."""
    who = _of_whom(act)
    if who is None or act.sentence < 1 or act.statement.negated or _has_name(who, sentences[act.sentence]):
        return False
    before = sentences[act.sentence - 1]
    ends = {m.end for m in who.mentions if before.start <= m.start < before.end}
    pairs = zip(before.tokens, before.tokens[1:], strict=False)
    verb = next((two.start for one, two in pairs if one.end in ends and two.lower in accusing), -1)
    own = people.genders.get(who.id)
    return verb >= 0 and any(
        other.is_named_person and other.id != who.id and people.genders.get(other.id) in (own, None)
        for other in people.entities
        if any(verb < mention.start < before.end for mention in other.mentions)
    )


def _victims(acts: Sequence[Act]) -> set[str]:
    """Rule 4."""
    harmed = {
        _id_of(act.statement.object)
        for act in acts
        if act.statement.predicate in _HARM and not act.statement.negated and _is_unnamed(act.statement.object)
    }
    doers = {
        _id_of(act.statement.subject) for act in acts if KIND_OF.get(act.statement.predicate) is PredicateKind.CONDUCT
    }
    return harmed - doers - {""}


def _id_of(who: DocumentEntity | None) -> str:
    return who.id if who is not None else ""


def _is_unnamed(who: DocumentEntity | None) -> bool:
    return who is not None and who.type is EntityType.PERSON and who.level is NameLevel.ROLE


def _of_whom(act: Act) -> DocumentEntity | None:
    """The named person whom the act blames."""
    statement = act.statement
    is_conduct = KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT
    who = statement.subject if is_conduct else statement.object if statement.predicate in AGAINST else None
    return who if who is not None and who.is_named_person else None


def _has_name(who: DocumentEntity, sentence: Sentence) -> bool:
    inside = (m for m in who.mentions if sentence.start <= m.start < sentence.end)
    return any(mention.level is not NameLevel.ROLE for mention in inside)


def _is_unsaid(who: DocumentEntity, sentence: Sentence) -> bool:
    """As in "su hermano X dijo que vendía": no word after the name shows by its gender who sold."""
    inside = [m for m in who.mentions if sentence.start <= m.start < sentence.end]
    named = max((m.end for m in inside if m.level is not NameLevel.ROLE), default=sentence.end)
    return not any(m.start >= named for m in inside)


def _is_mistaken(
    act: Act,
    sentences: Sequence[Sentence],
    people: People,
    blamed: Mapping[str, tuple[int, DocumentEntity]],
    told: Container[tuple[int, str, str]],
) -> bool:
    who = _of_whom(act)
    if who is None or act.sentence < 0 or who.id in blamed:
        return False
    is_teller = who.id in act.tellers
    if _has_name(who, sentences[act.sentence]) and not is_teller:
        return False
    near = sentences[max(0, act.sentence - _NEAR)].start
    here = sentences[act.sentence].start
    own = people.genders.get(who.id)
    for number, other in blamed.values():
        if (act.sentence, act.statement.predicate, other.id) in told:
            continue
        gender = people.genders.get(other.id)
        may_be = own == gender or (None in (own, gender) and (is_teller or who.id in people.bystanders))
        if is_teller and (place := sentences[act.sentence]):
            may_be = (may_be or _is_unsaid(who, place)) and not _has_name(other, place)
        if may_be and number < act.sentence and any(near <= mention.start < here for mention in other.mentions):
            return True
    return False
