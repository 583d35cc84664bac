"""The ages that a source puts right later: "donde dice «X, de 41 años», debe decir «X, de 51 años»".

1. Only a document that says that it corrects something, of an age that its publisher told earlier of a person of
   exactly the same full name.
2. The notice repeats the number that was wrong, or speaks of the age, right where it tells the other one. Of two
   notices the later holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ovillo.corroboration.corrections import corrects, says, words_told
from ovillo.corroboration.sources import fold_words, publisher_key
from ovillo.domain.documents import Document
from ovillo.domain.entities import NameLevel
from ovillo.domain.statements import Review, Statement, Value


def find_ages_put_right(said: Iterable[Statement], documents: Iterable[Document]) -> Mapping[str, Value]:
    """The right age by the id of each statement of another one that its source put right later."""
    by_id = {each.id: each for each in documents}
    told: dict[tuple[str, str], list[tuple[date, Statement]]] = defaultdict(list)
    for one in said:
        details = by_id[one.document].details if one.document in by_id else None
        if details is None or not details.publisher or not details.published or one.review is Review.REJECTED:
            continue
        if one.subject is not None and _tells_age(one):
            told[publisher_key(details.publisher), fold_words(one.subject.name)].append((details.published, one))
    found: dict[str, Value] = {}
    for ages in told.values():
        for day, one in sorted(ages, key=lambda each: (each[0], each[1].id)) if _differ(ages) else ():
            if one.value is not None and corrects(document := by_id[one.document]):
                words = words_told(one, document)
                earlier = [each for told_on, each in ages if told_on < day and _is_other(each, one)]
                found.update((each.id, one.value) for each in earlier if _puts_right(words, each))
    return found


def with_ages_put_right(said: Iterable[Statement], documents: Iterable[Document]) -> tuple[Statement, ...]:
    """The statements, each age that its source put right later as it should have been: who is one is seen by these."""
    every = tuple(said)
    right = find_ages_put_right(every, documents)
    return tuple(replace(one, value=right[one.id]) if one.id in right else one for one in every)


def _tells_age(one: Statement) -> bool:
    """Whether it tells the age of somebody who is named in full."""
    who = one.subject
    is_full = who is not None and who.is_named_person and who.level is NameLevel.FULL
    return is_full and one.predicate == "age" and not one.negated and one.value is not None


def _differ(ages: Iterable[tuple[date, Statement]]) -> bool:
    return len({(one.value.number, one.value.unit) for _, one in ages if one.value is not None}) > 1


def _is_other(one: Statement, notice: Statement) -> bool:
    return one.value is not None and notice.value is not None and one.value.number != notice.value.number


def _puts_right(words: str, one: Statement) -> bool:
    number = f"{one.value.number:f}" if one.value is not None and one.value.number is not None else ""
    return f" {number} " in words or says("of_age", words)
