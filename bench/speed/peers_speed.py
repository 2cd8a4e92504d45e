#!/usr/bin/env python3
"""Times each part of the program against the library of the field that does that part, on the same
texts, turn by turn in one process.

    peers_speed.py [--samples N]     the section "peers" of bench/results.json

Texts: the reports of our own stories that train the program; for pages the same reports set as web
pages; for stories a pile of `pile.py`. A figure is the program's processor time over the library's,
the median of the samples: below 1 the program is faster. A library that is not installed is left
out, and said to be.
"""

import html
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.results import record
from bench.speed.pile import pile

SECTION = "peers"
STORIES = ROOT / "bench" / "stories" / "train"
REPORTS, PILE = 24, 1000


@dataclass(frozen=True)
class Part:
    """A part of the work: what it is called, whose library does it, and both ways to do it on the
    same texts."""

    name: str
    peer: str
    ours: Callable[[], object]
    theirs: Callable[[], object]


def texts() -> list[str]:
    """Some reports of our stories, spread over them."""
    files = sorted(STORIES.glob("*/reports/*.txt"))
    return [path.read_text(encoding="utf-8") for path in files[:: max(1, len(files) // REPORTS)]][
        :REPORTS
    ]


def parts() -> Iterator[tuple[str, Callable[[], Part]]]:
    """Each part with what prepares it; preparing raises ImportError where the library is not
    there."""
    yield from (
        ("parse", _parse),
        ("quotations", _quotations),
        ("dates", _dates),
        ("pages", _pages),
        ("stories", _stories),
    )


def _annotated(given: list[str]) -> list:
    from rashomon.model.report import Report
    from rashomon.parsing.parse import annotate_reports

    return list(
        annotate_reports(
            Report(id=f"r{i}", source=f"r{i}", sha256=str(i), source_sha256=str(i), text=text)
            for i, text in enumerate(given)
        )
    )


def _parse() -> Part:
    import spacy

    from rashomon.shipped.weights.locate import locate_parser

    given, stock = texts(), spacy.load(locate_parser().folder)
    return Part(
        "parse", "spaCy, stock", lambda: _annotated(given), lambda: [stock(text) for text in given]
    )


def _quotations() -> Part:
    from textacy.extract.triples import direct_quotations

    from rashomon.mentions.names.join_names import join_names
    from rashomon.statements.extract import extract_statements

    def theirs() -> None:
        for a in annotated:
            with suppress(ValueError):  # it gives up on a text whose quotation marks do not pair
                list(direct_quotations(a.doc))

    annotated = _annotated(texts())
    names = [join_names([a]) for a in annotated]
    return Part(
        "statements of all kinds, with speakers",
        "textacy, direct quotations",
        lambda: [extract_statements([a], names=n) for a, n in zip(annotated, names, strict=True)],
        theirs,
    )


def _dates() -> Part:
    from dateparser.search import search_dates

    from rashomon.mentions.days.resolve import resolve_dates

    given = texts()[:8]
    annotated = [
        replace(a, report=replace(a.report, published="2024-03-05")) for a in _annotated(given)
    ]
    return Part(
        "dates found and resolved",
        "dateparser, search",
        lambda: [resolve_dates([a], copies=()) for a in annotated],
        lambda: [search_dates(text, languages=["en"]) for text in given],
    )


def _pages() -> Part:
    from trafilatura import extract

    from rashomon.reports.read_report import read_report
    from rashomon.settings import ReadSettings

    pages = [_page(text) for text in texts()]
    return Part(
        "pages read: text, headline, outlet, dates",
        "trafilatura, extract",
        lambda: [
            read_report(f"p{i}.html", page.encode(), settings=ReadSettings())
            for i, page in enumerate(pages)
        ],
        lambda: [extract(page, with_metadata=True, output_format="json") for page in pages],
    )


def _page(text: str) -> str:
    """The report as a web page with a menu and a foot."""
    title, *lines = [html.escape(line) for line in text.split("\n") if line.strip()]
    menu = "".join(
        f"<li><a href='/{word}'>{word.title()}</a></li>"
        for word in ("news", "world", "sport", "weather", "markets")
    )
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{title} - The Bay "
        f"Courier</title></head><body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{body}</article>"
        f"<footer><ul>{menu}</ul><p>Copyright The Bay Courier</p></footer></body></html>"
    )


def _stories() -> Part:
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    from rashomon.model.stored import Features
    from rashomon.stories.group_stories import group_features

    given = list(pile(PILE))
    counts = []
    for report in given:
        told: dict[str, int] = {}
        for word in report.text.lower().split()[:250]:
            told[word] = told.get(word, 0) + 1
        counts.append(
            Features(
                id=report.id, sha256=report.id, published=report.published, words=told, names={}
            )
        )

    def theirs() -> object:
        matrix = (
            TfidfVectorizer(sublinear_tf=True)
            .fit_transform([report.text for report in given])
            .toarray()
        )
        grouping = AgglomerativeClustering(
            n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.84
        )
        return grouping.fit_predict(matrix)

    return Part(
        "1,000 reports grouped into stories",
        "scikit-learn, TF-IDF and average link",
        lambda: group_features(counts),
        theirs,
    )


def measured(part: Part, samples: int) -> tuple[float, list[float]]:
    """The median ratio, and all of them; both sides are warm, and take turns at being first."""
    ratios = []
    for turn in range(samples + 1):
        seconds = {}
        for side in ("ours", "theirs") if turn % 2 else ("theirs", "ours"):
            started = time.process_time()
            getattr(part, side)()
            seconds[side] = time.process_time() - started
        if turn:
            ratios.append(seconds["ours"] / max(seconds["theirs"], 1e-6))
    return statistics.median(ratios), [round(ratio, 4) for ratio in ratios]


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    figures: dict[str, float | None] = {}
    samples: dict[str, list[float]] = {}
    for name, prepare in parts():
        try:
            part = prepare()
        except ImportError as error:
            figures[f"peers.{name}_over_{prepare.__name__.rpartition('_')[2]}"] = None
            print(f"{name}: left out, {error}")
            continue
        key = f"peers.{name}_over_{part.peer.partition(',')[0].replace('-', '_').lower()}"
        figures[key], samples[key] = measured(part, options.samples)
        print(f"{part.name} against {part.peer}: {figures[key]:.3f} ({samples[key]})", flush=True)
    if not options.no_record:
        data = (
            f"{REPORTS} reports of our own stories, a pile of {PILE:,}; {options.samples} "
            "samples; processor time"
        )
        record(
            SECTION,
            figures,
            data=data,
            ratios=samples,
            note="The program's time over the library's: below 1 the program is faster.",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
