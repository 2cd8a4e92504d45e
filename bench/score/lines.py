#!/usr/bin/env python3
"""Measures how many lines of reporting the program counts where the true number is known.

    lines.py [--piles N] [--stories FOLDER] [--misses]

Made piles: `bench/made/lines/*.toml` say what happened and in what words it may be told. From each
come piles of 5, 20 and 60 reports: reporters who were there, those who retell a release or quote a
speech, and copies of all kinds: as they are, edited, shortened, rewritten in other words and
another order, drawn from two reports, credited or not. Who has what from whom is known for every
sentence. Stories: folders with `lines.json`, [{"matter", "quotes": [{"report", "text"}],
"lines": [[report, ...], ...]}].

A matter counts where a passage holds sentences of two or more of its reports; of several the two
with most of them. The program says how many lines these reports have at most: the true number
must not be higher, and should not be much lower.
"""

import argparse
import functools
import json
import random
import re
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path

from bench.score.clusters import ROOT
from bench.score.results import record

FACTS = ROOT / "bench" / "made" / "lines"
OWN = ROOT / "bench" / "stories" / "twenty"
SIZES = (5, 20, 60)
_OWN = {5: (2, 3), 20: (4, 7), 60: (5, 9)}  # how many reporters were there, by the size
SECTION = "lines"
BARS = {"within": "at least 0.95", "excess": "at most 0.4"}
_KEPT = 0.5  # of the words that a form of words leaves open, that somebody who rewrites it keeps
_PASSAGES = 2  # of a matter, that are looked at
_PART = re.compile(r"\{([^{}]*)\}")
_FIRST = (
    "Ada Bruno Cleo Dario Edda Filip Gwen Henk Iris Jonas Katja Leif Mina Niels Olga Piet".split()
)
_LAST = (
    "Abelard Brandis Cordell Dressler Eastcote Fenwick Galloni Hartmoor Ingram Jessop Kranich "
    "Lindow Merrow Novotny Ostler Pruett Quade Rinaldi Sundin Tarrant Umber Vance Wexley Yarrow"
).split()
_WORKS = (
    "a carpenter|a nurse|a retired teacher|a bus driver|a plumber|a baker|a student|a gardener|a "
    "postman|a mechanic|a librarian|a waiter|a pensioner|an electrician|a clerk|a vet"
).split("|")
_PAPERS = "Post Courier Herald Mirror Observer Standard Beacon Chronicle Echo Record".split()
_PLACES = (
    "Harn Coast Valley Lakeside Northern Eastern Upland Island Border River Midland Capital".split()
)
_OTHERWISE = {
    "said": "stated",
    "about": "around",
    "some": "roughly",
    "people": "persons",
    "will": "is going to",
    "because": "since",
    "many": "numerous",
    "began": "started",
    "shut": "closed",
    "announced": "made known",
    "houses": "homes",
    "workers": "employees",
    "only": "just",
    "lost": "forfeited",
    "after": "following",
}


_PADDING = (
    "{On the way|Walking} {home|back}, <w> {talked of|remembered} {an older|another} {time|day}.",
    "{A dog|A cat|A gull} {belonging to|fed by} <w> {slept|sat} {through it all|nearby}.",
    "{It is|It was} {the third|the second} {spring|autumn} that <w> {spends|has} {here|in town}.",
    "<w> {would rather|preferred to} {speak of|discuss} {football|the harvest|the weather}.",
    "{Nobody|No one} {knows|can say} {what comes next|what follows}, <w> {wrote|noted} later.",
)


@dataclass
class Sentence:
    """One sentence of a made report: the fact it tells (None for padding), its words, whose line it
    is, and the form of words that it was chosen from, with what was chosen."""

    fact: int | None
    text: str
    origin: str
    form: str
    picks: tuple[str, ...]


@dataclass
class Made:
    """A made report: its sentences, and the hour of its page."""

    ident: str
    outlet: str
    hour: int
    sentences: list[Sentence] = field(default_factory=list)
    credit: str = ""


