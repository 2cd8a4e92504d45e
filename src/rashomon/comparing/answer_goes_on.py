"""An answer that goes on when reports come to its story: what its author is shown of them
(`about_what_came`), and the answer with the lines that the author wrote anew (`gone_on`)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.answers.prove_part import PartLook
from rashomon.asking.prompts import mark_beside, tokens
from rashomon.asking.read_story import MOST_NEAR, StoryReading
from rashomon.asking.sheet import SheetLine, room_for
from rashomon.asking.what_came import NOTHING_CHANGES, PLACE, numbered
from rashomon.comparing.open_story import OpenStory
from rashomon.model.answer import ReadStory, Refused, WrittenAnswer, WrittenLine
from rashomon.model.claim import sentence_id
from rashomon.model.span import PlacedSpan

_NEAR = "The nearest sentences of earlier reports:"
_Placed = defaultdict[str, list[WrittenLine]]
"""The lines of a reply by their places in the answer."""


def about_what_came(story: OpenStory, kept: WrittenAnswer) -> StoryReading | None:
    """Returns what is asked about the reports that came to a story since this answer. Returns None
    if that is too much for one request."""
    reading = story.reading
    sheet = reading.sheet
    labels = sheet.labels

    def label(placed: PlacedSpan) -> str:
        span = story.known.there.span(placed)
        return labels.get(sentence_id(span), "") if span else ""

    new = [line for line in sheet.shown if line.span.sha256 not in kept.reports]
    came = replace(sheet, shown=tuple(new))
    near = replace(sheet, shown=tuple(_near(story, new)), findings=_NEAR)
    lines = "\n".join(["The answer:", *numbered(kept.lines, label)])
    shown = "\n\n".join([came.body(), near.body(), lines])
    if tokens(shown) > room_for(reading.context):
        return None
    marked = replace(sheet, mark=mark_beside(shown))
    return replace(reading, kept=kept, came=shown, sheet=marked)


def _near(story: OpenStory, new: Sequence[SheetLine]) -> Iterator[SheetLine]:
    """Yields the other lines of the sheet that tell what new ones tell, the nearest as far as there
    is room."""
    sheet = story.reading.sheet
    labels = sheet.labels
    found = []
    for line in new:
        facts = story.sentences.at(line.span)
        look = PartLook(facts, story.sentences)
        for other in story.sentences.of_claims(facts):
            found.append((-look.closeness(other), labels[other.sentence.id]))
    lines = {line.label: line for line in sheet.shown if line not in new}
    room = MOST_NEAR
    chosen = set()
    for _, label in sorted(found):
        if label in lines and label not in chosen:
            room -= tokens(lines[label].line)
            if room < 0:
                break
            chosen.add(label)
    return (lines[label] for label in lines if label in chosen)


def gone_on(story: OpenStory, kept: WrittenAnswer, read: ReadStory) -> ReadStory:
    """Returns an answer with the lines of a reply in their places; all its other lines stay. A line
    of the reply counts if it names sentences, and if something of it was found in reports."""
    refused = [*read.refused]
    placed = _Placed(list)
    stays = False
    answer = story.proved(*read.answers)
    for line, found in zip(read.answers[0].lines, answer.lines, strict=True) if answer else ():
        words = " ".join([line.words, *line.own])
        if NOTHING_CHANGES in words:
            stays = True
        elif found.is_found() and any(part.named for part in line.parts):
            placed[(line.heading or "").casefold()].append(line)
        else:
            refused.append(Refused("nothing of it was found where it says", words))
    lines = list(_in_places(kept.lines, placed))
    for place, left in placed.items():
        if PLACE.match(f"{place}:"):
            refused.append(Refused(f"the answer has no line {place}", left[0].words))
        else:
            lines += left
    if lines == [*kept.lines] and not stays:
        use = read.use and replace(read.use, seen=())
        return ReadStory((), use, tuple(refused))
    went_on = replace(kept, lines=tuple(lines), reports=story.reading.reports)
    return ReadStory((went_on,), read.use, tuple(refused))


def _in_places(lines: Sequence[WrittenLine], placed: _Placed) -> Iterator[WrittenLine]:
    """Yields the lines of an answer with those that are placed, which are taken out of `placed`."""
    for number, line in enumerate(lines, 1):
        told = placed.pop(f"l{number}", [line])
        for one in (*told, *placed.pop(f"after l{number}", ())):
            yield replace(one, heading=line.heading, about=line.about, is_bullet=line.is_bullet)
