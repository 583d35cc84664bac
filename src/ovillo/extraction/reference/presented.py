"""Whom the next sentences name as the one of whom a report's beginning tells: "A nurse was jailed. X, 45, …".

1. The beginning tells an arrest, a charge or a sentence of one person, and of nobody beside.
2. The first person named after it is new and opens the sentence; before the name only officials and the same one are
   spoken of.
3. They are presented: "The accused, X", "El médico, X", where nobody else of the beginning is called so; or, by a like
   trade or an age, where the sentence tells an age, a court or a deed of theirs.
4. Nothing told of them is contrary: gender, age, another trade, being kin, a victim or a witness, "was also held".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.identified import after_identified
from ovillo.extraction.groups.predicatives import named_behind
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.known_people import Report, are_alike
from ovillo.extraction.reference.role_links import is_definite, is_official
from ovillo.extraction.reference.suffered import behind_name, has_suffered
from ovillo.extraction.reference.tried import is_blamed, is_told_after, is_told_before, is_tried
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_NEXT = 6
_SOON = 3
"""Sentences within which an age or a trade presents somebody, nobody named between; a definite noun does further on."""
_OPENING = 1
_STEM = 4
_LED = 3
"""Tokens of a heading from the word for an arrest to who is held: "CBI arrests BSF employee".
"""
_MANY = frozenset({EntityType.PERSON, EntityType.GROUP})
_QUOTES = frozenset('"“«')


def presented_next(report: Report, number: int, slot: Slot) -> Slot | None:
    """The name of the one whom the description can only mean; rule 4 but for "also" is the caller's."""
    if not _is_told_alone(report, number, slot):
        return _called_next(report, number, slot) if number <= report.lead else None
    if number > report.lead:
        return _named_at_once(report, number, slot)
    step = 0
    is_other_named = False
    for later in _next_sentences(report, number):
        row = report.slots[later]
        name = _first_named(report, later, slot)
        if name is not None and has_suffered(report, later, name):
            step += 1
            continue  # "A man was charged with murder. Y was found dead. X, 40, appeared in court"
        if name is not None:
            place = (later, _SOON if is_other_named else step)
            if _is_presented(report, (number, slot), place, name):
                return name
            if is_blamed(report.sentences[later], row, name, report.who):
                return None
            is_other_named = True
            continue
        told = _of_lead(report, number, later)
        if told is not None and _may_be_one(slot, told):
            return presented_next(report, later, told)
        if not (_is_same_spoken_of(report, row, slot) or _is_quoted(report.sentences[later])):
            return None
        is_official_named = any(each.run is not None and each.draft.root.type is EntityType.PERSON for each in row)
        step = _SOON if is_official_named else step + 1
    return None


def _called_next(report: Report, number: int, slot: Slot) -> Slot | None:
    """As in "A judge took 900 dollars. The magistrate, X, …": a deed of one is told, who is called by a noun."""
    sentence, row, who = report.sentences[number], report.slots[number], report.who
    others = (each for each in row if each.draft.root is not slot.draft.root and each.draft.root.type in _MANY)
    if any(is_blamed(sentence, row, each, who) for each in others) or not is_deed_told(sentence, slot, who):
        return None
    later = next(_next_sentences(report, number), None)
    name = _first_named(report, later, slot) if later is not None else None
    if later is None or name is None or has_suffered(report, later, name):
        return None
    is_one = _is_new(report, later, name) and _is_first(report, later, name) and not _is_also(report, later, name)
    return name if is_one and is_called_so(report, (number, slot), later, name) else None


def _named_at_once(report: Report, number: int, slot: Slot) -> Slot | None:
    """As in "Also on Monday a trafficker was held. X, 38, was wanted": further on, the next sentence names them."""
    later = next(_next_sentences(report, number), None)
    name = _first_named(report, later, slot) if later is not None else None
    if later is None or name is None or has_suffered(report, later, name):
        return None
    sentence, row, who = report.sentences[later], report.slots[later], report.who
    is_aged = any(part.kind in {"age", "alias"} for part in name.description)
    is_shown = is_blamed(sentence, row, name, who) or is_deed_told(sentence, name, who)
    is_told = is_shown or says_who(sentence, name, who) or is_called_so(report, (number, slot), later, name)
    return name if is_aged and is_told and _is_presented(report, (number, slot), (later, 0), name) else None


def _first_named(report: Report, later: int, slot: Slot) -> Slot | None:
    """Whom the sentence names first, officials left out, unless they are of the trade told before."""
    for each in report.slots[later]:
        if each.run is None or each.draft.root.type is not EntityType.PERSON:
            continue
        if not is_official(each.draft, report.who) or are_alike(each.draft.root.roles, _lemma(slot), report.who):
            return each
    return None


