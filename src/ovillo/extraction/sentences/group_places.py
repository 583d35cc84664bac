"""Where a noun group stands: under a preposition, in apposition, before a relative, in a list."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, TokenKind
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_PLACES = frozenset({EntityType.PLACE, EntityType.ORGANISATION})
_PASSED = frozenset({ItemKind.COMMA, ItemKind.OTHER, ItemKind.STOP, ItemKind.QUANTITY})


def is_taken_up(view: View, index: int) -> bool:
    """As in "rescató a X y a Y lo detuvo": whom the clitic of the next verb takes up is none of the verb before."""
    item, before = view.items[index], view.items[index - 1] if index else None
    is_whom = item.kind is ItemKind.PREPOSITION and item.word in view.direct
    if not is_whom or before is None or before.kind not in (ItemKind.AND, ItemKind.COMMA, ItemKind.STOP):
        return False
    number = view.clause_at.get(index + 2)
    return number is not None and view.clauses[number].verb.has_object_clitic


def apposed_name(view: View, group: int) -> int:
    """As in "X, a retired officer, …": the name that this role group is said of, or the group itself."""
    if group < 0 or view.groups[group].kind is not ArgumentKind.ROLE or view.groups[group].is_plural:
        return group
    index = view.position.get(group, 0) - 1
    if index > 0 and _is_body_before(view, index, group):
        index -= 1  # ", a former Border Patrol agent,"
    while index >= 0 and view.items[index].kind is ItemKind.OTHER:
        index -= 1
    if index < 0 or view.items[index].kind is not ItemKind.COMMA:
        return group
    if index and view.items[index - 1].kind is ItemKind.GROUP and is_governed(view, index - 1):
        beside = view.groups[view.items[index - 1].ref]
        if beside.kind is ArgumentKind.NAME and beside.entity.type is view.groups[group].entity.type:
            return group  # "the husband of X, the director": which of the two
    for before in range(index - 1, -1, -1):
        item = view.items[before]
        if item.kind in (ItemKind.VERB, ItemKind.AND, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR):
            return group
        if item.kind is ItemKind.GROUP and names_governed(view, before):
            return group  # "according to the prosecutor, X, the woman": she is another
        if item.kind is ItemKind.GROUP and not is_governed(view, before):
            other = view.groups[item.ref]
            is_same_sort = other.entity.type is view.groups[group].entity.type and not other.is_plural
            return item.ref if is_same_sort and other.coordinated_with is None else group
    return group


_LONGEST_TRADES = 3
"""Items from "of" to the name in "of singer and activist X"."""


def _is_body_before(view: View, index: int, group: int) -> bool:
    """Whether the name of a body or a place stands right before a role without article of its own."""
    item = view.items[index]
    if item.kind is not ItemKind.GROUP or view.groups[group].first != item.last + 1:
        return False
    return view.groups[item.ref].entity.type in (EntityType.ORGANISATION, EntityType.PLACE)


def is_governed(view: View, index: int) -> bool:
    """Whether a preposition stands before this group, alone or before a list that the group ends."""
    group = view.groups[view.items[index].ref]
    if group.coordinated_with is not None and group.coordinated_with in view.position:
        earlier = view.position[group.coordinated_with]
        if earlier < index:
            return is_governed(view, earlier)
    if _is_wider_place(view, index):
        return is_governed(view, index - 2)
    if (told := _role_before(view, index)) >= 0 or (told := _trade_before(view, index)) >= 0:
        return is_governed(view, told)
    before = index - 1
    while before >= 0 and (
        view.items[before].kind in (ItemKind.OTHER, ItemKind.QUANTITY) or _joins_trades(view, before, index)
    ):
        before -= 1
    if before > 0 and _is_noun_before(view, before, index):
        return is_governed(view, before)
    if before < 1 or view.items[before].kind is not ItemKind.PREPOSITION:
        return before == 0 and view.items[before].kind is ItemKind.PREPOSITION
    is_amount = view.sentence.tokens[view.items[before].first - 1].lower in view.amounts
    is_amount = is_amount and group.kind is not ArgumentKind.NAME  # "the group of X sold babies": not X
    return not (is_amount and view.items[before].word in view.of)  # "a couple from X" is no amount


def _trade_before(view: View, index: int) -> int:
    """Of X in "brother of singer and activist X": the item of the trade before "and"; -1 where none is X's."""
    if index < _LONGEST_TRADES or view.items[index - 1].kind is not ItemKind.AND:
        return -1
    trade = view.items[index - 2]
    is_own = trade.kind is ItemKind.GROUP and view.groups[trade.ref].kind is ArgumentKind.ROLE
    is_own = is_own and view.groups[trade.ref].entity.id == view.groups[view.items[index].ref].entity.id
    return index - 2 if is_own else -1


