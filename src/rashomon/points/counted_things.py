"""Finds what a figure counts: the measure (killed, injured, ...), the thing, and which of them.

The words next to the figure decide first, then what governs it, then the rest of its sentence. A figure without a noun ("the ministry spoke
of 31") takes what the figure before it counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import set_of
from rashomon.points.candidates import AccountSpan, counted_noun
from rashomon.points.token_index import Sentence, TokenIndex
from rashomon.text.measures import happenings_of, is_measured, measures_of, unit_called, who_counts
from rashomon.text.parsed_words import ParsedWords
from rashomon.text.quantities import Quantity
from rashomon.text.word_families import families_of

_CHOOSING = ("amod", "compound", "nmod", "poss")  # dependents of a noun that say which ones are meant
_BOUND = frozenset("relcl acl prep pobj attr acomp dobj amod compound xcomp oprd nmod nsubjpass nsubj advmod".split())
_PARENTS = set_of("account_words.parents")
_BACK = 3  # sentences to look back from a figure without a noun
_SCALE = 30.0  # two figures whose ratio is greater are not of one thing


@dataclass(frozen=True, slots=True)
class CountedThing:
    """What one figure counts.

    `measures`, `things`: families of the noun, or its lemma; `group`: the words that choose among them; `borrowed`: whether the noun stands
    elsewhere.
    """

    measures: frozenset[str]
    things: frozenset[str]
    group: frozenset[str]
    borrowed: bool


def counted_of(reading: TokenIndex, candidate: AccountSpan) -> CountedThing | None:
    """Returns what the candidate's figure counts; None if it has no figure."""
    if candidate.quantity is None:
        return None
    words = reading.words
    first, last = candidate.answer
    noun = counted_noun(words, first, last)
    borrowed = noun is None and not candidate.unit
    if borrowed and first > 1 and words.lower[first - 1] == "of" and words.lemma[first - 2].casefold() in _PARENTS:  # "a mother of three"
        return CountedThing(frozenset(), _things(words, None, "child"), frozenset(), borrowed=False)
    things = _things(words, noun, candidate.unit)
    measures = _measures(words, noun, first, last, candidate.sentence, candidate.unit)
    if borrowed:
        earlier = _earlier(reading, candidate)
        if earlier is not None:
            sentence, (quantity, start, end) = earlier
            found = counted_noun(words, start, end)
            things = things or _things(words, found, quantity.unit)
            measures = measures or _measures(words, found, start, end, sentence, quantity.unit)
    return CountedThing(measures, things, _group(reading, noun), borrowed)


def _things(words: ParsedWords, noun: int | None, unit: str | None) -> frozenset[str]:
    word = words.lemma[noun].casefold() if noun is not None else (unit or "").casefold()
    if not word:
        return frozenset()
    who = who_counts(word)
    return frozenset({who}) if who == "anyone" else frozenset(families_of(word) or (word,))


def _group(reading: TokenIndex, noun: int | None) -> frozenset[str]:
    if noun is None:
        return frozenset()
    words = reading.words
    chosen = [i for i in words.children[noun] if words.dep[i] in _CHOOSING and words.pos[i] in ("ADJ", "NOUN", "PROPN", "VERB")]
    return frozenset(f"={reading.name_at[i].id}" if i in reading.name_at else words.lemma[i].casefold() for i in chosen)


def _measures(words: ParsedWords, noun: int | None, first: int, last: int, sentence: Sentence, unit: str | None) -> frozenset[str]:
    """The measures named by the noun and its modifiers, by its governor, or by the nearest word that says what is measured."""
    top = noun if noun is not None else last - 1
    behind = (
        [last] if noun is None and unit is None and last < sentence.end else []
    )  # "19 dead and 44 wounded", whatever the parser made of it
    for listed in (behind, _own(words, top, first, last), _governing(words, top)):
        found = _said(words, [i for i in listed if not _grants(words, i)])
        if found:
            return found
    near = sorted(_within_reach(words, noun, first, sentence, unit), key=lambda i: (abs(i - first), i))
    return next((found for i in near if (found := _said(words, (i,))) and not _grants(words, i)), frozenset())


