"""A personal name as written, taken apart: titles, aliases, and the ways to read the rest as given names and surnames.

1. What stands around the name is taken off first: alias, title and rank, generation, a role after a comma.
2. Words that belong together become one part: "del Río", "San Martín", "Marlowe-Prentiss" keeps its two words side by
   side.
3. The rest is read in every plausible way (given names first or surnames first; where the given names end; a married
   name), each with a cost. Nothing is guessed away: the comparison decides which readings meet.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from ovillo.domain.protection import is_pseudonym
from ovillo.resolution.folding import (
    LONGEST_NAME,
    fold,
    is_other_script,
    is_spelled_in_han,
    plain_letters,
    spell_syllables,
)
from ovillo.resolution.name_gate import (
    bare_word,
    cut_aliases,
    cut_at_comma,
    cut_documents,
    cut_infant,
    cut_trade_behind,
    cut_words,
    follows_title,
    is_bare_alias,
    is_by_husband,
    is_company,
    is_role,
    is_trade,
    is_wife,
    may_name_one_side,
    names_one_side,
    names_several,
    skip_inside,
    unquote,
    without_article,
)
from ovillo.resolution.word_lists import abbreviations, as_letters, is_known_given, known, words


class Kind(StrEnum):
    """How much of a name this is."""

    FULL = "full"
    PARTIAL = "partial"
    ALIAS = "alias"
    ROLE = "role"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One given name or surname with its particles."""

    core: str
    """Folded, without the particles that may be dropped."""
    particles: tuple[str, ...] = ()
    is_linked: bool = False
    """Joined to the part before it by a hyphen or "y"."""
    is_mended: bool = False
    """Digits that a scanner put in its place are read as letters: "G0mez"."""

    @property
    def joined(self) -> str:
        return "".join((*self.particles, self.core))

    @property
    def is_initial(self) -> bool:
        return len(self.core) == 1


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a name."""

    given: tuple[Part, ...]
    surnames: tuple[Part, ...]
    married: Part | None = None
    cost: float = 0.0
    """0 for the likeliest reading of a name; one 0.3 above it is hardly plausible."""
    is_turned: bool = False
    """Surnames first without a comma to say so."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name taken apart."""

    kind: Kind
    parts: tuple[Part, ...] = ()
    readings: tuple[NameReading, ...] = ()
    """By cost, then in the order in which they were made."""
    titles: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    """Folded, without article."""
    generation: str | None = None
    is_other_script: bool = False
    is_han: bool = False
    """Written in Chinese characters."""
    may_be_married: bool = False
    """Some reading has a married name."""
    is_wife: bool = False
    """Called "Señora de" her husband's surname."""
    is_by_husband: bool = False
    """Called by all of her husband's name: "Mrs. John Smith", "Sra. de Juan Pérez"."""
    documents: frozenset[tuple[str, str]] = frozenset()
    """Sort and digits of the document numbers that stand behind the name."""
    is_infant: bool = False
    """A child without a given name, called by the surnames of its parents."""
    is_written_out: bool = False
    """One person with a given name and a surname that are more than initials: what a rule may join."""
    is_company: bool = False
    is_one_sided: bool = False
    """Two given names without a surname, or two surnames without a given name."""
    may_be_one_sided: bool = False
    """Nothing shows that there is both a given name and a surname."""


@dataclass(slots=True)
class _Words:
    """The words still to be read, while what is not the name is taken off."""

    written: list[str]
    titles: set[str] = field(default_factory=set)
    generation: str | None = None
    widow_of: list[str] = field(default_factory=list)
    born: list[str] = field(default_factory=list)


_MARRIED_COST, _TURNED_COST = 0.02, 0.12
_MOST_SPLITS = 8
"""Words from which on no name is split: a text in place of a name must not take minutes."""


@lru_cache(maxsize=65536)
def read_person_name(written: str) -> PersonName:
    """The name taken apart; nothing is left of a text of more than `LONGEST_NAME` letters."""
    if len(written) > LONGEST_NAME:
        return PersonName(Kind.EMPTY)
    plain, documents = cut_documents(unquote(plain_letters(written)))
    core, aliases = cut_aliases(spell_syllables(plain))
    other_script = is_other_script(plain)
    comma = cut_at_comma(core)
    front, back = (core, "") if comma is None else comma
    read = _read_words(front, back, aliases=aliases, other_script=other_script)
    return replace(read, is_han=is_spelled_in_han(written), documents=documents, is_company=is_company(plain))


