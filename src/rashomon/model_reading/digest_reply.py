"""Reads what a model answers to a story told by its digest (`read_digest`): variants, rows and
corrections, whose numbers of sentences become quotations here.

Words that stand in a sentence are taken there, and in a sentence folded under it only where they
stand in it, too, and it denies as much.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.model.row import AuthoredVariant, Repairs, Row, RowAnswer, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model_reading.digest_sheet import DigestSheet, NumberedSentence
from rashomon.model_reading.reply_corrections import all_of, read_corrections
from rashomon.model_reading.reply_form import NO_FORM, plain_lines
from rashomon.model_reading.reply_rows import add_rows
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NOT_THERE, SearchableText, find_words, page_of
from rashomon.text.polarity import NEGATIONS

NO_SENTENCE = "a sentence that was not shown"
_HEADING = re.compile(r"^[#\s*]*(variants|rows|corrections)\W*$", re.IGNORECASE)
_KNOWN = re.compile(r"^v\s?(\d{1,4}):\s{1,5}(?=\S)", re.IGNORECASE)
_CORRECTION = re.compile(r"^(?:s\s?\d+\s+(?:speaker|stance|through)\b|s\s?\+)", re.IGNORECASE)
_ID = re.compile(r"(?<![\w$€£-])[sS](\d{1,5})\b")
_TOKEN = re.compile(r"\w+(?:[.,:]\d+)*|[$€£%]")


class _Shown:
    """The sentences of a request by their numbers, with the pages in which words are looked for:
    those of whole reports first, then each sentence alone."""

    def __init__(self, sheet: DigestSheet) -> None:
        self.whole = {f"r{n}": page_of(report) for n, report in enumerate(sheet.reports, 1)}
        self.by_report = {page.report.id: page for page in self.whole.values()}
        self.by_number = {one.number: one for one in sheet.sentences()}
        self.parts = {one.label: self.part(one.sentence.quote) for one in self.by_number.values()}
        self.pages: dict[str, SearchableText] = self.whole | self.parts

    def part(self, span: Span) -> SearchableText:
        """The searchable text of one stretch of a report."""
        page = self.by_report[span.report]
        first, last = bisect_left(page.places, span.start), bisect_left(page.places, span.end)
        return SearchableText(page.report, page.plain[first:last], page.places[first:last], "")

    def in_sentence(self, one: NumberedSentence, words: str) -> list[Span]:
        """The words in a sentence that was shown, and in those folded under it that hold them and
        deny as much; the words may be written in other capitals, with other marks between them."""
        found = _first(self.part(one.sentence.quote), words)
        return [found, *self.folded(one, found.quote)] if found else []

    def folded(self, one: NumberedSentence, words: str) -> Iterator[Span]:
        """The words in the sentences that are folded under one that was shown."""
        denied = _denials(one.sentence.quote.quote)
        for also in one.also:
            if _denials(also.quote.quote) == denied:
                found = _first(self.part(also.quote), words)
                if found is not None:
                    yield found

    def holding(self, span: Span) -> NumberedSentence | None:
        """The shown sentence in which these words lie."""
        return next(
            (one for one in self.by_number.values() if one.sentence.quote.contains(span)), None
        )


def _denials(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[\w']+", text.casefold()) if word in NEGATIONS)


def _first(page: SearchableText, words: str) -> Span | None:
    """Where the words stand in a text, else where they stand in other capitals."""
    if found := find_words(page, words):
        return found[0]
    tokens = _TOKEN.findall(words)
    if not any(token.isalnum() for token in tokens):
        return None
    sought = r"[^\w$€£%]{0,4}".join(map(re.escape, tokens))
    loose = re.search(rf"(?<![\w$€£]){sought}(?!\w|[.,]\d)", page.plain, re.IGNORECASE)
    if loose is None:
        return None
    start, end = page.places[loose.start()], page.places[loose.end() - 1] + 1
    return page.report.span(start, end)


def read_digest(
    reply: str,
    sheet: DigestSheet,
    statements: Iterable[Statement],
    by: str,
    tally: Tally,
    *,
    variants_before: Sequence[AuthoredVariant] = (),
    rows_before: Sequence[Row] = (),
) -> tuple[list[Row], Repairs | None]:
    """Returns the rows and corrections of a reply that the reports bear out; what they do not is
    counted.

    `variants_before`, `rows_before`: those that were shown by number, to which it may add; of them
    it returns what has grown.
    """
    shown = _Shown(sheet)
    variants: list[AuthoredVariant] = []
    rows, corrections = list[str](), list[str]()
    part = ""
    for number, line in enumerate(plain_lines(reply), 1):
        of_rows = of_corrections = ""
        if found := _HEADING.match(line):
            part = found[1].casefold()
        elif _CORRECTION.match(line):
            of_corrections = line
        elif known := _KNOWN.match(line):
            at = int(known[1])
            for grown in variants_before[at - 1 : at]:
                variants += _variant(line[known.end() :], number, shown, by, tally, grown)
            if not 0 < at <= len(variants_before):
                tally.refuse("a number that no thing found before has", number)
        elif _is_variant(line):
            variants += _variant(line, number, shown, by, tally)
        elif line and line.strip(" .").casefold() != "none":
            if part == "variants":
                tally.refuse(NO_FORM, number)
            else:
                of_rows = line
        rows.append(of_rows)
        corrections.append(of_corrections)
    read = list(rows_before)
    add_rows(read, "\n".join(rows), shown.pages, by, tally, goes_on=bool(rows_before))
    read = [row for row in read if row not in rows_before]
    repairs = read_corrections(
        "\n".join(corrections), _by_number(shown, statements), shown.pages, by, tally, shown.whole
    )
    told = Repairs(by, variants=tuple(variants)) if variants else None
    return [_with_folded(row, shown) for row in read], all_of([repairs, told])


def _is_variant(line: str) -> bool:
    """Whether a line has the form of a variant: the thing, and readings with their sentences."""
    thing, _, told = line.partition(": ")
    parts = told.split("|")
    return (
        "|" not in thing
        and not thing.startswith("#")
        and len(parts) > 1
        and all(map(_told_in, parts))
    )


def _told_in(part: str) -> list[tuple[str, list[int]]]:
    """The words of one reading, each with the numbers of its sentences behind them."""
    found: list[tuple[str, list[int]]] = []
    at = 0
    for ident in _ID.finditer(part):
        if words := part[at : ident.start()].strip(' ,;"'):
            found.append((words, []))
        if found:
            found[-1][1].append(int(ident[1]))
        at = ident.end()
    return found


def _variant(
    line: str,
    number: int,
    shown: _Shown,
    by: str,
    tally: Tally,
    grown: AuthoredVariant | None = None,
) -> Iterator[AuthoredVariant]:
    """The variant of a line, as far as its words stand in the sentences that it names; `grown`: the
    one of before to which it adds, whose thing it does not repeat."""
    thing, _, told = line.partition(": ") if grown is None else (grown.thing, "", line)
    readings = []
    for part in told.split("|"):
        spans: dict[Span, None] = {}
        for words, idents in _told_in(part):
            for ident in idents:
                one = shown.by_number.get(ident)
                here = shown.in_sentence(one, words) if one else []
                spans |= dict.fromkeys(here)
                if not here:
                    reason = NOT_THERE if one else NO_SENTENCE
                    tally.refuse(reason, number, f"s{ident}", words)
        if spans:
            readings.append(tuple(spans))
    if grown is not None and readings:
        tally.take()
        yield replace(grown, readings=(*grown.readings, *readings))
    elif len(readings) < 2 or len({span.report for one in readings for span in one}) < 2:
        tally.refuse("fewer than two readings, or of one report alone", number, words=thing)
    else:
        tally.take()
        yield AuthoredVariant(thing.strip(' "'), tuple(readings), by)


def _by_number(shown: _Shown, statements: Iterable[Statement]) -> dict[int, Statement]:
    """The statements by the numbers of the sentences of which they are most."""
    by_id = {one.id: one for one in statements}
    of_sentence: dict[int, Statement] = {}
    for number, one in shown.by_number.items():
        quote = one.sentence.quote
        held = [by_id[each] for each in one.sentence.statements if each in by_id]
        if held:
            of_sentence[number] = max(held, key=lambda s: (_shared(s.quote, quote), s.id))
    return of_sentence


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _with_folded(row: Row, shown: _Shown) -> Row:
    """The row with the same words in sentences that are folded under those it quotes."""
    taken = set(row.spans())
    answers: list[RowAnswer] = []
    for answer in row.answers:
        words = list(answer.words)
        for one in answer.words:
            held = shown.holding(one.span)
            more = shown.folded(held, one.span.quote) if held else ()
            new = [span for span in more if span not in taken]
            taken |= {*new}
            words += [RowWords(span, one.stance) for span in new]
        answers.append(replace(answer, words=tuple(words)))
    return replace(row, answers=tuple(answers))
