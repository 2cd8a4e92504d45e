#!/usr/bin/env python3
"""Saved pages: what our own part of reading costs, and how the pages of our stories are read; the
section "reading" of bench/results.json.

    reading.py [--samples N] [--pages N]

Cost: trafilatura and htmldate alone, then the whole of reading, on the same pages in the same
sample, both as time of the processor; what reading takes beyond the two libraries is set against
the parse of the texts that were read. Figures of pages: the saved pages of bench/stories held
against the stories' gold.
"""

import argparse
import base64
import gzip
import json
import logging
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.score.clusters import ROOT, shared_folder
from bench.score.results import record
from rashomon.errors import SkipError
from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

SECTION = "reading"
BARS = {"reading_over_parse": "at most 0.05"}
SETS = ("zyte_articles", "wcxb_articles", "trafilatura_eval")
STORIES = ROOT / "bench" / "stories"
_WORD = re.compile(r"\w+")


def read(name: str, data: bytes) -> Report | None:
    """The report in a page; None where it cannot be read."""
    try:
        return read_report(name, data, settings=ReadSettings())
    except SkipError:
        return None


def public_pages(shared: Path, most: int) -> list[bytes]:
    """Pages of the public sets, the same number of each."""
    pages = []
    for name in SETS:
        lines = (shared / "data" / name / "eval.jsonl").read_text(encoding="utf-8").splitlines()
        pages += [
            gzip.decompress(base64.b64decode(json.loads(line)["html_gz_b64"]))
            for line in lines[: most // len(SETS)]
        ]
    return pages


def own_pages() -> list[tuple[Path, Path]]:
    """The saved pages of the stories, train and dev, each with its gold."""
    return [
        (page, story / "gold.json")
        for split in ("dev", "train")
        for story in sorted((STORIES / split).iterdir())
        for page in sorted(story.glob("html/*.html"))
    ]


def cost(pages: list[bytes], samples: int) -> dict[str, float]:
    """Seconds a page of the libraries, of reading and of the parse, and the share: medians of the
    samples."""
    import htmldate
    import trafilatura

    from rashomon.parsing.parse import load_parser

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    nlp = load_parser()
    markup = [page.decode("utf-8", errors="replace") for page in pages]

    def libraries() -> None:
        for text in markup:
            trafilatura.extract(text, include_comments=False)
            htmldate.find_date(text, original_date=True)

    texts = [report.text for page in pages if (report := read("page.html", page))]
    libraries()
    rows = []
    for _ in range(samples):
        own = seconds_of(lambda: [read("page.html", page) for page in pages]) - seconds_of(
            libraries
        )
        parse = seconds_of(lambda: [nlp(text) for text in texts])
        rows.append((own / parse, own / len(pages), parse / len(pages)))
    share, own_page, parse_page = (statistics.median(column) for column in zip(*rows, strict=True))
    return {
        "reading_over_parse": share,
        "own_seconds_a_page": own_page,
        "parse_seconds_a_page": parse_page,
    }


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of the call: other programs on the machine do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def page_figures() -> dict[str, float]:
    """How the saved pages of our stories are read: shares of right headlines, outlets, days,
    agencies and authors; words of the prose."""
    rights: Counter[str] = Counter()
    f1s = []
    for page, gold_file in own_pages():
        gold = {
            report["id"]: report
            for report in json.loads(gold_file.read_text(encoding="utf-8"))["reports"]
        }.get(page.stem)
        if gold is None:
            continue
        report = read(page.name, page.read_bytes())
        f1s.append(_word_f1(_prose(report), _gold_prose(page, gold)) if report else 0.0)
        rights.update(_right(report, gold) if report else ())
    if not f1s:
        return {}
    shares = {
        f"pages.{name}": rights[name] / len(f1s)
        for name in ("title", "outlet", "published", "agencies", "authors")
    }
    return {"pages.count": len(f1s), "pages.prose_word_f1": statistics.mean(f1s), **shares}


def _right(report: Report, gold: dict) -> Iterator[str]:
    if report.title == gold.get("title"):
        yield "title"
    if report.outlet == gold.get("outlet"):
        yield "outlet"
    if (report.published or "")[:10] == (gold.get("published") or "")[:10]:
        yield "published"
    for name in ("agencies", "authors"):
        if set(getattr(report, name)) == set(gold.get(name, ())):
            yield name


def _prose(report: Report) -> str:
    text = list(report.text)
    for span in report.furniture:
        text[span.start : span.end] = " " * (span.end - span.start)
    return "".join(text)


def _gold_prose(page: Path, gold: dict) -> str:
    text = (page.parent.parent / "reports" / f"{page.stem}.txt").read_text(encoding="utf-8")
    chars = list(text)
    for span in gold["furniture"]:
        start = -1
        for _ in range(span.get("nth", 1)):
            start = text.find(span["quote"], start + 1)
        if start >= 0:
            chars[start : start + len(span["quote"])] = " " * len(span["quote"])
    return "".join(chars)


def _word_f1(one: str, other: str) -> float:
    left, right = (Counter(_WORD.findall(text.lower())) for text in (one, other))
    return 2 * sum((left & right).values()) / max(1, sum(left.values()) + sum(right.values()))


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=int, default=5)
    parser.add_argument("--pages", type=int, default=60)
    options = parser.parse_args()
    shared = shared_folder()
    pages = (
        public_pages(shared, options.pages)
        if shared
        else [page.read_bytes() for page, _ in own_pages()][: options.pages]
    )
    figures = (cost(pages, options.samples) if pages else {}) | page_figures()
    where = "pages of public sets" if shared else "saved pages of bench/stories"
    record(
        SECTION,
        figures,
        data=f"cost on {len(pages)} {where}; the rest on the saved pages of bench/stories",
        bars=BARS,
    )
    for name, value in figures.items():
        print(f"{name:24} {value:.4f}")


if __name__ == "__main__":
    main()
