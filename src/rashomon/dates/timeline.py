"""build_timeline: what happened when."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.date import Date, Event
from rashomon.model.name import Name
from rashomon.model.point import Point


def build_timeline(
    annotated: Sequence[Annotations], *, dates: Sequence[Date], names: Sequence[Name], points: Sequence[Point]
) -> tuple[Event, ...]:
    """The dated events of a story, earliest first."""
    return ()