def _joins_trades(view: View, conjunction: int, index: int) -> bool:
    """As in "brother of cake decorator and columnist X": between a noun that we do not know and the trade of a name."""
    if view.items[conjunction].kind is not ItemKind.AND or conjunction < _LONGEST_TRADES:
        return False
    group, tokens = view.groups[view.items[index].ref], view.sentence.tokens
    noun = tokens[view.items[conjunction].last + 1]
    is_trade = noun.kind is TokenKind.WORD and not noun.is_capitalised and noun.lower not in view.determiners
    before = view.items[conjunction - 1]
    return group.kind is ArgumentKind.NAME and is_trade and before.kind is ItemKind.OTHER


def _is_noun_before(view: View, before: int, index: int) -> bool:
    """As in "the head of X's official soccer association": of the noun "official" no article or mark parts the next."""
    item = view.items[before]
    if item.kind is not ItemKind.GROUP or view.groups[item.ref].kind is not ArgumentKind.ROLE:
        return False
    words = view.sentence.tokens[item.last + 1 : view.items[index].first + 1]
    return not view.groups[item.ref].is_plural and not any(
        t.lower in view.determiners or t.kind is not TokenKind.WORD for t in words
    )


def names_governed(view: View, index: int) -> bool:
    """As in "X, sister of the mayor, Y, was": Y only says who the mayor is."""
    group = view.groups[view.items[index].ref]
    if group.kind is not ArgumentKind.NAME or index < 2 or view.items[index - 1].kind is not ItemKind.COMMA:
        return False
    for before in range(index - 2, 0, -1):
        item = view.items[before]
        if item.kind in (ItemKind.VERB, ItemKind.THAT, ItemKind.RELATIVE, ItemKind.SUBORDINATOR):
            return False
        if item.kind is ItemKind.GROUP and view.groups[item.ref].entity.id == group.entity.id:
            return view.groups[item.ref].kind is ArgumentKind.ROLE and is_governed(view, before)
    return False


def _role_before(view: View, index: int) -> int:
    """Of X in "Y, daughter of the former mayor of Z, X,": the item of the role that is X's; -1 where X stands alone."""
    name, before = view.groups[view.items[index].ref], view.items[index - 1] if index else None
    if before is not None and before.kind is ItemKind.GROUP:  # "defensores de los acusados X y Y"
        is_of_them = any(one.id == name.entity.id for one in view.groups[before.ref].members)
        return index - 1 if is_of_them else -1
    if index < 3 or view.items[index - 1].kind is not ItemKind.COMMA:
        return -1
    for at in range(index - 2, 0, -1):
        item = view.items[at]
        if item.kind in (ItemKind.VERB, ItemKind.COMMA, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR):
            return -1
        if item.kind is ItemKind.GROUP and view.groups[item.ref].entity.id == name.entity.id:
            return at if view.groups[item.ref].kind is ArgumentKind.ROLE else -1
    return -1


