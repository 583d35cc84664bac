"""One TOML file for each country: its calendar, how its law counts, and its rules, a row for each version."""
