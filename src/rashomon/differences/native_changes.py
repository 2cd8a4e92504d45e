"""Makes differences of what changed in a copied stretch, or in one speaker's words as two reports
quote them (`native_changes`). The words on both sides of the change must be the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain, combinations

from rashomon.differences.beside import beside
from rashomon.differences.quoted_words import (
    KnownPages,
    QuotedWords,
    counted_words,
    value_of_version,
)
from rashomon.differences.values import amounts_apart, days_apart, is_rounded, numbers_apart
from rashomon.differences.versions import (
    NO_VALUE,
    Count,
    Value,
    difference_id,
    status_of,
    version_of,
)
from rashomon.lineage.drift import CopiedChange
from rashomon.model.date import Date
from rashomon.model.difference import (
    Difference,
    DifferenceKind,
    Differences,
    Relation,
    RelationKind,
    Version,
)
from rashomon.model.span import Span
from rashomon.quantities.read_quantities import read_quantities
from rashomon.text.gathering import by_key, connected, touching
from rashomon.text.name_words import fold
from rashomon.text.polarity import NEGATIONS

_KINDS = {
    "number": DifferenceKind.NUMBER,
    "date": DifferenceKind.DAY,
    "name": DifferenceKind.PERSON,
    "wording": DifferenceKind.WORDING,
}
_LONGEST = 15  # words; more of them are another text, not a change
_SPELLED_ALIKE = 0.6  # share of letters in which two spellings of one name agree

_Pair = tuple[QuotedWords, QuotedWords]


def native_changes(changes: Sequence[CopiedChange], pages: KnownPages, count: Count) -> Differences:
    """Returns the differences of copied stretches, each place once: changes that share words are
    one difference."""
    found = (_pair(one, pages) for one in changes if {one.a.report, one.b.report} <= pages.keys())
    usable = [(what, pair) for what, pair in found if _tells(what, *pair)]
    places = by_key(
        ((what, words.span.report), (words.span.start, words.span.end, n))
        for n, (what, pair) in enumerate(usable)
        for words in pair
    )
    groups = connected(range(len(usable)), chain(*map(touching, places.values())))
    made = []
    for group in groups:
        what = usable[group[0]][0]
        difference = _difference(what, [usable[i][1] for i in group], count)
        if difference:
            made.append(difference)
    return tuple(made)


# The words of a change, and whether they tell one.


def _pair(change: CopiedChange, pages: KnownPages) -> tuple[str, _Pair]:
    """Returns the words on both sides: the whole of the amount with its noun, or the whole of a
    day."""
    what = change.what
    sides = [QuotedWords(pages[side.report], side) for side in (change.a, change.b)]
    if what == "number" and any(map(_date, sides)):
        what = "date"
    whole = {"date": _day, "number": _amount, "name": _name}.get(what)
    if whole:
        sides = list(map(whole, sides))
    return what, (sides[0], sides[1])


def _day(words: QuotedWords) -> QuotedWords:
    """Returns the whole of the day in which the words stand."""
    date = _date(words)
    return QuotedWords(words.page, date.span) if date else words


def _name(words: QuotedWords) -> QuotedWords:
    """Returns the whole of the name in which the words stand."""
    whole = next((span for span, _ in words.page.mentions if span.contains(words.span)), None)
    return QuotedWords(words.page, whole) if whole else words


def _date(words: QuotedWords) -> Date | None:
    return next((d for d in words.page.dates if d.span.overlaps(words.span)), None)


def _amount(words: QuotedWords) -> QuotedWords:
    """Returns the amount that the words hold or follow, with its limit word and its noun."""
    sentence = words.sentence
    at = sentence.start
    text = words.page.annotated.report.text
    span = words.span
    for q in read_quantities(sentence.quote):
        if q.start <= span.end - at and not text[at + q.end : span.start].strip():
            inside = span.start + len(span.quote.partition("(")[0].rstrip())
            return counted_words(words.page, at + q.start, at + q.end, inside)
    return words


def _tells(what: str, one: QuotedWords, other: QuotedWords) -> bool:
    """Whether something is told otherwise, and all beside it alike."""
    longest = max(len(words.span.quote.split()) for words in (one, other))
    if longest > _LONGEST or _neighbours(one) != _neighbours(other):
        return False
    if what == "number":
        return _are_amounts(one, other)
    if what == "date":
        if not (one.days and other.days) or one.days == other.days:
            first, second = (date and date.time for date in map(_date, (one, other)))
            return first != second
        return days_apart(one.days, other.days)
    spellings = SequenceMatcher(None, fold(one.span.quote), fold(other.span.quote))
    if spellings.ratio() >= _SPELLED_ALIKE:
        return False
    pair = (one, other)
    if what == "name":
        told = ({ident for _, ident in words.page.mentions} for words in (other, one))
        named = zip(map(QuotedWords.named, pair), told, strict=True)
        # a report that has both names may mean one by them
        return all(mine and not mine <= theirs for mine, theirs in named)
    return all(words.statement and _says_more(words) for words in pair)


def _neighbours(words: QuotedWords) -> tuple[str, ...]:
    """Returns the words right before and behind, "" at the edge of the sentence."""
    beside = words.tokens.start - 1, words.tokens.stop
    return tuple(words.words.lower[i] if i in words.around else "" for i in beside)


def _are_amounts(one: QuotedWords, other: QuotedWords) -> bool:
    """Whether both are amounts that are not one amount in two units or less exact."""
    if not (len(one.quantities) == len(other.quantities) == 1):
        return False
    mine = one.quantities[0]
    theirs = other.quantities[0]
    nouns = one.noun, other.noun
    if nouns[0] != nouns[1] and mine.bounds != theirs.bounds:
        return False  # told in other units
    near = "near" in (mine.manner, theirs.manner)
    same = mine.unit == theirs.unit and nouns[0] == nouns[1]
    return amounts_apart(mine, theirs) if near and same else not is_rounded(mine, theirs)


def _says_more(words: QuotedWords) -> bool:
    """Whether a content word or a negation stands among the words, and no name or pronoun: another
    one may mean the same."""
    here = words.words
    if any(here.pos[i] in {"PROPN", "PRON"} for i in words.tokens):
        return False
    return any(
        here.lower[i] in NEGATIONS
        or (here.pos[i] in {"NOUN", "VERB", "ADJ", "ADV", "NUM"} and not here.common[i])
        for i in words.tokens
    )


# The difference.


def _difference(what: str, pairs: Iterable[_Pair], count: Count) -> Difference | None:
    groups: dict[tuple[str, ...], dict[Span, QuotedWords]] = {}
    for words in chain.from_iterable(pairs):
        groups.setdefault(tuple(words.parts()), {})[words.span] = words
    if len(groups) < 2:
        return None
    held = [list(group.values()) for group in groups.values()]
    values = [_with_noun(value_of_version(group), group[0]) for group in held]
    if len(set(values)) < len(values):
        values = [NO_VALUE] * len(held)  # one day, other hours
    versions = tuple(
        version_of((words.as_quote() for words in group), count, value)
        for group, value in zip(held, values, strict=True)
    )
    related = tuple(_relations(versions))
    return Difference(
        difference_id(versions),
        _KINDS[what],
        versions,
        status_of(versions, related),
        thing=beside(chain(*held), held[0][0].span.quote),
        relations=related,
    )


def _relations(versions: Sequence[Version]) -> Iterable[Relation]:
    for one, other in combinations(versions, 2):
        bounds = (one.low, one.high), (other.low, other.high)
        numbered = one.value and other.value and not one.earliest
        if numbered and one.unit == other.unit and not numbers_apart(*bounds):
            yield Relation(one.id, other.id, RelationKind.COMPATIBLE)


def _with_noun(value: Value, words: QuotedWords) -> Value:
    """Returns a number in the noun that it counts, where it has no unit."""
    counted = value.value and not (value.unit or value.earliest)
    return replace(value, unit=words.noun) if counted else value
