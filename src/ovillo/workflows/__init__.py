"""One module a verb: each checks its input, owns its transaction and writes the ledger through the record."""
