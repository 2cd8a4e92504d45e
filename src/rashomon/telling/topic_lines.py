"""Topics in lines (`tell_denied`): what one speaker asserts and another denies or negates."""

from collections.abc import Iterator, Mapping

from rashomon.model.overview import Entry, Part
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.model.topic import Topic, Voice
from rashomon.text.report_names import quoted_inside

_VERBS = {Stance.DENIES: " denies", Stance.HEDGES: " is unsure", Stance.ASSERTS: ""}


def tell_denied(story: Story, called: Mapping[str, str]) -> Iterator[Entry]:
    """Yields the topics on which somebody rejects what another asserts, a line a speaker."""
    said = {one.id: one for one in story.statements}
    for topic in story.topics:
        voices = _opposed(topic)
        if voices:
            lines = (_line(voice, said, called) for voice in voices)
            text = "\n".join((f"{topic.phrase}:", *lines))
            yield Entry(Part.DENIED, text, topic.id, spans=tuple(v.words for v in voices))


def _opposed(topic: Topic) -> list[Voice]:
    """Those who reject, and those who assert what is rejected."""
    answered = {voice.answers for voice in topic.voices if voice.answers}
    return [v for v in topic.voices if v.answers or not answered.isdisjoint(v.statements)]


def _line(voice: Voice, said: Mapping[str, Statement], called: Mapping[str, str]) -> str:
    verb = " says no" if voice.negative and voice.stance is Stance.ASSERTS else _VERBS[voice.stance]
    via = list(
        dict.fromkeys(v for ident in voice.statements for v in said[ident].via if not v.islower())
    )
    reports = list(dict.fromkeys(said[ident].report for ident in voice.statements))
    where = [f"through {', '.join(via)}"] if via else []
    where += [called.get(report, report) for report in reports]
    words = quoted_inside(voice.words.line.strip('“”"'))
    cue = said[voice.statements[0]].cue
    if voice.stance is Stance.DENIES and cue:
        words = words.removeprefix(f"{cue.quote} ")  # the verb stands before them
    return f"{voice.speaker}{verb}: “{words}” ({', '.join(where)})"
