"""A sentence as clauses: verbs, their arguments, who does and who undergoes, and what hedges them."""
