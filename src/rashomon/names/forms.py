"""Forms (spellings) of names, how they sound, and the groups they are joined into."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import country_names, demonyms, fold, skeleton

HEADS = set_of("name_words.heads")
TITLES = set_of("name_words.titles")
COMPASS = set_of("name_words.compass")
MODIFIERS = set_of("name_words.modifiers")
COUNTRY_WORDS = {**demonyms(), **country_names()}
"""The codes of countries, by their names and the adjectives made of them."""


class Why(NamedTuple):
    """The reason why two forms mean one person, place or body. Its firmness from 0 to 1 is no
    probability; it puts weak joins first for review."""

    words: str
    firmness: float


Pair = tuple[str, str, Why]  # two forms that mean one referent, and why
Apart = frozenset[frozenset[str]]  # pairs of forms that mean two
Counts = Mapping[str, int]  # how often something is named
Kinds = dict[str, NameKind]  # of forms
Lists = dict[str, list[str]]


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
    reasons: list[Pair] = field(default_factory=list)
    apart: Apart = frozenset()

    def find(self, form: str) -> str:
        """Returns the representative of the form's group."""
        while self.parent[form] != form:
            self.parent[form] = self.parent[self.parent[form]]
            form = self.parent[form]
        return form

    def join(self, a: str, b: str, why: Why) -> None:
        """Merges the groups of `a` and `b`, unless they are one already or a pair in `apart`
        forbids it."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y and not self._parted(x, y):
            self.parent[y] = x
            self.reasons.append((a, b, why))

    def _parted(self, x: str, y: str) -> bool:
        return any(
            pair <= self.parent.keys() and {self.find(form) for form in pair} == {x, y}
            for pair in self.apart
        )

    def members(self) -> Lists:
        """Returns the groups, sorted, by representative."""
        return by_key((self.find(form), form) for form in sorted(self.parent))


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
    is_word = len(form.parts) == 1 and 2 <= len(letters) <= 7 and letters.isalpha()
    return is_word and sum(c.isupper() for c in letters) > 1 and form.kind is not NameKind.PERSON


def initials_of(short: Form, form: Form) -> Why | None:
    """Returns why `short`, taken as initials, stands for `form`, or None."""
    words = [word for part in form.parts for word in part.split("-") if word]
    if len(words) < 2 or form.kind is NameKind.PERSON:
        return None
    letters = short.text.replace(".", "").casefold()
    skipped = (frozenset[str](), SMALL_WORDS, SMALL_WORDS - {"for", "of"})
    for left_out in skipped[:1] if len(letters) == 2 else skipped:
        if letters == "".join(w[0] for w in words if w.lower() not in left_out).casefold():
            return Why(f"{short.text} are the initials of {form.text}", 0.85)
    return None


SMALL_WORDS = set_of("small_words.of_bodies")


def head_noun(words: Sequence[str]) -> str:
    """Returns the last word, or the last one before "of" or "for"."""
    links = (i for i, word in enumerate(words) if i and word in {"of", "for"})
    return words[next(links, 0) - 1]


# Spellings that sound alike.

_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")


def transcribed(one: str, two: str) -> bool:
    """Whether two words have the same consonants and similar letters, as transcriptions of one name
    do."""
    bones = skeleton(one)
    return len(bones) > 1 and bones == skeleton(two) and fuzz.ratio(fold(one), fold(two)) >= 60


# What the older and the newer Latin spelling of Korean write for one sound.
_KOREAN = "eo:o eu:u oo:u ee:i ch:j g:k d:t b:p r:l"


def same_syllables(one: str, two: str) -> bool:
    """Whether two hyphenated Korean given names are spellings of one ("Ki-tae", "Gi-tae")."""
    if not (_TWO_SYLLABLES.fullmatch(one) and _TWO_SYLLABLES.fullmatch(two)):
        return False
    both = f"{one} {two}".lower()
    for pair in _KOREAN.split():
        written, sound = pair.split(":")
        both = both.replace(written, sound)
    return len(set(both.split())) == 1
