"""Finds the day from which each report speaks, jointly for all reports of a story.

A page's own date is trusted unless something contradicts it. It is doubted if reports that tell the
same passage of the same weekday are dated weeks apart: news cannot predate its first print, so the
earlier date stands and the later page is a reprint. An undated report takes the date of its
dateline, or is placed by the weekdays it shares with other reports and the weekday it opens with.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from operator import attrgetter

from rashomon.dates.clues import Clues, clues_of
from rashomon.dates.days import months_back
from rashomon.dates.mentions import Mentions
from rashomon.dates.tense import Tense
from rashomon.model.copy import Copies
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.gathering import connected
from rashomon.text.parsed_report import Pages
from rashomon.text.report_names import name_reports


@record
class Anchor:
    """The ISO day against which a report's relative dates are read, the reason, and a confidence;
    all None if unknown. Without a day the reason says what contradicts that of the page."""

    day: str | None
    basis: str | None
    confidence: float | None = None


# A page that carries a story on may be some days younger than the story; beyond this it must be a
# reprint or wrong.
REPRINT = 7

CluesByReport = Mapping[str, Clues]


MentionsByReport = Mapping[str, Mentions]


_Dated = tuple[date, str]


def find_anchors(
    annotated: Pages,
    *,
    mentions: MentionsByReport,
    copies: Copies,
) -> dict[str, Anchor]:
    """Returns the anchor of each report."""
    reports = [page.report for page in annotated]
    clues = {page.id: clues_of(page, mentions[page.id]) for page in annotated}
    links = links_of(copies, mentions)
    groups = map(tuple, connected(sorted(clues), links))
    bases = {group: _base_of(group, clues) for group in groups}
    story = story_day(bases)
    report_names = name_reports(reports)
    anchors = {}
    for group, base in bases.items():
        for report in group:
            if fault := clues[report].stamp_fault:
                anchors[report] = Anchor(None, fault)
                continue
            anchors[report] = _choose_anchor(
                clues[report],
                base=base,
                story=story,
                copies=copies,
                everyone=clues,
                report_names=report_names,
            )
    return dict(sorted(anchors.items()))


def links_of(copies: Copies, mentions: MentionsByReport) -> set[tuple[str, str]]:
    """Returns the pairs of reports that share a passage with the same words for a day, which must
    then be the same day."""
    days_in = cache(partial(_relative_in, mentions))  # one stretch is in many copies
    links = set()
    for copy in copies:
        days = days_in(copy.a)
        if days and not days.isdisjoint(days_in(copy.b)):
            links.add(copy.reports)
    return links


def _relative_in(mentions: MentionsByReport, side: Span) -> set[tuple[str, ...]]:
    """Returns the relative expressions in a stretch, by kind and words."""
    kinds = set_of("calendar.kinds_read_from_a_day")
    relative = set()
    for mention in mentions[side.report]:
        expression = mention.expression
        if expression.kind in kinds and expression.is_in(side):
            relative.add(expression.words)
    return relative


@record
class Base:
    """The day around which a group of linked reports speaks, the report that shows it, and how.
    `weight` is the number of supporting reports."""

    day: date
    shown_by: str
    how: str
    weight: int = 1

    @property
    def is_pictured(self) -> bool:
        """Whether only a picture shows it."""
        return self.how == "a caption"


def _base_of(group: Sequence[str], clues: CluesByReport) -> Base | None:
    """Returns the earliest day a report of the group states for itself; otherwise its newest
    caption."""
    stated_days = []
    captions = []
    for report in group:
        day = clues[report].own
        if day:
            stated_days.append((day, report))
        for caption in clues[report].captions:
            captions.append((caption, report))
    if stated_days:
        return _base_of_dated(sorted(stated_days), captions=sorted(captions), clues=clues)
    if captions:
        day, report = max(captions)
        return Base(day=day, shown_by=report, how="a caption")
    return None


def _base_of_dated(
    stated_days: Sequence[_Dated], captions: Sequence[_Dated], clues: CluesByReport
) -> Base:
    day, report = _first_of_most(stated_days)
    newest = captions[-1][0] if captions else day
    if (day - newest).days > REPRINT:
        # page dates just after the newest caption, which support it
        after = [
            (clue.own, ident)
            for ident, clue in clues.items()
            if clue.own and 0 <= (clue.own - newest).days <= REPRINT // 2
        ]
        day, report = min(after, default=(day, report))
    how = "the page's date" if clues[report].published == day else "the dateline"
    return Base(day, report, how, max(1, count_within_a_week(stated_days, day)))


def _first_of_most(stated_days: Sequence[_Dated]) -> _Dated:
    """Returns the earliest day, unless it is alone against two or more later ones that agree."""
    company = [count_within_a_week(stated_days, day) for day, _ in stated_days]
    most = max(company)
    if company[0] > 1 or most < 2:
        return stated_days[0]
    return stated_days[company.index(most)]


def count_within_a_week(stated_days: Sequence[_Dated], day: date) -> int:
    """Returns how many of these reports have this day, or one close to it."""
    return sum(abs((stated_day - day).days) <= REPRINT for stated_day, _ in stated_days)


def story_day(bases: Mapping[tuple[str, ...], Base | None]) -> Base | None:
    """Returns the middle one of the days near which most reports of the story lie, the earliest of
    them on a tie; a page's own day outweighs a picture's."""
    known_bases = sorted(filter(None, bases.values()), key=attrgetter("day", "shown_by"))
    if not known_bases:
        return None

    def rank(base: Base) -> tuple[int, bool]:
        neighbours = sum(
            neighbour.weight for neighbour in known_bases if _is_near(neighbour.day, base.day)
        )
        return -neighbours, base.is_pictured

    best = min(known_bases, key=rank)  # of equal ones the earliest
    close = []
    for base in known_bases:
        if _is_near(base.day, best.day) and base.is_pictured == best.is_pictured:
            close.append(base)
    return close[(len(close) - 1) // 2]


def _is_near(day: date, second_day: date) -> bool:
    """Whether two days may be of one story's week."""
    return abs((day - second_day).days) <= 6


