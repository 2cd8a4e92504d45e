"""What simple means show of the stories of the benchmark, and what this program shows, by the same
door; the section "benchmark" of bench/results.json.

    python -m bench.real.baselines STORIES [--keep FOLDER] [--only NAME...]
                                   [--also NAME=OUTPUT...] [--record]

first       the first sentences of all reports in turn
headlines   the headlines
cover       the sentences that hold most of what several reports have, for the words they take
tfidf       sentences of several reports side by side by the cosine of their TF-IDF vectors
lexrank     sentences by LexRank, of the library sumy (requirements-bench.lock)
rashomon    this program's digest, without a model

FOLDER keeps each output in the form of bench/real/form.py, NAME/STORY.json; those there are taken.
--also scores outputs of any other system beside these.
Last come the answers of a large model in its own words, as readers judged them once
(bench/keys/answers.json); they cannot be made anew.
"""

import json
import math
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import parser_of
from bench.real.annotations import texts_of
from bench.real.form import Document, of_ledger
from bench.real.score import Figures, score
from bench.score.clusters import make_ledger
from bench.score.key_baselines import cover, first_sentences, sentences_of
from bench.score.key_figures import BUDGETS, answers
from bench.score.results import record
from score_key import words

MOST = BUDGETS[-1]
ALIKE = 0.2  # cosine; of .15 to .5 it shows most differences of train within 700 words
Texts = Mapping[str, str]
Sentence = dict[str, str]


def headlines(texts: Texts) -> Document:
    """Shows the first line of each report that is no address."""
    shown = []
    for name, text in sorted(texts.items()):
        lines = (line.strip() for line in text.splitlines())
        if first := next((line for line in lines if line and not line.startswith("http")), ""):
            shown.append({"report": name, "text": first})
    return {"shown": shown}


def side_by_side(texts: Texts) -> Document:
    """Lays sentences of several reports side by side, the most alike first, a report once a row;
    rows of many reports come first."""
    told = [{"report": n, "text": s} for n in sorted(texts) for s in sentences_of(texts[n])]
    vectors = _vectors([sentence["text"] for sentence in told])
    pairs = [
        (sum(weight * b[w] for w, weight in a.items() if w in b), i, j)
        for (i, a), (j, b) in combinations(enumerate(vectors), 2)
        if told[i]["report"] != told[j]["report"]
    ]
    rows = {n: [n] for n in range(len(told))}
    made: dict[int, list[int]] = {}  # rows of two sentences and more, the most alike pair first
    for alike, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if alike < ALIKE:
            break
        one, other = rows[i], rows[j]
        if not {told[n]["report"] for n in one} & {told[n]["report"] for n in other}:
            made.setdefault(id(one), one)
            made.pop(id(other), None)
            one += other
            rows |= dict.fromkeys(other, one)
    ordered = sorted(made.values(), key=lambda row: -len(row))
    laid = [[told[n] for n in row] for row in ordered]
    return {"shown": _within([one for row in laid for one in row]), "rows": laid}


