"""Claims in two tellings (`tell_side_by_side`): sentences of two reports that bear on one thing,
each of which has something that the other has not."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rashomon.model.claim import Claim
from rashomon.model.overview import Entry, Part
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.head import FAR, published_days
from rashomon.telling.widely import STEM, Stands, content_of, is_told
from rashomon.text.gathering import by_key

_OPEN = 6
_CREDIT = 7  # words of what a report is called, at most
_LONGEST = 35  # words of a sentence
_LEAST, _OF_OTHERS, _SAME = 0.3, 0.6, 0.9  # share
_SET_OFF = 10  # words by which a short pair is no better than one a little longer
_FEW = 3  # reports by which a claim of many is no more worth than one of some more
_PLAIN = 2  # words but names that both have
_FACTS = (re.compile(r"\d[\d.,]*"), re.compile(r"(?<=\S )[A-Z]\w+"))  # numbers, names


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of a claim, the words that either has, and how much is worth reading in them
    a word."""

    claim: Claim
    spans: tuple[Span, Span]
    words: Set[str]
    worth: float


@dataclass(frozen=True, slots=True)
class _Choice:
    """What sentences may stand beside each other: none that is told above or of reports `unlike`
    the others, and no two headlines."""

    stands: Stands
    told: Sequence[Span]
    unlike: Container[str]
    reports: Mapping[str, Report]
    days: Mapping[str, date]

    def fits(self, span: Span) -> bool:
        """Returns whether a sentence may stand beside another."""
        return (
            len(span.quote.split()) <= _LONGEST
            and span.report not in self.unlike
            and not any(map(span.overlaps, self.told))
            and self.stands(span, may_lean=True)
        )

    def least(self, a: Span, b: Span) -> float:
        """Returns what share of their words two sentences need in common to stand beside each
        other: more where their reports are of other months, which may tell of other events."""
        titles = [one.line == self.reports[one.report].title for one in (a, b)]
        if a.report == b.report or all(titles):
            return 1.0
        days = [self.days[one.report] for one in (a, b) if one.report in self.days]
        return _OF_OTHERS if len(days) > 1 and abs(days[0] - days[1]) > FAR else _LEAST


def tell_side_by_side(
    story: Story,
    reports: Sequence[Report],
    told: Sequence[Entry],
    called: Mapping[str, str],
    stands: Stands,
    unlike: Container[str],
    room: int,
) -> Iterator[Entry]:
    """Yields claims by two sentences, those first that share much and differ in numbers and names;
    none that stands above and none of the reports `unlike` the others, six of them open. `room`:
    for how many words."""
    above = {one.id for one in told if one.open}
    spans = [span for one in told if one.open for span in one.spans]
    claims = (one for one in story.claims if one.id not in above and one.origins.most > 1)
    choice = _Choice(
        stands, spans, unlike, {one.id: one for one in reports}, published_days(reports)
    )
    pairs = [pair for one in claims if (pair := _best(one, choice))]
    pairs.sort(key=lambda pair: (-pair.worth * (_FEW + pair.claim.reports), pair.claim.id))
    for n, one in enumerate(_within(pairs, room)):
        lines = (f"“{span.line}” ({called.get(span.report, span.report)})" for span in one.spans)
        yield Entry(Part.CLAIMS, "\n".join(lines), one.claim.id, one.claim.by, n < _OPEN, one.spans)


def _within(pairs: Iterable[Pair], left: int) -> Iterator[Pair]:
    """Those that tell something new, as long as there is room."""
    told: list[Set[str]] = []
    for one in pairs:
        length = sum(len(span.quote.split()) + _CREDIT for span in one.spans)
        if length <= left and not is_told(one.words, told):
            left -= length
            told.append(one.words)
            yield one


def _best(claim: Claim, choice: _Choice) -> Pair | None:
    """The two sentences of a claim that are most worth reading beside each other."""
    same = by_key((one.span.quote, one.span) for one in claim.sure() if choice.fits(one.span))
    fits = sorted(span for spans in same.values() for span in spans[-2:])  # two stand for all
    facts = {span: [set(found.findall(span.quote)) for found in _FACTS] for span in fits}
    words = {span: content_of(span) | facts[span][0] for span in fits}
    plain = {s: words[s] - {one.casefold()[:STEM] for one in facts[s][1]} for s in fits}
    pairs = []
    for a, b in combinations(fits, 2):
        worth = _worth(words[a], words[b], choice.least(a, b))
        if worth and len(plain[a] & plain[b]) >= _PLAIN:  # not only of one minister
            worth += sum(bool(x - y) + bool(y - x) for x, y in zip(facts[a], facts[b], strict=True))
            length = _SET_OFF + sum(len(span.quote.split()) for span in (a, b))
            pairs.append(Pair(claim, (a, b), words[a] | words[b], worth / length))
    return max(pairs, key=lambda pair: (pair.worth, pair.spans[0].report), default=None)


def _worth(a: Set[str], b: Set[str], least: float) -> float:
    """How much two sentences share; 0 where they are hardly about one thing, or one has nothing of
    its own."""
    shared = len(a & b) / max(1, min(len(a), len(b)))
    return 0.0 if a <= b or b <= a or not least <= shared <= _SAME else 2 * shared
