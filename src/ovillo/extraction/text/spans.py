"""What the layers of the rule extractor hand to one another, from characters up to arguments.

1. `blocks` cuts a text into blocks; `tokens` cuts blocks into sentences and tokens.
2. `quantities` and `dates` find numbers, money and times in a sentence.
3. `people` finds who and what: noun groups, each tied to one `DocumentEntity`.
4. `verbs`, `cues`, `speech` find what is said of them, how firmly and by whom.
5. `frames` puts them together; `gate` lets through only what stands in the text.

Every span counts code points of the document's text, `start` included, `end` excluded.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.statements import Value


class BlockKind(StrEnum):
    """What a block of text is: only paragraphs and headlines make statements."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    PARAGRAPH = "paragraph"
    MISPRINT = "misprint"
    """Of a paragraph, the words that a notice says were wrong: those named there are named, and nothing is told."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or line of boilerplate."""

    start: int
    end: int
    kind: BlockKind


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    SYMBOL = "symbol"


class Opens(StrEnum):
    """What begins with a token, by the white space before it."""

    NOTHING = "nothing"
    LINE = "line"
    COLUMN = "column"
    """Three spaces and more on one line."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    "1,200", "5-month-old", "ex-chief", "N.º", "EE.UU." are one token each; a currency sign is split from its digits.
    """

    start: int
    end: int
    text: str
    lower: str
    """Lower case, typographic apostrophes and hyphens made plain, accents kept."""
    kind: TokenKind
    opens: Opens = Opens.NOTHING

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one block; a direct quotation inside it is not a sentence of its own."""

    start: int
    end: int
    block: Block
    tokens: tuple[Token, ...]
    paragraph: int
    """Number of the block in the document."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound and, for money, its currency: "at least 14", "US$1,200", "mil 200 dólares"."""

    start: int
    """Includes the bound ("at least") and the currency words."""
    end: int
    first: int
    """Index of its first token in the sentence, bound included."""
    last: int
    """Index of its last token, included."""
    value: Value
    """`unit` is an ISO 4217 code for money, else None: the noun group decides person, place, vehicle, year."""
    is_money: bool
    is_other: bool = False
    """ "another 14", "otras 14", "14 more": besides those already named."""
    is_each: bool = False
    """A price for one: "each", "cada uno", "per child"."""
    conversions: tuple[Value, ...] = ()
    """The same sum in other money, as the text gives it: "200 bolivianos (28 dólares)"."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Words that place something in time, resolved against the publication date."""

    start: int
    end: int
    first: int
    last: int
    text: str
    earliest: date | None
    latest: date | None
    alternatives: tuple[tuple[date, date], ...] = ()
    """Other readings, where ambiguous."""
    end_told: tuple[date, date] | None = None
    """Of "since March", "until March": March, in which whatever lasts began or ended."""


class ArgumentKind(StrEnum):
    """How a noun group names what it names."""

    NAME = "name"
    ROLE = "role"
    GROUP = "group"
    PRONOUN = "pronoun"
    THING = "thing"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class NounGroup:
    """A noun group that can be an argument of a frame, with who it is in this document.

    "the 53-year-old former chief, Gen. Raúl X, and his girlfriend Ana Y" gives two groups joined by `coordinated_with`.
    A group covers its determiner, number, adjectives, titles, head and name, but no apposition after a comma
    and no relative clause.
    """

    start: int
    end: int
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index of its last token, included."""
    head: int
    """Index of the head noun or of the last token of the name."""
    kind: ArgumentKind
    entity: DocumentEntity
    is_plural: bool = False
    quantity: Quantity | None = None
    """ "14 people", "dos mujeres"."""
    unit: str | None = None
    """What `quantity` counts: person, place, vehicle, year, or None."""
    coordinated_with: int | None = None
    """Index, in the sentence's groups, of the group that this one is joined to by a comma or "and"."""
    members: tuple[DocumentEntity, ...] = ()
    """ "the couple", "both", "they": the people it stands for, when all are certain."""
    is_part: bool = False
    """ "Two of the ten defendants": some of those whom the group means, nobody knows which."""
    whole: Quantity | None = None
    """Of a part, how many there are in all: ten."""
    least: Quantity | None = None
    """The lower end of a range of which `quantity` is the upper one: two, of "between two and four babies"."""


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Something that a noun group itself says of a person: an age, a trade, an alias, a partner."""

    predicate: str
    subject: DocumentEntity
    object: DocumentEntity | None
    value: Value | None
    start: int
    end: int
    """Where it is said; the quote is the sentence."""
    is_certain: bool = True
    is_aside: bool = False
    """Whether it is worth telling only of those who do something or against whom something is done."""
    """False where a hedge stands inside the group: "the alleged ringleader X"."""
