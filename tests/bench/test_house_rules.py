"""Rules that keep code readable: what breaks one, what is excused, and that the list shrinks."""

import tomllib

import pytest

from bench.build import house_rules

LONG = "def long():\n" + "    x = 1\n" * 41
BRANCHY = "def branchy(x):\n" + "    if x and x:\n        return x\n" * 7


@pytest.fixture
def root(tmp_path):
    (tmp_path / "src" / "rashomon").mkdir(parents=True)
    (tmp_path / "house_rules.toml").write_text("", encoding="utf-8")
    return tmp_path


def _write(root, code):
    (root / "src" / "rashomon" / "api.py").write_text(code, encoding="utf-8")


def _main(root, monkeypatch, *options):
    monkeypatch.setattr("sys.argv", ["house_rules.py", *options])
    house_rules.main(root)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (LONG, "api.py:long: 42 lines of a function"),
        (BRANCHY, "api.py:branchy: 14 branches"),
        ("x = 1\n" * 401, "api.py: 401 lines of a file"),
        ("Point(1, 2, 3, 4, 5)\n", "api.py: 1 calls by place"),
        ("Point(*both)\n", "api.py: 1 calls by place"),
        ("Texts = list[str]\n", "another name for a built-in type"),
        ("PointIfAny = Point | None\n", "another name for a built-in type or a None"),
    ],
)
def test_what_breaks_a_rule_fails(root, monkeypatch, capsys, code, fault):
    _write(root, code)
    with pytest.raises(SystemExit):
        _main(root, monkeypatch)
    assert fault in capsys.readouterr().err


@pytest.mark.parametrize(
    "code",
    [
        "def short():\n    return 1\n",
        "Point(1, 2, 3, 4)\n",
        "Point(a=1, b=2, c=3, d=4, e=5)\n",
        "Points = tuple[Point, ...]\n",
        "MOST = 3 or None\n",
    ],
)
def test_what_breaks_none_passes(root, monkeypatch, code):
    _write(root, code)
    _main(root, monkeypatch)


def test_what_is_listed_is_excused_and_the_list_only_shrinks(root, monkeypatch):
    file = root / "house_rules.toml"
    file.write_text('["branches"]\n"api.py:branchy" = 20\n"gone.py:f" = 30\n', encoding="utf-8")
    _write(root, BRANCHY)
    _main(root, monkeypatch)
    _main(root, monkeypatch, "--renew")
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"branches": {"api.py:branchy": 14}}
    _write(root, "def branchy():\n    return 1\n")
    _main(root, monkeypatch, "--renew")
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"branches": {}}
