"""Stores for the tests of the desk, made once and copied."""

import shutil
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from desks import add_people, fill
from pages import rich_ledger
from rashomon.desk import auth


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


@pytest.fixture
def team(db: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That copy with somebody of each role, whose passwords are quickly looked at."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(auth, "_HASHER", quick)
    return add_people(db)
