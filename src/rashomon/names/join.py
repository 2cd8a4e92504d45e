"""Finds the names of a story and joins those that mean one referent."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.name import Name


def join_names(annotated: Sequence[Annotations]) -> tuple[Name, ...]:
    """The names of a story, sorted by first mention."""
    return ()
