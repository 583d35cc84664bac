"""Role groups tied to one another and to the named person that they can only mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.aliases import join_aliases
from ovillo.extraction.groups.descriptions import read_description
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.identified import after_gap, after_identified, after_surnamed, is_new_behind
from ovillo.extraction.groups.phrases import end_of_name
from ovillo.extraction.groups.predicatives import link_predicatives
from ovillo.extraction.groups.role_ends import QUOTES, end_of_role, past_adjective, past_age, past_brackets
from ovillo.extraction.groups.slots import Part, Slot, clash
from ovillo.extraction.reference.bodies_led import leads_other_body, tell_bodies
from ovillo.extraction.reference.borne_out import is_borne_out
from ovillo.extraction.reference.double_trades import is_of_somebody, two_trades, with_trade_before
from ovillo.extraction.reference.kin_nouns import is_after_be, is_of_kin
from ovillo.extraction.reference.names_behind import name_behind
from ovillo.extraction.reference.open_appositions import goes_on_unclosed
from ovillo.extraction.reference.other_posts import is_other_post, is_second, is_servant, words_of_post
from ovillo.extraction.reference.paired_lists import pairs_listed, parts_before
from ovillo.extraction.reference.titles import tell_title
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, Sentence, Token, TokenKind
from ovillo.extraction.text.unseen import as_seen
from ovillo.extraction.values.ages import compound_age
from ovillo.extraction.words.who_words import WhoWords

LONGEST_COMPLEMENT = 9
_KIN = frozenset({"relative", "partner"})
_ENDINGS = frozenset({",", ".", "(", ";", ":", ")"})


def link_roles(document: Document, sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Joins appositions, then every role group with what it means; gives unnamed drafts names and mentions."""
    tell_bodies(sentences, slots, who)
    for sentence, row in zip(sentences, slots, strict=True):
        _join_row(sentence, row, who)
    link_predicatives(sentences, slots, who)
    named = _people_by_role(slots)
    join_aliases(sentences, slots)
    seen: dict[tuple[str, str, bool], list[Draft]] = {}
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row:
            if slot.role is None or slot.run is not None:
                continue
            span = _tell_name(document, sentence, slot, end_of_name(sentence, row, slot, who))
            if span is None:
                continue
            earlier = seen.setdefault(_key(sentence, slot, who), [])
            known = named.get(slot.role.role.lemma, ())
            alike = (d for d in known if not is_new_behind(document.text, d.root.mentions, span[1], who))
            found = _named_alike(sentence, slot, span[0], alike, earlier, who)
            if found is not None and is_borne_out(sentences, slots, (number, slot), found, who):
                found.join(slot.draft.root)
                slot.is_inferred = True
            else:
                _join_earlier(sentence, slot, earlier, who)


