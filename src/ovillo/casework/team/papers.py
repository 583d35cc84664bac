"""The joint strategy, notes and referrals, folded from the docket.

1. A strategy holds when police and prosecution have both signed the very same text: two people, each for a side.
2. A new text has no signature: what was signed is what stands there.
3. A victim is referred with consent, or it is said that there is none; an answer does not overwrite the referral.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ovillo.domain.docket import DocketEntry
from ovillo.domain.teamwork import Note, Referral, Signature, Strategy
from ovillo.domain.units import Side

PROPOSED: Final = "strategy_proposed"
SIGNED: Final = "strategy_signed"
NOTED: Final = "note_written"
REFERRED: Final = "victim_referred"
REFERRAL_ANSWERED: Final = "referral_answered"
SIDES: Final = (Side.POLICE, Side.PROSECUTION)


def digest_of(text: str) -> str:
    """What a signature names: the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def fold_strategy(entries: Iterable[DocketEntry]) -> Strategy | None:
    """The last text with its signatures; None where nobody proposed one."""
    found: Strategy | None = None
    for entry in entries:
        if entry.kind == PROPOSED:
            text = str(entry.content["text"])
            found = Strategy(text, digest_of(text), found.version + 1 if found else 1, entry.by, entry.number)
        elif entry.kind == SIGNED and found and entry.content.get("digest") == found.digest:
            side = Side(str(entry.content["side"]))
            is_new = side in SIDES and side not in found.signatures
            if is_new and entry.by not in {each.by for each in found.signatures.values()}:
                signature = Signature(entry.by, entry.at, entry.number, bool(entry.content.get("signature")))
                found = replace(found, signatures={**found.signatures, side: signature})
    return found


def fold_notes(entries: Iterable[DocketEntry]) -> Sequence[Note]:
    """The notes, first to last."""
    return [
        Note(each.number, each.by, each.at, str(each.content["text"]), each.about)
        for each in entries
        if each.kind == NOTED
    ]


def fold_referrals(entries: Iterable[DocketEntry]) -> Sequence[Referral]:
    """The referrals, first to last, each with the first answer to it."""
    found: dict[str, Referral] = {}
    for entry in entries:
        said = {name: str(value or "") for name, value in entry.content.items()}
        if entry.kind == REFERRED:
            found[entry.about] = Referral(
                id=entry.about,
                person=said["person"],
                referring=said["referring"],
                referred=said["referred"],
                reason=said["reason"],
                day=date.fromisoformat(said["day"]),
                details=said["details"],
                has_consent=entry.content["consent"] is True,
                by=entry.by,
                number=entry.number,
                because=said.get("because", ""),
            )
        elif entry.kind == REFERRAL_ANSWERED and entry.about in found and not found[entry.about].answer:
            found[entry.about] = replace(found[entry.about], answer=said["answer"], answer_reason=said["reason"])
    return list(found.values())
