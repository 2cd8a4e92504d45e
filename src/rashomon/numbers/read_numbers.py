"""Reads the numbers of one report with what each counts (`read_numbers`)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from math import dist

from rashomon.model.claim import sentence_id
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.number import Number
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.numbers.amounts import (
    AmountSpan,
    called_in_the_singular,
    counts_nothing,
    find_amounts,
    is_long_ago,
    is_set_aside,
    phrase_end,
)
from rashomon.numbers.fates import (
    HARMS,
    PRESENT,
    fate_of,
    fates_of,
    grade_of,
    is_anyone,
    is_of_those,
    is_state,
)
from rashomon.quantities.bounds import Bounds, numbers_in, same_number
from rashomon.quantities.measures import is_measured, unit_called
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import either, set_of
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import one_id_a_place
from rashomon.text.parsed_report import Annotations, ParsedWords, Reach
from rashomon.text.polarity import predicate_over
from rashomon.text.standing import is_unreal, negated_by, rejects
from rashomon.text.token_index import (
    SUBJECTS,
    Sentence,
    TokenIndex,
    content_keys,
    read_report,
    trim_edges,
)
from rashomon.text.word_families import family_of

AGE = "age"
_CHOOSING = ("amod", "compound", "nmod", "poss")
_CORRECTING = set_of("fates.correcting")
_AT = set_of("fates.at")
_GIVING = set_of("fates.saying", "fates.giving")
_CROWD = 10  # people; fewer are some who were there, not how many were
_PERIODS = re.compile(rf"\b(?:{either('fates.periods')})\b")
_TABLE, _MANY = 40, 7  # numbers that no sentence has which tells something, or one thing
_EVENT = "event"
_DIMENSIONS = {"length": "distance", "time": "duration"}
_NEAREST = (*_CHOOSING, "det", "nummod", "neg", "aux", "auxpass")
_PHRASE = 12  # words; the most by which a reader understands a number
_NO_NARROWING = ("SYM", "PUNCT")
_NO_PART = ("conj", "cc", "appos")
_SHORT = 4  # tokens
_WIDE = 4  # the least of UCDP's codes of places that are regions and countries
_COMPANY = ("including", "along", "together", "plus", "excluding")
_SUBURB = 0.3  # degrees
_BEGINNING = 3  # sentences, the headline among them, that say where something happened
_TOP = 5  # sentences of a report that tell of its own event
# What happened longer before the report is another event than the one it tells of.
_OVER = timedelta(days=45)


# What the coordinates of a place are the middle of ("" where it has none), its key, and these.
Place = tuple[str, str, tuple[float, float] | None]
_Told = Sequence[Iterable[int]]  # the words that tell of a number, from the nearest


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """One number of a report, and all by which it is told what it counts.

    `noun`: the counted noun's lemma, "age", or None for measures, shares and bare numbers;
    `printed`: the noun's words; `fate`: what befell the people counted; `group`: words that choose
    among them; `part`: whether it counts a part of others told of; `share`: whether it is a share;
    `near`: families of the content words and ids of the names of its clause, `deed` of the words
    that govern it, `agent` of the subject of its clause, `around` of its sentence; `names`: ids of
    names in its sentence, `named` in its quote; `places`: where its clause says that it happened;
    `dated`: whether its own clause gives its `days`; `over`: the year, the period, the place or
    "another event", if it counts what was long over, sums up a period, or befell people elsewhere
    than where reports begin, and `occasion` the words that say so;`aside`: whether it stands in a
    list or behind its like; `company`: who is told of beside those counted ("along with their
    families"), and whether the number holds them; `now`: whether its words show that it is of the
    event that the report tells of; `negated`: whether a negation turns what is told of them;
    `instead`: the number that its sentence corrects.
    """

    number: Number
    share: bool
    quantity: Quantity
    noun: str | None
    printed: str
    fate: str | None
    group: frozenset[str]
    part: bool
    near: frozenset[str]
    deed: frozenset[str]
    agent: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]
    places: frozenset[Place]
    days: tuple[str, str] | None
    dated: bool
    over: str | None
    now: bool
    sentence: Span
    aside: bool
    company: tuple[frozenset[str], bool] | None = None
    occasion: Span | None = None
    negated: bool = False
    instead: float | None = None
    speaker_by: str | None = None

    @property
    def report(self) -> str:
        """The report that gives it."""
        return self.number.report

    @property
    def bounds(self) -> Bounds:
        """Its lowest and highest value."""
        return self.number.low, self.number.high

    def told(self) -> tuple[object, ...]:
        """Returns all by which it is decided what it counts, but its report: copies of a sentence
        share it."""
        return (
            (self.noun, self.number.unit, self.bounds, self.quantity.text, self.fate, self.part),
            (self.over, self.days, self.dated, self.now, self.places, self.named, self.group),
            (self.near, self.deed, self.agent, self.around),
        )

    def numbers(self) -> frozenset[float]:
        """Returns the numbers that it names."""
        return numbers_in(self.bounds)

    def same_number(self, other: "CountedNumber") -> bool:
        """Whether both name the same number, be it exact or a bound."""
        return same_number(self.bounds, other.bounds)

    def size(self) -> float | None:
        """Returns the number named, the middle of a range; None for "dozens"."""
        known = [] if self.quantity.vague() else [b for b in self.bounds if b is not None]
        return sum(known) / len(known) if known else None

    def anyone(self) -> bool:
        """Whether it counts people, whoever they are."""
        return is_anyone(self.noun, self.fate)


def read_numbers(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
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
    said = by_key((one.report, one) for one in statements)
    dated = by_key((one.span.report, one) for one in dates)
    given = [(named[one], said[one], dated[one]) for one in (page.report.id for page in annotated)]
    read = cache(lambda n: read_report(annotated[n], *given[n]))
    opened = [
        page.kept("places", given[n], partial(_opening_places, read, n))
        for n, page in enumerate(annotated)
    ]
    events = _event_places(opened, {name: len(mentions) for name, mentions in bare})
    out: dict[str, CountedNumber] = {}
    for n, page in enumerate(annotated):
        asked = given[n], tuple(events.items())
        for one in page.kept("numbers", asked, partial(_numbers_in, read, n, events)):
            out.setdefault(one.number.id, one)
    return tuple(out.values())


_Read = Callable[[int], TokenIndex]


def _numbers_in(read: _Read, n: int, events: Mapping[Place, str]) -> list[CountedNumber]:
    out, reading = [], read(n)
    spans = [span for span in find_amounts(reading) if not _is_idle(reading, span)]
    taken_back = [_superseding(reading, span, spans) for span in spans]
    ahead = (None, *spans)
    for span, last, (replaced, by) in zip(spans, ahead, taken_back, strict=False):
        if replaced and by is None:
            continue  # "not seven": nobody gives it
        size = (by.quantity.low or by.quantity.high) if by is not None else None
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
        return True, min(later, key=lambda one: _far_from(span, one), default=None)
    follows = next((s for s in reading.sentences if s.start >= span.sentence.end), None)
    if follows is None or not _has_first(words, span) or not _is_told_later(words, follows.tokens):
        return False, None
    return next(
        ((True, s) for s in spans if s.sentence is follows and s.unit in (None, span.unit)),
        (False, None),
    )


def _is_told_later(words: ParsedWords, tokens: Iterable[int]) -> bool:
    return any(
        words.lower[i] in set_of("fates.later") or words.base[i] in _CORRECTING for i in tokens
    )


def _inplace_of(
    reading: TokenIndex, counted: CountedNumber, span: AmountSpan, before: AmountSpan
) -> CountedNumber:
    """A number that took the place of another one: what that one counts, where its own words do not
    say, and the number that was wrong."""
    if counted.noun is None and counted.fate is None and before.sentence is not span.sentence:
        fate = fate_of(reading.words, *before.answer, before.noun)
        measured = replace(counted.number, measure=fate or counted.number.measure)
        counted = replace(counted, fate=fate, number=measured)
    low, now = before.quantity.low, span.quantity.low
    # the dead become fewer only where they were counted wrongly
    fewer = counted.fate == "killed" and low is not None and now is not None and now < low
    here = reading.words.base[span.sentence.start : span.sentence.end]
    corrected = fewer or not _CORRECTING.isdisjoint(here)
    return replace(counted, instead=low) if corrected else counted


def _far_from(span: AmountSpan, one: AmountSpan) -> tuple[bool, float]:
    """How unlike another number is: beside it ("from nine to 14"), else by its size."""
    sizes = ((each.quantity.low or each.quantity.high or 0.0) for each in (span, one))
    small, large = sorted(abs(size) + 1 for size in sizes)
    return abs(one.answer[0] - span.answer[1]) > 1, large / small


def _is_idle(reading: TokenIndex, span: AmountSpan) -> bool:
    """Whether the number counts nothing: "one of the", part of a name ("Two Rivers"), a label
    ("the 5.50 update"), one of a table, one alone, what would have been or is asked."""
    if len(span.sentence.quantities) > _TABLE:
        return True
    words, (first, last), noun = reading.words, span.answer, span.noun
    if span.quantity.high == 0 and words.lower[first] in set_of("amounts.none"):
        harmed = noun is not None and words.base[noun] in set_of("fates.harmed")
        return not harmed and not fates_of(words, first, last, noun)
    lone = words.lower[first:last] == ["one"]
    here = span.sentence.tokens
    told = any(words.text[i].isalpha() for i in here if not first <= i < last)
    asked = words.pos[here[0]] == "AUX" and words.text[here[-1]] == "?"
    named = reading.name_at.get(first)
    beside = (reading.name_at.get(first - 1), reading.name_at.get(last))
    if (
        (lone and (noun is None or words.lower[last : last + 1] == ["of"]))
        or asked
        or not told
        or is_unreal(words, predicate_over(words, last - 1))
        or (named is not None and named in beside)
    ):
        return True
    quantity = span.quantity
    sizeless = quantity.bounds == (None, None)  # "many", "most ambitious"
    if sizeless and quantity.unit:
        return noun is None
    if not quantity.unit and (sizeless or counts_nothing(words, first, last, noun)):
        return fate_of(words, first, last, noun) is None
    return (
        not (span.is_age or quantity.unit or quantity.low in (None, 1.0))
        and noun == last
        and words.tag[noun] == "NN"
        and words.text[last] != "-"
        and not is_measured(words.lemma[noun])
        and words.lower[noun] not in set_of("people.collective")
        and not fate_of(words, first, last, noun)
    )


def _source(reading: TokenIndex, span: AmountSpan) -> Statement | None:
    """The statement that gives the number. What a relative clause adds in no speaker's own words
    ("the driver, who killed 12 people, was drunk, police said") the report tells itself."""
    said, clause, words = reading.statement_of(span.start, span.end), span.clause, reading.words
    added = clause and words.dep[clause.head] == "relcl" and words.text[clause.start - 1] == ","
    return None if said and added and said.mode is Mode.INDIRECT else said


def _stance_of(words: ParsedWords, span: AmountSpan, said: Statement | None) -> tuple[Stance, bool]:
    """Whether somebody denies in so many words that there were so many ("denied that ten died",
    "reports that ten died are false"), and whether a negation alone turns what is told of them
    ("ten did not leave"), which asserts no number and denies none."""
    (first, last), top = span.answer, span.top
    turning = [
        one
        for place in (last - 1, top, predicate_over(words, top))
        for one in negated_by(words, place)
        if span.quantity.high != 0 or not first <= one < last
    ]
    if any(rejects(words, one) for one in turning):
        return Stance.DENIES, False
    stance = said.stance if said is not None else Stance.ASSERTS
    if stance is Stance.DENIES:
        return Stance.ASSERTS, True
    return stance, bool(turning)


def _is_replaced(words: ParsedWords, span: AmountSpan) -> bool:
    """Whether the words say that another number took its place: "rose from nine to 14", "up from
    23", "an earlier count of 11", "not seven", "first said 15, later lowered to 14"."""
    first, last = span.answer
    more = any(start >= last for _, start, _ in span.sentence.quantities)
    later = more and _is_told_later(words, range(last, span.sentence.end))
    if is_set_aside(words, first) or (later and _has_first(words, span)):
        return True
    above = words.head[span.top]
    no_from = span.quantity.high == 0  # "goes from 0 to 60"
    if no_from or words.dep[span.top] != "pobj" or above >= first:
        return False
    governor = words.head[above]
    if words.lower[above] == "from":
        return words.base[governor] in set_of("fates.changing", "fates.rising")
    return (
        words.lower[above] == "of"
        and bool({words.lower[i] for i in words.children[governor]} & set_of("fates.before"))
        and words.base[governor] in set_of("fates.tolls", "fates.numbers", "fates.no_events")
    )


def _has_first(words: ParsedWords, span: AmountSpan) -> bool:
    """Whether a verb above it, of saying or putting, has "first", "initially" or the like."""
    above, place = {span.answer[0]}, span.answer[0]
    while words.head[place] not in above:
        place = words.head[place]
        above.add(place)
    said = (i for i in above if words.base[i] in _GIVING)
    return any(words.lower[k] in set_of("fates.at_first") for i in said for k in words.children[i])


def _counted(
    reading: TokenIndex,
    span: AmountSpan,
    before: AmountSpan | None,
    superseded_by: float | None,
    events: Mapping[Place, str],
) -> CountedNumber:
    words, quantity = reading.words, span.quantity
    (first, last), noun = span.answer, span.noun
    if noun is not None and noun > last and is_state(words, last):
        noun = None  # "nine dead, situation under control"
    chosen = noun is not None and words.pos[noun] in ("PRON", "DET")
    measured = span.is_age or quantity.unit is not None or is_measured(span.unit)
    people = None if measured else fate_of(words, first, last, noun)
    if people == PRESENT and (quantity.low or quantity.high or _CROWD) < _CROWD:
        people = None
    grade = grade_of(words, first, last, span.sentence.end) if people == "injured" else None
    told = _told_with(words, span)
    beside = [i for i in span.sentence.tokens if i != noun and not first <= i < last]
    own = {i for some in told[:-1][:2] for i in some}  # its phrase and clause
    days, over, near = _days_of(reading, span, told)
    # not "90% of the city, where the battle began in June"
    over = over if near or people in HARMS else None
    places, dated = _places(reading, span, told), (days or over) if over else None
    over = over or _of_another(words, told)
    apart = over is None and people in HARMS and is_elsewhere(places, events.keys())
    away = places if apart else frozenset[Place]()
    over = min(away)[1] if away else over
    now = over is None and _is_now(reading, span, days)
    said = _source(reading, span)
    stance, negated = _stance_of(words, span, said)
    number = _number(
        reading,
        span,
        people,
        superseded_by,
        stance,
        said,
        _place_told(reading, told, events if now else {}) if people in HARMS else None,
    )
    return CountedNumber(
        number=number,
        share=span.is_share,
        quantity=quantity,
        noun=AGE if span.is_age else called_in_the_singular(words, None if chosen else noun),
        printed=""
        if noun is None or chosen or quantity.unit
        else reading.span(_narrowed_from(words, noun, last), noun + 1).quote,
        fate=people,
        group=_group(reading, noun) | ({grade} if grade else set()),
        part=not span.is_share
        and (
            grade is not None
            or chosen
            or any(  # "29 dead: 17 in Harn"
                ":" in words.text[end:first] and (whole.low or 0.0) > (quantity.low or 0.0)
                for whole, _, end in span.sentence.quantities
            )
            or _is_part(words, first, last, noun)
            or _is_further(words, span, before, people)
        ),
        near=_families(reading, (i for i in beside if i in own)),
        deed=_families(reading, _governing(words, noun if noun is not None else last - 1)),
        agent=_agent(reading, span, noun),
        around=_families(reading, beside),
        names=reading.named_in(span.sentence.tokens),
        named=reading.named_in(range(span.start, span.end)),
        places=places,
        days=days,
        dated=near and not (people in HARMS and number.as_of),
        over=over,
        now=now,
        sentence=reading.span(span.sentence.start, span.sentence.end),
        aside=_is_aside(reading, span),
        company=_company(reading, span, noun),
        occasion=_occasion(reading, span, dated, away),
        negated=negated,
        speaker_by=said.by if said is not None else None,
    )


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
        _printed_amount(reading, span),
        _phrase(reading, span),
        sentence_id(reading.span(span.sentence.start, span.sentence.end)),
        quantity.low,
        quantity.high,
        quantity.manner,
        counted=_counted_words(reading, span),
        unit=span.unit,
        measure=AGE if span.is_age else fate or _measure_of(span),
        place=place,
        as_of=_as_of(reading, span),
        statement=statement.id if statement is not None else None,
        speaker=statement.speaker if statement is not None else None,
        stance=stance,
        superseded_by=superseded_by,
    )


