"""Anomalies of content: a headline that its body does not support, a number without a source, a
report that contradicts itself; and of copying: a changed number, or a "Sunday" that now means
another Sunday.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from rashomon.anomalies.story_evidence import (
    NUMBER,
    StoryEvidence,
    anomaly,
    find_tolls,
    numbers_in,
    prose_of,
    title_span,
    value_of,
)
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.point import Account, Point, PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.shipped.words import either
from rashomon.telling.wording import author_of, label_of, marked
from rashomon.text.measures import MeasureUnit, is_converted, unit_called
from rashomon.text.parsed_report import Annotations

# A body this short is a teaser: it may leave out what the headline says.
_LEAST_WORDS = 120


def unborne_headlines(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds headlines with a toll that the body never gives, not even unrounded or as the sum of
    two numbers."""
    for annotated in evidence.annotated.values():
        title, span = annotated.report.title, title_span(annotated)
        prose = prose_of(annotated)
        if not title or span is None or len(prose.split()) < _LEAST_WORDS:
            continue
        tolls = find_tolls(span.quote)
        known = numbers_in(prose) if tolls else frozenset()
        for toll in tolls:
            if not any(
                number == toll.number
                # "more than 100" may be a rounded 103
                or (toll.number >= 20 and abs(number - toll.number) <= 0.1 * toll.number)
                for number in known
            ) and not _is_sum(toll.number, known):
                words = annotated.report.trimmed_span(
                    span.start + toll.start, span.start + toll.end
                )
                why = (
                    f"the headline gives {toll.number} {toll.kind}; the body never gives that "
                    "number"
                )
                yield anomaly(AnomalyKind.HEADLINE_BODY, annotated.report, words, why)
                break
        else:
            yield from _unsaid_quotes(annotated, span, prose)


_QUOTED = re.compile(r"(?<!\w)(['\"])(?P<words>[^'\"]*(?:\w'\w[^'\"]*)*)\1(?!\w)")


def _unsaid_quotes(annotated: Annotations, headline: Span, prose: str) -> Iterator[Anomaly]:
    """Finds quotations in the headline of whose words the body has less than half, in any form."""
    known = frozenset(re.findall(r"[a-z]+", prose.casefold()))
    for match in _QUOTED.finditer(annotated.plain[headline.start : headline.end]):
        quoted = re.findall(r"[a-z]+", match["words"].casefold())
        telling = [
            word for word in quoted if len(word) > 3 and not annotated.doc.vocab[word].is_stop
        ]
        if (
            len(quoted) > 1
            and telling
            and 2 * sum(_has_form(word, known) for word in telling) < len(telling)
        ):
            words = annotated.report.trimmed_span(
                headline.start + match.start(), headline.start + match.end()
            )
            why = f"the headline quotes {match.group()}; nobody in the body says so"
            yield anomaly(AnomalyKind.HEADLINE_BODY, annotated.report, words, why)
            return


def _has_form(word: str, known: frozenset[str]) -> bool:
    """Whether a known word begins alike ("jumped", "jumping")."""
    root = word[: max(4, len(word) - 3)]
    return word in known or any(other.startswith(root) for other in known)


def _is_sum(total: int, numbers: frozenset[int]) -> bool:
    """Whether two numbers of the body add up to the headline's ("two men and three children":
    five); small ones add up to small ones only."""
    small = sorted(number for number in numbers if 0 < number < total)
    return (
        any(total - number in numbers and total - number != number for number in small)
        and total > 9
    )


def _in_quotation(annotated: Annotations, span: Span) -> bool:
    """Whether the number stands inside quotation marks of its paragraph."""
    text = annotated.plain
    start = text.rfind("\n", 0, span.start) + 1
    return text.count('"', start, span.start) % 2 == 1


