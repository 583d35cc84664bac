"""A sentence as the frames read it: its verbs as clauses, and what stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ovillo.domain.entities import DocumentEntity
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.verbs import Mood, VerbGroup
from ovillo.extraction.text.spans import NounGroup, Quantity, Sentence, TimeSpan
from ovillo.extraction.words.grammar import Grammar


class Link(StrEnum):
    """How a verb hangs on what stands before it."""

    MAIN = "main"
    RELATIVE = "relative"
    COMPLEMENT = "complement"
    SUBORDINATE = "subordinate"
    COORDINATED = "coordinated"
    NONFINITE = "nonfinite"


@dataclass(slots=True)
class Clause:
    """One verb, its place, and what it hangs on."""

    verb: VerbGroup
    item: int
    link: Link = Link.MAIN
    governor: int = -1
    """Index of the clause that governs this one."""
    preposition: str = ""
    """Before an infinitive, gerund or participle."""
    subject: int = -1
    """Index of the subject among the groups; -1 where there is none or it is unclear."""
    is_passive: bool = False
    opener: int = -1
    """Item that opens the clause."""
    is_restrictive: bool = False
    is_parted: bool = False
    """Whether a mark parts it, with its subject, from all before it: "X cleared; Y jailed"."""


@dataclass(slots=True)
class View:
    """Everything about one sentence that the frames read."""

    sentence: Sentence
    groups: tuple[NounGroup, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]
    verbs: tuple[VerbGroup, ...]
    items: tuple[Item, ...]
    adverb_endings: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    including: frozenset[str] = frozenset()
    """What somebody is held as: "hostage"."""
    hedges: frozenset[str] = frozenset()
    today: frozenset[str] = frozenset()
    """Words for the day of publication: "now"."""
    exceptions: frozenset[str] = frozenset()
    """Words that take the group after them out: "X, not Y", "everyone except Y"."""
    quantifiers: frozenset[str] = frozenset()
    """Before "but", words that make of it an exception: "all but Y"."""
    manners: frozenset[str] = frozenset()
    """How an event came about, between it and whose it is: "en flagrancia"."""
    cases: frozenset[str] = frozenset()
    """Nouns whose name is nobody's: "la condena del caso X"."""
    where_words: frozenset[str] = frozenset()
    who_words: frozenset[str] = frozenset()
    """Relatives that stand for people only."""
    contrast: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    insertions: tuple[str, ...] = ()
    """Words that open what is inserted between a subject and its verb."""
    as_well: tuple[str, ...] = ()
    """Words of several for "and": "as well as"."""
    at_once: frozenset[str] = frozenset()
    """Openers of what happens at the time of the clause before: "when", "cuando"."""
    later: tuple[str, ...] = ()
    """As in "the next day": not on the day told before."""
    offsets: frozenset[str] = frozenset()
    """Prepositions before what was earlier or later: "after pleading guilty"."""
    amounts: frozenset[str] = frozenset()
    """Nouns of amount: of "a total of 12 people" the people are the subject."""
    fronts: frozenset[str] = frozenset()
    """Those who act for a body: "officers", "agents"."""
    direct: frozenset[str] = frozenset()
    """Prepositions before whom a verb acts upon: "detuvo a X"."""
    agents: frozenset[str] = frozenset()
    """Prepositions before who does what a passive says."""
    agent_phrases: frozenset[str] = frozenset()
    """Longer words for the same, behind a noun: "por parte de"."""
    compounds: frozenset[str] = frozenset()
    """Words that make another preposition of the one after them: "according to"."""
    long_forms: Mapping[str, str] = field(default_factory=dict)
    """The last two words of a preposition of several to the short one that says the same: "contra de" to "contra"."""
    fronted: frozenset[str] = frozenset()
    """Prepositions that may open a clause with whom an act is against: "contra X pesa una orden"."""
    aims: frozenset[str] = frozenset()
    """Prepositions before whom a request is about: "para quienes pidió prisión"."""
    of_law: frozenset[str] = frozenset()
    """Who speaks for the law or for a party: "para la defensa" tells what they think."""
    nominatives: frozenset[str] = frozenset()
    """Pronouns that no verb acts upon: "he"."""
    towns: frozenset[str] = frozenset()
    """Nouns of towns and regions."""
    of: frozenset[str] = frozenset()
    """Prepositions that tie a noun to the one before it: "of"."""
    relative_place: str = ""
    """What "where" means as a preposition; "" where relative clauses open with none."""
    settings: frozenset[str] = frozenset()
    enclitics: tuple[str, ...] = ()
    """Ends of infinitives with a pronoun: "venderlas"."""
    of_one: frozenset[str] = frozenset()
    """Words before one noun in the singular."""
    """Nouns that stand without article behind a preposition, and end its phrase: "desde prisión una red"."""
    participle_endings: tuple[str, ...] = ()
    durations: frozenset[str] = frozenset()
    """Words that make a number a length of time: "years"."""
    as_what: frozenset[str] = frozenset()
    """Words before in what part somebody did it: "as an accomplice"."""
    pains: frozenset[str] = frozenset()
    """Nouns of a punishment, before its term: "a la pena de"."""
    offenders: frozenset[str] = frozenset()
    """What somebody is called by what they are blamed for: "traffickers"."""
    nothings: frozenset[str] = frozenset()
    """What those are held against whom nothing is held: "Y with nothing"."""
    possessive_relatives: frozenset[str] = frozenset()
    """ "Whose": what it opens is not about the group before it."""
    identified: dict[str, tuple[DocumentEntity, ...]] = field(default_factory=dict)
    """Entity id of "the defendants" to the people whom the document identifies as them."""
    clauses: list[Clause] = field(default_factory=list)
    clause_at: dict[int, int] = field(default_factory=dict)
    """Item index of a verb to index of its clause."""
    position: dict[int, int] = field(default_factory=dict)
    """Index of a group to index of its item."""