def _measure_of(span: AmountSpan) -> str | None:
    """What an amount measures where it counts nobody."""
    if span.quantity.unit is not None:
        return "share" if span.is_share else "money"
    unit = unit_called(span.unit)
    return _DIMENSIONS.get(unit.dimension, "size") if unit is not None else None


def _printed_amount(reading: TokenIndex, span: AmountSpan) -> Span:
    """The amount as printed with its limit and unit ("229 feet", "60 miles per hour"), or with whom
    nobody is of ("no deaths"), without the full stop of its sentence."""
    (first, last), noun, unit = span.answer, span.noun, unit_called(span.unit)
    whole = (unit is not None and not span.is_age) or span.quantity.high == 0
    led = reading.words.lower[last : last + 1] == ["of"]
    if whole and not led and noun is not None and last <= noun <= last + 2:
        last = noun + (3 if unit is not None and unit.dimension == "speed" else 1)
    found = reading.span(first, min(last, span.sentence.end))
    stop = found.quote.endswith(".") and not span.quantity.text.endswith(".")
    return replace(found, end=found.end - stop, quote=found.quote[: len(found.quote) - stop])


def _phrase(reading: TokenIndex, span: AmountSpan) -> Span:
    """The words around an amount by which a reader understands it, at most twelve: what it stands
    in, part by part, up to the whole sentence."""
    words, sentence = reading.words, span.sentence
    start, end = span.answer
    top = next((i for i in range(start, end) if not start <= words.head[i] < end), end - 1)
    while True:
        for low, high in _parts_around(words, top, start, end, sentence):
            if len(reading.span(low, high).quote.split()) <= _PHRASE:
                start, end = low, high
        above = words.head[top]
        if above == top or not start <= top < end or not sentence.start <= above < sentence.end:
            start, end = trim_edges(words, start, end)
            return reading.span(*_even(words, start, end, span.answer))
        top = above