def _of_lead(report: Report, number: int, later: int) -> Slot | None:
    """The one nameless person of whom the text below a heading tells an arrest or a trial: "A 45-year-old nurse"."""
    if report.sentences[number].block.kind is BlockKind.PARAGRAPH:
        return None
    row = [each for each in report.slots[later] if each.role is not None and each.run is None and not each.is_plural]
    told = [each for each in row if each.draft.root.level is NameLevel.ROLE and _is_told_alone(report, later, each)]
    return told[0] if len(told) == 1 and later <= report.lead else None


def _may_be_one(one: Slot, other: Slot) -> bool:
    return not (one.gender and other.gender and one.gender != other.gender)


def _is_quoted(sentence: Sentence) -> bool:
    """Whether it gives somebody's words: nobody is brought in there."""
    return any(token.text in _QUOTES for token in sentence.tokens)


def _next_sentences(report: Report, number: int) -> Iterator[int]:
    """The next sentences of the text, headings between left out where the description stands in one."""
    found = 0
    is_heading = report.sentences[number].block.kind is not BlockKind.PARAGRAPH
    for later in range(number + 1, len(report.sentences)):
        if report.sentences[later].block.kind is BlockKind.PARAGRAPH:
            yield later
            found += 1
        elif not is_heading:
            return
        if found == _NEXT:
            return


def _is_told_alone(report: Report, number: int, slot: Slot) -> bool:
    """Rule 1."""
    sentence, row, who = report.sentences[number], report.slots[number], report.who
    others = [each for each in row if each.draft.root is not slot.draft.root and each.draft.root.type in _MANY]
    if any(is_tried(sentence, row, each, who) for each in others):
        return False
    after = fold(sentence.tokens[slot.last + 1].text) if slot.last + 1 < len(sentence.tokens) else ""
    if (
        is_tried(sentence, row, slot, who)
        or is_blamed(sentence, row, slot, who)
        or after.startswith(who.signs_of_arrest)
    ):
        return True
    if is_told_after(sentence, row, slot, tuple(who.words["signs_of_dismissal"]), who):
        return True
    is_first = not any(each.first < slot.first for each in others)
    is_heading = sentence.block.kind is not BlockKind.PARAGRAPH
    tokens = sentence.tokens
    near = [*tokens[max(0, slot.first - _LED) : slot.first], *tokens[slot.last + 1 : slot.last + 2]]
    if _is_acquitted(sentence, slot, who):
        return True
    return is_first and is_heading and any(fold(token.text).startswith(who.signs_of_arrest) for token in near)


