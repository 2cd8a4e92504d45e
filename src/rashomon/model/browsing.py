"""What is asked of a list of stories, and what it gives."""

from dataclasses import dataclass

from rashomon.model.stored import StoryRow


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories: all that is given must hold. `since`, `until`: days that the story's own days must touch. `lines`: at least so many.

    `user` and `arrived`: only stories that changed since this user opened them, or that are new since the user arrived the last time.
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
    """A place where words were found: the story, what it is (point, statement, name, report), its words, what it is about, and its anchor."""

    story: str
    kind: str
    shown: str
    about: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FoundStories:
    """Some of the stories that were asked for, how many there are, and where the words were found, by story."""

    rows: tuple[StoryRow, ...]
    total: int
    hits: dict[str, tuple[Hit, ...]]
