"""Puts the accounts of rows together as people decided: joins, moves and splits, by account id (`obey_groups`)."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.judgements.constraints import PointConstraints


def obey_groups(groups: Sequence[Sequence[int]], ids: Sequence[str], given: PointConstraints) -> list[list[int]]:
    """Returns the groups as people decided, without what they rejected.

    One answer joins whole groups, unless another judgement keeps two of their accounts apart. `ids`: the id of the account at each place.
    """
    place = {ident: i for i, ident in enumerate(ids)}
    apart = set(indexed(given.different, place))
    held = [part for group in groups for part in _parted(group, apart)]
    for step in given.steps:
        one, other = place.get(step.a), place.get(step.b) if step.b is not None else None
        if one is None or (other is None and not (step.moves and step.b is None)):
            continue
        if step.moves:
            _move(one, other, held)
        elif other is not None and one != other:
            _join(one, other, held, apart)
    rejected = {place[one] for one in given.rejected if one in place}
    return [sorted(group - rejected) for group in held if group - rejected]


def _parted(group: Sequence[int], apart: set[tuple[int, int]]) -> list[set[int]]:
    """Splits a group where people keep two of its accounts apart; each account goes with the first part that it may stand in."""
    parts: list[set[int]] = []
    for i in sorted(group):
        home = next((part for part in parts if not any((min(i, j), max(i, j)) in apart for j in part)), None)
        if home is None:
            parts.append({i})
        else:
            home.add(i)
    return parts


def indexed(pairs: Iterable[Iterable[str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    """Returns the pairs of accounts as sorted pairs of places; unknown accounts are left out."""
    found = [sorted(place[one] for one in pair if one in place) for pair in pairs]
    return sorted({(pair[0], pair[1]) for pair in found if len(pair) == 2 and pair[0] != pair[1]})


def _join(i: int, j: int, held: list[set[int]], apart: set[tuple[int, int]]) -> None:
    a, b = (next((g for g in held if k in g), None) for k in (i, j))
    if a is None or b is None or a is b:
        return
    if not any((min(x, y), max(x, y)) in apart for x in a for y in b):
        a |= b
        b.clear()
    elif not any((min(x, j), max(x, j)) in apart for x in a):
        _move(j, i, held)
    elif not any((min(i, y), max(i, y)) in apart for y in b):
        _move(i, j, held)


def _move(one: int, other: int | None, held: list[set[int]]) -> None:
    """Moves an account into the group of the other, or into one of its own."""
    target = next((group for group in held if other in group), None) if other is not None else set()
    if target is None or not any(one in group for group in held):
        return
    for group in held:
        group.discard(one)
    target.add(one)
    if other is None:
        held.append(target)
