"""The first view of a story (`make_overview`): its entries in reading order, made once, printed by
page, terminal, exports and assistants."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from rashomon.model.caution import SAID_BY_REPORTS, Caution, CautionKind
from rashomon.model.difference import Difference, Status, Version
from rashomon.model.number import Tally
from rashomon.model.overview import Alone, Entry, Part
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.numbers.fates import HARMS
from rashomon.shipped.words import set_of
from rashomon.telling.head import Called, tell_head
from rashomon.telling.tally_lines import tell_tally
from rashomon.telling.topic_lines import tell_denied
from rashomon.telling.widely import ENDS, tell_widely
from rashomon.telling.wording import STATUS_WORDS, counted, name_speaker
from rashomon.text.report_names import name_reports, report_name

NUMBERS_NOTE = "Numbers beside the same word; they may count different people or days."
_DENIED, _OPEN, _OPEN_VERSIONS = 2, 12, 4
_TALLIES, _DOUBTS, _ALONE = 8, 4, 5
_LONGEST = 45  # words of a sentence that stands alone
_BEHIND = re.compile(r"\S+, (?:he|she|it|they)\b")  # of whom nobody knows
_OPENING = "\"'“‘«„"  # of words of somebody whom the sentence need not name
_AGAINST = (Status.DISPUTED, Status.OPPOSED, Status.DENIED)
_KINDS = list(CautionKind)  # what conflicts and what is denied first
_WIDELY_WRITTEN = 3  # sentences that most reports tell, where an author says what differs
_MOST, _MOST_WRITTEN = 900, 1200  # words of the whole, without and with what authors wrote


def make_overview(story: Story, reports: Sequence[Report]) -> tuple[Entry, ...]:
    """Returns the entries, as long as the whole has at most 900 words (1,200 where an author wrote
    of the story): what the reports are, how many people were hurt, what most reports tell, where
    they differ, other numbers, what they call doubtful, what one alone tells, what is settled,
    which stands with what differs where an author wrote of it."""
    called = name_reports(told_of := [r for r in reports if r.id in story.reports])
    outlets = {one.id: report_name(one, 16) for one in told_of}
    open_ones = story.open_differences()
    values = _spans_of(story)
    apart = [one for one in story.tallies if not _is_told(values[one.id], open_ones)]
    tolls = {one: list(chain(*values[one.id])) for one in story.tallies if one.measure in HARMS}
    settled, authored = list(_settled(story, tolls.values(), outlets)), story.authored()
    told = [
        *tell_head(story, called),
        *_tolls(story, tolls, called, outlets),
        *islice(tell_widely(story, open_ones, reports), _WIDELY_WRITTEN if authored else None),
        *islice(tell_denied(story, called), _DENIED),
        *_differing(story, outlets),
        *(settled if authored else ()),
        *_numbers(story, apart, called),
    ]
    told += _doubted(story, called, [span for one in told for span in one.spans])
    told += _alone(_plain(story, reports), called, [span for one in told for span in one.spans])
    told += () if authored else settled
    return _within(told, _MOST_WRITTEN if authored else _MOST)


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


# What differs.


def _differing(story: Story, outlets: Called) -> Iterator[Entry]:
    """Differences but those of harm to people, which stand before; twelve of them open."""
    told = [one for one in story.open_differences() if one.measure not in HARMS]
    for n, one in enumerate(told):
        yield _of_difference(one, outlets, Part.DIFFER, is_open=n < _OPEN)


def _settled(story: Story, tolls: Iterable[Sequence[Span]], outlets: Called) -> Iterator[Entry]:
    """Differences in which nothing is in doubt, behind a click."""
    for one in story.differences:
        stands = one.is_open or _is_toll(one)
        if not stands and not any(_holds(spans, one) for spans in tolls):
            yield _of_difference(one, outlets, Part.DIFFER, is_open=False)


def _of_difference(one: Difference, called: Called, part: Part, *, is_open: bool = True) -> Entry:
    """One line: the thing or question, its versions, and the status; an author's lines are many, so
    that they name speakers only where these stand against each other, and no plain status."""
    is_short = one.by is not None and one.status not in _AGAINST
    versions, more = one.versions[:_OPEN_VERSIONS], len(one.versions) - _OPEN_VERSIONS
    shown = chain(
        (_of_version(version, called, is_short=is_short) for version in versions),
        [counted(more, "more version")] if more > 0 else [],
    )
    heading = f"{'° ' if one.question else ''}{one.heading}{':' * (one.heading[-1:] != '?')}"
    status = "" if is_short and one.status is Status.DIFFERS else f" [{STATUS_WORDS[one.status]}]"
    text = f"{heading} {' | '.join(shown)}{status}"
    return Entry(part, text, one.id, one.by, is_open, tuple(v.quotes[0].span for v in versions))


def _of_version(version: Version, called: Called, *, is_short: bool) -> str:
    """Its words, with the speaker, the first outlet and how many more reports have them."""
    first = version.quotes[0]
    others = len({quote.report for quote in version.quotes}) - 1
    who = "" if is_short else name_speaker(first.speaker, first.by)
    named = ", ".join(filter(None, (who, called.get(first.report, first.report))))
    is_denied = all(quote.stance == "denies" for quote in version.quotes)
    return f"{'denies: ' * is_denied}“{version.words}” ({named}{f' +{others}' * (others > 0)})"


# Numbers.


def _spans_of(story: Story) -> dict[str, list[list[Span]]]:
    """Where the numbers of each tally stand, value by value."""
    places = {one.id: one.span for one in story.numbers}
    return {
        tally.id: [[places[number] for number in value.numbers] for value in tally.values]
        for tally in story.tallies
    }


def _is_told(values: Sequence[Sequence[Span]], open_ones: Iterable[Difference]) -> bool:
    """Whether two values of a tally stand in one difference that is told."""
    quoted = ([q.span for q in one.quotes()] for one in open_ones)
    return any(sum(_meet(value, quotes) for value in values) > 1 for quotes in quoted)


def _meet(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _tolls(
    story: Story, tolls: Mapping[Tally, Sequence[Span]], called: Called, outlets: Called
) -> Iterator[Entry]:
    """How many people were killed, missing, hurt and the like: ladders, with the status of what
    surely differs in them; then differences that stand in none."""
    of_harm = [one for one in story.differences if _is_toll(one)]
    held: set[str] = set()
    for tally, spans in tolls.items():
        sure = [one for one in of_harm if one.by is None and _holds(spans, one)]
        more = [one for one in of_harm if one not in sure and one.is_open]
        if _is_told(_spans_of(story)[tally.id], more):
            continue
        held.update(one.id for one in sure)
        yield from tell_tally(tally, story, called, sure=[one for one in sure if one.is_open])
    for one in (one for one in of_harm if one.id not in held):
        yield _of_difference(one, outlets, Part.NUMBERS)


def _is_toll(one: Difference) -> bool:
    """Whether people were harmed, and more than one report says how many, alike or otherwise."""
    told = one.is_open or (one.status is Status.AGREED and len(one.reports()) > 1)
    return one.measure in HARMS and told


def _holds(spans: Sequence[Span], one: Difference) -> bool:
    """Whether every version of a difference stands in the numbers of a tally."""
    return all(_meet([q.span for q in version.quotes], spans) for version in one.versions)


def _numbers(story: Story, apart: Sequence[Tally], called: Called) -> Iterator[Entry]:
    """All other numbers by what they count, with what that says."""
    others = [one for one in apart if one.measure not in HARMS]
    if others:
        yield Entry(Part.NUMBERS, NUMBERS_NOTE)
    for n, one in enumerate(others):
        yield from tell_tally(one, story, called, is_open=n < _TALLIES)


# Sentences.


def _doubted(story: Story, called: Called, told: Sequence[Span]) -> Iterator[Entry]:
    """Sentences in which reports themselves say that accounts conflict, that something is denied or
    not verified, each once, however many copied it."""
    found = [one for one in story.cautions if one.kind in SAID_BY_REPORTS]
    once: dict[str, tuple[Caution, Span]] = {}
    for one in sorted(found, key=lambda caution: _KINDS.index(caution.kind)):
        if one.span is not None and _is_told_whole(one.span) and not _meet((one.span,), told):
            once.setdefault(one.span.line, (one, one.span))
    for one, span in list(once.values())[:_DOUBTS]:
        text = f"“{span.line}” ({called.get(one.report, one.report)})"
        yield Entry(Part.CAUTIONS, text, one.id, spans=(span,))


def _plain(story: Story, reports: Iterable[Report]) -> Iterator[Alone]:
    """What one report alone tells in sentences that look like no furniture and say of whom they
    tell; their speakers where these are sure."""
    doubtful = {one.id: one.is_doubtful for one in reports}
    sure = {one.id for one in story.statements if one.is_surely_named}
    for one in story.alone:
        words, first = one.span.line, one.span.quote.split()[0].casefold()
        known = not sure.isdisjoint(one.statements)
        points = first in set_of("small_words.pointing") or bool(_BEHIND.match(words))
        unclear = points or (not known and words[0] in _OPENING)
        if not unclear and not doubtful[one.span.report](one.span):
            yield one if known else replace(one, speaker=None)


def _alone(some: Iterable[Alone], called: Called, told: Sequence[Span]) -> Iterator[Entry]:
    """The first sentences that one report alone tells and that do not stand above."""
    fits = (one for one in some if _is_told_whole(one.span) and not _meet((one.span,), told))
    for n, one in enumerate(islice(fits, 2 * _ALONE)):
        who = ", ".join(filter(None, (one.speaker, called.get(one.span.report, one.span.report))))
        text = f"“{one.span.line}” ({who})"
        yield Entry(Part.ALONE, text, one.sentence, open=n < _ALONE, spans=(one.span,))


def _is_told_whole(sentence: Span) -> bool:
    """Whether it is a sentence that ends, no line of signs and no half page."""
    flat = sentence.line
    return flat.endswith(ENDS) and not flat[0].islower() and len(flat.split()) <= _LONGEST
