"""Every form of a verb, generated from its dictionary form by paradigms that the lexicon holds.

1. An entry is "detain", "stop*" (doubles its last letter), "cerrar:e>ie" (changes its stem), "detener=tener" (like
   another verb with something before it).
2. A paradigm says which ending it takes off and which endings it puts on, tense by tense.
3. An irregular form replaces the regular ones of its tense.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Tense(StrEnum):
    """What one form of a verb can express."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


FINITE = frozenset({Tense.PRESENT, Tense.PAST, Tense.FUTURE, Tense.CONDITIONAL, Tense.SUBJUNCTIVE})


@dataclass(frozen=True, slots=True, order=True)
class VerbForm:
    """One reading of one word."""

    lemma: str
    tense: Tense
    person: int = 0
    """First, second, third; 0 where the form does not say."""
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb of the lexicon."""

    lemma: str
    doubles: bool = False
    change: tuple[str, str] | None = None
    model: str | None = None


def parse_entry(entry: str) -> Entry:
    """The verb that an entry of the lexicon describes."""
    word, _, model = entry.partition("=")
    word, _, change = word.partition(":")
    before, _, after = change.partition(">")
    return Entry(word.rstrip("*"), word.endswith("*"), (before, after) if change else None, model or None)


def conjugate(entries: Iterable[str], lexicon: Mapping[str, Any]) -> dict[str, tuple[VerbForm, ...]]:  # Any: TOML
    """Form, in lower case, to everything it can be, sorted.

    Args:
        entries: verbs as in rule 1.
        lexicon: `paradigms` and `irregular` as the layer "verbs" gives them.

    Returns:
        A mapping in which every form of every verb is found.
    """
    found: dict[str, set[VerbForm]] = {}
    for text in entries:
        for form, reading in _forms(parse_entry(text), lexicon):
            found.setdefault(form, set()).add(reading)
    return {form: tuple(sorted(readings)) for form, readings in found.items()}


def _irregular(entry: Entry, lexicon: Mapping[str, Any]) -> Mapping[str, str]:
    own: Mapping[str, str] = lexicon["irregular"].get(entry.lemma, {})
    if not entry.model:
        return own
    prefix = entry.lemma[: len(entry.lemma) - len(entry.model)]
    like: Mapping[str, str] = lexicon["irregular"].get(entry.model, {})
    return {tense: " ".join(prefix + form for form in forms.split()) for tense, forms in like.items()} | dict(own)


def _forms(entry: Entry, lexicon: Mapping[str, Any]) -> Iterable[tuple[str, VerbForm]]:
    irregular = _irregular(entry, lexicon)
    yield entry.lemma, VerbForm(entry.lemma, Tense.BASE)
    paradigm = _paradigm_of(entry.lemma, lexicon["paradigms"])
    stem = entry.lemma.removesuffix(paradigm["ending"])
    if entry.doubles:
        stem += stem[-1]
    for name, persons in paradigm["tenses"].items():
        if name in irregular:
            continue
        for ending, (tense, person, is_plural, mark) in _endings(name, persons, lexicon):
            body = entry.lemma if name in paradigm.get("on_infinitive", ()) else stem
            if entry.change and mark == "!":
                body = _replace_last(stem, *entry.change)
            elif entry.change and mark == "~" and paradigm.get("has_weak_change", False):
                body = _replace_last(stem, entry.change[0], entry.change[1][:1])
            form = _respell(body + ending, body, ending, paradigm)
            if entry.doubles and not ending.startswith(tuple(paradigm.get("doubling", ("",)))):
                form = form[: len(stem) - 1] + ending
            yield form, VerbForm(entry.lemma, tense, person, is_plural)
    for name, forms in irregular.items():
        for form, (tense, person, is_plural, _) in _endings(name, forms, lexicon):
            yield form, VerbForm(entry.lemma, tense, person, is_plural)


def _paradigm_of(lemma: str, paradigms: Mapping[str, Any]) -> Mapping[str, Any]:
    fitting = [p for p in paradigms.values() if lemma.endswith(tuple(p.get("after", (p["ending"],))))]
    best: Mapping[str, Any] = max(
        fitting, key=lambda p: max(len(a) for a in p.get("after", ("",)) if lemma.endswith(a))
    )
    return best


def _endings(name: str, persons: str, lexicon: Mapping[str, Any]) -> Iterable[tuple[str, tuple[Tense, int, bool, str]]]:
    """Each ending with its tense, person, number, and "!" under stress, "~" where a stem changes weakly."""
    layout = lexicon["tenses"][name]
    slots: list[str] = layout["persons"]
    for index, ending in enumerate(persons.split()):
        slot = slots[index % len(slots)]
        yield (
            "" if ending == "-" else ending,
            (Tense(layout["tense"]), int(slot[0]), slot[1:2] == "p", slot[2:]),
        )


def _replace_last(stem: str, before: str, after: str) -> str:
    head, found, tail = stem.rpartition(before)
    return head + after + tail if found else stem


def _respell(form: str, body: str, ending: str, paradigm: Mapping[str, Any]) -> str:
    for rule in paradigm.get("spelling", ()):
        if body.endswith(rule["stem"]) and ending.startswith(tuple(rule["before"])):
            return f"{body.removesuffix(rule['stem'])}{rule['becomes']}{ending}"
    return form
