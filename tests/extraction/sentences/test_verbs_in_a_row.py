"""Verbs in a row that share an object: who does both is not who undergoes the first."""

import itertools

import pytest

from tests.extraction.said import whole

SUBJECTS = ("These defendants", "John Tarwi and Rosa Quill", "Officers of the port police", "Police said two men")
FIRST = ("manipulated", "recruited", "sold")
SECOND = ("exploited", "trafficked", "groomed", "bribed")
JOINTS = (
    "{} and {}",
    "{} and later {}",
    "{} and then {}",
    "{} or {}",
    "{} and, in some cases, {}",
    "{} and sexually {}",
)
OBJECTS = ("a child", "migrants", "girls from poor villages")
UNDERGONE = {"recruits", "deceives", "exploits", "transports", "sells", "bribes"}


@pytest.mark.parametrize(("subject", "joint"), list(itertools.product(SUBJECTS, JOINTS)))
def test_nobody_undergoes_what_they_do_in_a_row(subject, joint):
    for first, second, thing in itertools.product(FIRST, SECOND, OBJECTS):
        read = whole("en", f"{subject} {joint.format(first, second)} {thing}.")
        undergone = {s.object.name.lower() for s in read if s.predicate in UNDERGONE and s.object}
        assert all(name in thing for name in undergone), (first, second, thing, undergone)


@pytest.mark.parametrize(
    "text",
    [
        "The women recruited and later sold by the gang were rescued.",
        "Three girls deceived and exploited by the gang were rescued.",
    ],
)
def test_those_of_whom_a_doer_is_told_undergo_it(text):
    read = whole("en", text)
    assert {s.object.name for s in read if s.predicate in UNDERGONE and s.object} <= {"women", "girls"}
    assert not any(s.subject and s.subject.name in {"women", "girls"} for s in read if s.predicate in UNDERGONE)


TIED = ("aunt of", "husband of", "lawyer for", "a friend of", "the driver for")
ADJECTIVES = ("rescued", "detained", "convicted", "charged", "sold", "exploited", "released", "acquitted", "recruited")


@pytest.mark.parametrize("tied", TIED)
def test_nobody_does_what_an_adjective_says_of_whose_they_are(tied):
    ties = {"occupation", "works_for", "relative_of", "partner_of", "collaborates_with"}
    for adjective, name in itertools.product(ADJECTIVES, ("Ann Quill", "nurse Ann Quill", "smugglers")):
        read = whole("en", f"John Tarwi, {tied} {adjective} {name}, spoke to reporters.")
        done = {s.predicate for s in read if s.subject and s.subject.name == "John Tarwi"}
        assert done <= ties, (adjective, name, done)
