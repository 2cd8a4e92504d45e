"""Finds the amounts of a report, each with the words that it stands in and the noun that it
counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.record import record
from rashomon.quantities.measures import unit_called
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import either, ordered, set_of
from rashomon.text.parsed_report import ParsedWords, Reach, WordPlace
from rashomon.text.polarity import is_idle_at
from rashomon.text.token_index import Clause, Sentence, TokenIndex, trim_edges

_TAKEN_BACK = re.compile(either("page.taken_back"), re.IGNORECASE | re.DOTALL)
_BREAKS = (",", ";", "(", "--", "–", "—")
_LONGEST = 60  # tokens; anything longer is a wrong parse, not a clause
_PHRASE = 10  # tokens; a longer noun phrase loses its last parts
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
    unit: str | None = None
    is_age: bool = False

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
    noted = any(
        note.start <= span.start_char < note.end for note in reading.annotated.report.corrections
    )
    return noted and _TAKEN_BACK.search(span.text) is not None


def _amounts_in(reading: TokenIndex, sentence: Sentence) -> Iterator[AmountSpan]:
    # what the last number counts: "fired four, three landing"
    words = reading.words
    before = None
    for quantity, first, last in (*_whole(reading, sentence), *_nones(reading, sentence)):
        # part of a day, and not of how long ago it was
        dated = all(i in reading.date_at for i in range(first, last))
        none = words.says(first - 1, "without", "a", "single")
        if none or _is_label(words, first, last) or (dated and not is_long_ago(reading, last)):
            continue
        noun = counted_noun(words, first, last)
        age = _age(reading, first, last)
        told = noun is not None and words.pos[noun] not in {"PRON", "DET"}
        named = called_in_the_singular(words, noun) if told else before
        before = None if quantity.unit or unit_called(named) else named
        top = top_of_amount(words, noun, first, last)
        start, end = age or _noun_phrase(words, first, last, top)
        if end - start <= _LONGEST:
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
    words = reading.words
    unit = unit_called(words.lower[last]) if last < len(words) else None
    return unit is not None and unit.dimension == "time" and last in reading.date_at


def called_in_the_singular(words: ParsedWords, noun: WordPlace) -> str | None:
    """The counted noun in the singular, or its unit with the words beside it that make it another:
    "square mile", "mile per hour"."""
    if noun is None:
        return None
    word = words.lemma[noun].lower() if words.is_noun(noun) else words.lower[noun]
    before = noun - 2 if words.text[noun - 1] == "-" else noun - 1
    behind = " ".join([word, *words.lower[noun + 1 : noun + 3]])
    longer = unit_called(f"{words.lower[before]} {word}") if before >= 0 else None
    unit = unit_called(behind) or longer or unit_called(word)
    return word if not unit else unit.name


def _nones(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
    """What counts none: "nobody", "no one", "no deaths"."""
    words = reading.words
    for i in sentence.tokens:
        if words.listed(i, "amounts.none") and not is_idle_at(words, i):
            last = i + 1 + words.says(i + 1, "one")
            text = reading.span(i, last).quote
            yield Quantity(0, len(text), 0, text, 0.0, 0.0, None, "exact"), i, last


def _whole(reading: TokenIndex, sentence: Sentence) -> Iterator[_Amount]:
    """The quantities; what is told in two units ("nine minutes and 46 seconds") is one of the
    smaller."""
    held: _Amount | None = None
    for one in sentence.quantities:
        joined = held and _joined(reading, *held, *one)
        if held and not joined:
            yield held
        held = joined or one
    if held:
        yield held


def _joined(
    reading: TokenIndex,
    whole: Quantity,
    start: int,
    end: int,
    less: Quantity,
    first: int,
    last: int,
) -> _Amount | None:
    words = reading.words
    large, small = (
        unit_called(next((w for w in words.lower[i : i + 2] if w != "-"), None))
        for i in (end, last)
    )
    between = set(words.lower[end + 1 : first]) - {"and", ",", "-"}
    if not large or not small or first - end > 3 or whole.low is None or less.low is None:
        return None
    times = large.size / small.size
    fits = large.dimension == small.dimension and less.low < times > 1
    if not fits or any(unit_called(one) is not large for one in between):
        return None
    size = whole.low * times + less.low
    text = reading.span(start, last).quote
    return replace(whole, end=whole.start + len(text), text=text, low=size, high=size), start, last


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
    before, behind = words.text[max(0, first - 2) : first], words.text[last : last + 2]
    scores = any(
        len(pair) > 1 and pair[0] in {"-", "–"} and any(map(str.isdigit, pair[1]))
        for pair in (before[::-1], behind)
    )
    votes = not set_of("amounts.votes").isdisjoint(words.lemma[max(0, first - 5) : last + 5])
    return (
        (scores and not votes)
        or any(words.says(place, "-", "to", "-") for place in (last, first - 3))
        or _is_named(words, first, last, noun)
    )


def _is_named(words: ParsedWords, first: int, last: int, noun: WordPlace) -> bool:
    """Whether the number is a piece of a name: "4K", "MX-44", "Orlo 11", "the Orlo 737 jets"."""
    text = words.text[first]
    before = first - 1
    behind = words.text[last : last + 2]
    code = words.text[first - 2]
    led = words.pos[first - 3] in {"NUM", "VERB", "DET"}
    if first > 2 and words.text[before] == "-" and code.isupper() and len(code) < 4 and led:
        return words.lower[first - 3] != "the"  # "six MX - 47 rifles", no "UK - 12 dead"
    if noun is not None and noun > first and words.text[noun].istitle():
        return words.listed(noun, "amounts.ways")  # "12 Mill Street"
    if last != first + 1:
        return False
    coded = any(map(str.isalpha, text)) and any(map(str.isdigit, text))
    if coded or (behind[:1] == ["-"] and behind[-1][0].isupper()):  # "Orlo 4-Heavy"
        return True
    if not text.isdecimal() or before < 0 or words.pos[before] != "PROPN":
        return False
    chooses = words.dep[before] in {"compound", "nmod"} and words.head[before] == noun
    led = noun is None and words.lower[before - 1] in {"a", "an", "the"}  # "an Orlo 9"
    return chooses or led or behind[:1] in (["'s"], ["’s"]) or words.head[first] == before


def counted_noun(words: ParsedWords, first: int, last: int) -> WordPlace:
    """Returns the noun that a quantity counts."""
    noun = _noun_of(words, first, last)
    return noun if noun is not None and any(map(str.isalpha, words.text[noun])) else None


def _noun_of(words: ParsedWords, first: int, last: int) -> WordPlace:
    for i in reversed(range(first, last)):
        head = words.head[i]
        if words.pos[head] == "NUM" and (head > last or words.text[head][0].isalpha()):
            head = words.head[head]  # "six MX-47 rifles", "six MX - 47 rifles"
        if (
            words.dep[i] in {"nummod", "amod", "compound", "quantmod", "det"}
            and (head >= last or (i < head < last - 1 and words.lower[head + 1] in {"or", "at"}))
            and words.pos[head] in {"NOUN", "PROPN", "ADJ"}
        ):
            return head
        for child in words.below(i, "prep"):
            if words.lower[child] == "of":
                noun = words.child(child, "pobj")
                if noun is None:
                    return None
                if first <= noun < last:  # "hundreds of thousands", "a total of 21 times"
                    break
                return None if words.text[noun][0].isdecimal() else noun  # "75 of 150"
    named = last < len(words) and (words.pos[last] == "NOUN" or unit_called(words.lower[last]))
    return last if named else None


def _age(reading: TokenIndex, first: int, last: int) -> Reach | None:
    """The span of an age: "NAME, 42,", "a driver, 42," or "the 42-year-old driver"."""
    words = reading.words
    text = words.text
    pos = words.pos
    lower = words.lower
    for told in map(str.split, ordered("amounts.years_old")):
        if words.says(last, *told):
            old = last + len(told)
            head = words.head[old - 1]
            named = told[0] == "-" and pos[head] == "NOUN" and old <= head < last + 9
            start = first - (first > 0 and words.dep[first - 1] in {"det", "poss"})
            return trim_edges(words, start, head + 1 if named else old)
    said = ["", *lower[max(0, first - 2) : first]]
    aged = set_of("amounts.aged")
    if said[-1] in aged:
        return first - 1, last
    is_one = last == first + 1
    alone = is_one and (last == len(words) or pos[last] not in {"NOUN", "SYM", "NUM"})
    if alone and " ".join(said[1:]) in set_of("amounts.he_is"):
        return first - 2, last
    if said[-1] == "and" and said[-2].isdecimal() and lower[first - 3] in aged:
        return first, last  # "girls ages 11 and 15"
    first = first - (said[-1] == "both")  # "and Bo Orlo, both 42,"
    begins = first >= 2 and text[first - 1] in {",", "("}
    ends = is_one and last < len(words) and text[last] in {",", ".", ")", ";"}
    if (
        not (begins and ends and text[last - 1].isdecimal() and int(text[last - 1]) < 120)
        or (pos[first - 2] != "PROPN" and words.tag[first - 2] != "NN")
        or (reading.is_place(first - 2) and not words.says(last + 1, "was"))
    ):
        return None
    start = first - 2
    while start > 0 and pos[start - 1] == "PROPN" and not words.opens[start]:
        start -= 1
    return start, last


def _noun_phrase(words: ParsedWords, first: int, last: int, top: int) -> Reach:
    """The phrase that an amount stands in, with the verb right before it: "killed 12 weavers"."""
    verb = words.head[top]
    start = verb if words.dep[top] == "dobj" and first - 4 <= verb < first else words.left[top]
    end = phrase_end(words, top, ("relcl", "conj") if top >= first else ("relcl",))
    return trim_edges(words, min(first, max(start, first - _LEAD)), max(last, end))


def top_of_amount(words: ParsedWords, noun: WordPlace, first: int, last: int) -> int:
    """The word that attaches the amount to its clause: the counted noun, or the amount in "dozens
    of people", "60% of the crop"."""
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
    ends = [
        words.left[i]
        for i in words.under(noun)
        if words.left[i] > noun and (words.dep[i] in cut or words.text[i] in breaks)
    ]
    end = min([words.right[noun] + 1, *ends])
    while end > noun + _PHRASE:
        end = next(
            (
                i
                for i in range(end - 1, noun, -1)
                if words.dep[i] in {"prep", "cc", "mark", "agent"}
            ),
            noun + 1,
        )
    return end
