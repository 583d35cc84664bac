"""The command line: parses, calls one workflow, prints its result, maps its errors."""
