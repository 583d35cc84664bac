"""What the core needs from outside, as protocols: a record, the originals, extractors, a clock."""
