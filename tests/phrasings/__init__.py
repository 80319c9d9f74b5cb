"""A bank of phrasings for the checks 43–68: one half to mend by, the other held to see whether a mend generalises."""
