"""Which noun groups a pronoun at a verb, or a relative pronoun that undergoes it, takes up.

Rules:
1. Of a verb joined to another, behind "where", or the next in a list: whom the other acts upon, as many, of a gender.
2. "A quienes", "a las que": the group before it undergoes the verb; what stands behind the verb does it.
3. "Where" stands for a place, which does nothing.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.agreement import agrees
from ovillo.extraction.sentences.arguments import Arguments, read_arguments
from ovillo.extraction.sentences.clause_types import Clause, Link, View, is_possessive
from ovillo.extraction.sentences.group_places import antecedent_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, TokenKind
from ovillo.extraction.words.grammar import Grammar

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_THINGS = frozenset({EntityType.THING, EntityType.DOCUMENT, EntityType.VEHICLE})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})


def clitic_of(view: View, grammar: Grammar, clause: Clause) -> str:
    """The object pronoun at the verb: "las", "them"; "" where there is none."""
    tokens = view.sentence.tokens[clause.verb.first : clause.verb.last + 2]
    pronouns = grammar.sets["object_clitics"] | set(grammar.verbs.get("object_pronouns", ()))
    found = next((t.lower for t in tokens if t.lower in pronouns), "")
    if found or clause.verb.mood not in (Mood.INFINITIVE, Mood.GERUND):
        return found
    words = [view.sentence.tokens[at].lower for at in (clause.verb.first, clause.verb.head)]  # "venderlos", "haberlos"
    marks = ("r", "ndo")
    ends = ((word, p) for word in words for p in sorted(grammar.sets["object_clitics"]) if word.endswith(p))
    return next((p for word, p in ends if _bare(word.removesuffix(p)).endswith(marks)), "")


def _bare(word: str) -> str:
    return word.translate(str.maketrans("áéí", "aei"))


def taken_up(view: View, grammar: Grammar, clause: Clause, arguments: Arguments) -> list[int]:
    """Rule 1; `arguments` are those of the governor."""
    clitic = clitic_of(view, grammar, clause) or _one_behind(view, grammar, clause)
    governor = view.clauses[clause.governor]
    if not clitic or not _goes_on(view, grammar, clause):
        return []
    if governor.is_passive:
        groups = [governor.subject] if governor.subject >= 0 else []
    elif governor.verb.has_object_clitic:
        return []
    else:
        groups = _without_things(view, grammar, clause, objects_of(grammar, arguments)) or _born(grammar, arguments)
        groups = groups or _of_row(view, grammar, governor, clitic)
        groups = _past_dative(view, grammar, governor) or groups
        groups = groups or _of_complement(view, grammar, clause)
    return _fitting(view, grammar, clause, clitic, groups)


def _past_dative(view: View, grammar: Grammar, governor: Clause) -> list[int]:
    """As in "traía a obreros, les retenía los pasaportes y los obligaba a": the people before what is done to them."""
    words = {t.lower for t in view.sentence.tokens[governor.verb.first : governor.verb.last + 1]}
    if governor.governor < 0 or not words & set(grammar.verbs.get("dative_clitics", ())):
        return []
    before = view.clauses[governor.governor]
    groups = [] if before.is_passive or before.item > governor.item else undergoers_of(view, grammar, before)
    return groups if groups and all(view.groups[g].entity.type in _PEOPLE for g in groups) else []


def taken_from_opening(view: View, grammar: Grammar, clause: Clause) -> list[int]:
    """As in "After recruiting the girls, X sold them": whom the verb that opens the sentence acts upon."""
    clitic, first = clitic_of(view, grammar, clause) or _one_behind(view, grammar, clause), view.clauses[0]
    adjuncts, opener = grammar.table["governors"]["sequence"]["adjuncts"], view.sentence.tokens[0].lower
    is_open = first.verb.mood in (Mood.GERUND, Mood.INFINITIVE) and first.governor < 0 and not first.is_passive
    is_tied = first.preposition in adjuncts or f"{opener} {first.preposition}" in adjuncts
    if not (clitic and is_open and is_tied) or clause.link is not Link.MAIN or view.clauses[1:2] != [clause]:
        return []
    return _fitting(view, grammar, clause, clitic, objects_of(grammar, read_arguments(view, first)))


def _fitting(view: View, grammar: Grammar, clause: Clause, clitic: str, groups: list[int]) -> list[int]:
    """The groups, if they are as many as the pronoun says, and of its gender."""
    plural = clitic in grammar.verbs.get("object_pronouns", ()) or clitic.endswith("s")
    if not groups or plural != (len(groups) > 1 or view.groups[groups[0]].is_plural):
        return []
    if len(groups) == 1 and is_of_other_gender(view, grammar, groups[0], clitic):
        return []
    is_one = clitic in grammar.verbs.get("pronouns_of_one", {}) and not _is_that_one(view, grammar, clause, groups[0])
    return [] if is_one else groups


def _of_row(view: View, grammar: Grammar, governor: Clause, clitic: str) -> list[int]:
    """As in "recruited women, took them to X and forced them to beg": whom the first of three verbs acts upon."""
    own = clitic_of(view, grammar, governor) or _one_behind(view, grammar, governor)
    if own == clitic and governor.governor < 0:
        return taken_from_opening(view, grammar, governor)
    is_row = governor.link in (Link.COORDINATED, Link.NONFINITE) or is_where(view, grammar, governor)
    if not own and is_row and governor.governor >= 0 and read_arguments(view, governor).direct:
        return _past_things(view, grammar, governor)
    if own != clitic or governor.governor < 0 or not is_row:
        return []
    before = view.clauses[governor.governor]
    return taken_up(view, grammar, governor, read_arguments(view, before)) if before.item < governor.item else []


def _born(grammar: Grammar, arguments: Arguments) -> list[int]:
    """As in "when she gave birth to a girl, X sold it"."""
    words = grammar.verbs.get("of_birth", ())
    return [g for s in arguments.slots for g in s.groups if words and f"{arguments.words} ".startswith(tuple(words))]


def _past_things(view: View, grammar: Grammar, governor: Clause) -> list[int]:
    """As in "luring girls, taking their passports and forcing them to beg": whom the first of three acts upon."""
    before = view.clauses[governor.governor]
    is_same = before.subject == governor.subject and before.verb.mood is governor.verb.mood
    return objects_of(grammar, read_arguments(view, before)) if is_same and not before.is_passive else []


def _without_things(view: View, grammar: Grammar, clause: Clause, groups: list[int]) -> list[int]:
    """As in "took their passports and forced them to beg": of what is done to people alone, no things."""
    kinds = [frame.object for _, frame in grammar.patterns.get(clause.verb.lemma, ())]
    if not kinds or any(_THINGS & set(each) for each in kinds):
        return groups
    return [g for g in groups if view.groups[g].entity.type not in _THINGS]


def _of_complement(view: View, grammar: Grammar, clause: Clause) -> list[int]:
    """As in "managed to convince a woman and took her to X": whom the infinitive behind the first verb acts upon."""
    number = view.clause_at[clause.item] - 1
    before = view.clauses[number]
    is_behind = number > 0 and before.governor == clause.governor and before.verb.mood is Mood.INFINITIVE
    if not is_behind or clause.link is not Link.COORDINATED or view.clauses[clause.governor].verb.cues:
        return []
    return objects_of(grammar, read_arguments(view, before))


def _one_behind(view: View, grammar: Grammar, clause: Clause) -> str:
    """As in "bought a baby and sold it": the pronoun for one right behind the verb, and no word that it is whose."""
    rest = view.items[clause.item + 1 : clause.item + 3]
    word = view.sentence.tokens[rest[0].first].lower if rest and rest[0].kind is ItemKind.OTHER else ""
    if word not in grammar.verbs.get("pronouns_of_one", {}) or rest[0].first != rest[0].last:
        return ""
    after = view.sentence.tokens[rest[1].first] if len(rest) > 1 else None
    is_noun = after is not None and rest[1].kind in (ItemKind.GROUP, ItemKind.OTHER) and after.kind is TokenKind.WORD
    return "" if is_noun and after is not None and after.lower not in grammar.sets["adverbs"] else word


def _is_that_one(view: View, grammar: Grammar, clause: Clause, group: int) -> bool:
    """Whether the noun is one that the pronoun stands for, and of "him" and "her" nobody else is between."""
    words = grammar.verbs["pronouns_of_one"][_one_behind(view, grammar, clause)]
    own = view.groups[clause.subject].entity.id if clause.link is Link.RELATIVE and clause.subject >= 0 else ""
    people = (g for n, g in enumerate(view.groups) if n != group and g.entity.type in _PEOPLE and g.entity.id != own)
    is_beside = any(view.groups[group].first < g.first < clause.verb.first for g in people)
    is_thing = _one_behind(view, grammar, clause) in grammar.verbs["pronouns_of_things"]
    named = view.groups[group].kind is ArgumentKind.NAME and view.groups[group].entity.type is EntityType.PERSON
    is_one = view.sentence.tokens[view.groups[group].head].lower in words or (named and not is_thing)
    return is_one and (is_thing or not is_beside)


def objects_meant(view: View, grammar: Grammar, clause: Clause, arguments: Arguments) -> list[int]:
    """Whom the verb has right behind it; of a pronoun who that is, and nobody where it may be one of two."""
    words = grammar.verbs.get("pronouns_of_one", {})
    is_tied = clause.link in (Link.COORDINATED, Link.RELATIVE) and clause.governor >= 0
    if not words or len(arguments.direct) != 1 or not is_tied:
        return arguments.direct
    if others := _others_than_doers(view, grammar, clause, arguments.direct[0]):
        return others
    group, governor = view.groups[arguments.direct[0]], view.clauses[clause.governor]
    pronoun = view.sentence.tokens[group.first].lower
    if group.kind is not ArgumentKind.PRONOUN or pronoun not in words or governor.subject < 0:
        return arguments.direct
    before = read_arguments(view, governor)
    objects = objects_meant(view, grammar, governor, before) or _born(grammar, before)
    objects = objects or _of_complement(view, grammar, clause)
    wards = [g for g in objects if view.sentence.tokens[view.groups[g].head].lower in words[pronoun]]
    is_passed = clause.link is Link.RELATIVE and _is_handed_on(view, grammar, clause, before)
    if is_passed and wards and len(objects) == 1:
        return wards  # "denied that X sold the girl to Y, who forced her": whoever else the pronoun is taken for
    if view.groups[governor.subject].entity.id != group.entity.id or not wards:
        return arguments.direct  # but "Ana bought the girl and Beto sold her": a pronoun taken for Ana
    is_same = clause.link is Link.COORDINATED and clause.subject == governor.subject
    return wards if is_same and len(objects) == 1 else []


def _others_than_doers(view: View, grammar: Grammar, clause: Clause, pronoun: int) -> list[int]:
    """As in "X and Y smuggled infants to Z and sold them": not X and Y, whom "them" is taken for."""
    group, governor = view.groups[pronoun], view.clauses[clause.governor]
    is_them = view.sentence.tokens[group.first].lower in grammar.verbs.get("object_pronouns", ())
    is_same = clause.link is Link.COORDINATED and clause.subject == governor.subject and not governor.is_passive
    is_row = clause.subject >= 0 or clause.verb.mood is governor.verb.mood
    if group.kind is not ArgumentKind.PRONOUN or not (is_them and is_same and is_row):
        return []
    objects = objects_meant(view, grammar, governor, read_arguments(view, governor))
    is_many = len(objects) > 1 or (bool(objects) and view.groups[objects[0]].is_plural)
    return objects if is_many else []


def _is_handed_on(view: View, grammar: Grammar, clause: Clause, before: Arguments) -> bool:
    """As in "sold the girl to X, who forced her to beg", "took the boy to Lima, where he sold him"."""
    if is_where(view, grammar, clause):
        return clause.subject >= 0 and view.groups[clause.subject].entity.type in _PEOPLE
    takers = {view.groups[g].entity.id for s in before.slots for g in s.groups}
    frames = {frame.predicate for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    is_taker = clause.subject >= 0 and view.groups[clause.subject].entity.id in takers
    return is_taker and bool(frames & set(grammar.table["taken_up"]["handed_on"]))


def is_taken_up_itself(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "el grupo lo dirigía X": the clitic stands for the group right before the verb."""
    clitic, before = clitic_of(view, grammar, clause), view.items[clause.item - 1]
    is_near = before.kind is ItemKind.GROUP and before.ref == clause.subject and clause.link is Link.MAIN
    if not clitic or not is_near or clitic.endswith("s") != view.groups[clause.subject].is_plural:
        return False
    return not is_of_other_gender(view, grammar, clause.subject, clitic)


