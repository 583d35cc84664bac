"""Who and what the case names: all of them, and each with what is said of it, by whom, and why it is one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ovillo.analysis import concerns, lines_about, standings_of
from ovillo.domain.documents import Document, Unread
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameForm, NameLevel
from ovillo.domain.errors import OvilloError
from ovillo.domain.exoneration import Exoneration
from ovillo.domain.findings import Finding
from ovillo.domain.messages import mark
from ovillo.domain.sought import has_words
from ovillo.domain.statements import FIRMNESS, Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.claims import Narrator
from ovillo.rendering.compared import say_step
from ovillo.rendering.comparisons import MISSING, say_field
from ovillo.rendering.inert import inline
from ovillo.rendering.node_names import say_each
from ovillo.rendering.outline import quotes_of
from ovillo.resolution import forms_of
from ovillo.web.entity_places import places_of
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.parts import part_of
from ovillo.web.told import QuotePage, narrator_of
from ovillo.web.workbench import workbench_of
from ovillo.workflows.answers import Answers
from ovillo.workflows.beside_names import beside_name_of
from ovillo.workflows.judge import ProposalLine

router = APIRouter(include_in_schema=False)
PAGE = 100
TYPES = {
    EntityType.PERSON: mark("Person"),
    EntityType.ORGANISATION: mark("Organisation"),
    EntityType.OFFICE: mark("Office"),
    EntityType.GROUP: mark("Group"),
    EntityType.PLACE: mark("Place"),
    EntityType.PHONE: mark("Telephone"),
    EntityType.ACCOUNT: mark("Account"),
    EntityType.VEHICLE: mark("Vehicle"),
    EntityType.DOCUMENT: mark("Document"),
    EntityType.THING: mark("Thing"),
}


class EntityUnknownError(OvilloError):
    code = "entity_unknown"
    template = mark("No entity of this case is called {id}. It may belong to a document that was withdrawn.")


@dataclass(frozen=True, slots=True)
class EntityLine:
    """One entity in the list."""

    entity: CaseEntity
    findings: int
    standings: Sequence[Standing]
    """The firmest that a source gives to conduct of it or a procedure against it, then what stands beside that."""
    is_denied: bool
    """Whether somebody denies it; else a source tells that it was not so, or is no longer."""
    decided: Sequence[str]
    """What was decided for it, an acquittal that counts apart, in the reader's words."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """How one document names it."""

    member: DocumentEntity
    document: Document
    whole: str
    """Id of the entity that its document makes it, where a judgement parted it from that."""
    forms: tuple[NameForm, ...]
    """Its spellings."""


@dataclass(frozen=True, slots=True)
class MergeLine:
    """Two names that are held to be one, or may be, and why."""

    line: ProposalLine
    is_joined: bool
    told: tuple[str, ...]
    """The strongest reasons."""

    @property
    def is_by_rule(self) -> bool:
        """Whether a rule alone joins them: nobody has said so, and nobody is asked."""
        return self.is_joined and not self.line.judgements


@dataclass(frozen=True, slots=True)
class StepLine:
    """A standing and the day on which it was first given."""

    on: date | None
    standing: Standing
    held: str
    """The standing in words, or that it is not so, or no longer."""
    is_taken_back: bool
    what: str
    sources: tuple[str, ...]


@router.get("/entities")
def entities(request: Request, q: str = "", type: str = "", page: int = 1) -> Response:  # noqa: A002 - the address says so
    """Every entity, those with most documents first."""
    answers = workbench_of(request).answers.now()
    kind = EntityType(type) if type in set(EntityType) else None
    words = tuple(q.split())

    def fields() -> Mapping[str, object]:
        asked = [each for each in answers.resolved.entities if _is_asked(each, words, kind)]
        ordered = sorted(asked, key=lambda each: _list_order(each, answers))
        part = part_of(page, ordered, size=PAGE)
        return {
            "lines": [_entity_line(each, answers, catalogue_of(request)) for each in part.of(ordered)],
            "total": len(ordered),
            "q": q,
            "kind": kind,
            "types": TYPES,
            "counts": Counter(each.type for each in answers.resolved.entities),
            "part": part,
        }

    return render_kept(request, "entities.html.jinja", (words, kind, page), fields)


