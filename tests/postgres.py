"""A PostgreSQL server that lives as long as the tests that need one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server on a Unix socket; the test is skipped where none is installed."""
    if not shutil.which("initdb"):
        pytest.skip("no PostgreSQL server is installed (Debian's package postgresql has one)")
    pytest.importorskip("psycopg")
    with tempfile.TemporaryDirectory(prefix="rp") as name:
        folder = Path(name)
        who = (
            ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            if os.getuid() == 0
            else []
        )
        if who:
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        where = [
            "-D",
            data,
            "-o",
            f"-c listen_addresses='' -k {folder} -c fsync=off -c jit=off",
            "-w",
            "-l",
            str(folder / "log"),
        ]
        subprocess.run(
            [*who, "initdb", "-D", data, "-A", "trust", "-U", "desk", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        subprocess.run(
            [*who, "pg_ctl", *where, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder
        )
        try:
            yield f"postgresql://desk@/postgres?host={folder}"
        finally:
            subprocess.run(
                [*who, "pg_ctl", "-D", data, "-m", "immediate", "stop"],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd=folder,
            )