def _read_words(front: str, back: str, *, aliases: frozenset[str], other_script: bool) -> PersonName:
    if is_role(f"{front} {back}".strip()) or (back and is_role(f"{back} {front}")):
        return PersonName(Kind.ROLE)
    surnames_first = bool(back)
    first = _Words(cut_words(front)) if is_pseudonym(front) else _strip(cut_words(front))
    second = _strip(cut_words(back)) if surnames_first else _Words([])
    titles = frozenset(first.titles | second.titles)
    if infant := cut_infant(first.written):
        marks = frozenset(bare_word(token) for token in first.written[: len(first.written) - len(infant)])
        return PersonName(Kind.PARTIAL, _join_parts(infant), titles=titles | marks, is_infant=True)
    parts = _join_parts(first.written)
    if not surnames_first and is_bare_alias(front, has_more=bool(parts)):
        return PersonName(Kind.ALIAS, aliases=aliases | {without_article(fold(front))}, titles=titles)
    if not parts:
        return PersonName(Kind.ALIAS if aliases else Kind.EMPTY, aliases=aliases, titles=titles)
    given = _join_parts(second.written)
    found = _surname_readings(given, parts, cost=0.0, turned=False) if surnames_first else _readings(parts)
    husband = _join_parts(first.widow_of + second.widow_of)
    readings = _with_widow(found, () if surnames_first else parts, husband) if husband else found
    readings = _with_born(readings, _join_parts(first.born + second.born))
    is_full = any(reading.given and (reading.surnames or reading.married) for reading in readings)
    sides = () if surnames_first or any(reading.married for reading in readings) else _side_words(parts)
    may_be_one_sided = bool(sides) and may_name_one_side(sides)
    return PersonName(
        kind=Kind.FULL if is_full else Kind.PARTIAL,
        parts=given + parts,
        readings=tuple(readings),
        titles=titles,
        aliases=aliases,
        generation=first.generation or second.generation,
        is_other_script=other_script,
        may_be_married=any(reading.married for reading in readings),
        is_wife=is_wife(titles, [part.particles for part in parts]),
        is_by_husband=is_by_husband(titles, (given or parts)[0].core),
        is_written_out=is_full
        and not names_several(first.written)
        and _is_written_out(readings[0])
        and not may_be_one_sided,
        is_one_sided=names_one_side(sides),
        may_be_one_sided=may_be_one_sided,
    )


