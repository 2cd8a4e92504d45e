"""Reads the numbers of one report with what each counts (`read_numbers`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from rashomon.model.claim import sentence_id
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Name, Names
from rashomon.model.number import Number
from rashomon.model.statement import Mode, Stance, Statement, Statements
from rashomon.numbers.amounts import AmountSpan, called_in_the_singular, find_amounts
from rashomon.numbers.counted_number import AGE, CountedNumber, NumberGroup
from rashomon.numbers.fates import BEFALLEN, PRESENT, fate_of, is_state
from rashomon.numbers.happenings import told_beside
from rashomon.numbers.not_asserted import is_open, rejection_of
from rashomon.numbers.number_words import (
    narrowed_from,
    phrase_around,
    printed_amount,
    words_counted,
)
from rashomon.numbers.places_counted import MakeIndex, event_places, opening_places, places_in_rows
from rashomon.numbers.what_is_counted import (
    choosing_words,
    company_of,
    families_of,
    families_of_agent,
    governing_words,
    grade_of,
    is_further_number,
    is_idle_amount,
    is_part_of_others,
    is_told_aside,
)
from rashomon.numbers.when_and_where import as_of_day, event_counted, telling_words
from rashomon.quantities.measures import dimension_of, is_measured
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_report
from rashomon.text.gazetteer import one_id_a_place
from rashomon.text.parsed_report import Pages, ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.standing import negated_by, rejects
from rashomon.text.token_index import SUBJECTS, index_report

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
    called = {}
    for name in sorted(names, key=lambda name: -len(name.name)):
        called[ids[name.id]] = name.name
    # how often other reports mention a place bears on where the event was, and on nothing else
    mentions = {}
    named = defaultdict(list)
    for name in names:
        ident = ids[name.id]
        bare = replace(name, id=ident, name=called[ident], mentions=())
        mentions[bare] = len(name.mentions)
        for span in name.mentions:
            named[span.report].append((span, bare))
    said = by_report(statements)
    dated = by_report(dates)
    readings = []
    opened = []
    rows = set[tuple[str, str, tuple[float, float] | None]]()
    for page in annotated:
        given = named[page.id], said[page.id], dated[page.id]
        read = cache(partial(index_report, page, *given))
        readings.append((page, given, read))
        opened.append(page.kept("places", given, partial(opening_places, read), tuple[Name, ...]))
        rows |= page.kept(
            "rows of places",
            given,
            partial(places_in_rows, read),
            frozenset[tuple[str, str, tuple[float, float] | None]],
        )
    events = event_places(opened, mentions)
    in_rows = frozenset(rows)
    places = tuple(events.items()), sorted(rows)
    numbers: dict[str, CountedNumber] = {}
    for page, given, read in readings:
        numbers_of_page = partial(_numbers_in, read, events, in_rows)
        for number in page.kept("numbers", (given, *places), numbers_of_page, NumberGroup):
            numbers.setdefault(number.id, number)
    return tuple(numbers.values())


def _numbers_in(
    read: MakeIndex,
    events: Mapping[tuple[str, str, tuple[float, float] | None], str],
    rows: frozenset[tuple[str, str, tuple[float, float] | None]],
) -> NumberGroup:
    numbers = []
    reading = read()
    spans = [span for span in find_amounts(reading) if not is_idle_amount(span)]
    heard = families_of(reading, range(len(reading.words)))
    taken_back = [_superseding(span, spans) for span in spans]
    before = None
    for span, (is_replaced, by) in zip(spans, taken_back, strict=True):
        if by or not is_replaced:
            size = (by.quantity.low or by.quantity.high) if by else None
            number = _counted(span, before, size, events, rows, heard)
            for wrong, (_, later) in zip(spans, taken_back, strict=True):
                if later is span:
                    number = _in_place_of(number, span, wrong)
            numbers.append(number)
        before = span
    return numbers


def _superseding(span: AmountSpan, spans: Sequence[AmountSpan]) -> tuple[bool, AmountSpan | None]:
    """Whether another number took the place of one, and which: of the same sentence ("rose from
    nine to 14"), or of the next one ("First put at 15 ... It was later lowered to 14"). Nobody
    gives a number that was replaced by none: "not seven"."""
    if _is_replaced(span):
        later = [s for s in spans if s.sentence is span.sentence and not _is_replaced(s)]
        return True, min(later, key=partial(_far_from, span), default=None)
    following = next((s for s in span.reading.sentences if s.start >= span.sentence.end), None)
    if following and _has_first(span) and _is_told_later(span.words, following.tokens):
        for another in spans:
            if another.sentence is following and another.unit in (None, span.unit):
                return True, another
    return False, None


def _is_told_later(words: ParsedWords, tokens: Iterable[int]) -> bool:
    for word in words_at(words, tokens):
        if word.listed("fates.later") or word.base_listed("fates.correcting"):
            return True
    return False


def _in_place_of(number: CountedNumber, span: AmountSpan, wrong: AmountSpan) -> CountedNumber:
    """Returns a number that took the place of another one, with what that one counts, where its own
    words do not say, and with the number that was wrong."""
    if not (number.noun or number.fate):
        fate = fate_of(wrong)
        measured = replace(number.number, measure=fate or number.number.measure)
        number = replace(number, fate=fate, number=measured)
    low = wrong.quantity.low
    now = span.quantity.low
    # the dead become fewer only where they were counted wrongly
    is_fewer = number.fate == "killed" and low is not None and now is not None and now < low
    here = span.words.base[span.sentence.start : span.sentence.end]
    if is_fewer or not set_of("fates.correcting").isdisjoint(here):
        return replace(number, instead=low)
    return number


def _far_from(span: AmountSpan, later: AmountSpan) -> tuple[bool, float]:
    """Returns how unlike another number is: beside it ("from nine to 14"), else by its size."""
    sizes = []
    for quantity in (span.quantity, later.quantity):
        sizes.append(abs(quantity.low or quantity.high or 0.0) + 1)
    return abs(later.answer[0] - span.answer[1]) > 1, max(sizes) / min(sizes)


def _source(span: AmountSpan) -> Statement | None:
    """Returns the statement that gives the number. What only tells who somebody is ("the driver who
    killed 12 people was drunk, police said"), and what is told aside by who tells of himself ("she
    was shocked by the fire that killed 12"), the report tells itself."""
    said = span.reading.statement_of(span.start, span.end)
    if said is None or span.clause is None or said.mode is Mode.DIRECT:
        return said
    words = span.words
    head = span.clause.head
    while head.dep in set_of("fates.tied"):
        head = head.head
    if head.dep not in set_of("fates.aside"):
        return said
    begins = words.at(said.quote.start, said.quote.end).start
    of_himself = not set_of("fates.himself").isdisjoint(words.lower[begins : begins + 2])
    if of_himself or head.head.dep in SUBJECTS:
        return None
    return said


def _stance_of(span: AmountSpan, said: Statement | None) -> tuple[Stance, bool]:
    """Returns the stance, which is a denial if somebody denies in so many words that there were so
    many ("denied that ten died", "reports that ten died are false"). Also returns whether a
    negation alone turns what is told of them ("ten did not leave"), which asserts no number and
    denies none."""
    turning: list[ParsedWord] = []
    if span.quantity.high != 0:
        for word in (span.last_word, span.top, span.top.predicate):
            turning += negated_by(word)
    if any(map(rejects, turning)):
        return Stance.DENIES, False
    stance = said.stance if said else Stance.ASSERTS
    if stance is Stance.DENIES:
        return Stance.ASSERTS, True
    return stance, bool(turning)


def _is_replaced(span: AmountSpan) -> bool:
    """Whether the words say that another number took its place: "rose from nine to 14", "up from
    23", "an earlier count of 11", "not seven", "first said 15, later lowered to 14"."""
    words = span.words
    first, last = span.answer
    before = words.lower[max(0, first - 2) : first]
    if before[-1:] in (["not"], ["nor"]) or before in (["rather", "than"], ["instead", "of"]):
        return True
    more = any(start >= last for _, start, _ in span.sentence.quantities)
    later = range(last, span.sentence.end)
    if more and _is_told_later(words, later) and _has_first(span):
        return True
    above = span.top.head
    # not "goes from 0 to 60"
    if span.quantity.high == 0 or span.top.dep != "pobj" or above.i >= first:
        return False
    governor = above.head
    if above.lower == "from":
        return governor.base_listed("fates.changing", "fates.rising")
    if above.lower != "of":
        return False
    counts = governor.base_listed("fates.tolls", "fates.numbers", "fates.no_events")
    return counts and any(child.listed("fates.before") for child in governor.children)


def _has_first(span: AmountSpan) -> bool:
    """Whether a verb above it, of saying or putting, has "first", "initially" or the like."""
    below = None
    word = span.first_word
    while word != below:
        if word.base_listed("fates.saying", "fates.giving"):
            for child in word.children:
                if child.listed("fates.at_first"):
                    return True
        below = word
        word = word.head
    return False


def _counted(
    span: AmountSpan,
    before: AmountSpan | None,
    superseded_by: float | None,
    events: Mapping[tuple[str, str, tuple[float, float] | None], str],
    rows: frozenset[tuple[str, str, tuple[float, float] | None]],
    heard: frozenset[str],
) -> CountedNumber:
    reading = span.reading
    noun = span.noun
    last = span.answer[1]
    if noun and noun.i > last and is_state(ParsedWord(span.words, last)):
        noun = None  # "nine dead, situation under control"
    counting = replace(span, noun=noun)
    is_chosen = noun and noun.pos in {"PRON", "DET"}  # "three of them"
    fate = _fate_counted(counting)
    grade = grade_of(span) if fate == "injured" else None
    told = telling_words(span)
    said = _source(span)
    event = event_counted(span, told, fate, said, events, rows)
    stance, negated = _stance_of(span, said)
    number = _number(span, fate, superseded_by, stance, said, event.place)
    printed = ""
    if noun and not (is_chosen or span.quantity.unit):
        printed = reading.span(narrowed_from(noun, last), noun.i + 1).quote
    beside = set(span.sentence.tokens).difference(range(*span.answer), [noun and noun.i])
    phrase_and_clause = set().union(*told[:-1][:2])
    of_others = is_part_of_others(counting) or is_further_number(span, before, fate)
    return CountedNumber(
        number=number,
        share=span.is_share,
        quantity=span.quantity,
        noun=AGE if span.is_age else called_in_the_singular(None if is_chosen else noun),
        printed=printed,
        fate=fate,
        group=choosing_words(counting).union([grade] if grade else []),
        part=bool(is_chosen or grade or of_others) and not span.is_share,
        near=families_of(reading, beside & phrase_and_clause),
        deed=families_of(reading, governing_words(noun or span.last_word)),
        agent=families_of_agent(counting),
        around=families_of(reading, beside),
        names=reading.named_in(span.sentence.tokens),
        named=reading.named_in(range(span.start, span.end)),
        places=event.places,
        days=event.days,
        dated=event.is_dated and not (fate in BEFALLEN and number.as_of),
        over=event.over,
        now=event.is_now,
        sentence=reading.span(span.sentence.start, span.sentence.end),
        aside=is_told_aside(span),
        company=company_of(counting),
        occasion=event.occasion,
        negated=negated or is_open(span),
        speaker_by=said.by if said else None,
        beside=told_beside(span, rows),
        heard=heard,
    )


def _fate_counted(span: AmountSpan) -> str | None:
    """Returns what befell the people counted; None for a measure, and for a few who were there."""
    if is_measured(span.unit):
        return None
    fate = fate_of(span)
    is_few = (span.quantity.low or span.quantity.high or _CROWD) < _CROWD
    return None if is_few and fate == PRESENT else fate


def _number(
    span: AmountSpan,
    fate: str | None,
    superseded_by: float | None,
    stance: Stance,
    statement: Statement | None,
    place: str | None,
) -> Number:
    """The number as a ledger has it."""
    quantity = span.quantity
    amount = span.reading.span(*span.answer)
    return Number(
        id=content_id("n", amount.report, amount.start, amount.end, quantity.low, quantity.high),
        span=printed_amount(span),
        phrase=phrase_around(span),
        sentence=sentence_id(span.reading.span(span.sentence.start, span.sentence.end)),
        low=quantity.low,
        high=quantity.high,
        limit=quantity.manner,
        counted=words_counted(span),
        unit=span.unit,
        measure=AGE if span.is_age else fate or _measure_of(span),
        place=place,
        as_of=as_of_day(span),
        statement=statement.id if statement else None,
        speaker=statement.speaker if statement else None,
        stance=stance,
        superseded_by=superseded_by,
        rejected=rejection_of(span, statement),
    )


def _measure_of(span: AmountSpan) -> str | None:
    """What an amount measures where it counts nobody."""
    if span.quantity.unit:
        return "share" if span.is_share else "money"
    dimension = dimension_of(span.unit)
    return _DIMENSIONS.get(dimension, "size") if dimension else None
