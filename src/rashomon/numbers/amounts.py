"""Finds the amounts of a report, each with the words that it stands in and the noun that it
counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.numbers.ages import age_span
from rashomon.numbers.names_with_numbers import is_numbered_label
from rashomon.quantities.measures import dimension_of, unit_called
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import is_idle_at
from rashomon.text.taken_back import is_taken_back
from rashomon.text.token_index import Clause, Sentence, TokenIndex, trim_edges

_BREAKS = (",", ";", "(", "--", "–", "—")
_LEAD = 4  # tokens; the most of a phrase that stand before its amount
_Amount = tuple[Quantity, int, int]


@record
class AmountSpan:
    """An amount of a report: token indices of the words that tell it and of the amount itself, its
    clause, the noun that it counts, the word that attaches it to its clause, and its unit."""

    reading: TokenIndex
    start: int
    end: int
    sentence: Sentence
    clause: Clause | None
    answer: tuple[int, int]
    quantity: Quantity
    noun: ParsedWord | None
    top: ParsedWord
    unit: str | None
    is_age: bool

    @property
    def words(self) -> ParsedWords:
        """Returns the words of its report."""
        return self.reading.words

    @property
    def first_word(self) -> ParsedWord:
        """Returns the first word of the amount itself."""
        return ParsedWord(self.words, self.answer[0])

    @property
    def last_word(self) -> ParsedWord:
        """Returns the last word of the amount itself."""
        return ParsedWord(self.words, self.answer[1] - 1)

    @property
    def sentence_span(self) -> Span:
        """Returns its sentence as a stretch of the report."""
        return self.reading.span(self.sentence.start, self.sentence.end)

    @property
    def next_sentence(self) -> Sentence | None:
        """Returns the sentence behind its own, None at the end of the report."""
        return self.reading.sentence_behind(self.sentence)

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something, not a count."""
        return self.quantity.unit == "%"


def find_amounts(reading: TokenIndex) -> Iterator[AmountSpan]:
    """Yields the amounts of a report by place."""
    for sentence in reading.sentences:
        span = reading.annotated.span(reading.doc[sentence.start : sentence.end])
        if not is_taken_back(reading.annotated.report, span):
            yield from _amounts_in(reading, sentence)


def _amounts_in(reading: TokenIndex, sentence: Sentence) -> Iterator[AmountSpan]:
    """Yields the amounts of a sentence. "Without a day", labels ("Highway 9") and parts of dates
    count nothing. A number without a noun counts what the last one counts."""
    words = reading.words
    last_counted = None  # what the last number counts: "fired four, three landing"
    for quantity, first, last in (
        *_whole_amounts(reading, sentence),
        *_amounts_of_none(reading, sentence),
    ):
        # part of a day, and not of how long ago it was
        is_of_date = all(i in reading.date_at for i in range(first, last))
        is_without = words.says(first - 1, "without", "a", "single")
        if (
            is_without
            or is_numbered_label(ParsedWord(words, first), last)
            or (is_of_date and not is_long_ago(reading, last))
        ):
            continue
        noun = noun_counted(words, first=first, last=last)
        counted_word = last_counted  # unless it has a noun of its own
        if noun and noun.pos not in {"PRON", "DET"}:
            counted_word = called_in_the_singular(noun)
        last_counted = None if quantity.unit or unit_called(counted_word) else counted_word
        top = top_of_amount(words, noun=noun, first=first, last=last)
        age = age_span(reading, first=first, last=last)
        start, end = age or _noun_phrase(top, first=first, last=last)
        if end - start <= 60:  # anything longer is a wrong parse, not a clause
            yield AmountSpan(
                reading=reading,
                start=start,
                end=end,
                sentence=sentence,
                clause=sentence.clause_at.get(first),
                answer=(first, last),
                quantity=quantity,
                noun=noun,
                top=top,
                unit="year" if age else quantity.unit or counted_word,
                is_age=age is not None,
            )


def is_long_ago(reading: TokenIndex, last: int) -> bool:
    """Whether an amount that ends here says how far off a day is: "three years ago"."""
    if last not in reading.date_at:
        return False
    return dimension_of(reading.words.lower[last]) == "time"


def called_in_the_singular(noun: ParsedWord | None) -> str | None:
    """Returns the counted noun in the singular, or its unit with the words beside it that make it
    another: "square mile", "mile per hour"."""
    if not noun:
        return None
    word = noun.lemma.lower() if noun.is_noun else noun.lower
    unit = unit_called(" ".join([word, *noun.words.lower[noun.i + 1 : noun.i + 3]]))
    before = noun.before
    if before.text == "-":
        before = before.before
    if unit is None and before.i >= 0:
        unit = unit_called(f"{before.lower} {word}")
    unit = unit or unit_called(word)
    return unit.name if unit else word


