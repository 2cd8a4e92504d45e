"""The names of any text by their capitals (`names_of_text`), and whether a report prints a name in
some form (`NamesOfReport`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import dropwhile, pairwise

from rashomon.model.report import Report
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import country_names, demonyms, fold
from rashomon.text.speaker_words import sex_of_given_name
from rashomon.text.whole_sentences import is_abbreviation

_BESIDE = 3  # words within which two of a name stand beside each other
_ENDING = 2  # letters that another form of a name may have otherwise
_ENDINGS = ("", "s", "es", "d", "ed", "r", "er", "ly", "ing")
_ENDINGS_OF_NAMES = ("s", "es", "n", "an")
_STEM = 5  # letters by which forms of a name are one: "Moravia", "Moravian"
_RARE = 10.5  # rarity from which a capitalised word within a sentence is a name
_HEADING = 0.9  # share of the words of a line that have capitals in a heading
_POSSESSIVE = re.compile(r"['’]s?\b")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w’'.-]*\w"
_NAME = re.compile(rf"(?<!\w)(?:(?:[A-Z]\.)+(?:[A-Z]\b)?|{_WORD}(?: (?:[A-Z]\.)+)*(?: {_WORD})*)")
_OPENING_SIGNS = 60  # before a word that may open a sentence
_OPENING = re.compile(r"(?:\A|[.:!?;(/\n“\"‘„«]\s*|[–—]\s|\s-+\s)\W*\Z")
_LAST_WORD = re.compile(r"(?<![\w’'.-])([\w’'.-]+) \Z")
_NOT_NAMES = pattern_of(r"{calendar.weekdays|calendar.months|calendar.abbreviated_months}")


def names_of_text(
    text: str, language: str | None, *, all_capitals: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Yields where names stand in a text in a language (ISO code), and their words without titles:
    of "Mayor Ida Krantz", "Ida Krantz".

    A capital that opens a sentence, or stands in a heading of capitals, says nothing: a word there
    is a name only if it is none of every day. With `all_capitals`, words of every day are names,
    too.
    """
    for line in re.finditer(r"[^\n]+", text):
        is_heading = not all_capitals and _is_heading(line[0])
        for match in _NAME.finditer(line[0]):
            words = list(_words_with_places(match[0], line.start() + match.start()))
            if is_heading:
                words = [word for word in words if _is_rare(word[2])]
            elif words and _opens(line[0][: match.start()]) and not _can_open(words):
                words = words[1:]
            for part in _parted_at_owners(words, text):
                words = list(dropwhile(lambda word: _is_title(word[2]), part))
                while words and (_is_title(words[-1][2]) or _NOT_NAMES.fullmatch(words[-1][2])):
                    words.pop()
                plain = [word for _, _, word in words]
                if plain and (_tells(plain) if all_capitals else _is_name(plain, language)):
                    yield words[0][0], words[-1][1], " ".join(plain)


def _parted_at_owners(
    words: Sequence[tuple[int, int, str]], text: str
) -> Iterator[Sequence[tuple[int, int, str]]]:
    """Yields the names in a run of capitalised words: of "Lind's Farm" two."""
    first = 0
    for number, (_, end, _) in enumerate(words, 1):
        if number == len(words) or _POSSESSIVE.match(text, end):
            yield words[first:number]
            first = number


