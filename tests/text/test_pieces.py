"""Texts as pieces of words."""

import pytest

from rashomon.text.encoder import split_pieces

KNOWN = {piece: row for row, piece in enumerate(("harbour", "fire", "##man", "un", "##load", "##ed", ".", "7", "cafe", "'", "_"))}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("harbour fire", ["harbour", "fire"]),
        ("Harbour FIREMAN", ["harbour", "fire", "##man"]),  # case says nothing; the longest piece first, then what goes on
        ("unloaded.", ["un", "##load", "##ed", "."]),
        ("Café 7", ["cafe", "7"]),  # accents say nothing
        ("harbour zeppelin fire", ["harbour", "fire"]),  # what no pieces make is left out
        ("unzeppelin", []),  # also where it begins with one
        ("fire_man's", ["fire", "_", "'"]),
        ("", []),
        (" \n\t ", []),
        ("fire" + "man" * 20, []),  # no word is that long
    ],
)
def test_a_text_is_split_by_the_longest_known_pieces(text: str, pieces: list[str]) -> None:
    assert split_pieces(text, KNOWN) == [KNOWN[piece] for piece in pieces]
