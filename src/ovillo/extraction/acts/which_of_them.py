"""Acts told of one of several, nobody knows which: "either X or Y sold it", "convicted and acquitted, respectively"."""

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.extraction.acts.mere_aims import is_mere_aim
from ovillo.extraction.acts.undercover import is_undercover
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading

_TWO = 2


def of_whom_is_sure(reading: Reading) -> list[Proposal]:
    """What the sentence says, without such acts and without mere aims; what it denies of either it denies of both."""
    either, sharing = _either(reading), _sharing(reading)
    return [
        proposal
        for proposal in reading.found
        if not (
            _is_denied_doer(reading, proposal) or is_mere_aim(reading, proposal) or is_undercover(reading, proposal)
        )
        and (
            proposal.negated
            or not ({_id(proposal.subject), _id(proposal.object)} & either or _key(proposal) in sharing)
        )
    ]


def _is_denied_doer(reading: Reading, proposal: Proposal) -> bool:
    """As in "was sold, but not by X", "sold by X, not Y": of whom it is denied that they did it, not underwent it."""
    if not proposal.negated or proposal.clause < 0 or not reading.view.clauses[proposal.clause].is_passive:
        return False
    view, verb = reading.view, reading.view.clauses[proposal.clause].verb
    tokens, agents, negations = view.sentence.tokens, view.agents, reading.grammar.sets["negations"]
    for group in view.groups:
        if group.first <= verb.last or group.entity.id != _id(proposal.object):
            continue
        between = [t.lower for t in tokens[verb.last + 1 : group.first]]
        is_denied = bool(set(between) & negations) and between[-1] in agents | negations
        return is_denied and bool(set(between) & agents)
    return False


def _either(reading: Reading) -> set[str]:
    """The people on both sides of an "or", one of them named at least."""
    tokens, words = reading.view.sentence.tokens, reading.grammar.table["either"]["words"]
    people = [g for g in reading.view.groups if g.entity.type is EntityType.PERSON]
    pairs = (
        (a, b)
        for a in people
        for b in people
        if b.first == a.last + _TWO
        and a.entity.id != b.entity.id
        and (a.entity.is_named_person or b.entity.is_named_person)
    )
    return {each.entity.id for a, b in pairs if tokens[a.last + 1].lower in words for each in (a, b)}


def _sharing(reading: Reading) -> set[tuple[str, str]]:
    """Acts without a number that "respectively" parts among several, by those told of and predicate."""
    if not {t.lower for t in reading.view.sentence.tokens} & set(reading.grammar.table["either"]["apart"]):
        return set()
    plain = [p for p in reading.found if p.value is None and p.object is not None and p.object.is_named_person]
    told: dict[str, set[str]] = {}
    for proposal in plain:
        told.setdefault(_id(proposal.object), set()).add(proposal.predicate)
    shared = [who for who, predicates in told.items() if len(predicates) > 1]
    return {(who, predicate) for who in shared for predicate in told[who]} if len(shared) > 1 else set()


def _key(proposal: Proposal) -> tuple[str, str]:
    return (_id(proposal.object), proposal.predicate)


def _id(entity: DocumentEntity | None) -> str:
    return entity.id if entity is not None else ""
