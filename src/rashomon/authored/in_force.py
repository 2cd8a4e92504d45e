"""Decides which judgements count and which bear on a story.

Those that were taken back do not count, and of two about one thing the later does.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from rashomon.errors import StopError
from rashomon.model.judgement import (
    NOTE,
    NOTES,
    POINT_NOTE,
    QUESTION,
    STORY,
    UNDO,
    Action,
    Judgement,
    by_model,
    undoing,
)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Returns the judgements that count, the earlier first: not taken back, and of two about one
    thing the later."""
    return tuple(j for j in settle(judgements) if j.undone_by is None and j.field != UNDO)


def settle(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Returns all judgements in the order in which they were made, `undone_by` filled in where a
    later one undoes or replaces one."""
    listed = list(dict.fromkeys(judgements))
    taken_back: dict[str, str] = {}
    undone = [j for j in listed if j.field == UNDO and j.action is Action.REJECT]
    for j in reversed(undone):  # an undoing may itself be undone
        if j.id not in taken_back:
            taken_back |= dict.fromkeys(j.target, j.id)
    last: dict[tuple[str, tuple[str, ...]], Judgement] = {}
    for j in listed:
        is_one_more = j.field in (NOTE, POINT_NOTE) or (j.field, j.action) == (QUESTION, Action.ADD)
        about = (j.field, (j.id,) if is_one_more else tuple(sorted(j.target)))
        if j.field != UNDO and j.id not in taken_back and j.undone_by is None:
            if about in last and by_model(j) and not by_model(last[about]):
                taken_back[j.id] = last[about].id  # what a person decided stands
                continue
            if about in last:
                taken_back[last[about].id] = j.id
            last[about] = j
    return tuple(replace(j, undone_by=j.undone_by or taken_back.get(j.id)) for j in listed)


def bearing_on(
    judgements: Iterable[Judgement], shas: Collection[str], reports: Collection[str]
) -> tuple[Judgement, ...]:
    """Returns those in force that may concern these reports (by text hash and by id); names may be
    anybody's."""
    standing = (j for j in in_force(judgements) if j.field not in NOTES)
    return tuple(
        j
        for j in standing
        if (any(report in reports for report in j.target) if j.field == STORY else not j.passages)
        or any(p.sha256 in shas or p.report in reports for p in j.passages)
    )


def taking_back(
    judgements: Iterable[Judgement],
    named: str,
    *,
    where: str,
    by: str,
    at: str,
    why: str | None = None,
) -> Judgement:
    """Returns a judgement that takes back another, which is given by its id or the beginning of it.

    Raises StopError unless exactly one in force matches.
    """
    listed = [j for j in judgements if named and j.id.startswith(named)]
    found = [j for j in listed if j.id == named] or listed
    if len(found) != 1:
        raise StopError(
            f"{named!r} may be {', '.join(j.id for j in found[:5])}"
            if found
            else f"{where} has no judgement {named!r}"
        )
    if found[0].undone_by:
        raise StopError(
            f"judgement {found[0].id} was taken back or replaced already, by {found[0].undone_by}"
        )
    return undoing(found[0], by=by, at=at, why=why)
