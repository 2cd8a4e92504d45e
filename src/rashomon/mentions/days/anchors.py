"""Finds the day from which each report speaks (`find_anchors`).

It is the day that the page gives, in the zone of its readers where it prints one, else that of its
dateline or head. A report without one that shares passages with dated ones, or is told beside them,
is placed near their day by the weekdays that it names; so is a page dated weeks after the first
print of its passages, since it is a reprint.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise

from rashomon.mentions.days.expressions import Expression
from rashomon.mentions.days.meaning import readings_of
from rashomon.mentions.days.mentions import Mentions, day_of, explicit_days, times_around
from rashomon.mentions.days.tense import Tense
from rashomon.model.copy import Copies
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.tables.date_lines import day_labels
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.calendar_words import without_retrieval
from rashomon.text.detect_language import is_read_whole
from rashomon.text.gathering import connected
from rashomon.text.parsed_report import Pages
from rashomon.text.report_names import name_reports

IN_DATELINE = "the date in the dateline"
_REPRINT = 7  # days; a page that carries a story on is no older
_OF_ONE_STORY = 45  # days; reports of one are seldom further apart
_CLEARLY = 15  # days, by which another reading of a page's date lies further off
_WEEK = 6
_SHIFTS = (0, -1, 1, -2, 2, -3, 3)  # days, by which a report may be off those beside it
_HEAD = 700  # characters; a head is shorter
_LONGEST_LINE = 130
_STOPPED = pattern_of(r"[.!?…][\"'”’»)\]]*\s*$")
_SMALL_WORDS = pattern_of(r"\b[a-z]{2,}\b")
_LABELLED = pattern_of(rf"(?i)\W*(?:\w+ )?{day_labels()}\b")


@record
class Anchor:
    """The ISO day against which a report's relative dates are read, the reason, and the moment that
    the page gives if it is of that day; all None if unknown."""

    day: str | None
    basis: str | None
    moment: str | None = None


@record
class _Clues:
    """What one report says of its own day: the day itself, in words where it says so, how many days
    before any day its weekdays are, and the dates of its head that have no year, or in figures may
    be two."""

    stated: str | None
    basis: str
    weekdays: Mentions
    undecided: tuple[Expression, ...] = ()

    @property
    def day(self) -> date | None:
        return day_of(self.stated)

    def gaps(self, day: date) -> list[tuple[int, Tense]]:
        """Returns how many days before this one the weekdays are, read from it, with their
        tenses."""
        days = [(mention.days_from(day), mention.tense) for mention in self.weekdays]
        return [((day - found[0]).days, tense) for found, tense in days if found]


def find_anchors(
    pages: Pages, *, mentions: Mapping[str, Mentions], copies: Copies
) -> dict[str, Anchor]:
    """Returns the anchor of each report, by its id."""
    clues = {page.id: _clues_of(page.report, mentions[page.id]) for page in pages}
    names = name_reports([page.report for page in pages])
    story = _story_day(clues)
    anchors = {}
    for group in connected(sorted(clues), _linked(copies, mentions)):
        stated = [(day, name) for name in group if (day := clues[name].day)]
        base = min(stated, default=story)
        # a group of prints weeks after the story: the first print is missing
        if base and story and len(group) > 1 and abs((base[0] - story[0]).days) > _REPRINT:
            base = story
        for name in group:
            anchors[name] = _anchor_of(clues[name], base=base, names=names)
    return dict(sorted(anchors.items()))


def _anchor_of(clues: _Clues, base: tuple[date, str] | None, names: Mapping[str, str]) -> Anchor:
    stated = clues.day
    is_reprint = stated and base and (stated - base[0]).days > _REPRINT
    if stated and not (is_reprint and not _tells_of_own_week(clues, stated)):
        return Anchor(stated.isoformat(), f"published: {clues.basis}", clues.stated)
    if base is None:
        return Anchor(None, None)
    of_base = f"the page's date of {names[base[1]]} ({base[0].isoformat()})"
    own = None if stated else _own_reading(clues.undecided, base[0])
    if own:
        moment = own.isoformat()
        return Anchor(moment, f"published: {IN_DATELINE}, read beside {of_base}", moment)
    day = _fitted_day(clues, base[0])
    basis = f"inferred from {of_base}"
    if clues.weekdays:
        first = clues.weekdays[0].expression.parts["weekday"]
        basis += f" and the weekdays named here, {first} first"
    if stated:
        basis += (
            f"; the page's own date {stated.isoformat()} does not fit what it tells as fresh news"
        )
    return Anchor(day.isoformat(), basis, day.isoformat())


def _own_reading(undecided: Iterable[Expression], base: date) -> date | None:
    """Returns the day of a date without a year, or of "03/04/2031", if another page's day singles
    it out."""
    for expression in undecided:
        days = sorted(readings_of(expression, base), key=lambda day: abs(day - base))
        away = [abs((day - base).days) for day in days]
        is_clear = len(days) < 2 or away[1] >= away[0] + _CLEARLY
        if days and away[0] <= _OF_ONE_STORY and is_clear:
            return days[0]
    return None


def _tells_of_own_week(clues: _Clues, stated: date) -> bool:
    """Whether the first weekday that a report names as gone is its own day or the one before, and
    none lies most of a week back."""
    gaps = [gap for gap, _ in clues.gaps(stated)]
    return bool(gaps) and next((gap for gap in gaps if gap >= 0), _REPRINT) <= 1 and max(gaps) < 5


def _fitted_day(clues: _Clues, expected: date) -> date:
    """Returns the day around the expected one that fits the report's weekdays best: a report opens
    with its own day or the day before."""
    times_named = Counter(mention.expression.part("weekday") for mention in clues.weekdays)
    # without a day of its own, a weekday named once may be any of the week's
    if max(times_named.values(), default=0) < (1 if clues.day else 2):
        return expected

    def fit(day: date) -> float:
        gaps = clues.gaps(day)
        opening = next((gap for gap, _ in gaps if gap >= 0), -1)
        score = {0: 2.0, 1: 1.0}.get(opening, 0.0) - 0.4 * abs((day - expected).days)
        score -= sum(gap >= 5 or gap <= -3 for gap, _ in gaps) / len(clues.weekdays)
        # nobody calls the day six days ago by its weekday alone
        return score - 1.5 * any(gap >= 5 and tense is Tense.PAST for gap, tense in gaps)

    return max([expected + timedelta(days=shift) for shift in _SHIFTS], key=fit)


def _story_day(clues: Mapping[str, _Clues]) -> tuple[date, str] | None:
    """Returns the middle one of the days near which most reports lie, the earliest on a tie, and
    the report that states it."""
    stated = sorted((found.day, name) for name, found in clues.items() if found.day)
    if not stated:
        return None

    def near(day: date) -> list[tuple[date, str]]:
        return [pair for pair in stated if abs((pair[0] - day).days) <= _WEEK]

    best = max(stated, key=lambda pair: len(near(pair[0])))  # of equal ones the earliest
    neighbours = near(best[0])
    return neighbours[(len(neighbours) - 1) // 2]


def _linked(copies: Copies, mentions: Mapping[str, Mentions]) -> set[tuple[str, str]]:
    """Returns the pairs of reports that share a passage with the same words for a day, which must
    then be the same day."""
    kinds = set_of("calendar.kinds_read_from_a_day")

    def relative(side: Span) -> set[tuple[str, ...]]:
        expressions = (mention.expression for mention in mentions[side.report])
        return {time.words for time in expressions if time.kind in kinds and time.is_in(side)}

    return {copy.reports for copy in copies if relative(copy.a) & relative(copy.b)}


def _clues_of(report: Report, mentions: Mentions) -> _Clues:
    weekdays = []
    datelines = []
    undecided = list[Expression]()
    for mention in mentions:
        expression = mention.expression
        if mention.furniture == "dateline":
            datelines.append(expression)
        is_weekday = expression.kind == "weekday" and not expression.parts.get("relative")
        if is_weekday and not mention.furniture:
            weekdays.append(mention)
    stated, basis = _local_moment(report), "the page's date"
    if not day_of(stated):
        # a head may also name the event, but nothing is published before its day
        of_head = _times_of_head(report)
        days = explicit_days(datelines)[:1] or explicit_days(of_head)
        stated = max(days).isoformat() if days else None
        basis = IN_DATELINE
        undecided += [] if days else [*datelines, *of_head]
    return _Clues(stated=stated, basis=basis, weekdays=tuple(weekdays), undecided=tuple(undecided))


def _local_moment(report: Report) -> str | None:
    """Returns when a page was published where its readers live: beside a stamp in UTC the moment or
    day next to it that it prints, or gives with another zone."""
    day = day_of(report.published)
    if day is None or not _is_in_utc(report.published or ""):
        return report.published
    for printed in report.dates:
        other = day_of(printed.value)
        is_local = printed.span is not None or not _is_in_utc(printed.value)
        if other and is_local and abs((other - day).days) == 1:
            return printed.value
    return report.published


def _is_in_utc(value: str) -> bool:
    """Whether a moment is stamped in UTC, in which no paper prints."""
    try:
        return datetime.fromisoformat(value).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _times_of_head(report: Report) -> list[Expression]:
    """Returns the time expressions in the lines above the text: "Harbour office, 9 June, 11:00"."""
    captions = {span.quote for span in report.furniture if span.type == "caption"}
    lines = []
    for line in report.text[:_HEAD].splitlines():
        if len(line) > _LONGEST_LINE:
            break
        if line not in captions:
            lines.append(line)
    text = without_retrieval("\n".join(_without_sentences(lines)))
    return times_around(text, english=is_read_whole(report))


def _without_sentences(lines: Iterable[str]) -> Iterator[str]:
    """Yields the lines that are no sentence, nor a line of one that goes on in the next."""
    for line, below in pairwise([*lines, ""]):
        goes_on = _STOPPED.search(line) or below[:1].islower()
        # words that are no names, at least
        is_sentence = goes_on and len(_SMALL_WORDS.findall(line)) >= 2
        if not is_sentence or _LABELLED.match(line):
            yield line
