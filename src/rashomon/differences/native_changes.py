"""Makes differences of what changed in a copied stretch, or in one speaker's words as two reports
quote them (`native_changes`). The words on both sides of the change must be the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    Versions,
)
from rashomon.quantities.bounds import Bounds
from rashomon.shipped.words import pattern_of
from rashomon.text.gathering import by_key, connected, only_one, touching
from rashomon.text.name_words import fold
from rashomon.text.parsed_word import words_at
from rashomon.text.polarity import NEGATIONS
from rashomon.text.token_index import content_key
from rashomon.text.white_space import word_count
from rashomon.text.word_families import family_of

_KINDS = {
    "number": DifferenceKind.NUMBER,
    "date": DifferenceKind.DAY,
    "name": DifferenceKind.PERSON,
    "wording": DifferenceKind.WORDING,
}

_ORDINAL = pattern_of(r"\d+(?:st|nd|rd|th)")
_Pair = tuple[QuotedWords, QuotedWords]


def native_changes(changes: Sequence[CopiedChange], pages: KnownPages, count: Count) -> Differences:
    """Returns the differences of copied stretches, each place once.

    Changes that share words are one difference: of "nine goats" copied as "ten goats" here and
    "eleven goats" there, one of three versions.
    """
    telling = []
    for change in changes:
        if {change.a.report, change.b.report} <= pages.keys():
            kind, pair = _kind_and_words(change, pages)
            if _is_telling(kind, *pair):
                telling.append((kind, pair))
    places = defaultdict(list)
    for number, (kind, pair) in enumerate(telling):
        for words in pair:
            span = words.span
            places[kind, span.report].append((span.start, span.end, number))
    groups = connected(range(len(telling)), chain(*map(touching, places.values())))
    differences = []
    for group in groups:
        changed_words = list[QuotedWords]()
        for number in group:
            changed_words += telling[number][1]
        difference = _changed_difference(
            telling[group[0]][0], changed_words=changed_words, count=count
        )
        if difference:
            differences.append(difference)
    return tuple(differences)


# The words of a change, and whether they tell one.


def _kind_and_words(change: CopiedChange, pages: KnownPages) -> tuple[str, _Pair]:
    """Returns the words on both sides: the whole of the amount with its noun, or the whole of a
    day."""
    kind = change.what
    first = QuotedWords(pages[change.a.report], change.a)
    second = QuotedWords(pages[change.b.report], change.b)
    if kind == "number" and (_date(first) or _date(second)):
        kind = "date"
    widened = {"date": _day, "number": _amount, "name": _name}.get(kind)
    if widened:
        return kind, (widened(first), widened(second))
    return kind, (first, second)


def _day(words: QuotedWords) -> QuotedWords:
    """Returns the whole of the day in which the words stand."""
    date = _date(words)
    return QuotedWords(words.page, date.span) if date else words


def _name(words: QuotedWords) -> QuotedWords:
    """Returns the whole of the name in which the words stand."""
    for mention, _ in words.page.mentions:
        if mention.contains(words.span):
            return QuotedWords(words.page, mention)
    return words


def _date(words: QuotedWords) -> Date | None:
    for date in words.page.dates:
        if date.span.overlaps(words.span):
            return date
    return None


def _amount(words: QuotedWords) -> QuotedWords:
    """Returns the amount that the words hold or follow, with its limit word and its noun."""
    sentence = words.sentence
    report = words.page.annotated.report
    text = report.text
    span = words.span
    for quantity in words.page.annotated.quantities_in(sentence.quote):
        start = sentence.start + quantity.start
        end = sentence.start + quantity.end
        if start <= span.end and not text[end : span.start].strip():
            anchor = span.start + len(span.quote.partition("(")[0].rstrip())
            return counted_words(words.page, start=start, end=end, least=anchor)
    tokens = words.tokens  # an ordinal stands whole: "84th"
    whole_span = report.span(words.words.starts[tokens.start], words.words.ends[tokens.stop - 1])
    return QuotedWords(words.page, whole_span)


def _is_telling(kind: str, first: QuotedWords, second: QuotedWords) -> bool:
    """Whether something is told otherwise, and all beside it alike."""
    for words in (first, second):
        if word_count(words.span.quote) > 15:
            return False  # with so many words it is another text, not a change
    if _neighbours(first) != _neighbours(second):
        return False
    if kind == "number":
        return _are_amounts(first, second) and not _are_of_two_things(first, second)
    if kind == "date":
        return _are_other_days(first, second)
    spellings = SequenceMatcher(None, fold(first.span.quote), fold(second.span.quote))
    if spellings.ratio() >= 0.6:  # share of letters in which two spellings of one name agree
        return False
    if kind == "name":
        # a report that has both names may mean one by them
        return _names_another(first, second) and _names_another(second, first)
    return _says_more(first) and _says_more(second)


def _neighbours(words: QuotedWords) -> list[str]:
    """Returns the words right before and behind, "" at the edge of the sentence."""
    places_beside = words.tokens.start - 1, words.tokens.stop
    return [words.words.lower[i] if i in words.around else "" for i in places_beside]


def _are_other_days(first: QuotedWords, second: QuotedWords) -> bool:
    """Tells whether both tell days that exclude each other.

    If their days are unknown or the same, it is enough that they tell other hours: "at 6 a.m.", "at
    7 a.m.". Datelines tell nothing of the event.
    """
    first_date = _date(first)
    if (
        first_date
        and first_date.tells == "telling"
        and first_date.span.start == first.sentence.start
    ):
        return False
    if first.days and second.days and first.days != second.days:
        return days_apart(first.days, second.days)
    second_date = _date(second)
    return (first_date and first_date.time) != (second_date and second_date.time)


def _names_another(words: QuotedWords, compared: QuotedWords) -> bool:
    """Whether the words name somebody whom the other report does not name anywhere."""
    return bool(words.named() - {name for _, name in compared.page.mentions})


def _are_amounts(first: QuotedWords, second: QuotedWords) -> bool:
    """Tells whether two changed stretches are amounts of different size, or different ordinals.

    They are not if they give one amount in two units ("two miles", "3.2 kilometres") or one of them
    less exactly ("about nine").
    """
    if _ORDINAL.fullmatch(first.span.quote) and _ORDINAL.fullmatch(second.span.quote):
        return True
    if not (len(first.quantities) == len(second.quantities) == 1):
        return False
    first_amount = first.quantities[0]
    second_amount = second.quantities[0]
    one_noun = first.noun == second.noun
    if not one_noun and first_amount.bounds != second_amount.bounds:
        return False  # told in other units
    if (
        "near" in (first_amount.manner, second_amount.manner)
        and first_amount.unit == second_amount.unit
        and one_noun
    ):
        return amounts_apart(first_amount, second_amount)
    return not is_rounded(first_amount, second_amount)


def _are_of_two_things(first: QuotedWords, second: QuotedWords) -> bool:
    """Whether each sentence tells beside its amount what the other does not: of "bread rose 3 per
    cent" and "milk rose 5 per cent" neither amount is a version of the other."""
    words_beside = _content_beside(first)
    other_words = _content_beside(second)
    return bool(words_beside - other_words and other_words - words_beside)


