#!/usr/bin/env python3
"""Finds the copies of one report among many: ours, MinHash of whole documents, MinHash of passages and exhaustive alignment, in one run.

    lineage_scale.py [--reports 20000] [--queries 60]     the section "lineage at scale" of bench/results.json
    lineage_scale.py --growth [--most 100000]             what a report costs to add and to look up as the store grows: "lineage at 100,000 reports"

The reports are those of `pile.py`. Truth is what exhaustive alignment finds: `find_passages` of the report with every other one. Every method's
candidates are aligned exactly, and that time counts (seconds of the processor; one process). `drift`: of the edits that the pile made in copied sentences, those that are found and named.
MinHash is rensa's (the dependency group "bench"); without it these rows are left out.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import pile as piles
from results import record

BARS = {
    "scale.recall": "at least 0.99",
    "scale.times_faster": "at least 50",
    "scale.seconds": "at most 0.5",
    "growth.add_cost": "at most 1.5",
    "growth.seconds": "at most 0.5",
    "drift_seeded": "at least 0.85",
}
PERMUTATIONS = 128
BANDS = (128, 64, 32, 16)  # thresholds of about 0.01, 0.1, 0.4 and 0.7
PASSAGE = re.compile(r"(?<=[.!?])\s+|\n+")
SHINGLE = 3


@dataclass
class Outcome:
    """What a method found: report numbers by query, seconds a query with alignment, and seconds to build."""

    found: dict[int, dict[int, list]]
    proposed: int
    seconds: float
    build: float = 0.0


def report_of(made):
    """A pile's report as the program reads one."""
    from rashomon.model.report import Report

    return Report(made.id, f"{made.id}.txt", made.id, made.id, made.text, published=made.published)


def aligned(queries: Sequence[int], words: Sequence, propose: Callable[[int], Iterable[int]]) -> Outcome:
    """The outcome of a method that proposes reports, each then aligned exactly."""
    from rashomon.lineage.passages import find_passages

    found, proposed, started = {}, 0, time.process_time()
    for query in queries:
        near = [number for number in propose(query) if number != query]
        proposed += len(near)
        found[query] = {number: passages for number in near if (passages := find_passages(words[query], words[number]))}
    return Outcome(found, proposed, (time.process_time() - started) / len(queries))


def ours(queries: Sequence[int], words: Sequence) -> Outcome:
    """Winnowed fingerprints."""
    from rashomon.lineage.nearby import PassageIndex

    started = time.process_time()
    index = PassageIndex()
    for item in words:
        index.add(item.keys)
    index.candidates(words[0].keys)
    build = time.process_time() - started
    outcome = aligned(queries, words, lambda query: (near.number for near in index.candidates(words[query].keys)))
    return Outcome(outcome.found, outcome.proposed, outcome.seconds, build)


