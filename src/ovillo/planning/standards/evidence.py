"""What files say of each item. A value is evidence for a person who rates; it rates nothing itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from ovillo.planning.standards.case_files import CaseFile

DAYS_A_MONTH = 30.4375
FEW = 5
"""Fewer files than this say little, and are not published."""


@dataclass(frozen=True, slots=True)
class Span:
    """How long a stage takes."""

    middle: float | None
    """Median; None where no file has both days in order."""
    count: int
    """Files it is of."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """From complaint to sentence, of the complaints of one office and year; later steps whenever they came."""

    office: str
    """Empty for all offices."""
    year: int
    """Of the complaint; 0 for all years."""
    complaints: int
    formalised: int
    charged: int
    convicted: int
    custodial: int
    suspended: int
    sentences_told: int
    """Convictions of which the table says whether they are suspended."""
    months_to_formalise: Span
    months_to_charge: Span
    months_to_convict: Span


@dataclass(frozen=True, slots=True)
class Victims:
    """How victims were treated."""

    files: int
    """That say anything of victims."""
    victims: int
    charged: int
    charged_in: tuple[str, ...]
    """Files in which a victim was charged: none may be."""
    days_to_protection: Span
    unprotected: int
    """Files with a notice and no measure."""


@dataclass(frozen=True, slots=True)
class Officials:
    """Files against officials beside the others."""

    against: Funnel
    others: Funnel
    not_told: int
    """Files that do not say."""


@dataclass(frozen=True, slots=True)
class Citizenship:
    """Victims by citizenship."""

    files: int
    foreigners: int
    victims: int


def funnels(files: Sequence[CaseFile]) -> tuple[Funnel, ...]:
    """One for each office and year, by office."""
    keys = sorted({(each.office, each.complaint.year) for each in files})
    return tuple(_funnel([each for each in files if (each.office, each.complaint.year) == key], *key) for key in keys)


def years(files: Sequence[CaseFile]) -> tuple[Funnel, ...]:
    """One for each year, of all offices."""
    found = sorted({each.complaint.year for each in files})
    return tuple(_funnel([each for each in files if each.complaint.year == year], "", year) for year in found)


def victims(files: Sequence[CaseFile]) -> Victims:
    """How victims were treated, in the files that tell."""
    told = [each for each in files if each.victims is not None or each.victims_charged is not None]
    noticed = [each for each in files if each.notice is not None]
    return Victims(
        files=len(told),
        victims=sum(each.victims or 0 for each in told),
        charged=sum(each.victims_charged or 0 for each in told),
        charged_in=tuple(each.file for each in told if each.victims_charged),
        days_to_protection=_span(noticed, lambda each: each.notice, lambda each: each.protected, days=1),
        unprotected=sum(each.protected is None for each in noticed),
    )


def officials(files: Sequence[CaseFile]) -> Officials:
    """Files against officials beside the others."""
    return Officials(
        _funnel([each for each in files if each.official], "", 0),
        _funnel([each for each in files if each.official is False], "", 0),
        sum(each.official is None for each in files),
    )


def citizenship(files: Sequence[CaseFile]) -> Citizenship:
    """Victims from abroad among all, in the files that tell both."""
    told = [each for each in files if each.victims is not None and each.foreigners is not None]
    return Citizenship(len(told), sum(each.foreigners or 0 for each in told), sum(each.victims or 0 for each in told))


def _funnel(files: Sequence[CaseFile], office: str, year: int) -> Funnel:
    convicted = [each for each in files if each.convicted is not None]
    return Funnel(
        office=office,
        year=year,
        complaints=len(files),
        formalised=sum(each.formalised is not None for each in files),
        charged=sum(each.charged is not None for each in files),
        convicted=len(convicted),
        custodial=sum(each.custodial is True for each in convicted),
        suspended=sum(each.suspended is True for each in convicted),
        sentences_told=sum(each.suspended is not None for each in convicted),
        months_to_formalise=_span(files, lambda each: each.complaint, lambda each: each.formalised),
        months_to_charge=_span(files, lambda each: each.formalised or each.complaint, lambda each: each.charged),
        months_to_convict=_span(files, lambda each: each.charged, lambda each: each.convicted),
    )


def _span(
    files: Iterable[CaseFile],
    start: Callable[[CaseFile], date | None],
    end: Callable[[CaseFile], date | None],
    *,
    days: float = DAYS_A_MONTH,
) -> Span:
    """The median of the time between two days, in units of so many days."""
    ends = [(start(each), end(each)) for each in files]
    lengths = [(late - early).days / days for early, late in ends if early and late and late >= early]
    return Span(median(lengths) if lengths else None, len(lengths))
