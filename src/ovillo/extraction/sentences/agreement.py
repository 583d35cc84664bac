"""Whether a noun group can be the subject of a verb: as many as the form of the verb says.

1. A form that says nothing of number agrees with everything.
2. Bodies and groups of people agree with both: "police were", "the gang has".
3. A list, a number above one and a plural noun are plural.
4. A participle is of the gender and number of those whom it is said of, where the language has them.
5. In "sold the babies and X fled" X begins a clause and is nobody who was sold.
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.clause_objects import has_direct_object
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import antecedent_of, more_of_them
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood, VerbGroup
from ovillo.extraction.text.spans import ArgumentKind, NounGroup
from ovillo.extraction.words.grammar import Grammar

_MARKED = 2
"""Items from a group to the relative pronoun behind its comma."""
_COLLECTIVE = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP, EntityType.PLACE})
_DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_CLAUSE_OPENERS = frozenset({ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR})
_BEFORE_OBJECTS = frozenset({ItemKind.VERB, ItemKind.PREPOSITION})
_COUNTED = frozenset({ArgumentKind.NAME, ArgumentKind.ROLE, ArgumentKind.GROUP})


def agrees(view: View, number: int, verb: VerbGroup, grammar: Grammar) -> bool:
    """Whether the group of this number and the verb are as many; what is not known agrees."""
    group = view.groups[number]
    form = form_of(view, verb, grammar)
    if group.kind is ArgumentKind.GROUP and len(group.members) > 1 and form == "singular":
        return group.entity.type is not EntityType.PERSON or not group.is_plural
    if group.kind not in _COUNTED or group.entity.type in _COLLECTIVE or group.members:
        return True
    before = view.position.get(number, 0) - 1
    is_listed = group.coordinated_with is not None or any(g.coordinated_with == number for g in view.groups)
    is_listed = is_listed or (before >= 0 and view.items[before].kind is ItemKind.AND and form == "plural")
    is_listed = is_listed or any(is_some_more(view, before + step, grammar) for step in (3, 4))
    is_listed = is_listed or more_of_them(view, number) >= 0
    if form is None or is_listed:
        return True
    is_many = group.is_plural or (group.quantity is not None and group.quantity.value.number not in (None, 1))
    return is_many == (form == "plural")


def is_some_more(view: View, index: int, grammar: Grammar) -> bool:
    """Whether the item is "others" in "X and others", "X and three others": those go with X."""
    if not 1 < index < len(view.items):
        return False
    words = grammar.table["inclusions"]["others"]
    at = index - 2 if view.items[index - 1].kind is ItemKind.QUANTITY else index - 1
    is_joined = at > 0 and view.items[at].kind is ItemKind.AND and view.items[at - 1].kind is ItemKind.GROUP
    return view.sentence.tokens[view.items[index].first].lower in words and is_joined


def participle_agrees(view: View, number: int, verb: VerbGroup, grammar: Grammar) -> bool:
    """Whether a participle is of the gender and number of the group, as far as their words tell them."""
    group, genders = view.groups[number], grammar.verbs.get("genders", {})
    word = view.sentence.tokens[verb.last].lower
    ending = next((row for row in genders.values() if word.endswith(tuple(row["participles"]))), None)
    if ending is None:
        return True
    words = {t.lower for t in view.sentence.tokens[max(0, group.first - 1) : group.last + 1]}
    told = [row for row in genders.values() if words & set(row["determiners"])]
    if len(told) == 1 and told[0] is not ending:
        return False
    is_listed = group.coordinated_with is not None or any(g.coordinated_with == number for g in view.groups)
    is_one = group.kind is not ArgumentKind.NAME and not (group.is_plural or is_listed or group.members)
    if is_one and group.entity.type in _COLLECTIVE and word.endswith("s"):
        return False  # "las víctimas de la red, encabezadas por X"
    if group.kind is ArgumentKind.NAME or group.entity.type in _COLLECTIVE or group.members or is_listed:
        is_single = group.kind is ArgumentKind.NAME and not (group.is_plural or group.members or is_listed)
        is_single = is_single and group.entity.type is EntityType.PERSON and tie_of(view, number, grammar) >= 0
        return not (is_single and word.endswith("s"))  # "investigados por el fiscal X, acusados de"
    return group.is_plural == word.endswith("s")


def tie_of(view: View, number: int, grammar: Grammar) -> int:
    """The preposition that ties a name: "al fiscal de A X"; -1 where there is none, or "and" before it."""
    at = view.position.get(number, 0) - 1
    light = (ItemKind.GROUP, ItemKind.OTHER)
    while at > 1 and (view.items[at].kind in light or view.items[at].word in grammar.sets["object_slot"]):
        at -= 1
    is_tied = at > 0 and view.items[at].kind is ItemKind.PREPOSITION
    return at if is_tied and view.items[at - 1].kind not in (ItemKind.AND, ItemKind.COMMA) else -1


def form_of(view: View, verb: VerbGroup, grammar: Grammar) -> str | None:
    """`singular` or `plural`; `None` where the form does not tell."""
    if verb.mood is not Mood.FINITE:
        return None
    forms = grammar.verbs["number_forms"]
    words = {t.lower for t in view.sentence.tokens[verb.first : verb.last + 1]}
    for number in ("singular", "plural"):
        if words & set(forms[number]):
            return number
    if not forms["by_ending"]:
        return None
    return "plural" if verb.is_plural else "singular"


def agreeing_antecedent(view: View, clause: Clause, index: int, grammar: Grammar) -> int:
    """As in "una red de traficantes de niños, que vendía": past the antecedents that the verb cannot have."""
    group = clause.subject if clause.subject >= 0 else _cleft(view, clause, index, grammar)
    if view.items[index].kind is not ItemKind.RELATIVE or group < 0 or view.position.get(group, index) > index:
        return group
    if _is_denied_to_be(view, group, grammar):
        return -1  # "No fue X quien vendió"
    while group >= 0 and not agrees(view, group, clause.verb, grammar):
        group = _owner_of(view, group, grammar)
    if group < 0:
        return _of_participle(view, clause, index, grammar)
    group = _people_of_body(view, group, clause.verb, grammar, is_who=view.items[index].word in view.who_words)
    is_barred = _cannot_do(view, group, clause, grammar)
    if is_barred and is_of_unknown(view, group, grammar):
        return -1  # "la relacionista de la Corte que sobornaba": whoever that is, not the court
    owner = _owner_of(view, group, grammar) if is_barred else -1
    if owner >= 0 and view.groups[owner].entity.type in _DOERS and agrees(view, owner, clause.verb, grammar):
        return owner
    return _body_seated_in(view, group, clause, grammar)


def _body_seated_in(view: View, group: int, clause: Clause, grammar: Grammar) -> int:
    """As in "a court in X which remanded him": the court does it, and not X; the group itself elsewhere."""
    before = view.position[group] - 1
    is_place = view.groups[group].entity.type is EntityType.PLACE and not clause.is_passive
    ties = grammar.sets["place_slot"] | grammar.sets["object_slot"]
    if not is_place or before < 1 or view.items[before].word not in ties:
        return group
    body = view.items[before - 1]
    is_body = body.kind is ItemKind.GROUP and view.groups[body.ref].entity.type in _BODIES
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    return body.ref if is_body and PredicateKind.PROCEDURE in kinds else group


def _people_of_body(view: View, group: int, verb: VerbGroup, grammar: Grammar, *, is_who: bool) -> int:
    """As in "los inspectores del ministerio que cobraban", "the head of the ring, who was held": the people."""
    body, is_many = view.groups[group], form_of(view, verb, grammar) == "plural"
    if body.is_plural or not (is_who or is_many):
        return group
    owner = _owner_of(view, group, grammar) if body.entity.type in _BODIES | {EntityType.GROUP} else -1
    is_people = owner >= 0 and view.groups[owner].entity.type is EntityType.PERSON
    return owner if is_people and (is_who or view.groups[owner].is_plural) else group


def _is_denied_to_be(view: View, group: int, grammar: Grammar) -> bool:
    before = view.clause_at.get(view.position[group] - 1)
    return (
        before is not None and view.clauses[before].verb.is_negated and _is_copula(view, view.clauses[before], grammar)
    )


def _cleft(view: View, clause: Clause, index: int, grammar: Grammar) -> int:
    """As in "X era quien captaba", "el que vendió al bebé fue X": who is said to be the one; -1 where nobody is."""
    tokens, at = view.sentence.tokens, index - 1
    is_one = tokens[view.items[index].first].lower in grammar.speech.get("ones_who", ())
    has_article = at >= 0 and tokens[view.items[at].last].lower in grammar.sets["determiners"]
    if has_article and grammar.sets["clitics"] and view.items[at].kind is ItemKind.OTHER:
        is_one, at = True, at - 1
    if not is_one or view.items[index].kind not in (ItemKind.RELATIVE, ItemKind.THAT):
        return -1
    copulas = [n for n, c in enumerate(view.clauses) if _is_copula(view, c, grammar)]
    before = next((n for n in copulas if view.clauses[n].item == at), -1)
    if before >= 0 and view.clauses[before].subject >= 0:
        clause.link, clause.governor = Link.COMPLEMENT, before
        return view.clauses[before].subject
    after = next((n for n in copulas if view.clauses[n].item > clause.item), -1) if at < 0 else -1
    behind = view.clauses[after].item + 1 if after >= 0 else len(view.items)
    if behind >= len(view.items) or view.items[behind].kind is not ItemKind.GROUP:
        return -1
    named = view.groups[view.items[behind].ref]
    is_plain = not view.clauses[after].verb.is_negated and not view.clauses[after].verb.cues
    return view.items[behind].ref if is_plain and named.kind is ArgumentKind.NAME else -1


def _is_copula(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Whether the verb may be one: "fue" is a form of "ser" as of "ir"."""
    forms = grammar.forms.get(view.sentence.tokens[clause.verb.last].lower, ())
    return not clause.is_passive and any(form.lemma in grammar.sets["copulas"] for form in forms)


