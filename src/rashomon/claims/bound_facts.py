"""Says what a sentence tells about which deed. A figure, a day, a name or a denial that it ties to
another deed is another fact, even if every word of it was told before."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from rashomon.claims.terms import SentenceTerms, term_kind
from rashomon.numbers.amounts import counted_noun
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import set_of
from rashomon.text.clocks import clocks_in
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import denied_at, predicate_over, root_at
from rashomon.text.word_families import family_of

_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"(?i)\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b")
_DOES = {"nsubj": "does", "agent": "does", "nsubjpass": "undergoes", "dobj": "undergoes"}
_DENIED = "denied"

Bound = tuple[str, str]  # of which deed, and what
ToldFacts = frozenset[str]


def facts_of_deeds(told: Sequence[tuple[SentenceTerms, Annotations]]) -> list[ToldFacts]:
    """Returns, for each sentence of a claim, what it denies, its times of day and other digits that
    are in no figure or day, and what it ties to a deed to which another sentence of the claim ties
    something else. A sentence that stands alone has none."""
    if len(told) < 2:
        return [frozenset()] * len(told)
    read = [
        page.kept(("bound", one.sentence.first), one, partial(_read, one, page))
        for one, page in told
    ]
    of = by_key(pair for bound, _ in read for pair in bound)
    return [
        frozenset(
            f"{deed} {value}"
            for deed, value in own
            if value.startswith(_DENIED) or len({*of[deed]}) > 1
        )
        | unread
        for own, unread in read
    ]


def _read(terms: SentenceTerms, page: Annotations) -> tuple[frozenset[Bound], ToldFacts]:
    return frozenset(_bound(terms, page)), frozenset(_unread(terms))


def deeds_in(terms: SentenceTerms, page: Annotations) -> tuple[str, ToldFacts]:
    """Returns what a sentence says is done, or how its subject is: "arrest", "drop out", "in race".
    For "Police said that he fell", returns what they said. Returns "" if that is not known, or is
    only a number. With each deed comes everything in its clauses, put in this form."""
    words = page.words
    tokens = terms.sentence.tokens
    place = root_at(words, tokens) if page.read_whole else None
    while place is not None and (said := words.child(place, "ccomp")) in tokens:
        place = said
    things = {_told(words, place) for place in tokens if words.pos[place] != "VERB"}
    every = things.union(_deed(words, place) for place in tokens)
    return "" if place is None else _deed(words, place), frozenset(every)


def _deed(words: ParsedWords, place: int) -> str:
    is_being = words.pos[place] == "AUX" or words.lemma[place] == "be"
    if is_being and (told := words.child(place, "acomp", "attr")) is not None:
        return "" if words.pos[told] == "NUM" else _told(words, told)
    if words.pos[place] == "VERB":
        beside = [words.lower[k] for k in words.below(place, "prt", "prep", "advmod")]
        ways = (word for word in beside if word in set_of("passages.ways"))
        return " ".join([_told(words, place), *ways])
    if words.pos[place] == "ADP":
        of = _object(words, place)
        return words.lower[place] if of is None else f"{words.lower[place]} {_told(words, of)}"
    for state in words.below(place, "prep"):
        if _object(words, state) is not None:
            return _deed(words, state)
    return _told(words, place)


def _bound(terms: SentenceTerms, page: Annotations) -> Iterator[Bound]:
    if not page.read_whole:
        return
    words = page.words
    start = terms.quote.start
    tokens = terms.sentence.tokens
    denied = Counter(denied_at(words, one) for one in tokens)
    for place in tokens:
        if place in denied or words.pos[place] == "VERB":
            value = _DENIED * denied[place] or "affirmed"
            yield _told(words, place), value
            whom = words.child(place, "dobj", "nsubjpass")
            if whom is not None:
                yield f"{_told(words, place)} of {_told(words, whom)}", f"is {value}"
        if (way := _way(words, place)) and (of := _object(words, place)) is not None:
            yield f"{_told(words, predicate_over(words, place))} {_told(words, of)}", way
    for q in filter(_tells_number, terms.quantities):
        places = words.at(start + q.figure, start + q.end)
        noun = counted_noun(words, places.start, places.stop)
        counted = "" if noun is None else _told(words, noun)
        deed = _told(words, predicate_over(words, places.stop - 1 if noun is None else noun))
        yield f"{deed} {counted}", f"{q.low}/{q.high}/{q.unit}"
    for term, first, last in terms.places:
        place = words.at(first, last).stop - 1
        role = "on" if term_kind(term) == "day" else _role(words, place)
        if role and term_kind(term) in {"day", "name"}:
            yield f"{role} {_told(words, predicate_over(words, place))}", term


def _way(words: ParsedWords, place: int) -> str | None:
    """Whether a preposition leads to or from what stands behind it; None for any other word."""
    is_way = words.pos[place] == "ADP" and words.lower[place]
    if is_way in set_of("passages.towards"):
        return "towards"
    return "apart" if is_way in set_of("passages.apart") else None


def _object(words: ParsedWords, place: int) -> int | None:
    """Returns what stands behind a preposition, be it one of two: "out of the harbour"."""
    second = words.child(place, "prep")
    found = words.child(place, "pobj")
    return words.child(second, "pobj") if found is None and second is not None else found


def _role(words: ParsedWords, place: int) -> str | None:
    """Whether a name is who does a deed, or to whom it is done."""
    by = words.dep[place] == "pobj" and words.dep[words.head[place]] == "agent"
    return "does" if by else _DOES.get(words.dep[place])


def _told(words: ParsedWords, place: int) -> str:
    return family_of(words.lemma[place])


def _unread(terms: SentenceTerms) -> Iterator[str]:
    """Yields the times of day of a sentence, and the digits that these, its figures and its days do
    not explain: numbers of flights and rooms."""
    text = terms.quote.quote
    start = terms.quote.start
    clocks = clocks_in(text)
    yield from (f"clock {minutes}" for *_, minutes in clocks)
    read = [(q.start, q.end) for q in terms.quantities] + [(s, e) for s, e, _ in clocks]
    read += [(s - start, e - start) for term, s, e in terms.places if term_kind(term) == "day"]
    for one in _DIGITS.finditer(text):
        if not any(s <= one.start() < e for s, e in read):
            yield f"digits {one[0]}"


def _tells_number(q: Quantity) -> bool:
    """Whether an amount is a figure that helps the eye: no "few", no "one"."""
    if q.vague():
        return _NUMBERS.search(q.text) is not None
    return q.unit is not None or q.bounds != (1, 1)
