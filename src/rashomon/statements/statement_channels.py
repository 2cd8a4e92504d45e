"""Finds the channels of a statement (`channels_of`): those that it names, or those of the words
before it, but never the paper that prints it."""

from itertools import islice

from rashomon.statements.context import Speaker, SpeakerContext
from rashomon.statements.draft import Draft
from rashomon.statements.relays import Channels, channel_name, relays_of
from rashomon.text.report_names import is_own_name


def channels_of(scene: SpeakerContext, draft: Draft, speaker: Speaker | None) -> Channels:
    """Returns the channels of a statement: those of its cue, and a text that is its subject. A
    quotation that goes on has those of the words before it. So has a speaker who goes on as "he" or
    "she" and names none."""
    if draft.continues:
        if speaker:
            return scene.channels
        return []
    named = _named_channels(scene, draft=draft, speaker=speaker)
    via = _without_own_paper(scene, named)
    if speaker and not named and _goes_on(scene, draft=draft, speaker=speaker):
        return scene.channels
    if speaker:  # who is no channel of their own, under this name or a shorter one
        via = [(name, span) for name, span in via if name != speaker.text]
        if speaker.person:
            via = [
                (name, span) for name, span in via if scene.cast.named(name) is not speaker.person
            ]
    scene.channels = via
    return via


def _without_own_paper(scene: SpeakerContext, via: Channels) -> Channels:
    """The channels but for the paper itself: nobody stands between it and who told it."""
    outlet = scene.reading.annotated.report.outlet or ""
    return [(name, span) for name, span in via if not is_own_name(outlet, name)]


def _named_channels(scene: SpeakerContext, draft: Draft, speaker: Speaker | None) -> Channels:
    """Returns the channels that a statement names."""
    via = []
    if draft.channel:
        name, first, last = draft.channel
        via.append((name, scene.reading.span(first, last)))
    elif draft.clause:
        via = relays_of(draft.clause, scene.cast)
    if speaker and speaker.document and draft.source:
        name = channel_name(draft.source.head) or speaker.document
        if name not in dict(via):
            via.append((name, scene.reading.annotated.span(speaker.phrase.words)))
    return via


def _goes_on(scene: SpeakerContext, draft: Draft, speaker: Speaker) -> bool:
    """Whether a pronoun, one or two sentences behind a channel, means the person who spoke through
    it."""
    if not draft.source or draft.source.head.pos_ != "PRON" or not scene.channels:
        return False
    channel_word = scene.reading.annotated.token_at(scene.channels[-1][1].start)
    if not channel_word:
        return False
    number = scene.reading.stretch_of
    # sentences through which "he" speaks through the channel named before
    is_near = 0 < number[draft.source.first] - number[channel_word.i] <= 2
    recent = [one.text for one in islice(scene.spoken.latest_first(), 2)]
    return is_near and recent == [speaker.text] * 2
