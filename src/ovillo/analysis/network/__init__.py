"""Who is tied to whom, measured: every measure is of what was reported, never of what people are."""
