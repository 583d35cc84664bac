"""Counts with what they count: figures of different units, registers or periods are never put into one rate."""
