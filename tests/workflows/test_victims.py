"""Whoever the case marks or states as a victim is referred; anybody else only with the words why."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ovillo.domain.errors import UsageError
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.interfaces.record import Record
from ovillo.wiring.cases import create_case, open_case_for_all
from ovillo.wiring.files import adding
from ovillo.workflows.guarded import guard
from ovillo.workflows.protect import protect
from ovillo.workflows.team import ReferralDraft, refer

ANA, NOW = "Ana Ficticia", datetime(2031, 6, 1, tzinfo=UTC)
TEXT = (
    "La policía rescató a Rosa Luz Mar, de 15 años. Fidel Arce Ruiz fue detenido. La jueza de menores Nora Gil Luz "
    "resolvió. Eva Sol Rey vive en Ica.\n"
)


def referred(record: Record, person: str, because: str = "") -> str:
    draft = ReferralDraft(person, "Casa Inventada", "shelter", "", has_consent=True, because=because)
    return refer(record, draft, actor=ANA, now=lambda: NOW).because


def test_whom_nothing_calls_a_victim_is_referred_only_with_the_words_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with create_case(tmp_path / "caso", name="Nuevo", actor=ANA, at=NOW) as case:
        options = SourceDetails(language="es")
        files = [tmp_path / "a.txt"]
        with adding(case, files, options=options, ocr_languages=(), workers=1, actor=ANA, now=lambda: NOW) as run:
            list(run.results)
    with open_case_for_all(tmp_path / "caso") as opened:
        record = guard(opened.record, ANA)
        source = protect(record, "Eva Sol Rey", ProtectedAs.SOURCE, "fuentes", actor=ANA, now=lambda: NOW)

        for taken in ("Rosa Luz Mar", "a girl", "la menor del hostal", source.pseudonym):
            assert referred(record, taken) == ""
        for refused in ("Fidel Arce Ruiz", "Nora Gil Luz", "Nadie Inventado Rey", "the officer"):
            with pytest.raises(UsageError, match="marks or states this person as a victim"):
                referred(record, refused)
        assert referred(record, "Fidel Arce Ruiz", "he was forced, too") == "he was forced, too"
