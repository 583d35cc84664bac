"""Tables of payments, births, adoptions, travel and appointments: `read_records` is the door."""

from ovillo.reading.records.reader import KINDS, UNDERSTOOD, day_field, number_fields, read_records

__all__ = ["KINDS", "UNDERSTOOD", "day_field", "number_fields", "read_records"]
