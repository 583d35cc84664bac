"""What is settled once every clause of a sentence is linked."""

from ovillo.extraction.sentences.by_agents import settle_by_agents
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.contact_clauses import settle_contact
from ovillo.extraction.sentences.holders import settle_holders
from ovillo.extraction.sentences.past_asides import settle_past_asides
from ovillo.extraction.sentences.suspended import settle_distant
from ovillo.extraction.sentences.unsaid import settle_unsaid
from ovillo.extraction.sentences.yet_to_come import settle_yet_to_come
from ovillo.extraction.words.grammar import Grammar


def settle_whole(view: View, grammar: Grammar) -> None:
    """Asides, subjects far off, what is to come, clauses without "that", what is only to be said, who keeps."""
    settle_by_agents(view, grammar)
    settle_past_asides(view, grammar)
    settle_distant(view, grammar)
    settle_yet_to_come(view, grammar)
    settle_contact(view, grammar)
    settle_unsaid(view, grammar)
    settle_holders(view, grammar)
