"""A child whom a comma parts from an official is not the official: "tras localizar al bebé, el fiscal de Lima, X, ordenó"."""

from itertools import product

import pytest

from tests.extraction.said import facts, statements

CHILDREN = ("al bebé", "a la niña", "al recién nacido", "a la menor", "al niño")
OFFICIALS = ("el fiscal de Las Lomas, Aurelio Tambo", "la jueza de Lima, Nora Pinto", "el fiscal Aurelio Tambo")
OPENERS = ("Tras localizar {}", "Luego de rescatar {}", "Después de entrevistar {}", "Tras hallar en Lima {}")


@pytest.mark.parametrize(("opener", "child", "official"), [*product(OPENERS, CHILDREN, OFFICIALS)])
def test_no_child_is_the_official_behind_it(opener, child, official):
    name = official.split()[-2] + " " + official.split()[-1]
    text = f"{opener.format(child)}, {official}, ordenó la detención de la madre. La madre fue detenida."

    assert not any(o == name for _, p, o, *_ in facts("es", text) if p in ("rescued", "sells", "transports"))
    assert not any(name in (s, o) for s, p, o, *_ in facts("es", text) if p == "relative_of")
    posts = {s.subject.name for s in statements("es", text) if s.predicate in ("holds_office", "occupation")}
    assert posts <= {name}
