"""What befell the people whom a number counts, by words of its own clause: a small table of verbs,
states and nouns, and no guess beyond it."""

from collections.abc import Iterator
from functools import cache

from rashomon.mentions.numbers.counted_nouns import counts_people
from rashomon.mentions.numbers.units import unit_called
from rashomon.model.number import Measure
from rashomon.shipped.words import set_of, texts
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord

_REACH = 4  # words between a number and the verb above it
_OBJECTS = {"dobj", "nsubjpass", "attr", "oprd", "dative"}
_LINKS = {
    "be",
    "remain",
    "leave",
    "find",
    "report",
    "go",
    "stay",
    "pronounce",
    "declare",
    "confirm",
}


@cache
def _measures(part: str) -> dict[str, Measure]:
    """Returns the measures by the words of one part of the table."""
    return {
        word: Measure(measure)
        for measure, words in texts(f"counted.{part}").items()
        for word in words.split()
    }


def measure_of(
    words: ParsedWords, first: int, last: int, noun: ParsedWord | None
) -> Measure | None:
    """Returns what befell those whom the number of the tokens first up to last counts; None where
    no word of its clause says so, and where things or animals are counted."""
    if noun and (noun.base in set_of("counted.not_people") or unit_called(noun.base)):
        return None
    behind = noun.i + 1 if noun and noun.i >= last else last
    state = ParsedWord(words, behind) if behind < len(words) else None
    top = noun or _top_of_amount(words, first, last)
    measure = next(_measures_around(top, noun, state), None)
    may_be_lost = measure in {Measure.MISSING, Measure.DISPLACED}  # as letters and troops are
    return None if may_be_lost and noun and not counts_people(noun) else measure


def _top_of_amount(words: ParsedWords, first: int, last: int) -> ParsedWord:
    """Returns the word of an amount whose head stands outside it."""
    places = range(first, last)
    top = next((i for i in places if words.head[i] not in places or words.head[i] == i), last - 1)
    return ParsedWord(words, top)


def _measures_around(
    top: ParsedWord, noun: ParsedWord | None, behind: ParsedWord | None
) -> Iterator[Measure]:
    """Yields what the words say, the nearest first: the noun itself, what stands beside it, and the
    words above it up to the verb."""
    states = _measures("states")
    if noun:
        yield from _listed("nouns", noun.base)
        for word in noun.below("amod", "acl", "relcl"):
            yield from _listed("states", word.lower)
            if word.dep == "acl" or word.has("auxpass"):
                yield from _listed("done_to", word.base)
            if word.dep == "relcl":
                yield from _listed("suffered", word.base)
    # "12 dead", "40 people missing", but "three gunmen killed two"
    if behind and behind.lower in states and not behind.has("dobj"):
        yield states[behind.lower]
    yield from _above(top)


def _above(top: ParsedWord) -> Iterator[Measure]:
    """Yields what the words above a number say: "killed 12", "12 were hurt", "the death of 12"."""
    word = top
    for _ in range(_REACH):
        head = word.head
        if head == word:
            return
        if head.is_verb:
            yield from _by_verb(head, word)
            return
        yield from _listed("nouns", head.base)
        yield from _tolls(head)
        word = head


def _by_verb(verb: ParsedWord, word: ParsedWord) -> Iterator[Measure]:
    """Yields what a verb tells of those whom the word below it counts: what is done to them, what
    they suffer, in which state they are, or that a toll reaches so many."""
    if word.dep == "conj":  # of another clause
        return
    is_subject = word.dep == "nsubj"
    is_object = word.dep in _OBJECTS or (is_subject and verb.has("auxpass"))
    if is_object:
        yield from _listed("done_to", verb.base)
        for purpose in verb.below("xcomp"):  # "forced to flee"
            yield from _listed("suffered", purpose.base)
    if is_object or is_subject:
        yield from _listed("suffered", verb.base)
        yield from _listed("states", verb.lower if is_subject and not verb.has("dobj") else "")
    if verb.lemma in _LINKS:
        for complement in verb.below("acomp", "attr", "oprd", "xcomp", "prep", "ccomp"):
            for state in (complement, *complement.below("pobj", "acomp")):
                if state != word:
                    yield from _listed("states", state.lower)
    for other in verb.below("nsubj", "nsubjpass", "dobj"):
        if other != word and word.dep != "dobj":
            yield from _listed("nouns", other.base)
            yield from _tolls(other)


def _tolls(noun: ParsedWord) -> Iterator[Measure]:
    """Yields what a toll counts: the dead, unless another word stands before it."""
    if noun.base == "toll":
        of = [word for word in noun.below("amod", "compound") if word.lemma in _measures("nouns")]
        yield _measures("nouns")[of[0].lemma] if of else Measure.KILLED


def _listed(part: str, word: str) -> Iterator[Measure]:
    measure = _measures(part).get(word)
    if measure:
        yield measure