def self_contradictions(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds pairs of answers in one report, by one speaker or in its own voice, of which only one
    can be true."""
    seen: set[tuple[str, str]] = set()
    for point in evidence.points:
        for left, right in _conflicting(point):
            report = evidence.report(left.report)
            if (report.id, point.id) not in seen:
                seen.add((report.id, point.id))
                later = max(
                    left, right, key=lambda account: (account.quote.start, account.quote.end)
                )
                other = left if later is right else right
                why = (
                    f'"{later.quote.quote}" against "{other.quote.quote}" in the same report: '
                    f"{label_of(point)}"
                )
                yield anomaly(
                    AnomalyKind.SELF_CONTRADICTION,
                    report,
                    later.quote,
                    marked(why, author_of(point)),
                )


_THE_DEAD = re.compile(rf"\b[Tt]he (?P<number>{NUMBER}) (?:{either('casualties.the_dead')})\b")
_BOUND = re.compile(rf"(?i)\b(?:{either('bounds.last_words')})\s+$")
_LONG_AGO = 14


def contradicted_tolls(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds reports that speak of "the four dead" below a headline that gives a smaller number of
    dead, and not as a bound."""
    for annotated in evidence.annotated.values():
        headline, text = title_span(annotated), annotated.plain
        if headline is None:
            continue
        tolls = [toll for toll in find_tolls(headline.quote) if toll.kind == "killed"]
        if len(tolls) != 1 or _BOUND.search(headline.quote[: tolls[0].start]):
            continue
        for match in _THE_DEAD.finditer(text, headline.end):
            number, span = (
                value_of(match["number"]),
                annotated.report.trimmed_span(match.start(), match.end()),
            )
            if (
                number
                and number > tolls[0].number
                and not _in_quotation(annotated, span)
                and not _tells_of_old(annotated, span, evidence)
            ):
                why = f'"{span.quote}" against {tolls[0].number} in the headline'
                yield anomaly(AnomalyKind.SELF_CONTRADICTION, annotated.report, span, why)
                break


def _tells_of_old(annotated: Annotations, span: Span, evidence: StoryEvidence) -> bool:
    """Whether the sentence has a date of long ago, or stands in furniture."""
    token, anchor = annotated.token_at(span.start), annotated.report.anchor
    if (
        token is None
        or anchor is None
        or any(piece.overlaps(span) for piece in annotated.report.furniture)
    ):
        return True
    first, last = token.sent.start_char, token.sent.end_char
    inside = [
        d
        for d in evidence.dates
        if d.span.report == annotated.report.id and first <= d.span.start < last and d.earliest
    ]
    return any(
        (date.fromisoformat(anchor) - date.fromisoformat(d.earliest or anchor)).days > _LONG_AGO
        for d in inside
    )


def _conflicting(point: Point) -> Iterator[tuple[Account, Account]]:
    if point.kind not in {PointKind.COUNT, PointKind.SHARE, PointKind.DATE}:
        return
    for relation in point.relations:
        if relation.kind is not RelationKind.CONFLICT:
            continue
        left = [a for a in point.accounts if a.version == relation.a]
        right = [a for a in point.accounts if a.version == relation.b]
        yield from ((a, b) for a in left for b in right if _one_voice(a, b))


def _one_voice(a: Account, b: Account) -> bool:
    return (
        a.report == b.report
        and a.speaker == b.speaker
        and a.stance is b.stance is Stance.ASSERTS
        and not a.quote.overlaps(b.quote)
    )


# Copying.

_UNITS = {"number", "unit"}
_FEW = 20  # a "one" that became more was no number


def drifted_numbers(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds copies with another number or unit than their source passage; reported for the derived
    one."""
    seen: set[tuple[str, int]] = set()
    for copy in evidence.copies:
        for drift in copy.drift:
            if drift.what not in _UNITS or not drift.from_ or not drift.to:
                continue
            if drift.what == "unit" and (
                _same_unit(drift.from_, drift.to) or is_converted(drift.from_, drift.to)
            ):
                continue  # "km" for "kilometres", "132 miles" for "212 kilometres"
            given = (numbers_in(drift.from_), numbers_in(drift.to))
            if drift.what == "number" and (given[0] == given[1] != frozenset() or _unlike(*given)):
                continue  # "7" for "seven" is no drift
            source, derived = source_and_derived(copy, evidence, (drift.from_, drift.to))
            before, after = (drift.from_, drift.to) if source is copy.a else (drift.to, drift.from_)
            report = evidence.report(derived.report)
            span = _within(report, derived, after)
            if (report.id, span.start) not in seen:
                seen.add((report.id, span.start))
                where = evidence.called(source.report)
                why = f'a copied stretch: "{before}" in {where} is "{after}" here'
                yield anomaly(AnomalyKind.NUMBER_DRIFT, report, span, why)


def _unlike(before: frozenset[int], after: frozenset[int]) -> bool:
    """Whether one side has "one" and the other a large number: "in one go", "at 140,000 tonnes"."""
    return max(before | after, default=0) > _FEW and {1} in (before, after)


def _same_unit(one: str, other: str) -> bool:
    """Whether both first name the same unit: "km (12 miles" and "kilometres"."""
    first = _first_unit(one)
    return first is not None and first == _first_unit(other)


def _first_unit(text: str) -> MeasureUnit | None:
    """The unit of measure that the text begins with, of two words where there is one ("square
    miles")."""
    words = [word.strip("().,;:") for word in text.split()[:2]]
    return unit_called(" ".join(words)) or unit_called("".join(words[:1]))


def source_and_derived(
    copy: Copy, evidence: StoryEvidence, words: tuple[str, str] | None = None
) -> tuple[Span, Span]:
    """Returns source and derived passage: as the copy says, else by the days of the reports; on a
    tie, the wording shared by more reports is the source.

    The later passage is taken for the source if it still has the words of a report older than both.
    """
    if copy.from_ in {"a", "b"}:
        return (copy.a, copy.b) if copy.from_ == "a" else (copy.b, copy.a)
    ahead, behind = (copy.a, copy.b), (copy.b, copy.a)
    if copy.from_:
        own = [evidence.report(span.report).outlet == copy.from_ for span in ahead]
        if own[0] != own[1]:
            return ahead if own[0] else behind
    first, second = (_speaks_from(evidence.report(span.report)) for span in ahead)
    if (
        first[0]
        and second[0]
        and first != second
        and (first[0] != second[0] or (first[1] and second[1]))
    ):
        order = ahead if first < second else behind
        if words:
            mine, theirs = words if order is ahead else words[::-1]
            return (
                order[::-1]
                if _keeps_older(order[1], theirs, mine, min(first, second), evidence)
                else order
            )
        return order
    return (
        behind
        if words and _company(words[1], copy, evidence) > _company(words[0], copy, evidence)
        else ahead
    )


def _speaks_from(report: Report) -> tuple[str, str]:
    """Returns the day from which the report speaks, and the hour if its page is dated that
    precisely."""
    published = report.published or ""
    day = report.anchor or published[:10]
    return day[:10], published[11:16] if published[:10] == day[:10] else ""


def _keeps_older(
    passage: Span, words: str, others: str, since: tuple[str, str], evidence: StoryEvidence
) -> bool:
    """Whether a report older than both has the passage with these words and without the others."""
    return any(
        mine.overlaps(passage) and words in theirs.quote and others not in theirs.quote
        for name in evidence.having(words)
        if _speaks_from(evidence.report(name)) < since
        for mine, theirs in evidence.shared.get((passage.report, name), ())
    )


def _company(words: str, copy: Copy, evidence: StoryEvidence) -> int:
    """Counts the other reports with these words."""
    having = evidence.having(words)
    return len(having) - (copy.a.report in having) - (copy.b.report in having)


def _within(report: Report, passage: Span, words: str) -> Span:
    """Returns the drifted words within the passage, or the passage itself."""
    at = passage.quote.find(words)
    return report.span(passage.start + at, passage.start + at + len(words)) if at >= 0 else passage


_NAMES_A_DAY = re.compile(
    rf"(?i)\b(?:(?:{either('calendar.weekday_stems')})day|{either('calendar.words_of_days')})\b"
)


def drifted_dates(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds copies in which the same words ("on Sunday") mean days that do not even overlap."""
    seen: set[tuple[str, int]] = set()
    for day in evidence.dates:
        found = _carried_drift(day, evidence)
        if found:
            seen.add((day.span.report, day.span.start))
            yield found
    by_report = {
        name: [d for d in evidence.dates if d.span.report == name] for name in evidence.annotated
    }
    for copy in evidence.copies:
        source, derived = source_and_derived(copy, evidence)
        theirs = [d for d in by_report[source.report] if source.contains(d.span)]
        for day in (d for d in by_report[derived.report] if derived.contains(d.span)):
            if not _NAMES_A_DAY.search(day.span.quote):
                continue  # a clock time belongs to a day named elsewhere
            same = [d for d in theirs if d.span.quote.casefold() == day.span.quote.casefold()]
            if (
                len(same) == 1
                and _apart(same[0], day)
                and (day.span.report, day.span.start) not in seen
            ):
                seen.add((day.span.report, day.span.start))
                why = (
                    f'a copied stretch: "{day.span.quote}" is {same[0].earliest} in '
                    f"{evidence.called(source.report)} and {day.earliest} here"
                )
                yield anomaly(
                    AnomalyKind.DATE_DRIFT, evidence.report(derived.report), day.span, why
                )


def _carried_drift(day: Date, evidence: StoryEvidence) -> Anomaly | None:
    """Finds dates relative to the day of the copied report that readers of the copying page would
    take for another day."""
    if not day.copied_from or not day.readings or not day.earliest or not day.latest:
        return None
    first, _, last = day.readings[0].partition("/")
    if first <= day.latest and day.earliest <= (last or first):
        return None
    why = (
        f'a copied stretch: "{day.span.quote}" is {day.earliest} in '
        f"{evidence.called(day.copied_from)}; read from this page it would be {first}"
    )
    return anomaly(AnomalyKind.DATE_DRIFT, evidence.report(day.span.report), day.span, why)


def _apart(one: Date, other: Date) -> bool:
    spans = sorted((d.earliest, d.latest) for d in (one, other) if d.earliest and d.latest)
    return len(spans) == 2 and all(first[1] < second[0] for first, second in pairwise(spans))
