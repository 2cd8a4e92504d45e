"""An answer that goes on when reports come to its story: what a model is sent (`sent_of`), what it
is asked (`about_what_came`), and the answer with the lines that it wrote anew (`gone_on`)."""

from collections import defaultdict
from dataclasses import replace

from rashomon.asking.prompts import orders, tokens
from rashomon.asking.read_story import MOST_NEAR, WHAT_CAME
from rashomon.asking.sheet import SheetLine, room_for
from rashomon.comparing.open_story import OpenStory
from rashomon.lineage.moments import own_moment
from rashomon.model.answer import ReadStory, WrittenAnswer, WrittenAnswers, WrittenLine
from rashomon.model.report import Reports
from rashomon.protocols import Prompt, ToSend

_NEAR = "The nearest sentences of earlier reports:"


def sent_of(reports: Reports, answers: WrittenAnswers, by: str) -> ToSend:
    """Returns what a model is sent of a story. The newest of its answers (`by`) goes on if reports
    came after it, and no more than were there. `answers`: the newest first."""
    for written in answers:
        if written.by == by and written.question is None:
            came = [report for report in reports if report.sha256 not in written.reports]
            if 0 < 2 * len(came) <= len(reports):
                return ToSend(came, written)
            break
    return ToSend(reports)


def about_what_came(story: OpenStory, kept: WrittenAnswer) -> Prompt | None:
    """Returns the request about the reports that came to a story since this answer. Returns None
    if that is too much for one request."""
    sheet = story.reading.sheet
    new = [line for line in sheet.shown if line.span.sha256 not in kept.reports]
    came = replace(sheet, shown=tuple(new)).body()
    near = replace(sheet, shown=_near(story, new), findings=_NEAR).body()
    shown = f"{came}\n\n{near}\n\n{_numbered(story, kept)}"
    if tokens(shown) > room_for(story.reading.context):
        return None
    return story.reading.prompt(WHAT_CAME, orders("sheet", "came", "form"), shown)


def _near(story: OpenStory, new: list[SheetLine]) -> tuple[SheetLine, ...]:
    """Returns the other lines of the sheet that tell what new ones tell, those first that tell most
    of it, as far as there is room."""
    reports = {line.span.report for line in new}

    def nearness(line: SheetLine) -> int:
        told = story.sentences.of_claims(story.sentences.at(line.span))
        return sum(facts.report in reports for facts in told)

    near = []
    room = MOST_NEAR
    for line in sorted(story.reading.sheet.shown, key=nearness, reverse=True):
        room -= tokens(line.line)
        if room < 0 or not nearness(line):
            break
        near.append(line)
    return tuple(near)


def _numbered(story: OpenStory, kept: WrittenAnswer) -> str:
    """Returns the lines of an answer with their numbers, and those of the sentences behind them."""
    labels = {line.span.place: line.label for line in story.reading.sheet.shown}
    told = "The answer:"
    for number, line in enumerate(kept.lines, 1):
        told += f"\nl{number}: "
        if line.thing:
            told += f"**{line.thing}**: "
        for part in line.parts:
            named = " ".join(labels.get(span.place, "") for span in part.named)
            told += f"{part.told} [{named}]{part.after} "
        told += " ".join(line.own)
    return told


def gone_on(story: OpenStory, kept: WrittenAnswer, read: ReadStory) -> ReadStory:
    """Returns an answer with the lines of a reply in their places; all its other lines stay. A line
    of the reply counts if it names sentences, and if something of it was found in reports."""
    before = [report for report in story.known.reports if report.sha256 in kept.reports]
    day = max(own_moment(report) or "" for report in before)[:10] or "an earlier answer"
    placed = defaultdict[str, list[WrittenLine]](list)
    end = f"after l{len(kept.lines)}"
    for answer in read.answers:
        proved = story.proved(answer)
        for line, found in zip(answer.lines, proved.lines if proved else (), strict=False):
            if found.is_found() and any(part.named for part in line.parts):
                placed[(line.heading or end).casefold()].append(line)
    lines = []
    for number, line in enumerate(kept.lines, 1):
        anew = placed[f"l{number}"] or [line]
        for one in anew + placed[f"after l{number}"]:
            since = "" if one is line else day
            lines.append(
                replace(
                    one,
                    heading=line.heading,
                    about=line.about,
                    is_bullet=line.is_bullet,
                    since=since,
                )
            )
    seen = (read.use and read.use.seen) or kept.reports
    return replace(read, answers=(replace(kept, lines=tuple(lines), reports=seen),))
