"""The first view of a story (`make_overview`): its entries in reading order, made once, printed by
page, terminal, exports and assistants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from rashomon.model.answer import Answer
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.answer_lines import is_mostly_borne, tell_answer, tell_left
from rashomon.telling.answer_names import short_names
from rashomon.telling.answer_places import places_of_lines, untold
from rashomon.telling.central import tell_central
from rashomon.telling.difference_lines import Naming, tell_differences
from rashomon.telling.head import tell_head
from rashomon.telling.make_pieces import words_piece
from rashomon.telling.newly_told import newly_told
from rashomon.telling.number_lines import tell_numbers, tell_tolls
from rashomon.telling.sentence_lines import tell_alone, tell_doubted
from rashomon.telling.shared_text import tell_sources
from rashomon.telling.topic_lines import tell_denied
from rashomon.telling.view import FirstView, SpanPlaces
from rashomon.telling.wording import counted
from rashomon.text.parsed_report import Annotations

_CENTRAL = 800  # words up to which the most central sentences stand
_CENTRAL_BESIDE = 100  # of them beside an answer
_DENIED, _DOUBTS, _ALONE = 2, 4, 5
_LEFT, _MOST_LEFT = 3, 15  # entries of what an answer does not say, open and in all
_MOST, _MOST_WITH_ANSWER = 900, 1200  # words of the whole
_MORE = 3  # words that say how many more lines there are


def make_overview(
    story: Story, reports: Sequence[Report], pages: Iterable[Annotations] = ()
) -> tuple[Entry, ...]:
    """Returns the entries, as long as the whole has at most 900 words, 1,200 with an answer. An
    answer that is mostly found in the reports stands behind what the reports are, then what it does
    not say, then what else the program found; any other stands last, and folded."""
    view = FirstView.of_story(story, reports, pages)
    naming = Naming.of_story(view)
    answer = story.answer()
    if answer is None:
        return _by_program(view, naming)
    lines = list(tell_answer(answer, short_names(view)))
    if not is_mostly_borne(answer):
        return _within([*_by_program(view, naming), *lines], _MOST_WITH_ANSWER)
    told = places_of_lines(story, answer)
    head = [*tell_head(view), *tell_sources(view)]
    left = list(islice(_left(view, naming, answer, told), _MOST_LEFT))
    room = _MOST_WITH_ANSWER - _words_of(head) - _words_of(left[:_LEFT])
    entries = [*head, *_shortened(lines, room), *left]
    entries += _not_told(view, naming, told, entries)
    return _within(entries, _MOST_WITH_ANSWER)


def _by_program(view: FirstView, naming: Naming) -> tuple[Entry, ...]:
    """What the program alone found: what the reports are, how many people were hurt, what happened,
    where they differ, the sentences that a reader would miss most, other numbers, what they call
    doubtful, what one alone tells."""
    first = [*tell_head(view), *tell_sources(view), *tell_tolls(view, naming)]
    differing = [*islice(tell_denied(view), _DENIED), *tell_differences(view, naming)]
    doubts = _first(tell_doubted(view), [*first, *differing], _DOUBTS, _DOUBTS)
    before = [*first, *differing, *doubts]
    room = _CENTRAL - _words_of(entry for entry in before if entry.open)
    central = list(tell_central(view, before, room))
    happened = [entry for entry in central if entry.section is Section.WIDELY]
    told = [*first, *happened, *differing, *central[len(happened) :], *tell_numbers(view)]
    told += doubts
    return _within([*told, *_first(tell_alone(view), told, 2 * _ALONE, _ALONE)], _MOST)


def _left(
    view: FirstView, naming: Naming, answer: Answer, told: Sequence[SpanPlaces]
) -> Iterator[Entry]:
    """What no line of an answer says, the first of it open: how many people were hurt, sentences of
    weight, what reports call doubtful, other numbers."""
    sentences = chain(tell_left(answer, view.called), untold(tell_doubted(view), told))
    entries = chain(
        untold(tell_tolls(view, naming), told),
        newly_told(sentences),
        untold(tell_numbers(view), told),
    )
    for place, entry in enumerate(entries):
        yield replace(entry, section=Section.LEFT, open=entry.open and place < _LEFT)


def _not_told(
    view: FirstView, naming: Naming, told: Sequence[SpanPlaces], before: Sequence[Entry]
) -> Iterator[Entry]:
    """What else the program found and no line of an answer tells."""
    yield from untold(tell_central(view, before, _CENTRAL_BESIDE), told)
    yield from islice(untold(tell_denied(view), told), _DENIED)
    yield from untold(tell_differences(view, naming), told)


def _shortened(lines: Sequence[Entry], room: int) -> tuple[Entry, ...]:
    """The lines of an answer for which there is room, and how many more it has."""
    kept = _within(lines, room)
    if len(kept) == len(lines):
        return kept
    kept = _within(lines, room - _MORE)
    told = counted(len(lines) - len(kept), "more line")
    return (*kept, replace(lines[0], pieces=(words_piece(told),)))


def _first(
    entries: Iterator[Entry], told: Sequence[Entry], most: int, most_open: int
) -> list[Entry]:
    """The first of these sentences that say something new, so many of them open."""
    new = islice(newly_told(entries, told), most)
    return [replace(entry, open=n < most_open) for n, entry in enumerate(new)]


def _words_of(entries: Iterable[Entry]) -> int:
    """How many words entries have; all names behind a part of an answer count as one."""
    words = 0
    for entry in entries:
        words += len(str(entry).split())
        for piece in entry.pieces:
            if piece.names:
                words += 1 - len(piece.names.split())
    return words


def _within(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """The first entries, as long as they have so many words at most."""
    kept = []
    for entry in entries:
        most -= _words_of([entry])
        if most >= 0:
            kept.append(entry)
    return tuple(kept)
