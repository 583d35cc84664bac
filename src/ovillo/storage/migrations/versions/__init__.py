"""One script per format."""
