#!/usr/bin/env python3
"""Compares two ways to find statements on the same stories: the rules over the parse, and a tagger trained on the training stories.

    compare_statements.py [--no-record]     the section "statement methods" of bench/results.json

The tagger marks each token as the beginning, the inside or the outside of a content, by words, tags and dependencies around it and by the cue
above it in the tree: a structured perceptron, weights averaged, decoded by Viterbi. Both are measured as score.py does on the stories that train
nothing. Third, the rules without the statements whose confidence is low: the trained weights as a filter of what the rules propose.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clusters import ROOT, as_text, clusters_in
from rashomon import pipeline
from rashomon.language.verbs import noun_cue, verb_cue
from rashomon.model.document import plain
from rashomon.settings import Settings, StorySettings
from rashomon.statements.reading import Reading, read_stretches
from results import record
from score import Cluster, score_statements

EPOCHS = 8
TAGS = ("B", "I", "O")
LEAST = 2  # tokens of a tagged content


@dataclass
class Story:
    """A story as the program reads it, with its gold."""

    folder: Path
    known: pipeline.Prepared
    readings: list[Reading]
    gold: Cluster


def load(folder: Path) -> Story:
    """The story, parsed."""
    settings = Settings(stories=StorySettings(True))
    known = pipeline.prepare_story(list(pipeline.annotate_reports(pipeline.read(str(folder / "reports"), settings=settings).reports)))
    return Story(folder, known, [read_stretches(a) for a in known.annotated], _cluster(folder, known, []))


def _cluster(folder: Path, known: pipeline.Prepared, statements: Sequence[dict]) -> Cluster:
    reports = [plain(a.report) for a in known.annotated]
    story = {"reports": [r["id"] for r in reports], "statements": list(statements), "names": plain(known.names)}
    with tempfile.TemporaryDirectory() as copies:
        return Cluster({"reports": reports, "stories": [story]}, as_text(folder, {"reports": reports}, Path(copies)))


def features(reading: Reading, first: int, last: int) -> list[list[str]]:
    """The features of each token of a stretch."""
    doc, out = reading.doc, []
    for i in range(first, last):
        token = doc[i]
        row = [
            f"w={token.lower_}",
            f"t={token.tag_}",
            f"d={token.dep_}",
            f"q={reading.in_quotation(i)}",
            f"c={_above(token)}",
            f"s={i == first}",
        ]
        for step in (-2, -1, 1, 2):
            near = doc[i + step] if first <= i + step < last else None
            row += [f"w{step}={near.lower_ if near else '-'}", f"t{step}={near.tag_ if near else '-'}"]
        before = i > first and reading.in_quotation(i - 1)
        row += [f"c&d={_above(token)}{token.dep_}", f"qq={before}{reading.in_quotation(i)}", f"cue={_is_cue(token)}"]
        out.append(row)
    return out


def _is_cue(token) -> bool:
    return (token.pos_ == "VERB" and verb_cue(token.lemma_) is not None) or (token.pos_ == "NOUN" and noun_cue(token.lemma_) is not None)


def _above(token) -> str:
    """The way up to the nearest cue: the last dependency and the side."""
    at, steps = token, 0
    while at.head.i != at.i and steps < 12:
        if _is_cue(at.head):
            return f"{at.dep_}{'<' if token.i < at.head.i else '>'}"
        at, steps = at.head, steps + 1
    return "none"


class Tagger:
    """A structured perceptron with averaged weights."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(TAGS, 0.0))
        self._totals: dict[tuple[str, str], float] = defaultdict(float)
        self._steps = 1

    def tag(self, rows: list[list[str]]) -> list[str]:
        """The best sequence; an inside follows a beginning or an inside only."""
        best, back = [{t: (0.0 if t != "I" else -1e9) for t in TAGS}], []
        for k, row in enumerate(rows):
            scores = {t: sum(self.weights[f][t] for f in row if f in self.weights) for t in TAGS}
            now, links = {}, {}
            for t in TAGS:
                allowed = [p for p in TAGS if not (t == "I" and p == "O")] if k else ["O"]
                link = max(allowed, key=lambda p: best[-1][p] + self.weights[f"{p}>{t}"][t])
                now[t] = best[-1][link] + self.weights[f"{link}>{t}"][t] + scores[t] - (1e9 if t == "I" and not k else 0)
                links[t] = link
            best.append(now)
            back.append(links)
        tags = [max(TAGS, key=lambda t: best[-1][t])]
        for links in reversed(back[1:]):
            tags.append(links[tags[-1]])
        return tags[::-1]

    def train(self, examples: list[tuple[list[list[str]], list[str]]]) -> None:
        """Several rounds over the examples in an order drawn once and for all."""
        shuffler = random.Random(7)  # noqa: S311
        for _ in range(EPOCHS):
            shuffler.shuffle(examples)
            for rows, wanted in examples:
                given = self.tag(rows)
                for k, (g, w) in enumerate(zip(given, wanted, strict=True)):
                    if g != w:
                        self._move(rows[k], w, 1.0)
                        self._move(rows[k], g, -1.0)
                    before = (given[k - 1], wanted[k - 1]) if k else ("O", "O")
                    if (before[0], g) != (before[1], w):
                        self._move([f"{before[1]}>{w}"], w, 1.0)
                        self._move([f"{before[0]}>{g}"], g, -1.0)
                self._steps += 1
        for (feature, tag), total in self._totals.items():
            self.weights[feature][tag] -= total / self._steps

    def _move(self, row: list[str], tag: str, by: float) -> None:
        for feature in row:
            self.weights[feature][tag] += by
            self._totals[feature, tag] += by * self._steps


