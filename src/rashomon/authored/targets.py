"""Finds the targets of judgements again: by report and words first, then by id, since ids may
change when reports are added."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.authored.constraints import place_of
from rashomon.model.date import Date
from rashomon.model.judgement import (
    NOTE,
    NOTES,
    OF_ACCOUNTS,
    OF_NAMES,
    POINT,
    VARIANT,
    Action,
    JudgedPassage,
    Judgement,
    SeenPoint,
    by_model,
)
from rashomon.model.ledger import Ledger
from rashomon.model.passage import sentence_id
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement


def passages_of(ledger: Ledger) -> Iterator[JudgedPassage]:
    """Returns the places of everything that a ledger holds and judgements name by id."""
    stories = ledger.stories
    return passages_in(
        ledger.reports,
        accounts=[
            account for story in stories for point in story.points for account in point.accounts
        ],
        statements=[statement for story in stories for statement in story.statements],
        dates=[found for story in stories for found in story.dates],
        sentences=[
            held.quote
            for story in stories
            for passage in story.passages
            for held in passage.sentences
        ],
    )


def passages_in(
    reports: Sequence[Report],
    *,
    statements: Iterable[Statement] = (),
    dates: Iterable[Date] = (),
    accounts: Iterable[Account] = (),
    sentences: Iterable[Span] = (),
) -> Iterator[JudgedPassage]:
    """Returns the places of these reports, and of the other things that stand in one of them."""
    for report in reports:
        yield JudgedPassage(report.id, report.id, report.sha256, value=report.title)
    words = [
        *((account.id, account.quote, account.value) for account in accounts),
        *((statement.id, statement.quote, statement.speaker) for statement in statements),
        *(
            (
                found.id,
                found.span,
                "/".join(dict.fromkeys(day for day in (found.earliest, found.latest) if day))
                or None,
            )
            for found in dates
        ),
        *((sentence_id(quote), quote, None) for quote in sentences),
    ]
    yield from passages_at(words, reports)


def passages_at(
    words: Iterable[tuple[str, Span, str | None]], reports: Iterable[Report]
) -> Iterator[JudgedPassage]:
    """Returns what has these ids: words of a report, with what is shown as their answer, speaker or
    day."""
    sha = {report.id: report.sha256 for report in reports}
    for ident, span, value in words:
        if span.report in sha:
            yield JudgedPassage(
                ident, span.report, sha[span.report], span.start, span.end, span.quote, value
            )


def with_passages(
    judgements: Iterable[Judgement],
    ledger: Ledger,
    shown: Iterable[tuple[str, Span, str | None]] = (),
) -> tuple[Judgement, ...]:
    """Returns the judgements with the places of their targets in the ledger they are about, and the
    points that they touch.

    `shown`: words that the ledger may lack.
    """
    found = placed(judgements, (*passages_at(shown, ledger.reports), *passages_of(ledger)))
    points = [point for story in ledger.stories for point in story.points]
    return tuple(_with_points(j, points, ledger.reports) for j in found)


def _with_points(
    judged: Judgement, points: Sequence[Point], reports: Sequence[Report]
) -> Judgement:
    """The judgement with its targets' points as they stand; none for one that decides nothing or
    that no person made."""
    if (
        judged.points
        or judged.field not in OF_ACCOUNTS | {NOTE}
        or judged.action is Action.UNSURE
        or by_model(judged)
    ):
        return judged
    touched = (p for p in points if any(account.id in judged.target for account in p.accounts))
    return replace(judged, points=tuple(_seen(point, reports) for point in touched))


def _seen(point: Point, reports: Sequence[Report]) -> SeenPoint:
    places = passages_at(((a.id, a.quote, a.value) for a in point.accounts), reports)
    return SeenPoint(point.id, point.question, point.kind.value, tuple(places), point.row)


def placed(
    judgements: Iterable[Judgement], passages: Iterable[JudgedPassage]
) -> tuple[Judgement, ...]:
    """Returns the judgements, each with the places of its targets; one that has them keeps them."""
    known = {passage.target: passage for passage in passages}
    return tuple(
        j
        if j.passages or j.field in NOTES | OF_NAMES
        else replace(j, passages=tuple(known[one] for one in j.target if one in known))
        for j in judgements
    )


def find_again(
    judgements: Iterable[Judgement], passages: Iterable[JudgedPassage], reports: Sequence[Report]
) -> tuple[Judgement, ...]:
    """Returns the judgements with their targets under their current names, given the current
    `passages` of these reports.

    A target that is not found keeps its name, unless other words go by it now.
    """
    listed = tuple(judgements)
    if not any(j.passages for j in listed):
        return listed
    known = _PassagesByPlace(passages, reports)
    return tuple(_renamed(j, known) if j.passages else j for j in listed)


def _renamed(judged: Judgement, known: "_PassagesByPlace") -> Judgement:
    find = known.words if judged.field == VARIANT else known.now
    now = {p.target: find(p) for p in judged.passages}
    points = tuple(
        replace(
            point,
            accounts=tuple(
                replace(p, target=one) for p in point.accounts if (one := known.now(p)) != GONE
            ),
        )
        for point in judged.points
    )
    after = judged.after
    if judged.field == POINT and after:
        after = " ".join(now.get(one, one) for one in after.split())
    return replace(
        judged,
        target=tuple(dict.fromkeys(now.get(one, one) for one in judged.target)),
        after=after,
        points=points,
    )


class JudgedTexts:
    """The texts of a story's reports, in which words are found again."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.by_hash = {report.sha256: report for report in reports}
        self._by_id = {report.id: report for report in reports}

    def find(self, passage: JudgedPassage) -> Span | None:
        """Returns the words where they stood in the same text, else where they stand once in the
        report of that id."""
        words, start, end = passage.quote, passage.start, passage.end
        if not words or start is None or end is None:
            return None
        named = self._by_id.get(passage.report)
        is_same = named is not None and named.sha256 == passage.sha256  # two may have one text
        report = named if is_same else self.by_hash.get(passage.sha256)
        if report is not None:
            return report.span(start, end) if report.text[start:end] == words else None
        if named is None or named.text.count(words) != 1:
            return None
        at = named.text.index(words)
        return named.span(at, at + len(words))