def _content_beside(words: QuotedWords) -> set[str]:
    """Returns the families of the content words of a sentence, without its amount."""
    families = set()
    for i in words.around:
        key = None if i in words.tokens else content_key(words.words, i)
        if key:
            families.add(family_of(key))
    return families


def _says_more(words: QuotedWords) -> bool:
    """Whether a statement has the words, with a content word or a negation among them, and no name
    or pronoun: another one may mean the same."""
    if not words.statement:
        return False
    says_more = False
    for word in words_at(words.words, words.tokens):
        if word.pos in {"PROPN", "PRON"}:
            return False
        has_content = word.pos in {"NOUN", "VERB", "ADJ", "ADV", "NUM"} and not word.is_common
        says_more |= has_content or word.lower in NEGATIONS
    return says_more


# The difference.


def _changed_difference(
    kind: str, changed_words: Iterable[QuotedWords], count: Count
) -> Difference | None:
    """Makes a difference of words that changed in a copy or a quotation, if they are two versions.

    If two versions have one value, such as a day with other hours, the values say nothing and are
    left out.
    """
    distinct = {words.span: words for words in changed_words}
    groups = by_key((tuple(words.parts()), words) for words in distinct.values())
    if len(groups) < 2:
        return None
    alike = list(groups.values())
    values = []
    for group in alike:
        value = value_of_version(group)
        if value.value and not value.unit and not value.earliest:
            value = value._replace(unit=group[0].noun)  # a number without a unit
        values.append(value)
    if len(set(values)) < len(values):
        values = [NO_VALUE] * len(alike)  # one day, other hours
    versions = []
    for group, value in zip(alike, values, strict=True):
        versions.append(version_of(map(QuotedWords.as_quote, group), count=count, value=value))
    related = tuple(_relations(versions))
    noun = only_one(words.noun for words in distinct.values())
    return Difference(
        id=difference_id(versions),
        kind=_KINDS[kind],
        versions=tuple(versions),
        status=status_of(versions, related),
        thing=beside(alike, noun or alike[0][0].span.quote),
        relations=related,
    )


def _relations(versions: Versions) -> Iterator[Relation]:
    """Yields each two versions whose numbers leave room for each other."""
    for first, second in combinations(versions, 2):
        are_numbers = first.value and second.value and not first.earliest
        if not are_numbers or first.unit != second.unit:
            continue
        if not numbers_apart(Bounds(first.low, first.high), Bounds(second.low, second.high)):
            yield Relation(first.id, second.id, RelationKind.COMPATIBLE)