def _goes_on(view: View, grammar: Grammar, clause: Clause) -> bool:
    """Whether the verb is told of the same: joined to the governor with its subject, or behind "where"."""
    governor = view.clauses[clause.governor]
    is_aim = clause.verb.mood is Mood.INFINITIVE and clause.preposition in grammar.table["purposes"]["prepositions"]
    if is_where(view, grammar, clause) or is_aim or _is_beside(view, clause, governor):
        return True
    if _is_meanwhile(view, grammar, clause, governor) or _is_keeper(view, grammar, clause, governor):
        return True
    if _is_of_agent(view, clause, governor):
        return True
    is_open = Mood.FINITE not in (clause.verb.mood, governor.verb.mood)  # "of stealing and selling"
    is_open = is_open and (governor.verb.mood is clause.verb.mood or clause.verb.mood is Mood.GERUND)
    is_row = is_open and view.items[clause.item - 1].kind is ItemKind.COMMA  # "captar a X, trasladarlas"
    is_and = view.items[clause.item - 1].kind is ItemKind.AND and is_open
    is_joined = is_and or (clause.link is Link.COORDINATED and (clause.subject >= 0 or is_open)) or is_row
    is_same = governor.subject == clause.subject or _has_own_name(view, grammar, clause)
    is_open = not governor.is_passive or (governor.link is Link.SUBORDINATE and is_same and clause.subject >= 0)
    return is_joined and is_same and is_open  # "once the girl was born, X sold her"


