"""What prints of one text have otherwise: added, left out, changed, or only in one of two."""

import pytest

from factories import changes_of, make_report
from rashomon.copies.print_changes import find_print_changes, printed_sentences
from rashomon.model.copy import Reprint
from rashomon.model.report import Report

TEXT = (
    "Barge sinks below Orrin lock\n\n"
    "A barge laden with gravel sank below Orrin lock on Friday, the canal office said. "
    "Its crew of three swam ashore.\n\n"
    "“We felt a blow and then the deck was wet,” said Dora Linnet, the mate. “Nobody slept.”\n\n"
    "The lock stays shut until a crane has come from Marle.\n"
)


def reprints(*texts: tuple[str, str | None], **fields: object) -> tuple[Reprint, ...]:
    """What these prints, each a text with its day, have otherwise."""
    reports = [
        make_report(text, f"r{n}", published=day, **fields) for n, (text, day) in enumerate(texts)
    ]
    return find_print_changes(reports, {one.id: printed_sentences(one) for one in reports})


def changes(other: str) -> list[tuple[str | None, str | None]]:
    return changes_of([make_report(TEXT, "a"), make_report(other, "b")])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ashore.", "ashore. A cat drowned.", (None, "A cat drowned.")),
        ("slept.”", "slept. It was cold.”", (None, "It was cold.”")),
        ("Barge sinks", "Toll: 3\n\nBarge sinks", (None, "Toll: 3")),
        (" Its crew of three swam ashore.", "", ("Its crew of three swam ashore.", None)),
        (
            "three swam",
            "four swam",
            ("Its crew of three swam ashore.", "Its crew of four swam ashore."),
        ),
    ],
)
def test_a_sentence_more_less_or_otherwise(
    old: str, new: str, expected: tuple[str | None, str | None]
) -> None:
    assert changes(TEXT.replace(old, new)) == [expected]


def test_paragraphs_signs_and_order_are_no_change() -> None:
    first, *paragraphs = TEXT.strip().split("\n\n")
    moved = "\n".join([first, *reversed(paragraphs)]).replace("“", '"').replace("”", '"')
    assert changes(moved) == []


def test_the_first_is_named_and_whether_it_surely_came_before() -> None:
    other = TEXT.replace("ashore.", "ashore. A cat drowned.")
    (dated,) = reprints((other, "2031-03-06"), (TEXT, "2031-03-05"))
    assert (dated.of, dated.report, dated.later) == ("r1", "r0", True)
    (undated,) = reprints((other, None), (TEXT, "2031-03-05"))
    assert (undated.of, undated.report, undated.later) == ("r1", "r0", False)


def test_what_shares_a_sentence_or_two_with_a_longer_text_is_no_print_of_it() -> None:
    own = "".join(f"Witness {n} told the inquest what she saw from pier {n}. " for n in range(9))
    assert reprints((TEXT, None), (f"{own}Its crew of three swam ashore.", None)) == ()


def test_a_caption_tells_in_sentences() -> None:
    text = f"The barge at noon. A cat drowned. Photo: Una Reef\n\n{TEXT}"
    line = text.index("\n")
    plain = make_report(text, "b")
    captioned = make_report(text, "b", furniture=(plain.furniture_span(0, line, "caption"),))
    found = changes_of([make_report(TEXT, "a"), captioned])
    assert found == [(None, "The barge at noon."), (None, "A cat drowned.")]


def test_many_prints_are_held_against_the_first() -> None:
    texts = [(TEXT.replace("ashore.", f"ashore. Cat {n} drowned."), None) for n in range(30)]
    found = reprints(*texts)
    assert ({one.of for one in found}, len(found)) == ({"r0"}, 29)
    assert all(len(one.changes) == 1 for one in found)


def test_order_of_reports_is_of_no_account() -> None:
    reports: list[Report] = [
        make_report(TEXT.replace("three", word), word) for word in ("three", "four", "five")
    ]
    printed = {one.id: printed_sentences(one) for one in reports}
    assert find_print_changes(reports, printed) == find_print_changes(reports[::-1], printed)
