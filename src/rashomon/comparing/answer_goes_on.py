"""An answer that goes on when reports come to its story: what a model is asked about them
(`about_what_came`), and the answer with the lines that it wrote anew (`gone_on`)."""

from collections import Counter, defaultdict
from dataclasses import replace

from rashomon.answers.estimate import MOST_NEAR
from rashomon.answers.prompts import mark_beside, orders, tokens
from rashomon.answers.sheet import SheetLine, room_for
from rashomon.answers.story_reading import WHAT_CAME, StoryReading
from rashomon.comparing.open_story import OpenStory
from rashomon.copies.moments import own_moment
from rashomon.model.answer import WrittenAnswer
from rashomon.protocols import Prompt

_NEAR = "The nearest sentences of earlier reports:"


def reading_since(story: OpenStory, answer: WrittenAnswer) -> StoryReading:
    """Returns the reading of what came to a story since this answer: its mark is of the answer,
    too, whose lines have numbers there."""
    sheet = story.reading.sheet
    mark = mark_beside(sheet.body(), f"{sheet.mark} {answer.id}")
    return replace(story.reading, sheet=replace(sheet, mark=mark))


def about_what_came(story: OpenStory, answer: WrittenAnswer) -> Prompt | None:
    """Returns the request about the reports that came to a story since this answer; None if that is
    too much for one request.

    It shows their sentences, then others that tell the same, those first that stand in claims with
    most of them, and the answer.
    """
    reading = reading_since(story, answer)
    sheet = reading.sheet
    new = []
    earlier = []
    reports = set()
    for line in sheet.shown:
        if line.span.sha256 in answer.reports:
            earlier.append(line)
        else:
            new.append(line)
            reports.add(line.span.report)
    nearness = Counter[SheetLine]()
    for line in earlier:
        for facts in story.sentences.of_claims(story.sentences.at(line.span)):
            nearness[line] += facts.report in reports
    nearest_lines = []
    room = MOST_NEAR
    for line, times in nearness.most_common():
        room -= tokens(line.line)
        if times and room > 0:
            nearest_lines.append(line)
    new_sentences = replace(sheet, shown=tuple(new)).body()
    nearest_sentences = replace(sheet, shown=tuple(nearest_lines), findings=_NEAR).body()
    user_text = f"{new_sentences}\n\n{nearest_sentences}\n\n{_numbered_lines(story, answer)}"
    if tokens(user_text) > room_for(reading.context):
        return None
    return reading.prompt(WHAT_CAME, "sheet", user_text, orders("came"))


def _numbered_lines(story: OpenStory, answer: WrittenAnswer) -> str:
    """Returns the lines of an answer with their numbers, and those of the sentences behind them."""
    labels = dict[str, str]()
    for sentences_shown in story.reading.sheet.shown:
        labels |= dict.fromkeys(
            (span.place for span in (sentences_shown.span, *sentences_shown.equal)),
            sentences_shown.label,
        )
    text = "The answer:"
    for number, line in enumerate(answer.lines, 1):
        text += f"\nl{number}: "
        if line.thing:
            text += f"**{line.thing}**: "
        for part in line.parts:
            labels_named = dict.fromkeys(labels.get(span.place, "") for span in part.named)
            part_labels = " ".join(filter(None, labels_named))
            behind = f" [{part_labels}]" if part_labels else ""
            text += f"{part.told}{behind}{part.after} "
    return text


def gone_on(story: OpenStory, earlier: WrittenAnswer, reply: WrittenAnswer) -> WrittenAnswer:
    """Returns the earlier answer with the lines of a reply in their places; all its other lines
    stay.

    The heading of a line of the reply says where: "l3" takes the place of line 3, "after l3"
    follows it. Only lines that name sentences of reports count.
    """
    last = ""  # the last moment that the earlier answer knew of
    for report in story.known.reports:
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
