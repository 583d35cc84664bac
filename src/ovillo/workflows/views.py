"""What every answer is made from: one consistent view of a case, and the stages run over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ovillo.casework.by_hand import KIND, MadeByHand, fold
from ovillo.corroboration import Corroborated, cleared_by, corroborate, left_out_beside, with_ages_put_right
from ovillo.domain.briefs import CaseView, Contested
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity
from ovillo.domain.errors import OvilloError
from ovillo.domain.findings import Finding
from ovillo.domain.judgements import Judgement, Proposal, Verdict
from ovillo.domain.messages import mark
from ovillo.domain.statements import Review, Statement
from ovillo.interfaces.record import Record, RecordReader
from ovillo.resolution import Matcher, Surroundings, cluster, gather_surroundings, part


class StatementNotFoundError(OvilloError):
    code = "statement_not_found"
    template = mark("No statement of this case is called {id}. List them with: ovillo export CASE --as statements")
    on_page = mark("No statement of this case is called {id}. The page Review lists them.")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A case as the answers see it."""

    view: CaseView
    proposals: tuple[Proposal, ...]
    judgements: tuple[Judgement, ...]
    entities: tuple[CaseEntity, ...]
    surroundings: Mapping[str, Surroundings]
    """By id of document entity: what the documents say around it."""
    as_read: tuple[Statement, ...]
    """The statements before any decision on them, in the order of the view."""
    read: CaseView = field(repr=False, compare=False)
    """The case before any judgement: whom each document makes one."""
    wholes: Mapping[str, str]
    """Of each entity that a judgement parted from another of its document, the id of that one."""
    matcher: Matcher = field(repr=False, compare=False)
    """What compared the names: it does not compare them again."""

    @property
    def rejected(self) -> frozenset[str]:
        """Ids of the statements that a person took out."""
        return frozenset(each.id for each in self.view.statements if each.review is Review.REJECTED)

    @property
    def on_pairs(self) -> tuple[Judgement, ...]:
        """The judgements on who is one."""
        return tuple(each for each in self.judgements if each.right is not None)


def judged_view(reader: RecordReader) -> CaseView:
    """As `view_of`, with what people decided on its statements, and on whom one document takes for one."""
    view, judgements = view_of(reader), tuple(reader.judgements())
    parted = part(view.entities, view.statements, view.documents, judgements)
    return replace(view, entities=parted.entities, statements=tuple(reviewed(parted.statements, judgements)))


def view_of(reader: RecordReader) -> CaseView:
    """Everything that has not been withdrawn, what people read by hand included."""
    head = reader.head()
    documents, entities = tuple(reader.documents()), tuple(reader.entities())
    statements = tuple(reader.statements())
    made = read_by_hand(reader, entities, documents)
    if made.statements:
        entities = tuple(sorted((*entities, *made.entities), key=lambda one: (one.document, one.mentions[:1], one.id)))
        statements = tuple(sorted((*statements, *made.statements), key=lambda one: (one.document, one.start, one.id)))
    return CaseView(
        name=reader.case_name(),
        ledger_size=head.size,
        ledger_root=head.root.hex(),
        documents=documents,
        entities=entities,
        statements=statements,
        exchange_rates=tuple(reader.exchange_rates()),
        docket=tuple(reader.docket()),
    )


def read_by_hand(
    reader: RecordReader, entities: Sequence[DocumentEntity], documents: Sequence[Document] | None = None
) -> MadeByHand:
    """What people read from the documents that count."""
    entries = reader.docket(KIND)
    if not entries:
        return MadeByHand((), ())
    counted = {each.id: each for each in (reader.documents() if documents is None else documents)}
    return fold(entries, counted, {each.id: each for each in entities})


def statement_named(reader: RecordReader, target: str) -> str:
    """The id of the one statement that begins with this. Raises `StatementNotFoundError`."""
    found = statements_named(reader, target)
    if len(found) != 1:
        raise StatementNotFoundError(id=target)
    return found[0]


def statements_named(reader: RecordReader, target: str) -> Sequence[str]:
    """Ids of statements that begin with this: two at most, where it may be many."""
    if not target:
        return ()
    made = {each.about for each in reader.docket(KIND) if each.about.startswith(target)}
    return sorted({*reader.statement_ids(target), *made})[:2]


def resolve(record: Record, *, as_of: int | None = None) -> Resolved:
    """The case with its entities joined by rules and judgements, as it is or after so many entries of its ledger.

    Raises:
        SizeNotReachedError: the ledger never had as many.
    """
    with record.reading() if as_of is None else record.reading_as_of(as_of) as reader:
        read = view_of(reader)
        judgements = tuple(reader.judgements())
    parted = part(read.entities, read.statements, read.documents, judgements)
    as_read = parted.statements
    view = replace(read, entities=parted.entities, statements=tuple(reviewed(as_read, judgements)))
    surroundings = _surroundings(view.entities, view.statements, view.documents)
    matcher = Matcher()
    matcher.add(view.entities)
    proposals = matcher.proposals(surroundings)
    joined = cluster(view.entities, proposals, judgements)
    return Resolved(view, proposals, judgements, joined, surroundings, as_read, read, parted.wholes, matcher)


