"""Fuzzing of every reader: ``make fuzz``. Findings become cases of the tests, as calls not blobs."""
