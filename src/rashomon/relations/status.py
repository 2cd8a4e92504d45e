"""How the accounts of a point stand to each other."""

from rashomon.model.point import Point, RelationKind, Status


def status_of(point: Point) -> Status:
    """The first of the ledger's order that holds."""
    kinds = {relation.kind for relation in point.relations}
    for kind, status in (
        (RelationKind.CONFLICT, Status.DISPUTED),
        (RelationKind.UPDATE, Status.UPDATED),
        (RelationKind.SPREAD, Status.SPREAD),
        (RelationKind.REFINE, Status.REFINED),
    ):
        if kind in kinds:
            return status
    if len(point.reports()) == 1:
        return Status.SINGLE
    return Status.AGREED if len(point.versions) == 1 else Status.VARIED
