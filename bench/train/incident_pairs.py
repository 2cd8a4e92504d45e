#!/usr/bin/env python3
"""Draws pairs of numbers for a reader to judge, whether both are of one incident, and writes them
with their passages into a folder outside the project.

    incident_pairs.py OUT

OUT/pairs.jsonl is bench/incidents/pairs.jsonl before anybody judged ("one" is null); OUT/read.txt
has of each pair the sentences with two before and one behind, and not how the program sees them.
Drawn from the piles of ../shared/news whose names begin with a to r, ../shared/gold, bench/stories
train, and the subtopics of ECB+ (train) with ten reports and more: what the program sets beside
each other, and numbers of one harm that it does not. Of each pile only some pairs are drawn, those
that differ as often as those that agree, and of copies of one sentence none.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench import parser_of
from bench.score.clusters import ROOT, shared_folder
from bench.score.incidents import joined_by, story_of, texts_of
from rashomon.model.number import Number
from rashomon.model.story import Story
from rashomon.numbers.fates import BEFALLEN
from rashomon.text.gathering import by_key

NEAR = "near"  # numbers of one harm that the program does not set beside each other
LEAST = 10  # reports of a pile of ECB+
# Pairs of a pile at most, by where it comes from: of harm, of other things, near ones.
MOST = {"gold": (14, 3, 4), "news": (16, 1, 3), "stories": (6, 1, 2), "ecbplus": (12, 1, 3)}
AGREED, ZERO, OFTEN = 5, 1, 3  # of a pile's pairs of harm, and of one number's, at most
BEFORE, BEHIND = 600, 220  # characters in which the sentences around a number are looked for
_ENDS = re.compile(r"(?<=[.!?”\"])\s+|\n+")


class Drawn(NamedTuple):
    """A pair, how the program sees it, and by what pairs are ordered."""

    one: Number
    other: Number
    kind: str
    rank: str


def piles(shared: Path) -> Iterator[str]:
    """Yields the names of the piles."""
    yield from (f"gold/{path.name}" for path in sorted((shared / "gold").glob("*/")))
    news = sorted((shared / "news").glob("[a-r]*/"))
    yield from (f"news/{path.name}" for path in news)
    own = sorted((ROOT / "bench" / "stories" / "train").glob("*/"))
    yield from (f"stories/{path.name}" for path in own)
    lines = (shared / "data" / "ecbplus" / "train.jsonl").read_text("utf-8").splitlines()
    topics = Counter(json.loads(line)["subtopic"] for line in lines)
    yield from (f"ecbplus/{topic}" for topic, often in sorted(topics.items()) if often >= LEAST)


def candidates(pile: str, story: Story, sentences: Mapping[str, str]) -> list[Drawn]:
    """Returns the pairs of a pile, each kind in turn, in an order that nobody chose."""
    numbers = {number.id: number for number in story.numbers}
    pairs = dict(joined_by(story))
    standing = [n for n in story.numbers if n.superseded_by is None and n.measure in BEFALLEN]
    for one, other in combinations(standing, 2):
        if one.measure == other.measure:
            pairs.setdefault(frozenset((one.id, other.id)), NEAR)
    found = []
    for ids, kind in pairs.items():
        one, other = sorted((numbers[ident] for ident in ids), key=lambda n: (n.span, n.id))
        if sentences[one.id] != sentences[other.id]:
            rank = hashlib.sha256(f"{pile}{one.id}{other.id}".encode()).hexdigest()
            found.append(Drawn(one, other, kind, rank))
    turns = by_key((pair.kind, pair) for pair in sorted(found, key=lambda pair: pair.rank))
    places = ((n, pair.rank, pair) for some in turns.values() for n, pair in enumerate(some))
    return [pair for *_, pair in sorted(places)]


def drawn_from(pairs: list[Drawn], most: tuple[int, int, int]) -> Iterator[Drawn]:
    """Yields as many of these pairs as a pile may have."""
    of_group: Counter[str] = Counter()
    often: Counter[str] = Counter()
    room = dict(zip(("harm", "other", NEAR), most, strict=True))
    for pair in pairs:
        harm = pair.one.measure in BEFALLEN
        group = pair.kind if pair.kind == NEAR else "harm" if harm else "other"
        kinds = [group, f"{group} {pair.kind}"]
        if harm and not (pair.one.high and pair.other.high):
            kinds.append("zero")
        sides = (pair.one.id, pair.other.id)
        is_full = of_group[group] == room[group] or any(often[side] == OFTEN for side in sides)
        is_full |= of_group["harm agreed"] == AGREED and kinds[1] == "harm agreed"
        is_full |= of_group["zero"] == ZERO and "zero" in kinds
        if not is_full:
            of_group.update(kinds)
            often.update(sides)
            yield pair


def side_of(number: Number) -> list[str | int]:
    """Returns where a number stands, with the first digits of its words' hash."""
    span = number.span
    sha = hashlib.sha256(span.quote.encode()).hexdigest()[:16]
    return [span.report, span.start, span.end, sha]


def sentence_around(number: Number, text: str) -> tuple[int, int]:
    """Returns where the sentence of a number begins and ends."""
    begins = [match.end() for match in _ENDS.finditer(text, 0, number.span.start)]
    ends = _ENDS.search(text, number.span.end)
    return begins[-1] if begins else 0, ends.start() if ends else len(text)


def passage_of(number: Number, text: str) -> str:
    """Returns the sentence of a number, the number in brackets, with two before and one behind."""
    start, end = sentence_around(number, text)
    before = _ENDS.split(text[max(0, start - BEFORE) : start].strip())[-2:]
    behind = _ENDS.split(text[end : end + BEHIND].strip())[0]
    span = number.span
    marked = f"{text[start : span.start]}[[{span.quote}]]{text[span.end : end]}"
    return " ".join(f"{number.report}: {' '.join(before)} | {marked} | {behind}".split())


def main() -> None:
    """Draws the pairs and writes them."""
    parser = parser_of(__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    shared = shared_folder()
    if shared is None:
        raise SystemExit("The shared data are missing.")
    out.mkdir(parents=True, exist_ok=True)
    with (out / "pairs.jsonl").open("w") as pairs, (out / "read.txt").open("w") as passages:
        for pile in piles(shared):
            texts = texts_of(pile, shared)
            story = story_of(texts)
            around = {n.id: sentence_around(n, texts[n.report]) for n in story.numbers}
            sentences = {
                n.id: " ".join(texts[n.report][slice(*around[n.id])].split()) for n in story.numbers
            }
            found = candidates(pile, story, sentences)
            for pair in drawn_from(found, MOST[pile.split("/")[0]]):
                sides = {"a": side_of(pair.one), "b": side_of(pair.other)}
                row = {"pile": pile, "one": None, "drawn": pair.kind, **sides}
                pairs.write(json.dumps(row) + "\n")
                told = (passage_of(n, texts[n.report]) for n in (pair.one, pair.other))
                passages.write("\n".join([f"{pile} {pair.one.measure}", *told, "\n"]))


if __name__ == "__main__":
    main()
