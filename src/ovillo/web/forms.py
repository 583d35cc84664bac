"""Forms of joint work: what is sent is read once, and what is refused is said in one line beside what was typed.

1. A form has an address and, where a page has several alike, what it is about. After a refusal the page is shown again:
   the sentence stands in that form, and its fields hold what was typed.
2. Whoever may not work in the case is refused before what they sent is looked at.
3. Files are read to the end or not at all, and are forgotten with the request.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from ovillo.casework.access import Act
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.input_tables import faults_of
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import reveal
from ovillo.web.pages import catalogue_of, render
from ovillo.web.tabs import Tab, tab_of
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.workflows.access import AccessDeniedError, allows, require
from ovillo.workflows.acknowledged import LedgerContradictedError, NotAcknowledgedError

if TYPE_CHECKING:
    from ovillo.web.signing_in import Session

MOST_BYTES: Final = 5_000_000
"""Of all files of one form."""
MOST_FAULTS: Final = 20
ABOUT: Final = "about"
"""The field of a form that says what it is about."""
_WITH_OPTION: Final = re.compile(r",? (?:with|con) --[a-z-]+")
_OPTION: Final = re.compile(r"(?<![\w-])--([a-z])")
_COMMAND: Final = re.compile(r"(ovillo [^.]*)")
_DAY: Final = mark("A day is written YYYY-MM-DD. Give it again.")
_NO_FILE: Final = mark("No file was chosen. Choose it, and send the form again.")
_TOO_LARGE: Final = mark("The files are larger than 5 MB together. Use the command line: ovillo --help")


@dataclass(frozen=True, slots=True)
class GivenFile:
    """One file of a form."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form sent."""

    fields: Mapping[str, str]
    files: Mapping[str, Sequence[GivenFile]]
    is_too_large: bool = False

    def __getitem__(self, name: str) -> str:
        """A field without blanks around it; empty where it was not sent."""
        return self.fields.get(name, "").strip()

    def day(self, name: str) -> date | None:
        """A field that is a day; None where it is empty. Raises `UsageError`."""
        try:
            return date.fromisoformat(self[name]) if self[name] else None
        except ValueError as error:
            raise UsageError(problem=_DAY) from error

    def several(self, name: str) -> Sequence[GivenFile]:
        """The files of a field, at least one. Raises `UsageError`."""
        if self.is_too_large:
            raise UsageError(problem=_TOO_LARGE)
        if not self.files.get(name):
            raise UsageError(problem=_NO_FILE)
        return self.files[name]

    def one(self, name: str) -> GivenFile:
        """The file of a field. Raises `UsageError`."""
        return self.several(name)[0]


async def typed(request: Request) -> Typed:
    """Everything that a form sent."""
    fields: dict[str, str] = {}
    files: dict[str, list[GivenFile]] = {}
    left = MOST_BYTES
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read(left + 1)
                left -= len(content)
                if value.filename and left >= 0:
                    files.setdefault(name, []).append(GivenFile(value.filename.rpartition("/")[2], content))
            else:
                fields[name] = value.replace("\0", "")  # no database of text holds it
            if left < 0:
                return Typed(fields, {}, is_too_large=True)
    return Typed(fields, files)


Given = Annotated[Typed, Depends(typed)]


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was refused: why, and what was typed."""

    path: str
    about: str
    told: Sequence[str]
    """A line for each thing that is wrong."""
    fields: Mapping[str, str]
    status: int


@dataclass(frozen=True, slots=True)
class Was:
    """What one form of the page shows: nothing new, or what was typed and why it was refused."""

    told: Sequence[str] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str, otherwise: str = "") -> str:
        """What a field holds."""
        return self.fields.get(name, otherwise)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page has at hand: the case as its reader may use it, who they are, and the time."""

    request: Request
    bench: Workbench

    @property
    def record(self) -> Record:
        return self.bench.opened.record

    @property
    def actor(self) -> str:
        session: Session = self.request.state.session
        return session.actor

    @property
    def now(self) -> Callable[[], datetime]:
        return self.bench.now

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.request)

    def may(self, act: Act) -> bool:
        """Whether the reader may do that, for what a page offers; the workflow decides."""
        return allows(self.record, self.actor, act)

    def show(self, template: str, refused: Refused | None, *, tabs: Sequence[Tab], **fields: object) -> Response:
        """The page among its tabs, with what was refused in the form that was sent."""
        is_told = False

        def was(path: str, about: str = "") -> Was:
            nonlocal is_told
            if refused is None or (refused.path, refused.about) != (path, about):
                return Was()
            is_told = True
            return Was(refused.told, refused.fields)

        status = refused.status if refused else 200
        may_work = self.may(Act.WORK)
        here = tab_of(tabs, self.request.url.path)
        page = render(self.request, template, status=status, was=was, may_work=may_work, tabs=tabs, here=here, **fields)
        if refused is None or is_told:
            return page
        told = " ".join(refused.told)  # the page no longer has that form: somebody was faster
        return render(self.request, "error.html.jinja", status=status, message=told)

    def refusal(self, given: Typed, error: OvilloError) -> Refused:
        """The form that was sent, refused for this reason.

        Raises:
            NotAcknowledgedError, LedgerContradictedError: it was not refused. What was entered stays, and whoever sees
                the form again with all that they typed would enter it twice.
        """
        if isinstance(error, NotAcknowledgedError | LedgerContradictedError):
            raise error
        told = [reveal(each) for each in told_on_page(error, self.catalogue)[:MOST_FAULTS]]
        status = 403 if isinstance(error, AccessDeniedError) else 400
        return Refused(self.request.url.path, given[ABOUT], told, given.fields, status)

    def do(
        self, given: Typed, act: Callable[[], object], *, then: str, page: Callable[[Refused], Response]
    ) -> Response:
        """Does what a form asks for.

        Args:
            given: what the form sent.
            act: the workflow.
            then: the address of the page that is shown when it is done.
            page: shows the page on which the form stands, with the refusal.
        """
        try:
            act()
        except OvilloError as error:
            return page(self.refusal(given, error))
        return RedirectResponse(then, status_code=303)


def without_options(sentence: str) -> str:
    """A sentence of a workflow without the option that it names, of which a form is a field; a command stays whole."""
    parts = _COMMAND.split(sentence)
    parts[::2] = [_OPTION.sub(r"\1", _WITH_OPTION.sub("", each)) for each in parts[::2]]
    return "".join(parts)


def told_on_page(error: OvilloError, catalogue: Catalogue) -> tuple[str, ...]:
    """What is wrong, and all that was found with it, for a form whose fields stand for the options of a command."""
    return tuple(
        catalogue.reason(each.on_page, each.fields) if each.on_page else without_options(catalogue.error(each))
        for each in faults_of(error)
    )


def desk_of(request: Request) -> Desk:
    """The desk of whoever asks."""
    return Desk(request, workbench_of(request))


At = Annotated[Desk, Depends(desk_of)]


def require_worker(request: Request) -> None:
    """Rule 2. Raises `AccessDeniedError`."""
    desk = desk_of(request)
    with desk.record.reading() as reader:
        require(reader, desk.actor, Act.WORK)
