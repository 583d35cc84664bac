"""Groups that are tied more within than by chance.

Source: Blondel et al. 2008 (Louvain), doi:10.1088/1742-5468/2008/10/P10008; modularity by Newman 2006.
"""

from ovillo.analysis.network.graph import Graph, without_direction

_LEAST_GAIN = 1e-12


def communities(graph: Graph) -> list[int]:
    """(nodes,), the number of each node's group; ties count alike, direction plays no part; nodes move in order."""
    ties: list[dict[int, float]] = [dict.fromkeys(each, 1.0) for each in without_direction(graph).out]
    group = list(range(len(ties)))
    while True:
        moved = _move(ties)
        names = {name: number for number, name in enumerate(dict.fromkeys(moved))}
        if len(names) == len(ties):
            return group
        group = [names[moved[each]] for each in group]
        merged: list[dict[int, float]] = [{} for _ in names]
        for one, others in enumerate(ties):
            into = merged[names[moved[one]]]
            for other, weight in others.items():
                place = names[moved[other]]
                into[place] = into.get(place, 0.0) + weight
        ties = merged


def modularity(graph: Graph, group: list[int]) -> float:
    """Share of ties within groups less what chance would give, -0.5 to 1; 0 without ties."""
    out = without_direction(graph).out
    total = sum(map(len, out))
    if not total:
        return 0.0
    within = sum(group[one] == group[other] for one, ties in enumerate(out) for other in ties)
    degree: dict[int, int] = {}
    for one, ties in enumerate(out):
        degree[group[one]] = degree.get(group[one], 0) + len(ties)
    return within / total - sum((each / total) ** 2 for each in degree.values())


def _move(ties: list[dict[int, float]]) -> list[int]:
    """Moves each node to the neighbouring group that gains most, until none gains."""
    degree = [sum(others.values()) for others in ties]
    total = sum(degree)
    group, sums = list(range(len(ties))), list(degree)
    is_moving = total > 0
    while is_moving:
        is_moving = False
        for node, others in enumerate(ties):
            own = group[node]
            to: dict[int, float] = {own: 0.0}
            for other, weight in others.items():
                if other != node:
                    to[group[other]] = to.get(group[other], 0.0) + weight
            sums[own] -= degree[node]
            gains = {each: weight - sums[each] * degree[node] / total for each, weight in to.items()}
            best = max(gains, key=gains.__getitem__)
            if gains[best] > gains[own] + _LEAST_GAIN:
                group[node] = best
                is_moving = True
            sums[group[node]] += degree[node]
    return group
