#!/usr/bin/env python3
"""Whether hard pairs come apart: two events of one kind in one pile.

    python -m bench.score.pairs FOLDER

FOLDER holds a folder for each pair, in it the reports of its events, `a/*.txt` and `b/*.txt`.
Printed is each pair that has a story with reports of both (merged) and each event whose reports
stand in several stories (apart), then how many there are.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench import parser_of
from bench.score.grouping import Groups


def groups_in(pair: Path) -> Groups:
    """The stories of a pair; a report's name begins with the name of its event."""
    from rashomon.parsing.parse import annotate_reports
    from rashomon.reports.read_report import read_report
    from rashomon.settings import ReadSettings
    from rashomon.stories.group_stories import features_of, group_features

    reports = [
        read_report(path.name, path.read_bytes(), settings=ReadSettings(), report_id=name)
        for path in sorted(pair.glob("[ab]/*.txt"))
        for name in [f"{path.parent.name}/{path.stem}"]
    ]
    return group_features([features_of(one) for one in annotate_reports(reports)])


def is_merged(groups: Groups) -> bool:
    """Whether a story holds reports of both events."""
    return any(len({report[0] for report in group}) > 1 for group in groups)


def fallen_apart(groups: Groups) -> Sequence[str]:
    """The events whose reports stand in several stories."""
    return [
        event for event in "ab" if sum(any(r[0] == event for r in group) for group in groups) > 1
    ]


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path)
    pairs = sorted(path for path in parser.parse_args().folder.iterdir() if path.is_dir())
    merged = apart = 0
    for pair in pairs:
        groups = groups_in(pair)
        fallen = fallen_apart(groups)
        merged += is_merged(groups)
        apart += len(fallen)
        if is_merged(groups) or fallen:
            told = [*["merged"] * is_merged(groups), *(f"{event} apart" for event in fallen)]
            print(f"{pair.name}: {', '.join(told)}; stories: {[list(group) for group in groups]}")
    print(f"{len(pairs)} pairs: {merged} merged, {apart} of {2 * len(pairs)} events apart")
    return 0


if __name__ == "__main__":
    sys.exit(main())
