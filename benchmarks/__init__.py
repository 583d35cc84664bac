"""Figures that the README and the issues quote, each printed as one line: name, value, unit."""
