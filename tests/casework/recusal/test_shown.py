"""What a recused official keeps, against somebody who watched them all the while and noted when they could read."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ovillo.casework.access import MEMBERSHIP
from ovillo.casework.recusal import shown_before
from ovillo.casework.recusal.standing import ACCEPTED, DECLARED, LIFTED, RECUSED
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.recusal import Link, Party, Role, Tie, TieKind

AT = datetime(2031, 5, 14, tzinfo=UTC)
OFFICIAL, HEAD = "Oficial Inventada", "Jefa Inventada"
ACTS = ("admit", "take out", "near", "far", "text", "deny", "accept", "own accept", "tie", "recuse", "lift", "other")


def way(number: int, *, is_near: bool) -> Link:
    party = Party(f"party {number}", Role.ACCUSED)
    direct = Tie(OFFICIAL, party.person, TieKind.CREDITOR)
    far = (Tie(OFFICIAL, "friend", TieKind.FRIENDSHIP), Tie("friend", party.person, TieKind.CREDITOR))
    return Link(OFFICIAL, party, (direct,) if is_near else far, ("x",))


@dataclass
class Days:
    """A case as it grows, and a watcher who knows what happened and reads no entry."""

    entries: list[DocketEntry] = field(default_factory=list)
    ways: dict[int, Link] = field(default_factory=dict)
    size: int = 1
    is_in: bool = False
    is_recused: bool = False
    asked: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    read: int = 0
    kept: int = 0

    def enter(self, kind: str, by: str = HEAD, about: str = OFFICIAL, **content: Json) -> None:
        self.entries.append(DocketEntry(self.size, kind, about, content, by, AT))

    def do(self, act: str) -> None:
        asked: list[Json] = sorted(self.asked | self.near)
        match act:
            case "admit" | "take out":
                self.is_in = act == "admit"
                self.enter(MEMBERSHIP, role="reader" if self.is_in else None)
            case "near" | "far":
                made = self.ways[self.size] = way(self.size, is_near=act == "near")
                self.asked.add(made.question)
                self.near |= {made.question} if act == "near" else set()
            case "deny":
                self.enter(DECLARED, OFFICIAL, questions=asked, answer="no_tie")
                self.denied |= self.asked
                self.asked.clear()
            case "accept" | "own accept":
                waiting: list[Json] = sorted(self.near & self.denied)
                self.enter(ACCEPTED, HEAD if act == "accept" else OFFICIAL, questions=waiting)
                self.near -= self.denied if act == "accept" else set()
            case "tie" | "recuse":
                by, kind = (OFFICIAL, DECLARED) if act == "tie" else (HEAD, RECUSED)
                self.enter(kind, by, answer="tie", questions=asked)
                self.kept = self.kept if self.is_recused else self.read
                self.is_recused = True
            case "lift":
                self.enter(LIFTED)
                self.is_recused = False
        self.size += 1
        if self.is_in and not (self.is_recused or self.asked or self.near):
            self.read = self.size

    def shown(self) -> int:
        def ways_at(size: int) -> list[Link]:
            return [each for number, each in self.ways.items() if number < size]

        return shown_before(OFFICIAL, self.entries, ways_at, reported=self.ways)


def test_what_stays_open_is_what_a_watcher_saw_them_read() -> None:
    chance, seen = random.Random(7), set()
    for _ in range(1_500):
        days = Days()
        days.enter(MEMBERSHIP, about=HEAD, role="owner")
        days.size += 1
        for act in chance.choices(ACTS, k=chance.randrange(2, 14)):
            days.do(act)
            if days.is_recused:
                assert days.shown() == days.kept, days.entries
                seen.add(days.kept)

    assert len(seen) > 8
    assert 0 in seen


def test_before_the_first_member_only_who_made_them_could_read() -> None:
    first = DocketEntry(5, MEMBERSHIP, HEAD, {"role": "owner"}, HEAD, AT)
    admitted = DocketEntry(7, MEMBERSHIP, OFFICIAL, {"role": "reader"}, HEAD, AT)
    question = way(6, is_near=True)

    def kept(official: str, opened: int) -> int:
        entries = [first, admitted, DocketEntry(9, RECUSED, official, {}, "Otra Jefa", AT)]
        return shown_before(official, entries, lambda size: [question] if opened < size else [], reported=[opened])

    assert [kept(OFFICIAL, opened) for opened in (3, 6, 8)] == [0, 0, 8]
    assert [kept(HEAD, opened) for opened in (3, 6, 8)] == [3, 6, 8]
    assert shown_before(OFFICIAL, [DocketEntry(9, RECUSED, OFFICIAL, {}, HEAD, AT)], lambda _: ()) == 9
    assert shown_before(OFFICIAL, [first], lambda _: ()) == 0
