"""What is less than a full name compared: one word, an alias, a wife by her husband's surname, a child without a name.

Nothing here is ever `same`.
"""

from collections.abc import Sequence

from ovillo.resolution.agreement import Agreement, compare_given_words, compare_surname_words, has_opposite_gender
from ovillo.resolution.name_slots import Kind, NameReading, Part, PersonName
from ovillo.resolution.word_lists import is_known_given, words

_LONG_ALIAS = 7
_BOTH = 2


def compare_part(left: Part, right: Part, *, across: bool, is_given: bool) -> Agreement:
    compare = compare_given_words if is_given else compare_surname_words
    found = compare(left.core, right.core, is_across_scripts=across)
    if found is Agreement.EQUAL and (left.is_mended or right.is_mended):
        return Agreement.SCANNED
    if not (left.particles or right.particles):
        return found
    if found is Agreement.EQUAL:
        return found if left.particles == right.particles else Agreement.PARTICLE
    joined = compare(left.joined, right.joined, is_across_scripts=across)
    return max(found, joined, key=lambda agreement: agreement.weight)


def run_together(parts: Sequence[Part]) -> str:
    return "".join(part.joined for part in parts)


def are_equal(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether two rows of words have the same letters, each as written.

    "Mary Jane" and "Maryjane" are one; an initial is never run into a word: "Luis A." is not "Luisa".
    """
    if run_together(left) != run_together(right) or any(part.is_mended for part in (*left, *right)):
        return False
    is_cut_alike = [part.joined for part in left] == [part.joined for part in right]
    return is_cut_alike or not any(part.is_initial for part in (*left, *right))


def compare_partial(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    """One word against a name. A shared title or a woman called by her husband's surname may be suggested."""
    by_alias = _shared_alias(one, other)
    if by_alias:
        return 0.7, "suggest", ("Alias: the same.",)
    if one.is_infant or other.is_infant:
        return _compare_infants(one, other)
    if one.is_wife or other.is_wife:
        return _compare_wife(one, other)
    if one.kind is other.kind:
        return _compare_two_partials(one, other)
    part, full = (one, other) if one.kind is Kind.PARTIAL else (other, one)
    word = part.parts[0]
    agreements = [
        compare_part(word, there, across=False, is_given=False) for r in full.readings for there in r.surnames[:1]
    ]
    best = max(agreements, key=lambda agreement: agreement.weight, default=Agreement.DIFFERENT)
    if is_known_given(word.core) or not best.weight:
        return 0.2, "different", ("One word alone does not say who it is.",)
    if one.titles & other.titles:
        return 0.62, "suggest", (f"First surname: {best}.", "Title: the same.", "Given name: only one has it.")
    return 0.45, "different", (f"First surname: {best}.", "One surname alone does not say who it is.")


def _compare_two_partials(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    if _is_of_two_genders(one, other):
        return 0.1, "different", ("Title: of different gender.",)
    left, right = one.parts[0], other.parts[0]
    found = compare_part(left, right, across=one.is_other_script != other.is_other_script, is_given=False)
    if found.weight < Agreement.SCRIPT.weight or is_known_given(left.core):
        return 0.3 * found.weight, "different", ("One word alone does not say who it is.",)
    return 0.6 * found.weight, "suggest", (f"Surname: {found}.", "Given name: missing in both.")


def _is_of_two_genders(one: PersonName, other: PersonName) -> bool:
    """As in "Dra. Paz" and "Dr. Paz": without a given name, a title that may be of both is a man's beside a woman's."""
    female, both = words("titles", "female"), words("titles", "he_beside_she")
    return any(mine.titles & female and theirs.titles & both for mine, theirs in ((one, other), (other, one)))


def _compare_infants(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    """Children without a given name: brothers share all surnames, so that nothing is joined."""
    numbers = [{mark for mark in name.titles if mark.isdecimal()} for name in (one, other)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return 0.1, "different", ("Number behind the name: different.",)
    if one.is_infant and other.is_infant and run_together(one.parts) == run_together(other.parts):
        return 0.62, "suggest", ("Surnames: the same.", "Given name: missing in both.")
    return 0.2, "different", ("A child without a given name may be any of its parents' children.",)


def _compare_wife(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    wife, them = (one, other) if one.is_wife else (other, one)
    husband = wife.parts[0]
    married = [reading.married for reading in them.readings if reading.married]
    if them.is_wife:
        married = list(them.parts)
    if any(compare_part(husband, name, across=False, is_given=False).weight > 0.9 for name in married):
        return 0.62, "suggest", ("Married name: the same.", "Given name: only one has it.")
    return 0.2, "different", ("A wife called by her husband's surname is not the man of that surname.",)


def _shared_alias(one: PersonName, other: PersonName) -> bool:
    called = [name.aliases | ({name.parts[0].core} if name.kind is Kind.PARTIAL else set()) for name in (one, other)]
    return bool(called[0] & called[1] & (one.aliases | other.aliases))


def compare_by_alias(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    if _shared_alias(one, other):
        return 0.75, "suggest", ("Alias: the same.",)
    if has_alias_and_surname(one, other) or has_alias_and_surname(other, one):
        return 0.65, "suggest", ("Alias: the same.", f"First surname: {Agreement.EQUAL}.")
    if any(_sounds_like(mine, theirs) for mine in one.aliases for theirs in other.aliases):
        return 0.65, "suggest", ("Alias: written differently, said alike.",)
    return 0.1, "different", ("Alias: not shared.",)


def has_alias_and_surname(short: PersonName, long: PersonName) -> bool:
    """As "Chato Ruiz" beside "Pedro Ruiz Mora, alias «El Chato»": an alias and the first surname of the other."""
    called = {tuple(alias.split()) for alias in short.aliases} | {tuple(part.core for part in short.parts)}
    surnames = tuple(part.core for part in long.readings[0].surnames[:1]) if long.readings else ()
    return any(
        words[:-1] in {tuple(alias.split()) for alias in long.aliases} and words[-1:] == surnames for words in called
    )


def is_widow_by_surname(short: PersonName, long: PersonName) -> bool:
    """As "Torres Vda. de Ríos" beside "Ana Torres Vda. de Ríos", of two surnames and no given name."""
    likeliest = short.readings[0] if short.readings else None
    if likeliest is None or likeliest.married is None or likeliest.surnames or len(likeliest.given) != 1:
        return False
    word, husband = likeliest.given[0], likeliest.married
    if word.is_initial or is_known_given(word.core):
        return False
    return any(
        reading.surnames[:1] == (word,) and reading.married is not None and reading.married.core == husband.core
        for reading in long.readings
    )


def has_surname_as_initial(short: PersonName, long: PersonName) -> bool:
    """As "Juan P. Soto" beside "Juan Pérez Soto": the initial before the only surname is of the other's first one."""
    if not (short.readings and long.readings) or short.generation != long.generation:
        return False
    mine, theirs = short.readings[0], long.readings[0]
    if len(mine.surnames) != 1 or len(theirs.surnames) != _BOTH or len(mine.given) < _BOTH:
        return False
    *given, initial = mine.given
    is_named = not given[0].is_initial and are_equal(given, theirs.given)
    first, second = theirs.surnames
    is_begun = initial.is_initial and not first.is_initial and first.core.startswith(initial.core)
    return is_named and is_begun and mine.surnames[0].joined == second.joined


def has_other_husband(one: NameReading, other: NameReading) -> bool:
    """As "Ana Paz de Soto" beside "Ana Paz de Mena", where one "de" is read as a husband's and one as her own."""
    return any(
        wife.married is not None
        and them.married is None
        and len(them.surnames) > len(wife.surnames)
        and them.surnames[-1].particles == ("de",)
        and not compare_part(wife.married, them.surnames[-1], across=False, is_given=False).weight
        for wife, them in ((one, other), (other, one))
    )


def _least_alike(left: str, right: str) -> float:
    """A slip is believed only in long by-names: "Muelón" and "Melón" are two men."""
    is_long = min(len(left), len(right)) >= _LONG_ALIAS
    return Agreement.SLIP.weight if is_long else Agreement.SCANNED.weight


def _sounds_like(left: str, right: str) -> bool:
    """Whether two aliases have the same number of words, each said alike."""
    mine, theirs = left.split(), right.split()
    return len(mine) == len(theirs) and all(
        compare_surname_words(a, b).weight >= _least_alike(a, b) and not has_opposite_gender(a, b)
        for a, b in zip(mine, theirs, strict=True)
    )
