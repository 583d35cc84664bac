"""Minimum standards against trafficking as a checklist: what files say beside each item, and what people say of it."""
