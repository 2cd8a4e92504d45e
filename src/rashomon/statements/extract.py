"""Extracts what the reports attribute to someone."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.name import Name
from rashomon.model.statement import Statement


def extract_statements(annotated: Sequence[Annotations], *, names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements of a story, by report and place."""
    return ()
