"""Numbers, money, dates and ages in running text."""
