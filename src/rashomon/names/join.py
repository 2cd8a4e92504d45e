"""Finds the names of a story and joins those that mean one referent."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.identity import content_id
from rashomon.model.name import Name
from rashomon.names.find import find_names


def join_names(annotated: Sequence[Annotations]) -> tuple[Name, ...]:
    """The names of a story, sorted by first mention."""
    found = find_names(annotated)
    by_form: dict[str, list] = {}
    for m in found.mentions:
        line = found.lines[m.line]
        by_form.setdefault(m.form, []).append(line.annotated.report.span(m.start, m.end))
    return tuple(Name(content_id("name", f), f, found.kinds[f], tuple(sorted({s.quote for s in v})), tuple(v)) for f, v in by_form.items())
