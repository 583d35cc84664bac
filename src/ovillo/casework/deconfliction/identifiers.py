"""Identifiers in the one form in which two units must have written them to find that they share one.

Rules:
1. What cannot be put in that form is refused by row and column: left as it was, it would silently match nothing.
2. The kind is part of what is evaluated: an account and a phone of the same digits are two things.
3. A name with a birth date is weak: two people may share it, and one person's may be written in two ways.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import phonenumbers

from ovillo.domain.canonical import encode_all
from ovillo.domain.errors import CountryUnknownError, UsageError
from ovillo.domain.messages import mark

KIND: Final = "kind"
VALUE: Final = "value"
BORN: Final = "born"
COLUMNS: Final[Mapping[str, str]] = {"tipo": KIND, "valor": VALUE, "nacimiento": BORN}
"""The columns in Spanish."""
_KINDS: Final[Mapping[str, str]] = {
    "teléfono": "phone",
    "telefono": "phone",
    "cuenta": "account",
    "placa": "plate",
    "persona": "person",
}
"""The kinds in Spanish; what is evaluated is the English one, so that both spellings meet."""
_APART: Final = re.compile(r"[\s.\-/·\u2010-\u2013]+")
_DNI: Final = re.compile(
    r"(?:([0-9]{8})|([0-9]{2})([ .])([0-9]{3})\3([0-9]{3})|([0-9]{4}) ([0-9]{4}))(?: ?[\-\u2010-\u2013] ?[0-9A-K])?",
    re.IGNORECASE,
)
"""Signs only where they are written between the digits: `1234567-8` and `1234567.0` are no eight digits."""
_DECIMAL: Final = re.compile(r"[0-9]+[.,][0-9]{1,2}")
"""What a spreadsheet makes of a number: without its point it would be another one."""
_LONGEST_EXTENSION: Final = 5
"""Digits behind a telephone number: more of them are a second number, which nobody would then ask for."""
_ACCOUNT: Final = re.compile(r"[0-9A-Z]{8,34}")
_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")
_PLATE: Final = re.compile(r"(?=.*[0-9])[0-9A-Z]{4,8}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST: Final = 1_000
_FEWEST_ACCOUNT_DIGITS: Final = 4
"""Fewer are words with a number behind: "no account 2"."""
_FIRST_YEAR: Final = 1901
"""Nobody who was born before is looked for; forms write 1900 where they know nothing."""
_BAD_CHECK: Final = 97
_NOBODY: Final = frozenset(
    word
    for words in (
        "apellido apellidos apodo confirmar consta datos desconoce desconocida desconocido determinar establecer falta",
        "identidad identificada identificado identificar indica nadie ninguna ninguno no nombre nombres nn persona por",
        "precisa registra se sin sujeto xx xxx",
        "anonima anonimo anonymous be confirmed determined first given identified identity known last n name names",
        "none not null of person surname tba tbc tbd to unidentified unknown",
    )
    for word in words.split()
)
"""A name of these alone names nobody; beside another word each may be somebody's."""


class Kind(StrEnum):
    """What sort of identifier."""

    PHONE = "phone"
    DNI = "dni"
    ACCOUNT = "account"
    PLATE = "plate"
    PERSON = "person"
    """A name with a birth date: weak."""


class IdentifierError(UsageError):
    code = "identifier"
    template = mark(
        "Row {row}, column {column}: two units would not write this in the same way (kind: {kind}). Correct it, or "
        "take the row out; nothing was asked."
    )