def _parts_around(
    words: ParsedWords, top: int, start: int, end: int, sentence: Sentence
) -> Iterator[Reach]:
    """Ever longer stretches around the tokens start..end: up to the word that governs them, then
    part by part what else hangs on it, first behind, then before."""
    low, high = min(start, top), max(end, top + 1)
    beside = sorted(words.children[top])
    for k in beside:
        if words.dep[k] in _NEAREST or (words.left[k] < high and words.right[k] >= low):
            low, high = min(low, words.left[k]), max(high, words.right[k] + 1)
    yield low, high
    for k in beside:
        if words.left[k] >= high and words.right[k] < sentence.end:
            high = words.right[k] + 1
            yield low, high
    for k in reversed(beside):
        if words.right[k] < low and words.left[k] >= sentence.start:
            low = words.left[k]
            yield low, high


def _even(words: ParsedWords, start: int, end: int, answer: Reach) -> Reach:
    """The stretch without loose ends, and without a bracket or quotation mark whose fellow stands
    outside."""
    for opening, closing in ("()", "[]", "“”", '""'):
        marks = [i for i in range(start, end) if words.text[i] in (opening, closing)]
        if len(marks) % 2:
            if start and words.text[start - 1] == opening:
                return start - 1, end
            if marks[-1] >= answer[1]:
                end = marks[-1]
            elif marks[0] < answer[0]:
                start = marks[0] + 1
    first, last = trim_edges(words, start, end)
    return min(first, answer[0]), max(last, answer[1])


