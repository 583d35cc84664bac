"""A plan while somebody waits: whole where there is time, else the plan alone; never more than the time."""

from itertools import count, repeat

from ovillo.domain.allocation import Plan
from ovillo.planning.allocation.template import template_tables
from ovillo.workflows.allocate import SOON_DRAWS, plan_within

TABLES = {name: text.encode() for name, text in template_tables().items()}


def test_all_is_worked_out_where_there_is_time() -> None:
    bounded = plan_within(TABLES, concession=None, seconds=10, now=repeat(0.0).__next__)

    assert isinstance(bounded.found, Plan)
    assert bounded.is_whole
    assert bounded.found.draws == SOON_DRAWS
    assert bounded.found.curve
    assert bounded.found.marginal
    assert bounded.found.without


def test_the_plan_alone_is_there_where_the_time_ends_before_the_rest() -> None:
    whole = plan_within(TABLES, concession=None, seconds=10, now=repeat(0.0).__next__)
    clocks = (map(float, count(step=1)), map(float, count(step=9)))

    for clock in clocks:  # the time ends within the rest; before it is begun
        bounded = plan_within(TABLES, concession=None, seconds=10, now=clock.__next__)

        assert isinstance(bounded.found, Plan)
        assert isinstance(whole.found, Plan)
        assert not bounded.is_whole
        assert bounded.found.posts == whole.found.posts
        assert not bounded.found.curve
        assert next(clock) <= 27
