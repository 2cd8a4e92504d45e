"""Figures told side by side: one voice gives a figure with what it counts, the next gives another and leaves the noun out ("the union counts 900").

Who tells two such figures holds them against each other, and what the second leaves out can only be what the first counted.
"""

from dataclasses import dataclass

from rashomon.lexicon import set_of

_PUTTING = set_of("saying.putting_figures")
_OURSELVES = frozenset({"we", "our", "ours", "us", "i", "my"})
_BREAK = 3  # characters between a sentence and the next at most: a full stop's blank, or the end of a paragraph
_APART = 10.0  # how many times the one may be the other
_LEAST = 2.0  # "one" is as often a pronoun


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in its report: where its quote begins and its sentence begins and ends, in characters; its middle; the verb that governs it.

    `voice`: who gives it, in lower case, empty for the report itself; `bare`: whether no noun or unit stands with it; `words`: how many its quote has;
    `voiced`: whether its own clause says who gives it, and not by a pronoun that may be the voice before."""

    start: int
    sentence: tuple[int, int]
    middle: float
    predicate: str
    voice: str
    bare: bool
    words: int
    voiced: bool

    def puts(self) -> bool:
        """Whether the figure is all that is told: "the navy says 180", "it was 6,000"."""
        return self.predicate in _PUTTING or (self.words > 1 and any(letter.isdigit() for letter in self.predicate))


def speaks_itself(text: str) -> bool:
    """Whether the report speaks of what it found itself."""
    return not _OURSELVES.isdisjoint(text.casefold().split())


def is_bare_age(unit: str | None, quote: str) -> bool:
    """Whether the figure is an age in apposition ("Jela Morin, 26")."""
    return unit == "year" and "year" not in quote.casefold()


def rivals(one: Told, other: Told) -> bool:
    """Whether the later of two figures of one report answers, in another voice, what the earlier one answers."""
    first, second = (one, other) if one.start < other.start else (other, one)
    if (
        not second.bare
        or not second.voiced
        or first.voice == second.voice
        or second.sentence[0] - first.sentence[1] > _BREAK
        or not second.puts()
        or (first.sentence == second.sentence and not second.voice)  # "the navy put it at 385, out of 396"
    ):
        return False
    small, large = sorted((first.middle, second.middle))
    return _LEAST <= small < large <= _APART * small
