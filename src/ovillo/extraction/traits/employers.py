"""For whom somebody works, where a noun group says so: "policías de la Comisaría X", "the hospital's manager".

1. A trade or post and a body that "of", "from" or a possessive ties to it; of a body before the noun, "NYPD officers".
2. What several are said to be is said of them: "some of the accused were officers of the X police".
3. "Worked as a guard at X" gives the trade and for whom.
4. The lawyer or the owner of a body, its customers, pupils and kin do not work for it.
5. Of somebody named, the body before the noun too, or the one that "its" means: "NCA officer X", "its spokesman, X";
   who leads or owns it does that.
6. Of those without a name it is told where the body is private, or of one of many: that officers who act are of a
   police force is no news.
7. "Working at", "attached to", "adscrito a" after a person or a trade say it of anybody.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.role_ends import after_article
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, BlockKind
from ovillo.extraction.traits.examples import examples_of
from ovillo.extraction.traits.posts import body_of_role, predicate_of
from ovillo.extraction.words.who_words import Role, WhoWords

_EMPLOYERS = frozenset({EntityType.ORGANISATION, EntityType.PLACE})
_PAIR = 2
_ADVERBS = 2
"""Words between several and what they are said to be: "were also", "son todos"."""


def read_employers(at: At) -> Iterator[FactDraft]:
    """Every employer that the words of this group, or those beside it, give."""
    slot = at.slot
    yield from _at_work(at)
    is_they = slot.kind is ArgumentKind.PRONOUN and bool(slot.members)
    if not (is_they or slot.draft.root.type is EntityType.PERSON) or at.sentence.block.kind is not BlockKind.PARAGRAPH:
        return
    if slot.run is not None:
        yield from _of_a_body_before(at)
        return
    if slot.role is not None and slot.draft.root.level is not NameLevel.ROLE and not slot.is_inferred:
        yield from _of_somebody_named(at)
    if slot.role is None:
        yield from _said_to_be(at)
        return
    role = slot.role.role
    is_post = bool(slot.members) and "office" in role.categories and role.lemma not in at.who.words["servants"]
    is_said = (
        slot.first > 0 and fold(at.sentence.tokens[slot.first - 1].text) in at.who.words["as"]
    )  # "a job as a nurse"
    if not (is_post or is_said) and may_be_employed(role, at.who) and slot.draft.root.level is NameLevel.ROLE:
        for body in _bodies_of(at, slot) or _body_of_next(at):
            for fact in _employed(at, slot.members or (slot.draft,), body):
                fact.is_aside = not _is_news(at, body)
                yield fact
    yield from _said_to_be(at)


def _at_work(at: At) -> Iterator[FactDraft]:
    """Rule 7."""
    slot, tokens = at.slot, at.sentence.tokens
    if slot.draft.root.type is not EntityType.PERSON or at.sentence.block.kind is not BlockKind.PARAGRAPH:
        return
    if slot.role is not None and not slot.role.role.categories & {"office", "occupation", "person"}:
        return
    begin = slot.end + 1
    begin += int(begin < len(tokens) and tokens[begin].text == ",")
    size = phrase_at(tokens, begin, at.who.phrases["work_marks"])
    body = _body_at(at, {other.first: other for other in at.row}, begin + size) if size else None
    if body is not None and not _is_unsure(at, begin):
        yield from _employed(at, slot.members or (slot.draft,), body)


def _is_news(at: At, body: Slot) -> bool:
    """Rule 6."""
    slot = at.slot
    if body.run is None or slot.role is None or _is_unsure(at, len(at.sentence.tokens)):
        return False
    words = {fold(token.text) for token in at.sentence.tokens[body.first : body.last + 1]}
    is_private = bool(words & at.who.names["seated_heads"]) and not words & at.who.names["bodies"]
    role = slot.role.role
    is_servant = "office" not in role.categories or role.lemma in at.who.words["servants"]
    is_one = is_servant and not slot.is_plural and slot.role.determiner in at.who.words["indefinite"]
    return is_private or (is_one and bool(words & (at.who.names["organisation_heads"] | at.who.names["seated_heads"])))


def may_be_employed(role: Role, who: WhoWords) -> bool:
    """Rule 4: whether the noun is of somebody who may work for a body."""
    if set(role.lemma.split()) & who.words["criminals"]:
        return False  # "bribes from drug traffickers for police protection"
    if role.lemma in who.words["owners"] | who.words["enrolled"] or role.categories & {"relative", "partner", "couple"}:
        return False
    if {"leader", "office"} <= role.categories:
        return False  # who heads a body holds a post in it
    is_client = role.lemma in who.words["works_for_client"] and role.lemma not in who.words["spokespeople"]
    return bool(role.categories & {"office", "occupation"}) and not is_client


def _of_somebody_named(at: At) -> Iterator[FactDraft]:
    """Rule 5."""
    slot, who = at.slot, at.who
    role = slot.role.role if slot.role is not None else None
    body = body_of_role(at, slot)
    if role is None or body is None or slot.is_plural or body.draft.root is slot.draft.root or not who.modifier_is_left:
        return
    kind, categories = body.draft.root.type, role.categories
    if kind is EntityType.ORGANISATION and not _is_body(at, body):
        return
    is_client = role.lemma in who.words["works_for_client"] and role.lemma not in who.words["spokespeople"]
    predicate = ""
    if role.lemma in who.words["owners"]:
        predicate = "owns" if kind in _EMPLOYERS else ""
    elif kind is EntityType.GROUP:
        predicate = "leads" if "leader" in categories else "belongs_to" if "member" in categories else ""
    elif role.lemma in who.words["enrolled"]:
        return
    elif kind is EntityType.ORGANISATION and categories & {"leader", "office", "occupation"} and not is_client:
        predicate = "works_for"
    if predicate:
        fact = at.fact(predicate, (slot.first, slot.last), other=body.draft)
        fact.is_certain = slot.role is not None and not slot.role.is_hedged
        yield fact


def _employed(at: At, people: Sequence[Draft], body: Slot) -> Iterator[FactDraft]:
    for draft in people:
        if body.draft.root is not draft.root:
            fact = at.fact(
                "works_for", (min(at.slot.first, body.first), max(at.slot.last, body.last)), other=body.draft
            )
            fact.subject = draft
            yield fact


def _body_of_next(at: At) -> list[Slot]:
    """As in "a doctor and two nurses of the hospital": the doctor's, too."""
    tokens, after = at.sentence.tokens, at.slot.last + 1
    other = at.row[at.index + 1] if at.index + 1 < len(at.row) else None
    is_next = other is not None and other.first == after + 1 and fold(tokens[after].text) in at.who.words["plain_and"]
    if other is None or not is_next or other.role is None or other.run is not None:
        return []
    return _bodies_of(at, other) if may_be_employed(other.role.role, at.who) else []