def _join_row(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> None:
    told = tuple(_appositions(sentence, row, who))
    for role, name in (*two_trades(sentence, row, who), *told):
        if role.role is not None:
            _add_role(sentence, name.draft.root, role, who)
            name.draft.root.posts.setdefault(role.role.role.lemma, set()).update(words_of_post(sentence, role, who))
            name.draft.root.led |= role.draft.root.led
            name.draft.root.gender = name.draft.root.gender or role.role.role.gender
        role.draft = name.draft.root
    for slot in row:
        before = tuple(fold(token.text) for token in sentence.tokens[max(0, slot.first - 2) : slot.first])
        if len(before) > 1 and before[0] in who.words["driven"] and is_person_name(slot):
            slot.draft.root.roles.update(who.words["driver_nouns"])  # "a van driven by X"
        if slot.run is not None and slot.role is not None and slot.draft.root.type is EntityType.PERSON:
            _add_role(sentence, slot.draft.root, slot, who)
        elif slot.run is not None and slot.run.title:
            tell_title(slot.draft.root, slot.run.title, who)


def _add_role(sentence: Sentence, root: Draft, slot: Slot, who: WhoWords) -> None:
    assert slot.role is not None
    root.roles.add(slot.role.role.lemma)
    if is_second(sentence, slot, who):
        root.seconds.add(slot.role.role.lemma)
    if slot.role.is_former:
        root.former.add(slot.role.role.lemma)


def is_official(draft: Draft, who: WhoWords) -> bool:
    """Whether the person holds an office or defends somebody, and is no former holder."""
    return any(is_servant(lemma, who) for lemma in draft.root.roles - draft.root.former)


def _appositions(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> Iterator[tuple[Slot, Slot]]:
    """(role, name) pairs of one person: "the lawyer, X, ...", "the lawyer of Z, X, ..." and "X, a lawyer, ..."."""
    by_first = {slot.first: slot for slot in row}
    pairs = pairs_listed(sentence, row, who)
    yield from pairs
    taken = {role.first for role, _ in pairs}
    for slot in row:
        if slot.draft.root.type is EntityType.PERSON and not slot.is_plural:
            slot.description = parts_before(read_description(sentence, row, slot, who), taken)
            if slot.run is not None:
                for part in slot.description:
                    told = part.slot if part.kind == "role" else _told_nationality(row, part)
                    if told is not None and told.first not in taken:
                        taken.add(told.first)
                        told.role_end = max(told.role_end, part.last)
                        yield told, slot
    for index, role in enumerate(row):
        is_role = role.role is not None and role.run is None and not role.is_plural and role.first not in taken
        is_told = is_role and bool(role.role and role.role.role.categories & _KIN) and is_after_be(sentence, role, who)
        if is_told:
            continue  # "he is the nephew of the minister, X": X is the minister
        if is_role and role.draft.type is EntityType.PERSON and not is_of_kin(sentence, row, index, taken, who):
            name = _name_after(sentence, row, index, by_first, who)
            name = name or name_behind(sentence, row, index, by_first, who, _name_after)
            outer = _of_whose_clause(sentence, row, index, who) if name is not None else None
            if outer is not None and name is not None:
                if role.role is not None and role.role.role.lemma in who.words["infants"] and not clash(outer, name):
                    yield outer, name
                continue
            if name is not None and not clash(role, name):
                if role.complement is not None and role.complement.last < name.first:
                    taken.add(role.complement.first)  # "the father of the baby, X": the baby is not X
                yield from with_trade_before(sentence, row, index, name, who)


def _of_whose_clause(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Slot | None:
    """As in "The woman who sold the baby, X, was arrested": the one of whom the clause that holds the role is told."""
    for other in reversed(row[:index]):
        at = other.last + 1
        is_one = other.role is not None and other.run is None and not other.is_plural
        if is_one and fold(sentence.tokens[at].text) in who.pronouns["relative"]:
            between = sentence.tokens[at + 1 : row[index].first]
            is_inside = not any(t.text in _ENDINGS or fold(t.text) in who.words["and"] for t in between)
            return other if is_inside and other.draft.root.type is EntityType.PERSON else None
    return None


def _told_nationality(row: Sequence[Slot], part: Part) -> Slot | None:
    """The group that gives a nationality: "X, a Belgian national"."""
    if part.kind != "nationality":
        return None
    inside = (slot for slot in row if part.first - 1 <= slot.first and part.first <= slot.last <= part.last)
    return next((slot for slot in inside if slot.run is None and slot.draft.root.type is EntityType.PERSON), None)


def _name_after(
    sentence: Sentence, row: Sequence[Slot], index: int, by_first: Mapping[int, Slot], who: WhoWords
) -> Slot | None:
    """The name that says who the role is: after a comma, after "named", or directly after the role's complement."""
    role, tokens = row[index], sentence.tokens
    end = max([end_of_role(tokens, by_first, role, who), *(p.last for p in role.description[:1] if p.kind == "age")])
    if (past := past_brackets(tokens, end, role)) > end:
        end = past
        is_post = role.role is not None and "office" in role.role.role.categories
        if is_post and not tokens[role.last].text.isupper() and is_person_name(by_first.get(end + 1)):
            return by_first[end + 1]  # "deputy chief (operations) X"
    end += end > role.last and end + 1 < len(tokens) and tokens[end + 1].text in QUOTES  # 'head of the "X House" Y'
    end = past_adjective(tokens, past_age(tokens, end, who), by_first, role, who)
    is_bare = role.role is not None and role.role.determiner is None and role.role.role.lemma in who.words["grown"]
    if end + 1 >= len(tokens) or is_bare:
        return None  # "per man from the foreman, X"
    if end > role.last and end + 1 in by_first:
        own, behind = role.complement, by_first[end + 1]  # not "the lawyer of the accused X and Y"
        is_theirs = own is None or (own.is_plural and own.role is not None and bool(own.role.determiner))
        is_theirs = is_theirs and not (own is not None and _is_of_one(sentence, row, behind, who))
        return behind if is_person_name(behind) and not is_theirs else None
    whose = role.complement
    if end > role.last and whose is not None and whose.run is None and whose.draft.root.type is EntityType.PERSON:
        if role.role is not None and role.role.role.lemma in who.words["infants"] | who.words["small_children"]:
            return None  # "the baby from her mother, X": X is the mother
        return _name_apart(sentence, row, index, end, by_first, who)  # "lawyer of a man surnamed X": X is the man
    told = after_identified(tokens, end, who) or after_gap(tokens, end, who) or after_surnamed(tokens, end, who)
    if told and is_person_name(by_first.get(told)):
        return by_first[told]
    if tokens[end + 1].text != ",":
        end = _end_of_phrase(tokens, role.last, by_first, who)
        is_past_be = any(fold(token.text) in who.words["be"] for token in tokens[role.last + 1 : end + 1])
        if is_past_be and not _opens_clause(sentence, role, who):
            return None
        direct = by_first.get(past_brackets(tokens, end, role) + 1)  # "head of the Z Council (Lindon) X"
        links = who.words["be"] | who.words["behind_surnames"]
        is_told = not is_of_somebody(role, who) or fold(tokens[end].text) in links
        if direct is not None and is_person_name(direct) and end > role.last and is_told:
            role.role_end = end
            return direct
    return _name_apart(sentence, row, index, end, by_first, who)


def _opens_clause(sentence: Sentence, role: Slot, who: WhoWords) -> bool:
    """Whether the noun may be what "is" speaks of: not the baby in "The man accused of selling the baby of X is Y"."""
    at = role.first - 1
    at -= at >= 0 and fold(sentence.tokens[at].text) in who.words["determiners"]
    before = sentence.tokens[at] if at >= 0 else None
    openers = who.words["clause_openers"] | who.pronouns["relative"] | who.words["and"]
    return before is None or before.kind is not TokenKind.WORD or fold(before.text) in openers


def _is_of_one(sentence: Sentence, row: Sequence[Slot], name: Slot, who: WhoWords) -> bool:
    """As in "la abogada de los policías X": one name behind several is hers, where "and" joins no other to it."""
    last = name.end
    follower = next((slot for slot in row if slot.first > last), None)
    is_list = follower is not None and _is_list_item(sentence, last, follower, who)
    return not who.modifier_is_left and not is_list


def _name_apart(
    sentence: Sentence, row: Sequence[Slot], index: int, end: int, by_first: Mapping[int, Slot], who: WhoWords
) -> Slot | None:
    """The name that a comma parts from the role, closed on its other side too and no item of a list."""
    role, tokens = row[index], sentence.tokens
    end = _past_adjuncts(tokens, end, by_first, who)
    if end + 2 >= len(tokens) or tokens[end + 1].text != ",":
        return None
    begin = end + 2
    while begin + 1 < len(tokens) and fold(tokens[begin].text) in who.words["former"]:
        begin += 1  # ", retired General X"
    is_aged = compound_age(tokens[begin], who) is not None  # ", 41-year-old X", ", one X"
    begin += is_aged or fold(tokens[begin].text) in who.words["one_named"]
    name = by_first.get(end + 2) or by_first.get(begin)
    if name is None and tokens[end + 2].text.isdigit():
        name = by_first.get(end + 4)  # an age between: ", 47, X"
    if name is not None and name.run is None and tokens[min(name.last + 1, len(tokens) - 1)].text == "(":
        name = by_first.get(name.last + 4) or name  # "COP (Rtd) X"
    if name is not None and name.run is None and name.role is not None:
        if name.draft.root.type is EntityType.PERSON and not name.is_plural and is_definite(sentence, name, who):
            further = _name_after(sentence, row, row.index(name), by_first, who)
            children = who.words["small_children"] | who.words["infants"]
            is_child = role.role is not None and role.role.role.lemma in children
            if further is not None and not is_child and not clash(role, further):  # "sold the girl, the mother, X"
                return further
        is_told = role.role is not None and role.role.determiner and name.last + 1 < len(tokens)
        other = by_first.get(name.last + 2)
        follows = is_told and fold(tokens[name.last + 1].text) in who.words["surnamed"]
        return other if follows and is_person_name(other) else None
    if name is None or not is_person_name(name):
        return None
    last = name.end
    if last + 1 < len(tokens) and tokens[last + 1].text == ")":
        last += 1
    role.role_end = end
    is_closed = last + 1 >= len(tokens) or tokens[last + 1].text in _ENDINGS or last > name.last
    is_closed = is_closed or goes_on_unclosed(sentence, role, last, who)
    follower = next((slot for slot in row if slot.first > last), None)
    is_list = follower is not None and _is_list_item(sentence, last, follower, who) and not _is_one(sentence, role, who)
    return name if is_closed and not is_list else None


def _past_adjuncts(tokens: Sequence[Token], end: int, by_first: Mapping[int, Slot], who: WhoWords) -> int:
    """The last token before a comma, where only prepositions, numbers, names and nouns of things stand between."""
    at = end + 1
    allowed = who.words["prepositions"] | who.words["determiners"] | who.words["and"] | who.words["contracted"]
    while at < len(tokens) and at - end <= LONGEST_COMPLEMENT and tokens[at].text != ",":
        slot = by_first.get(at)
        if slot is not None and slot.draft.root.type is not EntityType.PERSON:
            at = slot.last + 1
        elif slot is None and (tokens[at].kind is TokenKind.NUMBER or fold(tokens[at].text) in allowed):
            at += 1
        else:
            return end
    return at - 1 if at < len(tokens) and tokens[at].text == "," else end


def _is_one(sentence: Sentence, role: Slot, who: WhoWords) -> bool:
    """Whether "the", "his" or "el" says that only one is meant, so that a name after a comma is theirs."""
    assert role.role is not None
    return is_definite(sentence, role, who) or role.role.determiner in who.words["possessives"]


def is_person_name(slot: Slot | None) -> bool:
    """Whether the group is the name of a person."""
    return slot is not None and slot.run is not None and slot.draft.root.type is EntityType.PERSON


def _end_of_phrase(tokens: Sequence[Token], last: int, by_first: Mapping[int, Slot], who: WhoWords) -> int:
    """Last token before a comma or a name, where only a complement stands between: "fiscal de la sede norte,"."""
    links = who.words["of"] | who.words["determiners"] | who.words["contracted"]
    ending = who.pronouns["relative"] | who.words["and"] | (who.words["contracted"] | who.words["prepositions"])
    ending |= who.words["relative_of_bodies"] | who.words["relative_of_places"]  # "the clinic where Y worked"
    if last + 1 >= len(tokens) or fold(tokens[last + 1].text) not in who.words["of"]:
        return last
    end = last + 1
    while end < len(tokens) and tokens[end].kind is TokenKind.WORD and end - last <= LONGEST_COMPLEMENT:
        if fold(tokens[end].text) in ending - who.words["of"] or tokens[end].text in who.told:
            return last  # "a judge of X sentenced Y"
        if is_person_name(by_first.get(end)) and fold(tokens[end - 1].text) not in links:
            return end - 1
        end += 1
    return end - 1


def _is_list_item(sentence: Sentence, last: int, follower: Slot, who: WhoWords) -> bool:
    between = [token.lower for token in sentence.tokens[last + 1 : follower.first]]
    return (
        bool(between)
        and all(word == "," or fold(word) in who.words["and"] for word in between)
        and follower.run is not None
        and follower.draft.root.type is EntityType.PERSON
    )


def _people_by_role(slots: Sequence[Sequence[Slot]]) -> dict[str, list[Draft]]:
    found: dict[str, list[Draft]] = {}
    for row in slots:
        for slot in row:
            root = slot.draft.root
            for role in root.roles:
                if root not in found.setdefault(role, []):
                    found[role].append(root)
    return found


def _tell_name(document: Document, sentence: Sentence, slot: Slot, last: int) -> tuple[int, int] | None:
    """Gives the group's entity this mention, and its words as name; where it stands, None where it has a name."""
    group, draft = slot.role, slot.draft.root
    assert group is not None
    start, end = sentence.tokens[group.name_first].start, sentence.tokens[max(last, group.last)].end
    draft.mentions.add((start, end, NameLevel.ROLE))
    if draft.level is not NameLevel.ROLE:
        return None
    draft.name = group.single or " ".join(as_seen(document.text[start:end]).split())
    return start, end


def _key(sentence: Sentence, slot: Slot, who: WhoWords) -> tuple[str, str, bool]:
    """What two groups without a name share where they may be of one entity."""
    group = slot.role
    assert group is not None
    ages = [
        token.lower for token in sentence.tokens[group.first : group.head] if token.lower.endswith(who.age_compounds)
    ]
    ages += [token.lower for token in sentence.tokens[group.head + 1 : group.last + 1] if token.text[-2:-1].isdigit()]
    rank = "second" if is_second(sentence, slot, who) else ""
    return (" ".join([*ages, group.number, rank, group.role.lemma]), group.gender or "", slot.is_plural)


def _named_alike(
    sentence: Sentence, slot: Slot, start: int, alike: Iterable[Draft], earlier: Sequence[Draft], who: WhoWords
) -> Draft | None:
    """The one named person of a trade or post whom "the doctor" means; `earlier` are those without a name."""
    group = slot.role
    assert group is not None
    is_told = any(fold(t.text) in who.pronouns["relative"] for t in sentence.tokens[slot.last + 1 : slot.last + 2])
    is_apart = is_told or group.number or slot.is_plural or group.is_former
    if is_apart or slot.draft.root.type is not EntityType.PERSON or not is_definite(sentence, slot, who):
        return None
    fitting = (one for one in alike if not _differs(one, group.gender))
    candidates = [one for one in fitting if not is_other_post(one, sentence, slot, who)]
    is_told_of = any(one.root.level is NameLevel.ROLE for one in earlier)  # "a doctor" before
    here = {id(one) for one in candidates for m in one.root.mentions if sentence.start <= m[0] < start}
    return candidates[0] if len(candidates) == 1 and not (is_told_of and here) else None


def _join_earlier(sentence: Sentence, slot: Slot, earlier: list[Draft], who: WhoWords) -> None:
    """Joins the group to the nameless one of whom the text has spoken so, or keeps it for those to come."""
    fitting = [one for one in earlier if not leads_other_body(one, sentence, slot, who)]
    if _is_same(slot, is_definite=is_definite(sentence, slot, who), earlier=fitting, who=who):
        fitting[-1].root.join(slot.draft.root)
    else:
        earlier.append(slot.draft.root)


def is_definite(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether "the", "this" or a contracted article stands before the noun."""
    group = slot.role
    assert group is not None
    if group.determiner is not None:
        return group.determiner in who.words["definite"]
    before = fold(sentence.tokens[group.first - 1].text) if group.first else ""
    return before in who.words["contracted"]


def _differs(draft: Draft, gender: str | None) -> bool:
    return bool(gender and draft.gender and gender != draft.gender)


def _is_same(slot: Slot, *, is_definite: bool, earlier: Sequence[Draft], who: WhoWords) -> bool:
    """Whether this group is the one earlier group of the same noun."""
    group = slot.role
    assert group is not None
    if not earlier or group.determiner in who.words["possessives"]:
        return False
    if group.number:
        return True
    if (
        slot.draft.type in {EntityType.ORGANISATION, EntityType.GROUP}
        and group.determiner not in who.words["indefinite"]
    ):
        return earlier[-1].root.name.lower() == slot.draft.name.lower() or (is_definite and len(earlier) == 1)
    if slot.quantity is not None:
        return False
    if slot.is_plural or slot.kind is ArgumentKind.THING:
        return earlier[-1].root.name.lower() == slot.draft.name.lower()
    if not is_definite or len(earlier) != 1:
        return False
    mine, theirs = set(slot.draft.name.lower().split()), set(earlier[0].root.name.lower().split())
    return mine <= theirs or "person" not in group.role.categories
