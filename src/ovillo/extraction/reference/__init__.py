"""Whom a pronoun, a description or a plural means, and only where one reading is left."""
