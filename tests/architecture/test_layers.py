"""Data flows one way: the import contracts of pyproject.toml hold."""

from pathlib import Path

from click.testing import CliRunner
from importlinter.cli import lint_imports_command

ROOT = Path(__file__).resolve().parents[2]


def test_import_contracts() -> None:
    result = CliRunner().invoke(
        lint_imports_command, ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    )
    assert result.exit_code == 0, result.output