def is_as_role(view: View, index: int, words: Sequence[str]) -> bool:
    """As in "those detained as alleged members went to jail": what somebody is detained as is not who went."""
    before = index - 1
    while before > 0 and view.items[before].kind is ItemKind.OTHER:
        before -= 1
    group, tokens = view.groups[view.items[index].ref], view.sentence.tokens
    is_role = (
        group.kind not in (ArgumentKind.NAME, ArgumentKind.PRONOUN)
        and tokens[group.first].lower not in view.determiners
    )
    is_as = before > 0 and tokens[view.items[before].first].lower in words
    return is_role and is_as and view.items[before - 1].kind is not ItemKind.COMMA


def _is_wider_place(view: View, index: int) -> bool:
    """As in "in Ludhiana, India,", "at the General Hospital, Aba,": the place in which the one before it lies."""
    if index < 2 or view.items[index - 1].kind is not ItemKind.COMMA:
        return False
    pair = (view.items[index - 2], view.items[index])
    if any(item.kind is not ItemKind.GROUP for item in pair):
        return False
    before, after = (view.groups[item.ref] for item in pair)
    is_body = before.entity.type is EntityType.ORGANISATION and before.kind is ArgumentKind.NAME
    return after.entity.type is EntityType.PLACE and (is_body or before.entity.type is EntityType.PLACE)


def antecedent_of(view: View, index: int) -> int:
    """The group that a relative pronoun stands for: the one just before it, or -1."""
    before, is_measured = index - 1, False
    if sum_before(view, index) >= 0:
        return -1  # "vendió a la niña por 500 soles que recibió"
    while before >= 0 and (view.items[before].kind in _PASSED or is_of_age(view, before)):
        is_measured = view.items[before].kind is ItemKind.QUANTITY
        before -= 1
    if before > 0 and is_measured and view.items[before].kind is ItemKind.PREPOSITION:
        before -= 1  # "una niña de tres meses que": the girl
        before -= before > 0 and view.items[before].kind is ItemKind.COMMA  # "X, de 40 años, quien"
    return view.items[before].ref if before >= 0 and view.items[before].kind is ItemKind.GROUP else -1


def sum_before(view: View, index: int) -> int:
    """The sum of money that a relative pronoun stands for: "los 50.000 dólares que recibió"; -1 for none."""
    before = index - 1
    if before < 0 or view.items[before].kind is not ItemKind.QUANTITY:
        return -1
    return view.items[before].ref if view.quantities[view.items[before].ref].is_money else -1


def sums_before(view: View, clause: Clause) -> list[int]:
    """That sum, if there is one: what the verb of a relative clause takes or gives."""
    found = sum_before(view, clause.opener) if clause.link is Link.RELATIVE else -1
    return [found] if found >= 0 else []


def person_of(view: View, group: int, is_who: bool) -> int:
    """The group, or before "who" the person whom it is of: "X of Villa Alta, who"; -1 where a place has nobody."""
    if group < 0 or not is_who or view.groups[group].entity.type not in _PLACES or group not in view.position:
        return group
    index = view.position[group] - 1
    while index >= 0 and view.items[index].kind in (ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.COMMA):
        index -= 1
    is_tied = any(i.kind is ItemKind.PREPOSITION for i in view.items[index + 1 : view.position[group]])
    other = view.items[index].ref if index >= 0 and view.items[index].kind is ItemKind.GROUP and is_tied else -1
    if other >= 0 and view.groups[other].entity.type is EntityType.PERSON:
        return other
    return -1 if view.groups[group].entity.type is EntityType.PLACE else group


def is_of_age(view: View, index: int) -> bool:
    """The preposition of "años de edad"."""
    is_tie = index > 1 and view.items[index].kind is ItemKind.PREPOSITION
    return is_tie and view.sentence.tokens[view.items[index].first - 1].lower in view.durations


def separates_list(view: View, index: int) -> bool:
    """A comma between the members of a list of noun groups."""
    after = index + 1
    while after < len(view.items) and view.items[after].kind is ItemKind.AND:
        after += 1
    if after >= len(view.items) or view.items[after].kind is not ItemKind.GROUP:
        return False
    return view.groups[view.items[after].ref].coordinated_with is not None


