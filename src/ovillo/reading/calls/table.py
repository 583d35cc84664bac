"""The rows of a table as text: its encoding, its sheets, its separator, the row of its header below whatever banner."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ovillo.domain.errors import CallProfileNeededError, CallProfileUnfitError, NotCallTableError, OpenQuotationError
from ovillo.reading.calls.profiles import Profile
from ovillo.reading.calls.sheets import is_page, sheets_of, tables_of_page
from ovillo.reading.plain_rows import is_never_closed, is_workbook

_BANNER_ROWS = 60
_PARQUET = b"PAR1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet, with the place of its header."""

    name: str
    """Empty where a table has no sheets."""
    rows: Sequence[Sequence[str]]
    header_place: int
    """Of the header in `rows`, from 0."""

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns."""
        return self.rows[self.header_place]


@dataclass(frozen=True, slots=True)
class TextTable:
    """Cells as written, and the profile that they fit."""

    sheets: Sequence[Sheet]
    """At least one; further ones have the columns of the same profile."""
    profile: Profile
    encoding: str

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns, as the first sheet has them."""
        return self.sheets[0].header


def require_table(content: bytes) -> str:
    """The media type of a table that can be opened; which profile fits is not asked.

    Raises:
        NotCallTableError: a workbook that is damaged, a page without a table, Parquet that is cut short.
    """
    if content.startswith(_PARQUET):
        if not content.endswith(_PARQUET) or len(content) < 12:
            raise NotCallTableError
        return "application/vnd.apache.parquet"
    if is_workbook(content):
        sheets_of(content)
        if content.startswith(b"PK"):
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return "application/vnd.ms-excel"
    if is_page(content):
        if not tables_of_page(content):
            raise NotCallTableError
        return "text/html"
    decoded(content)
    return "text/csv"


def open_table(content: bytes, profiles: Sequence[Profile]) -> TextTable:
    """The table that a profile fits, in whichever sheet or with whichever of comma, semicolon, tabulator and bar.

    Raises:
        NotCallTableError: not a table.
        OpenQuotationError: a quotation mark is never closed.
        CallProfileNeededError: none of the profiles fits, or two fit equally well.
    """
    if is_workbook(content):
        return _of_sheets(sheets_of(content), profiles, encoding="workbook")
    if is_page(content):
        return _of_sheets(tables_of_page(content), profiles, encoding="page")
    text, encoding = decoded(content)
    best: list[_Fit] = []
    for delimiter in ",;\t|":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            # A large table of another kind is not split to its end to find that out.
            rows = list(islice(reader, _BANNER_ROWS))
            found = list(_fits("", rows, profiles))
            rows.extend(reader if found else ())
        except csv.Error:
            continue
        if found and is_never_closed(text, delimiter):
            raise OpenQuotationError
        best += found
    chosen = _chosen(best, profiles)
    return TextTable([chosen.sheet], chosen.profile, encoding)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a row of a sheet serves as the header of a profile."""

    fit: int
    profile: Profile
    sheet: Sheet


def _fits(name: str, rows: Sequence[Sequence[str]], profiles: Sequence[Profile]) -> Iterator[_Fit]:
    for place, row in enumerate(rows[:_BANNER_ROWS]):
        for profile in profiles:
            if fit := profile.fit(row):
                yield _Fit(fit, profile, Sheet(name, rows, place))


def _chosen(fits: Sequence[_Fit], profiles: Sequence[Profile]) -> _Fit:
    if not fits:
        raise profile_needed(", ".join(profile.name for profile in profiles))
    best = max(fits, key=lambda one: (one.fit, -one.sheet.header_place))
    rivals = sorted({one.profile.name for one in fits if one.fit == best.fit})
    if len(rivals) > 1:
        raise CallProfileNeededError(profiles=", ".join(rivals))
    return best


def profile_needed(profiles: str) -> CallProfileNeededError:
    """Which error it is that none of these profiles fits, their names parted by commas."""
    if "," in profiles:
        return CallProfileNeededError(profiles=profiles)
    return CallProfileUnfitError(profiles="--columns" if profiles == "columns" else profiles)


def _of_sheets(
    sheets: Sequence[tuple[str, Sequence[Sequence[str]]]], profiles: Sequence[Profile], *, encoding: str
) -> TextTable:
    """The sheets that the best profile fits, in their order."""
    fits = [fit for name, rows in sheets for fit in _fits(name, rows, profiles)]
    profile = _chosen(fits, profiles).profile
    best: dict[str, _Fit] = {}
    for fit in fits:
        known = best.get(fit.sheet.name)
        if fit.profile is profile and (known is None or fit.fit > known.fit):
            best[fit.sheet.name] = fit
    return TextTable([fit.sheet for fit in best.values()], profile, encoding)


def decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        order = ["utf-16"]
    elif b"\0" in content[:400]:
        order = ["utf-16-be" if content[:1] == b"\0" else "utf-16-le"]
    else:
        order = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in order:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding.removesuffix("-sig")
    raise NotCallTableError
