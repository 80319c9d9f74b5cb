"""Coverage-guided fuzzing of one target by atheris: ``python -m tests.fuzz.guided NAME SECONDS``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["decompose.readers"]):
    from tests.fuzz.targets import TARGETS, holds


def main(name: str, seconds: str) -> None:
    """Fuzz for some seconds; the process ends at the first finding, with a traceback."""
    target = TARGETS[name]
    folder = Path(tempfile.mkdtemp(prefix=f"decompose-fuzz-{name}-"))
    for number, seed in enumerate(target.seeds()):
        (folder / f"seed{number}").write_bytes(seed)

    def once(data: bytes) -> None:
        holds(target, data)

    options = [f"-max_total_time={seconds}", "-rss_limit_mb=3000", "-timeout=60", "-max_len=20000"]
    options += [f"-artifact_prefix={folder}/finding-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(folder)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:3])
