"""Tables of calls as companies send them: `read_calls` is the door."""

from ovillo.reading.calls.profiles import (
    Profile,
    built_in_profiles,
    profile_of_columns,
    profile_of_toml,
    toml_of_profile,
)
from ovillo.reading.calls.reader import read_calls

__all__ = ["Profile", "built_in_profiles", "profile_of_columns", "profile_of_toml", "read_calls", "toml_of_profile"]
