"""How many are on no list: estimates from lists that name some of the same people, and what they do not tell.

One figure alone is dishonest here: models that fit a table about equally well differ by multiples. Whatever this
room estimates comes with the range over all such models, with the bounds that need no model, or with a refusal.
"""
