"""Says of an amount all by which it is told what it counts (`count_number`)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model.claim import sentence_id
from rashomon.model.content_ids import content_id
from rashomon.model.number import Number
from rashomon.model.statement import Mode, Stance, Statement, speaker_or_words
from rashomon.numbers.amounts import AmountSpan, called_in_the_singular
from rashomon.numbers.bodies import counts_bodies_of_dead
from rashomon.numbers.counted_number import AGE, CountedNumber, WordsAround
from rashomon.numbers.fates import BEFALLEN, PRESENT, fate_of, is_state
from rashomon.numbers.happenings import told_beside
from rashomon.numbers.losses import is_found_alive
from rashomon.numbers.not_asserted import is_open, rejection_of
from rashomon.numbers.number_words import (
    narrowed_from,
    phrase_around,
    printed_amount,
    words_counted,
)
from rashomon.numbers.parts import (
    is_further_number,
    is_part_of_others,
    is_told_with_one_more,
)
from rashomon.numbers.toll_changes import change_of_toll
from rashomon.numbers.what_is_counted import (
    choosing_words,
    company_of,
    families_of,
    families_of_agent,
    governing_words,
    grade_of,
    is_told_aside,
)
from rashomon.numbers.when_and_where import (
    Surroundings,
    as_of_day,
    event_counted,
    telling_words,
)
from rashomon.quantities.measures import dimension_of, is_measured
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.standing import negated_by, rejects
from rashomon.text.token_index import SUBJECTS

_CROWD = 10  # people; fewer are some who were there, not how many were
_DIMENSIONS = {"length": "distance", "time": "duration"}


def count_number(
    span: AmountSpan,
    number_before: AmountSpan | None,
    superseded_by: float | None,
    around: Surroundings,
) -> CountedNumber:
    """Returns a number with all by which it is told what it counts. `number_before` stands before
    it in its report, `superseded_by` took its place."""
    counting = _without_noun_of_state(span)
    fate = _fate_counted(counting)
    grade = grade_of(span) if fate == "injured" else None
    stretches = telling_words(span)
    statement = _statement_giving(span)
    event = event_counted(span, stretches, fate, statement, around)
    stance, is_negated = _stance_of(span, statement)
    is_some = _is_part(counting) or is_further_number(span, number_before, fate)
    is_part = not span.is_share and (grade is not None or is_some)
    number = _number(span, fate, superseded_by, stance, statement, event.place)
    number = replace(number, is_part=is_part, is_recalled=event.over is not None)
    if fate in BEFALLEN and number.as_of:  # the day by which a count holds is not the event's
        event = event._replace(is_dated=False)
    return CountedNumber(
        number=number,
        share=span.is_share,
        quantity=span.quantity,
        noun=_noun_counted(counting),
        printed_noun=_noun_as_printed(counting),
        fate=fate,
        group=_group_counted(counting, fate, grade),
        words=_words_around(counting, stretches, around.report_words),
        event=event,
        sentence=span.sentence_span,
        is_aside=is_told_aside(span),
        company=company_of(counting),
        negated=is_negated or is_open(span),
        speaker_by=statement.by if statement else None,
        voice=_voice_of_number(statement),
        slots=() if _is_age_between_marks(span) else told_beside(span, around.rows),
        change=change_of_toll(span),
    )


def _is_age_between_marks(span: AmountSpan) -> bool:
    """Whether it is an age that the rest of its sentence says nothing of: "Bo Orlo, 42, fell"."""
    return span.is_age and span.words.text[span.answer[0] - 1] in {",", "("}


def _group_counted(counting: AmountSpan, fate: str | None, grade: str | None) -> frozenset[str]:
    """Returns the words that choose among those counted. Bodies found are seldom those of all the
    dead, so they are chosen too."""
    chosen = choosing_words(counting)
    if grade:
        chosen |= {grade}
    if fate == "killed" and counts_bodies_of_dead(counting):
        chosen |= {"bodies"}
    return chosen


def _is_part(counting: AmountSpan) -> bool:
    """Whether it counts some of others, or a pronoun stands for them: "three of them"."""
    noun = counting.noun
    is_chosen = noun is not None and noun.pos in {"PRON", "DET"}
    is_with_one = noun is not None and is_told_with_one_more(noun)
    return is_chosen or is_with_one or is_part_of_others(counting)


def _without_noun_of_state(span: AmountSpan) -> AmountSpan:
    """Returns the amount without its noun, if people in a state stand between: "nine dead,
    situation under control"."""
    last = span.answer[1]
    if span.noun and span.noun.i > last and is_state(ParsedWord(span.words, last)):
        return replace(span, noun=None)
    return span


