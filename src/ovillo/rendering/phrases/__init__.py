"""How a statement about somebody is worded, per predicate, standing and language; the tables beside this are data.

Rules, kept so that no line says more of a person than its source does:
1. The standing is in the words, not only in a badge.
2. What is negated carries an upper-case NOT. Where it is not certain whether the NOT belongs to the act or to the
   accusation, it stands before both.
3. Conduct that somebody undergoes is told of the one who does it, by name: "accused" never falls on a victim.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing

REPRESENTS = "represents"
"""Not a predicate of statements: how `works_for` is worded of a lawyer and a client."""
CLEARED = "cleared"
"""Not a predicate of statements: how `acquitted` is worded of anybody but a court."""


class Perspective(StrEnum):
    """Whom the line is about: the one who does it, or the one who undergoes it."""

    SUBJECT = "subject"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be worded. Names are already fit to be shown."""

    predicate: str
    standing: Standing
    negated: bool = False
    subject: str | None = None
    object: str | None = None
    value: str | None = None
    object_acts: bool = False
    """The object is a person or a body: Spanish says "a"."""
    is_own_word: bool = False
    """The subject's own word: "denies", not "denied"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording, with the part that tells the standing set apart."""

    frame: str
    """ "suspected of"; empty where a tie or an attribute is plainly reported."""
    act: str
    about: str = ""
    """ "Beto Rojo:", where the line is told of somebody else than the one whose line it is."""

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.about, self.frame, self.act) if part)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One language's tables."""

    table: Mapping[str, Any]  # Any: TOML

    def standing(self, standing: Standing) -> str:
        """How a speaker holds something, in a word or two."""
        return str(self.table["frame"][standing.value]["word"])

    def label(self, predicate: str) -> str:
        """What the predicate is called."""
        return str(self._words(predicate)["label"])

    def undergone(self, predicate: str) -> str:
        """What it is called of the one to whom it is done: whoever "gave an order" is not whom it is about."""
        words = self._words(predicate)
        return str(
            words.get("passive", words["label"])
            if KIND_OF.get(predicate) is PredicateKind.PROCEDURE
            else words["label"]
        )

    @property
    def nobody(self) -> str:
        """In place of a subject that no source names."""
        return str(self.table["nobody"])

    def phrase(self, told: Told, perspective: Perspective) -> Phrase:
        """What is said of the one in this perspective, who is not named again."""
        if KIND_OF.get(told.predicate) is not PredicateKind.CONDUCT:
            return self._prefixed(told, perspective)
        framed = self._conduct(told)
        if perspective is Perspective.SUBJECT:
            return framed
        about = self.table["said_of"].format(subject=told.subject or self.nobody)
        return replace(framed, about=about)

    def _conduct(self, told: Told) -> Phrase:
        frame = self.table["frame"][told.standing.value]
        key = "conduct_self" if told.is_own_word and "conduct_self" in frame else "conduct"
        template: str = frame[key]
        if told.negated:
            template = frame.get("conduct_not") or f"{self.table['negation']} {template}"
        words = self._words(told.predicate)
        head, _, slot = template.partition("{")
        act = self._filled(words["act" if slot.startswith("act") else "plain"], told, told.object)
        return Phrase(head.strip(), act)

    def _prefixed(self, told: Told, perspective: Perspective) -> Phrase:
        words, frame = self._words(told.predicate), self.table["frame"][told.standing.value]
        if told.standing is Standing.DENIED and not told.negated and "denied" in words:
            return Phrase(str(words["denied_self" if told.is_own_word else "denied"]), "")
        is_own = words.get("own") == told.standing.value
        is_inner = is_own or told.standing in {Standing.REPORTED, Standing.SUSPECTED}
        form = "passive" if perspective is Perspective.OBJECT and "passive" in words else "active"
        template: str = words[f"{form}_not" if told.negated and is_inner else form]
        if form == "active" or "{other}" in template:
            head, act = "", self._filled(template, told, told.object if form == "active" else told.subject)
        else:
            head, act = template, self._with_value(self._agent(told), told.value)
        if is_own:
            return Phrase(head, act)
        act = f"{head} {act}".strip()
        if self._is_quiet(told) and frame.get("quiet"):
            return Phrase("", act)
        doubt = f"{self.table['negation']} " if told.negated and not is_inner else ""
        return Phrase(doubt + frame["prefix"], act)

    def _agent(self, told: Told) -> str:
        return str(self.table["by"].format(other=told.subject)) if told.subject else ""

    def _filled(self, template: str, told: Told, other: str | None) -> str:
        personal = "a " if told.object_acts else ""
        is_attribute = KIND_OF.get(told.predicate) is PredicateKind.ATTRIBUTE
        if told.value and (other is None or is_attribute):
            return self._with_value(template.format(other=told.value, a=personal), other)
        if other is None:
            words = self._words(told.predicate)
            return template.format(other=words.get("unnamed", self.table["unnamed"]), a="")
        return self._with_value(template.format(other=other, a=personal), told.value)

    def _with_value(self, act: str, value: str | None) -> str:
        return str(self.table["with_value"].format(act=act, value=value)).strip() if value else act

    def _is_quiet(self, told: Told) -> bool:
        return KIND_OF.get(told.predicate) is not PredicateKind.PROCEDURE

    def _words(self, predicate: str) -> Mapping[str, Any]:  # Any: TOML
        known: Mapping[str, Any] | None = self.table["predicate"].get(predicate)
        if known is not None:
            return known
        label = predicate.replace("_", " ")
        negated = f"{self.table['negation']} {label}"
        return {"label": label, "act": f"{label} {{other}}", "plain": f"{label} {{other}}"} | {
            "active": f"{label} {{other}}",
            "active_not": f"{negated} {{other}}",
            "passive": label,
            "passive_not": negated,
        }


@cache
def phrasebook(language: str) -> Phrasebook:
    """The tables of this language, read once."""
    text = files("ovillo.rendering.phrases").joinpath(f"{language}.toml").read_text("utf-8")
    return Phrasebook(tomllib.loads(text))
