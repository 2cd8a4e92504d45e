"""The named signals of a place that two sentences fill differently, and their weights: how probable
it is that the two are readings of one thing."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.passages.slots import (
    DAY,
    DONE,
    GAPPED,
    LIMIT,
    NUMBER,
    Filler,
    SlotPair,
    SlotSentence,
    bare,
    likeness,
)
from rashomon.passages.terms import SentenceTerms, term_kind

VARIANT_SIGNALS = {
    "sentences": "how probable it is that the two sentences tell of one matter",
    "shared": "share of what both sentences tell that they have in common outside of the place",
    "around": "what both have under the word that governs the place (log of its weight)",
    "governor": "how rare the word is that governs the place",
    "numbers": "both are numbers",
    "counted": "both are numbers of one counted thing or measure",
    "limits": "one number with other limit words",
    "ratio": "how far apart the two numbers are (log of one by the other)",
    "often": "how many sentences of the two reports have the word for what is counted (log)",
    "days": "both are days",
    "names": "both are names",
    "deeds": "one deed, done beside planned, denied or doubted",
    "mixed": "one is a number, a day or a name, the other is not of that kind",
    "gap": "words that both sentences share on either side of the place (log)",
    "ungoverned": "the place is known by the words around it alone",
    "modifier": "the place modifies a word",
    "apposition": "the place says what something is",
    "object": "the place is an object, or stands behind a preposition",
    "subject": "the place is a subject",
    "elsewhere": "how many of the two stand in the other's report, too",
    "carried": "how many reports have what is told less often (log)",
    "letters": "likeness of letters",
    "form": "their heads are of one part of speech",
    "long": "words of the longer one (log)",
    "rare": "how rare the words are that only one has",
    "headline": "one stands in a headline",
}
_MODIFIERS = frozenset("amod compound nummod advmod npadvmod poss".split())
_SUBJECTS = frozenset("nsubj nsubjpass".split())
_FAR = 3.0  # log of how many times one number is the other, at most
_IS = frozenset("appos attr acomp".split())


class StoryTerms:
    """How many reports of a story have a term, and how rare it is there."""

    def __init__(self, sentences: Iterable[SentenceTerms]) -> None:
        self.carriers: defaultdict[str, set[str]] = defaultdict(set)
        self.weights: dict[str, float] = {}
        self.often: Counter[tuple[str, str]] = Counter()
        for one in sentences:
            self.often.update((one.quote.report, term) for term in one.terms)
            for term, weight in one.terms.items():
                self.carriers[term].add(one.quote.report)
                self.weights[term] = max(weight, self.weights.get(term, 0.0))

    def weight(self, terms: Iterable[str]) -> float:
        """The weight of terms together."""
        return math.fsum(self.weights.get(term, 0.0) for term in terms)


def signals_of(
    pair: SlotPair, one: SlotSentence, other: SlotSentence, strength: float, story: StoryTerms
) -> dict[str, float]:
    """Returns the signals of a place; `strength`: of the two sentences."""
    mine, theirs = one.terms.terms, other.terms.terms
    terms = pair.one.keys | pair.other.keys
    common = [t for t in mine if t in theirs and t not in terms]
    whole = math.fsum(mine.values()) + math.fsum(theirs.values())
    only = [pair.one.keys - pair.other.keys, pair.other.keys - pair.one.keys]
    reports = other.terms.quote.report, one.terms.quote.report
    told = [frozenset(s.tells(f.first, f.last)) for s, f in ((one, pair.one), (other, pair.other))]
    kinds = {_kind(pair.one), _kind(pair.other)}
    counted = pair.role in (NUMBER, LIMIT)
    typed = counted or pair.role in (DAY, DONE)
    found = {
        "sentences": strength,
        "shared": math.fsum(min(mine[t], theirs[t]) for t in common) * 2 / whole if whole else 0.0,
        "around": 0.0 if typed or pair.role == GAPPED else _around(pair, one, other, story),
        "governor": story.weight([pair.key]) if pair.key and pair.role != DAY else 0.0,
        "numbers": counted or kinds == {"number"},
        "counted": counted,
        "limits": pair.role == LIMIT,
        "ratio": _ratio(pair, one, other) if counted else 0.0,
        "often": math.log1p(sum(story.often[report, pair.key or ""] for report in reports))
        if counted
        else 0.0,
        "days": pair.role == DAY or kinds == {"day"},
        "names": kinds == {"name"},
        "deeds": pair.role == DONE,
        "mixed": len(kinds) > 1 and not typed,
        "gap": math.log1p(pair.shared),
        "ungoverned": pair.role == GAPPED,
        "modifier": pair.role in _MODIFIERS,
        "apposition": pair.role in _IS,
        "object": not typed
        and pair.role not in _MODIFIERS | _SUBJECTS | _IS
        and pair.role != GAPPED,
        "subject": pair.role in _SUBJECTS,
        "elsewhere": sum(
            bool(keys) and all(report in story.carriers[k] for k in keys)
            for keys, report in zip(told if counted else only, reports, strict=True)
        ),
        "carried": math.log1p(min(_carriers(keys, story) for keys in only)),
        "letters": likeness(one.text(pair.one), other.text(pair.other)),
        "form": one.words.pos[pair.one.head] == other.words.pos[pair.other.head],
        "long": math.log1p(max(pair.one.last - pair.one.first, pair.other.last - pair.other.first)),
        "rare": story.weight(only[0] | only[1]) / max(1, len(only[0] | only[1])),
        "headline": one.terms.sentence.title or other.terms.sentence.title,
    }
    return {name: float(found[name]) for name in VARIANT_SIGNALS}


def _carriers(keys: frozenset[str], story: StoryTerms) -> int:
    return min((len(story.carriers[k]) for k in keys if k in story.weights), default=0)


def _kind(filler: Filler) -> str:
    kinds = {term_kind(key) for key in filler.keys}
    return next((kind for kind in ("number", "day", "name") if kind in kinds), "word")


def _ratio(pair: SlotPair, one: SlotSentence, other: SlotSentence) -> float:
    """How far apart two amounts are, their limit words apart; the farthest for what is no size."""
    sizes = [
        bare(low, high)[0]
        for side, place in ((one, pair.one), (other, pair.other))
        for _, low, high, _, filler in side.numbers
        if filler == place
    ]
    if len(sizes) < 2 or not all(sizes):
        return _FAR
    return min(_FAR, abs(math.log(abs((sizes[0] or 1.0) / (sizes[1] or 1.0)))))


def _around(pair: SlotPair, one: SlotSentence, other: SlotSentence, story: StoryTerms) -> float:
    """What both sentences have under the word that governs the place, its own words apart."""
    near = [
        {side.keys[t] for t in side.words.under(_governor(side, filler)) if t in side.keys}
        for side, filler in ((one, pair.one), (other, pair.other))
    ]
    shared = (near[0] & near[1]) - pair.one.keys - pair.other.keys - {pair.key or ""}
    return math.log1p(story.weight(sorted(shared)))


def _governor(sentence: SlotSentence, filler: Filler) -> int:
    words, above = sentence.words, sentence.words.head[filler.head]
    return words.head[above] if words.dep[filler.head] == "pobj" else above


@dataclass(frozen=True, slots=True)
class VariantWeights:
    """The weight of each signal, and the bias."""

    bias: float
    each: Mapping[str, float]

    def strength(self, signals: Mapping[str, float]) -> float:
        """Returns the probability that the two are readings of one thing."""
        total = self.bias
        for name in VARIANT_SIGNALS:
            total += self.each[name] * signals[name]
        return 1 / (1 + math.exp(-total))


@cache
def load_variant_weights() -> VariantWeights:
    """Returns the shipped weights (bench/train/variants.py)."""
    shipped = files("rashomon.shipped.weights").joinpath("variants.json")
    document = json.loads(shipped.read_text("utf-8"))
    return VariantWeights(document["bias"], document["signals"])
