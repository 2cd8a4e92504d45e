"""Which lines of an answer are new since the answer before (`new_lines`)."""

from collections.abc import Mapping

from rashomon.lineage.moments import own_moment
from rashomon.model.content_ids import by_id
from rashomon.model.overview_words import FixedWords
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day


def new_lines(story: Story, reports: Reports) -> Mapping[str, str]:
    """Returns what is said of the lines of a story's answer that an earlier one, with which it goes
    on, does not have: "new since 9 Jun 2024", the day of the last report that the author was shown
    then. Returns nothing if it goes on with none."""
    answers = [one for one in story.answers if one.question is None]
    for before in answers[1:]:
        answer = answers[0]
        kept = by_id(before.lines)
        new = [line.id for line in answer.lines if line.id not in kept and not line.is_added]
        if before.by == answer.by and before.newer and len(new) < len(answer.lines):
            came = {span.report for span in before.newer}
            moments = [own_moment(one) or "" for one in reports if one.id not in came]
            day = say_day(max(moments)[:10])
            return dict.fromkeys(new, FixedWords.NEW.format(since=f" since {day}" if day else ""))
    return {}
