"""A query from the docket to the evaluator: asked, authorised by somebody else, and only then evaluated.

1. `deconfliction_asked` fixes the list by a salted digest, and how many identifiers it has, before anybody signs.
2. `deconfliction_authorised` is a prosecutor's; what they sign names the ledger that holds both entries.
3. An evaluator takes an authorisation once: the same elements again get the same answer, other elements none.
4. What a case and a prosecutor spend in an epoch is kept before it is answered: a case number costs nothing to make
   up, so that the second bound is what one prosecutor's key is worth to whoever holds it.
"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ovillo.casework.deconfliction.identifiers import Identifier
from ovillo.domain.canonical import identity
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import VerificationError

ASKED: Final = "deconfliction_asked"
AUTHORISED: Final = "deconfliction_authorised"
SENDING: Final = "deconfliction_sending"
"""Before an evaluator sees anything."""
SENT: Final = "deconfliction_sent"
"""After `SENDING`: the board took the tags in. Older dockets have it alone, from before an evaluator saw anything."""
REFUSED: Final = "deconfliction_refused"
"""After either: an evaluator or the board did not take it, so nothing reached the board."""
KINDS: Final = (ASKED, AUTHORISED, SENDING, SENT, REFUSED)
_HEAD: Final = "ovillo-deconfliction/1"
_FIELDS: Final = 8
_DIGEST_DIGITS: Final = 64
_LARGEST: Final = 2**53


class AuthorisationFormatError(VerificationError):
    """A text that is no authorisation."""


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What a prosecutor signs."""

    case: str
    """64 hexadecimal digits that say nothing of the case and stay with it: budgets are kept by it."""
    query: str
    """64 hexadecimal digits."""
    digest: str
    """Of the list: see `list_digest`."""
    count: int
    epoch: str
    until: int
    """Seconds since 1970 until which it is taken."""
    ledger_size: int
    ledger_root: str
    """Of the case once the query and its authorisation are entered."""

    @property
    def text(self) -> str:
        """The text of the note: a line for each part."""
        parts = (self.case, self.query, self.digest, self.count, self.epoch, self.until)
        return "".join(f"{part}\n" for part in (_HEAD, *parts, f"{self.ledger_size} {self.ledger_root}"))


def parse_authorisation(text: str) -> Authorisation:
    """The authorisation that this text is, in its one form. Raises `AuthorisationFormatError`."""
    lines = text.split("\n")
    size, _, root = lines[-2].partition(" ") if len(lines) == _FIELDS + 1 else ("", "", "")
    try:
        found = Authorisation(lines[1], lines[2], lines[3], int(lines[4]), lines[5], int(lines[6]), int(size), root)
    except (ValueError, IndexError) as error:
        raise AuthorisationFormatError("This is no authorisation of a query.") from error
    hashes = (found.case, found.query, found.digest, found.ledger_root)
    numbers = (found.count, found.until, found.ledger_size)
    if (
        found.text != text
        or any(len(each) != _DIGEST_DIGITS or set(each) - set("0123456789abcdef") for each in hashes)
        or any(not 0 < each < _LARGEST for each in numbers)
    ):
        raise AuthorisationFormatError("This is no authorisation of a query.")
    return found


def list_digest(identifiers: Sequence[Identifier], salt: str) -> str:
    """What fixes a list before it is authorised: 64 hexadecimal digits, nothing without the salt of the docket."""
    return identity("ovillo deconfliction list", salt, *(each.encoded for each in identifiers))


def query_id(case: str, digest: str) -> str:
    """What names a query: it is of this case and of this list."""
    return identity("ovillo deconfliction query", case, digest)


