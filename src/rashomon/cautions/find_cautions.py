"""Finds what is odd in a report beside the others: a page dated away from its news, a headline that
its body does not support, a "Sunday" that is another one in a copy. Also finds the sentences in
which a report itself says that accounts conflict, or that something is unclear or unverified."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rashomon.cautions.copied_prose import copied_prose
from rashomon.lineage.moments import TOO_FAR, days_off
from rashomon.model.caution import Caution, CautionKind
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.number import Number
from rashomon.model.report import POST, Report, ReportsById
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement, Statements
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.words import pattern_of, table, texts
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Pages
from rashomon.text.polarity import NEGATIONS
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentences_of

# The report, where it is odd, and why.
Odd = tuple[Report, Span | None, str]

_LEAST_WORDS = 120  # a body this short is a teaser: it may leave out what the headline says
_ROUNDED = 0.1  # "more than 100" may be a rounded 103
_TOLL = re.compile(
    rf"(?i)(?: [a-z'-]+){{0,3}}? (?:{'|'.join(texts('casualties.words_of_tolls').values())})\b"
)
_GIVING = pattern_of(r"(?i)\b{saying.gave_a_number}s?\b")


def find_cautions(
    annotated: Pages,
    *,
    dates: Sequence[Date],
    copies: Sequence[Copy] = (),
    statements: Statements = (),
    numbers: Sequence[Number] = (),
) -> tuple[Caution, ...]:
    """Returns the cautions about these reports, by report and position. The reports must have their
    `anchor`."""
    pages = sorted(annotated, key=lambda a: a.id)
    read = [page for page in pages if page.read_whole]
    reports = {page.id: page.report for page in pages}
    found = {
        CautionKind.PAGE_DATE: wrong_page_dates((page.report for page in read), copies),
        CautionKind.HEADLINE: unborne_headlines(page.report for page in read),
        CautionKind.STALE: copied_days(reports, (d for d in dates if d.report in reports)),
        CautionKind.DISOWNED: disowned(
            reports, (one for one in statements if one.report in reports), numbers
        ),
        CautionKind.NO_OUTLET: (
            (one, None, "nothing says who published it")
            for one in reports.values()
            if not one.outlet
        ),
    }
    odd = [_caution(kind, *one) for kind, some in found.items() for one in some]
    for page in read:
        odd += said_by_reports(page.report)
    once = {(one.report, one.span.start if one.span else -1, one.kind): one for one in odd}
    return tuple(one for _, one in sorted(once.items()))


def _caution(kind: CautionKind, report: Report, span: Span | None, why: str) -> Caution:
    place = (span.start, span.end) if span else ("", "")
    return Caution(content_id("x", kind, report.sha256, *place, why), kind, report.id, span, why)


def said_by_reports(report: Report) -> Iterator[Caution]:
    """Finds sentences in which a report itself says that accounts conflict, or that something is
    unclear, unverified or was revised."""
    for sentence in sentences_of(report):
        cue = _cues().search(sentence.quote)
        if cue is None or cue.lastgroup is None:
            continue
        before = sentence.quote[: cue.start()]
        is_quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        if not is_quoted:
            kind = CautionKind(cue.lastgroup)
            at = sentence.start
            word = report.span(at + cue.start(), at + cue.end())
            ident = content_id("x", kind, report.sha256, word.start, word.end)
            why = f"the report itself calls something {kind}"
            yield Caution(ident, kind, report.id, sentence, why, word)


@cache
def _cues() -> re.Pattern[str]:
    kinds = (rf"(?P<{kind}>\b{{cautions.{kind}}}\b)" for kind in table("cautions"))
    return pattern_of("(?i)" + "|".join(kinds))


def copied_days(reports: ReportsById, dates: Iterable[Date]) -> Iterator[Odd]:
    """Finds days in copied words that count from the day of the copied report. Readers of the
    copying page would take them for other days."""
    called = name_reports(list(reports.values()))
    for day in dates:
        source = day.copied_from
        if source is None or source not in reports:
            continue
        if not (day.readings and day.earliest and day.latest) or day.precision not in {
            "day",
            "part",
        }:
            continue
        first, _, last = day.readings[0].partition("/")
        if first <= day.latest and day.earliest <= (last or first):
            continue
        why = (
            f'"{day.span.quote}" is {say_day(day.earliest)} in {called[source]}, from which the '
            f"words are copied; read from this page it would be {say_day(first)}"
        )
        yield reports[day.report], day.span, why


def wrong_page_dates(reports: Iterable[Report], copies: Sequence[Copy]) -> Iterator[Odd]:
    """Finds pages that share the text of others, but whose own date lies before the day on which
    their news was reported, or days after it."""
    share = {span.report for copy in copied_prose(copies) for span in copy.spans}
    for report in reports:
        far = days_off(report)
        day = (report.published or "")[:10]
        if far <= -TOO_FAR or (far >= TOO_FAR and report.id in share):
            why = (
                f"the page is dated {say_day(day)}, {abs(far)} days "
                f"{'later' if far > 0 else 'earlier'} than the news that it tells "
                f"({say_day((report.anchor or '')[:10])})"
            )
            spans = (
                one.span for one in report.dates if one.basis != POST and one.value[:10] == day
            )
            yield report, next(filter(None, spans), None), why


def disowned(
    reports: ReportsById, statements: Iterable[Statement], numbers: Iterable[Number]
) -> Iterator[Odd]:
    """Finds numbers given to a named source who denies that number. If it is the source's only
    number, it also counts if the source denies having given any."""
    called = name_reports(list(reports.values()))
    given = by_key((n.statement, n) for n in numbers)
    for said in by_key((one.speaker_name, one) for one in statements if one.speaker_name).values():
        told = [(one, number) for one in said for number in given[one.id]]
        cited = [(one, n) for one, n in told if n.stance is Stance.ASSERTS]
        denied = {_amount(n): one for one, n in told if n.stance is Stance.DENIES}
        only = {_amount(n) for _, n in cited}
        none = next(filter(_gives_none, said), None)
        if none and len(only) == 1:
            denied |= dict.fromkeys(only, none)
        for one, number in cited:
            key = _amount(number)
            no = denied.get(key) or denied.get((*key[:2], None))
            if no and not no.quote.overlaps(number.span):
                where = called.get(no.report, no.report)
                why = f"cites {one.who} for “{number.span.line}”, which {no.who} denies in {where}"
                yield reports[one.report], number.span, why


def _amount(one: Number) -> tuple[float | None, float | None, str | None]:
    return one.low, one.high, one.measure or one.counted


def _gives_none(said: Statement) -> bool:
    """Whether a speaker says to have given no number."""
    words = said.quote.quote.casefold().replace("n't", " not").replace("n’t", " not").split()
    negative = said.stance is Stance.DENIES or not NEGATIONS.isdisjoint(words)
    return negative and _GIVING.search(said.quote.quote) is not None


def unborne_headlines(reports: Iterable[Report]) -> Iterator[Odd]:
    """Finds headlines with a number of people harmed that the body never gives, not even
    rounded."""
    for report in reports:
        title = report.title or "\0"
        body = report.text.rpartition(title)[2]
        for one in read_quantities(title) if len(body.split()) >= _LEAST_WORDS else ():
            wanted = one.low or one.high or 0
            told = _TOLL.match(title[one.end :])
            # one may be "a man"
            if wanted > 1 and told and not one.vague() and not _is_given(wanted, body):
                why = f"the headline gives {wanted:g}{told[0]}; the body never gives that number"
                yield report, None, why


def _is_given(wanted: float, body: str) -> bool:
    given = (b for one in read_quantities(body) for b in one.bounds if b)
    return any(abs(b - wanted) <= _ROUNDED * wanted for b in given)
