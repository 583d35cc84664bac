"""The migrations of a case: each script is frozen once a version with it is out."""
