"""Surnames with a particle that stand alone behind the full name: "Ana Rojo de Ríos … Rojo de Ríos"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.words.who_words import WhoWords

_SHORTEST = 3
"""Words of two surnames and the particle between."""


def as_surnames(runs: Iterable[NameRun], who: WhoWords) -> Sequence[NameRun]:
    """The runs, of which each that is all of somebody's name but the given names is theirs, and names no body."""
    every = tuple(runs)
    tails = {
        each.words[at:]
        for each in every
        if each.type is EntityType.PERSON and who.is_given(each.words[0])
        for at in range(1, len(each.words) - _SHORTEST + 1)
    }
    return [
        replace(each, type=EntityType.PERSON, is_weak=False)
        if each.type is not EntityType.PERSON and len(each.words) >= _SHORTEST and each.words in tails
        else each
        for each in every
    ]
