"""OpenStory: a story that a model is asked about."""

from dataclasses import dataclass
from functools import cached_property

from rashomon.answers.story_reading import StoryReading
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.story_facts import read_sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.story import Story


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class OpenStory:
    """A story that a model is asked about: what the program tells of it, what is known of it, and
    what is asked."""

    story: Story
    known: Prepared
    laid: SideBySide
    reading: StoryReading

    @cached_property
    def sentences(self) -> StorySentences:
        """Returns the sentences of its reports, with which answers are compared."""
        return read_sentences(self.known, sentences=self.laid.sentences.values())