def _choose_anchor(
    clues: Clues,
    base: Base | None,
    story: Base | None,
    copies: Copies,
    everyone: CluesByReport,
    report_names: dict[str, str],
) -> Anchor:
    """Returns the report's own day if nothing contradicts it, otherwise a day near the group's or
    the story's.

    A report keeps its own day if it tells of the week before it, even where the others lie far
    away. Without any day to compare, it has none.
    """
    stated_day = clues.own
    is_stray = (
        stated_day
        and story
        and _is_stray(clues, stated_day=stated_day, story=story, copies=copies, everyone=everyone)
    )
    is_away = stated_day and base and abs((stated_day - base.day).days) > REPRINT
    if stated_day and (not (is_stray or is_away) or _tells_of_own_week(clues, stated_day)):
        return _own_anchor(clues, stated_day=stated_day, everyone=everyone)
    reference = base
    # the day of a picture is no better than that of the story, where the two are close
    if is_stray or not base or (base.is_pictured and story and _is_near(story.day, base.day)):
        reference = story
    if not reference:
        return Anchor(None, None)
    return _inferred_anchor(clues, reference=reference, report_names=report_names)


def _inferred_anchor(clues: Clues, reference: Base, report_names: dict[str, str]) -> Anchor:
    """Returns the day near that of another report that fits best what this one tells, with words
    that say how it was found. What several show is a little surer."""
    day = fitted_day(clues, reference.day)
    shown_by = report_names[reference.shown_by]
    how = f"inferred from {reference.how} of {shown_by} ({reference.day.isoformat()})"
    if _may_move(clues):
        first = clues.weekdays[0].expression.parts["weekday"]
        how += f" and the weekdays named here, {first} first"
    if stated_day := clues.own:
        printed = stated_day.isoformat()
        how += f"; the page's own date {printed} does not fit what it tells as fresh news"
    confidence = _SURE[reference.how]
    if reference.weight > 1:
        confidence += 0.1
    return Anchor(day.isoformat(), how, confidence)


def _tells_of_own_week(clues: Clues, stated_day: date) -> bool:
    """Whether a report tells of the week of its own day: the first of the weekdays that it names is
    that day or the one before, and none that has gone by lies most of a week back."""
    gaps = [gap for gap, _ in _weekday_gaps(clues, stated_day)]
    return next((gap for gap in gaps if gap >= 0), REPRINT) <= 1 and max(gaps) < 5


