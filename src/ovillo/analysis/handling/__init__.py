"""Checks of how a case is handled: what its rows can and cannot say of unequal treatment. They never score a person.

1. Every chance is exact, or says by how many draws it was estimated and with what error.
2. Beside every p stands the smallest p that the same rows could have given: within one case file most checks can only
   describe, and must say so.
3. A row stands for whoever it is about: no name leaves the table.
"""