def joins_groups(view: View, index: int) -> bool:
    """A conjunction inside a list of noun groups."""
    if index + 1 >= len(view.items) or view.items[index + 1].kind is not ItemKind.GROUP:
        return False
    return view.groups[view.items[index + 1].ref].coordinated_with is not None


def opening_bracket(view: View, index: int) -> int:
    """The item that opens the bracket closed here, where no verb stands inside; -1 otherwise."""
    if view.items[index].word != ")":
        return -1
    for before in range(index - 1, max(index - 12, -1), -1):
        if view.items[before].word == "(":
            return before
        if view.items[before].kind is ItemKind.VERB:
            return -1
    return -1


def is_place_apart(view: View, comma: int) -> bool:
    """As in "was held in Villa X, accused of": a place behind a preposition, which a comma ends."""
    at = antecedent_of(view, comma) if comma >= 0 else -1
    if at < 0 or view.items[comma].kind is not ItemKind.COMMA or at not in view.position:
        return False
    before = view.position[at] - 1
    is_place = view.groups[at].entity.type is EntityType.PLACE
    return is_place and before >= 0 and view.items[before].kind is ItemKind.PREPOSITION


def opens_duty(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in ", suspected of", ", charged with": a participle with the word that ties conduct to it."""
    tokens, at = view.sentence.tokens, clause.verb.last
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return any(words == (tokens[at].lower, after) for words, _ in grammar.duties.get(after, ()))


def is_apposition(view: View, index: int) -> bool:
    """As in "X, who replaced Y, the former chief, was arrested": Y once more; the search goes on at the name."""
    kinds = [item.kind for item in view.items[max(0, index - 2) : index]]
    if kinds != [ItemKind.GROUP, ItemKind.COMMA]:
        return False
    one, two = (view.groups[view.items[at].ref] for at in (index, index - 2))
    return one.entity.id == two.entity.id and two.kind is ArgumentKind.NAME


def not_of_another(view: View, group: int | None) -> int | None:
    """The group, unless it is as in "X, daughter of Y, a general, and Z": told of Y, who is none of the two."""
    item = view.position.get(group, 0) if group is not None else 0
    before = view.items[item - 3] if item > 2 else None
    is_other = before is not None and before.kind in (ItemKind.PREPOSITION, ItemKind.VERB)
    return None if is_other and is_apposition(view, item) else group


def has_agent(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "a brothel run by X"."""
    after = view.items[clause.item + 1 : clause.item + 2]
    return bool(after) and after[0].kind is ItemKind.PREPOSITION and after[0].word in grammar.sets["agent_slot"]


def without_participle(sentence: Sentence, group: NounGroup, grammar: Grammar) -> NounGroup:
    """As in "fue capturada Ana Quilla": after a passive auxiliary, a participle is the verb's, not the name's."""
    group = _with_former(sentence, group, grammar)
    if group.first == 0 or group.first >= group.head:
        return group
    tokens = sentence.tokens
    is_participle = any(r.tense is Tense.PARTICIPLE for r in grammar.forms.get(tokens[group.first].lower, ()))
    before = {r.lemma for r in grammar.forms.get(tokens[group.first - 1].lower, ())}
    if not is_participle or not before & grammar.sets["auxiliary_passive"]:
        return group
    return replace(group, first=group.first + 1, start=tokens[group.first + 1].start)


def as_resolved(view: View, index: int, antecedent: int, *, is_joined: bool = False) -> int:
    """After "X, nephew of the owner, who": the earlier group of the one whom coreference found for "who"."""
    first = view.items[index].first
    told = next((g.entity.id for g in view.groups if g.first == first and g.kind is ArgumentKind.PRONOUN), None)
    if told is None and not is_joined and _is_owner(view, antecedent):
        return -1  # "X, wife of Y, who": nothing tells which of the two
    earlier = [n for n, g in enumerate(view.groups) if g.entity.id == told and g.last < first and n in view.position]
    return earlier[-1] if (antecedent >= 0 or is_joined) and earlier else antecedent


def _is_owner(view: View, group: int) -> bool:
    """Whether somebody named stands right after a noun and "of"."""
    if group < 0 or view.groups[group].kind is not ArgumentKind.NAME:
        return False
    before = view.position[group] - 1
    is_person = view.groups[group].entity.type is EntityType.PERSON
    is_tied = before > 0 and view.items[before].kind is ItemKind.PREPOSITION
    return is_person and is_tied and view.items[before - 1].kind in (ItemKind.GROUP, ItemKind.OTHER)


def _with_former(sentence: Sentence, group: NounGroup, grammar: Grammar) -> NounGroup:
    """As in "condenó a quien fuera su chofer, X": who was that to somebody is the X that a comma names behind it."""
    tokens, begin = sentence.tokens, group.first - 2
    words = tuple(t.lower for t in tokens[max(begin, 0) : group.first])
    behind = tokens[group.last + 1 : group.last + 3]
    is_named = len(behind) == 2 and behind[0].text == "," and behind[1].is_capitalised
    is_role = group.kind is ArgumentKind.ROLE and group.entity.type is EntityType.PERSON and not group.is_plural
    if begin < 1 or not (is_role and is_named) or list(words) not in grammar.verbs.get("formerly", []):
        return group
    is_tied = tokens[begin - 1].lower in grammar.sets["prepositions"]
    return replace(group, first=begin, start=tokens[begin].start) if is_tied else group


def is_in_name(view: View, index: int) -> bool:
    """As in "Ni Una Menos", "Hilario Nadie": a capital among capitals, where no verb of the sentence has one."""
    tokens = view.sentence.tokens
    if not tokens[index].is_capitalised or any(tokens[v.head].is_capitalised for v in view.verbs):
        return False
    after = [t.is_capitalised for t in tokens[index + 1 : index + 3]]
    if index and tokens[index - 1].is_capitalised:
        return True
    return after == [True, True]


def is_object_before(view: View, conjunction: int) -> bool:
    """Whether a group that a verb or a preposition takes stands right before the conjunction."""
    if conjunction < 2 or view.items[conjunction - 1].kind is not ItemKind.GROUP:
        return False
    return view.items[conjunction - 2].kind in (ItemKind.VERB, ItemKind.PREPOSITION)


def goes_on_above(view: View, index: int) -> bool:
    """As in "the woman who sold the baby and the man who …": the list goes on that the relative clause is inside."""
    after = next((i for i in view.items[index + 1 : index + 3] if i.kind is not ItemKind.PREPOSITION), None)
    joined = view.groups[after.ref].coordinated_with if after is not None and after.kind is ItemKind.GROUP else None
    begin = view.position.get(joined, index) if joined is not None else index
    return any(item.kind is ItemKind.RELATIVE for item in view.items[begin + 1 : begin + 2])


_LONGEST_BODY = 8
"""Items between "agents of" and the "and" behind the name of their body."""


def more_of_them(view: View, number: int) -> int:
    """The number in "un agente de la Fiscalía y cuatro de la Policía": as many more of the same; -1 where none is."""
    begin = view.position.get(number, len(view.items)) + 1
    for at in range(begin, min(begin + _LONGEST_BODY, len(view.items) - 3)):
        kinds = [item.kind for item in view.items[at : at + 3]]
        if kinds == [ItemKind.AND, ItemKind.QUANTITY, ItemKind.PREPOSITION] and at > begin:
            quantity = view.quantities[view.items[at + 1].ref]
            is_of_body = view.items[at + 2].word in view.of and not quantity.is_money and not quantity.value.unit
            return at + 1 if is_of_body else -1
        if view.items[at].kind not in (ItemKind.GROUP, ItemKind.OTHER, ItemKind.PREPOSITION):
            return -1
    return -1


def may_think(view: View, number: int) -> bool:
    """As in "para la defensa", "para el fiscal X": no person whom an act is for, but whose opinion is told."""
    group = view.groups[number]
    words = {t.lower for t in view.sentence.tokens[max(0, group.first - 2) : group.last + 1]}
    return group.entity.type is not EntityType.PERSON or bool(words & view.of_law)
