"""An invented case, built from domain types: nobody here exists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ovillo.domain.briefs import Brief, EventLine, NumberLine, OpenQuestion, PersonLine, SourceLine
from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document, Unread
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.findings import Finding, FindingValue
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.domain.statements import FIRMNESS, Quantifier, Speaker, Standing, Statement, Value, When


def document(name: str, text: str, **details: object) -> Document:
    return Document(
        id=identity("document", name, text),
        name=name,
        media_type="text/plain",
        size_bytes=len(text.encode("utf-8", "surrogatepass")),
        text=text,
        page_starts=(0,),
        details=SourceDetails(**details),  # type: ignore[arg-type]
    )


def entity(
    name: str, kind: EntityType = EntityType.PERSON, level: NameLevel = NameLevel.FULL, **more: object
) -> CaseEntity:
    made = identity("case", name, kind.value)
    fields = {"names": (name,), "members": (made,), "documents": (), "mentions": 1, "merged_by": "none"} | more
    return CaseEntity(id=made, type=kind, name=name, level=level, **fields)  # type: ignore[arg-type]


def mention(of: CaseEntity) -> DocumentEntity:
    return DocumentEntity(of.id, "", of.type, of.name, of.level, (Mention(0, len(of.name), of.name, of.level),))


def said(
    source: Document,
    quote: str,
    predicate: str,
    standing: Standing = Standing.REPORTED,
    *,
    subject: CaseEntity | None = None,
    object: CaseEntity | None = None,  # noqa: A002 - the name of the field
    by: tuple[str | CaseEntity, ...] = (),
    **more: object,
) -> Statement:
    start = source.text.index(quote)
    chain = [
        Speaker(each, EntityType.ORGANISATION) if isinstance(each, str) else Speaker(each.name, each.type, each.id)
        for each in by
    ]
    if source.details.publisher:
        chain.append(Speaker(source.details.publisher, EntityType.ORGANISATION))
    return Statement(
        document=source.id,
        predicate=predicate,
        standing=standing,
        start=start,
        end=start + len(quote),
        quote=quote,
        extractor="rules-en@1.0",
        subject=mention(subject) if subject else None,
        object=mention(object) if object else None,
        speakers=tuple(chain),
        **more,  # type: ignore[arg-type]
    )


def finding(
    *statements: Statement,
    subject: CaseEntity | None = None,
    object: CaseEntity | None = None,  # noqa: A002 - the name of the field
    **more: object,
) -> Finding:
    ordered = [each for each in FIRMNESS if any(s.standing is each for s in statements)]
    values = {s.value: None for s in statements if s.value}
    fields: dict[str, object] = {
        "values": tuple(
            FindingValue(
                v,
                tuple(s.document for s in statements if s.value == v),
                tuple(s.id for s in statements if s.value == v),
            )
            for v in values
        ),
        "standings": tuple((s.document, s.standing) for s in statements),
        "also_said": (),
        "negated_by": (),
        "firmest": ordered[-1] if ordered else statements[-1].standing,
        "firmest_on": None,
        "independent_sources": len({s.document for s in statements}),
        "copied": (),
        "contradicts": False,
        "first_said": None,
        "last_said": None,
    } | more
    return Finding(
        id=identity("finding", *(s.id for s in statements)),
        predicate=statements[0].predicate,
        subject=subject,
        object=object,
        statements=statements,
        **fields,  # type: ignore[arg-type]
    )


def people(number: int, qualifier: Quantifier = Quantifier.EXACT) -> Value:
    return Value(f"{number} people", Decimal(number), "person", qualifier)


def money(number: str, unit: str) -> Value:
    return Value(number, Decimal(number), unit)


def on(day: date) -> When:
    return When(day.isoformat(), day, day)


@dataclass
class Parts:
    """What a test changes before it asks for the brief."""

    sources: list[SourceLine] = field(default_factory=list)
    people: list[PersonLine] = field(default_factory=list)
    groups: list[PersonLine] = field(default_factory=list)
    events: list[EventLine] = field(default_factory=list)
    numbers: list[NumberLine] = field(default_factory=list)
    questions: list[OpenQuestion] = field(default_factory=list)
    case: str = "Villa Jacaranda"

    def source(self, made: Document, *, statements: int = 0, copies: tuple[str, ...] = ()) -> Document:
        self.sources.append(SourceLine(made, statements, copies))
        return made

    def person(
        self,
        of: CaseEntity,
        *,
        roles: tuple[Finding, ...] = (),
        held: tuple[Finding, ...] = (),
        ties: tuple[Finding, ...] = (),
    ) -> None:
        self.people.append(PersonLine(of, roles, held, ties))

    def brief(self) -> Brief:
        return Brief(
            case=self.case,
            ledger_size=1204,
            ledger_root=identity("root"),
            as_of=date(2031, 11, 12),
            people=tuple(self.people),
            groups=tuple(self.groups),
            events=tuple(self.events),
            numbers=tuple(self.numbers),
            open_questions=tuple(self.questions),
            sources=tuple(self.sources),
            findings=tuple(self._findings()),
        )

    def _findings(self) -> Iterator[Finding]:
        for line in (*self.people, *self.groups):
            yield from (*line.roles, *line.held, *line.ties)
        yield from (line.finding for line in self.events)


FARO = (
    "Fourteen held in Villa Jacaranda baby case\n\n"
    "VILLA JACARANDA - Police detained 14 people on Thursday, among them Ana Quilla Invento and a pediatrician, "
    "the provincial prosecutor's office said.\n\n"
    "Quilla, 53, a gynaecologist, is suspected of leading the network Los Mirlos Verdes, which sold babies for "
    "S/ 12,000.50 each, prosecutors believe. She denies selling babies.\n\n"
    "Prosecutors charged Beto Rojo Ficticio on Friday. He was not detained.\n"
)
GACETA = (
    "Detenidos en Villa Jacarandá\n\n"
    "La Policía detuvo el miércoles a 13 personas, informó la fiscalía provincial. Ana Quilla habría liderado la red "
    "Los Mirlos Verdes. Cada bebé se vendía por US$ 3,000.\n"
)


def villa_jacaranda() -> Brief:
    """A brief with every section and every way in which sources differ."""
    parts = Parts()
    faro = parts.source(
        document(
            "faro_2031-11-08_en.txt",
            FARO,
            publisher="El Faro Inventado",
            published=date(2031, 11, 8),
            language="en",
            kind=SourceKind.PRESS,
            grade=Grade.B,
            title="Fourteen held in Villa Jacaranda baby case",
        ),
        statements=9,
    )
    gaceta = parts.source(
        document("gaceta.html", GACETA, publisher="La Gaceta Imaginaria", published=date(2031, 11, 9), language="es"),
        statements=5,
        copies=(faro.id,),
    )
    scan = document("batch.zip/scan.pdf", "")
    scan = Document(scan.id, scan.name, "application/pdf", 4096, "", (0,), SourceDetails(), Unread.NO_TEXT_LAYER)
    parts.source(scan)

    ana = entity("Ana Quilla Invento", names=("Ana Quilla Invento", "Ana Quilla", "La Tía"), merged_by="rule")
    beto = entity("Beto Rojo Ficticio", suggested_with=(ana.id,))
    mirlos = entity("Los Mirlos Verdes", EntityType.GROUP)
    police = entity("Police", EntityType.ORGANISATION)
    office = entity("provincial prosecutor's office", EntityType.OFFICE)
    babies = entity("babies", EntityType.GROUP)
    doctor = entity("pediatrician", level=NameLevel.ROLE)
    thursday, wednesday, friday = date(2031, 11, 6), date(2031, 11, 5), date(2031, 11, 7)
    detained = "Police detained 14 people on Thursday, among them Ana Quilla Invento and a pediatrician"
    leads = "is suspected of leading the network Los Mirlos Verdes"
    sold = "which sold babies for S/ 12,000.50 each"

    ana_held = finding(
        said(faro, detained, "detained", subject=police, object=ana, by=(office,), when=on(thursday)),
        said(
            gaceta,
            "La Policía detuvo el miércoles a 13 personas",
            "detained",
            subject=police,
            object=ana,
            when=on(wednesday),
        ),
        subject=police,
        object=ana,
        independent_sources=1,
        copied=(("La Gaceta Imaginaria", "El Faro Inventado"),),
        first_said=date(2031, 11, 8),
        last_said=date(2031, 11, 9),
    )
    ana_leads = finding(
        said(faro, leads, "leads", Standing.SUSPECTED, subject=ana, object=mirlos, by=("prosecutors",)),
        said(
            gaceta,
            "Ana Quilla habría liderado la red Los Mirlos Verdes",
            "leads",
            Standing.SUSPECTED,
            subject=ana,
            object=mirlos,
        ),
        subject=ana,
        object=mirlos,
    )
    ana_sells = finding(
        said(faro, sold, "sells", Standing.SUSPECTED, subject=ana, object=babies, by=("prosecutors",)),
        said(faro, "She denies selling babies", "sells", Standing.DENIED, subject=ana, object=babies, by=(ana,)),
        subject=ana,
        object=babies,
        contradicts=True,
    )
    age = Value("53", Decimal(53), "year")
    ana_age = finding(said(faro, "53", "age", subject=ana, value=age), subject=ana)
    trade = entity("gynaecologist", EntityType.THING)
    ana_trade = finding(
        said(faro, "a gynaecologist", "occupation", subject=ana, object=trade), subject=ana, object=trade
    )
    beto_charged = finding(
        said(
            faro,
            "Prosecutors charged Beto Rojo Ficticio on Friday",
            "charged",
            Standing.CHARGED,
            subject=office,
            object=beto,
            when=on(friday),
        ),
        subject=office,
        object=beto,
    )
    beto_free = finding(said(faro, "He was not detained", "detained", object=beto, negated=True), object=beto)
    tie = finding(
        said(faro, "Quilla, 53", "partner_of", Standing.SUSPECTED, subject=beto, object=ana), subject=beto, object=ana
    )
    doctor_held = finding(
        said(faro, detained, "detained", subject=police, object=doctor, when=on(thursday)),
        subject=police,
        object=doctor,
    )

    parts.person(ana, roles=(ana_age, ana_trade), held=(ana_leads, ana_sells, ana_held), ties=(tie,))
    parts.person(beto, held=(beto_charged, beto_free), ties=(tie,))
    parts.person(doctor, held=(doctor_held,))
    parts.groups.append(PersonLine(mirlos, (), (ana_leads,), ()))
    parts.events.append(EventLine(on(thursday), ana_held))
    parts.events.append(EventLine(on(friday), beto_charged))
    parts.events.append(EventLine(None, ana_sells))
    total = finding(
        said(
            faro,
            "Police detained 14 people",
            "detained",
            subject=police,
            value=people(14),
            by=(office,),
            when=on(thursday),
        ),
        said(
            gaceta,
            "detuvo el miércoles a 13 personas",
            "detained",
            subject=police,
            value=people(13),
            by=("fiscalía provincial",),
            when=on(wednesday),
        ),
        subject=police,
        contradicts=True,
    )
    price = finding(
        said(faro, sold, "price", Standing.SUSPECTED, subject=babies, value=money("12000.50", "PEN")),
        said(gaceta, "Cada bebé se vendía por US$ 3,000", "price", subject=babies, value=money("3000", "USD")),
        subject=babies,
    )
    parts.numbers.extend([NumberLine(total), NumberLine(price)])
    parts.questions.extend(
        [
            OpenQuestion("unnamed_role", doctor, None, None),
            OpenQuestion("missing_date", None, ana_sells, None),
            OpenQuestion("contradiction", None, total, None),
            OpenQuestion("unread_document", None, None, scan.id),
            OpenQuestion("unknown_source", None, None, gaceta.id),
        ]
    )
    return parts.brief()
