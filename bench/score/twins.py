#!/usr/bin/env python3
"""Whether small piles of unlike events come apart; the section "twins" of bench/results.json.

    python -m bench.score.twins [--no-record]

Twins: ten pairs of events of one kind, two reports each (`twins.txt`). Briefs: forty unlike events
of one day, a report each. Both are given two by two, and in one pile.
"""

import json
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from bench import parser_of
from bench.score.results import record

CASES = Path(__file__).with_name("twins.txt")
BARS = {
    "twins_joined": "at most 0.02",
    "briefs_joined": "at most 0.02",
}


def cases(path: Path) -> tuple[list, dict[str, str]]:
    """What the invented reports of a file are grouped by, and the event of each."""
    from rashomon.model.report import Report
    from rashomon.parsing.parse import annotate_reports
    from rashomon.stories.group_stories import features_of

    reports, gold, event = [], {}, ""
    for block in path.read_text(encoding="utf-8").split("\n-- "):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if event:
            outlet, title, *rest = (line for line in lines if not line.startswith("== "))
            name = f"{event}/{outlet}"
            text = "\n\n".join((title, *rest))
            reports.append(
                Report(
                    id=name,
                    source=name,
                    sha256=name,
                    source_sha256=name,
                    text=text,
                    title=title,
                    published="2031-03-05",
                )
            )
            gold[name] = event
        event = next((line[3:] for line in lines if line.startswith("== ")), event)
    return [features_of(one) for one in annotate_reports(reports)], gold


def is_one(*pile) -> bool:
    """Whether these reports, alone, are one story."""
    from rashomon.stories.group_stories import group_features

    return len(group_features(pile)) == 1


def share(pairs: Sequence[tuple]) -> float:
    """The share of pairs that are one story."""
    return sum(is_one(*pair) for pair in pairs) / len(pairs)


def together(features: Sequence, gold: dict[str, str]) -> tuple[float, float]:
    """In one pile: of the pairs that a story joins the share of two events, and of the pairs of
    one event the share that is joined."""
    from rashomon.stories.group_stories import group_features

    joined = [pair for group in group_features(features) for pair in combinations(group, 2)]
    right = sum(gold[one] == gold[other] for one, other in joined)
    ids = [one.id for one in features]
    of_one = sum(gold[one] == gold[other] for one, other in combinations(ids, 2))
    return 1 - right / max(1, len(joined)), right / max(1, of_one)


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("--cases", type=Path, default=CASES, help="other reports in this form")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    features, gold = cases(options.cases)
    briefs = [one for one in features if one.id.startswith("brief-")]
    twins = [one for one in features if one not in briefs]
    kind = {one.id: gold[one.id].rpartition("-")[0] for one in twins}
    alike = [(a, b) for a, b in combinations(twins, 2) if kind[a.id] == kind[b.id]]
    wrong, right = together(features, gold)
    figures = {
        "twins_joined": share([(a, b) for a, b in alike if gold[a.id] != gold[b.id]]),
        "twins_kept": share([(a, b) for a, b in alike if gold[a.id] == gold[b.id]]),
        "briefs_joined": share(list(combinations(briefs, 2))),
        "pile_joined_wrongly": wrong,
        "pile_kept": right,
    }
    figures = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps(figures, indent=1))
    if not options.no_record:
        data = f"{len(twins)} reports of twins, {len(briefs)} briefs, all invented"
        record("twins", figures, data=data, bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
