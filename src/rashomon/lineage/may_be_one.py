"""Tells what could make two reports one line of reporting though nothing proves that it does: the
lower bound of lines (`LEDGER`, "least_lines") rests on it.

No measure here looks at the other reports of the story, so that a copy which is added changes none
of them. The limits were chosen on stories whose lines are known (`bench/score/lines.py`).
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.lineage.direction import agencies_of_words, is_named_source
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.by_key import by_key
from rashomon.text.word_families import family_of

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SCALE = re.compile(r"(?:[\s-]?(?=[mb]illion)|(?=(?:m|[mb]n)\b))([mb])", re.IGNORECASE)
_TELLING = 7.0  # rarity from which a word tells what a sentence is about
_FLOOR = 6.0  # what of its rarity counts nothing
_FIGURE = 9.0  # how rare a figure is taken to be
_CAPITAL = 0.5  # a name, which two writers have in common without copying, counts so much
_LONG = 5  # letters from which a word of another language than English tells something
_LONG_COUNTS = 2.5

_LIKE = 0.5  # of what the shorter of two sentences tells, that the other has in common with it
_LIKE_AT_LEAST = 8.0
_DIGITS = 3  # digits, without noughts at the end, of a figure that two writers do not come upon
_ROUND = 2  # the same of one in millions
_PHRASES = 0.06  # of the pairs of neighbouring words of the shorter report, that both have


@dataclass(frozen=True, slots=True)
class ToldHere:
    """What one report tells of a matter: its sentences, and the keys of their speakers."""

    report: str
    sentences: tuple[Span, ...]
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _WordWeights:
    """What sentences tell in words: how much each family of words tells, and their figures."""

    weights: Mapping[str, float]
    figures: frozenset[str]


class MayBeOne:
    """Tells why two reports may be one line in what they tell of a matter."""

    def __init__(self, reports: Iterable[Report], names: Sequence[Name]) -> None:
        self._reports = {report.id: report for report in reports}
        self._agencies = {
            ident: agencies_of_words(report) for ident, report in self._reports.items()
        }
        self._mentions = by_key(
            (span.report, (span.start, span.end, f"name {name.id}"))
            for name in names
            for span in name.mentions
        )
        self._pairs: dict[tuple[str, str], str | None] = {}
        self._phrases: dict[str, frozenset[tuple[str, str]]] = {}
        self._words: dict[tuple[Span, ...], _WordWeights] = {}
        self._named: dict[tuple[Span, ...], frozenset[str]] = {}

    def why(self, one: ToldHere, other: ToldHere) -> str | None:
        """Returns what could make them one line, None where nothing was found."""
        if one.speakers & other.speakers:
            return "both give the words of the same speaker"
        if one.speakers & self._names_in(other) or other.speakers & self._names_in(one):
            return "one gives the words of somebody whom the other names"
        whole = self.whole(one.report, other.report)
        return whole or self._alike(self._words_of(one), self._words_of(other))

    def whole(self, one: str, other: str) -> str | None:
        """Returns what the whole of two reports has in common that could make them one line."""
        pair = min(one, other), max(one, other)
        if pair not in self._pairs:
            self._pairs[pair] = self._whole(*pair)
        return self._pairs[pair]

    def _whole(self, one: str, other: str) -> str | None:
        mine, theirs = self._reports[one], self._reports[other]
        if common := sorted(self._agencies[one] & self._agencies[other]):
            return f"both name {common[0]}"
        for report, source in ((mine, theirs), (theirs, mine)):
            outlet = source.outlet
            if outlet and outlet != report.outlet and is_named_source(report.text, outlet):
                return f"one names the other's outlet, {outlet}, as a source"
        if _language(mine) != _language(theirs):
            return "their words are of two languages and cannot be held against each other"
        first, second = self._phrases_of(one), self._phrases_of(other)
        least = min(len(first), len(second))
        if least and len(first & second) >= _PHRASES * least:
            return "the two reports have more words in like order than two writers do"
        return None

    def _alike(self, one: _WordWeights, other: _WordWeights) -> str | None:
        if common := sorted(one.figures & other.figures):
            return f"both give the figure {common[0]}"
        shared = sum(
            min(one.weights[key], other.weights[key])
            for key in one.weights.keys() & other.weights.keys()
        )
        least = min(sum(one.weights.values()), sum(other.weights.values()))
        return "the sentences are alike" if shared >= max(_LIKE * least, _LIKE_AT_LEAST) else None

    def _phrases_of(self, ident: str) -> frozenset[tuple[str, str]]:
        """Telling words that follow each other in the prose, with at most one between them."""
        if ident not in self._phrases:
            report = self._reports[ident]
            words = [key for key, _, named in _telling(_prose(report), report) if not named]
            self._phrases[ident] = frozenset(
                (*itertools.pairwise(words), *zip(words, words[2:], strict=False))
            )
        return self._phrases[ident]

    def _words_of(self, told: ToldHere) -> _WordWeights:
        if told.sentences not in self._words:
            report, weights = self._reports[told.report], dict[str, float]()
            text = " ".join(span.quote for span in told.sentences)
            for key, rarity, named in _telling(text, report):
                counts = (rarity - _FLOOR) * (_CAPITAL if named else 1.0)
                weights[key] = max(weights.get(key, 0.0), counts)
            figures = frozenset(key for key in weights if _is_figure(key))
            self._words[told.sentences] = _WordWeights(weights, figures)
        return self._words[told.sentences]

    def _names_in(self, told: ToldHere) -> frozenset[str]:
        if told.sentences not in self._named:
            self._named[told.sentences] = frozenset(
                key
                for start, end, key in self._mentions[told.report]
                if any(span.start <= start and end <= span.end for span in told.sentences)
            )
        return self._named[told.sentences]


def _language(report: Report) -> str:
    return (report.language or "en")[:2]


def _prose(report: Report) -> str:
    parts, at = [], 0
    for piece in sorted(report.left_out):
        parts.append(report.text[at : max(at, piece.start)])
        at = max(at, piece.end)
    return "\n".join((*parts, report.text[at:]))


def _telling(text: str, report: Report) -> list[tuple[str, float, bool]]:
    """The words that tell something, in order, each with how rare it is and whether it begins with
    a capital."""
    rarity = load_rarity() if _language(report) == "en" else None
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.lower()
        if low[0].isdigit():
            scale = _SCALE.match(text, match.end())
            found.append((f"{low} {scale[1].lower()}" if scale else low, _FIGURE, False))
            continue
        if rarity is None:
            rare = _FLOOR + _LONG_COUNTS if len(low) >= _LONG else 0.0
        else:
            rare = rarity.of_word(low)
        if rare >= _TELLING:
            found.append((family_of(low) if rarity else low, rare, word[0].isupper()))
    return found


def _is_figure(key: str) -> bool:
    """Whether this is a figure so exact that two who give it hardly counted apart; a year is
    none."""
    if not key[0].isdigit() or ":" in key:
        return False
    digits = re.sub(r"\D", "", key)
    year = len(key) == 4 and key[:2] in {"19", "20"}
    return not year and len(digits.strip("0")) >= (_ROUND if key[-1].isalpha() else _DIGITS)