def _bodies_of(at: At, slot: Slot) -> list[Slot]:
    return list(_each_body(at, slot))


def _each_body(at: At, slot: Slot) -> Iterator[Slot]:
    """Rule 1: the body after "of", or before a possessive mark, or directly before the noun."""
    tokens, who = at.sentence.tokens, at.who
    by_first = {other.first: other for other in at.row}
    after = slot.last + 1
    if after + 1 < len(tokens) and fold(tokens[after].text) in who.words["of_employer"]:
        body = _body_at(at, by_first, after + 1)
        if body is not None:
            yield body
            return
    before = next((other for other in at.row if other.last == slot.first - 1), None)
    if before is None and slot.first > 1 and tokens[slot.first - 1].lower in who.words["possessive_mark"]:
        before = next((other for other in at.row if other.last == slot.first - 2), None)
    if before is None and slot.first > 2 and tokens[slot.first - 1].text == ")":  # "X Police Department (XPD) officers"
        before = next((other for other in at.row if other.last == slot.first - 2), None)
    if before is not None and who.modifier_is_left and _is_body(at, before):
        yield before


def _body_at(at: At, by_first: dict[int, Slot], index: int) -> Slot | None:
    """The body that begins here, after an article and words such as "then", "former"."""
    tokens, who = at.sentence.tokens, at.who
    skipped = who.words["articles"] | who.words["former"] | who.words["strip"]
    while index < len(tokens) and index not in by_first and fold(tokens[index].text) in skipped:
        index += 1
    body = after_article(by_first, tokens, index, who)
    return body if body is not None and _is_body(at, body) else None


def _is_body(at: At, slot: Slot) -> bool:
    who = at.who
    is_state = slot.role is not None and slot.role.role.lemma in who.words["states"]
    is_state = is_state or (slot.run is not None and _is_state(slot.run.words, who))
    if slot.draft.root.type is not EntityType.ORGANISATION or slot.is_plural or is_state:
        return False
    if slot.run is not None:
        heads = who.names["organisation_heads"] | who.names["bodies"] | who.names["outlet_words"]
        return (
            slot.role is not None
            or bool(heads & set(slot.run.words))
            or at.sentence.tokens[slot.run.last].text.isupper()
        )
    return slot.role is not None and slot.role.determiner not in who.words["negative"] | who.words["vague"]


