"""What is seized, of any noun: "14 boxes of files, two computers and $86,000", "tres (03) sellos; una libreta".

Rules:
1. Commas, semicolons and "and" part one thing from the next; a preposition ends it, except "of" / "de".
2. A thing has a number, an article or a noun that the lexicon knows; a bare noun only counts inside such a list.
3. A person, a body or a place ends the list: it is no longer about goods.
4. The sum right behind "cash amounting to" is how much cash it is, and no thing of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import NounGroup, Quantity, Token, TokenKind

_GOODS = frozenset({
    EntityType.THING, EntityType.VEHICLE, EntityType.DOCUMENT, EntityType.PHONE, EntityType.ACCOUNT,
})  # fmt: skip
_LONGEST = 7
_BREAKS = frozenset(",;")


@dataclass(frozen=True, slots=True)
class Good:
    """One thing with its number, or a sum of money."""

    party: Party | None
    money: Value | None = None
    is_cut: bool = False
    """Whether a preposition ended it, so that a bare noun after "and" may belong to what follows that."""
    is_known: bool = False
    """Whether the lexicon knows its noun."""


def seized_goods(
    reading: Reading, clause: Clause, arguments: Arguments, subjects: Sequence[Party], objects: Sequence[Party]
) -> tuple[tuple[Party, ...], list[Value]]:
    """What the verb of seizure lists, and the sums of money among it."""
    view = reading.view
    found: list[Good] = []
    last = _clause_end(reading, clause)
    if clause.is_passive and clause.link is not Link.NONFINITE:
        begin = view.items[clause.opener].last + 1 if clause.opener >= 0 else 0
        found = goods_before(reading, begin, clause.verb.first - 1)
    if not found and (not clause.is_passive or reading.grammar.sets["clitics"]):
        first = clause.verb.last + 1
        is_led = clause.verb.is_reflexive and reading.view.sentence.tokens[first : first + 1]
        if is_led and is_led[0].lower in reading.grammar.table["goods"]["joints"]:  # "se incautaron de armas"
            first += 1
        found = goods_between(reading, _past_place(reading, clause, first), last)
    if clause.verb.lemma in reading.grammar.table["goods"]["finders"]:
        found = found if any(_is_surely_taken(reading, g, subjects) for g in found) else []
        objects, arguments = (), Arguments()
    sums = [g.money for g in found if g.money is not None]
    things = [g.party for g in found if g.party is not None]
    known = {p.entity.id for p in things}
    sizes = {word for filler in reading.grammar.table["goods"]["fillers"] for word in filler.split()}  # "la suma de"
    others = [o for o in objects if o.entity.id not in known and o.entity.name.lower() not in sizes]
    if clause.is_passive:  # "his body was recovered"
        never = set(reading.grammar.table["goods"]["never"])
        others = [o for o in others if not never & set(o.entity.name.lower().split())]
    if not clause.is_passive:
        asides = set(reading.grammar.table["goods"].get("asides", ()))
        behind = [p for p in parties_of(view, arguments.after_comma) if p.entity.id not in known and p not in others]
        others += [p for p in behind if p.entity.name.lower() not in asides]
        told = [*sums, *(p.value for p in things)]
        sums += [r.quantity.value for r in arguments.sums if r.quantity.is_money and r.quantity.value not in told]
    return (*things, *others), sums


def _past_place(reading: Reading, clause: Clause, first: int) -> int:
    """The token where the goods begin behind "en la casa", "durante el operativo"; `first` where there is none."""
    view = reading.view
    openers = reading.grammar.sets["place_slot"] | reading.grammar.sets["occasion_slot"]
    openers |= set(reading.grammar.table["goods"]["inside"])
    if view.sentence.tokens[first : first + 1] and view.sentence.tokens[first].lower not in openers:
        return first
    for item in view.items[clause.item + 1 :]:
        is_goods = item.kind is ItemKind.GROUP and view.groups[item.ref].entity.type in _GOODS
        if item.kind is ItemKind.QUANTITY or is_goods:
            return item.first
        if item.kind not in (ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.GROUP, ItemKind.TIME):
            break
    return first


def _clause_end(reading: Reading, clause: Clause) -> int:
    """The last token before another verb or clause begins."""
    view = reading.view
    enders = (ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR)
    for index in range(clause.item + 1, len(view.items)):
        item = view.items[index]
        is_verb = index in view.clause_at and view.clauses[view.clause_at[index]].verb.mood is not Mood.PARTICIPLE
        if item.kind in enders or is_verb:
            return item.first - 1
    return len(view.sentence.tokens) - 1


def _is_surely_taken(reading: Reading, good: Good, subjects: Sequence[Party]) -> bool:
    """Of what police find: money, or things that the lexicon knows, in a number, found by somebody or in a search."""
    if good.money is not None:
        return True
    words = {t.lower for t in reading.view.sentence.tokens}
    if not subjects and not words & set(reading.grammar.table["goods"]["contexts"]):
        return False
    return good.party is not None and good.is_known and good.party.value is not None


def goods_between(reading: Reading, first: int, last: int) -> list[Good]:
    """What the tokens from `first` to `last` list, up to the first that is no goods."""
    found: list[Good] = []
    is_aside = False
    for begin, end, mark in _chunks(reading, first, last):
        if found and (is_aside := _is_aside(reading, begin, mark, is_inside=is_aside)):
            continue
        good = _good(
            reading, begin, end, is_bare_allowed=bool(found) and not (found[-1].is_cut and mark not in _BREAKS)
        )
        if good is not None and good.party is not None and good.party.entity.name.lower() in reading.view.durations:
            break  # "secuestrado durante 57 días"
        if good is None:
            is_list_behind = not found and any(_including(reading, at) for at in (end + 1, end + 2))
            if is_list_behind or (found and found[-1].is_cut and mark not in _BREAKS):
                continue
            break
        found.append(good)
    return found


def _is_aside(reading: Reading, begin: int, mark: str, *, is_inside: bool) -> bool:
    """As in "cocaína, valorada en 400.000 dólares, y dos armas", "una camioneta, color gris, …": of the good before."""
    table, word = reading.grammar.table["goods"], reading.view.sentence.tokens[begin].lower
    is_more = is_inside and mark in reading.grammar.verbs["disjunctions"]  # "llamada hielo o cristal"
    return is_more or (mark == "," and word in table.get("asides", ()))


def goods_listed(reading: Reading, first: int, last: int) -> list[Good]:
    """What a list in a note names, each part between semicolons by itself."""
    tokens, found, begin = reading.view.sentence.tokens, [], first
    for index in range(first, last + 2):
        if index == last + 1 or tokens[index].text == ";":
            found += goods_between(reading, begin, index - 1)
            begin = index + 1
    return found


def goods_before(reading: Reading, first: int, last: int) -> list[Good]:
    """What the tokens from `first` to `last` list, back to the last that is no goods."""
    found: list[Good] = []
    for begin, end, _ in _chunks(reading, first, last):
        good = _good(reading, begin, end, is_bare_allowed=True)
        if good is None:
            found.clear()
        else:
            found.append(good)
    return found if any(g.is_known or g.money or (g.party and g.party.value) for g in found) else []


def _chunks(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """(first token, last token, mark before it) of what commas and "and" part; brackets are passed over."""
    tokens, joins = reading.view.sentence.tokens, reading.grammar.sets["conjunctions"]
    begin, mark, depth = first, "", 0
    for index in range(first, last + 1):
        word = tokens[index].lower
        depth += (word == "(") - (word == ")")
        size = _including(reading, index)
        if depth > 0 or not (word in _BREAKS or word in joins or size):
            continue
        if size and begin >= index - 1:  # ", including"
            begin = index + size
            continue
        if begin < index:
            yield begin, index - 1, mark
        begin, mark = index + max(size, 1), word if begin < index or word in _BREAKS or not mark else mark
    if begin <= last:
        yield begin, last, mark


def _including(reading: Reading, index: int) -> int:
    """Tokens of "including", "entre ellos" that begin here, behind which goods are told one by one."""
    tokens = reading.view.sentence.tokens
    for phrase in reading.grammar.table["goods"]["including"]:
        words = phrase.split()
        if [t.lower for t in tokens[index : index + len(words)]] == words:
            return len(words)
    return 0


def _good(reading: Reading, begin: int, end: int, *, is_bare_allowed: bool) -> Good | None:
    tokens = reading.view.sentence.tokens
    start = _skip_fillers(reading, begin, end)
    is_begun = start > begin
    quantity = _quantity_at(reading, start)
    value: Value | None = None
    if quantity is not None:
        if quantity.is_money:
            return Good(None, quantity.value)
        value, start = quantity.value, quantity.last + 1
        if start <= end and tokens[start].lower in reading.grammar.table["goods"].get("calibres", ()):
            value, start, is_begun = None, start + 1, True
        start = _skip_bracket(tokens, start, end)
    elif start <= end and tokens[start].lower in reading.grammar.table["goods"]["ones"]:
        value = Value(text=tokens[start].text, number=Decimal(1), unit=None, qualifier=Quantifier.EXACT)
        start += 1
    elif start <= end and tokens[start].lower in reading.grammar.sets["determiners"]:
        start, is_begun = start + 1, True
    start = _skip_measure(reading, start, end)
    stop = _noun_end(reading, start, end)
    if stop < start:
        return None
    group = _group_in(reading, start, stop)
    if group is not None and group.entity.type not in _GOODS:
        return None
    money = _sum_behind(reading, start) if value is None else None
    if group is None and value is None and not (is_begun or is_bare_allowed or money):
        return None
    if value is None and group is not None and group.quantity is not None:
        value = group.quantity.value
    entity = group.entity if group is not None else thing_at(reading, start, stop)
    if money is not None:
        known = entity if group is not None else thing_at(reading, start, start)
        return Good(Party(known, money), is_known=group is not None)
    if value is not None and group is not None and group.unit:
        value = replace(value, unit=value.unit or group.unit)
    return Good(Party(entity, value), is_cut=stop < end, is_known=group is not None)


def _sum_behind(reading: Reading, start: int) -> Value | None:
    """Rule 4: as in "cash amounting to $5,000", "dinero en efectivo por un total de 5.000 dólares"."""
    table = reading.grammar.table["goods"]
    words = [t.lower for t in reading.view.sentence.tokens]
    if words[start] not in table["money"]:
        return None
    start += 3 if set(words[start + 2 : start + 3]) & set(table["money"]) else 1  # "dinero en efectivo"
    for phrase in table["amounting"]:
        at = start + len(phrase.split())
        if at < len(words) and words[start:at] == phrase.split():
            quantity = _quantity_at(reading, at)
            return quantity.value if quantity is not None and quantity.is_money else None
    return None


def _skip_fillers(reading: Reading, start: int, end: int) -> int:
    tokens = reading.view.sentence.tokens
    moved = True
    while moved:
        moved = False
        for filler in reading.grammar.table["goods"]["fillers"]:
            words = filler.split()
            if start + len(words) <= end + 1 and [t.lower for t in tokens[start : start + len(words)]] == words:
                if _quantity_at(reading, start) is None:
                    start, moved = start + len(words), True
                break
    return start


def _quantity_at(reading: Reading, index: int) -> Quantity | None:
    view = reading.view
    every = (*view.quantities, *(g.quantity for g in view.groups if g.quantity is not None))
    return next((q for q in every if q.first <= index <= q.last), None)


def _skip_bracket(tokens: Sequence[Token], start: int, end: int) -> int:
    """As in "tres (03) sellos": past the number repeated in figures."""
    if start + 2 <= end and tokens[start].text == "(" and tokens[start + 2].text == ")":
        return start + 3
    return start


def _skip_measure(reading: Reading, start: int, end: int) -> int:
    """As in "57 kilos of cocaine": what is weighed."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["goods"]
    is_measured = start + 2 <= end and tokens[start].lower in table["measures"]
    return start + 2 if is_measured and tokens[start + 1].lower in table["joints"] else start


