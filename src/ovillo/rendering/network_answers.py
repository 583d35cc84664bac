"""Answers about a network in words; every tie is told with the words that it rests on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.domain.networks import PAYMENTS
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.network_lines import read_beside_in, say_days_of, say_weight
from ovillo.rendering.read_beside import say_all_beside, say_beside_of
from ovillo.rendering.table_rows import row_of

QUOTED: Final = 2
LINES: Final = 40
ROWS: Final = 8
_QUOTE = 160
Value = Mapping[str, Any]  # Any: a JSON value, made by `workflows.network_questions`
Name = Callable[[str], str]
REASONS: Final = {
    "other_kind": mark("of another kind"),
    "one_end": mark("that name one end only"),
    "no_node": mark("about a place or a thing"),
    "unnamed": mark("with an unnamed end"),
    "denied": mark("that every source negates or denies"),
    "corrected": mark("that their sources corrected"),
    "counsel": mark("of a lawyer and a client (--kind counsel shows them)"),
}
"""Why a finding made no tie."""
_ROLES = {
    "coordinator": mark("coordinator (all three in one group): {count}"),
    "consultant": mark("consultant (two of another group): {count}"),
    "gatekeeper": mark("gatekeeper (from outside into the own group): {count}"),
    "representative": mark("representative (from the own group to outside): {count}"),
    "liaison": mark("liaison (three groups): {count}"),
}
_SIGNS = {
    "resource_allocation": mark("shared contacts, those with few ties counting more (resource allocation)"),
    "adamic_adar": mark("shared contacts, those with few ties counting more (Adamic-Adar)"),
    "katz": mark("walks of up to three steps (Katz)"),
}


_NOT_TRIED = mark(
    "How well this tells was not tried: fewer than 20 ties, or too few pairs apart. Nothing says that these leads are "
    "better than a guess."
)
_TELLS = {
    "little": mark("On this network a shared contact tells hardly more than a coin: these leads are worth little."),
    "some": mark("On this network a shared contact tells something, and is often wrong: look before naming anybody."),
    "well": mark(
        "On this network a shared contact tells well which reported ties were hidden; of ties that nobody reported it "
        "may not."
    ),
}


def _both_sides(citations: Sequence[Value]) -> Sequence[Value]:
    """The words, the first that say it and the first that deny it before the others."""
    said, denied = ([each for each in citations if each["negated"] is is_denial] for is_denial in (False, True))
    first = [*said[:1], *denied[:1]]
    return [*first, *(each for each in citations if not any(each is one for one in first))]


class Teller:
    """Tells answers in one language; `name` says how a node is called in a line."""

    def __init__(self, catalogue: Catalogue, name: Name) -> None:
        self._catalogue, self._say, self._name = catalogue, catalogue.say, name

    def tell(self, question: str, answer: Value) -> Iterator[str]:
        """The lines of an answer."""
        tellers: Mapping[str, Callable[[Value], Iterator[str]]] = {
            "ties": self._ties,
            "groups": self._groups,
            "brokers": self._brokers,
            "paths": self._paths,
            "ego": self._around,
            "change": self._change,
            "hidden": self._hidden,
            "arrests": self._arrests,
        }
        return tellers[question](answer)

    def tie(self, tie: Value, indent: str = "") -> Iterator[str]:
        """A tie, a line for each thing that is said, and under it the words."""
        for part in tie["parts"]:
            yield indent + self._part(part)
            citations = part["citations"]
            if citations and "line" in citations[0]:
                yield indent + "    " + self._rows(citations)
                continue
            for each in _both_sides(citations)[:QUOTED]:
                yield indent + "    " + self._citation(each)
            if (more := len(citations) - QUOTED) > 0:
                yield indent + "    " + self._say(mark("{count} more; all are in --as json."), count=more)

    def _part(self, part: Value) -> str:
        ends = {"one": self._name(part["source"]), "other": self._name(part["target"])}
        if part["count"] is not None:
            span = say_days_of(part, self._catalogue)
            told = self._counted(part, ends)
            return f"{told} ({span})" if span else told
        if part["standing"] is None:
            return self._say(mark("{one} and {other}: weight {weight:g}"), **ends, weight=part["weight"])
        if part["through"] is not None:
            line = mark("{one} and {other}, each said to lead, belong to, work for or own {body}")
            told = self._say(line, **ends, body=self._name(part["through"]))
        else:
            told = f"{ends['one']} — {self._catalogue.predicate(part['predicate'])} — {ends['other']}"
        told += f" ({self._catalogue.standing(Standing(part['standing']))}"
        if part["through"] is None:
            told += "; " + say_weight(part["weight"], self._catalogue)
        if days := say_days_of(part, self._catalogue):
            told += "; " + days
        if part["disputed"]:
            told += "; " + self._say(mark("disputed"))
        read = [*part["read_beside"], *part["denials"]]
        ends_of = {part["source"], part["target"]}
        names = {each["person"]: self._name(each["person"]) for each in read if each["person"] in ends_of}
        beside = say_all_beside(map(read_beside_in, part["read_beside"]), names, self._catalogue)
        denied = [say_beside_of(read_beside_in(each), names, self._catalogue) for each in part["denials"]]
        told += "".join(f"; {each}" for each in (*beside, *denied))
        return told + ")"

    def _counted(self, part: Value, ends: Mapping[str, str]) -> str:
        if part["predicate"] != PAYMENTS:
            return self._say(mark("{one} called {other}: calls: {count}"), **ends, count=part["count"])
        sums = "; ".join(f"{inline(currency)} {amount}".strip() for currency, amount in part["amounts"].items())
        return self._say(mark("{one} paid {other}: payments: {count}; {sums}"), **ends, count=part["count"], sums=sums)

    def _rows(self, citations: Sequence[Value]) -> str:
        by_table: dict[str, list[str]] = {}
        for each in citations[:ROWS]:
            by_table.setdefault(each.get("name") or "", []).append(
                row_of(each["line"], self._say) if each.get("name") else str(each["line"])
            )
        shown = {name: self._say(mark("line {lines}"), lines=", ".join(lines)) for name, lines in by_table.items()}
        told = "; ".join(f"{inline(name)}, {lines}" if name else lines for name, lines in shown.items())
        more = len(citations) - ROWS
        return f"{told}; {self._say(mark('{count} more; all are in --as json.'), count=more)}" if more > 0 else told

    def _citation(self, each: Value) -> str:
        quote = inline(each["quote"], longest=_QUOTE)
        says = "".join(f"{inline(name)}, " for name in each["speakers"])
        place = f"{says}{inline(each['source'])}, {inline(each['name'])}:{each['start']}"
        held = self._catalogue.standing(Standing(each["standing"]))
        if each["negated"]:
            held += ", " + self._say(mark("negated"))
        if each["corrected"]:
            held += ", " + self._say(mark("corrected later"))
        return f"«{quote}» {place} [{held}]"

    def _ties(self, answer: Value) -> Iterator[str]:
        yield from self._some(self._ordered(answer["ties"]), self.tie)
        yield from self._left_out(answer["left_out"])
        for party, *others in answer["named_alike"]:
            line = mark("A table names {name} as the sources do: {ids}. Nobody has judged whether they are the same.")
            yield self._say(line, name=self._name(party), ids=", ".join(each[:12] for each in others))

    def left_out(self, counts: Mapping[str, int]) -> list[str]:
        """How many findings made no tie, and why."""
        return list(self._left_out(counts))

    def _left_out(self, counts: Mapping[str, int]) -> Iterator[str]:
        for reason, count in sorted(counts.items()):
            why = self._say(REASONS[reason])
            yield self._say(mark("Made no tie: {count} findings {reason}."), count=count, reason=why)

    def _some(self, items: Sequence[Any], tell: Callable[[Any], Iterator[str]]) -> Iterator[str]:  # Any: JSON values
        for each in items[:LINES]:
            yield from tell(each)
        if not items:
            yield self._say(mark("Nothing of the kind in this network."))
        if (more := len(items) - LINES) > 0:
            yield self._say(mark("{count} more; all are in --as json."), count=more)

    def _ordered(self, ties: Sequence[Value]) -> Sequence[Value]:
        """Those of most sources first, then by name."""
        return sorted(ties, key=lambda tie: (-tie["weight"], self._name(tie["source"]), self._name(tie["target"])))

    def _names(self, ids: Sequence[str]) -> str:
        shown = ", ".join(map(self._name, ids[:LINES]))
        return shown + " …" if len(ids) > LINES else shown or "-"

    def _groups(self, answer: Value) -> Iterator[str]:
        def tell(group: Value) -> Iterator[str]:
            line = mark("{count} nodes, stability {stability:.2f}: {names}")
            members = group["members"]
            yield self._say(line, count=len(members), stability=group["stability"], names=self._names(members))

        yield from self._some(answer["groups"], tell)
        yield self._say(
            mark("Modularity {modularity:.3f}: how far ties fall within groups rather than by chance."), **answer
        )

    def _brokers(self, answer: Value) -> Iterator[str]:
        def tell(broker: Value) -> Iterator[str]:
            yield self._say(
                mark("{name} stands between others; pairs: {count}"),
                name=self._name(broker["id"]),
                count=broker["total"],
            )
            for role, text in _ROLES.items():
                if not broker[role]:
                    continue
                line = self._say(text, count=broker[role])
                if broker["expected"] is not None:
                    often = round(100 * broker["chance"][role])
                    by_chance = mark("by chance {expected:.1f}, as many in {often} of 100 deals")
                    line += "; " + self._say(by_chance, expected=broker["expected"][role], often=often)
                yield "    " + line

        yield from self._some(answer["brokers"], tell)
        if answer["without_group"]:
            line = mark("The file gives no group to {count} nodes: each counts as a group of its own.")
            yield self._say(line, count=answer["without_group"])

    def _paths(self, answer: Value) -> Iterator[str]:
        if not answer["paths"]:
            yield self._say(mark("No chain of ties leads from one to the other."))
        for number, path in enumerate(answer["paths"], 1):
            yield f"{number}. " + " – ".join(map(self._name, path["nodes"]))
            for hop in path["hops"]:
                for tie in hop:
                    yield from self.tie(tie, "   ")

    def _around(self, answer: Value) -> Iterator[str]:
        for distance in range(1, max(answer["steps"].values(), default=0) + 1):
            near = [node for node, steps in answer["steps"].items() if steps == distance]
            yield self._say(mark("Steps away: {count}: {names}"), count=distance, names=self._names(near))
        yield from self._some(self._ordered(answer["ties"]), self.tie)

    def _change(self, answer: Value) -> Iterator[str]:
        for key, title in (
            ("nodes", mark("New in the network: {names}")),
            ("nodes_gone", mark("No longer in the network: {names}")),
        ):
            if answer[key]:
                yield self._say(title, names=self._names([each["id"] for each in answer[key]]))
        for key, title in (("ties", mark("New ties:")), ("ties_gone", mark("Ties that are gone:"))):
            if answer[key]:
                yield self._say(title)
                yield from self._some(answer[key], self.tie)
        if answer["ties_changed"]:
            yield self._say(mark("Ties of which more or otherwise is said:"))
            yield from self._some([each["after"] for each in answer["ties_changed"]], self.tie)
        if not any(answer[key] for key in ("nodes", "nodes_gone", "ties", "ties_gone", "ties_changed")):
            yield self._say(mark("Nothing changed."))

    def _hidden(self, answer: Value) -> Iterator[str]:
        if answer["worth"] is None:
            yield self._say(_NOT_TRIED)
        for each in answer["worth"] or ():
            yield self._say(
                mark("AUC on this network {auc:.2f} ± {spread:.2f}: {sign}"),
                auc=each["auc"],
                spread=each["spread"],
                sign=self._say(_SIGNS[each["sign"]]),
            )

        if answer["tells"] is not None:
            yield self._say(_TELLS[answer["tells"]])

        def tell(lead: Value) -> Iterator[str]:
            yield self._say(
                mark("{one} and {other} share {names} (score {score:.2f})"),
                one=self._name(lead["one"]),
                other=self._name(lead["other"]),
                names=self._names(lead["shared"]),
                score=lead["score"],
            )

        yield from self._some(answer["leads"], tell)

    def _arrests(self, answer: Value) -> Iterator[str]:
        for each in answer["sets"]:
            if each["outside"]:
                line = mark(
                    "No tie that counts in this network names {names}: only who is said to be with them is told."
                )
                yield self._say(line, names=self._names(each["outside"]))
            if each["without"]:
                yield from self._broken(each)
            for key, title in (
                ("left_holding", mark("Not arrested, and said to sell, receive, move or keep somebody:")),
                ("arrested_holding", mark("Arrested, and said to sell, receive, move or keep somebody:")),
                ("by_office", mark("Told only of an office or of care, and held against nobody:")),
                (
                    "not_said_to_hold",
                    mark("Only acquitted of it, or said not to have, sell or move anybody:"),
                ),
            ):
                if each[key]:
                    yield "    " + self._say(title)
                    for tie in each[key][:LINES]:
                        yield from self.tie(tie, "      ")
            yield from self._kept(each["kept"])

    def _broken(self, each: Value) -> Iterator[str]:
        yield self._say(
            mark("Without {names}: {share:.3f} of the pairs stay connected; largest part: {largest}"),
            names=self._names(each["without"]),
            share=each["share"],
            largest=each["largest"],
        )
        if each["alone"]:
            yield "    " + self._say(mark("without any tie then: {names}"), names=self._names(each["alone"]))
        yield "    " + self._say(
            mark("as many with the most ties, {names}: {share:.3f}"),
            names=self._names(each["by_degree"]["without"]),
            share=each["by_degree"]["share"],
        )
        yield "    " + self._say(
            mark("as many by chance: {share:.3f} on average; {worse} of 100 draws break more"),
            share=each["by_chance"],
            worse=round(100 * each["worse_by_chance"]),
        )

    def _kept(self, kept: Sequence[Value]) -> Iterator[str]:
        """Who would be left with whom, children first."""
        if not kept:
            return
        yield "    " + self._say(mark("Whoever is said to be sold, moved or kept, children first:"))
        for each in kept[:LINES]:
            left = [holder for holder in each["holders"] if holder["has"] and not holder["arrested"]]
            in_care = [holder for holder in left if holder["by_office"]]
            if in_care and len(in_care) == len(left):
                line = mark("{name}: told to be in the care of {holders}")
            elif left:
                line = mark("{name}: would be left with {holders}")
            elif not each["holders"]:
                line = mark("{name}: nobody is said to have, to sell or to move them")
            elif each["nobody_said_to_have"]:
                line = mark("{name}: nobody is said to have them; sold or moved by {holders}")
            else:
                line = mark("{name}: everybody said to have them would be arrested: {holders}")
            named = "; ".join(self._holder(holder) for holder in left or each["holders"])
            yield "      " + self._say(line, name=self._name(each["id"]), holders=named)
        if (more := len(kept) - LINES) > 0:
            yield "      " + self._say(mark("{count} more; all are in --as json."), count=more)

    def _holder(self, holder: Value) -> str:
        told = [self._catalogue.predicate(holder["predicate"]), *([holder["last"]] if holder["last"] else [])]
        if holder["by_office"]:
            told.append(self._say(mark("told only of an office or of care")))
        if holder["arrested"]:
            told.append(self._say(mark("arrested")))
        return f"{self._name(holder['id'])} ({', '.join(told)})"