def _is_meanwhile(view: View, grammar: Grammar, clause: Clause, governor: Clause) -> bool:
    """As in "X recruited the girls while Y exploited them"."""
    if clause.link is not Link.SUBORDINATE or clause.opener < 0 or min(clause.subject, governor.subject) < 0:
        return False
    word = view.sentence.tokens[view.items[clause.opener].first].lower
    is_one = not view.groups[governor.subject].is_plural and not governor.is_passive
    return is_one and word in grammar.speech.get("meanwhile", ())


def _is_keeper(view: View, grammar: Grammar, clause: Clause, governor: Clause) -> bool:
    """As in "rescued the baby from the couple who had bought her"."""
    if clause.link is not Link.RELATIVE or min(clause.subject, clause.opener) < 0 or clause.is_passive:
        return False
    frames = {frame.predicate for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    groups, words = undergoers_of(view, grammar, governor), set(grammar.table["wards"]["words"])
    is_child = len(groups) == 1 and bool(words & set(view.groups[groups[0]].entity.name.lower().split()))
    is_other = clause.subject not in (*groups, governor.subject)
    return is_child and is_other and bool(frames & {"buys", *grammar.table["taken_up"]["handed_on"]})


def _is_of_agent(view: View, clause: Clause, governor: Clause) -> bool:
    """As in "la niña fue raptada por X, quien la mantuvo encerrada": nobody else is spoken of before."""
    is_relative = clause.link is Link.RELATIVE and governor.is_passive and not clause.is_passive
    if not is_relative or min(clause.subject, governor.subject) < 0:
        return False
    told = (g for g in view.groups if g.entity.type in _PEOPLE and g.last < clause.verb.first)
    two = {view.groups[g].entity.id for g in (clause.subject, governor.subject)}
    return len(two) == 2 and {group.entity.id for group in told} <= two


def _is_beside(view: View, clause: Clause, governor: Clause) -> bool:
    """As in "the woman who sold the baby and the man who bought him": of two who are listed, each with its verb."""
    are_relative = clause.link is governor.link is Link.RELATIVE and min(clause.subject, governor.subject) >= 0
    return are_relative and view.groups[clause.subject].coordinated_with == governor.subject


def _has_own_name(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "X sold the babies and Y moved them", "… y la Sala lo absolvió": a name or a body before the verb.

    Behind a mere comma a name, and conduct: "X sold babies, Y moved them", not "…, police arrested them".
    """
    before = view.items[clause.item - 1] if clause.item > 1 else None
    if before is None or before.kind is not ItemKind.GROUP or before.ref != clause.subject:
        return False
    group, at = view.groups[clause.subject], clause.item - 2
    at -= view.sentence.tokens[view.items[at].first].lower in view.determiners
    is_certain = group.kind is ArgumentKind.NAME or group.entity.type in _BODIES
    if view.items[at].kind is not ItemKind.COMMA or not is_named_person(view, clause.subject):
        return is_certain and view.items[at].kind is ItemKind.AND
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    return PredicateKind.PROCEDURE not in kinds


def is_where(view: View, grammar: Grammar, clause: Clause) -> bool:
    """Whether "where" opens the clause."""
    if clause.opener < 0 or clause.link not in (Link.RELATIVE, Link.SUBORDINATE):
        return False
    return view.sentence.tokens[view.items[clause.opener].first].lower in grammar.speech["where_words"]


def objects_of(grammar: Grammar, arguments: Arguments) -> list[int]:
    named = [s.groups for s in arguments.slots if s.preposition in grammar.sets["direct_slot"]]
    is_from = named and arguments.direct and arguments.direct[0] < named[0][0]  # "compró bebés a madres y los vendió"
    return list(named[0]) if named and not is_from else list(arguments.direct)


def is_of_other_gender(view: View, grammar: Grammar, group: int, clitic: str) -> bool:
    """As in "captaba a mujeres y los explotaba": the words of the group are of the gender that the clitic is not."""
    found = view.groups[group]
    words = {t.lower for t in view.sentence.tokens[found.first : found.last + 1]}
    head = view.sentence.tokens[found.head].lower
    rows = grammar.verbs.get("genders", {}).values()
    if any(words & set(row["words"]) for row in rows):  # "la menor": the article tells
        return not any(words & set(row["words"]) and clitic in row["clitics"] for row in rows)
    if head in grammar.verbs.get("epicenes", ()):
        return False
    return any(clitic not in row["clitics"] and head.endswith(tuple(row["endings"])) for row in rows)


def whom_before(view: View, grammar: Grammar, clause: Clause) -> int:
    """Rule 2: the group that undergoes a verb behind "a quienes"; -1 where there is none."""
    if clause.link is not Link.RELATIVE or clause.opener < 2 or not grammar.sets["clitics"]:
        return -1
    at = clause.opener - 1
    if view.items[at].kind is ItemKind.OTHER and view.items[at].word in grammar.sets["determiners"]:
        at -= 1
    is_fused = view.items[at].word == "al"
    if not (is_fused or view.items[at].word in grammar.sets["direct_slot"]):
        return -1
    group = antecedent_of(view, at)
    if is_possessive(view, clause.opener):  # "a cuyo esposo detuvieron"
        behind = view.items[clause.opener + 1]
        group = behind.ref if behind.kind is ItemKind.GROUP else -1
    return group if group >= 0 and view.groups[group].entity.type in _PEOPLE else -1


def undergoers_of(view: View, grammar: Grammar, verb: Clause) -> list[int]:
    """Whom a verb acts upon: its subject, its objects, or whom its pronoun takes up."""
    if verb.is_passive:
        return [verb.subject] if verb.subject >= 0 else []
    if verb.verb.has_object_clitic and verb.governor >= 0:
        return taken_up(view, grammar, verb, read_arguments(view, view.clauses[verb.governor]))
    return objects_of(grammar, read_arguments(view, verb))


def may_do(view: View, grammar: Grammar, clause: Clause, group: int) -> bool:
    """Whether the group behind the verb may be who does it: as many as the verb says, and no victim."""
    words = {t.lower for t in view.sentence.tokens[view.groups[group].first : view.groups[group].last + 1]}
    is_actor = view.groups[group].entity.type in _PEOPLE and not words & set(grammar.table["victims"]["words"])
    return is_actor and agrees(view, group, clause.verb, grammar)


def is_named_person(view: View, group: int) -> bool:
    """As in "Vendía Ana Quilla bebés": without "a" before the name, who does it."""
    return view.groups[group].kind is ArgumentKind.NAME and view.groups[group].entity.type is EntityType.PERSON


def is_doer_role(view: View, grammar: Grammar, clause: Clause, group: int) -> bool:
    """As in "los bebés que vendían los imputados": without "a" before its article, who does it."""
    found, word = view.groups[group], view.sentence.tokens[view.groups[group].first].lower
    is_definite = word in view.determiners and word not in grammar.table["events"]["indefinite"]
    return is_definite and found.quantity is None and may_do(view, grammar, clause, group)


def has_unknown_object(view: View, clause: Clause) -> bool:
    """Whether an article and a noun that nobody knows stand right behind the verb."""
    behind = [view.sentence.tokens[i.first].lower for i in view.items[clause.item + 1 : clause.item + 3]]
    kinds = {item.kind for item in view.items[clause.item + 1 : clause.item + 3]}
    return len(behind) > 1 and kinds == {ItemKind.OTHER} and behind[0] in view.determiners and behind[1].isalpha()


def owner_of_doer(view: View, grammar: Grammar, clause: Clause) -> list[int]:
    """As in "los padres de la niña la vendieron": the child, of whom the doers are told to be kin."""
    at, clitic = view.position.get(clause.subject, -1), clitic_of(view, grammar, clause)
    behind = view.items[at + 1 : at + 3] if at >= 0 and clitic else []
    kinds = [item.kind for item in behind]
    if kinds != [ItemKind.PREPOSITION, ItemKind.GROUP] or behind[0].word not in view.of or at + 2 >= clause.item:
        return []
    kin = grammar.roles.get(view.sentence.tokens[view.groups[clause.subject].head].lower.removesuffix("s"))
    words = set(view.groups[behind[1].ref].entity.name.lower().split())
    is_child = bool(words & set(grammar.table["given"]["words"])) if "given" in grammar.table else False
    is_kin = kin is not None and kin.predicate == "relative_of"
    return _fitting(view, grammar, clause, clitic, [behind[1].ref]) if is_child and is_kin else []


def is_one_of_list(view: View, clause: Clause) -> bool:
    """As in "the mothers of three girls and a man who had bought one": of the last alone."""
    group = view.groups[clause.subject]
    is_last = clause.subject in view.position and view.position[clause.subject] == clause.opener - 1
    is_open = clause.link is Link.RELATIVE and clause.is_restrictive and is_last
    return is_open and group.kind is ArgumentKind.ROLE and not group.is_plural


def is_inside_relative(view: View, clause: Clause) -> bool:
    """Whether the subject stands behind the relative pronoun, which is then the object."""
    is_own = clause.link is Link.RELATIVE and min(clause.subject, clause.opener) >= 0
    return is_own and view.position.get(clause.subject, -1) > clause.opener
