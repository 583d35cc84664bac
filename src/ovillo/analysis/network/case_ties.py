"""The network that findings make, each tie with its statements, standing and time.

1. Only what names both its ends ties them: conduct and ties by default, procedure where it is asked for, because
   whoever arrests everybody is tied to everybody.
2. What every source negates or denies ties nobody, nor what its source corrected; what only some deny is kept and
   marked as disputed, and an acquittal stands beside what it is about, whatever the filters leave (`read_beside`).
   So does a denial of the same about somebody unnamed (`denials`).
3. A lawyer and a client are no tie unless that is asked for: whoever defends somebody is no part of what they do.
4. What was decided for somebody (an acquittal, a conviction or a charge that is no more) stands beside the name,
   whatever the filters leave of it, and with it the firmest that a source says: somebody may be acquitted of one thing
   and convicted of another. An acquittal that was taken back does not: it stands beside the ties, with the words that
   take it back. So too what one reviewer accepts and another rejects, told so.
5. A tie weighs as many independent sources as tell of it: who copies adds nothing, nor who tells of two things of it.
   Where only some name the doer, it weighs 1, because the others say nothing of the name. What only an acquittal tells
   weighs nothing: it is shown as acquitted, and nobody holds it of that person.
6. Nothing is left out in silence: `left_out` counts findings by reason.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations
from types import MappingProxyType

from ovillo.analysis.network.read_beside import with_what_is_beside
from ovillo.analysis.network.said_beside import with_beside, with_contested, with_denials
from ovillo.analysis.standings import decided_for
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, EntityType, NameLevel
from ovillo.domain.exoneration import UNDONE, BesideName, Exoneration
from ovillo.domain.findings import Finding
from ovillo.domain.networks import COUNSEL, Citation, Network, NetworkNode, NetworkTie, TiePart, Wanted
from ovillo.domain.statements import FIRMNESS, KIND_OF, PredicateKind, Review, Standing, Statement

NODES = frozenset(
    {
        *(EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP),
        *(EntityType.PHONE, EntityType.ACCOUNT, EntityType.VEHICLE),
    }
)
BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
REPRESENTS = "represents"
"""What the tie of a lawyer to a client is called: sources say "his lawyer", and no one employs the other."""
_MEMBERSHIP = frozenset({"leads", "belongs_to", "works_for", "holds_office", "owns", "collaborates_with"})
NOBODY: Mapping[str, BesideName] = MappingProxyType({})
NOTHING: Mapping[str, Sequence[Finding]] = MappingProxyType({})
NOT_ASKED, ONE_END, NO_NODE, UNNAMED = "other_kind", "one_end", "no_node", "unnamed"
NEGATED, CORRECTED, LAWYER = "denied", "corrected", "counsel"
"""Why a finding makes no tie: stable words of the JSON, told in sentences by the rendering."""


def wanted_statements(
    statements: Iterable[Statement], documents: Mapping[str, Document], wanted: Wanted
) -> list[Statement]:
    """The statements that pass every filter on who says it, when and how firmly."""
    return [each for each in statements if _passes(each, documents[each.document], wanted)]


def heard_documents(documents: Iterable[Document], wanted: Wanted) -> tuple[Document, ...]:
    """Those that had been published on the day up to which is asked."""
    day = wanted.said_by
    return tuple(
        one for one in documents if not day or (one.details.published is not None and one.details.published <= day)
    )


def _passes(statement: Statement, document: Document, wanted: Wanted) -> bool:
    details = document.details
    if wanted.only_accepted and statement.review not in {Review.ACCEPTED, Review.AMENDED}:
        return False
    if wanted.standings and statement.standing not in wanted.standings:
        return False
    if wanted.sources and not {details.publisher, document.name, document.id} & set(wanted.sources):
        return False
    if wanted.source_kinds and details.kind not in wanted.source_kinds:
        return False
    if wanted.said_by and (details.published is None or details.published > wanted.said_by):
        return False
    first, last = _days(statement, document)
    if wanted.since and (last is None or last < wanted.since):
        return False
    return not (wanted.until and (first is None or first > wanted.until))


def _days(statement: Statement, document: Document) -> tuple[date | None, date | None]:
    """First and last day of which it is told; else the day on which it was said."""
    when, said = statement.when, document.details.published
    if when is None or (when.start is None and when.end is None):
        return said, said
    return when.start or when.end, when.end or when.start


def case_network(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    wanted: Wanted,
    *,
    counsel: Collection[str] = (),
    decided: Mapping[str, BesideName] = NOBODY,
    whole: Collection[Finding] = (),
    contested: Mapping[str, Sequence[Finding]] = NOTHING,
) -> Network:
    """The ties of a case; nodes and ties stand in the order of their ids, parts in that of the findings.

    Args:
        findings: of the statements that are wanted.
        documents: by id.
        wanted: which ties.
        counsel: ids of findings that tie a lawyer to a client.
        decided: what stands beside the name, by the ids of the members of whoever something was decided for.
        whole: the findings before filters; empty where there was none.
        contested: what speaks against a finding and is left out while reviewers contradict one another, by its id.
    """
    left_out: Counter[str] = Counter()
    parts: dict[tuple[str, str], list[TiePart]] = defaultdict(list)
    nodes: dict[str, NetworkNode] = {}
    ordered = sorted(with_what_is_beside(findings, whole) if whole else findings, key=lambda each: each.id)
    told = {each.id: each for each in (*ordered, *whole)}
    cite = partial(cited, documents)
    for finding in ordered:
        reason = _reason_against(finding, wanted, is_counsel=finding.id in counsel)
        if reason is not None:
            left_out[reason] += 1
            continue
        one, other = finding.subject, finding.object
        assert one is not None
        assert other is not None
        for each in (one, other):
            if each.id in nodes:
                continue
            is_named = each.level is not NameLevel.ROLE
            node = NetworkNode(each.id, each.name, each.type, is_named=is_named, names=each.names)
            nodes[each.id] = _with_beside_name(node, [decided[member] for member in each.members if member in decided])
        beside = [told[each] for each in finding.beside if each in told]
        part = with_denials(with_beside(_part(finding, one, other, documents), beside, cite), finding, cite)
        part = with_contested(part, contested.get(finding.id, ()), cite)
        parts[one.id, other.id].append(replace(part, predicate=REPRESENTS) if finding.id in counsel else part)
    ties = [NetworkTie(*ends, tuple(made)) for ends, made in sorted(parts.items())]
    return Network(tuple(nodes[each] for each in sorted(nodes)), tuple(ties), dict(left_out))


def _with_beside_name(node: NetworkNode, told: Sequence[BesideName]) -> NetworkNode:
    """The node with what was decided; of what is joined, every member has the same."""
    if not told:
        return node
    beside = told[0]
    return replace(node, exonerations=beside.exonerations, firmest=beside.firmest, contested=beside.contested)


def _reason_against(finding: Finding, wanted: Wanted, *, is_counsel: bool) -> str | None:
    kind = KIND_OF.get(finding.predicate)
    if is_counsel and COUNSEL not in wanted.kinds:
        return LAWYER
    if (
        not is_counsel
        and wanted.kinds
        and finding.predicate not in wanted.kinds
        and (kind is None or kind.value not in wanted.kinds)
    ):
        return NOT_ASKED
    one, other = finding.subject, finding.object
    if one is None or other is None or one.id == other.id or not _naming(finding):
        return ONE_END
    if not {one.type, other.type} <= NODES:
        return NO_NODE
    if not wanted.has_unnamed and NameLevel.ROLE in {one.level, other.level}:
        return UNNAMED
    standing = [each for each in _naming(finding) if each.id not in finding.superseded]
    if not standing:
        return CORRECTED
    if all(each.negated or each.standing is Standing.DENIED for each in standing):
        return NEGATED
    return None


def _naming(finding: Finding) -> Sequence[Statement]:
    """The statements that name the doer: what others say of the same thing without the name ties nobody to it.

    Nor does what its document says of another without a name, where it names the doer as one who takes it back only:
    "The Supreme Court quashed the conviction. A court had convicted her".
    """
    doer = finding.subject
    if doer is None:
        return finding.statements
    own = [each for each in finding.statements if each.subject is not None and each.subject.id in doer.members]
    is_undoer = finding.predicate in UNDONE and bool(own) and all(each.negated for each in own)
    return own if is_undoer or not finding.is_doer_named_throughout else finding.statements


def _is_only_acquitted(finding: Finding) -> bool:
    """Whether all that name the doer and affirm it tell of an acquittal of it; what a court did is no such thing."""
    said = [
        each
        for each in _naming(finding)
        if each.id not in finding.superseded and not each.negated and each.standing is not Standing.DENIED
    ]
    is_act = KIND_OF.get(finding.predicate) is not PredicateKind.PROCEDURE
    return is_act and bool(said) and all(each.standing is Standing.ACQUITTED for each in said)


def _part(
    finding: Finding,
    one: CaseEntity,
    other: CaseEntity,
    documents: Mapping[str, Document],
) -> TiePart:
    said = _naming(finding)
    is_cleared = _is_only_acquitted(finding)
    is_named = finding.is_doer_named_throughout
    weight = max(1, finding.independent_sources if is_named else 1)
    days = _told_days(finding, said)
    is_told = bool(days)
    days = days or [_published(documents[each.document]) for each in _standing(finding, said)]
    return TiePart(
        predicate=finding.predicate,
        source=one.id,
        target=other.id,
        weight=0.0 if is_cleared else float(weight),
        standing=Standing.ACQUITTED if is_cleared else finding.firmest,
        first=min((first for first, _ in days if first), default=None),
        last=max((last for _, last in days if last), default=None),
        is_day_told=is_told,
        origins=finding.origins if is_named else _first_origin(said, documents),
        is_disputed=finding.is_disputed,
        undone=tuple(each for each in decided_for([finding]) if each is not Exoneration.ACQUITTED),
        citations=tuple(
            _citation(each, documents[each.document], is_corrected=each.id in finding.superseded) for each in said
        ),
    )


Days = tuple[date | None, date | None]


def _standing(finding: Finding, said: Sequence[Statement]) -> Sequence[Statement]:
    """Those that say that it is so; where none does, those that nobody corrected."""
    kept = [each for each in said if each.id not in finding.superseded]
    return [each for each in kept if not each.negated and each.standing is not Standing.DENIED] or kept


def _told_days(finding: Finding, said: Sequence[Statement]) -> list[Days]:
    """The days that sources give."""
    whens = (each.when for each in _standing(finding, said) if each.when is not None)
    return [(when.start or when.end, when.end or when.start) for when in whens if when.start or when.end]


def _published(document: Document) -> Days:
    return document.details.published, document.details.published


def _first_origin(said: Sequence[Statement], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """The one source that counts where others say nothing of the name."""
    return tuple(documents[each.document].details.publisher or documents[each.document].name for each in said[:1])


def cited(documents: Mapping[str, Document], said: Statement) -> Citation:
    """Where a statement that nobody corrected has its words."""
    return _citation(said, documents[said.document], is_corrected=False)


def _citation(statement: Statement, document: Document, *, is_corrected: bool) -> Citation:
    return Citation(
        statement=statement.id,
        document=document.id,
        document_name=document.name,
        source=document.details.publisher or document.name,
        speakers=tuple(each.name for each in statement.speakers if each.name != document.details.publisher),
        published=document.details.published,
        where=statement.where.name if statement.where else None,
        page=document.page_of(statement.start),
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        standing=statement.standing,
        negated=statement.negated,
        predicate=statement.predicate,
        is_corrected=is_corrected,
    )


def only(network: Network, types: Collection[EntityType]) -> Network:
    """The nodes of these types, and the ties between them."""
    kept = {node.id for node in network.nodes if node.type in types}
    return _with_ties(network, [tie for tie in network.ties if {tie.source, tie.target} <= kept])


def projected(network: Network) -> Network:
    """People only: tied directly, or because both belong to, work for, lead or own one body.

    Two of n in a body share 1 / (n - 1) of it, so that a large body ties its people less. Source: Newman 2001,
    doi:10.1103/PhysRevE.64.016132.
    """
    types = {node.id: node.type for node in network.nodes}
    bodies: dict[str, dict[str, list[TiePart]]] = defaultdict(lambda: defaultdict(list))
    for tie in network.ties:
        for part in tie.parts:
            ends = (part.source, part.target)
            for person, body in (ends, ends[::-1]):
                is_member = types[person] is EntityType.PERSON and types[body] in BODIES
                if is_member and part.weight and part.predicate in _MEMBERSHIP:
                    bodies[body][person].append(part)
    parts: dict[tuple[str, str], list[TiePart]] = defaultdict(list)
    for tie in network.ties:
        if types[tie.source] is types[tie.target] is EntityType.PERSON:
            parts[tie.source, tie.target].extend(tie.parts)
    for body, members in sorted(bodies.items()):
        for one, other in combinations(sorted(members), 2):
            both = [*members[one], *members[other]]
            parts[one, other].append(_shared(one, other, body, both, weight=1 / (len(members) - 1)))
    return _with_ties(network, [NetworkTie(*ends, tuple(made)) for ends, made in sorted(parts.items())])


def _shared(one: str, other: str, body: str, both: Sequence[TiePart], *, weight: float) -> TiePart:
    """Two people in one body: no firmer than the less firm of what says so."""
    held = [each.standing for each in both]
    is_ranked = all(each in FIRMNESS for each in held)
    return TiePart(
        predicate=None,
        source=one,
        target=other,
        weight=weight,
        standing=min((each for each in held if each), key=FIRMNESS.index) if is_ranked else Standing.REPORTED,
        first=max((each.first for each in both if each.first), default=None),
        last=max((each.last for each in both if each.last), default=None),
        is_day_told=all(each.is_day_told for each in both),
        is_disputed=any(each.is_disputed for each in both),
        beside=tuple(dict.fromkeys(read for each in both for read in each.beside)),
        through=body,
        denials=tuple(dict.fromkeys(denial for each in both for denial in each.denials)),
        citations=tuple(dict.fromkeys(citation for each in both for citation in each.citations)),
    )


def _with_ties(network: Network, ties: Sequence[NetworkTie]) -> Network:
    left = {end for tie in ties for end in (tie.source, tie.target)}
    return Network(tuple(node for node in network.nodes if node.id in left), tuple(ties), network.left_out)
