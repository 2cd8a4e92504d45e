"""The changes that bench/build/mutants.py makes."""

import ast

import pytest

from bench.build.mutants import Change

CODE = '''
LIMIT = 3

def chosen(items):
    """What is chosen: 3 < 4."""
    if len(items) > 2 and not items[0]:
        return items
    return True
'''


def changes() -> list[str]:
    count = Change(-1)
    count.visit(ast.parse(CODE))
    return [what for _, what in count.found]


def test_every_place_of_a_function_is_found_and_nothing_outside() -> None:
    assert changes() == [
        "2 one larger",
        "Gt to GtE",
        "0 one larger",
        "not left out",
        "or for and",
        "None returned",
        "False for True",
    ]


@pytest.mark.parametrize("number", range(7))
def test_each_change_changes_one_place(number: int) -> None:
    changed = ast.unparse(ast.fix_missing_locations(Change(number).visit(ast.parse(CODE))))
    plain = ast.unparse(ast.parse(CODE))
    assert changed != plain
    assert sum(a != b for a, b in zip(changed.splitlines(), plain.splitlines(), strict=True)) == 1


def test_without_a_number_nothing_is_changed() -> None:
    assert ast.unparse(Change(-1).visit(ast.parse(CODE))) == ast.unparse(ast.parse(CODE))