def _is_asked(entity: CaseEntity, words: Sequence[str], kind: EntityType | None) -> bool:
    if kind is not None and entity.type is not kind:
        return False
    return has_words(entity.names, words)


def _list_order(entity: CaseEntity, answers: Answers) -> tuple[bool, int, int, str, str]:
    said = len(answers.findings_about.get(entity.id, ()))
    return entity.level is NameLevel.ROLE, -said, -entity.mentions, entity.name.casefold(), entity.id


def _entity_line(entity: CaseEntity, answers: Answers, catalogue: Catalogue) -> EntityLine:
    findings = answers.findings_about.get(entity.id, ())
    concerning = [each for each in findings if concerns(each, entity)]
    is_denied = any(one.standing is Standing.DENIED for each in concerning for one in each.statements)
    beside = beside_name_of(entity, concerning, answers.brief.contested.cleared.get(entity.id, ()))
    standings = standings_of(entity, findings)
    shown = [] if beside is None else say_each(beside, catalogue)
    told = [said for each, said in shown if each is not Exoneration.ACQUITTED or Standing.ACQUITTED not in standings]
    return EntityLine(entity, len(findings), standings, is_denied, told)


def find_entity(answers: Answers, entity: str) -> CaseEntity:
    """The entity of this id, or the one that it became. Raises `EntityUnknownError`."""
    found = answers.entities.get(entity) or answers.mentions.get(entity)
    if found is None:
        raise EntityUnknownError(id=entity[:64])
    return found


@router.get("/entities/{entity}")
def entity(request: Request, entity: str) -> Response:
    """One entity; any id that an export ever gave leads here."""
    answers, catalogue = workbench_of(request).answers.now(), catalogue_of(request)
    found = find_entity(answers, entity)

    def fields() -> Mapping[str, object]:
        findings = answers.findings_about.get(found.id, ())
        narrator = narrator_of(answers, catalogue)
        left_out = answers.brief.contested.cleared.get(found.id, ())
        told = lines_about(found, findings, left_out=left_out)
        sections = {
            name: tuple(narrator.entry(each, found) for each in lines)
            for name, lines in (("roles", told.roles), ("held", told.held), ("ties", told.ties))
        }
        sections["held"] += tuple(narrator.entry_left_out(each, found) for each in left_out)
        steps = _steps(found, findings, narrator)
        merges = _merges(found, answers, narrator)
        return {
            "entity": found,
            "type_title": TYPES[found.type],
            "name": narrator.name(found),
            "sections": sections,
            "names": _names(found, answers),
            "steps": steps,
            "drawn": _draw(steps, catalogue),
            "beside": _beside(found, findings, answers),
            "places": places_of(found, findings, answers, narrator),
            "has_tables": any(each.unread is Unread.TABLE for each in answers.documents.values()),
            "by_rule": [each for each in merges if each.is_by_rule],
            "undecided": [each for each in merges if not each.is_by_rule],
            "sources": _sources(findings, answers),
            "page": QuotePage(catalogue, quotes_of(narrator)),
        }

    return render_kept(request, "entity.html.jinja", found.id, fields)


def _names(entity: CaseEntity, answers: Answers) -> list[NameLine]:
    members = set(entity.members)
    lines = [
        NameLine(each, answers.documents[each.document], answers.resolved.wholes.get(each.id, each.id), forms_of(each))
        for each in answers.resolved.view.entities
        if each.id in members
    ]
    return sorted(lines, key=lambda each: (each.document.details.published or date.max, each.document.name))


