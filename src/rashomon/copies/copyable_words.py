"""The words of a report that may have been copied."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from sys import intern

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.gathering import Overlaps
from rashomon.text.name_words import without_accents
from rashomon.text.whole_sentences import is_abbreviation

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*")
_MARKS = str.maketrans("", "", ".'’ʼ´`")
_SHELL = frozenset(
    "credit byline dateline menu newsletter related teaser comments boilerplate elsewhere".split()
)
_END = re.compile(r"\n|[.!?…][\"'”’)\]]*\s")
SEED = 3  # words in a row; shorter runs are equal by chance
# Flags of a word.
CAPITAL = 1  # of a name or an office
DAILY = 2
OPEN = 4  # outside quotation marks
TELLING = 8
_DAILY = 3  # occurrences that make a word part of what the story is about
_QUOTES = re.compile(r"[“”\"„'‘’]|''")
_SINGLE = "'‘’"
CLOSED_WORDS = STOP_WORDS | set_of("lineage_words.reporting")
"""The words that every writer uses, whatever the matter: function words and verbs of reporting."""
_FORMULAS = pattern_of(r"\b{lineage_words.formulas}\b")
_POST = re.compile(r"— [^—(]{2,60} \(@\w{1,30}\)")  # who posted it stands behind


@record
class CopyableWords:
    """A report's words in order: what they say, where they stand, and their properties.

    `stretches` keep captions and prose apart; `sentences` has of each word the first of its
    sentence, and the end; `quoted` is 1 at each character between quotation marks; `once` maps SEED
    words in a row to where they stand, `more` those that stand in several places; `marks` has of
    each word the sum of the flags CAPITAL, DAILY, OPEN and TELLING.
    """

    report: Report
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stretches: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: bytearray
    once: Mapping[str, int]
    more: Mapping[str, list[int]]
    marks: bytes

    def is_telling(self, i: int) -> bool:
        """Whether word `i` is a content word."""
        return self.keys[i] not in CLOSED_WORDS

    def places_of(self, seed: str) -> list[int]:
        """Returns where this run of words stands."""
        return [self.once[seed]] if seed in self.once else self.more.get(seed, [])

    def holds(self, keys: tuple[str, ...]) -> bool:
        """Whether these words stand somewhere in the report, one directly after another."""
        places = self.places_of(" ".join(keys[:SEED]))
        return any(self.keys[i : i + len(keys)] == keys for i in places)

    def sentence_end(self, i: int) -> int:
        """Returns one past the last word of the sentence of word `i`."""
        return bisect_right(self.sentences, self.sentences[i], i)


def copyable_words_of(report: Report) -> CopyableWords:
    """Returns the words of headline, prose and captions; case, quotation marks and apostrophes make
    no difference."""
    text = report.text
    lower = text.lower() if len(text.lower()) == len(text) else text
    edges, hidden = _stretches(report)
    words: list[tuple[str, int, int, int, int]] = []
    sentence = stretch = before = last_stretch = 0
    key = ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        while edges[stretch] <= start:
            stretch += 1
        if hidden[stretch]:
            continue
        if last_stretch != stretch or start - before != 1 or text[before] != " ":
            if key and (last_stretch != stretch or _ends_sentence(text, key, before, start)):
                sentence = len(words)
            last_stretch = stretch
        key = lower[start:end]
        if not key.isascii():
            key = _bare(key)
        if not key.isalpha() and not key[0].isdigit():
            key = key.translate(_MARKS)
        words.append((intern(key), start, end, stretch, sentence))
        before = end
    keys, starts, ends, stretches, sentences = zip(*words, strict=True) if words else ((),) * 5
    once, more = _places(keys, stretches)
    return CopyableWords(
        report=report,
        keys=keys,
        starts=starts,
        ends=ends,
        stretches=stretches,
        sentences=(*sentences, len(keys)),
        quoted=_quoted(text),
        once=once,
        more=more,
        marks=bytes(_marks(text, keys, starts, _quoted(text))),
    )


def _marks(
    text: str, keys: tuple[str, ...], starts: tuple[int, ...], quoted: bytearray
) -> Iterator[int]:
    """Yields of each word the sum of its flags."""
    often = Counter(keys)
    offices = set_of("lineage_words.offices")
    stock = _in_formulas(keys)
    for i, (key, start) in enumerate(zip(keys, starts, strict=True)):
        yield (
            CAPITAL * (text[start].isupper() or key in offices)
            + DAILY * (often[key] >= _DAILY)
            + OPEN * (not quoted[start])
            + TELLING * (key not in CLOSED_WORDS and i not in stock)
        )


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """The word without accents, since newsrooms differ in printing them; unchanged if nothing would
    be left."""
    return without_accents(word) or word


def _in_formulas(keys: Sequence[str]) -> set[int]:
    """The places of words that newsrooms write of anything."""
    line = " ".join(keys)
    places = set[int]()
    for match in _FORMULAS.finditer(line):
        first = line.count(" ", 0, match.start())
        places.update(range(first, first + len(match[0].split())))
    return places


def _stretches(report: Report) -> tuple[list[int], list[bool]]:
    """The ends of each stretch of the text, and whether it is page furniture that nobody copies."""
    edges = {len(report.text) + 1}
    for piece in report.left_out:
        edges |= {piece.start, piece.end}
    ends = sorted(edges)
    shells = Overlaps(
        (piece.start, piece.end, piece.type) for piece in report.left_out if piece.type in _SHELL
    )
    return ends, [bool(shells.at(start, start + 1)) for start in (0, *ends)]


def _places(
    keys: Sequence[str], stretches: Sequence[int]
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Maps every run of SEED words to its place, or to its places; none runs from prose into a
    caption.

    The same words are one object in all reports, which is found sooner. A run that comes a second
    time moves from the first map to the second.
    """
    once: dict[str, int] = {}
    repeated: dict[str, list[int]] = {}
    for i, words in enumerate(zip(keys, keys[1:], keys[2:], strict=False)):
        if stretches[i] == stretches[i + SEED - 1]:
            seed = intern(" ".join(words))
            if seed in repeated:
                repeated[seed].append(i)
            elif seed in once:
                repeated[seed] = [once.pop(seed), i]
            else:
                once[seed] = i
    return once, repeated


