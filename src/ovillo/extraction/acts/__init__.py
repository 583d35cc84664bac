"""The closed frames: which act a verb or noun states, and between whom."""
