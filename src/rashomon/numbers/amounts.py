"""Finds the amounts of a report, each with the words that it stands in and the noun that it
counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.record import record
from rashomon.quantities.measures import dimension_of, unit_called
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import either, ordered, set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import is_idle_at
from rashomon.text.token_index import Clause, Sentence, TokenIndex, trim_edges

_TAKEN_BACK = re.compile(either("page.taken_back"), re.IGNORECASE | re.DOTALL)
_BREAKS = (",", ";", "(", "--", "–", "—")
_OLD = {"child", "man", "woman"}  # families of nouns
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
    def is_share(self) -> bool:
        """Whether it is a share of something, not a count."""
        return self.quantity.unit == "%"


def find_amounts(reading: TokenIndex) -> Iterator[AmountSpan]:
    """Yields the amounts of a report by place."""
    for sentence in reading.sentences:
        if not _takes_back(reading, sentence):
            yield from _amounts_in(reading, sentence)


def _takes_back(reading: TokenIndex, sentence: Sentence) -> bool:
    """Whether the sentence of a correction note tells what an earlier version said: the report
    gives that answer no more."""
    span = reading.doc[sentence.start : sentence.end]
    for note in reading.annotated.report.corrections:
        if note.start <= span.start_char < note.end:
            return _TAKEN_BACK.search(span.text) is not None
    return False


def _amounts_in(reading: TokenIndex, sentence: Sentence) -> Iterator[AmountSpan]:
    words = reading.words
    before = None  # what the last number counts: "fired four, three landing"
    for quantity, first, last in (*_whole(reading, sentence), *_nones(reading, sentence)):
        # part of a day, and not of how long ago it was
        dated = all(i in reading.date_at for i in range(first, last))
        none = words.says(first - 1, "without", "a", "single")
        if (
            none
            or _is_label(ParsedWord(words, first), last)
            or (dated and not is_long_ago(reading, last))
        ):
            continue
        noun = noun_counted(words, first, last)
        named = before
        if noun and noun.pos not in {"PRON", "DET"}:
            named = called_in_the_singular(noun)
        before = None if quantity.unit or unit_called(named) else named
        top = top_of_amount(words, noun, first, last)
        age = _age(reading, first, last)
        start, end = age or _noun_phrase(top, first, last)
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
                unit="year" if age else quantity.unit or named,
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


def _nones(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
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


def _whole(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
    """Yields the quantities; what is told in two units ("nine minutes and 46 seconds") is one of
    the smaller."""
    whole = None
    for amount in sentence.quantities:
        joined = whole and _joined(reading, whole, amount)
        if whole and not joined:
            yield whole
        whole = joined or amount
    if whole:
        yield whole


def _joined(reading: TokenIndex, whole: _Amount, part: _Amount) -> _Amount | None:
    words = reading.words
    (larger, start, end) = whole
    (smaller, first, last) = part
    large = unit_called(_unit_word(words, end))
    small = unit_called(_unit_word(words, last))
    if not large or not small or first - end > 3 or larger.low is None or smaller.low is None:
        return None
    times = large.size / small.size
    if large.dimension != small.dimension or not smaller.low < times > 1:
        return None
    for word in words.lower[end + 1 : first]:
        if word not in {"and", ",", "-"} and unit_called(word) is not large:
            return None
    size = larger.low * times + smaller.low
    text = reading.span(start, last).quote
    quantity = replace(larger, end=larger.start + len(text), text=text, low=size, high=size)
    return quantity, start, last


def _unit_word(words: ParsedWords, end: int) -> str:
    """Returns the word behind an amount, or behind its hyphen."""
    end += words.says(end, "-")
    return "".join(words.lower[end : end + 1])


def _is_label(number: ParsedWord, last: int) -> bool:
    """Whether the number names what stands before it: "Line 7", "Article 5 of the treaty", but not
    "12 lines" or "the toll: 31"."""
    first = number.i
    text = number.text
    if last != first + 1 or first == 0 or not text.isdecimal() or len(text) > 4:
        return False
    called = "".join(number.words.text[max(0, first - 2) : first])
    if called.endswith(("No.", "Nos.", " No", "no.", "number")):
        return True  # "No. 1"
    before = number.before
    if before.lower in {"and", "or"} and before.before.text.isdecimal():
        return _is_label(before.before, before.i)  # "Zones 1 and 2"
    label = before.lower.removesuffix("s")
    return label in set_of("account_words.labelled") and number.head.i <= first


def counts_nothing(span: AmountSpan) -> bool:
    """Whether the number tells a thing from others ("Line 7", "Orlo 11") or gives a score ("34-6"),
    not votes ("passed 34-6")."""
    words = span.words
    (first, last) = span.answer
    if words.says(last, "-", "to", "-") or words.says(first - 3, "-", "to", "-"):
        return True
    before = words.text[max(0, first - 2) : first]
    if _is_score(before[::-1]) or _is_score(words.text[last : last + 2]):
        near = words.lemma[max(0, first - 5) : last + 5]
        if set_of("amounts.votes").isdisjoint(near):
            return True
    return _is_named(span)


def _is_score(beside: Sequence[str]) -> bool:
    """Whether the words beside a number, from it on, are a dash and another number."""
    return len(beside) > 1 and beside[0] in {"-", "–"} and any(map(str.isdigit, beside[1]))


def _is_named(span: AmountSpan) -> bool:
    """Whether the number is a piece of a name: "4K", "MX-44", "Orlo 11", "the Orlo 737 jets"."""
    words = span.words
    noun = span.noun
    (first, last) = span.answer
    number = span.first_word
    text = number.text
    before = number.before
    code = before.before
    led = code.before
    is_code = before.text == "-" and code.text.isupper() and len(code.text) < 4
    if first > 2 and is_code and led.pos in {"NUM", "VERB", "DET"}:
        return led.lower != "the"  # "six MX - 47 rifles", no "UK - 12 dead"
    if noun and noun.i > first and noun.text.istitle():
        return noun.listed("amounts.ways")  # "12 Mill Street"
    if last != first + 1:
        return False
    if any(map(str.isalpha, text)) and any(map(str.isdigit, text)):
        return True
    behind = words.text[last : last + 2]
    if behind[:1] == ["-"] and behind[-1][0].isupper():  # "Orlo 4-Heavy"
        return True
    if not text.isdecimal() or first == 0 or before.pos != "PROPN":
        return False
    if behind[:1] in (["'s"], ["’s"]) or number.head == before:
        return True
    if not noun:
        return code.lower in {"a", "an", "the"}  # "an Orlo 9"
    return before.dep in {"compound", "nmod"} and before.head == noun


def noun_counted(words: ParsedWords, first: int, last: int) -> ParsedWord | None:
    """Returns the noun that a quantity counts."""
    noun = _noun_of(words, first, last)
    if not noun or not any(map(str.isalpha, noun.text)):
        return None
    return noun


def _noun_of(words: ParsedWords, first: int, last: int) -> ParsedWord | None:
    for i in reversed(range(first, last)):
        word = ParsedWord(words, i)
        head = word.head
        if head.pos == "NUM" and (head.i > last or head.text[0].isalpha()):
            head = head.head  # "six MX-47 rifles", "six MX - 47 rifles"
        place = head.i
        is_behind = place >= last or (
            i < place < last - 1 and words.lower[place + 1] in {"or", "at"}
        )
        may_count = word.dep in {"nummod", "amod", "compound", "quantmod", "det"}
        if is_behind and may_count and head.pos in {"NOUN", "PROPN", "ADJ"}:
            return head
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


def _age(reading: TokenIndex, first: int, last: int) -> tuple[int, int] | None:
    """Returns the span of an age: "NAME, 42,", "a driver, 42," or "the 42-year-old driver"."""
    words = reading.words
    before = ParsedWord(words, first - 1)
    for told in map(str.split, ordered("amounts.years_old")):
        if words.says(last, *told):
            old = last + len(told)
            head = words.head[old - 1]
            if told[0] == "-" and words.pos[head] == "NOUN" and old <= head < last + 9:
                old = head + 1
            start = first - (first > 0 and before.dep in {"det", "poss"})
            return trim_edges(words, start, old)
    if first and before.listed("amounts.aged"):
        return first - 1, last
    is_second = before.says("and") and before.before.text.isdecimal()
    if is_second and words.listed(first - 3, "amounts.aged"):
        return first, last  # "girls ages 11 and 15"
    if last > first + 1:
        return None
    is_alone = last == len(words) or words.pos[last] not in {"NOUN", "SYM", "NUM"}
    if is_alone and " ".join(words.lower[max(0, first - 2) : first]) in set_of("amounts.he_is"):
        return first - 2, last
    if is_alone and before.says("of") and before.before.family in _OLD:
        return first - 2, last  # "a boy of nine"
    return _age_behind_name(reading, first)


def _age_behind_name(reading: TokenIndex, place: int) -> tuple[int, int] | None:
    """Returns the span of an age that stands behind a name or a noun: "Bo Orlo, 42,"."""
    words = reading.words
    last = place + 1
    first = place - words.says(place - 1, "both")  # "and Bo Orlo, both 42,"
    name = first - 2
    if name < 0 or words.text[first - 1] not in {",", "("}:
        return None
    if last >= len(words) or words.text[last] not in {",", ".", ")", ";"}:
        return None
    if not words.text[place].isdecimal() or int(words.text[place]) >= 120:
        return None
    if words.pos[name] != "PROPN" and words.tag[name] != "NN":
        return None
    if reading.is_place(name) and not words.says(last + 1, "was"):
        return None
    while name > 0 and words.pos[name - 1] == "PROPN" and not words.opens[name]:
        name -= 1
    return name, last


def _noun_phrase(top: ParsedWord, first: int, last: int) -> tuple[int, int]:
    """Returns the phrase that an amount stands in, with the verb right before it: "killed 12
    weavers"."""
    verb = top.head.i
    start = top.left
    if top.dep == "dobj" and first - 4 <= verb < first:
        start = verb
    end = phrase_end(top, ("relcl", "conj") if top.i >= first else ("relcl",))
    return trim_edges(top.words, min(first, max(start, first - _LEAD)), max(last, end))


def top_of_amount(words: ParsedWords, noun: ParsedWord | None, first: int, last: int) -> ParsedWord:
    """Returns the word that attaches the amount to its clause: the counted noun, or the amount in
    "dozens of people", "60% of the crop"."""
    inside = range(first, last)
    top = noun or ParsedWord(words, last - 1)
    if top.dep == "pobj" and top.head.head.i in inside:  # "hundreds of thousands"
        place = next((i for i in inside if words.head[i] not in inside), last - 1)
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
