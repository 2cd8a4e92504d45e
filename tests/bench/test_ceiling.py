"""The ceiling of the program's size: what is counted, what fails, and that it only goes down."""

import ast
import tomllib

import pytest

from bench.build import ceiling


def _small_program(root, body="x = 1\n"):
    files = {
        "src/rashomon/api.py": body,
        "src/rashomon/names/kinds.py": 'def kind():\n    """One."""\n    return 1\n',
        "src/rashomon/web/templates/page.html": "<p>\n</p>\n",
        "src/rashomon/web/static/page.js": "let x;\n",
        "src/rashomon/shipped/tables/en/saying.toml": "said = 1\n",
        "tests/test_kinds.py": "assert 1\n",
        "bench/speed.py": "y = 2\n\nz = 3\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("", 0),
        ('"""A docstring."""\n', 0),
        ("x = 1\n", 1),
        ("x = 1; y = 2\n", 2),
        ('def f():\n    """Doc."""\n    if x:\n        return 1\n', 3),
        ("x = [\n    1,\n    2,\n]\n", 1),
    ],
)
def test_statements_are_counted_without_docstrings(code, count):
    assert ceiling.statements(ast.parse(code)) == count


def test_what_has_a_ceiling(tmp_path):
    counts = ceiling.measured(_small_program(tmp_path))
    assert counts == {
        "statements": {"src": 3, "tests": 1},
        "nodes": counts["nodes"],
        "lines": {"bench": 3},
        "bytes": {"templates": 16, "tables": 9},
        "rooms": {"names": 2, "top": 1},
    }


def _main(root, monkeypatch, *options):
    monkeypatch.setattr("sys.argv", ["ceiling.py", *options])
    ceiling.main(root)
    return tomllib.loads((root / "ceiling.toml").read_text(encoding="utf-8"))


def test_it_fails_above_the_ceiling_and_only_goes_down(tmp_path, monkeypatch, capsys):
    root, file = _small_program(tmp_path), tmp_path / "ceiling.toml"
    counts = ceiling.measured(root)
    file.write_text(ceiling.written(counts | {"lines": {"bench": 9}}), encoding="utf-8")
    assert _main(root, monkeypatch)["lines"] == {"bench": 9}
    assert _main(root, monkeypatch, "--lower") == counts
    capsys.readouterr()

    _small_program(tmp_path, "x = 1\ny = 2\n")
    with pytest.raises(SystemExit):
        _main(root, monkeypatch, "--lower")
    said = capsys.readouterr().err
    assert "statements of src: 4 stand above the ceiling of 3" in said
    assert "rooms of top: 2 stand above the ceiling of 1" in said
    assert tomllib.loads(file.read_text(encoding="utf-8")) == counts  # nothing was raised


def test_a_room_without_a_ceiling_is_named(tmp_path, monkeypatch, capsys):
    root = _small_program(tmp_path)
    counts = ceiling.measured(root)
    del counts["rooms"]["names"]
    (root / "ceiling.toml").write_text(ceiling.written(counts), encoding="utf-8")
    with pytest.raises(SystemExit):
        _main(root, monkeypatch)
    assert "rooms of names: 2, and ceiling.toml names no such count" in capsys.readouterr().err
