"""Reads the numbers of reports, each with its place, value, limit, noun, kind and clause."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from rashomon.mentions.numbers.amounts import Amount, english_amounts
from rashomon.mentions.numbers.amounts_in_languages import CountedAmount, counted_amounts
from rashomon.mentions.numbers.clauses import clause_around
from rashomon.mentions.numbers.counted_nouns import kind_of, noun_counted, noun_words, unit_of
from rashomon.mentions.numbers.measures import measure_of
from rashomon.mentions.numbers.no_counts import counts_nothing
from rashomon.model.content_ids import content_id
from rashomon.model.number import Limit, Number, NumberKind
from rashomon.model.report import Report
from rashomon.model.row import sentence_id
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements, smallest
from rashomon.shipped.tables.number_tables import load_number_words
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.gathering import by_report, grouped
from rashomon.text.parsed_report import Annotations, Pages, ParsedWords
from rashomon.text.parsed_word import ParsedWord

_TABLE = 40  # numbers that only a table has in one sentence


def read_numbers(
    pages: Pages, *, statements: Statements, times: Iterable[Span]
) -> tuple[Number, ...]:
    """Returns the numbers of these reports by report and place. `statements` are those of the
    story; what stands in `times`, its time expressions, is no number."""
    statements_of = by_report(statements)
    times_of = grouped(times, attrgetter("report"))
    numbers = dict[str, Number]()
    for page in pages:
        inputs = statements_of[page.id], tuple(times_of.get(page.id, ()))
        read_page = partial(_numbers_of_page, page, *inputs)
        for number in page.kept("numbers", inputs, read_page, tuple[Number, ...]):
            numbers.setdefault(number.id, number)
    return tuple(numbers.values())


def _numbers_of_page(
    page: Annotations, statements: Statements, times: Sequence[Span]
) -> tuple[Number, ...]:
    if not page.read_whole:
        return tuple(_numbers_in_language(page, statements))
    days = {i for time in times for i in page.words.of(time)}
    numbers = []
    for tokens in page.sentences():
        sentence = range(tokens.start, tokens.end)
        span = page.span(tokens)
        if span.meets(page.report.corrections):
            continue  # it may be what was wrong
        for amount, first, last in _amounts_of(page, sentence):
            if days.isdisjoint(range(first, last)):
                number = _number_of(page, amount, first=first, last=last, sentence=sentence)
                if number:
                    identity = sentence_id(page.report, span)
                    statement = _statement_with(number.span, statements)
                    numbers.append(replace(number, sentence=identity, statement=statement))
    return tuple(numbers)


def _amounts_of(page: Annotations, sentence: range) -> Iterator[tuple[Amount, int, int]]:
    """Yields the amounts of a sentence, with the tokens at which each begins and ends; none of a
    sentence that is a table. Of "a row over two tracks" it is 2, not more than 2."""
    words = page.words
    start = words.starts[sentence.start]
    text = page.plain[start : words.ends[sentence.stop - 1]]
    amounts = english_amounts(text)
    if len(amounts) > _TABLE:
        return
    noughts = _noughts(words, sentence, start, amounts)
    for amount in sorted((*amounts, *noughts), key=attrgetter("start")):
        tokens = words.at(start + amount.start, start + amount.end)
        if tokens and amount.unit is None and _is_of_place(ParsedWord(words, tokens.start)):
            amount = _without_limit(amount)
            tokens = words.at(start + amount.start, start + amount.end)
        if tokens:
            yield amount, tokens.start, tokens.stop


def _noughts(
    words: ParsedWords, sentence: range, start: int, amounts: Sequence[Amount]
) -> Iterator[Amount]:
    """Yields what counts none, outside of other amounts: "nobody", "no one", "no deaths"."""
    for i in sentence:
        if words.listed(i, "amounts.none"):
            last = i + words.says(i + 1, "one")
            begin, end = words.starts[i] - start, words.ends[last] - start
            if any(amount.start < end and begin < amount.end for amount in amounts):
                continue
            text = " ".join(words.text[i : last + 1])
            yield Amount(
                start=begin,
                end=end,
                figure=begin,
                text=text,
                low=0.0,
                high=0.0,
                unit=None,
                limit=Limit.EXACT,
            )


def _is_of_place(first: ParsedWord) -> bool:
    """Whether what seems to limit an amount says where or of what: "a row over two tracks", but not
    "there may be over two"."""
    is_lone = first.dep == "prep" and first.has("pobj") and first.head.pos != "ADP"
    is_lone = is_lone and first.head.lemma != "be"
    return is_lone and first.listed("bounds.prepositions")


def _without_limit(amount: Amount) -> Amount:
    value = amount.high if amount.low is None else amount.low
    text = amount.text[amount.figure - amount.start :]
    return replace(amount, start=amount.figure, text=text, low=value, high=value, limit=Limit.EXACT)


def _number_of(
    page: Annotations, amount: Amount, first: int, last: int, sentence: range
) -> Number | None:
    """Returns an amount as the ledger has it, without its sentence and statement; None where it
    counts nothing."""
    words = page.words
    noun = noun_counted(words, first, last)
    if amount.unit is None and counts_nothing(words, noun, first, last):
        return None
    if _is_alone(words, first, last, sentence):
        return None
    counted = None if amount.unit else noun
    unit = unit_of(amount, noun)
    measure = None
    if amount.unit is None:
        measure = measure_of(words, first=first, last=last, noun=noun)
    is_nought = amount.high == 0 and words.listed(first, "amounts.none")
    is_harm = noun is not None and noun.base in set_of("fates.harmed")
    is_pronoun = noun is None and words.lower[first:last] == ["one"]  # "as one would expect"
    if (amount.limit is Limit.VAGUE or is_nought or is_pronoun) and not measure and not is_harm:
        return None
    kind = kind_of(unit, counted, measure)
    end = last
    if noun and (kind is NumberKind.SIZE or is_nought) and last <= noun.i <= last + 2:
        end = noun.i + (3 if words.says(noun.i + 1, "per") else 1)
    is_abbreviated = words.text[end - 1].endswith(".")  # "It cost 2m."
    span = page.report.trimmed_span(words.starts[first], words.ends[end - 1] - is_abbreviated)
    start, stop = clause_around(words, first, end, sentence)
    own = page.report.trimmed_span(words.starts[first], words.ends[last - 1])
    return Number(
        id=content_id("n", *page.report.place_of(own), amount.low, amount.high),
        span=span,
        phrase=page.report.trimmed_span(words.starts[start], words.ends[stop - 1]),
        sentence="",
        low=amount.low,
        high=amount.high,
        limit=amount.limit,
        counted=_counted_words(page, noun, last),
        unit=unit,
        kind=kind,
        measure=measure,
    )


def _is_alone(words: ParsedWords, first: int, last: int, sentence: range) -> bool:
    """Whether no other word stands in the sentence."""
    around = (*words.text[sentence.start : first], *words.text[last : sentence.stop])
    return not any(map(str.isalpha, around))


def _counted_words(page: Annotations, noun: ParsedWord | None, last: int) -> str | None:
    """Returns the counted noun as printed, with the words before it that narrow it."""
    if noun is None or noun.pos in {"PRON", "DET"}:
        return None
    start, end = noun_words(noun, last)
    return page.report.trimmed_span(page.words.starts[start], page.words.ends[end - 1]).quote


def _statement_with(span: Span, statements: Iterable[Statement]) -> str | None:
    """Returns the id of the smallest statement in whose words a number stands."""
    statement = smallest([each for each in statements if each.quote.contains(span)])
    return statement.id if statement else None


# Other languages: the noun or unit stands behind the figure, and punctuation ends a clause.

_LONGEST_CLAUSE = 20  # words; beyond, the whole sentence is shown
_CLAUSE_END = pattern_of(r"[,;:()–—\n\"„“”«»](?!\d)")


def _numbers_in_language(page: Annotations, statements: Statements) -> Iterator[Number]:
    """Yields the numbers of a report whose words are not parsed; none in a language of which the
    words beside numbers are not known."""
    language = page.report.language or ""
    words = load_number_words().get(language)
    for tokens in page.sentences() if words else ():
        sentence = page.span(tokens)
        for amount in counted_amounts(sentence.quote, words, language) if words else ():
            span = page.report.span(sentence.start + amount.start, sentence.start + amount.end)
            low = None if amount.limit is Limit.HIGH else amount.value
            high = None if amount.limit is Limit.LOW else amount.value
            yield Number(
                id=content_id("n", *page.report.place_of(span), low, high),
                span=span,
                phrase=_clause_in_language(page.report, sentence, amount),
                sentence=sentence_id(page.report, sentence),
                low=low,
                high=high,
                limit=amount.limit,
                counted=amount.noun or None,
                unit=amount.unit or amount.noun.casefold(),
                kind=kind_of(amount.unit, None, None),
                statement=_statement_with(span, statements),
            )


def _clause_in_language(report: Report, sentence: Span, amount: CountedAmount) -> Span:
    text = sentence.quote
    start = max((mark.end() for mark in _CLAUSE_END.finditer(text, 0, amount.start)), default=0)
    mark = _CLAUSE_END.search(text, amount.noun_end)
    end = mark.start() if mark else len(text)
    if len(text[start:end].split()) > _LONGEST_CLAUSE:
        return sentence
    return report.trimmed_span(sentence.start + start, sentence.start + end)
