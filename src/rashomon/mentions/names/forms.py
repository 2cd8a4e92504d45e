"""Forms (spellings) of names, how they sound, and the groups they are joined into."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.gathering import grouped
from rashomon.text.name_words import ARTICLES, country_names, demonyms, fold, skeleton

HEADS = set_of("name_words.heads")
TITLES = set_of("name_words.titles")
COMPASS = set_of("name_words.compass")
MODIFIERS = set_of("name_words.modifiers")
# The codes of countries, by their names and the adjectives made of them.
COUNTRY_WORDS = {**demonyms(), **country_names()}


class Why(NamedTuple):
    """The reason why two forms mean one person, place or body. Its firmness from 0 to 1 is no
    probability; it puts weak joins first for review."""

    words: str
    firmness: float


Pair = tuple[str, str, Why]  # two forms that mean one referent, and why
Kinds = dict[str, NameKind]  # of forms


@record
class Form:
    """A form with its kind and its words (`parts`), without a leading "The"."""

    text: str
    kind: NameKind
    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str, kind: NameKind) -> "Form":
        """Builds the form for this text."""
        parts = text.split()
        article = len(parts) > 1 and parts[0] in {"The", "the"}
        return cls(text, kind, tuple(parts[article:]))

    @property
    def folded(self) -> str:
        """Returns its words in plain letters, without the article."""
        return fold(" ".join(self.parts))


Forms = Sequence[Form]


@dataclass(slots=True)
class Groups:
    """A union-find over forms that records why each two were joined. `apart` are pairs that must
    not end in one group."""

    parent: dict[str, str]
    apart: frozenset[frozenset[str]]
    reasons: list[Pair] = field(default_factory=list)

    def find(self, form: str) -> str:
        """Returns the representative of the form's group."""
        while self.parent[form] != form:
            self.parent[form] = self.parent[self.parent[form]]
            form = self.parent[form]
        return form

    def join(self, first: str, second: str, why: Why) -> None:
        """Merges the groups of two forms, unless they are one already, a pair in `apart` forbids
        it, or there is no such form."""
        if first not in self.parent or second not in self.parent:
            return
        head, joined_head = sorted((self.find(first), self.find(second)))
        if head != joined_head and not self._parted(head, joined_head):
            self.parent[joined_head] = head
            self.reasons.append((first, second, why))

    def join_all(self, pairs: Iterable[Pair]) -> None:
        """Merges the groups of the forms of each pair."""
        for pair in pairs:
            self.join(*pair)

    def _parted(self, head: str, second_head: str) -> bool:
        for pair in self.apart:
            if pair <= self.parent.keys() and {self.find(form) for form in pair} == {
                head,
                second_head,
            }:
                return True
        return False

    def members(self) -> dict[str, list[str]]:
        """Returns the groups, sorted, by representative."""
        return grouped(sorted(self.parent), self.find)


def country_and_rest(text: str) -> tuple[str | None, str]:
    """Returns (ISO code, folded rest) of a form that begins with a country's name or adjective;
    (None, "") for any other."""
    parts = text.split()
    for n in (3, 2, 1):
        head = " ".join(parts[:n]).removesuffix("'s")
        code = COUNTRY_WORDS.get(head)
        if code and len(parts) > n:
            return code, fold(" ".join(parts[n:]))
    return None, ""


def is_short_form(form: Form) -> bool:
    """Whether a form looks like initials: one word of 2-7 letters, at least two of them capital,
    and no person."""
    letters = form.text.replace(".", "")
    if form.kind is NameKind.PERSON or len(form.parts) > 1 or not letters.isalpha():
        return False
    return len(letters) <= 7 and sum(map(str.isupper, letters)) > 1


def initials_of(short: Form, form: Form) -> Why | None:
    """Returns why `short`, taken as initials, stands for `form`, or None."""
    words = " ".join(form.parts).replace("-", " ").split()
    if len(words) < 2 or form.kind is NameKind.PERSON:
        return None
    letters = short.text.replace(".", "").casefold()
    skipped = [frozenset(), SMALL_WORDS, SMALL_WORDS - {"for", "of"}]
    if len(letters) == 2:
        del skipped[1:]
    for small_word in skipped:
        initials = [word[0] for word in words if word.lower() not in small_word]
        if letters == "".join(initials).casefold():
            return Why(f"{short.text} are the initials of {form.text}", 0.85)
    return None


SMALL_WORDS = set_of("small_words.of_bodies")


def head_noun(words: Sequence[str]) -> str:
    """Returns the last word, or the last one before "of" or "for"."""
    for i in range(1, len(words)):
        if words[i] in {"of", "for"}:
            return words[i - 1]
    return words[-1]


def without_articles(name: str) -> str:
    """Returns the folded word or name without Arabic articles ("al-Rahal")."""
    folded = fold(name)
    return " ".join(part for part in folded.split() if part not in ARTICLES) or folded


# Spellings that sound alike.

_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")


def transcribed(first: str, second: str) -> bool:
    """Whether two words have the same consonants and similar letters, as transcriptions of one name
    do."""
    bones = skeleton(first)
    if len(bones) < 2 or bones != skeleton(second):
        return False
    return fuzz.ratio(fold(first), fold(second)) >= 60


# What the older and the newer Latin spelling of Korean write for one sound.


def same_syllables(first: str, second: str) -> bool:
    """Whether two hyphenated Korean given names are spellings of one ("Ki-tae", "Gi-tae")."""
    if not (_TWO_SYLLABLES.fullmatch(first) and _TWO_SYLLABLES.fullmatch(second)):
        return False
    both = f"{first} {second}".lower()
    for pair in "eo:o eu:u oo:u ee:i ch:j g:k d:t b:p r:l".split():
        written, sound = pair.split(":")
        both = both.replace(written, sound)
    return len(set(both.split())) == 1
