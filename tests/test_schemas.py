"""The schemas and the generated pages are those of the present code."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from decompose.cli.schema import SCHEMAS, schema_text
from tests.conftest import ROOT


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_file_is_current(name: str) -> None:
    path = ROOT / "schemas" / f"{name}.json"
    assert path.read_text(encoding="utf-8") == schema_text(name), "run make docs"


def test_no_schema_file_is_left_over() -> None:
    assert {path.stem for path in (ROOT / "schemas").glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("script", ["build.py", "generate.py"])
def test_generated_pages_are_current(script: str) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / script, "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_strict_json(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["additionalProperties"] is False
    assert schema["description"]
