"""Sealed packs: a run with all it came from in one file, and the proof that it comes out again.

``seal`` puts the plan, the knowledge, the settings, the versions and the deliverables of a run into a
zip archive with the hash of each; ``verify`` checks the hashes, runs again offline and compares.
"""

from decompose.seal.checking import verify
from decompose.seal.sealing import seal

__all__ = ["seal", "verify"]
