"""Which numbers a report itself replaces by others: "rose from nine to 14", "first said 15, later
lowered to 14" (`replacements_of`)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import ANYONE, BEFALLEN, fate_of
from rashomon.numbers.parts import is_part_of_others
from rashomon.numbers.toll_changes import TollChange, change_of_toll
from rashomon.shipped.words import ordered, set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.token_index import SUBJECTS

_TIMES = 5.0  # times that one number is another that it took the place of in its sentence
_LIKE = 2.0  # the same, elsewhere in the report


class Replacement(NamedTuple):
    """Whether another number took the place of one, and which; None if the report gives none."""

    is_replaced: bool
    successor: AmountSpan | None

    @property
    def size(self) -> float | None:
        """Returns the value of the number that took the place."""
        if self.successor is None:
            return None
        return self.successor.quantity.low or self.successor.quantity.high


def replacements_of(spans: Sequence[AmountSpan]) -> list[Replacement]:
    """Returns for each number of a report what took its place."""
    return [_replacement_of(span, spans) for span in spans]


def _replacement_of(span: AmountSpan, spans: Sequence[AmountSpan]) -> Replacement:
    """Returns what took the place of a number.

    It is one of the same sentence ("rose from nine to 14"), of the next one ("First put at 15 ...
    It was later lowered to 14"), or the toll of the report ("An earlier toll of 12 was withdrawn").
    Nobody gives a number that was replaced by none, "not seven", nor a "nobody" of before.
    """
    if _is_none_of_before(span):
        return Replacement(True, None)
    if _is_replaced(span):
        beside = _numbers_beside(span, spans)
        alike = [number for number in beside if _may_be_that(number, span)]
        told = _nearest(alike, span) or _toll_of_report(span, spans) or _nearest(beside, span)
        return Replacement(True, told)
    told = (
        _number_corrected(span, spans)
        or _number_told(span, spans)
        or _number_changed(span, spans)
        or (_is_withdrawn(span) and _toll_of_report(span, spans))
        or None
    )
    return Replacement(told is not None, told)


def _numbers_beside(span: AmountSpan, spans: Sequence[AmountSpan]) -> list[AmountSpan]:
    """Returns the other numbers of its sentence that may have taken its place."""
    return [
        number
        for number in spans
        if number.sentence is span.sentence
        and not _is_replaced(number)
        and not number.last_word.listed("fates.how_often")
    ]


def _nearest(numbers: Sequence[AmountSpan], span: AmountSpan) -> AmountSpan | None:
    return min(numbers, key=partial(_distance_from, span), default=None)


def _may_be_that(number: AmountSpan, earlier: AmountSpan) -> bool:
    """Whether one number may count what another does: it stands beside it ("from nine to 14"), or
    counts the same and is not far from it."""
    is_apart, times = _distance_from(earlier, number)
    return not is_apart or (times <= _TIMES and _count_the_same(number, earlier))


def _toll_of_report(span: AmountSpan, spans: Sequence[AmountSpan]) -> AmountSpan | None:
    """Returns the toll of the report that took the place of an earlier one of its own: the nearest
    of like size; of a mere "figure" one of its sentence or of those beside it."""
    fate = fate_of(span)
    near = [span.sentence, span.next_sentence]
    tolls = []
    for number in spans:
        is_near = number.next_sentence is span.sentence or number.sentence in near
        if not _is_toll_of_like_size(number, span) or _is_replaced(number):
            continue
        befell = fate_of(number)
        if befell in BEFALLEN and (befell == fate or (is_near and fate is None)):
            tolls.append(number)
    return min(tolls, key=lambda toll: abs(toll.start - span.start), default=None)


def _is_toll_of_like_size(number: AmountSpan, span: AmountSpan) -> bool:
    """Whether a number counts no mere part, is another one, and not far from it."""
    _, times = _distance_from(span, number)
    is_other = number.quantity.bounds != span.quantity.bounds
    return is_other and times <= _LIKE and not is_part_of_others(number)


def _number_corrected(span: AmountSpan, spans: Sequence[AmountSpan]) -> AmountSpan | None:
    """Returns the number of the next sentence that corrects one of an earlier text."""
    if not _is_told_by_earlier_text(span):
        return None
    after = [number for number in spans if number.sentence is span.next_sentence]
    return next((number for number in after if _takes_place_of(number, span)), None)


def _number_told(span: AmountSpan, spans: Sequence[AmountSpan]) -> AmountSpan | None:
    """Returns the number that took the place of one said at first: of what "had first" been said,
    or is told to be over, one that stands with it or before it, else one of the next sentence."""
    first_said = _said_at_first(span)
    if first_said is None:
        return None
    told = _told_with_first(span, spans, first_said)
    if told:
        return told
    following = span.next_sentence
    if not following or not _is_told_later(span.words, following.tokens):
        return None
    after = [number for number in spans if number.sentence is following]
    return next((number for number in after if _may_be_told_later(number, span)), None)


def _told_with_first(
    span: AmountSpan, spans: Sequence[AmountSpan], first_said: ParsedWord
) -> AmountSpan | None:
    """Returns the number told with one of which its sentence says that it was only said at first,
    right before it, or, of a toll, anywhere in the report."""
    is_over = _is_pluperfect(first_said)
    if not is_over and not _is_told_later(span.words, range(span.answer[1], span.sentence.end)):
        return None
    told = _told_by_who_said(span, spans, first_said) or _told_right_before(span, spans)
    if told is None and is_over and fate_of(span):
        return _toll_of_report(span, spans)
    return told


def _may_be_told_later(number: AmountSpan, earlier: AmountSpan) -> bool:
    return number.unit in (None, earlier.unit) or _takes_place_of(number, earlier)


def _number_changed(span: AmountSpan, spans: Sequence[AmountSpan]) -> AmountSpan | None:
    """Returns the number of the next sentence to which a toll was lowered or corrected: "police
    said 12 people had died. On Friday they lowered the toll to 11"."""
    next_sentence = span.next_sentence
    changed = [
        number
        for number in spans
        if number.sentence is next_sentence
        and change_of_toll(number) in (TollChange.FALL, TollChange.CORRECTION)
    ]
    fate = fate_of(span) if changed else None
    alike = [number for number in changed if fate and fate_of(number) == fate]
    return next((number for number in alike if _takes_place_of(number, span)), None)


def _told_by_who_said(
    span: AmountSpan, spans: Sequence[AmountSpan], first_said: ParsedWord
) -> AmountSpan | None:
    """Returns the number that somebody gives now who said another at first: "police, who had
    earlier put the toll at nine, said eight people died"."""
    for number in _numbers_beside(span, spans):
        is_said_now = _said_at_first(number) != first_said
        if is_said_now and _takes_place_of(number, span):
            return number
    return None


def _told_right_before(span: AmountSpan, spans: Sequence[AmountSpan]) -> AmountSpan | None:
    """Returns the number of the sentence before that counts the same: "Nine died. The mayor had
    first said that 11 died."."""
    before = [number for number in spans if number.next_sentence is span.sentence]
    return next((number for number in before if _takes_place_of(number, span)), None)


def _is_told_later(words: ParsedWords, tokens: Iterable[int]) -> bool:
    for word in words_at(words, tokens):
        if word.listed("fates.later") or word.base_listed("fates.correcting"):
            return True
    return False


def as_correction_of(number: CountedNumber, span: AmountSpan, wrong: AmountSpan) -> CountedNumber:
    """Returns a number that took the place of another one.

    It counts what that one counts, where its own words do not say. If the other one was wrong and
    no earlier count, it is noted as corrected.
    """
    if not (number.noun or number.fate):
        fate = fate_of(wrong)
        measured = replace(number.number, measure=fate or number.number.measure)
        number = replace(number, fate=fate, number=measured)
    low = wrong.quantity.low
    now = span.quantity.low
    # the dead become fewer only where they were counted wrongly
    number = replace(number, replaces=low)
    is_fewer = number.fate == "killed" and low is not None and now is not None and now < low
    sentence_words = span.words.base[span.sentence.start : span.sentence.end]
    if is_fewer or not set_of("fates.correcting").isdisjoint(sentence_words):
        return replace(number, corrects=low)
    return number


def _distance_from(span: AmountSpan, later: AmountSpan) -> tuple[bool, float]:
    """Returns how unlike another number is: beside it ("from nine to 14", "to 14 from nine"), else
    by its size."""
    sizes = []
    for quantity in (span.quantity, later.quantity):
        sizes.append(abs(quantity.low or quantity.high or 0.0) + 1)
    (_, end), (start, _) = sorted((span.answer, later.answer))
    is_beside = start == end or (start == end + 1 and span.words.lower[end] in ("to", "from"))
    return not is_beside, max(sizes) / min(sizes)


def _is_replaced(span: AmountSpan) -> bool:
    """Whether the words say that another number took its place: "rose from nine to 14", "up from
    23", "an earlier count of 11", "not seven", "first said 15, later lowered to 14"."""
    words = span.words
    first, last = span.answer
    before = words.lower[max(0, first - 2) : first]
    if before[-1:] in (["not"], ["nor"]) or before in (["rather", "than"], ["instead", "of"]):
        return True
    has_later_number = any(start >= last for _, start, _ in span.sentence.quantities)
    later = range(last, span.sentence.end)
    if has_later_number and _is_told_later(words, later) and _said_at_first(span):
        return True
    return _is_left_behind(span) or _is_called_earlier(span) or _is_given_up(span)


def _is_given_up(span: AmountSpan) -> bool:
    """Whether who had given it puts another number in its place: "the mayor, who had counted 53
    dead, lowered his figure to 49"."""
    giving = _verb_above(span, _is_pluperfect)
    if giving is None or giving.dep != "relcl":
        return False
    giver = giving.head
    while giver.dep in {"appos", "pobj", "prep"}:  # "the mayor of Harn, Ada Quill, who"
        giver = giver.head
    for verb in words_at(span.words, range(span.answer[1], span.sentence.end)):
        # a parser may take it for a second verb of the clause that ends in a comma
        closes_clause = verb.dep == "conj" and verb.before.text == ","
        if (closes_clause or verb == giver.head) and _moves_a_count(verb, span):
            return True
    return False


def _moves_a_count(verb: ParsedWord, span: AmountSpan) -> bool:
    """Whether a verb changes a count to another number of the sentence: "lowered it to 49"."""
    count = verb.child("dobj")
    if count is None or not verb.base_listed("fates.moving"):
        return False
    is_count = count.pos == "PRON" or count.base_listed("fates.tolls", "fates.numbers")
    later = [start for _, start, _ in span.sentence.quantities if start > verb.i]
    return is_count and any(span.words.lower[start - 1] == "to" for start in later)


def _is_told_by_earlier_text(span: AmountSpan) -> bool:
    """Whether a correction repeats it from the text that it corrects: "an earlier version said that
    nine died", "a report on Friday said" below the headline "Correction"."""
    saying = _verb_above(span, lambda verb: verb.child("nsubj") is not None)
    text = saying.subject if saying else None
    if text is None or not text.base_listed("fates.texts"):
        return False
    if _has_before(text):
        return True
    # a report that somebody made is none of the house: "a report by the ministry"
    is_of_others = text.has("compound", "poss") or any(
        word.listed("unasked.of_a_teller") for word in text.below("prep")
    )
    title = span.reading.annotated.report.title or ""
    return title.casefold().startswith(ordered("fates.corrections")) and not is_of_others


def _is_left_behind(span: AmountSpan) -> bool:
    """Whether a number changed from this one, "rose from nine to 14", or this one is an earlier
    count."""
    above = span.top.head
    first = span.answer[0]
    # not "goes from 0 to 60"
    if span.quantity.high == 0 or span.top.dep != "pobj" or above.i >= first:
        return False
    if span.words.lower[first - 1] == "to":
        return False  # "from nine [to 14]", of which the parser made one phrase
    governor = above.head
    if above.lower == "from":
        return _is_of_change(governor) or any(map(_is_of_change, governor.below("prt", "advmod")))
    if above.lower != "of":
        return False
    counts = governor.base_listed("fates.tolls", "fates.numbers", "fates.no_events")
    return counts and _has_before(governor)


def _is_of_change(word: ParsedWord) -> bool:
    """Whether a word says that something changes: "rose", "down"."""
    return word.base_listed("fates.changing", "fates.rising")


def _is_called_earlier(span: AmountSpan) -> bool:
    """Whether a sentence says that it was an earlier count: "the earlier figure was 17"."""
    verb = span.top.head
    count = verb.subject if span.top.dep == "attr" else None
    return count is not None and _is_count(count) and _has_before(count)


def _is_withdrawn(span: AmountSpan) -> bool:
    """Whether somebody takes a count of so many back: "withdrew a count of 17", "took back its
    figure of 12 dead"."""
    count = span.top.head.head
    if span.top.dep != "pobj" or span.top.head.lower != "of" or not _is_count(count):
        return False
    verb = count.head
    takes_back = verb.base == "take" and any(word.lower == "back" for word in verb.children)
    is_retracted = verb.base_listed("negation.retracting") or takes_back
    return is_retracted and count.dep in {"dobj", "nsubjpass"}


def _is_count(noun: ParsedWord) -> bool:
    return noun.base_listed("fates.tolls", "fates.numbers")


def _has_before(noun: ParsedWord) -> bool:
    return any(child.listed("fates.before") for child in noun.children)


def _count_the_same(number: AmountSpan, earlier: AmountSpan) -> bool:
    """Whether two numbers count what may be the same: of one unit, and hurt or killed alike."""
    fate = fate_of(number)
    if fate and fate == fate_of(earlier):
        return True
    fates = {fate, fate_of(earlier)} - {None}
    return number.unit == earlier.unit and len(fates) < 2


def _takes_place_of(number: AmountSpan, earlier: AmountSpan) -> bool:
    """Whether one number counts what another one does, and is another number."""
    nouns = {span.noun.base for span in (number, earlier) if span.noun} - ANYONE
    is_other = number.quantity.bounds != earlier.quantity.bounds
    return is_other and len(nouns) < 2 and _count_the_same(number, earlier)


def _is_none_of_before(span: AmountSpan) -> bool:
    """Whether somebody counted none at a time that is over: "police had said that nobody died", "at
    first she said that nobody died". Nobody says so any more."""
    statement = span.reading.statement_of(span.start, span.end)
    if span.quantity.high != 0 or statement is None or statement.cue is None:
        return False
    cue_words = words_at(span.words, span.words.of(statement.cue))
    return any(_is_pluperfect(word) or _is_at_first(word) for word in cue_words)


def _said_at_first(span: AmountSpan) -> ParsedWord | None:
    """Returns the verb above it, of saying or putting, that has "first", "initially" or the like:
    "the owner first spoke of nine goats"."""
    return _verb_above(span, _is_at_first)


def _verb_above(span: AmountSpan, fits: Callable[[ParsedWord], bool]) -> ParsedWord | None:
    """Returns the nearest verb of saying or putting above a number that fits."""
    below = None
    word = span.first_word
    while word != below:
        if word.base_listed("fates.saying", "fates.giving") and fits(word):
            return word
        below = word
        word = word.head
    return None


def _is_at_first(verb: ParsedWord) -> bool:
    """Whether something was done at first, or by what was first: "initial reports said"."""
    if verb.subject is not None and _has_before(verb.subject):
        return True
    words = [word for word in verb.children if word.dep not in SUBJECTS]
    for preposition in verb.below("prep", "advmod"):
        words += preposition.children if preposition.lower == "at" else ()
    return any(word.listed("fates.at_first") for word in words)


def _is_pluperfect(verb: ParsedWord) -> bool:
    return any(child.lower == "had" for child in verb.below("aux"))
