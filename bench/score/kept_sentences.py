#!/usr/bin/env python3
"""What becomes of sentences of news that look like furniture, and of furniture, when each is a paragraph of a report.

    kept_sentences.py [dev|test] [--all] [--show] [--record]

Each wording (`bench/made/sentences/SET.toml`, invented) is set at the end of reports and in their middle: of our own stories of train and dev
and, where ../shared is, of the odd half of its news; each on 8 of the 40 reports, with --all on all of them. Counted are:

    lost     news of which more than half is furniture
    beside   paragraphs that take a neighbour with them, which was prose without them
    merged   pairs of states of one page, one with and one without the news, that become one report; and the same of two wordings of a figure or name
    unshown  pairs that stay two, and whose later state does not show what changed
    kept     furniture of which less than half is furniture
    parted   pairs of states of one page that differ in furniture alone and become two reports

Counts alone are printed; --show gives them kind by kind (dev alone).
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from bench.score.added_lines import covered, read
from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.results import record
from bench.score.templated import MADE, Slots
from rashomon.model.report import Report
from rashomon.reports.duplicates import prose_lines
from rashomon.reports.report_pile import settle_pile

REPORTS, TRIED = 40, 8
OWN = 24  # of the reports, where there is news beside them
BAR = "at most 0.03"
PAGE = "https://tarrowpost.example/story"
Counts = Counter[tuple[str, str]]  # by what is counted and kind
_WORDS = {
    "name": ("Maren Holst", "Iqbal Ferron", "Teodor Vask", "Lucille Amory", "Ngozi Balewin"),
    "name2": ("Per Lindahl", "Sabine Rook", "Oskar Tiel", "Amina Dawes"),
    "place": ("Ostau", "Port Arden", "Kelvish", "Ludbury", "Tulnavik", "Corrigan"),
    "place2": ("Halmerset", "Dunwater", "Wexley"),
    "day": ("Monday", "Wednesday", "Thursday", "Saturday"),
    "outlet": ("The Tarrow Post",),
    "year": ("2031",),
}


@dataclass(frozen=True, slots=True)
class Added:
    """A report with a paragraph more: where the paragraph begins, and which part of it counts."""

    report: Report
    start: int
    wording: str
    part: tuple[int, int]

    def share(self) -> float:
        """How much of the part is furniture."""
        return covered(self.report, *self.part)


def worded(template: str, number: int) -> tuple[str, tuple[int, int]]:
    """The wording of a template with its slots filled, and the part between < and >."""
    chosen = {slot: words[number % len(words)] for slot, words in _WORDS.items()}
    numbers = {"n": 13 + number * 7 % 83, "m": 2 + number * 5 % 9, "hour": 1 + number % 11}
    text = template.format_map(Slots(chosen | {"last": chosen["name"].split()[-1]} | {slot: str(n) for slot, n in numbers.items()}))
    start, end = text.find("<"), text.find(">")
    return (text, (0, len(text))) if start else (text[1:end] + text[end + 1 :], (0, end - 1))


def set_in(base: Report, template: str, number: int, place: str) -> Added:
    """The report with the wording as a paragraph at its end ("closing") or in the middle of its prose ("inner")."""
    wording, (start, end) = worded(template, number)
    prose = _paragraphs(base)
    at = prose[len(prose) // 2][0] if place == "inner" else len(base.text)
    before = base.text[:at].rstrip() + "\n\n"
    after = base.text[at:].lstrip()
    report = read(before + wording + ("\n\n" + after if after else "\n"))
    begins = report.text.index(wording, max(0, len(before) - 9))
    return Added(report, begins, wording, (begins + start, begins + end))


def _paragraphs(report: Report) -> list[tuple[int, int]]:
    return [(start, end) for start, end in prose_lines(report) if report.text[start:end].strip() != report.title]


def takes_neighbours(base: Report, added: Added) -> bool:
    """Whether a line of prose of the report became furniture by what was added."""
    before = Counter(base.text[start:end].strip() for start, end in _paragraphs(base))
    after = Counter(added.report.text[start:end].strip() for start, end in prose_lines(added.report))
    return bool(before - after)


def as_state(report: Report, hour: int) -> Report:
    """The report as a page of one address was at this hour."""
    at = f"2031-03-05T{hour:02}:00:00Z"
    sources = tuple(replace(found, source=f"{hour}.html", url=PAGE, retrieved=at) for found in report.sources)
    return replace(report, source=f"{hour}.html", outlet="The Tarrow Post", url=PAGE, retrieved=at, sources=sources)


def states(old: Report, new: Report) -> tuple[Report, ...]:
    """The pile of two states of a page."""
    return settle_pile((as_state(old, 9), as_state(new, 15)))


def shows(pile: Sequence[Report], added: Added) -> bool:
    """Whether one of the two says that it revises the other and lists the part that was added among its changes."""
    wanted = added.report.text[slice(*added.part)]
    spans = (change.after for report in pile if report.revision_of for change in report.changes)
    return any(span is not None and wanted in span.quote for span in spans)


def try_news(base: Report, template: str, kind: str, number: int) -> Iterator[tuple[str, bool]]:
    """What is counted of a wording of news in a report, and whether it went wrong."""
    for place in ("closing", "inner"):
        added, other = (set_in(base, template, number + more, place) for more in (0, 1))
        yield f"lost, {place}", added.share() > 0.5
        yield f"beside, {place}", takes_neighbours(base, added)
        pairs = [(base, "with and without")] + [(other.report, "other words")] * (other.wording != added.wording)
        for old, name in pairs:
            pile = states(old, added.report)
            yield f"merged, {name}", len(pile) == 1
            if len(pile) > 1:
                yield f"unshown, {name}", not shows(pile, added)


def try_furniture(base: Report, template: str, kind: str, number: int) -> Iterator[tuple[str, bool]]:
    """The same of furniture."""
    for place in ("closing", "inner"):
        added = set_in(base, template, number, place)
        yield f"kept, {place}", added.share() <= 0.5
        yield f"beside furniture, {place}", takes_neighbours(base, added)
        yield f"parted, {place}", len(states(base, added.report)) > 1


def bases() -> list[Report]:
    """The reports to which paragraphs are added."""
    own = [folder for split in ("train", "dev") for folder in clusters_in(ROOT / "bench" / "stories" / split)]
    shared = shared_folder()
    news = sorted(path.parent for path in (shared / "news").glob("*/reports"))[1::2] if shared else []
    texts = [*islice(_texts(own), OWN if news else REPORTS), *islice(_texts(news), REPORTS - OWN)]
    return [read(text) for text in texts[:REPORTS]]


def _texts(folders: Sequence[Path]) -> Iterator[str]:
    """The texts of these events: the first of each, then the second of each."""
    columns = [sorted((folder / "reports").glob("*.txt")) for folder in folders]
    for row in range(max(map(len, columns), default=0)):
        for column in columns:
            if row < len(column):
                yield read(column[row].read_text(encoding="utf-8", errors="replace")).text


def counted(part: str, reports: Sequence[Report], tried_on: int) -> tuple[Counts, Counts]:
    """How often each thing was tried, and how often it went wrong."""
    tried: Counts = Counter()
    wrong: Counts = Counter()
    made = tomllib.loads((MADE / "sentences" / f"{part}.toml").read_text(encoding="utf-8"))
    for section, trial in (("news", try_news), ("furniture", try_furniture)):
        for place, (kind, templates) in enumerate(made[section].items()):
            for number in range(tried_on):
                base = reports[(place + number * len(reports) // tried_on) % len(reports)]
                for template in templates:
                    for what, failed in trial(base, template, kind, place + number):
                        tried[what, kind] += 1
                        wrong[what, kind] += failed
    return tried, wrong


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("dev", "test"), default="dev")
    parser.add_argument("--all", action="store_true", help="each wording in all of the reports")
    parser.add_argument("--show", action="store_true", help="kind by kind (dev alone)")
    parser.add_argument("--record", action="store_true", help="write the shares into bench/results.json")
    options = parser.parse_args()
    reports = bases()
    tried, wrong = counted(options.part, reports, len(reports) if options.all else min(TRIED, len(reports)))
    figures = {}
    for what in dict.fromkeys(what for what, _ in tried):
        had, bad = (sum(n for (name, _), n in some.items() if name == what) for some in (tried, wrong))
        figures[f"made_{options.part}_{what.replace(', ', '_').replace(' ', '_')}"] = round(bad / had, 4)
        print(f"{what:<26}{bad:>6} of {had:>6}  {bad / had:7.1%}")
        if options.show and options.part == "dev":
            for (name, kind), n in sorted(wrong.items(), key=lambda item: (-item[1], item[0])):
                if name == what and n:
                    print(f"    {n:>4} of {tried[name, kind]:>4}  {kind}")
    if options.record:
        bars = {name: BAR for name in figures if "_lost_" in name}
        record(
            f"made sentences, {options.part}",
            figures,
            data=f"`bench/made/sentences/{options.part}.toml`, {len(reports)} reports",
            bars=bars,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
