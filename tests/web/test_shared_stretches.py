"""The stretches that two reports share."""

from pages import STORY, rich_ledger
from rashomon.web.ledger_page import render_part, view_ledger


def test_passages_longest_first_with_what_drifted() -> None:
    view = view_ledger(rich_ledger()).stories[0]
    assert [copy.words for copy in view.stretches] == sorted(
        (copy.words for copy in STORY.copies), reverse=True
    )
    assert view.origin_of(view.stretches[0]) == "from The Owl 🦉"
    assert [piece.text for piece in view.pieces_of(view.stretches[0]) if piece.change == "ins"] == [
        "Alden",
        "Monday,",
    ]
    assert "date: “Sunday” → “Monday”" in (render_part(rich_ledger(), "views", "lineage") or "")
