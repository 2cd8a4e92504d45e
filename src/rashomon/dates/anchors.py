"""find_anchors: the day from which each report speaks, told jointly over the story.

A page's own date is taken where nothing speaks against it. It is doubted when reports that tell the same passage of the same weekday
give dates weeks apart: fresh news cannot be older than its first print, so the earlier date stands and the later page is a reprint. A
report without a date gets one from its dateline, or from the reports it shares its weekdays with and the weekday it opens with.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from rashomon.dates.days import Days, months_back, weekday_number
from rashomon.dates.expressions import Expression, find_expressions
from rashomon.dates.meaning import meaning_of
from rashomon.dates.mentions import Mention
from rashomon.dates.named import both_orders
from rashomon.dates.other_tongues import find_in_tongue
from rashomon.dates.setting import Setting
from rashomon.dates.tense import Tense
from rashomon.language.annotations import Annotations
from rashomon.language.tongues import is_read_whole
from rashomon.model.copy import Copy
from rashomon.model.report import Report


@dataclass(frozen=True, slots=True)
class Anchor:
    """The ISO day against which a report's relative dates are read, why, and how sure that is; all None when nothing tells."""

    day: str | None
    basis: str | None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Clues:
    """What one report tells about its own day.

    `prose`: days that its first paragraphs name with weekday and year; `sentences`: weekday and words of those that name one as past.
    """

    report: str
    published: date | None
    dateline: date | None
    captions: tuple[date, ...]
    prose: tuple[date, ...]
    weekdays: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[str, frozenset[str]], ...]
    yearless: Mention | None = None
    """The dateline's "April 24", when the page has no date that gives it a year."""
    says_today: bool = False
    """Whether the report calls its own day "today" or "this morning", not in quotations; it then names no own day by its weekday."""
    heads: tuple[date, ...] = ()
    """Days that the lines above the text give, where the page has no other date: what two orders of a numeric date may mean, both."""
    impossible: bool = False
    """Whether the page's date stands beside a weekday that the calendar does not give it."""
    figures: frozenset[str] = frozenset()
    """The long figures that the report prints, without years: news and its background share few of them."""

    @property
    def own(self) -> date | None:
        """The day that the report gives itself."""
        return self.published or self.dateline

    @property
    def trusted(self) -> date | None:
        """The day that the report gives itself, unless the calendar speaks against it."""
        return None if self.impossible else self.own


SAME_WEEK = 6
# Sentences of a report that are held against those of the others; enough for news, and bounded for a text that is all weekdays.
_COMPARED = 40
# Paragraphs in which news stands.
_OPENING = 4
# A page that carries a story on may be some days younger than the story; beyond this it must be a reprint or wrong.
REPRINT = 7
_WORD = re.compile(r"[A-Za-z]{4,}|\d[\d,.]*\d|\d")
_FIGURE = re.compile(r"(?<![\d.,:/-])(?!(?:19|20)\d\d(?!\d))(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{2,})(?![\d:/]|[.,]\d)")
_SAME_FIGURES = 3


def find_anchors(
    annotated: Sequence[Annotations],
    *,
    mentions: Mapping[str, Sequence[Mention]],
    copies: Sequence[Copy],
    orders: Mapping[str, bool | None],
) -> dict[str, Anchor]:
    """The anchor of each report. `orders`: how each writes a day and a month."""
    clues = with_years({a.report.id: clues_of(a, mentions[a.report.id], orders[a.report.id]) for a in annotated})
    links = links_of(clues, copies, mentions)
    bases = {group: base_of(group, clues) for group in groups_of(clues, links)}
    story = story_day(bases)
    anchors = {report: _anchor(clues[report], base, story, clues) for group, base in bases.items() for report in group}
    return dict(sorted(anchors.items()))


