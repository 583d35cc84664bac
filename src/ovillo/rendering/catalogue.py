"""The sentences of the program in the reader's language.

English is the message id. Spanish comes from `locale/es/LC_MESSAGES/ovillo.mo`, compiled when the package is installed;
where it is missing, English is shown. No import here costs what a command line cannot wait for.
"""

import gettext
import string
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from ovillo.domain.documents import Unread
from ovillo.domain.errors import OvilloError
from ovillo.domain.messages import mark
from ovillo.domain.sources import Grade, SourceKind
from ovillo.domain.statements import Quantifier, Standing, Value, When
from ovillo.rendering.phrases import Phrasebook, phrasebook
from ovillo.rendering.wording import (
    ENGLISH,
    SPANISH,
    Wording,
    write_amount,
    write_day,
    write_interval,
    write_interval_in_sentence,
    write_number,
    write_runs,
)

LANGUAGES = ("en", "es")
PLURALS = frozenset({"women", "men", "children", "people", "gente", "police"})
LOCALE = Path(__file__).parent.parent / "locale"
_CURRENCY_CODE_LENGTH = 3


def mark_many(singular: str, plural: str) -> tuple[str, str]:
    """Both forms themselves: the catalogue's extractor reads the call."""
    return singular, plural


_UNITS = {
    "person": mark_many("{count} person", "{count} people"),
    "place": mark_many("{count} place", "{count} places"),
    "vehicle": mark_many("{count} vehicle", "{count} vehicles"),
    "year": mark_many("{count} year", "{count} years"),
    "month": mark_many("{count} month", "{count} months"),
    "week": mark_many("{count} week", "{count} weeks"),
    "day": mark_many("{count} day", "{count} days"),
    "hour": mark_many("{count} hour", "{count} hours"),
}
_TIMES = {
    **dict.fromkeys(("day", "days", "día", "días", "dia", "dias"), "day"),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), "week"),
    **dict.fromkeys(("month", "months", "mes", "meses"), "month"),
    **dict.fromkeys(("hour", "hours", "hora", "horas"), "hour"),
}
_SYMBOLS = {"PEN": "S/", "USD": "US$", "EUR": "€"}
QUANTIFIERS = {
    Quantifier.EXACT: mark("{amount}"),
    Quantifier.AT_LEAST: mark("at least {amount}"),
    Quantifier.AT_MOST: mark("at most {amount}"),
    Quantifier.ABOUT: mark("about {amount}"),
    Quantifier.MORE_THAN: mark("more than {amount}"),
    Quantifier.LESS_THAN: mark("less than {amount}"),
}
_KINDS = {
    SourceKind.PRESS: mark("press"),
    SourceKind.COURT_FILING: mark("court filing"),
    SourceKind.RULING: mark("ruling"),
    SourceKind.POLICE_REPORT: mark("police report"),
    SourceKind.PROSECUTOR_RELEASE: mark("prosecutor’s release"),
    SourceKind.OFFICIAL_STATISTIC: mark("official statistic"),
    SourceKind.NGO_REPORT: mark("NGO report"),
    SourceKind.TESTIMONY: mark("testimony"),
    SourceKind.INTERCEPTED: mark("intercepted communication"),
    SourceKind.REGISTER: mark("register"),
    SourceKind.TIP: mark("tip"),
}
_GRADES = {
    Grade.A: mark("A, completely reliable"),
    Grade.B: mark("B, usually reliable"),
    Grade.C: mark("C, fairly reliable"),
    Grade.D: mark("D, not usually reliable"),
    Grade.E: mark("E, unreliable"),
    Grade.F: mark("F, reliability cannot be judged"),
}
_UNREAD = {
    Unread.NO_TEXT_LAYER: mark("no text layer"),
    Unread.NO_EXTRACTOR: mark("no extractor for its language"),
    Unread.UNKNOWN_LANGUAGE: mark("its language is not certain"),
    Unread.EMPTY: mark("no text"),
    Unread.TABLE: mark("a table, stored whole: its rows are asked for"),
    Unread.TOO_LONG: mark("reading it takes too long: split it into parts, and add these"),
}
_UNKNOWN = {
    "publisher": mark("publisher"),
    "published": mark("day of publication"),
    "language": mark("language"),
    "kind": mark("kind"),
    "grade": mark("grade"),
    "title": mark("title"),
    "author": mark("author"),
    "url": mark("address"),
}


