"""What a node is called: nobody reads a name without what was decided for them, nor of a convict that alone."""

from collections.abc import Iterable

from ovillo.domain.exoneration import BesideName, Exoneration
from ovillo.domain.messages import mark
from ovillo.domain.networks import IN_DOCUMENTS, NetworkNode, NetworkTie
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.compared import say_held
from ovillo.rendering.inert import inline

_TAKEN_BACK = {
    Exoneration.NOT_CONVICTED: (Standing.CONVICTED, "convicted"),
    Exoneration.NOT_CHARGED: (Standing.CHARGED, "charged"),
    Exoneration.NOT_INVESTIGATED: (Standing.INVESTIGATED, "investigated"),
}

_WHERE = {
    IN_DOCUMENTS: mark("in the documents"),
    "party": mark("in tables of payments"),
    "phone": mark("in tables of calls"),
}


def say_exoneration(each: Exoneration, catalogue: Catalogue) -> str:
    """It in a word or two: "acquitted", "NOT charged, or no longer"."""
    if each in _TAKEN_BACK:
        return say_held(*_TAKEN_BACK[each], catalogue, negated=True)
    if each is Exoneration.ACQUITTED:
        return catalogue.say(mark("acquitted"))
    return catalogue.say(mark("disputed") if each is Exoneration.DENIED else mark("taken back by its own source"))


def say_exonerations(tie: NetworkTie, catalogue: Catalogue) -> list[str]:
    """What speaks for whoever a tie is told of, a denial apart: that has a sign and words of its own."""
    return [say_exoneration(each, catalogue) for each in tie.exonerations if each is not Exoneration.DENIED]


def name_of(node: NetworkNode, shown: str, catalogue: Catalogue) -> str:
    """The shown name, with what tells namesakes apart, and what was decided for them where some source tells of it."""
    called, beside = apart_name(node, shown, catalogue), beside_name(node, catalogue)
    return f"{called} ({beside})" if beside else called


def apart_name(node: NetworkNode, shown: str, catalogue: Catalogue) -> str:
    """The shown name, and beside it what tells this one from others who bear it."""
    told = catalogue.say(_WHERE[node.apart]) if node.apart in _WHERE else node.apart
    return f"{shown} [{told}]" if told else shown


def say_apart(nodes: Iterable[NetworkNode], catalogue: Catalogue) -> list[str]:
    """A sentence for each group that a reader put together: on paper each member stands with what is told of it."""
    groups: dict[str, list[str]] = {}
    for node in nodes:
        if node.group:
            groups.setdefault(node.group, []).append(name_of(node, inline(node.name), catalogue))
    return [
        catalogue.say(
            mark("Put together on the page as {group}, and taken apart here: {members}."),
            group=catalogue.quoted(inline(group)),
            members="; ".join(members),
        )
        for group, members in groups.items()
    ]


def beside_name(node: NetworkNode, catalogue: Catalogue) -> str:
    """What stands between brackets behind the name; empty of whoever nothing was decided for."""
    return (
        say_beside_name(BesideName(node.exonerations, node.firmest, node.contested), catalogue)
        if node.exonerations
        else ""
    )


def with_beside_name(shown: str, beside: BesideName, catalogue: Catalogue) -> str:
    """The shown name of somebody for whom something was decided, with the firmest that another source says of them."""
    return f"{shown} ({say_beside_name(beside, catalogue)})"


def say_beside_name(beside: BesideName, catalogue: Catalogue) -> str:
    """The firmest that a source says, and what was decided for the person."""
    held = [catalogue.standing(beside.firmest)] if beside.firmest else []
    told = [*held, *(said for _, said in say_each(beside, catalogue))]
    return ("; " if any(", " in each for each in told) else ", ").join(told)


def say_each(beside: BesideName, catalogue: Catalogue) -> list[tuple[Exoneration, str]]:
    """What was decided for the person, each in a word or two, and whether reviewers contradict one another on it."""
    doubted = mark("{exoneration}: reviewers contradict one another on it")
    told = ((each, say_exoneration(each, catalogue)) for each in beside.exonerations)
    return [
        (each, catalogue.say(doubted, exoneration=said) if each in beside.contested else said) for each, said in told
    ]
