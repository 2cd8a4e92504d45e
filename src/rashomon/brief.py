"""write_brief: what is agreed, what is disputed and by whom, what changed, each sentence with what it rests on."""

from rashomon.model.story import BriefSentence, Story


def write_brief(story: Story) -> tuple[BriefSentence, ...]:
    """The brief of a story."""
    return ()