def _is_heading(line: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", line)
    capitals = sum(word[0].isupper() for word in words)
    is_ended = line.rstrip()[-1:] in {".", "!", "?"}
    return len(words) > 3 and not is_ended and capitals >= _HEADING * len(words)


def _words_with_places(name: str, start: int) -> Iterator[tuple[int, int, str]]:
    for word in re.finditer(r"\S+", name):
        plain = _POSSESSIVE.sub("", word[0]).rstrip(".")
        if plain and plain[0].isalpha():
            yield start + word.start(), start + word.start() + len(plain), plain


def _is_name(words: Sequence[str], language: str | None) -> bool:
    """Whether capitalised words are a name: of German, in which every noun is capitalised, only
    with a given name. A word of every day with a capital is none alone."""
    if not _tells(words):
        return False
    if language == "de":
        return any(map(sex_of_given_name, words[:-1]))
    return len(words) > 1 or _rarity(words[0]) >= _RARE


def _opens(before: str) -> bool:
    """Whether what stands before a word shows that it opens a sentence: no "Dr.", no initial."""
    last = before.rstrip().rpartition(" ")[2].lstrip('(“"')
    is_short = last.endswith(".") and (is_abbreviation(last[:-1]) or len(last) == 2)
    return _OPENING.search(before[-_OPENING_SIGNS:]) is not None and not is_short


def _can_open(words: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the first of these words may be part of a name though it opens a sentence. Alone it
    may be a rare form of another word ("Reopening")."""
    first = words[0][2]
    if len(words) > 1:
        return _rarity(first) >= _RARE
    return _is_rare(first) and not _is_form(fold(first))


def _is_form(plain: str) -> bool:
    """Whether a word is a word of every day with another beginning or ending."""
    known = load_rarity().known
    for word in (plain, plain.removeprefix("un"), plain.removeprefix("re")):
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if word.endswith(ending) and len(stem) > 3 and (stem in known or f"{stem}e" in known):
                return True
    return False


def _tells(words: Sequence[str]) -> bool:
    return any(word.casefold() not in every_small_word() for word in words)


def _is_title(word: str) -> bool:
    return fold(word) in set_of("name_words.titles", "name_words.roles")


def _is_rare(word: str) -> bool:
    """Whether a word is no day, no month and no word of every day."""
    return _rarity(word) > load_rarity().rarest


def _rarity(word: str) -> float:
    """Returns how rare a word is: 0 of a day or month, more than the rarest of an unknown one."""
    plain = fold(word)
    if not plain or _NOT_NAMES.fullmatch(word):
        return 0.0
    return load_rarity().known.get(plain, load_rarity().rarest + 1)


def title_before(text: str, start: int) -> tuple[int, int]:
    """Returns where the titles and roles right before the name that starts there begin and end;
    nothing lies between if there are none."""
    begin = start
    while (word := _LAST_WORD.search(text[:begin])) and _is_title(word[1]):
        begin = word.start()
    return begin, len(text[:start].rstrip()) if begin < start else start


class NamesOfReport:
    """The words of a report, in which names are looked for in any form."""

    def __init__(self, report: Report) -> None:
        names = [report.outlet or "", *report.agencies, *report.authors]
        self._text = f"{report.title or ''}\n{report.text}\n{' '.join(names)}".replace(".", " . ")

    def has(self, name: str) -> bool:
        """Returns whether the report prints each word of a name in some form, and its last two
        beside each other if it prints both as they are."""
        words = [word for word in re.split(r"[\s-]+", name) if word]
        last_two = [fold(word) for word in words[-2:]]
        is_printed = all(self._has_word(word, name) for word in words)
        if not is_printed or len(last_two) < 2 or not self.words.issuperset(last_two):
            return is_printed
        return self._are_beside(*last_two)

    def _are_beside(self, word: str, other: str) -> bool:
        """Whether two words stand anywhere with at most two others between them."""
        places = sorted([*self._places[word], *self._places[other]])
        of_word = set(self._places[word])
        return any(
            right - left <= _BESIDE and (left in of_word) != (right in of_word)
            for left, right in pairwise(places)
        )

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        words = fold(_POSSESSIVE.sub("", self._text)).split()
        return by_key((word, place) for place, word in enumerate(words))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in plain letters."""
        return frozenset(self._places)

    @cached_property
    def _stems(self) -> Mapping[str, Sequence[str]]:
        return by_key((word[:_STEM], word) for word in sorted(self.words) if len(word) >= _STEM)

    @cached_property
    def _initials(self) -> str:
        """The first letters of capitalised words, one after the other, a blank for another."""
        words = re.findall(r"[^\W\d_]+", self._text)
        return "".join(word[0] if word[0].isupper() else " " for word in words)

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(re.findall(r"\b[A-Z]{2,}\b", self._text.replace(" . ", "")))

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(_countries_in(self._text))

    def _has_word(self, word: str, name: str) -> bool:
        """Whether the report has a word in some form: another ending, initials ("UN"), the
        abbreviation of the whole name, or the adjective of a country."""
        plain = fold(word)
        if not plain or plain in self.words or plain.removesuffix("s") in self.words:
            return True
        if len(plain) >= _STEM and self._has_form(plain):
            return True
        letters = word.replace(".", "")
        if letters.isupper() and len(letters) > 1 and letters in self._initials:
            return True
        parts = name.split()
        if "".join(part[0] for part in parts) in self._abbreviations:
            return not sex_of_given_name(parts[0])  # a person has no abbreviation
        return not self._countries.isdisjoint(_countries_in(name))

    def _has_form(self, plain: str) -> bool:
        """Whether there is a word with another ending: "Moravian" for "Moravia". Words of every day
        may have any ("Securities")."""
        known = load_rarity().known
        for word in self._stems.get(plain[:_STEM], ()):
            shortest = max(_STEM, len(plain) - _ENDING - 1)
            if plain in known and word in known and word[:shortest] == plain[:shortest]:
                return True
            shorter, longer = sorted((word, plain), key=len)
            if longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS_OF_NAMES:
                return True
        return False


def _countries_in(text: str) -> Iterator[str]:
    codes = country_names() | demonyms()
    for name in re.findall(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*", text):
        for form in (name, *name.split()):
            if form in codes:
                yield codes[form]
