#!/usr/bin/env python3
"""Counts, by kind, how many faults that somebody planted in recorded answers are noticed.

    python -m bench.score.planted_answers SET PLANTED [--misses] [--record]

SET is the folder of a set of `model_replies.py`, with its index, stories and prompts. PLANTED holds
KEY.txt, the answer to each prompt with its faults, and faults.jsonl: a line a fault, {"key", "told"
(words of the part as it stands), "kind"}. A fault is noticed where its part is open, struck, shown
as the sentence, without the bracket that was wrong, or is not taken as a part.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from bench.score.answers import outcome, part_with
from bench.score.model_replies import ONE, FolderModel, carried_over, indexed, stories_of
from bench.score.results import record
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.comparing.read_with_model import read_with
from rashomon.model.answer import Answer, FaultKind
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile

BAR = "at least 0.80"


class PlantedModel(FolderModel):
    """Gives the answers with faults for those that were recorded."""

    planted = Path()

    def _recorded(self, name: str, body: str) -> str | None:
        for key, story in indexed(self.folder).items():
            planted = self.planted / f"{key}.txt"
            if story == self.story and planted.exists():
                old = (self.folder / "prompts" / f"{key}.txt").read_text(encoding="utf-8")
                return carried_over(planted.read_text(encoding="utf-8"), old, body)
        return None


def answer_of(story: Path, model: FolderModel) -> Answer:
    """The answer about a story, proved."""
    pile = report_pile.read(str(story / "reports"), settings=ONE)
    annotated = list(annotate_reports(pile.reports))
    (read,) = read_with(model, [annotated])
    known = prepare_story(annotated)
    return prove_answers(known, lay_side_by_side(known), read.answers).answers[0]


def is_noticed(told: str, kind: str, answer: Answer) -> bool:
    """Whether a fault is noticed."""
    part = part_with(told, answer)
    if part is None or outcome(part) != "borne":
        return True
    is_mended = any(fault.kind is FaultKind.LABEL for fault in part.faults)
    return (part.verdict is None and kind == "relation_wrong") or (
        kind == "bracket_other" and is_mended
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("planted", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    lines = (given.planted / "faults.jsonl").read_text(encoding="utf-8").splitlines()
    faults = [json.loads(line) for line in lines]
    keys = {story: key for key, story in indexed(given.folder).items()}
    PlantedModel.planted = given.planted
    noticed, every = Counter[str](), Counter[str]()
    for story in stories_of(given.folder.name, given.folder):
        answer = answer_of(story, PlantedModel(given.folder, story.name))
        for fault in faults:
            if fault["key"] == keys[story.name]:
                every[fault["kind"]] += 1
                if is_noticed(fault["told"], fault["kind"], answer):
                    noticed[fault["kind"]] += 1
                elif given.misses:
                    print(fault["kind"], story.name, fault["told"], sep=": ")
    for kind in sorted(every):
        print(f"{kind}: {noticed[kind]} of {every[kind]}")
    print(f"all: {noticed.total()} of {every.total()}")
    if given.record:
        shares = {kind: noticed[kind] / every[kind] for kind in sorted(every)}
        shares["all"] = noticed.total() / every.total()
        data = f"{every.total()} faults planted in recorded answers of a large language model"
        record("answers-planted", {"answers-planted": shares}, data=data, bars={"all": BAR})


if __name__ == "__main__":
    main()
