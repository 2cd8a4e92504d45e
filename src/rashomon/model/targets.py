"""What judgements are about, found again: by report and words first, for an id may change when reports are added, and then by id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.judgement import NOTES, OF_NAMES, POINT, Judgement, Passage
from rashomon.model.ledger import Ledger
from rashomon.model.question import Question
from rashomon.model.report import Report


@dataclass(frozen=True, slots=True)
class Thing:
    """What may be judged: an account, a statement, a time expression; no words: a report."""

    id: str
    report: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None


def shown_in(asked: Question) -> tuple[Thing, ...]:
    """What a question shows words of."""
    return tuple(Thing(s.id, s.quote.report, s.quote.start, s.quote.end, s.quote.quote) for s in asked.shown)


def things_of(ledger: Ledger) -> Iterator[Thing]:
    """All that a ledger holds which judgements name by id."""
    for report in ledger.reports:
        yield Thing(report.id, report.id)
    for story in ledger.stories:
        for account in (account for point in story.points for account in point.accounts):
            yield Thing(account.id, account.report, account.quote.start, account.quote.end, account.quote.quote)
        for statement in story.statements:
            yield Thing(statement.id, statement.report, statement.quote.start, statement.quote.end, statement.quote.quote)
        for found in story.dates:
            yield Thing(found.id, found.span.report, found.span.start, found.span.end, found.span.quote)


def with_passages(judgements: Iterable[Judgement], ledger: Ledger, shown: Iterable[Thing] = ()) -> tuple[Judgement, ...]:
    """The judgements, each with where its targets stand in the ledger about which they were made; `shown`: things that it may lack, such as
    answers that a question asked about and no point holds."""
    return placed(judgements, (*shown, *things_of(ledger)), {report.id: report.sha256 for report in ledger.reports})


def placed(judgements: Iterable[Judgement], things: Iterable[Thing], sha: Mapping[str, str]) -> tuple[Judgement, ...]:
    """The judgements, each with where its targets stand; `sha`: the hash of the text of each report."""
    known = {thing.id: thing for thing in things if thing.report in sha}
    out = []
    for j in judgements:
        found = [known[one] for one in j.target if one in known] if j.field not in NOTES | OF_NAMES else []
        places = tuple(Passage(t.id, t.report, sha[t.report], t.start, t.end, t.quote) for t in found)
        out.append(j if j.passages or not places else replace(j, passages=places))
    return tuple(out)


def find_again(judgements: Iterable[Judgement], things: Iterable[Thing], reports: Sequence[Report]) -> tuple[Judgement, ...]:
    """The judgements, their targets named as they are called now; one that is not found keeps its name."""
    listed = tuple(judgements)
    if not any(j.passages for j in listed):
        return listed
    known = _Known(things, reports)
    return tuple(_renamed(j, known) if j.passages else j for j in listed)


def _renamed(judged: Judgement, known: "_Known") -> Judgement:
    now = {p.target: found for p in judged.passages if (found := known.find(p)) is not None}
    after = judged.after
    if judged.field == POINT and after:
        after = " ".join(now.get(one, one) for one in after.split())
    return replace(judged, target=tuple(dict.fromkeys(now.get(one, one) for one in judged.target)), after=after)


class _Known:
    """The things of a story by their places."""

    def __init__(self, things: Iterable[Thing], reports: Sequence[Report]) -> None:
        self.of_sha: Mapping[str, list[str]] = _by_sha(reports)
        self.at: dict[tuple[str, str, int | None, int | None], list[str]] = {}
        self.saying: dict[tuple[str, str, str | None], list[str]] = {}
        for thing in things:
            sort = _sort(thing.id, whole=thing.start is None)
            self.at.setdefault((sort, thing.report, thing.start, thing.end), []).append(thing.id)
            self.saying.setdefault((sort, thing.report, thing.quote), []).append(thing.id)

    def find(self, passage: Passage) -> str | None:
        """The id of what stands there, in the report of that text; else in the report of that id, where it says the same words."""
        sort = _sort(passage.target, whole=passage.start is None)
        found = [
            one for report in self.of_sha.get(passage.sha256, ()) for one in self.at.get((sort, report, passage.start, passage.end), ())
        ]
        if not found and passage.sha256 not in self.of_sha:
            found = self.saying.get((sort, passage.report, passage.quote), [])
        return passage.target if passage.target in found else min(found, default=None)


def _sort(ident: str, *, whole: bool) -> str:
    """What kind of thing has this id."""
    return "report" if whole else ident.split("-", 1)[0]


def _by_sha(reports: Sequence[Report]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for report in reports:
        out.setdefault(report.sha256, []).append(report.id)
    return out
