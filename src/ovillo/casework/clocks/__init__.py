"""Legal clocks: which periods the law gives, when they end, and which run in a case. Rules are data."""

from ovillo.casework.clocks.answers import Asked, Granted, answer, find_rule
from ovillo.casework.clocks.calendars import read_overlay
from ovillo.casework.clocks.counting import Interval
from ovillo.casework.clocks.moments import length_text, read_days, read_interval, read_lead, read_length, read_start
from ovillo.casework.clocks.profile_files import read_own_profile, read_profile, shipped_profiles
from ovillo.casework.clocks.rules import Profile, Rule, Version, article_on, overridden

__all__ = [
    "Asked",
    "Granted",
    "Interval",
    "Profile",
    "Rule",
    "Version",
    "answer",
    "article_on",
    "find_rule",
    "length_text",
    "overridden",
    "read_days",
    "read_interval",
    "read_lead",
    "read_length",
    "read_overlay",
    "read_own_profile",
    "read_profile",
    "read_start",
    "shipped_profiles",
]
