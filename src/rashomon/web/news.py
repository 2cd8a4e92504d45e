"""What changed in a story, for readers: the most telling changes first, on one screen; the rest
folded and counted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.ledger import Ledger
from rashomon.model.point import Point, Status
from rashomon.model.stored import ChangeRow
from rashomon.text.calendar_words import say_value, say_values
from rashomon.text.wording import accounts_of, foremost, letter, reading_of, title_of, voice
from rashomon.web.ledger_diff import COUNTED, count_of_kind, subject_of
from rashomon.web.markup import Labels, fragment, label_reports

FIRST = ("disputed", "figure", "denial", "correction")
"""The kinds that are told first, with their words; all others are folded."""
MOST = 5  # changes that are told before the rest of them is folded
_ANSWERS = ("answer", "figure")
_STATUS = ("status", "disputed", "no longer disputed")
_IDS = (
    "merged",
    "split",
    "report left",
    "revision",
)  # their before and after are ids, which mean nothing to readers
_MOST_ANSWERS = 3
_STANDS: Mapping[str, str] = {
    Status.DISPUTED: "the answers are in dispute",
    Status.UPDATED: "later news stands beside earlier",
    Status.SPREAD: "estimates differ",
    Status.SCOPE: "the answers speak of different parts",
    Status.REFINED: "one answer is more precise than another",
    Status.SINGLE: "one report answers",
    Status.AGREED: "the answers agree",
    Status.VARIED: "several answers stand beside each other",
}
"""How the answers to a question stand to each other."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change: the matter, question or headline concerned, with its anchor if the story still has
    it; the words before and after; conflicting answers, each with the words of a report; and the
    reports behind the change.
    """

    kind: str
    subject: str
    before: str
    after: str
    at: str
    anchor: str = ""
    reports: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def called(self) -> str:
        """What one of its kind is called."""
        return COUNTED.get(self.kind, (self.kind,))[0]


@dataclass(frozen=True, slots=True)
class News:
    """The most important changes, the remaining ones of those kinds, and all others by kind with
    counts."""

    first: Sequence[ChangeEntry]
    more: Sequence[ChangeEntry]
    rest: Sequence[tuple[str, Sequence[ChangeEntry]]]

    @property
    def number(self) -> int:
        """Returns the number of changes."""
        return len(self.first) + len(self.more) + sum(len(changes) for _, changes in self.rest)


def gather_news(rows: Sequence[ChangeRow], ledger: Ledger, *, now: bool = True) -> News:
    """Combines the changes into one step from the first to the last, dropping what came and went.
    `now`: the ledger after the last change."""
    points = {
        name: point
        for story in ledger.stories
        for point in story.points
        for name in (point.question, title_of(point))
    }
    labels = label_reports(ledger.reports)
    entries = [*_statuses(rows), *_answers(rows), *_others(rows)]
    disputed = {one.subject for one in entries if one.kind == "disputed"}
    by_answers = {one.subject: one for one in entries if one.kind in _ANSWERS}
    listed = []
    for one in entries:
        if one.kind in _ANSWERS and one.subject in disputed:
            continue  # it is told with the dispute
        if one.kind == "disputed":
            answer = by_answers.get(one.subject)
            one = replace(
                one,
                before=(answer.before if answer else "") or one.before,
                after=answer.after if answer else "",
            )
        listed.append(_placed(one, rows, points, labels, ledger, now=now))
    first = sorted(
        (one for one in listed if one.kind in FIRST), key=lambda one: FIRST.index(one.kind)
    )
    order = list(COUNTED)
    kinds = sorted(
        {one.kind for one in listed if one.kind not in FIRST},
        key=lambda kind: order.index(kind) if kind in order else len(order),
    )
    rest = [
        (count_of_kind(kind, len(held)), held)
        for kind in kinds
        if (held := [one for one in listed if one.kind == kind])
    ]
    return News(first[:MOST], first[MOST:], rest)


def _statuses(rows: Iterable[ChangeRow]) -> Iterable[ChangeEntry]:
    """Returns how the answers to each question relate at the end, if that differs from the
    beginning."""
    spans: dict[str, tuple[ChangeRow, ChangeRow]] = {}
    for row in rows:
        if row.kind in _STATUS:
            spans[row.subject] = (spans.get(row.subject, (row, row))[0], row)
    for subject, (first, last) in spans.items():
        if first.before != last.after:
            kind = (
                "disputed"
                if last.after == Status.DISPUTED
                else "no longer disputed"
                if first.before == Status.DISPUTED
                else "status"
            )
            yield ChangeEntry(kind, subject, _stands(first.before), _stands(last.after), last.at)


def _stands(status: str | None) -> str:
    return _STANDS.get(status or "", status or "")


def _answers(rows: Iterable[ChangeRow]) -> Iterable[ChangeEntry]:
    """Returns the new answers to each question, beside those given at the beginning."""
    by_subject: dict[str, list[ChangeRow]] = {}
    for row in rows:
        if row.kind in _ANSWERS:
            by_subject.setdefault(row.subject, []).append(row)
    for subject, given in by_subject.items():
        before, after = (
            say_values(given[0].before),
            "; ".join(dict.fromkeys(say_value(row.after) for row in given if row.after)),
        )
        figures = re.search(r"\d", before) and re.search(r"\d", after)
        yield ChangeEntry(
            "figure" if figures else given[-1].kind, subject, before, after, given[-1].at
        )


def _others(rows: Iterable[ChangeRow]) -> Iterable[ChangeEntry]:
    for row in rows:
        if row.kind not in (*_ANSWERS, *_STATUS):
            before, after = (
                ("", "") if row.kind in _IDS else (say_values(row.before), say_values(row.after))
            )
            yield ChangeEntry(row.kind, row.subject, before, after, row.at)


def _placed(
    one: ChangeEntry,
    rows: Iterable[ChangeRow],
    points: Mapping[str, Point],
    labels: Labels,
    ledger: Ledger,
    *,
    now: bool,
) -> ChangeEntry:
    """Returns the change with its link, the reports behind it and, for a dispute, the conflicting
    words."""
    whole = (*_ANSWERS, *_STATUS)
    kinds = whole if one.kind in whole else (one.kind,)
    held = [
        row
        for row in rows
        if row.subject == one.subject
        and row.kind in kinds
        and (one.kind in whole or row.at == one.at)
    ]
    brought = [row for row in held if row.kind in _ANSWERS] or held
    reports = dict.fromkeys(
        report for row in brought for report in row.reports if report in labels.names
    )
    point = points.get(one.subject)
    answers = (
        tuple(_versions(point, labels))
        if point is not None and now and one.kind == "disputed"
        else ()
    )
    links = tuple((labels.name(report), labels.text(report)) for report in reports)
    about = (subject_of(row, story) for row in held for story in ledger.stories)
    anchor = next((fragment(found) for found in about if found), "")
    if not anchor and len(links) == 1 and one.kind in ("report", "correction", "revision"):
        anchor = links[0][1]
    return replace(
        one,
        subject=title_of(point) if point else one.subject,
        anchor=anchor,
        reports=links[:_MOST_ANSWERS],
        answers=answers,
    )


def _versions(point: Point, labels: Labels) -> Iterable[tuple[str, str, str, str]]:
    """Returns each answer: its letter, the short answer with its author, the words of one report,
    and whose they are."""
    for number, version in enumerate(point.versions[:_MOST_ANSWERS]):
        if given := accounts_of(point, version):
            best = foremost(given)
            yield (
                letter(number),
                reading_of(point, version).strip(" []"),
                best.quote.quote,
                f"{labels.name(best.report)}, {voice(best)}",
            )
