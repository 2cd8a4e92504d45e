"""Reads the words of each row's answers in their reports (`place_rows`): accounts, with values of
the words' own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.corrections.prove_corrections import ReadReport
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.model_use import is_person
from rashomon.model.name import Name
from rashomon.model.point import Account, PointKind
from rashomon.model.row import PlacedRows, Row, RowAnswer, RowWords
from rashomon.model.statement import Stance, Statement
from rashomon.rows.arithmetic import FIGURES
from rashomon.text.amounts import AccountSpan, find_amounts
from rashomon.text.clocks import read_clock
from rashomon.text.denial_words import denial_in
from rashomon.text.numbers import ORDINALS, UNITS
from rashomon.text.parsed_report import Annotations
from rashomon.text.polarity import Polarity, polarity_at, root_at
from rashomon.text.quantities import Quantity, read_quantities
from rashomon.text.standing import standing_at
from rashomon.text.token_index import Clause, Sentence, TokenIndex, read_reports

_YES_NO = re.compile(r"(yes|no|unclear)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))")
_ONE_POINT = re.compile(r"\d+(?:\D\d+)?").fullmatch
_CLOCK_FIGURES = re.compile(r"(?<!\d)\d{1,2}:\d\d")
_UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "undecided", "unspecified"})


def place_rows(
    rows: Sequence[Row],
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
) -> PlacedRows:
    """Returns the rows with the accounts that their words make; words of other reports are left
    out. Of reports in other languages than English an account is what its author says."""
    if not rows:
        return PlacedRows()
    pages = {a.report.id: a for a in annotated}
    ordered = [pages[one] for one in sorted(pages) if pages[one].read_whole]
    readings = {
        r.annotated.report.id: r
        for r in read_reports(ordered, names=names, statements=statements, dates=dates)
    }
    amounts = cache(lambda report: find_amounts(readings[report]))
    held = cache(lambda report: ReadReport(pages[report], statements, names))
    accounts: dict[str, Account] = {}
    places: dict[str, tuple[int, int]] = {}
    for k, given in _given(rows):
        report = given.words.span.report
        account = None
        if report in readings:
            account = _account(given, readings[report], amounts(report))
        elif report in pages:
            account = _read_account(given, statements, dates)
        if account is None:
            continue
        if is_person(given.row.by):
            account = _as_written(account, given)
        if given.words.speaker:
            account = _spoken(account, given, held(report))
        account = _with_unique_id(account, given.row, accounts)
        accounts[account.id] = account
        places[account.id] = (k, given.answer.number)
    return PlacedRows(tuple(rows), tuple(accounts.values()), places)


def _given(rows: Sequence[Row]) -> Iterator[tuple[int, "_Given"]]:
    """All words of the rows that stand, with the places of these."""
    for k, row in enumerate(rows):
        for answer in () if row.rejected else row.answers:
            yield from ((k, _Given(row, answer, words)) for words in answer.words)


def _with_unique_id(account: Account, row: Row, known: Mapping[str, Account]) -> Account:
    """The account under an id of its own: one span may answer several questions in the same
    terms."""
    if account.id not in known:
        return account
    n = 1
    while (ident := content_id("a", account.id, row.question, n)) in known:
        n += 1
    return replace(account, id=ident)


@dataclass(frozen=True, slots=True)
class _Given:
    """Words with the answer and the row that they were given for."""

    row: Row
    answer: RowAnswer
    words: RowWords


def _account(given: _Given, reading: TokenIndex, amounts: Sequence[AccountSpan]) -> Account | None:
    """The account of these words, in the terms of its row; None where no sentence holds them."""
    span, kind = given.words.span, given.row.kind
    inside = reading.words.at(span.start, span.end)
    sentence = next(
        (s for s in reading.sentences if s.start < inside.stop and inside.start < s.end), None
    )
    if not inside or sentence is None:
        return None
    quantity, unit = _figure(given, inside, amounts) if kind in FIGURES else (None, None)
    statement = reading.statement_of(inside.start, inside.stop)
    value = _value(given, reading, inside, quantity)
    low, high = (quantity.low, quantity.high) if quantity is not None else (None, None)
    # An author's answer may change, its id does not.
    of_words = value if kind in (*FIGURES, PointKind.DATE) else None
    differs = kind in FIGURES and (low, high) != (given.answer.low, given.answer.high)
    root = root_at(reading.words, list(inside))
    clause = sentence.clause_of(root if root is not None else inside.start)
    return Account(
        id=content_id("a", span.report, span.start, span.end, kind.value, of_words, low, high),
        report=span.report,
        quote=span,
        statement=statement.id if statement is not None else None,
        speaker=statement.speaker if statement is not None else None,
        stance=_stance(statement, given.words.stance, reading, sentence),
        value=value,
        low=low,
        high=high,
        unit=unit,
        as_of=_as_of(reading, inside, clause) if kind is not PointKind.DATE else None,
        by=given.row.by,
        doubt="the author of the row gives another figure" if differs else None,
        speaker_by=statement.by if statement is not None else None,
    )


def _read_account(given: _Given, statements: Sequence[Statement], dates: Sequence[Date]) -> Account:
    """The account of words that the program does not read: figures and days as far as they are
    written in digits, stance and speaker as their author has them."""
    span, kind, answer = given.words.span, given.row.kind, given.answer
    said = next((s for s in statements if s.quote.contains(span) and s.report == span.report), None)
    value, bounds = answer.value or None, (answer.low, answer.high)
    if kind in FIGURES:
        there = {n: digits for digits in _DIGITS.findall(span.quote) for n in _numbers(digits)}
        if not there.keys() >= {*bounds} - {None}:
            bounds = None, None
        value = there.get(bounds[0]) if bounds[0] is not None and bounds[0] == bounds[1] else None
    elif kind is PointKind.DATE:
        here = (d for d in dates if d.span.report == span.report and span.contains(d.span))
        days = {moment for date in here if (moment := moment_of(date))}
        value = days.pop() if len(days) == 1 else None
    elif kind is PointKind.YES_NO:
        found = _YES_NO.match(answer.value)
        value = found[1].casefold() if found else None
    elif value and not is_person(given.row.by):
        value = value if value.casefold() in span.quote.casefold() else None
    low, high = bounds if kind in FIGURES else (None, None)
    return Account(
        id=content_id("a", span.report, span.start, span.end, kind.value, "as told", low, high),
        report=span.report,
        quote=span,
        statement=said.id if said else None,
        speaker=said.speaker if said else None,
        stance=(said.stance if said else given.words.stance) or Stance.ASSERTS,
        value=value,
        low=low,
        high=high,
        by=given.row.by,
        speaker_by=said.by if said else given.row.by if given.words.stance else None,
    )


def _numbers(digits: str) -> set[float]:
    """What a number in digits can be: in some languages a point parts thousands, in others it
    opens the fraction."""
    whole = _THOUSANDS.sub("", digits)
    return {
        float(re.sub(r"[^\d]", ".", written)) for written in (whole, digits) if _ONE_POINT(written)
    }


def _spoken(account: Account, given: _Given, page: ReadReport) -> Account:
    """The account with the speaker whom its author gives, where it may be theirs; a person's is."""
    who, by = given.words.speaker or "", given.row.by
    may = is_person(by) or page.may_speak(who, account.quote, account.statement)
    return (
        replace(account, speaker=who, speaker_by=by) if may and who != account.speaker else account
    )


