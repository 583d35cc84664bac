"""A network told in words: what each measure means, what it does not, and how firm it is."""

from collections.abc import Callable, Mapping
from typing import Final

from ovillo.domain.messages import mark
from ovillo.domain.networks import Measured
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

FIRM: Final = 80
"""Runs of 100 in which a rank must hold to be called firm."""
SHOWN: Final = 5
CORE_SHOWN: Final = 15
LEAST_CORE: Final = 2
"""A core of one tie each is any chain, and there no two contacts are tied."""
Name = Callable[[str], str]


def measured_lines(measured: Measured, catalogue: Catalogue, name: Name = inline) -> list[str]:
    """The measures of a network, a sentence each.

    Args:
        measured: what was measured.
        catalogue: the reader's language.
        name: how a node is called in a line, by its id.
    """
    say, found = catalogue.say, measured.measures
    lines = [
        say(mark("{nodes} nodes, {edges} ties, {components} connected parts."), **found),
        say(mark("Density {density:.4f}: the share of possible ties that were reported."), **found),
        say(mark("Mean degree {mean_degree:.3f}: ties of a node on average."), **found),
        say(mark("Transitivity {transitivity:.3f}: how often two who share a contact are tied themselves."), **found),
        say(mark("Modularity {modularity:.3f}: how far ties fall within groups rather than by chance."), **found),
        "",
        say(mark("Most often on the shortest path between two others. Central in what was reported is not leading:")),
        *(_place(measured, place, catalogue, name) for place in range(len(measured.top))),
    ]
    if any(measured.errors):
        lines.append(
            say(
                mark(
                    "Told from paths of nodes drawn by chance: ± is one standard error; scores no further apart "
                    "have no rank."
                )
            )
        )
    if measured.is_slow:
        lines.append(say(mark("Every path is followed in larger networks after: pip install 'ovillo[network]'")))
    if measured.firm is None and measured.is_small:
        lines.append(say(mark("Too small to try how firm this is: any tie that is missing may change it.")))
    elif measured.firm is None:
        lines.append(say(mark("How firm this is was not tried: the network is too large.")))
    else:
        lines.append(
            say(
                mark(
                    "A run leaves out one tie in ten by chance, or one node in ten. Ties that nobody reported are not "
                    "missing by chance: what was never looked at moves ranks more than this."
                )
            )
        )
    return [*lines, "", *_sets(found, catalogue, name), *_depths(found, catalogue, name)]


def _place(measured: Measured, place: int, catalogue: Catalogue, name: Name) -> str:
    node = measured.top[place]
    between = measured.measures["betweenness"]
    assert isinstance(between, Mapping)
    value = f"{between[node]:.1f}"
    if measured.errors[place]:
        value += f" ± {measured.errors[place]:.1f}"
    if measured.firm is None:
        return catalogue.say(mark("- {name}: {value}"), name=name(node), value=value)
    runs, people = measured.firm.without_ties[place], measured.firm.without_people[place]
    firm = mark(
        "- {name}: {value}; top {count} in {runs} of 100 runs without some ties, {people} of 100 without some people"
    )
    loose = mark(
        "- {name}: {value}; top {count} in {runs} of 100 runs without some ties, {people} of 100 without some people: "
        "no firm rank"
    )
    return catalogue.say(
        firm if min(runs, people) >= FIRM else loose,
        name=name(node),
        value=value,
        count=len(measured.top),
        runs=runs,
        people=people,
    )


def _sets(found: Mapping[str, object], catalogue: Catalogue, name: Name) -> list[str]:
    players, reachers = found["key_players"], found["reachers"]
    assert isinstance(players, list)
    assert isinstance(reachers, list)
    apart = mark("Without {names} the fewest pairs stay connected. It says nothing of what they did.")
    near = mark("{names} together are nearest to all others: whoever hears them hears of most.")
    return [
        catalogue.say(apart, names=", ".join(map(name, players)) or "-"),
        catalogue.say(near, names=", ".join(map(name, reachers)) or "-"),
    ]


def _depths(found: Mapping[str, object], catalogue: Catalogue, name: Name) -> list[str]:
    """Who is nearest to all others, the innermost core, and how tied the contacts of a node are on average."""
    core, clustering, near = found["core"], found["clustering"], found["closeness"]
    assert isinstance(core, Mapping)
    assert isinstance(clustering, Mapping)
    if not core or not (deepest := max(core.values())):
        return []
    lines = []
    if isinstance(near, Mapping):
        first = sorted(near, key=lambda node: -float(f"{near[node]:.9g}"))[:SHOWN]
        told = ", ".join(f"{name(node)} {near[node]:.3f}" for node in first)
        lines.append(catalogue.say(mark("Fewest steps from all others (closeness, at most 1): {names}."), names=told))
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
    text = mark("Clustering {mean:.3f}: the share of a node's contacts that are tied themselves, on average.")
    return [*lines, catalogue.say(text, mean=mean)]
