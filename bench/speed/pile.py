"""Makes any number of news reports, deterministically, from the stories of our own that train the
program.

A story of the pile is one of our stories in other words: its names are new, its numbers, weekdays
and months others, and each of its telling words stands for another one throughout the story, so
that two stories have no more in common than any two texts. It has 1 to 7 reports: other reports of
our story with sentences dropped and moved, and with sentences of earlier reports copied into them,
word for word or edited. One report in twenty has a sentence of an earlier story.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model.report import Report

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "bench" / "stories" / "train"
ACROSS = 0.05  # of the reports have a sentence of another story
GROWING = "siege-corridor"
KEPT, EDITED = 0.5, 0.3  # of the sentences of a story of any number of reports
COPIES = 0.5  # of the later reports of a story copy from an earlier one
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\s+|.", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December".split()
)
SYLLABLES = (
    "ba dor ken mar tel vis ran lo shu ga pe tor mi sal ver no kal di run fe bas ol tam ri zen hu "
    "cor la vin eth"
).split()
HEDGES = ("nearly ", "reportedly ", "about ")


@dataclass(frozen=True)
class PileReport:
    """One report of the pile."""

    id: str
    story: int
    published: str
    text: str


@dataclass
class Base:
    """One of our stories: the sentences of its reports as tokens, and the words of its names."""

    reports: list[list[list[str]]]
    names: frozenset[str]


@dataclass
class Wording:
    """The words of one story of the pile: each word stands for another, always the same."""

    rng: random.Random
    names: frozenset[str]
    days: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.days = dict(zip(DAYS, self.rng.sample(DAYS, 7), strict=True)) | dict(
            zip(MONTHS, self.rng.sample(MONTHS, 12), strict=True)
        )

    def word(self, token: str) -> str:
        """The word that stands for this one."""
        if token not in self.known:
            self.known[token] = self._new(token)
        return self.known[token]

    def _new(self, token: str) -> str:
        if token[0].isdigit():
            return "".join(str(self.rng.randrange(1, 10)) if c.isdigit() else c for c in token)
        if token in self.days:
            return self.days[token]
        if token in self.names:
            return "".join(self.rng.sample(SYLLABLES, 2 + (len(token) > 8))).capitalize()
        if not token[0].isalpha() or token.casefold() in closed():
            return token
        same = token[0].lower() + token[1:]
        if same != token:
            return (self.known.setdefault(same, self._plain()))[0].upper() + self.known[same][1:]
        return self._plain()

    def _plain(self) -> str:
        return vocabulary()[
            int(self.rng.random() ** 2 * len(vocabulary()))
        ]  # the frequent words more often, as in any text


@cache
def closed() -> frozenset[str]:
    """Words that every text has."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS) | frozenset(
        "said says told reported added according people".split()
    )


@cache
def bases() -> tuple[Base, ...]:
    """Our stories, in order of their names."""
    return tuple(
        _base(folder) for folder in sorted(SOURCES.iterdir()) if (folder / "gold.json").exists()
    )


def _base(folder: Path) -> Base:
    story = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["stories"][0]
    names = frozenset(
        word
        for name in story["names"]
        for spelling in name["spellings"]
        for word in re.findall(r"[^\W\d_]+", spelling)
    )
    reports = []
    for path in sorted((folder / "reports").glob("*.txt")):
        sentences = [part.strip() for part in SENTENCE.split(path.read_text(encoding="utf-8"))]
        reports.append([TOKEN.findall(sentence) for sentence in sentences if len(sentence) > 30])
    return Base(
        reports,
        frozenset(word for word in names if word[0].isupper() and word.casefold() not in closed()),
    )


@cache
def vocabulary() -> tuple[str, ...]:
    """The telling words of all our stories, the most frequent first."""
    counts: dict[str, int] = {}
    for base in bases():
        for report in base.reports:
            for sentence in report:
                for token in sentence:
                    if (
                        token.isalpha()
                        and token.islower()
                        and len(token) > 3
                        and token not in closed()
                    ):
                        counts[token] = counts.get(token, 0) + 1
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def pile(number: int, seed: int = 0) -> Iterator[PileReport]:
    """The first `number` reports of the pile of this seed; a longer pile begins with the shorter
    one."""
    made, story, before = 0, 0, ""
    while made < number:
        for report in _story(story, seed, before):
            if made < number:
                yield report
            made += 1
            before = report.text
        story += 1


