"""Fixtures of the consultation: a project whose first round was sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from decompose.consult.project import Project
from decompose.consult.send import send
from tests.consult.support import RESULT


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose first round was sent."""
    folder = tmp_path_factory.mktemp("master") / "project"
    send(RESULT, Project(folder), deadline="2021-08-31")
    return folder


@pytest.fixture
def project(master: Path, tmp_path: Path) -> Project:
    shutil.copytree(master, tmp_path / "project")
    (tmp_path / "replies").mkdir()
    return Project(tmp_path / "project")
