"""The order in which differences are told. It is the same everywhere."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.model.difference import Difference, DifferenceKind, Differences, Status
from rashomon.numbers.fates import BEFALLEN

_KINDS = [*DifferenceKind, None]


def ranked(differences: Iterable[Difference]) -> Differences:
    """Returns the differences in the order of telling, each with its rank from 1.

    Harm to people comes first, then what is denied, then what most origins and reports give
    versions of, then the kind counts. What an author wrote about one report alone comes last, and
    so does what is compatible, agreed or told by one report.
    """
    ordered = sorted(differences, key=_place)
    return tuple(replace(difference, rank=rank) for rank, difference in enumerate(ordered, 1))


def _place(difference: Difference) -> tuple[object, ...]:
    reports = len(difference.reports())
    return (
        not difference.is_open,
        difference.line is not None and reports == 1,
        BEFALLEN.get(difference.measure or "", len(BEFALLEN)),
        difference.status is not Status.DENIED,
        -sum(version.origins.most for version in difference.versions),
        -reports,
        _KINDS.index(difference.kind),
        difference.quotes()[0].span,
        difference.id,
    )
