"""What many reports tell (`tell_widely`): claims, each by the sentence that says least beyond what
its reports share."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from rashomon.claims.points_back import points_back
from rashomon.model.claim import Claim
from rashomon.model.difference import Difference
from rashomon.model.overview import Entry, Part
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.words import set_of
from rashomon.telling.wording import independent
from rashomon.text.gathering import by_key

_LEAST = 3  # reports of what is told widely
_OPEN = 5  # claims that at least half of the reports make
ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"')
"""How sentences end."""
_TOLD = 0.6  # share of the words of the shorter of two by which they say one thing
_WORD = re.compile(r"[^\W_]{3,}")
_QUOTES = re.compile('[“”"]')
_STEM = 5  # letters by which words are taken to be one
Fact = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A claim and the sentence that names it: of its words so many stand in at least half of the
    claim's reports, so many do not."""

    claim: Claim
    span: Span
    shared: int
    own: int

    @property
    def is_bare(self) -> bool:
        """Whether the sentence says little that fewer reports say."""
        return self.own <= self.shared


def tell_widely(
    story: Story, open_ones: Iterable[Difference], reports: Iterable[Report]
) -> Iterator[Entry]:
    """Yields what at least half of the reports tell, three at least, and not all from one origin.
    No sentence holds a version of a difference."""
    half = max(_LEAST, (len(story.reports) + 1) // 2)
    differing = [q.span for one in open_ones for q in one.quotes()]
    numbers = ((n.span.report, (n.span, f"{n.low} {n.high}")) for n in story.numbers)
    days = ((d.span.report, (d.span, f"{d.earliest} {d.latest}")) for d in story.dates)
    facts = by_key(chain(numbers, days))
    pages = {report.id: report for report in reports}
    told = [c for c in story.claims if c.reports >= half and c.origins.most > 1]
    named = [one for c in told if (one := _name(c, facts, differing, pages)) and one.is_bare]
    yield from (_entry(one, len(story.reports)) for one in islice(_new(named), _OPEN))


def _new(some: Iterable[Named]) -> Iterator[Named]:
    """Those that say something which none before them says."""
    before: list[set[str]] = []
    for one in some:
        words = content_of(one.span)
        if not any(_TOLD * min(len(words), len(each)) <= len(words & each) for each in before):
            before.append(words)
            yield one


def _name(
    claim: Claim,
    facts: Mapping[str, Sequence[Fact]],
    differing: Sequence[Span],
    pages: Mapping[str, Report],
) -> Named | None:
    """The sentence by which a claim is told: it is understood alone, holds no version of a
    difference, and no number or day that fewer than half of the claim's reports have."""
    spans = [sentence.span for sentence in claim.sure()]
    least = max(2, (claim.reports + 1) // 2)
    words = {span: content_of(span) for span in spans}
    told = {s: {value for place, value in facts[s.report] if s.contains(place)} for s in spans}
    common, known = _common(words, least), _common(told, least)
    versions = {one.quote for one in differing if any(map(one.overlaps, spans))}
    fits = [
        Named(claim, span, len(words[span] & common), len(words[span] - common))
        for span in spans
        if stands_alone(span, pages[span.report])
        and told[span] <= known
        and not any(version in span.quote for version in versions)
    ]
    return min(fits, key=lambda one: (one.own - one.shared, len(one.span.quote)), default=None)


def content_of(span: Span) -> set[str]:
    """Returns the words of a sentence that tell something, by their stems."""
    found = _WORD.findall(span.quote.casefold())
    return {word[:_STEM] for word in found if word not in every_small_word()}


def _common(held: dict[Span, set[str]], least: int) -> set[str]:
    """What stands in sentences of so many reports."""
    reports = by_key((one, span.report) for span, ones in held.items() for one in ones)
    return {one for one, some in reports.items() if len(set(some)) >= least}


def stands_alone(span: Span, page: Report) -> bool:
    """Returns whether it is a headline or a whole sentence, no caption and not inside a quotation,
    that needs none before it."""
    words = set(span.quote.casefold().split())
    quoted = words & set_of("small_words.first_persons") and not _QUOTES.search(span.quote)
    is_whole = span.quote[:1].isalpha() and span.line.endswith(ENDS) and not quoted
    told = span.line == page.title or (is_whole and not page.is_doubtful(span))
    return told and not points_back(span.quote)


def _entry(one: Named, reports: int) -> Entry:
    claim = one.claim
    told = f"similar in {claim.reports} of {reports} reports, {independent(claim.origins)}"
    text = f"{one.span.line} ({told})"
    return Entry(Part.WIDELY, text, claim.id, claim.by, spans=(one.span,))