def take_words(view: View, grammar: Grammar) -> None:
    """Notes on the view the words of the language that tell how its clauses stand."""
    view.states, view.including = (frozenset(grammar.verbs.get(key, ())) for key in ("states", "including"))
    view.today = frozenset(grammar.speech.get("today", ()))
    view.hedges, view.contrast = grammar.sets["hedges"], grammar.sets["contrast"]
    view.exceptions = grammar.sets["negations"] - set(grammar.verbs["paired_negations"]) | frozenset(
        grammar.speech.get("exceptions", ())
    )
    view.prepositions, view.determiners = grammar.sets["prepositions"], grammar.sets["determiners"]
    view.direct, view.agents = grammar.sets["direct_slot"], grammar.sets["agent_slot"]
    view.agent_phrases = frozenset(grammar.table["events"].get("agent_phrases", ()))
    view.of = grammar.sets["object_slot"]
    view.nominatives = frozenset(grammar.verbs.get("nominatives", ()))
    view.compounds = grammar.sets["compound_slot"]
    view.long_forms = grammar.table["prepositions"].get("long_forms", {})
    view.fronted = frozenset(grammar.table["prepositions"].get("fronted", ()))
    view.aims = frozenset(grammar.table["prepositions"].get("aims", ()))
    view.of_law = grammar.sets["of_law"]
    view.towns = frozenset(grammar.table["towns"]["words"])
    view.relative_place = grammar.speech.get("relative_place", "")
    view.settings = frozenset(grammar.table["settings"]["words"])
    view.enclitics = tuple(f"r{clitic}" for clitic in sorted(grammar.sets["object_clitics"]))
    view.of_one = frozenset(grammar.table["settings"]["of_one"])
    view.participle_endings = tuple(grammar.verbs["participle_endings"])
    view.durations = frozenset(word for name in ("year", "month") for word in grammar.table["durations"][name])
    view.as_what = frozenset(grammar.table["durations"]["as_what"])
    view.offenders = frozenset(grammar.table["offenders"]["words"])
    view.nothings = frozenset(phrase.split()[1] for phrase in grammar.table["undone"]["of_nothing"])
    view.pains = frozenset(grammar.table["durations"]["pains"])
    view.cases = frozenset(grammar.table["events"].get("cases", ()))
    view.manners = frozenset(grammar.table["events"].get("manners", ()))
    view.insertions = tuple(grammar.speech["insertions"])
    view.as_well = tuple(grammar.table["lists"].get("as_well", ()))
    view.fronts = frozenset(grammar.table["fronts"]["words"])
    view.amounts, view.at_once = frozenset(grammar.speech["amounts"]), frozenset(grammar.speech["at_once"])
    view.later, view.offsets = tuple(grammar.speech["later"]), frozenset(grammar.table["dating"]["offsets"])
    view.quantifiers = frozenset(grammar.speech.get("quantifiers", ()))
    view.where_words = frozenset(grammar.speech["where_words"])
    view.who_words = frozenset(grammar.speech["who_words"])
    view.possessive_relatives = frozenset(grammar.speech.get("possessive_relatives", ()))