def _counted_words(reading: TokenIndex, span: AmountSpan) -> str | None:
    """The counted noun as printed, with the words that narrow it: "Syrian children among them",
    "militants along with their families"."""
    words, noun, last = reading.words, span.noun, span.answer[1]
    if noun is None and span.quantity.unit and words.lower[last : last + 1] == ["in"]:
        start, end = last + 1, phrase_end(words, last - 1, _NO_PART)  # "$5 million in aid for Harn"
        return reading.span(*trim_edges(words, start, end)).quote if end > start else None
    if noun is None or span.is_age:
        return None
    end = phrase_end(words, noun, _NO_PART)
    if end > noun + _PHRASE - _SHORT:  # a long clause tells more than who they are
        end = phrase_end(words, noun, (*_NO_PART, "relcl"))
    behind = words.lower[end : end + 2]
    if behind[:1] == [","] and set(behind) & set_of("fates.narrowing"):
        end = phrase_end(words, noun, ("conj",), breaks=("(",))
    while words.text[end : end + 1] == ["-"]:
        end += 2  # "side-by-side"
    end = min(end, noun + _PHRASE)
    start, end = trim_edges(words, _narrowed_from(words, noun, last), end)
    return reading.span(start, end).quote if start < end else None


def _narrowed_from(words: ParsedWords, noun: int, last: int) -> int:
    """Where the words before a noun begin that choose among what it names, behind its amount."""
    start, left = noun, words.head if words.dep[noun] == "appos" else words.left
    while start > max(left[noun], last) and (
        words.pos[start - 1] not in _NO_NARROWING or words.text[start - 1] == "-"
    ):
        start -= 1
    return start + (words.text[start] == "-")


