"""Makes differences of what changed in a copied stretch, or in one speaker's words as two reports
quote them (`native_changes`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.differences.quoted_words import Page, QuotedWords
from rashomon.differences.versions import (
    NO_VALUE,
    Count,
    Value,
    difference_id,
    status_of,
    version_of,
)
from rashomon.lineage.drift import CopiedChange
from rashomon.model.difference import Difference, DifferenceKind, Quote
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.text.components import connected

_KINDS = {
    "number": DifferenceKind.NUMBER,
    "unit": DifferenceKind.NUMBER,
    "date": DifferenceKind.DAY,
    "name": DifferenceKind.PERSON,
    "source": DifferenceKind.WORDING,
    "hedge": DifferenceKind.WORDING,
    "wording": DifferenceKind.WORDING,
}
_LONGEST = 15  # words; more of them are another text, not a change


@dataclass(frozen=True, slots=True)
class _Side:
    """The words on one side of a change."""

    span: Span
    what: str


def native_changes(
    changes: Sequence[CopiedChange], pages: Mapping[str, Page], count: Count
) -> tuple[Difference, ...]:
    """Returns the differences of copied stretches, each place once: changes that share words are
    one difference."""
    usable = [
        one
        for one in changes
        if {one.a.report, one.b.report} <= pages.keys()
        and max(len(side.quote.split()) for side in (one.a, one.b)) <= _LONGEST
    ]
    pairs = [
        (i, j)
        for i, one in enumerate(usable)
        for j in range(i)
        if one.what == usable[j].what and _touch(one, usable[j])
    ]
    groups = connected(len(usable), pairs)
    made = (_difference([usable[i] for i in group], pages, count) for group in groups)
    return tuple(one for one in made if one is not None)


def _touch(one: CopiedChange, other: CopiedChange) -> bool:
    return any(a.overlaps(b) for a in (one.a, one.b) for b in (other.a, other.b))


def _difference(
    changes: Sequence[CopiedChange], pages: Mapping[str, Page], count: Count
) -> Difference | None:
    groups: dict[tuple[str, ...], dict[Span, QuotedWords]] = {}
    for span in dict.fromkeys(span for one in changes for span in (one.a, one.b)):
        words = QuotedWords(pages[span.report], span)
        groups.setdefault(words.key(frozenset()), {})[span] = words
    if len(groups) < 2:
        return None
    versions = tuple(
        version_of(map(_quote, held.values()), count, _value(list(held.values())))
        for held in groups.values()
    )
    what = _KINDS[changes[0].what]
    thing = _beside(next(iter(next(iter(groups.values())).values())))
    return Difference(difference_id(versions), what, versions, status_of(versions, ()), thing=thing)


def _value(held: Sequence[QuotedWords]) -> Value:
    amounts = {(q.low, q.high, q.unit) for words in held for q in words.quantities}
    if len(amounts) != 1:
        return NO_VALUE
    low, high, unit = amounts.pop()
    return Value(held[0].quantities[0].text, low, high, unit)


def _quote(words: QuotedWords) -> Quote:
    said = words.statement
    return Quote(
        words.span,
        words.sentence,
        said.id if said else None,
        said.speaker if said else None,
        said.stance if said else Stance.ASSERTS,
        said.by if said else None,
    )


def _beside(words: QuotedWords) -> str:
    """What is told with the words: up to five words behind them in their sentence, else before."""
    text, sentence = words.page.annotated.report.text, words.sentence
    behind = text[words.span.end : sentence.end].split()[:5]
    before = text[sentence.start : words.span.start].split()[-5:]
    return " ".join(behind if len(behind) > 2 else before) or " ".join(words.span.quote.split())
