"""The scripts of the pages that draw: built from `frontend/` into `static/built`, named by a manifest.

Where they were not built, the pages say so and show what they say in tables.
"""

import json
from dataclasses import dataclass
from functools import cache

from ovillo.web.assets import address_of, assets

_MANIFEST = "built/manifest.json"


@dataclass(frozen=True, slots=True)
class Island:
    """What one page loads."""

    scripts: tuple[str, ...]
    """Addresses of modules; the entry alone: it names the others itself."""


@cache
def island(name: str) -> Island | None:
    """The files of an island, or nothing where it was not built.

    Args:
        name: of its folder in `frontend/src`: network, timeline, map.
    """
    if _MANIFEST not in assets():
        return None
    manifest = json.loads(assets()[_MANIFEST].content)
    entry = manifest.get(f"src/{name}/main.ts")
    if entry is None:
        return None
    return Island((address_of(f"built/{entry['file']}"),))