def _as_of(reading: TokenIndex, span: AmountSpan) -> str | None:
    """The day for which the number's own clause says that it holds: "12 had died by Monday", "as of
    Monday", not "since the battle that began in June"."""
    words, clause, found = reading.words, span.clause, set[str]()
    if clause is None:
        return None
    for i in clause.words:
        date, led = reading.date_at.get(i), words.head[i]
        led = words.head[led] if words.lower[led] == "of" else led
        if (
            date is not None
            and date.earliest
            and date.tells == _EVENT
            and words.lower[led] in set_of("fates.counted_by")
            and words.head[led] in (clause.head, span.noun, span.answer[1] - 1)
        ):
            found.add("/".join(sorted({date.earliest, date.latest or date.earliest})))
    return found.pop() if len(found) == 1 else None


def _group(reading: TokenIndex, noun: int | None) -> frozenset[str]:
    """The words that choose which ones are meant: adjectives, names, and what they are of."""
    if noun is None:
        return frozenset()
    words = reading.words
    of = (k for i in words.children[noun] if words.lower[i] == "of" for k in words.children[i])
    chosen = [
        *(
            i
            for i in words.children[noun]
            if words.dep[i] in _CHOOSING and words.pos[i] in ("ADJ", "NOUN", "PROPN", "VERB")
        ),
        *(k for k in of if words.dep[k] == "pobj"),
    ]
    keys = (
        f"={reading.name_at[i].id}" if i in reading.name_at else words.base[i].replace("-", "")
        for i in chosen
    )
    return frozenset(keys) - set_of("fates.no_choice")


def _is_aside(reading: TokenIndex, span: AmountSpan) -> bool:
    """Whether it stands in a list or table, where no verb tells of it, or in brackets behind its
    like in another unit."""
    words, sentence, first = reading.words, span.sentence, span.answer[0]
    told = any(words.pos[i] in ("VERB", "AUX") for i in sentence.tokens)
    others = [end for _, start, end in sentence.quantities if start < first]
    bracket = words.text[first - 1] in ("(", "[") or words.text[first - 2] == "("
    again = bracket and any(end > first - 5 for end in others) and is_measured(span.unit)
    short = sentence.end - sentence.start < _PHRASE and not sentence.title
    headed = short and ":" in words.text[sentence.start : first]  # "The mill fire: 12 dead"
    listed = len(sentence.quantities) > _MANY or not (told or sentence.title)
    unit, behind = unit_called(span.unit), words.lower[span.answer[1] + 1 : span.answer[1] + 2]
    timed = unit is not None and unit.dimension == "time" and behind in (["before"], ["after"])
    return again or headed or listed or timed or is_long_ago(reading, span.answer[1])


