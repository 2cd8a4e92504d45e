"""How far from a phrase somebody is named whom it may mean, in sentences."""

import math
from collections.abc import Callable, Sequence

from rashomon.statements.context import SpeakerContext
from rashomon.statements.draft import SourcePhrase

_FAR = 12  # sentences back in which somebody may be meant
HIGHEST = 2  # the height of the subject of a sentence


def far_stretches(scene: SpeakerContext, source: SourcePhrase) -> Callable[[int], bool]:
    """Returns what says whether a stretch lies so far before a phrase that nobody named in it is
    meant."""
    return lambda stretch: _sentences_away(scene, source=source, stretch=stretch) > _FAR


def _sentences_away(scene: SpeakerContext, source: SourcePhrase, stretch: int) -> int:
    """Returns how many sentences back this one is. Quoted sentences in between do not count."""
    source_stretch = scene.reading.stretch_of[source.first]
    if stretch >= source_stretch:
        return int(source_stretch != stretch)
    unquoted = scene.unquoted_before(source_stretch) - scene.unquoted_before(stretch + 1)
    return unquoted + 1


def signals_of_place(
    scene: SpeakerContext,
    source: SourcePhrase,
    places: Sequence[tuple[int, int]],
    nearest: int,
    family: str,
) -> dict[str, float]:
    """Returns the signals of where somebody is named, each place a stretch and a height: how far
    back, how high in the sentence, how often, and whether anybody stands nearer. `nearest` is the
    stretch of whoever stands nearest."""
    reading = scene.reading
    source_stretch = reading.stretch_of[source.first]
    stretch, height = max((number, min(height, HIGHEST)) for number, height in places)
    away = min(_sentences_away(scene, source=source, stretch=stretch), 3)
    paragraph = reading.stretches[stretch].paragraph == reading.stretches[source_stretch].paragraph
    return {
        f"{family} {away} back, height {height}": 1.0,
        f"{family} often": math.log1p(len({min(place, (place[0], HIGHEST)) for place in places})),
        f"{family} nearest": stretch == nearest,
        f"{family} in this paragraph": paragraph,
    }
