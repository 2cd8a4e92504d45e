"""Keeps an author from heading a name with a crime that no quoted sentence says of it
(`Accusing`)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rashomon.differences.quoted_words import QuotedWords, names_person
from rashomon.model.name import Name, NameKind
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.standing import standing_at
from rashomon.text.word_families import family_of

_IDLE = frozenset({"DET", "AUX", "PUNCT", "SPACE", "SYM"})
_SUBJECTS = ("nsubj", "attr")
_WORDS_OF_A_NAME = 3


class Accusing:
    """Says whether a heading with a word of harm, crime or guilt may stand over a name, and a name
    under it. `names`: those of the story; `parse`: reads a heading."""

    def __init__(self, names: Sequence[Name], parse: Callable[[str], ParsedWords]) -> None:
        self._parse = parse
        self._persons = frozenset(one.id for one in names if _may_be_person(one))
        self._words = frozenset(
            fold(word) for one in names for text in one.spellings for word in text.split()
        )

    def harms(self, heading: str) -> frozenset[str]:
        """Returns the words of harm, crime or guilt of a heading, by their families."""
        words = self._parse(heading)
        return frozenset(family_of(words.lemma[i]) for i in _harming(words, range(len(words))))

    def names_alone(self, words: QuotedWords, heading: str) -> bool:
        """Whether the words of a version would only name somebody under such a heading, or name a
        person of whom their sentence says nothing of the kind; words that say it themselves do
        neither: "up to 500 fighters" under "How many fighters were there?"."""
        own = {family_of(words.words.lemma[i]) for i in words.tokens}
        if not words.is_read or self.harms(heading) <= own:
            return False
        asked = self._parse(heading)
        who = asked.lower[:1] in (["who"], ["whose"], ["whom"]) or any(
            names_person(asked, i) for i in _harming(asked, range(len(asked)))
        )
        person = not words.named().isdisjoint(self._persons)
        sentence = words.words.at(words.sentence.start, words.sentence.end)
        told = words.tokens if who else sentence
        there = {family_of(words.words.lemma[i]) for i in told}
        if person and there.isdisjoint(self.harms(heading)) and (who or not words.quantities):
            return True
        return words.only_name(words.tokens, person=person, who=who)

    def is_said(self, question: str, quoted: Sequence[QuotedWords]) -> bool:
        """Whether a quoted sentence says of whom the question names what it asks: in these words,
        in this order, with nobody and nothing else between, and not denied."""
        asked = self._parse(question)
        every = range(len(asked))
        named = [i for i in every if self._accused(asked, i)]
        harming = list(_harming(asked, every))
        if not named:
            return True
        ends = sorted((*named, *harming))
        wanted = _telling(asked, range(ends[0], ends[-1] + 1))
        open_ = asked.pos[0] == "AUX"
        return any(
            self._match(asked, wanted, one.words, found, may_be_open=open_)
            for one in quoted
            if one.is_read
            for found in _runs(asked, wanted, one)
        )

    def may_head(self, words: ParsedWords, tokens: range) -> bool:
        """Whether words of a sentence may head a difference: where they hold a name and a crime,
        the sentence says it of nobody else, and neither denies nor leaves it open."""
        named = any(self._accused(words, i) for i in tokens)
        harming = list(_harming(words, tokens))
        if not (named and harming):
            return True
        return _is_whole(words, tokens) and all(
            standing_at(words, i).polarity is Polarity.AFFIRMED for i in harming
        )

    def _accused(self, words: ParsedWords, i: int) -> bool:
        """Whether a word names somebody, or is a kind of person of whom something is asked."""
        if words.pos[i] in _IDLE or words.common[i]:
            return False
        if words.pos[i] == "PROPN" or fold(words.text[i]) in self._words:
            return True
        return names_person(words, i) and words.dep[i] in _SUBJECTS and not _is_harm(words, i)

    def _match(
        self,
        asked: ParsedWords,
        wanted: Sequence[int],
        words: ParsedWords,
        found: Sequence[int],
        *,
        may_be_open: bool,
    ) -> bool:
        for i, k in zip(wanted, found, strict=True):
            if self._accused(asked, i) and _role(asked, i) != _role(words, k):
                return False
            if _is_harm(asked, i):
                polarity = standing_at(words, k).polarity
                is_open = polarity is Polarity.UNCLEAR and not may_be_open
                if asked.pos[i] != words.pos[k] or polarity is Polarity.NEGATED or is_open:
                    return False
        return _is_whole(words, range(found[0], found[-1] + 1))


def _may_be_person(name: Name) -> bool:
    """Whether a name is a person's, or may be one that was taken for an organisation's."""
    whole = 1 < len(name.name.split()) <= _WORDS_OF_A_NAME
    return name.kind is NameKind.PERSON or (whole and name.kind is not NameKind.PLACE)


def _role(words: ParsedWords, i: int) -> str:
    """Whether somebody does what a verb tells or has it done, else how the word stands to it."""
    head = words.head[i]
    if words.dep[i] in ("nsubj", "nsubjpass"):
        return "suffers" if words.child(head, "auxpass") is not None else "does"
    if words.dep[i] == "pobj" and words.lower[head] == "by":
        return "does"
    return "suffers" if words.dep[i] == "dobj" else words.dep[i]


def _is_harm(words: ParsedWords, i: int) -> bool:
    told = set_of("differences.harm")
    return any(verb in told or family_of(verb) in _harms() for verb in _verbs_of(words.lemma[i]))


@cache
def _harms() -> frozenset[str]:
    """The families that words of harm name; of others ("win", of which "beat" is) only these words
    tell of harm."""
    told = set_of("differences.harm")
    often = Counter(map(family_of, told))
    return frozenset(f for f in often if often[f] > 1 or any(word.startswith(f) for word in told))


def _verbs_of(lemma: str) -> Iterator[str]:
    """A word, and of a deed in -ing the verbs that it can be of: "killing", "stabbing"."""
    yield lemma
    if lemma.endswith("ing"):
        stem = lemma.removesuffix("ing")
        yield from (stem, f"{stem}e", stem[:-1])


def _harming(words: ParsedWords, tokens: range) -> Iterator[int]:
    return (i for i in tokens if _is_harm(words, i))


def _telling(words: ParsedWords, tokens: range) -> list[int]:
    return [i for i in tokens if words.pos[i] not in _IDLE]


def _runs(asked: ParsedWords, wanted: Sequence[int], one: QuotedWords) -> Iterator[list[int]]:
    """Where these words of a question stand in a sentence one behind the other."""
    words = one.words
    here = _telling(words, words.at(one.sentence.start, one.sentence.end))
    key = [family_of(asked.lemma[i]) for i in wanted]
    for start in range(len(here) - len(key) + 1):
        run = here[start : start + len(key)]
        if [family_of(words.lemma[i]) for i in run] == key:
            yield run


def _is_whole(words: ParsedWords, tokens: range) -> bool:
    """Whether the words hang together: one of them governs all others."""
    return sum(words.head[i] not in tokens or words.head[i] == i for i in tokens) == 1
