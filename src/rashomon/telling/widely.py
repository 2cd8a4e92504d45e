"""What many reports tell (`tell_widely`): claims, each by the sentence that says least beyond what
its reports share."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

from rashomon.model.claim import Claim, Origins
from rashomon.model.difference import Difference
from rashomon.model.overview import Entry, Part
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.telling.wording import independent
from rashomon.text.gathering import by_key
from rashomon.text.polarity import NEGATIONS

_LEAST = 3  # reports of what is told widely
_OPEN = 5  # claims that at least half of the reports make
_LITTLE = 2  # words
_TOLD = 0.6  # share of the words of the shorter of two by which they say one thing
_ENDED = re.compile(r"\.\W*$")
_DAY, _STAGE = timedelta(1), timedelta(7)
"""How far apart reports of one news, and of one stage of a story, are published."""
_WORD = re.compile(r"[^\W_]{3,}")
STEM = 5  # letters by which words are taken to be one
Fact = tuple[Span, str]
Stands = Callable[..., bool]
"""Whether words are understood alone, beside the name of who says them."""
Meets = Callable[[Span], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """A claim, the sentence that names it, and how many reports tell most of this sentence."""

    claim: Claim
    span: Span
    reports: int


def tell_widely(
    story: Story, open_ones: Iterable[Difference], stands: Stands, days: Mapping[str, date]
) -> Iterator[Entry]:
    """Yields what at least half of the reports tell within a week, three at least, and not all from
    one origin. No sentence holds a version of a difference, and none is a headline where reports
    are of several days. `days`: when they were published."""
    half = max(_LEAST, (len(story.reports) + 1) // 2)
    differing = [q.span for one in open_ones for q in one.quotes()]
    facts = by_key(
        (d.span.report, (d.span, f"{d.earliest}/{d.latest or d.span.line}")) for d in story.dates
    )
    told = [one for one in story.claims if one.reports >= half and one.origins.most > 1]
    denied = {one.id for one in story.statements if one.stance is Stance.DENIES}
    named = [one for c in told if (one := _name(c, facts, differing, denied, stands, half, days))]
    widely = [_entry(one, story) for one in named]
    yield from islice(newly_told(widely), _OPEN)


def newly_told(some: Iterable[Entry], told: Iterable[Entry] = ()) -> Iterator[Entry]:
    """Yields the entries whose first words say something that none of those before them says; a
    version of a word or two says too little."""
    spans = (content_of(span) for one in told for span in one.spans)
    before: list[Set[str]] = [words for words in spans if len(words) > _LITTLE]
    for one in some:
        words = content_of(one.spans[0])
        if not is_told(words, before):
            before.append(words)
            yield one


def is_told(words: Set[str], before: Iterable[Set[str]]) -> bool:
    """Returns whether one of these sets of words has most of them, or they most of it."""
    return any(max(1, _TOLD * min(len(words), len(w))) <= len(words & w) for w in before)


def _name(
    claim: Claim,
    facts: Mapping[str, Sequence[Fact]],
    differing: Sequence[Span],
    denied: Set[str],
    stands: Stands,
    least: int,
    days: Mapping[str, date],
) -> Named | None:
    """The sentence by which a claim is told: it is understood alone, holds no version of a
    difference, and no number or day that fewer than half of the claim's reports have; of those that
    so many reports tell, one that most do, a headline only where there is no other."""
    spans = [sentence.span for sentence in claim.sure()]
    words = {span: content_of(span) for span in spans}
    no = {
        one.span: not denied.isdisjoint(one.statements)
        or any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in one.span.quote.lower().split())
        for one in claim.sure()
    }
    told_by = by_key(((no[span], span.report), words[span]) for span in spans)
    held = by_key((no, (of, frozenset().union(*some))) for (no, of), some in told_by.items())
    having = cache(  # how many reports of the days of this one have most of these words
        lambda said, told, day: sum(
            len(told & some) >= _TOLD * len(told)
            for report, some in held[said]
            if day is None or abs(days.get(report, day) - day) <= _STAGE
        )
    )
    past = lasts(days)
    told = {
        s: {day for place, day in facts[s.report] if s.contains(place)}
        | {f"{q.low} {q.high} {q.unit}" for q in read_quantities(s.quote)}
        for s in spans
    }
    known = _common(told, max(2, (claim.reports + 1) // 2))
    versions = {one.quote for one in filter(meeting(spans), differing)}
    fits = [
        Named(claim, span, many)
        for span in spans
        if (many := having(no[span], words[span], days.get(span.report))) >= least
        and not (past and is_headline(span))
        and told[span] <= known
        and not any(version in span.quote for version in versions)
        and stands(span, may_lean=True)
    ]
    return max(fits, key=_worth, default=None)


def _worth(one: Named) -> tuple[bool, int, int]:
    """By which a sentence is chosen: that it is no headline, how many tell it, how short it is."""
    return not is_headline(one.span), one.reports, -len(one.span.quote)


def meeting(others: Iterable[Span]) -> Meets:
    """Returns what tells whether a span shares a character with one of these."""
    there = by_key((one.report, one) for one in others)
    return lambda span: any(map(span.overlaps, there.get(span.report, ())))


def is_headline(span: Span) -> bool:
    """Returns whether words end like a headline, without a full stop."""
    return not _ENDED.search(span.quote)


def lasts(days: Mapping[str, date]) -> bool:
    """Returns whether reports are of several days, so that what a headline tells in the present
    tense may be past."""
    return bool(days) and max(days.values()) - min(days.values()) > _DAY


def content_of(span: Span) -> frozenset[str]:
    """Returns the words of a sentence that tell something, by their stems."""
    found = _WORD.findall(span.quote.casefold())
    return frozenset(word[:STEM] for word in found if word not in every_small_word())


def _common(held: dict[Span, set[str]], least: int) -> set[str]:
    """What stands in sentences of so many reports."""
    reports = by_key((one, span.report) for span, ones in held.items() for one in ones)
    return {one for one, some in reports.items() if len(set(some)) >= least}


def _entry(one: Named, story: Story) -> Entry:
    claim = one.claim
    most = min(one.reports, story.independent.most)
    copied = ", some in the same words" * (claim.origins.most < most)
    origins = Origins(min(claim.origins.most, most))
    told = f"similar in {one.reports} of {len(story.reports)} reports, {independent(origins)}"
    return Entry(
        Part.WIDELY, f"{one.span.line} ({told}{copied})", claim.id, claim.by, spans=(one.span,)
    )
