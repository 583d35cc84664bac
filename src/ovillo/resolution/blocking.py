"""Keys under which names that may be one meet, so that few pairs are compared and few true pairs are lost.

People meet when two of their words share sounds (or one is a nickname or an initial of the other's); organisations when
one distinguishing word does, or the initials. Recall of these keys is the ceiling of what can be proposed.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ovillo.resolution.name_slots import Part, read_person_name
from ovillo.resolution.organisation_names import read_organisation_name
from ovillo.resolution.sounds import skeleton
from ovillo.resolution.word_lists import equivalents, nicknames, translated_words, words


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """The keys of one name."""

    shared: frozenset[str]
    """Two names that share one are compared."""
    asked: frozenset[str] = frozenset()
    """Of a name with an initial: it is compared with the names that answer to one of these."""
    answered: frozenset[str] = frozenset()


def person_block_keys(written: str) -> BlockKeys:
    """The keys of a person's name."""
    name = read_person_name(written)
    shared = {f"alias {alias}" for alias in name.aliases}
    asked, answered = set(), set()
    husbands = {reading.married for reading in name.readings if reading.married} - set(name.parts)
    for one, other in combinations((*name.parts, *sorted(husbands)), 2):
        shared.update("+".join(sorted((left, right))) for left in _word_keys(one) for right in _word_keys(other))
        for word, short in ((one, other), (other, one)):
            key = f"{skeleton(word.core)}+{_initial_key(short)}"
            answered.add(key)
            if short.is_initial and not word.is_initial:
                asked.add(key)
    return BlockKeys(frozenset(shared), frozenset(asked), frozenset(answered))


def organisation_block_keys(written: str) -> BlockKeys:
    """The keys of the name of an organisation, office, group or place."""
    name = read_organisation_name(written)
    table, generic = translated_words(), words("organisations", "generic")
    sounds = sorted({f"={table[word]}" if word in table else skeleton(word) for word in name.words})
    shared = {skeleton(word) for word in name.words if word not in generic and word not in table}
    shared.update("+".join(pair) for pair in combinations(sounds, 2))
    shared.update(f"initials {acronym}" for acronym in name.acronyms)
    shared.update(f"initials {initials}" for initials in name.initials if len(initials) > 1)
    return BlockKeys(frozenset(shared))


@lru_cache(maxsize=65536)
def _word_keys(part: Part) -> frozenset[str]:
    """The sounds of a word, of the names it is familiar for, and of its group of international forms."""
    found = {skeleton(part.core)}
    for meaning in nicknames().get(part.core, ()):
        found.update(skeleton(word) for word in meaning.split())
    found.update(f"={number}" for number in equivalents().get(part.core, ()))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class WordSounds:
    """The keys of each word of a person's name, to tell quickly that two names cannot be one."""

    words: tuple[frozenset[str], ...]
    all: frozenset[str]
    slack: int
    """How many words of it may be without a counterpart: one slip, and a married name."""

    def may_agree(self, other: "WordSounds") -> bool:
        """Whether enough words of the shorter name sound like words of the longer."""
        short, long = (self, other) if len(self.words) <= len(other.words) else (other, self)
        lonely = sum(keys.isdisjoint(long.all) for keys in short.words)
        return lonely <= max(self.slack, other.slack)


@lru_cache(maxsize=65536)
def word_sounds(written: str) -> WordSounds:
    """The keys of each word of a person's name; an initial agrees with any word that it begins."""
    name = read_person_name(written)
    keys = tuple(
        _word_keys(part) | {_initial_key(part)} if part.is_initial else _word_keys(part) for part in name.parts
    )
    begun = {_initial_key(part) for part in name.parts}
    return WordSounds(keys, frozenset().union(begun, *keys), 2 if name.may_be_married else 1)


def _initial_key(part: Part) -> str:
    return f"{skeleton(part.core)[:1]}."