class _PassagesByPlace:
    """The passages of a story, indexed by place."""

    def __init__(self, passages: Iterable[JudgedPassage], reports: Sequence[Report]) -> None:
        self.texts = JudgedTexts(reports)
        self.at: dict[tuple[str, str, int | None, int | None], list[str]] = {}
        self.saying: dict[tuple[str, str, str | None], list[str]] = {}
        self.values: dict[str, str | None] = {}
        self.sentences: dict[str, list[JudgedPassage]] = {}
        for p in passages:
            self.values[p.target] = p.value
            for key in (p.sha256, p.report) if _sort(p) == "w" else ():
                self.sentences.setdefault(key, []).append(p)
            self.at.setdefault((_sort(p), p.sha256, p.start, p.end), []).append(p.target)
            self.saying.setdefault((_sort(p), p.report, p.quote), []).append(p.target)

    def now(self, passage: JudgedPassage) -> str:
        """Returns the target's current name; its old name if it is not found, and GONE if that now
        means something else."""
        return self.find(passage) or (GONE if passage.target in self.values else passage.target)

    def words(self, passage: JudgedPassage) -> str:
        """Returns the name of words that need not be anything by themselves: in the report of that
        text, else where the report of that id has them once; GONE if nowhere."""
        span = self.texts.find(passage)
        return place_of(span.report, span.start, span.end) if span else GONE

    def find(self, passage: JudgedPassage) -> str | None:
        """Returns the id of what stands there in the report of that text, else in the report of
        that id if it says the same words.

        None if nothing does, or several things do and none has the id or is the only one with the
        value that was shown: the program does not guess.
        """
        if _sort(passage) == "w":
            return self._sentence(passage)
        found = self.at.get((_sort(passage), passage.sha256, passage.start, passage.end), [])
        if passage.sha256 not in self.texts.by_hash:
            found = self.saying.get((_sort(passage), passage.report, passage.quote), [])
        if passage.target in found:
            return passage.target
        alike = (
            [one for one in found if self.values[one] == passage.value] if len(found) > 1 else found
        )
        return alike[0] if len(alike) == 1 else None

    def _sentence(self, passage: JudgedPassage) -> str | None:
        """Returns the one sentence that has these words, wherever it begins and ends now."""
        same = passage.sha256 in self.texts.by_hash
        held = self.sentences.get(passage.sha256 if same else passage.report, [])
        if same:
            found = {
                p.target: min(p.end or 0, passage.end or 0) - max(p.start or 0, passage.start or 0)
                for p in held
            }
            most = max(found, key=lambda one: (found[one], one), default="")
            return most if most and found[most] > 0 else None
        saying = [p.target for p in held if passage.quote and passage.quote in (p.quote or "")]
        return saying[0] if len(saying) == 1 else None


GONE = "gone"
"""The name of a target that is gone and whose id now belongs to other words."""


def _sort(passage: JudgedPassage) -> str:
    """The kind of thing that stands there."""
    return "report" if passage.start is None else passage.target.split("-", 1)[0]
