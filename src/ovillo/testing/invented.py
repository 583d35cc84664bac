"""An invented case to store: every person, office and outlet in it is made up."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document, Unread
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.domain.statements import (
    Cue,
    CueKind,
    DocumentReading,
    Quantifier,
    Speaker,
    Standing,
    Statement,
    Value,
    When,
)

ACTOR = "Inés Inventada"
AT = datetime(2031, 5, 14, 10, 30, tzinfo=UTC)
TEXT = "La fiscalía de Villa Ficticia dijo que Próspero Imaginado, alias «Ovillejo», habría vendido a 14 personas."


def content_of(number: int) -> bytes:
    return f"{TEXT} Nota {number}.".encode()


def document_of(number: int, text: str | None = None) -> Document:
    content = content_of(number) if text is None else text.encode()
    return Document(
        id=hashlib.sha256(content).hexdigest(),
        name=f"nota-{number:05}.txt",
        media_type="text/plain",
        size_bytes=len(content),
        text=content.decode(),
        page_starts=(0, 20),
        details=SourceDetails(
            publisher="El Diario Inexistente",
            published=date(2031, 5, 13),
            language="es",
            kind=SourceKind.PRESS,
            grade=Grade.C,
            title="Una nota inventada",
            author="Nadie Alguno",
            url="https://diario.example/nota",
        ),
        unread=Unread.NO_EXTRACTOR if number % 7 == 6 else None,
        container=hashlib.sha256(b"an archive").hexdigest(),
    )


def _entity(document: Document, kind: EntityType, surface: str, level: NameLevel) -> DocumentEntity:
    start = document.text.index(surface)
    mention = Mention(start, start + len(surface), surface, level)
    return DocumentEntity(
        id=identity("entity", document.id, start, mention.end, kind.value),
        document=document.id,
        type=kind,
        name=surface,
        level=level,
        mentions=(mention, Mention(mention.end, mention.end, "", NameLevel.ALIAS)),
        titles=("Sr.",),
        aliases=("Ovillejo",),
    )


def reading_of(document: Document) -> DocumentReading:
    person = _entity(document, EntityType.PERSON, "Próspero Imaginado", NameLevel.FULL)
    office = _entity(document, EntityType.OFFICE, "fiscalía", NameLevel.ROLE)
    place = _entity(document, EntityType.PLACE, "Villa Ficticia", NameLevel.FULL)
    sells = Statement(
        document=document.id,
        predicate="sells",
        standing=Standing.SUSPECTED,
        start=0,
        end=len(TEXT),
        quote=document.text[: len(TEXT)],
        extractor="rules-es@1.0",
        subject=person,
        object=office,
        value=Value("14 personas", Decimal(14), "person", Quantifier.AT_LEAST),
        when=When("en mayo", date(2031, 5, 1), date(2031, 5, 31)),
        where=place,
        negated=True,
        speakers=(
            Speaker("fiscalía", EntityType.OFFICE, office.id),
            Speaker("El Diario Inexistente", EntityType.ORGANISATION),
        ),
        cues=(Cue(80, 86, CueKind.HEDGE),),
    )
    bare = Statement(
        document=document.id,
        predicate="alias",
        standing=Standing.REPORTED,
        start=40,
        end=60,
        quote=document.text[40:60],
        extractor="rules-es@1.0",
        value=Value("Ovillejo"),
        is_headline=True,
    )
    return DocumentReading(document.id, (person, office, place), (sells, bare))


def judgement_of(number: int, left: str = "a", right: str | None = "b") -> Judgement:
    return Judgement(
        id=identity("judgement", number),
        verdict=Verdict.SAME,
        left=left,
        right=right,
        by=ACTOR,
        reason="The names are equal.",
        at=AT,
    )