def shingles(words: Sequence[str]) -> list[str]:
    """Every three words in a row."""
    return [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


def minhash(items: Sequence[tuple[int, list[str]]], queries: Sequence[int], words: Sequence, bands: int, hashes: list) -> Outcome:
    """MinHash and banding; an item is a report, or a passage of it. `hashes`: the items' MinHashes, made when empty."""
    from rensa import RMinHash, RMinHashLSH

    started = time.process_time()
    if not hashes:
        for _, parts in items:
            one = RMinHash(num_perm=PERMUTATIONS, seed=42)
            one.update(parts)
            hashes.append(one)
    store = RMinHashLSH(threshold=(1 / bands) ** (bands / PERMUTATIONS), num_perm=PERMUTATIONS, num_bands=bands)
    for place, one in enumerate(hashes):
        store.insert(place, one)
    build = time.process_time() - started
    places: dict[int, list[int]] = {}
    for place, (number, _) in enumerate(items):
        places.setdefault(number, []).append(place)

    def propose(query: int) -> set[int]:
        return {items[hit][0] for place in places.get(query, ()) for hit in store.query(hashes[place])}

    outcome = aligned(queries, words, propose)
    return Outcome(outcome.found, outcome.proposed, outcome.seconds, build)


def recall(outcome: Outcome, truth: Outcome) -> float:
    """The share of the truth's copied words, over all queries, that stand in reports that were found."""
    every = right = 0
    for query, known in truth.found.items():
        for number, passages in known.items():
            size = sum(p.a1 - p.a0 for p in passages)
            every += size
            right += size if number in outcome.found.get(query, {}) else 0
    return right / every if every else 1.0


def compare(number: int, asked: int) -> dict[str, float]:
    """The figures of one run."""
    from rashomon.lineage.words import words_of

    made = list(piles.pile(number))
    words = [words_of(report_of(report)) for report in made]
    queries = random.Random(7).sample(range(number), asked)
    truth = aligned(queries, words, lambda _: range(number))
    mine = ours(queries, words)
    figures = {
        "scale.reports": number,
        "scale.queries": asked,
        "scale.pairs": sum(map(len, truth.found.values())),
        "scale.exhaustive_seconds": truth.seconds,
        "scale.recall": recall(mine, truth),
        "scale.seconds": mine.seconds,
        "scale.times_faster": truth.seconds / mine.seconds,
        "scale.proposed_a_query": mine.proposed / asked,
        "scale.build_seconds": mine.build,
    }
    figures |= _by_minhash(made, words, queries, truth) if find_spec("rensa") else {}
    across = sum(made[q].story != made[n].story for q, known in truth.found.items() for n in known)
    figures["scale.reports_with_copies_across_stories"] = sum(any(c.edit == "across" for c in r.copied) for r in made) / number
    figures["scale.pairs_across_stories"] = across
    return figures | seeded_drift(made[: min(number, 4000)])


def _by_minhash(made: Sequence, words: Sequence, queries: Sequence[int], truth: Outcome) -> dict[str, float]:
    """MinHash of whole documents and of passages, each at the banding that finds most, and of these the fastest."""
    figures: dict[str, float] = {}
    whole = [(i, shingles(item.keys)) for i, item in enumerate(words)]
    parts = [
        (i, shingles(tokens))
        for i, report in enumerate(made)
        for part in PASSAGE.split(report.text)
        if len(tokens := part.casefold().split()) >= 8
    ]
    for name, items in (("whole_minhash", whole), ("passage_minhash", parts)):
        hashes: list = []
        outcomes = [(minhash(items, queries, words, bands, hashes), bands) for bands in BANDS]
        best, bands = max(outcomes, key=lambda pair: (round(recall(pair[0], truth), 2), -pair[0].seconds))
        figures |= {
            f"scale.{name}_recall": recall(best, truth),
            f"scale.{name}_seconds": best.seconds,
            f"scale.{name}_proposed_a_query": best.proposed / len(queries),
            f"scale.{name}_bands": bands,
            f"scale.{name}_build_seconds": outcomes[0][0].build,
        }
    return figures


def seeded_drift(made: Sequence) -> dict[str, float]:
    """Of the changes that the pile made in copied sentences, those that the program finds and names by their kind."""
    from rashomon.lineage.trace import trace_lineage

    by_id = {report.id: report for report in made}
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for report in made:
        for copied in report.copied:
            if copied.edit not in piles.DRIFTS or copied.report not in by_id:
                continue
            copies = trace_lineage([report_of(by_id[copied.report]), report_of(report)])
            asked[copied.edit] += 1
            right[copied.edit] += any(d.what == copied.edit and _shows(copied, d) for copy in copies for d in copy.drift)
    figures = {f"drift_seeded.{kind}": right[kind] / n for kind, n in sorted(asked.items())}
    every = sum(asked.values())
    return figures | {"drift_seeded": sum(right.values()) / every if every else 0.0, "drift_seeded.of": every}


def _shows(copied, drift) -> bool:
    """Whether the change is the one that was made; the earlier report sorts first and is side a."""
    return all(word in (text or "") or not word for word, text in ((copied.before, drift.from_), (copied.after, drift.to))) or bool(
        copied.edit == "source" and drift.from_ and drift.from_ in copied.before
    )


def growth(most: int) -> dict[str, float]:
    """What it costs to add a report and to find the copies of one, at a tenth of `most` and at `most`.

    The last tenth of the reports is added to the whole store and, in turns, to a store that stopped at a tenth, so that both meet the same machine.
    """
    from rashomon.lineage.nearby import PassageIndex
    from rashomon.lineage.words import words_of

    index, small, texts, figures = PassageIndex(), PassageIndex(), [], {}
    spent = [0.0, 0.0]
    for number, made in enumerate(piles.pile(most), 1):
        texts.append(made.text)
        last = number > most - most // 10
        stores = ((0, small), (1, index)) if last else ((1, index),)
        for which, store in stores if number % 2 else reversed(stores):
            started = time.process_time()
            store.add(words_of(report_of(made)).keys)
            spent[which] += (time.process_time() - started) if last else 0.0
        if number <= most // 10:
            small.add(words_of(report_of(made)).keys)
        if number in (most // 10, most):
            figures[f"growth.seconds_at_{number}"] = _look_up(index, texts, number)
    figures |= {f"growth.add_ms_at_{n}": 1000 * cost / (most // 10) for n, cost in zip((most // 10, most), spent, strict=True)}
    figures["growth.add_cost"] = spent[1] / spent[0]
    return figures | {"growth.reports": most, "growth.seconds": figures[f"growth.seconds_at_{most}"]}


def _look_up(index, texts: Sequence[str], number: int) -> float:
    """Seconds for the copies of one report, its text read and the candidates' texts read anew."""
    from rashomon.lineage.words import words_of
    from rashomon.model.report import Report

    def read(place: int):
        return words_of(Report(str(place), "", "", "", texts[place]))

    asked = random.Random(3).sample(range(number), 40)
    index.candidates(("a",))  # what is new is sorted in before the clock starts
    started = time.process_time()
    for place in asked:
        list(index.find(read(place), read))
    return (time.process_time() - started) / len(asked)


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    figures = growth(options.most) if options.growth else compare(options.reports, options.queries)
    print("\n".join(f"{name} {value:.4f}" for name, value in figures.items()))
    if not options.no_record:
        section = f"lineage at {options.most:,} reports" if options.growth else "lineage at scale"
        record(section, figures, data="reports of bench/pile.py, seed 0", bars={k: v for k, v in BARS.items() if k in figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
