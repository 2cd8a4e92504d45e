"""Measures to whom the program gives the words of reports of which somebody wrote down whose they
are.

    python -m bench.score.attributions FILE [--misses]

FILE has a line of JSON for each report: `{"id", "report", "items": [{"quote", "name", "printed",
"kind"}]}`. `report`: its whole text, the headline first; `quote`: consecutive words that somebody
is given; `name`: the person whom a careful reader would name, in full as the report has it first,
null where nobody can be named; `printed`: the description that stands for the speaker then. An item
is held against the statement of the most words in common with its quote. Printed, by kind and in
all: of the items that the program gives to a person by name, how many are that person's; of those
that have a name, how many are given that name.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.score.clusters import make_ledger


@dataclass(frozen=True)
class Attribution:
    """An item and the person to whom the program gives its words; None for nobody by name."""

    report: str
    kind: str
    quote: str
    name: str | None
    given: str | None
    speaker: str | None

    @property
    def is_right(self) -> bool:
        """Whether the words are given to whom they belong to, under the name with or without a
        title, or to nobody by name where nobody can be named."""
        if self.given is None or self.name is None:
            return self.given == self.name
        return f" {self.given}".endswith(f" {self.name}")


def attributions_in(line: dict[str, Any]) -> Iterator[Attribution]:
    """Yields the items of a report with what the program makes of each. Raises ValueError where a
    quote does not stand in the report."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        (reports / "report.txt").write_text(line["report"], encoding="utf-8")
        ledger = make_ledger(Path(folder))
    (story,) = ledger["stories"]
    text = ledger["reports"][0]["text"]
    people = {name["id"] for name in story["names"] if name["kind"] == "person"}
    for item in line["items"]:
        start = text.find(item["quote"])
        if start < 0:
            raise ValueError(f"{line['id']}: {item['quote']!r} does not stand in the report")
        said = _most_of(story["statements"], start, start + len(item["quote"]))
        speaker = said["speaker"] if said else None
        is_named = said is not None and said["speaker_name"] in people
        given = speaker if is_named else None
        yield Attribution(line["id"], item["kind"], item["quote"], item["name"], given, speaker)


def _most_of(statements: list[dict[str, Any]], start: int, end: int) -> dict[str, Any] | None:
    """The statement with the most characters in common with these; of two, the shorter one."""
    best, most = None, (0, 0)
    for said in statements:
        quote = said["quote"]
        shared = min(end, quote["end"]) - max(start, quote["start"])
        if shared > 0 and (shared, quote["start"] - quote["end"]) > most:
            best, most = said, (shared, quote["start"] - quote["end"])
    return best


def figures_of(attributions: list[Attribution]) -> str:
    """Returns how many of those given a name are right, and how many that have one are given it."""
    named = [one for one in attributions if one.given]
    deserving = [one for one in attributions if one.name]
    right = sum(one.is_right for one in named)
    return f"right {right} of {len(named)} given a name; {right} of {len(deserving)} with a name"


def main() -> None:
    """Measures a file."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("file", type=Path)
    ask.add_argument("--misses", action="store_true")
    given = ask.parse_args()
    found: list[Attribution] = []
    for line in given.file.read_text("utf-8").splitlines():
        found += attributions_in(json.loads(line))
    by_kind = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
        if given.misses and not one.is_right:
            print(f"{one.report}, {one.kind}: {one.quote!r} is {one.name}'s, not {one.speaker}'s")
    for kind, some in sorted(by_kind.items()):
        print(f"{kind:16} {figures_of(some)}")
    print(f"{'all':16} {figures_of(found)}")


if __name__ == "__main__":
    main()
