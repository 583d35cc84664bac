"""A language's lexicon made ready for reading: forms, patterns, and the words of names and roles."""