class Catalogue:
    """Everything that the program says in one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._messages = _messages(self.language)
        self._wording: Wording = SPANISH if self.language == "es" else ENGLISH

    @property
    def phrases(self) -> Phrasebook:
        """How statements about people are worded."""
        return phrasebook(self.language)

    def say(self, template: str, **fields: object) -> str:
        """The sentence in this language; without fields it is taken as it stands, braces included."""
        translated = self._messages.gettext(template) if template else ""
        return translated.format(**fields) if fields else translated

    def say_many(self, singular: str, plural: str, count: int, **fields: object) -> str:
        """The sentence for this count; {count} is written with separators."""
        translated = self._messages.ngettext(singular, plural, count)
        return translated.format(count=self.number(Decimal(count)), **fields)

    def error(self, error: OvilloError) -> str:
        """The error's sentences."""
        return self.reason(error.template, error.fields)

    def reason(self, template: str, fields: Mapping[str, object]) -> str:
        """The sentences. A field that is itself a template (a reason, a problem) is translated too; a column is not."""
        return self.say(
            template,
            **{name: value if name == "column" else self._nested(value, fields) for name, value in fields.items()},
        )

    def _nested(self, value: object, fields: Mapping[str, object]) -> object:
        if not isinstance(value, str) or not value:
            return value
        translated = self._messages.gettext(value)
        is_ours = value != _messages("es").gettext(value)  # a user's own braces are none of ours
        names = {name for _, name, _, _ in string.Formatter().parse(translated) if name} if is_ours else set()
        return translated.format(**fields) if names and names <= fields.keys() else translated

    def is_plural(self, role: str) -> bool:
        """Whether a role, in either language, is a word for several people."""
        words = role.casefold().split()
        ends = {words[0], words[-1]} if words else set()
        return any(word in PLURALS or (len(word) > 3 and word.endswith("s") and word[-2] not in "siu") for word in ends)

    def bare_pages(self, pages: Sequence[int]) -> str:
        """Which pages of a document gave no text, runs of them written "2–5"."""
        return self.say_many(
            mark("page {pages} has no text (scanned, or blank)"),
            mark("pages {pages} have no text (scanned, or blank)"),
            len(pages),
            pages=write_runs(pages),
        )

    def date(self, day: date) -> str:
        """The day as "6 Nov 2031"."""
        return write_day(self._wording, day)

    def interval(self, when: When) -> str:
        """The time as "6–8 Nov 2031", or the source's own words where they could not be placed."""
        return write_interval(self._wording, when) or self.quoted(when.text)

    def interval_in_sentence(self, when: When) -> str:
        """The time as "on 6 Nov 2031", or the source's own words where they could not be placed."""
        return write_interval_in_sentence(self._wording, when) or self.quoted(when.text)

    def number(self, number: Decimal) -> str:
        """The number as "1,200.50" in both languages, as Peru writes it."""
        return write_number(number)

    def money(self, value: Value) -> str:
        """The amount with its currency and how the source bounds it: "more than S/ 1,200.50"."""
        return self.bounded(self._amount(value), value.qualifier)

    def value(self, value: Value) -> str:
        """The number, its unit and how the source bounds it; the source's own words where it gives no number."""
        return self.bounded(self._amount(value), value.qualifier) if value.number is not None else value.text

    def _amount(self, value: Value) -> str:
        number, unit = value.number, value.unit
        if number is None:
            return value.text
        if unit in _UNITS:
            singular, plural = _UNITS[unit]
            count = 1 if number == 1 else 2
            return self._messages.ngettext(singular, plural, count).format(count=self.number(number))
        if unit is not None and len(unit) == _CURRENCY_CODE_LENGTH and unit.isupper():
            return f"{_SYMBOLS.get(unit, unit)} {write_amount(number)}"
        written = self.number(number)
        return written if not unit else f"{written} {unit}"

    def bounded(self, amount: str, qualifier: Quantifier) -> str:
        """An amount as its source bounds it."""
        return self.say(QUANTIFIERS[qualifier], amount=amount)

    def standing(self, standing: Standing) -> str:
        """How a speaker holds something, in a word or two."""
        return self.phrases.standing(standing)

    def predicate(self, name: str) -> str:
        """What a predicate is called; its own name where the list does not hold it."""
        return self.phrases.label(name)

    def source_kind(self, kind: SourceKind) -> str:
        """What sort of source this is."""
        return self.say(_KINDS[kind])

    def grade(self, grade: Grade) -> str:
        """The Admiralty grade and what it means."""
        return self.say(_GRADES[grade])

    def unread(self, why: Unread) -> str:
        """Why a document gave no statements."""
        return self.say(_UNREAD[why])

    def not_read(self, why: Unread) -> str:
        """The same as a remark beside a document; a table lacks nothing: its rows are read when they are asked."""
        told = self.unread(why)
        return told if why is Unread.TABLE else self.say(mark("not read: {why}"), why=told)

    def unknown(self, field: str) -> str:
        """The name of a detail."""
        return self.say(_UNKNOWN.get(field, field))

    def language_name(self, code: str) -> str:
        """The language's name, or its code where the tables do not hold it."""
        return self._wording.languages.get(code, code)

    def quoted(self, words: str) -> str:
        """Words of a source, between quotation marks."""
        return self.say(mark("“{words}”"), words=words)

    def listed(self, parts: Sequence[str]) -> str:
        """The parts as "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say(mark("{first} and {last}"), first=", ".join(parts[:-1]), last=parts[-1])


@cache
def _messages(language: str) -> gettext.NullTranslations:
    return gettext.translation("ovillo", localedir=LOCALE, languages=[language], fallback=True)


def with_unit_of_time(value: Value) -> Value:
    """The value with the unit that only its words give: "siete días", "NINE MONTHS"."""
    words = value.text.casefold().split()
    unit = _TIMES.get(words[-1]) if words and value.unit is None else None
    return replace(value, unit=unit) if unit else value
