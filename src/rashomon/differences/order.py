"""The order in which differences are told. It is the same everywhere."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.model.difference import Difference, DifferenceKind, Differences, Status
from rashomon.numbers.fates import BEFALLEN

_KINDS = {kind: n for n, kind in enumerate(DifferenceKind)}


def ranked(differences: Iterable[Difference]) -> Differences:
    """Returns the differences in the order of telling, each with its rank from 1.

    Harm to people comes first, then what is denied, then what most origins and reports give
    versions of, then the kind counts. What an author wrote about one report alone comes last, and
    so does what is compatible, agreed or told by one report.
    """
    return tuple(replace(one, rank=n) for n, one in enumerate(sorted(differences, key=_place), 1))


def _place(one: Difference) -> tuple[object, ...]:
    return (
        not one.is_open,
        one.line is not None and len(one.reports()) == 1,
        BEFALLEN.get(one.measure or "", len(BEFALLEN)),
        one.status is not Status.DENIED,
        -sum(version.origins.most for version in one.versions),
        -len(one.reports()),
        _KINDS[one.kind] if one.kind else len(_KINDS),
        one.quotes()[0].span,
        one.id,
    )
