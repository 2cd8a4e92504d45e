#!/usr/bin/env python3
"""What a store of 100,000 reports costs: adding a report, taking many in, listing the stories,
memory; the section "store" of bench/results.json.

    store_scale.py [--sizes 10000 100000] [--live 100] [--adds 100] [--ingest 400] [--folder DIR]
    [--no-record]

The reports are those of `pile.py`. All but the live ones are loaded, with their parses: those of
stories that a live report belongs to are the parser's and their ledgers are compared. Of all others
what they are grouped by is guessed by the look of the words, the ledger lists the reports alone,
and in the place of the parse stand as many bytes: where a live report needs it all the same, it is
parsed then. Then the live ones are added, each to the smaller and to the larger store in turn, so
that whatever else the machine does bears on both. FOLDER keeps loaded stores for the next run.
"""

import argparse
import hashlib
import json
import multiprocessing
import random
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import parser_of
from bench.score.results import record
from bench.speed import pile as piles

BARS = {
    "add_100k_over_10k": "at most 1.5",
    "add_seconds_beyond_parse": "under 1",
    "ingest_over_parse": "at least 0.7",
    "store_peak_mb": "under 2000",
    "stories_page_ms": "under 300",
}
AT = "2024-12-31T00:00:00+00:00"
BATCH = 4000
WORD = re.compile(r"[^\W_]+")
BALLAST = random.Random(1).randbytes(7000)  # as long as the parse of a report of the pile
Made = piles.PileReport


def clock() -> datetime:
    """The present moment."""
    return datetime.fromtimestamp(time.time(), UTC)


