"""Finds the amounts of a report, each with the words that it stands in and the noun that it
counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.record import TextIfAny, record
from rashomon.quantities.measures import unit_called
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import either, ordered, set_of
from rashomon.text.parsed_report import ParsedWords, Reach, WordPlace
from rashomon.text.polarity import is_idle_at
from rashomon.text.token_index import Clause, Sentence, TokenIndex, trim_edges

_TAKEN_BACK = re.compile(either("page.taken_back"), re.IGNORECASE | re.DOTALL)
_BREAKS = (",", ";", "(", "--", "–", "—")
_LEAD = 4  # tokens; the most of a phrase that stand before its amount
_Amount = tuple[Quantity, int, int]


@record
class AmountSpan:
    """An amount of a report: token indices of the words that tell it and of the amount itself, its
    clause, the noun that it counts, the word that attaches it to its clause, and its unit."""

    start: int
    end: int
    sentence: Sentence
    clause: Clause | None
    answer: Reach
    quantity: Quantity
    noun: WordPlace
    top: int
    unit: TextIfAny
    is_age: bool

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
        if none or _is_label(words, first, last) or (dated and not is_long_ago(reading, last)):
            continue
        noun = counted_noun(words, first, last)
        named = before
        if noun is not None and words.pos[noun] not in {"PRON", "DET"}:
            named = called_in_the_singular(words, noun)
        before = None if quantity.unit or unit_called(named) else named
        top = top_of_amount(words, noun, first, last)
        age = _age(reading, first, last)
        start, end = age or _noun_phrase(words, first, last, top)
        if end - start <= 60:  # anything longer is a wrong parse, not a clause
            yield AmountSpan(
                start,
                end,
                sentence,
                sentence.clause_at.get(first),
                (first, last),
                quantity,
                noun,
                top,
                "year" if age else quantity.unit or named,
                is_age=age is not None,
            )


def is_long_ago(reading: TokenIndex, last: int) -> bool:
    """Whether an amount that ends here says how far off a day is: "three years ago"."""
    if last not in reading.date_at:
        return False
    unit = unit_called(reading.words.lower[last])
    return unit is not None and unit.dimension == "time"


def called_in_the_singular(words: ParsedWords, noun: WordPlace) -> TextIfAny:
    """Returns the counted noun in the singular, or its unit with the words beside it that make it
    another: "square mile", "mile per hour"."""
    if noun is None:
        return None
    word = words.lemma[noun].lower() if words.is_noun(noun) else words.lower[noun]
    unit = unit_called(" ".join([word, *words.lower[noun + 1 : noun + 3]]))
    before = noun - 2 if words.text[noun - 1] == "-" else noun - 1
    if unit is None and before >= 0:
        unit = unit_called(f"{words.lower[before]} {word}")
    unit = unit or unit_called(word)
    return unit.name if unit else word


def _nones(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
    """Yields what counts none: "nobody", "no one", "no deaths"."""
    words = reading.words
    for i in sentence.tokens:
        if words.listed(i, "amounts.none") and not is_idle_at(words, i):
            last = i + 1 + words.says(i + 1, "one")
            text = reading.span(i, last).quote
            yield Quantity(0, len(text), 0, text, 0.0, 0.0, None, "exact"), i, last


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


def _is_label(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number names what stands before it: "Line 7", "Article 5 of the treaty", but not
    "12 lines" or "the toll: 31"."""
    text = words.text[first]
    if last != first + 1 or first == 0 or not text.isdecimal() or len(text) > 4:
        return False
    called = "".join(words.text[max(0, first - 2) : first])
    if called.endswith(("No.", "Nos.", " No", "no.", "number")):
        return True  # "No. 1"
    if words.lower[first - 1] in {"and", "or"} and words.text[first - 2].isdecimal():
        return _is_label(words, first - 2, first - 1)  # "Zones 1 and 2"
    label = words.lower[first - 1].removesuffix("s")
    return label in set_of("account_words.labelled") and words.head[first] <= first


def counts_nothing(words: ParsedWords, first: int, last: int, noun: WordPlace) -> bool:
    """Whether the number tells a thing from others ("Line 7", "Orlo 11") or gives a score ("34-6"),
    not votes ("passed 34-6"); `noun`: what it would count."""
    if words.says(last, "-", "to", "-") or words.says(first - 3, "-", "to", "-"):
        return True
    before = words.text[max(0, first - 2) : first]
    if _is_score(before[::-1]) or _is_score(words.text[last : last + 2]):
        near = words.lemma[max(0, first - 5) : last + 5]
        if set_of("amounts.votes").isdisjoint(near):
            return True
    return _is_named(words, first, last, noun)


def _is_score(beside: Sequence[str]) -> bool:
    """Whether the words beside a number, from it on, are a dash and another number."""
    return len(beside) > 1 and beside[0] in {"-", "–"} and any(map(str.isdigit, beside[1]))


