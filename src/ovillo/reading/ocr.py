"""Words in pictures of pages, read by the `tesseract` program where the machine has it."""

import shutil
from dataclasses import dataclass

from ovillo.domain.errors import NoOcrError, NoOcrLanguageError
from ovillo.reading.pieces import Ocr

TESSERACT_LANGUAGES = {
    "es": "spa", "en": "eng", "pt": "por", "fr": "fra", "de": "deu", "it": "ita", "ca": "cat", "gl": "glg", "eu": "eus",
    "qu": "que", "nl": "nld", "ro": "ron", "ru": "rus", "uk": "ukr", "pl": "pol", "tr": "tur",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program and what it is told."""

    program: str
    languages: tuple[str, ...]
    """ISO 639-1 codes."""
    max_pages: int = 100
    seconds_per_page: float = 30.0

    def read(self, image: bytes) -> str:
        """The words; nothing where the program fails or takes too long on this page."""
        # Loaded where a page is recognised: the module costs more than this room's share of start-up.
        import subprocess  # noqa: PLC0415

        codes = "+".join(TESSERACT_LANGUAGES.get(language, language) for language in self.languages)
        command = [self.program, "stdin", "stdout", *(("-l", codes) if codes else ())]
        try:
            done = subprocess.run(  # noqa: S603 - a program of the machine, no shell, arguments from a closed list
                command, input=image, capture_output=True, timeout=self.seconds_per_page, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout.decode("utf-8", "replace").replace("\f", "")


def require_ocr(languages: tuple[str, ...]) -> None:
    """Asks, before anything is stored, whether pictures can be read: a scan that was stored unread is not read again.

    Raises:
        NoOcrError: `tesseract` is not on the path or does not run.
        NoOcrLanguageError: it has no data for one of these languages.
    """
    # As above: most runs recognise nothing.
    import subprocess  # noqa: PLC0415

    program = shutil.which("tesseract")
    if program is None:
        raise NoOcrError
    try:
        listed = subprocess.run(  # noqa: S603 - a program of the machine, no shell, fixed arguments
            [program, "--list-langs"], capture_output=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoOcrError from error
    known = {line.strip() for line in listed.stdout.decode("utf-8", "replace").splitlines()[1:]} - {"", "osd"}
    missing = [each for each in languages if TESSERACT_LANGUAGES.get(each, each) not in known]
    if missing:
        raise NoOcrLanguageError(languages=", ".join(missing), known=", ".join(sorted(known)))


def tesseract(languages: tuple[str, ...]) -> Ocr | None:
    """A reader of pictures in these languages, or nothing where `tesseract` is not on the path."""
    program = shutil.which("tesseract")
    return Tesseract(program, languages) if program else None
