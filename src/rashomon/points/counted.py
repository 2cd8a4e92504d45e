"""What a figure counts: the measure (killed, injured, ...), the thing, and which of them.

The words round the figure itself decide, then what governs it, then the rest of its sentence. A figure without a noun ("the ministry spoke of
31") takes what the figure before it counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.language.families import families_of
from rashomon.language.measures import happenings_of, measures_of, who_counts
from rashomon.points.candidates import Candidate, counted_noun
from rashomon.points.reading import Reading, Sentence

_CHOOSING = ("amod", "compound", "nmod", "poss")  # dependents of a noun that say which of its kind
_BOUND = (
    "relcl",
    "acl",
    "prep",
    "pobj",
    "attr",
    "acomp",
    "dobj",
    "amod",
    "compound",
    "xcomp",
    "oprd",
    "nmod",
    "nsubjpass",
    "nsubj",
    "advmod",
)
_BACK = 3  # sentences that a figure without a noun looks back
_SCALE = 30.0  # two figures further apart than this are not of one thing


@dataclass(frozen=True, slots=True)
class Counted:
    """`measures` and `things` (families of the noun, or its lemma) of one figure; `group`: the words that choose among them; `borrowed`:
    whether the noun stands elsewhere."""

    measures: frozenset[str]
    things: frozenset[str]
    group: frozenset[str]
    borrowed: bool


def counted_of(reading: Reading, candidate: Candidate) -> Counted | None:
    """What the candidate's figure counts; None where it has none."""
    if candidate.quantity is None:
        return None
    first, last = candidate.answer
    noun = counted_noun(reading.doc, first, last)
    top = noun if noun is not None else reading.doc[last - 1]
    borrowed = noun is None and not candidate.unit
    things = _things(noun, candidate.unit)
    measures = _measures(top, first, last, candidate.sentence)
    if borrowed:
        earlier = _earlier(reading, candidate)
        if earlier is not None:
            found = counted_noun(reading.doc, earlier[1], earlier[2])
            things = things or _things(found, earlier[0].quantities[earlier[3]][0].unit)
            measures = measures or _measures(found or reading.doc[earlier[2] - 1], earlier[1], earlier[2], earlier[0])
    return Counted(measures, things, _group(reading, noun), borrowed)


def _things(noun: Token | None, unit: str | None) -> frozenset[str]:
    word = noun.lemma_.casefold() if noun is not None else (unit or "").casefold()
    if not word:
        return frozenset()
    who = who_counts(word)
    return frozenset({who}) if who == "anyone" else frozenset(families_of(word) or (word,))


def _group(reading: Reading, noun: Token | None) -> frozenset[str]:
    if noun is None:
        return frozenset()
    chosen = [child for child in noun.children if child.dep_ in _CHOOSING and child.pos_ in ("ADJ", "NOUN", "PROPN", "VERB")]
    return frozenset(f"={reading.name_at[t.i].id}" if t.i in reading.name_at else t.lemma_.casefold() for t in chosen)


def _measures(top: Token, first: int, last: int, sentence: Sentence) -> frozenset[str]:
    """By the noun and what hangs on it, by what governs it, by the nearest word of the sentence that says what is measured."""
    for words in (_own(top, first, last), _governing(top)):
        found = _said(words)
        if found:
            return found
    near = sorted(sentence.tokens, key=lambda token: (abs(token.i - first), token.i))
    return next((found for token in near if (found := _said([token]))), frozenset())


def _said(words: Iterable[Token]) -> frozenset[str]:
    lemmas = frozenset(token.lemma_.casefold() for token in words) | frozenset(token.lower_ for token in words)
    return measures_of(lemmas) or happenings_of(lemmas)


def _own(top: Token, first: int, last: int) -> list[Token]:
    """The noun, what describes it, and the predicate that says it of them: "nine are dead", "17 people killed"."""
    out = [top, *(top.doc[i] for i in range(first, last))]
    out += [child for child in top.children if child.dep_ in ("amod", "acl", "compound", "nmod")]
    if top.dep_ in ("nsubj", "nsubjpass"):
        out += [top.head, *(child for child in top.head.children if child.dep_ in ("acomp", "attr", "dobj", "oprd"))]
    return out


def _governing(top: Token) -> list[Token]:
    """The word that governs the figure with its subject and its objects, and the clause that hangs on the noun."""
    out: list[Token] = []
    for child in top.children:
        if child.dep_ in ("relcl", "prep"):
            out += [child, *child.children]
    head = top.head
    for _ in range(3):
        if head.i == top.i:
            break
        out.append(head)
        out += [child for child in head.children if child.dep_ in _BOUND and child.i != top.i]
        if head.pos_ in ("VERB", "AUX") or head.head.i == head.i:
            break
        head = head.head
    return out


Place = tuple[Sentence, int, int, int]


def _earlier(reading: Reading, candidate: Candidate) -> Place | None:
    """The last figure with a noun before the candidate's, of its size, in its sentence or the few before."""
    sentences: Sequence[Sentence] = reading.sentences
    here = next((k for k, sentence in enumerate(sentences) if sentence.tokens.start == candidate.sentence.tokens.start), None)
    if here is None or candidate.quantity is None:
        return None
    size = _size(candidate.quantity.low, candidate.quantity.high)
    for k in range(here, max(-1, here - _BACK - 1), -1):
        for n in range(len(sentences[k].quantities) - 1, -1, -1):
            quantity, first, last = sentences[k].quantities[n]
            if (k == here and first >= candidate.answer[0]) or all(i in reading.date_at for i in range(first, last)):
                continue
            if counted_noun(reading.doc, first, last) is None and not quantity.unit:
                continue
            other = _size(quantity.low, quantity.high)
            if size is None or other is None or max(size, other) <= _SCALE * max(1.0, min(size, other)):
                return sentences[k], first, last, n
    return None


def _size(low: float | None, high: float | None) -> float | None:
    known = [x for x in (low, high) if x is not None]
    return sum(known) / len(known) if known else None
