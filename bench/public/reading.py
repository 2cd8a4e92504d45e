"""Saved pages: which characters are the article, and when it was published."""

import base64
import gzip
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.errors import SkipError
from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

Item = dict[str, Any]


def articles(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """The prose of each page: its text without the headline and the furniture."""
    for item in items:
        report = _read(item)
        yield item["item"], prose(report) if report else ""


def days(items: Iterable[Item]) -> Iterator[tuple[str, str | None]]:
    """The day on which each page was published."""
    for item in items:
        report = _read(item)
        yield item["item"], report.published[:10] if report and report.published else None


def _read(item: Item) -> Report | None:
    try:
        return read_report(
            "page.html",
            gzip.decompress(base64.b64decode(item["html_gz_b64"])),
            settings=ReadSettings(),
        )
    except SkipError:
        return None


def prose(report: Report) -> str:
    """What is neither headline nor furniture."""
    at = len(report.title) if report.title and report.text.startswith(report.title) else 0
    kept = []
    for span in report.furniture:
        kept.append(report.text[at : span.start])
        at = max(at, span.end)
    return "".join([*kept, report.text[at:]]).strip()


SETS = {
    "trafilatura_eval": articles,
    "zyte_articles": articles,
    "wcxb_articles": articles,
    "htmldate": days,
}
BARS = {
    "trafilatura_eval.f": "at least 0.935",
    "zyte_articles.word_f1": "at least 0.965",
    "wcxb_articles.word_f1": "at least 0.967",
    "htmldate.exact": "at least 0.915",
}
