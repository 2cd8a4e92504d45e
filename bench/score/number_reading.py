#!/usr/bin/env python3
"""How many of the numbers that annotators found in sentences of real news the program reads, and
how; the sections "numbers learn" and "numbers test" of bench/results.json.

bench/numbers/*.jsonl has a sentence a line: its report, place and sha256, and its numbers by place,
with bounds, unit and measure, and where the counted noun and the words that narrow it stand. found:
share of them that are read; value: of these, with the bounds of the annotator (of "dozens" only
that they are such); counted: with the noun, or unit, and the measure; kept: share of the narrowing
words, half of each, that stand in the phrase or in what is counted. Nobody who writes rules reads
the sentences of the test half.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.score import results
from bench.score.clusters import ROOT, shared_folder
from rashomon.comparing.prepare import prepare_story
from rashomon.mentions.numbers.read_numbers import read_numbers
from rashomon.model.number import Number, NumberKind
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.text.gathering import by_key

SHARES = {"found": "numbers", "value": "found", "counted": "found", "kept": "narrowing"}
BARS = {"found": 0.95, "value": 0.97, "counted": 0.9, "kept": 0.9}
SIZED = ("dozens", "vague")
KINDS = {
    "share": NumberKind.SHARE,
    "money": NumberKind.MONEY,
    **dict.fromkeys(("duration", "distance", "size"), NumberKind.SIZE),
}


def tally_sentence(row: dict, text: str, numbers: Iterable[Number], tally: Counter) -> None:
    """Adds what is read of one sentence."""
    sentence = text[row["start"] : row["end"]]
    if hashlib.sha256(sentence.encode()).hexdigest() != row["sha256"]:
        raise SystemExit(f"{row['event']}/{row['report']} at {row['start']} reads otherwise")
    for gold in row["numbers"]:
        if gold["measure"] == "age":  # no number of the ledger
            continue
        tally["numbers"] += 1
        met = (
            one for one in numbers if one.span.start < gold["end"] and one.span.end > gold["start"]
        )
        if (one := next(met, None)) is not None:
            tally_number(gold, text, one, tally)


def tally_number(gold: dict, text: str, number: Number, tally: Counter) -> None:
    """Adds how one number is read."""
    sized = gold["limit"] == "dozens" and number.limit in SIZED
    told = " ".join(f"{number.counted or ''} {number.unit} {number.phrase.quote}".lower().split())
    noun = text[slice(*gold["counted"])].lower().split()[-1:] if gold["counted"] else []
    named = number.unit == gold["unit"] or (gold["unit"] is None and told.find("".join(noun)) >= 0)
    tally["found"] += 1
    tally["value"] += sized or (number.low, number.high) == (gold["low"], gold["high"])
    tally["counted"] += named and _measured_as(number, gold["measure"])
    for start, end in gold["narrowing"]:
        words = text[start:end].lower().split()
        tally["narrowing"] += 1
        tally["kept"] += 2 * sum(word in told for word in words) >= len(words)


def _measured_as(number: Number, measure: str) -> bool:
    """Whether a number has the measure or kind that the annotator gave."""
    if measure in KINDS:
        return number.kind is KINDS[measure]
    if measure in {"other", "present"}:
        return number.measure is None
    return number.measure == {"evacuated": "displaced"}.get(measure, measure)


def number_figures(rows: Iterable[dict], news: Path) -> dict[str, float]:
    """The figures over these sentences."""
    tally: Counter[str] = Counter()
    for event, told in by_key((row["event"], row) for row in rows).items():
        pile = report_pile.read(str(news / event / "reports"))
        known = prepare_story(list(annotate_reports(pile.reports)))
        texts, numbers = (
            {r.id: r.text for r in known.reports},
            read_numbers(known.used, statements=known.statements, times=known.times),
        )
        for row in told:
            here = [one for one in numbers if one.report == row["report"]]
            tally_sentence(row, texts[row["report"]], here, tally)
    shares = {f"numbers.{n}": round(tally[n] / tally[of], 3) for n, of in SHARES.items()}
    return shares | {"numbers.numbers": tally["numbers"]}


if __name__ == "__main__":
    for path in sorted((ROOT / "bench" / "numbers").glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        figures = number_figures(rows, (shared_folder() or Path("../shared")) / "news")
        print(path.stem, figures)
        bars = {f"numbers.{name}": f"at least {bar}" for name, bar in BARS.items()}
        data = f"{len(rows)} sentences of real news, by annotators who build nothing"
        results.record(f"numbers {path.stem}", figures, data=data, bars=bars)