def governor_of_that(view: View, number: int) -> int:
    """As in "believe that … and that …": what governs the "that" before this one, else the clause before."""
    other = number
    while other >= 0 and view.clauses[other].link is not Link.COMPLEMENT:
        other = view.clauses[other].governor
    return view.clauses[other].governor if other >= 0 else number


def joined_relative(view: View, number: int, that: int) -> int:
    """As in "a ring that worked in Lima and that sold …": the relative clause that a second "that" goes on, or -1."""
    is_apart = that > 1 and view.items[that - 2].kind is ItemKind.COMMA
    if is_apart and any(clause.link is Link.COMPLEMENT for clause in view.clauses[: number + 1]):
        return -1  # "believe that the gang that X leads …, and that …": told, too
    while number >= 0 and view.clauses[number].link in (Link.NONFINITE, Link.COORDINATED):
        number = view.clauses[number].governor
    return number if number >= 0 and view.clauses[number].link is Link.RELATIVE else -1


def opens_range(view: View, preposition: Item) -> bool:
    """As in "paid between 5,000 and 10,000 dollars": a preposition before two sums is no more than part of them."""
    at = next(n for n, item in enumerate(view.items) if item is preposition)
    kinds = [item.kind for item in view.items[at + 1 : at + 4]]
    is_pair = kinds[::2] == [ItemKind.QUANTITY, ItemKind.QUANTITY]
    is_pair = is_pair and kinds[1] in (ItemKind.AND, ItemKind.PREPOSITION)
    return is_pair and view.quantities[view.items[at + 1].ref].is_money


def is_possessive(view: View, index: int) -> bool:
    """Whether the item at `index` is a word such as "whose"."""
    return view.sentence.tokens[view.items[index].first].lower in view.possessive_relatives


def main_before(view: View, number: int) -> int | None:
    """The last finite verb before this one that says more than a noun group holds."""
    for other in range(number - 1, -1, -1):
        if view.clauses[other].verb.mood is Mood.FINITE and view.clauses[other].link is not Link.NONFINITE:
            between = view.items[view.clauses[other].item : view.clauses[number].item]
            is_told = any(item.kind is ItemKind.THAT for item in between)  # "denied that after recruiting, X sold"
            return None if is_told else other
    return None


def is_no_doer(view: View, index: int) -> bool:
    """Whether the item at `index` is "whose" or "where": what stands before it does not do what follows."""
    return is_possessive(view, index) or view.sentence.tokens[view.items[index].first].lower in view.where_words


def clause_before(view: View, index: int) -> int:
    """The clause whose verb comes last before the item at `index`, or -1."""
    for before in range(index - 1, -1, -1):
        if before in view.clause_at:
            return view.clause_at[before]
    return -1


def opens_sentence(view: View, clause: Clause) -> bool:
    """As in "After recruiting the girls, X sold them"."""
    return clause.item <= _OPENING and clause.governor < 0 and view.clauses[0] is clause


_OPENING = 4
"""Items of an opening such as "luego de haber sido"."""


def nouns_behind_whose(sentence: Sentence, grammar: Grammar) -> list[int]:
    """As in "whose arrest Y ordered": right behind "whose" stands a noun, though it may be a verb elsewhere."""
    words = grammar.speech.get("possessive_relatives", ())
    return [n + 1 for n, token in enumerate(sentence.tokens[:-1]) if token.lower in words]
