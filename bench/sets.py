#!/usr/bin/env python3
"""Predictions on the public evaluation sets, for `score_sets.py score`.

    sets.py --data DIR --only SET --predict OUT.jsonl       DIR/<set>/items.jsonl as `score_sets.py items` writes it

`score_sets.py formats` says what an item and a prediction are. A stage adds its sets to PREDICT: a function from an item to a prediction.
"""

import argparse
import base64
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rashomon import pipeline
from rashomon.errors import SkipError
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reports.read import read_report
from rashomon.settings import Settings, StorySettings


def page_of(item: dict[str, Any]) -> Report | None:
    """The report in a saved page, or None when it cannot be read."""
    try:
        return read_report("page.html", gzip.decompress(base64.b64decode(item["html_gz_b64"])), settings=Settings().read)
    except SkipError:
        return None


def article_text(item: dict[str, Any]) -> str:
    """The text of the article without furniture."""
    report = page_of(item)
    if report is None:
        return ""
    kept, at = [], 0
    for span in sorted(report.furniture):
        kept.append(report.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "".join([*kept, report.text[at:]])


def article_day(item: dict[str, Any]) -> str | None:
    """The day that the page gives for itself."""
    report = page_of(item)
    return report.published[:10] if report and report.published else None


def attributions(item: dict[str, Any]) -> list[dict[str, list[list[int]]]]:
    """Source, cue and content of each statement."""
    settings = Settings(stories=StorySettings(one_story=True))
    report = read_report("item.txt", item["text"].encode(), settings=settings.read)
    ledger = pipeline.compare([report], settings=settings)

    def places(span: Span | None) -> list[list[int]]:
        return [[span.start, span.end]] if span else []

    return [
        {"source": places(statement.speaker_span), "cue": places(statement.cue), "content": places(statement.quote)}
        for story in ledger.stories
        for statement in story.statements
    ]


PREDICT: dict[str, Callable[[dict[str, Any]], object]] = {
    "trafilatura_eval": article_text,
    "zyte_articles": article_text,
    "wcxb_articles": article_text,
    "htmldate": article_day,
    "polnear": attributions,
}


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=sorted(PREDICT), required=True, metavar="SET", help=", ".join(sorted(PREDICT)))
    parser.add_argument("--predict", type=Path, required=True, metavar="OUT.jsonl")
    arguments = parser.parse_args()
    items = arguments.data / arguments.only / "items.jsonl"
    if not items.exists():
        parser.error(f"no {items}")
    predict = PREDICT[arguments.only]
    with items.open(encoding="utf-8") as lines, arguments.predict.open("w", encoding="utf-8") as out:
        for line in lines:
            item = json.loads(line)
            out.write(json.dumps({"item": item["item"], "prediction": predict(item)}, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
