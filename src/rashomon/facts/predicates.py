"""What a sentence says of something, whether it says so or says no, and how surely
(`predicates_in`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import SUBJECTS, ParsedWords
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.word_families import family_of

_HEDGING, _MODALS = set_of("turns.hedging"), set_of("turns.modals")
_LIGHT, _ADVERBS = set_of("turns.light"), set_of("passages.hedges")
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_SAID_OF = ("attr", "acomp", "oprd")
_CARRIED = ("xcomp", "ccomp", "csubj", "acl", "advcl", "conj")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, or what a noun is said to be. `sides`: on which side of which opposites it stands;
    `is_denied`: whether its sentence says no to it; `is_open`: whether it says that this is not
    sure; `told_of`: the families of the words that it is told of."""

    family: str
    sides: frozenset[tuple[str, int]]
    is_denied: bool
    is_open: bool
    told_of: frozenset[str]

    def agrees(self, predicate: "Predicate") -> bool | None:
        """Whether another says the same of the same thing, or else the opposite; None where they
        are of two things."""
        sides, opposed = dict(self.sides), dict(predicate.sides)
        axes = [axis for axis in sides if axis in opposed]
        if not self.is_near(predicate) or not (axes or self.family == predicate.family):
            return None
        is_one_side = not axes or any(sides[axis] == opposed[axis] for axis in axes)
        return is_one_side is (self.is_denied is predicate.is_denied)

    def is_near(self, predicate: "Predicate") -> bool:
        """Whether both are told of much the same."""
        shared = len(self.told_of & predicate.told_of)
        return shared > 0 and 2 * shared >= min(len(self.told_of), len(predicate.told_of))


def predicates_in(words: ParsedWords, places: Sequence[int]) -> Iterator[tuple[int, Predicate]]:
    """Yields what a sentence says of something, with the place of its word."""
    for place in places:
        if _is_predicate(words, place):
            lemma = _lemma(words, place)
            standing = standing_at(words, place)
            yield (
                place,
                Predicate(
                    family_of(lemma),
                    _sides().get(lemma, frozenset()),
                    len(standing.denied_by) % 2 == 1,
                    _is_open(words, place),
                    told_of(words, place),
                ),
            )


def _is_predicate(words: ParsedWords, place: int) -> bool:
    """Whether a word is a verb that tells something, or what a noun is said to be."""
    lemma = words.lemma[place]
    if words.pos[place] == "VERB":
        return lemma not in _LIGHT and (verb_cue(lemma) is None or lemma in _sides())
    if words.pos[place] not in ("NOUN", "ADJ"):
        return False
    is_object = words.dep[place] == "dobj" and words.lemma[words.head[place]] in _LIGHT
    return is_object or words.dep[place] in _SAID_OF


def _lemma(words: ParsedWords, place: int) -> str:
    particle = words.child(place, "prt")
    lemma = words.base[place]
    if particle is not None and f"{lemma}_{words.lower[particle]}" in _sides():
        return f"{lemma}_{words.lower[particle]}"
    return lemma


@cache
def _sides() -> dict[str, frozenset[tuple[str, int]]]:
    """On which sides of opposites each lemma stands."""
    sides: dict[str, frozenset[tuple[str, int]]] = {}
    for axis, opposites in table("turns")["opposites"].items():
        for side, lemmas in enumerate(opposites):
            for lemma in lemmas.split():
                sides[lemma] = sides.get(lemma, frozenset()) | {(axis, side)}
    return sides


def _is_open(words: ParsedWords, place: int) -> bool:
    """Whether something says of a predicate that it is not sure: a helper or an adverb ("may",
    "allegedly"), or a word above that carries it ("is believed to be", "it is likely that")."""
    at = place
    while True:
        beside = words.children[at]
        is_sure = any(words.dep[child] == "neg" for child in beside)
        for child in beside:
            is_modal = words.dep[child] == "aux" and words.lower[child] in _MODALS
            if is_modal and not (is_sure and words.lower[child] == "could"):
                return True
            if words.dep[child] == "advmod" and words.lower[child] in _ADVERBS:
                return True
            if at != place and words.dep[child] in _SAID_OF and words.base[child] in _HEDGING:
                return True
        above = words.head[at]
        if above == at or words.dep[at] not in (*_CARRIED, *_SAID_OF):
            return False
        if words.dep[at] != "conj" and words.base[above] in _HEDGING:
            return True
        at = above


def told_of(words: ParsedWords, place: int) -> frozenset[str]:
    """Returns the families of the words of a predicate's clause, its subject among them."""
    top = words.head[place] if words.dep[place] in (*_SAID_OF, "dobj") else place
    places = [child for child in words.under(top) if child not in (top, place)]
    while words.dep[top] in ("xcomp", "conj") and words.child(top, *SUBJECTS) is None:
        top = words.head[top]
        subject = words.child(top, *SUBJECTS)
        if subject is not None:
            places += words.under(subject)
    families = set()
    for child in places:
        if words.pos[child] in _TELLING and not words.common[child]:
            families.add(family_of(words.lemma[child]))
    return frozenset(families)
