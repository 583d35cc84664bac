"""Runs of capitalised words: whether each names a person, an organisation or a place.

1. A run is capitalised words, joined by particles; function words at its beginning are cut off.
2. Titles and roles before a name are no part of it.
3. What a run names is decided by its own words, then by its neighbours, then by the rest of the document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.datelines import is_dateline
from ovillo.extraction.naming.given_days import is_day_as_name, past_day
from ovillo.extraction.naming.name_joins import is_behind_opening, join_parts
from ovillo.extraction.naming.name_parts import (
    after_titles,
    has_any,
    has_person_end,
    has_role_before,
    is_of_widow,
    is_somebodys_child,
    is_widow_mark,
    opens_portfolio,
    person_tail,
    starts_role,
    surnames_in,
)
from ovillo.extraction.naming.name_spans import begins_else, spans_of
from ovillo.extraction.naming.name_types import NameRun, Scan, classify, follows_alias, has_age
from ovillo.extraction.naming.name_words import (
    JOINED,
    SHORTEST_SAYER,
    inner_words,
    is_name_token,
    is_shouted,
    lower_words,
    opening_words,
    writes_number,
)
from ovillo.extraction.naming.numbered import opens_court, past_numbered
from ovillo.extraction.naming.outlets import is_outlet_link
from ovillo.extraction.naming.surname_runs import as_surnames
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

LONGEST_ACRONYM = 6
_QUOTES = frozenset("\"“”«»‘’'")


def find_runs(sentences: Sequence[Sentence], who: WhoWords) -> tuple[NameRun, ...]:
    """Every run of every sentence that may be a name, in order."""
    lowered = lower_words(sentences)
    texts = [s for s in sentences if s.block.kind is not BlockKind.BOILERPLATE and not is_shouted(s)]
    kept = (surnames_in(s.tokens, first, last, who) for s in texts for first, last in spans_of(s.tokens, who))
    surnames = frozenset().union(*kept)
    scan = Scan(who, inner_words(sentences) | opening_words(sentences, lowered, who), lowered, surnames)
    found: list[NameRun] = []
    for number, sentence in enumerate(sentences):
        if sentence.block.kind is BlockKind.BOILERPLATE or is_shouted(sentence):
            continue
        for first, last in spans_of(sentence.tokens, who):
            found.extend(_read_run(number, sentence.tokens, first, last, scan))
    return tuple(_share_types(sentences, as_surnames(join_parts(sentences, found, who), who), who))


def _share_types(sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords) -> Iterator[NameRun]:
    """Names in one list are of one kind: "Judges A, B and C", "los municipios de A, B y C"."""
    kept: NameRun | None = None
    for index, run in enumerate(runs):
        tokens = sentences[run.sentence].tokens
        is_open = run.type is None or (run.is_weak and not run.is_certain)
        is_lone = run.type is EntityType.PERSON and not run.is_certain and len(run.words) == 1
        is_open = is_open or (is_lone and kept is not None and kept.type is EntityType.PLACE)
        is_amid = index + 1 < len(runs) and runs[index + 1].type is EntityType.PLACE
        is_amid = is_amid and _has_next(tokens, run, runs[index + 1 :], who)
        if kept is not None and (is_open or is_amid) and _is_place_behind_article(tokens, kept, run, who):
            run = replace(run, start=run.start - 1, first=run.first - 1, type=EntityType.PLACE, is_weak=False)  # noqa: PLW2901
        elif is_open and kept is not None and is_behind_opening(tokens, kept, run, who):
            pass  # "En Lima, X fue detenido"
        elif is_open and kept is not None and kept.sentence == run.sentence and _is_next(tokens, kept, run, who):
            run = _as(run, kept.type, tokens, who)  # noqa: PLW2901 — the run with what its neighbour is
        elif (
            is_open
            and (kind := _kind_before(tokens, run, who)) is not None
            and _has_next(tokens, run, runs[index + 1 :], who)
        ):
            run = _as(run, kind, tokens, who)  # noqa: PLW2901
        kept = (
            run
            if run.type in {EntityType.PLACE, EntityType.PERSON} and (run.is_certain or run.type is EntityType.PLACE)
            else None
        )
        yield run


def _as(run: NameRun, kind: EntityType | None, tokens: Sequence[Token], who: WhoWords) -> NameRun:
    is_person = kind is EntityType.PERSON
    gender = who.gender_of_name(tokens[run.first].text) if is_person else None
    return replace(run, type=kind, is_weak=False, is_certain=is_person, gender=run.gender or gender)


def _is_next(tokens: Sequence[Token], one: NameRun, two: NameRun, who: WhoWords) -> bool:
    between = [fold(token.text) for token in tokens[one.last + 1 : two.start]]
    return 0 < len(between) <= 2 and all(word == "," or word in who.words["and"] for word in between)


def _is_place_behind_article(tokens: Sequence[Token], one: NameRun, two: NameRun, who: WhoWords) -> bool:
    """As in "Santa Ana, La Libertad y Sonsonate": the article is part of the name."""
    between = tokens[one.last + 1 : two.start]
    is_article = len(between) > 1 and between[-1].is_capitalised and fold(between[-1].text) in who.words["articles"]
    is_near = one.type is EntityType.PLACE and one.sentence == two.sentence and two.start == two.first
    return is_near and is_article and all(t.text == "," or fold(t.text) in who.words["and"] for t in between[:-1])


def _has_next(tokens: Sequence[Token], run: NameRun, others: Sequence[NameRun], who: WhoWords) -> bool:
    return bool(others) and others[0].sentence == run.sentence and _is_next(tokens, run, others[0], who)


def _kind_before(tokens: Sequence[Token], run: NameRun, who: WhoWords) -> EntityType | None:
    """What a plural noun before the list says: "judges", "the towns of"."""
    back = [fold(token.text) for token in tokens[max(0, run.start - 3) : run.start]]
    if back and any(role.is_plural and role.type is EntityType.PERSON for _, role in who.roles.get(back[-1], ())):
        return EntityType.PERSON
    is_place = len(back) > 1 and back[-1] in who.words["of_group"]
    return EntityType.PLACE if is_place and any(word in who.names["place_plurals"] for word in back[:-1]) else None


def _read_run(number: int, tokens: Sequence[Token], first: int, last: int, scan: Scan) -> Iterator[NameRun]:
    first = past_numbered(tokens, first, last, scan.who)
    first = _skip_common(tokens, first, last, scan.who, scan.inner)
    if first <= last and writes_number(tokens, first, last, scan.who):
        return
    if first > last or (last + 1 < len(tokens) and tokens[last + 1].lower.endswith(JOINED)):
        return  # "two Camp Ovillo-based soldiers"
    for begin, end in _split_at_links(tokens, first, last, scan.who):
        tail = person_tail(tokens, begin, end, scan.who)
        link = tail if begin < tail < end and tokens[tail].lower in scan.who.names["organisation_links"] else -1
        for part in ((begin, tail - 1), (tail + (tail == link), end)) if begin < tail else ((begin, end),):
            run = classify(number, tokens, part[0], part[1], scan)
            if run is not None:
                is_day = is_day_as_name(tokens, run.first, run.last, scan.who)
                yield _as(run, EntityType.PERSON, tokens, scan.who) if is_day else run


def _skip_common(tokens: Sequence[Token], first: int, last: int, who: WhoWords, inner: frozenset[str]) -> int:
    """The first token that can belong to a name."""
    while (first := past_day(tokens, first, last, who)) <= last:
        folded = fold(tokens[first].text)
        is_called = tokens[first].is_capitalised and follows_alias(tokens, first, who)
        if is_called or starts_role(tokens, first, last, who) or _opens_body(tokens, first, last, who):
            return first  # "alias «Gato»", "Home Secretary X", "Minister for Home Affairs"
        is_start = first == 0 or tokens[first - 1].kind is not TokenKind.WORD or begins_else(tokens, first, who)
        is_demonym = folded in who.names["demonyms"] and not who.is_given(folded) and first < last
        if (first == 0 and _is_noun_of_names(tokens, last, who)) or (
            is_demonym and who.is_given(tokens[first + 1].text) and who.modifier_is_left
        ):
            first += 1  # "Peruvian X"
            continue
        is_outlet = (
            folded in who.words["outlet_articles"]
            and first < last
            and has_any(tokens, first + 1, last, who, "outlet_words")
        )
        is_quoted = (
            first and tokens[first - 1].text in _QUOTES and last + 1 < len(tokens) and tokens[last + 1].text in _QUOTES
        )
        is_article = folded in who.names["particles"] and first < last and (not is_start or is_quoted)
        is_mark = first < last and folded in who.words["alias_words"]  # "Alias Gato"
        is_opener = is_start and first < last and folded in who.names["openers"]  # "Now Ana Rojo"
        if is_mark or is_opener or (is_start and _is_verb_before_name(tokens, first, last, who)):
            first += 1
            continue
        is_loud = first == 0 and tokens[first].text.isupper() and first < last and not tokens[last].text.isupper()
        if not tokens[first].is_capitalised or (is_loud and folded in who.words["modifiers"]):
            first += 1
        elif (
            (is_article and tokens[first + 1].is_capitalised)
            or (is_outlet and not is_start)
            or (first < last and tokens[first + 1].is_capitalised and folded in who.words["modifiers"])
        ) or (first < last and _is_told_to_be_name(tokens, first, last, who)):
            return first
        elif folded in who.names["common"] and (not who.is_given(folded) or _is_pronoun(tokens, first, last, who)):
            if is_outlet or _is_owned_body(tokens, first, last, who):
                return first
            first += 1
        elif who.is_given(folded) and first < last and tokens[first + 1].is_capitalised:
            return first
        elif folded.rstrip(".") in who.names["never"] or _is_plain_start(
            tokens, first, last, who, inner, is_start=is_start
        ):
            first += 1
        else:
            return first
    return first


def _opens_body(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    return opens_portfolio(tokens, first, who) or opens_court(tokens, first, last, who)


def _is_told_to_be_name(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "identified as A Paz", an initial; "a grandfather, one Monday X"; "Sunday X, 45, was"."""
    if not first or is_day_as_name(tokens, first, last, who):
        return is_day_as_name(tokens, first, last, who)
    is_initial = tokens[first].text == "A" and tokens[first - 1].text[0].islower()
    return is_initial or (first > 1 and fold(tokens[first - 1].text) in who.words["one_named"])


