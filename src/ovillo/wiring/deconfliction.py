"""Evaluators and boards on disk, and how units reach them."""

import base64
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ovillo.casework.deconfliction.blinding import SEED_BYTES, EvaluatorKey
from ovillo.domain.responses import Response
from ovillo.storage import deconfliction_folder as folders
from ovillo.storage.deconfliction_folder import BOARD, EVALUATOR, BoardFolder, EvaluatorFolder
from ovillo.wiring.witnesses import post as post_to
from ovillo.workflows.deconfliction_services import Board, BoardPolicyError, Evaluator, require_words
from ovillo.workflows.guardian import Clock, log_key
from ovillo.workflows.witnessed import read_policy

TIMEOUT_SECONDS: Final = 120
LARGEST_ANSWER: Final = 4_000_000
Posts = Mapping[str, Callable[[bytes], Response]]


def make_evaluator(folder: Path, *, name: str, branch: str, epoch: str, budget: int, prosecutor_budget: int) -> str:
    """A new evaluator with a key of its own; its line of the agreement, without the address."""
    settings, line = _evaluator(name, branch, epoch, (budget, prosecutor_budget))
    folders.make_folder(folder, settings)
    return line


def make_board(folder: Path, *, epoch: str) -> None:
    """A new board without queries."""
    require_words(epoch)
    folders.make_folder(folder, {"is": BOARD, "epoch": epoch})


def begin_epoch(folder: Path, *, epoch: str) -> str:
    """The next epoch of an evaluator or board, nothing of the last one left; an evaluator's line of the agreement."""
    with folders.open_folder(folder) as held:
        told = held.settings
        if told["is"] == BOARD:
            require_words(epoch)
            held.begin_epoch({"is": BOARD, "epoch": epoch})
            return ""
        budgets = int(told["budget"]), int(told["prosecutor_budget"])
        settings, line = _evaluator(str(told["name"]), str(told["branch"]), epoch, budgets)
        held.begin_epoch(settings)
        return line


def trust(folder: Path, key: str) -> None:
    """Takes the authorisations of one more prosecutor. Raises `LogKeyError`."""
    parsed = log_key(key)
    with folders.open_folder(folder) as held:
        held.trust(parsed)


def go_by(folder: Path, policy: bytes) -> None:
    """An evaluator takes only authorisations in ledgers that a policy holds valid. Raises `PolicyFileError`."""
    read_policy(policy)
    with folders.open_folder(folder) as held:
        if held.settings["is"] != EVALUATOR:
            raise BoardPolicyError
        held.go_by(policy.decode("utf-8"))


@contextmanager
def answering(folder: Path, *, now: Clock, every_seconds: float) -> Iterator[Posts]:
    """What an evaluator or board answers, by path; a board compares every so often, until the block ends."""
    with folders.open_folder(folder) as held:
        if held.settings["is"] == EVALUATOR:
            yield {"/evaluate": Evaluator(EvaluatorFolder(folder), now=now).evaluate}
            return
        board = Board(BoardFolder(folder), now=now)
        stopped = threading.Event()
        turns = threading.Thread(target=_compare, args=(board, stopped, every_seconds), daemon=True)
        turns.start()
        try:
            yield {"/submit": board.submit}
        finally:
            stopped.set()
            turns.join()


def post(address: str, body: bytes) -> tuple[int, bytes]:
    """Posts a request to an evaluator or board. Raises `OSError`."""
    return post_to(address, body, timeout_seconds=TIMEOUT_SECONDS, largest_answer=LARGEST_ANSWER)


def _compare(board: Board, stopped: threading.Event, every_seconds: float) -> None:
    while not stopped.wait(every_seconds):
        try:
            board.compare()
        except OSError:  # the disk failed: what waits is compared in the next turn
            continue


def _evaluator(name: str, branch: str, epoch: str, budgets: tuple[int, int]) -> tuple[dict[str, str | int], str]:
    require_words(name, branch, epoch)
    seed = secrets.token_bytes(SEED_BYTES)
    told: dict[str, str | int] = {"is": EVALUATOR, "name": name, "branch": branch, "epoch": epoch}
    told["budget"], told["prosecutor_budget"] = budgets
    told["seed"] = base64.b64encode(seed).decode("ascii")
    return told, f"evaluator {name} {branch} {base64.b64encode(EvaluatorKey(seed).public).decode('ascii')}"