def _of_participle(view: View, clause: Clause, index: int, grammar: Grammar) -> int:
    """As in "una red dedicada a la trata de personas que enviaba": whom the participle before is said of."""
    before = [c for c in view.clauses if c.item < index]
    if not before or before[-1].verb.mood is not Mood.PARTICIPLE or before[-1].subject < 0:
        return -1
    group = before[-1].subject
    return group if agrees(view, group, clause.verb, grammar) else -1


def _owner_of(view: View, group: int, grammar: Grammar) -> int:
    """As in "dueños de locales": the group that "of" ties this one to."""
    before = view.position[group] - 1
    while before > 0 and view.sentence.tokens[view.items[before].first].lower in view.determiners:
        before -= 1  # "de la Corte"
    is_tied = before > 0 and view.items[before].word in grammar.sets["object_slot"]
    while is_tied and view.items[before - 1].kind is not ItemKind.GROUP:  # "una red de inmigración ilegal de X"
        before -= 1
        is_tied = before > 0 and (
            view.items[before].kind is ItemKind.OTHER or view.items[before].word in grammar.sets["object_slot"]
        )
    return antecedent_of(view, before) if is_tied else -1


def is_of_unknown(view: View, group: int, grammar: Grammar) -> bool:
    """Whether "of" ties this group to a noun that no group holds."""
    before = view.position[group] - 1
    while before >= 0 and view.items[before].kind is ItemKind.OTHER:
        before -= 1
    is_tied = before > 0 and view.items[before].word in grammar.sets["object_slot"]
    return is_tied and view.items[before - 1].kind is ItemKind.OTHER


