#!/usr/bin/env python3
"""What answers bring: the questions of `rashomon ask`, answered from the gold, and every figure after so many of them.

Usage: oracle.py [CLUSTER_DIR...] [--record] [--quick]     the gold clusters where none is given, bench/stories/dev where there are none
       oracle.py --own [--record]                          our own test stories: the ranked order to 60 answers, as means alone

The oracle finds the gold's answer to the question that it is asked, by the scorer's own matching of spans, and looks no further: it sees the
accounts shown and the answers to choose from, and what the gold does not hold is "none of them" or "cannot tell".
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.score import results
from bench.score.clusters import ROOT, as_text, clusters_in, shared_folder
from bench.train.gold_labels import Gold, GoldRelations, Place, _likeness, match
from rashomon.annotations.annotate import annotate_reports
from rashomon.judgements.in_force import settle
from rashomon.model.document import to_json
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger, Made
from rashomon.model.question import UNSURE, Option, Question, QuestionKind, answered
from rashomon.questions.question_material import Material
from rashomon.questions.rank_questions import rank_questions
from rashomon.reports import report_pile
from rashomon.workspace import StorySession
from score import iou, like, same_speaker, score, speakers_of
from score_all import together

STOPS = (0, 10, 20, 40, 60, 100)
OWN = (0, 20, 60)  # those for our own test stories
BATCH = 5  # answers before the questions are ranked again
WRONG = 0.1
AT = "2000-01-01T00:00:00+00:00"


class Oracle:
    """The gold's answers about one story."""

    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.gold = GoldRelations(folder, texts)
        self.story = json.loads((folder / "gold.json").read_text("utf-8"))["stories"][0]
        self.texts = texts
        self.names = speakers_of(self.story["names"])
        self.meant: dict[str, Gold] = {}
        self.matched: frozenset[str] = frozenset()  # those that stand for a gold account, one for one

    def look(self, material: Material) -> None:
        """Matches the candidate accounts with the gold's, accounts of points first."""
        accounts = [c.account for c in material.doubts.candidates]
        places = [Place(a.report, a.quote.start, a.quote.end, "", (a.low, a.high)) for a in accounts]
        self.meant = {accounts[j].id: self.gold.accounts[i] for i, j in match(self.gold.accounts, places).items()}
        self.matched = frozenset(self.meant)
        for account, place in zip(accounts, places, strict=True):
            if account.id not in self.meant:
                near = [
                    (_likeness(g, place) + (g.numbers == place.numbers), -k)
                    for k, g in enumerate(self.gold.accounts)
                    if _likeness(g, place)
                ]
                if near:
                    self.meant[account.id] = self.gold.accounts[-max(near)[1]]

    def answer(self, question: Question) -> Option:
        """The option that the gold gives."""
        key = {
            QuestionKind.RELATION: self._relation,
            QuestionKind.ACCOUNT: self._account, QuestionKind.SPEAKER: self._speaker, QuestionKind.NAME: self._name, QuestionKind.DAY: self._day,
        }.get(question.asked, lambda _: UNSURE)(question)  # fmt: skip
        return question.answer(key) or question.options[-1]

    def _kinds(self, one: str, other: str) -> set[str]:
        a, b = self.meant.get(one), self.meant.get(other)
        return self.gold.kinds.get((a.point, a.version, b.version), set()) if a and b and a.point == b.point else set()

    def _relation(self, question: Question) -> str:
        """Of two answers to one question: not both, the second later, both; or no answers to one question at all."""
        one, other = (item.id for item in question.shown)
        a, b = self.meant.get(one), self.meant.get(other)
        if a and b and a.point != b.point:
            return "4"
        kinds = self._kinds(one, other) | self._kinds(other, one)
        return "1" if "conflict" in kinds else "2" if "update" in kinds else "3" if a and b else UNSURE

    def _account(self, question: Question) -> str:
        """Whether two answer one question, and with one answer; or whether one belongs where it stands."""
        one, other = (self.meant.get(item.id) for item in question.shown)
        if question.answer("y"):
            return ("x" if one is None else UNSURE) if one is None or other is None else "y" if one.point == other.point else "o"
        if one is None or other is None:
            return UNSURE
        return "3" if one.point != other.point else "1" if one.version == other.version else "2"

    def _speaker(self, question: Question) -> str:
        quote = question.shown[0].quote
        at = (quote.report, quote.start, quote.end)
        found = [(like(self._span(s["quote"], s["report"]), at, iou), k) for k, s in enumerate(self.story["statements"])]
        value, k = max(found, default=(0.0, 0))
        if value < 0.5:
            return UNSURE
        said = self.story["statements"][k]
        key = next((o.key for o in question.options if o.decides and same_speaker(said.get("speaker"), o.label, self.names)), None)
        return key or ("a" if said.get("anonymous") else UNSURE)

    def _name(self, question: Question) -> str:
        a, b = (item.id for item in question.shown)
        holding = [[s in name["spellings"] for s in (a, b)] for name in self.story["names"]]
        return "y" if [True, True] in holding else "n" if any(h[0] for h in holding) and any(h[1] for h in holding) else UNSURE

    def _day(self, question: Question) -> str:
        quote = question.shown[0].quote
        for date in self.story.get("dates", []):
            if like(self._span(date["span"]), (quote.report, quote.start, quote.end), iou) >= 0.5:
                wanted = f"{date['earliest'][:10]}/{date['latest'][:10]}"
                return next((o.key for o in question.options if o.decides and o.decides[0].after == wanted), UNSURE)
        return UNSURE

    def _span(self, value: dict | str, report: str | None = None) -> tuple[str, int, int]:
        value = {"quote": value} if isinstance(value, str) else value
        rid, start = value.get("report", report), -1
        for _ in range(value.get("nth", 1)):
            start = self.texts.get(rid, "").find(value["quote"], start + 1)
        return rid, start, start + len(value["quote"])


