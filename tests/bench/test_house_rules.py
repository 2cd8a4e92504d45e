"""Rules that keep calls and types readable."""

import pytest

from bench.build import house_rules


@pytest.fixture
def root(tmp_path):
    (tmp_path / "src" / "rashomon").mkdir(parents=True)
    return tmp_path


def _write(root, code):
    (root / "src" / "rashomon" / "api.py").write_text(code, encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("Point(1, 2, 3, 4, 5)\n", "api.py:1: arguments of a class by place"),
        ("Texts = list[str]\n", "another name for a built-in type"),
        ("PointIfAny = Point | None\n", "another name for a built-in type or a None"),
    ],
)
def test_what_breaks_a_rule_fails(root, code, fault):
    _write(root, code)
    with pytest.raises(SystemExit, match=fault):
        house_rules.main(root)


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
def test_what_breaks_none_passes(root, code):
    _write(root, code)
    house_rules.main(root)
