"""Ovillo: a workbench for people who investigate trafficking networks."""
