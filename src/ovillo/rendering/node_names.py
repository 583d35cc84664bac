"""What a node is called: nobody reads a name without the acquittal, nor of a convict the acquittal alone."""

from ovillo.domain.messages import mark
from ovillo.domain.networks import NetworkNode
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue


def name_of(node: NetworkNode, shown: str, catalogue: Catalogue) -> str:
    """The shown name, with what tells namesakes apart, and an acquittal where some source tells of one."""
    called = apart_name(node, shown)
    return with_acquittal(called, node.firmest, catalogue) if node.is_acquitted else called


def apart_name(node: NetworkNode, shown: str) -> str:
    """The shown name, and beside it what tells this one from others who bear it."""
    return f"{shown} [{node.apart}]" if node.apart else shown


def beside_name(node: NetworkNode, catalogue: Catalogue) -> str:
    """What stands between brackets behind the name; empty of whoever no source says was acquitted."""
    return _acquitted(node.firmest, catalogue) if node.is_acquitted else ""


def with_acquittal(shown: str, firmest: Standing | None, catalogue: Catalogue) -> str:
    """The shown name of somebody acquitted, with the firmest that another source says of them."""
    return f"{shown} ({_acquitted(firmest, catalogue)})"


def _acquitted(firmest: Standing | None, catalogue: Catalogue) -> str:
    if firmest is None:
        return catalogue.say(mark("acquitted"))
    return catalogue.say(mark("{standing}, acquitted"), standing=catalogue.standing(firmest))