def lexrank(texts: Texts) -> Document:
    """Shows sentences by LexRank."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as Told
    from sumy.summarizers.lex_rank import LexRankSummarizer

    class Tokens:
        """The words of a sentence, as the library asks for them."""

        @staticmethod
        def to_words(text: str) -> list[str]:
            return sorted(words(text))

    told = [(name, s) for name in sorted(texts) for s in sentences_of(texts[name])]
    order: list[int] = []

    def in_order(rated: Sequence[Any]) -> Sequence[Any]:
        order.extend(one.order for one in rated)  # the highest first
        return rated

    model = ObjectDocumentModel([Paragraph([Told(s, Tokens()) for _, s in told])])
    LexRankSummarizer()(model, in_order)
    return {"shown": _within([{"report": told[n][0], "text": told[n][1]} for n in order])}


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """Returns the TF-IDF vectors of sentences, each of length one."""
    bags = [Counter(words(text)) for text in texts]
    having = Counter(word for bag in bags for word in bag)
    made = []
    for bag in bags:
        vector = {w: n * math.log(len(bags) / having[w]) for w, n in bag.items()}
        long = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        made.append({word: value / long for word, value in vector.items()})
    return made


def _within(told: Sequence[Sentence]) -> list[Sentence]:
    """Returns sentences up to the limit of words."""
    shown, taken = [], 0
    for one in told:
        if taken >= MOST:
            break
        shown.append(one)
        taken += len(one["text"].split())
    return shown


BASELINES: dict[str, Callable[[Texts], Document]] = {
    "first": lambda texts: {"shown": first_sentences(texts, MOST)},
    "headlines": headlines,
    "cover": lambda texts: {"shown": cover(texts, MOST)},
    "tfidf": side_by_side,
    "lexrank": lexrank,
}
OURS = "rashomon"


def make(name: str, stories: Path, folder: Path) -> None:
    """Writes what a baseline, or this program, shows of each story."""
    folder.mkdir(parents=True, exist_ok=True)
    for story in json.loads((stories / "stories.json").read_text(encoding="utf-8")):
        if (path := folder / f"{story}.json").exists():
            continue
        if name == OURS:
            document = of_ledger(make_ledger(stories / story))
        else:
            document = BASELINES[name](texts_of(stories / story))
        path.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")


def pile(stories: Path, task: str, split: str) -> Figures:
    """Returns how large the stories of a part are, in the mean; tokens of four characters each."""
    listed = json.loads((stories / "stories.json").read_text(encoding="utf-8"))
    piles = [texts_of(stories / name) for name, tasks in listed.items() if tasks.get(task) == split]
    texts = [text for texts in piles for text in texts.values()]
    return {
        "stories": len(piles),
        "reports": len(texts),
        "words_each": round(sum(len(text.split()) for text in texts) / len(piles)),
        "tokens_each": round(sum(len(text) for text in texts) / 4 / len(piles)),
    }


def record_parts(scored: Mapping[str, Mapping[str, Figures]], stories: Path) -> None:
    """Records a table for each part that was not learned on, and for all disputes, of the systems
    that answered all of it."""
    parts: dict[str, dict[str, Figures]] = {}
    for name, of_system in scored.items():
        for part, figures in of_system.items():
            whole = figures["answered"] == figures["stories"]
            if whole and (part.endswith("test") or part.startswith("disputes")):
                kept = {figure: value for figure, value in figures.items() if value is not None}
                parts.setdefault(part, {})[f"{name}-{part}"] = kept
    for part, systems in parts.items():
        systems |= {f"piles-{part}": pile(stories, *part.rsplit("-", 1))}
        record(
            f"benchmark, {part}",
            systems,
            data="the stories of bench/real, each output in the form of bench/real/form.py",
            note="What each figure means stands in docs/benchmark.md.",
        )


def main() -> None:
    """Makes, scores, prints and records."""
    ask = parser_of(__doc__)
    ask.add_argument("stories", type=Path)
    ask.add_argument("--keep", type=Path, metavar="FOLDER")
    ask.add_argument("--only", nargs="+", choices=(*BASELINES, OURS), default=(*BASELINES, OURS))
    ask.add_argument("--also", nargs="+", metavar="NAME=OUTPUT", default=[])
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    scored: dict[str, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory() as made:
        for name in given.only:
            folder = (given.keep or Path(made)) / name
            try:
                make(name, given.stories, folder)
            except ModuleNotFoundError as fault:
                print(f"{name} is left out: {fault} (requirements-bench.lock)", file=sys.stderr)
                continue
            scored[name] = score(given.stories, folder)
    for name, _, folder in (one.partition("=") for one in given.also):
        scored[name] = score(given.stories, Path(folder))
    for name, parts in scored.items():
        for part, figures in parts.items():
            print(name, part, *(f"{k} {v}" for k, v in figures.items() if v is not None))
    for part, judged in answers().items():
        print("a large model's", part, *(f"{k} {v}" for k, v in judged.items() if "llm" in k))
    if given.record:
        record_parts(scored, given.stories)


if __name__ == "__main__":
    main()
