"""Marks what a language model decided about names."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.name import Name
from rashomon.model.repairs import Repairs

_READ = "read as one by a language model"


def marked(names: Sequence[Name], repairs: Repairs | None) -> tuple[Name, ...]:
    """Returns the names with the model's name on the joins and kinds it decided; unchanged where `repairs` is None."""
    if repairs is None:
        return tuple(names)
    by = repairs.by
    out = []
    for name in names:
        joins = tuple(replace(j, reason=_READ, by=by) if j.reason == f"judged by {by}" else j for j in name.joins)
        typed = any(repairs.kinds.get(s) is name.kind for s in name.spellings)
        out.append(replace(name, joins=joins, by=by if typed else None))
    return tuple(out)
