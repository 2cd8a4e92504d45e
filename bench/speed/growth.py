#!/usr/bin/env python3
"""What grows with a story, a text or an archive: the section "growth" of bench/results.json, in
processor seconds and most memory of a fresh process each.

    growth.py [NAME...]     only these; the others stay as they were measured
"""

import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.results import read_results, record
from bench.speed.pile import near_copies, reports_of_one_story
from bench.speed.speed import run

BARS = {
    "event_300_seconds": "at most 60",
    "event_300_mb": "at most 500",
    "copies_1000_seconds": "at most 60",
    "added_to_400_seconds": "under 4",
    "check_seconds": "under 4",
    "check_again_seconds": "under 1.5",
}
PIECES = {
    "quotations": "“The wall fell”, she said. ",
    "dates": "On Monday 3 March 2031 and on 4 May, at 5.30pm. ",
    "ranges": "10 to 12 people and 3-4 million crowns. ",
}


def compared(make: Callable[[], Any]) -> float:
    """Seconds of this process when it has compared these as one story."""
    from rashomon.comparing import compare as comparing
    from rashomon.settings import Settings, StorySettings

    comparing.compare(make(), settings=Settings(stories=StorySettings(one_story=True)))
    return time.process_time()


def of_text(name: str, size: int) -> Any:
    """Two reports that have so many characters of one piece."""
    from rashomon.reports import report_pile

    with tempfile.TemporaryDirectory() as folder:
        for report in ("a", "b"):
            text = f"Wall {report} falls in Harn\n\n" + PIECES[name] * (size // len(PIECES[name]))
            (Path(folder) / f"{report}.txt").write_text(text, encoding="utf-8")
        return report_pile.read(folder)


def of_empties(number: int) -> float:
    """Seconds for an archive of so many empty entries, those of the child that reads it, too."""
    from rashomon.reports import report_pile

    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(Path(folder) / "empty.zip", "w") as packed:
            for entry in range(number):
                packed.writestr(f"{entry}.txt", b"")
        started = time.perf_counter()
        report_pile.read(folder)
        return time.perf_counter() - started


def of_added(number: int) -> float:
    """Seconds for a report that comes to a story of so many in a store, beyond its parse."""
    from rashomon.parsing.parse import annotate_reports
    from rashomon.store.library_store import open_store

    *before, new = reports_of_one_story(number + 1)
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/s.db") as store:
        for report in (*before, new):
            (Path(folder) / report.source).write_text(report.text, encoding="utf-8")
        store.add(*(Path(folder) / report.source for report in before))
        started = time.process_time()
        list(annotate_reports([new]))
        parsed = time.process_time()
        store.add(Path(folder) / new.source)
        return time.process_time() - parsed - (parsed - started)


def draft_words(reports: Path) -> list[str]:
    """The sentences of reports, the first of each, then the second of each, as words; every third
    has other figures."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(reports.iterdir())]
    of_reports = [text.split(". ") for text in texts]
    sentences = filter(None, chain.from_iterable(zip_longest(*of_reports)))
    other_figures = str.maketrans("123456789", "234567891")
    words: list[str] = []
    for place, sentence in enumerate(sentences):
        told = sentence if place % 3 else sentence.translate(other_figures)
        words += f"{told.strip().removesuffix('.')}.".split()
    return words


def of_check(number: int) -> float:
    """Seconds to check a draft of 1,000 words against a story of 24 reports in a store, with all
    that this process reads for it; of the last of so many such drafts, if there are more."""
    reports = ROOT / "bench/stories/twenty/train/harbour-release/reports"
    words = draft_words(reports)
    with tempfile.TemporaryDirectory() as folder:
        address = f"{folder}/s.db"
        adding = [sys.executable, "-m", "rashomon", "add", "--store", address, str(reports)]
        subprocess.run(adding, check=True, capture_output=True)
        spent = 0.0
        for place in range(number):
            before = time.process_time() if place else 0.0
            check_stored(address, " ".join(words[1000 * place :][:1000]))
            spent = time.process_time() - before
    return spent


def check_stored(address: str, text: str) -> None:
    """Checks a text against the only story of a store."""
    from rashomon.checking.check_draft import check_draft, read_draft
    from rashomon.cli.check import of_store
    from rashomon.store.library_store import open_store

    with open_store(address) as store:
        (row,) = store.stories()
    pile, known = of_store(address, row.id)
    check_draft(read_draft("draft.txt", text.encode()), pile, **known)


WORK: dict[str, Callable[[], float]] = {
    "event_300": partial(compared, partial(reports_of_one_story, 300)),
    "copies_1000": partial(compared, partial(near_copies, 1000)),
    "added_to_400": partial(of_added, 400),
    "check": partial(of_check, 1),
    "check_again": partial(of_check, 2),
    "empties_60000": partial(of_empties, 60_000),
}
for piece in PIECES:  # so many thousand characters
    WORK |= {
        f"{piece}_{n}k": partial(compared, partial(of_text, piece, 1000 * n)) for n in (50, 200)
    }


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--here", action="store_true")
    options = parser.parse_args()
    if options.here:
        print(WORK[options.names[0]]())
        return 0
    figures = dict(read_results()["sections"].get("growth", {}).get("figures", {}))
    for name in options.names or WORK:
        _, peak, told = run("-m", "bench.speed.growth", "--here", name)
        figures |= {f"{name}_seconds": round(float(told), 2), f"{name}_mb": round(peak, 1)}
        print(name, told.strip(), round(peak), flush=True)
    data = "made reports of one event, and prints of one text (bench/speed/pile.py)"
    record("growth", figures, data=data, bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
