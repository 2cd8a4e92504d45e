#!/usr/bin/env python3
"""What it costs to read on, and what is lost by it: own stories of twenty come to a store one by
one, from the tenth report to the twentieth, and are read by who knows their key.

    added_reading.py [STORY...] [--record]

The reader stands in for a perfect one: it says of what it is sent every difference of the key, in
the words of its sides, and adds to what was found before what it is sent anew. So it measures what
is sent, not how well a model reads: tokens in (and out, as it writes) for each report, and which
differences stand as readings at the end, beside the same reader's reading of all twenty at once.
"""

import argparse
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import score_key
from bench.score.clusters import ROOT
from bench.score.results import record
from rashomon.model.document import to_json
from rashomon.protocols import Prompt, Reply
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.update import current_ledger, judge, merged

STORIES = ROOT / "bench" / "stories" / "twenty" / "dev"
FIRST, LAST = 10, 20
BARS = {"added.tokens_in": "at most 1500", "added.tokens_out": "at most 400",
        "added.lost": "at most 0.03"}  # fmt: skip
_SENTENCE = re.compile(r"^(\*?)~?(s\d+) r\d+(?: \(.*?\))?: (.*)$")
_KNOWN = re.compile(r"^(v\d+) (.+?): ")
_LEAST, _LONGEST = 4, 12  # words of a reading


def flat(text: str) -> str:
    """Returns the text on one line."""
    return " ".join(text.split())


class KeyReader:
    """A reader that knows what the reports of a story tell differently."""

    name, host, context = "key", "127.0.0.1", 32_000

    def __init__(self, story: Path) -> None:
        texts = {p.stem: p.read_text(encoding="utf-8") for p in story.glob("reports/*.txt")}
        key = json.loads((story / "key.json").read_text(encoding="utf-8"))
        self.items = [
            [
                [
                    (flat(texts[q["report"]][q["start"] : q["end"]]), side["value"])
                    for q in side["quotes"]
                ]
                for side in item["sides"]
            ]
            for item in key
            if item["kind"] in score_key.MANY
        ]
        self.things: dict[int, str] = {}
        self.spent: list[tuple[int, int]] = []

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the lines that a perfect reader would write of these prompts."""
        out = []
        for prompt in prompts:
            said = "\n".join(self._lines(prompt.user)) or "none"
            reply = Reply(said, -(-len(prompt.system + prompt.user) // 4), -(-len(said) // 4))
            self.spent.append((reply.tokens_in, reply.tokens_out))
            out.append(reply)
        return tuple(out)

    def _lines(self, shown: str) -> Iterator[str]:
        found = [m.groups() for line in shown.splitlines() if (m := _SENTENCE.match(line))]
        known = {m[2]: m[1] for line in shown.splitlines() if (m := _KNOWN.match(line))}
        is_added = any(star for star, _, _ in found)
        for number, sides in enumerate(self.items):
            told = [list(_told(side, found)) for side in sides]
            new = any(star for side in told for star, _, _ in side)
            thing = self.things.get(number, "")
            if is_added and not new:
                continue
            if thing in known:
                parts = [_part(one for one in side if one[0]) for side in told]
                yield f"{known[thing]}: {' | '.join(filter(None, parts))}"
            elif sum(map(bool, told)) > 1:
                thing = self.things.setdefault(number, self._thing(number, told, found))
                yield f"{thing}: {' | '.join(filter(None, map(_part, told)))}"

    def _thing(self, number: int, told: list, found: list) -> str:
        """One word of the first sentence that no other thing has."""
        first = next(side[0] for side in told if side)
        text = next(text for _, ident, text in found if ident == first[1])
        words = re.findall(r"[^\W\d_]{4,}", text)
        free = [w for w in words if w not in self.things.values() and w not in first[2]]
        return max(free or words, key=len)


def _told(side: list[tuple[str, str]], found: list) -> Iterator[tuple[str, str, str]]:
    """Where a side is told: whether the sentence is new, its number, the words of the reading."""
    for star, ident, text in found:
        quote = next((one for one in side if one[0] in text), None)
        if quote is not None:
            yield star, ident, _words(*quote)


def _words(quote: str, value: str) -> str:
    """The fewest words of a quotation, four to twelve, that hold most of the value's."""
    words, wanted = quote.split(), score_key.words(value)
    least = min(_LEAST, len(words))
    sizes = range(least, _LONGEST + 1)
    parts = [words[k : k + n] for n in sizes for k in range(len(words) - n + 1)]
    best = max(parts, key=lambda p: (len(score_key.words(" ".join(p)) & wanted), -len(p)))
    return " ".join(best).strip('.,;:"')


