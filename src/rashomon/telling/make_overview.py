"""Makes the first view of a story (`make_overview`): its entries in reading order. Page, terminal,
exports and assistants show them."""

from collections.abc import Iterable
from itertools import islice

from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.telling.answer_lines import tell_answer, tell_mended
from rashomon.telling.answer_names import short_names
from rashomon.telling.central import tell_central
from rashomon.telling.difference_lines import tell_differences
from rashomon.telling.head import tell_head
from rashomon.telling.newly_told import newly_told
from rashomon.telling.number_lines import tell_numbers, tell_tolls
from rashomon.telling.sentence_lines import tell_alone, tell_doubted, tell_rejected
from rashomon.telling.shared_text import tell_sources
from rashomon.telling.topic_lines import tell_denied
from rashomon.telling.view import FirstView
from rashomon.text.parsed_report import Annotations
from rashomon.text.white_space import word_count

_CENTRAL = 720  # words up to which central sentences stand: the rest is for ladders of numbers
_DENIED = 2
_DOUBTS = 4
_ALONE = 5
_MOST = 900  # words of the whole without an answer
_BESIDE_ANSWER = 250  # words of what the program found, beside an answer
_HEAD = (Section.HEAD, Section.SOURCES)
_Kept = tuple[Entry, ...]


def make_overview(story: Story, reports: Reports, pages: Iterable[Annotations] = ()) -> _Kept:
    """Returns the entries. Without an answer they have at most 900 words together.

    An answer comes after what the reports are, as it was written, with what its author wrote again
    or took out. Of what the program found at most 250 words stand beside it.
    """
    view = FirstView(story, reports, pages)
    answer = story.answer()
    names = short_names(view)
    program_lines = _by_program(view, names)
    if answer is None:
        return program_lines
    head = _within([*tell_head(view), *tell_sources(view)], _BESIDE_ANSWER)
    told = (*tell_answer(answer, names), *tell_mended(answer))
    behind = [entry for entry in program_lines if entry.section not in _HEAD]
    return (*head, *told, *_within(behind, _BESIDE_ANSWER - _words_of(head)))


def _by_program(view: FirstView, names: ReportNames) -> _Kept:
    """Returns what the program alone found: what the reports are, how many people were harmed, what
    happened, where they differ, other numbers, the sentences that a reader would miss most, what
    the reports call doubtful, and what only one of them tells."""
    first = [*tell_head(view), *tell_sources(view), *tell_tolls(view, names)]
    differing = [*islice(tell_denied(view), _DENIED), *tell_differences(view, names)]
    doubts = list(islice(newly_told(tell_doubted(view), [*first, *differing]), _DOUBTS))
    before = [*first, *differing, *doubts]
    seen = []
    for entry in before:
        if entry.open or entry.section is Section.SOURCES:
            seen.append(entry)
    central = list(tell_central(view, before, _CENTRAL - _words_of(seen)))
    happened = [entry for entry in central if entry.section is Section.WIDELY]
    entries = [*first, *happened, *differing, *tell_numbers(view), *central[len(happened) :]]
    entries += [*doubts, *newly_told(tell_rejected(view), entries)]
    return _within([*entries, *islice(newly_told(tell_alone(view), entries), _ALONE)], _MOST)


def _words_of(entries: Iterable[Entry]) -> int:
    """Returns how many words entries have."""
    return sum(word_count(str(entry)) for entry in entries)


def _within(entries: Iterable[Entry], most: int) -> _Kept:
    """Returns the first entries, up to so many words."""
    fitting = []
    for entry in entries:
        most -= _words_of([entry])
        if most >= 0:
            fitting.append(entry)
    return tuple(fitting)
