"""Says what a sentence tells about which deed. A figure, a day, a name or a denial that it ties to
another deed is another fact, even if every word of it was told before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from rashomon.claims.terms import A_DAY, A_NAME, SentenceTerms
from rashomon.model.record import IntIfAny, TextIfAny, TextPair, WordSet
from rashomon.numbers.amounts import counted_noun
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import pattern_of
from rashomon.text.clocks import clocks_in
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import denied_at, predicate_over, root_at
from rashomon.text.token_index import family_at

_DIGITS = pattern_of(r"\d+")
_NUMBERS = pattern_of(r"(?i)\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b")
_DOES = {"nsubj": "does", "agent": "does", "nsubjpass": "undergoes", "dobj": "undergoes"}
_DENIED = "denied"

Bound = TextPair  # of which deed, and what
ToldFacts = WordSet


def facts_of_deeds(told: Sequence[tuple[SentenceTerms, Annotations]]) -> list[ToldFacts]:
    """Returns, for each sentence of a claim, what it denies, its times of day and other digits that
    are in no figure or day, and what it ties to a deed to which another sentence of the claim ties
    something else. A sentence that stands alone has none."""
    if len(told) < 2:
        return [frozenset()] * len(told)
    read = [
        page.kept(("bound", terms.sentence.tokens), terms, partial(_read, terms, page))
        for terms, page in told
    ]
    values = by_key({pair for bound, _ in read for pair in bound})
    facts = []
    for bound, unread in read:
        telling = set()
        for deed, value in bound:
            if value.startswith(_DENIED) or len(values[deed]) > 1:
                telling.add(f"{deed} {value}")
        facts.append(unread | telling)
    return facts


def _read(terms: SentenceTerms, page: Annotations) -> tuple[frozenset[Bound], ToldFacts]:
    bound: Iterable[Bound] = ()
    if page.read_whole:
        words = page.words
        bound = chain(_bound_words(words, terms.sentence.tokens), _bound_terms(words, terms))
    return frozenset(bound), frozenset(_unread(terms))


def deeds_in(terms: SentenceTerms, page: Annotations) -> tuple[str, ToldFacts]:
    """Returns what a sentence says is done, or how its subject is: "arrest", "drop out", "in race".
    For "Police said that he fell", returns what they said. Returns "" if that is not known, or is
    only a number. With each deed comes everything in its clauses, put in this form."""
    words = page.words
    tokens = terms.sentence.tokens
    deeds = set()
    for place in tokens:
        deeds.add(_deed(words, place))
        if words.pos[place] != "VERB":
            deeds.add(family_at(words, place))
    main = root_at(words, tokens) if page.read_whole else None
    if main is None:
        return "", frozenset(deeds)
    said = words.child(main, "ccomp")
    while said is not None and said in tokens:
        main = said
        said = words.child(main, "ccomp")
    return _deed(words, main), frozenset(deeds)


def _deed(words: ParsedWords, place: int) -> str:
    is_being = words.pos[place] == "AUX" or words.lemma[place] == "be"
    if is_being and (state := words.child(place, "acomp", "attr")) is not None:
        return "" if words.pos[state] == "NUM" else family_at(words, state)
    if words.pos[place] == "VERB":
        told = [family_at(words, place)]
        for i in words.below(place, "prt", "prep", "advmod"):
            if words.listed(i, "passages.ways"):
                told.append(words.lower[i])
        return " ".join(told)
    if words.pos[place] == "ADP":
        thing = _object(words, place)
        word = words.lower[place]
        return word if thing is None else f"{word} {family_at(words, thing)}"
    for state in words.below(place, "prep"):
        if _object(words, state) is not None:
            return _deed(words, state)
    return family_at(words, place)


def _bound_words(words: ParsedWords, tokens: range) -> Iterator[Bound]:
    """Yields of each deed whether it is denied, who or what it is done to, and where it leads."""
    denied = Counter(denied_at(words, place) for place in tokens)
    for place in tokens:
        if place in denied or words.pos[place] == "VERB":
            value = _DENIED * denied[place] or "affirmed"
            yield family_at(words, place), value
            whom = words.child(place, "dobj", "nsubjpass")
            if whom is not None:
                yield f"{family_at(words, place)} of {family_at(words, whom)}", f"is {value}"
        way = _way(words, place)
        if way and (thing := _object(words, place)) is not None:
            yield f"{family_at(words, predicate_over(words, place))} {family_at(words, thing)}", way


def _bound_terms(words: ParsedWords, terms: SentenceTerms) -> Iterator[Bound]:
    """Yields of each figure the deed and the thing counted; of each day and name the deed, and
    whether it is the one who does it."""
    start = terms.quote.start
    for quantity in filter(_tells_number, terms.quantities):
        places = words.at(start + quantity.figure, start + quantity.end)
        top = places.stop - 1
        counted = ""
        noun = counted_noun(words, places.start, places.stop)
        if noun is not None:
            top = noun
            counted = family_at(words, noun)
        deed = family_at(words, predicate_over(words, top))
        yield f"{deed} {counted}", f"{quantity.low}/{quantity.high}/{quantity.unit}"
    for term, first, last in terms.places:
        if term[0] in (A_DAY, A_NAME):
            place = words.at(first, last).stop - 1
            role = "on" if term[0] == A_DAY else _role(words, place)
            if role:
                yield f"{role} {family_at(words, predicate_over(words, place))}", term


def _way(words: ParsedWords, place: int) -> TextIfAny:
    """Whether a preposition leads to or from what stands behind it; None for any other word."""
    if words.pos[place] != "ADP":
        return None
    if words.listed(place, "passages.towards"):
        return "towards"
    return "apart" if words.listed(place, "passages.apart") else None


def _object(words: ParsedWords, place: int) -> IntIfAny:
    """Returns what stands behind a preposition, be it one of two: "out of the harbour"."""
    thing = words.child(place, "pobj")
    second = words.child(place, "prep")
    return words.child(second, "pobj") if thing is None and second is not None else thing


def _role(words: ParsedWords, place: int) -> TextIfAny:
    """Whether a name is who does a deed, or to whom it is done."""
    by = words.dep[place] == "pobj" and words.dep[words.head[place]] == "agent"
    return "does" if by else _DOES.get(words.dep[place])


def _unread(terms: SentenceTerms) -> Iterator[str]:
    """Yields the times of day of a sentence, and the digits that these, its figures and its days do
    not explain: numbers of flights and rooms."""
    text = terms.quote.quote
    explained = [(quantity.start, quantity.end) for quantity in terms.quantities]
    for start, end, minutes in clocks_in(text):
        yield f"clock {minutes}"
        explained.append((start, end))
    for term, start, end in terms.places:
        if term[0] == A_DAY:
            explained.append((start - terms.quote.start, end - terms.quote.start))
    for digits in _DIGITS.finditer(text):
        if not any(start <= digits.start() < end for start, end in explained):
            yield f"digits {digits[0]}"


def _tells_number(quantity: Quantity) -> bool:
    """Whether an amount is a figure that helps the eye: no "few", no "one"."""
    if quantity.vague():
        return _NUMBERS.search(quantity.text) is not None
    return quantity.unit is not None or quantity.bounds != (1, 1)