def _part(side) -> str:
    return ", ".join(f"{words} {ident}" for _, ident, words in side)


def in_order(story: Path) -> list[Path]:
    """Returns the first twenty reports by the moment in their text, else by name."""
    from rashomon.reports import report_pile

    reports = report_pile.read(str(story / "reports"), settings=Settings()).reports
    reports = sorted(reports, key=lambda r: (r.published or r.anchor or "9", r.id))
    return [story / "reports" / f"{report.id}.txt" for report in reports[:LAST]]


def added(store: SqlStore, paths: Sequence[Path], moment: datetime) -> None:
    """Adds these reports; all of the store are of one story."""
    settings = Settings()
    add_reports(store, [str(p) for p in paths], settings=settings, clock=lambda: moment)
    ids = store.stories.ids()
    if len(ids) > 1:
        one = merged(store, ids, by="bench", at=moment.isoformat(timespec="seconds"))
        judge(store, [one], settings=settings, clock=lambda: moment)


def read_so(story: Path, steps: Sequence[Sequence[Path]]) -> tuple[KeyReader, float]:
    """Returns the reader that read a story as it came in these steps, and which share of the
    differences stands as readings at the end."""
    reader, moment = KeyReader(story), datetime(2031, 3, 5, tzinfo=UTC)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_store(f"{folder}/store.db", create=True)) as store,
    ):
        store.reader = reader
        for n, paths in enumerate(steps):
            added(store, paths, moment + timedelta(hours=n))
            print(f"  {len(reader.spent)} requests, last {reader.spent[-1]}", file=sys.stderr)
        ledger = json.loads(to_json(current_ledger(store, Settings())))
    found, _ = score_key.score(ledger, story, None, (700,))
    return reader, found["marked"] / found["n many"]


def main() -> None:
    """Measures, prints and records."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("stories", nargs="*", type=Path)
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    tokens: list[tuple[int, int]] = []
    ends, wholes = [], []
    for story in given.stories or sorted(STORIES.iterdir()):
        paths = in_order(story)
        reader, end = read_so(story, [paths[:FIRST], *([one] for one in paths[FIRST:])])
        whole_reader, whole = read_so(story, [paths])
        print(f"{story.name}: {end:.3f} one by one, {whole:.3f} at once; tokens {reader.spent}")
        print(f"  at once {whole_reader.spent}")
        tokens += reader.spent[1:]
        ends.append(end)
        wholes.append(whole)
    figures = {
        "added.reports": len(tokens),
        "added.tokens_in": statistics.median(one for one, _ in tokens),
        "added.tokens_out": statistics.median(one for _, one in tokens),
        "added.marked": statistics.mean(ends),
        "added.marked_at_once": statistics.mean(wholes),
        "added.lost": statistics.mean(wholes) - statistics.mean(ends),
    }
    figures = {
        name: round(value) if "tokens" in name else round(value, 3)
        for name, value in figures.items()
    }
    print(json.dumps(figures, indent=1))
    if given.record:
        data = "own dev stories of twenty, read by who knows their keys"
        record("reading on", figures, data=data, bars=BARS)


if __name__ == "__main__":
    main()
