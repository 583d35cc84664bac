"""Notes, keys and requests that others published, to hold our formats against theirs."""

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE_NOTE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""
"""C2SP signed-note, under "Verifier keys"."""

WITNESSED_KEYS = (
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f",
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
)
WITNESSED = """arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
"""
"""A checkpoint of a public certificate log, with cosignatures of public witnesses, of May 2026."""

SUM_DATABASE_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
SUM_DATABASE = """go.sum database tree
35225469
vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=

— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=
"""
"""A checkpoint of Go's checksum database, whose name is not that of its key."""

LOG = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
LOG_PUBLIC = bytes.fromhex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f")
_ONE = "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
_THREE = "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0="
_FIVE = "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY="
_SIGNED_ONE = "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY="
_SIGNED_THREE = "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go="
_ALTERED_THREE = "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6gx="
_SIGNED_FIVE = "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww="


def _leaf(number: int, last: str = "AAA=") -> str:
    first = {1: "KgEA", 2: "KgIA", 3: "KgMA", 4: "KgQA"}[number]
    return first + "A" * 36 + last


def _request(old: int, proof: list[str], size: int, root: str, signature: str, log: str = LOG) -> bytes:
    lines = [f"old {old}", *proof, "", log, str(size), root, "", f"— {log} {signature}", ""]
    return "\n".join(lines).encode()


_TO_FIVE = [_leaf(2), _leaf(3), "wgiIFdZfYNv6WU1OllBKsWnLYIS/DBMqt8Uh/S4OukE=", _leaf(4)]
SESSION: list[tuple[bytes, int, bytes | None]] = [
    (_request(0, [], 1, _ONE, _SIGNED_ONE), 200, None),
    (_request(1, [_leaf(1), _leaf(2)], 3, _THREE, _ALTERED_THREE), 400, None),
    (_request(1, [_leaf(1), _leaf(2)], 3, _THREE, _ALTERED_THREE.replace("6gx=", "7go=")), 403, None),
    (_request(1, [_leaf(1), _leaf(2)], 3, _THREE, _SIGNED_THREE, LOG[:-1] + "3"), 404, None),
    (_request(1, [], 3, _THREE, _SIGNED_THREE), 422, None),
    (_request(1, [_leaf(1), _leaf(2, "ABA=")], 3, _THREE, _SIGNED_THREE), 422, None),
    (_request(1, [_leaf(1), _leaf(2)], 3, _THREE, _SIGNED_THREE), 200, None),
    (
        _request(1, [_leaf(1), "+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=", _leaf(4)], 5, _FIVE, _SIGNED_FIVE),
        409,
        b"3\n",
    ),
    (_request(3, _TO_FIVE, 5, _FIVE, _SIGNED_FIVE), 200, None),
    (_request(0, [], 5, _FIVE, _SIGNED_FIVE), 409, b"5\n"),
]
"""Requests to a witness in turn, with the status and body that the specification asks for.

From the tests of torchwood's litewitness, which says 403 of an unknown log where the specification now says 404, and of
a signature whose base64 ends in bits that mean nothing: here that is no base64. The third request is ours.
"""
