"""Queries of the list of stories, and their results."""

from dataclasses import dataclass

from rashomon.model.stored import StoryRow


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Filters on stories, all of which must hold.

    `since`, `until`: days that the story's own days must touch; `lines`: the least number of lines of reporting; `user` with `arrived`:
    only stories that changed since this user opened them, or that are new since the user arrived the last time.
    """

    words: str = ""
    status: str = ""
    place: str = ""
    outlet: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    lines: int = 0
    user: str = ""
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where words were found: the story, its kind (point, statement, name, report), its words, what it is about, and its anchor."""

    story: str
    kind: str
    shown: str
    about: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FoundStories:
    """One page of the stories that match, how many there are in all, and the hits by story."""

    rows: tuple[StoryRow, ...]
    total: int
    hits: dict[str, tuple[Hit, ...]]
