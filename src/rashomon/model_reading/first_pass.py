"""First pass: asks for the questions of fact that the reports answer, with the words of each; a
long story is read in windows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.row import Row
from rashomon.model_reading.prompts import (
    COMMON,
    NumberedParagraph,
    ReportSheet,
    orders,
    packed,
    question_line,
    set_apart,
    that_fit,
    tokens,
)
from rashomon.model_reading.reply_form import NO_FORM, continued, plain_lines, read_rows
from rashomon.model_reading.tally import Tally
from rashomon.protocols import Prompt
from rashomon.rows.limits import Intake
from rashomon.rows.line_form import FileFault
from rashomon.rows.quoted_words import SearchableText
from rashomon.rows.row_file import proved_row

STAGE, JOIN = "rows", "join"
NO_QUESTION = "a number that no question has"
_ROOM = 10_000  # tokens of a reply
_MOST_WORDS = 60  # of a quotation
_JOINING = 800
_TEXT = 7_000  # tokens of reports in one window; the reply is about as long
_SHARE = 0.4  # part of the context for reports; the questions so far get half of it
_LEAST = 400
ASKED = "Write the rows now. Each report is called by its label, as its mark has it."
_SAME = re.compile(r"^same\s{0,5}:?\s{0,5}((?:Q?\d{1,5}+(?!\d)[\s,]*+)++)$", re.IGNORECASE)


Window = tuple[ReportSheet, ...]
"""Reports, or parts of them, that are read in one request."""


def windows_of(sheets: Sequence[ReportSheet], context: int) -> list[Window]:
    """Returns the windows in which these reports are read; each after the first begins with the
    last report before it, if it fits."""
    most = max(_LEAST, min(_TEXT, int(_SHARE * (context - tokens(orders(COMMON), orders(STAGE))))))
    out: list[list[ReportSheet]] = []
    for part in (part for sheet in sheets for part in _parts(sheet, most)):
        size = tokens(part.text())
        if not out or tokens(*(s.text() for s in out[-1])) + size > most:
            last = out[-1][-1:] if out else []
            room = min(most // 2, most - size)
            out.append([s for s in last if s.label != part.label and tokens(s.text()) <= room])
        out[-1].append(part)
    return [tuple(each) for each in out]


def _parts(sheet: ReportSheet, most: int) -> Iterator[ReportSheet]:
    """A report in parts that fit."""
    for held in packed(sheet.paragraphs, most, NumberedParagraph.line):
        yield replace(sheet, paragraphs=held)


def rows_prompt(
    story: str, window: Window, context: int, known: Sequence[Row] = (), languages: str = ""
) -> Prompt:
    """Returns the request for the rows of these reports; `known`: the rows so far, listed by number
    as far as they fit; `languages`: what is said of languages."""
    parts = [set_apart(window), orders(STAGE)]
    if known:
        lines = (question_line(n, row) for n, row in enumerate(known, 1))
        parts += [orders("more"), "\n".join(that_fit(lines, int(_SHARE / 2 * context)))]
    system, user = orders(COMMON), "\n\n".join(filter(None, [*parts, languages, ASKED]))
    room = max(_LEAST, min(_ROOM, context - tokens(system, user)))
    return Prompt(STAGE, story, system, user, room)


def too_long(prompt: Prompt, context: int) -> bool:
    """Whether an unanswered request may have been too long: text in other scripts has more tokens
    than the estimate."""
    return 2 * tokens(prompt.system, prompt.user) > context


def add_rows(
    rows: list[Row],
    reply: str,
    pages: Mapping[str, SearchableText],
    by: str,
    tally: Tally,
    *,
    goes_on: bool = True,
) -> None:
    """Adds the rows of a reply that the reports bear out, to existing rows that it calls by number
    or as new ones. `goes_on`: whether it was shown the existing ones."""
    written, faults = read_rows(reply, pages)
    known, intake = len(rows) if goes_on else 0, Intake(rows)
    for one in written:
        number = continued(one)
        if number is not None and not 0 < number <= known:
            faults.append(FileFault(one.line, NO_QUESTION))
            continue
        held = rows[number - 1] if number else None
        row = proved_row(
            one, pages, by, faults, known=held.answers if held else (), most_words=_MOST_WORDS
        )
        fault = row and intake.fault(merged(held, row) if held else row, one.line, before=held)
        if fault:
            faults.append(fault)
        if row is None or fault:
            continue
        tally.take(sum(len(answer.words) for answer in row.answers))
        if number and held:
            rows[number - 1] = merged(held, row)
        else:
            rows.append(row)
    for fault in faults:
        tally.refuse(fault.reason, fault.line, fault.report, fault.words, fault.advice)


def merged(row: Row, other: Row) -> Row:
    """Returns the row with the other's answers: merged where the number exists, else added."""
    answers = {answer.number: answer for answer in row.answers}
    for answer in other.answers:
        held = answers.get(answer.number)
        answers[answer.number] = (
            replace(held, words=(*held.words, *answer.words)) if held else answer
        )
    relations = tuple(dict.fromkeys((*row.relations, *other.relations)))
    return replace(row, answers=tuple(answers[n] for n in sorted(answers)), relations=relations)


def join_prompt(story: str, rows: Sequence[Row], context: int) -> Prompt | None:
    """Returns the request which of the questions are one; None if they do not fit."""
    system = orders(JOIN)
    user = "\n".join(question_line(n, row) for n, row in enumerate(rows, 1))
    return (
        Prompt(JOIN, story, system, user, _JOINING)
        if tokens(system, user) + _JOINING <= context
        else None
    )


def joined(rows: Sequence[Row], reply: str, tally: Tally) -> list[Row]:
    """Returns the rows after merging those that a reply says ask the same."""
    home = list(range(len(rows)))
    for line in plain_lines(reply):
        found = _SAME.match(line)
        numbers = sorted({int(n) - 1 for n in re.findall(r"\d+", found[1])}) if found else []
        if not line:
            continue
        if found is None:
            tally.refuse(NO_FORM)
        elif (
            len(numbers) < 2
            or numbers[0] < 0
            or numbers[-1] >= len(rows)
            or len({rows[n].kind for n in numbers}) > 1
        ):
            tally.refuse(NO_QUESTION)
        else:
            tally.take()
            for n in numbers:
                home = [home[numbers[0]] if at == home[n] else at for at in home]
    out: dict[int, Row] = {}
    for n, row in enumerate(rows):
        had = out.get(home[n])
        out[home[n]] = merged(had, _renumbered(row, had)) if had else row
    return list(out.values())


def _renumbered(row: Row, other: Row) -> Row:
    """The row with new numbers for its answers.

    An answer that the other row has too takes its number there, any other a new one; words that
    both hold stay in the other row.
    """
    values = {a.value.casefold(): a.number for a in other.answers}
    held = {t.span for a in other.answers for t in a.words}
    last, new = max(a.number for a in other.answers), {}
    for answer in row.answers:
        shared = next(
            (
                a.number
                for a in other.answers
                if any(t.span in {o.span for o in a.words} for t in answer.words)
            ),
            None,
        )
        number = values.get(answer.value.casefold(), shared)
        if number is None:
            last += 1
            number = last
        new[answer.number] = number
    answers = [
        replace(a, number=new[a.number], words=tuple(t for t in a.words if t.span not in held))
        for a in row.answers
    ]
    relations = tuple(
        replace(r, a=new[r.a], b=new[r.b]) for r in row.relations if new[r.a] != new[r.b]
    )
    return replace(row, answers=tuple(a for a in answers if a.words), relations=relations)