def _ends_sentence(text: str, before: str, start: int, end: int) -> bool:
    between = text[start:end]
    return bool(_END.search(between)) and (
        "\n" in between or not (is_abbreviation(before) or len(before) < 2)
    )


def _quoted(text: str) -> bytearray:
    """A flag per character, 1 between quotation marks and in a post that is set as a paragraph of
    its own; marks are paired inside a paragraph, single ones only outside double ones."""
    out = bytearray(len(text))
    start = 0
    for line in text.split("\n"):
        pairs = [(0, len(line))] if _POST.search(line) else _pairs(line)
        for opened, closed in pairs:
            out[start + opened : start + closed] = b"\1" * (closed - opened)
        start += len(line) + 1
    return out


def _pairs(line: str) -> Iterator[tuple[int, int]]:
    """Yields the places between the quotation marks of a paragraph. A double mark may open without
    closing."""
    opening = None
    for match in _QUOTES.finditer(line):
        is_single = match[0] in _SINGLE
        if opening is None:
            opening = match if not is_single or _opens(line, match.start()) else None
        # a mark of the same sort, which may close
        elif is_single == (opening[0] in _SINGLE) and match[0] not in "“„‘":
            if is_single and line[match.end() : match.end() + 1].isalnum():
                continue  # an apostrophe
            yield opening.start(), match.start()
            opening = None
    if opening and opening[0] not in _SINGLE:
        yield opening.start(), len(line)


def _opens(line: str, at: int) -> bool:
    """Whether a single quotation mark opens a quotation here: no letter or digit stands before it,
    and one behind it."""
    before = line[at - 1] if at else " "
    return line[at] != "’" and not before.isalnum() and line[at + 1 : at + 2].isalnum()
