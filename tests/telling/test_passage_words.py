"""How a passage is told in words: its counts, whose each sentence is, what differs in it."""

from dataclasses import replace

import pytest

from beside import CLOSED, ELEVEN, FLED, NINE, TOLL
from factories import make_mark, make_passage, make_report, make_sentence
from ledgers import REPORTS, make_story
from rashomon.model.passage import MarkKind, Passage
from rashomon.model.story import Line
from rashomon.telling.passage_words import (
    as_worded,
    differing,
    differing_marks,
    lines_between,
    naming_words,
    points_back,
    voices,
    whose,
)
from rashomon.text.report_names import name_reports

LABELS = name_reports(REPORTS)


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ((), ""),
        ((MarkKind.FIGURE,), "figures differ"),
        ((MarkKind.NEGATION, MarkKind.FIGURE), "figures differ"),
        ((MarkKind.NEGATION, MarkKind.HEDGE), ""),
    ],
)
def test_what_differs(kinds: tuple[MarkKind, ...], told: str) -> None:
    assert differing(replace(TOLL, differs=kinds)) == told


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (3, 6, "between 3 and 6 lines"),
        (6, 6, "6 lines"),
        (0, 6, "6 lines"),
        (1, 1, "1 line"),
        (1, 2, "between 1 and 2 lines"),
        (1000, 2000, "between 1,000 and 2,000 lines"),
    ],
)
def test_lines_at_least_and_at_most(least: int, most: int, told: str) -> None:
    assert lines_between(replace(CLOSED, least_lines=least, lines=most)) == told


def test_whose_a_sentence_is() -> None:
    """The outlet alone where nobody is known to speak, which is not to say that nobody does."""
    assert whose(NINE, LABELS) == "Hill Post, the mayor"
    assert whose(replace(NINE, speaker=None), LABELS) == "Hill Post"
    by = replace(NINE, speaker_by="model Quill")
    assert whose(by, LABELS) == "Hill Post, the mayor (read so by model Quill)"
    assert (
        whose(replace(by, speaker=None), LABELS) == "Hill Post, own voice (read so by model Quill)"
    )
    assert whose(FLED, LABELS) == "Evening Star, a nurse"
    assert whose(NINE, {}) == "post, the mayor"


@pytest.mark.parametrize(
    ("speakers", "cited", "told"),
    [
        (2, ("the mayor", "a nurse"), "at most 2 voices"),
        (1, ("the mayor", "the mayor"), "1 voice"),
        (1, ("the mayor", None), ""),
        (0, ("the mayor", "a nurse"), ""),
    ],
)
def test_voices(speakers: int, cited: tuple[str | None, str | None], told: str) -> None:
    sentences = tuple(
        replace(one, speaker=speaker) for one, speaker in zip((NINE, ELEVEN), cited, strict=True)
    )
    assert voices(replace(TOLL, sentences=sentences, speakers=speakers)) == told


def tolls(*texts: str, perhaps: int | None = None, group: str = "goats") -> Passage:
    """A matter whose sentences begin with numbers of one thing."""
    told = [
        make_sentence(make_report(text, f"r{n}"), text, perhaps=n == perhaps)
        for n, text in enumerate(texts)
    ]
    marks = tuple(
        make_mark(one, one.quote.quote.split()[0], MarkKind.FIGURE, group) for one in told
    )
    return make_passage("r-1", *told, marks=marks, differs=(MarkKind.FIGURE,))


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        (tolls("Nine goats fled.", "Ten goats fled."), ["Nine", "Ten"]),
        (tolls("Nine goats fled.", "9 goats fled."), []),
        (tolls("Nine goats fled.", "Ten goats fled.", perhaps=1), []),
        (replace(tolls("Nine goats fled.", "Ten goats fled."), differs=()), []),
        (tolls("Nine goats fled.", "Ten goats fled.", group=""), []),
    ],
)
def test_marks_of_figures_that_differ(passage: Passage, words: list[str]) -> None:
    held = {one.id: one for one in passage.sentences}
    assert [held[mark.of].words(mark) for mark in differing_marks(passage)] == words


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("This was the end of the mill.", True),
        ("Four of them fled the valley.", True),
        ("On Monday, he fled the valley.", True),
        ("In May, she fled the valley.", True),
        ("In Zelmar, he fled the valley.", False),
        ("‘Closed,’ said the keeper.", True),
        ("'Closed,' said the keeper.", True),
        ("Four men fled with them.", False),
        ("Instead, the keeper fled.", True),
        ("Then-keeper Ida Brok fled.", False),
        ("The keeper fled, and he sang.", False),
    ],
)
def test_what_points_back(words: str, *, needs: bool) -> None:
    assert points_back(words) is needs


@pytest.mark.parametrize(
    ("sentences", "named"),
    [
        (
            ["The mill burned.", "The old mill burned.", "It was the old mill."],
            "“The old mill burned.”",
        ),
        (
            ["He burned the old mill.", "The mill and its goats burned."],
            "“The mill and its goats burned.”",
        ),
        (["The mill burned.", "The ferry sank."], "“The mill burned.”"),  # the first of equals
        (['The mill "burned".'], "“The mill ‘burned’.”"),
    ],
)
def test_what_a_row_is_called(sentences: list[str], named: str) -> None:
    """By the sentence of its answers that holds most of what they share."""
    assert naming_words(sentences) == named


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("The old ferry of the Tolvik line ran aground on a bank at dawn on Sunday", True),
        ("“The old ferry of the Tolvik line ran aground on a bank at dawn” on Sunday.", True),
        ("The old ferry of the Tolvik line ran aground on the bank at dawn on Sunday.", True),
        ("The old ferry of the Tolvik line ran aground.", False),
        ("The old ferry of the Tolvik line never ran aground on a bank at dawn on Sunday.", False),
        ("The 9 ferry of the Tolvik line ran aground on a bank at dawn on Sunday.", False),
    ],
)
def test_sentences_of_the_same_words_are_told_from_those_that_are_like(
    other: str, *, same: bool
) -> None:
    one = "The old ferry of the Tolvik line ran aground on a bank at dawn on Sunday."
    assert as_worded(one, other) is same


def test_lines_of_a_story_are_told_like_those_of_a_matter() -> None:
    made = make_story(lines=tuple(Line(name, (name,)) for name in "abc"), least_lines=2)
    assert lines_between(made) == "between 2 and 3 lines"
    assert lines_between(replace(made, least_lines=3)) == "3 lines"
    assert lines_between(replace(made, lines=())) == ""
