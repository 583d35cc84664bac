"""Bytes to documents: text with page and character offsets, and what each source states of itself.

Pure: it opens no file and no connection. Hostile bytes are expected; run it where it can be killed.
"""

from ovillo.reading.details import Manifest, ManifestFault, read_manifest
from ovillo.reading.language import detect_language
from ovillo.reading.ocr import require_ocr, tesseract
from ovillo.reading.pieces import REFUSALS, Limits, Ocr, Piece
from ovillo.reading.reader import read

__all__ = [
    "REFUSALS",
    "Limits",
    "Manifest",
    "ManifestFault",
    "Ocr",
    "Piece",
    "detect_language",
    "read",
    "read_manifest",
    "require_ocr",
    "tesseract",
]
