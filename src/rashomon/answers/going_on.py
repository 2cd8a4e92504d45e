"""An answer that goes on when reports come to its story: what a model is asked about them
(`about_what_came`), and the answer with the lines that it wrote anew (`gone_on`)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.answers.estimate import MOST_NEAR
from rashomon.answers.prompts import mark_beside, orders, tokens
from rashomon.answers.sheet import SheetLine, room_for
from rashomon.answers.story_reading import WHAT_CAME, StoryReading
from rashomon.answers.third_look import lines_at, told_line
from rashomon.beside.near import Nearness
from rashomon.copies.moments import own_moment
from rashomon.model.answer import WrittenAnswer
from rashomon.model.report import Reports
from rashomon.model.row import Sentence
from rashomon.protocols import Prompt

_NEAR = "The nearest sentences of earlier reports:"
_BESIDE_EACH = 4  # earlier sentences that are looked at for one that came
_LEAST = 0.1  # likeness to a sentence that came from which on an earlier one is shown


def reading_since(reading: StoryReading, answer: WrittenAnswer) -> StoryReading:
    """Returns the reading of what came to a story since this answer: its mark is of the answer,
    too, whose lines have numbers there."""
    sheet = reading.sheet
    mark = mark_beside(sheet.body(), f"{sheet.mark} {answer.id}")
    return replace(reading, sheet=replace(sheet, mark=mark))


def about_what_came(story: StoryReading, answer: WrittenAnswer) -> Prompt | None:
    """Returns the request about the reports that came to a story since this answer; None if that is
    too much for one request. It shows their sentences, then the earlier ones nearest to these, and
    the answer."""
    reading = reading_since(story, answer)
    sheet = reading.sheet
    new = [line for line in sheet.shown if line.span.sha256 not in answer.reports]
    earlier = [line for line in sheet.shown if line.span.sha256 in answer.reports]
    nearest = _nearest(earlier, new)
    new_sentences = replace(sheet, shown=tuple(new)).body()
    nearest_sentences = replace(sheet, shown=tuple(nearest), findings=_NEAR).body()
    lines_by_place = lines_at(sheet)
    answer_told = "The answer:"
    for number, line in enumerate(answer.lines, 1):
        answer_told += f"\nl{number}: {told_line(line, lines_by_place)}"
    user_text = f"{new_sentences}\n\n{nearest_sentences}\n\n{answer_told}"
    if tokens(user_text) > room_for(reading.context):
        return None
    return reading.prompt(WHAT_CAME, "sheet", user_text, orders("came"))


def _nearest(earlier: Sequence[SheetLine], new: Sequence[SheetLine]) -> list[SheetLine]:
    """Returns the earlier lines nearest to new ones, as many as may be shown, in their order."""
    lines = {line.label: line for line in earlier}
    nearness = Nearness([Sentence(line.label, line.span) for line in earlier])
    likeness = dict[str, float]()
    for line in new:
        for near_sentence in nearness.nearest(line.span.quote, most=_BESIDE_EACH):
            label = near_sentence.sentence.id
            likeness[label] = max(near_sentence.likeness, likeness.get(label, 0.0))
    chosen = list[str]()
    room = MOST_NEAR
    for label in sorted(likeness, key=lambda each: -likeness[each]):
        room -= tokens(lines[label].line)
        if room > 0 and likeness[label] >= _LEAST:
            chosen.append(label)
    return [line for line in earlier if line.label in chosen]


def gone_on(reports: Reports, earlier: WrittenAnswer, reply: WrittenAnswer) -> WrittenAnswer:
    """Returns the earlier answer with the lines of a reply in their places; all its other lines
    stay. `reports`: those of the story today.

    The heading of a line of the reply says where: "l3" takes the place of line 3, "after l3"
    follows it. Only lines that name sentences of reports count.
    """
    last = ""  # the last moment that the earlier answer knew of
    for report in reports:
        if report.sha256 in earlier.reports:
            last = max(last, own_moment(report) or "")
    day = last[:10] or "an earlier answer"
    placed = defaultdict(list)
    for line in reply.lines:
        if line.named:
            placed[(line.heading or "").casefold()].append(line)
    lines = []
    for number, line in enumerate(earlier.lines, 1):
        anew = placed[f"l{number}"] or [line]
        for written in anew + placed[f"after l{number}"]:
            placed_line = replace(
                written,
                heading=line.heading,
                about=line.about,
                is_bullet=line.is_bullet,
                since="" if written is line else day,
            )
            lines.append(placed_line)
    translations = (*earlier.translations, *reply.translations)
    return replace(reply, lines=tuple(lines), translations=translations)
