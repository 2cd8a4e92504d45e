"""Puts differences into lines: the thing, its versions side by side, and the status
(`tell_difference`). `tell_differences` does so for a story, in its order."""

from collections.abc import Iterator

from rashomon.model.difference import Difference, Version
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceRole
from rashomon.model.report import ReportNames
from rashomon.numbers.fates import BEFALLEN
from rashomon.show.claim_counts import SAYS_NO
from rashomon.show.first_view import Entries, FirstView
from rashomon.show.make_pieces import in_row, quote_piece, reports_piece, words_piece
from rashomon.show.wording import STATUS_WORDS, counted
from rashomon.text.report_names import shorten

_OPEN = 12
_OPEN_VERSIONS = 4
_LONGEST_SPEAKER = 40  # characters


def tell_differences(view: FirstView, names: ReportNames) -> Entries:
    """Yields the differences that the program found, twelve of them open. Those about harm to
    people are left out, because they stand further up. `names` are those of the reports."""
    left = _OPEN
    for difference in view.story.open_differences():
        if not difference.by and difference.measure not in BEFALLEN:
            yield tell_difference(difference, names=names, section=Section.DIFFER, is_open=left > 0)
            left -= 1


def is_toll(difference: Difference) -> bool:
    """Returns whether people were harmed and more than one report says how many, whether or not
    they agree."""
    is_shown = difference.is_open or difference.is_told_alike
    return difference.measure in BEFALLEN and is_shown


def tell_difference(
    difference: Difference, names: ReportNames, section: Section, *, is_open: bool = True
) -> Entry:
    """Returns a difference as a line."""
    pieces = [words_piece(difference.heading, PieceRole.THING)]
    most = _OPEN_VERSIONS
    if len(difference.versions) == most + 1:  # no line ends with "1 more version"
        most += 1
    versions = difference.versions[:most]
    for row, version in enumerate(versions, 1):
        pieces += in_row(_version(version, names), row)
    left_out = len(difference.versions) - len(versions)
    if left_out:
        text = counted(left_out, "more version")
        pieces.append(words_piece(text, row=len(versions) + 1))
    if difference.status:
        pieces.append(words_piece(STATUS_WORDS[difference.status], PieceRole.STATUS))
    return Entry(
        section=section, id=difference.id, by=difference.by, open=is_open, pieces=tuple(pieces)
    )


def _version(version: Version, names: ReportNames) -> Iterator[EntryPiece]:
    """Returns the words of a version, with the speaker, the first outlet, and how many more reports
    have them. Where its headline names no speaker, the words are those of its text that do."""
    of_first = [quote for quote in version.quotes if quote.report == version.quotes[0].report]
    first = next((quote for quote in of_first if quote.speaker), of_first[0])
    if version.denied and not SAYS_NO.search(version.words):
        yield words_piece(FixedWords.DENIES)
    yield quote_piece(first.span, PieceRole.VERSION)
    if first.speaker:
        speaker = shorten(first.speaker, _LONGEST_SPEAKER)
        yield words_piece(speaker, PieceRole.SPEAKER)
    yield reports_piece(version.spans, names, most=1)
