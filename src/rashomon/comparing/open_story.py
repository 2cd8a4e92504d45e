"""OpenStory: a story that a model is asked about."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from rashomon.asking.read_story import StoryReading
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.place_answers import PlacedAnswers, place_answers
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.comparing.story_facts import read_sentences
from rashomon.errors import StageFailed
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer import Line, WrittenAnswer
from rashomon.model.story import Story


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class OpenStory:
    """A story that a model is asked about: what the program tells of it, what is known of it, and
    what is asked. `stages` keep what they make."""

    story: Story
    known: Prepared
    laid: SideBySide
    stages: Stages
    reading: StoryReading

    @cached_property
    def sentences(self) -> StorySentences:
        """Returns the sentences of its reports, with which answers are compared."""
        return read_sentences(self.known, self.laid.sentences.values(), self.laid.claims)

    def placed_lines(self, written: WrittenAnswer) -> Iterator[Line]:
        """Yields the lines that a model wrote of it, beside the reports; none if these cannot be
        compared."""
        inputs = (self.known, self.laid, (written,), self.sentences)
        with suppress(StageFailed):
            placed = self.stages.run(Stage.ANSWERS, PlacedAnswers(), place_answers, *inputs)
            for answer in placed.answers:
                yield from answer.lines
