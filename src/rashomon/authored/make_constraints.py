"""Turns people's judgements into constraints for the stages; a judgement that cannot be understood
decides nothing.

Those about answers are edits of rows (`rashomon.authored`).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from rashomon.authored.constraints import (
    GivenDays,
    Mending,
    NameConstraints,
    Pair,
    PassageStep,
    Ruling,
    StoryConstraints,
    VariantStep,
    plain_spelling,
    read_place,
)
from rashomon.model.judgement import (
    DAY,
    OF_NAMES,
    OUTLET,
    PASSAGE,
    PIN,
    REPORT,
    SPEAKER,
    STORY,
    VARIANT,
    Action,
    Judgement,
)
from rashomon.model.name import NameKind

MARK = "|"  # parts the reports in `before` and `after` of a judgement about stories


def excluded_reports(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Returns the reports that carry nothing."""
    out = (j for j in judgements if j.field == REPORT and j.action is Action.EXCLUDE)
    return frozenset(one for j in out for one in j.target)


def given_outlets(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Returns who published a report, by its id."""
    given = (j for j in judgements if j.field == OUTLET and j.action is Action.SET)
    return {one: j.after for j in given if j.after for one in j.target}


def name_constraints(judgements: Sequence[Judgement]) -> NameConstraints:
    """Returns the constraints on names."""
    same: list[tuple[str, str, str]] = []
    different: set[frozenset[str]] = set()
    kinds: dict[str, NameKind] = {}
    excluded: set[str] = set()
    places: dict[str, str] = {}
    for j in (j for j in judgements if j.field in OF_NAMES):
        first, *others = map(plain_spelling, j.target)
        if j.action is Action.EXCLUDE:
            excluded |= {first, *others}
        elif j.field == "name" and j.action in (Action.SAME, Action.MERGE):
            same += [(first, other, j.reason()) for other in others]
        elif j.field == "name" and j.action in (Action.DIFFERENT, Action.SPLIT):
            different |= {frozenset((first, other)) for other in others if other != first}
        elif (
            j.field == "kind"
            and j.action is Action.SET
            and j.after in NameKind.__members__.values()
        ):
            kinds |= dict.fromkeys((first, *others), NameKind(str(j.after)))
        elif j.field == "place" and j.action in (Action.SET, Action.REJECT):
            places |= dict.fromkeys(
                (first, *others), (j.after or "").strip() if j.action is Action.SET else ""
            )
    return NameConstraints(tuple(same), frozenset(different), kinds, frozenset(excluded), places)


_MENDINGS = {
    (PASSAGE, Action.EXCLUDE): Mending.OUT,
    (PASSAGE, Action.ADD): Mending.IN,
    (PASSAGE, Action.ACCEPT): Mending.KEPT,
    (PASSAGE, Action.MERGE): Mending.JOINED,
    (PASSAGE, Action.DIFFERENT): Mending.APART,
    (PIN, Action.ACCEPT): Mending.FIRST,
}


def passage_steps(judgements: Iterable[Judgement]) -> tuple[PassageStep, ...]:
    """Returns what is to be mended in the passages, the earlier first."""
    found = ((j, _MENDINGS.get((j.field, j.action))) for j in judgements)
    return tuple(PassageStep(how, j.target, j.author()) for j, how in found if how is not None)


_RULINGS = {
    Action.ACCEPT: Ruling.SAME,
    Action.REJECT: Ruling.NOT_SAME,
    Action.SET: Ruling.READ,
    Action.EXCLUDE: Ruling.NOTHING,
}


def variant_steps(judgements: Iterable[Judgement]) -> tuple[VariantStep, ...]:
    """Returns what was decided about what differs, the earlier first."""
    found = ((j, _RULINGS.get(j.action)) for j in judgements if j.field == VARIANT)
    steps = (
        VariantStep(how, tuple(filter(None, map(read_place, j.target))), j.author(), j.after)
        for j, how in found
        if how is not None and (how is not Ruling.READ or j.after)
    )
    return tuple(step for step in steps if step.places)


def given_speakers(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Returns who makes each statement: a name, words of the report, "unnamed ...", or nobody."""
    return {
        one: " ".join((j.after or "").split())
        for j in judgements
        if j.field == SPEAKER and j.action is Action.SET
        for one in j.target
    }


def given_days(judgements: Sequence[Judgement]) -> dict[str, GivenDays]:
    """Returns the days of time expressions, by their ids."""
    last = {
        one: j for j in judgements if j.field == DAY and j.action is Action.SET for one in j.target
    }
    read = {one: (j, read_days(j.after)) for one, j in last.items()}
    return {
        one: GivenDays(*days, j.reason()) for one, (j, days) in read.items() if days is not None
    }


def read_days(text: str | None) -> tuple[str | None, str | None] | None:
    """Returns the first and last day of an ISO day or interval, two Nones for "unknown"; None if it
    is neither."""
    if (text or "").strip().casefold() == "unknown":
        return None, None
    parts = (text or "").strip().split("/")
    try:
        days = [date.fromisoformat(part) for part in parts]
    except ValueError:
        return None
    return (
        (days[0].isoformat(), days[-1].isoformat())
        if len(days) <= 2 and days[0] <= days[-1]
        else None
    )


def story_constraints(judgements: Iterable[Judgement]) -> StoryConstraints:
    """Returns the constraints on stories."""
    decided: dict[Pair, bool] = {}
    for j in judgements:
        for pair, same in report_pairs(j) if j.field == STORY else ():
            decided.pop(pair, None)
            decided[pair] = same
    return StoryConstraints(
        tuple(pair for pair, same in decided.items() if same),
        tuple(pair for pair, same in decided.items() if not same),
    )


def report_pairs(j: Judgement) -> Iterator[tuple[Pair, bool]]:
    """Returns each pair of reports that a judgement about stories puts in one story, or keeps
    apart.

    Targets are ids of reports, since a story's own id changes with what it holds. In a split or
    move the targets leave the reports in `before`; in a move they join those in `after`.
    """
    if j.action in (Action.SAME, Action.MERGE, Action.SPLIT, Action.MOVE, Action.DIFFERENT):
        same, pairs = j.action is not Action.DIFFERENT, combinations(j.target, 2)
        yield from ((_pair(one, other), same) for one, other in pairs if one != other)
    left = _listed(j.before) if j.action in (Action.SPLIT, Action.MOVE) else ()
    joined = _listed(j.after) if j.action is Action.MOVE else ()
    for same, others in ((False, left), (True, joined)):
        away = [other for other in others if other not in j.target]
        yield from ((_pair(one, other), same) for one, other in product(j.target, away))


def _listed(given: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (given or "").split(MARK) if part.strip())


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
