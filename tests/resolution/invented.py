"""Document entities, proposals and judgements of nobody."""

from datetime import UTC, datetime, timedelta

from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.judgements import Judgement, Verdict

START = datetime(2031, 5, 14, tzinfo=UTC)


def entity(
    name: str,
    document: str,
    kind: EntityType = EntityType.PERSON,
    level: NameLevel = NameLevel.FULL,
    aliases: tuple[str, ...] = (),
) -> DocumentEntity:
    return DocumentEntity(
        id=identity("entity", document, name, kind.value, level.value),
        document=document,
        type=kind,
        name=name,
        level=level,
        mentions=(Mention(0, len(name), name, level),),
        aliases=aliases,
    )


def judge(left: str, right: str, verdict: Verdict, day: int = 0, by: str = "Inés Inventada") -> Judgement:
    return Judgement(
        id=identity("judgement", left, right, verdict.value, day, by),
        verdict=verdict,
        left=left,
        right=right,
        by=by,
        reason="invented",
        at=START + timedelta(days=day),
    )
