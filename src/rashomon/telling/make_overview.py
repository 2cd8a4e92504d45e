"""The first view of a story (`make_overview`): its entries in reading order, made once, printed by
page, terminal, exports and assistants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rashomon.model.overview import Entry
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.difference_lines import Naming, tell_differences
from rashomon.telling.head import tell_head
from rashomon.telling.newly_told import newly_told
from rashomon.telling.number_lines import tell_numbers, tell_tolls
from rashomon.telling.sentence_lines import tell_alone, tell_doubted
from rashomon.telling.shared_text import tell_sources
from rashomon.telling.side_by_side import tell_side_by_side
from rashomon.telling.topic_lines import tell_denied
from rashomon.telling.view import FirstView
from rashomon.telling.widely import tell_widely
from rashomon.text.parsed_report import Annotations

_WIDELY, _WIDELY_WRITTEN = 5, 3  # sentences that most reports tell
_DENIED, _DOUBTS, _ALONE = 2, 4, 5
_MOST, _MOST_WRITTEN = 900, 1200  # words of the whole, without and with what authors wrote


def make_overview(
    story: Story, reports: Sequence[Report], pages: Iterable[Annotations] = ()
) -> tuple[Entry, ...]:
    """Returns the entries, as long as the whole has at most 900 words (1,200 where an author wrote
    of the story): what the reports are, how many people were hurt, what most reports tell, where
    they differ, with what is settled where an author wrote of it, other numbers, claims
    that two tell in other words, what they call doubtful, what one alone tells."""
    view = FirstView.of_story(story, reports, pages)
    naming = Naming.of_story(view)
    is_written = bool(story.answers)
    told = [
        *tell_head(view),
        *tell_sources(view),
        *tell_tolls(view, naming),
        *islice(newly_told(tell_widely(view)), _WIDELY_WRITTEN if is_written else _WIDELY),
        *islice(tell_denied(view), _DENIED),
        *tell_differences(view, naming),
        *tell_numbers(view),
    ]
    last = _first(tell_doubted(view), told, _DOUBTS, _DOUBTS)
    last += _first(tell_alone(view), [*told, *last], 2 * _ALONE, _ALONE)
    if is_written:  # of many differences the last give way to what stands open below
        room = _MOST_WRITTEN - _words_of(entry for entry in last if entry.open)
        return _within([*_within(told, room), *last], _MOST_WRITTEN)
    room = _MOST - _words_of((*told, *last))
    beside = tell_side_by_side(view, told, room)
    return _within([*told, *beside, *last], _MOST)


def _first(
    entries: Iterator[Entry], told: Sequence[Entry], most: int, most_open: int
) -> list[Entry]:
    """The first of these sentences that say something new, so many of them open."""
    new = islice(newly_told(entries, told), most)
    return [replace(entry, open=n < most_open) for n, entry in enumerate(new)]


def _words_of(entries: Iterable[Entry]) -> int:
    return sum(len(str(entry).split()) for entry in entries)


def _within(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """The first entries, as long as they have so many words at most."""
    kept = []
    for entry in entries:
        most -= _words_of([entry])
        if most >= 0:
            kept.append(entry)
    return tuple(kept)
