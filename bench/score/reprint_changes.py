#!/usr/bin/env python3
"""Whether what a reprint adds, cuts or changes stands in the story.

    python -m bench.score.reprint_changes [FOLDER]

Each folder below FOLDER is a case: reports as text, and `case.json` with `kind` (added, cut,
changed), the stems of the `earlier` and the `later` print, the `sentence`, the stem of the report
that it stands `in`, and sentences that `both` print.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from click.testing import CliRunner

from bench import parser_of
from rashomon.text.whole_sentences import sentence_places

CASES = Path(__file__).resolve().parents[1] / "reprint_changes" / "learn"
FAULTS = (
    "in two stories",
    "in no view",
    "not printed",
    "both print it, listed as in one report only",
    "agreed, though told otherwise",
    "not listed as changed",
)
_WHOLE = 0.9  # of a sentence's characters that a span has which shows it
_PARTS = (("--claims",), ("--all",), ("--only",))


def faults_of(folder: Path) -> Iterator[str]:
    """Yields what is wrong with a case, each one of FAULTS."""
    from rashomon.api import compare
    from rashomon.model.document import to_json

    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    ledger = compare(*sorted(map(str, folder.glob("*.txt"))))
    reports = {report.id: report for report in ledger.reports}
    story = next(one for one in ledger.stories if case["in"] in one.reports)
    prints = (case["earlier"], case["later"])
    if not set(prints) <= set(story.reports):
        yield FAULTS[0]
    report = reports[case["in"]]
    pieces = [*_sentences(case["sentence"])]  # a quotation may have several
    shown = [*_shown(story)]
    if not all(any(_holds(span, report, one) for span in shown) for one in pieces):
        yield FAULTS[1]
    printed = _plain(_printed(to_json(ledger), case["in"]))
    if not all(_plain(one) in printed for one in pieces):
        yield FAULTS[2]
    only = [(one.span, reports[name]) for one in story.alone for name in prints if name in reports]
    if any(_holds(span, where, told) for span, where in only for told in case["both"]):
        yield FAULTS[3]
    other = reports.get(next(name for name in prints if name != case["in"]))
    if other and any(_is_otherwise(one, story, report, other, case) for one in story.differences):
        yield FAULTS[4]
    changed = [side for one in story.reprints for change in one.changes for side in change.sides()]
    if not any(_holds(span, report, one) for span in changed for one in pieces):
        yield FAULTS[5]


def _plain(text: str) -> str:
    """A text without its white space and quotation marks."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "“”‘’\"'"))).split())


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (line[start:end].strip() for start, end in sentence_places(line, 0, len(line)))


def _place(report, sentence: str) -> tuple[int, int]:
    """Where a sentence stands in a report, (0, 0) if it does not."""
    start = report.text.find(sentence)
    return (start, start + len(sentence)) if start >= 0 else (0, 0)


def _holds(span, report, sentence: str) -> bool:
    """Whether a span of this report shows the sentence."""
    start, end = _place(report, sentence)
    shown = min(end, span.end) - max(start, span.start)
    return span.report == report.id and start < end and shown >= _WHOLE * (end - start)


def _shown(story) -> Iterator:
    """The sentences of a story's claims and differences, and what one report alone tells."""
    yield from (one.span for claim in story.claims for one in claim.sentences)
    yield from (one.span for one in story.alone)
    yield from (quote.sentence for one in story.differences for quote in one.quotes())


def _printed(document: str, report: str) -> str:
    """What the terminal shows of a ledger's claims and overview, and of one report alone."""
    from rashomon.cli.group import main

    printed = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.json"
        path.write_text(document, encoding="utf-8")
        for part in _PARTS:
            named = [*part, report] if part == ("--only",) else part
            printed.append(CliRunner().invoke(main, ["show", str(path), *named]).output)
    return "\n".join(printed)


def _is_otherwise(one, story, report, other, case: dict) -> bool:
    """Whether a difference calls agreed what the sentence tells otherwise: a number of the same
    measure, or words that stand in the other print of the sentence alone."""
    if one.status not in ("agreed", "single"):
        return False
    start, end = _place(report, case["sentence"])
    numbers = [
        number
        for number in story.numbers
        if number.report == report.id and start <= number.span.start < end
    ]
    bounds = {(version.low, version.high) for version in one.versions}
    if one.measure and any(
        number.measure == one.measure and (number.low, number.high) not in bounds
        for number in numbers
    ):
        return True
    if case["kind"] != "changed":
        return False
    before = _counterpart(other.text, case["sentence"])
    return any(
        quote.span.report == other.id
        and quote.span.quote in before
        and quote.span.quote not in case["sentence"]
        for quote in one.quotes()
    )


def _counterpart(text: str, sentence: str) -> str:
    """The sentence of a text that is most like this one."""
    return max(_sentences(text), key=lambda one: SequenceMatcher(None, one, sentence).ratio())


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CASES)
    options = parser.parse_args()
    found = {
        path.parent.name: [*faults_of(path.parent)]
        for path in sorted(options.folder.glob("*/case.json"))
    }
    for name, faults in found.items():
        print(f"{name:<24} {'; '.join(faults) or 'right'}")
    for fault in FAULTS:
        print(f"{sum(fault in faults for faults in found.values()):>4} {fault}")
    print(f"{sum(not faults for faults in found.values()):>4} right of {len(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
