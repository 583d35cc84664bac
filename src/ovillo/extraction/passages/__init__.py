"""What one sentence takes over from another, and what it takes back: time, outcomes, denials, each fact once."""
