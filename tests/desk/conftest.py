"""Stores for the tests of the desk, made once and copied."""

import shutil
from pathlib import Path

import pytest

from desks import fill
from pages import rich_ledger


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one story."""
    path = tmp_path_factory.mktemp("stores") / "mill.db"
    fill(path, {"mill": rich_ledger()})
    return path


@pytest.fixture
def db(mill: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    for name in ("", "-wal", "-shm"):
        if Path(f"{mill}{name}").exists():
            shutil.copy(f"{mill}{name}", tmp_path / f"s.db{name}")
    return tmp_path / "s.db"