def _noun_counted(span: AmountSpan) -> str | None:
    if span.is_age:
        return AGE
    is_pronoun = span.noun is not None and span.noun.pos in {"PRON", "DET"}
    return None if is_pronoun else called_in_the_singular(span.noun)


def _noun_as_printed(span: AmountSpan) -> str:
    """Returns the counted noun with the words that choose, "" if it counts none."""
    noun = span.noun
    if noun is None or noun.pos in {"PRON", "DET"} or span.quantity.unit:
        return ""
    return span.reading.span(narrowed_from(noun, span.answer[1]), noun.i + 1).quote


def _statement_giving(span: AmountSpan) -> Statement | None:
    """Returns the statement that gives a number, None if its report gives it.

    The report itself tells what only says who somebody is: "the driver who killed 12 people was
    drunk, police said". So it does with what somebody mentions of their own story: "she was shocked
    by the fire that killed 12", and with what it says of that which somebody claims, blames or
    denies: "the group claimed the bombing that killed 12".
    """
    statement = span.reading.statement_of(span.start, span.end)
    if statement is None or span.clause is None or statement.mode is Mode.DIRECT:
        return statement
    words = span.words
    head = span.clause.head
    while head.dep in set_of("fates.tied"):
        head = head.head
    if head.dep not in set_of("fates.aside"):
        return statement
    begins = words.at(statement.quote.start, statement.quote.end).start
    of_himself = not set_of("fates.himself").isdisjoint(words.lower[begins : begins + 2])
    if of_himself or head.head.dep in SUBJECTS or _is_said_of(head, statement):
        return None
    return statement


def _is_said_of(clause_head: ParsedWord, statement: Statement) -> bool:
    """Whether a clause tells of a noun that the verb of a statement is about, and is not what was
    said: "denied reports that 12 died"."""
    above = clause_head.head
    if not above.is_noun or clause_head.has("mark"):
        return False
    while above.dep in set_of("fates.about") and above != above.head:
        above = above.head
    return statement.cue is not None and above.i in above.words.of(statement.cue)


def _stance_of(span: AmountSpan, statement: Statement | None) -> tuple[Stance, bool]:
    """Returns the stance, which is a denial if somebody denies in so many words that there were so
    many ("denied that ten died", "reports that ten died are false"). Also returns whether a
    negation alone turns what is told of them ("ten did not leave"), which asserts no number and
    denies none. An age between marks holds, whatever else does not: "Bo Orlo, 42, did not leave".
    """
    turning: list[ParsedWord] = []
    if span.quantity.high != 0 and not _is_age_between_marks(span):
        for word in (span.last_word, span.top, span.top.predicate):
            turning += negated_by(word)
    if any(map(rejects, turning)):
        return Stance.DENIES, False
    stance = statement.shown_stance if statement else Stance.ASSERTS
    if stance is Stance.DENIES:
        return Stance.ASSERTS, True
    return stance, bool(turning)


def _words_around(
    span: AmountSpan, stretches: Sequence[Iterable[int]], report_words: frozenset[str]
) -> WordsAround:
    """Returns the words around an amount; `stretches` are those that tell of it, the nearest
    first."""
    reading = span.reading
    noun = span.noun
    words_beside = set(span.sentence.tokens).difference(range(*span.answer), [noun and noun.i])
    phrase_and_clause = set().union(*stretches[:-1][:2])
    return WordsAround(
        clause=families_of(reading, words_beside & phrase_and_clause),
        deed=families_of(reading, governing_words(noun or span.last_word)),
        agent=families_of_agent(span),
        sentence=families_of(reading, words_beside),
        sentence_names=reading.named_in(span.sentence.tokens),
        phrase_names=reading.named_in(range(span.start, span.end)),
        report=report_words,
    )


def _fate_counted(span: AmountSpan) -> str | None:
    """Returns what befell the people counted; None for a measure, and for a few who were there."""
    if is_measured(span.unit):
        return None
    fate = fate_of(span)
    if fate == "missing" and is_found_alive(span):
        return None
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
    report = span.reading.annotated.report
    amount = span.reading.span(*span.answer)
    return Number(
        id=content_id("n", *report.place_of(amount), quantity.low, quantity.high),
        span=printed_amount(span),
        phrase=phrase_around(span),
        sentence=sentence_id(report, span.sentence_span),
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


def _voice_of_number(statement: Statement | None) -> str | None:
    """Returns in small letters what tells who gives a number from others who speak."""
    voice = speaker_or_words(statement) if statement else None
    return voice.casefold() if voice else None


def _measure_of(span: AmountSpan) -> str | None:
    """What an amount measures where it counts nobody."""
    if span.quantity.unit:
        return "share" if span.is_share else "money"
    dimension = dimension_of(span.unit)
    return _DIMENSIONS.get(dimension, "size") if dimension else None
