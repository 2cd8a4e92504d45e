"""Says what a sentence tells about which deed. A figure, a day, a name or a denial that it ties to
another deed is another fact, even if every word of it was told before."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from rashomon.claims.terms import A_DAY, A_NAME, SentenceTerms
from rashomon.numbers.amounts import noun_counted
from rashomon.quantities.read_quantities import Quantity
from rashomon.shipped.words import pattern_of
from rashomon.text.clocks import clocks_in
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.polarity import denied_at, root_of

_DIGITS = pattern_of(r"\d+")
_NUMBERS = pattern_of(r"(?i)\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b")
_DOES = {"nsubj": "does", "agent": "does", "nsubjpass": "undergoes", "dobj": "undergoes"}
_DENIED = "denied"


def facts_of_deeds(sentences: Sequence[tuple[SentenceTerms, Annotations]]) -> list[frozenset[str]]:
    """Returns for each sentence of a claim the facts that its words tie to something else than the
    others do.

    "12 were hurt and 3 died" and "3 were hurt and 12 died" have the same figures, but bind them to
    other deeds. Also returned are what it denies, and digits that are in no figure or day. A
    sentence that stands alone has none.
    """
    if len(sentences) < 2:
        return [frozenset()] * len(sentences)
    facts_of_sentences = [
        page.kept(
            ("bound", terms.sentence.tokens), terms, partial(_bound_and_unread_facts, terms, page)
        )
        for terms, page in sentences
    ]
    values = defaultdict(set)
    for bound, _ in facts_of_sentences:
        for deed, value in bound:
            values[deed].add(value)
    facts = []
    for bound, unread in facts_of_sentences:
        telling = set()
        for deed, value in bound:
            if value.startswith(_DENIED) or len(values[deed]) > 1:
                telling.add(f"{deed} {value}")
        facts.append(unread | telling)
    return facts


def _bound_and_unread_facts(
    terms: SentenceTerms, page: Annotations
) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    bound_terms: Iterable[tuple[str, str]] = ()
    if page.read_whole:
        sentence_words = words_at(page.words, terms.sentence.tokens)
        bound_terms = chain(_bound_words(sentence_words), _bound_terms(page.words, terms))
    return frozenset(bound_terms), frozenset(_facts_without_deed(terms))


def deeds_in(terms: SentenceTerms, page: Annotations) -> tuple[str, frozenset[str]]:
    """Returns what a sentence says is done, or how its subject is: "arrest", "drop out", "in race".
    For "Police said that he fell", returns what they said. Returns "" if that is not known, or is
    only a number. With each deed comes everything in its clauses, put in this form."""
    words = words_at(page.words, terms.sentence.tokens)
    deeds = set()
    for word in words:
        deeds.add(_deed_at(word))
        if word.pos != "VERB":
            deeds.add(word.family)
    main = root_of(words) if page.read_whole else None
    if main is None:
        return "", frozenset(deeds)
    statement_verb = main.child("ccomp")
    while statement_verb is not None and statement_verb in words:
        main = statement_verb
        statement_verb = main.child("ccomp")
    return _deed_at(main), frozenset(deeds)


def _deed_at(word: ParsedWord) -> str:
    """Returns the deed that this word tells.

    It is a verb with its particles ("shut down"), the state behind "is" ("is safe"), or a
    preposition with its object ("in custody"). A number behind "is" is no deed.
    """
    is_being = word.pos == "AUX" or word.lemma == "be"
    if is_being and (state := word.child("acomp", "attr")) is not None:
        return "" if state.pos == "NUM" else state.family
    if word.pos == "VERB":
        deed_words = [word.family]
        for child in word.below("prt", "prep", "advmod"):
            if child.listed("passages.ways"):
                deed_words.append(child.lower)
        return " ".join(deed_words)
    if word.pos == "ADP":
        thing = _object(word)
        return word.lower if thing is None else f"{word.lower} {thing.family}"
    for state in word.below("prep"):
        if _object(state) is not None:
            return _deed_at(state)
    return word.family


def _bound_words(words: Sequence[ParsedWord]) -> Iterator[tuple[str, str]]:
    """Yields of each deed whether it is denied, who or what it is done to, and where it leads."""
    denied = Counter(map(denied_at, words))
    for word in words:
        if word in denied or word.pos == "VERB":
            value = _DENIED * denied[word] or "affirmed"
            yield word.family, value
            whom = word.child("dobj", "nsubjpass")
            if whom is not None:
                yield f"{word.family} of {whom.family}", f"is {value}"
        way = _way(word)
        if way and (thing := _object(word)) is not None:
            yield f"{word.predicate.family} {thing.family}", way


def _bound_terms(words: ParsedWords, terms: SentenceTerms) -> Iterator[tuple[str, str]]:
    """Yields each figure, day and name of a sentence with what it is bound to.

    Of a figure it is the deed and the thing counted: of "nine goats drowned", the families of
    "drowned" and "goats". Of a day and a name it is the deed, and whether the name is the one who
    does it.
    """
    start = terms.quote.start
    for quantity in terms.quantities:
        if not _tells_number(quantity):
            continue
        places = words.at(start + quantity.figure, start + quantity.end)
        noun = noun_counted(words, first=places.start, last=places.stop)
        top = noun or ParsedWord(words, places.stop - 1)
        what_is_counted = noun.family if noun else ""
        yield (
            f"{top.predicate.family} {what_is_counted}",
            f"{quantity.low}/{quantity.high}/{quantity.unit}",
        )
    for term, first, last in terms.places:
        if term[0] in (A_DAY, A_NAME):
            word = ParsedWord(words, words.at(first, last).stop - 1)
            role = "on" if term[0] == A_DAY else _role(word)
            if role:
                yield f"{role} {word.predicate.family}", term


def _way(word: ParsedWord) -> str | None:
    """Whether a preposition leads to or from what stands behind it; None for any other word."""
    if word.pos != "ADP":
        return None
    if word.listed("passages.towards"):
        return "towards"
    return "apart" if word.listed("passages.apart") else None


def _object(word: ParsedWord) -> ParsedWord | None:
    """Returns what stands behind a preposition, be it one of two: "out of the harbour"."""
    thing = word.child("pobj")
    second = word.child("prep")
    return second.child("pobj") if thing is None and second is not None else thing


def _role(word: ParsedWord) -> str | None:
    """Whether a name is who does a deed, or to whom it is done."""
    by = word.dep == "pobj" and word.head.dep == "agent"
    return "does" if by else _DOES.get(word.dep)


def _facts_without_deed(terms: SentenceTerms) -> Iterator[str]:
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
