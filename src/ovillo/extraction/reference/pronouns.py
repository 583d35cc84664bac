"""Pronouns, and only those for which one person fits."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.name_lists import are_listed
from ovillo.extraction.reference.own_clause import CUTS, clause_start, is_doer_here, is_object_form
from ovillo.extraction.reference.owned import (
    is_owned,
    is_owner_himself,
    is_said_of,
    is_too_young,
    opens_with_owner,
    owned_by_another,
    owner_of_row,
    told_to_be,
    within_told,
)
from ovillo.extraction.reference.relatives import antecedent, antecedent_of_whose, who_before
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.set_apart import (
    OPENING,
    acts_upon,
    are_several,
    is_done_in_office,
    is_emphatic,
    is_fronted,
    is_named_behind,
    is_of_several,
    is_owner,
    is_perhaps_anothers,
    is_teller_in_office,
    is_told_held,
    opens_with_unknown,
)
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_BACK = 2
"""Tokens from \"by\" back to the end of the group before its participle."""
_QUOTES_END = frozenset('"”»')
"""A pronoun after one of these says what is quoted, and is nobody of whom the quotation speaks."""
_QUOTES = frozenset('"“«‘')


def add_pronouns(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Adds a group for every pronoun that can only mean one person."""
    for number, sentence in enumerate(sentences):
        row = slots[number]
        if not row and not number:
            continue
        _add_possessors(sentences, slots, number, who)
        covered = {index for slot in row for index in range(slot.first, slot.last + 1)}
        for index, token in enumerate(sentence.tokens):
            folded = fold(token.text)
            if index in covered or is_emphatic(sentence, covered, index, who):
                continue  # "X himself was never charged", "was herself charged"
            draft = gender = None
            if folded in who.pronouns["relative"]:
                draft = antecedent(sentence, row, index, who)
            elif token.lower in _accented(who, "male") or token.lower in _accented(who, "female"):
                gender = "m" if folded in who.pronouns["male"] else "f"
                if not _stands_before_noun(row, index) and not _owns_next(sentence, index, who):
                    draft = _meant(sentences, slots, (number, index), gender, who)
            elif token.lower in _accented(who, "near_male") or token.lower in _accented(who, "near_female"):
                gender = "m" if token.lower in _accented(who, "near_male") else "f"
                draft = _last_named(sentences, slots, number, index, gender, who)
            if draft is not None and index and sentence.tokens[index - 1].text in _QUOTES:
                is_speaker = draft.level is NameLevel.ROLE or draft in _quoted(sentences, slots, number, index)
                # the one quoted may speak of somebody else
                draft = _spoken_of(sentences, slots, number, index, gender) if is_speaker else draft
            if draft and gender and not draft.gender and draft.level in (NameLevel.FULL, NameLevel.ROLE):
                draft.gender = gender
            if draft is not None:
                draft.mentions.add((token.start, token.end, NameLevel.ROLE))
                row.append(Slot(index, index, index, ArgumentKind.PRONOUN, draft))
                row.sort(key=lambda slot: slot.first)


def _meant(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], gender: str, who: WhoWords
) -> Draft | None:
    """Whom "he", "her" or "él" at this sentence and token stands for, if it can only be one."""
    number, index = at
    sentence, row = sentences[number], slots[number]
    is_object = is_object_form(sentence, index, who)
    stop = begin = clause_start(sentence, index, who) if is_object else index
    stop = 0 if index and sentence.tokens[index - 1].text in _QUOTES_END else stop
    draft = _only_person(sentences, slots, number, stop, gender, who)
    draft = None if draft and is_named_behind(sentence, row, index, draft, who) else draft
    if draft is not None and _is_teller(sentences, slots, at, draft, who):
        draft = None
    draft = draft or _accused_before(sentences, slots, number, index, gender, who)
    is_doer = draft is not None and is_object and is_doer_here(sentence, row, (begin, index), draft, who)
    return None if is_doer else draft


def _quoted(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, index: int) -> list[Draft]:
    """Who may be quoted: the people before the quotation in its sentence, or in one before it that ends in a colon."""
    found = _people(slots[number], index - 1, None)
    tokens = sentences[number - 1].tokens if number and index <= OPENING else ()
    if tokens and tokens[-1].text == ":":
        found += _people(slots[number - 1], len(tokens), None)
    elif (opening := _opening_quote(sentences, number, index)) is not None:
        found += _people(slots[number - 1], opening, None)
    return found


def _opening_quote(sentences: Sequence[Sentence], number: int, index: int) -> int | None:
    """As in "X added: “Y ordered it. “He also …": where the quotation that goes on here was opened."""
    tokens = sentences[number - 1].tokens if number and index <= OPENING else ()
    before = (at for at, token in enumerate(tokens) if token.text in _QUOTES and at and tokens[at - 1].text in ":,")
    return next(before, None)


def _spoken_of(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, index: int, gender: str | None
) -> Draft | None:
    """The only one whom the quotation speaks of in the sentence before."""
    opening = _opening_quote(sentences, number, index)
    if opening is None:
        return None
    inside = [slot for slot in slots[number - 1] if slot.first > opening]
    return _sure(_people(inside, len(sentences[number - 1].tokens), gender))


def _add_possessors(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, who: WhoWords) -> None:
    """Who "his", "her" or "su" before a noun stands for, where only one person can be meant."""
    for slot in slots[number]:
        determiner = slot.role.determiner if slot.role else None
        before = fold(sentences[number].tokens[slot.first - 1].text) if slot.first else ""
        if slot.role is not None and before in who.words["whose"]:
            slot.possessor = antecedent_of_whose(sentences[number], slots[number], slot, who)
            continue
        if determiner is None and slot.role is not None and slot.run is not None and slot.first:
            determiner = fold(sentences[number].tokens[slot.first - 1].text)  # "his X apartment"
        if determiner is None or determiner not in who.words["possessives"] | who.words["possessives_plural"]:
            continue
        male, female = who.words["possessives_male"], who.words["possessives_female"]
        is_of_one = determiner in male | female
        if determiner in who.words["possessives_plural"] or (slot.is_plural and not is_of_one):
            continue
        gender = "m" if determiner in male else "f" if determiner in female else None
        if _is_after_participle(sentences[number], slots[number], slot, who):
            continue
        at, row = sentences[number], slots[number]
        told = told_to_be(at, row, slot, who)  # "X is her nephew": not X's
        owner = None if told else who_before(at, row, slot, gender, who) or _neighbour(at, row, slot, gender, who)
        owner = owner or _only_person(sentences, slots, number, (told or slot).first, gender, who)
        owner = None if told is not None and owner is told.draft.root else owner
        owner = owner_of_row(at, row, slot, determiner, who) or within_told(at, row, slot, owner, who)
        if owner is not None and (is_said_of(at, row, slot, owner, who) or is_owner_himself(row, slot, owner, who)):
            continue  # "The detainee is his driver": somebody else's
        if owner is not None and slot.role is not None and is_too_young(owner, slot.role.role.lemma, who):
            continue
        if owner is None or is_perhaps_anothers(sentences, slots, number, owner, who):
            continue  # "The judge acquitted her brother", "The defence, led by X, said that his cousin": whose
        if owner.level is not NameLevel.ROLE or any(o.draft.root is owner for o in row if o.last < slot.first):
            slot.possessor = owner


def _is_after_participle(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "a boy abandoned by his mother": the boy's mother, whoever else the sentence names."""
    tokens = sentence.tokens
    at = slot.first - 1 - int(fold(tokens[slot.first].text) != (slot.role.determiner if slot.role else None))
    if at < _BACK or fold(tokens[at].text) not in who.words["agent_marks"]:
        return False
    is_participle = fold(tokens[at - 1].text).endswith(tuple(who.words["participle_endings"]))
    return is_participle and any(other.last == at - _BACK and other.run is None for other in row)


def _neighbour(sentence: Sentence, row: Sequence[Slot], slot: Slot, gender: str | None, who: WhoWords) -> Draft | None:
    """Who stands directly before, joined by a comma or "and": "a man, his girlfriend and ..."."""
    at = slot.first - 1
    at -= fold(sentence.tokens[at].text) in who.words["possessives"]
    at -= at > 1 and fold(sentence.tokens[at].text) in who.words["before_whom"]  # "a X, a su esposo Y"
    mark = at
    while at > 0 and (sentence.tokens[at].text == "," or fold(sentence.tokens[at].text) in who.words["and"]):
        at -= 1
    before = next((other for other in row if other.last == at and at < mark), None)
    if before is None or before.draft.root.type is not EntityType.PERSON or before.is_plural:
        return None
    return before.draft.root if gender is None or before.gender in {None, gender} else None


def _last_named(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, index: int, gender: str, who: WhoWords
) -> Draft | None:
    """As in "un primo de este": the person spoken of last, here or in the sentence before."""
    tokens = sentences[number].tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or not (after.text in CUTS or fold(after.text) in who.words["after_near"]):
        return None
    for at in (number, number - 1):
        if at < 0 or sentences[at].block.kind is not BlockKind.PARAGRAPH:
            return None
        is_owned = (
            index > 1 and fold(tokens[index - 1].text) in who.words["of_group"]
        )  # "a cousin of his": not the cousin
        stop = index - 1 - is_owned if at == number else len(sentences[at].tokens)
        before = _people(slots[at], stop, gender)
        if before:
            return before[-1]
    return None


def _accented(who: WhoWords, key: str) -> frozenset[str]:
    return who.exact_pronouns[key]


def _stands_before_noun(row: Sequence[Slot], index: int) -> bool:
    """As in "este hombre": a determiner, no pronoun."""
    return any(slot.first == index + 1 for slot in row)


def _owns_next(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """As in "concealing her reports": a possessor, unless a small word, a mark or an adverb follows it."""
    if fold(sentence.tokens[index].text) not in who.pronouns["object_after_verb"] or index + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[index + 1]
    word = fold(after.text)
    is_small = (
        word in who.words["after_object"] | who.words["events_undergone"] | who.words["prepositions"] | who.words["and"]
    )
    is_small |= word in who.words["clause_openers"] | who.words["be"] | who.words["have"]
    is_small |= word in who.pronouns["relative"]
    return after.kind is TokenKind.WORD and not is_small and not word.endswith(("ly", "ing"))


def _only_person(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    number: int,
    index: int,
    gender: str | None,
    who: WhoWords,
) -> Draft | None:
    """The one person of fitting gender here before the word, else of the sentences before."""
    is_doer = fold(sentences[number].tokens[index].text) in _doers(who)
    here, apart, told = _people_here(sentences, slots, number, index, gender, who)
    if len(here) > 1 and opens_with_owner(sentences[number], slots[number], who):
        return None  # "The girl's mother said that she": who of the two
    if len(here) == 1 and (owned := owned_by_another(slots[number], here[0], who)) is not None:
        is_client = owned.role is not None and owned.role.role.lemma in who.words["works_for_client"]
        return owned.possessor.root if is_client and owned.possessor is not None else None
    if here:
        is_listed = len(here) > 1 and are_listed(sentences[number], slots[number], here[:2], who)
        is_open = is_doer and fold(sentences[number].tokens[index - 1].text) in who.words["clause_openers"]
        return None if is_listed else _chosen(slots[number], here, gender, who, is_open=is_open)
    for back in (1, 2) if not is_of_several(sentences[number], slots[number], index, who) else ():
        at = number - back
        if at < 0 or sentences[at].paragraph < sentences[number].paragraph - 1:
            break
        if sentences[at].block.kind is not BlockKind.PARAGRAPH or opens_with_unknown(sentences[at], slots[at], who):
            break
        before = _people(slots[at], len(sentences[at].tokens), gender)
        before = [draft for draft in before if draft.level is not NameLevel.ROLE or _is_shown(slots[at], draft, gender)]
        before = [draft for draft in before if draft not in apart and draft not in told]
        if told and is_doer and not is_told_held(sentences, slots, at, before, who):
            return None  # "X met the minister. The minister said he sold": who of the two
        opener = slots[at][0] if slots[at] and slots[at][0].first <= OPENING else None
        owners = [s.draft.root for s in slots[at] if is_owner(sentences[at], s, who)]  # "X's successor, Y, … He": Y
        before = [d for d in before if d not in owners] if len(before) > len(owners) else before
        before = [d for d in before if not acts_upon(sentences[at], slots[at], d, who)] if len(before) > 1 else before
        is_unsure = opener is not None and opener.draft.root in before and opener.gender is None
        if len(before) > 1 and opens_with_owner(sentences[at], slots[at], who):
            return None
        if is_unsure and len(before) > 1 and opener is not None and opener.draft.root.level is NameLevel.ROLE:
            return None  # "A man … X. He": who of the two
        if gender is None and len(before) == 1 and is_owned(slots[at], before[0], who):
            return None  # "Su esposo, X, fue absuelto. … su hermana": of X or of whose husband he is
        if len(before) > 1 and are_listed(sentences[at], slots[at], before[:2], who):
            return None  # "X and Y were arrested. She": who of the two
        if before:
            return _chosen(slots[at], before, gender, who)
    return None


def _doers(who: WhoWords) -> frozenset[str]:
    return (who.pronouns["male"] | who.pronouns["female"]) - who.words["possessives"] - who.pronouns["object"]


def _people_here(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    number: int,
    index: int,
    gender: str | None,
    who: WhoWords,
) -> tuple[list[Draft], list[Draft], list[Draft]]:
    """Who of the sentence may be meant; who is set apart in a phrase before the clause, and what officials tell it."""
    here = _people(slots[number], index, gender)
    apart = [d for d in here if is_fronted(sentences[number], slots[number], d, index, who)]
    told = [d for d in here if is_teller_in_office(sentences, slots, number, d, index, who)]
    told += are_several(sentences[number], slots[number], here, index, who)
    here = [draft for draft in here if draft not in apart and draft not in told]
    if len(here) > 1 and not is_done_in_office(sentences[number], index, who):  # "X questioned Y before she was held"
        here = [d for d in here if not acts_upon(sentences[number], slots[number], d, who)] or here
    return here, apart, told


def _is_shown(row: Sequence[Slot], draft: Draft, gender: str | None) -> bool:
    """Whether somebody unnamed opens the sentence, or is of that gender by the words."""
    if row[0].first <= OPENING and row[0].draft.root is draft:
        return True
    return gender is not None and any(slot.draft.root is draft and slot.gender == gender for slot in row)


def _is_teller(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    at: tuple[int, int],
    draft: Draft,
    who: WhoWords,
) -> bool:
    """As in "X said Y sold babies. She was arrested": who told it may not be who is told of; "she added" is X."""
    number, index = at
    tokens = sentences[number].tokens
    after = fold(tokens[index + 1].text) if index + 1 < len(tokens) else ""
    if not number or index > OPENING or after in who.words["person_verbs"]:
        return False
    row, told = slots[number - 1], sentences[number - 1].tokens
    for slot in row:
        if slot.draft.root is not draft or slot.kind is ArgumentKind.PRONOUN:
            continue
        end = slot.end + 1
        end += end < len(told) and told[end].text == ","
        end += end < len(told) and fold(told[end].text) in who.pronouns["relative"]
        if end < len(told) and fold(told[end].text) in who.words["person_verbs"]:
            people = _people([other for other in row if other.first > end], len(told), draft.gender)
            return any(one is not draft and not is_official(one, who) for one in people)
    return False


def _accused_before(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    number: int,
    index: int,
    gender: str | None,
    who: WhoWords,
) -> Draft | None:
    """As in "The prosecutor says it was X. He was charged": no official, where one other is named."""
    ahead = [fold(token.text) for token in sentences[number].tokens[index + 1 : index + 4]]
    is_passive = bool(ahead) and ahead[0] in who.words["be"] | who.words["have"]
    if not is_passive or not any(word.startswith(who.signs_of_arrest) for word in ahead):
        return None
    at = number if _people(slots[number], index, gender) else number - 1
    if at < 0 or sentences[at].block.kind is not BlockKind.PARAGRAPH:
        return None
    before = _people(slots[at], index if at == number else len(sentences[at].tokens), gender)
    owners = [s.draft.root for s in slots[at] if is_owner(sentences[at], s, who)]  # "X's successor, Y, … He": Y
    before = [draft for draft in before if draft not in owners]
    named = [draft for draft in before if draft.level is not NameLevel.ROLE and not is_official(draft, who)]
    named = [draft for draft in named if not _is_teller(sentences, slots, (number, index), draft, who)]
    return named[0] if len(named) == 1 else None


def _chosen(
    row: Sequence[Slot], found: Sequence[Draft], gender: str | None, who: WhoWords, *, is_open: bool = False
) -> Draft | None:
    """The only one; of several whoever the sentence opens with; of one named and others of unsaid gender the named."""
    told = {id(slot.draft.root) for slot in row if gender is not None and slot.gender == gender}
    is_opening = row[0].first <= OPENING and row[0].draft.root is found[0]
    if len(found) == 1:
        is_shown = is_opening or gender is None or id(found[0]) in told or found[0].level is not NameLevel.ROLE
        return _sure(found) if is_shown else None
    if is_official(found[0], who) and not all(is_official(draft, who) for draft in found):
        return None  # who accuses or who is accused
    named = [draft for draft in found if draft.level is not NameLevel.ROLE]
    if is_open and sum(not is_official(draft, who) for draft in named) > 1:
        return None  # "X left Y after she sold a baby": who of the two
    if is_opening and (id(found[0]) in told or not told & {id(draft) for draft in found}):
        return _sure(found[:1])
    others = [draft for draft in found if draft not in named and id(draft) in told]
    return _sure(named) if not others else None


def _people(row: Sequence[Slot], before: int, gender: str | None) -> list[Draft]:
    """Single people of fitting gender in the groups before this token, each once."""
    several = [slot.draft.root for slot in row if slot.is_plural]  # nor is "who" one in "Children who are free"
    found: list[Draft] = []
    for slot in row:
        root = slot.draft.root
        is_one = slot.last < before and root.type is EntityType.PERSON and root not in (*several, *found)
        if is_one and (gender is None or slot.gender in {None, gender}):
            found.append(root)
    return found


def _sure(found: Sequence[Draft]) -> Draft | None:
    if len(found) != 1:
        return None
    one = found[0]
    return one if one.level is not NameLevel.PARTIAL or one.titles or one.roles or one.gender else None