def _cannot_do(view: View, group: int, clause: Clause, grammar: Grammar) -> bool:
    """Whether a place, a thing or an authority stands where the verb tells the conduct of people."""
    entity = view.groups[group].entity
    is_authority = bool({*entity.name.lower().split()} & {*grammar.table["lawful"]["bodies"]})
    is_lifeless = entity.type in (EntityType.PLACE, EntityType.THING)
    if clause.is_passive or not (is_lifeless or is_authority):
        return False
    kinds = {KIND_OF.get(f.predicate) for _, f in grammar.patterns.get(clause.verb.lemma, ())}
    return PredicateKind.CONDUCT in kinds and (is_lifeless or PredicateKind.PROCEDURE not in kinds)


_LIGHT = frozenset({ItemKind.OTHER, ItemKind.TIME})
_BACK = 3
"""Items from a second member of a list back to the verb before the first."""
_OF_AGE = frozenset({ItemKind.COMMA, ItemKind.STOP, ItemKind.QUANTITY, ItemKind.PREPOSITION, ItemKind.OTHER})
"""Between a name and its "who": "X (42), who", "X, de 42 años, que"."""
_LONGEST_PARTICULARS = 10
"""Items between a name and its verb that tell an age, an alias or a trade."""


def is_last_alone(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "A and B, who is …", "A, a nurse, and B, who sold …": of a list the relative clause tells of the last."""
    forms = {form_of(view, clause.verb, grammar)}
    while clause.link is Link.COORDINATED and clause.governor >= 0:
        clause = view.clauses[clause.governor]
        forms.add(form_of(view, clause.verb, grammar))
    if _is_singular_participle(view, clause, grammar):
        return True  # "A y B, condenado en 2029"
    if clause.link is not Link.RELATIVE or clause.subject not in view.position or "plural" in forms:
        return False
    between = view.items[view.position[clause.subject] + 1 : clause.opener]
    is_next = len(between) < _MARKED or all(item.kind in _OF_AGE for item in between)
    is_next = is_next and not view.groups[clause.subject].is_plural
    members = list_to(view, clause.subject)
    return is_next and len(members) > 1 and ("singular" in forms or any(_is_told(view, m, members) for m in members))


def _is_singular_participle(view: View, clause: Clause, grammar: Grammar) -> bool:
    word = view.sentence.tokens[clause.verb.last].lower
    endings = [ending for row in grammar.verbs.get("genders", {}).values() for ending in row["participles"]]
    is_one = any(word.endswith(ending) for ending in endings if not ending.endswith("s"))
    return clause.link is Link.NONFINITE and clause.verb.mood is Mood.PARTICIPLE and is_one


def _is_told(view: View, number: int, members: Sequence[int]) -> bool:
    """As "a nurse" tells of A in "A, a nurse, and B"."""
    after = view.items[view.position[number] + 1 :][:2] if number in view.position else []
    is_apart = [item.kind for item in after] == [ItemKind.COMMA, ItemKind.GROUP]
    return is_apart and after[1].ref not in members


def part_subjects(view: View, grammar: Grammar) -> None:
    """Rule 5: takes out of the list behind a verb whoever "and" joins to it, where a verb of their own follows."""
    view.groups = tuple(
        replace(group, coordinated_with=None) if _begins_clause(view, number, grammar) else group
        for number, group in enumerate(view.groups)
    )


def _begins_clause(view: View, number: int, grammar: Grammar) -> bool:
    group, at = view.groups[number], view.position.get(number, -1)
    if group.coordinated_with is None or at < _BACK or view.items[at - 1].kind is not ItemKind.AND:
        return False
    if any(other.coordinated_with == number for other in view.groups):
        return False
    if not _is_behind_verb(view, list_to(view, number)[0], grammar):
        return False
    if _has_own_word(view, group, grammar):
        return True
    beside = view.items[at + 1] if at + 1 < len(view.items) else None
    if beside is not None and beside.kind is ItemKind.GROUP and group.entity.type is EntityType.PLACE:
        group, at = view.groups[beside.ref], at + 1  # "and US authorities want to"
    behind = _past_light(view, at + 1)
    after = _past_particulars(view, behind)
    if after not in view.clause_at:
        return False
    clause = view.clauses[view.clause_at[after]]
    if after != behind and clause.verb.lemma in grammar.sets["bare"] | set(grammar.speech_verbs):
        return False  # "detuvo a X y Y, de 53 años, informó la Policía"
    form = form_of(view, clause.verb, grammar)
    is_told = form is not None or has_direct_object(view, clause) or _is_no_participle(view, clause.verb, grammar)
    is_told = is_told or clause.verb.is_bare or _is_willing(view, clause.verb, grammar)
    is_one_more = form is None or group.is_plural == (form == "plural")
    return clause.verb.mood is Mood.FINITE and is_told and is_one_more


def _is_willing(view: View, verb: VerbGroup, grammar: Grammar) -> bool:
    """As in "prosecutors wanted to charge X", and not "X wanted in Y"."""
    after = view.sentence.tokens[verb.last + 1 : verb.last + 2]
    is_aimed = bool(after) and after[0].lower in grammar.sets["infinitive_marks"]
    return is_aimed and verb.lemma in grammar.verbs.get("willing", ())


def _past_light(view: View, index: int) -> int:
    return next((i for i in range(index, len(view.items)) if view.items[i].kind not in _LIGHT), len(view.items))


def _past_particulars(view: View, index: int) -> int:
    """Past "(53)", ", 53," and ", alias «Lobo»,": what is told of somebody between the name and the verb."""
    if index >= len(view.items):
        return index
    is_bracket = view.items[index].word == "("
    if not is_bracket and view.items[index].kind is not ItemKind.COMMA:
        return index
    for closing in range(index + 1, min(index + _LONGEST_PARTICULARS, len(view.items))):
        item = view.items[closing]
        if item.word == ")" if is_bracket else item.kind is ItemKind.COMMA:
            return _past_light(view, closing + 1)
        if item.kind in _CLAUSE_OPENERS or item.kind in (ItemKind.VERB, ItemKind.AND, ItemKind.STOP):
            return index
    return index


def _is_no_participle(view: View, verb: VerbGroup, grammar: Grammar) -> bool:
    """As in "X fled", "X denied it", and not "X accused of it", "X wanted by"."""
    after = view.sentence.tokens[verb.last + 1 : verb.last + 2]
    is_open = bool(after) and after[0].lower in grammar.sets["prepositions"] | grammar.sets["infinitive_marks"]
    return verb.lemma in grammar.verbs.get("intransitive", ()) or (bool(after) and not is_open)


def _has_own_word(view: View, group: NounGroup, grammar: Grammar) -> bool:
    """Whether a verb that no frame knows stands at this token, by its form: "X y Z huyó", "X and Y bellowed"."""
    own = grammar.verbs.get("own_verbs", {})
    light = set(grammar.verbs["adverbs"]) | set(grammar.verbs["reflexives"])
    tokens, at = view.sentence.tokens, group.last + 1
    while at < len(tokens) and (
        tokens[at].lower in light or tokens[at].lower.endswith(tuple(grammar.verbs["adverb_endings"]))
    ):
        at += 1
    word = tokens[at] if at < len(tokens) else None
    if word is None or word.text != word.lower or word.lower in own.get("none", ()):
        return False
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if (many := own.get("many")) and group.is_plural != word.lower.endswith(many):
        return False  # "los cargos contra X y Z cayeron"
    is_open = own.get("before_prepositions", False) or after not in grammar.sets["prepositions"]
    return word.lower in own.get("words", ()) or (word.lower.endswith(tuple(own.get("endings", ()))) and is_open)


def _is_behind_verb(view: View, number: int, grammar: Grammar) -> bool:
    """Whether it is right behind a verb or preposition, after a finite verb, none of saying nor in a relative."""
    at = view.position.get(number, 0) - 1
    at -= at > 0 and view.sentence.tokens[view.items[at].first].lower in view.determiners  # "with the FBI"
    if at < 0 or view.items[at].kind not in _BEFORE_OBJECTS:
        return False
    before = [i for i in range(at + 1) if i in view.clause_at]
    verb = next((v for i in reversed(before) if (v := view.clauses[view.clause_at[i]].verb).mood is Mood.FINITE), None)
    if verb is None:
        return False
    words = [t.lower for t in view.sentence.tokens[verb.last : verb.last + 2]]
    if words[0] in grammar.nouns and words[-1] in grammar.sets["object_slot"]:
        return False  # "La captura de X, Y y Z fue anunciada": a noun
    says = grammar.sets["bare"]
    says |= set(grammar.cue_verbs) | set(grammar.speech_verbs) if says else set()  # "dijo que": never without a word
    says -= set(grammar.verbs.get("own_verbs", {}).get("of_people", ()))
    place = next(i for i in before if view.clauses[view.clause_at[i]].verb is verb)
    opener = next(
        (i.kind for i in reversed(view.items[:place]) if i.kind in _CLAUSE_OPENERS or i.kind is ItemKind.VERB), None
    )
    return verb.lemma not in says and opener is not ItemKind.RELATIVE


def is_of_all(view: View, index: int, grammar: Grammar) -> bool:
    """As in "X and Y each pleaded guilty": the item stands between those of whom it is said and their verb."""
    around = [i.kind for i in (*view.items[max(0, index - 1) : index], *view.items[index + 1 : index + 2])]
    is_one = view.sentence.tokens[view.items[index].first].lower in grammar.verbs.get("all", ())
    return is_one and around == [ItemKind.GROUP, ItemKind.VERB]
