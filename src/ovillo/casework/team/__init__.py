"""A case that several units work on: who is in it, what each may do, who asked whom for what, who signed."""
