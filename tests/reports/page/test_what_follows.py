"""What stands behind the element of the article is of the page, but for what tells news."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

TITLE = "Ferry strikes the mole at Ostrel"
PARAGRAPHS = (
    "The ferry Halda struck the mole at Ostrel on Tuesday morning, and 4 of its passengers were "
    "hurt, the port office said.",
    "Divers looked at the bow in the afternoon and found a hole below the water line, said the "
    "pilot Ivo Tarn.",
    "The line to Quern has no other ship, so that nobody can cross before the weekend, the company "
    "told its passengers.",
)
STORY = f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read(behind: str) -> Report:
    markup = (
        f"<html lang=en><head><title>{TITLE}</title></head><body><main><div>"
        f"{STORY}</div>{behind}</main></body></html>"
    )
    return read_report("ferry.html", markup.encode(), ReadSettings())


def typed_in(report: Report) -> str:
    return " ".join(report.text[span.start : span.end] for span in report.furniture)


@pytest.mark.parametrize(
    "line",
    [
        "Lina Orm grew up by the sea, likes old boats and always carries a camera with her.",
        "Members of our club may print this page for their own use, but not for others.",
    ],
)
def test_what_is_of_the_page(line: str) -> None:
    report = read(f"<div><div><p>{line}</p></div></div>")
    assert line not in report.text or line in typed_in(report)
    assert not any(text in typed_in(report) for text in PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Two more passengers died in the hospital of Ostrel during the night.",
        "Hurt: 4",
    ],
)
def test_news_behind_the_article_takes_part(line: str) -> None:
    report = read(f"<div><p>{line}</p></div>")
    if line in report.text:
        start = report.text.index(line)
        assert not any(span.certain and span.start <= start < span.end for span in report.furniture)
    else:
        assert any(line in warning for warning in report.warnings) or line == "Hurt: 4"
