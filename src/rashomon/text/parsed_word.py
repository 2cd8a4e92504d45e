"""One word of a parse, with what stands above and below it (`ParsedWord`)."""

from collections.abc import Iterable
from typing import final

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, VERB_CLASSES, ParsedWords
from rashomon.text.speaker_words import Cue, verb_cue
from rashomon.text.word_families import family_of


@final
class ParsedWord:
    """A token, by its place `i` among the `words` of a report. It costs less than spaCy's Token,
    and later changes to the Doc change nothing."""

    __slots__ = ("i", "words")

    def __init__(self, words: ParsedWords, i: int) -> None:
        self.words = words
        self.i = i

    def __eq__(self, word: object) -> bool:
        """Whether both are one word of one parse."""
        return isinstance(word, ParsedWord) and self.i == word.i and self.words is word.words

    def __hash__(self) -> int:
        """Returns the same for the same place."""
        return self.i

    @property
    def text(self) -> str:
        """Returns the word as printed."""
        return self.words.text[self.i]

    @property
    def start(self) -> int:
        """Returns where it begins in the text of its report."""
        return self.words.starts[self.i]

    @property
    def end(self) -> int:
        """Returns where it ends there."""
        return self.words.ends[self.i]

    @property
    def lower(self) -> str:
        """Returns the word in small letters."""
        return self.words.lower[self.i]

    @property
    def lemma(self) -> str:
        """Returns the lemma."""
        return self.words.lemma[self.i]

    @property
    def base(self) -> str:
        """Returns the lemma in small letters."""
        return self.words.base[self.i]

    @property
    def family(self) -> str:
        """Returns the family of the word."""
        return family_of(self.lemma)

    @property
    def pos(self) -> str:
        """Returns the word class."""
        return self.words.pos[self.i]

    @property
    def tag(self) -> str:
        """Returns the word class with its form ("VBD")."""
        return self.words.tag[self.i]

    @property
    def dep(self) -> str:
        """Returns the relation to its head."""
        return self.words.dep[self.i]

    @property
    def is_common(self) -> bool:
        """Returns whether it is a stop word."""
        return self.words.common[self.i]

    @property
    def is_verb(self) -> bool:
        """Returns whether it is a verb or an auxiliary."""
        return self.pos in VERB_CLASSES

    @property
    def is_noun(self) -> bool:
        """Returns whether it is a noun or a name."""
        return self.pos in ("NOUN", "PROPN")

    @property
    def head(self) -> "ParsedWord":
        """Returns the word above; of the topmost word of a sentence, itself."""
        return ParsedWord(self.words, self.words.head[self.i])

    @property
    def before(self) -> "ParsedWord":
        """Returns the word before it."""
        return ParsedWord(self.words, self.i - 1)

    @property
    def left(self) -> int:
        """Returns the place of the first word below it, or its own."""
        return self.words.left[self.i]

    @property
    def children(self) -> list["ParsedWord"]:
        """Returns its dependents, in order."""
        return words_at(self.words, self.words.children[self.i])

    @property
    def subject(self) -> "ParsedWord | None":
        """Returns the subject of a verb."""
        return self.child(*SUBJECTS)

    @property
    def predicate(self) -> "ParsedWord":
        """Returns the nearest verb above it. For "is" and "was", returns what they say of their
        subject."""
        word = self
        while word.head != word:
            word = word.head
            if word.is_verb:
                break
        if word.pos == "AUX":
            return word.child("acomp", "attr") or word
        return word

    @property
    def cue(self) -> Cue | None:
        """Returns the cue of speech that a verb is, None if it is none."""
        return verb_cue(self.lemma)

    def child(self, *deps: str) -> "ParsedWord | None":
        """Returns the first dependent with one of these relations."""
        return next(iter(self.below(*deps)), None)

    def has(self, *deps: str) -> bool:
        """Whether a dependent has one of these relations."""
        return bool(self.below(*deps))

    def below(self, *deps: str) -> list["ParsedWord"]:
        """Returns the dependents with one of these relations, in order."""
        words = self.words
        return [ParsedWord(words, i) for i in words.children[self.i] if words.dep[i] in deps]

    @property
    def under(self) -> list["ParsedWord"]:
        """Returns the word and everything below it in the tree, unordered."""
        tree = [self]
        for word in tree:  # which grows meanwhile
            tree += word.children
        return tree

    def says(self, *words: str) -> bool:
        """Whether these words stand here, one after the other."""
        return self.words.says(self.i, *words)

    def listed(self, *lists: str) -> bool:
        """Whether the word, in lower case, stands in one of these word lists."""
        return self.lower in set_of(*lists)


def top_among(words: ParsedWords, places: range) -> ParsedWord | None:
    """Returns the first of these words that stands below none of them."""
    for word in words_at(words, places):
        if word.head == word or word.head.i not in places:
            return word
    return None


def words_at(words: ParsedWords, places: Iterable[int]) -> list[ParsedWord]:
    """Returns the words at these places."""
    return [ParsedWord(words, place) for place in places]
