"""What a line of a brief is made of: claims, the voices that make them, and what is read with them."""

from dataclasses import dataclass

from ovillo.domain.statements import Standing
from ovillo.rendering.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of ours and the numbers of the quotes that they rest on."""

    text: str
    references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that some sources say in one way."""

    phrase: Phrase
    standing: Standing
    is_negated: bool
    value: str | None
    voices: tuple[Cited, ...]
    details: tuple["Detail", ...]
    """Dates that differ or that not every source gives, and places."""

    @property
    def cited(self) -> frozenset[int]:
        """The numbers of the quotes on which it rests."""
        return frozenset(number for voice in self.voices for number in voice.references)


@dataclass(frozen=True, slots=True)
class Detail:
    """Dates or places, each with its own quotes."""

    label: str
    """ "dates differ: "; empty where there is one."""
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding."""

    lead: str | None
    """Whom or what it is about, where the line does not stand below a name."""
    claims: tuple[Claim, ...]
    is_contradictory: bool
    notes: tuple[str, ...]
    beside: tuple["Beside", ...] = ()
    """What must be read with it: the acquittal beside the conviction."""

    @property
    def references(self) -> tuple[int, ...]:
        claims = self.claims or tuple(each.claim for each in self.beside)
        return tuple(dict.fromkeys(n for claim in claims for voice in claim.voices for n in voice.references))


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim that is read with another, and how it stands to it."""

    label: str
    claim: Claim
