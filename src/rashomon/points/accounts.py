"""Finds the accounts of a story: each report's answers to questions of fact that are worth asking."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Account, PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.points.candidates import says_no, statement_for
from rashomon.points.counted_things import CountedThing, counted_of
from rashomon.points.selection import ChosenSpan, Place, choose_candidates
from rashomon.points.slots import asked_of, given_of, predicate_of, subject_of, value_of
from rashomon.points.token_index import read_reports
from rashomon.text.annotations import Annotations
from rashomon.text.polarity import Polarity


@dataclass(frozen=True, slots=True)
class CandidateAccount:
    """A candidate account with its typed slots.

    `subject` is a canonical name or a lemma; `names` and `dates` hold ids. `asked` holds the content keys of what the answer is given to,
    `given` those of the phrase that gives it.
    """

    account: Account
    kind: PointKind
    sentence: Span
    predicate: str | None
    polarity: bool
    subject: str | None
    names: tuple[str, ...]
    dates: tuple[str, ...]
    headline: bool
    score: float
    asked: tuple[str, ...]
    given: tuple[str, ...]
    counted: CountedThing | None = None


def find_accounts(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    wanted: frozenset[Place] = frozenset(),
) -> tuple[CandidateAccount, ...]:
    """Returns the accounts of a story by report and place, each with its slots filled.

    `wanted`: places of accounts that people asked for; these are always kept.
    """
    readings = read_reports(annotated, names=names, statements=statements, dates=dates)
    by_id = {name.id: name for name in names}
    answers: dict[str, CandidateAccount] = {}
    for chosen in choose_candidates(readings, wanted=wanted):
        answer = answer_of(chosen, by_id)
        answers.setdefault(answer.account.id, answer)
    return tuple(answers.values())


def answer_of(chosen: ChosenSpan, names: dict[str, Name]) -> CandidateAccount:
    """Turns a chosen candidate into an account with its slots."""
    reading, candidate = chosen.reading, chosen.candidate
    statement = statement_for(reading, candidate)
    clause = candidate.clause if candidate.rule in ("core", "participle", "quantity") else None
    polarity = clause is None or clause.polarity is not Polarity.NEGATED
    subject, subject_name = subject_of(reading, candidate, statement, names)
    predicate = predicate_of(reading, candidate)
    mentioned = [name.id for name in reading.names_in(candidate.start, candidate.end)]
    if subject_name is not None:
        mentioned.append(subject_name.id)
    return CandidateAccount(
        account=_account(chosen, statement, polarity),
        kind=candidate.kind,
        sentence=reading.span(candidate.sentence.start, candidate.sentence.end),
        predicate=predicate,
        polarity=polarity,
        subject=subject,
        names=tuple(dict.fromkeys(mentioned)),
        dates=tuple(date.id for date in reading.dates_in(candidate.start, candidate.end)),
        headline=candidate.sentence.title,
        score=round(chosen.score, 4),
        asked=asked_of(reading, candidate, subject, subject_name),
        given=given_of(reading, candidate),
        counted=counted_of(reading, candidate),
    )


def _account(chosen: ChosenSpan, statement: Statement | None, polarity: bool) -> Account:
    reading, candidate = chosen.reading, chosen.candidate
    quote = reading.span(candidate.start, candidate.end)
    quantity = candidate.quantity
    value = "no" if candidate.stance is Stance.DENIES else value_of(reading, candidate, polarity)
    low, high = (quantity.low, quantity.high) if quantity is not None else (None, None)
    return Account(
        id=content_id("a", quote.report, quote.start, quote.end, candidate.kind.value, value, low, high),
        report=quote.report,
        quote=quote,
        statement=statement.id if statement is not None else None,
        speaker=statement.speaker if statement is not None else None,
        stance=_stance(chosen, statement, polarity),
        value=value,
        low=low,
        high=high,
        unit=candidate.unit if quantity is not None else None,
        as_of=_as_of(chosen),
    )


def _as_of(chosen: ChosenSpan) -> str | None:
    """Returns the day or days that the clause itself gives."""
    clause = chosen.candidate.clause
    if clause is None or chosen.candidate.kind is PointKind.DATE:
        return None
    dates = chosen.reading.dates_in(chosen.candidate.start, chosen.candidate.end) or chosen.reading.dates_in(clause.start, clause.end)
    dates = tuple(found for found in dates if found.tells == "event")  # the time of saying is not the time of which it holds
    if len(dates) != 1 or not dates[0].earliest or not dates[0].latest:
        return None
    return dates[0].earliest if dates[0].earliest == dates[0].latest else f"{dates[0].earliest}/{dates[0].latest}"


def _stance(chosen: ChosenSpan, statement: Statement | None, polarity: bool) -> Stance:
    """Returns the stance of the statement; in a denial by a negated clause, only the negated clauses deny."""
    if chosen.candidate.stance is not None:
        return chosen.candidate.stance
    if statement is None:
        return Stance.ASSERTS
    if statement.stance is Stance.DENIES and polarity and says_no(chosen.reading, statement):
        return Stance.ASSERTS
    return statement.stance