def live_stories(size: int, number: int) -> set[int]:
    """The stories of the smallest store of which the last report is added live."""
    counts, held = dict[int, int](), 0
    while held < size:
        counts[len(counts)] = min(piles.reports_of(len(counts)), size - held)
        held += counts[len(counts) - 1]
    last = max(counts)
    several = [story for story, count in counts.items() if count > 2 and story != last]
    return set(several[:: max(1, len(several) // number)][:number])


def stories_of(size: int) -> Iterator[list[Made]]:
    """The pile story by story."""
    held: list[Made] = []
    for made in piles.pile(size):
        if held and made.story != held[0].story:
            yield held
            held = []
        held.append(made)
    yield held


def load(address: Path, size: int, live: set[int]) -> None:
    """Fills a new store."""
    from rashomon.store.database.open import open_store

    loading = address.with_suffix(".loading")
    for old in address.parent.glob(f"{loading.name}*"):
        old.unlink()
    store = open_store(str(loading), create=True)
    batch: list[list[Made]] = []
    started, done = time.time(), 0
    for story in stories_of(size):
        batch.append(story[:-1] if story[0].story in live else story)
        if sum(map(len, batch)) >= BATCH:
            done += _load_batch(store, batch, live)
            batch = []
            print(f"  {done} of {size} loaded, {time.time() - started:.0f} s", flush=True)
    _load_batch(store, batch, live)
    store.close()
    loading.rename(address)


def _load_batch(store, batch: Sequence[Sequence[Made]], live: set[int]) -> int:
    from rashomon.model.content_ids import content_id
    from rashomon.model.document import plain, to_utf8
    from rashomon.model.ledger import FORMAT, Ledger
    from rashomon.model.stored import Placed, Plan, Settled, StoredStory
    from rashomon.model.story import Story
    from rashomon.parsing.parse import parser_name
    from rashomon.settings import Settings
    from rashomon.shipped.weights.locate import made_with
    from rashomon.store.database.column_values import digest
    from rashomon.store.settle_reports import raw_of
    from rashomon.store.story_ledgers import (
        KeptParses,
        RunContext,
        StoryJob,
        base_of,
        compare_jobs,
        counted_terms,
        story_version,
    )

    parser_name()
    on, kept = RunContext(made_with(Settings()), (), AT), KeptParses(store)
    raws, settled, stories = [], [], []
    for made in batch:
        reports = [report_of(one) for one in made]
        told = {report.id: digest(json.dumps(plain(report), sort_keys=True)) for report in reports}
        counted = counted_terms(reports, kept) if made[0].story in live else map(guessed, reports)
        ids = tuple(report.id for report in reports)
        story_id = content_id("st", *ids)
        for report, terms in counted:
            raw = raw_of(report)
            raws.append(raw)
            settled.append(
                Settled(
                    id=report.id,
                    sha256=report.sha256,
                    published=report.published,
                    words=terms[0],
                    names=terms[1],
                    digest=told[report.id],
                    story=story_id,
                    report=report,
                    raws=(raw.key,),
                )
            )
        placed = [
            Placed(
                id=report.id,
                sha256=report.sha256,
                published=None,
                words={},
                names={},
                digest=told[report.id],
            )
            for report in reports
        ]
        base = base_of(placed, on.made)
        if made[0].story in live:
            job = StoryJob(
                story=story_id,
                members=tuple(reports),
                base=base,
                old=None,
            )
            stories += [story for story, _ in compare_jobs(store, [job], kept, on, {})]
        else:
            story = Story(f"ledger-{story_id}", reports[0].text[:70], ids)
            ledger = Ledger(FORMAT, on.made, tuple(reports), (story,))
            version = story_version(base, {report.sha256 for report in reports}, (), ())
            told = to_utf8(ledger)
            stories.append(
                StoredStory(
                    id=story_id,
                    title=story.title,
                    reports=ids,
                    version=version,
                    ledger_id=story.id,
                    made_at=AT,
                    updated_at=AT,
                    ledger=told,
                )
            )
    with store.writing():
        kept.write()
        store.reports.put_parses(
            {
                hashlib.sha256(raw.key.encode()).hexdigest(): BALLAST[number % 64 :]
                for number, raw in enumerate(raws)
            }
        )
        store.raws.add(raws, at=AT)
        store.feeds.note_sources(_sources(raws))
        store.stories.apply(
            Plan(
                raws=tuple(raw.key for raw in raws),
                settled=tuple(settled),
                stories=tuple(stories),
            ),
            generation=store.generation(),
            at=AT,
        )
    return len(raws)


def _sources(raws):
    from rashomon.model.stored import SourceRow

    return [
        SourceRow(name=raw.report.source, tried_at=AT, read_at=AT, error=None, reports=1)
        for raw in raws
    ]


def report_of(made: Made):
    """A pile's report as the program reads a text file of it."""
    from hashlib import sha256

    from rashomon.model.report import FoundIn, Report

    told = sha256(made.text.encode()).hexdigest()
    source = f"{made.id}.txt"
    return Report(
        id=made.id,
        source=source,
        sha256=told,
        source_sha256=told,
        text=made.text,
        published=made.published,
        sources=(FoundIn(source, told),),
    )


def guessed(report):
    """The report with what it is grouped by, as far as the look of its words tells; it is parsed
    once a live report needs it."""
    counts, names = Counter(), Counter()
    stop = piles.closed()
    for number, match in enumerate(WORD.finditer(report.text)):
        word = match[0].lower()
        if word not in stop:
            counts[word] += 1
            if match[0] != word and number and report.text[match.start() - 2] not in ".\n":
                names[word] += 1
            if counts.total() >= 200:
                break
    return report, (counts, names)


@dataclass
class Added:
    """Seconds that adding took and that the bare parse of the text takes; whether the report came
    into its story."""

    seconds: list[float]
    busy: list[float]
    parse: list[float]
    placed: int = 0


def add_live(addresses: Sequence[Path], live: Sequence[Made], folder: Path) -> list[Added]:
    """What the live reports cost in each of these stores, one report at a time, the stores in
    turn."""
    from rashomon.parsing.parse import load_parser
    from rashomon.store.add_reports import add_reports
    from rashomon.store.database.open import open_store

    stores = [open_store(str(address)) for address in addresses]
    out = [Added([], [], []) for _ in stores]
    nlp = load_parser()
    nlp(live[0].text)
    for number, made in enumerate(live):
        path = folder / f"{made.id}.txt"
        path.write_text(made.text, encoding="utf-8")
        started = time.perf_counter()
        nlp(made.text)
        parse = time.perf_counter() - started
        order = list(enumerate(stores))
        for at, store in order if number % 2 else order[::-1]:
            started, busy = time.perf_counter(), time.process_time()
            add_reports(store, [str(path)])
            out[at].seconds.append(time.perf_counter() - started)
            out[at].busy.append(time.process_time() - busy)
            out[at].parse.append(parse)
            (placed,) = store.reports.placed(ids=[made.id]).values()
            company = set(store.reports.placed(stories=[placed.story or ""]))
            out[at].placed += any(
                other.startswith(made.id.rsplit("-", 1)[0]) for other in company - {made.id}
            )
    for store in stores:
        store.close()
    return out


def _parse_all(texts: Sequence[str]) -> float:
    from rashomon.parsing.parse import load_parser

    nlp = load_parser()
    nlp(texts[0])
    started = time.perf_counter()
    for text in texts:
        nlp(text)
    return time.perf_counter() - started


def bare_rate(texts: Sequence[str], workers: int) -> float:
    """Reports a second of the bare parser in so many processes."""
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        took = pool.map(
            _parse_all, [texts[start::workers] for start in range(workers)], chunksize=1
        )
    return sum(len(texts[start::workers]) / seconds for start, seconds in enumerate(took))


def ingest_rate(address: Path, folder: Path, workers: int) -> float:
    """Reports a second that a store takes in with so many processes that work for it; their start
    is not counted."""
    from rashomon.engines.local import LocalEngine
    from rashomon.store.add_reports import add_reports
    from rashomon.store.database.open import open_store

    store, engine = open_store(str(address)), LocalEngine(workers)
    warm = folder / "warm"
    warm.mkdir()
    for number, made in zip(range(4), piles.pile(4, seed=8), strict=False):
        (warm / f"w{number}.txt").write_text(made.text, encoding="utf-8")
    store.processes = engine
    add_reports(store, [str(warm)])
    started = time.perf_counter()
    done = add_reports(store, [str(folder / "fresh")])
    seconds = time.perf_counter() - started
    engine.close()
    store.close()
    return done.added / seconds


def page_ms(address: Path) -> float:
    """Milliseconds of the slowest kind of query for the page of stories, median of several."""
    from rashomon.model.stored import StoryFilter
    from rashomon.store.database.open import open_store

    store = open_store(str(address))
    kinds = [
        lambda: (store.search.browse(StoryFilter(), most=50), store.feeds.sources(failed=True)),
        lambda: store.search.browse(StoryFilter("said people"), most=50),
        store.stories.changes,
    ]
    worst = 0.0
    for kind in kinds:
        took, busy = [], []
        for _ in range(9):
            started, before = time.perf_counter(), time.process_time()
            kind()
            took.append(time.perf_counter() - started)
            busy.append(time.process_time() - before)
        print(
            f"  page query: {statistics.median(took) * 1000:.0f} ms, busy "
            f"{statistics.median(busy) * 1000:.0f} ms",
            flush=True,
        )
        worst = max(worst, statistics.median(took) * 1000)
    store.close()
    return worst


def measure(options: argparse.Namespace, folder: Path) -> dict[str, float]:
    """All figures, of copies of the loaded stores."""
    small, large = (options.folder / f"pile-{size}.db" for size in options.sizes)
    copies = [Path(shutil.copy(path, folder / path.name)) for path in (small, large)]
    chosen = live_stories(options.sizes[0], options.live)
    live = [piles.story_of(story)[-1] for story in sorted(chosen)[: options.adds]]
    page = page_ms(copies[1])
    print(f"page {page:.0f} ms", flush=True)
    added = add_live(copies, live, folder)
    print(
        *(
            (
                f"{statistics.fmean(a.seconds):.3f} s, busy {statistics.fmean(a.busy):.3f}, "
                f"placed {a.placed}"
            )
            for a in added
        ),
        sep="\n",
        flush=True,
    )
    beyond = [took - parse for took, parse in zip(added[1].seconds, added[1].parse, strict=True)]
    figures = {
        "add_100k_over_10k": sum(added[1].seconds) / sum(added[0].seconds),
        "add_100k_over_10k_busy": sum(added[1].busy) / sum(added[0].busy),
        "add_seconds_beyond_parse": statistics.fmean(beyond),
        "add_seconds_beyond_parse_p95": sorted(beyond)[int(len(beyond) * 0.95)],
        "add_placed": added[1].placed / len(live),
        "stories_page_ms": page,
    }
    figures["store_peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if options.ingest:
        (folder / "fresh").mkdir()
        fresh = list(piles.pile(options.ingest, seed=7))
        for made in fresh:
            (folder / "fresh" / f"n{made.id}.txt").write_text(made.text, encoding="utf-8")
        bare = bare_rate([made.text for made in fresh], 2)
        rate = ingest_rate(copies[1], folder, 2)
        figures |= {
            "ingest_over_parse": rate / bare,
            "ingest_per_second": rate,
            "bare_per_second": bare,
        }
        peaks = [
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ]
        figures["store_peak_mb"] = peaks[0] + 2 * peaks[1]
    return figures


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=[10_000, 100_000])
    parser.add_argument("--live", type=int, default=100)
    parser.add_argument("--adds", type=int, default=100, help="how many of the live ones are added")
    parser.add_argument("--ingest", type=int, default=400)
    parser.add_argument("--folder", type=Path, default=Path("out"))
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    chosen = live_stories(options.sizes[0], options.live)
    for size in options.sizes:
        address = options.folder / f"pile-{size}.db"
        if not address.exists():
            print(f"loading {address}", flush=True)
            load(address, size, chosen)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        figures = {key: round(value, 4) for key, value in measure(options, Path(name)).items()}
    print(json.dumps(figures, indent=1))
    if not options.no_record:
        data = (
            f"`bench/speed/pile.py`, {options.sizes[0]} and {options.sizes[1]} reports, "
            f"{options.adds} of them added live"
        )
        record("store", figures, data=data, bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
