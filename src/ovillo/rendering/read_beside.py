"""What is read beside a tie, as a sentence: "NOT convicted, or no longer by Corte Suprema", "denies leading “ring”"."""

from collections.abc import Iterable, Mapping

from ovillo.domain.courts import is_called_no_court
from ovillo.domain.entities import EntityType
from ovillo.domain.messages import mark
from ovillo.domain.networks import NetworkTie, ReadBeside
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.phrases import CLEARED, Perspective, Told

_ACTING = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})


def say_beside(read: ReadBeside, catalogue: Catalogue) -> str:
    """The sentence, without the name of the person; what has no name is quoted, in the words of its source."""
    other = None if read.other is None else inline(read.other)
    if other is not None and (not read.is_other_named or other.islower()):
        other = catalogue.quoted(other)
    is_cleared = read.predicate == "acquitted" and is_called_no_court(
        read.other, read.other_type, is_named=read.is_other_named
    )
    told = Told(
        CLEARED if is_cleared else read.predicate,
        read.standing,
        negated=read.negated,
        subject=None if read.is_doer else other,
        object=other if read.is_doer else None,
        object_acts=read.is_doer and read.other_type in _ACTING,
        is_own_word=read.is_own_word,
    )
    perspective = Perspective.SUBJECT if read.is_doer else Perspective.OBJECT
    said = catalogue.phrases.phrase(told, perspective).text
    contested = mark("{finding} (counts for nothing meanwhile, as reviewers contradict one another on it)")
    return catalogue.say(contested, finding=said) if read.is_contested else said


def say_beside_of(read: ReadBeside, names: Mapping[str, str], catalogue: Catalogue) -> str:
    """The sentence with the name of whom it tells, from those that are shown."""
    return f"{names.get(read.person, inline(read.name) or read.person)}: {say_beside(read, catalogue)}"


def say_all_beside(beside: Iterable[ReadBeside], names: Mapping[str, str], catalogue: Catalogue) -> list[str]:
    """One line for what must be read beside a tie, each sentence once; none where there is nothing."""
    told = dict.fromkeys(say_beside_of(each, names, catalogue) for each in beside)
    return [catalogue.say(mark("to be read beside it: {findings}"), findings="; ".join(told))] if told else []


def say_denials(tie: NetworkTie, catalogue: Catalogue) -> list[str]:
    """Those of a tie, each sentence once; with the name of whoever speaks as another side of it than the tie tells."""
    told = ((each, tie.source if each.is_doer else tie.target) for each in tie.denials)
    return list(
        dict.fromkeys(
            say_beside(each, catalogue) if each.person == side else say_beside_of(each, {}, catalogue)
            for each, side in told
        )
    )
