"""Rows in a story: their ids, where their answers stand in its reports, what judgements make of
them, and the points that come of them."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.authored.edit_rows import named
from rashomon.authored.hold_rows import by_texts, row_id
from rashomon.authored.judged_rows import JudgedRows, rows_as_judged
from rashomon.authored.targets import find_again, passages_in
from rashomon.comparing.prepare import Prepared
from rashomon.figures.about import with_about
from rashomon.figures.read_figures import CountedNumber
from rashomon.model.judgement import NOTE, OF_ACCOUNTS, Judgement
from rashomon.model.point import Account, Point
from rashomon.model.row import PlacedRows, Row
from rashomon.parsing.parse import parsed_line
from rashomon.passages.sentences import whole_sentences
from rashomon.rows.place_rows import place_rows
from rashomon.rows.points_of_rows import points_of_rows
from rashomon.rows.prove import Prover
from rashomon.telling.passage_words import naming_words


def with_row_ids(known: Prepared, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Returns the rows; one that was never kept gets its id, by the texts that it quotes."""
    hashes = {report.id: report.sha256 for report in known.reports()}

    def identified(row: Row) -> Row:
        elsewhere = {span.report: span.report for span in row.spans()}
        return row if row.id else replace(row, id=row_id(by_texts(row, elsewhere | hashes)))

    return named(map(identified, rows))


def place_in(known: Prepared, rows: Sequence[Row]) -> PlacedRows:
    """Returns the rows with their accounts in the reports that count."""
    return place_rows(
        with_row_ids(known, rows),
        known.used(),
        names=known.names,
        statements=known.statements,
        dates=known.dates,
    )


def judged_rows(
    known: Prepared, rows: Sequence[Row], judgements: Sequence[Judgement]
) -> JudgedRows:
    """Returns the rows of a story as these judgements leave them."""
    about = [j for j in judgements if j.field in OF_ACCOUNTS | {NOTE}]
    anew = any(not j.rows for j in about)  # the rows of a store bear the others already
    alone = points_of(known, place_in(known, rows)) if anew and rows else ()
    return rows_as_judged(rows, about, known.reports(), alone)


def points_of(known: Prepared, placed: PlacedRows) -> tuple[Point, ...]:
    """Returns the points of the rows of a story, with versions, relations and status."""
    return points_of_rows(
        placed,
        known.used(),
        names=known.names,
        label=naming_words,
        parse=parsed_line,
    )


def asked_points(
    known: Prepared, placed: PlacedRows, numbers: Sequence[CountedNumber]
) -> tuple[Point, ...]:
    """Returns the same with what each counts, by the numbers of the reports."""
    return with_about(points_of(known, placed), numbers, known.names)


def tried_row(known: Prepared, row: Row) -> tuple[Point | None, tuple[str, ...]]:
    """Returns the point that a row alone would give, and the words of its question that no sentence
    that it quotes holds."""
    placed = place_in(known, [row])
    prover = Prover(known.used(), known.names, parsed_line)
    lacking = prover.lacking(row.question, placed.accounts)
    return next(iter(points_of(known, placed)), None), lacking


def renamed_accounts(
    judgements: Sequence[Judgement], accounts: Sequence[Account], known: Prepared
) -> tuple[Judgement, ...]:
    """Returns the judgements with the current names of accounts, statements, dates and reports in
    this story."""
    sentences = (one.quote for page in known.annotated for one in whole_sentences(page))
    there = passages_in(
        known.reports(),
        statements=known.machine.statements,
        dates=known.machine.dates,
        accounts=accounts,
        sentences=sentences,
    )
    return find_again(judgements, there, known.reports())