def wrong_answer(question: Question, option: Option, chance: random.Random) -> Option:
    """Another answer."""
    return question.answer(chance.choice([o.key for o in question.options if o.key != option.key])) or option


@dataclass
class Case:
    """A story that was read once, to be asked about many times."""

    cluster: Path
    desk: StorySession
    texts: dict[str, str]
    folder: Path
    asked: list[Question] = field(default_factory=list)

    def figures(self, judgements: Sequence[Judgement]) -> dict:
        """The scorer's figures under these judgements."""
        story, reports = self.desk.told(settle(judgements))
        document = json.loads(to_json(Ledger(Made("", (), ()), reports, (story,))))
        copy = self.folder / self.cluster.name
        return score(document, copy if copy.exists() else as_text(self.cluster, document, self.folder))[0]

    def curve(self, stops: Sequence[int], *, order: str = "ranked", wrong: float = 0.0, seed: int = 1) -> dict[int, dict]:
        """The figures after so many answers."""
        chance, oracle = random.Random(f"{seed} {self.cluster.name}"), Oracle(self.cluster, self.texts)  # noqa: S311  repeatable, not secret
        judgements: list[Judgement] = []
        out: dict[int, dict] = {}
        count, ended = 0, False
        while True:
            if count in stops:
                out[count] = self.figures(judgements)
            if count >= max(stops) or ended:
                break
            material = self.desk.material(judgements)
            oracle.look(material)
            batch = self._batch(material, order, chance, min(BATCH, min(s for s in stops if s > count) - count))
            ended = not batch
            for question in batch:
                option = oracle.answer(question)
                if chance.random() < wrong:
                    option = wrong_answer(question, option, chance)
                self.asked.append(question)
                log.append((self.cluster.name, count, question, option, order))
                judgements += answered(question, option, by="gold", at=AT)
                count += 1
        return out | {stop: self.figures(judgements) for stop in stops if stop not in out}

    def _batch(self, material: Material, order: str, chance: random.Random, size: int) -> Sequence[Question]:
        if order == "ranked":
            return rank_questions(material, most=size)
        found = list(rank_questions(material, most=400))
        chance.shuffle(found)
        return found[:size]


log: list[tuple[str, int, Question, Option, str]] = []


def case_of(cluster: Path, folder: Path) -> Case:
    """The cluster's reports, read and parsed."""
    pile = report_pile.read(str(cluster / "reports"))
    return Case(cluster, StorySession(list(annotate_reports(pile.reports))), {r.id: r.text for r in pile.reports}, folder)


def mean_curve(cases: Sequence[Case], stops: Sequence[int], **how: object) -> dict[int, dict[str, float]]:
    """One figure a name for all cases after so many answers."""
    curves = [case.curve(stops, **how) for case in cases]  # type: ignore[arg-type]
    return {stop: {name: found["value"] for name, found in together([curve[stop] for curve in curves]).items()} for stop in stops}


SHOWN = (
    "ledger",
    "points.conflicts",
    "points.paired",
    "points.statuses",
    "points.versions",
    "points.shared",
    "accounts.found",
    "points.lines",
)


CURVE = ("ledger", "points.conflicts", "points.paired", "points.statuses")  # what is recorded after so many answers in each order


def print_curve(title: str, curve: dict[int, dict[str, float]]) -> None:
    """The figures that answers are meant for."""
    print(f"{title:24}" + "".join(f"{name.removeprefix('points.'):>12}" for name in SHOWN))
    for stop, figures in curve.items():
        print(f"{stop:>24}" + "".join(f"{figures[name] or 0:12.3f}" for name in SHOWN), flush=True)


