"""A form of a name, and the groups that forms are joined to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.text.name_words import country_names, demonyms
from rashomon.text.spellings import fold


class Why(NamedTuple):
    """Why two forms mean one referent, in words, and how firm that is from 0 to 1: an order for people who check joins, not a probability; the
    figures only put the weak ones first."""

    words: str
    firmness: float


Pair = tuple[str, str, Why]
"""Two forms that mean one referent, and why."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its kind and its words, a leading "The" left out."""

    text: str
    kind: NameKind
    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str, kind: NameKind) -> "Form":
        """The form of this text."""
        parts = text.split()
        return cls(text, kind, tuple(parts[1:] if len(parts) > 1 and parts[0] in ("The", "the") else parts))


@dataclass(slots=True)
class Groups:
    """Forms joined so far, and why."""

    parent: dict[str, str]
    reasons: list[Pair] = field(default_factory=list)
    apart: frozenset[frozenset[str]] = frozenset()

    def find(self, form: str) -> str:
        """The form that stands for its group."""
        while self.parent[form] != form:
            self.parent[form] = self.parent[self.parent[form]]
            form = self.parent[form]
        return form

    def join(self, a: str, b: str, why: Why) -> None:
        """Makes one group of two, if they are not one yet and nobody judged that two of their forms are not the same."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y and not self._parted(x, y):
            self.parent[y] = x
            self.reasons.append((a, b, why))

    def _parted(self, x: str, y: str) -> bool:
        return any({self.find(form) for form in pair} == {x, y} for pair in self.apart if all(form in self.parent for form in pair))

    def members(self) -> dict[str, list[str]]:
        """The groups, by the form that stands for each."""
        out: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.parent):
            out[self.find(form)].append(form)
        return out


def country_and_rest(text: str) -> tuple[str | None, str]:
    """The country that a form begins with, by name or adjective, and the folded rest of it."""
    parts = text.split()
    for n in (3, 2, 1):
        head = " ".join(parts[:n]).removesuffix("'s")
        code = country_names().get(head) or demonyms().get(head)
        if code and len(parts) > n:
            return code, fold(" ".join(parts[n:]))
    return None, ""


def is_short_form(form: Form) -> bool:
    """Whether a form looks like initials."""
    letters = form.text.replace(".", "")
    is_word = len(form.parts) == 1 and 2 <= len(letters) <= 7 and letters.isalpha()
    return is_word and sum(c.isupper() for c in letters) > 1 and form.kind is not NameKind.PERSON


def initials_of(short: Form, form: Form) -> Why | None:
    """Why `short`, which looks like initials, stands for `form`."""
    words = [word for part in form.parts for word in part.split("-") if word]
    if len(words) < 2 or form.kind is NameKind.PERSON:
        return None
    letters = short.text.replace(".", "").casefold()
    for left_out in (frozenset[str](), SMALL_WORDS, SMALL_WORDS - {"for", "of"})[: 1 if len(letters) == 2 else None]:
        if letters == "".join(w[0] for w in words if w.lower() not in left_out).casefold():
            return Why(f"{short.text} are the initials of {form.text}", 0.85)
    return None


SMALL_WORDS = set_of("small_words.of_bodies")


def head_noun(words: Sequence[str]) -> str:
    """The last word, or the last before "of" or "for"."""
    return words[next((i for i, w in enumerate(words) if w in ("of", "for") and i), len(words)) - 1]
