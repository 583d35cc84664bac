"""Signatures by key under other papers: the joint strategy, and both halves of a hand-over of evidence.

1. Whoever has a key signs a strategy with it: nobody else's name can be put under a text.
2. A hand-over is signed over the head of the item's chain after it, and so over every act before it. One that is not
   is recorded like whatever is irregular, and found.
"""

from collections.abc import Iterable
from typing import Final

from ovillo.casework.approvals.office import Office, Problem
from ovillo.casework.approvals.signing import is_signed, message
from ovillo.casework.custody import KINDS as CUSTODY_KINDS
from ovillo.casework.custody import SIGNED as HAND_OVER_SIGNED
from ovillo.casework.custody import chains
from ovillo.casework.team.papers import PROPOSED, SIGNED
from ovillo.domain.docket import DocketEntry

PAPER_KINDS: Final = (PROPOSED, SIGNED, *CUSTODY_KINDS, HAND_OVER_SIGNED)


def strategy_message(digest: str, side: str, by: str) -> str:
    """What is signed under a strategy."""
    return message("strategy/1", {"by": by, "digest": digest, "side": side})


def custody_message(item: str, head: str, by: str) -> str:
    """What whoever hands over or receives signs: the chain of the item with this act."""
    return message("custody/1", {"by": by, "head": head, "item": item})


def paper_problems(entries: Iterable[DocketEntry], office: Office) -> tuple[Problem, ...]:
    """The entries whose signature by key is not that of their maker, or is missing under a strategy.

    Args:
        entries: of a case, in the order of the ledger.
        office: of the same case, with the keys of all times.
    """
    found = list(entries)
    custody = [each for each in found if each.kind in CUSTODY_KINDS]
    latest = max((each.at for each in custody), default=None)
    acts = () if latest is None else (act for chain in chains(custody, now=latest) for act in chain.acts)
    held = {act.number: act for act in acts}
    wrong = []
    for entry in found:
        public = office.key_of(entry.by, before=entry.number)
        signature = str(entry.content.get("signature", ""))
        if entry.kind == SIGNED:
            text = strategy_message(str(entry.content.get("digest")), str(entry.content.get("side")), entry.by)
            is_right = is_signed(signature, text, public) if public else not signature
        elif entry.kind == HAND_OVER_SIGNED:
            number = entry.content.get("act")
            act = held.get(number) if isinstance(number, int) else None
            text = custody_message(entry.about, act.head if act else "", entry.by)
            is_right = act is not None and act.by == entry.by and is_signed(signature, text, public)
        else:
            continue
        if not is_right:
            wrong.append(Problem(entry.number, is_signature=True))
    return tuple(wrong)
