"""The stage as a whole: spans, ids, order, modes, odd texts."""

import pytest

from factories import parse_report
from rashomon.mentions.speech.extract import extract_statements

pytestmark = pytest.mark.weights

ARTICLE = """Ferry sinks off Lindo

At least 28 people died when a ferry sank, the coastguard said on Thursday.

"We don't know how many were on board," Transport Minister Amadou Keita told reporters. "The list \
is not reliable."

He said the owner had been held. A survivor said the boat "listed for an hour" before it sank.

The owner denied the ferry was too full, but said an inquiry was welcome.
"""


def test_spans_cut_the_text() -> None:
    found = extract_statements([parse_report(ARTICLE, title="Ferry sinks off Lindo")], names=())
    spans = [
        span
        for s in found
        for span in (s.quote, s.cue, s.speaker_span, *s.via_spans)
        if span is not None
    ]
    assert spans
    assert all(span.quote == ARTICLE[span.start : span.end] for span in spans)


def test_ids_are_unique_and_order_of_reports_is_irrelevant() -> None:
    one, two = parse_report(ARTICLE, "a"), parse_report("Police said two men drowned.", "b")
    found = extract_statements([one, two], names=())
    assert len({statement.id for statement in found}) == len(found)
    assert extract_statements([two, one], names=()) == found
    assert [s.report for s in found] == sorted(s.report for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        '"',
        "According to.",
        "according to",
        "Said said said.",
        ":",
        '"Hello he said.\n\nNo more.',
        "He said “\u200b\u00ad” \ufeff that \U0001f600 x.",
        '"It was," he said, "a bomb." "Yes." ' * 50,
        "He said that " * 200,
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    annotated = parse_report(text, title=text.split("\n", maxsplit=1)[0] or None)
    for statement in extract_statements([annotated], names=()):
        assert statement.quote.quote.strip()
