"""Finds what is odd in a report beside the others: a page dated away from its news, a headline that
its body does not support, a "Sunday" that is another one in a copy. Also finds the sentences in
which a report itself says that accounts conflict, or that something is unclear or unverified."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from rashomon.cautions.copied_prose import copied_prose
from rashomon.copies.moments import TOO_FAR, days_off
from rashomon.model.caution import Caution, CautionKind
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copies
from rashomon.model.date import Date
from rashomon.model.number import Number
from rashomon.model.report import EMBEDDED, POST, Report, Reports, ReportsById
from rashomon.model.span import Span, Stretches
from rashomon.model.statement import Stance, Statement, Statements
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.words import pattern_of, table, texts
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import grouped
from rashomon.text.parsed_report import Pages
from rashomon.text.report_names import name_reports
from rashomon.text.retractions import retractions
from rashomon.text.taken_back import notes_of
from rashomon.text.white_space import word_count
from rashomon.text.whole_sentences import sentences_of

# Reports, each with where it is odd, and why.
Oddities = Iterator[tuple[Report, Span | None, str]]


class _Amount(NamedTuple):
    """From how many to how many, and of what, if the report says so."""

    low: float | None
    high: float | None
    counted: str | None


_TOLL = pattern_of(
    rf"(?i)(?: [a-z'-]+){{0,3}}? (?:{'|'.join(texts('casualties.words_of_tolls').values())})\b"
)
_FIGURE = pattern_of(r"\d+(?:[.,]\d+)*")
_KINDS = (rf"(?P<{kind}>\b{{cautions.{kind}}}\b)" for kind in table("cautions"))
# many reports of a large story have one sentence
_cue_in = lru_cache(10_000)(pattern_of("(?i)" + "|".join(_KINDS)).search)


def find_cautions(
    annotated: Pages,
    *,
    dates: Sequence[Date],
    copies: Copies = (),
    statements: Statements = (),
    numbers: Sequence[Number] = (),
) -> tuple[Caution, ...]:
    """Returns the cautions about these reports, by report and position. The reports must have their
    `anchor`."""
    pages = sorted(annotated, key=attrgetter("id"))
    reports = {page.id: page.report for page in pages}
    reports_read = [page.report for page in pages if page.read_whole]
    odd = {
        CautionKind.PAGE_DATE: wrong_page_dates(reports_read, copies),
        CautionKind.HEADLINE: unborne_headlines(reports_read),
        CautionKind.STALE: copied_days(reports, dates),
        CautionKind.DISOWNED: disowned(reports, statements=statements, numbers=numbers),
        CautionKind.NO_OUTLET: without_outlet(reports),
    }
    cautions = []
    for kind, oddities in odd.items():
        for report, span, why in oddities:
            place = (span.start, span.end) if span else ("", "")
            ident = content_id("x", kind, report.sha256, *place, why)
            cautions.append(Caution(id=ident, kind=kind, report=report.id, span=span, why=why))
    for report in reports.values():
        cautions += notes_in(report)
    for report in reports_read:
        cautions += said_by_reports(report)
    # of one kind at one place the last one counts
    by_place = {}
    for caution in cautions:
        start = caution.span.start if caution.span else -1
        by_place[caution.report, start, caution.kind] = caution
    return tuple(by_place[place] for place in sorted(by_place))


def without_outlet(reports: ReportsById) -> Oddities:
    """Finds reports of which nothing says who published them."""
    for report in reports.values():
        if not report.outlet:
            yield report, None, "nothing says who published it"


def notes_in(report: Report) -> Iterator[Caution]:
    """Finds the notes of correction of a report, in whatever language, and what it says is not so
    that others told."""
    for note, words in notes_of(report):
        yield _said(CautionKind.REVISED, report=report, span=note, word=words or note)
    for retraction in retractions(report):
        if not retraction.by_house:
            yield _said(
                CautionKind.DENIED,
                report=report,
                span=retraction.span,
                word=retraction.notice,
            )


def said_by_reports(report: Report) -> Iterator[Caution]:
    """Finds sentences in which a report itself says that accounts conflict, or that something is
    unclear, unverified or was revised."""
    sentences = list(sentences_of(report))
    for number, sentence in enumerate(sentences):
        cue = _cue_in(sentence.quote)
        if cue is None or cue.lastgroup is None or sentence.meets(report.corrections):
            continue
        opening = sentence.quote[: cue.start()]
        is_quoted = opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1
        if not is_quoted:
            kind = CautionKind(cue.lastgroup)
            start = sentence.start
            word = report.span(start + cue.start(), start + cue.end())
            if kind is CautionKind.REVISED:
                sentence = _with_new_number(report, sentences=sentences, number=number)
            yield _said(kind, report=report, span=sentence, word=word)


def _said(kind: CautionKind, report: Report, span: Span, word: Span) -> Caution:
    """Returns the caution that a report itself gives in these words."""
    return Caution(
        id=content_id("x", kind, report.sha256, word.start, word.end),
        kind=kind,
        report=report.id,
        span=span,
        why=f"the report itself calls something {kind}",
        cue=word,
    )


def _with_new_number(report: Report, sentences: Stretches, number: int) -> Span:
    """Returns the sentence of this number, which tells of a correction, with the one beside it in
    its paragraph that gives the new number.

    If it gives one number itself, that is the former one, and the new one stands in the sentence
    ahead or the next. If it gives several, it is the one ahead, else the next one.
    """
    sentence = sentences[number]
    figures_in_sentence = len(_FIGURE.findall(sentence.quote))
    first = number - 1 if figures_in_sentence else number
    last = number if figures_in_sentence > 1 else number + 1
    for ahead, behind in pairwise(sentences[max(first, 0) : last + 1]):
        both = report.span(ahead.start, behind.end)
        gives_new = _FIGURE.search(ahead.quote) or ahead is sentence
        if gives_new and _FIGURE.search(behind.quote) and "\n" not in both.quote:
            return both
    return sentence


def copied_days(reports: ReportsById, dates: Iterable[Date]) -> Oddities:
    """Finds days in copied words that count from the day of the copied report. Readers of the
    copying page would take them for other days."""
    names_of_reports = name_reports(list(reports.values()))
    for day in dates:
        source = day.copied_from
        is_here = day.report in reports and source in reports
        if source is None or not is_here or day.precision not in ("day", "part"):
            continue
        if not (day.readings and day.earliest and day.latest):
            continue
        first, _, last = day.readings[0].partition("/")
        # both readings may be one day
        if first <= day.latest and day.earliest <= (last or first):
            continue
        why = (
            f'"{day.quote}" is copied from {names_of_reports[source]}, where it means '
            f"{say_day(day.earliest)}; by the date of this page it would be {say_day(first)}"
        )
        yield reports[day.report], day.span, why


def wrong_page_dates(reports: Reports, copies: Copies) -> Oddities:
    """Finds pages whose own date their words contradict. Of those that share the text of others,
    also finds those dated before the day on which their news was reported, or days after it."""
    sharing = set[str]()
    for copy in copied_prose(copies):
        sharing.update(copy.reports)
    for report in reports:
        if report.anchor_basis and not report.anchor:
            yield report, None, report.anchor_basis
        days = days_off(report)
        if days <= -TOO_FAR or (days >= TOO_FAR and report.id in sharing):
            day = (report.published or "")[:10]
            how = "later" if days > 0 else "earlier"
            why = (
                f"the page is dated {say_day(day)}, {abs(days)} days {how} than the news that it "
                f"tells ({say_day((report.anchor or '')[:10])})"
            )
            yield report, _printed_day(report, day), why


def _printed_day(report: Report, day: str) -> Span | None:
    """Returns where a page prints this day of its own."""
    for date in report.dates:
        of_page = date.basis not in {EMBEDDED, POST}
        if date.span and of_page and date.value[:10] == day:
            return date.span
    return None


def disowned(reports: ReportsById, statements: Statements, numbers: Iterable[Number]) -> Oddities:
    """Finds numbers given to a named source who denies that number."""
    names_of_reports = name_reports(list(reports.values()))
    numbers_of = grouped(numbers, attrgetter("statement"))
    named_statements = [
        statement
        for statement in statements
        if statement.speaker_name and statement.report in reports
    ]
    for speeches in grouped(named_statements, attrgetter("speaker_name")).values():
        cited, denying = _cited_and_denied(speeches, numbers_of)
        for statement, number in cited:
            amount = _amount(number)
            # a denial may leave open what is counted: "It was not 40."
            denial = denying.get(amount) or denying.get(amount._replace(counted=None))
            if denial and not denial.quote.overlaps(number.span):
                where = names_of_reports[denial.report]
                words = f"cites {statement.speaker} for “{number.span.line}”"
                yield (
                    reports[statement.report],
                    number.span,
                    f"{words}, which {denial.speaker} denies in {where}",
                )


def _cited_and_denied(
    speeches: Statements, numbers_of: Mapping[str | None, Sequence[Number]]
) -> tuple[list[tuple[Statement, Number]], dict[_Amount, Statement]]:
    """Returns the numbers for which a source is cited, and the numbers that it denies, each with
    the statement."""
    cited = []
    denying = {}
    for statement in speeches:
        for number in numbers_of[statement.id]:
            if number.stance.is_denial:
                denying[_amount(number)] = statement
            elif statement.stance is not Stance.HEDGES:
                cited.append((statement, number))
    return cited, denying


def _amount(number: Number) -> _Amount:
    return _Amount(number.low, number.high, number.measure or number.counted)


def unborne_headlines(reports: Reports) -> Oddities:
    """Finds headlines with a number of people harmed that the body never gives, not even
    rounded."""
    for report in reports:
        title = report.title or "\0"
        body = report.text.rpartition(title)[2]
        # a body this short is a teaser: it may leave out what the headline says
        if word_count(body) < 120:
            continue
        for quantity in read_quantities(title):
            size = quantity.low or quantity.high or 0
            harm = _TOLL.match(title[quantity.end :])
            if not harm or quantity.vague() or size <= 1:  # one may be "a man"
                continue
            if not _is_given(size, body):
                why = f"the headline gives {size:g}{harm[0]}; the body never gives that number"
                yield report, None, why


def _is_given(size: float, body: str) -> bool:
    for quantity in read_quantities(body):
        for limit in quantity.bounds:
            # "more than 100" may be a rounded 103
            if limit and abs(limit - size) <= 0.1 * size:
                return True
    return False
