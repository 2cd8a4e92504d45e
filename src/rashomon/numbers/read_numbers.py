"""Reads the numbers of one report with what each counts (`read_numbers`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from rashomon.model.claim import sentence_id
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.number import Number
from rashomon.model.statement import Mode, Stance, Statement, Statements
from rashomon.numbers.amounts import AmountSpan, called_in_the_singular, find_amounts
from rashomon.numbers.counted_number import AGE, CountedNumber, NumberGroup
from rashomon.numbers.fates import BEFALLEN, PRESENT, fate_of, grade_of, is_state
from rashomon.numbers.number_words import (
    narrowed_from,
    phrase_around,
    printed_amount,
    words_counted,
)
from rashomon.numbers.what_is_counted import (
    choosing_words,
    company_of,
    families_of,
    families_of_agent,
    governing_words,
    is_further_number,
    is_idle_amount,
    is_part_of_others,
    is_told_aside,
)
from rashomon.numbers.when_and_where import (
    PlaceKey,
    ReadingAt,
    as_of_day,
    event_counted,
    event_places,
    opening_places,
    telling_words,
)
from rashomon.quantities.measures import is_measured, unit_called
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key, by_report
from rashomon.text.gazetteer import one_id_a_place
from rashomon.text.parsed_report import Pages, ParsedWords, WordPlace
from rashomon.text.polarity import predicate_over
from rashomon.text.standing import negated_by, rejects
from rashomon.text.token_index import SUBJECTS, TokenIndex, index_report

_CROWD = 10  # people; fewer are some who were there, not how many were
_DIMENSIONS = {"length": "distance", "time": "duration"}


def read_numbers(
    annotated: Pages,
    *,
    names: Names,
    statements: Statements,
    dates: Sequence[Date],
) -> tuple[CountedNumber, ...]:
    """Returns the numbers of these reports by report and place; `names`, `statements`, `dates`:
    what earlier stages found."""
    ids = one_id_a_place(names)
    called = {ids[one.id]: one.name for one in sorted(names, key=lambda one: -len(one.name))}
    # how often other reports mention a place bears on where the event was, and on nothing else
    bare = [
        (replace(one, id=ids[one.id], name=called[ids[one.id]], mentions=()), one.mentions)
        for one in names
    ]
    named = by_key((span.report, (span, name)) for name, mentions in bare for span in mentions)
    said = by_report(statements)
    dated = by_report(dates)
    given = [(named[page.id], said[page.id], dated[page.id]) for page in annotated]
    read = cache(lambda n: index_report(annotated[n], *given[n]))
    opened = [
        page.kept("places", given[n], partial(opening_places, read, n))
        for n, page in enumerate(annotated)
    ]
    events = event_places(opened, {name: len(mentions) for name, mentions in bare})
    out: dict[str, CountedNumber] = {}
    for n, page in enumerate(annotated):
        asked = given[n], tuple(events.items())
        for one in page.kept("numbers", asked, partial(_numbers_in, read, n, events)):
            out.setdefault(one.id, one)
    return tuple(out.values())


def _numbers_in(read: ReadingAt, n: int, events: Mapping[PlaceKey, str]) -> NumberGroup:
    out = []
    reading = read(n)
    spans = [span for span in find_amounts(reading) if not is_idle_amount(reading, span)]
    taken_back = [_superseding(reading, span, spans) for span in spans]
    for span, last, (replaced, by) in zip(spans, (None, *spans), taken_back, strict=False):
        if replaced and not by:
            continue  # "not seven": nobody gives it
        size = (by.quantity.low or by.quantity.high) if by else None
        counted = _counted(reading, span, last, size, events)
        for before, (_, later) in zip(spans, taken_back, strict=True):
            if later is span:
                counted = _inplace_of(reading, counted, span, before)
        out.append(counted)
    return out


def _superseding(
    reading: TokenIndex, span: AmountSpan, spans: Sequence[AmountSpan]
) -> tuple[bool, AmountSpan | None]:
    """Whether another number took the place of one, and which: of the same sentence ("rose from
    nine to 14"), or of the next one ("First put at 15 ... It was later lowered to 14")."""
    words = reading.words
    if _is_replaced(words, span):
        later = [s for s in spans if s.sentence is span.sentence and not _is_replaced(words, s)]
        return True, min(later, key=partial(_far_from, span), default=None)
    follows = next((s for s in reading.sentences if s.start >= span.sentence.end), None)
    if follows and _has_first(words, span) and _is_told_later(words, follows.tokens):
        for one in spans:
            if one.sentence is follows and one.unit in (None, span.unit):
                return True, one
    return False, None


def _is_told_later(words: ParsedWords, tokens: Iterable[int]) -> bool:
    return any(
        words.listed(i, "fates.later") or words.base_listed(i, "fates.correcting") for i in tokens
    )


def _inplace_of(
    reading: TokenIndex, counted: CountedNumber, span: AmountSpan, before: AmountSpan
) -> CountedNumber:
    """A number that took the place of another one: what that one counts, where its own words do not
    say, and the number that was wrong."""
    if not (counted.noun or counted.fate or before.sentence is span.sentence):
        fate = fate_of(reading.words, *before.answer, before.noun)
        measured = replace(counted.number, measure=fate or counted.number.measure)
        counted = replace(counted, fate=fate, number=measured)
    low = before.quantity.low
    now = span.quantity.low
    # the dead become fewer only where they were counted wrongly
    fewer = counted.fate == "killed" and low is not None and now is not None and now < low
    here = reading.words.base[span.sentence.start : span.sentence.end]
    corrected = fewer or not set_of("fates.correcting").isdisjoint(here)
    return replace(counted, instead=low) if corrected else counted


def _far_from(span: AmountSpan, one: AmountSpan) -> tuple[bool, float]:
    """How unlike another number is: beside it ("from nine to 14"), else by its size."""
    sizes = ((each.quantity.low or each.quantity.high or 0.0) for each in (span, one))
    small, large = sorted(abs(size) + 1 for size in sizes)
    return abs(one.answer[0] - span.answer[1]) > 1, large / small


def _source(reading: TokenIndex, span: AmountSpan) -> Statement | None:
    """The statement that gives the number. What only tells who somebody is ("the driver who killed
    12 people was drunk, police said"), and what is told aside by who tells of himself ("she was
    shocked by the fire that killed 12"), the report tells itself."""
    said = reading.statement_of(span.start, span.end)
    if said is None or span.clause is None or said.mode is Mode.DIRECT:
        return said
    words = reading.words
    head = span.clause.head
    while words.dep[head] in set_of("fates.tied"):
        head = words.head[head]
    begins = words.at(said.quote.start, said.quote.end).start
    begin = words.lower[begins : begins + 2]  # "how she"
    of_subject = words.dep[words.head[head]] in SUBJECTS
    asserts = set_of("fates.himself").isdisjoint(begin) and not of_subject
    return said if asserts or words.dep[head] not in set_of("fates.aside") else None


def _stance_of(words: ParsedWords, span: AmountSpan, said: Statement | None) -> tuple[Stance, bool]:
    """Whether somebody denies in so many words that there were so many ("denied that ten died",
    "reports that ten died are false"), and whether a negation alone turns what is told of them
    ("ten did not leave"), which asserts no number and denies none."""
    last = span.answer[1]
    top = span.top
    turning = [
        one
        for place in (last - 1, top, predicate_over(words, top))
        for one in negated_by(words, place)
        if span.quantity.high != 0
    ]
    if any(rejects(words, one) for one in turning):
        return Stance.DENIES, False
    stance = said.stance if said else Stance.ASSERTS
    if stance is Stance.DENIES:
        return Stance.ASSERTS, True
    return stance, bool(turning)


def _is_replaced(words: ParsedWords, span: AmountSpan) -> bool:
    """Whether the words say that another number took its place: "rose from nine to 14", "up from
    23", "an earlier count of 11", "not seven", "first said 15, later lowered to 14"."""
    first, last = span.answer
    said = " ".join(words.lower[max(0, first - 2) : first])
    if said.rpartition(" ")[2] in {"not", "nor"} or said in {"rather than", "instead of"}:
        return True
    more = any(start >= last for _, start, _ in span.sentence.quantities)
    later = more and _is_told_later(words, range(last, span.sentence.end))
    if later and _has_first(words, span):
        return True
    above = words.head[span.top]
    # not "goes from 0 to 60"
    if span.quantity.high == 0 or words.dep[span.top] != "pobj" or above >= first:
        return False
    governor = words.head[above]
    if words.lower[above] == "from":
        return words.base_listed(governor, "fates.changing", "fates.rising")
    return (
        words.lower[above] == "of"
        and words.base_listed(governor, "fates.tolls", "fates.numbers", "fates.no_events")
        and any(words.listed(i, "fates.before") for i in words.children[governor])
    )


def _has_first(words: ParsedWords, span: AmountSpan) -> bool:
    """Whether a verb above it, of saying or putting, has "first", "initially" or the like."""
    giving = set_of("fates.saying", "fates.giving")
    place = span.answer[0]
    while True:
        below = (words.lower[k] for k in words.children[place])
        if words.base[place] in giving and not set_of("fates.at_first").isdisjoint(below):
            return True
        if words.head[place] == place:
            return False
        place = words.head[place]


def _counted(
    reading: TokenIndex,
    span: AmountSpan,
    before: AmountSpan | None,
    superseded_by: float | None,
    events: Mapping[PlaceKey, str],
) -> CountedNumber:
    words = reading.words
    noun = span.noun
    last = span.answer[1]
    if noun is not None and noun > last and is_state(words, last):
        noun = None  # "nine dead, situation under control"
    is_chosen = noun is not None and words.pos[noun] in {"PRON", "DET"}  # "three of them"
    fate = _fate_counted(words, span, noun)
    grade = grade_of(words, *span.answer, span.sentence.end) if fate == "injured" else None
    told = telling_words(words, span)
    event = event_counted(reading, span, told, fate, events)
    said = _source(reading, span)
    stance, negated = _stance_of(words, span, said)
    number = _number(reading, span, fate, superseded_by, stance, said, event.place)
    beside = set(span.sentence.tokens).difference(range(*span.answer), [noun])
    phrase_and_clause = set[int]().union(*told[:-1][:2])
    is_part = is_chosen or grade or _is_of_others(words, span, noun, before, fate)
    return CountedNumber(
        number=number,
        share=span.is_share,
        quantity=span.quantity,
        noun=AGE if span.is_age else called_in_the_singular(words, None if is_chosen else noun),
        printed="" if is_chosen else _noun_printed(reading, span, noun),
        fate=fate,
        group=choosing_words(reading, noun).union([grade] if grade else []),
        part=bool(is_part) and not span.is_share,
        near=families_of(reading, beside & phrase_and_clause),
        deed=families_of(reading, governing_words(words, last - 1 if noun is None else noun)),
        agent=families_of_agent(reading, span, noun),
        around=families_of(reading, beside),
        names=reading.named_in(span.sentence.tokens),
        named=reading.named_in(range(span.start, span.end)),
        places=event.places,
        days=event.days,
        dated=event.is_dated and not (fate in BEFALLEN and number.as_of),
        over=event.over,
        now=event.is_now,
        sentence=reading.span(span.sentence.start, span.sentence.end),
        aside=is_told_aside(reading, span),
        company=company_of(reading, span, noun),
        occasion=event.occasion,
        negated=negated,
        speaker_by=said.by if said else None,
    )


def _noun_printed(reading: TokenIndex, span: AmountSpan, noun: WordPlace) -> str:
    if noun is None or span.quantity.unit:
        return ""
    return reading.span(narrowed_from(reading.words, noun, span.answer[1]), noun + 1).quote


def _fate_counted(words: ParsedWords, span: AmountSpan, noun: WordPlace) -> str | None:
    """What befell the people counted; None for a measure, and for a few who were there."""
    if is_measured(span.unit):
        return None
    fate = fate_of(words, *span.answer, noun)
    few = (span.quantity.low or span.quantity.high or _CROWD) < _CROWD
    return None if few and fate == PRESENT else fate


def _is_of_others(
    words: ParsedWords,
    span: AmountSpan,
    noun: WordPlace,
    before: AmountSpan | None,
    fate: str | None,
) -> bool:
    """Whether it counts some of others, or comes to them: "29 dead: 17 in Harn"."""
    for whole, _, end in span.sentence.quantities:
        is_larger = (whole.low or 0.0) > (span.quantity.low or 0.0)
        if is_larger and ":" in words.text[end : span.answer[0]]:
            return True
    of_others = is_part_of_others(words, *span.answer, noun)
    return of_others or is_further_number(words, span, before, fate)


def _number(
    reading: TokenIndex,
    span: AmountSpan,
    fate: str | None,
    superseded_by: float | None,
    stance: Stance,
    statement: Statement | None,
    place: str | None,
) -> Number:
    """The number as a ledger has it."""
    quantity = span.quantity
    amount = reading.span(*span.answer)
    return Number(
        content_id("n", amount.report, amount.start, amount.end, quantity.low, quantity.high),
        printed_amount(reading, span),
        phrase_around(reading, span),
        sentence_id(reading.span(span.sentence.start, span.sentence.end)),
        quantity.low,
        quantity.high,
        quantity.manner,
        counted=words_counted(reading, span),
        unit=span.unit,
        measure=AGE if span.is_age else fate or _measure_of(span),
        place=place,
        as_of=as_of_day(reading, span),
        statement=statement.id if statement else None,
        speaker=statement.speaker if statement else None,
        stance=stance,
        superseded_by=superseded_by,
    )


def _measure_of(span: AmountSpan) -> str | None:
    """What an amount measures where it counts nobody."""
    if span.quantity.unit:
        return "share" if span.is_share else "money"
    unit = unit_called(span.unit)
    return _DIMENSIONS.get(unit.dimension, "size") if unit else None
