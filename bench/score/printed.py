"""How often a speaker, a day, or the stance of a speaker that is printed is right, as a reader
judged them from the reports alone.

    python -m bench.score.printed LEDGERS [--no-record]

LEDGERS: a folder with ledgers of real news. What was judged stands in printed_labels.tsv: of which
text (its hash), where the statement or the words for a day begin, what was printed there (a hash),
and whether that is right. It was drawn by lot from what the program printed of reports that nobody
had looked at, and nothing is learned from it. Counted is what the ledgers still print.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.results import record
from rashomon.mentions.days.expressions import find_times
from rashomon.model.date import Date
from rashomon.model.document import from_json
from rashomon.model.report import Reports
from rashomon.model.statement import Stance

_ONE_DAY = {"weekday", "weekend", "today", "night", "period", "ago"}  # kinds of expressions
LABELS = ROOT / "bench" / "score" / "printed_labels.tsv"
Place = tuple[str, int, str, str]  # text, start, kind, and what is printed there
BARS = {
    "printed.speaker_right": "at least 0.95",
    "printed.day_right": "at least 0.97",
    "printed.denies_right": "at least 0.95",
    "printed.hedges_right": "at least 0.95",
}


def sure_days(dates: Iterable[Date], reports: Reports) -> list[Date]:
    """Returns the expressions that count from the day of their report ("on Tuesday"), where the
    program is sure of that day and the words allow no other: none that would be after it, since "on
    Saturday" may be of any coming week."""
    sure = {}
    for report in reports:
        if (report.anchor_basis or "").startswith("published"):
            sure[report.id] = report.anchor or ""
    return [date for date in dates if _is_relative(date, sure.get(date.report, ""))]


def _is_relative(date: Date, today: str) -> bool:
    """Whether it counts back from this day."""
    if not (date.earliest and date.latest):
        return False
    if date.latest[:10] > today[:10]:
        return False
    kinds = {expression.kind for expression in find_times(date.span.line)}
    if "ago" in kinds and date.earliest != date.latest:
        return False  # "a month ago" need not be last month
    return bool(kinds) and kinds <= _ONE_DAY


def judged() -> dict[Place, bool]:
    """What was judged, and whether it is right."""
    labels = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        sha256, start, kind, value, right = line.split("\t")
        labels[sha256, int(start), kind, value] = right == "1"
    return labels


def printed(ledger: Path) -> Iterator[Place]:
    """The speakers, stances and days that a ledger prints; of days those that count from
    the day of their report."""
    document = from_json(ledger.read_text(encoding="utf-8"))
    hashes = {report.id: report.sha256[:16] for report in document.reports}
    for story in document.stories:
        for said in story.statements:
            if said.speaker:
                yield hashes[said.report], said.quote.start, "speaker", _short(said.speaker)
            stance = said.shown_stance
            if stance is not Stance.ASSERTS:
                yield hashes[said.report], said.quote.start, stance.value, _short(stance)
        for day in sure_days(story.dates, story.own(document.reports)):
            value = _short(f"{day.earliest}/{day.latest}")
            yield hashes[day.report], day.span.start, "day", value


def _short(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:8]


def figures_of(ledgers: Path) -> dict[str, float | int]:
    """How many of what was judged the ledgers print, and what share of it is right."""
    labels = judged()
    found = defaultdict(list)
    for path in sorted(ledgers.glob("*.json")):
        for place in printed(path):
            if place in labels:
                found[place[2]].append(labels[place])
    figures: dict[str, float | int] = {}
    for kind, right in sorted(found.items()):
        figures[f"printed.{kind}_judged"] = len(right)
        figures[f"printed.{kind}_right"] = round(sum(right) / len(right), 3)
    return figures


def main() -> None:
    """Prints the figures and keeps them."""
    parser = parser_of(__doc__)
    parser.add_argument("ledgers", type=Path)
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    figures = figures_of(given.ledgers)
    for name, value in figures.items():
        print(f"{name} {value}")
    if not given.no_record:
        record(
            "printed",
            figures,
            data="what is printed of real news, drawn by lot and judged from the reports alone",
            bars=BARS,
        )


if __name__ == "__main__":
    main()
