"""Decides which judgements count and which bear on a story.

Those that were taken back do not count, and of two about one thing the later does.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rashomon.errors import StopError
from rashomon.model.judgement import (
    ACCOUNT,
    NOTE,
    NOTES,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    STORY,
    UNDO,
    WORDING,
    Action,
    Judgement,
    SeenPoint,
    by_model,
    undoing,
)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Returns the judgements that count, the earlier first: not taken back, and of two about one thing the later.

    What was judged in between is about the points as they would have stood without what was taken back since.
    """
    listed = settle(judgements)
    place = {j.id: n for n, j in enumerate(listed)}
    back = [j for j in listed if j.undone_by is not None and j.points]
    standing = [j for j in listed if j.undone_by is None and j.field != UNDO]
    return tuple(_without([u for u in back if place[u.id] < place[j.id] < place.get(u.undone_by or "", 0)], j) for j in standing)


def _without(back: Sequence[Judgement], judged: Judgement) -> Judgement:
    """The judgement with its points as they stood before these earlier ones, which were taken back later."""
    points = judged.points
    for undone in reversed(back) if points else ():
        points = tuple(_before(undone, seen, judged.target) for seen in points)
    return judged if points == judged.points else replace(judged, points=points)


def _before(undone: Judgement, seen: SeenPoint, target: Sequence[str]) -> SeenPoint:
    """The point as it stood before the judgement that was taken back.

    That restores its question; of the accounts that it touched, only those stay beside which the judged account stood.
    """
    if undone.field == WORDING:
        return next((replace(seen, question=was.question) for was in undone.points if was.id == seen.id), seen)
    touched = {p.target for was in undone.points for p in was.accounts}
    if undone.field not in (POINT, QUESTION, ACCOUNT, RELATION) or not touched & {p.target for p in seen.accounts}:
        return seen
    kept = [was for was in undone.points if any(p.target in target for p in was.accounts)]
    kept = [was for was in kept if was.id == seen.id] or kept[:1]
    accounts = {p.target: p for p in (*(p for p in seen.accounts if p.target not in touched), *(p for was in kept for p in was.accounts))}
    first = kept[0] if kept else seen
    return replace(seen, id=first.id, question=first.question, kind=first.kind, accounts=tuple(accounts.values()))


def settle(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Returns all judgements in the order in which they were made, `undone_by` filled in where a later one undoes or replaces one."""
    listed = list(dict.fromkeys(judgements))
    taken_back: dict[str, str] = {}
    undone = [j for j in listed if j.field == UNDO and j.action is Action.REJECT]
    for j in reversed(undone):  # an undoing may itself be undone
        if j.id not in taken_back:
            taken_back |= dict.fromkeys(j.target, j.id)
    last: dict[tuple[str, tuple[str, ...]], Judgement] = {}
    for j in listed:
        about = (j.field, (j.id,) if j.field in (NOTE, POINT_NOTE) else tuple(sorted(j.target)))
        if j.field != UNDO and j.id not in taken_back and j.undone_by is None:
            if about in last and by_model(j) and not by_model(last[about]):
                taken_back[j.id] = last[about].id  # what a person decided stands
                continue
            if about in last:
                taken_back[last[about].id] = j.id
            last[about] = j
    return tuple(replace(j, undone_by=j.undone_by or taken_back.get(j.id)) for j in listed)


def bearing_on(judgements: Iterable[Judgement], shas: Collection[str], reports: Collection[str]) -> tuple[Judgement, ...]:
    """Returns those in force that may concern these reports (by text hash and by id); names may be anybody's."""
    standing = (j for j in in_force(judgements) if j.field not in NOTES)
    return tuple(
        j
        for j in standing
        if (any(report in reports for report in j.target) if j.field == STORY else not j.passages)
        or any(p.sha256 in shas or p.report in reports for p in j.passages)
    )


def taking_back(judgements: Iterable[Judgement], named: str, *, where: str, by: str, at: str, why: str | None = None) -> Judgement:
    """Returns a judgement that takes back another, which is given by its id or the beginning of it.

    Raises StopError unless exactly one in force matches.
    """
    listed = [j for j in judgements if named and j.id.startswith(named)]
    found = [j for j in listed if j.id == named] or listed
    if len(found) != 1:
        raise StopError(f"{named!r} may be {', '.join(j.id for j in found[:5])}" if found else f"{where} has no judgement {named!r}")
    if found[0].undone_by:
        raise StopError(f"judgement {found[0].id} was taken back or replaced already, by {found[0].undone_by}")
    return undoing(found[0], by=by, at=at, why=why)
