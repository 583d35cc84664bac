"""Signatures by key under a strategy and under both halves of a hand-over."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from ovillo.casework.approvals.office import KEY_ENTERED, Office, fold, key_message
from ovillo.casework.approvals.papers import custody_message, paper_problems, strategy_message
from ovillo.casework.approvals.signing import OfficialKey
from ovillo.casework.custody import SIGNED as HAND_OVER_SIGNED
from ovillo.casework.custody import act_content, chains, kind_of
from ovillo.casework.team.papers import PROPOSED, SIGNED
from ovillo.domain.custody import ActKind
from ovillo.domain.docket import DocketEntry, Json

START = datetime(2031, 5, 9, 12, tzinfo=UTC)
ONE, TWO = "Oficial Uno", "Fiscal Dos"
KEY, OTHER = OfficialKey(bytes(32)), OfficialKey(b"x" * 32)
DIGEST = "ab" * 32


class Papers:
    """Entries one after another; the first officer has a key from entry 1 on."""

    def __init__(self) -> None:
        self.entries: list[DocketEntry] = []
        signature = KEY.sign(key_message(ONE, KEY.public))
        self.enter(KEY_ENTERED, ONE, {"public": KEY.public, "signature": signature}, ONE)

    def enter(self, kind: str, about: str, content: Mapping[str, Json], by: str) -> int:
        number = len(self.entries) + 1
        self.entries.append(DocketEntry(number, kind, about, content, by, START + timedelta(hours=number)))
        return number

    def act(self, kind: ActKind, by: str, **details: str) -> int:
        now = START + timedelta(hours=len(self.entries) + 1)
        told = {name.rstrip("_"): text for name, text in details.items()}
        content = act_content(chains(self.entries, now=now), "E-1", kind, told, happened=now)
        return self.enter(kind_of(kind), "E-1", content, by)

    @property
    def office(self) -> Office:
        return fold(self.entries)

    @property
    def wrong(self) -> list[int]:
        found = paper_problems(self.entries, self.office)
        assert all(each.is_signature for each in found)
        return [each.number for each in found]

    def strategy(self, by: str, signature: str = "") -> int:
        content = {"digest": DIGEST, "side": "police", **({"signature": signature} if signature else {})}
        return self.enter(SIGNED, "strategy", content, by)


def test_whoever_has_a_key_signs_a_strategy_with_it() -> None:
    papers = Papers()
    papers.enter(PROPOSED, "strategy", {"text": "x"}, ONE)
    papers.strategy(ONE, KEY.sign(strategy_message(DIGEST, "police", ONE)))
    papers.strategy(TWO)
    assert papers.wrong == []

    wrong = [
        papers.strategy(ONE),
        papers.strategy(ONE, KEY.sign(strategy_message(DIGEST, "prosecution", ONE))),
        papers.strategy(ONE, KEY.sign(strategy_message("cd" * 32, "police", ONE))),
        papers.strategy(ONE, KEY.sign(strategy_message(DIGEST, "police", TWO))),
        papers.strategy(ONE, OTHER.sign(strategy_message(DIGEST, "police", ONE))),
        papers.strategy(TWO, OTHER.sign(strategy_message(DIGEST, "police", TWO))),
    ]
    assert papers.wrong == wrong


def test_a_hand_over_is_signed_over_the_chain_with_it_by_whoever_did_it() -> None:
    papers = Papers()
    papers.act(ActKind.SEAL, ONE, seal="0001")
    handed = papers.act(ActKind.HAND, ONE, to=TWO)
    (chain,) = chains(papers.entries, now=START + timedelta(hours=9))
    sealed, head = (each.head for each in chain.acts)
    right: dict[str, Json] = {"act": handed, "signature": KEY.sign(custody_message("E-1", head, ONE))}
    papers.enter(HAND_OVER_SIGNED, "E-1", right, ONE)
    assert papers.wrong == []

    wrong = [
        papers.enter(HAND_OVER_SIGNED, "E-1", {**right, "act": handed - 1}, ONE),
        papers.enter(HAND_OVER_SIGNED, "E-1", {**right, "act": "3"}, ONE),
        papers.enter(HAND_OVER_SIGNED, "E-1", {**right, "act": 99}, ONE),
        papers.enter(HAND_OVER_SIGNED, "E-2", right, ONE),
        papers.enter(HAND_OVER_SIGNED, "E-1", right, TWO),
        papers.enter(
            HAND_OVER_SIGNED, "E-1", {**right, "signature": KEY.sign(custody_message("E-1", sealed, ONE))}, ONE
        ),
        papers.enter(HAND_OVER_SIGNED, "E-1", {"act": handed}, ONE),
    ]
    assert papers.wrong == wrong


def test_a_signature_without_any_act_is_wrong() -> None:
    papers = Papers()
    number = papers.enter(HAND_OVER_SIGNED, "E-1", {"act": 1, "signature": ""}, ONE)

    assert papers.wrong == [number]


def test_what_a_key_signed_before_it_was_entered_is_nobodys() -> None:
    papers = Papers()
    entries = papers.entries[:]
    papers.entries.clear()
    papers.strategy(ONE)
    papers.entries += [DocketEntry(2, *_rest(each)) for each in entries]

    assert papers.wrong == []


def _rest(entry: DocketEntry) -> tuple[str, str, Mapping[str, Json], str, datetime]:
    return entry.kind, entry.about, entry.content, entry.by, entry.at