def _surroundings(
    entities: Sequence[DocumentEntity], statements: Sequence[Statement], documents: Sequence[Document]
) -> Mapping[str, Surroundings]:
    """What stands around each; an age that its source put right later parts nobody from himself."""
    return gather_surroundings(entities, with_ages_put_right(statements, documents), documents)


def resolve_later(record: Record, before: Resolved) -> Resolved:
    """As `resolve`, where nothing but judgements and papers of the docket came since: what they leave is not made anew.

    Whom names may be depends on the statements that nobody rejected; who is one, on the judgements of pairs besides.
    """
    with record.reading() as reader:
        head, docket, judgements = reader.head(), tuple(reader.docket()), tuple(reader.judgements())
    read = before.read
    if part(read.entities, read.statements, read.documents, judgements).entities != before.view.entities:
        return resolve(record)
    statements = tuple(reviewed(before.as_read, judgements))
    view = replace(
        before.view, ledger_size=head.size, ledger_root=head.root.hex(), docket=docket, statements=statements
    )
    later = replace(before, view=view, judgements=judgements)
    if later.rejected != before.rejected:
        surroundings = _surroundings(later.view.entities, statements, later.view.documents)
        proposals = before.matcher.proposals(surroundings)
        later = replace(later, surroundings=surroundings, proposals=proposals)
    if later.proposals is before.proposals and later.on_pairs == before.on_pairs:
        return later
    return replace(later, entities=cluster(later.view.entities, later.proposals, judgements))


def find_later(resolved: Resolved, before: Resolved, found: Corroborated) -> Corroborated:
    """As `find`, from what was found before: where all that changed is which statements a person accepted, the same."""
    if resolved.entities is not before.entities or resolved.rejected != before.rejected:
        return find(resolved)
    pairs = zip(resolved.view.statements, before.view.statements, strict=True)
    changed = {now.id: now for now, then in pairs if now.review is not then.review}
    return replace(found, findings=tuple(_with(each, changed) for each in found.findings))


def _with(finding: Finding, changed: Mapping[str, Statement]) -> Finding:
    """The finding with these statements in place of those of the same ids."""
    if changed.keys().isdisjoint(each.id for each in finding.statements):
        return finding
    return replace(finding, statements=tuple(changed.get(each.id, each) for each in finding.statements))


def find(resolved: Resolved) -> Corroborated:
    """What the sources say about each thing, and who takes from whom."""
    kept = tuple(each for each in resolved.view.statements if each.review is not Review.REJECTED)
    view = resolved.view
    return corroborate(view.documents, resolved.entities, kept, rates=view.exchange_rates, named=view.entities)


def reviewed(statements: Sequence[Statement], judgements: Iterable[Judgement]) -> list[Statement]:
    """The statements with the decision that stands on each; a rejected one stays, and makes no finding.

    The last word of each person counts; who is unsure takes nobody else's word back, and of several the latest holds.
    """
    reviews = {Verdict.ACCEPT: Review.ACCEPTED, Verdict.REJECT: Review.REJECTED}
    decided = {each.left: reviews[each.verdict] for each in _last_words(judgements) if each.verdict in reviews}
    return [
        replace(each, review=decided[each.id]).under(each.id) if each.id in decided else each for each in statements
    ]


def _last_words(judgements: Iterable[Judgement]) -> Iterable[Judgement]:
    """The last word of each person on each statement, in the order in which they were said."""
    last: dict[tuple[str, str], Judgement] = {}
    for each in judgements:
        if each.undone_by is None and each.right is None:
            last.pop((each.left, each.by), None)
            last[each.left, each.by] = each
    return last.values()


def disputed(judgements: Iterable[Judgement]) -> Mapping[str, Sequence[Judgement]]:
    """The last words on each statement that one person accepts and another rejects, by its id."""
    said: dict[str, list[Judgement]] = {}
    for each in _last_words(judgements):
        said.setdefault(each.left, []).append(each)
    both = {Verdict.ACCEPT, Verdict.REJECT}
    return {id_: words for id_, words in said.items() if both <= {each.verdict for each in words}}


def find_contested(resolved: Resolved, found: Corroborated) -> Contested:
    """What rests on statements that one reviewer accepts and another rejects, and what it stands beside."""
    asked = disputed(resolved.judgements)
    said = [each for each in resolved.view.statements if each.id in asked]
    if not said:
        return Contested()
    documents = {each.document for each in said}
    view = replace(resolved.view, documents=tuple(one for one in resolved.view.documents if one.id in documents))

    def findings_of(statements: Iterable[Statement]) -> tuple[Finding, ...]:
        undecided = [replace(each, review=Review.PROPOSED).under(each.id) for each in statements]
        return corroborate(view.documents, resolved.entities, undecided, rates=view.exchange_rates).findings

    left_out = findings_of(each for each in said if each.review is Review.REJECTED)
    cleared: dict[str, list[Finding]] = {}
    for each in left_out:
        for person in cleared_by(each):
            cleared.setdefault(person, []).append(each)
    return Contested(
        left_out,
        findings_of(each for each in said if each.review is not Review.REJECTED),
        left_out_beside(found.findings, left_out),
        {person: tuple(findings) for person, findings in cleared.items()},
    )
