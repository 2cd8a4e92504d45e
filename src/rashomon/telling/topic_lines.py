"""Topics in lines (`tell_denied`): what one speaker asserts and another denies or negates."""

from collections.abc import Iterator, Mapping

from rashomon.model.overview import Entry, Part
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.model.topic import Topic, Voice
from rashomon.telling.wording import Called, in_marks

_VERBS = {Stance.DENIES: " denies", Stance.HEDGES: " is unsure", Stance.ASSERTS: ""}


def tell_denied(story: Story, called: Called) -> Iterator[Entry]:
    """Yields the topics on which somebody rejects what another asserts, a line a speaker."""
    said = {one.id: one for one in story.statements}
    for topic in story.topics:
        if voices := _opposed(topic):
            lines = "\n".join((f"{topic.phrase}:", *(_line(v, said, called) for v in voices)))
            yield Entry(Part.DENIED, lines, topic.id, spans=tuple(voice.words for voice in voices))


def _opposed(topic: Topic) -> list[Voice]:
    """Those who reject, and those who assert what is rejected."""
    answered = {voice.answers for voice in topic.voices if voice.answers}
    return [v for v in topic.voices if v.answers or not answered.isdisjoint(v.statements)]


def _line(voice: Voice, said: Mapping[str, Statement], called: Called) -> str:
    """Who says it, how where the words do not tell, and where."""
    words, cues = voice.words, [said[one].cue for one in voice.statements]
    verb = " says no" if voice.negative and voice.stance is Stance.ASSERTS else _VERBS[voice.stance]
    verb = "" if any(cue and words.contains(cue) for cue in cues) else verb
    via = dict.fromkeys(v for one in voice.statements for v in said[one].via if not v.islower())
    reports = dict.fromkeys(said[one].report for one in voice.statements)
    where = (f"through {', '.join(via)}" if via else "", *(called.get(r, r) for r in reports))
    return f"{voice.speaker}{verb}: {in_marks(words.line)} ({', '.join(filter(None, where))})"
