"""The first view of a story (`make_overview`): its entries in reading order, made once, printed by
page, terminal, exports and assistants."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rashomon.claims.points_back import points_back
from rashomon.model.caution import SAID_BY_REPORTS, Caution
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.difference import SETTLED, Difference, Status, Version
from rashomon.model.number import Tally
from rashomon.model.overview import Alone, Entry, Part
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import ordered
from rashomon.telling.head import Called, tell_head
from rashomon.telling.tally_lines import tell_tally
from rashomon.telling.wording import STATUS_WORDS, counted, independent, name_speaker
from rashomon.text.report_names import name_reports

NUMBERS_NOTE = "Numbers beside the same word; they may count different people or days."
WIDELY = 5  # claims that are named
_OPEN, _OPEN_VERSIONS = 12, 4
_TALLIES, _DOUBTS, _ALONE = 8, 4, 5
_LONGEST = 45  # words of a sentence that stands alone
_ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"')
_HARMS = frozenset(ordered("fates.harms"))
_MOST, _MOST_WRITTEN = 900, 1200  # words of the whole, without and with what authors wrote


def make_overview(story: Story, reports: Sequence[Report]) -> tuple[Entry, ...]:
    """Returns the entries, as long as the whole has at most 900 words (1,200 where an author wrote
    of the story): what the reports are, how many people were hurt, what most reports tell, where
    they differ, other numbers, what they call doubtful, what one alone tells, what is settled."""
    called = name_reports([r for r in reports if r.id in story.reports])
    open_ones = [one for one in story.differences if _is_open(one)]
    apart = [one for one in story.tallies if not _is_told(one, story, open_ones)]
    tolls = [one for one in story.tallies if one.measure in _HARMS]
    told = [
        *tell_head(story, called),
        *_tolls(story, tolls, called),
        *_widely(story, open_ones),
        *_differing(story, called),
        *_numbers(story, apart, called),
        *_doubted(story, called),
    ]
    doubtful = {r.id: r.is_doubtful for r in reports}
    plain = [one for one in story.alone if not doubtful[one.span.report](one.span)]
    told += _alone(plain, called, [span for one in told for span in one.spans])
    told += _settled(story, tolls, called)
    return _within(told, _MOST_WRITTEN if story.authored() else _MOST)


def _within(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """The first entries, as long as they have so many words at most."""
    kept: list[Entry] = []
    words = 0
    for entry in entries:
        words += len(entry.text.split())
        if words > most:
            break
        kept.append(entry)
    return tuple(kept)


def _widely(story: Story, open_ones: Iterable[Difference]) -> Iterator[Entry]:
    """What at least half of the reports tell, three at least, and not all from one origin: the
    shortest sentence that says nothing beyond what is counted."""
    least = max(3, (len(story.reports) + 1) // 2)
    told = (c for c in story.claims if c.reports >= least and c.origins.most > 1)
    differing = [q.span for d in open_ones for q in d.quotes()]
    borne = ((claim, _borne(claim, story, differing, least)) for claim in told)
    for claim, sentence in islice(((c, s) for c, s in borne if s), WIDELY):
        yield _of_claim(claim, sentence, len(story.reports))


def _borne(
    claim: Claim, story: Story, differing: Sequence[Span], least: int
) -> ClaimSentence | None:
    """The sentence that names a claim, where it is understood alone and holds no version of a
    difference, and no number or day that fewer reports of the claim have."""
    one = claim.naming_sentence()
    numbers = [(n.span, f"{n.low} {n.high}") for n in story.numbers]
    facts = [*numbers, *((d.span, f"{d.earliest} {d.latest}") for d in story.dates)]
    held: dict[str, set[str]] = {}
    for sentence in claim.sure():
        for span, value in facts:
            if sentence.span.contains(span):
                held.setdefault(value, set()).add(sentence.report)
    own = [value for span, value in facts if one.span.contains(span)]
    rare = any(len(held[value]) < least for value in own)
    return None if rare or points_back(one.span.quote) or _meet((one.span,), differing) else one


def _of_claim(claim: Claim, sentence: ClaimSentence, reports: int) -> Entry:
    told = f"in {claim.reports} of {reports} reports, {independent(claim.origins)}"
    text = f"{' '.join(sentence.span.quote.split())} ({told})"
    return Entry(Part.WIDELY, text, claim.id, claim.by, spans=(sentence.span,))


# What differs.


def _differing(story: Story, called: Called) -> Iterator[Entry]:
    """Differences but those of harm to people, which stand before; twelve of them open."""
    told = [one for one in story.differences if _is_open(one) and one.measure not in _HARMS]
    for n, one in enumerate(told):
        yield _of_difference(one, called, Part.DIFFER, is_open=n < _OPEN)


def _is_open(one: Difference) -> bool:
    return one.status not in SETTLED


def _settled(story: Story, tolls: Sequence[Tally], called: Called) -> Iterator[Entry]:
    """Differences in which nothing is in doubt, behind a click."""
    for one in story.differences:
        stands = _is_open(one) or _is_toll(one)
        if not stands and not any(_holds(tally, one, story) for tally in tolls):
            yield _of_difference(one, called, Part.DIFFER, is_open=False)


def _of_difference(one: Difference, called: Called, part: Part, *, is_open: bool = True) -> Entry:
    """One line: the thing or question, its versions with who says them, and the status."""
    mark = "° " if one.question else ""
    shown = [_of_version(version, called) for version in one.versions[:_OPEN_VERSIONS]]
    more = len(one.versions) - len(shown)
    shown += [f"{counted(more, 'more version')}"] if more else []
    heading = one.heading if one.heading.endswith("?") else f"{one.heading}:"
    text = f"{mark}{heading} {' | '.join(shown)} [{STATUS_WORDS[one.status]}]"
    spans = tuple(v.quotes[0].span for v in one.versions[:_OPEN_VERSIONS])
    return Entry(part, text, one.id, one.by, is_open, spans)


def _of_version(version: Version, called: Mapping[str, str]) -> str:
    first = version.quotes[0]
    who = name_speaker(first.speaker, first.by)
    outlets = list(dict.fromkeys(called.get(q.report, q.report) for q in version.quotes))
    where = outlets[0] if len(outlets) == 1 else f"{outlets[0]} +{len(outlets) - 1}"
    denies = "denies: " if all(q.stance == "denies" for q in version.quotes) else ""
    return f"{denies}“{version.words}” ({', '.join(filter(None, (who, where)))})"


# Numbers.


def _is_told(tally: Tally, story: Story, open_ones: Iterable[Difference]) -> bool:
    """Whether two values of a tally stand in one difference that is told."""
    place = {one.id: one.span for one in story.numbers}
    spans = [[place[number] for number in value.numbers] for value in tally.values]
    for one in open_ones:
        quotes = [q.span for q in one.quotes()]
        if sum(_meet(value, quotes) for value in spans) > 1:
            return True
    return False


def _meet(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _tolls(story: Story, tolls: Sequence[Tally], called: Called) -> Iterator[Entry]:
    """How many people were killed, missing, hurt and the like: ladders, with the status of what
    surely differs in them; then differences that stand in none."""
    of_harm = [one for one in story.differences if _is_toll(one)]
    held: set[str] = set()
    for tally in tolls:
        sure = [one for one in of_harm if one.by is None and _holds(tally, one, story)]
        held.update(one.id for one in sure)
        yield from tell_tally(tally, story, called, sure=sure)
    for one in (one for one in of_harm if one.id not in held):
        yield _of_difference(one, called, Part.NUMBERS)


def _is_toll(one: Difference) -> bool:
    """Whether people were harmed, and more than one report says how many, alike or otherwise."""
    told = _is_open(one) or (one.status is Status.AGREED and len(one.reports()) > 1)
    return one.measure in _HARMS and told


def _holds(tally: Tally, one: Difference, story: Story) -> bool:
    """Whether every version of a difference stands in a tally."""
    inside = {number for value in tally.values for number in value.numbers}
    spans = [number.span for number in story.numbers if number.id in inside]
    return all(_meet([q.span for q in version.quotes], spans) for version in one.versions)


def _numbers(story: Story, apart: Sequence[Tally], called: Called) -> Iterator[Entry]:
    """All other numbers by what they count, with what that says."""
    others = [one for one in apart if one.measure not in _HARMS]
    if others:
        yield Entry(Part.NUMBERS, NUMBERS_NOTE)
    for n, one in enumerate(others):
        yield from tell_tally(one, story, called, is_open=n < _TALLIES)


# Sentences.


def _doubted(story: Story, called: Called) -> Iterator[Entry]:
    """Sentences in which reports themselves say that accounts conflict or are not verified, each
    once, however many copied it."""
    found = [one for one in story.cautions if one.kind in SAID_BY_REPORTS]
    once: dict[str, tuple[Caution, Span]] = {}
    for one in found:
        if one.span is not None and _is_told_whole(one.span):
            once.setdefault(_flat(one.span), (one, one.span))
    for one, span in list(once.values())[:_DOUBTS]:
        text = f"“{_flat(span)}” ({called.get(one.report, one.report)})"
        yield Entry(Part.CAUTIONS, text, one.id, spans=(span,))


def _alone(some: Iterable[Alone], called: Called, told: Sequence[Span]) -> Iterator[Entry]:
    """The first sentences that one report alone tells and that do not stand above."""
    fits = (one for one in some if _is_told_whole(one.span) and not _meet((one.span,), told))
    for _, one in zip(range(_ALONE), fits, strict=False):
        yield _of_alone(one, called)


def _is_told_whole(sentence: Span) -> bool:
    """Whether it is a sentence that ends, no line of signs and no half page."""
    return _flat(sentence).endswith(_ENDS) and len(sentence.quote.split()) <= _LONGEST


def _of_alone(one: Alone, called: Called) -> Entry:
    who = ", ".join(filter(None, (one.speaker, called.get(one.span.report, one.span.report))))
    return Entry(Part.ALONE, f"“{_flat(one.span)}” ({who})", one.sentence, spans=(one.span,))


def _flat(span: Span) -> str:
    return " ".join(span.quote.split())