def _side_words(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The words that say whether there is both a given name and a surname; none where a particle shows a surname."""
    devotions = words("given", "devotions")
    if parts[0].particles and not any(is_known_given(part.core) for part in parts[1:]):
        return ("",)  # it begins with a surname, and no given name is seen behind
    if any(part.is_linked or (part.particles and part.core not in devotions) for part in parts):
        return ()
    return tuple(part.core for part in parts)


def _is_written_out(reading: NameReading) -> bool:
    surnames = (*reading.surnames, *((reading.married,) if reading.married else ()))
    return bool(surnames) and not surnames[-1].is_initial and any(not part.is_initial for part in reading.given)


def _strip(tokens: list[str]) -> _Words:
    """Titles, generation, "viuda de" and "nacida" taken off."""
    found = _Words(cut_trade_behind(tokens))
    _strip_titles(found)
    _strip_end(found)
    for words_key, place in (("widow", found.widow_of), ("born", found.born)):
        marks = words("particles", words_key)
        for number, token in enumerate(found.written):
            if number and bare_word(token) in marks:
                tail = found.written[number + 1 :]
                cut = number
                while cut and bare_word(found.written[cut - 1]) == "de" and words_key == "born":
                    cut -= 1
                found.written = found.written[:cut]
                place.extend(t for i, t in enumerate(tail) if i or bare_word(t) not in words("particles", "of"))
                break
    return found


def _strip_titles(found: _Words) -> None:
    before, letters, inside = words("titles", "before"), words("titles", "letters"), words("titles", "inside")
    led = found.written[1:] if found.written and bare_word(found.written[0]) in words("alias", "articles") else []
    if led and (bare_word(led[0]) in before or is_trade(led)):
        found.written = led
    with_two, numbered = words("titles", "with_two"), words("titles", "numbered")
    while found.written and not is_other_script(found.written[0]):
        bare, rest = bare_word(found.written[0]), found.written[1:]
        rank = bare.rstrip("0123456789")
        if rank in numbered and len(rest) > 1 and (rest[0].isdecimal() or rank != bare):
            found.titles.add(rank)
            behind = rest[1:] if rank == bare else rest
            found.written = behind[skip_inside(behind, inside) :]
            continue
        is_letter = bare in letters and len(bare) == 1
        is_title = (bare in before or is_trade(found.written)) and not (bare in with_two and len(rest) < 2)
        if not is_title or (is_letter and bare != "d") or (is_letter and len(rest) < 2):
            return
        if (not rest and not found.titles) or (is_known_given(bare) and not follows_title(rest)):
            return
        found.titles.add(bare)
        found.written = rest[skip_inside(rest, inside) :]


def _strip_end(found: _Words) -> None:
    """Generation and letters after the name taken off its end."""
    generations = {key: words("generation", key) for key in ("junior", "senior", "second", "third", "fourth")}
    while len(found.written) > 1:
        bare = bare_word(found.written[-1])
        generation = next((key for key, marks in generations.items() if bare in marks), None)
        if generation is not None and len(found.written) > 2 and (len(bare) > 1 or found.written[-1].islower()):
            found.generation = generation
        elif not (bare in words("titles", "after") and len(bare) > 1 and len(found.written) > 2):
            return
        found.written = found.written[:-1]


def _join_parts(tokens: list[str]) -> tuple[Part, ...]:
    """Particles joined to the word that follows them."""
    parts: list[Part] = []
    particles: list[str] = []
    linked = False
    join, ands = words("particles", "join"), words("particles", "and")
    for number, token in enumerate(tokens):
        bare = bare_word(token)
        is_last = number == len(tokens) - 1
        if token in {"-", "/"}:
            linked = bool(parts) and not particles
        elif bare in ands and parts and not is_last and not token.endswith(".") and token.islower():
            linked = True
        elif bare in join and not (is_last or token.endswith(".") or (parts and len(token) == 1 and token.isupper())):
            particles.append(bare)
        elif bare and not bare.isdigit():
            parts.append(_make_part(bare, particles, linked=linked))
            particles, linked = [], False
    return tuple(parts)


def _make_part(bare: str, particles: list[str], *, linked: bool) -> Part:
    kept = words("particles", "kept")
    glued = "".join(particle for particle in particles if particle in kept)
    letters = as_letters(bare)
    core = abbreviations().get(letters, letters) if not glued else glued + letters
    kept_apart = tuple(particle for particle in particles if particle not in kept)
    return Part(core, kept_apart, linked, is_mended=letters != bare)


def _readings(parts: tuple[Part, ...]) -> list[NameReading]:
    """Every plausible split of parts in the order in which they stand, given names first or surnames first."""
    if len(parts) == 1:
        only = parts[0]
        if is_known_given(only.core) and not only.particles and only.core not in known("surnames"):
            return [NameReading(parts, ())]
        return [NameReading((), parts)]
    found: list[NameReading] = []
    for cut in range(1, min(len(parts), _MOST_SPLITS)):
        if not parts[cut].is_linked:
            found.extend(_surname_readings(parts[:cut], parts[cut:], cost=_split_cost(parts, cut), turned=False))
            turned_cost = _TURNED_COST + _turned_cost(parts, cut)
            found.extend(_surname_readings(parts[cut:], parts[:cut], cost=turned_cost, turned=True))
    likeliest = min((reading.cost for reading in found), default=0.0)
    relative = [replace(reading, cost=reading.cost - likeliest) for reading in found]
    return sorted(relative, key=lambda reading: reading.cost) or [NameReading((), parts)]


def _looks_given(part: Part) -> float:
    """1 for a known given name, 0 for a known surname, a half where nothing is known."""
    if part.is_initial:
        return 0.5
    if part.particles:
        if part.core not in words("given", "devotions"):
            return 0.0
        return 0.6 if part.core in known("surnames") else 1.0
    given, surname = is_known_given(part.core), part.core in known("surnames")
    if given == surname:
        return 0.5 if not given else 0.6
    return 1.0 if given else 0.0


def _doubt(given: tuple[Part, ...], surnames: tuple[Part, ...]) -> float:
    """How far words known as given names stand among the surnames, or the other way round; and unusual lengths."""
    cost = 0.0
    for place, part in enumerate(given):
        looks = _looks_given(part)
        cost += 0.6 * max(0.0, 0.5 - looks) if place == 0 else 0.6 * max(0.0, 0.6 - looks)
    for part in surnames:
        cost += 0.8 * max(0.0, _looks_given(part) - 0.6)
    cost += 0.4 * any(part.is_initial and not then.is_initial for part, then in pairwise(surnames))
    unlinked = sum(not part.is_linked for part in surnames)
    cost += 0.12 * max(0, unlinked - 2) + 0.1 * max(0, len(given) - 2)
    return cost


def _split_cost(parts: tuple[Part, ...], cut: int) -> float:
    given, surnames, cost = parts[:cut], parts[cut:], _doubt(parts[:cut], parts[cut:])
    if len(surnames) > 1 and all(part.is_initial for part in surnames) and _looks_given(given[0]) < 1.0:
        cost += 0.1  # "Ficticio A. B.": the surname stands first
    if len(parts) >= 4 and len(surnames) == 1 and not surnames[0].is_linked:
        cost += 0.05
    if len(parts) >= 3 and cut == 1 and _looks_given(parts[1]) == 1.0:
        cost += 0.05
    return cost


def _turned_cost(parts: tuple[Part, ...], cut: int) -> float:
    surnames, given = parts[:cut], parts[cut:]
    cost = _doubt(given, surnames)
    if any(part.is_initial for part in surnames):
        cost += 0.1
    if all(_looks_given(part) == 1.0 for part in given) and all(_looks_given(part) < 0.6 for part in surnames):
        cost = max(0.0, cost - _TURNED_COST)
    elif all(part.is_initial for part in given) and not any(part.is_initial for part in surnames):
        cost -= _TURNED_COST
    return cost


def _surname_readings(
    given: tuple[Part, ...], surnames: tuple[Part, ...], *, cost: float, turned: bool
) -> list[NameReading]:
    """The reading itself, and one in which the last surname with "de" is a husband's."""
    found = [NameReading(given, surnames, None, cost, turned)]
    last = surnames[-1]
    if last.particles[:1] in {("de",), ("del",)} and len(surnames) > 1 and not turned:
        found.append(NameReading(given, surnames[:-1], last, cost + _MARRIED_COST, turned))
    elif last.particles == ("de",) and len(surnames) == 1 and given and not turned:
        doubt = 0.0 if all(_looks_given(part) == 1.0 for part in given[1:]) else 0.2
        found.append(NameReading(given, (), last, cost + doubt + 4 * _MARRIED_COST, turned))
    return found


def _with_widow(readings: list[NameReading], alone: tuple[Part, ...], husband: tuple[Part, ...]) -> list[NameReading]:
    """The readings with the surname after "viuda de" in its place; one word, or given names, before it are all hers."""
    found = [replace(reading, married=husband[0]) for reading in readings if reading.married is None]
    if not alone or any(part.particles or (len(alone) > 1 and not is_known_given(part.core)) for part in alone):
        return found
    return [NameReading(alone, (), husband[0]), *(found if len(alone) > 1 else ())]


def _with_born(readings: list[NameReading], born: tuple[Part, ...]) -> list[NameReading]:
    """The readings with the surname of birth first; the one in use is then a married name."""
    if not born:
        return readings
    return [
        replace(reading, surnames=born, married=reading.married or reading.surnames[0])
        for reading in readings
        if reading.married or reading.surnames
    ]
