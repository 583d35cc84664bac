"""Models that the user configured: an OpenAI-compatible endpoint, or a GLiNER2 model in a local folder.

1. Nothing is asked that the user did not configure, and nothing is downloaded.
2. A model that does not answer is a clear error; what it answers is data.
"""

import importlib
import importlib.util
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from ovillo.domain.errors import ModelMissingError, ModelUnavailableError
from ovillo.extraction.suggested.models import (
    Complete,
    FindRelations,
    ModelExtractor,
    Relation,
    from_answers,
    from_relations,
)
from ovillo.interfaces.extractor import Extractor
from ovillo.settings import ModelSettings

LABELS = ("person", "organisation", "place", "object", "amount")
"""What spans are called where a relation model asks for it."""
_LONGEST_ANSWER = 1_000_000
"""Bytes; an endpoint that sends more is cut off."""


def model_extractors(kind: str, settings: ModelSettings, languages: Sequence[str]) -> tuple[Extractor, ...]:
    """One extractor a language, asking the configured model.

    Args:
        kind: "endpoint" or "gliner2".
        settings: what the environment says.
        languages: those that have a lexicon.

    Raises:
        ModelMissingError: it is not configured, or its package is not installed.
    """
    require(kind, settings)
    if kind == "endpoint":
        suggest, model = from_answers(endpoint(settings)), f"endpoint:{settings.endpoint_model}"
    else:
        suggest = from_relations(relation_finder(settings.gliner_path))
        model = f"gliner2:{Path(settings.gliner_path).name}"
    return tuple(ModelExtractor(language, suggest, model=model) for language in languages)


def require(kind: str, settings: ModelSettings) -> None:
    """Raises `ModelMissingError` where the model is not configured; loads and asks nothing."""
    if kind == "endpoint":
        endpoint(settings)
    elif not settings.gliner_path or not Path(settings.gliner_path).is_dir():
        raise ModelMissingError(variable="OVILLO_GLINER_PATH")
    elif importlib.util.find_spec("fast_gliner") is None:
        raise ModelMissingError(variable="fast_gliner")


def endpoint(settings: ModelSettings) -> Complete:
    """A completion by POST to `…/chat/completions`; temperature 0."""
    address = urlsplit(settings.endpoint_url)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise ModelMissingError(variable="OVILLO_ENDPOINT_URL")
    if not settings.endpoint_model:
        raise ModelMissingError(variable="OVILLO_ENDPOINT_MODEL")

    def complete(instructions: str, material: str) -> str:
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": material}]
        body = json.dumps(
            {"model": settings.endpoint_model, "temperature": 0, "max_tokens": 2_000, "messages": messages}
        ).encode()
        headers = {"Content-Type": "application/json"}
        if settings.endpoint_key:
            headers["Authorization"] = f"Bearer {settings.endpoint_key}"
        url = f"{settings.endpoint_url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(url, body, headers)  # noqa: S310 - http or https, checked above
        return _content(_send(request, settings.seconds))

    return complete


def _send(request: urllib.request.Request, seconds: float) -> bytes:
    try:
        with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310 - as above
            answer: bytes = response.read(_LONGEST_ANSWER)
    except (OSError, ValueError) as error:  # HTTP errors, refused connections and timeouts are OSError
        reason = f"status {error.code}" if isinstance(error, urllib.error.HTTPError) else type(error).__name__
        raise ModelUnavailableError(reason=reason) from error
    return answer


def _content(answer: bytes) -> str:
    """What the model said; a reply that is none is an empty answer, which the gate counts as refused."""
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return content if isinstance(content, str) else ""


class _Runtime(Protocol):
    """The part of `fast_gliner.FastGLiNER2` that is used."""

    def extract_relations(self, input_text: str, labels: list[str], schema: list[dict[str, Any]]) -> list[Any]: ...


def relation_finder(path: str) -> FindRelations:
    """The relations that a GLiNER2 model in a local folder sees."""
    runtime = importlib.import_module("fast_gliner").FastGLiNER2
    return relations_of(runtime.from_pretrained(str(Path(path).resolve())))


def relations_of(runtime: _Runtime) -> FindRelations:
    """The runtime's answers as `Relation`s; an answer of another shape, or that stands nowhere, is left out."""

    def find(text: str, relations: Sequence[str]) -> list[Relation]:
        schema = [{"relation": r, "subject_labels": list(LABELS), "object_labels": list(LABELS)} for r in relations]
        answers = runtime.extract_relations(text, list(LABELS), schema)
        return [each for each in (_relation(answer, text) for answer in answers) if each is not None]

    return find


def _relation(answer: Any, text: str) -> Relation | None:  # Any: what a model's runtime returns
    try:
        subject, object_ = _place(answer["subject"], text), _place(answer["object"], text)
        name, score = str(answer["relation"]), float(answer.get("score", 0.0))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Relation(name, subject, object_, score) if subject and object_ else None


def _place(span: Any, text: str) -> tuple[int, int] | None:  # Any: as above
    """Where a span stands. Runtimes count in bytes or give the offsets of another span: its words decide."""
    words, start, end = str(span["text"]), int(span["start"]), int(span["end"])
    if text[start:end] == words:
        return start, end
    if words and text.count(words) == 1:
        return text.index(words), text.index(words) + len(words)
    return None
