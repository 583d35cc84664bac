"""What tests and demonstrations stand on: an invented case, and a fixed actor and clock. Standard library only."""

from datetime import UTC, datetime

from ovillo.testing.sample import write_sample_allocation, write_sample_case, write_sample_casework, write_sample_tables

SAMPLE_ACTOR = "Sample Investigator"
SAMPLE_TIME = datetime(2032, 4, 1, 9, 0, tzinfo=UTC)
"""Later than every document of the sample case."""

__all__ = [
    "SAMPLE_ACTOR",
    "SAMPLE_TIME",
    "write_sample_allocation",
    "write_sample_case",
    "write_sample_casework",
    "write_sample_tables",
]