def reports_of(story: int, seed: int = 0) -> int:
    """How many reports a story of the pile has, unless the pile ends within it."""
    return len(_chosen(story, seed)[2])


def story_of(story: int, seed: int = 0) -> list[PileReport]:
    """One story of the pile, made without those before it but the last few, for a sentence of the
    one before may stand in it."""
    before = "Nothing."
    for number in range(max(0, story - 3), story):
        before = _story(number, seed, "" if number == 0 else before)[-1].text
    return _story(story, seed, "" if story == 0 else before)


def _chosen(story: int, seed: int) -> tuple[random.Random, Base, list[list[list[str]]]]:
    rng = random.Random(f"{seed}-{story}")
    base = rng.choice(bases())
    return (
        rng,
        base,
        rng.sample(base.reports, min(len(base.reports), rng.choice((1, 1, 2, 3, 4, 5, 6, 7)))),
    )


def _story(story: int, seed: int, before: str) -> list[PileReport]:
    rng, base, chosen = _chosen(story, seed)
    wording = Wording(random.Random(f"{seed}-{story}-words"), base.names)
    out: list[PileReport] = []
    for place, report in enumerate(chosen):
        name = f"s{story:06}-{place}"
        sentences = [
            "".join(map(wording.word, tokens)) for tokens in report if rng.random() > 0.3
        ] or ["Nothing is known yet of what happened."]
        if len(sentences) > 3:
            at = rng.randrange(1, len(sentences) - 1)
            sentences[at], sentences[at + 1] = sentences[at + 1], sentences[at]
        if out and rng.random() < COPIES:
            _copy_in(sentences, rng.choice(out), rng)
        if (
            before and place == 0 and rng.random() < ACROSS * 3
        ):  # about one report in three opens a story
            _across(sentences, before, rng)
        day = f"2024-{1 + story % 12:02}-{1 + story % 28:02}T{6 + 2 * place:02}:00"
        out.append(PileReport(name, story, day, _set(sentences, rng)))
    return out


def _set(sentences: list[str], rng: random.Random) -> str:
    """The sentences in paragraphs of one to three."""
    text, left = sentences[0], 0
    for sentence in sentences[1:]:
        text += ("\n\n" if left <= 0 else " ") + sentence
        left = rng.randrange(0, 3) if left <= 0 else left - 1
    return text + "\n"


def _long(text: str) -> list[str]:
    return [
        s
        for s in SENTENCE.split(text)
        if 10 <= len(s.split()) <= 45 and not any(mark in s for mark in "\"“”'‘’")
    ]


def _copy_in(sentences: list[str], source: PileReport, rng: random.Random) -> None:
    """Puts one to four sentences of an earlier report among these."""
    long = _long(source.text)
    for sentence in rng.sample(long, min(len(long), rng.choice((1, 2, 3, 4)))):
        changed = rng.choice(EDITS)(sentence, rng)
        sentences.insert(rng.randrange(1, len(sentences) + 1), changed)


def _across(sentences: list[str], before: str, rng: random.Random) -> None:
    if long := _long(before):
        sentences.append(rng.choice(long))


def _verbatim(sentence: str, rng: random.Random) -> str:
    return sentence


def _shortened(sentence: str, rng: random.Random) -> str:
    """Two words in the middle are dropped."""
    words = sentence.split()
    at = rng.randrange(3, len(words) - 4)
    return " ".join(words[:at] + words[at + 2 :])