def _is_named(words: ParsedWords, first: int, last: int, noun: WordPlace) -> bool:
    """Whether the number is a piece of a name: "4K", "MX-44", "Orlo 11", "the Orlo 737 jets"."""
    text = words.text[first]
    before = first - 1
    code = words.text[first - 2]
    led = words.pos[first - 3] in {"NUM", "VERB", "DET"}
    if first > 2 and words.text[before] == "-" and code.isupper() and len(code) < 4 and led:
        return words.lower[first - 3] != "the"  # "six MX - 47 rifles", no "UK - 12 dead"
    if noun is not None and noun > first and words.text[noun].istitle():
        return words.listed(noun, "amounts.ways")  # "12 Mill Street"
    if last != first + 1:
        return False
    if any(map(str.isalpha, text)) and any(map(str.isdigit, text)):
        return True
    behind = words.text[last : last + 2]
    if behind[:1] == ["-"] and behind[-1][0].isupper():  # "Orlo 4-Heavy"
        return True
    if not text.isdecimal() or before < 0 or words.pos[before] != "PROPN":
        return False
    if behind[:1] in (["'s"], ["’s"]) or words.head[first] == before:
        return True
    if noun is None:
        return words.lower[before - 1] in {"a", "an", "the"}  # "an Orlo 9"
    return words.dep[before] in {"compound", "nmod"} and words.head[before] == noun


def counted_noun(words: ParsedWords, first: int, last: int) -> WordPlace:
    """Returns the noun that a quantity counts."""
    noun = _noun_of(words, first, last)
    if noun is None or not any(map(str.isalpha, words.text[noun])):
        return None
    return noun


def _noun_of(words: ParsedWords, first: int, last: int) -> WordPlace:
    for i in reversed(range(first, last)):
        head = words.head[i]
        if words.pos[head] == "NUM" and (head > last or words.text[head][0].isalpha()):
            head = words.head[head]  # "six MX-47 rifles", "six MX - 47 rifles"
        is_behind = head >= last or (i < head < last - 1 and words.lower[head + 1] in {"or", "at"})
        may_count = words.dep[i] in {"nummod", "amod", "compound", "quantmod", "det"}
        if is_behind and may_count and words.pos[head] in {"NOUN", "PROPN", "ADJ"}:
            return head
        for child in words.below(i, "prep"):
            if words.lower[child] == "of":
                noun = words.child(child, "pobj")
                if noun is None:
                    return None
                if first <= noun < last:  # "hundreds of thousands", "a total of 21 times"
                    break
                return None if words.text[noun][0].isdecimal() else noun  # "75 of 150"
    if last < len(words) and (words.pos[last] == "NOUN" or unit_called(words.lower[last])):
        return last
    return None


def _age(reading: TokenIndex, first: int, last: int) -> Reach | None:
    """Returns the span of an age: "NAME, 42,", "a driver, 42," or "the 42-year-old driver"."""
    words = reading.words
    for told in map(str.split, ordered("amounts.years_old")):
        if words.says(last, *told):
            old = last + len(told)
            head = words.head[old - 1]
            if told[0] == "-" and words.pos[head] == "NOUN" and old <= head < last + 9:
                old = head + 1
            start = first - (first > 0 and words.dep[first - 1] in {"det", "poss"})
            return trim_edges(words, start, old)
    if first and words.listed(first - 1, "amounts.aged"):
        return first - 1, last
    is_second = words.says(first - 1, "and") and words.text[first - 2].isdecimal()
    if is_second and words.listed(first - 3, "amounts.aged"):
        return first, last  # "girls ages 11 and 15"
    if last > first + 1:
        return None
    is_alone = last == len(words) or words.pos[last] not in {"NOUN", "SYM", "NUM"}
    if is_alone and " ".join(words.lower[max(0, first - 2) : first]) in set_of("amounts.he_is"):
        return first - 2, last
    return _age_behind_name(reading, first)


def _age_behind_name(reading: TokenIndex, place: int) -> Reach | None:
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


def _noun_phrase(words: ParsedWords, first: int, last: int, top: int) -> Reach:
    """Returns the phrase that an amount stands in, with the verb right before it: "killed 12
    weavers"."""
    verb = words.head[top]
    start = words.left[top]
    if words.dep[top] == "dobj" and first - 4 <= verb < first:
        start = verb
    end = phrase_end(words, top, ("relcl", "conj") if top >= first else ("relcl",))
    return trim_edges(words, min(first, max(start, first - _LEAD)), max(last, end))


def top_of_amount(words: ParsedWords, noun: WordPlace, first: int, last: int) -> int:
    """Returns the word that attaches the amount to its clause: the counted noun, or the amount in
    "dozens of people", "60% of the crop"."""
    above = words.head
    inside = range(first, last)
    top = last - 1 if noun is None else noun
    if words.dep[top] == "pobj" and above[above[top]] in inside:  # "hundreds of thousands"
        top = next((i for i in inside if above[i] not in inside), last - 1)
    while words.dep[top] in set_of("parse.of_nouns") and above[top] != top:
        if words.is_verb(above[top]):
            break
        top = above[top]
    return top


def phrase_end(
    words: ParsedWords, noun: int, cut: Sequence[str], breaks: Sequence[str] = _BREAKS
) -> int:
    """Returns where a noun's phrase ends.

    It ends before one of the `breaks` or a dependent of one of the `cut` kinds, and before a
    preposition if it grows long.
    """
    end = words.right[noun] + 1
    for i in words.under(noun):
        start = words.left[i]
        if start > noun and (words.dep[i] in cut or words.text[i] in breaks):
            end = min(end, start)
    while end > noun + 10:  # a longer noun phrase loses its last parts
        end -= 1
        while end > noun + 1 and words.dep[end] not in {"prep", "cc", "mark", "agent"}:
            end -= 1
    return end
