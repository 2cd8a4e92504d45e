"""Makes differences of what authors wrote of a story (`authored_differences`): proved, their
numbers and days read, counted, and with a status."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.differences.prove import ProvedDifference, Prover
from rashomon.differences.quoted_words import QuotedWords, value_of_version
from rashomon.differences.versions import (
    Count,
    Value,
    difference_id,
    exclude,
    status_of,
    version_of,
)
from rashomon.model.authored import AuthoredDifference, Refused
from rashomon.model.claim import Claim
from rashomon.model.difference import (
    Difference,
    DifferenceKind,
    Relation,
    RelationKind,
    Status,
    Version,
)
from rashomon.model.name import Name, NameKind
from rashomon.model.span import Span
from rashomon.text.gathering import by_key

_SAME = "the same difference again"
FULL = "more than {} differences of one author in one story"
_MOST = 400
_Places = Mapping[str, Sequence[tuple[Span, str]]]
_AGAINST = (RelationKind.CONFLICT, RelationKind.OPPOSED)


@dataclass(frozen=True, slots=True)
class AuthoredDifferences:
    """The differences that the reports bear out, in the order of the lines, and what is refused."""

    differences: tuple[Difference, ...] = ()
    refused: tuple[Refused, ...] = ()


def authored_differences(
    given: Iterable[AuthoredDifference],
    prover: Prover,
    *,
    claims: Sequence[Claim],
    names: Sequence[Name],
    count: Count,
) -> AuthoredDifferences:
    """Returns what stands of authored differences in a story, each once: one that its author told
    again with more quotes stands as he did so."""
    made: dict[frozenset[Span], Difference] = {}
    refused: list[Refused] = []
    places = by_key((s.report, (s.span, one.id)) for one in claims for s in one.sentences)
    kinds = {name.id: name.kind for name in names}
    for one in given:
        proved, faults = prover.prove(one)
        refused += faults
        if proved is None:
            continue
        difference = _difference(proved, places, kinds, count)
        key = frozenset(quote.span for quote in difference.quotes())
        if key in made:
            refused.append(Refused(one.line, _SAME, difference.heading))
        elif len(made) >= _MOST:
            refused.append(Refused(one.line, FULL.format(_MOST), difference.heading))
        else:
            made[key] = difference
    pairs = list(made.items())
    told = [
        one
        for n, (key, one) in enumerate(pairs, 1)
        if not any(key < k and (d.by, d.heading) == (one.by, one.heading) for k, d in pairs[n:])
    ]
    return AuthoredDifferences(tuple(told), tuple(refused))


def _difference(
    proved: ProvedDifference, places: _Places, kinds: dict[str, NameKind], count: Count
) -> Difference:
    values = [value_of_version(words) for words in proved.versions]
    versions = tuple(
        version_of(quotes, count, value)
        for quotes, value in zip(proved.quotes, values, strict=True)
    )
    related = tuple(
        Relation(versions[r.a - 1].id, versions[r.b - 1].id, r.kind)
        for r in dict.fromkeys(proved.relations)
        # arithmetic or the calendar may show that a contradiction is none
        if not (
            r.kind is RelationKind.CONFLICT and exclude(values[r.a - 1], values[r.b - 1]) is False
        )
        and not (
            r.kind in _AGAINST and _clear_both(proved.versions[r.a - 1], proved.versions[r.b - 1])
        )
    )
    status = status_of(versions, related)
    return Difference(
        difference_id(versions, proved.by),
        _kind(proved, values, kinds, status),
        versions,
        status,
        proved.thing,
        proved.question,
        _home_of(versions, places),
        unit=next((value.unit for value in values if value.unit), None),
        relations=related,
        by=proved.by,
    )


def _clear_both(one: Sequence[QuotedWords], other: Sequence[QuotedWords]) -> bool:
    """Whether both versions only say of somebody that he did not do it: no two of them exclude each
    other."""
    return all(words.is_denied or words.clears() for side in (one, other) for words in side)


def _kind(
    proved: ProvedDifference, values: Sequence[Value], kinds: dict[str, NameKind], status: Status
) -> DifferenceKind:
    """What kind of thing the versions are of, by what the program reads in their words."""
    if status is Status.OPPOSED:
        return DifferenceKind.OPINION
    if sum(value.low is not None or value.high is not None for value in values) > 1:
        return DifferenceKind.NUMBER
    if sum(value.earliest is not None for value in values) > 1:
        return DifferenceKind.DAY
    named = [
        {kinds.get(ident) for words in one for ident in words.named()} for one in proved.versions
    ]
    for kind, told in (
        (NameKind.PLACE, DifferenceKind.PLACE),
        (NameKind.PERSON, DifferenceKind.PERSON),
    ):
        if all(kind in one for one in named):
            return told
    acts = all(any(words.has_predicate for words in one) for one in proved.versions)
    return DifferenceKind.ACTION if acts else DifferenceKind.WORDING


def _home_of(versions: Sequence[Version], places: _Places) -> str | None:
    """Returns the id of the first claim that holds words of two versions at least, and of most of
    them; None where there is none."""
    held: dict[str, set[int]] = {}
    for n, version in enumerate(versions):
        for quote in version.quotes:
            for span, claim in places.get(quote.report, ()):
                if span.contains(quote.span):
                    held.setdefault(claim, set()).add(n)
    best = max(held.items(), key=lambda item: len(item[1]), default=("", set[int]()))
    return best[0] if len(best[1]) > 1 else None
