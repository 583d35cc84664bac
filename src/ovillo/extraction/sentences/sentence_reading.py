"""One sentence while its frames are read: what is known of it, what the sentences before told, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ovillo.extraction.sentences.arguments import Arguments, read_arguments
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.cue_places import FoundCue
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal
from ovillo.extraction.words.grammar import Grammar


@dataclass(slots=True)
class Reading:
    """One sentence while its frames are read."""

    view: View
    grammar: Grammar
    cues: tuple[FoundCue, ...]
    number: int
    """Of the sentence in the document."""
    text: str = ""
    """Of the document."""
    document: str = ""
    """Its id."""
    topic: tuple[Party, ...] = ()
    """Whom the sentence before speaks of, if only one can be meant."""
    topics: tuple[Party, ...] = ()
    """The several of whom the sentence before speaks, if nobody else can be meant."""
    several_doers: tuple[Party, ...] = ()
    """Those of several whom the last sentence about people names, and of whom alone it tells conduct."""
    sufferers: tuple[Party, ...] = ()
    """The only victims of whom the sentence before speaks."""
    authorities: tuple[Party, ...] = ()
    """The only one who did what the sentence before tells of a procedure."""
    blamed: frozenset[str] = frozenset()
    """The ids of those against whom the sentence before tells an act."""
    band: tuple[Party, ...] = ()
    """The group that the sentence before opens with, where it speaks of no single person."""
    is_alone: bool = False
    """Whether the sentence before speaks of nobody but the topic."""
    accused: tuple[Party, ...] = ()
    """The same, as parties."""
    known_blamed: frozenset[str] = frozenset()
    """The ids of all of whom the document has told conduct or an act of procedure against them."""
    doers: frozenset[str] = frozenset()
    """The ids of those of whom the sentence before tells conduct."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Entity id to "f" or "m"."""
    told: frozenset[str] = frozenset()
    """The predicates of what the sentence before, in the same paragraph, states."""
    found: list[Proposal] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    held: dict[int, Holding] = field(default_factory=dict)
    """How each clause that has been read is held, with what governs it."""
    passed: dict[int, tuple[tuple[Party, ...], Holding]] = field(default_factory=dict)
    """Copulas without a subject of their own, as in "accused of being": who is meant, and how it is held."""
    arguments: dict[int, Arguments] = field(default_factory=dict)


def arguments_of(reading: Reading, number: int) -> Arguments:
    """What stands after the verb of a clause, read once."""
    if number not in reading.arguments:
        reading.arguments[number] = read_arguments(reading.view, reading.view.clauses[number])
    return reading.arguments[number]


def may_take_up(reading: Reading, word: str) -> bool:
    """Whether a pronoun or a participle is of the gender of the victims told before, as far as their noun tells it."""
    head = next((party.entity.name.split()[0].lower() for party in reading.sufferers), "")
    rows = reading.grammar.verbs.get("genders", {}).values()
    own = [r for r in rows if head.endswith(tuple(r["endings"])) and head not in reading.grammar.verbs["epicenes"]]
    return bool(head) and all(word in r["clitics"] or word.endswith(tuple(r["participles"])) for r in own)
