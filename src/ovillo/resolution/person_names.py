"""Two personal names compared slot by slot.

1. Only two names with given name and surname, neither an initial, can be `same`, and only when every slot is filled
   alike and equal once folded, particles included ("Rosa de Ficticio" may be the wife of a Ficticio).
2. A slot that one name leaves out costs a little; a slot that contradicts (first or second given name, first or second
   surname, a gendered ending, junior and senior) decides against, whatever else agrees.
3. A role, or one given name or surname alone, says nothing about who it is: `different` here means "no ground to
   suggest".
4. What stands behind a name may tell two people of it apart (`remarks`).
5. An alias is only ever suggested, as is a child without a given name (`partial_names`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.resolution.agreement import Agreement, compare_given_words, compare_surname_words
from ovillo.resolution.name_slots import Kind, NameReading, Part, PersonName, read_person_name
from ovillo.resolution.partial_names import (
    are_equal,
    compare_by_alias,
    compare_part,
    compare_partial,
    has_alias_and_surname,
    has_other_husband,
    has_surname_as_initial,
    is_widow_by_surname,
    run_together,
)
from ovillo.resolution.remarks import compare_remarks
from ovillo.resolution.word_lists import is_known_given, known, nicknames, words

SUGGEST_FROM = 0.6
_DEAREST = 1 - SUGGEST_FROM
"""What a reading may cost: with more the names could not be suggested."""
_CONFLICT_CAP = 0.35
_MISSING_SECOND_GIVEN = 0.95
_MISSING_SECOND_SURNAME = 0.93
_MISSING_GENERATION = 0.9
_GIVEN_BY_SECOND = 0.78
_HUSBANDS_SURNAME = 0.75
_CROSSED = 0.3
_MAYBE_TURNED = 0.95
_REMARKED = 0.9
_SURNAMES_ALONE = 0.65
_PAIR = 2
_SHORTEST_CLEAR = 2
"""Words: of two, only a known surname shows which is which."""
_MOST_SPELLED_OUT = 8
"""Given names from which on none is written out: a text in place of a name must not take minutes."""


@dataclass(frozen=True, slots=True)
class SlotResult:
    """What comparing two readings gives."""

    score: float
    reasons: tuple[str, ...]
    is_exact: bool = False
    is_conflict: bool = False


@dataclass(slots=True)
class _Tally:
    """The comparison of two readings as it goes on."""

    score: float = 1.0
    is_exact: bool = True
    is_conflict: bool = False
    reasons: list[str] | None = None

    def note(self, slot: str, phrase: str, weight: float) -> None:
        if self.reasons is None:
            self.reasons = []
        self.reasons.append(f"{slot}: {phrase}.")
        self.score *= weight
        self.is_exact = self.is_exact and weight == 1.0
        self.is_conflict = self.is_conflict or weight == 0.0

    def result(self, cost: float) -> SlotResult:
        return SlotResult(
            score=0.3 if self.is_conflict else max(0.0, self.score - cost),
            reasons=tuple(self.reasons or ()),
            is_exact=self.is_exact and not self.is_conflict,
            is_conflict=self.is_conflict,
        )


def compare_people(left: str, right: str) -> tuple[float, str, tuple[str, ...]]:
    """Score from 0 to 1, verdict and reasons for two personal names."""
    score, verdict, reasons = _compare_names(left, right)
    against = compare_remarks(left, right) if verdict != "different" else None
    if against is None:
        return score, verdict, reasons
    most, reason = against
    if most == "different":
        return 0.1, most, (reason,)
    return min(score, _REMARKED), most, (*reasons, reason)


def is_given_and_surname(written: str) -> bool:
    """Whether it is a name of a person in full, whose given name is known."""
    name = read_person_name(written)
    is_full = name.kind is Kind.FULL and not name.is_company
    return is_full and any(is_known_given(part.core) for part in name.readings[0].given)


def _compare_names(left: str, right: str) -> tuple[float, str, tuple[str, ...]]:
    one, other = read_person_name(left), read_person_name(right)
    if Kind.ROLE in {one.kind, other.kind}:
        return 0.0, "different", ("A role without a name says nothing about who it is.",)
    if Kind.EMPTY in {one.kind, other.kind}:
        return 0.0, "different", ("There is no name to compare.",)
    if _has_other_document(one, other):
        return 0.1, "different", ("Document number: different.",)
    if one.is_company != other.is_company:
        return 0.1, "different", ("A firm is not the person whose name it bears.",)
    if _has_opposite_titles(one, other):
        return 0.1, "different", ("Title: of different gender.",)
    if one.is_by_husband != other.is_by_husband:
        return 0.1, "different", ("A wife called by her husband's name is not that man.",)
    if Kind.ALIAS in {one.kind, other.kind}:
        return compare_by_alias(one, other)
    if Kind.PARTIAL in {one.kind, other.kind}:
        return compare_partial(one, other)
    if one.is_han != other.is_han and not _has_syllables(one, other):
        return 0.3, "different", ("Syllables: different.",)
    return _compare_full(one, other)


def _has_syllables(one: PersonName, other: PersonName) -> bool:
    """Whether the Latin name has every letter of the Chinese one, which is spelled in one way only."""
    han, latin = (one, other) if one.is_han else (other, one)
    letters = [Counter("".join(part.joined for part in name.parts)) for name in (han, latin)]
    return letters[0] <= letters[1]


def _has_other_document(one: PersonName, other: PersonName) -> bool:
    """Whether two numbers of one sort differ and none is shared."""
    sorts = {sort for sort, _ in one.documents} & {sort for sort, _ in other.documents}
    return bool(sorts) and not one.documents & other.documents


def _has_opposite_titles(one: PersonName, other: PersonName) -> bool:
    genders = [{g for g in ("male", "female") if name.titles & words("titles", g)} for name in (one, other)]
    return len(genders[0]) == 1 and len(genders[1]) == 1 and genders[0] != genders[1]


def _may_meet(one: PersonName, other: PersonName) -> bool:
    """Whether enough words have a counterpart for any reading to agree; cheap, so that most pairs end here."""
    short, long = sorted((one, other), key=lambda name: (len(name.parts), name.parts))
    letters = "".join(part.core for part in long.parts)
    across = one.is_other_script != other.is_other_script
    lonely = sum(not _has_counterpart(part, long, letters, across=across) for part in short.parts)
    each_lacks_one = len(short.parts) == len(long.parts) > 2 and (_has_second(short) or _has_second(long))
    return lonely <= (1 if one.may_be_married or other.may_be_married or each_lacks_one else 0)


def _has_second(name: PersonName) -> bool:
    """Whether its second word is known as a given name: the other may lack it, and have a second surname instead."""
    return is_known_given(name.parts[1].core)


def _has_counterpart(part: Part, name: PersonName, letters: str, *, across: bool) -> bool:
    if part.core in letters or part.joined in letters:
        return True
    if any(" " in meaning for meaning in nicknames().get(part.core, ())):
        return True
    return any(
        compare_given_words(part.core, there.core, is_across_scripts=across).weight
        or compare_surname_words(part.joined, there.joined, is_across_scripts=across).weight
        or any(part.core in meaning.split() for meaning in nicknames().get(there.core, ()))
        for there in name.parts
    )


def _reading_cost(mine: NameReading, theirs: NameReading) -> float:
    """How implausible it is to read both names so, above all where a word is given name here and surname there."""
    cost = max(mine.cost, theirs.cost) if mine.is_turned == theirs.is_turned else mine.cost + theirs.cost
    return cost + (_CROSSED if _is_crossed(mine, theirs) or _is_crossed(theirs, mine) else 0.0)


def _is_crossed(mine: NameReading, theirs: NameReading) -> bool:
    given = {part.core for part in mine.given} - {part.core for part in theirs.given}
    surnames = {part.core for part in theirs.surnames} - {part.core for part in mine.surnames}
    return any(len(core) > 1 for core in given & surnames)


def _compare_full(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    found, same = _compare_slots(one, other), Agreement.EQUAL
    if found[1] != "same" and (_has_surnames_of(one, other) or _has_surnames_of(other, one)):
        reasons = (f"First surname: {same}.", f"Second surname: {same}.", "Given name: only one has it.")
        return _SURNAMES_ALONE, "suggest", reasons
    if found[1] == "different" and (has_alias_and_surname(one, other) or has_alias_and_surname(other, one)):
        return _SURNAMES_ALONE, "suggest", ("Alias: the same.", f"First surname: {Agreement.EQUAL}.")
    if found[1] == "different" and (is_widow_by_surname(one, other) or is_widow_by_surname(other, one)):
        reasons = (f"First surname: {Agreement.EQUAL}.", "Married name: the same.", "Given name: only one has it.")
        return _SURNAMES_ALONE, "suggest", reasons
    if found[1] == "different" and (has_surname_as_initial(one, other) or has_surname_as_initial(other, one)):
        reasons = (f"Given name: {same}.", f"First surname: {Agreement.INITIAL}.", f"Second surname: {same}.")
        return _SURNAMES_ALONE, "suggest", reasons
    return found


def _has_surnames_of(short: PersonName, long: PersonName) -> bool:
    """As "Quispe Mamani" and "Alberto Quispe Mamani": no given name, and the two surnames of the other in order."""
    cores = [part.core for part in short.parts]
    is_bare = len(cores) == _PAIR and not any(map(is_known_given, cores))
    likeliest = long.readings[0]
    is_led = bool(likeliest.given) and is_known_given(likeliest.given[0].core)
    return is_bare and is_led and [part.core for part in likeliest.surnames] == cores


def _compare_slots(one: PersonName, other: PersonName) -> tuple[float, str, tuple[str, ...]]:
    pairs = [(one.readings[0], other.readings[0])]
    if _may_meet(one, other):
        ours, others = ([each for each in name.readings if each.cost <= _DEAREST] for name in (one, other))
        pairs += [(mine, theirs) for mine in ours for theirs in others if _reading_cost(mine, theirs) <= _DEAREST]
    results = [_compare_readings(mine, theirs, one, other) for mine, theirs in pairs]
    best = max(
        results,
        key=lambda result: (not result.is_conflict, round(result.score, 9), result.is_exact, result.reasons),
    )
    if best.is_conflict:
        return best.score, "different", results[0].reasons
    score, reasons = best.score, best.reasons
    if one.aliases & other.aliases:
        score, reasons = min(1.0, score + 0.1), (*reasons, "Alias: the same.")
    elif all(any(alias.replace(" ", "").isalpha() for alias in name.aliases) for name in (one, other)):
        score, reasons = min(score, _REMARKED), (*reasons, "Alias: not shared.")
    if best.is_exact and score >= 0.97 and _may_be_ruled(one, other):
        return score, "same", reasons
    if best.is_exact and one.is_other_script != other.is_other_script:
        reasons = (*reasons, "Name: the same once written in one alphabet.")
    if best.is_exact and (one.may_be_one_sided or other.may_be_one_sided):
        reasons = (*reasons, "Name: given names or surnames alone, as far as is known.")
    if score < SUGGEST_FROM:
        likeliest = _compare_readings(one.readings[0], other.readings[0], one, other)
        return min(score, _CONFLICT_CAP), "different", likeliest.reasons
    return score, "suggest", reasons


def _may_be_ruled(one: PersonName, other: PersonName) -> bool:
    """Rule 1: both are written out in Latin letters."""
    return all(name.is_written_out and not name.is_other_script for name in (one, other))


def _compare_readings(mine: NameReading, theirs: NameReading, one: PersonName, other: PersonName) -> SlotResult:
    across = one.is_other_script != other.is_other_script
    tally = _Tally()
    _compare_given(tally, mine.given, theirs.given, across=across)
    if not tally.is_conflict:
        _compare_surnames(tally, mine, theirs, across=across)
    _compare_generation(tally, one.generation, other.generation)
    if mine.is_turned != theirs.is_turned and not _is_clearly_turned(mine):
        tally.note("Order", "the given name of one may be the surname of the other", _MAYBE_TURNED)
    return tally.result(_reading_cost(mine, theirs))


def _is_clearly_turned(reading: NameReading) -> bool:
    """Whether its words show which are given names: "Musa Ibrahim" and "Ibrahim Musa" may be two people."""
    given, surnames = ([part.core for part in row] for row in (reading.given, reading.surnames))
    if any(is_known_given(core) for core in surnames) or not all(is_known_given(core) for core in given):
        return False
    if len(given) > 1 and given[0] in known("surnames"):  # "VEGA MARTIN TOMAS" may be Tomás Vega Martín
        return False
    return len(given) + len(surnames) > _SHORTEST_CLEAR or any(core in known("surnames") for core in surnames)


def _compare_generation(tally: _Tally, left: str | None, right: str | None) -> None:
    if left and right and left != right:
        tally.note("Generation", Agreement.DIFFERENT, 0.0)
    elif (left or right) and left != right:
        tally.note("Generation", "only one says it", _MISSING_GENERATION)


def _expansions(given: Sequence[Part]) -> list[tuple[Part, ...]]:
    """The given names themselves, then with each familiar form of several words written out: Juanjo, Juan José."""
    found = [tuple(given)]
    if len(given) > _MOST_SPELLED_OUT:
        return found
    for place, part in enumerate(given):
        for meaning in sorted(nicknames().get(part.core, ())):
            if " " in meaning:
                spelled = tuple(Part(word) for word in meaning.split() if word not in {"de", "del", "la", "los", "las"})
                found.append((*given[:place], *spelled, *given[place + 1 :]))
    return found


def _compare_given(tally: _Tally, left: Sequence[Part], right: Sequence[Part], *, across: bool) -> None:
    """Notes the best agreement of the two rows of given names."""
    if not left or not right:
        tally.note("Given name", "only one has it", 0.5)
        return
    if are_equal(left, right):
        tally.note("Given name", Agreement.EQUAL, 1.0)
        return
    options: list[_Tally] = []
    for number, mine in enumerate(_expansions(left)):
        for place, theirs in enumerate(_expansions(right)):
            option = _Tally()
            _align_given(option, mine, theirs, across=across)
            if number or place:
                option.note("Given name", Agreement.NICKNAME, Agreement.NICKNAME.weight)
            options.append(option)
    if across:
        option = _Tally()
        _align_given(option, [Part(run_together(left))], [Part(run_together(right))], across=across)
        options.append(option)
    best = max(options, key=lambda option: (not option.is_conflict, option.score))
    tally.reasons = (tally.reasons or []) + (best.reasons or [])
    tally.score *= best.score
    tally.is_exact = tally.is_exact and best.is_exact
    tally.is_conflict = tally.is_conflict or best.is_conflict


def _particles(parts: Sequence[Part]) -> int:
    return sum(len(part.particles) for part in parts)


def _align_given(tally: _Tally, left: Sequence[Part], right: Sequence[Part], *, across: bool) -> None:
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    first = compare_part(short[0], long[0], across=across, is_given=True)
    if first.weight == 0.0 and len(short) < len(long) and len(short) == 1 and not short[0].is_initial:
        later = [compare_part(short[0], part, across=across, is_given=True) for part in long[1:]]
        best = max(later, key=lambda agreement: agreement.weight)
        if best in {Agreement.EQUAL, Agreement.NICKNAME, Agreement.PARTICLE}:
            tally.note("Given name", "one goes by the second name of the other", _GIVEN_BY_SECOND * best.weight)
            return
    tally.note("First given name", first, first.weight)
    rest, others = list(short[1:]), list(long[1:])
    for part in rest:
        found = [compare_part(part, there, across=across, is_given=True) for there in others]
        best = max(found, key=lambda agreement: agreement.weight, default=Agreement.DIFFERENT)
        tally.note("Second given name", best, best.weight)
        if best.weight:
            others = others[found.index(best) + 1 :]
    if len(short) == 1 < len(long):
        tally.note("Second given name", "only one has it", _MISSING_SECOND_GIVEN)
    elif len(short) < len(long):
        tally.note("Further given name", "only one has it", _MISSING_SECOND_GIVEN)


def _compare_surnames(tally: _Tally, mine: NameReading, theirs: NameReading, *, across: bool) -> None:
    left, right = mine.surnames, theirs.surnames
    if not left or not right:
        _compare_without_surname(tally, mine, theirs, across=across)
        return
    if are_equal(left, right) and _particles(left) == _particles(right):
        tally.note("Surnames", Agreement.EQUAL, 1.0)
    else:
        first = compare_part(left[0], right[0], across=across, is_given=False)
        if first.weight == 0.0 and _is_husbands(tally, mine, theirs, across=across):
            return
        tally.note("First surname", first, first.weight)
        _compare_second_surname(tally, left[1:], right[1:], across=across)
    _compare_married(tally, mine, theirs, across=across)


def _compare_second_surname(tally: _Tally, left: Sequence[Part], right: Sequence[Part], *, across: bool) -> None:
    for mine, theirs in zip(left, right, strict=False):
        found = compare_part(mine, theirs, across=across, is_given=False)
        tally.note("Second surname", found, found.weight)
    if len(left) != len(right):
        tally.note("Second surname", "only one has it", _MISSING_SECOND_SURNAME)


def _compare_married(tally: _Tally, mine: NameReading, theirs: NameReading, *, across: bool) -> None:
    if mine.married and theirs.married:
        found = compare_part(mine.married, theirs.married, across=across, is_given=False)
        is_settled = len(mine.surnames) > 1 and len(theirs.surnames) > 1
        tally.note("Married name", found, max(found.weight, 0.7 if is_settled else 0.0))
    elif has_other_husband(mine, theirs):
        tally.note("Married name", Agreement.DIFFERENT, 0.0)
    elif mine.married or theirs.married:
        tally.note("Married name", "only one has it", _MISSING_SECOND_SURNAME)


def _is_husbands(tally: _Tally, mine: NameReading, theirs: NameReading, *, across: bool) -> bool:
    """Whether the only surname of one is the married name of the other; notes it."""
    for single, other in ((mine, theirs), (theirs, mine)):
        last = single.given[-1]
        is_given = len(single.given) < _PAIR or last.is_initial or is_known_given(last.core)  # no "Ruiz de Paz"
        if len(single.surnames) == 1 and single.married is None and other.married and is_given:
            found = compare_part(single.surnames[0], other.married, across=across, is_given=False)
            if found.weight:
                tally.note("Surname", "that of one is the married name of the other", _HUSBANDS_SURNAME * found.weight)
                return True
    return False


def _compare_without_surname(tally: _Tally, mine: NameReading, theirs: NameReading, *, across: bool) -> None:
    """One has no surname of her own: only married names can meet."""
    if mine.married and theirs.married:
        found = compare_part(mine.married, theirs.married, across=across, is_given=False)
        tally.note("Married name", found, found.weight * 0.9)
        return
    tally.note("Surname", "only one has it", 0.0)