def _company(
    reading: TokenIndex, span: AmountSpan, noun: int | None
) -> tuple[frozenset[str], bool] | None:
    """Who is told of beside those counted, and whether the number holds them: "275 people with
    their families" are all of them, "275 fighters with their families" are the fighters."""
    words, sentence, (first, last) = reading.words, span.sentence, span.answer
    near = range(max(sentence.start, first - _PHRASE), min(sentence.end, last + _PHRASE))
    led = next((i for i in near if words.lower[i] in _COMPANY), None)
    if led is None:
        return None
    inside = words.lower[led] in set_of("fates.parts") or is_anyone(
        called_in_the_singular(words, noun) if noun is not None else None, None
    )
    return _families(
        reading, (i for i in near if led <= i <= led + _SHORT and words.pos[i] == "NOUN")
    ), inside


def _occasion(
    reading: TokenIndex,
    span: AmountSpan,
    days: tuple[str, str] | str | None,
    places: Set[Place],
) -> Span | None:
    """The words of the sentence that name these days or one of these places, with their
    preposition."""
    dates, names = reading.date_at, reading.name_at
    said = [
        i
        for i in span.sentence.tokens
        if (i in dates and days in ((dates[i].earliest, dates[i].latest), dates[i].span.line))
        or (i in names and place_of(names[i]) in places)
    ]
    if not said:
        return None
    end = next(i for i in range(said[0], said[-1] + 2) if i not in said)
    return reading.span(
        said[0] - (reading.words.lower[said[0] - 1] in set_of("fates.at", "fates.since")), end
    )


def _is_part(words: ParsedWords, first: int, last: int, noun: int | None) -> bool:
    """Whether it counts some of others: "nine of the injured", "including three children"."""
    top = noun if noun is not None else last - 1
    verb = words.head[top]
    there = {
        words.base[k]
        for i in words.children[verb]
        if words.pos[verb] == "VERB" and words.dep[i] == "prep" and words.lower[i] in _AT
        for k in words.children[i]
    }
    led, those = words.lower[first - 2 : first - 1], words.lower[first - 1]
    return (
        # "140 came, of whom 58 stayed"
        (led in (["of"], ["among"]) and those in set_of("fates.those"))
        or those in set_of("fates.sequence")  # "their first two drives"
        or (
            words.dep[top] == "pobj"
            and "including" in (words.lower[verb], words.lower[words.head[verb]])
        )
        or not there.isdisjoint(set_of("fates.part_places"))
        or is_of_those(words, last, noun)
    )


def _is_further(
    words: ParsedWords, span: AmountSpan, before: AmountSpan | None, fate: str | None
) -> bool:
    """Whether it comes to others: "12 more were hurt", but not to whom something else befell:
    "killed five and injured another 40" """
    (first, last), noun = span.answer, span.noun
    beside = (first - 1, last, last if noun is None else noun + 1)
    if not any(words.lower[i] in set_of("fates.further") for i in beside if 0 <= i < len(words)):
        return False
    near = before is not None and span.sentence.start <= before.sentence.end + 1
    other = fate_of(words, *before.answer, before.noun) if before and near else None
    return other not in HARMS or other == fate


def _governing(words: ParsedWords, top: int) -> Iterator[int]:
    """The words that say what was done to or with what is counted, up to the verb."""
    for _ in range(4):
        above = words.head[top]
        if above == top:
            return
        if unit_called(words.lower[above]) is None:  # "94 minutes and 24 seconds"
            yield above
        if words.pos[above] in ("VERB", "AUX"):
            subject = words.dep[top] == "attr"  # "the ransom was 80,000 euros"
            beside = ("nsubj",) if subject else ("acomp", "attr", "oprd", "dobj", "xcomp")
            yield from (i for i in words.children[above] if words.dep[i] in beside and i != top)
            return
        top = above


def _agent(reading: TokenIndex, span: AmountSpan, noun: int | None) -> frozenset[str]:
    """The subject of the clause with its names and adjectives, unless it is what is counted or a
    pronoun."""
    words, clause = reading.words, span.clause
    subject = clause.subject if clause is not None else None
    if subject is None or subject == noun or words.pos[subject] not in ("NOUN", "PROPN"):
        return frozenset()
    return _families(
        reading, [subject, *(i for i in words.children[subject] if words.dep[i] in _CHOOSING)]
    )


def _families(reading: TokenIndex, tokens: Iterable[int]) -> frozenset[str]:
    keys, tokens = content_keys(reading.doc), [*tokens]
    named = {f"={reading.name_at[i].id}" for i in tokens if i in reading.name_at}
    others = (i for i in tokens if i not in reading.name_at and i not in reading.date_at)
    told = {family_of(key) for i in others if (key := keys[i]) and not key[0].isdigit()}
    return frozenset(named | told)


