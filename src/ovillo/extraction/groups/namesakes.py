"""Two people of one name in a text: cousins, father and son, namesakes.

1. Of two full names, one within the other, with a noun of kin before one of them, each is a person.
2. "X Jr." named after plain X is another; where X Jr. comes first, X is short for him, unless it has an age.
3. The same full name a second time is another person where "his father," or "another" stands before it, or ", father
   of the accused" or "is not related to the detainee" behind it, and the text has named nobody else by then. From
   there on the bare name says nothing of which: it is neither.
4. A judge or officer whose name holds one word more between its ends is not whoever was told of before without a post:
   "Juan Rojo was held. The judge, Juan Carlos Rojo,".
5. Where people bear two surnames, who is called by the second alone is another: Inés Paz is no Inés Rojo Paz, but
   may be her mother.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft, is_short_form
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence, Token
from ovillo.extraction.words.who_words import WhoWords

_BEFORE = 3
"""Tokens before a name in which a noun of kin may stand: "his cousin, X"."""
_FAR_BEFORE = 9
"""The same with a post between: "the officer's brother, colonel X"."""
_BESIDE = 3
"""Tokens from a name to its post: "X, a judge", "el juez de turno X"."""
_BACK = 2
"""Sentences back to the other name."""
_OF_ACCUSED = 5
"""Tokens of ", father of the accused"."""
_TWO = 2
_ENDS = frozenset(".;:()")


def find_namesakes(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords
) -> frozenset[frozenset[tuple[str, ...]]]:
    """The pairs of names that are never one person in this document."""
    return frozenset((*_pairs(sentences, runs, who), *_second_surnames(runs, who)))


def _second_surnames(runs: Sequence[NameRun], who: WhoWords) -> Iterator[frozenset[tuple[str, ...]]]:
    """Rule 5."""
    people = {run.words for run in runs if run.type in {None, EntityType.PERSON} and len(run.words) > 1}
    for long in people if not who.modifier_is_left else ():
        first = long[-2]
        if len(long) <= _TWO or who.is_given(first) or first in who.names["particles"] or not who.is_given(long[0]):
            continue
        for short in people:
            if short[0] == long[0] and short[-1] == long[-1] and first not in short and is_short_form(short, long):
                yield frozenset({short, long})


def _pairs(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords
) -> Iterator[frozenset[tuple[str, ...]]]:
    named = [run for run in runs if len(run.words) > 1]
    for at, run in enumerate(named):
        plain = run.words[:-1]
        if _has_generation(run, who):
            bare = [(other, place < at) for place, other in enumerate(named) if other.words == plain]
            if any(is_before or _has_own_age(sentences, other) for other, is_before in bare):
                yield frozenset({run.words, plain})
        if _is_in_office(sentences, run, who):
            for other in _told_without_post(sentences, named[:at], run, who):
                yield frozenset({run.words, other.words})
        if not _has_kin_before(sentences[run.sentence].tokens, named, run, who):
            continue
        for other in named:
            is_near = 0 <= run.sentence - other.sentence <= _BACK and (other.sentence, other.first) != (
                run.sentence,
                run.first,
            )
            is_like = is_short_form(run.words, other.words) or is_short_form(other.words, run.words)
            if is_near and is_like and run.words != other.words:
                yield frozenset({run.words, other.words})


def _has_generation(run: NameRun, who: WhoWords) -> bool:
    return run.words[-1] in who.names["generations"] | who.names["generations_closed"]


def _has_own_age(sentences: Sequence[Sentence], run: NameRun) -> bool:
    """As in "X, de 70 años," and "X, 70,"."""
    behind = [token.text for token in sentences[run.sentence].tokens[run.last + 1 : run.last + 1 + _BESIDE]]
    return behind[:1] == [","] and any(text.isdigit() for text in behind)


def _has_kin_before(tokens: Sequence[Token], named: Sequence[NameRun], run: NameRun, who: WhoWords) -> bool:
    """Rule 1: with nobody else named between, and no end of a clause."""
    begin = max(
        [0, run.start - _FAR_BEFORE, *(o.last + 1 for o in named if o.sentence == run.sentence and o.last < run.start)]
    )
    before = tokens[begin : run.start]
    ends = [at for at, token in enumerate(before) if token.text in _ENDS or fold(token.text) in who.words["be"]]
    before = before[max(ends, default=-1) + 1 :]
    is_after_post = any(_is_post(token.text, who) for token in before[-_BEFORE:]) or run.title is not None
    return any(_is_of_kin(token.text, who) for token in before[-_FAR_BEFORE if is_after_post else -_BEFORE :])


def _told_without_post(
    sentences: Sequence[Sentence], before: Sequence[NameRun], run: NameRun, who: WhoWords
) -> Iterator[NameRun]:
    """Rule 4."""
    for other in before:
        is_inside = len(other.words) > 1 and other.words[0] == run.words[0] and other.words[-1] == run.words[-1]
        is_shorter = is_inside and len(other.words) < len(run.words) and is_short_form(other.words, run.words)
        if not is_shorter or sentences[other.sentence].block.kind is not BlockKind.PARAGRAPH:
            continue
        if not any(_is_in_office(sentences, one, who) for one in before if one.words == other.words):
            yield other


def _is_in_office(sentences: Sequence[Sentence], run: NameRun, who: WhoWords) -> bool:
    """Whether the post of one who tries or polices others stands beside the name."""
    tokens = sentences[run.sentence].tokens
    title = () if run.title is None else tuple(run.title.split())
    before = [token.text for token in tokens[max(0, run.start - _BESIDE) : run.start]]
    after = [token.text for token in tokens[run.last + 1 : run.last + 1 + _BESIDE]]
    is_aside = bool(after) and after[0] == ","
    return any(_is_post(word, who) for word in (*before, *title, *(after if is_aside else ())))


def _is_post(word: str, who: WhoWords) -> bool:
    folded = fold(word)
    return any(phrase == (folded,) and "office" in role.categories for phrase, role in who.roles.get(folded, ()))


def _is_of_kin(word: str, who: WhoWords) -> bool:
    folded = fold(word)
    if folded in who.words["namesakes"]:
        return True
    return any(phrase == (folded,) and "relative" in role.categories for phrase, role in who.roles.get(folded, ()))


def part_namesakes(
    sentences: Sequence[Sentence],
    runs: Sequence[NameRun],
    drafts: Mapping[tuple[str, ...], Draft],
    who: WhoWords,
) -> dict[tuple[int, int], Draft]:
    """(sentence, first token) of each name that is not of the first who bears it, with whose it is (rule 3)."""
    found: dict[tuple[int, int], Draft] = {}
    people = [run for run in runs if run.words in drafts and drafts[run.words].type is EntityType.PERSON]
    for at, run in enumerate(people):
        if (run.sentence, run.first) in found or not _is_second(sentences, people[:at], run, who):
            continue
        first = drafts[run.words]
        found[(run.sentence, run.first)] = Draft(first.type, NameLevel.FULL, "", run.gender, words=run.words)
        either = Draft(first.type, NameLevel.FULL, "", words=run.words)
        for later in people[at + 1 :]:
            if drafts[later.words].root is first.root:
                found.setdefault((later.sentence, later.first), either)
    return found


def _is_second(sentences: Sequence[Sentence], before: Sequence[NameRun], run: NameRun, who: WhoWords) -> bool:
    """Whether the same full name stands a little earlier, and the words before this one are of somebody else."""
    near = [other for other in before if run.sentence - other.sentence <= _BACK]
    if len(run.words) < _TWO or not near or any(other.words != run.words for other in near):
        return False
    words = [fold(token.text) for token in sentences[run.sentence].tokens[: run.start]]
    behind = sentences[run.sentence].tokens[run.last + 1 :]
    if _is_kin_of_accused(behind, who) or _is_told_apart(sentences[run.sentence], run, who):
        return True
    if words[-1:] and words[-1] in who.words["one_more"] | who.words["others"]:
        return True
    if words[-1:] == [","]:
        words.pop()
    return bool(words) and _is_of_kin(words[-1], who)


def _is_kin_of_accused(behind: Sequence[Token], who: WhoWords) -> bool:
    """As in "X, padre del acusado", "X, father of the accused"."""
    words = [fold(token.text) for token in behind[:_OF_ACCUSED]]
    if len(words) < _OF_ACCUSED - 1 or words[0] != "," or not _is_of_kin(words[1], who):
        return False
    return words[2] in who.words["of_person"] and any(_is_accused(word, who) for word in words[3:])


def _is_told_apart(sentence: Sentence, run: NameRun, who: WhoWords) -> bool:
    """As in "X opened a market and is not related to the detainee"; "is not the detainee" only of X with a post."""
    words = [fold(token.text) for token in sentence.tokens[run.last + 1 :]]
    has_post = run.title is not None or any(_is_post(t.text, who) for t in sentence.tokens[: run.start][-_BESIDE:])
    text = f" {' '.join(words)} "
    for phrase in who.words["told_apart"] | (who.words["told_not_to_be"] if has_post else frozenset()):
        before, found, _ = text.partition(f" {phrase} ")
        end = len(before.split()) + len(phrase.split())
        if found and any(_is_accused(w, who) or w.startswith(who.signs_of_arrest) for w in words[end : end + _BESIDE]):
            return True
    return False


def _is_accused(word: str, who: WhoWords) -> bool:
    roles = (role for phrase, role in who.roles.get(word, ()) if phrase == (word,))
    return word in who.words["accused"] or any(role.lemma in who.words["accused"] for role in roles)
