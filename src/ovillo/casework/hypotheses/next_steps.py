"""Which step is worth most: the information that it can be expected to give, for what it costs.

EIG = H(p) - sum over outcomes o of P(o) H(p | o), in bits. It is never negative, and never more than H(p).

Source: expected information of an experiment, Lindley 1956, doi:10.1214/aoms/1177728069.
"""

import math
from collections.abc import Sequence
from datetime import date

from ovillo.domain.hypotheses import NextStep, OutcomeWeight, RankedStep


def entropy_bits(probabilities: Sequence[float]) -> float:
    """What is not known yet, in bits: 0 where one is certain, log2(n) where n are equally probable."""
    return -math.fsum(each * math.log2(each) for each in probabilities if each > 0)


def rank_steps(steps: Sequence[NextStep], posterior: Sequence[float], *, on: date | None) -> tuple[RankedStep, ...]:
    """By information per cost, the earlier deadline first among equals; those whose deadline has passed come last."""
    ranked = [_weigh(step, posterior, on) for step in steps]
    return tuple(sorted(ranked, key=_order))


def _order(one: RankedStep) -> tuple[bool, float, date, str]:
    return one.is_lapsed, -one.bits_per_cost, one.step.deadline or date.max, one.step.id


def _weigh(step: NextStep, posterior: Sequence[float], on: date | None) -> RankedStep:
    outcomes = []
    left = 0.0
    for outcome in step.outcomes:
        joint = [chance * believed for chance, believed in zip(map(float, outcome.chances), posterior, strict=True)]
        probability = math.fsum(joint)
        after = tuple(each / probability for each in joint) if probability > 0 else None
        left += probability * entropy_bits(after) if after else 0.0
        outcomes.append(OutcomeWeight(outcome, probability, after))
    gain = max(0.0, entropy_bits(posterior) - left)
    days_left = (step.deadline - on).days if step.deadline and on else None
    return RankedStep(step, gain, gain / float(step.cost), tuple(outcomes), days_left)
