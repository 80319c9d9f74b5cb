"""Seeded faults: every kind of finding, put into a sound plan at random places, is found there."""