def _opening_places(read: _Read, n: int) -> tuple[Name, ...]:
    """The places that a report names at its beginning."""
    reading = read(n)
    return tuple(
        {
            name.id: name
            for sentence in reading.sentences[:_BEGINNING]
            for i in sentence.tokens
            if (name := reading.name_at.get(i)) and name.kind is NameKind.PLACE
        }.values()
    )


def _event_places(
    opened: Sequence[Sequence[Name]], mentions: Mapping[Name, int]
) -> dict[Place, str]:
    """The places that half of the reports name at their beginning, with their names, the most exact
    first and of these that which is named most."""
    named = [name for names in opened for name in names]
    reports = Counter(one.id for one in named)
    named.sort(key=lambda name: (name.where_prec or 0, -mentions[name], name.name))
    return {place_of(one): one.name for one in named if 2 * reports[one.id] >= len(opened)}


def _place_told(reading: TokenIndex, told: _Told, events: Mapping[Place, str]) -> str | None:
    """The place where people were harmed: as the nearest words of its sentence say, the most exact
    of several; else that of the event, if it is of that."""
    wheres = ([*_where(reading, one)] for one in told)
    found = min(next(filter(None, wheres), []), key=lambda name: name.where_prec or 0, default=None)
    if events and (found is None or (found.where_prec or 0) >= _WIDE):
        return next(iter(events.values()))
    return found.name if found is not None else None


def place_of(name: Name) -> Place:
    """Returns what a place is compared by."""
    known = (name.lat, name.lon) if name.lat is not None and name.lon is not None else None
    return name.precision or "", name.place_key, known


def is_elsewhere(some: Set[Place], others: Set[Place]) -> bool:
    """Whether both name places of one kind, and none is one of the others or lies near it, as a
    part of a town does: a town may lie in a country."""
    return bool({kind for kind, *_ in some} & {kind for kind, *_ in others}) and not any(
        key == other or (here and there and dist(here, there) < _SUBURB)
        for _, key, here in some
        for _, other, there in others
    )


def _places(reading: TokenIndex, span: AmountSpan, told: _Told) -> frozenset[Place]:
    """The places where it happened that are named with the number, or in its clause where no other
    number stands."""
    near = ({*map(place_of, _where(reading, one))} for one in told[:-1])
    level, found = next(((n, some) for n, some in enumerate(near) if some), (0, set[Place]()))
    beside = span.clause.words if span.clause is not None else ()
    several = sum(first in beside for _, first, _ in span.sentence.quantities) > 1
    return frozenset(() if level and several else found)


def _told_with(words: ParsedWords, span: AmountSpan) -> _Told:
    """The words that tell of a number, from the nearest: its phrase, its clause, then of a clause
    without a subject that of which it is a part ("In 1978 a mill burnt, killing two"), of a
    relative one the noun with what stands before it ("the fire of 2019, in which 40 died"); last
    the sentence, but for relative clauses in which the number does not stand."""
    clause, shares, own = span.clause, True, set[int]()
    told: list[Iterable[int]] = [range(span.start, span.end)]
    while clause is not None and clause.head not in own:
        own.add(clause.head)
        dep, above = words.dep[clause.head], words.head[clause.head]
        related = [range(words.left[above], clause.start)] if dep in ("relcl", "acl") else []
        told += [clause.words, *related] if shares else []
        tenses = {words.tag[above], words.tag[clause.head]}  # "began in 2011 and now hold 90%"
        goes_on = dep == "advcl" or (dep == "conj" and len(tenses) == 1)
        shares &= goes_on and words.child(clause.head, *SUBJECTS) is None
        clause = span.sentence.clause_at.get(above)
    return [*told, _told_in(words, span.sentence, own)]


def _where(reading: TokenIndex, tokens: Iterable[int]) -> Iterator[Name]:
    """The places named here, but those that something goes to, comes from or belongs to: "flown to
    Harn", "the mayor of Harn", "the Harn-based charity"."""
    words = reading.words
    for i in tokens:
        name = reading.name_at.get(i)
        if name is None or name.kind is not NameKind.PLACE:
            continue
        top = i
        while words.dep[top] in ("conj", "appos", "compound") and words.head[top] != top:
            top = words.head[top]
        led = _led(words, top)
        if led == "of" and words.base[above := words.head[words.head[top]]] in set_of(
            "fates.within"
        ):
            led = _led(words, above)  # "in the streets of Harn"
        said = led and words.base[words.head[words.head[top]]] in _GIVING
        inside = reading.name_at.get(words.head[i]) is name or words.dep[i] == "npadvmod"
        if not inside and not said and (not led or led in _AT):
            yield name


def _led(words: ParsedWords, top: int) -> str:
    """The preposition that leads to a word, "" for none."""
    return words.lower[words.head[top]] if words.dep[top] == "pobj" else ""


def _of_another(words: ParsedWords, told: _Told) -> str | None:
    """What period the words with the number sum up ("each year"), "another event" if they tell of
    one like the report's ("a similar fire killed 40"); else None."""
    tokens = sorted({i for some in told[:-1] for i in some})
    if period := _PERIODS.search(" ".join(words.lower[i] for i in tokens)):
        return period[0]
    events = (words.lower[i] in set_of("fates.another") and _is_event(words, i) for i in tokens)
    return "another event" if any(events) else None


