"""The things that investigators talk about: frozen values that cross rooms. Standard library only."""
