"""Fillings: which names, days and figures stand where in a report's form of words.

Reports of different events told in one form of words (a wire's, a league's, a weather office's) share nearly all words but these. A place of
the form is known by the words around it; where two reports have the same place and another name or figure stands in it, the form was filled
anew, for another event. Copies, and other accounts of one event, fill hardly any place anew, whatever else they change.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import lowered
from rashomon.text.annotations import Annotations
from rashomon.text.spellings import fold

AROUND = 4  # words before it, or after it, by which a place of the form is known;
PLAIN = 2  # at least so many of these are no fillings themselves, and one of these tells something
FIRST = 400  # words from the top that are looked at
KINDS = ("\x1fname", "\x1fday or figure")  # what stands for a filling among the words around another
NAME, FIGURE = range(len(KINDS))
_LINE = "\n"  # what ends a headline or a paragraph
_DAYS = lowered("calendar.weekdays", "calendar.months", "calendar.short_weekdays", "calendar.short_months")


def fillings_of(annotations: Annotations) -> dict[str, int]:
    """Returns the filling, as a number, of each place of the report's form of words; of a place that occurs again, the first."""
    words = list(_words(annotations))
    shown = [word.text if word.kind is None else KINDS[word.kind] for word in words]
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        if word.kind is not None:
            for side, first, last in (("<", at - AROUND, at), (">", at + 1, at + 1 + AROUND)):
                if first >= 0 and last <= len(words) and _tells(words[first:last]):
                    place = " ".join((side, KINDS[word.kind], *shown[first:last]))
                    found.setdefault(_digest(place, 5).hex(), _number(word.text, word.kind))
    return found


@dataclass(slots=True)
class _Word:
    """A word in lower case, or the last of those of a name or a figure: titles and first names come and go. `kind`: None for neither."""

    text: str
    kind: int | None
    common: bool


def _tells(around: Sequence[_Word]) -> bool:
    """Whether these words are enough to know a place by, and of one line."""
    plain = [word for word in around if word.kind is None]
    return len(plain) >= PLAIN and all(word.text != _LINE for word in around) and not all(word.common for word in plain)


def _words(annotations: Annotations) -> list[_Word]:
    """Returns the first words; those of a name or a figure are one."""
    columns = annotations.columns
    opening = frozenset() if annotations.read_whole else frozenset(annotations.breaks)
    told: list[_Word] = []
    after = -1  # the token after the last filling
    for i, text in enumerate(columns.texts):
        if "\n" in text:
            told.append(_Word(_LINE, None, common=True))
        if not any(map(str.isalnum, text)):
            continue
        kind = _kind(text, columns.classes[i], opens=i in opening)
        if kind is not None and i == after and told[-1].kind == kind:
            told[-1].text = columns.lowers[i]
        elif len(told) == FIRST:
            break
        else:
            told.append(_Word(columns.lowers[i], kind, columns.commons[i]))
        after = -1 if kind is None else i + 1
    return told


def _kind(text: str, word_class: str, *, opens: bool) -> int | None:
    """Returns whether a word belongs to a name, or to a day or a figure; of a text that is not parsed, by its look. `opens`: it begins a sentence."""
    if any(map(str.isdigit, text)) or word_class == "NUM" or (text[0].isupper() and text.lower() in _DAYS):
        return FIGURE
    named = word_class == "PROPN" or (word_class == "X" and text[0].isupper() and not opens)
    return NAME if named else None


@lru_cache(maxsize=1 << 14)
def _number(word: str, kind: int) -> int:
    """Returns a number for this word that also tells its kind."""
    word = fold(word).replace(" ", "") or word
    return int.from_bytes(_digest(word, 4), "big") * len(KINDS) + kind


def _digest(text: str, size: int) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