def _amounts_of_none(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
    """Yields what counts none: "nobody", "no one", "no deaths"."""
    words = reading.words
    for i in sentence.tokens:
        if words.listed(i, "amounts.none") and not is_idle_at(ParsedWord(words, i)):
            last = i + 1 + words.says(i + 1, "one")
            text = reading.span(i, last).quote
            yield (
                Quantity(
                    start=0,
                    end=len(text),
                    figure=0,
                    text=text,
                    low=0.0,
                    high=0.0,
                    unit=None,
                    manner="exact",
                ),
                i,
                last,
            )


def _whole_amounts(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
    """Yields the quantities; what is told in two units ("nine minutes and 46 seconds") is one of
    the smaller."""
    last = None
    for amount in sentence.quantities:
        joined = last and _joined_amount(reading, amount=last, amount_behind=amount)
        if last and not joined:
            yield last
        last = joined or amount
    if last:
        yield last


def _joined_amount(reading: TokenIndex, amount: _Amount, amount_behind: _Amount) -> _Amount | None:
    """Returns one amount of two that measure one thing in two units: "two years and three months"
    is 27 months.

    The second must be less than one of the larger unit, and only "and" may stand between them.
    """
    words = reading.words
    (larger, start, end) = amount
    (smaller, next_start, next_end) = amount_behind
    larger_unit = unit_called(_unit_word(words, end))
    smaller_unit = unit_called(_unit_word(words, next_end))
    if (
        # both need a unit and a size, with a word or two between them
        not larger_unit
        or not smaller_unit
        or next_start - end > 3
        or larger.low is None
        or smaller.low is None
    ):
        return None
    times = larger_unit.size / smaller_unit.size
    # not "two years and three tons", nor "two years and 30 months"
    if larger_unit.dimension != smaller_unit.dimension or not smaller.low < times > 1:
        return None
    for word in words.lower[end + 1 : next_start]:
        if word not in {"and", ",", "-"} and unit_called(word) is not larger_unit:
            return None
    size = larger.low * times + smaller.low
    text = reading.span(start, next_end).quote
    quantity = replace(larger, end=larger.start + len(text), text=text, low=size, high=size)
    return quantity, start, next_end


def _unit_word(words: ParsedWords, end: int) -> str:
    """Returns the word behind an amount, or behind its hyphen."""
    end += words.says(end, "-")
    return "".join(words.lower[end : end + 1])


def noun_counted(words: ParsedWords, first: int, last: int) -> ParsedWord | None:
    """Returns the noun that a quantity counts."""
    noun = _word_counted(words, first=first, last=last)
    if not noun or not any(map(str.isalpha, noun.text)):
        return None
    return noun


def _word_counted(words: ParsedWords, first: int, last: int) -> ParsedWord | None:
    """Returns the noun that an amount counts; none for "75 of 150".

    It is the one that its words modify ("40 miners"), the one behind "of" ("hundreds of miners"),
    or a noun or unit right behind it. The last word of the amount is asked first.
    """
    for i in reversed(range(first, last)):
        word = ParsedWord(words, i)
        noun = _noun_behind(word, last)
        if noun:
            return noun
        for child in word.below("prep"):
            if child.lower == "of":
                noun = child.child("pobj")
                if not noun:
                    return None
                if first <= noun.i < last:  # "hundreds of thousands", "a total of 21 times"
                    break
                return None if noun.text[0].isdecimal() else noun  # "75 of 150"
    behind = ParsedWord(words, last)
    if last < len(words) and (behind.pos == "NOUN" or unit_called(behind.lower)):
        return behind
    return None


def _noun_behind(number: ParsedWord, last: int) -> ParsedWord | None:
    """Returns the noun that a word of an amount is attached to, if it stands behind the amount,
    which ends before the token `last`: of "two of the nine goats", for "nine", "goats"."""
    words = number.words
    if number.dep not in {"nummod", "amod", "compound", "quantmod", "det"}:
        return None
    noun = number.head
    if noun.pos == "NUM" and (noun.i > last or noun.text[0].isalpha()):
        noun = noun.head  # "six MX-47 rifles", "six MX - 47 rifles"
    # "a dozen or more goats": the parser hangs the number on a word of the amount
    is_inside = number.i < noun.i < last - 1
    is_behind = noun.i >= last or (is_inside and words.lower[noun.i + 1] in {"or", "at"})
    return noun if is_behind and noun.pos in {"NOUN", "PROPN", "ADJ"} else None


def _noun_phrase(top: ParsedWord, first: int, last: int) -> tuple[int, int]:
    """Returns the phrase that an amount stands in, with the verb right before it: "killed 12
    weavers"."""
    verb = top.head.i
    start = top.left
    if top.dep == "dobj" and first - 4 <= verb < first:
        start = verb
    end = phrase_end(top, ("relcl", "conj") if top.i >= first else ("relcl",))
    return trim_edges(top.words, start=min(first, max(start, first - _LEAD)), end=max(last, end))


def top_of_amount(words: ParsedWords, noun: ParsedWord | None, first: int, last: int) -> ParsedWord:
    """Returns the word that attaches the amount to its clause: the counted noun, or the amount in
    "dozens of people", "60% of the crop"."""
    amount_places = range(first, last)
    top = noun or ParsedWord(words, last - 1)
    if top.dep == "pobj" and top.head.head.i in amount_places:  # "hundreds of thousands"
        place = next((i for i in amount_places if words.head[i] not in amount_places), last - 1)
        top = ParsedWord(words, place)
    while top.dep in set_of("parse.of_nouns") and top.head != top and not top.head.is_verb:
        top = top.head
    return top


def phrase_end(noun: ParsedWord, cut: Sequence[str], breaks: Sequence[str] = _BREAKS) -> int:
    """Returns where a noun's phrase ends.

    It ends before one of the `breaks` or a dependent of one of the `cut` kinds, and before a
    preposition if it grows long.
    """
    words = noun.words
    end = words.right[noun.i] + 1
    for word in noun.under:
        start = word.left
        if start > noun.i and (word.dep in cut or word.text in breaks):
            end = min(end, start)
    while end > noun.i + 10:  # a longer noun phrase loses its last parts
        end -= 1
        while end > noun.i + 1 and words.dep[end] not in {"prep", "cc", "mark", "agent"}:
            end -= 1
    return end
