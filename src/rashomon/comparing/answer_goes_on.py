"""An answer that goes on when reports come to its story: what its author is shown of them
(`about_what_came`), and the answer with the lines that the author wrote anew (`gone_on`)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.answers.prove_part import PartLook
from rashomon.asking.prompts import mark_beside, tokens
from rashomon.asking.read_story import MOST_NEAR, StoryReading
from rashomon.asking.sheet import SheetLine, room_for
from rashomon.asking.what_came import NOTHING_CHANGES, is_place, numbered, place_of
from rashomon.comparing.open_story import OpenStory
from rashomon.model.answer import ReadStory, Refused, WrittenAnswer, WrittenLine
from rashomon.model.authors import SOMEBODY, name_of_author
from rashomon.model.claim import sentence_id
from rashomon.model.span import PlacedSpan

_NEAR = "The nearest sentences of earlier reports:"


def about_what_came(story: OpenStory, kept: WrittenAnswer) -> StoryReading | None:
    """Returns what is asked about the reports that came to a story after this answer. Returns None
    if that is too much for one request."""
    reading = story.reading
    sheet = reading.sheet
    labels = sheet.labels
    hashes = {report.id: report.sha256 for report in story.known.reports}
    earlier = set()
    for sentence in story.laid.sentences.values():
        if hashes[sentence.report] in kept.reports:
            earlier.add(sentence.id)
    new = tuple(line for line in sheet.shown if earlier.isdisjoint(line.alike))
    near = replace(sheet, shown=tuple(_near(story, new)), findings=_NEAR)

    def label(placed: PlacedSpan) -> str | None:
        span = story.known.there.span(placed)
        return labels.get(sentence_id(span)) if span else None

    lines = "\n".join(["The answer:", *numbered(kept.lines, label)])
    shown = "\n\n".join([replace(sheet, shown=new).body(), near.body(), lines])
    if tokens(shown) > room_for(reading.context):
        return None
    return replace(reading, kept=kept, came=shown, sheet=replace(sheet, mark=mark_beside(shown)))


def _near(story: OpenStory, new: Sequence[SheetLine]) -> Iterator[SheetLine]:
    """Yields the lines of the sheet that stand in claims with new ones, as many of the nearest as
    there is room for, in the order of the sheet."""
    labels = story.reading.sheet.labels
    lines = {line.label: line for line in story.reading.sheet.shown}
    nearness: dict[str, float] = {}
    for line in new:
        facts = story.sentences.at(line.span)
        look = PartLook(facts, story.sentences)
        for other in story.sentences.of_claims(facts):
            label = labels[other.sentence.id]
            nearness[label] = max(nearness.get(label, 0.0), look.closeness(other))
    for line in new:
        nearness.pop(line.label, None)
    room = MOST_NEAR
    chosen = set()
    for label in sorted(nearness, key=lambda label: -nearness[label]):
        room -= tokens(lines[label].line)
        if room < 0:
            break
        chosen.add(label)
    return (line for label, line in lines.items() if label in chosen)


def gone_on(story: OpenStory, kept: WrittenAnswer, read: ReadStory) -> ReadStory:
    """Returns an answer with the lines of a reply in their places; all its other lines stay. A line
    of the reply counts if it names a sentence, and if something of it is shown."""
    nothing = replace(read, answers=(), use=read.use and replace(read.use, seen=()))
    written = next(iter(read.answers), None)
    proved = story.proved(*read.answers)
    if not (written and proved):
        return nothing
    if written.by not in (kept.by, SOMEBODY):
        why = f"it goes on with an answer of {name_of_author(kept.by)}: put it in by that name"
        return replace(nothing, refused=(Refused(why),))
    refused = [*read.refused]
    placed = defaultdict[str | None, list[WrittenLine]](list)
    stays = False
    for line, found in zip(written.lines, proved.lines, strict=True):
        words = " ".join([line.words, *line.own])
        if NOTHING_CHANGES in words:
            stays = True
        elif not any(part.named for part in line.parts):
            refused.append(Refused("it names no sentence", words))
        elif not found.shown_parts():
            refused.append(Refused("nothing of it was found in the reports", words))
        else:
            placed[line.heading].append(line)
    lines = list(_in_places(kept.lines, placed))
    for place, left in placed.items():
        if is_place(place):
            refused.append(Refused(f"the answer has no line {place}", left[0].words))
        else:
            lines += left
    if tuple(lines) == kept.lines and not stays:
        return replace(nothing, refused=tuple(refused))
    answer = replace(kept, lines=tuple(lines), reports=story.reading.reports)
    return replace(read, answers=(answer,), refused=tuple(refused))


def _in_places(
    lines: Sequence[WrittenLine], placed: dict[str | None, list[WrittenLine]]
) -> Iterator[WrittenLine]:
    """Yields the lines of an answer with those that are placed, which are taken out of `placed`."""
    for number, line in enumerate(lines, 1):
        told = placed.pop(place_of(number), [line])
        told += placed.pop(place_of(number, is_behind=True), [])
        for one in told:
            yield replace(one, heading=line.heading, about=line.about, is_bullet=line.is_bullet)