def examples_of(story: Story) -> list[tuple[list[list[str]], list[str]]]:
    """Each stretch with the tags of its gold contents."""
    spans = defaultdict(list)
    for s in story.gold.gold["statements"]:
        report, start, end = story.gold.gold_span(s["quote"], s["report"])
        spans[report].append((start, end))
    out = []
    for reading in story.readings:
        wanted = _gold_tags(reading, spans[reading.annotated.report.id])
        out += [(features(reading, s.first, s.last), wanted[s.first : s.last]) for s in reading.stretches]
    return out


def _gold_tags(reading: Reading, spans: list[tuple[int, int]]) -> list[str]:
    tags = ["O"] * len(reading.doc)
    for start, end in sorted(spans):
        inside = [t.i for t in reading.doc if start <= t.idx < end]
        for i in inside:
            opens = i == inside[0] or reading.stretch_of[i] != reading.stretch_of[i - 1]
            tags[i] = "B" if opens else "I"
    return tags


def tagged(story: Story, tagger: Tagger) -> list[dict]:
    """The contents that the tagger finds, as statements without speakers."""
    out = []
    for reading in story.readings:
        for stretch in reading.stretches:
            tags = [*tagger.tag(features(reading, stretch.first, stretch.last)), "O"]
            begun = None
            for k, tag in enumerate(tags):
                if begun is not None and tag != "I":
                    if k - begun >= LEAST:
                        out.append(plain(reading.annotated.span(reading.doc[stretch.first + begun : stretch.first + k])))
                    begun = None
                if tag == "B":
                    begun = k
    return [{"quote": quote, "report": quote["report"]} for quote in out]


def measure(stories: list[Story], statements: list[list[dict]], name: str) -> dict[str, float]:
    """found, touched and speaker, each the mean over the stories."""
    scores = [score_statements(_cluster(s.folder, s.known, found), []) for s, found in zip(stories, statements, strict=True)]
    return {
        f"{name}.{key}": round(sum(s[f"statements.{key}"]["f1"] for s in scores) / len(scores), 4)
        for key in ("found", "touched", "speaker")
    }


def main() -> None:
    """Trains, measures and records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    train = [load(folder) for folder in clusters_in(ROOT / "bench" / "stories" / "train")]
    unseen = [load(folder) for folder in [*clusters_in(ROOT / "bench" / "stories" / "dev"), *clusters_in(ROOT / "examples")]]
    tagger = Tagger()
    tagger.train([example for story in train for example in examples_of(story)])
    rules = [[plain(s) for s in story.known.statements] for story in unseen]
    sure = [[s for s in found if s["confidence"] >= 0.5] for found in rules]
    figures = (
        measure(unseen, rules, "statement_rules")
        | measure(unseen, [tagged(s, tagger) for s in unseen], "statement_tagger")
        | measure(unseen, sure, "statement_rules_filtered")
    )
    print("\n".join(f"{name} {value}" for name, value in figures.items()))
    if not options.no_record:
        record("statement methods", figures, data="stories of our own that train nothing (dev and the example)")


if __name__ == "__main__":
    main()
