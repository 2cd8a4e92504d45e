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


def test_nodes_bytes_and_lines_of_a_program_are_measured(tmp_path):
    assert ceiling.measured(_small_program(tmp_path)) == {
        "nodes": {"src": 12},
        "bytes": {"templates": 16, "tables": 9},
        "lines": {"api.py": 1, "names/kinds.py": 3},
    }


def _main(root, monkeypatch, *options):
    monkeypatch.setattr("sys.argv", ["ceiling.py", *options])
    ceiling.main(root)
    return tomllib.loads((root / "ceiling.toml").read_text(encoding="utf-8"))


def _ceilings(counts, **lines):
    return {"nodes": counts["nodes"], "bytes": counts["bytes"], "lines": lines}


def test_it_fails_above_the_ceiling_and_only_goes_down(tmp_path, monkeypatch, capsys):
    root, file = _small_program(tmp_path), tmp_path / "ceiling.toml"
    counts = ceiling.measured(root)
    roomy = _ceilings(counts) | {"nodes": {"src": 99}}
    file.write_text(ceiling.written(roomy), encoding="utf-8")
    assert _main(root, monkeypatch) == roomy
    assert _main(root, monkeypatch, "--lower") == _ceilings(counts)
    capsys.readouterr()

    _small_program(tmp_path, "x = 1\ny = 2\n")
    with pytest.raises(SystemExit):
        _main(root, monkeypatch, "--lower")
    assert "nodes of src: 16 stand above the ceiling of 12" in capsys.readouterr().err
    # Nothing was raised.
    assert tomllib.loads(file.read_text(encoding="utf-8")) == _ceilings(counts)


def test_a_file_has_at_most_400_lines_and_a_longer_one_only_shrinks(tmp_path, monkeypatch, capsys):
    root = _small_program(tmp_path, "x = 1\n" * 450)
    counts = ceiling.measured(root)
    file = root / "ceiling.toml"
    file.write_text(ceiling.written(_ceilings(counts)), encoding="utf-8")
    with pytest.raises(SystemExit):
        _main(root, monkeypatch)
    assert "lines of api.py: 450 stand above the ceiling of 400" in capsys.readouterr().err

    named = {"api.py": 500, "gone.py": 450, "names/kinds.py": 450}
    file.write_text(ceiling.written(_ceilings(counts, **named)), encoding="utf-8")
    assert _main(root, monkeypatch, "--lower")["lines"] == {"api.py": 450}


def test_the_density_of_every_room_is_printed(tmp_path, monkeypatch, capsys):
    root = _small_program(tmp_path)
    counts = ceiling.measured(root)
    (root / "ceiling.toml").write_text(ceiling.written(_ceilings(counts)), encoding="utf-8")
    _main(root, monkeypatch)
    rooms = capsys.readouterr().out.splitlines()[-2:]
    assert [line.split()[0] for line in rooms] == ["src", "names"]
    assert "comprehensions" in rooms[1]
    assert "vague names" in rooms[1]
