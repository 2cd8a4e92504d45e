"""Fits what the signals weigh by which happenings are held to be one, and prints them with how
often pairs are right, by weights learned on other stories (incidents/one_incident.py).

Usage: python -m bench.train.incidents

Learned on the invented stories of bench/incidents/learn, on those of bench/stories/{train,dev},
whose gold says of which event each count is, and on the event chains of those topics of ECB+ that
may train: two numbers of harm are of one incident if the words that tell their harm are of one
chain.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.score.casualties import gold_points
from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.incidents import FOLDER, read_story
from bench.train.logistic import fit
from rashomon.comparing.finish import lay_side_by_side, numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.incidents.occurrences import OccurrenceMaker
from rashomon.incidents.one_incident import IncidentSignals
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import HARMS
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.text.gathering import by_key

AFTER = ("detained", "displaced")
MOST, CHAINS = 30, 0.5  # pairs of a story that count whole; what one of ECB+ counts
PENALTY, FOLDS = 1.0, 8
BESIDE, ACROSS = "beside", "across"
OF_PLACE = ("same sentence", "next sentence", "sentences between", "turning")
OF_PLACE += ("other number in the sentence",)
NEAR = 60  # characters between a number and the word that tells the harm
STEPS = (0.0, 0.5, 1.0, 1.5, 2.0)
Label = tuple[str, str | None]  # the event, and the chain or letter in it


class Row(NamedTuple):
    """A pair of happenings: its story, whether both are of one report, its signals, whether it is
    one."""

    story: str
    beside: bool
    signals: Mapping[str, float]
    is_one: bool


def is_one(one: tuple[CountedNumber, Label], other: tuple[CountedNumber, Label]) -> bool | None:
    """Whether two labelled numbers are of one incident; None where the labels do not say."""
    (number, (event, chain)), (another, (event_too, chain_too)) = one, other
    if event != event_too:
        return False
    if chain is None or chain_too is None:
        return None
    if chain.startswith(chain_too) or chain_too.startswith(chain):
        return True
    after = (number.fate in AFTER) != (
        another.fate in AFTER
    )  # who was held for what others suffered
    return False if event == "own" and not (after and len(chain) > 1) else None


def rows_of(story: str, texts: Mapping[str, str], labels: Mapping[str, Sequence]) -> Iterator[Row]:
    """Yields the pairs of a story. `labels`: of each report stretches of text with their labels."""
    with tempfile.TemporaryDirectory() as folder:
        for report, text in texts.items():
            Path(folder, f"{report}.txt").write_text(text, encoding="utf-8")
        settings = Settings(stories=StorySettings(one_story=True))
        pile = report_pile.read(folder, settings=settings)
        known = prepare_story(list(annotate_reports(pile.reports)))
    maker = OccurrenceMaker(numbers_of(known))
    harmed = maker.numbers
    strength = lay_side_by_side(known).strength
    told = []
    for n in harmed:
        span = n.number.span
        label = next((x for a, b, x in labels[n.report] if span.start < b and a < span.end), None)
        told.append((n, label))
    singles = {n.number.id: maker.occurrence((n,)) for n in harmed}
    signals = IncidentSignals.of_story(harmed, strength)
    labelled = [(n, label) for n, label in told if label is not None]
    for one, other in combinations(labelled, 2):
        if one[0].report == other[0].report and (answer := is_one(one, other)) is not None:
            pair = singles[one[0].number.id], singles[other[0].number.id]
            yield Row(story, True, signals.of_pair(*pair), answer)
    gathered = by_key(((n.report, label), n) for n, label in labelled)
    happenings = [((n[0], key[1]), maker.occurrence(n)) for key, n in gathered.items()]
    for (one, first), (other, second) in combinations(happenings, 2):
        if first.report != second.report and (answer := is_one(one, other)) is not None:
            yield Row(story, False, signals.of_pair(first, second), answer)


def own_rows() -> Iterator[Row]:
    """Yields the pairs of the invented stories."""
    for path in sorted((FOLDER / "learn").glob("*.txt")):
        texts, marks = read_story(path)
        places = by_key((m.report, (m.start, m.end, ("own", m.happening))) for m in marks)
        yield from rows_of(path.stem, texts, places)


def gold_rows() -> Iterator[Row]:
    """Yields the pairs of our own stories with gold."""
    for half in ("train", "dev"):
        for cluster in clusters_in(ROOT / "bench" / "stories" / half):
            paths = sorted((cluster / "reports").glob("*.txt"))
            texts = {path.stem: path.read_text("utf-8") for path in paths}
            places = []
            for point in gold_points(cluster, texts):
                if point["measure"] in HARMS:
                    event = ("own", (point.get("about") or {}).get("event"))
                    for account in point["accounts"]:
                        places.append(
                            (account["report"], (account["start"], account["end"], event))
                        )
            yield from rows_of(cluster.name, texts, by_key(places))


def ecb_rows() -> Iterator[Row]:
    """Yields the pairs of the topics of ECB+, where these are at hand."""
    shared = shared_folder()
    if shared is None:
        return
    lines = (shared / "data" / "ecbplus" / "train.jsonl").read_text("utf-8").splitlines()
    for subtopic, documents in by_key((d["subtopic"], d) for d in map(json.loads, lines)).items():
        labels, texts = {}, {}
        for document in documents:
            name = document["id"].replace("/", "_")
            texts[name] = document["text"]
            labels[name] = list(chains_of(document))
        yield from rows_of(
            f"ecb {subtopic}", texts, by_key((n, x) for n in labels for x in labels[n])
        )


def chains_of(document: Mapping) -> Iterator[tuple[int, int, Label]]:
    """Yields the words near each event of a document, with its chain, then the whole of it."""
    for mention in document["mentions"]:
        if mention["kind"] == "event" and is_harm(mention["text"]):
            start, end = mention["spans"][0]
            around = max(0, start - NEAR), end + NEAR
            yield *around, (document["subtopic"], mention["chain"])
    yield 0, len(document["text"]), (document["subtopic"], None)


def is_harm(text: str) -> bool:
    """Whether an event's words tell of people harmed."""
    stems = ("kill", "dead", "die", "death", "injur", "wound", "hurt", "arrest", "miss", "detain")
    return text.casefold().startswith(stems)


