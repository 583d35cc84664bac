"""Who says it, and who accuses whom of it."""
