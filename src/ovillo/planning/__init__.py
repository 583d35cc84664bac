"""Where people, beds and money do most good, and how large what nobody counts may be."""
