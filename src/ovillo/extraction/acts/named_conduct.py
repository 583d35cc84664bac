"""What else nouns of conduct say: sums that are taken or paid, and conduct that is proved and whose doer is not told.

Rules:
1. "El cobro de 5.000 dólares": the sum right behind the noun and "of" is what is taken or paid.
2. "Confirmaron la venta de dos bebés": right behind a verb of proof the noun tells that it took place, by nobody told.
3. Where the sentence tells of an inquiry or an accusation, the noun is no firmer: "investigan la venta de X por Y".
4. What bodies do by their office is no conduct; "la venta de niños por parte de sus padres" is told of nobody.
"""

from collections.abc import Sequence

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Frame

_NEAR, _FAR = 3, 9


def state_sums(reading: Reading, index: int, frame: Frame, controllers: Sequence[Party], holding: Holding) -> None:
    """Rule 1."""
    view, tokens = reading.view, reading.view.sentence.tokens
    of = reading.grammar.sets["object_slot"]
    behind = [n for n in range(index + 1, min(index + 1 + _NEAR, len(tokens))) if tokens[n].lower in of]
    for quantity in view.quantities if behind else ():
        is_next = quantity.is_money and behind[0] < quantity.first <= behind[0] + 2
        if not is_next:
            continue
        for controller in controllers:
            proposal = Proposal(
                frame.predicate, controller.entity, None, quantity.value, frame.standing, False, (), reading.number,
                tokens[index].start, tokens[index].end, -1,
            )  # fmt: skip
            held = propose(proposal, holding, allowed=(frame.subject, frame.object))
            if held:
                reading.found.append(held)


def is_proved(
    reading: Reading, index: int, objects: tuple[list[int], int] | None, agents: tuple[list[int], int] | None
) -> bool:
    """Rule 2; of what is only the name of an offence it tells nothing: "determinar la trata de personas"."""
    view, proving = reading.view, reading.grammar.table["events"].get("proving", ())
    verb = next((c.verb for c in view.clauses if index - _NEAR <= c.verb.last < index), None)
    if verb is None or verb.lemma not in proving or verb.cues or agents or not objects:
        return False
    labels = set(reading.grammar.table["named"].get("labels", ()))
    heads = [view.groups[group] for group in objects[0]]
    if labels & {view.sentence.tokens[index].lower, *(view.sentence.tokens[g.head].lower for g in heads)}:
        return False
    return all(g.kind is ArgumentKind.NAME or g.quantity is not None or g.last > g.first for g in heads)


def inquired_into(reading: Reading) -> Cue | None:
    """Rule 3: the verb of inquiry or accusation of the sentence."""
    view, grammar = reading.view, reading.grammar
    for clause in view.clauses:
        rows = grammar.patterns.get(clause.verb.lemma, ())
        is_sought = any(frame.predicate == "investigated" and not pattern.words for pattern, frame in rows)
        kinds = {row.kind for row in grammar.governors.get(clause.verb.lemma, ())}
        if is_sought or kinds & {CueKind.ACCUSATION, CueKind.HEDGE}:
            first, last = view.sentence.tokens[clause.verb.first], view.sentence.tokens[clause.verb.last]
            return Cue(first.start, last.end, CueKind.ACCUSATION if CueKind.ACCUSATION in kinds else CueKind.HEDGE)
    return None


def is_told_of(reading: Reading, index: int, frame: Frame, groups: Sequence[int], holding: Holding) -> bool:
    """Rule 4; nor where no verb that we know tells that there is none: "no hay pruebas de la venta por parte de X"."""
    view, table = reading.view, reading.grammar.table
    before = {t.lower for t in view.sentence.tokens[max(0, index - _FAR) : index]}
    if before & set(table["between"]["none"]):
        return False
    lawful, own = table["lawful"], set(table["exchanges"]["own"])
    for group in (view.groups[g] for g in groups):
        words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
        is_office = frame.predicate in lawful["predicates"] and bool(words & set(lawful["doers"]))
        if (is_office and not holding.cues) or (words & own and group.kind is not ArgumentKind.NAME):
            return False
    return True
