"""What judgements are about, found again: by report and words first, for an id may change when reports are added, and then by id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.date import Date
from rashomon.model.judgement import (
    HASH,
    NOTE,
    NOTES,
    OF_ACCOUNTS,
    OF_NAMES,
    POINT,
    QUESTION,
    RELATION,
    Action,
    JudgedPassage,
    Judgement,
    SeenPoint,
)
from rashomon.model.judgement import by_model as made_by_model
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.question import Question
from rashomon.model.report import Report
from rashomon.model.statement import Statement


@dataclass(frozen=True, slots=True)
class JudgeableThing:
    """What may be judged: an account, a statement, a time expression; no words: a report. `value`: what is shown as its answer, speaker, day or
    headline."""

    id: str
    report: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    value: str | None = None


def shown_in(asked: Question) -> tuple[JudgeableThing, ...]:
    """What a question shows words of."""
    return tuple(JudgeableThing(s.id, s.quote.report, s.quote.start, s.quote.end, s.quote.quote) for s in asked.shown)


def things_of(ledger: Ledger) -> Iterator[JudgeableThing]:
    """All that a ledger holds which judgements name by id."""
    for report in ledger.reports:
        yield JudgeableThing(report.id, report.id, value=report.title)
    for story in ledger.stories:
        for account in (account for point in story.points for account in point.accounts):
            yield JudgeableThing(account.id, account.report, account.quote.start, account.quote.end, account.quote.quote, account.value)
        for statement in story.statements:
            yield JudgeableThing(
                statement.id, statement.report, statement.quote.start, statement.quote.end, statement.quote.quote, statement.speaker
            )
        for found in story.dates:
            days = "/".join(dict.fromkeys(day for day in (found.earliest, found.latest) if day)) or None
            yield JudgeableThing(found.id, found.span.report, found.span.start, found.span.end, found.span.quote, days)


def judgeable_things(
    reports: Sequence[Report], statements: Sequence[Statement] = (), dates: Sequence[Date] = ()
) -> tuple[JudgeableThing, ...]:
    """What of these may be judged by id."""
    quotes = [*((s.id, s.quote) for s in statements), *((d.id, d.span) for d in dates)]
    return (
        *(JudgeableThing(r.id, r.id) for r in reports),
        *(JudgeableThing(ident, q.report, q.start, q.end, q.quote) for ident, q in quotes),
    )


def with_passages(judgements: Iterable[Judgement], ledger: Ledger, shown: Iterable[JudgeableThing] = ()) -> tuple[Judgement, ...]:
    """The judgements, each with where its targets stand in the ledger about which they were made, and the points that it touches; `shown`: things
    that the ledger may lack, such as answers that a question asked about and no point holds."""
    sha = {report.id: report.sha256 for report in ledger.reports}
    found = placed(judgements, (*shown, *things_of(ledger)), sha)
    stories = [(story.points, sorted({sha[one][:HASH] for one in story.reports if one in sha})) for story in ledger.stories]
    return tuple(_with_points(j, stories, sha) for j in found)


def _with_points(judged: Judgement, stories: Sequence[tuple[Sequence[Point], list[str]]], sha: Mapping[str, str]) -> Judgement:
    """The judgement with the points of its targets as they stand; nothing is kept for what decides nothing, or was not decided by a person."""
    if judged.points or judged.field not in OF_ACCOUNTS | {NOTE} or judged.action is Action.UNSURE or made_by_model(judged):
        return judged
    for points, reports in stories:
        point_of = {account.id: point for point in points for account in point.accounts}
        touched = list({point_of[one].id: point_of[one] for one in judged.target if one in point_of}.values())
        if touched:
            # whoever says of two accounts whether they answer one question was shown no other account
            asked = (judged.field == QUESTION and judged.action is not Action.MERGE) or (judged.field == RELATION and len(touched) > 1)
            seen = tuple(_seen(point, judged.target, sha, asked=asked) for point in touched)
            return replace(judged, points=seen, reports=tuple(reports))
    return judged


def _seen(point: Point, target: Sequence[str], sha: Mapping[str, str], *, asked: bool) -> SeenPoint:
    keeps = [a for a in point.accounts if a.report in sha and not (a.id not in target if asked else a.proposed)]
    places = tuple(JudgedPassage(a.id, a.report, sha[a.report], a.quote.start, a.quote.end, a.quote.quote, a.value) for a in keeps)
    known = {a.id for a in keeps}
    return SeenPoint(point.id, point.question, point.kind.value, places, tuple(a.id for a in point.accounts if a.id not in known))


def placed(judgements: Iterable[Judgement], things: Iterable[JudgeableThing], sha: Mapping[str, str]) -> tuple[Judgement, ...]:
    """The judgements, each with where its targets stand; `sha`: the hash of the text of each report."""
    known = {thing.id: thing for thing in things if thing.report in sha}
    out = []
    for j in judgements:
        found = [known[one] for one in j.target if one in known] if j.field not in NOTES | OF_NAMES else []
        places = tuple(JudgedPassage(t.id, t.report, sha[t.report], t.start, t.end, t.quote, t.value) for t in found)
        out.append(j if j.passages or not places else replace(j, passages=places))
    return tuple(out)


def find_again(judgements: Iterable[Judgement], things: Iterable[JudgeableThing], reports: Sequence[Report]) -> tuple[Judgement, ...]:
    """The judgements, their targets named as they are called now; one that is not found keeps its name, unless other words go by it now."""
    listed = tuple(judgements)
    if not any(j.passages for j in listed):
        return listed
    known = _ThingsByPlace(things, reports)
    return tuple(_renamed(j, known) if j.passages else j for j in listed)


def _renamed(judged: Judgement, known: "_ThingsByPlace") -> Judgement:
    now = {p.target: known.now(p) for p in judged.passages}
    points = tuple(
        replace(point, accounts=tuple(replace(p, target=one) for p in point.accounts if (one := known.now(p)) != GONE))
        for point in judged.points
    )
    after = judged.after
    if judged.field == POINT and after:
        after = " ".join(now.get(one, one) for one in after.split())
    return replace(judged, target=tuple(dict.fromkeys(now.get(one, one) for one in judged.target)), after=after, points=points)


class _ThingsByPlace:
    """The things of a story by their places."""

    def __init__(self, things: Iterable[JudgeableThing], reports: Sequence[Report]) -> None:
        self.of_sha: Mapping[str, list[str]] = _by_sha(reports)
        self.at: dict[tuple[str, str, int | None, int | None], list[str]] = {}
        self.saying: dict[tuple[str, str, str | None], list[str]] = {}
        self.values: dict[str, str | None] = {}
        for thing in things:
            sort = _sort(thing.id, whole=thing.start is None)
            self.values[thing.id] = thing.value
            self.at.setdefault((sort, thing.report, thing.start, thing.end), []).append(thing.id)
            self.saying.setdefault((sort, thing.report, thing.quote), []).append(thing.id)

    def now(self, passage: JudgedPassage) -> str:
        """What is called so now; the name it had where it is not found, and GONE where that is the name of something else."""
        return self.find(passage) or (GONE if passage.target in self.values else passage.target)

    def find(self, passage: JudgedPassage) -> str | None:
        """The id of what stands there, in the report of that text; else in the report of that id, where it says the same words.

        None where nothing does, or several things do, of which none has the id or alone the value that was shown: it is not guessed which was meant.
        """
        sort = _sort(passage.target, whole=passage.start is None)
        found = [
            one for report in self.of_sha.get(passage.sha256, ()) for one in self.at.get((sort, report, passage.start, passage.end), ())
        ]
        if not found and passage.sha256 not in self.of_sha:
            found = self.saying.get((sort, passage.report, passage.quote), [])
        if passage.target in found:
            return passage.target
        alike = [one for one in found if self.values[one] == passage.value] if len(found) > 1 else found
        return alike[0] if len(alike) == 1 else None


GONE = "gone"
"""What is named where a judgement's target is not there any more, and its id is that of other words."""


def _sort(ident: str, *, whole: bool) -> str:
    """What kind of thing has this id."""
    return "report" if whole else ident.split("-", 1)[0]


def _by_sha(reports: Sequence[Report]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for report in reports:
        out.setdefault(report.sha256, []).append(report.id)
    return out
