"""Finds the reports of a story that may tell of another event (`unlike_reports`), when reports were
published (`published_days`), and says so if that was months apart (`tell_months_apart`)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise
from statistics import median_high, median_low

from rashomon.model.decision import DecisionKind
from rashomon.model.overview_words import FixedWords
from rashomon.model.report import ReportNames, Reports
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.wording import counted, name_reports_in
from rashomon.text.calendar_words import as_date, say_day
from rashomon.text.detect_language import is_read_whole
from rashomon.text.gathering import connected

_ALIKE = 4  # claims that half of the reports make with others, so that they hang together
_FEW_NAMES = 0.2  # part of a report's names that others have, of one that tells another story
PublishedDays = Mapping[str, date]
"""On which day each report was published, by id."""
_FAR = timedelta(days=90)  # as far apart reports of one event are hardly published


def published_days(reports: Reports) -> dict[str, date]:
    """Returns the days on which reports were published, as far as they are known."""
    days = {}
    for report in reports:
        day = as_date(report.stated_day or "")
        if day:
            days[report.id] = day
    return days


def tell_months_apart(days: PublishedDays, names: Mapping[str, str]) -> str:
    """Returns in a sentence which reports were published first and last, if months lie between
    them, else ""."""
    in_order = sorted(days, key=lambda report: (days[report], report))
    if not in_order or not are_months_apart(in_order[0], in_order[-1], days):
        return ""
    first, last = in_order[0], in_order[-1]
    months = counted((days[last] - days[first]).days // 30, "month")
    ends = "; ".join(f"{names[end]}, {say_day(days[end].isoformat())}" for end in (first, last))
    return f"First and last were published {months} apart ({ends}): {FixedWords.MONTHS_APART}."


def tell_unlike(unlike: Sequence[str], names: ReportNames) -> str:
    """Returns in a sentence that reports share little with the others of their story."""
    verb, may = ("shares", "it may") if len(unlike) == 1 else ("share", "they may")
    told = name_reports_in(unlike, names)
    return f"{told} {verb} few words with the others: {may} tell another story."


def unlike_reports(story: Story, reports: Reports) -> list[str]:
    """Returns reports that may tell of another event.

    Of one sort are those that tell nothing that most reports tell (`stray_reports`). Of the other
    are those that were published months before or after most, and share at most one claim with
    others. Reports that a person called one event are left out.
    """
    if _are_called_one(story):
        return []
    shared = _shared_claims(story, reports)
    unlike = set(_strays(story, reports, shared))
    claims = Counter(chain.from_iterable(shared))
    days = published_days(reports)
    for report, day in days.items():
        if abs(day - median_low(days.values())) > _FAR and claims[report] < 2:
            unlike.add(report)
    return [report for report in story.reports if report in unlike]


def stray_reports(story: Story, reports: Reports) -> frozenset[str]:
    """Returns the reports that share no claim and no copied words with the others, whatever their
    headlines say, if most reports hang together and no person called them one event.

    Where one in the middle shares few claims with others, they share few names with these, too.
    """
    if _are_called_one(story):
        return frozenset()
    return _strays(story, reports, _shared_claims(story, reports))


def _strays(story: Story, reports: Reports, shared: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """Returns the reports outside the part that hangs together, if that is most of the story. The
    less holds that part together, the more a report outside must lack. `shared` has the reports
    that share each claim."""
    titles = {report.id: report.title for report in reports}
    most = _largest_part(story, shared, titles)
    if 2 * len(most) <= len(story.reports):
        return frozenset()
    claims = Counter(chain.from_iterable(shared))
    claims_in_the_middle = median_high(claims[report] for report in most)
    if not claims_in_the_middle:  # they hang together by copied words alone
        return frozenset()
    # of a report in a language that is not read it is not known
    read = {report.id for report in reports if is_read_whole(report)}
    strays = frozenset(read.intersection(story.reports).difference(most))
    if claims_in_the_middle >= _ALIKE:
        return strays
    # names of its own are wanted, too
    names = _names_told(story, titles)
    named = frozenset[str]().union(*(names[report] for report in most))
    return frozenset(report for report in strays if _has_own_names(names[report], named))


def _has_own_names(names: frozenset[str], named: frozenset[str]) -> bool:
    """Whether a report has names, of which the other reports name few."""
    return bool(names) and len(names & named) <= _FEW_NAMES * len(names)


def _largest_part(
    story: Story, shared: Sequence[tuple[str, ...]], titles: Mapping[str, str | None]
) -> Sequence[str]:
    """Returns the largest part of a story whose reports hang together by claims or copied words."""
    tied = list(chain.from_iterable(map(pairwise, shared)))
    for copy in story.copies:
        if not any(_is_headline(span, titles) for span in copy.spans):
            tied.append(copy.reports)
    pairs_inside = filter(set(story.reports).issuperset, tied)
    return max(connected(story.reports, pairs_inside), key=len, default=[])


def _names_told(story: Story, titles: Mapping[str, str | None]) -> defaultdict[str, frozenset[str]]:
    """Returns the names (ids) that each report has below its headline."""
    names: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for name in story.names:
        for mention in name.mentions:
            if mention.start >= len(titles.get(mention.report) or ""):
                names[mention.report] |= {name.id}
    return names


def _are_called_one(story: Story) -> bool:
    return any(decision.what is DecisionKind.SAME_STORY for decision in story.decisions)


def _shared_claims(story: Story, reports: Reports) -> list[tuple[str, ...]]:
    """Returns of each claim the reports of which a sentence, no headline, surely belongs to it; of
    a single report none."""
    titles = {report.id: report.title for report in reports}
    shared = []
    for claim in story.claims:
        spans = [sentence.span for sentence in claim.sure()]
        tellers = {span.report for span in spans if not _is_headline(span, titles)}
        if len(tellers) > 1:
            shared.append(tuple(sorted(tellers)))
    return shared


def _is_headline(span: Span, titles: Mapping[str, str | None]) -> bool:
    return span.quote.strip() == (titles.get(span.report) or "").strip()


def are_months_apart(report: str, second_report: str, days: PublishedDays) -> bool:
    """Returns whether two reports were published so far apart that they may tell of two events.
    `days` are those of their publication, as far as they are known."""
    first = days.get(report)
    second = days.get(second_report)
    return first is not None and second is not None and abs(first - second) > _FAR