def _is_acquitted(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "A court acquitted a nurse", "absolvieron a una enfermera"."""
    before = [fold(token.text) for token in sentence.tokens[max(0, slot.first - 2) : slot.first]]
    near = before[-1:] if before and before[-1] not in who.words["before_whom"] else before[-2:]
    return any(word.startswith(tuple(who.words["signs_of_acquittal"])) for word in near)


def _is_same_spoken_of(report: Report, row: Sequence[Slot], slot: Slot) -> bool:
    """Whether a sentence without a name speaks of nobody but the same one, of officials and of children."""
    who = report.who
    same = who.words["accused"] | who.words["grown"]
    for each in row:
        if each.role is None or each.draft.root.type not in _MANY or each.draft.root is slot.draft.root:
            continue
        lemma = each.role.role.lemma
        is_one = not each.is_plural and each.role.determiner in who.words["definite"]
        is_one = is_one and (lemma in same or are_alike({lemma}, _lemma(slot), who))
        is_beside = bool({"office"} & each.role.role.categories) or lemma in who.words["infants"]
        if not (is_one or is_beside or lemma in who.words["court_people"]):
            return False
    return True


def _lemma(slot: Slot) -> str:
    assert slot.role is not None
    return slot.role.role.lemma


def _is_new(report: Report, later: int, name: Slot) -> bool:
    root = name.draft.root
    earlier = (each for row in report.slots[:later] for each in row if each.run is not None)
    return root.level is not NameLevel.ROLE and not any(each.draft.root is root for each in earlier)


def opens(report: Report, later: int, name: Slot) -> bool:
    """Rule 2: the sentence opens with the name or its noun, or officials tell it of them."""
    sentence, row, who = report.sentences[later], report.slots[later], report.who
    first = min(each.first for each in row if each.draft.root is name.draft.root)
    led = fold(sentence.tokens[first - 1].text) if first else ""
    is_led = led in who.words["tellers"] | who.words["clause_openers"] | {"say", "says", "que"} or led == ","
    is_led = is_led or (is_tried(sentence, row, name, who) and led not in who.words["of_group"] | who.words["like"])
    return first <= _OPENING or is_led or says_who(sentence, name, who) or is_told_before(sentence, row, name, who)


def _is_first(report: Report, later: int, name: Slot) -> bool:
    """Rule 2: nobody but officials before."""
    row = report.slots[later]
    first = min(each.first for each in row if each.draft.root is name.draft.root)
    before = [each for each in row if each.first < first and each.draft.root.type in _MANY]
    is_said = says_who(report.sentences[later], name, report.who)
    before = [each for each in before if not (is_said and _is_the_accused(each, report.who))]
    return all(_is_beside(each, report.who) or _is_named_by(report, later, each, name) for each in before)


def _is_the_accused(slot: Slot, who: WhoWords) -> bool:
    """As in "The agency did not name the suspect, but a statement identified her as X"."""
    is_one = slot.role is not None and slot.run is None and not slot.is_plural
    is_definite = slot.role is not None and slot.role.determiner in who.words["definite"]
    return is_one and is_definite and _lemma(slot) in who.words["accused"] | who.words["grown"]


def _is_beside(slot: Slot, who: WhoWords) -> bool:
    """Whether this is an official, a child or somebody of the court."""
    roles = slot.draft.root.roles | ({slot.role.role.lemma} if slot.role is not None else set())
    is_office = slot.role is not None and "office" in slot.role.role.categories
    return is_office or is_official(slot.draft, who) or bool(roles & (who.words["infants"] | who.words["court_people"]))


def says_who(sentence: Sentence, name: Slot, who: WhoWords) -> bool:
    """As in "Se trata de X", "Police identified her as X": who the one is of whom has been told."""
    tokens = sentence.tokens
    begun = {phrase_at(tokens, 0, who.phrases["it_is"]), after_identified(tokens, -1, who)}
    before = [fold(token.text) for token in tokens[max(0, name.first - _LED) : name.first]]
    is_told = len(before) == _LED and before[-1] in who.words["as"] and bool(set(before) & who.words["identifies"])
    pronouns = who.pronouns["object"] | who.pronouns["object_after_verb"] | who.words["object_clitics"]
    is_of_pronoun = bool(set(before) & pronouns)
    after = tokens[name.last + 1].lower if name.last + 1 < len(tokens) else ""
    is_named = name.first in begun or (is_told and is_of_pronoun)
    behind = [fold(token.text) for token in tokens[max([name.last, *(p.last for p in name.description)]) + 1 :][:2]]
    if any(word in who.words["and"] for word in behind) and _is_listed(sentence, name, who):
        return False  # "Se trata de X e Y"
    return name.first > 0 and is_named and after not in who.words["possessive_mark"]


def _is_listed(sentence: Sentence, name: Slot, who: WhoWords) -> bool:
    """Whether a capital stands behind the "and" that follows the name: somebody else's."""
    tokens = sentence.tokens[name.end + 1 :][:3]
    return any(fold(one.text) in who.words["and"] and two.is_capitalised for one, two in pairwise(tokens))


def _is_also(report: Report, later: int, name: Slot) -> bool:
    """As in "X was also held": somebody else than the one told of before."""
    tokens = report.sentences[later].tokens[name.last + 1 :]
    return any(fold(token.text) in report.who.words["besides_one"] for token in tokens)


def _is_presented(report: Report, opening: tuple[int, Slot], place: tuple[int, int], name: Slot) -> bool:
    """Rules 2 to 4."""
    (number, slot), (later, step), who = opening, place, report.who
    sentence, row = report.sentences[later], report.slots[later]
    if not (_is_new(report, later, name) and _is_first(report, later, name)) or _is_also(report, later, name):
        return False
    if is_called_so(report, opening, later, name):
        return True
    if step >= _SOON or not opens(report, later, name) or _is_kin_of_somebody(row, name):
        return False
    is_aged = any(part.kind in {"age", "alias"} for part in name.description)
    is_shown = is_blamed(sentence, row, name, who) or is_deed_told(sentence, name, who)
    if any(fold(t.text) in who.words["tellers"] for t in sentence.tokens[name.last + 1 :]) and not is_shown:
        return False
    is_alike = are_alike(name.draft.root.roles, _lemma(slot), who)
    if is_alike and _has_rival(report.slots[number], slot, _lemma(slot), who):
        return False
    is_heading = report.sentences[number].block.kind is not BlockKind.PARAGRAPH
    is_next = is_heading and step == 0 and is_tried(sentence, row, name, who)
    is_shown_so = is_shown and (is_aged or is_alike or is_next or _is_same_gain(report, number, later, name))
    ahead = behind_name(report, later, name)
    is_told_what = not ahead or ahead[0] in who.words["be"]  # "Dr X, 50, condemned the crime" does something else
    is_said = says_who(sentence, name, who) and not may_be_either(report, opening, later)
    return is_said or (is_alike and is_aged and is_told_what) or is_shown_so


def _is_kin_of_somebody(row: Sequence[Slot], name: Slot) -> bool:
    """As in "The mother, X,": a noun for kin before the name that nobody was called by."""
    mine = (each.role for each in row if each.draft.root is name.draft.root and each.first < name.first)
    return any(role is not None and bool(role.role.categories & {"relative", "partner"}) for role in mine)


def may_be_either(report: Report, opening: tuple[int, Slot], later: int) -> bool:
    """As in "A man was held for killing a man. He was named as X"; "Se trata de X" is of whom the report is about."""
    (number, slot), who = opening, report.who
    if phrase_at(report.sentences[later].tokens, 0, who.phrases["of_topic"]):
        return False
    apart = who.words["infants"] | who.words["small_children"] | who.words["court_people"]
    for each in report.slots[number]:
        is_one = each.role is not None and each.run is None and not each.is_plural and each is not slot
        is_grown = is_one and each.draft.root.type is EntityType.PERSON and each.draft.root is not slot.draft.root
        if is_grown and _lemma(each) not in apart and each.gender in {None, slot.gender}:
            return True
    return False


def is_called_so(report: Report, opening: tuple[int, Slot], later: int, name: Slot) -> bool:
    """As in "The accused, X", "the doctor, X": a definite noun that only the one told of can be called."""
    (number, slot), who = opening, report.who
    opening_words = [fold(token.text) for token in report.sentences[number].tokens]
    for each in report.slots[later]:
        if each.role is None or each.run is not None or each.first > name.first:
            continue
        if not is_definite(report.sentences[later], each, who) or not _is_named_by(report, later, each, name):
            continue
        lemma = _lemma(each)
        is_side = lemma in who.words["sides_of_deed"] and any(w.startswith(lemma[:_STEM]) for w in opening_words)
        if lemma in who.words["accused"] or is_side:
            return True
        called = who.words["grown"] | who.words["epithets"] | _parents(report, number)
        called = called | (
            who.words["young"] if _lemma(slot) in who.words["grown"] | who.words["young"] else frozenset()
        )
        is_called = lemma in called or are_alike({lemma}, _lemma(slot), who)
        is_called = is_called and not is_told_by_clause(report, later, each)
        if is_called and not _has_rival(report.slots[number], slot, lemma, who):
            return True
    return False


def _parents(report: Report, number: int) -> frozenset[str]:
    """Nouns for a parent, where somebody's own child is told of: "A woman sold her baby. The mother, X"."""
    who = report.who
    owned = who.words["possessives"] | who.words["possessives_plural"]
    children = who.words["own_children"] | who.words["infants"]
    roles = (each.role for each in report.slots[number] if each.role is not None)
    is_told = any(role.role.lemma in children and role.determiner in owned for role in roles)
    return who.words["parents"] if is_told else frozenset()


def is_told_by_clause(report: Report, later: int, noun: Slot) -> bool:
    """As in "The officer who arrested him, X": a clause tells which one is meant, and it may be another."""
    tokens, who = report.sentences[later].tokens, report.who
    after = fold(tokens[noun.last + 1].text) if noun.last + 1 < len(tokens) else ""
    return after in who.pronouns["relative"]


def _is_named_by(report: Report, later: int, noun: Slot, name: Slot) -> bool:
    """As in "The accused, X", "the detainee is X"."""
    if noun.draft.root is name.draft.root:
        return True
    told, _ = named_behind(report.sentences[later], report.slots[later], noun, report.who)
    return told is name


def _is_same_gain(report: Report, number: int, later: int, name: Slot) -> bool:
    """As in "An officer was held for taking a bribe. X had demanded 900 dollars": the like of both."""
    who = report.who
    gains = who.words["gains"] | who.words["gainful"]
    if not any(fold(token.text) in gains for token in report.sentences[number].tokens):
        return False
    rest = [fold(token.text) for token in report.sentences[later].tokens[name.last + 1 :]]
    return any(word in who.words["gains"] | who.words["presenting_gains"] for word in rest)


def _has_rival(row: Sequence[Slot], slot: Slot, lemma: str, who: WhoWords) -> bool:
    """Whether somebody else of the beginning may be called so too."""
    for each in row:
        if each is slot or each.role is None or each.draft.root is slot.draft.root or each.is_plural:
            continue
        other = each.role.role.lemma
        is_grown = lemma in who.words["grown"] | who.words["parents"] and each.draft.root.type is EntityType.PERSON
        is_grown = (
            is_grown and other not in who.words["infants"] | who.words["small_children"] | who.words["descendants"]
        )
        if are_alike({other}, lemma, who) or (is_grown and each.gender in {None, slot.gender}):
            return True
    return False
