from itertools import permutations

import pytest

from ovillo.domain.errors import OvilloError
from ovillo.planning.populations.estimating import Wanted, estimate_population
from ovillo.planning.populations.lists import Lists
from ovillo.planning.populations.refusals import (
    EmptyListError,
    FeedingListsError,
    ListPairUnknownError,
    NobodyListedError,
    NoMaximumError,
    TooFewDrawsError,
    TooFewListsError,
    TooFewOverlapsError,
)
from tests.planning.populations.tables import lists_of, published

NO_DRAWS = Wanted(draws=0)
SOME = {"A": 40, "B": 30, "C": 20, "AB": 6, "AC": 5, "BC": 4}


@pytest.mark.parametrize(
    ("name", "main", "stepwise", "deviance", "aic"),
    [
        ("UKdat_5", (13_444.1, 11_985.2, 15_133.4), (11_312.99, 9_884.40, 13_027.40), 16.3514, 127.599),
        ("NewOrl_5", (1_034.15, 658.26, 1_708.60), (1_034.15, 658.26, 1_708.60), 19.2835, 77.529),
    ],
)
def test_the_published_figures(
    name: str, main: tuple[float, ...], stepwise: tuple[float, ...], deviance: float, aic: float
) -> None:
    found = estimate_population(published(name), NO_DRAWS)

    digits = 0.05 if name == "UKdat_5" else 0.005
    figure = found.main_effects
    assert (figure.estimate, figure.low, figure.high) == pytest.approx(main, abs=digits)
    figure = found.stepwise
    assert (figure.estimate, figure.low, figure.high) == pytest.approx(stepwise, abs=0.005)
    assert figure.deviance == pytest.approx(deviance, abs=0.00005)
    assert figure.aic == pytest.approx(aic, abs=0.0005)


def test_one_table_has_as_many_answers_as_methods() -> None:
    found = estimate_population(published("UKdat_5"), NO_DRAWS)

    best = found.best
    assert (best.estimate, best.low, best.high) == pytest.approx((22_991, 17_862, 29_862), abs=0.5)
    assert (found.lowest, found.highest) == pytest.approx((10_546, 29_035), abs=0.5)
    assert found.near == 33
    assert found.chao == pytest.approx(17_616.7, abs=0.05)


@pytest.mark.parametrize(
    ("counts", "names", "error"),
    [
        ({"A": 5, "B": 6, "AB": 2}, "AB", TooFewListsError),
        ({"A": 5}, "A", TooFewListsError),
        ({"A": 0, "B": 0}, "ABC", NobodyListedError),
        ({"A": 5, "B": 6, "AB": 2}, "ABC", EmptyListError),
        ({"A": 5, "B": 6, "C": 7, "AB": 2}, "ABC", TooFewOverlapsError),
        ({"A": 5, "B": 6, "C": 7}, "ABC", TooFewOverlapsError),
        ({"A": 5, "AB": 6, "AC": 7, "ABC": 2}, "ABC", NoMaximumError),
    ],
)
def test_lists_that_tell_nothing_are_refused_by_the_requirement_that_fails(
    counts: dict[str, int], names: str, error: type[OvilloError]
) -> None:
    with pytest.raises(error):
        estimate_population(lists_of(names, counts), NO_DRAWS)


def test_the_published_fixture_has_too_few_overlaps() -> None:
    with pytest.raises(TooFewOverlapsError):
        estimate_population(published("Artificial_3"), NO_DRAWS)


@pytest.mark.parametrize("names", [("RETA", "FISTRAP", "C"), ("fistrap 2031", "NGO", "PNP_reta-2031")])
def test_registers_that_feed_each_other_by_law_are_refused_without_their_term(names: tuple[str, str, str]) -> None:
    lists = lists_of("ABC", SOME)
    renamed = type(lists)(names, lists.counts)
    fed = next(name for name in names if "fistrap" in name.casefold())
    feeding = next(name for name in names if "reta" in name.casefold())

    with pytest.raises(FeedingListsError):
        estimate_population(renamed, NO_DRAWS)
    found = estimate_population(renamed, Wanted(draws=0, feeds=(f"{feeding}:{fed}",)))

    assert found.forced
    assert set(found.forced) <= {*found.main_effects.terms} & {*found.stepwise.terms} & {*found.best.terms}


def test_a_word_that_only_contains_the_name_of_a_register_is_another_list() -> None:
    lists = lists_of("ABC", SOME)

    assert estimate_population(type(lists)(("secretariat", "FISTRAP", "C"), lists.counts), NO_DRAWS)


@pytest.mark.parametrize("written", ["A", "A:", "A:D", "A:A", "A-B", ":"])
def test_a_pair_that_is_none_is_named(written: str) -> None:
    with pytest.raises(ListPairUnknownError):
        estimate_population(lists_of("ABC", SOME), Wanted(draws=0, feeds=(written,)))


def test_a_list_of_an_accused_office_is_left_out_and_the_others_must_do() -> None:
    lists = lists_of("ABCD", {"A": 40, "B": 30, "C": 20, "D": 9, "AB": 6, "AC": 5, "BC": 4, "AD": 3})

    found = estimate_population(lists, Wanted(draws=0, accused=("D",)))

    assert found.left_out == ("D",)
    assert found.stepwise == estimate_population(lists.without(["D"]), NO_DRAWS).stepwise
    with pytest.raises(TooFewListsError):
        estimate_population(lists_of("ABC", SOME), Wanted(draws=0, accused=("C",)))


def test_the_order_of_the_lists_changes_no_figure() -> None:
    found = [estimate_population(reordered("".join(order)), NO_DRAWS) for order in permutations("ABC")]

    for figures in zip(*((each.stepwise.estimate, each.best.low, each.highest) for each in found), strict=True):
        assert figures == pytest.approx([figures[0]] * 6)


def reordered(names: str) -> Lists:
    return lists_of(names, SOME)


def test_draws_too_few_for_an_interval_are_refused() -> None:
    with pytest.raises(TooFewDrawsError):
        estimate_population(lists_of("ABC", SOME), Wanted(draws=50))
