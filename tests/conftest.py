"""Fixtures for every test: the shared material, the knowledge, the command line, the goldens."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from decompose.knowledge import Knowledge, load_knowledge

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
settings.register_profile("shared machines", deadline=None)
settings.load_profile("shared machines")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's reading material; tests that need it are skipped where it is not."""
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def kb() -> Knowledge:
    """The built-in knowledge."""
    return load_knowledge()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A check of a text against tests/golden/NAME; with --golden the file is written instead."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {name}: run make golden and look at it"
        assert text == path.read_text(encoding="utf-8"), "run make golden if this is meant"

    return check


@dataclass(frozen=True)
class Done:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


Cli = Callable[..., Done]


@pytest.fixture(scope="session")
def cli() -> Cli:
    """Run ``decompose`` in a process of its own."""

    def run(*words: object, stdin: bytes = b"", cwd: Path = ROOT, **environment: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "decompose", *map(str, words)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
            timeout=120,
            check=False,
        )
        text = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        return Done(done.returncode, *text)

    return run
