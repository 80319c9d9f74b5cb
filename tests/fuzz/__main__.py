"""``python -m tests.fuzz SECONDS [NAME …]``: fuzz each target in turn and say how often it ran.

Guided by coverage where atheris can be installed; else seeds are changed at random.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from importlib.util import find_spec

from tests.fuzz.targets import TARGETS, holds


def main(arguments: list[str]) -> int:
    """Fuzz and report; 1 when something was found."""
    seconds = int(arguments[0]) if arguments else 60
    guided = find_spec("atheris") is not None
    if not guided:
        print("atheris is not installed here (pip install -e '.[fuzz]'): files change at random")
    found = 0
    for name in arguments[1:] or TARGETS:
        runs, finding = (_guided if guided else _at_random)(name, seconds)
        print(
            f"{name}: {runs} executions in {seconds} s{', FOUND:' if finding else ''}", flush=True
        )
        if finding:
            print(finding, flush=True)
            found = 1
    return found


def _guided(name: str, seconds: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.guided", name, str(seconds)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    told = done.stdout + done.stderr
    runs = [
        int(n)
        for pair in re.findall(r"^#(\d+)\s|number_of_executed_units: (\d+)", told, re.M)
        for n in pair
        if n
    ]
    return max(runs, default=0), "" if done.returncode == 0 else told[-6000:]


def _at_random(name: str, seconds: int) -> tuple[int, str]:
    target, chance = TARGETS[name], random.Random(0)
    seeds = target.seeds()
    end, runs = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = changed(chance.choice(seeds), chance)
        runs += 1
        try:
            holds(target, data)
        except Exception as error:  # whatever it is, it is a finding
            return runs, f"{error!r} on {data!r}"
    return runs, ""


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few of them changed, dropped, doubled or moved."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        size = chance.choice((1, 1, 4, 32, 256))
        piece = bytes(made[at : at + size])
        match chance.randrange(4):
            case 0:
                made[at : at + size] = chance.randbytes(len(piece))
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = piece * chance.choice((1, 2, 50))
            case _:
                to = chance.randrange(len(made) + 1)
                made[to : to + size] = piece
    return bytes(made)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