def _is_premises(slot: Slot, who: WhoWords) -> bool:
    """As "the hospital", "Lindon City Jail": where people have jobs."""
    return slot.role is not None or (slot.run is not None and slot.run.words[-1] in who.names["seated_heads"])


def _is_state(words: Sequence[str], who: WhoWords) -> bool:
    """As "State", "Congress of X"; the head of "Public Accounts Office" is its last word."""
    is_headed = who.modifier_is_left and len(words) > 1 and words[-1] in who.names["organisation_heads"]
    return words[0] in who.words["states"] and not is_headed


def _of_a_body_before(at: At) -> Iterator[FactDraft]:
    """As in "the BBC's Ana Quilla": a body that has a person by name."""
    tokens, slot = at.sentence.tokens, at.slot
    mark = slot.first - 1
    if mark < 1 or tokens[mark].lower not in at.who.words["possessive_mark"]:
        return
    body = next((other for other in at.row if other.last == mark - 1), None)
    if body is not None and body.run is not None and body.draft.root.type is EntityType.ORGANISATION:
        yield from _employed(at, (slot.draft,), body)


def _said_to_be(at: At) -> Iterator[FactDraft]:
    """Rules 2 and 3."""
    slot, tokens, who = at.slot, at.sentence.tokens, at.who
    is_several = slot.is_plural or bool(slot.members)
    if not is_several and slot.draft.root.level is NameLevel.ROLE:
        return
    named, end = examples_of(at) if is_several else ((), -1)
    begin = max(slot.last, end) + 1
    begin += int(bool(named) and begin < len(tokens) and tokens[begin].text == ",")
    if begin + 1 < len(tokens) and fold(tokens[begin].text) in who.words["of_group"]:  # "both of them worked as"
        them = next((other for other in at.row if other.first == begin + 1), None)
        is_them = them is not None and slot.kind is them.kind is ArgumentKind.PRONOUN
        begin = them.last + 1 if them is not None and is_them else begin
    is_work = phrase_at(tokens, begin, who.phrases["jobs"])
    size = is_work or phrase_at(tokens, begin, who.phrases["plural_copulas"])
    if not size or not (is_several or is_work) or _is_unsure(at, begin + size):
        return
    for _ in range(_ADVERBS):
        size += begin + size < len(tokens) and fold(tokens[begin + size].text) in who.words["also"]
    told = next((other for other in at.row if other.first == begin + size), None)
    if told is None or told.role is None or told.run is not None or told.draft.root.type is not EntityType.PERSON:
        return
    people = named or slot.members or (slot.draft,)
    words = {fold(token.text) for token in tokens[max(0, slot.first - _PAIR) : slot.first + 1]}
    if words & who.words["of_two"] and len(people) != _PAIR:
        return  # "A; B; C and D (both of them worked as nurses)"
    predicate = predicate_of(told.role.role, who)
    is_part = not named and slot.role is not None and slot.role.determiner in who.words["partial"] | who.words["vague"]
    if predicate is not None and is_several and not is_part and told.is_plural and told.role.determiner is None:
        last = max(told.last, told.role_end)
        for draft in people:
            fact = at.fact(predicate, (told.role.name_first, last), value=Value(at.text(told.role.name_first, last)))
            fact.subject, fact.is_certain = draft, not told.role.is_hedged
            yield fact
    if is_work or may_be_employed(told.role.role, who):
        yield from _employer_of_job(at, told, people, is_work=bool(is_work))


def _is_unsure(at: At, stop: int) -> bool:
    """Whether a condition, a denial or a question bears upon what they are said to be."""
    tokens = at.sentence.tokens
    before = fold(tokens[at.slot.first - 1].text) if at.slot.first else ""
    if tokens[-1].text == "?" or before in at.who.words["possessive_mark"]:
        return True
    return any(fold(token.text) in at.who.words["unsure"] for token in tokens[:stop])


def _employer_of_job(at: At, told: Slot, people: Sequence[Draft], *, is_work: bool) -> Iterator[FactDraft]:
    """As in "worked as guards at the X hotel", "eran policías de la Comisaría X"."""
    tokens, who = at.sentence.tokens, at.who
    after = told.last + 1
    links = who.words["of_employer"] | (who.words["of"] if is_work else frozenset())
    if after + 1 >= len(tokens) or fold(tokens[after].text) not in links:
        return
    by_first = {other.first: other for other in at.row}
    body = _body_at(at, by_first, after + 1)
    if body is None and is_work:
        body = after_article(by_first, tokens, after + 1, who)
        is_premises = body is not None and body.draft.root.type in _EMPLOYERS and _is_premises(body, who)
        body = body if is_premises else None
    if body is not None:
        yield from _employed(at, people, body)