def day_of(value: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTH}|\b(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d\d")
_MONTH_FIRST = re.compile(rf"{_MONTH} \d{{1,2}}\b|\b(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d\d")


def written_order(text: str) -> bool | None:
    """Whether the report writes "March 4" rather than "4 March"; None where it writes neither, or both as often."""
    day_first, month_first = len(_DAY_FIRST.findall(text)), len(_MONTH_FIRST.findall(text))
    return None if day_first == month_first else month_first > day_first


def clues_of(annotated: Annotations, mentions: Sequence[Mention], order: bool | None) -> Clues:
    """What this report, which writes its days in this order, tells about its own day."""
    report = annotated.report
    published = day_of(report.published)
    captions = [_explicit_day(m, order) for m in mentions if m.furniture == "caption" and not m.old_picture]
    datelines = [_dateline_day(m, order, published) for m in mentions if m.furniture == "dateline"]
    opening = [m for m in mentions if m.furniture is None and m.paragraph <= _OPENING and m.tense is not Tense.FUTURE]
    named = [_explicit_day(m, order) for m in opening if m.expression.parts.get("weekday")]
    weekdays = tuple(
        m for m in mentions if m.furniture is None and m.expression.kind == "weekday" and not m.expression.parts.get("relative")
    )
    return Clues(
        report.id,
        published,
        next((day for day in datelines if day), None),
        tuple(sorted(day for day in captions if day)),
        tuple(sorted(day for day in named if day)),
        weekdays,
        tuple(m for m in mentions if m.furniture is None),
        tuple(_weekday_sentences(annotated, weekdays)),
        _yearless(mentions, published, report),
        _names_no_own_day([m for m in mentions if _says_today(m, annotated)], weekdays),
        head_days(report, order) if published is None else (),
        published is not None and _is_impossible(published, report.text),
        frozenset(_FIGURE.findall(annotated.plain)),
    )


# The head of a page: short lines before the first paragraph.
_HEAD_CHARACTERS, _PARAGRAPH = 700, 130


def head_days(report: Report, order: bool | None) -> tuple[date, ...]:
    """The day with a year in the lines above the text: "Harbour office, 9 June 2025, 11:00"; both days that "12/10/2019" may be.

    A line with an hour counts before one without, then the latest day: a head may name the event as well, but nothing is out before its day.
    """
    found: list[tuple[bool, tuple[date, ...]]] = []
    for line, expression in _head(report):
        if expression.kind in {"day", "iso", "numeric"} and expression.parts.get("year") and expression.until is None:
            read = (both_orders(expression) if order is None else ()) or (
                meaning_of(expression, Setting(None, month_first=order is not False)),
            )
            single = tuple(days[0] for days in read if days and days[0] == days[1])
            found += [(bool(_HOUR.search(line)), single)] if single else []
    return max(found, key=lambda item: (item[0], max(item[1])), default=(False, ()))[1]


def _head(report: Report) -> Iterator[tuple[str, Expression]]:
    """The time expressions in the short lines before the first paragraph, each with its line."""
    lines = list(takewhile(lambda line: len(line) <= _PARAGRAPH, report.text[:_HEAD_CHARACTERS].splitlines()))
    text = "\n".join(lines).translate(_STRAIGHT)
    for expression in find_expressions(text) if is_read_whole(report) else find_in_tongue(text, report.language):
        yield text[text.rfind("\n", 0, expression.start) + 1 : expression.end + 40].partition("\n")[0], expression


_HOUR = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b|\b\d{1,2} ?[ap]\.?m\b")
_STRAIGHT = str.maketrans({0x2019: "'", 0xA0: " ", 0x202F: " "})


_OWN_DAY = {"today", "tonight", "yesterday", "this morning", "this afternoon", "this evening", "this lunchtime"}


def _says_today(mention: Mention, annotated: Annotations) -> bool:
    """Whether the report itself, not one whom it quotes, says "today"."""
    if mention.furniture is not None or mention.expression.kind != "today" or mention.expression.part("word") not in _OWN_DAY:
        return False
    text, at = annotated.plain, mention.expression.start
    return text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 0


def _names_no_own_day(todays: Sequence[Mention], weekdays: Sequence[Mention]) -> bool:
    """Whether "today" is how this report speaks: twice, or once beside a weekday ("Tuesday's fire, doctors said this morning")."""
    told = {m.sentence for m in weekdays if m.tense is not Tense.FUTURE}
    return len(todays) > 1 or any(m.sentence in told for m in todays)


def _yearless(mentions: Sequence[Mention], published: date | None, report: Report) -> Mention | None:
    heads = _yearless_head(report) if published is None else None
    if heads is not None:
        return heads
    datelines = (m for m in mentions if m.furniture == "dateline" and m.expression.kind == "day" and not m.expression.parts.get("year"))
    return next(datelines, None) if published is None else None


def _yearless_head(report: Report) -> Mention | None:
    """ "Monday 9 June, 5 p.m." in the lines above the text: a weekday with a day of the month."""
    for _, expression in _head(report):
        if expression.kind == "day" and expression.parts.get("weekday") and not expression.parts.get("year"):
            return Mention(expression, Tense.OPEN, 0)
    return None


def _is_impossible(day: date, text: str) -> bool:
    """Whether the text prints this day with the name of another weekday, and never with its own."""
    month = day.strftime("%B")
    if str(day.year) not in text or month[:3] not in text:
        return False
    short = rf"(?:{month}|{month[:3]}\.?)"
    printed = re.compile(
        rf"\b(?P<weekday>[A-Z][a-z]+day),? (?:the )?(?:{day.day}(?:st|nd|rd|th)? {short}|{short} {day.day}),? {day.year}\b"
    )
    numbers = {weekday_number(match["weekday"]) for match in printed.finditer(text)} - {None}
    return bool(numbers) and day.weekday() not in numbers


def with_years(clues: Mapping[str, Clues]) -> dict[str, Clues]:
    """The clues with the years of datelines that print none, taken from the days of the other reports."""
    sure = {name: (c.own or (c.heads[0] if len(c.heads) == 1 else None) or next(reversed(c.prose), None)) for name, c in clues.items()}
    known = sorted(day for day in sure.values() if day)
    if not known:
        known = sorted(day for clue in clues.values() for day in clue.heads[:1])
    return {name: _with_year(clue, known[len(known) // 2]) if known and not clue.own else clue for name, clue in clues.items()}


def _with_year(clues: Clues, near: date) -> Clues:
    if clues.heads:
        return replace(clues, dateline=min(clues.heads, key=lambda day: (abs((day - near).days), day)))
    days = meaning_of(clues.yearless.expression, Setting(near, Tense.OPEN)) if clues.yearless else None
    return replace(clues, dateline=days[0]) if days and days[0] == days[1] else clues


def _explicit_day(mention: Mention, order: bool | None) -> date | None:
    """The single day that an expression with a year of its own names."""
    if mention.expression.kind not in {"day", "iso", "numeric"} or not mention.expression.parts.get("year"):
        return None
    days = meaning_of(mention.expression, Setting(None, month_first=order is not False))
    weekday = weekday_number(mention.expression.parts.get("weekday", ""))
    fits = weekday is None or (days is not None and days[0].weekday() == weekday)
    return days[0] if days and days[0] == days[1] and fits else None


def _dateline_day(mention: Mention, order: bool | None, published: date | None) -> date | None:
    explicit = _explicit_day(mention, order)
    if explicit or published is None or mention.expression.kind != "day":
        return explicit
    days = meaning_of(mention.expression, Setting(published, Tense.OPEN))
    return days[0] if days else None


def _weekday_sentences(annotated: Annotations, weekdays: Sequence[Mention]) -> list[tuple[str, frozenset[str]]]:
    out = []
    for mention in weekdays[:_COMPARED]:
        token = annotated.token_at(mention.expression.start)
        if token is None or mention.tense is Tense.FUTURE:
            continue
        words = frozenset(_WORD.findall(token.sent.text.casefold()))
        if len(words) >= 6:
            out.append((mention.expression.part("weekday"), words))
    return out


Links = frozenset[tuple[str, str]]


def links_of(clues: Mapping[str, Clues], copies: Sequence[Copy], mentions: Mapping[str, Sequence[Mention]]) -> Links:
    """Pairs of reports that tell the same thing of the same weekday, so that both weekdays are one day."""
    names = sorted(clues)
    found = {
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if any(day == other and _alike(words, their) for day, words in clues[a].sentences for other, their in clues[b].sentences)
    }
    for copy in copies:
        pair = sorted((copy.a.report, copy.b.report))
        if (
            pair[0] in clues
            and pair[1] in clues
            and _relative_in(mentions[copy.a.report], copy.a.start, copy.a.end)
            & _relative_in(mentions[copy.b.report], copy.b.start, copy.b.end)
        ):
            found.add((pair[0], pair[1]))
    return frozenset(found)


def _alike(words: frozenset[str], their: frozenset[str]) -> bool:
    return 2 * len(words & their) >= len(words | their)


RELATIVE = {"weekday", "today", "tonight", "night", "period", "ago", "weekend", "span"}


def _relative_in(mentions: Sequence[Mention], start: int, end: int) -> set[tuple[str, str]]:
    """The relative expressions between two offsets, by kind and words."""
    inside = (m.expression for m in mentions if start <= m.expression.start and m.expression.end <= end)
    return {(e.kind, "".join(sorted(e.parts.values())).casefold()) for e in inside if e.kind in RELATIVE}


def groups_of(clues: Mapping[str, Clues], links: Links) -> list[tuple[str, ...]]:
    """The reports joined by links, directly or through others, sorted."""
    group = {report: {report} for report in sorted(clues)}
    for a, b in sorted(links):
        if group[a] is not group[b]:
            group[a] |= group[b]
            for report in group[b]:
                group[report] = group[a]
    return sorted({tuple(sorted(members)) for members in group.values()})


@dataclass(frozen=True, slots=True)
class Base:
    """The day around which a group of linked reports speaks, the report that shows it, and how; `weight`: reports that stand behind it."""

    day: date
    shown_by: str
    how: str
    weight: int = 1


def base_of(group: Sequence[str], clues: Mapping[str, Clues]) -> Base | None:
    """The earliest day that a report of the group gives itself; else the newest of its captions, else a date in its first paragraphs."""
    own = sorted((day, report) for report in group if (day := clues[report].trusted))
    captions = sorted((day, report) for report in group for day in clues[report].captions)
    if own:
        day, report = _first_of_most(own)
        elsewhere = _supported_by_captions(day, captions, clues)
        day, report = elsewhere or (day, report)
        weight = sum(abs((other - day).days) <= REPRINT for other, _ in own)
        return Base(day, report, "the page's date" if clues[report].published == day else "the dateline", max(1, weight))
    if captions:
        return Base(captions[-1][0], captions[-1][1], "a caption")
    named = sorted((day, report) for report in group for day in clues[report].prose)
    return Base(named[-1][0], named[-1][1], "a date in the text") if named else None


def _first_of_most(own: Sequence[tuple[date, str]]) -> tuple[date, str]:
    """The earliest day, unless it stands alone against two or more later ones that agree with each other."""

    def company(day: date) -> int:
        return sum(abs((other - day).days) <= REPRINT for other, _ in own)

    most = max(company(day) for day, _ in own)
    return own[0] if company(own[0][0]) > 1 or most < 2 else next(item for item in own if company(item[0]) == most)


def _supported_by_captions(day: date, captions: Sequence[tuple[date, str]], clues: Mapping[str, Clues]) -> tuple[date, str] | None:
    """The page date of another report of the story just after the newest caption, where the group's own dates are weeks later."""
    if not captions or (day - captions[-1][0]).days <= REPRINT:
        return None
    newest = captions[-1][0]
    near = sorted((other.own, name) for name, other in clues.items() if other.own and 0 <= (other.own - newest).days <= REPRINT // 2)
    return near[0] if near else None


def story_day(bases: Mapping[tuple[str, ...], Base | None]) -> Base | None:
    """The day that most reports of the story stand near; the earliest of equals. A page's own day says more than a picture's."""
    known = sorted((base for base in bases.values() if base), key=lambda base: (base.day, base.shown_by))
    if not known:
        return None
    near = {base: sum(other.weight for other in known if abs((other.day - base.day).days) <= SAME_WEEK) for base in known}
    return min(known, key=lambda base: (-near[base], base.how in {"a caption", "a date in the text"}, base.day, base.shown_by))


def _anchor(clues: Clues, base: Base | None, story: Base | None, everyone: Mapping[str, Clues]) -> Anchor:
    """The report's own day where nothing speaks against it, else a day near the group's or the story's."""
    own = clues.own
    late = own is not None and story is not None and _is_stray(clues, own, story, everyone)
    if own and not late and not (base and abs((own - base.day).days) > REPRINT):
        return _own_anchor(clues, own, everyone)
    pictured = base is None or (base.how == "a caption" and story and abs((story.day - base.day).days) <= SAME_WEEK)
    reference = story if late or pictured else base
    if reference is None:
        return Anchor(None, None)
    day = fitted_day(clues, reference.day)
    how = f"inferred from {reference.how} of {reference.shown_by} ({reference.day.isoformat()})"
    if clues.weekdays:
        how += f" and the weekdays named here, {clues.weekdays[0].expression.parts['weekday']} first"
    if own:
        how += f"; the page's own date {own.isoformat()} does not fit what it tells as fresh news"
    return Anchor(day.isoformat(), how, _SURE[reference.how] + (0.1 if reference.weight > 1 else 0.0))


def _own_anchor(clues: Clues, own: date, everyone: Mapping[str, Clues]) -> Anchor:
    """The report's own day, or the day after where a time zone lies between the page's clock and the weekday it opens with."""
    where = "the page's date" if clues.published else "the date in the dateline"
    gaps = [_gap(meaning_of(m.expression, Setting(own, m.tense)), own) for m in clues.weekdays[:1]]
    tomorrow = own + timedelta(days=1)
    if gaps == [6] and any(other.own == tomorrow for other in everyone.values()):
        why = f"the day after {where}: it opens with that weekday, and other reports of the story are dated so"
        return Anchor(tomorrow.isoformat(), why, _SURE["a caption"])
    sure = _SURE["the page's date"] + (0.2 if gaps and gaps[0] is not None and -1 <= gaps[0] <= 2 else 0.15)
    return Anchor(own.isoformat(), f"published: {where}; nothing in the text speaks against it", round(min(sure, 0.95), 2))


# How far an anchor can be trusted by what shows it; one that its own weekdays bear out stands firmer.
_SURE = {"the page's date": 0.75, "the dateline": 0.7, "a caption": 0.6, "a date in the text": 0.5}


_STRAY_DAYS = 20
_AGREEING = 2
_TODAY = {"weekday", "today", "night"}


def _is_stray(clues: Clues, own: date, story: Base, everyone: Mapping[str, Clues]) -> bool:
    """Whether a page is dated weeks away from all others, which agree, and yet tells fresh news, with no word that looks back."""
    others = [other.trusted for name, other in everyone.items() if other.trusted and name != clues.report]
    if clues.impossible:
        return abs((own - story.day).days) > REPRINT and bool(others)
    if abs((own - story.day).days) < _STRAY_DAYS or sum(abs((day - story.day).days) <= SAME_WEEK for day in others) < _AGREEING:
        return False
    if any(abs((own - day).days) <= SAME_WEEK for day in others) or not any(m.expression.kind in _TODAY for m in clues.mentions):
        return False
    if own < story.day:
        return _opens_alike(clues, everyone) or _counts_alike(clues, everyone)
    read = (meaning_of(m.expression, Setting(own, m.tense)) for m in clues.mentions)
    return not any(days and days[0] - timedelta(days=3) <= story.day <= days[1] + timedelta(days=3) < own and _short(days) for days in read)


def _opens_alike(clues: Clues, everyone: Mapping[str, Clues]) -> bool:
    """Whether another report opens with the same weekday: an earlier page of the story would tell of another day."""
    mine = [m.expression.part("weekday") for m in clues.weekdays[:1]]
    return any(
        mine and mine == [m.expression.part("weekday") for m in other.weekdays[:1]] for other in everyone.values() if other is not clues
    )


def _counts_alike(clues: Clues, everyone: Mapping[str, Clues]) -> bool:
    """Whether most of its figures, and no few, are those of the others: weeks before, nobody could have counted so."""
    others = frozenset().union(*(other.figures for other in everyone.values() if other is not clues))
    shared = len(clues.figures & others)
    return shared >= _SAME_FIGURES and 2 * shared >= len(clues.figures)


def _short(days: Days) -> bool:
    return (days[1] - days[0]).days <= 31


def fitted_day(clues: Clues, near: date) -> date:
    """Of the days around `near`, the one that the report's weekdays fit best: it opens with its own day or the day before."""
    weekdays = [(m.expression, m.tense) for m in clues.weekdays]
    if not weekdays:
        return near

    opens_with = {1: 2.0, 2: 1.5, 3: 1.0} if clues.says_today else {0: 2.0, 1: 1.0}

    # A page dated before its news is no reprint: any month may have been mistyped.
    months = range(-12, 13) if clues.published and clues.published < near else (-12, -1, 1, 12)
    mistyped = {months_back(clues.published, step) for step in months if step} if clues.published else set()

    def fit(day: date) -> float:
        gaps = [gap for expression, tense in weekdays if (gap := _gap(meaning_of(expression, Setting(day, tense)), day)) is not None]
        opening = next((gap for gap in gaps if gap >= 0), -1)
        score = opens_with.get(opening, 0.0) - abs((day - near).days) * 0.4
        past = [gap for gap, (_, tense) in zip(gaps, weekdays, strict=False) if tense is Tense.PAST]
        # A wrong month or year is the commonest slip in a page's date; but no page tells of the day after its own.
        score += 3.5 * (day in mistyped and 6 not in past)
        score -= sum(gap >= 5 or gap <= -3 for gap in gaps) / len(weekdays)
        # Who says "today" does not name the day; and nobody calls the day six days ago by its weekday alone.
        score -= 1.5 * (clues.says_today and 0 in gaps)
        return score - 1.5 * any(gap >= 5 and tense is Tense.PAST for gap, (_, tense) in zip(gaps, weekdays, strict=False))

    close = [near + timedelta(days=shift) for shift in (0, -1, 1, -2, 2, -3, 3)]
    return max([*close, *sorted(day for day in mistyped if day not in close and abs((day - near).days) <= REPRINT)], key=fit)


def _gap(days: Days | None, day: date) -> int | None:
    return (day - days[0]).days if days else None