def _number(sentence: str, rng: random.Random) -> str:
    """A number that is no day or year beside a month becomes another."""
    months = "|".join(MONTHS)
    found = list(re.finditer(r"(?<![\w.,:-])\d{1,4}(?![\w.,:-])", sentence))
    found = [
        m
        for m in found
        if not re.match(rf" (?:{months})", sentence[m.end() :])
        and not re.search(rf"(?:{months}) $", sentence[: m.start()])
    ]
    if not found:
        return sentence
    match = rng.choice(found)
    after = (
        match[0][::-1]
        if match[0] != match[0][::-1] and match[0][-1] != "0"
        else str(int(match[0]) + rng.randrange(1, 9))
    )
    return sentence[: match.start()] + after + sentence[match.end() :]


def _date(sentence: str, rng: random.Random) -> str:
    """A weekday or month becomes another."""
    found = list(re.finditer(r"\b(?:" + "|".join(DAYS + MONTHS) + r")\b", sentence))
    if not found:
        return sentence
    match = rng.choice(found)
    after = rng.choice([day for day in (DAYS if match[0] in DAYS else MONTHS) if day != match[0]])
    return sentence[: match.start()] + after + sentence[match.end() :]


def _name(sentence: str, rng: random.Random) -> str:
    """A letter of a name is another."""
    found = [
        m
        for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b", sentence)
        if m[0] not in (*DAYS, *MONTHS) and m[0].lower() not in vocabulary()
    ]
    if not found:
        return sentence
    match = rng.choice(found)
    at = rng.randrange(1, len(match[0]))
    after = match[0][:at] + ("o" if match[0][at] != "o" else "i") + match[0][at + 1 :]
    return sentence[: match.start()] + after + sentence[match.end() :]


def _hedge(sentence: str, rng: random.Random) -> str:
    """A number gets a word that makes it less certain."""
    found = list(re.finditer(r"(?<=[a-z] )\d{1,4}\b(?![.,:-]\w)", sentence))
    if not found:
        return sentence
    match, hedge = rng.choice(found), rng.choice(HEDGES)
    return sentence[: match.start()] + hedge + sentence[match.start() :]


def _source(sentence: str, rng: random.Random) -> str:
    """Who said it is dropped from the end."""
    match = re.search(
        r", (?:according to [\w' -]{5,60}|[\w' -]{5,60} (?:said|added|reported))\.$", sentence
    )
    if not match or len(sentence[: match.start()].split()) < 9:
        return sentence
    return sentence[: match.start()] + "."


EDITS = (_verbatim, _verbatim, _shortened, _number, _number, _date, _name, _hedge, _source)


def reports_of_one_story(number: int, seed: int = 0) -> "list[Report]":
    """So many reports of one story; more reports begin with the same ones."""
    told = [
        _sentences(path.read_text(encoding="utf-8"))
        for path in sorted((SOURCES / GROWING / "reports").glob("*.txt"))
    ]
    rng = random.Random(f"growth-{seed}")
    return [_grown(place, told, rng) for place in range(number)]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if len(part.strip()) > 30]


def _grown(place: int, told: Sequence[Sequence[str]], rng: random.Random) -> "Report":
    kept = [
        sentence
        for base in rng.sample(range(len(told)), 2)
        for sentence in told[base]
        if rng.random() < KEPT
    ]
    return _printed(place, kept, EDITED, rng)


def _printed(place: int, kept: Iterable[str], edited: float, rng: random.Random) -> "Report":
    from rashomon.model.content_ids import content_id
    from rashomon.model.report import Report

    lines = [_mended(sentence, rng) if rng.random() < edited else sentence for sentence in kept]
    text, name = "\n\n".join(lines) + "\n", f"r{place:04}"
    digest, day = content_id(name, text), f"2024-06-{1 + place % 28:02}"
    return Report(name, f"{name}.txt", digest, digest, text=text, published=day)


def near_copies(number: int, seed: int = 0) -> "list[Report]":
    """So many prints of one text: of ten sentences one is left out and one mended."""
    told = _sentences(min((SOURCES / GROWING / "reports").glob("*.txt")).read_text("utf-8"))
    rng = random.Random(f"copies-{seed}")
    return [
        _printed(place, (s for s in told if rng.random() > 0.1), 0.1, rng)
        for place in range(number)
    ]


def _mended(sentence: str, rng: random.Random) -> str:
    return rng.choice(EDITS)(sentence, rng) if len(sentence.split()) > 9 else sentence
