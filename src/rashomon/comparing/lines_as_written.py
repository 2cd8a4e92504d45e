"""Proves the lines of answers as a model writes them (`LinesAsWritten`)."""

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.asking.read_story import WINDOW
from rashomon.comparing.open_story import OpenStory
from rashomon.model.answer import ReadStory
from rashomon.protocols import Overheard, Prompt, Reply
from rashomon.text.report_names import name_reports


class LinesAsWritten:
    """Hears what a model says of stories, line by line, and hands on each line, proved."""

    def __init__(self, stories: Sequence[OpenStory], model: Overheard) -> None:
        self._stories = {story.reading.story: story for story in stories}
        self._model = model
        self._told = Counter[Prompt]()
        self._lock = threading.Lock()

    def hear(self, prompt: Prompt, lines: str) -> None:
        """Takes in the whole lines of a reply so far. What stands before the mark of its sheet may
        be thought, and the lines of a window are none of an answer."""
        story = self._stories[prompt.story]
        if prompt.stage == WINDOW or story.reading.sheet.mark not in lines:
            return
        with self._lock:
            read = story.reading.read({prompt.stage: [Reply(lines, 0, 0)]}, self._model)
            for written in read.answers:
                new = written.lines[self._told[prompt] :]
                self._told[prompt] += len(new)
                self._tell(story, replace(read, answers=(replace(written, lines=new),)))

    def _tell(self, story: OpenStory, read: ReadStory) -> None:
        answer = story.proved(read)
        tell = self._model.on_line
        if answer and tell:
            called = name_reports(story.known.reports)
            for line in answer.lines:
                tell(line, called)