def compared_name(name: str) -> str:
    """A name without regard to case, accents and spaces: who writes theirs otherwise is nobody else."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(each for each in parts if not unicodedata.combining(each)).split())


@dataclass(frozen=True, slots=True)
class Query:
    """A query as the docket of its case knows it."""

    id: str
    case: str
    digest: str
    salt: str
    count: int
    epoch: str
    by: str
    authorised_by: str = ""
    sendings: int = 0
    """How often its tags reached the board, as far as whoever sent it knows."""
    is_sending: bool = False
    """Whether the last sending was begun, and neither did the board say that it has it nor anybody that they refuse."""
    refused_by: str = ""
    """The evaluator, or the board, that did not take it when it was sent last."""

    def is_own(self, actor: str) -> bool:
        """Whether this person asked it, however they write their name."""
        return compared_name(self.by) == compared_name(actor)

    @property
    def is_sent(self) -> bool:
        """Whether its tags reached the board."""
        return self.sendings > 0


def fold(entries: Sequence[DocketEntry]) -> Mapping[str, Query]:
    """The queries of a case by id, in the order in which they were asked."""
    found: dict[str, Query] = {}
    for entry in entries:
        held, told = found.get(entry.about), entry.content
        if entry.kind == ASKED and held is None:
            names = ("case", "digest", "salt", "epoch")
            case, digest, salt, epoch = (str(told[name]) for name in names)
            found[entry.about] = Query(entry.about, case, digest, salt, int(str(told["count"])), epoch, entry.by)
        elif entry.kind == AUTHORISED and held is not None and not held.is_own(entry.by):
            found[entry.about] = replace(held, authorised_by=entry.by)
        elif held is not None:
            found[entry.about] = _moved(held, entry)
    return found


def _moved(held: Query, entry: DocketEntry) -> Query:
    """A query after an entry of its sending."""
    if entry.kind == SENDING:
        return replace(held, is_sending=True, refused_by="")
    if entry.kind == SENT:
        return replace(held, sendings=held.sendings + 1, is_sending=False, refused_by="")
    if entry.kind == REFUSED:
        taken_back = 0 if held.is_sending else 1
        by = str(entry.content["by"])
        return replace(held, sendings=held.sendings - taken_back, is_sending=False, refused_by=by)
    return held


@dataclass(frozen=True, slots=True)
class Use:
    """One authorisation that an evaluator took."""

    case: str
    query: str
    elements: str
    """SHA-256 of the blinded elements, hexadecimal."""
    count: int
    prosecutor: str
    """Whose key signed: its verifier key."""


@dataclass(frozen=True, slots=True)
class Uses:
    """All that an evaluator took in an epoch."""

    epoch: str
    budget: int
    """Identifiers that a case may have evaluated in the epoch."""
    prosecutor_budget: int
    """Identifiers that a prosecutor may authorise in the epoch, for all cases together."""
    elements: Mapping[str, str] = field(default_factory=dict)
    """By query: rule 3."""
    spent: Mapping[str, int] = field(default_factory=dict)
    """By case, and by the key of the prosecutor: rule 4."""

    def with_use(self, use: Use) -> "Uses":
        """These and one more."""
        more = {each: self.spent.get(each, 0) + use.count for each in (use.case, use.prosecutor)}
        return replace(self, elements={**self.elements, use.query: use.elements}, spent={**self.spent, **more})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is evaluated or taken in."""

    status: int
    why: str


def refusal(authorisation: Authorisation, count: int, *, epoch: str, at: int) -> Refusal | None:
    """Why this authorisation does not hold here and now for so many, or nothing."""
    if authorisation.epoch != epoch:
        return Refusal(409, f"The epoch here is {epoch}. Ask again in it.")
    if authorisation.count != count:
        return Refusal(400, "The request has another number of identifiers than was authorised.")
    if authorisation.until < at:
        return Refusal(403, "The authorisation has expired.")
    return None


def admit(
    uses: Uses, authorisation: Authorisation, elements: bytes, *, count: int, prosecutor: str, at: int
) -> Use | Refusal | None:
    """The use to keep before the answer; nothing where it is kept already; or why there is no answer.

    Args:
        uses: so far.
        authorisation: whose signature was verified.
        elements: the blinded elements.
        count: how many they are.
        prosecutor: whose key signed: its verifier key.
        at: seconds since 1970.
    """
    if (refused := refusal(authorisation, count, epoch=uses.epoch, at=at)) is not None:
        return refused
    digest = hashlib.sha256(elements).hexdigest()
    before = uses.elements.get(authorisation.query)
    if before is not None:
        return None if before == digest else Refusal(409, "This authorisation was used for other elements. Ask anew.")
    if uses.spent.get(authorisation.case, 0) + count > uses.budget:
        return Refusal(429, "The case has spent what it may ask in this epoch.")
    if uses.spent.get(prosecutor, 0) + count > uses.prosecutor_budget:
        return Refusal(429, "The prosecutor has authorised as much as they may in this epoch.")
    return Use(authorisation.case, authorisation.query, digest, count, prosecutor)
