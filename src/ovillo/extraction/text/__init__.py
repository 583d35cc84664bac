"""A text cut into blocks, sentences and tokens; every later layer keeps its offsets."""
