"""Whether what two numbers share reaches beyond one circle of people who all know one another.

A peer is somebody who is certainly another: a number that shares contacts with either of the two and speaks at the same
time as it. A peer covers those of the shared contacts that it has too, and itself where it is one of them.

1. What no one peer covers must be at least `LEAST_BEYOND` of the shared weight, and all that is shared must weigh more
   than what either of the two shares with any peer, the peer itself included; or
2. at least `PLAINLY_BEYOND` of it; or
3. the two share most contacts, and no peer covers them all: `MOST` of the weight of the one that has more, or `HALF` of
   it and `NEARLY_ALL` of that of the other, who speaks with hardly anybody else; or
4. they share `ALL` contacts: whoever changed together with a whole ring, and speaks with nobody else, is found so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.calls.ties import DAY, MOST_GAP_DAYS, MOST_OVERLAP_DAYS

LEAST_BEYOND: Final = 0.25
PLAINLY_BEYOND: Final = 0.5
MOST: Final = 0.6
HALF: Final = 0.5
NEARLY_ALL: Final = 0.75
ALL: Final = 0.9


@dataclass(frozen=True, slots=True)
class Circles:
    """The numbers asked about and who shares contacts with them."""

    contacts: Mapping[str, set[str]]
    """Of each number, as far as they are contacts of those asked about and few have them."""
    having: Mapping[str, Sequence[str]]
    """The numbers that have each of these contacts."""
    weights: Mapping[str, float]
    """Of each of these contacts, bits."""
    lives: Mapping[str, tuple[int, int]]
    """First and last second of each number."""
    common: set[str]
    """Contacts that many have: they share contacts with everybody, and are nobody's double."""
    person: Mapping[str, str]
    """Whose a renamed number is."""

    def peers(self, number: str) -> Iterator[str]:
        """Whoever shares contacts with a number and speaks at the same time."""
        own = self.who(number)
        for other in {other for contact in self.contacts[number] for other in self.having[contact]}:
            who = self.who(other)
            if who != own and who not in self.common and not self._may_be_one(number, other):
                yield other

    def who(self, number: str) -> str:
        """The person behind a number, as far as it is known."""
        return self.person.get(number, number)

    def covered(self, shared: set[str], peer: str) -> float:
        """The weight of those contacts that a peer has too, or is."""
        weight = sum(self.weights[contact] for contact in shared & self.contacts[peer])
        who = self.who(peer)
        return weight + (self.weights[who] if who in shared else 0.0)

    def _may_be_one(self, one: str, other: str) -> bool:
        lives = self.lives[one], self.lives[other]
        return follows(*lives) or follows(*reversed(lives))


def follows(old: tuple[int, int], new: tuple[int, int]) -> bool:
    """Whether one life may go on as the other (rule 1 of `changes`)."""
    gap = new[0] - old[1]
    if not -MOST_OVERLAP_DAYS * DAY <= gap <= MOST_GAP_DAYS * DAY:
        return False
    return gap >= 0 or gap * -2 < min(old[1] - old[0], new[1] - new[0])


def reaches_beyond_circles(
    circles: Circles, old: str, new: str, *, weight: float, whole: float, overlap: float
) -> bool:
    """Whether these may be one person's, by the rules above.

    Args:
        circles: what is known of both.
        old: a number.
        new: another.
        weight: of the contacts that both have, bits.
        whole: of the contacts of the one that has more, bits.
        overlap: share of the weight of the one that has less that both have, 0 to 1.
    """
    shared = circles.contacts[old] & circles.contacts[new]
    own = {circles.who(old), circles.who(new)}
    covered = best = 0.0
    for number in (old, new):
        for peer in circles.peers(number):
            if circles.who(peer) in own:
                continue
            covered = max(covered, circles.covered(shared, peer))
            best = max(best, circles.covered(circles.contacts[number], peer))
    beyond = round(1 - covered / weight, 6)
    if beyond >= PLAINLY_BEYOND or (beyond >= LEAST_BEYOND and weight > round(best, 6)):
        return True
    is_most = weight >= MOST * whole or (weight >= HALF * whole and overlap >= NEARLY_ALL)
    return (is_most and weight > round(covered, 6)) or weight > ALL * whole
