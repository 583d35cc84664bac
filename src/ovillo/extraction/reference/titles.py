"""What the title before a name says that somebody is, or once was: "Dr. X", "Lt Gen X", "Former Judge X"."""

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.reference.bodies_led import bodies_in_title
from ovillo.extraction.text.folding import fold
from ovillo.extraction.words.who_words import WhoWords


def tell_title(root: Draft, title: str, who: WhoWords) -> None:
    """Adds the trades and posts that the title names to those known of its bearer."""
    words = [fold(word).rstrip(".") for word in title.split()]
    posts = _lemmas(title, who) | {word for word in words if word in who.kinds}  # "Lt Gen X": a general
    root.roles.update(posts)
    root.led |= bodies_in_title(title, who)
    if words[0] in who.words["former"]:
        root.former.update(posts)
    if set(words) & who.words["deputies"]:
        root.seconds.update(posts)
    if words[-1] in who.words["doctor_titles"]:
        root.roles.update(who.words["doctor_nouns"])


def _lemmas(title: str, who: WhoWords) -> set[str]:
    words = [fold(word) for word in title.split()]
    for at in range(len(words)):
        found = {role.lemma for phrase, role in who.roles.get(words[at], ()) if tuple(words[at:]) == phrase}
        if found:
            return found
    return set()
