#!/usr/bin/env python3
"""Whether two events of one kind come apart, and whether reports of one event stay together.

    python -m bench.score.pairs FOLDER

`FOLDER/apart` holds a folder for each pair of events, in it the reports of each, `a/*.txt` and
`b/*.txt`; `FOLDER/together` holds a folder for each pile of reports of one event. Printed are the
pairs that share a story (merged), the events whose reports stand in several stories (apart), and
how many there are of each.
"""

import sys
from pathlib import Path

from bench import parser_of
from bench.score.grouping import Groups


def groups_of(reports: dict[str, Path]) -> Groups:
    """The stories of these reports, by their names."""
    from rashomon.parsing.parse import annotate_reports
    from rashomon.reports.read_report import read_report
    from rashomon.settings import ReadSettings
    from rashomon.stories.group_stories import features_of, group_features

    settings = ReadSettings()
    read = []
    for name, path in sorted(reports.items()):
        read.append(read_report(path.name, path.read_bytes(), settings=settings, report_id=name))
    return group_features([features_of(parsed) for parsed in annotate_reports(read)])


def events_of(group: tuple[str, ...]) -> set[str]:
    """The events that have reports in a story; a report's name begins with its event's."""
    return {report.partition("/")[0] for report in group}


def is_apart(event: str, groups: Groups) -> bool:
    """Whether the reports of an event stand in several stories."""
    return sum(event in events_of(group) for group in groups) > 1


def reports_in(folder: Path, pattern: str) -> dict[str, Path]:
    """The reports of a folder by the names of their event and file."""
    return {f"{path.parent.name}/{path.stem}": path for path in folder.glob(pattern)}


def score(folder: Path) -> str:
    """Prints what goes wrong, and returns the counts."""
    pairs = sorted(path for path in (folder / "apart").iterdir() if path.is_dir())
    piles = sorted(path for path in (folder / "together").iterdir() if path.is_dir())
    merged = apart = fallen = 0
    for pair in pairs:
        groups = groups_of(reports_in(pair, "[ab]/*.txt"))
        is_merged = any(len(events_of(group)) > 1 for group in groups)
        parted = [event for event in "ab" if is_apart(event, groups)]
        merged += is_merged
        apart += len(parted)
        if is_merged or parted:
            print(f"{pair.name}:{' merged' * is_merged}", *(f"{event} apart" for event in parted))
    for pile in piles:
        if is_apart(pile.name, groups_of(reports_in(pile, "*.txt"))):
            fallen += 1
            print(f"{pile.name}: apart")
    return (
        f"{len(pairs)} pairs: {merged} merged, {apart} of {2 * len(pairs)} events apart; "
        f"{len(piles)} piles of one event: {fallen} apart"
    )


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path)
    print(score(parser.parse_args().folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
