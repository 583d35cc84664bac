"""Who speaks for an office in its own release, and is that source wherever else they are named.

1. Only releases and reports of prosecutors and police have such officers: whoever speaks there with the word for an
   office right before the name. Whom the release accuses speaks there too, and is no officer.
2. Elsewhere a shorter form of the name is the same officer ("Ines Valdebenito" of "Inés Valdebenito Roa"), but one word
   alone only where no title tells of somebody else: it must be the officer's last or first surname.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ovillo.corroboration.quoted_numbers import tables
from ovillo.corroboration.sources import fold_words, source_label
from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceKind
from ovillo.domain.statements import Statement

_OWN_RELEASES = frozenset({SourceKind.PROSECUTOR_RELEASE, SourceKind.POLICE_REPORT})


@dataclass(frozen=True, slots=True)
class Officers:
    """The officers of a case and the sources that they speak for."""

    offices: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Label of the source by the folded words of a name."""

    def of(self, name: str) -> frozenset[str]:
        """The sources that somebody of this name speaks for."""
        words = [word for word in fold_words(name).split() if word not in tables().officers]
        return frozenset(label for officer, label in self.offices.items() if _is_form_of(words, officer))


def _is_form_of(words: list[str], officer: tuple[str, ...]) -> bool:
    """Whether all words of one name stand in the other, among them a surname."""
    if not words:
        return False
    return set(words) <= set(officer[1:]) or (words[0] == officer[0] and len(words) > 1 and set(words) <= set(officer))


def find_officers(statements: Iterable[Statement], documents: Mapping[str, Document]) -> Officers:
    """Those who speak with their office in a release of the case."""
    own = {document.id for document in documents.values() if document.details.kind in _OWN_RELEASES}
    folded = {document: f" {fold_words(documents[document].text)} " for document in own}
    offices: dict[tuple[str, ...], str] = {}
    for one in statements:
        for speaker in one.speakers if one.document in own else ():
            name = tuple(word for word in fold_words(speaker.name).split() if word not in tables().officers)
            text = folded[one.document]
            if len(name) > 1 and any(f" {office} {' '.join(name)} " in text for office in tables().officers):
                offices[name] = source_label(documents[one.document])
    return Officers(offices)
