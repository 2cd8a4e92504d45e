"""Counts told without a number: nobody, none, "no casualties", "without loss of life" are zero, "a third child died" makes three; and numbers
that are names ("Line 7") and count nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.measures import measures_of
from rashomon.language.numbers import ORDINALS
from rashomon.language.quantities import Quantity
from rashomon.language.word_lists import word_list
from rashomon.language.words import Words
from rashomon.lexicon import set_of

_HIT = frozenset({"killed", "injured", "missing", "detained", "trapped"})
_NOBODY = frozenset({"nobody", "none", "noone"})
_CASUALTIES = word_list("casualties")
_TOLD = word_list("casualty_verbs")
_LABELLED = word_list("labelled")
_OTHERS = set_of("amounts.others_before_casualties")
_NEARLY = frozenset("almost nearly hardly practically virtually".split())
_MAYBE = set_of("tense.maybe")
_LOSING = frozenset("lose suffer sustain".split())


@dataclass(frozen=True, slots=True)
class Worded:
    """A count in words: the tokens first..last that tell it, the noun counted where there is one, and its unit."""

    rule: str
    first: int
    last: int
    noun: int | None
    unit: str
    quantity: Quantity


def worded_counts(words: Words, start: int, end: int) -> Iterator[Worded]:
    """The counts without a number among the tokens start..end."""
    for i in range(start, end):
        lower = words.lower[i]
        if lower in ORDINALS and words.dep[i] == "amod":
            yield from _ordinal(words, i)
        elif lower in _NOBODY:
            yield from _nobody(words, i, i + 1, i)
        elif lower == "no":
            noun = i + 1 if words.lower[i + 1 : i + 2] == ["one"] else words.head[i]
            if noun == i + 1 and words.lower[noun] == "one":
                yield from _nobody(words, i, i + 2, noun)
            elif words.dep[i] in ("det", "neg") and i < noun < end and not _of_others(words, i, noun):
                yield from _no_such(words, i, noun)
        elif lower == "without":
            noun = words.child(i, "pobj") or i
            if noun > i and _is_casualty(words, noun) and not _of_others(words, i, noun):
                single = 2 * (words.lower[i + 1 : i + 3] == ["a", "single"])
                yield _zero(words, i, i + 1 + single, noun)


def is_none(words: Words, first: int, last: int) -> bool:
    """Whether "a single" belongs to "without a single", which is none."""
    return first > 0 and words.lower[first - 1 : last] == ["without", "a", "single"]


def told_of(words: Words, first: int, noun: int | None) -> int | None:
    """The word that what a zero measures hangs on: the life that is lost, "none" of "none of the 40 passengers"."""
    if noun is not None and words.lemma[noun] == "loss":
        of = words.child(noun, "prep")
        return words.child(of, "pobj") if of is not None else noun
    return first if words.lower[first] in _NOBODY else noun


def is_label(words: Words, first: int, last: int) -> bool:
    """Whether the number is the name of what stands before it: "Line 7", "Article 5 of the treaty", but not "12 lines" or "the toll: 31"."""
    if last != first + 1 or first == 0 or not words.text[first].isdecimal() or len(words.text[first]) > 4:
        return False
    return words.lower[first - 1] in _LABELLED and words.text[first - 1][0].isupper() and words.head[first] <= first


def _nobody(words: Words, first: int, last: int, top: int) -> Iterator[Worded]:
    if any(words.lower[k] in _NEARLY for k in (first - 1, *words.children[top]) if k >= 0):
        return
    of = words.child(top, "prep")
    noun = words.child(of, "pobj") if of is not None and words.lower[of] == "of" else None
    noun = noun if noun is not None and words.pos[noun] == "NOUN" else None
    if words.lower[top] == "none" and noun is None and words.dep[top] not in ("nsubj", "nsubjpass"):
        return
    if _is_hit(words, top):
        yield _zero(words, first, last, noun)


def _no_such(words: Words, i: int, noun: int) -> Iterator[Worded]:
    if words.pos[noun] not in ("NOUN", "PROPN"):
        return
    if _is_casualty(words, noun):
        head = words.head[noun]
        told = (
            words.lemma[head].casefold() in _TOLD
            and words.dep[noun] in ("nsubj", "nsubjpass", "attr", "dobj")
            and not _uncertain(words, head)
        )
        if told or (head == noun and words.dep[noun] == "ROOT"):
            yield _zero(words, i, i + 1, noun)
    elif _is_hit(words, noun):
        yield _zero(words, i, i + 1, noun)


def _ordinal(words: Words, i: int) -> Iterator[Worded]:
    """ "A third child died", "a fourth death": so many by now."""
    noun, number = words.head[i], ORDINALS[words.lower[i]]
    if noun <= i or words.pos[noun] not in ("NOUN", "PROPN") or not 1 < number <= 100:
        return
    article = words.lower[i - 1] if i and words.head[i - 1] == noun and words.dep[i - 1] == "det" else ""
    counted = words.lemma[noun].casefold() in ("death", "fatality", "victim") and article in ("", "a", "the")
    if counted or (article == "a" and _is_hit(words, noun)):
        quantity = Quantity(words.starts[i], words.ends[i], words.starts[i], words.text[i], number, number, None, "exact")
        yield Worded("ordinal", i, i + 1, noun, words.lemma[noun].casefold(), quantity)


def _zero(words: Words, first: int, last: int, noun: int | None) -> Worded:
    text = " ".join(words.text[first:last])
    quantity = Quantity(words.starts[first], words.ends[last - 1], words.starts[first], text, 0.0, 0.0, None, "exact")
    unit = words.lemma[noun].casefold() if noun is not None and words.pos[noun] == "NOUN" and words.lower[noun] != "loss" else "person"
    return Worded("zero", first, last, noun, unit, quantity)


def _of_others(words: Words, i: int, noun: int) -> bool:
    return any(words.lower[k] in _OTHERS for k in range(i + 1, noun))


def _is_casualty(words: Words, noun: int) -> bool:
    if words.lemma[noun].casefold() == "loss":
        of = words.child(noun, "prep")
        life = words.child(of, "pobj") if of is not None else None
        return life is not None and words.lemma[life].casefold() == "life"
    return words.lemma[noun].casefold() in _CASUALTIES


def _is_hit(words: Words, noun: int) -> bool:
    """Whether it is said of the noun, as its predicate, its object or behind it, that it was killed, hurt, missing or held."""
    head, dep = words.head[noun], words.dep[noun]
    if dep in ("nsubj", "nsubjpass") and words.pos[head] in ("VERB", "AUX"):
        said = [head, *(k for k in words.children[head] if words.dep[k] in ("acomp", "oprd", "attr", "xcomp"))]
        if words.lemma[head].casefold() in _LOSING:
            said += [k for k in words.children[head] if words.dep[k] == "dobj"]
        return not _uncertain(words, head) and _tells(words, said, passive=dep == "nsubjpass")
    if dep == "dobj" and words.pos[head] == "VERB":
        return not _uncertain(words, head) and words.lemma[head].casefold() in ("kill", "injure", "wound", "hurt", "detain", "arrest")
    behind = [k for k in words.children[noun] if noun < k <= noun + 2 and words.dep[k] in ("acl", "amod", "acomp")]
    return _tells(words, behind, passive=True)


def _tells(words: Words, said: list[int], *, passive: bool) -> bool:
    listed = frozenset(
        word
        for k in said
        for word in (words.lemma[k].casefold(), words.lower[k])
        if words.pos[k] in ("VERB", "ADJ", "AUX") or words.lemma[k] in _CASUALTIES or words.lemma[k] == "life"
    )
    listed -= {"miss", "body", "toll"} if passive else {"miss", "body", "toll", "treat", "admit", "treated", "admitted"}
    return bool(measures_of(listed) & _HIT)


def _uncertain(words: Words, verb: int) -> bool:
    """Whether the verb speaks of what may be or is denied."""
    asides = [words.lower[k] for k in words.children[verb] if words.dep[k] in ("aux", "mark", "neg")]
    return not _MAYBE.isdisjoint(asides) or "not" in asides or "n't" in asides
