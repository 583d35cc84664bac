"""Tables of payments, births, adoptions, travel and appointments: `read_records` is the door."""

from ovillo.reading.records.reader import KINDS, read_records

__all__ = ["KINDS", "read_records"]
