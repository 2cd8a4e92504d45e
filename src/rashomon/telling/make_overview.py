"""The first view of a story (`make_overview`): its entries in reading order, made once, printed by
page, terminal, exports and assistants."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice

from rashomon.claims.understood import HEADLINE, points_back, standing
from rashomon.lineage.moments import is_before
from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.difference import Difference, RelationKind, Status, Version
from rashomon.model.number import Number, Tally
from rashomon.model.overview import Entry, Part
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.numbers.fates import HARMS
from rashomon.shipped.words import either, set_of
from rashomon.telling.head import published_days, tell_head, unlike_reports
from rashomon.telling.side_by_side import tell_side_by_side
from rashomon.telling.tally_lines import heading_of, tell_tally
from rashomon.telling.topic_lines import tell_denied
from rashomon.telling.widely import Meets, Stands, meeting, newly_told, tell_widely
from rashomon.telling.wording import (
    STATUS_WORDS,
    Called,
    counted,
    name_speaker,
)
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations
from rashomon.text.report_names import name_reports, report_name, shorten

NUMBERS_NOTE = "Numbers beside the same word; they may count different people or days."
ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"')
"""How sentences end."""
_DENIED, _OPEN, _OPEN_WRITTEN = 2, 12, 18
_OPEN_VERSIONS, _OPEN_VERSIONS_WRITTEN = 4, 6
_TALLIES, _DOUBTS, _ALONE = 8, 4, 5
_LONGEST = 45  # words of a sentence that stands alone
_LOOSE = ("age", "duration", "share")
_WIDELY_WRITTEN = 3  # sentences that most reports tell, where an author says what differs
_MOST, _MOST_WRITTEN = 900, 1200  # words of the whole, without and with what authors wrote
_SAYS_NO = re.compile(
    rf"(?i)n['’]t\b|\b(?:{either('negation.words')})\b|\b(?:"
    + "|".join(f"{verb[:-1]}[{verb[-1]}i]" for verb in sorted(set_of("negation.denying")))
    + ")"
)


def make_overview(
    story: Story, reports: Sequence[Report], pages: Iterable[Annotations] = ()
) -> tuple[Entry, ...]:
    """Returns the entries, as long as the whole has at most 900 words (1,200 where an author wrote
    of the story): what the reports are, how many people were hurt, what most reports tell, where
    they differ, with what is settled where an author wrote of it, other numbers, claims
    that two tell in other words, what they call doubtful, what one alone tells."""
    called = name_reports(told_of := [r for r in reports if r.id in story.reports])
    naming = _Naming.of_story(story, told_of, called)
    held, authored = {page.report.id: page for page in pages}, story.authored()
    stands, days = _stands(held), published_days(told_of)
    open_ones = story.open_differences()
    values, unlike = _spans_of(story), unlike_reports(story, told_of)
    quoted = {one.id: meeting(q.span for q in one.quotes()) for one in story.differences}
    apart = [
        one
        for one in story.tallies
        if one.measure not in HARMS
        and not _is_told(values[one.id], (quoted[each.id] for each in open_ones))
    ]
    tolls = {one: values[one.id] for one in story.tallies if one.measure in HARMS}
    told = [
        *tell_head(story, told_of, called, unlike),
        *_tolls(story, tolls, quoted, called, naming),
        *islice(tell_widely(story, open_ones, stands, days), _WIDELY_WRITTEN if authored else None),
        *islice(tell_denied(story, called), _DENIED),
        *_differing(story, naming),
        *_settled(story, naming),
        *_numbers(story, apart, called),
    ]
    last = _first(_doubted(story, called, stands, unlike), told, _DOUBTS, _DOUBTS)
    last += _first(_alone(story, called, stands, unlike), [*told, *last], 2 * _ALONE, _ALONE)
    if authored:  # of many differences the last give way to what stands open below
        room = _MOST_WRITTEN - _words_of(one for one in last if one.open)
        return _within([*_within(told, room), *last], _MOST_WRITTEN)
    room = _MOST - _words_of((*told, *last))
    beside = tell_side_by_side(story, days, told, called, stands, unlike, room, held)
    return _within([*told, *beside, *last], _MOST)


@dataclass(frozen=True, slots=True)
class _Naming:
    """What reports and speakers are called in lines of versions.

    `short`: reports by outlet or by as much of their headlines as tells them apart; `full`: at
    length, where two versions of a line would stand under one name; `doubtful`: statements of which
    it is not certain whose they are.
    """

    short: Called
    full: Called
    doubtful: frozenset[str]

    @classmethod
    def of_story(cls, story: Story, reports: Sequence[Report], called: Called) -> "_Naming":
        """Names the reports of a story."""
        lengths = ({r.id: report_name(r, most) for r in reports} for most in range(16, 57, 8))
        short = next((names for names in lengths if not _is_twice(names)), called)
        doubtful = (said.id for said in story.statements if not said.is_certain)
        return cls(short, called, frozenset(doubtful))

    def of(self, reports: Set[str]) -> Called:
        """Returns the names for a line that names these reports."""
        return (
            self.short if len({self.short.get(r) for r in reports}) == len(reports) else self.full
        )


def _is_twice(names: Called) -> bool:
    """Whether two headlines begin alike."""
    told = [name.casefold() for name in names.values() if name[0] == "“"]
    return len({*told}) < len(told)


def _words_of(entries: Iterable[Entry]) -> int:
    return sum(len(entry.text.split()) for entry in entries)


def _within(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """The first entries, as long as they have so many words at most."""
    words = accumulate(len(entry.text.split()) for entry in entries)
    return tuple(entry for entry, total in zip(entries, words, strict=True) if total <= most)


# What differs.


def _differing(story: Story, naming: _Naming) -> Iterator[Entry]:
    """Differences but those of harm to people, which stand before; twelve of them open, eighteen
    where an author wrote some."""
    told = [one for one in story.open_differences() if one.measure not in HARMS]
    most = _OPEN_WRITTEN if story.authored() else _OPEN
    for n, one in enumerate(told):
        yield _of_difference(one, naming, Part.DIFFER, is_open=n < most)


def _settled(story: Story, naming: _Naming) -> Iterator[Entry]:
    """What authors wrote and in which nothing is in doubt, behind a click."""
    for one in story.differences:
        if one.by and not (one.is_open or _is_toll(one)):
            yield _of_difference(one, naming, Part.DIFFER, is_open=False)


def _of_difference(one: Difference, naming: _Naming, part: Part, *, is_open: bool = True) -> Entry:
    """One line: the thing or question, its versions, and the status; an author's lines are many, so
    that they have none where the program itself does not see it, and no plain one."""
    most = _OPEN_VERSIONS_WRITTEN if one.by else _OPEN_VERSIONS
    # no line ends with "1 more version"
    versions = one.versions[: most + (len(one.versions) == most + 1)]
    called = naming.of({version.quotes[0].report for version in versions})
    shown = chain(
        (_of_version(version, called, naming.doubtful if one.by else ()) for version in versions),
        [counted(more, "more version")] if (more := len(one.versions) - len(versions)) else [],
    )
    heading = f"{'° ' if one.question else ''}{one.heading}{':' * (one.heading[-1:] != '?')}"
    is_plain = one.by and (one.status is Status.DIFFERS or not _is_seen(one))
    status = "" if is_plain else f" [{STATUS_WORDS[one.status]}]"
    text = f"{heading} {' | '.join(shown)}{status}"
    return Entry(part, text, one.id, one.by, is_open, tuple(v.quotes[0].span for v in versions))


def _is_seen(one: Difference) -> bool:
    """Whether the program itself sees how an author's versions stand to each other: where they are
    said to contradict each other, a denial or no, where one is said to be later, the moments of
    reports."""
    held = {version.id: version for version in one.versions}
    pairs = [(held[r.a], held[r.b], r.kind) for r in one.relations]
    if one.status is Status.LATER:
        return any(k is RelationKind.LATER and _is_earlier(a, b) for a, b, k in pairs)
    conflicts = (_opposes(a, b) for a, b, kind in pairs if kind is RelationKind.CONFLICT)
    return one.status is not Status.DISPUTED or any(conflicts)


def _opposes(a: Version, b: Version) -> bool:
    no = bool(_SAYS_NO.search(a.words)) != bool(_SAYS_NO.search(b.words))
    return a.denied != b.denied or no


def _is_earlier(a: Version, b: Version) -> bool:
    first, then = a.first and a.first.moment, b.first and b.first.moment
    return bool(first and then and is_before(first, then))


def _of_version(version: Version, called: Called, doubtful: Container[str]) -> str:
    """Its words, with the speaker, the first outlet and how many more reports have them; words of
    whom is doubtful are only cited."""
    first = version.quotes[0]
    others = len({quote.report for quote in version.quotes}) - 1
    whose = called.get(first.report, first.report)
    if first.speaker and not first.by and first.statement in doubtful:
        whose = f"cited by {whose}"
    elif first.speaker:
        whose = f"{name_speaker(shorten(first.speaker, 40), first.by)}, {whose}"
    denies = "denies: " if version.denied and not _SAYS_NO.search(version.words) else ""
    return f"{denies}“{version.words}” ({whose}{f' +{others}' * (others > 0)})"


# Numbers.


def _spans_of(story: Story) -> dict[str, list[list[Span]]]:
    """Where the numbers of each tally stand, value by value."""
    places = {one.id: one.span for one in story.numbers}
    return {
        tally.id: [[places[number] for number in value.numbers] for value in tally.values]
        for tally in story.tallies
    }


def _is_told(values: Sequence[Sequence[Span]], quoted: Iterable[Meets]) -> bool:
    """Whether two values of a tally stand in one difference that is told."""
    return any(sum(any(map(meets, value)) for value in values) > 1 for meets in quoted)


def _tolls(
    story: Story,
    tolls: Mapping[Tally, Sequence[Sequence[Span]]],
    quoted: Mapping[str, Meets],
    called: Called,
    naming: _Naming,
) -> Iterator[Entry]:
    """How many people were killed, missing, hurt and the like: ladders, with the status of what
    surely differs in them; then differences that stand in none."""
    of_harm = [one for one in story.differences if _is_toll(one)]
    held, headings = set[str](), set[str]()
    for tally, values in tolls.items():
        meets = meeting(chain(*values))
        sure = [  # every version stands in the numbers of the tally
            one
            for one in of_harm
            if one.by is None and all(any(meets(q.span) for q in v.quotes) for v in one.versions)
        ]
        more = [quoted[one.id] for one in of_harm if one not in sure and one.is_open]
        headings.add(heading_of(tally))
        if _is_told(values, more):
            continue
        held.update(one.id for one in sure)
        yield from tell_tally(tally, story, called, sure=[one for one in sure if one.is_open])
    for one in of_harm:  # an agreed one under a heading that stands is of another occasion
        if one.id not in held and (one.is_open or one.heading not in headings):
            yield _of_difference(one, naming, Part.NUMBERS)


def _is_toll(one: Difference) -> bool:
    """Whether people were harmed, and more than one report says how many, alike or otherwise."""
    told = one.is_open or (one.status is Status.AGREED and len(one.reports()) > 1)
    return one.measure in HARMS and told


def _numbers(story: Story, apart: Sequence[Tally], called: Called) -> Iterator[Entry]:
    """All other numbers (`apart`) by what they count, with what that says."""
    if apart:
        yield Entry(Part.NUMBERS, NUMBERS_NOTE)
    for n, one in enumerate(apart):
        yield from tell_tally(one, story, called, is_open=n < _TALLIES)


# Sentences.


def _doubted(
    story: Story, called: Called, stands: Stands, unlike: Container[str]
) -> Iterator[Entry]:
    """Sentences in which reports themselves say that accounts conflict, that something is denied or
    not verified, each once, however many copied it; none of reports that tell of something else."""
    for one in story.cautions:
        said = one.kind in SAID_BY_REPORTS and one.report not in unlike
        if said and one.span and stands(one.span, may_lean=True):
            text = f"“{one.span.line}” ({called.get(one.report, one.report)})"
            yield Entry(Part.CAUTIONS, text, one.id, spans=(one.span,))


def _stands(held: Mapping[str, Annotations]) -> Stands:
    """What tells whether words are a whole sentence that is understood alone; `may_lean`: or a
    headline, or one of a thing as if it were known."""

    def stands(span: Span, speaker: str | None = None, *, may_lean: bool = False) -> bool:
        page, flat = held.get(span.report), span.line
        if len(flat.split()) > _LONGEST:
            return False
        if page is None:
            return flat.endswith(ENDS) and not points_back(flat)
        is_whole = flat.endswith(ENDS) or (may_lean and flat == page.report.title)
        return is_whole and standing(span, page, speaker) >= (HEADLINE if may_lean else 1.0)

    return stands


def _alone(story: Story, called: Called, stands: Stands, unlike: Container[str]) -> Iterator[Entry]:
    """What one report alone tells in sentences that are understood alone, with their speakers where
    these are sure, each with a name or number; nothing of reports that tell of something else, and
    no number that others print, too, or of which they may give another value."""
    sure = {one.id for one in story.statements if one.is_surely_named}
    lone = {(one.unit, one.low, one.high, one.report): one for one in story.numbers}
    given = by_key((one.unit, one) for one in lone.values())
    is_shared = meeting(
        one.span
        for one in story.numbers
        if one.measure in HARMS or any(_may_be_one(one, other) for other in given[one.unit])
    )
    has_fact = meeting(
        chain((one.span for one in story.numbers), *(one.mentions for one in story.names))
    )
    for one in story.alone:
        speaker = None if sure.isdisjoint(one.statements) else one.speaker
        is_fact = speaker or has_fact(one.span)
        fits = is_fact and stands(one.span, speaker) and not is_shared(one.span)
        if fits and one.span.report not in unlike:
            who = filter(None, (speaker, called.get(one.span.report)))
            text = f"“{one.span.line}” ({', '.join(who)})"
            yield Entry(Part.ALONE, text, one.sentence, spans=(one.span,))


def _may_be_one(one: Number, other: Number) -> bool:
    """Whether two reports may count one thing: what either prints is at most twice the other; of
    ages, times and shares, of which a story has many, the same."""
    low, high = sorted(n.low or n.high or 0.0 for n in (one, other))
    return one.report != other.report and high <= (1 if one.measure in _LOOSE else 2) * low


def _first(some: Iterable[Entry], told: Sequence[Entry], most: int, of_them: int) -> list[Entry]:
    """The first of these sentences that say something new, so many of them open."""
    new = islice(newly_told(some, told), most)
    return [replace(one, open=n < of_them) for n, one in enumerate(new)]
