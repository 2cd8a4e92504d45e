"""What a language model says of names, as judgements below those of people."""

from collections.abc import Iterable

from rashomon.model.judgement import OF_NAMES, Action, Judgement, judgement
from rashomon.model.repairs import Repairs


def judgements_of(repairs: Repairs | None, by_people: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What the model says of names, but for those that people judged: what they decided stands alone."""
    if repairs is None:
        return ()
    settled = {one for j in by_people if j.field in OF_NAMES for one in j.target}
    made = [judgement(Action.SAME, "name", group, by=repairs.by, at="") for group in repairs.same]
    made += [judgement(Action.SET, "kind", (one,), by=repairs.by, at="", after=kind) for one, kind in sorted(repairs.kinds.items())]
    made += [judgement(Action.EXCLUDE, "name", (one,), by=repairs.by, at="") for one in repairs.no_names]
    return tuple(j for j in made if settled.isdisjoint(j.target))