def _as_written(read: Account, given: _Given) -> Account:
    """The account as a person put it: their value, bounds, unit, day and stance, where they say
    any."""
    answer, words = given.answer, given.words
    low, high = answer.low, answer.high
    if given.row.kind in FIGURES and low is None and high is None:
        figures = [read] if not answer.value else read_quantities(answer.value)
        low, high = (figures[0].low, figures[0].high) if figures else (None, None)
    as_of = words.as_of if words.as_of is not None else answer.as_of
    return replace(
        read,
        value=answer.value or read.value,
        low=low,
        high=high,
        unit=read.unit if words.unit is None else words.unit or None,
        as_of=read.as_of if as_of is None else as_of or None,
        stance=words.stance or read.stance,
    )


def _stance(
    statement: Statement | None, given: Stance | None, reading: TokenIndex, sentence: Sentence
) -> Stance:
    """The stance of the statement; where its content is negated, it is those words that deny.

    Outside any statement the one that the author gives: a denial only where a word of the sentence
    denies.
    """
    if statement is None:
        denied = given is not Stance.DENIES or denial_in(reading.doc[sentence.start : sentence.end])
        return given if given is not None and denied else Stance.ASSERTS
    if statement.stance is Stance.DENIES:
        places = reading.words.at(statement.quote.start, statement.quote.end)
        if polarity_at(reading.words, places, root_at(reading.words, places)) is Polarity.NEGATED:
            return Stance.ASSERTS
    return statement.stance


