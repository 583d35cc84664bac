"""People who appear under a pseudonym outside the compartment that may know them."""
