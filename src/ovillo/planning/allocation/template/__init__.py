"""The tables of an invented country: what a folder looks like that `allocate plan` reads."""

from collections.abc import Mapping
from importlib.resources import files

from ovillo.planning.allocation.inputs import FILES


def template_tables() -> Mapping[str, str]:
    """Each table as text, by file name."""
    here = files(__package__)
    return {name: (here / name).read_text("utf-8") for name in FILES if (here / name).is_file()}
