"""Finds what is odd in a report beside the others: a page dated away from its news, a headline that
its body does not bear out, a number or a "Sunday" that is another one in a copy."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.report import POST, Report
from rashomon.model.span import Span
from rashomon.shipped.words import either, ordered, texts
from rashomon.text.by_key import by_key
from rashomon.text.calendar_words import as_date
from rashomon.text.measures import is_converted, unit_called
from rashomon.text.parsed_report import Annotations, ParagraphRole
from rashomon.text.quantities import Quantity, read_quantities
from rashomon.text.report_names import name_reports

Odd = tuple[Report, Span | None, str]
"""The report, where it is odd, and why."""

# A page is put online within days of its news; below this the two days may only be a time zone or a
# late posting.
_TOO_FAR_DAYS = 4
_MONTHS = ordered("calendar.months")
_LEAST_WORDS = 120  # a body this short is a teaser: it may leave out what the headline says
_ROUNDED, _LARGE = 0.1, 20  # "more than 100" may be a rounded 103
_SUMMED = 9  # from here on two numbers of the body may add up to the headline's
_QUOTED = re.compile(r"(?<!\w)(['\"])(?P<words>[^'\"]*(?:\w'\w[^'\"]*)*)\1(?!\w)")
_WORD = re.compile(r"[a-z]+")
_TOLLS = {
    kind: re.compile(rf"(?i)(?: [a-z'-]+){{0,3}}? (?:{words})\b")
    for kind, words in texts("casualties.words_of_tolls").items()
}
_FIGURES, _LONG = re.compile(r"\w+"), re.compile(r"\d{3}")
_NAMES_A_DAY = re.compile(
    rf"(?i)\b(?:(?:{either('calendar.weekday_stems')})day|{either('calendar.words_of_days')})\b"
)
_KILLING = re.compile(rf"(?i)\b(?:{either('casualties.killing')}) $")


def find_anomalies(
    annotated: Sequence[Annotations],
    *,
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> tuple[Anomaly, ...]:
    """Returns the anomalies of these reports, by report and position. Reports carry their
    `anchor`."""
    pages = sorted(annotated, key=lambda a: a.report.id)
    reports = {page.report.id: page.report for page in pages}
    changes = CopiedChanges(
        reports,
        [copy for copy in copies if copy.a.report in reports and copy.b.report in reports],
        [day for day in dates if day.span.report in reports],
    )
    found: dict[AnomalyKind, Iterable[Odd]] = {
        AnomalyKind.PUBLICATION_DATE: wrong_page_dates(reports.values()),
        AnomalyKind.HEADLINE_BODY: unborne_headlines(pages),
        AnomalyKind.NUMBER_DRIFT: changes.numbers(),
        AnomalyKind.DATE_DRIFT: changes.days(),
    }
    once: dict[tuple[AnomalyKind, str, int], Anomaly] = {}
    for kind, odds in found.items():
        for report, span, why in odds:
            at = (kind, report.id, span.start if span else -1)
            if at not in once:
                place = (span.start, span.end) if span else ("", "")
                ident = content_id("x", kind, report.sha256, *place, why)
                once[at] = Anomaly(ident, kind, report.id, span, why)
    return tuple(once[at] for at in sorted(once, key=lambda at: (at[1], at[2], at[0])))


def wrong_page_dates(reports: Iterable[Report]) -> Iterator[Odd]:
    """Finds pages whose own date lies days away from the day on which their news was reported."""
    for report in reports:
        published, anchor = as_date(report.published or ""), as_date(report.anchor or "")
        if published and anchor and (far := abs((published - anchor).days)) >= _TOO_FAR_DAYS:
            side = "after" if published > anchor else "before"
            why = (
                f"the page is dated {published.isoformat()}, {far} days {side} "
                f"{anchor.isoformat()}, the day from which its text speaks ({report.anchor_basis})"
            )
            yield report, _page_date_span(report, published), why


def _page_date_span(report: Report, published: date) -> Span | None:
    for page_date in report.dates:
        if (
            page_date.span
            and page_date.basis != POST
            and page_date.value[:10] == published.isoformat()
        ):
            return page_date.span
    month, day, year = _MONTHS[published.month - 1], published.day, published.year
    short = rf"(?:{month}|{month[:3]}\.?)"
    pattern = (
        rf"\b0?{day}(?:st|nd|rd|th)? {short},? {year}|{short} 0?{day}(?:st|nd|rd|th)?,? {year}"
        rf"|{published.isoformat()}"
    )
    match = re.search(pattern, report.text)
    return report.span(match.start(), match.end()) if match else None


def unborne_headlines(pages: Iterable[Annotations]) -> Iterator[Odd]:
    """Finds headlines with a toll that the body never gives, not even unrounded or as the sum of
    two numbers; and with a quotation of whose words it has less than half."""
    for page in pages:
        text, roles = page.plain, by_key((p.role, p) for p in page.paragraphs)
        prose = "\n".join(text[p.start : p.end] for p in roles[ParagraphRole.PROSE])
        if not roles[ParagraphRole.TITLE] or len(prose.split()) < _LEAST_WORDS:
            continue
        first = roles[ParagraphRole.TITLE][0]
        title = page.report.trimmed_span(first.start, first.end)
        tolls = [(q, kind) for q in read_quantities(title.quote) if (kind := _toll(q, title.quote))]
        for toll, kind in tolls:
            number = toll.high if toll.low is None else toll.low
            if number is not None and not _is_given(number, prose):
                place = page.report.span(title.start + toll.start, title.start + toll.end)
                why = f"the headline gives {number:g} {kind}; the body never gives that number"
                yield page.report, place, why
                break
        else:
            if (words := _unsaid(page, title, prose)) is not None:
                why = f"the headline quotes {words.quote}; nobody in the body says so"
                yield page.report, words, why


def _toll(number: Quantity, title: str) -> str:
    """What befell the people that a headline counts; "" for another number."""
    behind, before = title[number.end :], title[: number.start]
    kinds = (kind for kind, words in _TOLLS.items() if words.match(behind))
    return "" if number.unit else next(kinds, "killed" if _KILLING.search(before) else "")


def _is_given(wanted: float, prose: str) -> bool:
    """Whether a text gives this number."""
    bounds = ((one.low, one.high) for one in read_quantities(prose))
    known = {number for both in bounds for number in both if number}
    near = _ROUNDED * wanted if wanted >= _LARGE else 0
    return any(abs(number - wanted) <= near for number in known) or (
        wanted > _SUMMED and any(wanted - one in known - {one} for one in known)
    )


def _unsaid(page: Annotations, title: Span, prose: str) -> Span | None:
    """The first quotation in the headline of whose words the body has less than half, in any
    form."""
    known = frozenset(_WORD.findall(prose.casefold()))
    for match in _QUOTED.finditer(page.plain[title.start : title.end]):
        quoted = _WORD.findall(match["words"].casefold())
        telling = [word for word in quoted if len(word) > 3 and not page.doc.vocab[word].is_stop]
        said = sum(
            any(one.startswith(word[: max(4, len(word) - 3)]) for one in known) for word in telling
        )
        if len(quoted) > 1 and telling and 2 * said < len(telling):
            return page.report.trimmed_span(title.start + match.start(), title.start + match.end())
    return None


@dataclass
class CopiedChanges:
    """The copies and days of a story's reports, which go by id, in order."""

    reports: Mapping[str, Report]
    copies: Sequence[Copy]
    dates: Sequence[Date]
    _having: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _shared(self) -> Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]:
        """The stretches that each report shares with each, its own side first."""
        both = (sides for copy in self.copies for sides in ((copy.a, copy.b), (copy.b, copy.a)))
        return by_key(((mine.report, theirs.report), (mine, theirs)) for mine, theirs in both)

    @cached_property
    def _called(self) -> Mapping[str, str]:
        return name_reports(list(self.reports.values()))

    def numbers(self) -> Iterator[Odd]:
        """Finds copies with another number or unit than their source passage."""
        changed = ((copy, drift) for copy in self.copies for drift in copy.drift)
        for copy, drift in changed:
            if drift.from_ and drift.to and _is_another(drift.what, drift.from_, drift.to):
                given = (drift.from_, drift.to)
                source, derived = self._in_order(copy, given)
                before, after = given if source is copy.a else given[::-1]
                report, at = self.reports[derived.report], derived.quote.find(after)
                start = derived.start + at
                span = report.span(start, start + len(after)) if at >= 0 else derived
                where = self._called[source.report]
                yield report, span, f'a copied stretch: "{before}" in {where} is "{after}" here'

    def days(self) -> Iterator[Odd]:
        """Finds days that readers of the copying page would take for another day, and copies in
        which the same words ("on Sunday") mean days that do not even overlap."""
        for day in self.dates:
            if why := self._carried(day):
                yield self.reports[day.span.report], day.span, f"a copied stretch: {why}"
        named = by_key((day.span.report, day) for day in self.dates)
        telling = by_key(
            (day.span.report, day) for day in self.dates if _NAMES_A_DAY.search(day.span.quote)
        )
        for copy in self.copies:
            source, derived = self._in_order(copy)
            # a clock time belongs to a day named elsewhere
            for day in (one for one in telling[derived.report] if derived.contains(one.span)):
                same = [
                    one
                    for one in named[source.report]
                    if source.contains(one.span)
                    and one.span.quote.casefold() == day.span.quote.casefold()
                ]
                if len(same) == 1 and _apart(same[0], day):
                    why = (
                        f'a copied stretch: "{day.span.quote}" is {same[0].earliest} in '
                        f"{self._called[source.report]} and {day.earliest} here"
                    )
                    yield self.reports[derived.report], day.span, why

    def _carried(self, day: Date) -> str:
        """Why readers of the copying page would take a day, relative to that of the copied report,
        for another; else ""."""
        if not day.copied_from or not day.readings or not day.earliest or not day.latest:
            return ""
        first, _, last = day.readings[0].partition("/")
        if first <= day.latest and day.earliest <= (last or first):
            return ""
        return (
            f'"{day.span.quote}" is {day.earliest} in {self._called[day.copied_from]}; read from '
            f"this page it would be {first}"
        )

    def _in_order(self, copy: Copy, words: tuple[str, str] | None = None) -> tuple[Span, Span]:
        """Source and derived passage: as the copy says, else by the days of the reports; on a tie,
        the wording shared by more reports is the source.

        The later passage is taken for the source if it still has the words of a report older than
        both.
        """
        ahead, behind = (copy.a, copy.b), (copy.b, copy.a)
        if copy.from_ in {"a", "b"}:
            return ahead if copy.from_ == "a" else behind
        one, other = (self.reports[span.report] for span in ahead)
        own = (one.outlet == copy.from_, other.outlet == copy.from_)
        if copy.from_ and own[0] != own[1]:
            return ahead if own[0] else behind
        first, second = _speaks_from(one), _speaks_from(other)
        dated = first[0] and second[0] and (first[0] != second[0] or (first[1] and second[1]))
        if dated and first != second:
            order = ahead if first < second else behind
            mine, theirs = (words or ("", ""))[:: 1 if order is ahead else -1]
            older = words and self._keeps_older(order[1], theirs, mine, min(first, second))
            return order[::-1] if older else order
        having = [len(self._with(one) - {copy.a.report, copy.b.report}) for one in words or ()]
        return behind if having and having[1] > having[0] else ahead

    def _keeps_older(self, passage: Span, words: str, others: str, since: tuple[str, str]) -> bool:
        """Whether a report older than both has the passage with these words and without the
        others."""
        return any(
            mine.overlaps(passage) and words in theirs.quote and others not in theirs.quote
            for name in self._with(words)
            if _speaks_from(self.reports[name]) < since
            for mine, theirs in self._shared.get((passage.report, name), ())
        )

    def _with(self, words: str) -> frozenset[str]:
        """The reports whose text has these words."""
        if words not in self._having:
            pattern = re.compile(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)")
            self._having[words] = frozenset(
                name
                for name, report in self.reports.items()
                if words in report.text and pattern.search(report.text)
            )
        return self._having[words]


def _is_another(what: str, before: str, after: str) -> bool:
    """Whether a number or unit of measure changed, not only how it is written ("2.40", "1000",
    "132 miles") or what the counted things are called."""
    rewritten = _FIGURES.findall(_plain(before)) == _FIGURES.findall(_plain(after))
    converted = what == "unit" and is_converted(before, after)
    idle = "one" in (before, after) and _LONG.search(before + after)  # "in one go"
    measured = what != "unit" or (_is_measure(before) and _is_measure(after))
    return what in ("number", "unit") and measured and not (rewritten or converted or idle)


def _plain(words: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3})", "", words)


def _is_measure(words: str) -> bool:
    return any(map(unit_called, _FIGURES.findall(words)))


def _speaks_from(report: Report) -> tuple[str, str]:
    """The day from which the report speaks, and the hour if its page is dated that precisely."""
    published = report.published or ""
    day = report.anchor or published[:10]
    return day[:10], published[11:16] if published[:10] == day[:10] else ""


def _apart(one: Date, other: Date) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest
