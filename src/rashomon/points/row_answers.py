"""Makes accounts and points from rows that a language model read; values are read from the reports' words, not taken from the model."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.row import PlacedRows, Row, RowAnswer, RowWords
from rashomon.model.statement import Stance, Statement
from rashomon.points.accounts import CandidateAccount, answer_of, moment_of
from rashomon.points.selection import ChosenSpan
from rashomon.text.amounts import AccountSpan, find_amounts
from rashomon.text.annotations import Annotations
from rashomon.text.numbers import ORDINALS, UNITS
from rashomon.text.polarity import root_at
from rashomon.text.quantities import Quantity, read_quantities
from rashomon.text.token_index import TokenIndex, read_reports

_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_YES_NO = re.compile(r"(yes|no|unclear)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NAMED = re.compile(r"(?<!^)\b(?:[^\W\d_]*[A-ZÀ-Þ][\w'’]*|\d[\d.,:]*)")


def answers_of_rows(
    rows: Sequence[Row],
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
) -> tuple[tuple[CandidateAccount, ...], PlacedRows]:
    """Returns the answers of the rows, and the places of each in them."""
    readings = {r.annotated.report.id: r for r in read_reports(annotated, names=names, statements=statements, dates=dates)}
    amounts: dict[str, tuple[AccountSpan, ...]] = {}
    by_id = {name.id: name for name in names}
    answers: dict[str, CandidateAccount] = {}
    places: dict[str, tuple[int, int]] = {}
    for k, row in enumerate(rows):
        for given in row.answers:
            for told in given.told:
                reading = readings.get(told.span.report)
                if reading is None:
                    continue
                if told.span.report not in amounts:
                    amounts[told.span.report] = find_amounts(reading)
                answer = _answer(_Given(row, given, told), reading, amounts[told.span.report], by_id)
                if answer is not None:
                    answer = _with_unique_id(answer, row, answers)
                    answers[answer.account.id] = answer
                    places[answer.account.id] = (k, given.number)
    return tuple(answers.values()), PlacedRows(tuple(rows), places)


def _with_unique_id(answer: CandidateAccount, row: Row, known: Mapping[str, CandidateAccount]) -> CandidateAccount:
    """The answer under an id of its own: one span may answer several questions in the same terms."""
    if answer.account.id not in known:
        return answer
    n = 1
    while (ident := content_id("a", answer.account.id, row.question, n)) in known:
        n += 1
    return replace(answer, account=replace(answer.account, id=ident))


@dataclass(frozen=True, slots=True)
class _Given:
    """Words with the answer and the row that they were given for."""

    row: Row
    answer: RowAnswer
    told: RowWords


def _answer(given: _Given, reading: TokenIndex, amounts: Sequence[AccountSpan], names: dict[str, Name]) -> CandidateAccount | None:
    span = given.told.span
    inside = reading.words.at(span.start, span.end)
    sentence = next((s for s in reading.sentences if s.start < inside.stop and inside.start < s.end), None)
    if not inside or sentence is None:
        return None
    start, end = inside.start, inside.stop
    root = root_at(reading.words, list(inside))
    head = root if root is not None else start
    amount = _amount(given, [c for c in amounts if start <= c.answer[0] and c.answer[1] <= end])
    candidate = AccountSpan(given.row.kind, "row", start, end, head, sentence, sentence.clause_of(head), (start, end))
    if amount is not None:
        candidate = replace(candidate, answer=amount.answer, quantity=amount.quantity, unit=amount.unit)
    elif given.row.kind in _FIGURES:
        candidate = replace(candidate, quantity=_in_words(given))
    answer = answer_of(ChosenSpan(reading, candidate, 1.0), names)
    return replace(answer, account=_account(given, answer.account, candidate, reading))


def _amount(given: _Given, amounts: Sequence[AccountSpan]) -> AccountSpan | None:
    """The figure of the answer: the row's if the words have it, else the only one, else the first."""
    if given.row.kind not in _FIGURES or not amounts:
        return None
    said = (given.answer.low, given.answer.high)
    fitting = [c for c in amounts if c.quantity is not None and (c.quantity.low, c.quantity.high) == said]
    fitting = fitting or [c for c in amounts if c.quantity is not None and c.quantity.text.casefold() in given.answer.value.casefold()]
    return (fitting or list(amounts))[0]


