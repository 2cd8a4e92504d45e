"""Speakers with their statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.telling.wording import name_speaker
from rashomon.text.by_key import by_key
from rashomon.web.markup import Labels
from rashomon.web.shown import STANCE_WORDS


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """What somebody says: the words, the report with the media between, and how it is said."""

    id: str
    words: str
    href: str
    through: str
    how: str


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker across all reports, with the mark of a model that named him."""

    name: str
    spellings: tuple[str, ...]
    is_anonymous: bool
    reports: tuple[str, ...]
    said: tuple[ShownStatement, ...]


def list_speakers(story: Story, labels: Labels) -> tuple[SpeakerEntry, ...]:
    """Returns the speakers, those with most statements first, one whom a model named with its mark;
    unattributed statements come last."""
    names = {name.id: name.name for name in story.names}
    called = ((names.get(s.speaker_name or "") or s.speaker, s) for s in story.statements)
    spoken = by_key((name_speaker(who, said.by), said) for who, said in called)
    ordered = sorted(spoken.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(_speaker(name, statements, labels) for name, statements in ordered)


def _speaker(name: str, statements: Sequence[Statement], labels: Labels) -> SpeakerEntry:
    spellings = {name_speaker(said.speaker, said.by) for said in statements} - {name, ""}
    return SpeakerEntry(
        name=name or "unattributed",
        spellings=tuple(sorted(spellings)),
        is_anonymous=all(said.anonymous for said in statements),
        reports=tuple(dict.fromkeys(labels.name(said.report) for said in statements)),
        said=tuple(_statement(said, labels) for said in statements),
    )


def _statement(said: Statement, labels: Labels) -> ShownStatement:
    how = (
        STANCE_WORDS[said.stance],
        "" if said.is_sure or not said.speaker else "possible speaker",
        f"corrected by {said.by}" if said.by else "",
    )
    return ShownStatement(
        said.id,
        said.quote.quote,
        labels.place(said.quote),
        " › ".join((labels.name(said.report), *said.via)),
        " · ".join(filter(None, how)),
    )
