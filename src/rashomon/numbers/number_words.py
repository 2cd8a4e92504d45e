"""The words of a report in which a number stands: its amount, its phrase, what it counts."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.model.span import Span
from rashomon.numbers.amounts import AmountSpan, phrase_end
from rashomon.quantities.measures import dimension_of
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.token_index import Sentence, trim_edges

CHOOSING = ("amod", "compound", "nmod", "poss")
LONGEST_PHRASE = 12  # words; the most by which a reader understands a number
_NO_PART = ("conj", "cc", "appos")


def printed_amount(span: AmountSpan) -> Span:
    """The amount as printed with its limit and unit ("229 feet", "60 miles per hour"), or with whom
    nobody is of ("no deaths"), without a full stop behind it."""
    (first, last), noun, unit = span.answer, span.noun, dimension_of(span.unit)
    is_printed_whole = (unit is not None and not span.is_age) or span.quantity.high == 0
    has_of = span.words.says(last, "of")
    if is_printed_whole and not has_of and noun and last <= noun.i <= last + 2:
        last = noun.i + (3 if unit == "speed" else 1)
    amount_span = span.reading.span(first, min(last, span.sentence.end))
    quote = amount_span.quote.removesuffix(".")
    return replace(amount_span, end=amount_span.start + len(quote), quote=quote)


def phrase_around(span: AmountSpan) -> Span:
    """Returns at most twelve words around an amount, so that a reader understands it: of "the flood
    killed nine goats near Harn", perhaps all.

    The phrase grows part by part, within the sentence, up to the word above as long as there is
    room.
    """
    words = span.words
    sentence = span.sentence
    start, end = span.answer
    # the word of the amount whose governor stands outside it
    top = next((i for i in range(start, end) if not start <= words.head[i] < end), end - 1)
    while True:
        for low, high in _parts_around(words, top=top, start=start, end=end, sentence=sentence):
            if len(span.reading.span(low, high).quote.split()) <= LONGEST_PHRASE:
                start = low
                end = high
        above = words.head[top]
        if above == top or not start <= top < end or above not in sentence.tokens:
            start, end = trim_edges(words, start=start, end=end)
            return span.reading.span(
                *_without_loose_ends(words, start=start, end=end, answer=span.answer)
            )
        top = above


def _parts_around(
    words: ParsedWords, top: int, start: int, end: int, sentence: Sentence
) -> Iterator[tuple[int, int]]:
    """Yields ever longer stretches around the tokens start..end.

    First it goes up to the word that governs them. Then it adds, part by part, what else hangs on
    that word: behind it first, then before it. Of "some of two goats in Harn", "two goats", then
    "two goats in Harn".
    """
    low = min(start, top)
    high = max(end, top + 1)
    dependents = [(words.dep[k], words.left[k], words.right[k] + 1) for k in words.children[top]]
    for dep, first, last in dependents:
        if dep in set_of("parse.nearest") or (first < high and last > low):
            low = min(low, first)
            high = max(high, last)
    yield low, high
    for _, first, last in dependents:
        if first >= high and last <= sentence.end:
            high = last
            yield low, high
    for _, first, last in reversed(dependents):
        if last <= low and first >= sentence.start:
            low = first
            yield low, high


def _without_loose_ends(
    words: ParsedWords, start: int, end: int, answer: tuple[int, int]
) -> tuple[int, int]:
    """Returns the stretch without loose ends.

    A bracket or quotation mark whose fellow stands outside is left out, or taken in if it opens
    right before the stretch. `answer`, the number itself, always stays: of "12 goats (two", "12
    goats".
    """
    answer_start, answer_end = answer
    for opening, closing in ("()", "[]", "“”", '""'):
        marks = [i for i in range(start, end) if words.text[i] in (opening, closing)]
        if len(marks) % 2:  # an odd number: one has no fellow here
            if start and words.text[start - 1] == opening:
                return start - 1, end
            if marks[-1] >= answer_end:
                end = marks[-1]
            elif marks[0] < answer_start:
                start = marks[0] + 1
    first, last = trim_edges(words, start=start, end=end)
    return min(first, answer_start), max(last, answer_end)


def words_counted(span: AmountSpan) -> str | None:
    """The counted noun as printed, with the words that narrow it: "Syrian children among them",
    "militants along with their families"."""
    words = span.words
    noun = span.noun
    last = span.answer[1]
    if not noun and span.quantity.unit and words.says(last, "in"):
        # "$5 million in aid for Harn"
        start = last + 1
        end = phrase_end(span.last_word, _NO_PART)
        return (
            span.reading.span(*trim_edges(words, start=start, end=end)).quote
            if end > start
            else None
        )
    if not noun or span.is_age:
        return None
    end = phrase_end(noun, _NO_PART)
    if end > noun.i + LONGEST_PHRASE - 4:  # a long clause tells more than who they are
        end = phrase_end(noun, (*_NO_PART, "relcl"))
    narrows = not set_of("fates.narrowing").isdisjoint(words.lower[end : end + 2])
    # "goats, nine of them kids": the aside narrows them, too
    if narrows and words.says(end, ","):
        end = phrase_end(noun, ("conj",), breaks=("(",))
    while words.says(end, "-"):
        end += 2  # "side-by-side"
    end = min(end, noun.i + LONGEST_PHRASE)
    start, end = trim_edges(words, start=narrowed_from(noun, last), end=end)
    return span.reading.span(start, end).quote if start < end else None


def narrowed_from(noun: ParsedWord, last: int) -> int:
    """Where the words before a noun begin that choose among what it names, behind its amount."""
    words = noun.words
    start = noun.i
    left = words.head if noun.dep == "appos" else words.left
    while start > max(left[noun.i], last) and (
        words.pos[start - 1] not in {"SYM", "PUNCT"} or words.text[start - 1] == "-"
    ):
        start -= 1
    return start + (words.text[start] == "-")