def _noun_end(reading: Reading, start: int, end: int) -> int:
    """The last token of the noun that begins at `start`; before `start` where none does."""
    tokens, sets = reading.view.sentence.tokens, reading.grammar.sets
    joints = reading.grammar.table["goods"]["joints"]
    closed = {i for t in reading.view.times for i in range(t.first, t.last + 1)}
    closed |= {i for c in reading.view.clauses for i in range(c.verb.first, c.verb.last + 1)}
    closed |= {
        i.first for i in reading.view.items if i.kind in (ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR)
    }
    stop = start - 1
    for index in range(start, min(end, start + _LONGEST) + 1):
        token = tokens[index]
        if token.kind not in (TokenKind.WORD, TokenKind.NUMBER) or index in closed:
            break
        if token.lower in joints:
            if index == start:
                break
            continue
        if token.lower in reading.grammar.table["goods"]["never"]:
            return start - 1
        if token.lower in sets["adverbs"] or token.lower in sets["relatives"]:
            break
        if token.lower in sets["prepositions"] or token.lower in sets["pronouns"] or token.lower in sets["negations"]:
            break
        stop = index
    return stop


def _group_in(reading: Reading, start: int, stop: int) -> NounGroup | None:
    """The noun group that stands first in these tokens."""
    return next((g for g in reading.view.groups if start <= g.head <= stop or g.first <= start <= g.last), None)


def thing_at(reading: Reading, start: int, stop: int) -> DocumentEntity:
    """The thing that these tokens name, where no noun group does."""
    tokens = reading.view.sentence.tokens
    first, last = tokens[start].start, tokens[stop].end
    name = reading.text[first:last]
    mention = Mention(first, last, name, NameLevel.ROLE)
    key = identity("entity", reading.document, first, last, EntityType.THING.value)
    return DocumentEntity(key, reading.document, EntityType.THING, name, NameLevel.ROLE, (mention,))