class IdentifierKindError(UsageError):
    code = "identifier_kind"
    template = mark("Row {row}, column kind: there are phone, dni, account, plate and person. Name one of them.")


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier in its one form."""

    kind: Kind
    form: tuple[str, ...]
    """The normalised value; of a person the folded words of the name in order, and the day of birth."""

    @property
    def is_weak(self) -> bool:
        """Whether sharing it says little (rule 3)."""
        return self.kind is Kind.PERSON

    @property
    def encoded(self) -> bytes:
        """What is evaluated: the canonical bytes of kind and form, so that no two identifiers have the same."""
        return encode_all(("ovillo deconfliction identifier", self.kind.value, self.form))


def identifier_of(row: Mapping[str, str], *, number: int, country: str, today: date | None = None) -> Identifier:
    """The identifier of a row with the columns `kind`, `value` and, of a person, `born`.

    Args:
        row: cells by column.
        number: of the row, as the user counts.
        country: of `numbering_country`, for phone numbers without a country.
        today: nobody was born later.

    Raises:
        IdentifierKindError: the kind is none of `Kind`.
        IdentifierError: the value is none of its kind.
    """
    named = unicodedata.normalize("NFC", row.get(KIND, "")).strip().lower()
    try:
        kind = Kind(_KINDS.get(named, named))
    except ValueError as error:
        raise IdentifierKindError(row=number) from error
    value = unicodedata.normalize("NFKC", row.get(VALUE, "")).strip()
    form = _form(kind, value, country) if 0 < len(value) <= _LONGEST else None
    if form is None:
        raise IdentifierError(row=number, column=VALUE, kind=kind.value)
    born = row.get(BORN, "").strip()
    if not _is_birthday(born, today) and (
        born or kind is Kind.PERSON
    ):  # of others it is not asked; but what else stands there?
        raise IdentifierError(row=number, column=BORN, kind=kind.value)
    return Identifier(kind, (*form.split(), born) if kind is Kind.PERSON else (form,))


def numbering_country(country: str) -> str:
    """The country in capitals.

    Raises:
        CountryUnknownError: no ISO 3166 code of two letters that has a numbering plan.
    """
    region = country.strip().upper()
    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise CountryUnknownError(country=region[:8])
    return region


def distinct(identifiers: Sequence[Identifier]) -> Sequence[tuple[int, Identifier]]:
    """Each identifier once, with the place, from 0, at which it first stands: the budget pays for no repetition."""
    first: dict[Identifier, int] = {}
    for place, each in enumerate(identifiers):
        first.setdefault(each, place)
    return [(place, each) for each, place in first.items()]


def _form(kind: Kind, value: str, country: str) -> str | None:
    match kind:
        case Kind.PHONE:
            return _e164(value, country)
        case Kind.DNI:
            found = _DNI.fullmatch(value)
            return _told("".join(part for part in found.groups("") if part.isdigit())) if found else None
        case Kind.ACCOUNT:
            return _account(_joined(value))
        case Kind.PLATE:
            plate = _joined(value)
            return _told(plate) if _PLATE.fullmatch(plate) else None
        case Kind.PERSON:
            return _folded(value)


def _told(form: str) -> str | None:
    """The form, unless it is one sign again and again: so a form is filled in by whoever knows nothing."""
    return form if len(set(form)) > 1 else None


def _joined(value: str) -> str:
    """Capitals and digits without the signs between them; nothing of a number with decimals."""
    return "" if _DECIMAL.fullmatch(value) else _APART.sub("", value).upper()


def _e164(value: str, country: str) -> str | None:
    try:
        parsed = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed) or len(parsed.extension or "") > _LONGEST_EXTENSION:
        return None
    if _told(str(parsed.national_number)) is None:
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _account(account: str) -> str | None:
    """The account without signs; one that is written as an IBAN must have its check digits (ISO 13616)."""
    if not _ACCOUNT.fullmatch(account) or sum(char.isdigit() for char in account) < _FEWEST_ACCOUNT_DIGITS:
        return None
    if _IBAN.fullmatch(account):
        moved = account[4:] + account[:4]
        if int("".join(str(int(char, 36)) for char in moved)) % _BAD_CHECK != 1:
            return None
    return _told(account)


def _folded(name: str) -> str | None:
    """The words of a name without accents and signs, in alphabetical order: units differ in which surname leads."""
    plain = "".join(char for char in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return " ".join(sorted(words)) if len(words) > 1 and not _NOBODY.issuperset(words) else None


def _is_birthday(text: str, today: date | None) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.year >= _FIRST_YEAR and (today is None or day <= today)
