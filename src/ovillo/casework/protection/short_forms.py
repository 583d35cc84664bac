"""Short forms of a name, which are somebody's only in a document that names them in full.

1. The first name, its initial with a surname, and the surname of the family.
2. A form that somebody else bears in the same document is nobody's: it is hidden without saying whose it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from ovillo.casework.protection.masking import words_of_name
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.domain.entities import DocumentEntity

_FAMILY: Final = (
    *("familia {}", "familiares {}", "hermanos {}", "hermanas {}", "esposos {}", "padres {}", "apellido {}"),
    *("{} family", "{} siblings", "{} brothers", "{} sisters", "{} parents", "surname {}"),
)
_PROPER: Final = 3
"""Letters of a word that is no particle of a name."""


def only_here(here: Iterable[tuple[DocumentEntity, str]]) -> Iterable[tuple[str, str]]:
    """Short forms that are this person's in a document that names them."""
    for entity, who in here:
        words = words_of_name(entity.name)
        yield entity.name, who
        if len(words) > 1:
            if any(each.surface.islower() for each in entity.mentions):
                yield words[0], who
            surnames = [later for later in words[1:] if len(later) >= _PROPER]
            yield from ((form, who) for form in short(words)[1:])
            yield from (
                (form.format(later), form.format(who)) for later in {*surnames, " ".join(words[1:])} for form in _FAMILY
            )


def first_names(here: Iterable[tuple[DocumentEntity, str]]) -> Iterable[tuple[str, str]]:
    return ((words[0], who) for entity, who in here if len(words := words_of_name(entity.name)) > 1)


def short(words: Sequence[str]) -> Sequence[str]:
    """The first name, and its initial with each surname."""
    return (*words[:1], *(f"{words[0][0]} {later}" for later in words[1:] if len(later) >= _PROPER))


def of_one_each(forms: Iterable[tuple[str, str]], of_others: AbstractSet[str]) -> Iterable[tuple[str, str]]:
    """The forms with whose they are; what may be one of two people's is hidden without saying whose."""
    owners: dict[str, set[str]] = defaultdict(set)
    for form, who in forms:
        owners[form].add(who)
    return [
        (form, next(iter(who)) if len(who) == 1 and form not in of_others else HIDDEN) for form, who in owners.items()
    ]
