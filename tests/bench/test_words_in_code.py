"""The check of word lists in code counts lists, and nothing that people or machines read."""

import ast

import pytest

from bench.build import words_in_code

EIGHT = "barge dinghy ferry gondola kayak punt schooner yawl"


def counted(code: str) -> int:
    return sum(
        words_in_code.counted(value) for _, value in words_in_code.constants(ast.parse(code))
    )


@pytest.mark.parametrize(
    "code",
    [
        f"BOATS = frozenset({EIGHT!r}.split())",
        f"BOATS = {{*{tuple(EIGHT.split())!r}}}",
        f"BOATS = {tuple(EIGHT.split())!r}",
        f"BOATS = re.compile(r'\\b(?:{'|'.join(EIGHT.split())})\\b', re.IGNORECASE)",
        f"BOATS = rf'(?:{'|'.join(EIGHT.split())}){{END}}'",
        f"class Fleet:\n    boats = {EIGHT!r}.split()",
        f"BOATS = {dict.fromkeys(EIGHT.split(), 1)!r}",
        f"BOATS = listed({EIGHT!r})",
    ],
)
def test_lists_count(code: str) -> None:
    assert counted(code) == 8


@pytest.mark.parametrize(
    "code",
    [
        f"MESSAGE = {EIGHT!r}",
        "QUERY = 'SELECT boat, mast, sail, keel, deck, hull, stern, bow FROM fleet'",
        "PAGE = '<div class=\"boat mast sail keel deck hull stern bow\"></div>'",
        "FIELDS = ('boat_name', 'mast_count', 'sail_area', 'keel_depth', 'deck_plan', "
        "'hull_kind', 'stern_rail', 'bow_light')",
        f"OPTION = Option({EIGHT!r}, help={EIGHT!r})",
        f"def sail() -> set[str]:\n    return set({EIGHT!r}.split())",
        "BOATS = either('boats.small')",
    ],
)
def test_what_is_no_list_does_not_count(code: str) -> None:
    assert counted(code) == 0


def test_every_exception_is_needed() -> None:
    assert words_in_code.idle_exceptions(words_in_code.SRC) == []
