"""Acts told of whoever cannot do them or undergo them: a baby that sells, a mother who gets her child back."""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.text.folding import fold
from ovillo.extraction.words.who_words import Role, WhoWords

_OF_ACCUSED = frozenset({"charged", "indicted", "convicted", "sentenced", "acquitted"})


def is_idle(proposal: Proposal, who: WhoWords) -> bool:
    """Whether a deed or a trial is told of a baby, or getting a child of a parent or relative who gets it back."""
    subject, object_ = proposal.subject, proposal.object
    if proposal.predicate in _OF_ACCUSED and object_ is not None and object_.level is NameLevel.ROLE:
        return _is_any_of(object_.name, who.words["infants"])
    if subject is None or subject.level is not NameLevel.ROLE or subject.type is not EntityType.PERSON:
        return False
    if KIND_OF.get(proposal.predicate) is not PredicateKind.CONDUCT:
        return False
    if proposal.predicate == "harbours" and _is_any_of(subject.name, who.words["passersby"]):
        return True  # "was held by passers-by until police came"
    infants = who.words["infants"]
    is_child = object_ is not None and object_.level is NameLevel.ROLE and _is_any_of(object_.name, infants)
    is_kin = any("relative" in role.categories for word in subject.name.lower().split() for role in _roles(word, who))
    return _is_any_of(subject.name, infants) or (proposal.predicate == "receives" and is_child and is_kin)


def _is_any_of(name: str, words: frozenset[str]) -> bool:
    singular = [word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") for word in fold(name).split()]
    return any(word in words for word in (*fold(name).split(), *singular, " ".join(singular)))


def _roles(word: str, who: WhoWords) -> Iterator[Role]:
    return (role for words, role in who.roles.get(fold(word), ()) if len(words) == 1)