def _steps(entity: CaseEntity, findings: Sequence[Finding], narrator: Narrator) -> list[StepLine]:
    """What concerns the entity, each standing on the day on which it was first given."""
    steps = [
        StepLine(
            step.on,
            step.standing,
            say_step(step, each.predicate, narrator.catalogue),
            step.is_taken_back,
            inline(narrator.catalogue.phrases.undergone(each.predicate)),
            step.sources,
        )
        for each in findings
        if concerns(each, entity)
        for step in each.history
    ]
    return sorted(
        steps,
        key=lambda each: (each.on or date.max, each.is_taken_back, list(Standing).index(each.standing), each.what),
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """Standing over time as points of a drawing 600 wide; firmer is higher."""

    points: tuple[tuple[float, float, Standing, str], ...]
    """x, y, standing, and what a pointer tells."""
    levels: tuple[tuple[float, str], ...]
    """y, and the standing in words; the lowest is of what was taken back."""
    taken_back: float | None
    """y of the points of what was taken back: drawn as crosses."""
    first: date
    last: date


def _draw(steps: Sequence[StepLine], catalogue: Catalogue) -> Drawn | None:
    """The drawing, where there are two days or more to tell apart."""
    dated = [(each.on, each) for each in steps if each.on is not None]
    if len({on for on, _ in dated}) < 2:
        return None
    first, last = dated[0][0], dated[-1][0]
    used = {each.standing for _, each in dated if not each.is_taken_back}
    beside = [each for each in Standing if each not in FIRMNESS and each in used]
    order = (*beside, *(each for each in FIRMNESS if each in used))
    heights = {each: 14.0 + 18 * (len(order) - 1 - index) for index, each in enumerate(order)}
    undone = 14.0 + 18 * len(order) if any(each.is_taken_back for _, each in dated) else None
    width = (last - first).days
    points = tuple(
        (
            110 + 470 * (on - first).days / width,
            heights[each.standing] if undone is None or not each.is_taken_back else undone,
            each.standing,
            f"{each.held if each.is_taken_back else each.what}: {catalogue.date(on)}",
        )
        for on, each in dated
    )
    levels = [(heights[each], catalogue.standing(each)) for each in order]
    if undone is not None:
        levels.append((undone, catalogue.say(mark("taken back"))))
    return Drawn(points, tuple(levels), undone, first, last)


def _beside(entity: CaseEntity, findings: Sequence[Finding], answers: Answers) -> list[tuple[CaseEntity, int]]:
    """Who and what else stands in the findings, most often first; not by what the source itself corrected."""
    counted = Counter(
        part.id
        for each in findings
        if len(each.superseded) < len(each.statements)
        for part in (each.subject, each.object)
        if part and part.id != entity.id
    )
    others = [(answers.entities[id_], count) for id_, count in counted.items() if id_ in answers.entities]
    return sorted(others, key=lambda each: (-each[1], each[0].name.casefold(), each[0].id))


def _sources(findings: Sequence[Finding], answers: Answers) -> list[tuple[Document, int]]:
    counted: Counter[str] = Counter(one.document for each in findings for one in each.statements)
    return sorted(
        ((answers.documents[id_], count) for id_, count in counted.items()),
        key=lambda each: (each[0].details.published or date.max, each[0].name),
    )


def _merges(entity: CaseEntity, answers: Answers, narrator: Narrator) -> list[MergeLine]:
    """What joins its names, then whom it may be one with."""
    members, lines = set(entity.members), list[MergeLine]()
    for each in answers.proposals:
        touching = {each.proposal.left, each.proposal.right} & members
        is_joined = each.is_inside or len(touching) > 1
        if not touching or (is_joined and not (each.judgements or each.proposal.rule)):
            continue
        heavy = sorted(each.explanation.fields, key=lambda one: -abs(one.weight_bits))
        told = tuple(say_field(narrator.catalogue, one.field, one.says) for one in heavy[:4] if one.says not in MISSING)
        lines.append(MergeLine(each, is_joined, told))
    return sorted(lines, key=lambda each: not each.is_joined)
