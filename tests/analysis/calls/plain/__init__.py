"""The questions answered in plain Python: slow, and written another way than the expressions."""
