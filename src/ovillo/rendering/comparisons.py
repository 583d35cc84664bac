"""Comparisons in the reader's language: "First surname: the same (+6.6 bit)".

A scorer tells a field and what it says of it, both in English and from closed lists; each is translated by itself.
"""

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue

FIELDS = (
    mark("Name"),
    mark("Given name"),
    mark("First given name"),
    mark("Second given name"),
    mark("Further given name"),
    mark("Surname"),
    mark("Surnames"),
    mark("First surname"),
    mark("Second surname"),
    mark("Married name"),
    mark("Generation"),
    mark("Order"),
    mark("Spelling"),
    mark("Title"),
    mark("Alias"),
    mark("Syllables"),
    mark("Words"),
    mark("Legal form"),
    mark("Initials"),
    mark("Numbers, directions or levels"),
    mark("Document number"),
    mark("Year of birth"),
    mark("Number behind the name"),
    mark("Remark"),
    mark("Telephone"),
    mark("Account"),
    mark("Address"),
    mark("Office or employer"),
    mark("Role"),
    mark("Place"),
    mark("Day of an act"),
    mark("Age"),
    mark("Date of birth"),
    mark("Parent"),
    mark("Date of death"),
    mark("Same document"),
    mark("Side of the case"),
    mark("People named beside"),
)
PHRASES = (
    mark("the same"),
    mark("the same but for de, la or y"),
    mark("one is written short"),
    mark("written differently, said alike"),
    mark("forms of the same name"),
    mark("one is a familiar form of the other"),
    mark("the same once written in one alphabet"),
    mark("one is the initial of the other"),
    mark("differ by letters that scanners confuse"),
    mark("differ by a slip of spelling"),
    mark("endings of different gender"),
    mark("different"),
    mark("of different gender"),
    mark("only one says it"),
    mark("the given name of one may be the surname of the other"),
    mark("given names or surnames alone, as far as is known"),
    mark("only one has it"),
    mark("a question mark"),
    mark("missing in both"),
    mark("not shared"),
    mark("one side has more"),
    mark("one goes by the second name of the other"),
    mark("that of one is the married name of the other"),
    mark("the same, but only words that many share"),
    mark("only those that many share are the same"),
    mark("each side has one that the other lacks"),
    mark("nothing shared"),
    mark("fits"),
    mark("before an act of the other"),
    mark("accused in one, in office in the other"),
    mark("a year apart, which is forgiven"),
    mark("cannot be of one person"),
    mark("names both, apart"),
    mark("takes them for one"),
    mark("counted for those not joined"),
)
MISSING = frozenset({"missing in both", "counted for those not joined"})
SENTENCES = (
    mark("A role without a name says nothing about who it is"),
    mark("There is no name to compare"),
    mark("One word alone does not say who it is"),
    mark("One surname alone does not say who it is"),
    mark("A wife called by her husband's surname is not the man of that surname"),
    mark("A wife called by her husband's name is not that man"),
    mark("A child without a given name may be any of its parents' children"),
    mark("One is the initials of the other"),
    mark("Letters lost in one are read as in the other"),
    mark("No other full name of the case has it"),
    mark("A firm is not the person whose name it bears"),
)


def say_reason(catalogue: Catalogue, reason: str) -> str:
    """A reason of a scorer, without its full stop: "First surname: the same"."""
    field, _, says = reason.rstrip(".").partition(": ")
    return say_field(catalogue, field, says)


def say_field(catalogue: Catalogue, field: str, says: str) -> str:
    """One field of a comparison and what was found there; a sentence of its own where `says` is empty."""
    if not says:
        return catalogue.say(field)
    return catalogue.say(mark("{field}: {says}"), field=catalogue.say(field), says=catalogue.say(says))


def say_weighed(catalogue: Catalogue, field: str, says: str, *, weight_bits: float) -> str:
    """The same with what it weighs."""
    told = say_field(catalogue, field, says)
    return catalogue.say(mark("{told} ({bits} bit)"), told=told, bits=f"{weight_bits:+.1f}")
