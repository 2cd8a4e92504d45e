"""Makes the annotation of an event's statements and names of an annotator's draft
(bench/said/BRIEF.md): offsets and hashes, no words of the reports.

`python -m bench.build.said EVENT DRAFT [-o FILE]`: EVENT holds reports/*.txt. What does not stand
in a report is listed, and nothing is written.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STANCES = ("asserts", "denies", "hedges")
KINDS = ("person", "organisation", "place", "other")
FIELDS = 6  # content | cue | speaker | who that is | through whom | stance
NEAR = 600  # characters: how far from its content a cue or a speaker may stand
ANONYMOUS = "anonymous"


class Draft:
    """What one annotator wrote of one event, and what is wrong with it."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.statements: dict[str, list[dict[str, Any]]] = {report: [] for report in texts}
        self.names: list[dict[str, Any]] = []
        self.wrong: list[str] = []

    def read(self, draft: str) -> None:
        """Reads a draft line by line."""
        report = None
        for number, line in enumerate(map(str.strip, draft.splitlines()), 1):
            if not line or line.startswith("#"):
                continue
            if line.startswith("@ "):
                report = line[2:].strip()
                if report not in self.texts:
                    self.wrong.append(f"line {number}: no report {report!r}")
                    report = None
            elif line == "names":
                report = "names"
            elif report == "names":
                self.wrong += [f"line {number}: {fault}" for fault in self._name(line)]
            elif report:
                self.wrong += [f"line {number}: {fault}" for fault in self._statement(report, line)]

    def _statement(self, report: str, line: str) -> Iterator[str]:
        parts = [part.strip() for part in line.split(" | ")]
        if len(parts) != FIELDS:
            yield f"{len(parts)} fields, not {FIELDS}: {line[:60]!r}"
            return
        content, cue, here, who, via, stance = parts
        stance, *rest = stance.split()
        text, said = self.texts[report], self.statements[report]
        since = said[-1]["quote"][0] if said else 0
        place = elided(text, content, since) or elided(text, content, 0)
        if place is None:
            yield f"not in {report}: {content!r}"
            return
        made: dict[str, Any] = {
            "quote": place,
            "cue": near(text, cue, place),
            "here": near(text, here, place),
            "speaker": first(text, who),
            "via": [
                near(text, part.strip(), place) for part in via.split(";") if part.strip() != "-"
            ],
            "anonymous": ANONYMOUS in rest,
            "stance": stance,
        }
        wanted = {"cue": cue, "here": here, "speaker": who}
        yield from (
            f"{name} not found: {words!r}"
            for name, words in wanted.items()
            if words != "-" and made[name] is None
        )
        if None in made["via"]:
            yield f"via not found: {via!r}"
        if stance not in STANCES:
            yield f"no stance {stance!r}"
        said.append(made)

    def _name(self, line: str) -> Iterator[str]:
        kind, _, spellings = (part.strip() for part in line.partition(" | "))
        if kind not in KINDS:
            yield f"no kind {kind!r}"
        places = []
        for spelling in map(str.strip, spellings.split(";")):
            only = re.match(r"@(\S+)\s+(.+)", spelling)
            reports = [only[1]] if only else list(self.texts)
            words = only[2] if only else spelling
            found = [
                [report, *place]
                for report in reports
                for place in _all(self.texts.get(report, ""), words)
            ]
            if not found:
                yield f"name not found: {spelling!r}"
            places += [(words, *place) for place in found]
        self.names.append({"kind": kind, "places": places})

    def mentions(self) -> list[dict[str, Any]]:
        """The names with their mentions: of two names that overlap the longer one is meant, and
        what was given for one report goes before what was given for all."""
        taken: dict[str, list[tuple[int, int]]] = {report: [] for report in self.texts}
        every = sorted(
            (
                (end - start, report, start, end, n)
                for n, name in enumerate(self.names)
                for _, report, start, end in name["places"]
            ),
            key=lambda one: (-one[0], one[1:4], one[4]),
        )
        made: list[list[list[object]]] = [[] for _ in self.names]
        for _, report, start, end, n in every:
            if all(end <= a or start >= b for a, b in taken[report]):
                taken[report].append((start, end))
                made[n].append([report, start, end])
        return [
            {"kind": name["kind"], "mentions": sorted(found)}
            for name, found in zip(self.names, made, strict=True)
            if found
        ]


def elided(text: str, words: str, since: int) -> list[int] | None:
    """The place of words from `since` on; " ... " between them stands for what was left out."""
    begin, _, rest = words.partition(" ... ")
    start = text.find(begin, since)
    if start < 0:
        return None
    end = start + len(begin)
    if rest:
        last = text.find(rest, end)
        if last < 0:
            return None
        end = last + len(rest)
    return [start, end]


def near(text: str, words: str, place: list[int]) -> list[int] | None:
    """The place of these words that is nearest to a content, outside it where there is one."""
    if words == "-":
        return None
    found = [
        one for one in _all(text, words) if abs(one[0] - place[0]) < NEAR + place[1] - place[0]
    ]
    outside = [one for one in found if one[1] <= place[0] or one[0] >= place[1]]
    return min(
        outside or found,
        key=lambda one: min(abs(one[1] - place[0]), abs(one[0] - place[1])),
        default=None,
    )


def first(text: str, words: str) -> list[int] | None:
    """The first place of these words."""
    return next(iter(_all(text, words)), None) if words != "-" else None


def _all(text: str, words: str) -> list[list[int]]:
    return [[m.start(), m.end()] for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def main() -> None:
    """Reads a draft, and writes its annotation or says what is wrong."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("event", type=Path)
    ask.add_argument("draft", type=Path)
    ask.add_argument("-o", "--output", type=Path, help="without it the draft is only checked")
    given = ask.parse_args()
    texts = {
        p.stem: p.read_bytes().decode() for p in sorted((given.event / "reports").glob("*.txt"))
    }
    draft = Draft(texts)
    draft.read(given.draft.read_text(encoding="utf-8"))
    if draft.wrong:
        sys.exit("\n".join(draft.wrong))
    names = draft.mentions()
    print(f"{sum(map(len, draft.statements.values()))} statements, {len(names)} names")
    if given.output:
        made = {
            "event": given.event.name,
            "sha256": {r: hashlib.sha256(text.encode()).hexdigest() for r, text in texts.items()},
            "statements": draft.statements,
            "names": names,
        }
        given.output.write_text(json.dumps(made, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
