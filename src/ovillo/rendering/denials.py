"""What is denied of somebody unnamed, as a sentence beside a tie to somebody named: "denies leading “ring”"."""

from collections.abc import Mapping

from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Denial, NetworkTie
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.phrases import Perspective, Told

_ACTING = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})


def say_denial(denial: Denial, catalogue: Catalogue) -> str:
    """The sentence, without the name of the person; what has no name is quoted, in the words of its source."""
    other = None if denial.other is None else catalogue.quoted(inline(denial.other))
    told = Told(
        denial.predicate,
        denial.standing,
        negated=denial.negated,
        subject=None if denial.is_doer else other,
        object=other if denial.is_doer else None,
        object_acts=denial.is_doer and denial.other_type in _ACTING,
        is_own_word=denial.is_own_word,
    )
    perspective = Perspective.SUBJECT if denial.is_doer else Perspective.OBJECT
    return catalogue.phrases.phrase(told, perspective).text


def say_denial_of(denial: Denial, names: Mapping[str, str], catalogue: Catalogue) -> str:
    """The sentence with the name of whom it speaks for, from those that are shown."""
    return f"{names.get(denial.person, denial.person)}: {say_denial(denial, catalogue)}"


def say_denials(tie: NetworkTie, catalogue: Catalogue) -> list[str]:
    """Those of a tie, each sentence once."""
    return list(dict.fromkeys(say_denial(each, catalogue) for each in tie.denials))
