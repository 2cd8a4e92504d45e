"""Fillings: which names, days and figures stand where in a report's form of words.

Reports of different events told in one form of words (a wire's, a league's, a weather office's)
share nearly all words but these. A place of the form is known by the words around it; where two
reports have the same place and another name or figure stands in it, the form was filled anew, for
another event. Copies, and other accounts of one event, fill hardly any place anew, whatever else
they change; later reports of one event fill figures anew, and leave names and days.
"""

import hashlib
from functools import lru_cache

from rashomon.lexicon import lowered
from rashomon.text.annotations import Annotations
from rashomon.text.spellings import fold, skeleton

# Words by which a place of the form is known: those before it, after it, and on both sides.
AROUND = ((-4, -3, -2, -1), (1, 2, 3, 4), (-2, -1, 1, 2))
FIRST = 400  # words from the top that are looked at
KINDS = ("\x1fname", "\x1ffigure", "\x1fday")  # what stands for a filling among other words
NAME, FIGURE, DAY = range(len(KINDS))
_LINE = "\n"  # what ends a headline or a paragraph
_DAYS = lowered(
    "calendar.weekdays", "calendar.months", "calendar.short_weekdays", "calendar.short_months"
)
_NUMBERS = lowered(
    "numbers.one_to_nine",
    "numbers.ten_to_twelve",
    "numbers.thirteen_to_nineteen",
    "numbers.tens",
)


def fillings_of(annotations: Annotations) -> dict[str, int]:
    """Returns the filling, as a number, of each place of the report's form of words; of a place
    that occurs again, the first."""
    words = _words(annotations)
    shown = [text if kind is None else KINDS[kind] for text, kind, _ in words]
    found: dict[str, int] = {}
    for at, (text, kind, _) in enumerate(words):
        if kind is None:
            continue
        for side, steps in enumerate(AROUND):
            if at + steps[0] < 0 or at + steps[-1] >= len(words):
                continue
            around = [shown[at + step] for step in steps]
            if _LINE not in around and any(words[at + step][2] for step in steps):
                place = " ".join((str(side), KINDS[kind], *around))
                found.setdefault(_digest(place, 5).hex(), _number(text, kind))
    return found


def _words(annotations: Annotations) -> list[tuple[str, int | None, bool]]:
    """Returns the first words in lower case with their kind, None for what is no filling, and
    whether they are rare enough to know a place by.

    The words of a name are one, the last: titles and first names come and go. So are those of a
    day or figure.
    """
    columns = annotations.columns
    opening = frozenset() if annotations.read_whole else frozenset(annotations.breaks)
    told: list[tuple[str, int | None, bool]] = []
    last: int | None = None  # the kind of the word before, if it is a filling
    for i, text in enumerate(columns.texts):
        if "\n" in text:
            told.append((_LINE, None, False))
        if not text.isalnum() and not any(map(str.isalnum, text)):
            last = None
            continue
        kind, lower = _kind(text, columns.classes[i], opens=i in opening), columns.lowers[i]
        if kind is not None and last is not None and (last == NAME) == (kind == NAME):
            whole = lower if kind == NAME else f"{told[-1][0]} {lower}"
            told[-1] = whole, max(kind, last), False
        elif len(told) == FIRST:
            break
        else:
            told.append((lower, kind, kind is None and not columns.commons[i]))
        last = told[-1][1]
    return told


def _kind(text: str, word_class: str, *, opens: bool) -> int | None:
    """Returns whether a word belongs to a name, a figure or a day; of a text that is not parsed, by
    its look. `opens`: it begins a sentence."""
    if text[0].isupper() and text.lower() in _DAYS:
        return DAY
    if any(map(str.isdigit, text)) or word_class == "NUM" or text.lower() in _NUMBERS:
        return FIGURE
    named = word_class == "PROPN" or (word_class == "X" and text[0].isupper() and not opens)
    return NAME if named else None


@lru_cache(maxsize=1 << 14)
def _number(word: str, kind: int) -> int:
    """Returns a number for this word, of a name however it is spelled, that also tells its kind."""
    word = (skeleton(word) if kind == NAME else fold(word).replace(" ", "")) or word
    return int.from_bytes(_digest(word, 4), "big") * len(KINDS) + kind


def _digest(text: str, size: int) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
