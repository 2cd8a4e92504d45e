"""Makes the first view of a story (`make_overview`): its entries in reading order. Page, terminal,
exports and assistants show them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.telling.answer_lines import is_mostly_found, tell_answer, tell_left
from rashomon.telling.answer_names import short_names
from rashomon.telling.central import tell_central
from rashomon.telling.difference_lines import tell_differences
from rashomon.telling.head import tell_head
from rashomon.telling.make_pieces import words_piece
from rashomon.telling.newly_told import newly_told
from rashomon.telling.number_lines import tell_numbers, tell_tolls
from rashomon.telling.sentence_lines import tell_alone, tell_doubted, tell_rejected
from rashomon.telling.shared_text import tell_sources
from rashomon.telling.topic_lines import tell_denied
from rashomon.telling.view import FirstView
from rashomon.telling.wording import counted
from rashomon.text.parsed_report import Annotations
from rashomon.text.white_space import word_count

_CENTRAL = 720  # words up to which central sentences stand: the rest is for ladders of numbers
_DENIED = 2
_DOUBTS = 4
_ALONE = 5
# words of the whole
_MOST = 900
_MOST_WITH_ANSWER = 1200
_LEFT = 400  # of them that an answer does not say, at most, and behind an answer of any length
_LEFT_BEHIND_ALL = 150
_SHORT = 300  # of them that tell little of what the program found
_MORE = 3  # words that say how many more lines there are
_Kept = tuple[Entry, ...]


def make_overview(story: Story, reports: Reports, pages: Iterable[Annotations] = ()) -> _Kept:
    """Returns the entries. Together they have at most 900 words, or 1,200 with an answer.

    If most of an answer was found in the reports, it comes after what the reports are. Then follow
    the sentences of weight that it leaves out and, if it is short, as much as there is room for of
    what the program found. Any other answer comes after what the program found, and is folded.
    """
    view = FirstView(story, reports, pages)
    answer = story.answer()
    names = short_names(view)
    if answer is None:
        return _by_program(view, names)
    lines = list(tell_answer(answer, names))
    if not is_mostly_found(answer):
        return _within([*_by_program(view, names), *lines], _MOST_WITH_ANSWER)
    head = [*tell_head(view), *tell_sources(view)]
    room = _MOST_WITH_ANSWER - _words_of(head)
    left = _within(tell_left(answer, names), _LEFT)
    answer_lines = _shortened(lines, room - min(_words_of(left), _LEFT_BEHIND_ALL))
    length = _words_of(answer_lines)
    left = _within(left, room - length)
    if length > _SHORT:
        return (*head, *answer_lines, *left)
    program_lines = _by_program(view, names)[len(head) :]
    return (*head, *answer_lines, *left, *_within(program_lines, room - length - _words_of(left)))


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


def _shortened(lines: Sequence[Entry], room: int) -> _Kept:
    """Returns the lines of an answer for which there is room, and how many more it has."""
    fitting = _within(lines, room)
    if len(fitting) == len(lines):
        return fitting
    fitting = _within(lines, room - _MORE)
    text = counted(len(lines) - len(fitting), "more line")
    return (*fitting, replace(lines[0], pieces=(words_piece(text),)))


def _words_of(entries: Iterable[Entry]) -> int:
    """Returns how many words entries have. All names behind a part of an answer count as one
    word."""
    words = 0
    for entry in entries:
        words += word_count(str(entry))
        for piece in entry.pieces:
            if piece.names:
                words += 1 - word_count(piece.names)
    return words


def _within(entries: Iterable[Entry], most: int) -> _Kept:
    """Returns the first entries, up to so many words."""
    fitting = []
    for entry in entries:
        most -= _words_of([entry])
        if most >= 0:
            fitting.append(entry)
    return tuple(fitting)
