"""Incidents: the happenings of a story that are told apart (`Incident`)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening in which people came to harm, among others of its story.

    `named_by`: id of the sentence that names it; `sentences`: ids of those that tell of it;
    `place`, `day` (ISO, or two of them), `group` (the noun by which those harmed are counted): as
    most reports tell, None where they do not; `main`: whether most reports tell it, the first of
    equals; `apart`: ids of the incidents that are surely others.
    """

    id: str
    named_by: str
    sentences: tuple[str, ...]
    place: str | None = None
    day: str | None = None
    group: str | None = None
    main: bool = False
    apart: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[str | None, str | None]:
        """Its first and its last day."""
        first, _, last = (self.day or "").partition("/")
        return first or None, last or first or None
