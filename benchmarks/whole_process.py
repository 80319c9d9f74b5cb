"""G1, G13, G14: whole processes in turn.

G1   one plan with all outputs against a process that only imports the named packages (goal 3.0).
G13  ``decompose --help`` against ``python -c pass`` (goal 6).
G14  byte-identical output under PYTHONHASHSEED 0, 1 and random.

Both sides run from compiled modules, as installed packages do: pip has compiled those of the named packages. A
run keeps compiled expressions for the next one; the first round of each kind starts without any.

Run: ``python -m benchmarks.whole_process [rounds]``
"""

from __future__ import annotations

import compileall
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.plan import ROOT, plan_path

_IMPORTS = "import pydantic, networkx, openpyxl, docx"


def seconds(command: list[str], *, seed: str = "0", kept: str = "") -> float:
    """Return the wall time of one process, which must end with exit code 0 or 1.

    Args:
        command: The process.
        seed: Its ``PYTHONHASHSEED``.
        kept: Folder in which expressions are kept between runs; none where this is empty.
    """
    env = {**os.environ, "PYTHONHASHSEED": seed, "DECOMPOSE_CACHE": kept}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode("utf-8", "replace"))
    return taken


def digest(folder: Path) -> str:
    """Return one hash over the names and bytes of every file below a folder."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def main(rounds: int) -> None:
    """Print the three figures."""
    python = sys.executable
    compileall.compile_dir(ROOT / "decompose", quiet=1)
    plan = str(plan_path())
    with tempfile.TemporaryDirectory() as folder:
        run = [python, "-m", "decompose", "run", plan, "-o", f"{folder}/out", "--fail-on", "never"]
        print(f"plan: {Path(plan).name}, {rounds} rounds, medians of per-round ratios")
        first, ratios, starts = [], [], []
        seconds(run, kept=folder)
        for _ in range(rounds):
            base = seconds([python, "-c", _IMPORTS])
            ratios.append(seconds(run, kept=folder) / base)
            first.append(seconds(run) / base)
            bare = seconds([python, "-c", "pass"])
            starts.append(seconds([python, "-m", "decompose", "--help"]) / bare)
        files = sum(1 for p in Path(folder, "out").rglob("*") if p.is_file())
        print(f"G1  all outputs ({files} files) / imports only: {median(ratios):.2f} (goal 3.0)")
        print(f"    the first run on a machine, nothing kept: {median(first):.2f}")
        print(f"G13 --help / pass: {median(starts):.2f} (goal 6)")
        digests = set()
        for seed in ("0", "1", "random"):
            out = Path(folder, f"out-{seed}")
            seconds([*run[:5], "-o", str(out), "--fail-on", "never"], seed=seed)
            digests.add(digest(out))
        print(f"G14 distinct outputs over three hash seeds: {len(digests)} (goal 1)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
