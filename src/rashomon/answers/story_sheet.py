"""What any chatbot is shown of a story (`StorySheet`)."""

from collections.abc import Iterator

from rashomon.answers.given_reply import GivenReply
from rashomon.answers.prompts import tokens
from rashomon.answers.story_reading import StoryReading
from rashomon.errors import StopError
from rashomon.model.record import record
from rashomon.protocols import Prompt


@record
class StorySheet:
    """What any chatbot is shown of a story: its title, its reports by id, a prompt, or several
    prompts if it is long. `reading`: what replies to it are read with."""

    title: str | None
    reports: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    reading: StoryReading

    @property
    def mark(self) -> str:
        """Returns the mark by which a reply says which sheet it is about."""
        return self.reading.sheet.mark

    @property
    def second(self) -> str:
        """Returns the second message, "" where a question is asked."""
        return "" if self.reading.question else self.reading.second_text()

    def third(self, reply: GivenReply) -> str:
        """Returns the third message, about the answer that a reply to the second one gives. Raises
        StopError if that names no sentences of this sheet."""
        story_read = self.reading.read_given(reply)
        if not any(line.named for answer in story_read.answers for line in answer.lines):
            why = "; ".join(map(str, story_read.refused)) or "it names no sentences"
            raise StopError(f"there is no third message about this answer: {why}")
        return self.reading.third_text(story_read.answers[0])

    def texts(self) -> Iterator[str]:
        """Yields the prompts as texts to paste."""
        for prompt in self.prompts:
            yield f"{prompt.system}\n\n{prompt.user}\n"

    def sheets(self) -> Iterator[str]:
        """Yields what is shown of the reports, without what is asked about them."""
        end = f"<<End of sheet {self.mark}>>"
        for prompt in self.prompts:
            yield f"{prompt.user.partition(end)[0]}{end}"

    def size(self) -> str:
        """Returns how long they are: "about 4,200 tokens". If there are several texts, returns how
        long each is."""
        return "about " + ", ".join(f"{tokens(text):,} tokens" for text in self.texts())
