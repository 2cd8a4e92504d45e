"""Compares the lines of answers with the reports while a model writes them (`lines_as_written`)."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.asking.read_story import WINDOW
from rashomon.comparing.open_story import OpenStory
from rashomon.protocols import OnLine, Overheard, Prompt, Reply
from rashomon.text.report_names import name_reports


def lines_as_written(
    stories: Sequence[OpenStory], model: Overheard, tell: OnLine
) -> Callable[[Prompt, str], None]:
    """Returns a function that is called with the whole lines of replies so far, and hands on each
    line, compared with the reports. What stands before the mark of a sheet may be the model's
    thinking. The lines about a window are no lines of an answer."""
    by_id = {story.reading.story: story for story in stories}
    told = Counter[Prompt]()
    lock = threading.Lock()

    def hear(prompt: Prompt, lines: str) -> None:
        story = by_id[prompt.story]
        if prompt.stage == WINDOW or story.reading.sheet.mark not in lines:
            return
        with lock:
            read = story.reading.read({prompt.stage: [Reply(lines, 0, 0)]}, model)
            for written in read.answers:
                new = written.lines[told[prompt] :]
                told[prompt] += len(new)
                for line in story.placed_lines(replace(written, lines=new)):
                    tell(line, name_reports(story.known.reports))

    return hear
