"""Says how surely a sentence is understood by itself (`standing`), and whether it needs another one
before it (`points_back`).

How surely is learned from what two readers said of sentences (`bench/train/understood.py`).
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from rashomon.model.span import Span
from rashomon.shipped.weights.logistic import BIAS, probability, read_weights
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.parsed_report import (
    SUBJECTS,
    Annotations,
    ParsedWords,
    once_for_a_parse,
    words_of,
)
from rashomon.text.parsed_word import ParsedWord, words_at

_TORN = 0.05
_EARLY = 6  # words in which a sentence says what it is about
_FAR = 4000  # characters before a sentence in which a quotation that goes on may begin
_LONG = 25  # words with which a sentence says all that it needs
_STEM = 5  # letters by which words are taken to be one
_MARKS = "“\"‘'«»„‹›"  # that begin quotations
ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"')
"""How a sentence ends."""
_WORD = pattern_of(r"(?<![\w.])[^\W\d_]+")  # no letter of "F.B.I."
_QUOTED = pattern_of(r"[\"“].*?[\"”]|''.*?''")
_BROKEN = pattern_of(r"://|www\.|\.com/|[|•@#]|\b(?:[A-Z][A-Z'’]{1,30}+\W{1,9}+){3}[A-Z]{2}")
_BEGUN = pattern_of(r"(?<!\w)['‘](?=\w)")  # where single marks begin, surely or possibly end
_ENDED = pattern_of(r"[.,!?]['’](?!\w)")
_ENDS_SINGLE = pattern_of(r"[\w.,!?]['’](?!\w)")
_WEIGHTS = read_weights("understood")["weights"]


def standing(span: Span, page: Annotations, speaker: str | None = None, title: str = "") -> float:
    """Returns how surely a sentence is understood by itself, 0 to 1. `speaker` is whose words it
    is, if that is shown beside it. `title` is what stands above it."""
    if not is_whole(span, page=page, speaker=speaker):
        return _TORN
    if not page.read_whole:
        return 1.0 if span.quote.endswith(ENDS) else _TORN
    return probability(standing_signals(span, page=page, title=title), _WEIGHTS)


def is_whole(span: Span, page: Annotations, speaker: str | None) -> bool:
    """Tells whether it is a sentence that tells something, that does not point back, and that has
    no words of somebody who is not named.

    "That was on Monday" points back; `"We left"` needs a speaker.
    """
    text = span.quote
    if _is_torn(text) or page.report.is_doubtful(span):
        return False
    if not speaker and (is_quoted(span, page.report.text) or _has_first_person(text)):
        return False
    words = words_at(page.words, page.words.of(span))
    if (points_back(text) or _lacks_whom(words)) and not _is_empty(words[0]):
        return False
    return not page.read_whole or _has_main_clause(words)


def standing_signals(span: Span, page: Annotations, title: str) -> Mapping[str, float]:
    """Returns what speaks for and against a sentence being understood by itself."""
    words = page.words
    tokens = words.of(span)
    length = sum(not words.punct[i] for i in tokens)
    signals = Counter(
        {
            BIAS: 1.0,
            "length": math.log(min(length, _LONG) or 1),
            "no end": not span.quote.endswith(ENDS),
            "no anchor": _lacks_anchor(words, tokens),
        }
    )
    earlier = _first_places(page.doc)
    titles = f"{page.report.title} {title}".casefold()
    known_stems = {word[:_STEM] for word in _WORD.findall(titles)}
    signal_names = list[str]()
    for word in words_at(words, tokens):
        signal_names += earlier.signals_at(word, tokens, known_stems)
        known_stems.add(word.lower[:_STEM])
    signals.update(signal_names)
    return signals


def _lacks_anchor(words: ParsedWords, tokens: range) -> bool:
    """Whether words without a name or a number stand before the first subject: "Until then"."""
    subject = next((i for i in tokens if words.dep[i] in SUBJECTS), tokens.start)
    opening = words.pos[tokens.start : words.left[subject]]
    return bool(opening) and {"PROPN", "NUM"}.isdisjoint(opening)


@once_for_a_parse
def _first_places(doc: Doc) -> "_FirstPlaces":
    return _FirstPlaces(words_of(doc))


class _FirstPlaces:
    """Where in a report each noun stands first, and each part of a longer name."""

    def __init__(self, words: ParsedWords) -> None:
        self.nouns: dict[str, int] = {}
        self.names: dict[str, int] = {}
        for i in range(len(words)):
            if words.pos[i] == "NOUN":
                self.nouns.setdefault(words.base[i], i)
            elif "PROPN" in words.pos[max(i - 1, 0) : i] + words.pos[i + 1 : i + 2]:
                self.names.setdefault(words.lower[i], i)

    def signals_at(
        self, word: ParsedWord, tokens: range, known_stems: Collection[str]
    ) -> Iterator[str]:
        """Yields what a word speaks against the sentence with these tokens: of "the" before a noun
        that nobody named yet, that it points to something before.

        `known_stems` are the stems of the title and of the words before it.
        """
        is_new = word.lower[:_STEM] not in known_stems
        is_definite = (
            is_new and word.pos == "NOUN" and "the" in [child.lower for child in word.children]
        )
        if is_definite or word.pos == "PRON":
            yield from self._of_unnamed(word, tokens)
        if is_new and word.pos == "PROPN" and self._is_short(word, tokens):
            yield "short name"
        if word.tag in {"DT", "JJ"} and word.listed("small_words.pointing_on"):
            yield "pointing"
        if word.tag == "RB" and word.dep == "advmod":
            yield "adverb"

    def _of_unnamed(self, word: ParsedWord, tokens: range) -> Iterator[str]:
        """Yields what "the mayor" or "he" speaks against the sentence with these tokens."""
        is_subject = word.dep in SUBJECTS
        if is_subject and word.head.cue:
            yield "unnamed speaker"
        if word.pos == "PRON":
            return
        if word.i < tokens.start + _EARLY:
            yield "the early"
        if is_subject and self.nouns[word.base] < tokens.start:
            yield "the subject told before"

    def _is_short(self, word: ParsedWord, tokens: range) -> bool:
        """Whether a name stands here alone that stood in a longer one before the sentence."""
        before = word.before
        is_longer = word.i > tokens.start and before.pos == "PROPN"
        if is_longer and before.lower.rstrip(".") not in set_of("speakers.honorifics"):
            return False
        goes_on = word.words.pos[word.i + 1 : word.i + 2] == ["PROPN"]
        return not goes_on and self.names.get(word.lower, word.i) < tokens.start


def _is_torn(text: str) -> bool:
    """Whether it is no whole sentence."""
    # a script without large letters opens every sentence with a small one
    is_opening = text[0].isalnum() and not text[0].islower()
    if not (is_opening or text[0] in _MARKS):
        return True
    if text.count("(") != text.count(")") or text.rstrip().endswith((":", "?", "…", "...", ",")):
        return True
    if _BROKEN.search(text) and not text.isupper():
        return True
    return _is_halved(text)


def _has_first_person(text: str) -> bool:
    """Whether "we" or the like stands outside quotations."""
    outside = _QUOTED.sub("", text).casefold()
    return not set_of("small_words.first_persons").isdisjoint(_WORD.findall(outside))


def _is_halved(text: str) -> bool:
    """Whether a quotation begins or ends outside."""
    if text.count('"') % 2 or text.count("''") % 2 or text.count("“") != text.count("”"):
        return True
    if _BEGUN.search(text):
        return not _ENDS_SINGLE.search(text)
    return _ENDED.search(text) is not None


def _has_main_clause(words: Sequence[ParsedWord]) -> bool:
    """Whether a verb with its subject stands in it, in no clause that hangs on another."""
    if words[0].pos == "SCONJ" and "," not in {word.text for word in words}:
        return False
    subjects = {*SUBJECTS, "csubj", "expl"}
    hanging = {"relcl", "advcl", "acl"}
    return any(word.dep in subjects and word.head.dep not in hanging for word in words)


def _lacks_whom(words: Iterable[ParsedWord]) -> bool:
    """Whether a "he" or a "both" stands before anybody who may be meant."""
    for word in words:
        is_subject = word.dep in SUBJECTS
        is_bare = is_subject and word.tag in set_of("parse.bare") and not word.has("prep")
        if is_bare or word.listed("small_words.third_persons"):
            return True
        is_day = word.words.entity[word.i] in {"DATE", "TIME"}
        if is_subject or (word.pos == "PROPN" and not is_day):
            return False
    return False


def _is_empty(first: ParsedWord) -> bool:
    """Whether its first word is an "it" or "there" that stands for what follows: "It is unclear who
    left", "There were several counts"."""
    verb = first.head
    if first.dep == "expl":
        return True
    is_said = verb.has("acomp", "attr", "oprd")
    return first.lower == "it" and is_said and verb.has(*set_of("parse.open"))


def is_quoted(span: Span, text: str) -> bool:
    """Whether a sentence of this text begins with a quotation, goes on with one, or follows a
    colon."""
    start = span.start
    if text[max(0, start - 4) : start].rstrip().endswith(":"):
        return True
    line = text.rfind("\n", 0, start) + 1
    is_in_straight_marks = text.count('"', line, start) % 2 == 1
    return _goes_on_quoting(start, text) or is_in_straight_marks or text[start] in _MARKS


def _goes_on_quoting(start: int, text: str) -> bool:
    """Whether a quotation in curved marks is open here, and closed before another one opens. Each
    paragraph of a long quotation opens it again, so that only the last of these counts."""
    opening = max(text.rfind("\n“", 0, start), start - _FAR, 0)
    is_open = text.count("“", opening, start) > text.count("”", opening, start)
    end = text.find("”", start)
    return is_open and end > 0 and "“" not in text[start:end]


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another one before it: it begins with "he", "this", "four of them"
    and the like."""
    first, *following = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    first = re.split("['’]", first)[0]  # "They're"
    return first in set_of("small_words.that_point_back") or "them" in following
