"""Runs of capitalised words: where a name begins and ends, and what it names."""
