#!/usr/bin/env python3
"""Answer the items of a public set with this program: one `{"item": ..., "prediction": ...}` a line, for score_sets.py to score.

Usage: sets.py --data DIR --only SET --predict OUT.jsonl      DIR holds <set>/items.jsonl, as `score_sets.py items` writes it
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.annotations.annotate import annotate_reports
from rashomon.model.report import Report
from rashomon.reports.read import read_report
from rashomon.settings import ReadSettings
from rashomon.stories import group_reports

Item = dict[str, Any]


def news_clusters_g5w(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The reports of one pile, grouped by event."""
    for item in items:
        reports = [_as_report(doc) for doc in item["docs"]]
        yield item["item"], [list(group) for group in group_reports(list(annotate_reports(reports)))]


def _as_report(doc: Item) -> Report:
    text = f"{doc.get('title') or ''}\n\n{doc.get('text') or ''}".strip()
    read = read_report(f"{doc['doc']}.txt", (text or str(doc["doc"])).encode("utf-8", errors="replace"), settings=ReadSettings())
    return replace(read, published=doc.get("published") or read.published)


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "news_clusters_g5w": news_clusters_g5w,
}


def main() -> None:
    """Read the items, write the predictions, print how many and a digest of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=sorted(SETS), required=True, metavar="SET", help=", ".join(sorted(SETS)))
    parser.add_argument("--predict", type=Path, required=True)
    options = parser.parse_args()
    source = options.data / options.only / "items.jsonl"
    if not source.exists():
        parser.error(f"{source} does not exist: `score_sets.py items` writes it")
    items = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [json.dumps({"item": key, "prediction": answer}, ensure_ascii=False) for key, answer in SETS[options.only](items)]
    options.predict.parent.mkdir(parents=True, exist_ok=True)
    options.predict.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{options.only}: {len(lines)} of {len(items)} items, sha256 {hashlib.sha256(options.predict.read_bytes()).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
