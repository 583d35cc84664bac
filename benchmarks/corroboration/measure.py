"""One world measured: which value each method puts first, which copies are seen, how support is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import mean, stdev
from typing import TypedDict

from benchmarks.corroboration.methods import Claims, Scores, accuracy, crh, truth_finder, vote
from benchmarks.corroboration.world import FIRST, Copying, World, make_world
from ovillo.corroboration import Corroborated, corroborate
from ovillo.domain.documents import Document
from ovillo.domain.findings import Finding


class Setting(TypedDict):
    """What a world is made of."""

    own: int
    copiers: Mapping[Copying, int]


FACTS = 60
COPYING: dict[str, Setting] = {
    "no copying": {"own": 12, "copiers": {}},
    "6 of 14 copy, all ways": {"own": 8, "copiers": {Copying.WORDS: 2, Copying.NAME: 2, Copying.SILENT: 2}},
    "9 of 15 copy, words and names": {"own": 6, "copiers": {Copying.WORDS: 5, Copying.NAME: 4}},
    "4 of 12 copy in silence": {"own": 8, "copiers": {Copying.SILENT: 4}},
}
METHODS = ("majority vote", "TruthFinder", "CRH", "Ovillo's order", "Ovillo's order, no grades given")
MEASURES = (
    "copies seen, of those by words or name",
    "copies seen, of the silent",
    "edges that are right",
    "off in independent support, Ovillo",
    "off in independent support, outlets counted",
)


def measure(*, seed: int, own: int, copiers: Mapping[Copying, int]) -> Mapping[str, float]:
    """Every figure of one world, by name; NaN where there is nothing to measure."""
    world = make_world(seed=seed, facts=FACTS, own=own, copiers=copiers)
    truth = dict(enumerate(world.truth))
    made = corroborate(world.documents, [], world.statements)
    ungraded = corroborate([_ungraded(one) for one in world.documents], [], world.statements)
    claims = {fact: given for fact, given in world.claims.items() if given}
    scores: dict[str, Scores] = {
        "majority vote": vote(claims),
        "TruthFinder": truth_finder(claims),
        "CRH": crh(claims),
        "Ovillo's order": _order(made),
        "Ovillo's order, no grades given": _order(ungraded),
    }
    return {
        "reports": len(world.statements),
        **{name: accuracy(each, truth) for name, each in scores.items()},
        **_copies(world, made),
        **_support(world, claims, made),
    }


def _ungraded(document: Document) -> Document:
    return replace(document, details=replace(document.details, grade=None))


def _fact(finding: Finding) -> int:
    when = finding.statements[0].when
    assert when is not None
    assert when.start is not None
    return (when.start - FIRST).days // 30


def _order(made: Corroborated) -> Scores:
    return {
        _fact(finding): {int(one.value.number or 0): one.weight for one in finding.values} for finding in made.findings
    }


def _copies(world: World, made: Corroborated) -> Mapping[str, float]:
    planted = {(one.name, one.origin): one.copying for one in world.outlets if one.origin}
    seen = {(edge.copy, edge.origin) for edge in made.copies}
    open_ones = [pair for pair, copying in planted.items() if copying is not Copying.SILENT]
    silent = [pair for pair, copying in planted.items() if copying is Copying.SILENT]
    families = {one.name: one.origin or one.name for one in world.outlets}
    right = [pair for pair in seen if families[pair[0]] == families[pair[1]]]
    return {
        "copies seen, of those by words or name": _share(len(seen.intersection(open_ones)), len(open_ones)),
        "copies seen, of the silent": _share(
            len([one for one in silent if _is_seen(one, seen, families)]), len(silent)
        ),
        "edges that are right": _share(len(right), len(seen)),
    }


def _is_seen(pair: tuple[str, str | None], seen: set[tuple[str, str]], families: Mapping[str, str]) -> bool:
    """Whether the copier is tied to anybody of the same origin."""
    return any(pair[0] in edge and families[edge[0]] == families[edge[1]] for edge in seen)


def _support(world: World, claims: Claims, made: Corroborated) -> Mapping[str, float]:
    origins = {one.name: one.origin for one in world.outlets}
    wrong, counted = [], []
    for finding in made.findings:
        fact = _fact(finding)
        behind = {origins[name] if (fact, name) in world.taken and origins[name] else name for name in claims[fact]}
        wrong.append(abs(finding.independent_sources - len(behind)))
        counted.append(abs(len(claims[fact]) - len(behind)))
    return {
        "off in independent support, Ovillo": mean(wrong),
        "off in independent support, outlets counted": mean(counted),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def spread(figures: Sequence[float]) -> str:
    """The mean and the standard deviation over worlds; a dash where there is nothing to measure."""
    known = [figure for figure in figures if figure == figure]  # noqa: PLR0124 - NaN is unlike itself
    if not known:
        return "–"
    return f"{mean(known):.3f} ± {stdev(known):.3f}" if len(known) > 1 else f"{known[0]:.3f}"
