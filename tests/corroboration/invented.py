"""Documents and statements about nobody, as short to write as the tests need."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ovillo.corroboration import Corroborated, corroborate
from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.findings import CopyEdge, Finding
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.domain.statements import Quantifier, Speaker, Standing, Statement, Value, When

DAY = date(2031, 5, 14)


def value(number: int, unit: str | None = "person", how: Quantifier = Quantifier.EXACT, text: str = "") -> Value:
    return Value(text or f"{number} {unit}", Decimal(number), unit, how)


def rate(day: date, currency: str, counter: str, cost: str) -> ExchangeRate:
    return ExchangeRate(day, currency, counter, Decimal(cost))


def on(day: date, last: date | None = None) -> When:
    return When(day.isoformat(), day, last or day)


@dataclass
class Case:
    """Named entities of equal name and type are one in the whole case; others stay apart, as resolution keeps them."""

    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    rates: list[ExchangeRate] = field(default_factory=list)
    members: dict[tuple[str, ...], list[DocumentEntity]] = field(default_factory=dict)

    def document(
        self,
        publisher: str | None,
        published: date | None = DAY,
        text: str = "",
        *,
        grade: Grade | None = None,
        kind: SourceKind | None = None,
    ) -> Document:
        name = f"{publisher}-{len(self.documents)}.txt"
        body = text or f"Nothing but the words of {name}."
        made = Document(
            identity("document", name),
            name,
            "text/plain",
            1,
            body,
            (0,),
            SourceDetails(publisher, published, "en", kind=kind, grade=grade),
        )
        self.documents.append(made)
        return made

    def entity(self, name: str, document: Document, kind: EntityType, level: NameLevel) -> DocumentEntity:
        made = DocumentEntity(
            identity("entity", document.id, name, kind.value),
            document.id,
            kind,
            name,
            level,
            (Mention(0, len(name), name, level),),
        )
        key = (name, kind.value) if level is not NameLevel.ROLE else (name, kind.value, document.id)
        if made not in self.members.setdefault(key, []):
            self.members[key].append(made)
        return made

    def say(
        self,
        document: Document,
        predicate: str,
        subject: str | None = None,
        object: str | None = None,  # noqa: A002 - the name of the field
        *,
        standing: Standing = Standing.REPORTED,
        by: tuple[str, ...] = (),
        quote: str | None = None,
        **more: object,
    ) -> Statement:
        """Participants written in lower case are roles; "place:" and "group:" say the type."""
        start = len([one for one in self.statements if one.document == document.id]) * 100
        publisher = document.details.publisher
        chain = (*by, publisher) if publisher else by
        made = Statement(
            document=document.id,
            predicate=predicate,
            standing=standing,
            start=start,
            end=start + 5,
            quote=quote if quote is not None else document.text,
            extractor="invented@1",
            subject=self._participant(subject, document),
            object=self._participant(object, document),
            speakers=tuple(Speaker(name, EntityType.ORGANISATION) for name in chain),
            **more,  # type: ignore[arg-type]
        )
        self.statements.append(made)
        return made

    def _participant(self, written: str | None, document: Document) -> DocumentEntity | None:
        if written is None:
            return None
        kind, _, name = written.rpartition(":")
        level = NameLevel.ROLE if name.islower() else NameLevel.FULL
        return self.entity(name, document, EntityType(kind or "person"), level)

    def entities(self) -> list[CaseEntity]:
        return [
            CaseEntity(
                id=min(one.id for one in members),
                type=members[0].type,
                name=members[0].name,
                level=members[0].level,
                names=(members[0].name,),
                members=tuple(sorted(one.id for one in members)),
                documents=tuple(sorted({one.document for one in members})),
                mentions=len(members),
                merged_by="rule" if len(members) > 1 else "none",
            )
            for members in self.members.values()
        ]

    def findings(self) -> tuple[Finding, ...]:
        return self.corroborated().findings

    def copies(self) -> tuple[CopyEdge, ...]:
        return self.corroborated().copies

    def corroborated(self) -> Corroborated:
        named = [one for members in self.members.values() for one in members]
        return corroborate(self.documents, self.entities(), self.statements, rates=self.rates, named=named)

    def finding(self, predicate: str) -> Finding:
        (only,) = [one for one in self.findings() if one.predicate == predicate]
        return only
