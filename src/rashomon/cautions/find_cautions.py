"""Finds what is odd in a report beside the others: a page dated away from its news, a headline that
its body does not bear out, a "Sunday" that is another one in a copy; and the sentences in which a
report itself says that accounts conflict, or that something is unclear or unverified."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from rashomon.cautions.copied_prose import copied_prose
from rashomon.model.caution import Caution, CautionKind
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.report import POST, Report
from rashomon.model.span import Span
from rashomon.shipped.words import either, table, texts
from rashomon.text.calendar_words import as_date, say_day
from rashomon.text.parsed_report import Annotations
from rashomon.text.quantities import read_quantities
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentences_of

Odd = tuple[Report, Span | None, str]
"""The report, where it is odd, and why."""

# A page is put online within days of its news; below this it may tell more of what is older.
_TOO_FAR_DAYS = 14
_LEAST_WORDS = 120  # a body this short is a teaser: it may leave out what the headline says
_ROUNDED = 0.1  # "more than 100" may be a rounded 103
_TOLL = re.compile(
    rf"(?i)(?: [a-z'-]+){{0,3}}? (?:{'|'.join(texts('casualties.words_of_tolls').values())})\b"
)
_OF_A_DAY = ("day", "part")  # what names one day


def find_cautions(
    annotated: Sequence[Annotations], *, dates: Sequence[Date], copies: Sequence[Copy] = ()
) -> tuple[Caution, ...]:
    """Returns the cautions about these reports, by report and position. Reports carry their
    `anchor`."""
    pages = sorted(annotated, key=lambda a: a.report.id)
    read = [page for page in pages if page.read_whole]
    reports = {page.report.id: page.report for page in pages}
    found: dict[CautionKind, Iterable[Odd]] = {
        CautionKind.PAGE_DATE: wrong_page_dates((page.report for page in read), copies),
        CautionKind.HEADLINE: unborne_headlines(page.report for page in read),
        CautionKind.STALE: copied_days(reports, dates),
        CautionKind.NO_OUTLET: (
            (one, None, "nothing says who published it")
            for one in reports.values()
            if not one.outlet
        ),
    }
    odd = [
        Caution(_ident(kind, *one), kind, one[0].id, *one[1:])
        for kind, some in found.items()
        for one in some
    ]
    odd += (one for page in read for one in said_by_reports(page.report))
    once = {(one.report, one.span.start if one.span else -1, one.kind): one for one in odd}
    return tuple(one for _, one in sorted(once.items()))


def _ident(kind: CautionKind, report: Report, span: Span | None, why: str) -> str:
    place = (span.start, span.end) if span else ("", "")
    return content_id("x", kind, report.sha256, *place, why)


def said_by_reports(report: Report) -> Iterator[Caution]:
    """Finds sentences in which a report itself says that accounts conflict, or that something is
    unclear, unverified or was revised."""
    for sentence in sentences_of(report):
        cue = _cues().search(sentence.quote)
        if cue is None or cue.lastgroup is None:
            continue
        if not _is_quoted(sentence.quote[: cue.start()]):
            kind, at = CautionKind(cue.lastgroup), sentence.start
            word = report.span(at + cue.start(), at + cue.end())
            ident = content_id("x", kind, report.sha256, word.start, word.end)
            why = f"the report itself calls it {kind}"
            yield Caution(ident, kind, report.id, sentence, why, word)


def _is_quoted(before: str) -> bool:
    """Whether what follows these words of a sentence stands in quotation marks."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@cache
def _cues() -> re.Pattern[str]:
    kinds = (f"(?P<{kind}>\\b(?:{either(f'cautions.{kind}')})\\b)" for kind in table("cautions"))
    return re.compile("|".join(kinds), re.IGNORECASE)


def copied_days(reports: Mapping[str, Report], dates: Sequence[Date]) -> Iterator[Odd]:
    """Finds days in copied words, told from the day of the copied report, that readers of the
    copying page would take for another day."""
    called = name_reports(list(reports.values()))
    for day in dates:
        source = day.copied_from
        if source is None or source not in reports:
            continue
        if not (day.readings and day.earliest and day.latest) or day.precision not in _OF_A_DAY:
            continue
        first, _, last = day.readings[0].partition("/")
        if first <= day.latest and day.earliest <= (last or first):
            continue
        why = (
            f'"{day.span.quote}" is {say_day(day.earliest)} in {called[source]}, from which the '
            f"words are copied; read from this page it would be {say_day(first)}"
        )
        yield reports[day.span.report], day.span, why


def wrong_page_dates(reports: Iterable[Report], copies: Sequence[Copy] = ()) -> Iterator[Odd]:
    """Finds pages whose own date lies before the day on which their news was reported, or days
    behind it, though they share the text of others."""
    share = {span.report for copy in copied_prose(copies) for span in (copy.a, copy.b)}
    for report in reports:
        published, anchor = as_date(report.published or ""), as_date(report.anchor or "")
        far = (published - anchor).days if published and anchor else 0
        is_odd = far <= -_TOO_FAR_DAYS or (far >= _TOO_FAR_DAYS and report.id in share)
        if published and anchor and is_odd:
            why = (
                f"the page is dated {say_day(published.isoformat())}, {abs(far)} days "
                f"{'later' if far > 0 else 'earlier'} than the news that it tells "
                f"({say_day(anchor.isoformat())})"
            )
            yield report, _page_date_span(report, published), why


def _page_date_span(report: Report, published: date) -> Span | None:
    day = published.isoformat()
    spans = (one.span for one in report.dates if one.basis != POST and one.value[:10] == day)
    return next(filter(None, spans), None)


def unborne_headlines(reports: Iterable[Report]) -> Iterator[Odd]:
    """Finds headlines with a number of people harmed that the body never gives, not even
    rounded."""
    for report in reports:
        title = report.title or "\0"
        body = report.text.rpartition(title)[2]
        given = {b for one in read_quantities(body) for b in one.bounds if b}
        for one in read_quantities(title) if len(body.split()) >= _LEAST_WORDS else ():
            wanted, told = one.low or one.high or 0, _TOLL.match(title[one.end :])
            # one may be "a man"
            if wanted > 1 and told and all(abs(b - wanted) > _ROUNDED * wanted for b in given):
                why = f"the headline gives {wanted:g}{told[0]}; the body never gives that number"
                yield report, None, why
