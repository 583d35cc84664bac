"""What every page has at hand: the case, whose answers are kept as long as its ledger does not grow."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, cast

from fastapi import Request

from ovillo.settings import Settings
from ovillo.web.drawings import Drawings
from ovillo.web.kept import KeptParts
from ovillo.web.signing_in import Sessions
from ovillo.wiring.cases import OpenCase
from ovillo.wiring.page_pictures import PagePictures
from ovillo.wiring.passkeys import Challenges
from ovillo.workflows.answers import KeptAnswers
from ovillo.workflows.concealing import forget as forget_hidden
from ovillo.workflows.guarded import GuardedOriginals, Known, guard

_READS: Final = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Workbench:
    """One open case, served."""

    opened: OpenCase
    settings: Settings
    now: Callable[[], datetime]
    sessions: Sessions
    answers: KeptAnswers
    offer: Callable[[str], None]
    """Shows the path of a link that signs in once to whoever started the server, and to nobody else."""
    kept: KeptParts = field(default_factory=KeptParts)
    drawings: Drawings = field(default_factory=Drawings)
    challenges: Challenges = field(default_factory=Challenges)
    """What waits to be signed by somebody's passkey."""
    pictures: PagePictures = field(default_factory=PagePictures)
    view: Hashable = None
    """What those see for whom a page was worked out: a page that is kept is kept for them alone."""
    known: dict[str, Known] = field(default_factory=dict)
    """By person: where they stand in the case."""
    hosts: frozenset[str] = field(default_factory=frozenset)
    """What a browser may call this server: "127.0.0.1:8737". Another name is a page that would rebind one to us."""

    def offer_link(self) -> None:
        """Offers a link to the one user of this case."""
        secret = self.sessions.link_for(self.settings.actor, at=self.now())
        self.offer(f"/enter?key={secret}")

    def forget(self) -> None:
        """Nothing that was worked out of the case is kept, for somebody or for all: something was erased."""
        self.answers.forget()
        self.kept.forget()
        self.drawings.forget()
        self.known.clear()
        self.pictures.close()
        forget_hidden()


def served_by(request: Request) -> Workbench:
    """The workbench before anybody is known: for what all share, and who asks was allowed to read already."""
    return cast("Workbench", request.app.state.workbench)


def workbench_of(request: Request) -> Workbench:
    """The workbench as whoever asks may use it: what they may not is refused wherever it would be read or written."""
    bench = served_by(request)
    session = request.state.session
    if session is None:
        return bench
    if request.method in _READS:  # nothing that it reads changes who may what: asked for once
        found: Workbench | None = getattr(request.state, "bench", None)
        if found is None:
            found = request.state.bench = bench_for(bench, session.actor)
        return found
    return bench_for(bench, session.actor)


def bench_for(bench: Workbench, actor: str) -> Workbench:
    """The workbench as this person may use it."""
    record = guard(bench.opened.record, actor, known=bench.known.setdefault(actor, Known()))
    opened = replace(bench.opened, record=record, originals=GuardedOriginals(bench.opened.originals, record))
    view = record.shown()
    drawings = bench.drawings.seen_by(view)
    return replace(bench, opened=opened, answers=bench.answers.seen_by(record), drawings=drawings, view=view)