def chosen(
    form: str, rng: random.Random, before: Sequence[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """The form with one of the words of every {a|b}, and which they are; of those chosen `before`,
    half stay."""
    picks: list[str] = []

    def pick(found: re.Match[str]) -> str:
        n = len(picks)
        kept = n < len(before) and rng.random() < _KEPT
        picks.append(before[n] if kept else rng.choice(found[1].split("|")))
        return picks[-1]

    text = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", _PART.sub(pick, form))).strip()
    return text[:1].upper() + text[1:], tuple(picks)


def _last(
    made: tuple[str, tuple[str, ...]], origin: str, form: str
) -> tuple[str, str, str, tuple[str, ...]]:
    return made[0], origin, form, made[1]


class Pile:
    """Makes one pile of reports."""

    def __init__(self, facts: Mapping, size: int, seed: str) -> None:
        self.rng = random.Random(seed)  # noqa: S311
        self.facts = facts["facts"]
        slots = {name: self.rng.choice(values) for name, values in facts["slots"].items()}
        for fact in self.facts:
            fact["said"] = [
                functools.reduce(
                    lambda text, slot: text.replace(f"<{slot[0]}>", slot[1]), slots.items(), say
                )
                for say in fact["say"]
            ]
        self.reports: list[Made] = []
        self._forms = [list(fact["said"]) for fact in self.facts]
        own = self.rng.randint(*_OWN.get(size, (3, 5)))
        for n in range(size):
            self._add(n, own)

    def _add(self, n: int, own: int) -> None:
        outlet = f"{self.rng.choice(_PLACES)} {self.rng.choice(_PAPERS)} {n}"
        report = Made(f"r{self.rng.randrange(10**6):06d}x{n}", outlet, n)
        sources = self.reports
        if n < own:
            self._reported(report)
        else:
            makers = (
                self._verbatim,
                self._edited,
                self._shortened,
                self._rewritten,
                self._of_two,
            )
            self.rng.choice(makers)(report, sources)
        self.reports.append(report)

    # reports of their own

    def _witness(self) -> str:
        name = f"{self.rng.choice(_FIRST)} {self.rng.choice(_LAST)}"
        return f"{name}, {self.rng.choice(_WORKS)}" if self.rng.random() < 0.4 else name

    def _reported(self, report: Made) -> None:
        numbers = [i for i in range(len(self.facts)) if self.rng.random() < 0.75] or [0, 1]
        self.rng.shuffle(numbers)
        for i in numbers if any(self._forms[i] for i in numbers) else range(len(self.facts)):
            if self._forms[i]:
                report.sentences.append(self._told(i, report.ident))
        self._pad(report)

    def _told(self, i: int, ident: str) -> Sentence:
        """The sentence of somebody who saw it, in a form of words that nobody else who did has, or
        of somebody who retells a release or a speech."""
        fact = self.facts[i]
        form = self.rng.choice(self._forms[i])
        if fact["origin"] == "seen":
            self._forms[i].remove(form)
        form = form.replace("{Q}", "")
        form = form.replace("<<witness>>", self._witness())
        origin = ident if fact["origin"] == "seen" else f"o{i}"
        return Sentence(i, *_last(chosen(form, self.rng), origin, form))

    def _pad(self, report: Made) -> None:
        """Words of no matter, which nobody else has."""
        for _ in range(self.rng.randrange(3)):
            form = self.rng.choice(_PADDING).replace("<w>", self._witness())
            report.sentences.append(
                Sentence(None, *_last(chosen(form, self.rng), report.ident, form))
            )

    # copies

    def _verbatim(self, report: Made, sources: Sequence[Made]) -> None:
        source = self.rng.choice(sources)
        report.sentences = list(source.sentences)
        if self.rng.random() < 0.5:
            report.credit = f"This text is from the {source.outlet}."

    def _edited(self, report: Made, sources: Sequence[Made]) -> None:
        for one in self.rng.choice(sources).sentences:
            if self.rng.random() < 0.85:
                report.sentences.append(self._with(one, self._other_words(one.text, 0.5)))
        self._never_empty(report, sources)

    def _shortened(self, report: Made, sources: Sequence[Made]) -> None:
        source = self.rng.choice(sources)
        report.sentences = list(source.sentences[: max(2, len(source.sentences) // 2)])

    def _rewritten(self, report: Made, sources: Sequence[Made]) -> None:
        source = self.rng.choice(sources)
        for one in source.sentences:
            if self.rng.random() < 0.85:
                report.sentences.append(self._again(one))
        self.rng.shuffle(report.sentences)
        self._never_empty(report, sources)
        if self.rng.random() < 0.4:
            report.credit = f"The {source.outlet} reported it first."

    def _of_two(self, report: Made, sources: Sequence[Made]) -> None:
        told: dict[int | None, Sentence] = {}
        for source in self.rng.sample(list(sources), min(2, len(sources))):
            for one in source.sentences:
                if one.fact is not None and self.rng.random() < 0.7:
                    told.setdefault(one.fact, self._again(one))
        report.sentences = list(told.values())
        if self.rng.random() < 0.4:
            i = self.rng.randrange(len(self.facts))
            if i not in told and self._forms[i]:
                report.sentences.append(self._told(i, report.ident))
        self._never_empty(report, sources)

    def _never_empty(self, report: Made, sources: Sequence[Made]) -> None:
        if len(report.sentences) < 2:
            report.sentences = list(self.rng.choice(sources).sentences)

    def _again(self, one: Sentence) -> Sentence:
        """The sentence told again by somebody who only read it: half of the words that may be
        others are chosen anew, some have another of the same meaning."""
        text, picks = chosen(one.form, self.rng, one.picks)
        return Sentence(one.fact, self._other_words(text, 1.0), one.origin, one.form, picks)

    def _with(self, one: Sentence, words: str) -> Sentence:
        return Sentence(one.fact, words, one.origin, one.form, one.picks)

    def _other_words(self, text: str, share: float) -> str:
        words = text.split(" ")
        for i, word in enumerate(words):
            if word in _OTHERWISE and self.rng.random() < share:
                words[i] = _OTHERWISE[word]
        return " ".join(words)


# What the program makes of it


@dataclass
class Matter:
    """What is known of one matter: where its sentences stand, and the true line of each report."""

    name: str
    places: Mapping[str, Sequence[str]]
    lines: Mapping[str, str]


def written(pile: Pile, folder: Path) -> list[Matter]:
    """Writes the reports of a pile, and returns what is known of its matters."""
    places: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    lines: defaultdict[int, dict[str, str]] = defaultdict(dict)
    folder.mkdir(parents=True)
    for n, report in enumerate(pile.reports):
        clock = f", {8 + n // 6:02}:{n % 6 * 10:02}" if n % 3 else ""  # some give the day alone
        first = " ".join(report.sentences[0].text.rstrip(".").split()[:7])
        head = f"{first}\n{report.outlet}\n11 March 2031{clock}\n"
        body = "\n\n".join(one.text for one in report.sentences)
        (folder / f"{report.ident}.txt").write_text(
            f"{head}\n{body}\n\n{report.credit}\n", encoding="utf-8"
        )
        for one in report.sentences:
            if one.fact is not None:
                places[one.fact][report.ident].append(one.text)
                lines[one.fact][report.ident] = one.origin
    return [Matter(pile.facts[i]["name"], places[i], lines[i]) for i in sorted(places)]


def matters_of(folder: Path) -> list[Matter]:
    """What is known of the matters of a story."""
    found = []
    for one in json.loads((folder / "lines.json").read_text(encoding="utf-8")):
        places: defaultdict[str, list[str]] = defaultdict(list)
        for quote in one["quotes"]:
            places[quote["report"]].append(quote["text"])
        lines = {report: str(n) for n, line in enumerate(one["lines"]) for report in line}
        found.append(Matter(one["matter"], places, lines))
    return found


@dataclass
class Asked:
    """One matter in one passage: how many of its reports, the true number of lines, the most that
    the program counts."""

    where: str
    reports: int
    true: int
    most: int

    @property
    def within(self) -> bool:
        """Whether the true number is no higher than what the program counts."""
        return self.true <= self.most


def asked_of(where: str, folder: Path, matters: Sequence[Matter]) -> Iterator[Asked]:
    """Yields what the program counts of each matter of a pile."""
    from rashomon.comparing import compare as comparing
    from rashomon.lineage.lines import OriginCounter
    from rashomon.lineage.trace_lineage import trace_lineage
    from rashomon.reports import report_pile
    from rashomon.settings import Settings, StorySettings

    settings = Settings(stories=StorySettings(one_story=True))
    ledger = comparing.compare(report_pile.read(str(folder), settings=settings), settings=settings)
    story = ledger.stories[0]
    counter = OriginCounter(
        trace_lineage(ledger.reports).copies, ledger.reports, story.statements, story.names
    )
    texts = {report.id: report.text for report in ledger.reports}
    for matter in matters:
        stand = {
            report: [
                (at, at + len(words)) for words in quotes if (at := texts[report].find(words)) >= 0
            ]
            for report, quotes in matter.places.items()
            if report in texts
        }
        held = [
            [
                one
                for one in claim.sure()
                if one.report in matter.lines
                and any(
                    min(one.span.end, end) > max(one.span.start, start)
                    for start, end in stand.get(one.report, ())
                )
            ]
            for claim in story.claims
        ]
        several = [some for some in held if len({one.report for one in some}) > 1]
        several.sort(key=lambda some: -len({one.report for one in some}))
        for some in several[:_PASSAGES]:
            origins = counter.of_sentences(some).origins
            reports = {one.report for one in some}
            true = len({matter.lines[report] for report in reports})
            yield Asked(f"{where}: {matter.name}", len(reports), true, origins.most)


def _pile(job: tuple[str, int, int]) -> list[Asked]:
    name, size, seed = job
    with tempfile.TemporaryDirectory() as folder:
        facts = tomllib.loads((FACTS / f"{name}.toml").read_text(encoding="utf-8"))
        reports = Path(folder) / "reports"
        matters = written(Pile(facts, size, f"{name} {size} {seed}"), reports)
        return list(asked_of(f"{name} {size}.{seed}", reports, matters))


def _story(folder: Path) -> list[Asked]:
    return list(asked_of(folder.name, folder / "reports", matters_of(folder)))


def figures(asked: Sequence[Asked]) -> dict[str, float]:
    """Of the matters: in how many of them the true number is no higher than what the program
    counts, and how much lower it is in the mean of these, as a share of the reports."""
    if not asked:
        return {"matters": 0}
    within = [one for one in asked if one.within]
    excess = sum((one.most - one.true) / one.reports for one in within)
    return {
        "matters": len(asked),
        "within": round(len(within) / len(asked), 3),
        "excess": round(excess / max(len(within), 1), 3),
    }


def main() -> None:
    """Measures, prints and records."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--piles", type=int, default=30)
    parser.add_argument("--stories", type=Path, default=OWN)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    names = sorted(path.stem for path in FACTS.glob("*.toml"))
    jobs = [(names[n % len(names)], SIZES[n % len(SIZES)], n) for n in range(given.piles)]
    stories = sorted(path.parent for path in given.stories.rglob("lines.json"))
    with Pool(2) as pool:
        made = pool.map(_pile, jobs, chunksize=1)
        own = pool.map(_story, stories, chunksize=1)
    found = {
        "made": figures([one for some in made for one in some]),
        **{
            f"made.{size}": figures(
                [
                    one
                    for job, some in zip(jobs, made, strict=True)
                    if job[1] == size
                    for one in some
                ]
            )
            for size in SIZES
        },
        "own": figures([one for some in own for one in some]),
        **{f"own.{folder.name}": figures(some) for folder, some in zip(stories, own, strict=True)},
    }
    for name, of in found.items():
        print(f"{name:<32}", "  ".join(f"{key} {value}" for key, value in of.items()))
    if given.misses:
        for one in (one for some in (*made, *own) for one in some if not one.within):
            print(f"{one.where}: {one.reports} reports, true {one.true}, counted {one.most}")
    elif given.piles == 30 and given.stories == OWN:
        flat = {f"{name}.{key}": value for name, of in found.items() for key, value in of.items()}
        record(
            SECTION,
            flat,
            data="made piles with known copying; stories of our own with known lines",
            bars={f"{name}.{key}": bar for name in ("made", "own") for key, bar in BARS.items()},
        )


if __name__ == "__main__":
    main()