def _is_noun_of_names(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "Brothers X and Y were", "Teachers X and Y": a plural that opens the sentence before names."""
    if last < 1:
        return False
    roles = [role for words, role in who.roles.get(fold(tokens[0].text), ()) if len(words) == 1 and role.is_plural]
    if who.is_given(tokens[1].text):
        return any(role.lemma in who.words["pair_nouns"] for role in roles) or (
            any(role.type is EntityType.PERSON for role in roles) and _goes_on(tokens, last, who)
        )
    is_body = has_any(tokens, 1, last, who, "organisation_heads") or has_any(tokens, 1, last, who, "place_heads")
    is_people = any(role.type is EntityType.PERSON for role in roles) and tokens[1].is_capitalised
    return is_people and not is_body and _goes_on(tokens, last, who)


def _goes_on(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """Whether "and", or a comma, and another capitalised word stand behind the run: a list of names."""
    behind = tokens[last + 1 : last + 3]
    is_joint = len(behind) > 1 and (behind[0].text == "," or fold(behind[0].text) in who.words["and"])
    return is_joint and behind[1].is_capitalised


def _is_pronoun(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Ella fue detenida": a pronoun that is a given name elsewhere, with no surname after it."""
    lower = tokens[first].lower
    is_one = any(lower in who.exact_pronouns[kind] for kind in ("male", "female"))
    return is_one and (first == last or not tokens[first + 1].is_capitalised)


def _is_owned_body(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Children's Council", "Home Office"."""
    heads = who.names["organisation_heads"]
    if first < last and fold(tokens[first].text) in heads and fold(tokens[first + 1].text) in heads:
        return tokens[first + 1].is_capitalised
    is_possessive = first + 2 <= last and tokens[first + 1].lower in who.words["possessive_mark"]
    return is_possessive and has_any(tokens, first + 2, last, who, "organisation_heads")


def _is_verb_before_name(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Cayó Ana Rojo", "Detuvieron a Ana Rojo": a verb that only the beginning of the sentence capitalises."""
    if who.modifier_is_left or first >= last or who.is_given(tokens[first].text) or tokens[first].text.isupper():
        return False
    is_verb = tokens[first].lower.endswith(who.verb_endings) and tokens[first + 1].is_capitalised
    return is_verb and (tokens[first].lower.endswith("ó") or who.is_given(tokens[first + 1].text))


def _is_sayer(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "Prado aseguró…": a word that names nobody else, before a verb that only people are subjects of."""
    if index + 1 >= len(tokens) or fold(tokens[index + 1].text) not in (
        who.words["person_verbs"] | who.words["outlet_verbs"]
    ):
        return False
    folded = fold(tokens[index].text)
    is_other = folded in who.names["common"] | who.names["never"] or folded in who.roles or folded.endswith("s")
    return not is_other and len(folded) > SHORTEST_SAYER


def _is_plain_start(
    tokens: Sequence[Token], first: int, last: int, who: WhoWords, inner: frozenset[str], *, is_start: bool
) -> bool:
    """Whether the word is capitalised only because it begins the sentence."""
    folded = fold(tokens[first].text)
    if not is_start or folded in inner or who.is_given(folded) or folded in who.names["places"]:
        return False
    if first == 0 and first < last and is_dateline(tokens, first, last, who):
        return False
    if folded not in who.roles and is_of_widow(tokens, first, last, who):  # "Vda. de Ríos": she, and not Ríos
        return False
    if is_somebodys_child(tokens, first, last, who):
        return False
    if first == last and _is_sayer(tokens, first, who):
        return False
    is_capitals = tokens[first].text.isupper() and len(folded) > 1
    if first < last and tokens[first + 1].text.isupper() and len(tokens[first + 1].text) > 2 and not is_capitals:
        is_aged = has_age(tokens, last, who) and folded not in who.roles  # "Linnea MARSH, 36"
        return folded not in who.names["organisation_heads"] and not is_aged
    if is_capitals and 2 <= len(folded) <= LONGEST_ACRONYM:
        return False
    is_article = first < last and fold(tokens[first + 1].text) in who.words["outlet_articles"]
    if first < last and is_name_token(tokens, first + 1):
        return is_article
    follows = tokens[first + 1].text if first + 1 < len(tokens) else ""
    is_title = fold(tokens[first].text) in who.names["titles"] | who.names["titles_male"] | who.names["titles_female"]
    return not is_title and (first < last or follows not in {",", "(", "'s", "’s"} or folded in who.roles)


def _opens_object(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """Whether this "a" brings somebody in, and is no part of a name such as "Atención a Víctimas"."""
    before = fold(tokens[index - 1].text)
    is_act = before.endswith(("cion", "sion")) or before in who.names["acts_upon"]
    return tokens[index].lower in who.names["object_links"] and not is_act


def _is_quoted_whole(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "la banda «Los Canasteros de Jacaranda»": one name, from mark to mark."""
    is_open = first > 0 and tokens[first - 1].text in {"«", "“"}
    return is_open and last + 1 < len(tokens) and tokens[last + 1].text in {"»", "”"}


def _split_at_links(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> Iterator[tuple[int, int]]:
    """One span for the name of an organisation; otherwise cut where a link joins two names."""
    heads = who.names["organisation_heads"]
    begin = first
    index = first
    while index <= last:
        token = tokens[index]
        is_joint = index > begin and not token.is_capitalised and token.kind is TokenKind.WORD
        if is_joint:
            after = next(at for at in range(index, last + 1) if tokens[at].is_capitalised)
            has_head = any(fold(tokens[at].text) in heads for at in range(begin, index))
            is_role = fold(tokens[begin].text) not in heads and after_titles(tokens, begin, index - 1, who) == index
            has_head = has_head and not is_role and not has_person_end(tokens, begin, index - 1, who)
            is_possessive = token.lower in who.words["possessive_mark"]
            tail_head = any(fold(tokens[at].text) in heads for at in range(after, last + 1))
            is_place_next = fold(tokens[after].text) in who.names["places"] and not has_head
            is_owned_place = (
                is_possessive and fold(tokens[after].text) in who.names["place_heads"]
            )  # "Prince X's County"
            keeps = (tail_head and is_possessive) or (is_owned_place and who.modifier_is_left)
            if not is_possessive:
                named = after_titles(tokens, begin, index - 1, who)  # "Midwife Ana Rojo de Paz"
                is_person = (
                    named < index
                    and (who.is_given(tokens[begin].text) or who.is_given(tokens[named].text))
                    and token.lower in who.names["particles"]
                    and (not is_place_next or who.is_given(tokens[after].text) or (index - begin == 1 and after < last))
                )
                is_part = token.lower in who.names["particles"]
                is_seat = _opens_seat(tokens, begin, index, last, who)
                is_place = is_part and index - begin <= 2 and fold(tokens[begin].text) in who.names["place_heads"]
                has_head &= not is_seat and not _opens_object(tokens, index, who)  # "en el Hospital Central a Rojo"
                has_head &= is_part or not after < after_titles(tokens, after, last, who) <= last  # "Court against X"
                keeps = (
                    is_outlet_link(tokens, begin, index, last, who)
                    or (has_head and not who.is_given(tokens[after].text))
                    or is_person
                    or is_place
                    or _joins_surname(tokens, begin, index, (after, last), who)
                    or (tail_head and who.modifier_is_left and token.lower in who.words["and"])
                    or (is_part and _is_quoted_whole(tokens, first, last))
                    or (index - begin == 1 and token.lower in who.names["particles"] and not is_place_next)
                )
                keeps = keeps and not _is_of_body(tokens, (begin, named), (index, after, last), who)
            if not keeps:
                yield begin, index - 1
                begin = after
            index = after
        index += 1
    yield begin, last


def _joins_surname(tokens: Sequence[Token], begin: int, link: int, behind: tuple[int, int], who: WhoWords) -> bool:
    """As "bin" in "Khaled bin Walid" or "de" in "Torres Vda. de Ríos"."""
    after, last = behind
    is_of_husband = any(is_widow_mark(tokens, begin, at, last, who) for at in (link - 1, link))
    return is_of_husband or is_somebodys_child(tokens, link - 1, after, who)


def _is_of_body(tokens: Sequence[Token], before: tuple[int, int], behind: tuple[int, int, int], who: WhoWords) -> bool:
    """As in "la jueza Ana Quilla | del Tercer Juzgado Penal": a person and the body that they are of."""
    (begin, named), (link, after, last) = before, behind
    if who.modifier_is_left or tokens[link].lower not in who.words["of_group"] or named >= link:
        return False
    heads = who.names["organisation_heads"]
    if any(fold(tokens[at].text) in heads for at in range(begin, link)):
        return False
    is_titled = named > begin or has_role_before(tokens, begin, who)
    is_full = who.is_given(tokens[named].text) and link - named > 1
    if not (is_full or is_titled) or fold(tokens[named].text) in who.names["saints"]:
        return False
    first = fold(tokens[after].text)
    at = after + (first in who.words["ordinals"])
    is_head = at <= last and fold(tokens[at].text) in heads
    is_long = sum(tokens[n].is_capitalised for n in range(after, last + 1)) > 1
    return is_head and (is_long or (is_titled and link - named > 1))  # a surname may be "de la Corte"


def _opens_seat(tokens: Sequence[Token], begin: int, link: int, last: int, who: WhoWords) -> bool:
    """As in "the Surya Home in Villa X": where a body is, which is no part of its name."""
    if fold(tokens[link].text) not in who.words["seat_links"] or last - link > _LONGEST_SEAT:
        return False
    heads = who.names["seated_heads"] | (who.names["organisation_heads"] if who.modifier_is_left else frozenset())
    at = link - 1 if who.modifier_is_left else begin
    tail = [fold(token.text) for token in tokens[link + 1 : last + 1]]
    nouns = who.names["common"] | who.names["organisation_heads"] | who.names["bodies"]
    is_noun = any(word in nouns or word in who.roles for word in tail)
    return fold(tokens[at].text) in heads and not is_noun and all(t.is_capitalised for t in tokens[link + 1 : last + 1])


_LONGEST_SEAT = 3
"""Words of the name of a place after "in"."""