def _as_of(reading: TokenIndex, inside: range, clause: Clause | None) -> str | None:
    """The day or days that the words give for what they tell, or else their clause."""
    if clause is None:
        return None
    dates = reading.dates_in(inside.start, inside.stop) or reading.dates_in(
        clause.start, clause.end
    )
    # The time of saying is not the time of which it holds.
    listed = [found for found in dates if found.tells == "event"]
    if len(listed) != 1 or not listed[0].earliest or not listed[0].latest:
        return None
    return "/".join(dict.fromkeys((listed[0].earliest, listed[0].latest)))


# The figure of an answer.


def _figure(
    given: _Given, inside: range, amounts: Sequence[AccountSpan]
) -> tuple[Quantity | None, str | None]:
    """The figure with its unit: the row's if the words have it, else the only one, else the
    first."""
    there = [
        (c.quantity, c.unit)
        for c in amounts
        if c.quantity is not None and inside.start <= c.answer[0] and c.answer[1] <= inside.stop
    ]
    said, value = (given.answer.low, given.answer.high), given.answer.value.casefold()
    same = [(q, unit) for q, unit in there if (q.low, q.high) == said]
    named = [(q, unit) for q, unit in there if q.text.casefold() in value]
    return next(iter((*same, *named, *there)), None) or (_in_words(given), None)


def _in_words(given: _Given) -> Quantity | None:
    """A figure that is not looked for elsewhere: in a time ("within thirty days"), or a number or
    ordinal that the row gives."""
    quote, said = given.words.span.quote, given.answer.low
    found = [q for q in read_quantities(quote) if not q.vague()]
    if len(found) == 1:
        return found[0]
    if said is None or said != given.answer.high:
        return None
    for word in re.finditer(r"[^\W\d_]+", quote):
        if said in (UNITS.get(word[0].casefold()), ORDINALS.get(word[0].casefold())):
            return Quantity(
                word.start(), word.end(), word.start(), word[0], said, said, None, "exact"
            )
    return None


# The answer in a few words.


def _value(
    given: _Given, reading: TokenIndex, inside: range, quantity: Quantity | None
) -> str | None:
    """The row's answer for yes or no; the words' own for figures and days; otherwise the row's, as
    it stands in the words.

    A person may put a value of their own, which bears their mark.
    """
    kind, said = given.row.kind, given.answer.value
    if kind is PointKind.YES_NO:
        found = _YES_NO.match(said)
        return found[1].casefold() if found else "unclear" if _is_open(reading, inside) else None
    if kind in FIGURES:
        return quantity.text if quantity is not None else None
    if kind is PointKind.DATE:
        days = {
            moment
            for date in reading.dates_in(inside.start, inside.stop)
            if (moment := moment_of(date))
        }
        return days.pop() if len(days) == 1 else None
    own = [word.casefold() for word in _WORD.findall(said)]
    if is_person(given.row.by):
        return said or None
    return said if own and _stands_in(own, given, reading, inside) else None


def _stands_in(own: Sequence[str], given: _Given, reading: TokenIndex, inside: range) -> bool:
    """Whether the words stand side by side among those quoted, and leave out no word that denies
    them."""
    quoted = [word.casefold() for word in _WORD.findall(given.words.span.quote)]
    if not any(quoted[i : i + len(own)] == own for i in range(len(quoted))):
        return False
    denied = {
        reading.words.lower[i] for i in inside if standing_at(reading.words, i) is Polarity.NEGATED
    }
    return denied.isdisjoint(own) or bool(
        denial_in(reading.doc[i] for i in inside if reading.words.lower[i] in own)
    )


def _is_open(reading: TokenIndex, inside: range) -> bool:
    return not _UNCLEAR.isdisjoint(map(str.lower, reading.words.lemma[inside.start : inside.stop]))


def moment_of(date: Date) -> str | None:
    """Returns "2031-03-05", or "2031-03-05T11:00" with a time of day, or "2031-03-05/2031-03-07",
    an open end as ".."."""
    if not (date.earliest or date.latest):
        return None
    if date.earliest and date.earliest == date.latest:
        words = date.span.quote
        clock = read_clock(words)
        dates = (
            clock is None or clock.sure or _CLOCK_FIGURES.search(words)
        )  # figures with a colon are read as printed
        return f"{date.earliest}T{date.time}" if date.time and dates else date.earliest
    return f"{date.earliest or '..'}/{date.latest or '..'}"
