"""`verify`: proves offline that every original and every entry is what it was, and that whoever signed did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ovillo.analysis.handling.questions import KINDS as QUESTION_KINDS
from ovillo.analysis.handling.questions import fold as fold_questions
from ovillo.casework.approvals.office import KINDS, Office, Problem, after_each, erasures
from ovillo.casework.approvals.papers import PAPER_KINDS, paper_problems
from ovillo.domain.approvals import Approval, Exchange, Standstill
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import CaseDamagedError, VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.heads import KeptHeads
from ovillo.interfaces.record import Fault, LedgerHead, Originals, Record
from ovillo.ledger.attached import ATTACHED_KINDS, exchanges, in_force, policies_of
from ovillo.ledger.policies import Policy
from ovillo.workflows.cosigning import Told
from ovillo.workflows.guarded import guard
from ovillo.workflows.reply_times import with_times
from ovillo.workflows.time_stamps import StampsChecked
from ovillo.workflows.witnessed import KEY_DAMAGED, HeadsChecked, NoHeadError, check_heads

SIGNATURE_WRONG: Final = mark(
    "A signature by key is missing, or is not that of whoever made this entry. Ask who had access to the case."
)
NOT_APPROVED: Final = mark(
    "This needed the signatures of two chains of command, and does not have them. Ask who had access to the case."
)
OTHER_LEDGER: Final = mark(
    "What was signed here names another ledger than this one had. Ask who had access to the case."
)

KEY_TWICE: Final = mark(
    "The key that is entered here was entered before, by {holder}: one person under two names. Ask who had access to "
    "the case."
)
BEYOND: Final = mark(
    "From entry {number} on the ledger is cosigned under another policy than the one that you gave: guardians were "
    "exchanged by {by}, {at}. Of {present} entries yours prove {size}; of the last {missing} they prove nothing. Ask "
    "the guardians of that time for their last head, and whoever exchanged them why."
)


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, and the first thing that is not intact."""

    fault: Fault | None
    head: LedgerHead | None = None
    documents: int = 0
    erased: tuple[tuple[int, str], ...] = ()
    """(number of an erasure, the entries whose content went under it)."""
    heads: HeadsChecked | None = None
    """What guardians cosigned of it; None where nobody asked, and no guardians were ever attached."""

    done: Sequence[Approval] = ()
    """What needs two signatures and was done, with those who signed."""
    exchanges: Sequence[Exchange] = ()
    """Each time that other guardians took the place of those before."""
    still: Standstill | None = None
    """Since when one chain of command alone is left, where it is: what needs two cannot be done."""
    unheard: Sequence[str] = ()
    """Ids of the questions of checks whose time to reply stands still."""
    recused: frozenset[str] = frozenset()
    """Who is told nothing of these."""
    stamps: StampsChecked | None = None
    """What authorities stamped; None where nobody said whose stamps count."""

    @property
    def is_intact(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.fault is None and not self.told

    @property
    def is_proved(self) -> bool:
        """Whether a head that guardians cosigned counts, or none was ever to be had."""
        return self.heads is None or bool(self.heads.heads)

    @property
    def waits(self) -> int:
        """Entries above the largest head that counts; those of a case without guardians wait for nobody."""
        last = self.heads.last if self.heads else None
        return self.heads.present - last.checkpoint.size if self.heads and last else 0

    @property
    def told(self) -> Sequence[Told]:
        """What guardians and time stamps contradict."""
        return [each for found in (self.heads, self.stamps) if found is not None for each in found.faults]


def verify(record: Record, originals: Originals) -> Verified:
    """Checks the record, then what people signed, then the originals of every document, withdrawn ones included."""
    if fault := record.verify():
        return Verified(fault)
    with record.reading() as reader:
        head, expected = reader.head(), tuple(reader.document_ids())
        entries = reader.docket(*KINDS, *PAPER_KINDS)
        changes, asked = exchanges(reader.docket(*ATTACHED_KINDS)), reader.docket(*QUESTION_KINDS)
    office, still = _office(entries)
    problems = (*office.problems, *paper_problems(entries, office))
    fault = _signed_fault(problems) or _ledger_fault(record, office)
    found = Verified(
        fault,
        done=[each for each in office.approvals.values() if each.used is not None],
        exchanges=changes,
        still=still,
        recused=office.recused,
    )
    if fault is not None:
        return found
    return replace(
        found,
        fault=originals.verify(expected),
        head=head,
        documents=len(expected),
        erased=erasures(entries),
        unheard=_unheard(asked, entries),
    )


def _unheard(asked: Sequence[DocketEntry], entries: Iterable[DocketEntry]) -> Sequence[str]:
    """As whoever would close them is told."""
    timed = with_times(fold_questions(asked), [each for each in entries if each.kind in KINDS])
    return [each.id for each in timed if each.stands_still and each.closed is None]


def _office(entries: Iterable[DocketEntry]) -> tuple[Office, Standstill | None]:
    """The office after these entries; and since which one two chains cannot sign any more, if they cannot."""
    office, still = Office(), None
    for entry, after in after_each(entries):
        if after.can_sign:
            still = None
        elif office.can_sign:
            still = Standstill(entry.number, entry.by, entry.at)
        office = after
    return office, still


def as_met_by(viewer: str, verified: Verified, record: Record) -> Verified:
    """The same in the numbers of the case that somebody meets: whoever is recused is not told that anything came since.

    Args:
        viewer: who is told.
        verified: all of the case.
        record: of the case.
    """
    since = guard(record, viewer).rights().official.position.since if viewer in verified.recused else None
    if not since or verified.head is None:  # who could never read it is told what a stranger is
        return verified
    heads = verified.heads and replace(verified.heads, present=min(verified.heads.present, since))
    if heads is not None and heads.last is not None and heads.last.checkpoint.size > since:
        heads = None
    with record.reading_as_of(since) as past:
        head, documents = past.head(), len(tuple(past.document_ids()))
    erased = tuple(each for each in verified.erased if each[0] < since)
    return replace(verified, head=head, documents=documents, erased=erased, heads=heads)


def verify_heads(
    verified: Verified, record: Record, heads: KeptHeads, *, given: Sequence[bytes], policy: Policy | None
) -> Verified:
    """The same, with every head that is known of its ledger.

    Args:
        verified: of the same case.
        record: of the case.
        heads: what lies beside it.
        given: notes from elsewhere.
        policy: whose cosignatures count; without one, those of the case's own policies.

    Raises:
        NotWitnessedError: see `check_heads`.
    """
    kept = heads.all()
    try:
        with record.reading() as reader:
            entries = reader.docket(*ATTACHED_KINDS)
        own, held = policies_of(entries), in_force(entries)
        if policy is None and not own and not kept:
            return verified
        found = check_heads(record, kept, given=given, policy=policy, own=own, alarms=heads.alarms())
    except NoHeadError:
        with record.reading() as reader:  # what is to be said of the case itself is said all the same
            return replace(verified, heads=HeadsChecked(0, reader.head().size, None, (), by_own_policy=False))
    except (CaseDamagedError, VerificationError, ValueError, TypeError):
        if verified.fault is None:
            raise
        return verified  # what is wrong with the case itself is said already
    if policy is not None and held is not None and (beyond := _beyond(found, policy, held.policy, verified.exchanges)):
        found = replace(found, faults=[*found.faults, beyond])
    if heads.has_damaged_key():
        found = replace(found, faults=[*found.faults, Told(KEY_DAMAGED, {})])
    return replace(verified, heads=found.of_entry(verified.fault.entry if verified.fault else None))


def _beyond(found: HeadsChecked, policy: Policy, held: Policy, changes: Sequence[Exchange]) -> Told | None:
    """That what was entered since an exchange is not proved by the guardians of whoever checks."""
    size = found.last.checkpoint.size if found.last else 0
    change = next((each for each in changes if each.is_accepted and each.number >= size - 1), None)
    change = change or next((each for each in reversed(changes) if each.is_accepted), None)
    if change is None or size >= found.present or policy.is_met_by(held.witnesses.values()):
        return None
    at = change.at.strftime("%Y-%m-%d %H:%M UTC")
    fields = {"number": change.number, "by": change.by, "at": at, "present": found.present, "size": size}
    return Told(BEYOND, {**fields, "missing": found.present - size})


def _signed_fault(problems: tuple[Problem, ...]) -> Fault | None:
    first = min(problems, key=lambda each: each.number, default=None)
    if first is None:
        return None
    if first.holder:
        return Fault("signature", f"entry {first.number}", KEY_TWICE, first.number, {"holder": first.holder})
    problem = SIGNATURE_WRONG if first.is_signature else NOT_APPROVED
    return Fault("signature", f"entry {first.number}", problem, first.number)


def _ledger_fault(record: Record, office: Office) -> Fault | None:
    """The first approval that was signed over a ledger that this one never was."""
    for each in office.approvals.values():
        with record.reading_as_of(each.size) as reader:
            if reader.head().root.hex() != each.root:
                return Fault("signature", f"entry {each.number}", OTHER_LEDGER)
    return None
