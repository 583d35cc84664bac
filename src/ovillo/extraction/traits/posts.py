"""Which trade or public post the words beside a name give, and in which body.

1. A word of a public body in the complement makes of a trade a post: "director of the Registry".
2. What a plural role says is said of each name that follows it.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.identified import after_identified, identifying_link
from ovillo.extraction.groups.nouns import RoleGroup
from ovillo.extraction.groups.role_ends import end_of_role
from ovillo.extraction.groups.slots import Slot, clash
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.naming.name_parts import without_former
from ovillo.extraction.reference.name_lists import list_names
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.traits.group_facts import is_firm, is_private
from ovillo.extraction.words.who_words import Role, WhoWords

_DEPARTMENT_AND_BODY = 2


def title_of(at: At) -> Iterator[FactDraft]:
    """The office or trade that capitalised words before the name give, and the body before them."""
    run = at.slot.run
    if run is None or run.title is None:
        return
    words = [without_former(fold(token.text), at.who) for token in at.sentence.tokens[run.start : run.first]]
    honours = at.who.names["titles"] | at.who.names["titles_male"] | at.who.names["titles_female"]
    while len(words) > 1 and words[-1] in honours and words[-1] not in at.who.roles and not _is_role(words, at.who):
        words.pop()
    body = at.row[at.index - 1] if at.index else None
    if body is not None and (body.last + 1 != at.slot.first or body.draft.root.type is not EntityType.ORGANISATION):
        body = None
    is_employed = False
    for begin in range(len(words)):
        role = next(
            (role for phrase, role in at.who.roles.get(words[begin], ()) if tuple(words[begin:]) == phrase), None
        )
        predicate = predicate_of(role, at.who) if role else None
        if predicate:
            is_head = role is not None and "leader" in role.categories
            begins = body.first if body and is_head else run.start
            if begins and fold(at.sentence.tokens[begins - 1].text) in at.who.words["former"]:
                begins -= 1
            span = (begins, run.start + len(words) - 1)
            is_public_head = is_head and (body is None or predicate == "holds_office" or _is_public(at, body))
            is_of_letters = is_head and any(word in at.who.names["bodies"] for word in words[:begin])
            if is_of_letters or (body is not None and is_public_head):
                predicate = "holds_office"  # "FBI Director X"
            yield at.fact(predicate, span, value=Value(at.text(*span)))
            if role is not None and role.is_plural:
                yield from _titled_after(at, predicate, span)
            is_employed = is_public_head or any(part.kind == "employer" for part in at.slot.description)
            break
    if body is not None and not is_employed:
        yield at.fact("works_for", (body.first, at.slot.last), other=body.draft)


def _is_role(words: Sequence[str], who: WhoWords) -> bool:
    """As in "Det Ch Insp": honours that are a post together."""
    rows = (who.roles.get(words[begin], ()) for begin in range(len(words)))
    return any(tuple(words[begin:]) == phrase for begin, row in enumerate(rows) for phrase, _ in row)


def shared_posts(at: At) -> Iterator[FactDraft]:
    """The post of each, where the names follow the plural directly or after a comma: "detectives A and B"."""
    group, tokens = at.slot.role, at.sentence.tokens
    assert group is not None
    predicate, end, body = predicate_of(group.role, at.who), at.slot.last, at.slot.complement
    if body is not None and at.slot.role_end > end and (predicate == "holds_office" or _is_public(at, body)):
        end = at.slot.role_end
        predicate = "holds_office" if _is_public(at, body) and _serves(group.role, at.who) else predicate
    beyond = max(end, at.slot.role_end if body is not None else end)  # "two nurses of the clinic, A and B"
    after = tokens[beyond + 1] if beyond + 1 < len(tokens) else None
    is_bare = group.determiner is None and at.slot.quantity is None  # "X and Y, nurses,"
    if (
        at.slot.is_inferred
        or predicate is None
        or after is None
        or not (
            after.is_capitalised
            or after.text in {",", ":"}
            or identifying_link(tokens, end + 1, at.who)
            or group.determiner in at.who.words["whole_list"] - at.who.words["articles"]
            or (is_bare and at.slot.first and tokens[at.slot.first - 1].text == ",")
        )
    ):
        return
    undergone = at.who.words["undergone"]
    first, last = group.name_first, end
    while first < group.head and fold(tokens[first].text) in undergone:
        first += 1  # "the arrested nurses are X and Y"
    while last > group.head and fold(tokens[last].text) in undergone:
        last -= 1
    span = (first, last)
    is_title = predicate == "holds_office" and at.who.modifier_is_left and end == at.slot.last
    text = at.text(*span).removesuffix("s" if is_title else "")  # "Judges X and Y": each is a judge
    for member in at.slot.members:
        fact = at.fact(predicate, span, value=Value(text))
        fact.subject = member
        fact.is_certain = not group.is_hedged
        yield fact


def opening_post(at: At) -> Iterator[FactDraft]:
    """As in "As a former detective, X knew …": what opens the sentence is said of whom it goes on with."""
    tokens = at.sentence.tokens
    if at.slot.run is None or fold(tokens[0].text) not in at.who.words["as"] or tokens[-1].text == "?":
        return
    told = next((other for other in at.row if other.first == 1 and other.role is not None and other.run is None), None)
    if told is None or told.is_plural or clash(told, at.slot) or told.draft.root.type is not EntityType.PERSON:
        return
    end = max(end_of_role(tokens, {other.first: other for other in at.row}, told, at.who), told.last)
    if end + 2 == at.slot.first and tokens[end + 1].text == ",":
        yield from post_of(at, told)


def posts_of_identified(at: At) -> Iterator[FactDraft]:
    """As in "the nurses were identified as A, B and C", "identified the doctors as Dr. A of X and Dr. B"."""
    group, tokens, who = at.slot.role, at.sentence.tokens, at.who
    predicate = predicate_of(group.role, at.who) if group is not None else None
    if group is None or predicate is None or not group.role.is_plural or tokens[-1].text == "?":
        return
    start = after_identified(tokens, at.slot.last, who)
    is_told = any(fold(t.text) in who.words["identifies"] for t in tokens[max(0, at.slot.first - 3) : at.slot.first])
    if not start and is_told and at.slot.last + 1 < len(tokens):
        start = at.slot.last + 2 if fold(tokens[at.slot.last + 1].text) in who.words["as"] else 0
    if not start or any(fold(token.text) in who.words["unsure"] for token in tokens[:start]):
        return
    value = Value(at.text(group.name_first, at.slot.last))
    for person in _names_from(at, start):
        fact = at.fact(predicate, (group.name_first, at.slot.last), value=value)
        fact.subject, fact.is_certain = person, not group.is_hedged
        yield fact


def _names_from(at: At, start: int) -> Iterator[Draft]:
    """The people named from here on, up to the first words that say more than where each works."""
    tokens, who = at.sentence.tokens, at.who
    links = who.words["and"] | who.words["of_employer"] | who.words["articles"] | who.words["prepositions"]
    index = start
    while index < len(tokens):
        slot = next((other for other in at.row if other.first <= index <= other.last), None)
        if slot is not None:
            if slot.run is not None and slot.draft.root.type is EntityType.PERSON:
                yield slot.draft.root
            elif slot.draft.root.type is EntityType.PERSON:
                return
            index = slot.last + 1
        elif tokens[index].kind is TokenKind.WORD and fold(tokens[index].text) not in links and index > start:
            if not tokens[index].is_capitalised:
                return
            index += 1
        else:
            index += 1


def _titled_after(at: At, predicate: str, span: tuple[int, int]) -> Iterator[FactDraft]:
    """A plural title is that of each name that follows, up to one with a title of its own."""
    names, _ = list_names(at.sentence, at.row, at.index, at.who)
    for name in names[1:]:
        if name.role is not None or (name.run is not None and name.run.title):
            return
        fact = at.fact(predicate, span, value=Value(at.text(*span)))
        fact.subject = name.draft
        yield fact


def predicate_of(role: Role, who: WhoWords) -> str | None:
    """Whether the noun names a public post, a trade, or neither: "el policía X" has a trade, "el uniformado X" none."""
    if role.lemma in who.words["idle_offices"] or set(role.lemma.split()) & who.words["no_trades"]:
        return None
    if role.lemma in who.words["force_trades"]:
        return "occupation"
    if "office" in role.categories:
        return "holds_office"
    return "occupation" if "occupation" in role.categories and "member" not in role.categories else None


def _is_public(at: At, body: Slot) -> bool:
    """Whether a word of a public body stands in its name or noun, or in the name that its letters stand for."""
    words = {fold(t.text) for t in at.sentence.tokens[body.first : body.last + 1]} | set(body.draft.root.words)
    words -= at.who.words["estates"] & {t.text for t in at.sentence.tokens[body.first : body.last + 1]}
    return bool(words & (at.who.names["bodies"] | at.who.names["corps"])) and not is_firm(body, at.who)


def _is_of_association(at: At, body: Slot) -> bool:
    """As in "president of the Z Association", "presidenta de la ONG Z": a post, and no public one."""
    words = [fold(t.text) for t in at.sentence.tokens[body.first : body.last + 1] if t.kind is TokenKind.WORD]
    ends = words[-2:] if at.who.modifier_is_left else words[:2]
    return len(words) > 1 and bool(set(ends) & at.who.names["associations"]) and not _is_public(at, body)


def _serves(role: Role, who: WhoWords) -> bool:
    """Whether the noun is of somebody who serves in a body: its head, its spokesman, its officer; not its lawyer."""
    if role.lemma in who.words["generic_jobs"]:
        return False
    return bool(role.categories & {"leader", "office", "occupation"}) and (
        role.lemma not in who.words["works_for_client"] or role.lemma in who.words["spokespeople"]
    )


def _is_bare_job(group: RoleGroup, who: WhoWords) -> bool:
    """As in "the worker", "the owner": no trade; "a recycling worker" has one."""
    is_generic = group.role.lemma in who.words["generic_jobs"] and (
        not who.modifier_is_left or group.name_first == group.head
    )
    return is_generic or group.role.lemma in who.words["owners"]


def origin_of(at: At, holder: Slot) -> Iterator[FactDraft]:
    """The nationality among the words of a role."""
    group, tokens = holder.role, at.sentence.tokens
    is_own = group is not None and group.role.lemma in at.who.words["own_origin"] and holder.run is not None
    if group is None or not (is_private(group.role) or is_own):
        return
    for index in range(group.first, group.last + 1):
        is_told = index != group.head or "national" in group.role.categories
        if is_told and fold(tokens[index].text) in at.who.names["demonyms"]:
            yield at.fact("nationality", (index, index), value=Value(tokens[index].text))


def _private_employer(at: At, holder: Slot) -> Slot | None:
    """As in "gerente de Relaciones Institucionales de X": the company after its department."""
    inside = [other for other in at.row if holder.last < other.first <= holder.role_end and other.run is not None]
    bodies = [other for other in inside if other.draft.root.type is EntityType.ORGANISATION]
    if (
        len(bodies) < _DEPARTMENT_AND_BODY
        or fold(at.sentence.tokens[bodies[0].first].text) not in at.who.names["areas"]
    ):
        return None
    return None if _is_public(at, bodies[-1]) else bodies[-1]


def _first_of_post(at: At, group: RoleGroup, predicate: str) -> int:
    """The first token of what the post is called: "convicted nurse X", "Peruvian nurse X" is a nurse."""
    tokens, first = at.sentence.tokens, group.name_first
    left_out = at.who.words["undergone"] | (at.who.names["demonyms"] if predicate == "occupation" else frozenset())
    while first < group.head and (fold(tokens[first].text) in left_out or tokens[first].lower.endswith("-based")):
        first += 1
    if predicate == "holds_office" and at.who.modifier_is_left:
        before = next((other for other in at.row if other.run is not None and other.last == first - 1), None)
        kind = before.draft.root.type if before is not None else EntityType.PERSON
        is_bare = fold(tokens[first].text) in at.who.words["bare_never"] and kind is EntityType.ORGANISATION
        is_body = kind is not EntityType.PERSON and (at.slot.run is not None or (is_bare and first == group.head))
        first = before.first if before is not None and is_body else first  # "was the Villa Uno police chief"
    return first


def body_of_role(at: At, holder: Slot) -> Slot | None:
    """The body before a noun, or the one that "its" means: "NCA officer", "the agency's spokesman", "its spokesman"."""
    tokens, who = at.sentence.tokens, at.who
    if holder.role is not None and holder.role.determiner in who.words["possessives_of_bodies"]:
        return _body_meant(at, holder)
    end = holder.first - 1
    end -= end > 0 and tokens[end].lower in who.words["possessive_mark"]
    found = next((other for other in at.row if other.last == end), None)
    is_body = found is not None and found.draft.root.type is EntityType.ORGANISATION and not found.is_plural
    return found if is_body else None


def _body_meant(at: At, holder: Slot) -> Slot | None:
    """Whose "its" is: the only body or band before it in the sentence, else the only one of the sentence before."""
    kinds = {EntityType.ORGANISATION, EntityType.GROUP, EntityType.PLACE}
    for row in ([other for other in at.row if other.last < holder.first], at.before):
        bodies = {id(o.draft.root): o for o in row if o.draft.root.type in kinds and _may_be_its(o)}
        bands = {key: o for key, o in bodies.items() if o.draft.root.type is EntityType.GROUP}
        is_leader = holder.role is not None and "leader" in holder.role.role.categories
        bodies = bands if is_leader and bands else bodies  # "Police broke up the gang. Its leader"
        if bodies:
            return next(iter(bodies.values())) if len(bodies) == 1 else None
    return None


def _may_be_its(slot: Slot) -> bool:
    """Whether it is one body; of places only those that a noun names, as a clinic."""
    return not slot.is_plural and (slot.draft.root.type is not EntityType.PLACE or slot.role is not None)


def _headed_association(at: At, holder: Slot) -> Iterator[FactDraft]:
    """As in "presidenta de la Asociación X": whoever heads a body that is no public one works for it."""
    group, body = holder.role, holder.complement
    if group is None or group.is_hedged or not {"leader", "office"} <= group.role.categories or body is None:
        return
    if body.run is not None and body.first <= group.last + 3 and _is_of_association(at, body):
        yield at.fact("works_for", (group.name_first, body.last), other=body.draft)


def _in_public_body(at: At, role: Role, predicate: str | None, complement: Slot | None) -> str | None:
    """What the noun is where a word of a public body stands behind it: "head of the ministry's road directorate"."""
    is_head = at.who.modifier_is_left and complement is None and "leader" in role.categories
    return "holds_office" if (predicate is not None or is_head) and _serves(role, at.who) else predicate


def _is_not_yet(at: At, group: RoleGroup) -> bool:
    """As in "the future minister", "el candidato a alcalde": a post that nobody holds by it."""
    words = [fold(token.text) for token in at.sentence.tokens[max(0, group.first - _LED_BY) : group.head]]
    pairs = {" ".join(words[n : n + _LED_BY]) for n in range(len(words))}
    return bool(pairs & at.who.words["sought"] or set(words[-_LED_BY:]) & at.who.words["not_yet"])


_LED_BY = 2
"""Words before a post that say that it is sought: "candidato a"."""


def post_of(at: At, holder: Slot) -> Iterator[FactDraft]:
    """The trade or office that a role of this person gives, and the nationality among its words."""
    if holder.role is not None and not (_is_not_yet(at, holder.role) or _leads_criminals(at, holder)):
        yield from _post_held(at, holder)


def _leads_criminals(at: At, holder: Slot) -> bool:
    """As in "jefe de los sicarios": no post."""
    whose = holder.complement.role if holder.complement is not None else None
    is_of_them = whose is not None and whose.role.lemma in at.who.words["criminals"]
    return is_of_them and holder.role is not None and "leader" in holder.role.role.categories


def _post_held(at: At, holder: Slot) -> Iterator[FactDraft]:
    group = holder.role
    assert group is not None
    tokens = at.sentence.tokens
    yield from origin_of(at, holder)
    yield from _headed_association(at, holder)
    predicate = predicate_of(group.role, at.who)
    last = group.last
    complement = holder.complement
    if complement is not None and complement.first <= max(last + 3, holder.role_end) and not complement.is_plural:
        kind = complement.draft.root.type
        if kind is EntityType.ORGANISATION and _is_public(at, complement) and _serves(group.role, at.who):
            predicate, last = "holds_office", complement.last
        elif kind is EntityType.GROUP and {"leader", "office"} <= group.role.categories:
            return  # "jefe de la red": no public post
        elif predicate == "holds_office" and complement.run is not None and kind is not EntityType.PERSON:
            last = complement.last
            predicate = "occupation" if _is_of_association(at, complement) else predicate
        elif kind is EntityType.ORGANISATION and "leader" in group.role.categories and complement.run is not None:
            is_owner = group.role.lemma in at.who.words["owners"]
            predicate, last = predicate if predicate == "occupation" and not is_owner else None, complement.last
    is_closed = holder.run is not None or is_firm(complement, at.who)
    further = () if is_closed else tokens[last + 1 : holder.role_end + 1]
    bodies = at.who.names["bodies"]
    is_public = any(fold(t.text) in bodies and t.text not in at.who.words["estates"] for t in further)
    predicate = _in_public_body(at, group.role, predicate, complement) if is_public else predicate
    if predicate is None or (_is_bare_job(group, at.who) and last == group.last):
        return
    employer = _private_employer(at, holder) if "office" not in group.role.categories else None
    if employer is not None and holder.run is None:
        predicate, last = "occupation", employer.last
        yield at.fact("works_for", (group.name_first, employer.last), other=employer.draft)
    if predicate == "holds_office":
        last += phrase_at(tokens, last + 1, at.who.phrases["charge_marks"])
    if predicate == "holds_office" and (is_public or any(token.is_capitalised for token in further)):
        last = holder.role_end
    is_of_body = any(fold(t.text) in at.who.names["bodies"] for t in tokens[group.name_first : group.head])
    body = body_of_role(at, holder)
    is_of_body = is_of_body or (body is not None and _is_public(at, body))
    heads = body is not None and _is_public(at, body) and "leader" in group.role.categories
    if (heads and predicate == "occupation") or (group.role.lemma in at.who.words["spokespeople"] and is_of_body):
        predicate = "holds_office"  # "the command spokesman", "the agency's deputy director"
    if last == group.last > group.head and fold(tokens[last].text) in at.who.words["in_charge"]:
        last -= 1
    first = _first_of_post(at, group, predicate)
    text = at.text(first, last)
    value = Value(group.single if group.single is not None and group.single in text else text)
    fact = at.fact(predicate, (first, last), value=value)
    fact.is_certain = not group.is_hedged
    yield fact