def matrix(rows: Sequence[Row], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The signals of pairs as columns, the answers, and how much each pair counts."""
    x = np.array([[float(row.signals[name]) for name in names] for row in rows])
    often = Counter(row.story for row in rows)
    weight = np.array([weight_of(row, often[row.story]) for row in rows])
    return x, np.array([row.is_one for row in rows], float), weight


def weight_of(row: Row, often: int) -> float:
    """How much a pair counts: those of a story of many less each, chains by half."""
    weight = min(1.0, MOST / often)
    return weight * CHAINS if row.story.startswith("ecb") else weight


def fit_kind(rows: Sequence[Row], where: str) -> None:
    """Fits the weights of pairs of one report or of two, and prints them."""
    names = [name for name in rows[0].signals if where == BESIDE or name not in OF_PLACE]
    x, y, weight = matrix(rows, names)
    ridge = np.full(len(names), PENALTY)
    stories = sorted({row.story for row in rows})
    fold = np.array([stories.index(row.story) % FOLDS for row in rows])
    total = np.zeros(len(rows))
    for k in range(FOLDS):
        learned = fold != k
        total[~learned] = x[~learned] @ fit(x[learned], y[learned], weight[learned], ridge)
    own = np.array([row.story[:3] != "ecb" for row in rows])
    for step in STEPS:
        joined = (total >= step) & own
        right, met = y[joined].mean() if joined.any() else 0.0, y[joined].sum() / y[own].sum()
        print(f"{where} {step}: {right:.2f} right of {joined.sum()}, {met:.2f} of those that are")
    print(f"[{where}]")
    for name, value in zip(names, fit(x, y, weight, ridge), strict=True):
        print(f'"{name}" = {value:.2f}')


def main() -> None:
    """Fits and prints."""
    rows = [*own_rows(), *gold_rows(), *ecb_rows()]
    print(Counter((row.story, row.is_one) for row in rows))
    for where, is_beside in (("beside", True), ("across", False)):
        fit_kind([row for row in rows if row.beside is is_beside], where)


if __name__ == "__main__":
    main()
