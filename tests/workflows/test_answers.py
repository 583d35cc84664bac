"""Answers that are kept while people judge are those that would be worked out anew."""

import random
from datetime import UTC, datetime
from pathlib import Path

from ovillo.casework.access import Role
from ovillo.domain.judgements import Verdict
from ovillo.domain.sources import SourceDetails
from ovillo.testing import write_sample_case
from ovillo.wiring.cases import create_case
from ovillo.wiring.files import adding
from ovillo.workflows.access import set_member
from ovillo.workflows.answers import Answers, KeptAnswers
from ovillo.workflows.judge import judge, undo
from ovillo.workflows.views import resolve

NOW = datetime(2032, 5, 14, 9, tzinfo=UTC)
ROSA, BETO = "Rosa Ejemplo", "Beto Otro"


def test_whatever_is_judged_the_kept_answers_are_those_worked_out_anew(tmp_path: Path) -> None:
    write_sample_case(tmp_path / "documents")
    drawn = random.Random(7)
    with create_case(tmp_path / "case", name="x", actor=ROSA, at=NOW) as opened:
        options = SourceDetails()
        folders = [tmp_path / "documents"]
        with adding(opened, folders, options=options, ocr_languages=(), workers=1, actor=ROSA, now=lambda: NOW) as run:
            assert list(run.results)
        kept = KeptAnswers(opened.record)
        first = kept.now()
        statements = [each.id for each in first.resolved.view.statements]
        pairs = [f"{each.left}+{each.right}" for each in first.resolved.proposals]
        decided: list[str] = []
        steps = ["accept", "accept", "reject", "same", "unsure", "different", "undo", "member", "reject", "undo"]

        for step in steps:
            if step == "member":
                set_member(opened.record, ROSA, Role.OWNER, actor=ROSA, now=lambda: NOW)
            elif step == "undo":
                undo(opened.record, decided.pop(), reason="read again", actor=ROSA, now=lambda: NOW)
            else:
                target = drawn.choice(pairs if step in {"same", "different"} else statements)
                made = judge(opened.record, target, verdict=Verdict(step), reason="read", actor=ROSA, now=lambda: NOW)
                decided.append(made.id)
            now, anew = kept.now(), Answers(resolve(opened.record))

            assert now.resolved == anew.resolved, step
            assert now.found == anew.found, step
            assert now.brief == anew.brief, step
            assert now.proposals == anew.proposals, step


def test_what_acceptance_leaves_as_it_was_is_not_worked_out_anew(tmp_path: Path) -> None:
    text = tmp_path / "nota_2031-05-06_es.txt"
    text.write_text("La Policía detuvo a Evaristo Tambo Quillca el martes 6 de mayo de 2031.\n", "utf-8")
    with create_case(tmp_path / "case", name="x", actor=ROSA, at=NOW) as opened:
        with adding(
            opened, [text], options=SourceDetails(), ocr_languages=(), workers=1, actor=ROSA, now=lambda: NOW
        ) as run:
            assert list(run.results)
        kept = KeptAnswers(opened.record)
        first = kept.now()
        target = first.resolved.view.statements[0].id

        judge(opened.record, target, verdict=Verdict.ACCEPT, reason="read", actor=ROSA, now=lambda: NOW)
        accepted = kept.now()
        judge(opened.record, target, verdict=Verdict.REJECT, reason="read", actor=BETO, now=lambda: NOW)
        rejected = kept.now()

    assert accepted is not first
    assert accepted.resolved.entities is first.resolved.entities
    assert accepted.found.findings[0].statements[0].review.value == "accepted"
    assert rejected.found.findings == ()
    assert rejected.resolved.matcher is first.resolved.matcher
