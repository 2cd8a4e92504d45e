"""Text with its marks: segments of the reading view, sentences around a passage."""

import pytest

from factories import make_report
from pages import STORY, rich_reports
from rashomon.text.whole_sentences import found_once
from rashomon.web.annotated_text import Article, build_articles
from rashomon.web.markup import label_reports
from rashomon.web.report_columns import order_columns
from rashomon.web.shown_answers import set_in_sentence
from rashomon.web.table import build_table

REPORTS = rich_reports()


LABELS = label_reports(REPORTS)


def articles() -> dict[str, Article]:
    columns = order_columns(STORY, REPORTS)
    alone = found_once(STORY, REPORTS)
    made = build_articles(STORY, columns, build_table(STORY, columns, LABELS), LABELS, alone, {})
    return {article.id: article for article in made}


def test_segments_are_the_text() -> None:
    for report in REPORTS:
        for paragraph in articles()[LABELS.text(report.id)].paragraphs:
            line = report.text[paragraph.start :].split("\n", maxsplit=1)[0]
            assert "".join(segment.text for segment in paragraph.segments) == line


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("One fell. Two dogs ran away. Three stayed.", "dogs", "Two ", " ran away."),
        ("“One fell.” Two dogs ran.", "Two dogs", "", " ran."),
        ("The U.S. army and Dr. Roe met. It rained.", "Roe", "The U.S. army and Dr. ", " met."),
        ("Headline\nA dog ran\nnext", "dog", "A ", " ran"),
        ("He said “Go.” She went.", "“Go.”", "He said ", ""),
        ("Rain fell in J. Roe.", "Roe.", "Rain fell in J. ", ""),
        ("dog", "dog", "", ""),
    ],
)
def test_sentence(text: str, words: str, before: str, after: str) -> None:
    start = text.index(words)
    report = make_report(text)
    found = set_in_sentence(report, report.span(start, start + len(words)))
    assert (found.before, found.words, found.after) == (before, words, after)


def test_dateline_is_left_out() -> None:
    report = make_report("PORT (Wire) - Two dogs ran.")
    report = make_report(report.text, furniture=(report.furniture_span(0, 13, "dateline"),))
    assert set_in_sentence(report, report.span(18, 22)).before == "Two "


def test_a_long_sentence_keeps_what_limits_it() -> None:
    text = "It is not so that " + "word " * 120 + "here" + " word" * 120 + " unless it rains."
    report = make_report(text)
    at = text.index("here")
    found = set_in_sentence(report, report.span(at, at + 4))
    assert found.before.startswith("…not so that word")
    assert found.after.endswith("unless it rains.")


def test_passage_over_lines_and_at_the_ends() -> None:
    report = make_report("One.\nTwo.")
    assert set_in_sentence(report, report.span(0, 9)).words == "One.\nTwo."
