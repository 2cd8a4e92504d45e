"""Fillings: which names, days, figures and things stand where in a report's form of words.

Some reports of different events are told in one form of words (that of a wire service, a league, a
weather office), and share nearly all words except these. Things are nouns in small letters with
their adjectives: goods that are recalled, an illness, a trade.

A place of the form is recognised by the words around it. If two reports have the same place, but
another name, figure or thing stands in it, the form was filled anew, for another event. Copies, and
other accounts of one event, fill hardly any place anew, whatever else they change. Later reports of
one event fill figures anew, and leave names and days.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rashomon.shipped.words import lowered, set_of
from rashomon.text.name_words import fold, skeleton
from rashomon.text.parsed_report import Annotations

# Words by which a place of the form is known: those before it, after it, and on both sides.
AROUND = ((-4, -3, -2, -1), (1, 2, 3, 4), (-2, -1, 1, 2))
# Those by which that of a thing is known: on both sides, more on one of them. Who rewrites a clause
# names things in other words, too.
BESIDE = ((-3, -2, -1, 1), (-1, 1, 2, 3))
FIRST = 400  # words from the top that are looked at
FILLING_KINDS = ("\x1fname", "\x1ffigure", "\x1fday", "\x1fthing")  # what stands for a filling
NAME, FIGURE, DAY, THING = range(len(FILLING_KINDS))
_COMPASS = "\x1fcompass"
# What happens again happens at another hour: a clock time tells an event as its day does.
_CLOCK = re.compile(r"\d\d?:\d\d(?::\d\d)?")
_DIGIT = re.compile(r"\d")  # a weekday may be the date that another report gives
_LINE = "\n"  # what ends a headline or a paragraph
_DAYS = lowered(
    "calendar.weekdays", "calendar.months", "calendar.short_weekdays", "calendar.short_months"
)
NUMBER_WORDS = lowered(
    "numbers.one_to_nine",
    "numbers.ten_to_twelve",
    "numbers.thirteen_to_nineteen",
    "numbers.tens",
)


class _Word(NamedTuple):
    """A word in small letters, its kind if it is a name, figure or day, whether it is rare enough
    to know a place by, and whether it may tell a thing."""

    text: str
    kind: int | None = None
    rare: bool = False
    thing: bool = False


def fillings_of(annotations: Annotations) -> dict[str, int]:
    """Returns what fills each place of the report's form of words, as a number. If a place occurs
    more than once, the first one counts."""
    words = _words(annotations)
    printed_words = list(map(_printed_word, words))
    tellers = set_of("lineage_words.reporting", "saying.behind_names")
    fillings = dict[str, int]()
    for first, last, kind in _stretches(words):
        for side, places in _sides(first, last=last, kind=kind, size=len(words)):
            words_around = [printed_words[place] for place in places]
            if kind == THING and not tellers.isdisjoint(words_around):
                continue  # who says it, the hospital or the fire brigade, is no part of the event
            if _LINE not in words_around and any(words[place].rare for place in places):
                filled = f"{FILLING_KINDS[kind]} {_DIGIT.search(words[last].text) is None}"
                form = hashed(" ".join((str(side), filled, *words_around)), 5)
                fillings.setdefault(f"{form:010x}", _number(words[last].text, kind))
    return fillings


def _printed_word(word: _Word) -> str:
    """Returns what a word shows of the form: "north of" and "south of" are one form."""
    if word.kind is not None:
        return FILLING_KINDS[word.kind]
    return _COMPASS if word.text in set_of("name_words.compass") else word.text


def _sides(first: int, last: int, kind: int, size: int) -> Iterator[tuple[int, list[int]]]:
    """Yields the numbers of the words on each side by which the place of a filling is known."""
    for side, steps in enumerate(BESIDE if kind == THING else AROUND):
        places = [(first if step < 0 else last) + step for step in steps]
        if places[0] >= 0 and places[-1] < size:
            yield side, places


def _stretches(words: Sequence[_Word]) -> Iterator[tuple[int, int, int]]:
    """Yields the first and last word of each filling, with its kind; those of a thing stand in a
    row, and the last says what it is."""
    first = 0
    for at, word in enumerate(words):
        if word.kind is not None:
            yield at, at, word.kind
        elif word.thing and (at + 1 == len(words) or not words[at + 1].thing):
            yield first, at, THING  # the last of a row of such words
        if not word.thing:
            first = at + 1


def _words(annotations: Annotations) -> list[_Word]:
    """Returns the first words.

    The words of a name are one, the last: titles and first names come and go. So are those of a
    day or figure.
    """
    parsed = annotations.words
    opening = frozenset() if annotations.read_whole else frozenset(annotations.breaks)
    out = []
    last = None
    for i, text in enumerate(parsed.text):
        if "\n" in text:
            out.append(_Word(_LINE))
        if not text.isalnum() and not any(map(str.isalnum, text)):
            last = None
            continue
        kind = _kind_of_word(text, parsed.pos[i], opens=i in opening)
        lower = parsed.lower[i]
        # a name goes on with a name, a day or figure with a day or figure
        if kind is not None and last is not None and (last == NAME) == (kind == NAME):
            words_so_far = lower if kind == NAME else f"{out[-1].text} {lower}"
            out[-1] = _Word(words_so_far, max(kind, last))  # a day is more than a figure: "3 May"
        # only a new word can be one too many
        elif len(out) == FIRST:
            break
        else:
            rare = kind is None and not parsed.common[i]
            out.append(
                _Word(lower, kind=kind, rare=rare, thing=rare and parsed.pos[i] in {"NOUN", "ADJ"})
            )
        last = out[-1].kind
    return out


def _kind_of_word(text: str, word_class: str, *, opens: bool) -> int | None:
    """Tells whether a word belongs to a name, a figure or a day: of "Monday, nine goats in Harn",
    "Monday", "nine" and "Harn" do.

    If the text is not parsed, its look decides. `opens` means that it begins a sentence.
    """
    if (text[0].isupper() and text.lower() in _DAYS) or _CLOCK.fullmatch(text):
        return DAY
    if any(map(str.isdigit, text)) or word_class == "NUM" or text.lower() in NUMBER_WORDS:
        return FIGURE
    is_name = word_class == "PROPN" or (word_class == "X" and text[0].isupper() and not opens)
    if is_name:
        return NAME
    return None


@lru_cache(maxsize=1 << 14)
def _number(word: str, kind: int) -> int:
    """Returns a number for this word, of a name however it is spelled, that also tells its kind."""
    word = (skeleton(word) if kind == NAME else fold(word).replace(" ", "")) or word
    return hashed(word, 4) * len(FILLING_KINDS) + kind


def hashed(text: str, size: int) -> int:
    """Returns a number of so many bytes for a text. It is the same in every run."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=size).digest(), "big")
