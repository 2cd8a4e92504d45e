"""Scores how well a system notices faults in answers over invented reports.

    python -m bench.real.planted score OUTPUT
    python -m bench.real.planted board [--record]

A large language model wrote six answers over numbered sentences (bench/planted/sheets). Somebody
put one fault into each of many parts (bench/planted/answers); bench/planted/parts.jsonl lists all
parts and says which have one. `score` scores the OUTPUT of any system, a JSON object with true for
each part that the system marks, by the part's id; parts that it leaves out count as unmarked.
`board` measures this program (its marks on the answers, and each part checked as a draft), two
simple rules and the rivals of bench/real/rivals.py that are installed, and prints them with the
rows of bench/planted/leaderboard.json.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import rashomon
from bench.real.rivals import installed
from bench.score.clusters import ROOT
from bench.score.model_replies import carried_over
from bench.score.results import record
from rashomon.checking.check_draft import check_draft, read_draft
from rashomon.comparing.read_with_model import sheets_of
from rashomon.model.answer import Answer
from rashomon.model.answer import Part as Statement

SET = ROOT / "bench" / "planted"
STORIES = json.loads((ROOT / "examples" / "stories.json").read_text(encoding="utf-8"))
_LABEL = re.compile(r"\bs\d+\b")
_LINE = re.compile(r"^(?P<label>s\d+)(?: \([^)]*\))?: (?P<words>.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_VALUE = re.compile(r"\d[\d,.]*\d|\d|(?<=[a-z,;:] )[A-Z][a-z]+")
SHARE = 0.5  # of a part's words; of .3 to .7 this parts right ones from wrong ones best

Part = Mapping[str, str]
Marks = Mapping[str, bool]


def parts() -> list[Part]:
    """All parts: {"id", "story", "told", "labels", "kind" (of the fault; empty if none)}."""
    lines = (SET / "parts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def scored(marks: Marks, every: Sequence[Part]) -> dict[str, float]:
    """The share of faults that are marked, of each kind and in all, and of right parts."""
    planted, found = Counter[str](), Counter[str]()
    for part in every:
        kind = part["kind"] or "right"
        planted[kind] += 1
        found[kind] += marks.get(part["id"], False)
    right, marked = planted.pop("right"), found.pop("right", 0)
    figures = {kind: found[kind] / number for kind, number in sorted(planted.items())}
    figures["found"] = found.total() / planted.total()
    figures["right_marked"] = marked / right
    return figures


def few_words_marked(every: Sequence[Part]) -> Marks:
    """Marks a part if less than half of its longer words stand in the sentences that it names."""
    marks = {}
    for part in every:
        words = {word.casefold() for word in _WORD.findall(part["told"])}
        there = {word.casefold() for word in _WORD.findall(_named_words(part))}
        marks[part["id"]] = len(words & there) < SHARE * len(words)
    return marks


def values_marked(every: Sequence[Part]) -> Marks:
    """Marks a part if a number or a capitalized word of it stands in no sentence that it names."""
    marks = {}
    for part in every:
        there = _named_words(part)
        marks[part["id"]] = any(value not in there for value in _VALUE.findall(part["told"]))
    return marks


def _named_words(part: Part) -> str:
    sheet = (SET / "sheets" / f"{part['story']}.txt").read_text(encoding="utf-8")
    sentences = {line["label"]: line["words"] for line in _LINE.finditer(sheet)}
    named = _LABEL.findall(part["labels"])
    return " ".join(sentences.get(label, "") for label in named)


def program_marks(every: Sequence[Part]) -> Marks:
    """What this program marks for every reader: statements beside which a mark stands."""
    answers = {story: _answer(story) for story in sorted({part["story"] for part in every})}
    marks = {}
    for part in every:
        statement = _statement_with(part["told"], answers[part["story"]])
        marks[part["id"]] = statement is not None and bool(statement.counted_marks)
    return marks


def checked(every: Sequence[Part]) -> Marks:
    """Marks a part in which `rashomon check`, given it as a draft, finds something to look at."""
    piles = {}
    marks = {}
    for part in every:
        story = part["story"]
        if story not in piles:
            piles[story] = rashomon.read(ROOT / STORIES[story]["reports"])
        draft = read_draft("part.txt", f"{part['told']}.".encode())
        marks[part["id"]] = bool(check_draft(draft, piles[story]).differing)
    return marks


def rivals_marked(every: Sequence[Part], marks: Callable[[str, Sequence[str]], bool]) -> Marks:
    """What another program marks, given all reports of the story."""
    texts = {}
    for story in sorted({part["story"] for part in every}):
        reports = rashomon.read(ROOT / STORIES[story]["reports"]).reports
        texts[story] = [report.text for report in reports]
    return {part["id"]: marks(f"{part['told']}.", texts[part["story"]]) for part in every}


def _statement_with(words: str, answer: Answer) -> Statement | None:
    """The statement of an answer that has these words."""
    sought = _plain(words)
    statements = list(answer.parts())
    for statement in statements:
        if sought in _plain(statement.told):
            return statement
    inside = [part for part in statements if _plain(part.told) and _plain(part.told) in sought]
    return max(inside, key=lambda part: len(part.told), default=None)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def fitted(written: str, story: str) -> str:
    """An answer about a story with the numbers and the mark of the sheet as it is now."""
    reports = rashomon.read(ROOT / STORIES[story]["reports"]).reports
    sheet = (SET / "sheets" / f"{story}.txt").read_text(encoding="utf-8")
    (now,) = sheets_of(reports, one_story=True)
    mark = written.partition("\n")[0].strip()
    if mark.startswith("Sheet ") and f"<<{mark}>>" in now.prompts[0].user:
        return written
    carried = carried_over(written, sheet, now.prompts[0].user)
    return carried if carried.startswith("Sheet ") else f"Sheet {now.mark}\n\n{carried}"


@cache
def _answer(story: str) -> Answer:
    """The answer about a story with its faults, compared with the reports."""
    written = (SET / "answers" / f"{story}.txt").read_text(encoding="utf-8")
    return rashomon.bind(fitted(written, story), ROOT / STORIES[story]["reports"])


def board(*, keep: bool) -> None:
    """Measures this program and the simple rules, and prints all rows, the best first."""
    every = parts()
    faults = sum(bool(part["kind"]) for part in every)
    figures = {
        "planted": scored(program_marks(every), every),
        "planted-check": scored(checked(every), every),
        "planted-values": scored(values_marked(every), every),
        "planted-words": scored(few_words_marked(every), every),
    }
    for part, marks in installed().items():
        figures[part] = scored(rivals_marked(every, marks), every)
    rows = json.loads((SET / "leaderboard.json").read_text(encoding="utf-8"))
    for row in rows:
        if measured := figures.get(row["part"]):
            row["found"] = round(measured["found"], 3)
            row["right_marked"] = round(measured["right_marked"], 3)
    rows.sort(key=lambda row: (-row["found"], row["right_marked"], row["system"]))
    for row in rows:
        print(f"{row['system']}: faults {row['found']:.2f}, right parts {row['right_marked']:.2f}")
    if keep:
        data = f"{faults} faults, {len(every) - faults} right parts (bench/planted)"
        record("planted", figures, data=data)
        text = json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
        (SET / "leaderboard.json").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("score").add_argument("output", type=Path)
    commands.add_parser("board").add_argument("--record", action="store_true")
    given = parser.parse_args()
    if given.command == "board":
        board(keep=given.record)
        return
    marks = json.loads(given.output.read_text(encoding="utf-8"))
    for name, share in scored(marks, parts()).items():
        print(f"{name}: {share:.2f}")


if __name__ == "__main__":
    main()
