"""Makes the first view of a story (`make_overview`): its entries in reading order. Page, terminal,
exports and assistants show them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.show.answer_lines import tell_answer, tell_mended
from rashomon.show.answer_names import short_names
from rashomon.show.central import Happened
from rashomon.show.difference_lines import tell_differences
from rashomon.show.first_head import tell_head
from rashomon.show.first_view import FirstView, always_close
from rashomon.show.newly_told import newly_told
from rashomon.show.one_line_each import one_line_each
from rashomon.show.sentence_lines import tell_doubted, tell_notes, tell_rejected
from rashomon.show.shared_text import tell_sources
from rashomon.show.toll_lines import tell_tolls
from rashomon.show.topic_lines import tell_denied
from rashomon.text.parsed_report import Annotations
from rashomon.text.white_space import word_count

_DENIED = 2
_DOUBTS = 4
_NOTES = 4
# Words of the whole without an answer, of so many reports and fewer, and of so many and more.
_FEW, _MANY = 3, 10
_LEAST, _MOST = 400, 700
_AT_LEAST = 150  # words that they may have also where that is more than half of the reports'
_MAIN = 3  # the part of them that sentences with which reports begin may take
_BESIDE_ANSWER = 250  # words of what the program found, beside an answer
_HEAD = (Section.HEAD, Section.SOURCES)
_Kept = tuple[Entry, ...]


def make_overview(
    story: Story,
    reports: Reports,
    pages: Iterable[Annotations] = (),
    closeness: Callable[[str, str], float] = always_close,
) -> _Kept:
    """Returns the entries. Without an answer they have at most 400 words together of three reports,
    700 of ten and more. They never have more than half as many words as the reports, if these have
    300.

    `closeness` says how probable it is that two sentences, given by their ids, tell the same main
    thing.

    An answer comes after what the reports are, as it was written, with what its author wrote again
    or took out. Of what the program found at most 250 words stand beside it.
    """
    view = FirstView(story, reports=reports, pages=pages, closeness=closeness)
    answer = story.answer()
    names = short_names(view)
    program_lines = _by_program(view, names)
    if answer is None:
        return program_lines
    head = _within([*tell_head(view), *tell_sources(view)], _BESIDE_ANSWER)
    answer_entries = (*tell_answer(answer, names), *tell_mended(answer))
    behind = [entry for entry in program_lines if entry.section not in _HEAD]
    return (*head, *answer_entries, *_within(behind, _BESIDE_ANSWER - _words_of(head)))


def _by_program(view: FirstView, names: ReportNames) -> _Kept:
    """Returns what the program alone found: how many people were harmed, what is said and denied,
    and where reports surely differ; what happened; what the reports are and who copied whom; what
    they call doubtful; and more of what happened."""
    clash = [*tell_tolls(view, names), *islice(tell_denied(view), _DENIED)]
    clash += tell_differences(view, names)
    reports = [*tell_head(view), *tell_sources(view)]
    findings = [*clash, *reports]
    notes = list(islice(tell_notes(view), _NOTES))
    doubts = list(islice(newly_told(tell_doubted(view), [*findings, *notes]), _DOUBTS - len(notes)))
    doubts += newly_told(tell_rejected(view), [*findings, *notes, *doubts])
    happened = Happened(view, [*findings, *notes, *doubts])
    room = _room_for(view)  # what is left of it after all above goes to what happened
    main_points = _within(happened.main_points(), room // _MAIN, with_denials=False)
    before = [*clash, *main_points, *reports, *notes, *doubts]
    central_entries = happened.side_by_side(room - _words_of(before))
    chosen = _within(chain(before, central_entries, happened.more()), room, always=notes)
    entries = _within(one_line_each(chosen, view), room, always=notes)
    return tuple(entry for entry in entries if entry not in doubts or not _is_told(entry, entries))


def _is_told(doubt: Entry, entries: Iterable[Entry]) -> bool:
    """Whether another of these entries has the first sentence of a doubt in a row of its own."""
    return any(doubt.spans[0] in entry.spans for entry in entries if entry is not doubt)


def _room_for(view: FirstView) -> int:
    """Returns how many words the entries may have without an answer."""
    steps = min(max(len(view.reports), _FEW), _MANY) - _FEW
    most = _LEAST + (_MOST - _LEAST) * steps // (_MANY - _FEW)
    half = sum(word_count(report.text) for report in view.reports) // 2
    return min(most, max(half, _AT_LEAST))


def _words_of(entries: Iterable[Entry]) -> int:
    """Returns how many words entries have."""
    return sum(word_count(str(entry)) for entry in entries)


def _within(
    entries: Iterable[Entry],
    most: int,
    *,
    with_denials: bool = True,
    always: Sequence[Entry] = (),
) -> _Kept:
    """Returns the first entries, up to so many words, and those that are `always` told. The rows
    behind the first one, which deny it, are counted only `with_denials`."""
    fitting = []
    for entry in entries:
        most -= _words_of([entry]) if with_denials else word_count(entry.lines[0])
        if most >= 0 or entry in always:
            fitting.append(entry)
    return tuple(fitting)
