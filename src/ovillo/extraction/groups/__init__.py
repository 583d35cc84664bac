"""Noun groups of a document and the entities that they stand for."""
