"""What was read, as a page."""

import re

from factories import make_report
from rashomon.model.ledger import Failure
from rashomon.model.report import Credit, PageDate, Report
from rashomon.web.reading_page import lines_of, render_reading

TEXT = "Mill <burns>\n\nOSTWICK (Vale Wire) - A wall fell.\nSign up here\nMore words.\nCorrection: it was a fence."


def report() -> Report:
    plain = make_report(TEXT, "r")
    furniture = (plain.furniture_span(14, 36, "dateline"), plain.furniture_span(TEXT.index("Sign"), TEXT.index("More") - 1, "newsletter"))
    at = TEXT.index("Correction")
    credit = Credit("Vale Wire", "text", plain.span(TEXT.index("Vale"), TEXT.index("Vale") + 9))
    return make_report(TEXT, "r", title="Mill <burns>", furniture=furniture, corrections=(plain.span(at, len(TEXT)),), credits=(credit,),
                       dates=(PageDate("2031-05-02", "meta date"), PageDate("2031-05-03", "JSON-LD datePublished")), published="2031-05-03")  # fmt: skip


def test_lines_are_cut_where_furniture_is() -> None:
    assert [[(piece.text.strip(), piece.kind) for piece in line] for line in lines_of(report())] == [
        [("Mill <burns>", "title")],
        [("OSTWICK (Vale Wire) -", "dateline"), ("A wall fell.", "")],
        [("Sign up here", "newsletter")],
        [("More words.", "")],
        [("Correction: it was a fence.", "correction")],
    ]


def test_page_holds_text_as_text_and_runs_nothing() -> None:
    page = render_reading([report()], [Failure("b.pdf", "no text in it")])
    assert "Mill &lt;burns&gt;" in page
    assert "<burns>" not in page
    assert "<script" not in page
    assert "script-src &#39;none&#39;" in page
    for words in ("2031-05-02", "meta date", "credit for the words", "newsletter 1", "b.pdf", "no text in it"):
        assert words in page
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_the_same_reports_give_the_same_page() -> None:
    assert render_reading([report()], ()) == render_reading([report()], ())
