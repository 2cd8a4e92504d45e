#!/usr/bin/env python3
"""Counts to how many questions `ask` shows all that reports say, and which it leaves unanswered,
beside BM25 over the same sentences.

    python -m bench.score.questions QUESTIONS.jsonl [--news DIR] [--replies DIR] [--misses]

QUESTIONS has a line a question: {"id", "pile", "question", "answered", "sides": [[quote, ...]]},
where each side is an answer that reports give, in the words of those that give it. Counted are the
questions that reports answer, of which a sentence of each side is shown, or (first_five) a sentence
of any side among the first five, and those that they do not answer, to which nothing is said to be
found. With --replies, a folder of a language model's prompts
and replies, the model answers, and what it does not answer shows no side.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.score.clusters import ROOT, shared_folder
from bench.score.model_replies import ONE, FolderModel
from bench.score.results import record
from rashomon.beside.near import stems_in
from rashomon.checking.ask_reports import Asked, ask_ledger
from rashomon.comparing.compare import compare
from rashomon.model.ledger import Ledger
from rashomon.model.report import Reports
from rashomon.reports import report_pile
from rashomon.text.name_words import fold
from rashomon.text.whole_sentences import sentences_of

BARS = {"first_five": "at least 0.85", "left_unanswered": "at least 0.90"}
FIRST = 5  # sentences that somebody reads
SHOWN = 8  # words of a quotation by which its sentence is known


def shown(asked: Asked) -> list[str]:
    """The sentences that are shown."""
    spans = [sentence.span for sentence in asked.sentences]
    for answer in asked.answers:
        spans += [span for part in answer.parts() for span in part.spans]
    return [span.quote for span in spans]


def shows(sentences: Iterable[str], side: Iterable[str]) -> bool:
    """Whether one of the sentences that give an answer is shown."""
    told = " ".join(map(fold, sentences))
    return any(" ".join(fold(quote).split()[:SHOWN]) in told for quote in side)


def by_bm25(question: str, reports: Reports, most: int = FIRST) -> list[str]:
    """The sentences of reports that BM25 (k 1.5, b .75) ranks first, of equal ones one."""
    quotes = [span.quote for report in reports for span in sentences_of(report)]
    sentences = [stems_in(quote) for quote in dict.fromkeys(quotes)]
    counts = Counter(stem for stems in sentences for stem in stems)
    length = sum(map(len, sentences)) / max(1, len(sentences))
    scores = []
    for quote, stems in zip(dict.fromkeys(quotes), sentences, strict=True):
        norm = 1 + 1.5 * (0.25 + 0.75 * len(stems) / length)
        score = 0.0
        for stem in sorted(stems_in(question) & stems):
            rare = math.log(1 + (len(sentences) - counts[stem] + 0.5) / (counts[stem] + 0.5))
            score += rare * 2.5 / norm
        scores.append((-score, quote))
    return [quote for _, quote in sorted(scores, key=lambda scored: scored[0])[:most]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--news", type=Path, default=(shared_folder() or ROOT) / "news")
    parser.add_argument("--replies", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    asked_for = list(map(json.loads, given.questions.read_text(encoding="utf-8").splitlines()))
    ledgers: dict[str, Ledger] = {}
    came = Counter[str]()
    for one in asked_for:
        pile = one["pile"]
        if pile not in ledgers:
            reports = report_pile.read(str(given.news / pile / "reports"), settings=ONE)
            ledgers[pile] = compare(reports, settings=ONE)
        model = FolderModel(given.replies, one["id"]) if given.replies else None
        (asked,) = ask_ledger(ledgers[pile], [one["question"]], model)
        quotes = shown(asked)
        is_right = all(shows(quotes, side) for side in one["sides"])
        if one["answered"]:
            sides = one["sides"]
            ranked = by_bm25(one["question"], ledgers[pile].reports)
            came["first_five"] += any(shows(quotes[:FIRST], side) for side in sides)
            came["bm25"] += any(shows(ranked, side) for side in sides)
        if given.replies or not one["answered"]:
            is_right = is_right and asked.is_found is one["answered"]
        came["answered" if one["answered"] else "not_answered"] += 1
        came["all_sides" if one["answered"] else "left_unanswered"] += is_right
        if given.misses and not is_right:
            print(one["id"], pile, one["question"], f"found: {asked.is_found}")
    figures = {
        "all_sides": came["all_sides"] / came["answered"],
        "left_unanswered": came["left_unanswered"] / came["not_answered"],
        "first_five": came["first_five"] / came["answered"],
        "first_five_of_bm25": came["bm25"] / came["answered"],
    }
    for figure, value in figures.items():
        print(f"{figure}: {value:.2f}")
    if not given.no_record:
        part = "questions-with-a-model" if given.replies else "questions"
        data = f"{came['answered']} questions that reports answer, {came['not_answered']} others"
        record(part, {part: figures}, data=data, bars=BARS)


if __name__ == "__main__":
    main()
