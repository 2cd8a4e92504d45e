"""Piles of news, grouped by event."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings
from rashomon.stories.group_stories import features_of, group_features

Item = dict[str, Any]


def news_clusters_g5w(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The reports of one pile, grouped by event."""
    for item in items:
        reports = [_as_report(doc) for doc in item["docs"]]
        yield (
            item["item"],
            [
                list(group)
                for group in group_features([features_of(a) for a in annotate_reports(reports)])
            ],
        )


def _as_report(doc: Item) -> Report:
    text = f"{doc.get('title') or ''}\n\n{doc.get('text') or ''}".strip()
    read = read_report(
        f"{doc['doc']}.txt",
        (text or str(doc["doc"])).encode("utf-8", errors="replace"),
        settings=ReadSettings(),
    )
    return replace(read, published=doc.get("published") or read.published)


SETS = {"news_clusters_g5w": news_clusters_g5w}
BARS = {"news_clusters_g5w.b3": "at least 0.96"}
