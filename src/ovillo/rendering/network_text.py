"""A network told in words: what each measure means, what it does not, and how firm it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ovillo.domain.messages import mark
from ovillo.domain.networks import Held, Measured
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

FIRM: Final = 80
"""Runs of 100 in which a rank must hold to be called firm."""
SHOWN: Final = 5
CORE_SHOWN: Final = 15
LEAST_CORE: Final = 2
"""A core of one tie each is any chain, and there no two contacts are tied."""
Name = Callable[[str], str]
MEANINGS: Final[Mapping[str, str]] = {
    "nodes": mark("Whoever is named in a tie. Whom nobody wrote of, tapped or listed is missing."),
    "edges": mark("Pairs of whom something was reported. Repeated reports of a pair are one tie."),
    "density": mark("The share of possible ties that were reported. That the others do not exist, nobody said."),
    "components": mark("Parts that no reported tie connects. A tie that nobody reported may connect them."),
    "transitivity": mark(
        "How often two who share a contact are tied themselves. A report that names three together makes a triangle."
    ),
    "mean_degree": mark("Ties of a node on average. It grows with how much was written, not with how many take part."),
    "modularity": mark("How far ties fall within groups rather than by chance. A group of ties is no gang."),
    "degree": mark("Ties of a node. Whoever is watched, tapped or written of most has the most: that is no role."),
    "strength": mark(
        "The weights of a node's ties added up: sources, calls or payments. It is how much was reported, not how close "
        "two are."
    ),
    "betweenness": mark(
        "How many of the shortest paths between two others lead through a node. Central in what was reported is not "
        "leading: a lawyer, a driver or a victim whom many mention lies there too."
    ),
    "betweenness_errors": mark("The standard error of each betweenness that was told from some nodes only."),
    "key_players": mark(
        "Without whom the fewest pairs stay connected. It is about reported ties, and says nothing of what they did."
    ),
    "reachers": mark(
        "Who together are nearest to all others: from whom most could be heard of. It does not say that they know."
    ),
    "closeness": mark("How few steps a node is from all others, at most 1. A step is a report, not an acquaintance."),
    "clustering": mark(
        "The share of a node's contacts that are tied themselves. Where one source names many together it is high."
    ),
    "core": mark(
        "The largest number of ties that a node and all around it have among themselves. One long report of many "
        "people makes a core too."
    ),
    "pagerank": mark("How often a walk along ties is at a node. It orders by ties; it is no weight of evidence."),
    "community": mark("The number of the group whose ties a node shares. It is no membership of anything."),
    "firmness": mark(
        "How often each is named again when a tenth of the ties, or of the nodes, is left out by chance. What was "
        "never looked at is not missing by chance, and moves ranks more than this."
    ),
}
"""What each measure says and does not; sentences that the catalogue translates."""


def measured_lines(measured: Measured, catalogue: Catalogue, name: Name = inline) -> list[str]:
    """The measures of a network, a sentence each.

    Args:
        measured: what was measured.
        catalogue: the reader's language.
        name: how a node is called in a line, by its id.
    """
    say, found = catalogue.say, measured.measures
    lines = [
        say(mark("Nodes: {nodes}. Ties: {edges}. Connected parts: {components}."), **found),
        _meant("density", mark("Density {density:.4f}."), found, catalogue),
        _meant("mean_degree", mark("Mean degree {mean_degree:.3f}."), found, catalogue),
        _meant("transitivity", mark("Transitivity {transitivity:.3f}."), found, catalogue),
        _meant("modularity", mark("Modularity {modularity:.3f}."), found, catalogue),
        "",
        say(mark("Most often on the shortest path between two others. Central in what was reported is not leading:")),
        *(_place(measured, place, catalogue, name) for place in range(len(measured.top))),
        *_how_firm(measured, catalogue),
        "",
        *_sets(measured, catalogue, name),
        "",
        *_depths(found, catalogue, name),
    ]
    return lines if lines[-1] else lines[:-1]


def _meant(measure: str, line: str, found: Mapping[str, object], catalogue: Catalogue) -> str:
    return f"{catalogue.say(line, **found)} {catalogue.say(MEANINGS[measure])}"


def _how_firm(measured: Measured, catalogue: Catalogue) -> list[str]:
    lines = []
    if any(measured.errors):
        lines.append(
            mark(
                "Told from paths of nodes drawn by chance: ± is one standard error; scores no further apart have no "
                "rank."
            )
        )
    if measured.is_slow:
        lines.append(mark("Every path is followed in larger networks after: pip install 'ovillo[network]'"))
    if measured.firm is None and measured.is_small:
        lines.append(mark("Too small to try how firm this is: any tie that is missing may change it."))
    elif measured.firm is None:
        lines.append(mark("How firm this is was not tried: the network is too large."))
    else:
        lines.append(
            mark(
                "A run leaves out one tie in ten by chance, or one node in ten. Ties that nobody reported are not "
                "missing by chance: what was never looked at moves ranks more than this."
            )
        )
    return list(map(catalogue.say, lines))


def is_firm(held: Held, place: int) -> bool:
    """Whether a rank or a place in a set holds in most runs of both kinds."""
    return min(held.without_ties[place], held.without_people[place]) >= FIRM


def _place(measured: Measured, place: int, catalogue: Catalogue, name: Name) -> str:
    node = measured.top[place]
    between = measured.measures["betweenness"]
    assert isinstance(between, Mapping)
    value = f"{between[node]:.1f}"
    if measured.errors[place]:
        value += f" ± {measured.errors[place]:.1f}"
    if measured.firm is None:
        return catalogue.say(mark("- {name}: {value}"), name=name(node), value=value)
    held = measured.firm.top
    firm = mark(
        "- {name}: {value}; top {count} in {runs} of 100 runs without some ties, {people} of 100 without some people"
    )
    loose = mark(
        "- {name}: {value}; top {count} in {runs} of 100 runs without some ties, {people} of 100 without some people: "
        "no firm rank"
    )
    return catalogue.say(
        firm if is_firm(held, place) else loose,
        name=name(node),
        value=value,
        count=len(measured.top),
        runs=held.without_ties[place],
        people=held.without_people[place],
    )


def _sets(measured: Measured, catalogue: Catalogue, name: Name) -> list[str]:
    """The two sets, whether others do as much, and how often each member is in them again."""
    players, reachers = measured.measures["key_players"], measured.measures["reachers"]
    assert isinstance(players, list)
    assert isinstance(reachers, list)
    if not players or not reachers:
        return []
    say, firm = catalogue.say, measured.firm
    apart = mark(
        "Without {names}, {left} of {before} connected pairs stay connected, the fewest that any set of so many "
        "leaves. It says nothing of what they did."
    )
    tried = mark(
        "Without {names}, {left} of {before} connected pairs stay connected, the fewest of the sets that were tried. "
        "It says nothing of what they did."
    )
    near = mark(
        "Nearest to all others together: {names}. From them most could be heard of; it does not say that they know."
    )
    fewest = {"names": ", ".join(map(name, players)), "left": measured.pairs_left, "before": measured.pairs_before}
    return [
        say(tried if measured.alike[0] is None else apart, **fewest),
        *_alike(measured.alike[0], catalogue),
        *_held(players, firm.key_players if firm else None, catalogue, name),
        say(near, names=", ".join(map(name, reachers))),
        *_alike(measured.alike[1], catalogue),
        *_held(reachers, firm.reachers if firm else None, catalogue, name),
    ]


def _alike(count: int | None, catalogue: Catalogue) -> list[str]:
    if not count:
        return []
    line = mark("    As much do other sets: {count}. That these are named and not those is the order of the list.")
    return [catalogue.say(line, count=count)]


def _held(members: Sequence[str], held: Held | None, catalogue: Catalogue, name: Name) -> list[str]:
    if held is None:
        return []
    firm = mark("    {name}: named again in {runs} of 100 runs without some ties, {people} of 100 without some people")
    loose = mark(
        "    {name}: named again in {runs} of 100 runs without some ties, {people} of 100 without some people: no firm "
        "place"
    )
    return [
        catalogue.say(
            firm if is_firm(held, place) else loose,
            name=name(member),
            runs=held.without_ties[place],
            people=held.without_people[place],
        )
        for place, member in enumerate(members)
    ]


def _depths(found: Mapping[str, object], catalogue: Catalogue, name: Name) -> list[str]:
    """Most ties, who is nearest to all others, the innermost core, and how tied the contacts of a node are."""
    core, clustering, near = found["core"], found["clustering"], found["closeness"]
    assert isinstance(core, Mapping)
    assert isinstance(clustering, Mapping)
    if not core or not (deepest := max(core.values())):
        return []
    lines = [_most_ties(found, catalogue, name)]
    if isinstance(near, Mapping):
        told = "; ".join(f"{name(node)}: {near[node]:.3f}" for node in _highest(near))
        line = mark("Fewest steps from all others (closeness): {names}.")
        lines.append(f"{catalogue.say(line, names=told)} {catalogue.say(MEANINGS['closeness'])}")
    if deepest < LEAST_CORE:
        return lines
    inner = [node for node, depth in core.items() if depth == deepest]
    shown = ", ".join(map(name, inner[:CORE_SHOWN])) + (" …" if len(inner) > CORE_SHOWN else "")
    text = mark(
        "Innermost core: {count} nodes with at least {depth} ties each among themselves: {names}. One long report of "
        "many people makes a core too."
    )
    lines.append(catalogue.say(text, count=len(inner), depth=deepest, names=shown))
    mean = sum(clustering.values()) / len(clustering)
    text = mark("Clustering {mean:.3f} on average.")
    return [*lines, f"{catalogue.say(text, mean=mean)} {catalogue.say(MEANINGS['clustering'])}"]


def _most_ties(found: Mapping[str, object], catalogue: Catalogue, name: Name) -> str:
    degree, strength = found["degree"], found["strength"]
    assert isinstance(degree, Mapping)
    assert isinstance(strength, Mapping)
    told = [
        f"{name(node)}: {degree[node]}" + (f" ({strength[node]:g})" if strength[node] != degree[node] else "")
        for node in _highest(degree)
    ]
    line = mark("Most ties (in brackets their weights added up): {names}.")
    return f"{catalogue.say(line, names='; '.join(told))} {catalogue.say(MEANINGS['degree'])}"


def _highest(values: Mapping[str, float]) -> list[str]:
    return sorted(values, key=lambda node: -float(f"{values[node]:.9g}"))[:SHOWN]