def _is_event(words: ParsedWords, i: int) -> bool:
    """Whether the word chooses among events, not among people or numbers of them."""
    noun = words.head[i]
    counted = any(words.pos[k] == "NUM" for k in (noun, *words.children[noun]))
    return (
        words.dep[i] in ("amod", "det")
        and not counted
        and words.base[noun] not in set_of("fates.no_events")
    )


def _is_now(reading: TokenIndex, span: AmountSpan, days: tuple[str, str] | None) -> bool:
    """Whether the number stands at the top of its report, with a day of its own, in somebody's
    words, or is told as what holds now: "are dead", "has risen to 12"."""
    words, clause, noun = reading.words, span.clause, span.noun
    beside = words.children[noun] if noun is not None else ()
    if (
        span.sentence.title
        or span.sentence.place < _TOP
        or days is not None
        or clause is None
        or reading.statement_of(span.start, span.end) is not None
        or "the" in (words.lower[i] for i in (span.start, *beside))  # those told of before
    ):
        return True
    held = [clause.head, *words.children[clause.head]]
    return any(words.tag[i] in ("VBZ", "VBP") for i in held) or not any(
        words.tag[i] == "VBD" for i in held
    )


def _days_of(
    reading: TokenIndex, span: AmountSpan, told: _Told
) -> tuple[tuple[str, str] | None, str | None, bool]:
    """The days of what is counted by the nearest words that give one, the year, if it was long over
    when the report was written, and whether its own clause gives the days."""
    for tokens in told:
        dates, own = _events_in(reading, tokens), tokens is not told[-1]
        if month := _unplaced(dates):
            return None, month, own
        found = {(d.earliest or "", d.latest or "") for d in dates if d.earliest and d.latest}
        if len(found) == 1:
            days = found.pop()
            return days, _long_over(days[1], reading.annotated.report.anchor), own
        if found:
            return None, None, False
    before = _dates_pointed_at(reading, span.sentence)
    for days in {(d.earliest or "", d.latest) for d in before if d.latest}:
        if over := _long_over(days[1], reading.annotated.report.anchor):
            return days, over, False  # "In 1978 the dam broke. It killed 40."
    return None, _unplaced(before), False


def _unplaced(dates: Iterable[Date]) -> str | None:
    """The month, if these days are of one of a year that nobody knows: an undated report tells of
    its own event by weekdays or full days."""
    months = {d.span.line for d in dates if d.latest is None and d.precision == "month"}
    return min(months) if len(months) == 1 else None


def _points_back(words: ParsedWords, sentence: Sentence) -> bool:
    """Whether a sentence tells on of what the one before it told: "It killed 40", "Nobody was hurt
    in that accident"."""
    return words.lower[sentence.start] in set_of("fates.back_to") or any(
        words.lower[i] == "then" or (words.lower[i] == "that" and _is_event(words, i))
        for i in sentence.tokens
    )


def _dates_pointed_at(reading: TokenIndex, sentence: Sentence) -> Sequence[Date]:
    """The dates, of one time, of the sentence before one that tells on of it, as do those of its
    paragraph below the top of a report; those of what it adds about a noun aside; nothing for
    several."""
    near = (o for o in reversed(reading.sentences) if o.end <= sentence.start <= o.end + 1)
    before = next(near, None)
    words = reading.words
    if before is None:
        return ()
    goes_on = before.end == sentence.start and sentence.place >= _TOP
    headed = words.text[before.end - 1] == ":"  # "12 May 2021: A fire killed 40"
    if not (goes_on or headed or _points_back(words, sentence)):
        return ()
    dates = _events_in(reading, _told_in(words, before))
    return dates if len({(d.earliest, d.latest) for d in dates}) == 1 else ()


def _events_in(reading: TokenIndex, tokens: Iterable[int]) -> list[Date]:
    """The dates of events in these words."""
    dates = (reading.date_at[i] for i in tokens if i in reading.date_at)
    return [date for date in dates if date.tells == _EVENT]


def _told_in(words: ParsedWords, sentence: Sentence, own: Set[int] = frozenset()) -> list[int]:
    """The words of a sentence but those of relative clauses; `own`: heads of such that stay."""
    clauses = [(i, sentence.clause_at.get(i)) for i in sentence.tokens]
    return [
        i
        for i, clause in clauses
        if clause is None
        or clause.head in own
        or words.dep[clause.head] not in ("relcl", "acl")
        or words.tag[clause.head] == "VBG"  # "storms a mill showing a film in 1987"
    ]


def _long_over(latest: str, anchor: str | None) -> str | None:
    return latest[:4] if day_of(latest) < day_of(anchor or latest) - _OVER else None


def day_of(iso: str) -> date:
    """Returns the day of a moment."""
    return date.fromisoformat(iso[:10])
