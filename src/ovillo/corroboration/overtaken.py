"""Which negations what happened later has overtaken: "has not been arrested" on the 11th, arrested on the 30th.

1. A negation of a step of procedure holds up to the day that it gives or, without one, on which it was published.
2. What is dated after that day does not contradict it. Nor does what gives no day and was published later, where the
   negation says that it had not happened yet ("has not been charged", "aún no ha sido acusado").
3. A negation that some statement of the same thing does not come after is not overtaken: the two contradict.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from ovillo.corroboration.quoted_numbers import tables
from ovillo.corroboration.sources import fold_words
from ovillo.domain.statements import KIND_OF, PredicateKind, Standing, Statement

Published = Mapping[str, date | None]
"""Day of publication by document."""


def comes_after(affirmed: Statement, negation: Statement, published: Published) -> bool:
    """Whether what one statement affirms may have happened after the other said that it had not."""
    if not negation.negated or KIND_OF.get(negation.predicate) is not PredicateKind.PROCEDURE:
        return False
    told = negation.when.end if negation.when is not None else None
    until = told or published[negation.document]
    if until is None or affirmed.negated or affirmed.standing is Standing.DENIED:
        return False
    if affirmed.when is not None and affirmed.when.start is not None:
        return affirmed.when.start > until
    said = published[affirmed.document]
    return affirmed.when is None and said is not None and said > until and _is_of_now(negation)


def find_overtaken(active: Sequence[Statement], published: Published) -> frozenset[str]:
    """Ids of the negations after which all comes that others affirm of the same thing."""
    affirmed = [one for one in active if not one.negated and one.standing is not Standing.DENIED]
    return frozenset(
        one.id
        for one in active
        if one.negated and affirmed and all(comes_after(each, one, published) for each in affirmed)
    )


def _is_of_now(negation: Statement) -> bool:
    folded = f" {fold_words(negation.quote)} "
    return any(f" {each} " in folded for each in tables().not_yet)
