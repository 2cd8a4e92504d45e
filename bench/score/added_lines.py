#!/usr/bin/env python3
"""How often a line that is added to a report is lost to its readers: invented lines
(added_lines.toml) in real reports.

Usage: added_lines.py FOLDER... [--half] [--every N] [--show]

FOLDER holds stories with `reports/*.txt`. Each line of [prose] is set above the first paragraph, in
the middle and at the end of each report and counts as lost when more than half of it is furniture;
each line of [page] is set at the end and counts as kept when it is. --half: of the stories only
those whose name has an even last digit of its SHA-256. Counts alone are printed.
"""

import argparse
import hashlib
import itertools
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rashomon.model.report import Report
from rashomon.reports.duplicates import prose_lines
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

LINES = tomllib.loads(Path(__file__).with_name("added_lines.toml").read_text(encoding="utf-8"))
PLACES = ("top", "middle", "end")


def read(text: str) -> Report:
    """The report of a text without a name."""
    return read_report("page.txt", text.encode(), settings=ReadSettings())


def with_line(text: str, report: Report, line: str, place: str) -> tuple[str, int]:
    """The text with the line as a paragraph of its own, and where it begins. The end is the end of
    the prose, or of the text where `end`."""
    prose = [
        (start, end)
        for start, end in prose_lines(report)
        if text[start:end].strip() != report.title
    ]
    at = (
        {"top": prose[0][0], "middle": prose[len(prose) // 2][0], "end": len(text.rstrip())}[place]
        if prose
        else 0
    )
    before = text[:at].rstrip()
    lead = f"{before}\n\n" if before else ""
    return f"{lead}{line}\n\n{text[at:].lstrip()}", len(lead)


def covered(report: Report, start: int, end: int) -> float:
    """The share of these characters that is furniture."""
    return sum(max(0, min(end, span.end) - max(start, span.start)) for span in report.furniture) / (
        end - start
    )


def carriers(folders: list[Path], *, half: bool) -> Iterator[str]:
    """The texts to which lines are added."""
    for folder in folders:
        for story in sorted(path.parent for path in folder.glob("*/reports")):
            if half and int(hashlib.sha256(story.name.encode()).hexdigest()[-1], 16) % 2:
                continue
            for path in sorted((story / "reports").glob("*.txt")):
                yield path.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    """Prints the shares lost and kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="every Nth report only")
    parser.add_argument("--show", action="store_true", help="how often each line went wrong")
    options = parser.parse_args()
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for text in itertools.islice(
        carriers(options.folders, half=options.half), 0, None, options.every
    ):
        report = read(text)
        for kind, place in (*(("prose", place) for place in PLACES), ("page", "end")):
            for line in LINES[kind]:
                added, start = with_line(text, report, line, place)
                lost = covered(read(added), start, start + len(line)) > 0.5
                tried[f"{kind} at {place}"] += 1
                if lost == (kind == "prose"):
                    wrong[f"{kind} at {place}"] += 1
                    lines[f"{kind} at {place}: {line}"] += 1
    for name, count in tried.items():
        print(
            f"{name}: {wrong[name]} of {count} "
            f"{'lost' if name.startswith('prose') else 'kept'} ({wrong[name] / count:.1%})"
        )
    if options.show:
        for name, count in sorted(lines.items(), key=lambda item: (-item[1], item[0])):
            print(f"{count:5} {name}")


if __name__ == "__main__":
    main()
