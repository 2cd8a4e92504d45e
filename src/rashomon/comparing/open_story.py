"""A story that a model is asked about (`OpenStory`)."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from rashomon.answers.story_sentences import StorySentences
from rashomon.asking.read_story import StoryReading
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.prove_answers import ProvedAnswers, prove_answers, read_sentences
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.errors import StageFailed
from rashomon.model.answer import Answer, WrittenAnswer


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class OpenStory:
    """A story that a model is asked about: what is known of it, and what is asked. `stages` keep
    what they make."""

    known: Prepared
    laid: SideBySide
    stages: Stages
    reading: StoryReading

    @cached_property
    def sentences(self) -> StorySentences:
        """The sentences of its reports, against which answers are held."""
        return read_sentences(self.known, self.laid.sentences.values(), self.laid.claims)

    def proved(self, *written: WrittenAnswer) -> Answer | None:
        """Returns what a model wrote of it, held against the reports; None if that is nothing, or
        if it cannot be done."""
        given = (self.known, self.laid, written, self.sentences)
        with suppress(StageFailed):
            found = self.stages.run(Stage.ANSWERS, ProvedAnswers(), prove_answers, *given)
            return next(iter(found.answers), None)
        return None
