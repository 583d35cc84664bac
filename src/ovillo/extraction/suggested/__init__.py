"""What a language model suggests, and what is let through."""
