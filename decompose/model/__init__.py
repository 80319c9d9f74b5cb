"""Frozen values that the steps hand to each other; no input or output here."""
