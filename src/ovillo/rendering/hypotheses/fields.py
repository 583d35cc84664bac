"""Hypotheses for programs: stable keys, additions only. Numbers that people stated and that follow are JSON numbers."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ovillo.domain.hypotheses import Evaluation, HypothesisSheet, LeftOut, RankedStep, Rating, Span, WeighedRow
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.hypotheses.page import disagreement_lines, publishable_text

Line = dict[str, Any]  # Any: a JSON value


def evaluation_as_json(made: Evaluation, catalogue: Catalogue) -> Line:
    """Everything that the page shows; a weight that is infinite is null."""
    sheet = made.sheet
    ids = [each.id for each in sheet.hypotheses]
    return {
        "question": sheet.question,
        "on": made.on.isoformat() if made.on else None,
        "hypotheses": [
            {
                "id": each.id,
                "text": each.text,
                "none_of_these": each.is_none_of_these,
                "findings": list(each.findings),
                "prior": float(each.prior),
                "posterior": made.posterior[place].mid,
                "low": made.posterior[place].low,
                "high": made.posterior[place].high,
                "factor_two": {"low": made.factor_two[place].low, "high": made.factor_two[place].high},
                "inconsistent": made.inconsistent[place],
                "publish": publishable_text(each, catalogue),
            }
            for place, each in enumerate(sheet.hypotheses)
        ],
        "evidence": [_row(each, ids) for each in made.rows],
        "posterior": _by_id(ids, [each.mid for each in made.posterior]),
        "bayes": {"prefers": [ids[place] for place in made.bayes_prefers]},
        "heuer": {
            "threshold": float(made.threshold),
            "inconsistent": _by_id(ids, made.inconsistent),
            "prefers": [ids[place] for place in made.heuer_prefers],
        },
        "agree": made.agrees,
        "explanation": list(disagreement_lines(made, catalogue)),
        "parting_rows": [
            {
                "id": each.row,
                "decibans": _finite(each.decibans),
                "inconsistent_with_bayes": each.counts_against_bayes,
                "inconsistent_with_heuer": each.counts_against_heuer,
            }
            for each in made.gaps
        ],
        "parted": [ids[place] for place in made.parted] if made.parted else [],
        "settled": made.is_settled,
        "impossible": [{"id": row, "hypotheses": [ids[place] for place in places]} for row, places in made.impossible],
        "leave_one_out": [_left_out(each, ids, made) for each in made.left_out],
        "next_steps": [step_fields(number, each, ids) for number, each in enumerate(made.steps, start=1)],
    }


def publishable_as_json(sheet: HypothesisSheet, catalogue: Catalogue) -> Line:
    """What may be published: no number."""
    return {
        "question": sheet.question,
        "hypotheses": [
            {"id": each.id, "text": each.text, "publish": publishable_text(each, catalogue)}
            for each in sheet.hypotheses
        ],
    }


def _by_id(ids: Sequence[str], values: Sequence[float]) -> Mapping[str, float]:
    return dict(zip(ids, values, strict=True))


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _row(each: WeighedRow, ids: Sequence[str]) -> Line:
    row = each.row
    return {
        "id": row.id,
        "text": row.text,
        "reliability": float(row.reliability),
        "base_rate": float(row.base_rate),
        "group": row.group or None,
        "joint": row.is_joint,
        "counted": each.is_counted,
        "findings": list(row.findings),
        "cells": {
            name: {
                **_rating(row.ratings[place]),
                "believed": _span(each.spans[place]),
                "decibans": _finite(each.decibans[place]),
                "inconsistent": each.is_inconsistent[place],
            }
            for place, name in enumerate(ids)
        },
    }


def _rating(rating: Rating) -> Line:
    return {"low": _number(rating.low), "mid": float(rating.mid), "high": _number(rating.high)}


def _number(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _span(span: Span) -> Line:
    return {"low": span.low, "mid": span.mid, "high": span.high}


def _left_out(each: LeftOut, ids: Sequence[str], made: Evaluation) -> Line:
    return {
        "without": each.without,
        "is_group": each.is_group,
        "posterior": _by_id(ids, each.posterior),
        "prefers": [ids[place] for place in each.leaders],
        "another_leads": each.leaders != made.bayes_prefers,
    }


def step_fields(number: int | None, ranked: RankedStep, ids: Sequence[str]) -> Line:
    """A step; without a rank nothing is known of its information."""
    step = ranked.step
    return {
        "rank": number,
        "id": step.id,
        "text": step.text,
        "information_bits": None if number is None else ranked.information_bits,
        "cost": float(step.cost),
        "unit": step.unit,
        "bits_per_cost": None if number is None else ranked.bits_per_cost,
        "deadline": step.deadline.isoformat() if step.deadline else None,
        "clock": step.clock or None,
        "clock_unverified": step.is_clock_unverified,
        "days_left": ranked.days_left,
        "lapsed": ranked.is_lapsed,
        "basis": step.basis or None,
        "outcomes": [
            {
                "text": each.outcome.text,
                "probability": each.probability,
                "posterior": None if each.posterior is None else _by_id(ids, each.posterior),
            }
            for each in ranked.outcomes
        ],
    }
