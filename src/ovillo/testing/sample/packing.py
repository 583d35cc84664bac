"""Zip archives whose bytes depend on nothing but their members."""

import io
import zipfile
from collections.abc import Mapping

FIXED_TIME = (2032, 4, 1, 9, 0, 0)
UNIX = 3
READABLE = 0o100644 << 16


def pack(members: Mapping[str, bytes]) -> bytes:
    """An archive of these members in this order.

    They are stored, not deflated: the builds of zlib do not all give the same bytes.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, date_time=FIXED_TIME)
            entry.create_system = UNIX
            entry.external_attr = READABLE
            packed.writestr(entry, content)
    return archive.getvalue()
