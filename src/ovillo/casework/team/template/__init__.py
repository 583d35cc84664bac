"""The tables of agencies, units and territory: the departments of Peru filled, the rest for the user to fill."""

from collections.abc import Mapping
from importlib.resources import files

from ovillo.casework.team.units import FILES


def template_tables() -> Mapping[str, str]:
    """Each table as text, by file name."""
    here = files(__package__)
    return {name: (here / name).read_text("utf-8") for name in FILES}
