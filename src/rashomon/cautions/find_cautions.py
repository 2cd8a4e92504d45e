"""Finds what is odd in a report beside the others: a page dated away from its news, a headline that
its body does not bear out, a number or a "Sunday" that is another one in a copy; and the sentences
in which a report itself says that accounts conflict, or that something is unclear or unverified."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from rashomon.model.caution import Caution, CautionKind
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.report import POST, Report
from rashomon.model.span import Span
from rashomon.shipped.words import either, table, texts
from rashomon.text.calendar_words import as_date, say_day
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations, ParagraphRole
from rashomon.text.quantities import Quantity, read_quantities
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentences_of

Odd = tuple[Report, Span | None, str]
"""The report, where it is odd, and why."""

# A page is put online within days of its news; below this it may tell more of what is older.
_TOO_FAR_DAYS = 14
_OF_A_DAY = ("day", "part")  # what names one day
_LEAST_WORDS = 120  # a body this short is a teaser: it may leave out what the headline says
_ROUNDED, _LARGE = 0.1, 20  # "more than 100" may be a rounded 103
_SUMMED = 9  # from here on two numbers of the body may add up to the headline's
_TOLLS = {
    kind: re.compile(rf"(?i)(?: [a-z'-]+){{0,3}}? (?:{words})\b")
    for kind, words in texts("casualties.words_of_tolls").items()
}
_KILLING = re.compile(rf"(?i)\b(?:{either('casualties.killing')}) $")


def find_cautions(
    annotated: Sequence[Annotations], *, dates: Sequence[Date]
) -> tuple[Caution, ...]:
    """Returns the cautions about these reports, by report and position. Reports carry their
    `anchor`."""
    pages = sorted((a for a in annotated), key=lambda a: a.report.id)
    read = [page for page in pages if page.read_whole]
    reports = {page.report.id: page.report for page in pages}
    found: dict[CautionKind, Iterable[Odd]] = {
        CautionKind.PAGE_DATE: wrong_page_dates(page.report for page in read),
        CautionKind.HEADLINE: unborne_headlines(read),
        CautionKind.STALE: copied_days(reports, dates),
        CautionKind.NO_OUTLET: without_outlet(reports.values()),
    }
    once: dict[tuple[CautionKind, str, int], Caution] = {}
    for kind, odds in found.items():
        for report, span, why in odds:
            at = (kind, report.id, span.start if span else -1)
            if at not in once:
                place = (span.start, span.end) if span else ("", "")
                ident = content_id("x", kind, report.sha256, *place, why)
                once[at] = Caution(ident, kind, report.id, span, why)
    for said in (one for page in read for one in said_by_reports(page.report)):
        once[said.kind, said.report, said.span.start if said.span else -1] = said
    return tuple(once[at] for at in sorted(once, key=lambda at: (at[1], at[2], at[0])))


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


def without_outlet(reports: Iterable[Report]) -> Iterator[Odd]:
    """Finds reports of which nobody says who published them."""
    for report in reports:
        if not report.outlet:
            yield report, None, "nothing says who published it"


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


def wrong_page_dates(reports: Iterable[Report]) -> Iterator[Odd]:
    """Finds pages whose own date lies days away from the day on which their news was reported."""
    for report in reports:
        published, anchor = as_date(report.published or ""), as_date(report.anchor or "")
        if published and anchor and (far := abs((published - anchor).days)) >= _TOO_FAR_DAYS:
            side = "later" if published > anchor else "earlier"
            why = (
                f"the page is dated {say_day(published.isoformat())}, {far} days {side} than the "
                f"news that it tells ({say_day(anchor.isoformat())})"
            )
            yield report, _page_date_span(report, published), why


def _page_date_span(report: Report, published: date) -> Span | None:
    own = (one for one in report.dates if one.basis != POST and one.span)
    return next((one.span for one in own if one.value[:10] == published.isoformat()), None)


def unborne_headlines(pages: Iterable[Annotations]) -> Iterator[Odd]:
    """Finds headlines with a toll that the body never gives, not even unrounded or as the sum of
    two numbers."""
    for page in pages:
        text, roles = page.plain, by_key((p.role, p) for p in page.paragraphs)
        prose = "\n".join(text[p.start : p.end] for p in roles[ParagraphRole.PROSE])
        if not roles[ParagraphRole.TITLE] or len(prose.split()) < _LEAST_WORDS:
            continue
        first = roles[ParagraphRole.TITLE][0]
        title = page.report.trimmed_span(first.start, first.end)
        printed = (q for q in read_quantities(title.quote) if not q.vague())
        tolls = [(q, kind) for q in printed if (kind := _toll(q, title.quote))]
        for toll, kind in tolls:
            number = toll.high if toll.low is None else toll.low
            if number is not None and not _is_given(number, prose):
                place = page.report.span(title.start + toll.start, title.start + toll.end)
                why = f"the headline gives {number:g} {kind}; the body never gives that number"
                yield page.report, place, why
                break


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
