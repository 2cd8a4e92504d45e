"""Quotations of a text (`quotations_of_text`), and where a text prints quoted words letter by
letter (`LetterStream`)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from rashomon.model.record import record
from rashomon.shipped.words import pattern_of
from rashomon.text.name_words import in_small_letters

_FEWEST_WORDS = 3
_FEWEST_SIGNS = 8  # of a script that puts no blanks between words
_IN_MARKS = re.compile(
    r"[“„‟](?P<curly>[^“”„‟\n]+)[”“]"
    r"|[«»](?P<angle>[^«»\n]+)[»«]"
    r"|[‹›](?P<single_angle>[^‹›\n]+)[›‹]"
    r"|「(?P<corner>[^」\n]+)」|『(?P<white_corner>[^』\n]+)』"
    r"|(?<![^\W_])\"(?P<straight>[^\"\n]+)\""
    # a quotation that runs on in the next paragraph, which opens again
    r"|[“\"](?P<open>[^“”\"\n]+)(?=\n\s*[“\"])"
)
_IN_SINGLE_MARKS = re.compile(r"(?<![\w’'])[‘‚'](?P<single>(?=[\w\[(…])[^‘‚\n]{0,400}?)[’'](?!\w)")
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_LEFT_OUT = re.compile(r"\[[^\]\n]*\]|…|\.\s?\.\s?\.\s?\.?")
_SAID_BETWEEN = re.compile(r"(?:[,.!?—–-]\s?[\"’']|[,.!?—–-]?\s?[”»])[^“”\"«»\n]{1,90}[“\"«‘]")
_MOST = 20  # places of one quotation in a text
_FURTHEST = 600  # letters that a quotation may leave out in one place
_DENIES = pattern_of(r"(?i)\b(?:{negation.words|unasked.denying})\b|n['’]t\b")
_ENDS = re.compile(r"[.!?]\s")


def quotations_of_text(text: str) -> list[tuple[int, int]]:
    """Returns where quotations of three words and more begin and end, without their marks. One that
    stands within another is part of that one."""
    places = list[tuple[int, int]]()
    taken = bytearray(len(text))
    for pattern in (_IN_MARKS, _IN_SINGLE_MARKS):
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if not any(taken[start:end]) and _is_long(text[start:end]):
                places.append((start, end))
                taken[start:end] = b"\1" * (end - start)
    return sorted(places)


def _is_long(words: str) -> bool:
    letters = in_small_letters(words)
    is_spaced = len(letters.split()) >= _FEWEST_WORDS
    return is_spaced or (len(letters) >= _FEWEST_SIGNS and min(letters) > "\u0e00")


@record
class Printed:
    """Where quoted words are printed: half-open offsets, and the words that deny something where
    the quotation has dots."""

    start: int
    end: int
    denial_left_out: str = ""


class LetterStream:
    """The letters and digits of a text in a row, so that blanks, signs, capitals and accents do not
    count, and words between two parts of a quotation may say who speaks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._whole = _letters_with_places(text)
        self._joined = _letters_with_places(_SAID_BETWEEN.sub(_as_blanks, text))

    def find(self, quotation: str) -> list[Printed]:
        """Returns where quoted words stand: all pieces between dots or brackets, in their order and
        not far from each other."""
        whole = _CHANGED_LETTER.sub(r"\1", quotation)
        pieces = [in_small_letters(piece).replace(" ", "") for piece in _LEFT_OUT.split(whole)]
        pieces = [piece for piece in pieces if piece]
        has_dots = len(pieces) > 1
        for letters, places in (self._whole, self._joined):
            found = list(islice(self._found(pieces, letters, places, has_dots=has_dots), _MOST))
            if found:
                return found
        return []

    def _found(
        self, pieces: list[str], letters: str, places: list[int], *, has_dots: bool
    ) -> Iterator[Printed]:
        begin = letters.find(pieces[0]) if pieces else -1
        while begin >= 0:
            stretches = self._following(pieces, begin, letters)
            if stretches:
                first = places[stretches[0][0]]
                last = places[stretches[-1][1] - 1] + 1
                if self._is_whole(first, last):
                    denial = ""
                    for (_, end), (start, _) in pairwise(stretches):
                        denial = denial or self._denial(places[end - 1] + 1, places[start])
                    yield Printed(first, last, denial if has_dots else "")
            begin = letters.find(pieces[0], begin + 1)

    def _following(self, pieces: list[str], begin: int, letters: str) -> list[tuple[int, int]]:
        stretches = [(begin, begin + len(pieces[0]))]
        for piece in pieces[1:]:
            end = stretches[-1][1]
            start = letters.find(piece, end, end + _FURTHEST + len(piece))
            if start < 0:
                return []
            stretches.append((start, start + len(piece)))
        return stretches

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends with whole words."""
        before = self.text[start - 1 : start]
        behind = self.text[end : end + 1]
        is_spaced = self.text[start] < "\u0e00"
        return not (is_spaced and (before.isalnum() or behind.isalnum()))

    def _denial(self, start: int, end: int) -> str:
        """Returns the word that denies something in what was left out of one sentence."""
        between = self.text[start:end]
        denial = _DENIES.search(between)
        return denial[0] if denial and not _ENDS.search(between) else ""


def _as_blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _letters_with_places(text: str) -> tuple[str, list[int]]:
    letters = list[str]()
    places = list[int]()
    for place, sign in enumerate(text):
        for letter in _plain_letters(sign):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _plain_letters(sign: str) -> str:
    return in_small_letters(sign)