def main() -> None:
    """Measure, print, and record where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path, nargs="*")
    parser.add_argument("--record", action="store_true", help="write the figures into bench/results.json")
    parser.add_argument("--quick", action="store_true", help="the ranked order to 20 answers alone")
    parser.add_argument("--ranked", action="store_true", help="the ranked order alone")
    parser.add_argument("--own", action="store_true", help="our own test stories, the ranked order to 60 answers, as means alone")
    parser.add_argument("--to", type=int, default=100, help="the most answers a story")
    parser.add_argument("--log", action="store_true", help="print every question and its answer")
    options = parser.parse_args()
    if options.own:
        measure_own(recorded=options.record)
        return
    shared = shared_folder()
    given = options.clusters or (clusters_in(shared / "gold") if shared else clusters_in(ROOT / "bench" / "stories" / "dev"))
    stops = (0, 20) if options.quick else tuple(stop for stop in STOPS if stop <= options.to)
    with tempfile.TemporaryDirectory() as folder:
        cases = [case_of(cluster, Path(folder)) for cluster in given]
        ranked = mean_curve(cases, stops)
        words = [question.words() for case in cases for question in case.asked]
        print_curve("ranked", ranked)
        print(f"words to read: most {max(words, default=0)}, mean {sum(words) / max(1, len(words)):.0f}")
        if options.log:
            print_log()
        if options.quick or options.ranked:
            return
        others = (("random", {"order": "random"}), ("10% wrong", {"wrong": WRONG}))
        more = {title: mean_curve(cases, [s for s in stops if s in (20, 60)], **how) for title, how in others}
    for title, curve in more.items():
        print_curve(title, curve)
    if options.record:
        record(ranked, more, words, given)


def measure_own(*, recorded: bool) -> None:
    """The curve of our own test stories, which nobody looks at: means alone, no question and no story is shown."""
    stories = clusters_in(ROOT / "bench" / "stories" / "test")
    with tempfile.TemporaryDirectory() as folder:
        curve = mean_curve([case_of(story, Path(folder)) for story in stories], OWN)
    print_curve("own test stories", curve)
    if recorded:
        figures = {f"own_{stop}.{name.removeprefix('points.')}": curve[stop][name] for stop in OWN for name in CURVE}
        figures["own_ledger_gain_after_20"] = curve[20]["ledger"] - curve[0]["ledger"]
        bars = {
            "own_ledger_gain_after_20": "at least 0.05", "own_20.conflicts": "at least 0.55", "own_20.paired": "at least 0.58",
            "own_60.conflicts": "at least 0.75", "own_60.paired": "at least 0.72", "own_60.ledger": "at least 0.82",
        }  # fmt: skip
        data = f"gold answers to the questions of `rashomon ask`, mean over the {len(stories)} test stories of our own"
        results.record("questions of our own stories", {name: round(v, 4) for name, v in figures.items()}, data=data, bars=bars)


def print_log() -> None:
    """Every question that was put, with the words shown and the answer."""
    for name, n, question, option, _ in log:
        print(f"{name[:10]} {n:3} {question.asked.value:9} {question.gain:.3f} {question.words():3} -> {option.key:3}", end=" ")
        print(" | ".join(item.around.quote[:60].replace("\n", " ") for item in question.shown))


def record(ranked: dict, more: dict, words: Sequence[int], given: Iterable[Path]) -> None:
    """Writes the figures into results.json."""
    zero, twenty, sixty = (ranked[stop] for stop in (0, 20, 60))
    wrong = more["10% wrong"][20]
    gain = twenty["ledger"] - zero["ledger"]
    figures = {
        "ledger_gain_after_20": gain,
        "conflicts_after_20": twenty["points.conflicts"],
        "paired_after_20": twenty["points.paired"],
        "conflicts_after_60": sixty["points.conflicts"],
        "paired_after_60": sixty["points.paired"],
        "ledger_after_60": sixty["ledger"],
        "ledger_random_after_60": more["random"][60]["ledger"],
        "ledger_ranked_after_20": twenty["ledger"],
        "gain_kept_with_wrong_answers": (wrong["ledger"] - zero["ledger"]) / gain if gain else None,
        "question_words_most": float(max(words)),
    }
    for order, curve in {"ranked": ranked, **more}.items():
        for stop, found in curve.items():
            figures |= {f"{order.replace('10% ', '')}_{stop}.{name.removeprefix('points.')}": found[name] for name in CURVE}
    bars = {
        "ledger_gain_after_20": "at least 0.05", "conflicts_after_20": "at least 0.55", "paired_after_20": "at least 0.58",
        "conflicts_after_60": "at least 0.75", "paired_after_60": "at least 0.72", "ledger_after_60": "at least 0.82",
        "gain_kept_with_wrong_answers": "at least 0.667", "question_words_most": "at most 90",
    }  # fmt: skip
    data = "gold answers to the questions of `rashomon ask`, mean over " + ", ".join(sorted(path.name for path in given))
    results.record("questions", {name: None if v is None else round(v, 4) for name, v in figures.items()}, data=data, bars=bars)


if __name__ == "__main__":
    main()