def _within_reach(words: ParsedWords, noun: int | None, first: int, sentence: Sentence, unit: str | None) -> Iterable[int]:
    """The words that may say what a figure measures; none for a length, a share or a sum.

    With a noun: those of its clause, its modifiers and the word before. Without one, and after a colon: those of the sentence.
    """
    if noun is None and unit is None:
        return range(sentence.start, sentence.end)
    if is_measured(unit) or (noun is not None and unit_called(words.lemma[noun]) is not None):
        return ()
    clause = sentence.clause_of(first)
    if clause is None or (clause.start > sentence.start and words.text[clause.start - 1] == ":"):
        return range(sentence.start, sentence.end)
    below = words.under(noun) if noun is not None else ()
    listed = [i for of in words.children[clause.head] if words.dep[of] == "prep" for i in words.children[of]]  # "listed as missing"
    return {*clause.words, *below, *listed, max(first - 1, sentence.start)}


def _grants(words: ParsedWords, i: int) -> bool:
    """Whether "admit" is said of owning up to something, not of a hospital."""
    return words.lemma[i] == "admit" and words.child(i, "nsubjpass", "auxpass") is None and words.dep[i] not in ("acl", "amod")


def _said(words: ParsedWords, listed: Iterable[int]) -> frozenset[str]:
    return _named(frozenset(word for i in listed for word in (words.lemma[i].casefold(), words.lower[i])))


@lru_cache(maxsize=16384)
def _named(words: frozenset[str]) -> frozenset[str]:
    """The measures that these words name."""
    return measures_of(words) or happenings_of(words)


def _own(words: ParsedWords, top: int, first: int, last: int) -> list[int]:
    """The noun, what describes it, and its predicate: "nine are dead", "17 people killed"."""
    dep, children = words.dep, words.children
    out = [top, *range(first, last)]
    out += [i for i in children[top] if dep[i] in ("amod", "acl", "compound", "nmod")]
    if dep[top] in ("nsubj", "nsubjpass"):
        head = words.head[top]
        out += [head, *(i for i in children[head] if dep[i] in ("acomp", "attr", "dobj", "oprd"))]
    return out


def _governing(words: ParsedWords, top: int) -> list[int]:
    """The word that governs the figure with its subject and objects, and the clause that modifies the noun."""
    out: list[int] = []
    for child in words.children[top]:
        if words.dep[child] in ("relcl", "prep"):
            out += [child, *words.children[child]]
    head = words.head[top]
    for _ in range(3):
        if head == top:
            break
        out.append(head)
        out += [child for child in words.children[head] if words.dep[child] in _BOUND and child != top]
        if words.pos[head] in ("VERB", "AUX") or words.head[head] == head:
            break
        head = words.head[head]
    return out


def _earlier(reading: TokenIndex, candidate: AccountSpan) -> tuple[Sentence, tuple[Quantity, int, int]] | None:
    """The last figure with a noun before the candidate's, of similar size, in its sentence or the few before."""
    sentences: Sequence[Sentence] = reading.sentences
    here = next((k for k, sentence in enumerate(sentences) if sentence.start == candidate.sentence.start), None)
    if here is None or candidate.quantity is None:
        return None
    size = _size(candidate.quantity.low, candidate.quantity.high)
    for k in range(here, max(-1, here - _BACK - 1), -1):
        for counted in reversed(sentences[k].quantities):
            quantity, first, last = counted
            if (k == here and first >= candidate.answer[0]) or all(i in reading.date_at for i in range(first, last)):
                continue
            if counted_noun(reading.words, first, last) is None and not quantity.unit:
                continue
            other = _size(quantity.low, quantity.high)
            if size is None or other is None or max(size, other) <= _SCALE * max(1.0, min(size, other)):
                return sentences[k], counted
    return None


def _size(low: float | None, high: float | None) -> float | None:
    known = [x for x in (low, high) if x is not None]
    return sum(known) / len(known) if known else None
