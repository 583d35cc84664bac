"""Where a run of capitalised words begins and ends: particles, "and" and commas within the names of bodies.

1. Particles and possessives join capitalised words: "Rojo de la Paz", "State Attorney's Office".
2. "And" joins them where a body's own word stands at one of their ends: "the Economic and Organised Crime Office".
3. An age that begins a sentence begins no name: "Six-year-old Ana Rojo".
"""

from collections.abc import Iterator, Sequence

from ovillo.extraction.naming.name_words import is_name_token
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Opens, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords


def spans_of(tokens: Sequence[Token], who: WhoWords) -> Iterator[tuple[int, int]]:
    """First and last token of every run, in order."""
    index = 0
    while index < len(tokens):
        if not is_name_token(tokens, index) or tokens[index].lower.endswith(who.age_compounds):
            index += 1
            continue
        last = index
        while True:
            step = _next_in_run(tokens, last, who)
            if step == last:
                break
            last = step
        begin = index + (index < last and fold(tokens[index].text) in who.words["articles"])  # "The Bureau of"
        last = _past_commas(tokens, begin, last, who)
        last = _past_conjunction(tokens, begin, last, who)
        yield index, last
        index = last + 1


def _past_conjunction(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """The end of the name of a body that holds an "and": "the County Resources and Management Department"."""
    after = last + 2
    if after >= len(tokens) or fold(tokens[last + 1].text) not in who.words["and"] or not is_name_token(tokens, after):
        return last
    end = after
    while (step := _next_in_run(tokens, end, who)) != end:
        end = step
    if tokens[last + 1].text == "&":
        return end
    heads, before = who.names["organisation_heads"], fold(tokens[first - 1].text) if first else ""
    if fold(tokens[first].text) in who.names["nations"] and fold(tokens[end].text) in heads:
        return end  # "U.S. Immigration and Customs Enforcement"
    has_head = any(fold(tokens[at].text) in heads for at in range(first, last + 1))
    is_given = any(who.is_given(tokens[at].text) for at in (first, after))
    if is_given or any(fold(tokens[at].text) in who.names["places"] for at in (first, last, after)):
        return last
    if who.modifier_is_left:
        is_whole = before in who.words["determiners"] and end > after and fold(tokens[end].text) in heads
        is_ministry = _is_ministry(tokens, first, last, who)
        is_ministry = is_ministry and end == after and fold(tokens[end].text) not in heads | who.names["common"]
        return end if (is_whole and not has_head) or (is_ministry and last > first) else last
    is_begun = fold(tokens[first].text) in who.names["bodies"] and last > first
    tail_head = any(fold(tokens[at].text) in heads for at in range(after, end + 1))
    if last > first and fold(tokens[first].text) in heads and fold(tokens[after].text) in who.names["fields"]:
        return end  # "Fiscalía de Crimen Organizado y Lavado de Activos"
    return end if is_begun and not tail_head and tokens[last - 1].lower in who.names["particles"] else last


def _is_ministry(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "the Department of", "Agents of the Bureau of"."""
    bodies, of = who.names["bodies"], who.words["of_group"]
    return any(fold(tokens[at].text) in bodies and tokens[at + 1].lower in of for at in range(first, last))


def _past_commas(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """As in "the Bureau of Alcohol, Tobacco, Firearms and Explosives": the last of its subjects before "and"."""
    if last == first or not (who.modifier_is_left and _is_ministry(tokens, first, last, who)):
        return last
    end = last
    while end + 2 < len(tokens) and tokens[end + 1].text == "," and is_name_token(tokens, end + 2):
        end += 2
        while end + 1 < len(tokens) and is_name_token(tokens, end + 1):
            end += 1
    is_closed = end + 2 < len(tokens) and fold(tokens[end + 1].text) in who.words["and"]
    inner = [fold(tokens[at].text) for at in range(last + 1, end + 1)]
    is_other = any(who.is_given(word) or word in who.names["places"] for word in inner)
    return end if is_closed and is_name_token(tokens, end + 2) and not is_other else last


def _is_shouted(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "Ana Rojo NOT GUILTY": a word of no name, in capitals behind one that is not."""
    word = tokens[index].text
    return word.isupper() and not tokens[index - 1].text.isupper() and fold(word) in who.names["never"]


def _next_in_run(tokens: Sequence[Token], last: int, who: WhoWords) -> int:
    """Index of the next capitalised word of the run, or `last` where it ends."""
    after = last + 1
    if after >= len(tokens):
        return last
    if _is_shouted(tokens, after, who) or begins_else(tokens, after, who):
        return last
    if is_name_token(tokens, after):
        return after
    if tokens[last].lower in who.names["number_marks"] and tokens[after].kind is TokenKind.NUMBER:
        return after
    links = 0
    while after < len(tokens) and links < 3:
        lower = tokens[after].lower
        is_link = lower in who.names["particles"] or (
            lower in who.names["organisation_links"] and lower not in who.words["and"]
        )
        if not is_link and not (lower in who.words["possessive_mark"] and links == 0):
            break
        if lower in who.names["place_prepositions"] and _is_place_at(tokens, after + 1, who):
            break
        after += 1
        links += 1
    is_day = after < len(tokens) and fold(tokens[after].text) in who.names["never"] - who.names["name_ends"]
    if links and after < len(tokens) and is_name_token(tokens, after) and not is_day:
        return after
    return last


def begins_else(tokens: Sequence[Token], at: int, who: WhoWords) -> bool:
    """Whether a capitalised word at the beginning of a line or a column goes on with no name of the one before."""
    if tokens[at].opens is Opens.COLUMN:
        return _is_narrow(tokens, at)
    if tokens[at].opens is not Opens.LINE or not is_name_token(tokens, at) or tokens[at].text.isupper():
        return False
    folded, lower = fold(tokens[at].text), tokens[at].lower
    is_given = who.is_given(folded)
    is_full = at > 1 and all(is_name_token(tokens, n) for n in (at - 1, at - 2))
    if is_given:
        is_followed = at + 1 < len(tokens) and is_name_token(tokens, at + 1)
        return is_full and is_followed and at > 2 and is_name_token(tokens, at - 3)  # "Ana Sol Quilla | Leo Gil"
    names = who.names
    is_small = folded in names["common"] | names["never"] | names["openers"] and folded not in names["particles"]
    is_verb = lower in who.told or lower.endswith(who.verb_endings + who.common_suffixes)
    return is_small or is_verb or (is_full and folded in who.roles)


def _is_narrow(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word, or else the two before, stand close together: not so in "Ana     Sol     Quilla"."""
    if at + 1 < len(tokens) and is_name_token(tokens, at + 1):
        return tokens[at + 1].opens is Opens.NOTHING
    return at > 1 and is_name_token(tokens, at - 2) and tokens[at - 1].opens is Opens.NOTHING


def _is_place_at(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    words = tuple(fold(token.text) for token in tokens[index : index + 3])
    if not words:
        return False
    return words[0] in who.names["places"] or any(
        phrase == words[: len(phrase)] for phrase in who.place_phrases.get(words[0], ())
    )
