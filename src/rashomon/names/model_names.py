"""What a language model says of names, as judgements below those of people, and the mark of it on the names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model.judgement import OF_NAMES, Action, Judgement, judgement
from rashomon.model.name import Name
from rashomon.model.repairs import Repairs

_READ = "read as one by a language model"


def judgements_of(repairs: Repairs | None, by_people: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What the model says of names, but for those that people judged: what they decided stands alone."""
    if repairs is None:
        return ()
    settled = {one for j in by_people if j.field in OF_NAMES for one in j.target}
    made = [judgement(Action.SAME, "name", group, by=repairs.by, at="") for group in repairs.same]
    made += [judgement(Action.SET, "kind", (one,), by=repairs.by, at="", after=kind) for one, kind in sorted(repairs.kinds.items())]
    made += [judgement(Action.EXCLUDE, "name", (one,), by=repairs.by, at="") for one in repairs.no_names]
    return tuple(j for j in made if settled.isdisjoint(j.target))


def marked(names: Sequence[Name], repairs: Repairs | None) -> tuple[Name, ...]:
    """The names, what the model joined or typed marked as its own."""
    if repairs is None:
        return tuple(names)
    by = repairs.by
    out = []
    for name in names:
        joins = tuple(replace(j, reason=_READ, by=by) if j.reason == f"judged by {by}" else j for j in name.joins)
        typed = any(repairs.kinds.get(s) is name.kind for s in name.spellings)
        out.append(replace(name, joins=joins, by=by if typed else None))
    return tuple(out)
