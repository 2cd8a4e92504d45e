"""Tells what could make two reports one line of reporting though nothing proves that it does: the
lower bound of lines (`LEDGER`, "least_lines") rests on it.

No measure here looks at the other reports of the story, so that a copy which is added changes none
of them. The limits were chosen on stories whose lines are known (`bench/score/lines.py`).
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lineage.direction import agencies_of_words, is_named_source
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.gathering import by_key
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
    """Tells whether two reports may be one line in what they tell of a matter."""

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
        self._of_pair = cache(self._whole)
        self._phrases_of = cache(self._phrases_in)
        self._words_of = cache(self._weights_in)
        self._names_of = cache(self._names_in)

    def told(self, one: ToldHere, other: ToldHere) -> bool:
        """Whether something could make them one line in what they tell: a speaker whose words both
        give, or whom one of them names, the whole of the reports, or the sentences."""
        return bool(
            one.speakers & other.speakers
            or one.speakers & self._names_of(other)
            or other.speakers & self._names_of(one)
            or self.whole(one.report, other.report)
            or _alike(self._words_of(one), self._words_of(other))
        )

    def whole(self, one: str, other: str) -> bool:
        """Whether something that the whole of two reports has in common could make them one
        line."""
        return self._of_pair(min(one, other), max(one, other))

    def _whole(self, one: str, other: str) -> bool:
        """Whether both name one agency, one names the other's outlet as a source, their words are
        of two languages and cannot be held against each other, or they have more words in like
        order than two writers do."""
        mine, theirs = self._reports[one], self._reports[other]
        if (
            self._agencies[one] & self._agencies[other]
            or _is_source_of(mine, theirs)
            or _is_source_of(theirs, mine)
            or _language(mine) != _language(theirs)
        ):
            return True
        first, second = self._phrases_of(one), self._phrases_of(other)
        least = min(len(first), len(second))
        return least > 0 and len(first & second) >= _PHRASES * least

    def _phrases_in(self, ident: str) -> frozenset[tuple[str, str]]:
        """Telling words that follow each other in the prose, with at most one between them."""
        report = self._reports[ident]
        words = [key for key, _, named in _telling(_prose(report), report) if not named]
        return frozenset((*itertools.pairwise(words), *zip(words, words[2:], strict=False)))

    def _weights_in(self, told: ToldHere) -> _WordWeights:
        report, weights = self._reports[told.report], dict[str, float]()
        text = " ".join(span.quote for span in told.sentences)
        for key, rarity, named in _telling(text, report):
            counts = (rarity - _FLOOR) * (_CAPITAL if named else 1.0)
            weights[key] = max(weights.get(key, 0.0), counts)
        return _WordWeights(weights, frozenset(key for key in weights if _is_figure(key)))

    def _names_in(self, told: ToldHere) -> frozenset[str]:
        return frozenset(
            key
            for start, end, key in self._mentions[told.report]
            if any(span.start <= start and end <= span.end for span in told.sentences)
        )


def _is_source_of(source: Report, report: Report) -> bool:
    outlet = source.outlet
    return (
        outlet is not None
        and outlet not in ("", report.outlet)
        and is_named_source(report.text, outlet)
    )


def _alike(one: _WordWeights, other: _WordWeights) -> bool:
    """Whether both give one exact figure, or tell much the same."""
    shared = sum(
        min(one.weights[key], other.weights[key])
        for key in one.weights.keys() & other.weights.keys()
    )
    least = min(sum(one.weights.values()), sum(other.weights.values()))
    return bool(one.figures & other.figures) or shared >= max(_LIKE * least, _LIKE_AT_LEAST)


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
