"""Only `fetching`, and `language_models` where one is asked for, may use the network:
urllib.request is not among the modules that the import contract can name apart from urllib.parse.
"""

import ast
from pathlib import Path

import rashomon

SRC = Path(rashomon.__file__).parent


def test_nobody_else_opens_addresses() -> None:
    users = set()
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            users |= {
                path.relative_to(SRC).parts[0]
                for name in names
                if name.startswith(
                    ("urllib.request", "urllib.robotparser", "socket", "http.client")
                )
            }
    assert users == {"fetching", "language_models"}
