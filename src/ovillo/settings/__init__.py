"""What the surroundings say: who acts, in which language, with how many workers. Read once, at the edge."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass

MODEL_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which models the user configured; nothing is asked without."""

    endpoint_url: str = ""
    """Of an OpenAI-compatible API, up to and with "/v1"."""
    endpoint_model: str = ""
    endpoint_key: str = ""
    gliner_path: str = ""
    """Folder of a GLiNER2 model in ONNX form."""
    seconds: float = MODEL_SECONDS
    """How long one answer may take."""


def model_settings_from(environment: Mapping[str, str]) -> ModelSettings:
    """From OVILLO_ENDPOINT_URL, _MODEL and _KEY, OVILLO_GLINER_PATH, OVILLO_MODEL_SECONDS."""
    seconds = environment.get("OVILLO_MODEL_SECONDS", "")
    return ModelSettings(
        environment.get("OVILLO_ENDPOINT_URL", "").strip(),
        environment.get("OVILLO_ENDPOINT_MODEL", "").strip(),
        environment.get("OVILLO_ENDPOINT_KEY", "").strip(),
        environment.get("OVILLO_GLINER_PATH", "").strip(),
        float(seconds) if seconds.isdigit() and int(seconds) else MODEL_SECONDS,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is not an argument of a command."""

    actor: str
    """Named in every ledger entry."""
    language: str
    """Of messages: "en" or "es"."""
    workers: int
    purpose: str = ""
    """What the names of protected people are needed for; nothing: pseudonyms are enough."""
    time_server: str = ""
    """Address of an authority for time stamps (RFC 3161); nothing: none is asked."""


def settings_from(environment: Mapping[str, str], *, language: str | None = None) -> Settings:
    """From OVILLO_ACTOR, OVILLO_LANGUAGE, OVILLO_WORKERS, OVILLO_PURPOSE and OVILLO_TIME_SERVER, and the locale.

    Args:
        environment: as `os.environ`.
        language: what an option says; it wins.
    """
    return Settings(
        actor=environment.get("OVILLO_ACTOR", "").strip() or _user(),
        language=language if language in {"en", "es"} else language_of(environment),
        workers=_workers(environment.get("OVILLO_WORKERS", "")),
        purpose=environment.get("OVILLO_PURPOSE", "").strip(),
        time_server=environment.get("OVILLO_TIME_SERVER", "").strip(),
    )


def language_of(environment: Mapping[str, str]) -> str:
    """Spanish ("es") where OVILLO_LANGUAGE or the locale says so, else "en"."""
    for name in ("OVILLO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            spoken = value.strip().lower().replace("-", "_").partition(".")[0].partition("_")[0]
            return "es" if spoken == "es" else "en"
    return "en"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"


def _workers(wanted: str) -> int:
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(int(wanted), 64)) if wanted.isdigit() else available