def _own_anchor(clues: Clues, stated_day: date, everyone: CluesByReport) -> Anchor:
    """Returns the report's own day, or the day after if its opening weekday shows that a time zone
    lies in between."""
    where = "the page's date" if clues.published else "the date in the dateline"
    gaps = [gap for gap, _ in _weekday_gaps(clues, stated_day)]
    opening = gaps[0] if gaps else None
    tomorrow = stated_day + timedelta(days=1)
    # so long ago is the weekday of the day after
    if opening == 6 and any(report_clues.own == tomorrow for report_clues in everyone.values()):
        why = (
            f"the day after {where}: it opens with that weekday, and other reports of the story "
            "are dated so"
        )
        return Anchor(tomorrow.isoformat(), why, _SURE["a caption"])
    why = f"published: {where}; nothing in the text speaks against it"
    return Anchor(stated_day.isoformat(), why, 0.95 if opening in {-1, 0, 1, 2} else 0.9)


# How far an anchor can be trusted by what shows it.
_SURE = {"the page's date": 0.75, "the dateline": 0.7, "a caption": 0.6}


_NEAR = timedelta(days=3)


def _is_stray(
    clues: Clues, stated_day: date, story: Base, copies: Copies, everyone: CluesByReport
) -> bool:
    """Whether a month or year typed wrong led a page weeks away from all others. The others must
    agree, one of them must share copied words with it, and it must tell fresh news without looking
    back."""
    if abs((stated_day - story.day).days) < 20:
        return False
    agreeing = set()
    for report, report_clues in everyone.items():
        if report_clues is clues or not report_clues.own:
            continue
        if _is_near(stated_day, report_clues.own):
            return False
        if _is_near(report_clues.own, story.day):
            agreeing.add(report)
    # two others agree, one of which shares copied words with it, one slip of a hand explains its
    # day, and it tells fresh news
    kinds = {mention.expression.kind for mention in clues.mentions}
    return (
        len(agreeing) > 1
        and any({*copy.reports} - agreeing == {clues.report} for copy in copies)
        and any(_is_near(day, story.day) for day in _possible_slips(stated_day, story.day))
        and not {"weekday", "today", "night"}.isdisjoint(kinds)
    )


def _possible_slips(day: date, news: date) -> set[date]:
    """Returns the days for which this one may stand where a month or the year was typed wrong."""
    # A page dated before its news is no reprint: any month may have been mistyped.
    months = range(-12, 13) if day < news else (-12, -1, 1, 12)
    return {months_back(day, step) for step in months if step}


def _may_move(clues: Clues) -> bool:
    """Whether the weekdays of a report may tell its day: it states one itself, or names one weekday
    twice. A weekday named once may be any of the week's."""
    times_named = Counter(mention.expression.part("weekday") for mention in clues.weekdays)
    return max(times_named.values(), default=0) > (clues.published is None)


def fitted_day(clues: Clues, expected_day: date) -> date:
    """Returns the day around the expected one that fits the report's weekdays best.

    It assumes that a report opens with its own day or the day before: "The mill burnt on Monday"
    was written on Monday or Tuesday.
    """
    if not _may_move(clues):
        return expected_day
    mistyped = _possible_slips(clues.published, expected_day) if clues.published else set()

    def fit(day: date) -> float:
        gaps = _weekday_gaps(clues, day)
        past = [gap for gap, tense in gaps if tense is Tense.PAST]
        # days since the first weekday that is not ahead
        opening = next((gap for gap, _ in gaps if gap >= 0), -1)
        score = {0: 2.0, 1: 1.0}.get(opening, 0.0) - abs((day - expected_day).days) * 0.4
        # A wrong month or year is the commonest slip in a page's date; but no page tells of the day
        # after its own.
        score += 3.5 * (day in mistyped and 6 not in past)
        score -= sum(gap >= 5 or gap <= -3 for gap, _ in gaps) / len(clues.weekdays)
        # Nobody calls the day six days ago by its weekday alone.
        return score - 1.5 * any(gap >= 5 for gap in past)

    close = [expected_day + timedelta(days=shift) for shift in (0, -1, 1, -2, 2, -3, 3)]
    slips = (
        day for day in mistyped if day not in close and abs((day - expected_day).days) <= REPRINT
    )
    return max([*close, *sorted(slips)], key=fit)


def _weekday_gaps(clues: Clues, day: date) -> list[tuple[int, Tense]]:
    """Returns how many days before this one the weekdays of a report are, read from it, and how
    their clauses look."""
    gaps = []
    for mention in clues.weekdays:
        days = mention.days_from(day)
        if days:
            gaps.append(((day - days[0]).days, mention.tense))
    return gaps