def _in_words(given: _Given) -> Quantity | None:
    """A figure that the program does not look for: in a time ("within thirty days"), or a number or ordinal that the row gives."""
    quote, said = given.told.span.quote, given.answer.low
    found = [q for q in read_quantities(quote) if not q.vague()]
    if len(found) == 1:
        return found[0]
    if said is None or said != given.answer.high:
        return None
    for word in re.finditer(r"[^\W\d_]+", quote):
        if said in (UNITS.get(word[0].casefold()), ORDINALS.get(word[0].casefold())):
            return Quantity(word.start(), word.end(), word.start(), word[0], said, said, None, "exact")
    return None


def _account(given: _Given, account: Account, candidate: AccountSpan, reading: TokenIndex) -> Account:
    """The account with the row's words and answer; where words and row disagree, the account notes it."""
    span, kind = given.told.span, given.row.kind
    low, high = account.low, account.high
    value = _value(given, account, reading, candidate)
    stance = account.stance
    if account.statement is None and given.told.stance is not None:
        stance = given.told.stance
    doubt = None
    if kind in _FIGURES and (low, high) != (given.answer.low, given.answer.high):
        doubt = f"read as {_bounds(given.answer.low, given.answer.high)} by the model"
    ident = content_id("a", span.report, span.start, span.end, kind.value, value, low, high)
    return replace(account, id=ident, quote=span, value=value, stance=Stance(stance), by=given.row.by, doubt=doubt)


def _bounds(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no figure"
    return f"{low:g}" if low == high and low is not None else f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _value(given: _Given, account: Account, reading: TokenIndex, candidate: AccountSpan) -> str | None:
    """The answer in a few words.

    The row's for yes or no; the words' own for figures and days; otherwise the row's, if all its words stand in the report's.
    """
    kind, said = given.row.kind, given.answer.value
    if kind is PointKind.YES_NO:
        found = _YES_NO.match(said)
        return found[1].casefold() if found else account.value
    if kind in _FIGURES:
        return candidate.quantity.text if candidate.quantity is not None else None
    if kind is PointKind.DATE:
        days = {moment for date in reading.dates_in(candidate.start, candidate.end) if (moment := moment_of(date))}
        return days.pop() if len(days) == 1 else None
    words = {word.casefold() for word in _WORD.findall(given.told.span.quote)}
    own = [word.casefold() for word in _WORD.findall(said)]
    return said if own and words.issuperset(own) else None


def with_row_question(point: Point, placed: PlacedRows, annotated: Mapping[str, Annotations], names: Sequence[Name]) -> Point:
    """Returns the point with its maker, and with the question of its row if that claims no more than the accounts do."""
    rows = {placed.places[a.id][0] for a in point.accounts if a.id in placed.places}
    if len(rows) != 1 or any(a.id not in placed.places for a in point.accounts):
        return point
    row = placed.rows[rows.pop()]
    said = " ".join(_around(a, annotated) for a in point.accounts)
    known = {word.casefold() for text in (said, *(s for n in names for s in (n.name, *n.spellings))) for word in _WORD.findall(text)}
    told = [word.casefold() for part in _NAMED.findall(row.question.strip()) for word in _WORD.findall(part)]
    point = replace(point, by=row.by)
    if not row.question or any(word not in known and word.removesuffix("'s").removesuffix("’s") not in known for word in told):
        return point
    question = " ".join(row.question.split())
    return replace(point, question=question if question.endswith("?") else f"{question}?", question_by=row.by)


def _around(account: Account, annotated: Mapping[str, Annotations]) -> str:
    """The sentences that hold the account's words."""
    page = annotated[account.report]
    start, end = page.sentence_of(account.quote)
    return page.report.text[start:end]
