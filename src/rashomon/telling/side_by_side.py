"""Claims in two tellings (`tell_side_by_side`): sentences of two reports that bear on one thing,
each of which has something that the other has not."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from rashomon.model.claim import Claim
from rashomon.model.overview import Entry, Part
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.head import unlike_reports
from rashomon.telling.widely import Stands, content_of

_OPEN = 6
_CREDIT = 7  # words of what a report is called, at most
_LONGEST = 35  # words of a sentence
_LEAST, _SAME = 0.4, 0.9  # share of the shorter one's words that both have
_TOLD = 0.6  # share of a pair's words by which another pair has told it
_SET_OFF = 10  # words by which a short pair is no better than one a little longer
_FEW = 3  # reports by which a claim of many is no more worth than one of some more
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=\S )[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of a claim, the words that either has, and how much is worth reading in them
    a word."""

    claim: Claim
    spans: tuple[Span, Span]
    words: Set[str]
    worth: float


def tell_side_by_side(
    story: Story, told: Sequence[Entry], called: Mapping[str, str], stands: Stands, room: int
) -> Iterator[Entry]:
    """Yields claims by two sentences, those first that share much and differ in numbers and names;
    none that stands above, six of them open. `room`: for how many words."""
    above = {one.id for one in told if one.open}
    spans = [span for one in told if one.open for span in one.spans]
    unlike = unlike_reports(story)
    claims = (one for one in story.claims if one.id not in above and one.origins.most > 1)
    pairs = [pair for one in claims if (pair := _best(one, stands, spans, unlike)) is not None]
    pairs.sort(key=lambda pair: (-pair.worth * (_FEW + pair.claim.reports), pair.claim.id))
    for n, one in enumerate(_within(pairs, room)):
        lines = (f"“{span.line}” ({called.get(span.report, span.report)})" for span in one.spans)
        text = "\n".join(lines)
        yield Entry(Part.TOPICS, text, one.claim.id, one.claim.by, n < _OPEN, one.spans)


def _within(pairs: Iterable[Pair], left: int) -> Iterator[Pair]:
    """Those that tell something new, as long as there is room."""
    told: list[Set[str]] = []
    for one in pairs:
        again = any(
            len(one.words & words) >= _TOLD * min(len(one.words), len(words)) for words in told
        )
        length = sum(len(span.quote.split()) + _CREDIT for span in one.spans)
        if length <= left and not again:
            left -= length
            told.append(one.words)
            yield one


def _best(
    claim: Claim, stands: Stands, told: Sequence[Span], unlike: Container[str]
) -> Pair | None:
    """The two sentences of a claim that are most worth reading beside each other."""
    fits = [
        sentence.span
        for sentence in claim.sure()
        if len(sentence.span.quote.split()) <= _LONGEST
        and stands(sentence.span, may_lean=True)
        and sentence.report not in unlike
        and not any(map(sentence.span.overlaps, told))
    ]
    words = {span: content_of(span) | set(_NUMBER.findall(span.quote)) for span in fits}
    pairs = [
        Pair(claim, (a, b), words[a] | words[b], worth)
        for a, b in combinations(fits, 2)
        if a.report != b.report and (worth := _worth((a, b), words[a], words[b]))
    ]
    return max(pairs, key=lambda pair: (pair.worth, pair.spans[0].report), default=None)


def _worth(spans: tuple[Span, Span], a: Set[str], b: Set[str]) -> float:
    """How much two sentences share and in how much they differ, a word; 0 where they are hardly
    about one thing, or one has nothing of its own."""
    shared = len(a & b) / max(1, min(len(a), len(b)))
    if not _LEAST <= shared <= _SAME or a <= b or b <= a:
        return 0.0
    telling = 2 * shared + sum(map(_differ, (_NUMBER, _NAME), (spans, spans)))
    return telling / (_SET_OFF + sum(len(span.quote.split()) for span in spans))


def _differ(pattern: re.Pattern[str], spans: tuple[Span, Span]) -> int:
    """How many of two sentences have a number, or a name, that the other has not."""
    first, second = (set(pattern.findall(span.quote)) for span in spans)
    return bool(first - second) + bool(second - first)
